"""A page that is a picture → the same page with the letters that a machine read in it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from announce_parser.readers._recognition import DPI, words
from announce_parser.readers.pdf._scans import is_unread
from announce_parser.readers.pdf._shapes import Glyph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfPage

    from announce_parser.readers._recognition import RecognisedWord
    from announce_parser.readers.pdf._shapes import Sheet

_POINTS = 72  # an inch
_LARGEST = 6000  # pixels of a side
_DESCENT = 0.2  # of a line's height, below the baseline


def with_recognised(sheet: Sheet, drawn: PdfPage) -> Sheet:
    """Return a page with the letters of its pictures, where its own do not say what it shows.

    Args:
        sheet: What it shows.
        drawn: As pdfium has it.
    """
    whole = is_unread(sheet)
    if not whole and not sheet.is_pictured:
        return sheet
    scale = min(DPI / _POINTS, _LARGEST / max(sheet.width, sheet.height))
    held = io.BytesIO()
    drawn.render(scale=scale).to_pil().convert("L").save(held, "PNG")
    found = [glyph for word in words(held.getvalue()) for glyph in _letters(word, scale)]
    if not whole:
        found = [each for each in found if any(box.holds(*each.middle) for box in sheet.images)]
    if not found:
        return sheet
    kept = [glyph for glyph in sheet.glyphs if not whole or glyph.hidden is not None]
    return sheet._replace(glyphs=(*kept, *found), is_recognised=True, is_pictured=False)


def _letters(word: RecognisedWord, scale: float) -> Iterator[Glyph]:
    """Yield the letters of a word, each as wide as the others, and the blank after it."""
    top, bottom = (edge / scale for edge in word.line)
    left, width = word.left / scale, (word.right - word.left) / scale / len(word.text)
    size = bottom - top
    base = bottom - _DESCENT * size
    for at, letter in enumerate(word.text):
        x0 = left + at * width
        yield Glyph(letter, x0, top, x0 + width, bottom, base, size, "")
    end = word.right / scale
    yield Glyph(" ", end, top, end, bottom, base, size, "")
