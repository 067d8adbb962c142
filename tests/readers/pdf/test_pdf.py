"""The PDF reader on pages built here: text, tables with their places, pages that hold nothing to read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from build_pdf import grid, page, pdf

from announce_parser.document import BlockKind
from announce_parser.errors import UnreadableDocument
from announce_parser.readers import open_document

XS, YS = (72, 172, 272, 372), (700, 675, 650, 625)
CELLS = [
    (XS[column] + 8, YS[row] - 17, f"{name}")
    for row, names in enumerate(
        (("Name", "Sum", "Cap"), ("Alpha", "620", "2"), ("Beta", "216", "3"))
    )
    for column, name in enumerate(names)
]


def test_lines_of_text_are_blocks_with_page_and_box() -> None:
    document = open_document(pdf(page([(72, 760, "Support 2,000 firms until 2023-01-09.")])))
    (block,) = [each for each in document.blocks if each.text]

    assert (document.format, document.page_count) == ("pdf", 1)
    assert (block.text, block.page) == ("Support 2,000 firms until 2023-01-09.", 1)
    assert block.bbox is not None
    assert block.bbox[0] == pytest.approx(72, abs=2)


def test_a_ruled_grid_is_a_table_cell_by_cell() -> None:
    document = open_document(pdf(page([(72, 760, "Overview of programs"), *CELLS], grid(XS, YS))))
    (table,) = document.tables

    assert (table.n_rows, table.n_cols) == (3, 3)
    assert [cell.text for cell in table.cells] == [text for *_, text in CELLS]


def test_a_cell_without_a_line_between_spans_both_columns() -> None:
    rules = [rule for rule in grid(XS, YS) if rule[0] != rule[2] or rule[0] != XS[2]]
    rules.append((XS[2], YS[1], XS[2], YS[-1]))
    texts = [cell for cell in CELLS if cell[2] != "Cap"]
    (table,) = open_document(pdf(page([(72, 760, "Overview"), *texts], rules))).tables
    (head,) = [cell for cell in table.cells if cell.text == "Sum"]

    assert (head.row, head.col, head.col_span) == (0, 1, 2)


def test_a_page_without_text_is_unread_and_a_loss() -> None:
    document = open_document(pdf(page([(72, 760, "First page of two.")]), page([])))

    assert [block.page for block in document.blocks if block.kind is BlockKind.UNREAD] == [2]
    assert len(document.losses) == 1


def test_a_damaged_file_is_refused_with_the_reason() -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        open_document(b"%PDF-1.7\n1 0 obj", name="notice.pdf")
