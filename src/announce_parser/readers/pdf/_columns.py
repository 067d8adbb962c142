"""Glyphs of a page in two columns → glyphs in the order they are read: left column, right column.

What crosses the gutter, a headline or a wide figure's caption, parts the page into bands, each read by
itself from left to right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.readers.pdf._shapes import Glyph

_NARROWEST = 10.0  # points of a gutter
_LEAST_ROWS = 8
_FULL = 0.6  # share of its column that a usual line fills
# Gutters are looked for between these shares of the page's width.
_FIRST, _STEPS = 0.38, 13
_ROW = 4.0
_MOST_CROSSED = 0.5  # of the rows of a page, by headlines and tables


class Strip(NamedTuple):
    """A stretch of the page that is read from top to bottom.

    Attributes:
        glyphs: What is in it.
        left: Where its lines begin.
        right: Where its lines end.
    """

    glyphs: list[Glyph]
    left: float
    right: float


def strips(glyphs: Sequence[Glyph], width: float) -> list[Strip]:
    """Return the glyphs of a page in strips, in reading order: one, unless it is set in columns."""
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if not inked:
        return []
    left, right = min(glyph.x0 for glyph in inked), max(glyph.x1 for glyph in inked)
    gutter = _find_gutter(inked, width)
    if gutter is None:
        return [Strip(list(glyphs), left, right)]
    crossing = [
        (glyph.top, glyph.bottom)
        for glyph in inked
        if glyph.x0 < gutter + _NARROWEST / 2 and glyph.x1 > gutter - _NARROWEST / 2
    ]
    found: list[Strip] = []
    for band, crosses in _bands(glyphs, crossing):
        if crosses:
            found.append(Strip(band, left, right))
            continue
        found.append(Strip([glyph for glyph in band if glyph.x0 < gutter], left, gutter))
        found.append(Strip([glyph for glyph in band if glyph.x0 >= gutter], gutter, right))
    return [strip for strip in found if any(not glyph.text.isspace() for glyph in strip.glyphs)]


def _find_gutter(inked: list[Glyph], width: float) -> float | None:
    """Return the middle of a blank strip between two columns of full lines, or None."""
    crossed_by: list[set[int]] = [set() for _ in range(_STEPS)]
    middle = [g for g in inked if g.x1 > _FIRST * width and g.x0 < (1 - _FIRST) * width]
    rows = {round(glyph.base / _ROW) for glyph in inked}
    places = [width * (_FIRST + (1 - 2 * _FIRST) * step / (_STEPS - 1)) for step in range(_STEPS)]
    for glyph in middle:
        for x, crossed in zip(places, crossed_by, strict=True):
            if glyph.x0 < x + _NARROWEST / 2 and glyph.x1 > x - _NARROWEST / 2:
                crossed.add(round(glyph.base / _ROW))
    for x, crossed in sorted(zip(places, crossed_by, strict=True), key=lambda place: len(place[1])):
        if len(crossed) > _MOST_CROSSED * len(rows):
            return None
        sides = ([g for g in inked if g.x1 <= x], [g for g in inked if g.x0 >= x])
        if all(_is_column(side, crossed) for side in sides):
            return x
    return None


def _is_column(side: list[Glyph], crossed: set[int]) -> bool:
    """Return whether the lines on one side of a gutter, those that cross it aside, are full as a column's are."""
    rows: dict[int, list[Glyph]] = {}
    for glyph in side:
        row = round(glyph.base / _ROW)
        if not crossed & {row - 1, row, row + 1}:
            rows.setdefault(row, []).append(glyph)
    widths = sorted(max(g.x1 for g in row) - min(g.x0 for g in row) for row in rows.values())
    if len(widths) < _LEAST_ROWS:
        return False
    return widths[len(widths) // 2] >= _FULL * widths[-1] and widths[-1] > 100


def _bands(
    glyphs: Sequence[Glyph], crossing: list[tuple[float, float]]
) -> list[tuple[list[Glyph], bool]]:
    """Return the glyphs by band from the top down, each with whether it crosses the gutter."""
    spans: list[list[float]] = []
    for top, bottom in sorted(crossing):
        if spans and top <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], bottom)
        else:
            spans.append([top, bottom])
    banded: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        y = glyph.bottom - 1 if not glyph.size else glyph.middle[1]
        before = sum(bottom < y for _, bottom in spans)
        crosses = before < len(spans) and spans[before][0] <= y
        banded.setdefault(2 * before + crosses, []).append(glyph)
    return [(banded[key], key % 2 == 1) for key in sorted(banded)]
