"""The tables of a document as rows and columns of numbers, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.checks._sheet import Line, columns, rows
from announce_parser.once import once

if TYPE_CHECKING:
    from announce_parser.document import Document


@once
def sheets(document: Document) -> tuple[tuple[tuple[Line, ...], tuple[Line, ...]], ...]:
    """Return the rows and the columns of each table that holds numbers."""
    found = (
        (rows(block, block.table), block, block.table)
        for block in document.blocks
        if block.table is not None
    )
    return tuple((down, columns(block, table, down)) for down, block, table in found if down)
