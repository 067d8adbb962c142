"""Foot- and endnotes tied to the places that the file anchors them in.

At its anchor a note's label is raised, ``순융자⁵⁾``, so that it never runs into a figure: ``1,234⁵⁾``.
A note of the text is a block below it; one that is anchored in a cell is a line at the cell's end.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.document import Block, BlockKind, Document, Footnote, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Cell

_PLAIN_SIGNS, _RAISED_SIGNS = "0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾"
_RAISED = str.maketrans(_PLAIN_SIGNS, _RAISED_SIGNS)
_LOWERED = str.maketrans(_RAISED_SIGNS, _PLAIN_SIGNS)
# A note goes on over the lines below it, up to the next one or the end of the cell.
_CELL_NOTE = re.compile(
    rf"^(?P<mark>[{_RAISED_SIGNS}]+) (?P<text>.*(?:\n(?![{_RAISED_SIGNS}]+ ).*)*)$", re.MULTILINE
)


def raised(label: str) -> str:
    """Return a label as it is at its anchor, its digits and brackets above the line."""
    return label.translate(_RAISED)


def label_of(number: str) -> str:
    """Return the label of a note that the file only numbers: ``1)``, as Hancom and every notice write it.

    A bare figure, raised, could not be told from the power of a unit (m²); a mark that the writer chose
    stays as it is.
    """
    return f"{number})" if number.isalnum() else number


def with_anchors(document: Document) -> Document:
    """Return the document with its notes tied to raised labels, those in cells among them."""
    by_block = {note.source.block: note for note in document.footnotes}
    last: dict[str, Source] = {}
    notes: list[Footnote] = []
    for block in document.blocks:
        if block.id in by_block:
            note = by_block[block.id]
            notes.append(replace(note, anchor=last.get(raised(note.marker), note.anchor)))
        elif block.kind is not BlockKind.FOOTNOTE:
            notes += _cell_notes(block)
            last.update(_marks(block))
    return replace(document, footnotes=tuple(notes))


def _marks(block: Block) -> Iterator[tuple[str, Source]]:
    """Yield the raised labels of a block that is not a table, with their places."""
    if block.table is None and not block.hidden:
        for match in re.finditer(rf"[{_RAISED_SIGNS}]+", block.text):
            yield (
                match.group(),
                Source(block.id, match.start(), match.end(), block.page, block.bbox),
            )


def _cell_notes(block: Block) -> Iterator[Footnote]:
    for cell in block.table.cells if block.table is not None else ():
        for match in _CELL_NOTE.finditer(cell.text):
            at = cell.text.find(match["mark"])
            if at < match.start():
                anchor = _within(block, cell, at, at + len(match["mark"]))
                source = _within(block, cell, *match.span("text"))
                yield Footnote(match["mark"].translate(_LOWERED), match["text"], source, anchor)


def _within(block: Block, cell: Cell, start: int, end: int) -> Source:
    return Source(
        block.id, start, end, cell.page or block.page, cell.bbox or block.bbox, (cell.row, cell.col)
    )
