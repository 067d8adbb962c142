"""Tables of plain text: rows, merged cells and headers."""

from __future__ import annotations

import pytest

from announce_parser import readers
from announce_parser.document import Cell, Table


def table_of(*rows: str, name: str = "notice.txt") -> Table:
    return readers.open_document("\n".join(rows).encode(), name=name).tables[0]


def spans(table: Table) -> dict[str, tuple[int, int]]:
    return {cell.text: (cell.row_span, cell.col_span) for cell in table.cells if cell.text}


def cell_at(table: Table, row: int, col: int) -> Cell | None:
    return next((cell for cell in table.cells if (cell.row, cell.col) == (row, col)), None)


def test_a_blank_below_a_name_is_part_of_its_cell() -> None:
    table = table_of(
        "구분\t사업명\t기관",
        "①기본\t소형 교체\t가나진흥원",
        "\t중형 교체\t",
        "②심화\t공정 전환\t다라공단",
    )

    assert spans(table)["①기본"] == (2, 1)
    assert spans(table)["가나진흥원"] == (2, 1)
    assert cell_at(table, 2, 0) is None


def test_a_blank_below_an_amount_is_an_empty_cell() -> None:
    table = table_of(
        "구분\t사업명\t예산", "①기본\t소형 교체\t50", "\t중형 교체\t", "②심화\t공정 전환\t30"
    )

    assert spans(table)["50"] == (1, 1)
    assert cell_at(table, 2, 2) == Cell(2, 2, 1, 1, "", start=cell_at(table, 2, 2).start)  # type: ignore[union-attr]


def test_a_blank_below_a_remark_is_an_empty_cell() -> None:
    table = table_of("구분\t예산\t비고", "가\t50\t신규", "나\t40\t", "다\t30\t계속")

    assert spans(table)["신규"] == (1, 1)


def test_a_blank_right_of_a_heading_widens_it() -> None:
    table = table_of(
        "목표 수준\t\t지원금액", "심화\t실시간 분석\t1.2억원", "기초\t디지털화\t0.3억원"
    )

    assert spans(table)["목표 수준"] == (1, 2)
    assert (table.header_rows, table.header_cols) == (1, 2)


def test_a_second_header_row_lengthens_the_headings_that_it_does_not_divide() -> None:
    table = table_of(
        "구분\t지원 규모\t\t비고", "\t예산\t개수\t", "가\t50\t20\t신규", "나\t40\t10\t"
    )

    assert table.header_rows == 2
    assert [spans(table)[text] for text in ("구분", "지원 규모", "비고")] == [
        (2, 1),
        (1, 2),
        (2, 1),
    ]


def test_the_label_of_a_total_covers_the_names_right_of_it_and_no_name_reaches_into_it() -> None:
    table = table_of("구분\t사업명\t예산", "①기본\t소형 교체\t50", "\t중형 교체\t40", "합계\t\t90")

    assert spans(table)["합계"] == (1, 2)
    assert spans(table)["중형 교체"] == (1, 1)


def test_a_rule_below_the_header_is_no_row() -> None:
    table = table_of("구분\t내용", "-------\t---", "가\t나다라", "마\t바사아")

    assert (table.n_rows, table.header_rows) == (3, 1)


def test_short_rows_are_filled_up() -> None:
    table = table_of("구분\t예산\t일정", "가\t50\t3월", "나\t40")

    assert table.n_cols == 3
    assert cell_at(table, 2, 2) is None  # 3월 holds below as well


def test_columns_blank_in_every_row_are_dropped() -> None:
    assert table_of("구분\t예산\t\t", "가\t50\t\t").n_cols == 2


@pytest.mark.parametrize(
    ("rows", "header_rows", "header_cols"),
    [
        (["구분\t예산", "가\t50", "나\t60"], 1, 1),
        (["보도 일시\t3.4.(월) 조간"], 0, 1),
        (
            [
                "담당 부서\t혁신과\t책임자\t과장\t김가나 (044-000-1111)",
                "\t\t담당자\t사무관\t이다라 (044-000-1112)",
            ],
            0,
            1,
        ),
        (["지원대상\t중소기업", "지원내용\t설비 교체", "신청방법\t전자우편"], 0, 1),
        (["연번\t기업명\t지역", "1\t가나테크\t서울", "2\t다라산업\t부산"], 1, 0),
        (["2022년\t2023년\t2024년", "10\t20\t30"], 1, 0),
        (["구분\t사업명\t예산", "①기본\t소형\t50", "\t중형\t40"], 1, 2),
        (["3.4.\t접수 시작", "3.9.\t접수 마감"], 0, 0),
    ],
)
def test_headers_are_told_by_words_and_by_what_stands_below(
    rows: list[str], header_rows: int, header_cols: int
) -> None:
    table = table_of(*rows)

    assert (table.header_rows, table.header_cols) == (header_rows, header_cols)


def test_cells_that_name_rows_or_columns_are_headers() -> None:
    table = table_of("구분\t예산", "가\t50", "나\t60")

    assert [cell.text for cell in table.cells if cell.header] == ["구분", "예산", "가", "나"]


@pytest.mark.parametrize(
    "text",
    [
        "□\t지원 대상",
        "1.\t사업 개요\n2.\t지원 내용",
        "\t홍보담당관실\n- 전화 안내",
        "앞의 문장이다.\t",
    ],
)
def test_tabs_that_only_indent_make_no_table(text: str) -> None:
    assert readers.open_document(text.encode(), name="notice.txt").tables == ()


def test_pipe_tables_break_lines_and_keep_escaped_pipes() -> None:
    table = table_of(
        "# 공고",
        "",
        "| 구분 | 내용 |",
        "|:---|---:|",
        "| 가 | 나<br>다 |",
        "| 라 | 마 \\| 바 |",
        name="a.md",
    )

    assert [cell.text for cell in table.cells] == ["구분", "내용", "가", "나\n다", "라", "마 | 바"]


def test_a_pipe_table_below_an_empty_header_has_no_blank_row() -> None:
    table = table_of(
        "# 공고", "", "| | |", "|---|---|", "| 보도 일시 | 3.4.(월) 조간 |", name="a.md"
    )

    assert (table.n_rows, table.header_rows) == (1, 0)


def test_lines_between_pipes_are_a_table_without_any_markup() -> None:
    table = table_of("| 구분 | 기존 | 변경 |", "| 대상 | 65세 | 60세 |")

    assert (table.n_rows, table.n_cols) == (2, 3)


def test_figures_set_in_columns_by_blanks_are_a_table() -> None:
    table = table_of(
        "구분      2025년    2026년", "교육      98.5    99.8", "국방      61.6    △66.3"
    )

    assert (table.n_rows, table.n_cols, table.header_rows) == (3, 3, 1)


@pytest.mark.parametrize(
    "rows",
    [
        ("담당부서  총괄과  과장", "담당자  홍길동  사무관", "연락처  044  215"),
        ("□ 교육    98.5    99.8", "□ 국방    61.6    66.3", "□ 문화    8.8    9.6"),
        ("구분      2025", "교육      98.5", "국방      61.6"),
        ("구분      내용    비고", "가        나다    라마", "바        사아    자차"),
    ],
)
def test_words_set_apart_by_blanks_are_no_table(rows: tuple[str, ...]) -> None:
    document = readers.open_document("\n".join(rows).encode(), name="notice.txt")

    assert document.tables == ()
