"""Overview tables in the many forms that notices give them, and what hangs on their rows."""

from __future__ import annotations

import pytest

from announce_parser import parse
from announce_parser.record import Place, Program, Record

HEAD = "# 2026년 바다시 어업 혁신 지원사업 통합공고\n\n바다시(시장 한바다)는 사업을 아래와 같이 통합 공고한다.\n\n"


def read(body: str) -> Record:
    return parse((HEAD + body).encode(), name="notice.md", tokenizer="plain")


def table(heading: str, *rows: str, unit: str = "백만원") -> str:
    columns = heading.count("|") + 1
    lines = (heading, "|".join(["---"] * columns), *rows)
    return f"(단위: {unit})\n\n" + "\n".join(f"| {line} |" for line in lines) + "\n"


def programs(heading: str, *rows: str, unit: str = "백만원") -> tuple[Program, ...]:
    return read(table(heading, *rows, unit=unit)).programs


def caps(program: Program) -> list[tuple[str, object]]:
    return [(each.label, each.cap and each.cap.amount) for each in program.caps]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("20(소형) 50(대형)", [("소형", 20_000_000), ("대형", 50_000_000)]),
        ("(소형) 20 (대형) 50", [("소형", 20_000_000), ("대형", 50_000_000)]),
        ("소형: 2천만원, 대형: 5천만원", [("소형", 20_000_000), ("대형", 50_000_000)]),
        ("30 (10인 이상) 50 (30인 이상)", [("10인 이상", 30_000_000), ("30인 이상", 50_000_000)]),
    ],
)
def test_cell_of_several_conditions_is_one_term_each_and_no_flat_cap(
    cell: str, expected: list[tuple[str, object]]
) -> None:
    (program,) = programs("사업명 | 예산 | 지원한도", f"어선 전기화 | 800 | {cell}")

    assert caps(program) == expected
    assert program.cap is None


def test_label_behind_a_slash_is_not_whom_the_sum_before_is_for() -> None:
    (program,) = programs(
        "사업명 | 예산 | 지원한도", "자동화 설비 | 8 | 기초: 3천만원 / 고도화: 1억원"
    )

    assert caps(program) == [("기초", 30_000_000), ("고도화", 100_000_000)]
    assert [each.cap and each.cap.per for each in program.caps] == [None, None]


@pytest.mark.parametrize("cell", ["1,200(국비 600)", "1,200 (최대)", "1,200(예정)", "1,200"])
def test_bracket_that_is_no_condition_leaves_the_value_flat(cell: str) -> None:
    (program,) = programs("사업명 | 예산 | 지원기간", f"어선 전기화 | {cell} | 6개월")

    assert program.budget is not None
    assert program.budget.amount == 1_200_000_000
    assert program.caps == ()


def test_second_value_without_a_condition_is_unplaced_and_not_a_budget() -> None:
    record = read(table("사업명 | 예산 | 지원기간", "어선 전기화 | 1,200(국비 600) | 6개월"))
    texts = {figure.id: figure.text for figure in record.figures}

    assert [texts[identifier] for identifier in record.unplaced] == ["600"]


@pytest.mark.parametrize(
    ("cell", "rounds"),
    [
        ("1차: 1.5~1.20 / 2차: 6.1~6.15", [("1차", "2026-01-05/2026-01-20"), ("2차", "2026-06-01/2026-06-15")]),
        ("(상반기) '26.2~3 (하반기) '26.8~9", [("상반기", "2026-02/2026-03"), ("하반기", "2026-08/2026-09")]),
    ],
)  # fmt: skip
def test_windows_by_round_are_rounds_and_no_flat_window(
    cell: str, rounds: list[tuple[str, str]]
) -> None:
    record = read(table("사업명 | 예산 | 접수기간", f"어선 전기화 | 800 | {cell}"))
    (program,) = record.programs

    assert [(each.label, each.application and each.application.interval) for each in program.rounds] == rounds  # fmt: skip
    assert program.application is None
    assert "/programs/0/rounds/1/application" in record.provenance


def test_one_window_with_its_weekdays_is_no_round() -> None:
    (program,) = programs(
        "사업명 | 예산 | 접수기간", "어선 전기화 | 800 | 2026.2.2.(월)~2.20.(금) (예정)"
    )

    assert program.rounds == ()
    assert program.application is not None
    assert program.application.interval == "2026-02-02/2026-02-20"


@pytest.mark.parametrize(
    ("cell", "meaning"),
    [
        ("-", "none"),
        ("해당 없음", "none"),
        ("추후 공지", "to_be_announced"),
        ("미정", "to_be_announced"),
        ("사업별 상이", "varies"),
    ],
)
def test_cell_that_says_there_is_no_value_is_stated_absence(cell: str, meaning: str) -> None:
    record = read(table("사업명 | 예산 | 지원한도", f"어선 전기화 | 800 | {cell}"))
    absent = record.stated_absent["/programs/0/cap"]

    assert (absent.text, absent.meaning) == (cell, meaning)
    assert record.programs[0].cap is None


def test_empty_cell_is_silence_and_not_stated_absence() -> None:
    record = read(table("사업명 | 예산 | 지원한도", "어선 전기화 | 800 | ", "자동화 | 5 | 6"))

    assert record.stated_absent == {}
    assert record.programs[0].cap is None


@pytest.mark.parametrize(
    "total", ["합계", "합 계", "소 계", "총 합 계", "합계(2개)", "계", "총계", "전체"]
)
def test_row_of_totals_is_no_program(total: str) -> None:
    found = programs(
        "사업명 | 예산 | 지원한도", "어선 전기화 | 800 | 50", f"{total} | 800 | ", "자동화 | 5 | 6"
    )

    assert [each.name for each in found] == ["어선 전기화", "자동화"]


def test_name_that_begins_like_a_total_is_a_program() -> None:
    found = programs(
        "사업명 | 예산 | 지원한도", "계절 근로자 숙소 | 800 | 50", "전체론 연구 | 5 | 6"
    )

    assert [each.name for each in found] == ["계절 근로자 숙소", "전체론 연구"]


@pytest.mark.parametrize(
    ("unit", "amount"), [("천원", 120_000), ("백만원", 120_000_000), ("억원", 12_000_000_000)]
)
def test_unit_of_the_caption_holds_for_bare_numbers(unit: str, amount: int) -> None:
    (program,) = programs("사업명 | 예산 | 지원기간", "어선 전기화 | 120 | 6개월", unit=unit)

    assert program.budget is not None
    assert (program.budget.amount, program.budget.unit) == (amount, unit)


def test_unit_in_heading_and_in_cell_are_nearer_than_the_caption_s() -> None:
    (program,) = programs("사업명 | 예산(억원) | 지원한도", "어선 전기화 | 8.5 | 5,000천원")

    assert program.budget is not None
    assert program.cap is not None
    assert (program.budget.amount, program.cap.amount) == (850_000_000, 5_000_000)


@pytest.mark.parametrize(
    ("heading", "cell", "per"),
    [
        ("기업당 한도액", "20", "기업"),
        ("과제별 지원한도", "20", "과제"),
        ("기업당 한도액", "팀당 20백만원", "팀"),
        ("한도액", "20", None),
    ],
)
def test_heading_says_what_a_cap_is_for_one_of_where_the_cell_does_not(
    heading: str, cell: str, per: str | None
) -> None:
    (program,) = programs(f"사업명 | 예산 | {heading}", f"어선 전기화 | 800 | {cell}")

    assert program.cap is not None
    assert (program.cap.amount, program.cap.per) == (20_000_000, per)


def test_heading_with_a_number_for_each_is_a_heading() -> None:
    (program,) = programs("사업명 | 예산 | 1인당 지원금", "해녀 양성 | 120 | 3")

    assert program.cap is not None
    assert program.cap.per == "인"


def test_scale_holds_money_or_numbers_as_its_cells_say() -> None:
    counted, paid = programs(
        "사업명 | 지원규모 | 지원한도", "어선 전기화 | 5개소 내외 | 50", "자동화 | 12억원 | 30"
    )

    assert counted.awards is not None
    assert (counted.awards.value, counted.awards.unit, counted.awards.bound) == (
        5,
        "개소",
        "approx",
    )
    assert counted.budget is None
    assert paid.budget is not None
    assert (paid.budget.amount, paid.awards) == (1_200_000_000, None)


def test_groups_without_numbers_are_categories_and_programs_without_groups_have_none() -> None:
    grouped = read(
        table(
            "구분 | 사업명 | 예산 | 지원한도",
            "생산 | 자동화 | 12 | 3",
            " | 어선 전기화 | 8 | 5",
            "유통 | 위판장 위생 | 3 | 1",
        )
    )
    alone = read(table("사업명 | 예산 | 지원한도", "자동화 | 12 | 3", "어선 전기화 | 8 | 5"))

    assert [(each.number, each.name, each.programs) for each in grouped.categories] == [
        (None, "생산", ("p1", "p2")),
        (None, "유통", ("p3",)),
    ]
    assert alone.categories == ()
    assert [each.category for each in alone.programs] == [None, None]


def test_wider_of_two_name_columns_groups_the_narrower() -> None:
    record = read(
        table(
            "사업명 | 세부사업명 | 예산 | 지원한도",
            "생산 혁신 | 자동화 | 12 | 3",
            " | 어선 전기화 | 8 | 5",
            "유통 혁신 | 위판장 위생 | 3 | 1",
        )
    )

    assert [each.name for each in record.programs] == ["자동화", "어선 전기화", "위판장 위생"]
    assert [(each.name, each.programs) for each in record.categories] == [
        ("생산 혁신", ("p1", "p2")),
        ("유통 혁신", ("p3",)),
    ]


def test_name_merged_over_rows_of_types_is_one_program_with_its_types() -> None:
    first, second = programs(
        "사업명 | 유형 | 예산 | 지원한도 | 보조율 | 접수기간",
        "양식장 자동화 | 기초 | 300 | 30 | 50% | 2026.2.2.~2.20.",
        " | 고도화 | 700 | 100 | 40% | ",
        "어선 전기화 | 일반 | 400 | 20 | 60% | 2026.3.2.~3.20.",
    )

    assert caps(first) == [("기초", 30_000_000), ("고도화", 100_000_000)]
    assert [each.ratio and each.ratio.percent for each in first.caps] == [50, 40]
    assert first.application is not None
    assert first.application.interval == "2026-02-02/2026-02-20"
    assert second.cap is not None
    assert (second.cap.amount, second.caps) == (20_000_000, ())


def test_headings_of_two_rows_are_read_together() -> None:
    text = (
        "2026년 바다시 어업 혁신 지원사업 통합공고\n\n바다시(시장 한바다)는 사업을 통합 공고한다.\n\n"
        "연번\t사업명\t지원내역\t\t추진일정\t\n\t\t예산(억원)\t한도(백만원)\t신청\t평가\n"
        "1\t양식장 자동화\t12\t30\t'26.2~3\t'26.4\n2\t위판장 위생\t3\t100\t수시\t-\n계\t\t15\t\t\t\n"
    )
    record = parse(text.encode(), name="notice.txt", tokenizer="plain")
    first, second = record.programs

    assert first.budget is not None
    assert first.cap is not None
    assert first.evaluation is not None
    assert (first.budget.amount, first.cap.amount) == (1_200_000_000, 30_000_000)
    assert first.evaluation.interval == "2026-04"
    assert second.application is not None
    assert second.application.rolling is True
    assert record.stated_absent["/programs/1/evaluation"].meaning == "none"


def test_second_table_of_other_terms_goes_on_with_the_programs_of_the_first() -> None:
    record = read(
        table("사업명 | 예산 | 접수기간", "자동화 | 12 | 2월", "어선 전기화 | 8 | 3월")
        + "\n다음 조건으로 지원한다.\n\n"
        + table("사업명 | 지원한도 | 보조율", "어선 전기화 | 5 | 60%", "자동화 | 3 | 50%")
    )

    assert [each.name for each in record.programs] == ["자동화", "어선 전기화"]
    assert [each.cap and each.cap.amount for each in record.programs] == [3_000_000, 5_000_000]
    assert [each.subsidy_ratio and each.subsidy_ratio.percent for each in record.programs] == [
        50,
        60,
    ]


def test_second_table_of_the_same_terms_has_programs_of_its_own() -> None:
    record = read(
        table("사업명 | 예산 | 접수기간", "일반형 | 12 | 2월")
        + "\n도서 지역은 다음과 같다.\n\n"
        + table("사업명 | 예산 | 접수기간", "일반형 | 3 | 5월", unit="억원")
    )

    assert [each.budget and each.budget.amount for each in record.programs] == [
        12_000_000,
        300_000_000,
    ]


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("구분 | 2024년 | 2025년 | 증감", "예산(억원) | 120 | 150 | 25%"),
        ("지원사업 | 2024년 예산 | 2025년 예산 | 증감률", "어선 전기화 | 120 | 150 | 25%"),
        ("사업명 | 예산 | 집행액 | 집행률", "어선 전기화 | 120 | 110 | 92%"),
        ("사업명 | 예산 | 추진실적", "어선 전기화 | 120 | 40척"),
        ("기업명 | 소재지 | 매출액", "바다상사 | 바다시 | 120"),
    ],
)
def test_statistics_results_and_lists_of_firms_are_no_programs(heading: str, row: str) -> None:
    assert programs(heading, row, row.replace("어선 전기화", "자동화")) == ()


def test_one_year_before_a_heading_is_the_year_announced() -> None:
    (program,) = programs("사업명 | 2026년 예산 | 지원한도", "어선 전기화 | 120 | 3")

    assert program.budget is not None
    assert program.budget.amount == 120_000_000


def test_note_bounds_the_columns_it_names_but_no_range_and_nothing_that_bounds_itself() -> None:
    body = table(
        "사업명 | 예산 | 지원한도 | 지원기간 | 보조율",
        "자동화 | 12 | 3 | 6개월 내외 | 50~70%",
        "어선 전기화 | 8 | 5 | 9개월 | 60%",
    )
    record = read(body + "\n* 지원한도·지원기간 및 보조율은 '최대'를 의미함\n")
    first, second = record.programs

    assert [
        each and each.bound for each in (second.cap, second.duration, second.subsidy_ratio)
    ] == [
        "max",
        "max",
        "max",
    ]
    assert [each and each.bound for each in (first.budget, second.budget)] == [None, None]
    assert first.duration is not None
    assert first.duration.bound == "approx"
    assert first.subsidy_ratio is not None
    assert (first.subsidy_ratio.min_percent, first.subsidy_ratio.max_percent) == (50, 70)
    assert first.subsidy_ratio.bound is None


def test_note_under_another_heading_bounds_nothing() -> None:
    body = table("사업명 | 예산 | 지원금", "자동화 | 12 | 3")

    (program,) = read(body + "\n## 유의사항\n\n* 지원금은 '최대'를 의미함\n").programs

    assert program.cap is not None
    assert program.cap.bound is None


def test_bare_number_of_a_cell_keeps_the_bound_it_states() -> None:
    (program,) = programs("사업명 | 예산 | 지원한도", "자동화 | 약 100 | 50 내외")

    assert program.cap is not None
    assert program.cap.bound == "approx"


def test_budget_of_one_digit_far_from_the_table_s_is_a_contradiction_named_at_both_places() -> None:
    record = read(
        table("사업명 | 예산 | 지원한도", "어선 전기화 | 1,500 | 50", "위판장 위생 | 5 | 1")
        + "\n어선 전기화의 지원예산은 20억원이다.\n"
    )
    (check,) = [each for each in record.checks if each.status == "fails"]

    assert record.programs[0].budget is not None
    assert record.programs[0].budget.amount == 1_500_000_000
    assert (check.rule, check.grade) == ("budget_agrees", "conflict")
    assert [source.cell for source in check.sources] == [(1, 1), None]


def test_numbered_label_right_under_the_headline_is_a_term_and_no_deck() -> None:
    text = (
        "바다공단 공고 제2026-2호\n\n2026년 바다공단 신규직원 채용 공고\n\n1. 채용인원 : 총 7명\n\n"
        "| 채용분야 | 채용인원 |\n|---|---|\n| 행정 | 4명 |\n| 전산 | 3명 |\n"
    )
    record = parse(text.encode(), name="notice.md", tokenizer="plain")

    assert record.subtitles == ()


CONTACTS = """
## 문의처

| 전담기관 | 사업명 | 소관부서 | 문의전화 |
|---|---|---|---|
| 바다진흥원 | 위판장 위생 개선 지원 | 유통과 | 061-200-1001~3 통합 콜센터 1357 |
| 한국어업기술 진흥원 | 스마트 양식장 자동화 | 수산과 | 061-200-2001 통합 콜센터 1357 |
|  | 어선 전기화 |  | 061-200-2001 통합 콜센터 1357 |
"""


def test_contact_table_in_another_order_with_other_names_is_joined_to_its_programs() -> None:
    record = read(
        table(
            "사업명 | 예산 | 지원한도",
            "양식장 자동화 | 12 | 3",
            "어선 전기화 | 8 | 5",
            "위판장 위생 개선 | 3 | 1",
        )
        + CONTACTS
    )

    assert [(each.division, each.agency, each.aliases) for each in record.programs] == [
        ("수산과", "한국어업기술진흥원", ("스마트 양식장 자동화",)),
        ("수산과", "한국어업기술진흥원", ()),
        ("유통과", "바다진흥원", ("위판장 위생 개선 지원",)),
    ]
    assert [
        (each.organization, [phone.national for phone in each.phones], each.programs)
        for each in record.contacts
    ] == [
        ("바다진흥원", ["061-200-1001", "061-200-1002", "061-200-1003"], ("p3",)),
        ("한국어업기술진흥원", ["061-200-2001"], ("p1", "p2")),
        ("통합 콜센터", ["1357"], ("p1", "p2", "p3")),
    ]


def test_contact_row_that_names_no_program_is_joined_to_none() -> None:
    record = read(
        table("사업명 | 예산 | 지원한도", "양식장 자동화 | 12 | 3", "어선 전기화 | 8 | 5")
        + CONTACTS.replace("위판장 위생 개선 지원", "수산물 수출 물류")
    )

    assert "바다진흥원" not in [each.agency for each in record.programs]


SINGLE = """바다진흥원 공고 제2026-3호

2026년 해양레저 창업 지원사업 {kind}

아래와 같이 참여기업을 모집합니다.

1. 사업개요
 ○ (지원규모) 20개사 내외
 ○ (지원예산) 총 5억원
 ○ (지원금액) 기업당 최대 2,500만원
 ○ (사업기간) 2026. 4. 1. ~ 11. 30.

2. 신청자격
 ○ 창업 7년 이내 기업

3. 지원제외 대상
 ○ 휴·폐업 기업
 ○ 세금 체납 기업

4. 접수기간 : 2026. 1. 12.(월) ~ 2. 6.(금) 18:00

5. 제출서류 : 신청서, 사업자등록증(사본, 최근 발급분)
"""


def single(kind: str) -> Record:
    return parse(SINGLE.format(kind=kind).encode(), name="notice.txt", tokenizer="plain")


def test_label_lines_of_a_single_notice_are_the_terms_of_its_one_program() -> None:
    (program,) = single("참여기업 모집 공고").programs

    assert program.awards is not None
    assert program.budget is not None
    assert program.cap is not None
    assert program.term is not None
    assert program.application is not None
    assert (program.awards.value, program.awards.bound) == (20, "approx")
    assert (program.budget.amount, program.cap.amount) == (500_000_000, 25_000_000)
    assert (program.cap.per, program.cap.bound) == ("기업", "max")
    assert program.term.interval == "2026-04-01/2026-11-30"
    assert program.application.closes_at == "2026-02-06T18:00+09:00"
    assert program.eligibility == "창업 7년 이내 기업"
    assert program.exclusions == "휴·폐업 기업\n세금 체납 기업"
    assert program.documents == ("신청서", "사업자등록증(사본, 최근 발급분)")


@pytest.mark.parametrize(
    "kind",
    ["참여기업 모집 공고", "공고", "(변경) 공고", "추가 모집 공고", "(재)공고", "2차 모집 안내"],
)
def test_program_of_a_single_notice_is_its_headline_without_what_makes_it_a_notice(
    kind: str,
) -> None:
    (program,) = single(kind).programs

    assert program.name == "해양레저 창업 지원사업"
    assert program.aliases == ("2026년 해양레저 창업 지원사업",)


def test_tender_is_one_contract_with_its_sum_in_both_notations_and_its_length() -> None:
    text = (
        "바다시 공고 제2026-14호\n\n연안 침식 조사 용역 입찰 공고\n\n다음과 같이 입찰에 부칩니다.\n\n"
        "1. 입찰에 부치는 사항\n 가. 용역명 : 연안 침식 실태조사 용역\n"
        " 나. 사업예산 : 금385,000,000원(금삼억팔천오백만원, 부가가치세 포함)\n"
        " 다. 용역기간 : 계약일로부터 10개월\n2. 제안서 제출 : 2026. 3. 9.(월) 10:00 ~ 3. 11.(수) 17:00\n"
    )
    record = parse(text.encode(), name="notice.txt", tokenizer="plain")
    (program,) = record.programs

    assert (record.kind, program.name) == ("tender_notice", "연안 침식 실태조사 용역")
    assert program.budget is not None
    assert program.duration is not None
    assert program.application is not None
    assert program.budget.amount == 385_000_000
    assert {
        where.start for where in record.provenance["/programs/0/budget"] if isinstance(where, Place)
    } == {11, 25}
    assert program.duration.duration == "P10M"
    assert program.application.interval == "2026-03-09T10:00+09:00/2026-03-11T17:00+09:00"


def test_posts_of_a_recruitment_are_programs_with_their_number_and_the_common_window() -> None:
    text = (
        "바다공단 공고 제2026-2호\n\n2026년 바다공단 신규직원 채용 공고\n\n다음과 같이 공고합니다.\n\n"
        "| 채용분야 | 직급 | 채용인원 | 응시자격 |\n|---|---|---|---|\n| 행정 | 6급 | 4명 | 제한 없음 |\n"
        "| 시설 | 7급 | 0명 | 기사 자격증 |\n\n2. 원서접수 : 2026. 3. 2.(월) ~ 3. 13.(금)\n"
    )
    record = parse(text.encode(), name="notice.md", tokenizer="plain")
    first, second = record.programs

    assert (first.name, second.name) == ("행정", "시설")
    assert first.awards is not None
    assert second.awards is not None
    assert (first.awards.value, second.awards.undisclosed) == (4, True)
    assert second.eligibility == "기사 자격증"
    assert [each.application and each.application.interval for each in record.programs] == [
        "2026-03-02/2026-03-13",
        "2026-03-02/2026-03-13",
    ]


def test_report_with_label_lines_but_one_telling_term_has_no_program() -> None:
    text = "2025년 어선 사고 통계 연보\n\n바다시는 통계를 냈다.\n\n○ 지원예산 : 5억원\n"

    assert parse(text.encode(), name="notice.txt", tokenizer="plain").programs == ()


def test_a_note_below_a_name_a_word_before_it_and_a_row_of_sums_are_no_part_of_names() -> None:
    text = (
        "2026년 가람부 연구개발사업 통합 공고\n\n(단위: 백만원)\n\n"
        "사업명\t공고일\t예산\n"
        "가람기술개발 *(내역) 나루, 다온\t2026. 1. 5.\t1,200\n"
        "(신규) 나루산업화기술개발\t2026. 1. 5.\t800\n"
        "다온현장지원\t2026. 1. 6.\t500\n"
        "합계 : 3개 사업\t\t2,500\n"
    )

    record = parse(text.encode(), name="notice.txt")

    assert [program.name for program in record.programs] == [
        "가람기술개발",
        "나루산업화기술개발",
        "다온현장지원",
    ]
