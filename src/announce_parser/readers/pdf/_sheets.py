"""A page of pdfplumber, filled with pdfium's objects → a ``Sheet``.

pdfplumber keeps a page's objects in ``_objects`` and parses the page with pdfminer only when that is
empty; filled beforehand, its edges and its merging of edges run unchanged on what pdfium read. The name
is private to pdfplumber, so the version is pinned and a test holds the seam.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium_c
from pdfplumber.table import merge_edges

from announce_parser.readers._symbols import is_symbol_font, symbol
from announce_parser.readers.pdf._glyphs import read_glyphs
from announce_parser.readers.pdf._objects import walk
from announce_parser.readers.pdf._shapes import Frame, Glyph, Rule, Sheet
from announce_parser.readers.pdf._widths import fitted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pdfplumber.page import Page
    from pypdfium2 import PdfPage

_DASH_GAP = 4.0  # between two dashes of one dotted border
_SNAP = 2.0  # the two lines of a double border are one
_JOIN = 4.0
_DESCENT = 0.2  # of the size, below the baseline
_WHITE = 0.96
_ADDITIVE = (
    1,
    3,
)  # components of the colour spaces in which the largest values are white: grey, RGB
_Piece = tuple[float, float, float, float]


def read_sheet(page: Page, drawn: PdfPage, number: int) -> Sheet:
    """Return what a page shows; `page` and `drawn` are the same page, opened by pdfplumber and by pdfium."""
    frame = frame_of(drawn)
    painted = walk(drawn.raw, frame)
    text_page = drawn.get_textpage()
    try:
        glyphs, missed = read_glyphs(text_page, frame, painted)
    finally:
        text_page.close()
    if glyphs is None or missed:
        parsed = [_glyph(char) for char in page.chars]
        found = [each for each in parsed if any(box.holds(*each.middle) for box in missed)]
        glyphs = parsed if glyphs is None else glyphs + found
    horizontal, vertical = _edges(page, painted.lines)
    width, height = frame.shown_size
    return Sheet(
        number,
        width,
        height,
        tuple(fitted(glyphs)),
        horizontal,
        vertical,
        tuple(painted.fills),
        tuple(painted.images),
        tuple(painted.shapes),
    )


def _glyph(char: dict[str, Any]) -> Glyph:
    """Return a character as pdfminer parsed it; how it is painted, only its colour says."""
    font = str(char["fontname"]).partition("+")[2] or str(char["fontname"])
    bottom, size = float(char["bottom"]), float(char["size"])
    colour = char.get("non_stroking_color") or ()
    white = bool(colour) and len(colour) in _ADDITIVE and min(colour) >= _WHITE
    return Glyph(
        symbol(char["text"][:1], font) if is_symbol_font(font) else char["text"],
        float(char["x0"]),
        float(char["top"]),
        float(char["x1"]),
        bottom,
        bottom - _DESCENT * size,
        size,
        font,
        "white" if white else None,
    )


def frame_of(drawn: PdfPage) -> Frame:
    """Return the frame of a page: its crop box as far as it lies in the media box (ISO 32000, 14.11.2)."""
    crop, media = drawn.get_cropbox(), drawn.get_mediabox()
    left, bottom = max(crop[0], media[0]), max(crop[1], media[1])
    right, top = min(crop[2], media[2]), min(crop[3], media[3])
    if right <= left or top <= bottom:  # nothing in common: the media box is shown
        left, bottom, right, top = media
    turns = int(pdfium_c.FPDFPage_GetRotation(drawn.raw)) % 4
    return Frame(left, bottom, right - left, top - bottom, turns)


def _edges(page: Page, pieces: list[_Piece]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the horizontal and the vertical rules, double lines as one and dashes joined."""
    page._objects = {"line": [_line(piece) for piece in _undashed(pieces)]}  # noqa: SLF001  # the seam
    merged = merge_edges(page.edges, _SNAP, _SNAP, _JOIN, _JOIN)
    horizontal = sorted(
        Rule(edge["top"], edge["x0"], edge["x1"]) for edge in merged if edge["orientation"] == "h"
    )
    vertical = sorted(
        Rule(edge["x0"], edge["top"], edge["bottom"])
        for edge in merged
        if edge["orientation"] == "v"
    )
    return tuple(horizontal), tuple(vertical)


def _undashed(pieces: list[_Piece]) -> Iterator[_Piece]:
    """Yield lines with the dashes of one border joined: Hancom draws each dot as a line of its own."""
    flat = sorted((round(y0, 1), x0, x1) for x0, y0, x1, y1 in pieces if y0 == y1)
    for at, start, end in _joined(flat):
        yield start, at, end, at
    steep = sorted((round(x0, 1), y0, y1) for x0, y0, x1, y1 in pieces if y0 != y1)
    for at, start, end in _joined(steep):
        yield at, start, at, end


def _joined(pieces: Iterable[tuple[float, float, float]]) -> Iterator[tuple[float, float, float]]:
    """Yield sorted pieces ``(at, start, end)`` with those joined that lie on one line and nearly touch."""
    held: tuple[float, float, float] | None = None
    for piece in pieces:
        if held is not None and piece[0] == held[0] and piece[1] <= held[2] + _DASH_GAP:
            held = (held[0], held[1], max(held[2], piece[2]))
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _line(piece: _Piece) -> dict[str, Any]:
    """Return a line as pdfplumber's objects are."""
    x0, top, x1, bottom = piece
    return {
        "object_type": "line",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
    }
