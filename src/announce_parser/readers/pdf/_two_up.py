"""Two printed pages on one sheet: each is read by itself, left before right.

A sheet is taken for two pages where nothing crosses its middle and either both halves bear their numbers at their
feet, one after the other, or most sheets of the document are so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.readers.pdf._shapes import Box, Glyph, Sheet

_WIDER = 1.2  # a sheet of two pages is so much wider than it is high
_GUTTER = 0.012  # of its width, at either side of its middle
_LEAST_LINES = 3  # of each half
_LEAST_SHEETS, _LEAST_SHARE = 2, 0.8  # of a document whose pages bear no numbers
_FOOT = 0.9  # share of a sheet's height where numbers of pages begin
_NUMBER = re.compile(r"[-–—\s]*(\d{1,4})[-–—\s]*")


def pages_of(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets, those of two printed pages as two; both keep the sheet's number and places."""
    parted = [_is_parted(sheet) for sheet in sheets]
    count = sum(parted)
    are_all = count >= _LEAST_SHEETS and count >= _LEAST_SHARE * len(sheets)
    return [
        page
        for sheet, apart in zip(sheets, parted, strict=True)
        for page in (_halves(sheet) if apart and (are_all or _are_numbered(sheet)) else (sheet,))
    ]


def _is_parted(sheet: Sheet) -> bool:
    """Return whether nothing crosses the middle of a wide sheet and both halves hold text."""
    if sheet.width < _WIDER * sheet.height:
        return False
    left, right = (0.5 - _GUTTER) * sheet.width, (0.5 + _GUTTER) * sheet.width
    seen = [glyph for glyph in sheet.glyphs if glyph.hidden is None and not glyph.text.isspace()]
    if any(glyph.x0 < right and glyph.x1 > left for glyph in seen):
        return False
    if any(rule.start < left and rule.end > right for rule in sheet.horizontal):
        return False
    halves = [glyph for glyph in seen if glyph.x1 <= left], [g for g in seen if g.x0 >= right]
    return all(len({round(glyph.base) for glyph in half}) >= _LEAST_LINES for half in halves)


def _are_numbered(sheet: Sheet) -> bool:
    """Return whether both halves bear numbers at their feet, one after the other."""
    foot = [glyph for glyph in sheet.glyphs if glyph.top >= _FOOT * sheet.height and glyph.size]
    middle = sheet.width / 2
    numbers = [
        _NUMBER.fullmatch("".join(glyph.text for glyph in sorted(half, key=lambda glyph: glyph.x0)))
        for half in ([g for g in foot if g.x1 <= middle], [g for g in foot if g.x0 >= middle])
    ]
    left, right = numbers
    return left is not None and right is not None and int(right[1]) == int(left[1]) + 1


def _halves(sheet: Sheet) -> Iterator[Sheet]:
    """Yield the two pages of a sheet; what is on them keeps its place."""
    middle = sheet.width / 2
    for start, end in ((0.0, middle), (middle, sheet.width)):
        yield sheet._replace(
            width=end,
            glyphs=tuple(_within(sheet.glyphs, start, end)),
            horizontal=tuple(
                rule for rule in sheet.horizontal if start <= (rule.start + rule.end) / 2 < end
            ),
            vertical=tuple(rule for rule in sheet.vertical if start <= rule.at < end),
            fills=tuple(fill for fill in sheet.fills if _is_within(fill.box, start, end)),
            images=tuple(box for box in sheet.images if _is_within(box, start, end)),
            shapes=tuple(box for box in sheet.shapes if _is_within(box, start, end)),
            asides=tuple(_within(sheet.asides, start, end)),
        )


def _within(glyphs: Sequence[Glyph], start: float, end: float) -> Iterator[Glyph]:
    """Yield the glyphs of one half; what lies beyond the sheet belongs to the half beside it."""
    for glyph in glyphs:
        x = glyph.middle[0]
        if (start <= x or not start) and (x < end or start):
            yield glyph


def _is_within(box: Box, start: float, end: float) -> bool:
    return start <= (box.x0 + box.x1) / 2 < end
