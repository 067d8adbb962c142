"""Cells that nobody drew borders around: what only place parts, and what it does not part."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from announce_parser.document import Document
from announce_parser.readers import pdf

sys.path.insert(0, str(Path(__file__).parent))
from build_pdf import Page, build

sys.path.pop(0)


def read(page: Page, *, blanks: bool = True) -> Document:
    """Read a page on which four lines of running text stand below, with blanks between their words or gaps."""
    for at in range(4):
        if blanks:
            page.text(60, 600 + 16 * at, "본문은 열 포인트로 적고 마침표로 끝맺는다고 알린다.")
            continue
        for word in range(6):
            page.text(60 + 55 * word, 600 + 16 * at, "본문에서는")
    return pdf.read(build(page))


def rows(document: Document) -> list[tuple[int, int, int, int, str]]:
    return [
        (cell.row, cell.col, cell.row_span, cell.col_span, cell.text)
        for table in document.tables
        for cell in table.cells
    ]


def test_a_line_of_four_texts_far_apart_is_a_row_of_cells() -> None:
    page = Page().text(200, 100, "보도시점").text(252, 100, "즉시 보도")
    page.text(320, 100, "배포").text(360, 100, "2031. 4. 2.(수)")

    assert rows(read(page)) == [
        (0, 0, 1, 1, "보도시점"),
        (0, 1, 1, 1, "즉시 보도"),
        (0, 2, 1, 1, "배포"),
        (0, 3, 1, 1, "2031. 4. 2.(수)"),
    ]


def test_lines_that_interleave_are_cells_side_by_side() -> None:
    page = (
        Page().text(200, 106, "보도시점").text(252, 100, "받는 즉시 ").text(252, 112, "보도 가능")
    )
    page.text(330, 106, "배포").text(370, 106, "4월 2일")

    assert [text for *_, text in rows(read(page))] == [
        "보도시점",
        "받는 즉시 보도 가능",
        "배포",
        "4월 2일",
    ]


def test_a_label_between_two_lines_spans_their_rows() -> None:
    page = Page().text(200, 109, "보도시점")
    page.text(252, 100, "(온라인) 4월 2일 12:00").text(252, 118, "(지면) 4월 3일 조간")

    assert rows(read(page)) == [
        (0, 0, 2, 1, "보도시점"),
        (0, 1, 1, 1, "(온라인) 4월 2일 12:00"),
        (1, 1, 1, 1, "(지면) 4월 3일 조간"),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        {60: "1. 사업 개요", 500: "3"},
        {60: "가. 신청", 200: "나. 평가", 340: "다. 협약"},
        {60: "추", 140: "진", 220: "계", 300: "획"},
    ],
    ids=["a line of contents", "three items by tabs", "a spread heading"],
)
def test_few_texts_or_single_letters_on_a_line_are_no_cells(texts: dict[int, str]) -> None:
    page = Page()
    for x, text in texts.items():
        page.text(x, 100, text)

    assert rows(read(page)) == []


def test_justified_words_with_blanks_between_are_no_cells() -> None:
    page = Page()
    for at, word in enumerate(["참여 ", "기업을 ", "널리 ", "모집해 ", "지원한다."]):
        page.text(60 + 42 * at, 100, word)

    assert rows(read(page)) == []


def test_gaps_mean_nothing_where_no_blanks_are_written() -> None:
    page = Page().text(200, 100, "보도시점").text(252, 100, "즉시").text(320, 100, "배포")
    page.text(360, 100, "오늘")

    assert rows(read(page, blanks=False)) == []


def test_a_letterhead_has_a_cell_for_each_picture_beside_its_text() -> None:
    page = Page().grid([60, 530], [70, 110]).text(260, 94, "보도자료")
    page.picture((70, 75, 160, 105)).picture((440, 75, 520, 105))

    assert rows(read(page)) == [
        (0, 0, 1, 1, ""),
        (0, 1, 1, 1, "보도자료"),
        (0, 2, 1, 1, ""),
    ]


def test_a_picture_behind_the_text_of_a_box_parts_nothing() -> None:
    page = Page().picture((60, 70, 530, 110)).grid([60, 530], [70, 110]).text(260, 94, "보도자료")

    document = read(page)

    assert rows(document) == []
    assert document.blocks[0].text == "보도자료"
