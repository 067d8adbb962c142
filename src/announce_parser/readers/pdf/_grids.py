"""Lattices and glyphs → tables: each glyph in its innermost cell, tables in cells, cells as text.

Nothing here crosses a page; ``_continued`` joins what the end of a page parted.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.readers.pdf._lines import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from announce_parser.readers.pdf._lattice import Lattice
    from announce_parser.readers.pdf._lines import TextLine
    from announce_parser.readers.pdf._shapes import Box, Glyph

_INSIDE = 1.5
# How far above its baseline a blank without a box is looked for.
_LIFT = 2.0


@dataclass(slots=True)
class CellDraft:
    """A cell under construction.

    Attributes:
        lines: Its text without that of tables in it.
        tables: The tables that are in it, from the top down.
    """

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box
    page: int
    glyphs: list[Glyph] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)
    tables: list[TableDraft] = field(default_factory=list)
    later: list[CellDraft] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """True where nothing is in it."""
        return not (self.lines or self.tables or self.later)


@dataclass(slots=True)
class TableDraft:
    """A table under construction: its lines and its cells, row-major.

    Attributes:
        xs: Where columns begin and end; those of the first page where it goes on over several.
    """

    box: Box
    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: list[CellDraft]
    n_rows: int
    last_page: int

    @property
    def n_cols(self) -> int:
        """Columns of the grid."""
        return len(self.xs) - 1


def fill_frames(
    lattices: Sequence[Lattice], glyphs: Iterable[Glyph], page: int
) -> tuple[list[TableDraft], list[Glyph]]:
    """Return the tables that are on the page itself, and the glyphs that are in none."""
    ordered = sorted(lattices, key=lambda lattice: lattice.box.width * lattice.box.height)
    frames = [_frame(lattice, page) for lattice in ordered]
    top: list[TableDraft] = []
    for index, frame in enumerate(frames):
        slot = _find_slot_around(frame, frames[index + 1 :])
        if slot is None:
            top.append(frame)
        else:
            slot.tables.append(frame)
    loose = _poured(glyphs, frames)
    for frame in frames:
        for slot in frame.slots:
            slot.lines = read_lines(slot.glyphs)
            slot.tables.sort(key=lambda inner: (inner.box.top, inner.box.x0))
    return sorted(top, key=lambda frame: (frame.box.top, frame.box.x0)), loose


def _poured(glyphs: Iterable[Glyph], frames: Sequence[TableDraft]) -> list[Glyph]:
    """Put each glyph into its cell and return those that are in none; the frames ascend in size."""
    finders = [_Finder(frame) for frame in frames]
    loose: list[Glyph] = []
    last: CellDraft | None = None
    for glyph in glyphs:
        # Text is painted cell by cell: mostly a glyph is in the cell of the one before.
        if last is None or last.tables or not glyph.size or not last.box.holds(*glyph.middle):
            last = _find_slot(glyph, finders)
        if last is None:
            loose.append(glyph)
        else:
            last.glyphs.append(glyph)
    return loose


def _frame(lattice: Lattice, page: int) -> TableDraft:
    slots = [CellDraft(*region[:4], region.box, page) for region in lattice.regions]
    return TableDraft(lattice.box, page, lattice.xs, lattice.ys, slots, len(lattice.ys) - 1, page)


def _find_slot_around(frame: TableDraft, larger: Sequence[TableDraft]) -> CellDraft | None:
    """Return the innermost cell that holds all of a table; `larger` ascends."""
    for other in larger:
        if frame.box.within(other.box, _INSIDE):
            for slot in other.slots:
                if frame.box.within(slot.box, _INSIDE):
                    return slot
    return None


class _Finder:
    """Finds the cell of a table that a point lies in."""

    def __init__(self, frame: TableDraft) -> None:
        self.box, self._xs, self._ys = frame.box, frame.xs, frame.ys
        self._at = {
            (slot.row + down, slot.col + right): slot
            for slot in frame.slots
            for down in range(slot.row_span)
            for right in range(slot.col_span)
        }

    def find(self, x: float, y: float) -> CellDraft | None:
        """Return the cell at a point, or None outside the table."""
        if not self.box.holds(x, y):
            return None
        return self._at.get((bisect_right(self._ys, y) - 1, bisect_right(self._xs, x) - 1))


def _find_slot(glyph: Glyph, finders: Sequence[_Finder]) -> CellDraft | None:
    """Return the innermost cell that a glyph's middle lies in; the finders ascend in size."""
    x, y = glyph.middle
    if not glyph.size:
        x, y = x + 0.01, y - _LIFT
    for finder in finders:
        slot = finder.find(x, y)
        if slot is not None:
            return slot
    return None
