"""What is one and what is several: borders around pages, title blocks, fields of boxes, two pages on one sheet, tables in a cell that goes over a page."""

from __future__ import annotations

from build_pdf import Page, build

from announce_parser import readers
from announce_parser.document import Document


def read(*pages: Page) -> Document:
    return readers.open_document(build(*pages))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.table is None]


def grids(document: Document) -> list[list[str]]:
    return [[cell.text for cell in table.cells] for table in document.tables]


def framed(number: int, *, bottom: float = 800) -> Page:
    page = Page().grid([50, 545], [40, bottom]).text(60, 120, f"{number}. 사업 개요", 14)
    return page.text(60, 150, f"ㅇ 지원규모는 {number}00개사이다.")


def test_a_border_around_each_page_makes_no_box_of_it() -> None:
    document = read(framed(1), framed(2), framed(3))

    assert [block.kind.value for block in document.blocks] == ["heading", "list_item"] * 3


def test_a_border_around_one_page_is_a_box() -> None:
    document = read(framed(1), Page().text(60, 120, "2. 대상"), Page().text(60, 120, "3. 일정"))

    assert document.blocks[0].kind.value == "box"


def test_a_title_block_stands_once_and_the_page_below_it_is_the_page() -> None:
    pages = []
    for number in (1, 2, 3):
        page = framed(number).lines((50, 80, 545, 80), (400, 40, 400, 80))
        page.text(60, 65, "과업지시서").text(410, 65, f"쪽 {number}/3")
        page.grid([60, 200, 400], [200, 220, 240]).text(65, 215, "구분").text(205, 215, "금액")
        pages.append(page.text(65, 235, "국비").text(205, 235, f"{number}억원"))
    document = read(*pages)

    assert grids(document) == [
        ["과업지시서", "쪽 1/3"],
        *(["구분", "금액", "국비", f"{number}억원"] for number in (1, 2, 3)),
    ]
    assert texts(document)[:2] == ["1. 사업 개요", "ㅇ 지원규모는 100개사이다."]


def test_boxes_that_number_forms_are_no_title_blocks() -> None:
    forms = (
        Page().grid([50, 200], [40, 60]).text(60, 55, f"서식 {number}").text(60, 120, "성명")
        for number in (1, 2, 3)
    )

    assert texts(read(*forms)) == ["서식 1", "성명", "서식 2", "성명", "서식 3", "성명"]


def boxes(page: Page, columns: int, rows: int, *, width: float, gap: float) -> Page:
    for row in range(rows):
        for column in range(columns):
            x, y = 60 + (width + gap) * column, 100 + (20 + gap) * row
            page.grid([x, x + width], [y, y + 20]).text(x + 2, y + 15, f"{row}{chr(65 + column)}")
    return page


def test_a_page_of_boxes_in_rows_and_columns_is_one_table() -> None:
    document = read(boxes(Page(), 6, 15, width=60, gap=10))
    (table,) = document.tables

    assert len([cell for cell in table.cells if cell.text]) == 90
    covered = sum(cell.row_span * cell.col_span for cell in table.cells)
    assert covered == table.n_rows * table.n_cols


def test_the_boxes_of_a_number_are_one_table() -> None:
    (table,) = read(boxes(Page(), 13, 1, width=24, gap=4)).tables

    assert [cell.text for cell in table.cells if cell.text] == [
        f"0{chr(65 + at)}" for at in range(13)
    ]


def two_up(*, numbered: bool) -> Page:
    page = Page(width=842, height=595)
    for at, x in enumerate((40, 460)):
        page.text(x, 60, f"제{at + 1}장 개요").text(x, 230, f"{at + 1}쪽의 뒷글이다")
        page.grid([x, x + 120, x + 340], [100, 130, 160])
        for row in range(2):
            page.text(x + 5, 120 + 30 * row, f"항목{at}{row}")
            page.text(x + 125, 120 + 30 * row, f"내용{at}{row}")
        if numbered:
            page.text(x + 150, 570, f"- {at + 1} -")
    return page


def test_two_printed_pages_on_one_sheet_are_read_one_after_the_other() -> None:
    document = read(two_up(numbered=True))

    assert texts(document) == ["제1장 개요", "1쪽의 뒷글이다", "제2장 개요", "2쪽의 뒷글이다"]
    assert grids(document) == [
        [f"{word}{at}{row}" for row in range(2) for word in ("항목", "내용")] for at in range(2)
    ]
    assert (document.page_count, {block.page for block in document.blocks}) == (1, {1})


def test_sheets_that_are_all_of_two_pages_need_no_numbers_and_one_alone_does() -> None:
    several = read(two_up(numbered=False), two_up(numbered=False))
    alone = read(two_up(numbered=False))

    assert texts(several)[:2] == ["제1장 개요", "1쪽의 뒷글이다"]
    assert texts(alone)[0] == "제1장 개요 제2장 개요"


def test_a_wide_table_over_the_middle_is_of_one_page() -> None:
    page = two_up(numbered=True).grid([40, 800], [300, 340]).text(50, 325, "총괄")

    assert texts(read(page))[0] == "제1장 개요 제2장 개요"


def row_over_pages(rows: list[int], top: float, bottom: float, *, named: bool) -> Page:
    page = Page().lines((60, top, 540, top), (60, 800, 540, 800), (60, bottom, 540, bottom))
    page.lines(*((x, top, x, 800) for x in (60, 200, 540)))
    first = 800 - 20 - 30 * len(rows) if named else top + 10
    page.grid([220, 350, 500], [first + 30 * at for at in range(len(rows) + 1)])
    for at, row in enumerate(rows):
        page.text(225, first + 20 + 30 * at, f"항목{row}").text(
            355, first + 20 + 30 * at, f"{row}억원"
        )
    return page.text(70, top + 20, "사업비") if named else page.text(70, bottom + 20, "지원한도")


def test_a_table_in_a_cell_that_goes_over_a_page_is_one_table_in_one_cell() -> None:
    upper = row_over_pages([1, 2, 3], 120, 120, named=True)
    upper.grid([60, 200, 540], [90, 120]).text(70, 110, "구분").text(210, 110, "내용")
    document = read(upper, row_over_pages([4, 5], 60, 200, named=False))
    outer, inner = document.tables

    assert [cell.text for cell in outer.cells] == ["구분", "내용", "사업비", "", "지원한도", ""]
    assert [cell.tables for cell in outer.cells if cell.tables] == [(inner.id,)]
    assert [cell.text for cell in inner.cells] == [
        text for row in range(1, 6) for text in (f"항목{row}", f"{row}억원")
    ]
