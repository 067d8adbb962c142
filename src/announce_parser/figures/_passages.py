"""The runs of text that no figure crosses, each with the column whose unit its bare numbers take.

A body cell has its own column, with the unit that its row may give it. A text that was saved without the lines of its tables has a caption
``(단위 : 억원)`` and below it one cell a paragraph: there a paragraph that is one number is a cell as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.document import BlockKind
from announce_parser.figures._base import Passage
from announce_parser.figures._fold import fold
from announce_parser.patterns import lazy_regex
from announce_parser.tables import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from announce_parser.document import Block, Document

_STATED_UNIT = lazy_regex(r"[(\[]\s*단위\s*:\s*(?P<unit>[^()\[\]\n]{1,20})[)\]]")
_ONE_NUMBER = lazy_regex(r"[△-]?\s?\d[\d,]{0,15}(?:\.\d{1,4})?")
_LONGEST_CELL = 60  # characters; longer paragraphs, and sentences, end the table


def passages(doc: Doc, document: Document) -> Iterator[Passage]:
    """Yield the visible runs of text in reading order."""
    headings = {
        table.id: (tables.columns(table), tables.row_paths(table)) for table in document.tables
    }
    unit: str | None = None
    for segment in document.segments():
        folded = fold(segment.text)
        column = None
        if segment.cell is not None and segment.block.table is not None:
            if not segment.cell.header:
                columns, rows = headings[segment.block.table.id]
                column = tables.column_at(
                    segment.block.table, columns[segment.cell.col], rows[segment.cell.row]
                )
            unit = None
        else:
            unit = _unit_below(segment.block, folded, unit)
            if unit is not None and _ONE_NUMBER.fullmatch(folded.strip()):
                column = Column(0, (), unit)
        yield Passage(segment.text, folded, segment.start, doc, segment, column)


def _unit_below(block: Block, folded: str, unit: str | None) -> str | None:
    """Return the unit that holds from this block on, None where a table without lines has ended."""
    stated = _STATED_UNIT.fullmatch(folded.strip())
    if stated is not None:
        return stated["unit"].strip()
    ends = (
        block.kind is BlockKind.HEADING
        or len(folded) > _LONGEST_CELL
        or folded.rstrip().endswith("다.")
    )
    return None if ends else unit
