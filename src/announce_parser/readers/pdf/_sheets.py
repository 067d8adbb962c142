"""A page of pdfplumber, filled with pdfium's objects → a ``Sheet``.

pdfplumber keeps a page's objects in ``_objects`` and parses the page with pdfminer only when that is
empty; filled beforehand, its edges and its merging of edges run unchanged on what pdfium read. The name
is private to pdfplumber, so the version is pinned and a test holds the seam.
"""

from __future__ import annotations

import unicodedata
from functools import partial
from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium_c
from pdfplumber.table import merge_edges

from announce_parser.readers._normalise import normalise
from announce_parser.readers._symbols import is_symbol_font, symbol
from announce_parser.readers.pdf._annotations import read_annotations, with_annotations
from announce_parser.readers.pdf._glyphs import UNKNOWN, read_glyphs
from announce_parser.readers.pdf._objects import walk
from announce_parser.readers.pdf._scans import is_recognised, is_under_picture, shows_letters
from announce_parser.readers.pdf._shapes import Glyph, PageTransform, RuledLine, Sheet
from announce_parser.readers.pdf._sideways import turned_glyph, turns_to_read
from announce_parser.readers.pdf._struck import without_struck
from announce_parser.readers.pdf._turned import levelled, turn_of, turned_back
from announce_parser.readers.pdf._watermarks import without_watermarks
from announce_parser.readers.pdf._widths import fitted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pdfplumber.page import Page
    from pypdfium2 import PdfPage

    from announce_parser.readers.pdf._fonts import Fonts
    from announce_parser.readers.pdf._glyphs import Letters
    from announce_parser.readers.pdf._layers import Layers, Off
    from announce_parser.readers.pdf._objects import Painted

_DASH_GAP = 4.0  # between two dashes of one dotted border
_SNAP = 2.0  # the two lines of a double border are one
_JOIN = 4.0
_PLACE = ("x0", "top", "x1", "bottom", "size")
_LEAST_SIZE = 0.005  # what is smaller, pdfium calls of no size
_DESCENT = 0.2  # of the size, below the baseline
_WHITE = 0.96
_ADDITIVE = (
    1,
    3,
)  # components of the colour spaces in which the largest values are white: grey, RGB
_TOUCHING = 0.1  # of the size, between two letters of a word
_SHORTEST = 1.5  # of a piece of a border; what is shorter and is alone is a dot of a drawing
_NARROWEST_SHADE = 6.0
_LEAST_SHADES = 12  # lines that a colour from shade to shade is drawn of
_SHADE_STEP, _LOWEST_SHADING = 0.6, 4.0  # points between two of them; of all of them
_SHADE_BREAK = 3.0  # in the middle, where a colour turns back
_Piece = tuple[float, float, float, float]
_Stroke = tuple[float, float, float]  # a line along an axis: where it lies, starts and ends


def read_sheet(
    page: Page,
    drawn: PdfPage,
    number: int,
    *,
    fonts: Fonts,
    layers: Layers,
) -> Sheet:
    """Return what a page shows.

    Args:
        page: As pdfplumber opened it.
        drawn: The same page, as pdfium did.
        number: From 1.
        fonts: Of the document.
        layers: Of the document.
    """
    frame, letters = frame_of(drawn), partial(fonts.letters, page)
    off = layers.off(page)
    painted, glyphs = _painted(page, drawn, frame, off, letters)
    turns = turns_to_read(glyphs)
    if turns:
        frame = frame._replace(quarter_turns=(frame.quarter_turns + turns) % 4)
        painted, glyphs = _painted(page, drawn, frame, off, letters)
    glyphs, slanting = levelled(glyphs)
    glyphs, across = without_watermarks(glyphs)
    unknown = sum(glyph.text == UNKNOWN for glyph in glyphs) + _count_private(glyphs)
    if unknown and not any(glyph.text not in (UNKNOWN, " ") for glyph in glyphs):
        glyphs = []  # nothing of the page is known
    horizontal, vertical = _edges(page, painted.lines)
    glyphs = without_struck(glyphs, horizontal, vertical)
    width, height = frame.shown_size
    is_laid_under = is_recognised(glyphs, painted.images, (width, height))
    if is_laid_under:
        glyphs = [glyph._replace(hidden=None) for glyph in glyphs]
    lying = read_annotations(page, frame, layers)
    return Sheet(
        number,
        width,
        height,
        tuple(with_annotations(fitted(glyphs), lying)),
        horizontal,
        vertical,
        tuple(painted.fills),
        tuple(painted.images),
        tuple(painted.shapes),
        (*slanting, *across),
        unknown,
        is_laid_under or is_under_picture(page, painted, (width, height)),
        lying.attached,
        turns,
        not turns and not is_laid_under and shows_letters(drawn, glyphs, painted.images, width),
    )


def _painted(
    page: Page, drawn: PdfPage, frame: PageTransform, off: Off, letters: Letters
) -> tuple[Painted, list[Glyph]]:
    """Return what a page paints, and its characters."""
    painted = walk(drawn.raw, frame, off)
    text_page = drawn.get_textpage()
    try:
        glyphs, missed = read_glyphs(text_page, frame, painted, letters)
    finally:
        text_page.close()
    if glyphs is None or missed:
        turns = (frame.quarter_turns - frame_of(drawn).quarter_turns) % 4
        size = float(page.width), float(page.height)
        parsed = [turned_glyph(_glyph(char), turns, size) for char in page.chars]
        found = [each for each in parsed if any(box.holds(*each.middle) for box in missed)]
        glyphs = parsed if glyphs is None else glyphs + found
    return painted, glyphs


def _count_private(glyphs: Sequence[Glyph]) -> int:
    """Return how many letters among others are in Unicode for whatever a font wants; one that is alone is a mark."""
    said = [_is_private(glyph) for glyph in glyphs]
    if not any(said):
        return 0
    beside = [_are_beside(before, after) for before, after in pairwise(glyphs)]
    return sum(
        private and (before or after)
        for private, before, after in zip(said, [False, *beside], [*beside, False], strict=True)
    )


def _is_private(glyph: Glyph) -> bool:
    return (
        glyph.text >= "\ue000"
        and unicodedata.category(glyph.text[0]) == "Co"
        and normalise(glyph.text).text == glyph.text
    )


def _are_beside(before: Glyph, after: Glyph) -> bool:
    """Return whether two letters touch as those of a word do."""
    if before.base != after.base or before.text.isspace() or after.text.isspace():
        return False
    return abs(after.x0 - before.x1) <= _TOUCHING * after.size


def _glyph(char: dict[str, Any]) -> Glyph:
    """Return a character as pdfminer parsed it; how it is painted, only its colour and its size say."""
    font = str(char["fontname"]).partition("+")[2] or str(char["fontname"])
    text = symbol(char["text"][:1], font) if is_symbol_font(font) else char["text"]
    x0, top, x1, bottom, size = (float(char[key]) for key in _PLACE)
    if not all(map(isfinite, (x0, top, x1, bottom, size))):
        # Numbers of hundreds of digits lead nowhere; what is set there is kept, at no place of the page.
        return Glyph(text, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, font, "off the page")
    colour = char.get("non_stroking_color") or ()
    white = bool(colour) and len(colour) in _ADDITIVE and min(colour) >= _WHITE
    hidden = "white" if white else None if size >= _LEAST_SIZE else "invisible"
    turn = turn_of(*char["matrix"][:2])
    if turn:
        # Of turned text pdfminer gives the extent along its line for the size.
        ys = [turned_back(x, y, turn)[1] for x in (x0, x1) for y in (top, bottom)]
        base = max(ys) - _DESCENT * (max(ys) - min(ys))
        return Glyph(text, x0, top, x1, bottom, base, max(ys) - min(ys), font, hidden, turn)
    return Glyph(text, x0, top, x1, bottom, bottom - _DESCENT * size, size, font, hidden)


def frame_of(drawn: PdfPage) -> PageTransform:
    """Return the frame of a page: its crop box as far as it lies in the media box (ISO 32000, 14.11.2)."""
    crop, media = drawn.get_cropbox(), drawn.get_mediabox()
    left, bottom = max(crop[0], media[0]), max(crop[1], media[1])
    right, top = min(crop[2], media[2]), min(crop[3], media[3])
    if right <= left or top <= bottom:  # nothing in common: the media box is shown
        left, bottom, right, top = media
    turns = int(pdfium_c.FPDFPage_GetRotation(drawn.raw)) % 4
    return PageTransform(left, bottom, right - left, top - bottom, turns)


def _edges(page: Page, pieces: list[_Piece]) -> tuple[tuple[RuledLine, ...], tuple[RuledLine, ...]]:
    """Return the horizontal and the vertical rules, double lines as one and dashes joined."""
    page._objects = {"line": [_line(piece) for piece in _undashed(pieces)]}  # noqa: SLF001  # the seam
    merged = [
        edge
        for stretch in _stretches(page.edges)
        for edge in merge_edges(stretch, _SNAP, _SNAP, _JOIN, _JOIN)
    ]
    horizontal = sorted(
        RuledLine(edge["top"], edge["x0"], edge["x1"])
        for edge in merged
        if edge["orientation"] == "h"
    )
    vertical = sorted(
        RuledLine(edge["x0"], edge["top"], edge["bottom"])
        for edge in merged
        if edge["orientation"] == "v"
    )
    return tuple(horizontal), tuple(vertical)


def _stretches(edges: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield the edges of a page by stretches with white between: no line moves towards that of another table."""
    stretch: list[dict[str, Any]] = []
    bottom = float("-inf")
    for edge in sorted(edges, key=lambda edge: edge["top"]):
        if stretch and edge["top"] > bottom + _JOIN:
            yield stretch
            stretch = []
        stretch.append(edge)
        bottom = max(bottom, edge["bottom"])
    if stretch:
        yield stretch


def _undashed(pieces: list[_Piece]) -> Iterator[_Piece]:
    """Yield lines with the dashes of one border joined: Hancom draws each dot as a line of its own."""
    flat = [(round(y0, 1), x0, x1) for x0, y0, x1, y1 in pieces if y0 == y1]
    steep = [(round(x0, 1), y0, y1) for x0, y0, x1, y1 in pieces if y0 != y1]
    rows, dots = _borders(flat)
    columns, _ = _borders([*steep, *_turned(dots)])
    for at, start, end in rows:
        yield start, at, end, at
    for at, start, end in columns:
        yield at, start, at, end


def _borders(pieces: list[_Stroke]) -> tuple[list[_Stroke], list[_Stroke]]:
    """Return what the pieces of lines along one axis make, and those that are alone and are mere dots."""
    joined = list(_joined(sorted(_unshaded(pieces))))
    return (
        [piece for piece in joined if piece[2] - piece[1] >= _SHORTEST],
        [piece for piece in joined if piece[2] - piece[1] < _SHORTEST],
    )


def _turned(dots: list[_Stroke]) -> list[_Stroke]:
    """Return dots as pieces of upright lines: of one as wide as high, a writer may say either."""
    return [
        (round((start + end) / 2, 1), at - (end - start) / 2, at + (end - start) / 2)
        for at, start, end in dots
    ]


def _unshaded(pieces: list[_Stroke]) -> list[_Stroke]:
    """Return lines without those that a colour running from shade to shade is drawn of, but its first and last.

    Hancom draws such a colour as a line for each shade, close enough to leave no white between.
    """
    if len(pieces) < _LEAST_SHADES:
        return pieces
    by_ends: dict[tuple[float, float], list[_Stroke]] = {}
    for piece in pieces:
        if piece[2] - piece[1] >= _NARROWEST_SHADE:
            by_ends.setdefault((round(piece[1], 1), round(piece[2], 1)), []).append(piece)
    short = [piece for piece in pieces if piece[2] - piece[1] < _NARROWEST_SHADE]
    return [*short, *(piece for alike in by_ends.values() for piece in _outermost(alike))]


def _outermost(alike: list[_Stroke]) -> list[_Stroke]:
    """Return lines of the same ends, of those that lie as close as shades do the first and the last."""
    if len(alike) < _LEAST_SHADES:
        return alike
    alike = sorted(alike)
    breaks = [at for at, (a, b) in enumerate(pairwise(alike), 1) if b[0] - a[0] > _SHADE_STEP]
    runs = [alike[start:end] for start, end in pairwise([0, *breaks, len(alike)])]
    colours: list[list[_Stroke]] = []
    for run in runs:
        if (
            colours
            and run[0][0] - colours[-1][-1][0] <= _SHADE_BREAK
            and (_is_shading(run) and _is_shading(colours[-1]))
        ):
            colours[-1] = colours[-1] + run
        else:
            colours.append(run)
    return [stroke for run in colours for stroke in _ends(run)]


def _ends(run: list[_Stroke]) -> list[_Stroke]:
    return [run[0], run[-1]] if _is_shading(run) else run


def _is_shading(run: list[_Stroke]) -> bool:
    return len(run) >= _LEAST_SHADES and run[-1][0] - run[0][0] > _LOWEST_SHADING


def _joined(pieces: Iterable[_Stroke]) -> Iterator[_Stroke]:
    """Yield sorted pieces ``(at, start, end)`` with those joined that lie on one line and nearly touch."""
    held: _Stroke | None = None
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
