"""Letters that a page draws as shapes, without text: what they say cannot be read, and that is told.

A converter that cannot embed a font fills the outlines of its letters instead. The page looks whole, but
``2024년 3월`` is read as ``년 월``. Such shapes are in a line with letters that are text, as high as they are,
and differ from each other as letters do; a bullet that is drawn is always the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from announce_parser.readers.pdf._shapes import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.readers.pdf._shapes import Sheet

_LEAST = 5  # shapes in lines of text, so many of them of different outlines
_LEAST_KINDS = 3
_MOST = 300  # shapes of a page that are looked at
_BAND = 10.0  # points, by which letters are looked up
_NEAR = 1.2  # of the size, between a letter and a shape beside it
_HIGHEST = 1.2  # of the size
_ROUND = 0.5  # points, by which the outlines of one letter differ


def draws_letters(sheet: Sheet) -> bool:
    """Return whether a page shows letters or figures that are not a text."""
    shapes = sheet.shapes[:_MOST]
    if len(shapes) < _LEAST:
        return False
    letters = _letters_beside(shapes, sheet)
    found, rest = _parted(shapes, letters)
    last = found
    while last and rest:
        last, rest = _parted(rest, [_Letter(box, 1.3 * box.height) for box in last])
        found += last
    kinds = {(round(box.width / _ROUND), round(box.height / _ROUND)) for box in found}
    return len(found) >= _LEAST and len(kinds) >= _LEAST_KINDS


class _Letter(NamedTuple):
    """What a shape may be beside: a letter that is text, or a shape found to be one, and its size."""

    box: Box
    size: float


def _letters_beside(shapes: Sequence[Box], sheet: Sheet) -> list[_Letter]:
    """Return the letters of the lines that shapes are in."""
    lines = {round(shape.top / _BAND) + step for shape in shapes for step in range(-3, 4)}
    return [
        _Letter(Box(*glyph[1:5]), glyph.size)
        for glyph in sheet.glyphs
        if round(glyph.top / _BAND) in lines
        and glyph.hidden is None
        and glyph.size
        and not glyph.text.isspace()
    ]


def _parted(shapes: Sequence[Box], letters: Sequence[_Letter]) -> tuple[list[Box], list[Box]]:
    """Return the shapes that are beside one of the letters, and the others."""
    beside = [any(_is_beside(shape, letter) for letter in letters) for shape in shapes]
    return (
        [shape for shape, near in zip(shapes, beside, strict=True) if near],
        [shape for shape, near in zip(shapes, beside, strict=True) if not near],
    )


def _is_beside(shape: Box, letter: _Letter) -> bool:
    """Return whether a shape is in the line of a letter, next to it and not on it."""
    box, size = letter
    middle = (shape.top + shape.bottom) / 2
    gap = max(shape.x0 - box.x1, box.x0 - shape.x1)
    return (
        box.top < middle < box.bottom
        and shape.height <= _HIGHEST * size
        and -1.0 <= gap <= _NEAR * size
    )
