"""Dropped initials: the first letter of a paragraph, as high as its first lines, is a letter of the first of them.

``2`` over two lines and ``026년도 창업지원 예산은`` beside it are one year. A large number before a title of two lines is
not one: what follows it is not part of its word, and the lines below do not begin where it is.
"""

from __future__ import annotations

import re
from operator import attrgetter
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.readers.pdf._shapes import Glyph

_LARGE = 1.7  # times the size of the letters beside it
_SAME_BASE, _SAME_SIZE = 0.35, 0.15  # of the size
_SAME_EDGE = 3.0  # points
_NEAR = 0.6  # of its own size, between it and the letters beside it
_NARROW = 0.55  # width of ASCII, in sizes
_GOES_ON = re.compile(r"\d[\d,.]|[가-힣][가-힣]|[A-Za-z][a-z]")


def with_initials(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs with each dropped initial set before the first letter of the line that it begins."""
    inked = [glyph for glyph in glyphs if glyph.size and not glyph.text.isspace()]
    if not inked or max(map(attrgetter("size"), inked)) < _LARGE * min(
        map(attrgetter("size"), inked)
    ):
        return glyphs
    usual = median(glyph.size for glyph in inked)
    large = [glyph for glyph in inked if glyph.size >= _LARGE * usual]
    set_anew = {id(one): anew for one in large if (anew := _find_set(one, inked)) is not None}
    return [set_anew.get(id(glyph), glyph) for glyph in glyphs] if set_anew else glyphs


def _find_set(initial: Glyph, inked: Sequence[Glyph]) -> Glyph | None:
    """Return an initial as a letter of the line that it begins, or None for a letter that begins none."""
    others = [glyph for glyph in inked if glyph is not initial]
    beside = [
        glyph
        for glyph in others
        if initial.top - _SAME_BASE * glyph.size < glyph.base
        and glyph.base <= initial.base + _SAME_BASE * glyph.size
    ]
    if not beside or any(
        glyph.x0 < initial.x1 - 1 or glyph.size * _LARGE > initial.size for glyph in beside
    ):
        return None
    first = min(beside, key=lambda glyph: (round(glyph.base), glyph.x0))
    begins_two = initial.base - first.base >= first.size
    ends_alike = any(abs(glyph.base - initial.base) <= _SAME_BASE * glyph.size for glyph in beside)
    is_near = first.x0 - initial.x1 <= _NEAR * initial.size
    if not (begins_two and ends_alike and is_near and _GOES_ON.match(initial.text + first.text)):
        return None
    if not _stands_over(initial, first, others):
        return None
    width = (_NARROW if initial.text.isascii() else 1.0) * first.size
    return first._replace(text=initial.text, x0=first.x0 - width, x1=first.x0, font=initial.font)


def _stands_over(initial: Glyph, first: Glyph, others: Sequence[Glyph]) -> bool:
    """Return whether the line below an initial begins where it is, in letters as large as those beside it."""
    below = [glyph for glyph in others if glyph.base > initial.base + _SAME_BASE * glyph.size]
    if not below:
        return False
    next_base = min(glyph.base for glyph in below)
    line = [glyph for glyph in below if glyph.base - next_base <= _SAME_BASE * glyph.size]
    start = min(line, key=attrgetter("x0"))
    is_alike = abs(start.size - first.size) <= _SAME_SIZE * first.size
    return is_alike and abs(start.x0 - initial.x0) <= _SAME_EDGE
