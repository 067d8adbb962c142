"""Glyphs → lines of text, wherever they stand: on the page or in a cell.

Within a line the place decides about order, not the order of painting: cairo paints a line font by font.
"""

from __future__ import annotations

from operator import attrgetter
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.readers.pdf._shapes import Box, Glyph, around

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Widths of a gap in shares of the font size.
_GAP = 0.20  # beside the line's own letter spacing: a space
_WIDE_GAP = 1.6
_SAME_LINE = 0.5  # share of the lower of two heights that must overlap


class Line(NamedTuple):
    """One line of text.

    Attributes:
        text: With single spaces where it has gaps, trimmed.
        box: Around its visible characters.
        size: The font size that most of it is set in.
        bold: True where most of it is set in a bold face.
        open_end: True where a blank is written behind its last character: the line was broken at a space.
        glyphs: From left to right, blanks among them.
    """

    text: str
    box: Box
    size: float
    bold: bool
    open_end: bool
    glyphs: tuple[Glyph, ...]


def read_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Return the lines of some glyphs from the top down."""
    rows = _rows([glyph for glyph in glyphs])
    return [line for row in rows if (line := make_line(row)) is not None]


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Return the glyphs by line: two are on one line where their heights overlap."""
    rows: list[list[Glyph]] = []
    spans: list[tuple[float, float]] = []
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    for glyph in sorted(inked, key=lambda glyph: (glyph.top + glyph.bottom)):
        middle = (glyph.top + glyph.bottom) / 2
        if rows:
            top, bottom = spans[-1]
            overlap = min(bottom, glyph.bottom) - max(top, glyph.top)
            height = min(bottom - top, glyph.bottom - glyph.top)
            if top <= middle <= bottom and overlap >= _SAME_LINE * height:
                rows[-1].append(glyph)
                continue
        rows.append([glyph])
        spans.append((glyph.top, glyph.bottom))
    for glyph in glyphs:
        if glyph.text.isspace():
            _place_blank(glyph, rows, spans)
    return rows


def _place_blank(blank: Glyph, rows: list[list[Glyph]], spans: list[tuple[float, float]]) -> None:
    """Put a blank into the line it stands on; one without a box stands on its baseline."""
    at = blank.bottom - 1 if blank.size == 0 else (blank.top + blank.bottom) / 2
    for row, (top, bottom) in zip(rows, spans, strict=True):
        if top <= at <= bottom:
            row.append(blank)
            return


def make_line(row: Sequence[Glyph]) -> Line | None:
    """Return one line of glyphs that stand beside each other, or None if there is nothing to see."""
    ordered = _once(sorted(row, key=attrgetter("x0")))
    inked = [glyph for glyph in ordered if not glyph.text.isspace()]
    if not inked:
        return None
    size = _most(inked)
    text = _spaced(ordered, size)
    bold = sum("bold" in glyph.font.lower() for glyph in inked) * 2 > len(inked)
    last = inked[-1]
    open_end = any(g.text.isspace() and g.x0 >= last.x0 + 0.3 * (last.x1 - last.x0) for g in ordered)
    return Line(text, around([Box(*glyph[1:5]) for glyph in inked]), size, bold, open_end, tuple(ordered))


def _once(ordered: list[Glyph]) -> list[Glyph]:
    """Return the glyphs without shadows: the same character drawn again a hair beside itself."""
    kept: list[Glyph] = []
    for glyph in ordered:
        near = (other for other in kept[-4:] if other.text == glyph.text and glyph.text != " ")
        if not any(abs(other.x0 - glyph.x0) < 0.12 * glyph.size for other in near):
            kept.append(glyph)
    return kept


def _most(inked: list[Glyph]) -> float:
    """Return the font size that most characters have."""
    return median(glyph.size for glyph in inked)


def _spaced(ordered: list[Glyph], size: float) -> str:
    """Return the characters with a space at each blank and at each gap that the letter spacing does not explain."""
    inked = [glyph for glyph in ordered if not glyph.text.isspace()]
    gaps = sorted(after.x0 - before.x1 for before, after in zip(inked, inked[1:], strict=False))
    spacing = gaps[len(gaps) // 2] if gaps else 0.0
    parts: list[str] = []
    before: Glyph | None = None
    blank = False
    for glyph in ordered:
        if glyph.text.isspace():
            blank = True
            continue
        if before is not None:
            gap = glyph.x0 - before.x1
            if blank or gap - max(spacing, 0.0) > _GAP * size or gap - min(spacing, 0.0) > 0.5 * size:
                parts.append(" ")
        parts.append(glyph.text)
        before, blank = glyph, False
    return "".join(parts)
