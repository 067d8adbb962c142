"""Single notices composed here: terms in tables, boxes, cells and headings, posts, days, who answers."""

from __future__ import annotations

import pytest

import announce_parser
from announce_parser.notices._columns import Field, field_of, field_of_path, is_upper_bound
from announce_parser.notices.programs import is_finer
from announce_parser.record import Record
from announce_parser.values import Money, Period

HEAD = """가온시 공고 제2025-7호

# 2025년도 가온시 {title} 공고

2025년 3월 4일

가온시장

"""
SHOP = "골목상점 단장 지원사업 참여기업 모집"


def parsed(body: str, title: str = SHOP) -> Record:
    return announce_parser.parse((HEAD.format(title=title) + body).encode(), name="notice.md")


WINDOWS = """| 신청·접수기간 | 선정평가 | 협약 |
|---|---|---|
| ’25. 3. 10.(월) ~ 3. 21.(금) | ’25년 4월 | ’25년 5월 |

"""
TERMS = """| 지원유형 | 지원기간 | 지원한도 | 지원비율 |
|---|---|---|---|
| 상점형 | 최대 6개월 | 3천만원 | 50% 이내 |
{more}
"""


def test_a_table_of_windows_gives_the_windows_of_the_one_program() -> None:
    (program,) = parsed(WINDOWS).programs

    assert program.application is not None
    assert program.evaluation is not None
    assert program.agreement is not None
    assert [
        program.application.interval,
        program.evaluation.interval,
        program.agreement.interval,
    ] == [
        "2025-03-10/2025-03-21",
        "2025-04",
        "2025-05",
    ]


def test_one_row_of_terms_is_flat_and_a_limit_by_its_heading() -> None:
    (program,) = parsed(WINDOWS + TERMS.format(more="")).programs

    assert program.caps == ()
    assert program.cap is not None
    assert (program.cap.amount, program.cap.bound) == (30_000_000, "max")
    assert program.subsidy_ratio is not None
    assert (program.subsidy_ratio.percent, program.subsidy_ratio.bound) == (50, "max")


def test_several_rows_of_terms_are_caps_by_type() -> None:
    (program,) = parsed(
        WINDOWS + TERMS.format(more="| 시장형 | 최대 9개월 | 5천만원 | 70% 이내 |\n")
    ).programs

    assert [(term.label, term.cap.amount if term.cap else None) for term in program.caps] == [
        ("상점형", 30_000_000),
        ("시장형", 50_000_000),
    ]
    assert program.cap is None


def test_a_year_and_the_words_of_a_notice_are_no_part_of_the_name() -> None:
    (program,) = parsed(WINDOWS).programs

    assert program.name == "가온시 골목상점 단장 지원사업"


def test_the_day_of_the_notice_announces_it_where_no_window_is_stated() -> None:
    (program,) = parsed(WINDOWS).programs

    assert program.announcement is not None
    assert program.announcement.interval == "2025-03-04"


def test_a_stated_window_of_announcement_wins_over_the_day_of_the_notice() -> None:
    (program,) = parsed("○ 공고기간 : 2025. 3. 4.(화) ~ 3. 21.(금)\n").programs

    assert program.announcement is not None
    assert program.announcement.interval == "2025-03-04/2025-03-21"


def test_a_bare_time_means_what_the_heading_above_it_names() -> None:
    body = "1) 제안서 제출\n가) 일시: 2025. 7. 25.(금) 9:00 ~ 17:00\n2) 제안서 평가위원회 개최\n가) 일시: 2025. 8. 1.(금) 10:00 ~ 12:00\n"
    record = parsed(body + "나. 사업예산: 50,000,000원\n", "축제 행사대행 용역 입찰")

    assert record.programs[0].application is not None
    assert record.programs[0].application.interval.startswith("2025-07-25T09:00")
    assert record.programs[0].evaluation is not None
    assert record.programs[0].evaluation.interval.startswith("2025-08-01T10:00")


def test_a_number_behind_a_label_of_the_budget_is_how_many_are_chosen() -> None:
    (program,) = parsed(WINDOWS + "○ (지원 예산) 30개 과제 내외\n").programs

    assert program.awards is not None
    assert (program.awards.value, program.awards.bound) == (30, "approx")
    assert program.budget is None


def test_a_table_of_corrections_states_no_terms_of_its_own() -> None:
    body = "○ 접수기간 : 2025. 3. 10.(월) ~ 3. 28.(금)\n\n| 구분 | 정정 전 | 정정 후 |\n|---|---|---|\n| 접수기간 | 2025. 3. 10.(월) ~ 3. 21.(금) | 2025. 3. 10.(월) ~ 3. 28.(금) |\n"
    (program,) = parsed(body).programs

    assert program.application is not None
    assert program.application.interval == "2025-03-10/2025-03-28"


def test_posts_listed_with_their_numbers_are_programs_with_common_windows() -> None:
    body = (
        "○ 채용분야 : 정규직(사무직 2명, 전산직 1명)\n○ 접수기간 : 2025. 3. 10.(월) ~ 3. 21.(금)\n"
    )
    record = parsed(body, "가온공단 신입직원 채용")

    assert [
        (
            post.name,
            post.awards.value if post.awards else None,
            post.application.interval if post.application else None,
        )
        for post in record.programs
    ] == [
        ("사무직", 2, "2025-03-10/2025-03-21"),
        ("전산직", 1, "2025-03-10/2025-03-21"),
    ]


def test_every_number_of_a_notice_of_one_program_answers_for_it() -> None:
    record = parsed(WINDOWS + "○ 문의 : 가온시 상권과 (☎ 044-300-0001)\n")

    assert [contact.programs for contact in record.contacts] == [("p1",)]


CALLS = """| 사업명 | 지원유형 | 과제 수 | 지원규모 (이내) |
|---|---|---|---|
| 새싹 연구 | 지정공모 | 6 | 2,245백만 원 |
|  | 자유응모 | 3 | 1,165백만 원 |
| 열매 연구 | 지정공모 | 9 | 3,310백만 원 |

□ 공고기간 : '25. 3. 4.(화) ~ 3. 28.(금)
- 온라인 접수 등록은 2025년 3월 17일 09:00부터 가능
"""


def test_each_way_of_setting_topics_is_a_call_of_its_own() -> None:
    record = parsed(CALLS, "연구개발사업 시행계획 통합")

    assert [
        (
            call.name,
            call.call_type,
            call.budget.amount if call.budget else None,
            call.awards.value if call.awards else None,
        )
        for call in record.programs
    ] == [
        ("새싹 연구", "지정공모", 2_245_000_000, 6),
        ("새싹 연구", "자유응모", 1_165_000_000, 3),
        ("열매 연구", "지정공모", 3_310_000_000, 9),
    ]
    assert {call.budget.bound for call in record.programs if call.budget} == {"max"}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("보조금 보조율", Field.SUBSIDY_RATIO),
        ("컨소시엄 지원한도", Field.CAP),
        ("제안서 평가위원회 개최", Field.EVALUATION),
        ("전산접수기간", Field.APPLICATION),
        ("주요 프로그램", None),
        ("팀 구성 인원", None),
    ],
)
def test_the_last_words_of_a_heading_tell_a_quantity(heading: str, field: Field | None) -> None:
    assert field_of(heading) is field


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("지원규모 (이내)",), True),
        (("과제별 지원 한도",), True),
        (("지원금", "최대"), True),
        (("지원규모",), False),
        (("한국형 지원금",), False),
    ],
)
def test_headings_bound_what_stands_below_them(path: tuple[str, ...], expected: bool) -> None:  # noqa: FBT001
    assert is_upper_bound(path) is expected


def test_a_column_without_room_for_digits_is_finer_said_in_prose() -> None:
    column = Money(amount=10_000_000, text="0.1", unit="억원")
    sentence = Money(amount=10_000_000, text="1천만원")
    exact = Money(amount=11_340_000, text="1,134만원")

    assert is_finer(exact, column)
    assert not is_finer(exact, sentence)


def test_a_closing_hour_is_finer_than_the_day() -> None:
    day = Period(interval="2025-08-01/2025-08-14", text="8.1~8.14")
    hour = Period(interval="2025-08-01/2025-08-14T17:00+09:00", text="8.1~8.14 17시")
    other = Period(interval="2025-08-02/2025-08-14T17:00+09:00", text="8.2~8.14 17시")

    assert is_finer(hour, day)
    assert not is_finer(other, day)


PAPERS = """## 5. 제출서류

- 아래 서류를 온라인으로 등록

| 연번 | 서류명 | 비고 |
|---|---|---|
| 1 | 사업신청서 | 서식 1 |
| 2 | 국세·지방세 완납증명서 | 1개월 이내 |

"""


def test_papers_are_the_rows_of_the_table_that_their_heading_points_to() -> None:
    (program,) = parsed(WINDOWS + PAPERS).programs

    assert program.documents == ("사업신청서", "국세·지방세 완납증명서")


def test_headings_of_two_columns_are_no_value_of_each_other() -> None:
    (program,) = parsed(
        WINDOWS + "| 구비서류 | 발급처 |\n|---|---|\n| 주민등록등본 | 주민센터 |\n"
    ).programs

    assert program.documents == ()


def test_a_menu_path_behind_a_label_is_no_name() -> None:
    path = "- 사업명 : (사업명) 골목상점 → (세부사업명) 골목상점 단장 클릭\n\n"
    (program,) = parsed(path + WINDOWS).programs

    assert program.name == "가온시 골목상점 단장 지원사업"


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (("지원규모 (이내)", "’25년도 정부출연금"), Field.BUDGET),
        (("지원규모", "과제당 지원금"), Field.CAP),
        (("지원규모", "지원 한도"), Field.CAP),
    ],
)
def test_sums_under_a_scale_are_what_all_get_unless_they_are_limits(
    path: tuple[str, ...], field: Field
) -> None:
    assert field_of_path(path) is field


def test_papers_stand_under_a_heading_with_a_remark_and_beside_their_groups() -> None:
    table = (
        "<table><tr><th colspan=2>구비서류</th><th>부수</th></tr>"
        "<tr><td rowspan=2>공통</td><td>신청서</td><td>1통</td></tr><tr><td>동의서</td><td>1통</td></tr></table>"
    )
    page = (
        "<html><body><h1>2025년 상점 단장 지원사업 모집 공고</h1><p>2025년 3월 4일</p>"
        f"<p>1. 접수기간 : 2025. 3. 10.(월) ~ 3. 21.(금)</p><p>2. 신청서류 * 최근 발행분에 한함</p>{table}</body></html>"
    )
    (program,) = announce_parser.parse(page.encode(), name="notice.html").programs

    assert program.documents == ("신청서", "동의서")


def _grid(*rows: str) -> announce_parser.Document:
    page = f"<html><body><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></body></html>"
    return announce_parser.read(page.encode(), name="notice.html")


def test_a_corner_over_groups_and_their_headings_is_a_header() -> None:
    document = _grid(
        "<td rowspan=2>주택형</td><td colspan=2>26A</td><td rowspan=2>해당동</td>",
        "<td>보증금(원)</td><td>월임대료(원)</td>",
        "<td>가군</td><td>2,500,000</td><td>48,200</td><td>101</td>",
        "<td>나군</td><td>9,500,000</td><td>88,700</td><td>102</td>",
    )

    assert document.tables[0].header_rows == 2


def test_a_group_of_rows_beside_what_it_holds_is_none() -> None:
    document = _grid(
        "<td rowspan=2>공통</td><td colspan=2>1,000</td>",
        "<td>2,000</td><td>3,000</td>",
        "<td>별도</td><td>4,000</td><td>5,000</td>",
    )

    assert document.tables[0].header_rows == 0


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("컨소시엄 지원 한도", Field.CAP),
        ("전환가능 보증금 한도액", None),
        ("임대보증금 한도", None),
    ],
)
def test_what_a_tenant_pays_at_most_is_no_limit_of_support(
    heading: str, field: Field | None
) -> None:
    assert field_of(heading) is field
