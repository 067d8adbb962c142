"""Glyphs with the widths they are drawn in, where a font that is not embedded was given those of another.

For ``굴림`` that lies in no file, pdfium takes a font in which digits advance like syllables: ``400`` is drawn
in half the room that its glyphs claim, and the middle of its last digit lies in the next column.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.readers.pdf._shapes import Glyph

# How wide ASCII is in most fonts, in shares of the size.
_WIDTHS = {
    **dict.fromkeys(",.:;'!|()[]{}-iIjlft", 0.3),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&", 0.65),
    **dict.fromkeys("mwMW@%", 0.85),
}
_USUAL_WIDTH = 0.53
# In shares of the size: the width of a syllable, and how far it reaches into what follows if it is claimed wrongly.
_FULL, _OVERLAP = 0.9, 0.25
_LEAST = 3  # so often one font must be caught


def narrowed(glyph: Glyph) -> Glyph:
    """Return a glyph no wider than ASCII usually is, if it is ASCII."""
    if not glyph.text.isascii():
        return glyph
    share = _WIDTHS.get(glyph.text, _USUAL_WIDTH)
    return glyph._replace(x1=min(glyph.x1, glyph.x0 + share * glyph.size))


def fitted(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Return the glyphs in their order, ASCII narrowed in the fonts whose widths are another's."""
    fonts = _misfits(glyphs)
    if not fonts:
        return glyphs
    return [
        narrowed(glyph) if glyph.font in fonts and _is_full(glyph) else glyph for glyph in glyphs
    ]


def _misfits(glyphs: Sequence[Glyph]) -> frozenset[str]:
    """Return the fonts whose ASCII is as wide as a syllable and reaches far into what follows it."""
    caught = Counter(
        before.font
        for before, after in pairwise(glyphs)
        if before.x1 - after.x0 > _OVERLAP * before.size
        and before.x0 < after.x0
        and before.base == after.base
        and before.text != after.text
        and _is_full(before)
    )
    return frozenset(font for font, count in caught.items() if count >= _LEAST)


def _is_full(glyph: Glyph) -> bool:
    return glyph.text.isascii() and glyph.x1 - glyph.x0 >= _FULL * glyph.size > 0
