"""The document model: places lead to text and back."""

from __future__ import annotations

import pytest

from announce_parser.document import BlockKind, Document, Source, whole_block, whole_cell
from announce_parser.readers._compose import compose
from announce_parser.readers._drafts import Draft, Grid, GridCell

NESTED = Grid(1, 2, (GridCell(0, 0, 1, 1, "안"), GridCell(0, 1, 1, 1, "쪽")))
GRID = Grid(
    2,
    2,
    (
        GridCell(0, 0, 2, 1, "이름", header=True),
        GridCell(0, 1, 1, 1, "12", page=3),
        GridCell(1, 1, 1, 1, "", nested=(Draft(BlockKind.TABLE, table=NESTED),)),
    ),
)


@pytest.fixture
def document() -> Document:
    return compose(
        "made",
        [
            Draft(BlockKind.PARAGRAPH, "첫 문단"),
            Draft(BlockKind.TABLE, table=GRID, page=2),
            Draft(BlockKind.PARAGRAPH, "숨은 문단", hidden=True),
            Draft(BlockKind.PARAGRAPH, "(단위: 원)"),
            Draft(BlockKind.TABLE, table=NESTED),
        ],
        page_count=3,
    )


def test_blocks_and_tables_are_numbered_in_reading_order(document: Document) -> None:
    assert [block.id for block in document.blocks] == ["b1", "b2", "b3", "b4", "b5", "b6"]
    assert [table.id for table in document.tables] == ["t1", "t2", "t3"]


def test_a_nested_table_stands_behind_the_table_whose_cell_names_it(document: Document) -> None:
    outer, inner, _ = document.tables

    assert outer.cells[2].tables == (inner.id,)
    assert document.block("b3").table is inner


def test_a_unit_is_tied_to_its_table_behind_nested_ones(document: Document) -> None:
    table = document.tables[2]

    assert (table.unit, table.unit_block) == ("원", "b5")
    assert document.block("b5").kind is BlockKind.CAPTION


def test_the_text_of_a_table_has_tabs_in_rows_and_newlines_between_them(document: Document) -> None:
    assert document.block("b2").text == "이름\t12\n"


def test_a_place_within_a_cell_is_counted_in_the_cell(document: Document) -> None:
    start = document.text.index("2\n")

    source = document.source(start, start + 1)
    assert source == Source("b2", 1, 2, page=3, cell=(0, 1))
    assert document.read_back(source) == "2"


def test_a_place_without_a_page_of_its_own_has_that_of_its_block(document: Document) -> None:
    start = document.text.index("이름")

    assert document.source(start, start + 2).page == 2


@pytest.mark.parametrize("index", range(6))
def test_whole_blocks_read_back(document: Document, index: int) -> None:
    block = document.blocks[index]

    assert document.read_back(whole_block(block)) == block.text


def test_whole_cells_read_back(document: Document) -> None:
    block = document.block("b2")
    assert block.table is not None

    texts = [document.read_back(whole_cell(block, cell)) for cell in block.table.cells]
    assert texts == ["이름", "12", ""]


def test_segments_leave_out_hidden_text_and_cells_that_hold_tables(document: Document) -> None:
    texts = [segment.text for segment in document.segments()]

    assert texts == ["첫 문단", "이름", "12", "안", "쪽", "(단위: 원)", "안", "쪽"]


@pytest.mark.parametrize("identifier", ["b0", "b7", "b99"])
def test_an_unknown_block_is_a_key_error(document: Document, identifier: str) -> None:
    with pytest.raises(KeyError):
        document.block(identifier)


def test_a_place_in_no_cell_of_the_table_is_a_key_error(document: Document) -> None:
    with pytest.raises(KeyError):
        document.read_back(Source("b2", 0, 1, cell=(5, 5)))


def test_without_a_text_to_point_into_there_are_no_origins(document: Document) -> None:
    assert document.origin(3) is None
