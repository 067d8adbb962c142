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
_STEPS = 13


class Strip(NamedTuple):
    """A stretch of the page that is read from top to bottom.

    Attributes:
        glyphs: What stands in it.
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
    for step in range(_STEPS):
        x = width * (0.5 + (step + 1) // 2 * (0.02 if step % 2 else -0.02))
        crossed = {
            round(glyph.bottom / 4)
            for glyph in inked
            if glyph.x0 < x + _NARROWEST / 2 and glyph.x1 > x - _NARROWEST / 2
        }
        sides = ([g for g in inked if g.x1 <= x], [g for g in inked if g.x0 >= x])
        if all(_is_column(side, crossed) for side in sides):
            return x
    return None


def _is_column(side: list[Glyph], crossed: set[int]) -> bool:
    """Return whether the lines on one side of a gutter, those that cross it aside, are full as a column's are."""
    rows: dict[int, list[Glyph]] = {}
    for glyph in side:
        row = round(glyph.bottom / 4)
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
