"""The table ``cmap`` of a TrueType program (OpenType specification): which letter each glyph shows."""

from __future__ import annotations

from itertools import islice
from struct import unpack_from
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNICODE, _WINDOWS = 0, 3
_OF_WINDOWS = (1, 10)  # encodings of Windows that are Unicode
_SEGMENTS, _GROUPS = 4, 12  # formats of a table
_MOST_TABLES, _MOST_GLYPHS, _MOST_LETTERS = 64, 0x10000, 200_000
_NO_LETTER = 0xFFFF


def letters_of(program: bytes) -> dict[int, str]:
    """Return the letters of a program's glyphs by their numbers; of two letters of a glyph the first one.

    Raises:
        struct.error: It breaks off.
    """
    found: dict[int, str] = {}
    (count,) = unpack_from(">H", program, 4)
    for at in range(min(count, _MOST_TABLES)):
        tag, _, start, _ = unpack_from(">4sLLL", program, 12 + 16 * at)
        if tag == b"cmap":
            for letter, glyph in islice(_pairs(program, start), _MOST_LETTERS):
                found.setdefault(glyph, chr(letter))
    return found


def _pairs(program: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Yield letters and the glyphs that show them."""
    (count,) = unpack_from(">H", program, start + 2)
    for at in range(min(count, _MOST_TABLES)):
        platform, encoding, offset = unpack_from(">HHL", program, start + 4 + 8 * at)
        if platform == _UNICODE or (platform == _WINDOWS and encoding in _OF_WINDOWS):
            (kind,) = unpack_from(">H", program, start + offset)
            if kind == _SEGMENTS:
                yield from _in_segments(program, start + offset)
            elif kind == _GROUPS:
                yield from _in_groups(program, start + offset)


def _in_segments(program: bytes, start: int) -> Iterator[tuple[int, int]]:
    (doubled,) = unpack_from(">H", program, start + 6)
    ends, firsts = start + 14, start + 16 + doubled
    for at in range(0, doubled, 2):
        (end,), (first,) = (
            unpack_from(">H", program, ends + at),
            unpack_from(">H", program, firsts + at),
        )
        (delta,) = unpack_from(">H", program, firsts + doubled + at)
        place = firsts + 2 * doubled + at
        (offset,) = unpack_from(">H", program, place)
        for letter in range(first, end + 1):
            glyph = letter
            if offset:
                (glyph,) = unpack_from(">H", program, place + offset + 2 * (letter - first))
            if letter != _NO_LETTER and (glyph or not offset):
                yield letter, (glyph + delta) & 0xFFFF


def _in_groups(program: bytes, start: int) -> Iterator[tuple[int, int]]:
    (count,) = unpack_from(">L", program, start + 12)
    for at in range(min(count, _MOST_GLYPHS)):
        first, end, glyph = unpack_from(">LLL", program, start + 16 + 12 * at)
        for letter in range(first, min(end, first + _MOST_GLYPHS, 0x10FFFF) + 1):
            yield letter, glyph + letter - first
