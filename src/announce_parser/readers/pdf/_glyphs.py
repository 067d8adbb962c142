"""pdfium's text page → glyphs: characters with places, bullets of symbol fonts as Unicode, the unseen marked."""

from __future__ import annotations

import ctypes
from math import hypot
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium_c

from announce_parser.errors import OverLimit
from announce_parser.readers._symbols import HANCOM_MARK, is_symbol_font, symbol
from announce_parser.readers.pdf._objects import address
from announce_parser.readers.pdf._shapes import Box, Fill, Frame, Glyph

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

    from announce_parser.readers.pdf._objects import Painted

_WHITE = 245  # a channel from here on is white to the eye
_LONGEST_NAME = 256
_MOST_CHARACTERS = 500_000  # of one page
# Text rendering modes of ISO 32000-1, 9.3.6: those that paint nothing, and those that fill the letters.
_UNPAINTED, _FILLED = (3, 7), (0, 4)
_NO_CHARACTER = frozenset({0, 0xFFFE, 0xFFFF})


class _Ink(NamedTuple):
    """What the characters of one text object share.

    Attributes:
        is_symbolic: True where the font has its own idea of what a code looks like.
        fills_before: How many areas were painted before the object.
    """

    font: str
    is_symbolic: bool
    size: float
    base: float
    unpainted: bool
    white: bool
    fills_before: int


def read_glyphs(text_page: PdfTextPage, frame: Frame, painted: Painted) -> list[Glyph]:
    """Return a page's characters in painting order, and behind them the blanks that pdfium leaves out.

    Raises:
        OverLimit: The page has more characters than anybody reads.
    """
    glyphs = _Inked(text_page.raw, frame, painted).glyphs()
    return glyphs + [Glyph(" ", x, y, x, y, y, 0.0, "") for x, y in painted.blanks]


class _Inked:
    """The text page of pdfium; asks once for each text object what its characters share."""

    def __init__(self, raw: Any, frame: Frame, painted: Painted) -> None:
        self._raw, self._frame, self._painted = raw, frame, painted
        self._inks: dict[int, _Ink] = {}
        self._fonts: dict[int, str] = {}
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._channels = tuple(ctypes.c_uint() for _ in range(4))
        self._matrix = pdfium_c.FS_MATRIX()

    def glyphs(self) -> list[Glyph]:
        """Return the characters that are written, not those that pdfium supposes between them."""
        raw, to_box = self._raw, self._frame.box
        count = pdfium_c.FPDFText_CountChars(raw)
        if count > _MOST_CHARACTERS:
            raise OverLimit(f"a page holds more than {_MOST_CHARACTERS:,} characters")
        found: list[Glyph] = []
        rectangle = pdfium_c.FS_RECTF()
        for at in range(count):
            if pdfium_c.FPDFText_IsGenerated(raw, at) == 1:
                continue
            text = self._text(at)
            if text is None:
                continue
            ink = self._ink(at)
            pdfium_c.FPDFText_GetLooseCharBox(raw, at, rectangle)
            box = to_box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            if ink.is_symbolic or text == HANCOM_MARK:
                text = symbol(text, ink.font)
            hidden = self._hidden(box, ink)
            found.append(Glyph(text, *box, _base(ink.base, box), ink.size, ink.font, hidden))
        return found

    def _text(self, at: int) -> str | None:
        """Return a character; None for the second half of one beyond U+FFFF, and for codes of nothing."""
        code = pdfium_c.FPDFText_GetUnicode(self._raw, at)
        if 0xD800 <= code < 0xDC00:
            low = pdfium_c.FPDFText_GetUnicode(self._raw, at + 1)
            if 0xDC00 <= low < 0xE000:
                return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00))
        if code in _NO_CHARACTER or 0xD800 <= code < 0xE000:
            return None
        return chr(code)

    def _hidden(self, box: Box, ink: _Ink) -> str | None:
        """Return why nobody sees a character, or None."""
        if ink.unpainted:
            return "invisible"
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        width, height = self._frame.shown_size
        if not (0 <= x < width and 0 <= y < height):
            return "off the page"
        return "white" if ink.white and not _on_colour(x, y, ink, self._painted) else None

    def _ink(self, at: int) -> _Ink:
        """Return what a character shares with the others of its text object."""
        handle = pdfium_c.FPDFText_GetTextObject(self._raw, at)
        key = address(handle)
        ink = self._inks.get(key)
        if ink is None:
            ink = self._inks[key] = self._new_ink(handle, key, at)
        return ink

    def _new_ink(self, handle: Any, key: int, at: int) -> _Ink:
        font = self._font(handle)
        pdfium_c.FPDFPageObj_GetFillColor(handle, *self._channels)
        red, green, blue, alpha = (channel.value for channel in self._channels)
        mode = pdfium_c.FPDFTextObj_GetTextRenderMode(handle)
        size, base = self._shown_size(at)
        return _Ink(
            font,
            is_symbol_font(font),
            size,
            base,
            unpainted=mode in _UNPAINTED or alpha == 0,
            white=mode in _FILLED and min(red, green, blue) >= _WHITE,
            fills_before=self._painted.fills_before.get(key, 0),
        )

    def _font(self, handle: Any) -> str:
        """Return the name of a text object's font without the tag of its subset, ``ABCDEF+`` (9.6.4)."""
        font = pdfium_c.FPDFTextObj_GetFont(handle)
        key = address(font)
        if key not in self._fonts:
            self._name.value = b""
            pdfium_c.FPDFFont_GetBaseFontName(font, self._name, _LONGEST_NAME)
            name = self._name.value.decode("utf-8", "replace")
            self._fonts[key] = name.partition("+")[2] or name
        return self._fonts[key]

    def _shown_size(self, at: int) -> tuple[float, float]:
        """Return the font size as shown, what ``Tf`` says scaled by the text matrix (9.4.4), and the baseline."""
        matrix = self._matrix
        pdfium_c.FPDFText_GetMatrix(self._raw, at, matrix)
        scale = hypot(matrix.c, matrix.d) or 1.0
        size = round(float(pdfium_c.FPDFText_GetFontSize(self._raw, at)) * scale, 2)
        return size, self._frame.point(matrix.e, matrix.f)[1]


def _base(base: float, box: Box) -> float:
    """Return the baseline; of text that does not run from left to right, where it would be."""
    return base if box.top < base <= box.bottom + 1 else box.bottom - 0.2 * box.height


def _on_colour(x: float, y: float, ink: _Ink, painted: Painted) -> bool:
    """Return whether something that is not white lies under a point, painted before the text."""
    for fill in reversed(painted.fills[: ink.fills_before]):
        if fill.box.holds(x, y):
            return _is_coloured(fill)
    return any(image.holds(x, y) for image in painted.images)


def _is_coloured(fill: Fill) -> bool:
    return min(fill.colour) < _WHITE
