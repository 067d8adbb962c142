"""Which tables the reader of PDF sees on pages built by hand, and what near them is none."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from announce_parser.document import BlockKind, Document, Table
from announce_parser.readers import pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

sys.path.insert(0, str(Path(__file__).parent))
from build_pdf import Page, build

sys.path.pop(0)

PALE, GREY = "0.85 0.85 0.95", "0.94 0.94 0.94"
ROWS = [("구분", "내용", "금액"), ("창업", "사업화", "10억원"), ("중소", "기술 개발", "20억원")]
XS = [60.0, 150.0, 300.0, 500.0]
GRID = [
    (row, column, 1, 1, text) for row, texts in enumerate(ROWS) for column, text in enumerate(texts)
]


def read(*pages: Page) -> Document:
    return pdf.read(build(*pages))


def tables(document: Document) -> list[list[tuple[int, int, int, int, str]]]:
    return [cells(block.table) for block in document.blocks if block.table]


def cells(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.col, cell.row_span, cell.col_span, cell.text) for cell in table.cells]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not block.hidden and not block.table]


def said(page: Page, top: float, rows: Sequence[tuple[str, ...]], height: float = 20) -> Page:
    """The page with the texts of some rows, each at its column's left."""
    for at, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            page.text(x + 8, top + 14 + height * at, text)
    return page


def levels(page: Page, *tops: float) -> Page:
    return page.lines(*((60, top, 500, top) for top in tops))


def body(page: Page, top: float = 600) -> Page:
    for at in range(4):
        page.text(60, top + 16 * at, "본문은 열 포인트로 적고 마침표로 끝맺는다.")
    return page


# Level lines alone


def test_rows_ruled_off_without_an_upright_line_are_a_table() -> None:
    page = said(levels(body(Page()), 100, 120, 140, 160), 100, ROWS)

    assert tables(read(page)) == [GRID]


def test_a_table_ruled_at_head_and_foot_has_a_row_for_each_line() -> None:
    page = said(levels(body(Page()), 100, 120, 160), 100, ROWS)

    assert tables(read(page)) == [GRID]


def test_rows_of_two_lines_are_known_by_the_white_between_them() -> None:
    page = said(levels(body(Page()), 100, 120, 190), 100, ROWS[:1])
    page.text(68, 136, "창업").text(158, 136, "사업화와").text(308, 136, "10억원").text(
        158, 150, "수출"
    )
    page.text(68, 172, "중소").text(158, 172, "기술과").text(308, 172, "20억원").text(
        158, 186, "판로"
    )

    assert tables(read(page)) == [
        [
            *GRID[:3],
            *((1, 0, 1, 1, "창업"), (1, 1, 1, 1, "사업화와\n수출"), (1, 2, 1, 1, "10억원")),
            *((2, 0, 1, 1, "중소"), (2, 1, 1, 1, "기술과\n판로"), (2, 2, 1, 1, "20억원")),
        ]
    ]


def test_a_title_in_the_middle_of_the_first_row_spans_it() -> None:
    page = levels(body(Page()), 100, 120, 140, 160).text(255, 114, "지원 규모")
    said(page, 120, ROWS[1:])

    assert tables(read(page))[0][0] == (0, 0, 1, 3, "지원 규모")


def test_rows_of_alternating_colour_are_a_table() -> None:
    page = body(Page()).fill((60, 100, 500, 120), PALE).fill((60, 140, 500, 160), GREY)

    assert tables(read(said(page, 100, ROWS))) == [GRID]


def test_the_row_below_the_last_coloured_one_belongs_to_the_table() -> None:
    page = body(Page())
    for top in (100, 140):
        for left, right in pairwise(XS):
            page.fill((left, top, right, top + 20), PALE)
    rows = [*ROWS, ("중견", "수출", "30억원")]

    assert tables(read(said(page, 100, rows)))[0][9:] == [
        (3, 0, 1, 1, "중견"),
        (3, 1, 1, 1, "수출"),
        (3, 2, 1, 1, "30억원"),
    ]


def test_a_heading_between_two_such_tables_parts_them() -> None:
    page = said(levels(body(Page()), 100, 120, 140), 100, ROWS[:2])
    page.text(60, 175, "2. 다음 해의 지원 규모")
    said(levels(page, 200, 220, 240), 200, [ROWS[0], ROWS[2]])

    document = read(page)

    assert tables(document) == [GRID[:6], [*GRID[:3], *((1, *cell[1:]) for cell in GRID[6:])]]
    assert "2. 다음 해의 지원 규모" in texts(document)


def test_text_between_lines_is_no_table() -> None:
    page = levels(body(Page()), 100, 130, 160, 190)
    for at in range(3):
        page.text(68, 118 + 30 * at, "신청서는 정해진 기간에 전자우편으로 제출하여야 한다.")

    assert tables(read(page)) == []


def test_two_columns_of_a_page_between_its_lines_are_no_table() -> None:
    page = levels(Page(), 60, 90, 500)
    for at in range(20):
        page.text(60, 110 + 16 * at, "왼쪽 단의 글은 줄마다 끝까지 차서 이어진다 ")
        page.text(290, 110 + 16 * at, "오른쪽 단의 글도 줄마다 끝까지 차서 이어진다 ")

    assert tables(read(page)) == []


# Colour


@pytest.mark.parametrize(
    "fills", [[(60, 500)], [(60, 150), (150, 300), (300, 500)]], ids=["one area", "one a cell"]
)
def test_a_header_of_colour_without_borders_is_the_first_row(fills: list[tuple[int, int]]) -> None:
    page = body(Page()).grid(XS, [120, 140, 160])
    for left, right in fills:
        page.fill((left, 100, right, 120), PALE)

    assert tables(read(said(page, 100, ROWS))) == [GRID]


def test_a_heading_painted_over_the_width_of_a_table_is_no_row_of_it() -> None:
    page = body(Page()).grid(XS, [120, 140, 160]).fill((60, 100, 500, 120), PALE)
    page.text(62, 114, "□ 사업 성격")

    document = read(said(page, 120, ROWS[1:]))

    assert len(tables(document)[0]) == 6
    assert "사업 성격" in texts(document)[0]


def test_fields_of_colour_with_white_between_are_a_table() -> None:
    page = body(Page())
    for at in range(3):
        for left, right in pairwise(XS):
            page.fill((left, 100 + 20 * at, right - 1.5, 118.5 + 20 * at), GREY if at else PALE)

    assert tables(read(said(page, 100, ROWS))) == [GRID]


def test_a_title_bar_is_a_cell_of_its_box() -> None:
    page = body(Page()).grid([60, 500], [100, 200]).fill((60, 100, 500, 120), PALE)
    page.text(250, 114, "신청 안내").text(70, 140, "첫째 줄이다.")

    assert tables(read(page)) == [[(0, 0, 1, 1, "신청 안내"), (1, 0, 1, 1, "첫째 줄이다.")]]


def test_colour_behind_a_line_of_text_cuts_no_cell() -> None:
    page = body(Page()).grid([60, 500], [100, 200]).fill((66, 106, 494, 120), PALE)
    page.text(250, 117, "신청 안내").text(70, 140, "첫째 줄이다.")

    assert tables(read(page)) == []


def test_a_header_of_shades_has_no_borders_within() -> None:
    page = said(body(Page()).grid(XS, [100, 120, 140, 160]), 100, ROWS)
    for at in range(60):
        page.lines((60, 100.2 + at / 3, 500, 100.2 + at / 3))

    assert tables(read(page)) == [GRID]


# Dots and dashes


def test_upright_borders_of_square_dots_part_cells() -> None:
    page = said(levels(body(Page()), 100, 120, 140, 160), 100, ROWS)
    for x in XS[1:-1]:
        page.lines(*((x - 0.2, 100 + 1.5 * at, x + 0.2, 100 + 1.5 * at) for at in range(40)))
    found = read(page.lines((60, 100, 60, 160), (500, 100, 500, 160)))

    assert tables(found) == [GRID]


def test_dashes_painted_as_one_path_are_a_border() -> None:
    page = said(body(Page()).grid([60, 500], [100, 160]), 100, ROWS)
    page.lines((150, 100, 150, 160), (300, 100, 300, 160))
    for top in (120, 140):
        bars = (f"{60 + 4 * at} {842 - top} 2.4 0.5 re" for at in range(110))
        page.painted.append(f"q 0 g {' '.join(bars)} f Q")

    assert tables(read(page)) == [GRID]


def test_dots_beside_a_table_move_none_of_its_lines() -> None:
    page = said(body(Page()).grid(XS, [100, 120, 140, 160]), 100, ROWS)
    for at in range(60):  # a chain of dots through the place of an upright line
        page.lines((100 + 1.9 * at, 300, 100 + 1.9 * at, 300.6))
    block = next(block for block in read(page).blocks if block.table)

    assert block.table is not None
    assert [cell.bbox[0] for cell in block.table.cells[:3] if cell.bbox] == XS[:3]


def test_the_white_of_a_double_line_is_one_cell() -> None:
    page = body(Page()).grid(XS, [100, 120]).grid(XS, [123.6, 143.6, 163.6])
    said(page, 100, ROWS[:1])
    said(page, 123.6, ROWS[1:])

    assert [cell for cell in tables(read(page))[0] if cell[0] == 1] == [(1, 0, 1, 3, "")]


# Tables in boxes, boxes in cells


def boxed(right: float) -> Page:
    """A box with a table of two rows in it, whose level lines reach so far to the right."""
    page = body(Page()).grid([40, 500], [80, 240]).text(50, 94, "상자 안의 설명이다.")
    page.lines(*((60, top, right, top) for top in (100, 120, 140)))
    page.lines((150, 100, 150, 140), (300, 100, 300, 140))
    return said(page, 100, ROWS[:2]).text(50, 200, "표 밑의 글이다.")


@pytest.mark.parametrize("right", [480, 499.8])
def test_a_table_in_a_box_may_touch_one_side_of_it(right: float) -> None:
    document = read(boxed(right))

    assert tables(document) == [GRID[:6]]
    assert texts(document)[:2] == ["상자 안의 설명이다.", "표 밑의 글이다."]


def test_a_table_may_stand_on_the_foot_of_its_box() -> None:
    page = body(Page()).grid([40, 560], [80, 140]).text(50, 94, "상자 안의 설명이다.")
    page.grid(XS, [100, 120, 140])

    assert tables(read(said(page, 100, ROWS[:2]))) == [GRID[:6]]


def test_a_first_column_over_all_rows_is_a_cell_of_the_same_table() -> None:
    page = body(Page()).grid([60, 150, 500], [100, 160]).text(68, 134, "지원")
    page.lines((150, 120, 500, 120), (150, 140, 500, 140), (300, 120, 300, 160))
    page.text(158, 114, "한도").text(158, 134, "창업").text(308, 134, "1억원")
    page.text(158, 154, "중소").text(308, 154, "2억원")

    assert tables(read(page)) == [
        [
            (0, 0, 3, 1, "지원"),
            (0, 1, 1, 2, "한도"),
            (1, 1, 1, 1, "창업"),
            (1, 2, 1, 1, "1억원"),
            (2, 1, 1, 1, "중소"),
            (2, 2, 1, 1, "2억원"),
        ]
    ]


def test_boxes_in_two_cells_are_two() -> None:
    page = (
        body(Page()).grid([60, 280, 500], [100, 120, 180]).text(70, 114, "앞").text(290, 114, "뒤")
    )
    page.grid([66, 274], [126, 174]).grid([286, 494], [126, 174])
    page.text(80, 150, "사진 하나").text(300, 150, "사진 둘")

    assert tables(read(page)) == [
        [(0, 0, 1, 1, "앞"), (0, 1, 1, 1, "뒤"), (1, 0, 1, 1, ""), (1, 1, 1, 1, "")]
    ]


def chart(*tops: float) -> Page:
    """Rows of three boxes each with white between."""
    page = body(Page())
    for number, top in enumerate(tops):
        for at, step in enumerate(("접수", "평가", "협약")):
            left = 60 + 120 * at
            page.grid([left, left + 90], [top, top + 24])
            page.text(left + 10, top + 16, f"{number + 3}월" if number else step)
    return page


def test_rows_of_boxes_in_line_are_one_chart() -> None:
    assert tables(read(chart(100, 140))) == [
        [
            (0, 0, 1, 1, "접수"),
            (0, 1, 3, 1, ""),
            (0, 2, 1, 1, "평가"),
            (0, 3, 3, 1, ""),
            (0, 4, 1, 1, "협약"),
            (1, 0, 1, 1, ""),
            (1, 2, 1, 1, ""),
            (1, 4, 1, 1, ""),
            (2, 0, 1, 1, "4월"),
            (2, 2, 1, 1, "4월"),
            (2, 4, 1, 1, "4월"),
        ]
    ]


def test_rows_of_boxes_far_apart_are_two_charts() -> None:
    assert len(tables(read(chart(100, 180)))) == 2


def test_a_box_without_sides_has_its_title_in_the_upper_line() -> None:
    page = body(Page()).lines((60, 110, 200, 110), (360, 110, 500, 110), (60, 200, 500, 200))
    page.lines((200, 100, 360, 100), (200, 120, 360, 120)).text(250, 114, "신청 자격")
    page.text(70, 140, "중소기업은 신청할 수 있다.")

    assert tables(read(page)) == [
        [
            (0, 0, 1, 1, ""),
            (0, 1, 2, 1, "신청 자격"),
            (0, 2, 1, 1, ""),
            (1, 0, 1, 1, ""),
            (1, 2, 1, 1, ""),
            (2, 0, 1, 3, "중소기업은 신청할 수 있다."),
        ]
    ]


# Over pages


def pictured(height: float) -> tuple[Page, Page]:
    """A table that ends in the middle of its page, and one on the next whose first row is so high."""
    first = Page().grid([60.0, 500.0], [100.0, 300.0, 330.0]).picture((80, 110, 480, 290))
    second = Page().grid([60, 500], [60, 60 + height, 90 + height])
    second.picture((80, 62, 480, 58 + height))
    last = body(Page(), 700)
    return (
        first.text(70, 320, "[사진] 현장을 점검하고 있다."),
        body(second.text(70, 80 + height, "[사진] 개소식을 열었다."), 740),
        last,
    )[:2]


def test_a_row_too_high_for_the_rest_of_the_page_goes_on_with_the_table_above() -> None:
    assert len(tables(read(*pictured(480)))) == 1


def test_a_row_that_had_room_below_begins_another_table() -> None:
    assert len(tables(read(*pictured(60)))) == 2


def test_the_foot_of_a_row_that_the_page_cut_is_no_row() -> None:
    first = said(Page().grid(XS, [700, 724, 748, 766]), 700, ROWS, 24)
    second = said(Page().grid(XS, [60, 84, 108]), 84, [("중견", "수출", "30억원")], 24)

    assert tables(read(first, body(second)))[0][9:] == [
        (3, 0, 1, 1, "중견"),
        (3, 1, 1, 1, "수출"),
        (3, 2, 1, 1, "30억원"),
    ]


def test_a_blank_row_at_the_top_of_a_page_is_a_row_to_fill_in() -> None:
    first = said(Page().grid(XS, [700, 720, 740, 760]), 700, ROWS)
    second = body(Page().grid(XS, [60, 80, 100]))

    assert tables(read(first, second))[0][9:] == [
        (row, column, 1, 1, "") for row in (3, 4) for column in range(3)
    ]


def test_a_table_of_columns_does_not_go_on_with_a_box_of_rows() -> None:
    first = Page().grid([60, 500], [600, 620, 780]).text(250, 614, "차례").text(70, 640, "첫째")
    second = said(body(Page().grid(XS, [60, 80, 100])), 60, ROWS[:2])

    assert [len(found) for found in tables(read(first, second))] == [2, 6]


def test_boxes_of_one_cell_stay_boxes() -> None:
    page = body(Page()).grid([60, 500], [100, 130]).text(200, 120, "사업 공고", 16)
    page.grid([60, 500], [140, 160]).text(70, 154, "안내 사항")
    document = read(page)

    assert [block.text for block in document.blocks if block.kind is BlockKind.BOX] == [
        "사업 공고",
        "안내 사항",
    ]
