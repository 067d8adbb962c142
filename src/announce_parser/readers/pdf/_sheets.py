"""A page of pdfplumber, filled with pdfium's objects → a ``Sheet``.

pdfplumber keeps a page's objects in ``_objects`` and parses the page with pdfminer only when that is
empty; filled beforehand, its edges and its merging of edges run unchanged on what pdfium read. The name
is private to pdfplumber, so the version is pinned and a test holds the seam.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium_c
from pdfplumber.table import merge_edges

from announce_parser.readers.pdf._glyphs import read_glyphs
from announce_parser.readers.pdf._objects import walk
from announce_parser.readers.pdf._shapes import Frame, Rule, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pdfplumber.page import Page
    from pypdfium2 import PdfPage

_DASH_GAP = 4.0  # between two dashes of one dotted border
_SNAP = 2.0  # the two lines of a double border are one
_JOIN = 4.0
_Piece = tuple[float, float, float, float]


def read_sheet(page: Page, drawn: PdfPage, number: int) -> Sheet:
    """Return what a page shows; `page` and `drawn` are the same page, opened by pdfplumber and by pdfium."""
    frame = _frame(drawn)
    painted = walk(drawn.raw, frame)
    text_page = drawn.get_textpage()
    try:
        glyphs = read_glyphs(drawn, text_page, frame, painted)
    finally:
        text_page.close()
    horizontal, vertical = _edges(page, painted.lines)
    width, height = (frame.width, frame.height)[:: -1 if frame.quarter_turns % 2 else 1]
    return Sheet(
        number, width, height, tuple(glyphs), horizontal, vertical, tuple(painted.fills),
        tuple(painted.images),
    )


def _frame(drawn: PdfPage) -> Frame:
    left, bottom, right, top = drawn.get_cropbox()
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
        Rule(edge["x0"], edge["top"], edge["bottom"]) for edge in merged if edge["orientation"] == "v"
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
    for at, group in groupby(pieces, key=itemgetter(0)):
        _, start, end = next(group)
        for _, following, last in group:
            if following > end + _DASH_GAP:
                yield at, start, end
                start = following
            end = max(end, last)
        yield at, start, end


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
