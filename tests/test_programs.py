"""Programs of notices composed here: other headings, years and layouts than the samples'."""

from __future__ import annotations

import pytest

import announce_parser
from announce_parser.notices._columns import Field, field_of, per_of
from announce_parser.notices._programs.names import key_of, mentions, tellings
from announce_parser.record import Check, Program, Record

HEAD = "# 2024년 나래도 창업지원 사업 통합공고\n\n나래도(지사 한솔)는 사업을 통합 공고한다.\n\n"


def parsed(body: str) -> Record:
    return announce_parser.parse((HEAD + body).encode(), name="notice.md")


def program(body: str, index: int = 0) -> Program:
    return parsed(body).programs[index]


def failing(record: Record) -> list[Check]:
    return [check for check in record.checks if check.status == "fails"]


TABLE = """## 1. 사업 개요

({unit})

| 분야 | 세부사업명 | {scale} | 지원한도 | 지원기간 | 접수기간 |
|---|---|---|---|---|---|
| ① 공간 | 빈집 재생 창업 | 500 | {cap} | {duration} | '24.3~4 |
|  | 골목 점포 개선 | 300 | 10 | 6개월 | '24.5~ |
| ② 인력 | 청년 인턴 | 200 | - | 추후 공지 | 상시 |

{note}

"""


def table(**changes: str) -> str:
    words = {"unit": "단위: 백만원", "scale": "예산", "cap": "20", "duration": "8개월", "note": ""}
    return TABLE.format(**{**words, **changes})


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("세부사업명", Field.NAME),
        ("지원 한도", Field.CAP),
        ("지원한도(백만원)", Field.CAP),
        ("1. 신청 자격", Field.ELIGIBILITY),
        ("총 사업비", Field.BUDGET),
        ("전문(관리)기관", Field.AGENCY),
        ("평가·선정", Field.EVALUATION),
        ("공고문", None),
        ("선정기업", None),
        ("지원기업 소재지", None),
        ("", None),
    ],
)
def test_a_heading_is_known_by_its_letters(heading: str, field: Field | None) -> None:
    assert field_of(heading) is field


@pytest.mark.parametrize(
    ("heading", "per"),
    [
        ("기업당 한도액", "기업"),
        ("1인당 지원금", "인"),
        ("과제별 지원한도", "과제"),
        ("지원한도", None),
    ],
)
def test_a_heading_says_what_its_amounts_are_for_one_of(heading: str, per: str | None) -> None:
    assert per_of(heading) == per


@pytest.mark.parametrize(
    ("unit", "budget"),
    [("단위: 백만원", 500_000_000), ("단위: 천원", 500_000), ("단위 : 억원", 50_000_000_000)],
)
def test_amounts_take_the_unit_of_the_caption(unit: str, budget: int) -> None:
    found = program(table(unit=unit)).budget

    assert found is not None
    assert (found.amount, found.text, found.unit) == (budget, "500", unit.rsplit(maxsplit=1)[-1])


def test_the_unit_in_a_heading_is_nearer_than_the_caption_s() -> None:
    found = program(table(scale="예산(천원)"))

    assert found.budget is not None
    assert found.cap is not None
    assert (found.budget.amount, found.cap.amount) == (500_000, 20_000_000)


def test_conditional_cells_are_terms_by_label() -> None:
    found = program(table(cap="5 (예비) 20 (초기)", duration="4개월 (예비) 8개월 (초기)"))

    assert found.cap is None
    assert [
        (terms.label, terms.cap and terms.cap.amount, terms.duration and terms.duration.duration)
        for terms in found.caps
    ] == [("예비", 5_000_000, "P4M"), ("초기", 20_000_000, "P8M")]


def test_merged_groups_are_categories_with_their_numbers() -> None:
    found = [(each.number, each.name, each.programs) for each in parsed(table()).categories]

    assert found == [("①", "공간", ("p1", "p2")), ("②", "인력", ("p3",))]


def test_stated_absence_is_kept_with_its_meaning_and_a_standing_window_is_rolling() -> None:
    record = parsed(table())

    assert {at: each.meaning for at, each in record.stated_absent.items()} == {
        "/programs/2/cap": "none",
        "/programs/2/duration": "to_be_announced",
    }
    assert record.programs[2].application is not None
    assert record.programs[2].application.rolling is True


def test_a_row_of_totals_is_no_program() -> None:
    body = table().replace("| ② 인력", "| 합계 | 합계 | 1,000 | | | |\n| ② 인력")

    assert [each.name for each in parsed(body).programs] == [
        "빈집 재생 창업",
        "골목 점포 개선",
        "청년 인턴",
    ]


def test_a_note_makes_only_the_columns_it_names_bounds() -> None:
    found = program(table(note="* 지원한도는 '최대'를 의미함"))

    assert found.cap is not None
    assert found.duration is not None
    assert (found.cap.bound, found.duration.bound) == ("max", None)


def test_a_table_of_statistics_is_no_program() -> None:
    body = "| 구분 | 2022년 | 2023년 |\n|---|---|---|\n| 수출 | 120 | 130 |\n| 수입 | 80 | 90 |\n"

    assert parsed(body).programs == ()


PROSE = table() + "## 2. 세부 내용\n\n① 공간 (800백만원)\n\n"


@pytest.mark.parametrize(
    ("sentence", "field", "value"),
    [
        ("빈집 재생 창업은 지원예산은 5억원(25개)이다.", "awards", 25),
        ("빈집 재생 창업에는 전체 선정 규모는 40팀이다.", "awards", 40),
    ],
)
def test_prose_adds_what_the_table_does_not_say(sentence: str, field: str, value: int) -> None:
    assert getattr(program(PROSE + sentence), field).value == value


def test_prose_says_what_a_cap_is_for_one_of() -> None:
    found = program(PROSE + "빈집 재생 창업은 팀당 최대 2천만원까지 지원한다.").cap

    assert found is not None
    assert (found.amount, found.text, found.per, found.bound) == (20_000_000, "20", "팀", "max")


def test_the_finer_value_wins_where_it_rounds_to_the_coarser() -> None:
    found = program(PROSE + "빈집 재생 창업은 팀당 최대 1,965만원까지 지원한다.").cap

    assert found is not None
    assert (found.amount, found.text) == (19_650_000, "1,965만원")


def test_a_contradiction_keeps_the_table_and_names_both_places() -> None:
    record = parsed(PROSE + "빈집 재생 창업은 팀당 최대 3천만원까지 지원한다.")
    cap = record.programs[0].cap
    (check,) = [each for each in failing(record) if each.rule == "cap_agrees"]

    assert cap is not None
    assert cap.amount == 20_000_000
    assert (check.expected, check.actual, len(check.sources)) == ("20백만원", "3천만원", 2)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("신규사업으로 빈집 재생 창업을 추진한다.", "new"),
        ("빈집 재생 창업은 개별 방식에서 통합 방식으로 변경된다.", "changed"),
        ("빈집 재생 창업은 지역에서 인기가 높다.", None),
    ],
)
def test_a_sentence_says_the_status_of_the_program_it_names(
    sentence: str, status: str | None
) -> None:
    assert program(PROSE + sentence).status == status


def test_a_sentence_about_two_programs_gives_its_sums_to_neither() -> None:
    record = parsed(PROSE + "빈집 재생 창업과 골목 점포 개선에 총 9억원을 지원한다.")

    assert failing(record) == []
    assert [each.budget and each.budget.amount for each in record.programs[:2]] == [
        500_000_000,
        300_000_000,
    ]


CONTACTS = """## 3. 문의처

| 세부사업명 | 전담기관 | 연락처 |
|---|---|---|
| 골목 점포 환경개선 | 나래경제 진흥원 | 031-760-3101~2 통합 상담 콜센터 1357 |
| 빈집 재생 창업 | 나래경제 진흥원 | 031-760-3103 통합 상담 콜센터 1357 |
| 청년 인턴 | 나래일자리재단 | 031-760-4100 |
"""


def test_contacts_are_joined_by_name_in_whatever_order_they_stand() -> None:
    record = parsed(table() + CONTACTS)
    found = [
        (each.organization, tuple(phone.national for phone in each.phones), each.programs)
        for each in record.contacts
    ]

    assert found == [
        ("나래경제진흥원", ("031-760-3101", "031-760-3102"), ("p2",)),
        ("나래경제진흥원", ("031-760-3103",), ("p1",)),
        ("나래일자리재단", ("031-760-4100",), ("p3",)),
        ("통합 상담 콜센터", ("1357",), ("p1", "p2")),
    ]
    assert [each.agency for each in record.programs] == [
        "나래경제진흥원",
        "나래경제진흥원",
        "나래일자리재단",
    ]
    assert record.programs[1].aliases == ("골목 점포 환경개선",)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("지능형(스마트)공장 구축", "스마트 공장 구축"),
        ("상담(컨설팅) 지원", "컨설팅지원"),
        ("대·중소 상생형", "대중소 상생형"),
    ],
)
def test_two_spellings_of_one_name_have_one_key(name: str, other: str) -> None:
    assert key_of(name) == key_of(other)


def test_a_mention_needs_the_words_that_tell_a_program_from_the_others() -> None:
    names = ("빈집 재생 창업", "골목 점포 창업", "청년 창업")
    telling = tellings(names, " ".join(names))

    assert [each.index for each in mentions("골목에서 점포를 여는 창업을 돕는다", telling)] == [1]
    assert mentions("창업을 돕는다", telling) == ()


def test_goals_keep_every_breakdown_and_accuse_none_until_parts_are_told() -> None:
    record = parsed("* 보급목표 : 도시형 30개, 농촌형 20개 등 총 60개 (신규 40개, 계속 20개)\n")
    (goal,) = record.goals

    assert (goal.name, goal.value.text) == ("보급목표", "60개")
    assert [[part.value for part in parts] for parts in goal.breakdowns] == [[30, 20], [40, 20]]
    assert failing(record) == []
    rules = ("breakdown_sums_to_goal", "parts_in_brackets_sum_to_whole")
    assert [check.status for check in record.checks if check.rule in rules] == ["skipped", "holds"]


@pytest.mark.parametrize(
    ("bracket", "percent", "status"),
    [("(50%↓)", -50, "holds"), ("(△50%)", -50, "holds"), ("(30%↓)", -30, "fails")],
)
def test_a_change_has_the_sign_its_arrow_means(bracket: str, percent: int, status: str) -> None:
    record = parsed(f"* 지원개수 : ('23) 200개 → ('24) 100개 {bracket}\n")
    (change,) = record.changes
    (check,) = [each for each in record.checks if each.rule == "growth_rate_matches"]

    assert (change.subject, change.before, change.after) == ("지원개수", "200개", "100개")
    assert (change.percent, check.status) == (percent, status)


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("1,000백만원", "equal"),
        ("10억원", "equal"),
        ("11억원", "conflict"),
        ("9.99억원", "conflict"),
    ],
)
def test_the_announced_total_is_held_against_the_programs(total: str, grade: str) -> None:
    body = HEAD.replace("사업을 통합", f"올해 총 {total} 규모의 사업을 통합") + table()
    record = announce_parser.parse(body.encode(), name="notice.md")
    found = [each.grade for each in record.checks if each.rule.startswith("total_budget")]

    assert found == [grade]


@pytest.mark.parametrize(("share", "parties"), [("50%", [("정부", 50), ("기업", 50)]), ("40%", [])])
def test_shares_are_who_pays_what_where_they_make_a_whole(
    share: str, parties: list[tuple[str, int]]
) -> None:
    record = parsed(
        table()
        + "< 빈집 재생 창업 유형별 지원한도 >\n\n| 유형 | 지원금액 | 지원비율 |\n|---|---|---|\n"
        + f"| 단독 | 2천만원 | 정부(50%), 기업({share}) |\n| 공동 | 3천만원 | |\n"
    )

    assert [(each.party, each.percent) for each in record.programs[0].cost_sharing] == parties


def test_the_schedule_holds_common_windows_once_and_those_of_one_program_with_it() -> None:
    record = parsed(table() + "○ 사업설명회 : 2024. 3. 5.(화) 14:00\n")
    found = [(each.event, each.program, each.period.interval) for each in record.schedule]

    assert found == [
        ("application", "p1", "2024-03/2024-04"),
        ("application", "p2", "2024-05/.."),
        ("briefing", None, "2024-03-05T14:00+09:00"),
    ]


def test_a_headline_in_a_frame_is_read_with_its_deck() -> None:
    body = "보도시점\t2024. 3. 5.(화) 조간\n\n|  |\n|---|\n"
    record = announce_parser.parse((body + HEAD).encode(), name="notice.md")

    assert record.title == "2024년 나래도 창업지원 사업 통합공고"
