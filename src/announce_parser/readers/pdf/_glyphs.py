"""pdfium's text page → glyphs: characters with places, bullets of symbol fonts as Unicode, the unseen marked."""

from __future__ import annotations

import ctypes
from itertools import groupby, pairwise
from math import hypot
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from announce_parser.errors import OverLimit
from announce_parser.readers._symbols import HANCOM_MARK, is_symbol_font, symbol
from announce_parser.readers.pdf._objects import find_blank, shown_box
from announce_parser.readers.pdf._pdfium import (
    Cells,
    address,
    count_characters,
    get_code,
    get_fill_colour,
    get_font,
    get_font_name,
    get_font_size,
    get_loose_box,
    get_render_mode,
    get_text_matrix,
    get_text_object,
    has_no_letter,
    is_embedded,
    is_generated,
)
from announce_parser.readers.pdf._shapes import Box, Fill, Glyph, PageTransform
from announce_parser.readers.pdf._turned import turn_of, turned_back
from announce_parser.readers.pdf._widths import narrowed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from pypdfium2 import PdfTextPage

    from announce_parser.readers.pdf._objects import Painted, TextObject

    Letters: TypeAlias = Callable[[str], Mapping[int, str]]

_WHITE = 245  # a channel from here on is white to the eye
_LONGEST_NAME = 256
_LEAST_LETTER = 4.0  # points of a letter's box, either way
_NET = 3.0
_BAND, _MOST_BANDS = 8.0, 2000  # points of the page's height in which areas are looked up
_MOST_CHARACTERS = 500_000  # of one page
# Text rendering modes of ISO 32000-1, 9.3.6: those that paint nothing, and those that fill the letters.
_UNPAINTED, _FILLED = (3, 7), (0, 4)
# pdfium supposes blanks and line ends between characters; codes from the surrogates on are looked at one by one.
_LAST_BLANK, _FIRST_RARE = 0x20, 0xD800
_BLANKS = frozenset(" \t\n\r\u00a0")
UNKNOWN = "\ufffd"  # a letter of which nobody says what it is
# A soft hyphen is drawn where it is; pdfium gives the one at the end of a line as code 2.
_HYPHENS = frozenset("\u00ad\x02")
_RARE_SIGNS = _HYPHENS | {HANCOM_MARK}
_NO_CHARACTER = frozenset({0xFFFE, 0xFFFF})


class _Ink(NamedTuple):
    """What the characters of one text object share.

    Attributes:
        tagged: The font's name with the tag of its subset, ``ABCDEF+`` (9.6.4).
        is_symbolic: True where the font has its own idea of what a code looks like.
        fills_before: How many areas were painted before the object.
        covers_before: How many of those that nothing is seen through.
    """

    font: str
    tagged: str
    is_symbolic: bool
    size: float
    base: float
    unpainted: bool
    white: bool
    fills_before: int
    covers_before: int
    turn: int = 0


class Inked(NamedTuple):
    """The characters of a page.

    Attributes:
        glyphs: In painting order, and after them the blanks that pdfium leaves out; None where some of
            these may be letters: pdfium leaves out a letter too, if the page shows it alone and in a font
            that is not embedded, because what it puts in its place has no width.
        missed: Where the page shows text that pdfium says nothing of.
    """

    glyphs: list[Glyph] | None
    missed: list[Box]


def read_glyphs(
    text_page: PdfTextPage, frame: PageTransform, painted: Painted, letters: Letters
) -> Inked:
    """Return a page's characters; those of which nobody says what they are, are U+FFFD.

    Args:
        text_page: As pdfium read it.
        frame: Of the page.
        painted: What else it shows.
        letters: What a font of a name says of its codes.

    Raises:
        OverLimit: The page has more characters than anybody reads.
    """
    inked = _Inked(address(text_page.raw), frame, painted, letters)
    glyphs = inked.glyphs()
    if inked.may_lack_letters():
        return Inked(None, [])
    return Inked(glyphs + inked.blanks(), inked.missed(glyphs))


class _Inked:
    """The text page of pdfium; asks once for each text object what its characters share."""

    def __init__(self, page: int, frame: PageTransform, painted: Painted, letters: Letters) -> None:
        self._page, self._frame, self._painted = page, frame, painted
        self._letters, self._shown = letters, frame.shown_size
        self._told: dict[str, Mapping[int, str]] = {}
        self._inks: dict[int, _Ink] = {}
        self._fonts: dict[int, str] = {}
        self._covers, self._last_cover = _covers_by_band(painted.covers)
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._channels = Cells(ctypes.c_uint, 4)
        self._matrix = Cells(ctypes.c_float, 6)

    def glyphs(self) -> list[Glyph]:
        """Return the characters that are written, not those that pdfium supposes between them."""
        page, placed, inks = self._page, self._frame.placer(), self._inks
        width, height = self._shown
        bands, last_cover = self._covers, self._last_cover
        count = count_characters(page)
        if count > _MOST_CHARACTERS:
            raise OverLimit(f"a page holds more than {_MOST_CHARACTERS:,} characters")
        found: list[Glyph] = []
        joined: list[int] = []  # those that are where the one before them does
        last_x0, last_handle = -1.0, 0
        edges = Cells(ctypes.c_float, 4)
        corner, sides = edges.places[0], edges.values
        for at in range(count):
            code = get_code(page, at)
            if not _LAST_BLANK < code < _FIRST_RARE and is_generated(page, at) == 1:
                continue
            text = chr(code) if 0 < code < _FIRST_RARE else self._rare(code, at)
            if text is None:
                continue
            handle = get_text_object(page, at)
            ink = inks.get(handle) or self._ink(handle, at)
            get_loose_box(page, at, corner)
            left, high, right, low = sides[:]
            x0, top, x1, bottom = placed(left, low, right, high)
            if has_no_letter(page, at) == 1:
                text = self._told_letter(text, ink)
            elif ink.is_symbolic or text in _RARE_SIGNS:
                text = _shown(text, ink)
            x, y = (x0 + x1) / 2, (top + bottom) / 2
            plain = not (ink.unpainted or ink.white) and 0 <= x < width and 0 <= y < height
            if plain and ink.covers_before <= last_cover:
                covers = bands.get(int(y // _BAND))
                plain = covers is None or covers[0][0] < ink.covers_before
            hidden = None if plain else self._hidden(x, y, ink)
            if ink.turn:
                glyph = Glyph(
                    text, x0, top, x1, bottom, ink.base, ink.size, ink.font, hidden, ink.turn
                )
                found.append(glyph)
                continue
            # Of text that does not run from left to right, the baseline is where it would be.
            base = ink.base if top < ink.base <= bottom + 1 else bottom - 0.2 * (bottom - top)
            found.append(Glyph(text, x0, top, x1, bottom, base, ink.size, ink.font, hidden))
            if x0 == last_x0 and handle == last_handle and x1 > x0:
                joined.append(len(found) - 1)
            last_x0, last_handle = x0, handle
        _part(found, joined)
        return found

    def may_lack_letters(self) -> bool:
        """Return whether text was left out that is set in a font that is not embedded."""
        return any(is_embedded(get_font(text.handle)) == 0 for text in self._unseen())

    def blanks(self) -> list[Glyph]:
        """Return the text objects that pdfium found nothing in, as far as they are blanks."""
        places = (find_blank(text, self._frame) for text in self._unseen())
        return [Glyph(" ", x, y, x, y, y, 0.0, "") for x, y in filter(None, places)]

    def missed(self, glyphs: Sequence[Glyph]) -> list[Box]:
        """Return the text objects that show something where no character was found: no shadows of others."""
        boxes = _apart([shown_box(text, self._frame) for text in self._unseen()])
        large = [box for box in boxes if min(box.width, box.height) >= _LEAST_LETTER]
        if not large:
            return []
        seen = {_field(*narrowed(glyph).middle) for glyph in glyphs if not glyph.text.isspace()}
        return [box for box in large if not _has_one(box, seen)]

    def _unseen(self) -> list[TextObject]:
        return [text for key, text in self._painted.texts.items() if key not in self._inks]

    def _rare(self, code: int, at: int) -> str | None:
        """Return a character from U+D800 on; None for half a pair, and for codes of nothing."""
        if 0xD800 <= code < 0xDC00:
            low = get_code(self._page, at + 1)
            if 0xDC00 <= low < 0xE000:
                return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00))
        if code == 0:
            return UNKNOWN
        if code in _NO_CHARACTER or 0xD800 <= code < 0xE000:
            return None
        return chr(code)

    def _hidden(self, x: float, y: float, ink: _Ink) -> str | None:
        """Return why nobody sees a character whose middle is there, or None."""
        if ink.unpainted:
            return "invisible"
        width, height = self._shown
        if not (0 <= x < width and 0 <= y < height):
            return "off the page"
        if self._is_covered(x, y, ink):
            return "covered"
        return "white" if ink.white and not _on_colour(x, y, ink, self._painted) else None

    def _is_covered(self, x: float, y: float, ink: _Ink) -> bool:
        """Return whether an area that nothing shows through was painted over a point later."""
        for at, (left, top, right, bottom) in self._covers.get(int(y // _BAND), ()):
            if at < ink.covers_before:
                return False
            if left <= x < right and top <= y < bottom:
                return True
        return False

    def _ink(self, handle: int, at: int) -> _Ink:
        """Return what a character shares with the others of its text object, and keep it."""
        tagged = self._font(handle)
        font = tagged.partition("+")[2] or tagged
        get_fill_colour(handle, *self._channels.places)
        red, green, blue, alpha = self._channels.values[:]
        met = self._painted.texts.get(handle)
        mode = get_render_mode(handle)
        size, base, turn = self._shown_size(at)
        is_off = met is not None and met.is_off
        ink = self._inks[handle] = _Ink(
            font,
            tagged,
            is_symbol_font(font),
            size,
            base,
            unpainted=mode in _UNPAINTED or alpha == 0 or size == 0 or is_off,
            white=mode in _FILLED and min(red, green, blue) >= _WHITE,
            fills_before=met.fills_before if met is not None else 0,
            covers_before=met.covers_before if met is not None else 0,
            turn=turn,
        )
        return ink

    def _font(self, handle: int) -> str:
        """Return the name of an object's font."""
        font = get_font(handle)
        if font not in self._fonts:
            self._name.value = b""
            get_font_name(font, ctypes.addressof(self._name), _LONGEST_NAME)
            self._fonts[font] = self._name.value.decode("utf-8", "replace")
        return self._fonts[font]

    def _told_letter(self, code: str, ink: _Ink) -> str:
        """Return what a font says of a code that pdfium took for a letter; U+FFFD where it says nothing."""
        if ink.tagged not in self._told:
            self._told[ink.tagged] = self._letters(ink.tagged)
        told = self._told[ink.tagged].get(ord(code), code if code in _BLANKS else UNKNOWN)
        if told == UNKNOWN and ink.is_symbolic and (sign := symbol(code, ink.font)) != code:
            return sign
        return told

    def _shown_size(self, at: int) -> tuple[float, float, int]:
        """Return the font size as shown, what ``Tf`` says scaled by the text matrix (9.4.4), the baseline and the turn.

        The baseline of turned text is that which it has once it is turned back around the page's corner.
        """
        get_text_matrix(self._page, at, self._matrix.places[0])
        a, b, c, d, x, y = self._matrix.values[:]
        size = round(float(get_font_size(self._page, at)) * (hypot(c, d) or 1.0), 2)
        left, base = self._frame.point(x, y)
        quarters = self._frame.quarter_turns
        if not quarters and not b and a > 0:
            return size, base, 0
        turn = turn_of(a, b, quarters)
        return size, turned_back(left, base, turn)[1], turn


def _shown(text: str, ink: _Ink) -> str:
    """Return what a reader of the page sees of a character that is not what its code says."""
    return "-" if text in _HYPHENS and not ink.is_symbolic else symbol(text, ink.font)


def _covers_by_band(covers: Sequence[Fill]) -> tuple[dict[int, list[tuple[int, Box]]], int]:
    """Return the areas that nothing shows through by bands of the page, the last one first, and which is the last."""
    bands: dict[int, list[tuple[int, Box]]] = {}
    for at in range(len(covers) - 1, -1, -1):
        top, bottom = (max(0, min(int(y // _BAND), _MOST_BANDS)) for y in covers[at].box[1::2])
        for band in range(top, bottom + 1):
            bands.setdefault(band, []).append((at, covers[at].box))
    return bands, len(covers) - 1


def _part(found: list[Glyph], joined: Sequence[int]) -> None:
    """Give each letter of a ligature its part of the box that they came in: ``ffi`` and ``tt`` may be one glyph.

    Args:
        found: The characters of a page.
        joined: Those of one text object that are where the one before them does, ascending.
    """
    for _, held in groupby(enumerate(joined), lambda pair: pair[1] - pair[0]):
        indices = [index for _, index in held]
        first, last = indices[0] - 1, indices[-1]
        box = found[first][1:5]
        if any(glyph[1:5] != box for glyph in found[first : last + 1]):
            continue
        x0, width = box[0], (box[2] - box[0]) / (last - first + 1)
        for at in range(first, last + 1):
            left = x0 + (at - first) * width
            found[at] = found[at]._replace(x0=left, x1=left + width)


def _apart(boxes: Sequence[Box]) -> list[Box]:
    """Return the boxes without those that overlap their neighbours, as the dots of a leader do and letters do not."""
    overlaps = [
        abs(one.x0 - other.x0) < one.width / 2 and abs(one.top - other.top) < one.height / 2
        for one, other in pairwise(boxes)
    ]
    return [
        box
        for box, before, after in zip(boxes, [False, *overlaps], [*overlaps, False], strict=False)
        if not (before or after)
    ]


def _field(x: float, y: float) -> tuple[int, int]:
    """Return the field of a point in a net laid over the page, so fine that a letter covers several."""
    return int(x // _NET), int(y // _NET)


def _has_one(box: Box, fields: AbstractSet[tuple[int, int]]) -> bool:
    """Return whether a box covers one of the fields; text may be set as large as its file pleases."""
    (left, top), (right, bottom) = _field(box.x0, box.top), _field(box.x1, box.bottom)
    if (right - left + 1) * (bottom - top + 1) > len(fields):
        return any(left <= x <= right and top <= y <= bottom for x, y in fields)
    covered = ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))
    return not fields.isdisjoint(covered)


def _on_colour(x: float, y: float, ink: _Ink, painted: Painted) -> bool:
    """Return whether something that is not white lies under a point, painted before the text."""
    for fill in reversed(painted.fills[: ink.fills_before]):
        if fill.box.holds(x, y):
            return _is_coloured(fill)
    bars = reversed(painted.covers[: ink.covers_before])
    if any(bar.box.holds(x, y) and _is_coloured(bar) for bar in bars):
        return True
    return any(image.holds(x, y) for image in painted.images)


def _is_coloured(fill: Fill) -> bool:
    return min(fill.colour) < _WHITE
