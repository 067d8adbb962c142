"""A document as lines: what mastheads, headlines and contacts are read from.

A line is a run of text between line breaks within one block or cell, trimmed. A notice says one thing a
line long before any markup does, and the text a reader could not tell apart stays apart here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.document import BlockKind
from announce_parser.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Block, Cell, Document

_LINE = re.compile(r"[^\n]+")
_NOT_A_LETTER = re.compile(r"[^0-9A-Za-z가-힣]+")
# Marks that open a line of a deck or a list; dashes may also close a line of a deck.
OPENING_MARKS = "-–—‐‑−·•ㆍ∙▷▶►▸★☆➢➤➔◇◆◈□■○●◎◉⊙❍ㅇ◦▪▫‣※*?☞☛✓✔✅❖❏❑▢◻⬜⬛▣⇨→>"
_OPENING = re.compile(rf"^[\s{re.escape(OPENING_MARKS)}]+")
_CLOSING = "-–—‐‑− \t"


class Line(NamedTuple):
    """One line of the document.

    Attributes:
        text: The characters without the white space around them; never empty.
        start: Offset of the first of them within the document's text.
        block: The block it is in.
        cell: The cell, where it is in a table.
    """

    text: str
    start: int
    block: Block
    cell: Cell | None = None

    @property
    def end(self) -> int:
        """One past the last character, within the document's text."""
        return self.start + len(self.text)

    @property
    def is_boxed(self) -> bool:
        """True for a line of a box or block quotation, set apart from the running text."""
        return self.block.kind is BlockKind.BOX

    @property
    def opening(self) -> str:
        """The marks before the first letter, without space: ``-``, ``□``, ``**``; empty for plain lines."""
        match = _OPENING.match(self.text)
        return re.sub(r"\s", "", match.group()) if match else ""

    @property
    def letters(self) -> str:
        """Digits and letters only: what is left when typography is set aside."""
        return letters(self.text)

    def inner(self) -> tuple[int, int]:
        """Return the span, within the document, of the text without marks that open and close it."""
        opening = _OPENING.match(self.text)
        first = opening.end() if opening else 0
        last = len(self.text.rstrip(_CLOSING))
        return self.start + first, self.start + (last if last > first else len(self.text))


def letters(text: str) -> str:
    """Return the digits and letters of a text alone."""
    return _NOT_A_LETTER.sub("", text)


def form_of_mark(block: Block) -> str | None:
    """Return what the numbers or marks of one list have in common: ``8.`` and ``9.`` are both ``0.``; None without one."""
    if not block.marker or block.marker.startswith("#"):
        return None
    form = re.sub(r"\d{1,2}", "0", block.marker.strip())
    form = re.sub(r"[가나다라마바사아자차카타파하]", "가", form)
    return re.sub(r"[Ⅰ-Ⅻ]|\b[IVX]{1,4}\b", "Ⅰ", re.sub(r"[①-⑳]", "①", form))


@once
def lines(document: Document) -> tuple[Line, ...]:
    """Return the lines of all visible text, in reading order."""
    return tuple(
        line
        for segment in document.segments()
        for line in _split(segment.text, segment.start, segment.block, segment.cell)
    )


def lines_of(block: Block) -> tuple[Line, ...]:
    """Return the lines of a block that is not a table."""
    return tuple(_split(block.text, block.start, block))


def lines_in(block: Block, cell: Cell) -> tuple[Line, ...]:
    """Return the lines of one cell of a table."""
    return tuple(_split(cell.text, block.start + cell.start, block, cell))


def rows_of(block: Block) -> Iterator[tuple[int, tuple[Line, ...]]]:
    """Yield each row of a table with the lines of all cells that cover it, from left to right."""
    if block.table is None:
        return
    covering: dict[int, list[Cell]] = {}
    for cell in block.table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            covering.setdefault(row, []).append(cell)
    for row in sorted(covering):
        cells = sorted(covering[row], key=lambda cell: cell.col)
        yield (
            row,
            tuple(
                line
                for cell in cells
                for line in _split(cell.text, block.start + cell.start, block, cell)
            ),
        )


def _split(text: str, offset: int, block: Block, cell: Cell | None = None) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        begun = match[0].lstrip()
        if begun:
            yield Line(begun.rstrip(), offset + match.end() - len(begun), block, cell)
