"""Cells that only colour distinguishes: a header that is filled but not bordered, a table of coloured fields.

A fill as wide as a cell, but not as high, ends where the writer ended a cell. The colour after a paragraph or a
word is narrower: a cell keeps a margin around its text.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from announce_parser.readers.pdf._adjoin import replaced
from announce_parser.readers.pdf._lattice import Lattice, Region, find_lattices
from announce_parser.readers.pdf._shapes import Box, RuledLine, around

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from announce_parser.readers.pdf._shapes import Fill, Glyph

_OVERLAP = 1.0  # points by which two boxes at least share each direction; less is a touch
_WHITE = 250
_IN_LINE = 2.5
_LOWEST, _NARROWEST = 9.0, 12.0  # of a cell that holds text
_WHITE_LINE = 3.5  # between two fields of a table
_HIGHEST_HEADER = 60.0
_MOST_FILLS = 600  # of a page; more are a drawing
_MOST_HEADERS = 3
_OFF_CENTRE = 0.1  # share of its width, by which a title may miss the middle of its row
_LEAST_FIELDS = 4
_TEXTED = 0.5  # share of the fields of a table that hold text


def with_painted(
    lattices: Sequence[Lattice], fills: Sequence[Fill], glyphs: Sequence[Glyph]
) -> list[Lattice]:
    """Return the lattices with the cells and the headers that colour adds, and the tables of nothing but colour."""
    boxes = _fields(fills)
    if not boxes:
        return list(lattices)
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    found = [
        _with_headers(_cut(lattice, boxes, inked), lattices, boxes, inked) for lattice in lattices
    ]
    free = [box for box in boxes if not any(box.meets(lattice.box, _OVERLAP) for lattice in found)]
    white = _fields(fills, white=True) if len(free) >= _LEAST_FIELDS else []
    blank = [box for box in white if not any(box.meets(lattice.box, _OVERLAP) for lattice in found)]
    coloured = _coloured(free, blank, inked)
    return sorted([*found, *coloured], key=lambda each: (each.box.top, each.box.x0))


def _fields(fills: Sequence[Fill], *, white: bool = False) -> list[Box]:
    """Return the coloured areas that may be cells, each once, or the white ones."""
    boxes = {
        fill.box
        for fill in fills
        if fill.is_rectangle
        and (min(fill.colour) >= _WHITE) is white
        and fill.box.height >= _LOWEST
        and fill.box.width >= _NARROWEST
    }
    return sorted(boxes) if len(boxes) <= _MOST_FILLS else []


def _holds_text(box: Box, inked: Iterable[Glyph]) -> bool:
    return any(box.holds(*glyph.middle) for glyph in inked)


def _cut(lattice: Lattice, boxes: Sequence[Box], inked: Sequence[Glyph]) -> Lattice:
    """Return a lattice with those cells cut that a colour fills from side to side, but not from top to bottom."""
    regions: list[Region] = []
    within = [box for box in boxes if box.meets(lattice.box, _OVERLAP)]
    for region in lattice.regions:
        cuts = _cuts(region.box, within, inked)
        edges = [region.box.top, *cuts, region.box.bottom]
        parts = (
            region._replace(box=Box(region.box.x0, top, region.box.x1, bottom))
            for top, bottom in pairwise(edges)
        )
        regions += parts
    if len(regions) == len(lattice.regions):
        return lattice
    ys = tuple(sorted({*lattice.ys, *(region.box.top for region in regions)}))
    return _placed(lattice.box, lattice.xs, ys, regions)


def _placed(
    box: Box, xs: tuple[float, ...], ys: tuple[float, ...], regions: list[Region]
) -> Lattice:
    """Return the lattice of cells whose boxes are right, their places found among the lines."""
    loose = Lattice(box, xs, ys, tuple(regions))
    return Lattice(box, xs, ys, tuple(sorted(replaced(loose, xs, ys))))


def _cuts(cell: Box, boxes: Sequence[Box], inked: Sequence[Glyph]) -> list[float]:
    """Return where colours end in a cell that fill it from side to side."""
    top, bottom = cell.top + _LOWEST, cell.bottom - _LOWEST
    if bottom < top:
        return []
    sides = {
        side
        for box in boxes
        if abs(box.x0 - cell.x0) <= _IN_LINE
        and abs(box.x1 - cell.x1) <= _IN_LINE
        and (top <= box.top <= bottom or top <= box.bottom <= bottom)
        and cell.top - _IN_LINE <= box.top
        and box.bottom <= cell.bottom + _IN_LINE
        and _holds_text(box, inked)
        for side in (box.top, box.bottom)
        if top <= side <= bottom
    }
    cuts: list[float] = []
    for side in sorted(sides):
        last = cuts[-1] if cuts else cell.top
        if side - last >= _LOWEST:
            cuts.append(side)
    return [] if any(_is_crossed(cell, side, inked) for side in cuts) else cuts


def _is_crossed(cell: Box, side: float, inked: Iterable[Glyph]) -> bool:
    """Return whether text of a cell runs over a level line."""
    return any(
        cell.x0 <= glyph.middle[0] < cell.x1 and glyph.top + 1 < side < glyph.base
        for glyph in inked
    )


def _with_headers(
    lattice: Lattice, lattices: Sequence[Lattice], boxes: Sequence[Box], inked: Sequence[Glyph]
) -> Lattice:
    """Return a lattice with the coloured rows on top of it, as wide as it, that have no borders."""
    for _ in range(_MOST_HEADERS):
        row = _find_header(lattice, boxes)
        if not row or not any(_holds_text(box, inked) for box in row):
            break
        bar = around(row)._replace(bottom=lattice.box.top)
        if any(bar.meets(other.box, _OVERLAP) for other in lattices):
            break
        sides = _parts(row, bar, lattice, inked)
        if not sides:
            break
        lattice = _on_top(lattice, bar, sides)
    return lattice


def _find_header(lattice: Lattice, boxes: Sequence[Box]) -> list[Box]:
    """Return the areas that fill a row on top of a lattice, from left to right."""
    hull = lattice.box
    near = [
        box
        for box in boxes
        if abs(box.bottom - hull.top) <= _IN_LINE
        and box.height <= _HIGHEST_HEADER
        and hull.x0 - _IN_LINE <= box.x0
        and box.x1 <= hull.x1 + _IN_LINE
    ]
    row = [box for box in near if abs(box.top - near[0].top) <= _IN_LINE]
    edges = [hull.x0, *(side for box in row for side in (box.x0, box.x1)), hull.x1]
    whole = all(abs(end - start) <= _IN_LINE for start, end in list(pairwise(edges))[::2])
    return row if whole else []


def _parts(row: list[Box], bar: Box, lattice: Lattice, inked: Sequence[Glyph]) -> list[float]:
    """Return where the cells of a header begin and end: where its colours do, or the columns below it.

    Nowhere, if it is one area with a text at the margin: the heading of what follows, painted after.
    """
    sides = [bar.x0, *(box.x1 for box in row[:-1]), bar.x1]
    if len(row) > 1:
        return sides
    first = [region.box for region in lattice.regions if region.row == 0]
    columns = [lattice.box.x0, *(box.x1 for box in first)]
    words = [glyph for glyph in inked if bar.holds(*glyph.middle)]
    crossed = any(glyph.x0 < x - 0.5 and x + 0.5 < glyph.x1 for glyph in words for x in columns)
    said = [any(x0 <= glyph.middle[0] < x1 for glyph in words) for x0, x1 in pairwise(columns)]
    if all(said) and not crossed:
        return columns
    ink = around([Box(*glyph[1:5]) for glyph in words])
    is_centred = abs((ink.x0 - bar.x0) - (bar.x1 - ink.x1)) <= _OFF_CENTRE * bar.width
    return sides if is_centred else []


def _on_top(lattice: Lattice, bar: Box, sides: Sequence[float]) -> Lattice:
    """Return a lattice with a row above it, whose cells end at the sides."""
    xs = list(lattice.xs)
    xs += [side for side in sides if all(abs(side - x) > _IN_LINE for x in xs)]
    cells = [
        Region(0, 0, 1, 1, Box(left, bar.top, right, bar.bottom)) for left, right in pairwise(sides)
    ]
    hull = lattice.box._replace(top=bar.top)
    return _placed(hull, tuple(sorted(xs)), (bar.top, *lattice.ys), [*cells, *lattice.regions])


def _coloured(boxes: Sequence[Box], blank: Sequence[Box], inked: Sequence[Glyph]) -> list[Lattice]:
    """Return the tables whose cells are coloured fields side by side, white ones among them, without a rule."""
    if len(boxes) < _LEAST_FIELDS:
        return []
    found = [
        lattice
        for part in _touching([*boxes, *blank])
        if any(box in boxes for box in part)
        for lattice in _field_lattices(part)
    ]
    return [
        lattice
        for lattice in found
        if len(lattice.xs) > 2
        and len(lattice.ys) > 2
        and sum(_holds_text(region.box, inked) for region in lattice.regions)
        >= max(_LEAST_FIELDS, _TEXTED * len(lattice.regions))
    ]


def _touching(boxes: Sequence[Box]) -> list[list[Box]]:
    """Return areas by those that are next to each other, from the top down."""
    parts: list[list[Box]] = []
    for box in sorted(boxes, key=lambda each: (each.top, each.x0)):
        x0, top, x1, bottom = box
        around_it = Box(x0 - _WHITE_LINE, top - _WHITE_LINE, x1 + _WHITE_LINE, bottom + _WHITE_LINE)
        near = [part for part in parts if any(around_it.meets(other, _OVERLAP) for other in part)]
        parts = [part for part in parts if not any(part is other for other in near)]
        parts.append([*(other for part in near for other in part), box])
    return [part for part in parts if len(part) >= _LEAST_FIELDS]


def _field_lattices(boxes: Sequence[Box]) -> list[Lattice]:
    """Return what the sides of areas next to each other rule off."""
    across = _snapped(side for box in boxes for side in (box.x0, box.x1))
    down = _snapped(side for box in boxes for side in (box.top, box.bottom))
    fields = [Box(across[a], down[b], across[c], down[d]) for a, b, c, d in boxes]
    flat = [RuledLine(at, box.x0, box.x1) for box in fields for at in (box.top, box.bottom)]
    steep = [RuledLine(at, box.top, box.bottom) for box in fields for at in (box.x0, box.x1)]
    return find_lattices(sorted(flat), sorted(steep))


def _snapped(sides: Iterable[float]) -> dict[float, float]:
    """Return for each side the place it shares with those next to it: white parts the fields of a table."""
    places: dict[float, float] = {}
    first = float("-inf")
    for side in sorted(set(sides)):
        if side - first > _IN_LINE:
            first = side
        places[side] = first
    return places
