"""Tables without a rule: cells that are side by side on the page itself, parted by place alone.

The line under a press release's letterhead, ``보도시점 | 2024. 6. 21.(금) 11:00 | 배포 | 2024. 6. 20.(목) 09:00``,
is a table whose borders nobody drew. Where a cell of it has two lines, the lines of the page interleave, and read
one by one they make no sense. What parts the cells is a gap without the blank that the document's writer puts
between two words.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.readers.pdf._grids import CellDraft, TableDraft
from announce_parser.readers.pdf._lines import TextLine, make_line
from announce_parser.readers.pdf._shapes import Box, around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.readers.pdf._shapes import Glyph

# In shares of the font size.
_GAP, _GAP_AT_BLANK = 0.75, 2.0  # between two cells; likewise where a cell's text ends with a blank
_OVERLAP = 0.05  # by which lines that interleave reach into each other
_ROW = 1.65  # between the baselines of two rows; lines of one cell stand closer
_SAME_BASE = 0.3
_SAME_SIZE = 0.2
_SAME_GAP = (
    0.15  # by which the gaps of a justified line differ: the ink of a letter fills its cell or not
)
# A line by itself is a table only with so many cells: two or three are a heading spread by tabs.
_LEAST_CELLS = 4
_MOST_LINES = 6  # more that interleave are the labels of a drawing


class _Piece(NamedTuple):
    """What is between two gaps of a line."""

    line: TextLine

    @property
    def base(self) -> float:
        return self.line.glyphs[0].base


def find_unruled(lines: Sequence[TextLine], page: int) -> tuple[list[TextLine], list[TableDraft]]:
    """Return the lines of one strip of a page that are in no such table, and the tables.

    Only for a document whose spaces are written as blanks, and for lines from the top down.
    """
    rest: list[TextLine] = []
    frames: list[TableDraft] = []
    for band in _bands(lines):
        frame = _frame(band, page)
        if frame is None:
            rest += band
        else:
            frames.append(frame)
    return rest, frames


def stands_apart(line: TextLine) -> bool:
    """Return whether a line's words are too far from each other for running text."""
    return any(
        after.x0 - before.x1 >= _GAP_AT_BLANK * line.size for before, after in pairwise(line.glyphs)
    )


def _bands(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Return the lines with those together that are beside each other in part."""
    bands: list[list[TextLine]] = []
    bottom = float("-inf")
    for line in lines:
        if bands and line.box.top < bottom - _OVERLAP * line.size:
            bands[-1].append(line)
        else:
            bands.append([line])
            bottom = float("-inf")
        bottom = max(bottom, line.box.bottom)
    return bands


def _frame(band: list[TextLine], page: int) -> TableDraft | None:
    """Return the table that the lines of a band are, or None."""
    size = max(line.size for line in band)
    if len(band) > _MOST_LINES or min(line.size for line in band) < (1 - _SAME_SIZE) * size:
        return None
    pieces = [piece for line in band for piece in _pieces(line)]
    if sum(len(piece.line.text) == 1 for piece in pieces) * 2 > len(pieces):  # a spread heading
        return None
    if len(band) == 1 and _is_stretched(pieces):
        return None
    columns = _columns(pieces, size)
    if len(columns) < (_LEAST_CELLS if len(band) == 1 else 2):
        return None
    tallest = max(columns, key=len)
    bases = [piece.base for piece in tallest]
    in_rows = all(below - above > _ROW * size for above, below in pairwise(bases))
    placed = _placed(columns, bases if in_rows else bases[:1], size)
    return None if placed is None else _framed(placed, page)


def _is_stretched(pieces: list[_Piece]) -> bool:
    """Return whether the pieces are the words of a justified line: single words, gaps all as wide."""
    if any(" " in piece.line.text.strip() for piece in pieces):
        return False
    boxes = [piece.line.box for piece in pieces]
    gaps = [after.x0 - before.x1 for before, after in pairwise(boxes)]
    return bool(gaps) and max(gaps) <= (1 + _SAME_GAP) * min(gaps)


def _pieces(line: TextLine) -> list[_Piece]:
    """Return what is between the gaps of a line, from left to right."""
    cuts = [
        after.x0
        for before, after in pairwise(line.glyphs)
        if after.x0 - before.x1 >= _least(before, after) * line.size
    ]
    edges = [float("-inf"), *cuts, float("inf")]
    parts = (
        make_line([glyph for glyph in line.glyphs if left <= glyph.x0 < right])
        for left, right in pairwise(edges)
    )
    return [_Piece(part) for part in parts if part is not None]


def _least(before: Glyph, after: Glyph) -> float:
    """Return how wide a gap parts two cells; justified text is stretched at its blanks."""
    at_blank = before.text.isspace() or after.text.isspace()
    return _GAP_AT_BLANK if at_blank else _GAP


def _columns(pieces: list[_Piece], size: float) -> list[list[_Piece]]:
    """Return the pieces by column, from left to right, each from the top down."""
    columns: list[list[_Piece]] = []
    right = float("-inf")
    for piece in sorted(pieces, key=lambda piece: piece.line.box.x0):
        if columns and piece.line.box.x0 - right < _GAP * size:
            columns[-1].append(piece)
        else:
            columns.append([piece])
        right = max(right, piece.line.box.x1)
    return [sorted(column, key=lambda piece: piece.base) for column in columns]


def _placed(
    columns: list[list[_Piece]], bases: list[float], size: float
) -> list[tuple[int, int, int, list[TextLine]]] | None:
    """Return row, column, rows spanned and lines of each cell; None where a column fits no rows.

    A column with as many lines as there are rows has one in each, any other is one cell over all rows.
    """
    placed: list[tuple[int, int, int, list[TextLine]]] = []
    for col, column in enumerate(columns):
        lines = [piece.line for piece in column]
        if len(bases) == 1 or len(column) == 1:
            placed.append((0, col, len(bases), lines))
            continue
        if len(column) != len(bases):
            return None
        for row, (piece, base) in enumerate(zip(column, bases, strict=True)):
            if abs(piece.base - base) > _SAME_BASE * size:
                return None
            placed.append((row, col, 1, [piece.line]))
    return placed


def _framed(placed: list[tuple[int, int, int, list[TextLine]]], page: int) -> TableDraft:
    """Return the table, its lines halfway between the texts of its cells."""
    boxes = [around([line.box for line in lines]) for *_, lines in placed]
    hull = around(boxes)
    n_cols = 1 + max(col for _, col, _, _ in placed)
    n_rows = max(row + span for row, _, span, _ in placed)
    by_col = [
        around([box for box, (_, c, _, _) in zip(boxes, placed, strict=True) if c == col])
        for col in range(n_cols)
    ]
    xs = (hull.x0, *((a.x1 + b.x0) / 2 for a, b in pairwise(by_col)), hull.x1)
    height = hull.height / n_rows
    ys = tuple(hull.top + height * row for row in range(n_rows + 1))
    slots = [
        CellDraft(
            row,
            col,
            span,
            1,
            Box(xs[col], ys[row], xs[col + 1], ys[row + span]),
            page,
            [glyph for line in lines for glyph in line.glyphs],
            lines,
        )
        for row, col, span, lines in sorted(placed, key=lambda cell: cell[:2])
    ]
    return TableDraft(hull, page, xs, ys, slots, n_rows, page)
