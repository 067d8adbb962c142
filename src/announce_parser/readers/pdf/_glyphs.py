"""pdfium's text page → glyphs: characters with places, bullets of symbol fonts as Unicode, the unseen marked."""

from __future__ import annotations

import ctypes
from math import hypot
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium_c

from announce_parser.readers.pdf._objects import address
from announce_parser.readers.pdf._shapes import Box, Fill, Frame, Glyph
from announce_parser.readers.pdf._symbols import symbol

if TYPE_CHECKING:
    from announce_parser.readers.pdf._objects import Painted

_WHITE = 245  # a channel from here on is white to the eye
_LONGEST_NAME = 256
# Text rendering modes of ISO 32000-1, 9.3.6 that paint nothing.
_UNPAINTED = (3, 7)


class _Ink(NamedTuple):
    """What the characters of one text object share."""

    font: str
    size: float
    base: float
    unpainted: bool
    white: bool
    fills_before: int


def read_glyphs(page: Any, text_page: Any, frame: Frame, painted: Painted) -> list[Glyph]:
    """Return a page's characters in painting order, and behind them the blanks that pdfium leaves out."""
    raw = text_page.raw
    inks: dict[int, _Ink] = {}
    glyphs: list[Glyph] = []
    rectangle = pdfium_c.FS_RECTF()
    shown = frame.box(frame.x0, frame.y0, frame.x0 + frame.width, frame.y0 + frame.height)
    for at in range(pdfium_c.FPDFText_CountChars(raw)):
        code = pdfium_c.FPDFText_GetUnicode(raw, at)
        if code in (0, 0xFFFE, 0xFFFF) or 0xDC00 <= code < 0xE000:
            continue
        if pdfium_c.FPDFText_IsGenerated(raw, at) == 1:
            continue
        if 0xD800 <= code < 0xDC00:
            low = pdfium_c.FPDFText_GetUnicode(raw, at + 1)
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
        handle = pdfium_c.FPDFText_GetTextObject(raw, at)
        key = address(handle)
        ink = inks.get(key)
        if ink is None:
            ink = inks[key] = _ink(handle, raw, at, frame)._replace(
                fills_before=painted.fills_before.get(key, 0)
            )
        pdfium_c.FPDFText_GetLooseCharBox(raw, at, rectangle)
        box = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        hidden = None
        if ink.unpainted:
            hidden = "invisible"
        elif ink.white and not _on_colour((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2, ink, painted):
            hidden = "white"
        elif not shown.holds((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2):
            hidden = "off the page"
        glyphs.append(Glyph(symbol(chr(code), ink.font), *box, _base(ink.base, box), ink.size, ink.font, hidden))
    glyphs += [Glyph(" ", x, y, x, y, y, 0.0, "") for x, y in painted.blanks]
    return glyphs


def _ink(handle: Any, raw: Any, at: int, frame: Frame) -> _Ink:
    """Return what the characters of a text object share, asked at one of them."""
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    font = pdfium_c.FPDFTextObj_GetFont(handle)
    pdfium_c.FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME)
    channels = tuple(ctypes.c_uint() for _ in range(4))
    pdfium_c.FPDFPageObj_GetFillColor(handle, *channels)
    red, green, blue, alpha = (channel.value for channel in channels)
    size, base = _shown_size(raw, at, frame)
    mode = pdfium_c.FPDFTextObj_GetTextRenderMode(handle)
    return _Ink(
        name.value.decode("utf-8", "replace").partition("+")[2] or name.value.decode("utf-8", "replace"),
        size,
        base,
        unpainted=mode in _UNPAINTED or alpha == 0,
        white=mode in (0, 4) and min(red, green, blue) >= _WHITE,
        fills_before=0,
    )


def _base(base: float, box: Box) -> float:
    """Return the baseline; of text that does not run from left to right, where it would be."""
    return base if box.top < base <= box.bottom + 1 else box.bottom - 0.2 * box.height


def _shown_size(raw: Any, at: int, frame: Frame) -> tuple[float, float]:
    """Return the font size as shown, what ``Tf`` says scaled by the text matrix (9.4.4), and the baseline."""
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFText_GetMatrix(raw, at, matrix)
    scale = hypot(matrix.c, matrix.d) or 1.0
    size = round(float(pdfium_c.FPDFText_GetFontSize(raw, at)) * scale, 2)
    return size, frame.point(matrix.e, matrix.f)[1]


def _on_colour(x: float, y: float, ink: _Ink, painted: Painted) -> bool:
    """Return whether something that is not white lies under a point, painted before the text."""
    for fill in reversed(painted.fills[: ink.fills_before]):
        if fill.box.holds(x, y):
            return _is_coloured(fill)
    return any(image.holds(x, y) for image in painted.images)


def _is_coloured(fill: Fill) -> bool:
    return min(fill.colour) < _WHITE
