"""Header paths, units of columns and body rows."""

from __future__ import annotations

import pytest

from announce_parser import readers, tables
from announce_parser.document import Cell, Table


def table_of(text: str) -> Table:
    return readers.open_document(text.encode(), name="notice.txt").tables[0]


TWO_LEVELS = """(단위: 백만원)

구분\t사업명\t지원 규모\t\t비고
\t\t예산\t개수\t
①기본\t소형 교체\t500\t20개\t신규
\t중형 교체\t400\t10개\t
"""


def test_paths_run_from_the_top_heading_down() -> None:
    paths = [column.path for column in tables.columns(table_of(TWO_LEVELS))]

    assert paths == [
        ("구분",),
        ("사업명",),
        ("지원 규모", "예산"),
        ("지원 규모", "개수"),
        ("비고",),
    ]


def test_records_join_the_levels_and_repeat_what_is_merged() -> None:
    assert tables.records(table_of(TWO_LEVELS)) == (
        {
            "구분": "①기본",
            "사업명": "소형 교체",
            "지원 규모 > 예산": "500",
            "지원 규모 > 개수": "20개",
            "비고": "신규",
        },
        {
            "구분": "①기본",
            "사업명": "중형 교체",
            "지원 규모 > 예산": "400",
            "지원 규모 > 개수": "10개",
            "비고": "",
        },
    )


def test_columns_of_one_path_are_told_apart_by_number() -> None:
    table = table_of("구분\t일정\t일정\n1차\t3.4.\t3.9.\n2차\t4.4.\t4.9.\n")

    assert list(tables.records(table)[0]) == ["구분", "일정", "일정 (2)"]


def test_a_table_of_labels_is_one_record() -> None:
    table = table_of(
        "담당 부서\t기술혁신과\t책임자\t과장 김가나 (044-000-1111)\n\t\t담당자\t사무관 이다라 (044-000-1112)\n"
    )

    assert table.header_rows == 0
    assert tables.records(table) == (
        {
            "담당 부서": "기술혁신과 책임자 과장 김가나 (044-000-1111)\n기술혁신과 담당자 사무관 이다라 (044-000-1112)"
        },
    )


def test_body_rows_hold_a_merged_cell_in_each_row() -> None:
    rows = tables.body_rows(table_of(TWO_LEVELS))

    assert [row[0].text if row[0] else None for row in rows] == ["①기본", "①기본"]


@pytest.mark.parametrize(
    ("caption", "heading", "unit", "is_own"),
    [
        ("단위: 억원", "예산", "억원", False),
        ("단위: 억원", "예산 (백만원)", "백만원", True),
        ("단위: 억원", "지원 비율(%)", "%", True),
        ("단위: 억원", "선정 [단위: 개사]", "개사", True),
        ("단위: 억원", "2024년", "억원", False),
        ("단위: 억원", "2024년 예산 (A)", "억원", False),
        ("단위: 억원", "증감률", None, False),
        ("단위: 억원", "과제수", None, False),
        ("단위: 억원", "지원 규모", "억원", False),
        ("단위: 억원", "연번", None, False),
        ("단위: 억원", "신청 접수", None, False),
        ("단위: 억원, %", "예산", "억원", False),
        ("단위: 억원, %", "증감률", "%", False),
        ("단위: 명, 백만원", "사업비", "백만원", False),
        ("단위: 명, 백만원", "인원", "명", False),
        ("단위: 명", "모집인원", "명", False),
        ("단위: 명", "지원금", None, False),
        ("", "지원금", None, False),
        ("", "지원금(만원/월)", "만원", True),
        ("", "지원금(부가세 포함)", None, False),
    ],
)
def test_the_unit_of_a_column_is_its_own_or_the_one_of_the_captions_that_fits(
    caption: str, heading: str, unit: str | None, *, is_own: bool
) -> None:
    above = f"({caption})\n" if caption else ""
    table = table_of(f"{above}구분\t{heading}\t내용\n가\t12\t나다\n나\t13\t라마\n")

    column = tables.columns(table)[1]
    assert (column.unit, column.own_unit) == (unit, is_own)


@pytest.mark.parametrize(
    ("units", "headings", "expected"),
    [
        ("백만원, 개사", "예산\t지원기업", ["백만원", "개사"]),
        ("백만원, 개소", "예산\t사업장", ["백만원", "개소"]),
        ("개사, 백만원", "선정\t예산", ["개사", "백만원"]),
        ("백만원, 개사", "가\t나", ["백만원", "개사"]),
        ("백만원, 명", "국비\t지방비\t수혜", ["백만원", "백만원", "명"]),
        ("백만원, 개사, 명", "예산\t참여기업\t참여인력", ["백만원", "개사", "명"]),
        ("백만원, 개사", "국비\t지방비\t합계", ["백만원", "백만원", "백만원"]),
        ("백만원", "대기업\t중소기업", ["백만원", "백만원"]),
    ],
)
def test_a_column_takes_the_unit_that_counts_what_it_is_called_after_or_stands_where_it_does(
    units: str, headings: str, expected: list[str]
) -> None:
    numbers = "\t".join("12" for _ in headings.split("\t"))
    table = table_of(f"(단위: {units})\n구분\t{headings}\n가\t{numbers}\n나\t{numbers}\n")

    assert [column.unit for column in tables.columns(table)[1:]] == expected


def test_a_unit_in_a_row_of_its_own_belongs_to_the_heading_above_it() -> None:
    table = table_of("구분\t예산\t인원\n\t(백만원)\t(명)\n가\t12\t3\n나\t13\t4\n")

    assert table.header_rows == 2
    assert [column.unit for column in tables.columns(table)] == [None, "백만원", "명"]


def test_a_grid_names_the_cell_that_covers_each_field() -> None:
    table = table_of(TWO_LEVELS)
    grid = tables.grid(table)

    assert grid[3][0] is grid[2][0]
    assert grid[0][3] is grid[0][2]
    assert (len(grid), {len(row) for row in grid}) == (table.n_rows, {table.n_cols})


def grid_of(*rows: str, caption: str | None = None, unit: str | None = None) -> Table:
    """Return a table with one heading row and one label column; cells stand between bars."""
    cells = tuple(
        Cell(at, col, 1, 1, text, header=not at or not col)
        for at, row in enumerate(rows)
        for col, text in enumerate(row.split("|"))
    )
    return Table(
        "t1",
        len(rows),
        len(rows[0].split("|")),
        cells,
        header_rows=1,
        header_cols=1,
        caption=caption,
        unit=unit,
    )


def unit_at(table: Table, row: int, col: int) -> str | None:
    """Return the unit that holds for one body cell."""
    return tables.column_at(table, tables.columns(table)[col], tables.row_paths(table)[row]).unit


def test_the_brackets_that_end_a_caption_state_the_units_of_a_table() -> None:
    table = grid_of(
        "구분|갑|을", "'23.1Q|66.8|63.2", caption="업종별 수출(억 달러, 전년동기 대비, %)"
    )

    assert tables.stated_units(table) == ("억 달러", "%")


@pytest.mark.parametrize(
    "caption", ["참여 기업(5개사)", "(억원) 사업별 예산", "지원 대상(중소기업)"]
)
def test_brackets_that_hold_no_unit_or_end_no_caption_state_none(caption: str) -> None:
    assert tables.stated_units(grid_of("구분|갑", "계|1", caption=caption)) == ()


def test_the_corner_of_a_table_may_state_its_unit() -> None:
    assert unit_at(grid_of("구분 (단위: 백만원)|국비", "갑 사업|500"), 1, 1) == "백만원"


def test_a_row_of_rates_holds_percentages_in_a_table_of_sums() -> None:
    table = grid_of("구분|갑|을", "수출|66.8|63.2", "증감률|(17.8)|(△5.9)", unit="억 달러, %")

    assert [unit_at(table, 1, 1), unit_at(table, 2, 2)] == ["억 달러", "%"]


def test_the_unit_in_a_row_label_goes_before_the_one_of_the_table() -> None:
    table = grid_of("구분|2023|2024", "예산(백만원)|5|6", "인원(명)|7|8", unit="개사")

    assert [unit_at(table, 1, 1), unit_at(table, 2, 1)] == ["백만원", "명"]


def test_the_unit_in_a_column_heading_goes_before_that_of_the_row() -> None:
    table = grid_of("구분|예산(억원)", "비율(%)|5", unit="개사")

    assert unit_at(table, 1, 1) == "억원"


def test_a_heading_may_say_more_than_the_unit_in_its_brackets() -> None:
    assert tables.find_heading_unit("표준수수료(공급가액 기준, 천원)") == "천원"


def test_a_difference_is_a_sum_where_the_table_states_no_percentages() -> None:
    table = grid_of("사업|2023|2024|증감", "갑|5|7|2", unit="억원")

    assert unit_at(table, 1, 3) == "억원"


@pytest.mark.parametrize("heading", ["출연금(백만 원 이내)", "출연금 (백만 원)"])
def test_a_unit_with_a_limit_is_the_unit(heading: str) -> None:
    assert tables.find_heading_unit(heading) == "백만 원"


@pytest.mark.parametrize("label", ["나루지원", "창업 공원", "예산액", "운영비"])
def test_a_column_of_shares_holds_shares_whatever_its_row_is_called(label: str) -> None:
    table = grid_of(
        "사업|2024년(A)|2025년(B)|증감(B-A)|(B-A)/A",
        f"{label}|1,200|1,500|300|25.0",
        unit="백만원, %",
    )

    assert (unit_at(table, 1, 3), unit_at(table, 1, 4)) == ("백만원", "%")


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("지원", None),
        ("연구원", None),
        ("천원", tables.Measure.MONEY),
        ("총 지원금", tables.Measure.MONEY),
    ],
)
def test_only_the_unit_of_money_ends_in_won(heading: str, expected: tables.Measure | None) -> None:
    assert tables.measure_of((heading,)) is expected


def test_a_difference_beside_a_rate_is_in_the_unit_of_what_changed() -> None:
    table = grid_of(
        "구분|취업자|증감|증감률|고용률", "전체|28,012|135|0.5|61.2", unit="천명, %, %p"
    )

    assert [unit_at(table, 1, column) for column in (1, 2, 3, 4)] == ["천명", "천명", "%", "%"]


def test_a_difference_without_a_rate_beside_it_is_a_percentage_where_the_table_states_one() -> None:
    table = grid_of("구분|2024|2025|증감", "갑|66.8|63.2|△5.4", unit="억 달러, %")

    assert unit_at(table, 1, 3) == "%"


@pytest.mark.parametrize(
    ("heading", "unit", "shares"),
    [
        ("수출", "백만 달러, 전년동기대비 %", True),
        ("수출(증감률)", "백만 달러", True),
        ("수출", "백만 달러", False),
        ("증감률", "백만 달러, %", False),
    ],
)
def test_a_bracket_behind_a_number_holds_a_share_where_caption_or_heading_say_so(
    heading: str, unit: str, *, shares: bool
) -> None:
    table = grid_of(f"구분|{heading}", "계|36,371 (14.9)", unit=unit)

    assert tables.columns(table)[1].shares_in_brackets is shares
