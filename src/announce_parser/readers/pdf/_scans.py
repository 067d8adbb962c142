"""Pages that are pictures: with the text that a machine read in them laid under or over them, or without.

OCRmyPDF and scanners write what they recognised as text that paints nothing, some paint it and the picture on top.
What a scanner stamps at the edges, a page number or a line of the archive, makes no text of the picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdfminer.pdftypes import dict_value, resolve1

from announce_parser.readers.pdf._shapes import Box
from announce_parser.readers.pdf._values import FAULTS, name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pdfplumber.page import Page
    from PIL.Image import Image
    from pypdfium2 import PdfPage

    from announce_parser.readers.pdf._objects import Painted
    from announce_parser.readers.pdf._shapes import Glyph, Sheet

_WHOLE_PAGE = 0.6  # share of a page that the pictures of a scan cover
_STEPS = 20  # points of a page, either way, at which that is looked up
_FEW = 0.1  # share of the letters of a page that may be stamped beside those that were recognised
_EDGE = 0.1  # share of a page's height where scanners stamp
_LARGE = (
    0.06  # share of a page that a picture must cover to be looked at: more than a banner or a seal
)
_DRAWN = 400  # pixels that a page is drawn wide
_LIGHT = 230  # of 255
_WHITE = (0.6, 0.985)  # shares of a picture of letters or lines that are white
_MASKS = ("SMask", "Mask", "ImageMask")


def is_picture(pictures: Collection[Box], size: tuple[float, float]) -> bool:
    """Return whether pictures fill a page of a width and a height, whole or in strips."""
    if not pictures:
        return False
    width, height = size
    held = sum(
        any(box.holds(width * (x + 0.5) / _STEPS, height * (y + 0.5) / _STEPS) for box in pictures)
        for x in range(_STEPS)
        for y in range(_STEPS)
    )
    return held >= _WHOLE_PAGE * _STEPS**2


def is_recognised(
    glyphs: Sequence[Glyph], pictures: Collection[Box], size: tuple[float, float]
) -> bool:
    """Return whether a page is a picture and all but what is stamped on it invisible text."""
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    # Text of no size says nothing of where it is.
    unseen = [glyph for glyph in inked if glyph.hidden == "invisible" and glyph.size > 0]
    seen = [glyph for glyph in inked if glyph.hidden is None]
    if not unseen or len(unseen) + len(seen) < len(inked):
        return False
    is_stamped = len(seen) < len(unseen) and all(_is_at_edge(glyph, size[1]) for glyph in seen)
    return (is_stamped or len(seen) <= _FEW * len(unseen)) and is_picture(pictures, size)


def is_under_picture(page: Page, painted: Painted, size: tuple[float, float]) -> bool:
    """Return whether a page's text was painted first, and then a picture over all of it that shows nothing through."""
    before = sorted(text.pictures_before for text in painted.texts.values())
    if not before or len(painted.images) <= before[0]:
        return False
    last = before[int((1 - _FEW) * (len(before) - 1))]
    return is_picture(painted.images[last:], size) and _are_opaque(page)


def _are_opaque(page: Page) -> bool:
    try:
        held = dict_value(dict_value(page.page_obj.resources).get("XObject", {})).values()
        stated = [attributes for each in held if (attributes := resolve1(each).attrs)]
    except FAULTS:
        return False
    return not any(
        mask in attributes
        for attributes in stated
        if name_of(attributes.get("Subtype")) == "Image"
        for mask in _MASKS
    )


def shows_letters(
    drawn: PdfPage, glyphs: Collection[Glyph], pictures: Collection[Box], width: float
) -> bool:
    """Return whether a large picture on a page is mostly white, as what was scanned or drawn is and no photograph.

    Args:
        drawn: The page; it is drawn small, and only where such a picture has no letters of the page on it.
        glyphs: The page's letters.
        pictures: On the page as it is shown.
        width: Of the page.
    """
    height = drawn.get_height() / drawn.get_width() * width
    large = [
        box
        for box in pictures
        if _LARGE <= box.width * box.height / (width * height) <= 1.0
        and not any(box.holds(*glyph.middle) for glyph in glyphs)
    ]
    if not large:
        return False
    scale = _DRAWN / width
    page = drawn.render(scale=scale).to_pil().convert("L")
    return any(_is_mostly_white(page, [round(edge * scale) for edge in box]) for box in large)


def _is_mostly_white(page: Image, box: Sequence[int]) -> bool:
    left, top, right, bottom = box
    counts = page.crop((left, top, right, bottom)).histogram()
    return _WHITE[0] <= sum(counts[_LIGHT:]) / max(1, sum(counts)) <= _WHITE[1]


def is_unread(sheet: Sheet) -> bool:
    """Return whether a page shows no text but what a scanner stamped on its picture."""
    seen = [glyph for glyph in sheet.glyphs if glyph.hidden is None and not glyph.text.isspace()]
    if not seen:
        return True
    size = sheet.width, sheet.height
    return all(_is_at_edge(glyph, sheet.height) for glyph in seen) and is_picture(
        sheet.images, size
    )


def _is_at_edge(glyph: Glyph, height: float) -> bool:
    return glyph.bottom <= _EDGE * height or glyph.top >= (1 - _EDGE) * height
