"""Letters that a page draws as shapes, without text: what they say cannot be read, and that is told.

A converter that cannot embed a font fills the outlines of its letters instead. The page looks whole, but
``2024년 3월`` is read as ``년 월``. Such shapes stand in a line with letters that are text, as high as they are,
and differ from each other as letters do; a bullet that is drawn is always the same.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from announce_parser.readers.pdf._shapes import Box, Glyph, Sheet

_LEAST = 5  # shapes in lines of text, so many of them of different outlines
_LEAST_KINDS = 3
_NEAR = 1.2  # of the size, between a letter and a shape beside it
_HIGHEST = 1.2  # of the size
_ROUND = 0.5  # points, by which the outlines of one letter differ


def draws_letters(sheet: Sheet) -> bool:
    """Return whether a page shows letters or figures that are no text."""
    if len(sheet.shapes) < _LEAST:
        return False
    inked = [g for g in sheet.glyphs if g.hidden is None and not g.text.isspace() and g.size]
    inked.sort(key=lambda glyph: glyph.top)
    tops = [glyph.top for glyph in inked]
    tallest = max((glyph.bottom - glyph.top for glyph in inked), default=0.0)
    found = []
    for shape in sheet.shapes:
        start = bisect_left(tops, shape.top - tallest)
        end = bisect_left(tops, shape.bottom)
        if any(_is_beside(shape, glyph) for glyph in inked[start:end]):
            found.append(shape)
    kinds = {(round(box.width / _ROUND), round(box.height / _ROUND)) for box in found}
    return len(found) >= _LEAST and len(kinds) >= _LEAST_KINDS


def _is_beside(shape: Box, glyph: Glyph) -> bool:
    """Return whether a shape stands in the line of a letter, next to it and not on it."""
    middle = (shape.top + shape.bottom) / 2
    gap = max(shape.x0 - glyph.x1, glyph.x0 - shape.x1)
    return (
        glyph.top < middle < glyph.bottom
        and shape.height <= _HIGHEST * glyph.size
        and -1.0 <= gap <= _NEAR * glyph.size
    )
