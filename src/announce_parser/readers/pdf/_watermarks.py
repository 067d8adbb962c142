"""Large letters that lie across smaller ones, level as they are: ``사본`` over a table is not part of its cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.readers.pdf._shapes import Glyph

_LARGE = 2.5  # times the size of most letters of the page
_LEAST_CROSSED = 2  # smaller letters in the middle of one large one
_MARGIN = (
    0.15  # share of a letter's box at either side where what touches it does not lie across it
)
_SAME_BASE = 1.0  # points


def without_watermarks(glyphs: list[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """Return the glyphs of a page, and apart from them the lines of large ones that lie across others."""
    inked = [glyph for glyph in glyphs if glyph.hidden is None and not glyph.text.isspace()]
    if not inked:
        return glyphs, []
    least = _LARGE * median(glyph.size for glyph in inked)
    large = [glyph for glyph in inked if glyph.size >= least > 0]
    if not large:
        return glyphs, []
    small = sorted(
        (glyph for glyph in inked if glyph.size * _LARGE <= least), key=attrgetter("base")
    )
    bases = [glyph.base for glyph in small]
    crossing = [glyph for glyph in large if _lies_across(glyph, small, bases)]
    lines = {(round(glyph.base / _SAME_BASE), glyph.size) for glyph in crossing}
    laid = {id(glyph) for glyph in large if (round(glyph.base / _SAME_BASE), glyph.size) in lines}
    return (
        [glyph for glyph in glyphs if id(glyph) not in laid],
        [glyph for glyph in glyphs if id(glyph) in laid],
    )


def _lies_across(large: Glyph, small: Sequence[Glyph], bases: Sequence[float]) -> bool:
    """Return whether smaller letters are in the middle of a large one."""
    width, height = large.x1 - large.x0, large.bottom - large.top
    top, bottom = large.top + _MARGIN * height, large.bottom - _MARGIN * height
    left, right = large.x0 + _MARGIN * width, large.x1 - _MARGIN * width
    within = small[bisect_left(bases, top) : bisect_right(bases, bottom)]
    return sum(left < glyph.middle[0] < right for glyph in within) >= _LEAST_CROSSED
