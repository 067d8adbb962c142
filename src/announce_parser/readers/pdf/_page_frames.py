"""Borders around whole pages: what is in them is on the page, and no page is one box or one cell.

Offices of engineers frame each page, often with a title block above or below, whose lines touch the border. The
title block stays a table, which is once (``running``); the field below it is the page.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from announce_parser.patterns import lazy_regex
from announce_parser.readers.pdf._lattice import Lattice, Region
from announce_parser.readers.pdf._shapes import around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.readers.pdf._grids import TableDraft
    from announce_parser.readers.pdf._shapes import Box, Sheet

_LEAST_PAGES, _LEAST_SHARE = 3, 0.3  # of a document's pages that have the same border
_WIDE, _HIGH = 0.7, 0.6  # shares of a page's width and height that the field for its text fills
_FULL = 0.97  # share of the border's width
_ALIKE = 4.0  # points by which borders of two pages may differ
_EDGE = 0.15  # share of a page's height where title blocks stand
_DIGITS = lazy_regex(r"\d+")


def without_page_frames(
    sheets: Sequence[Sheet], found: Sequence[list[Lattice]]
) -> list[list[Lattice]]:
    """Return the lattices of each page, those around whole pages without the field that is the page."""
    fields = [
        {id(lattice): region for lattice in lattices if (region := _find_page(lattice, sheet))}
        for sheet, lattices in zip(sheets, found, strict=True)
    ]
    places = Counter(_place(region.box) for page in fields for region in page.values())
    least = max(_LEAST_PAGES, _LEAST_SHARE * len(sheets))
    framed = [
        {each: region for each, region in page.items() if places[_place(region.box)] >= least}
        for page in fields
    ]
    return [
        [part for lattice in lattices for part in _parts(lattice, page.get(id(lattice)))]
        for lattices, page in zip(found, framed, strict=True)
    ]


def _find_page(lattice: Lattice, sheet: Sheet) -> Region | None:
    """Return the field of a border that a page's text may be in, or None."""
    if lattice.box.width < _WIDE * sheet.width:
        return None
    return next(
        (
            region
            for region in lattice.regions
            if region.box.height >= _HIGH * sheet.height
            and region.box.width >= _FULL * lattice.box.width
        ),
        None,
    )


def _place(box: Box) -> tuple[int, int]:
    """Return where a border has its sides; its upper and lower one move with the title block."""
    return round(box.x0 / _ALIKE), round(box.x1 / _ALIKE)


def _parts(lattice: Lattice, page: Region | None) -> list[Lattice]:
    """Return a lattice, or what is above and below the field of it that is the page."""
    if page is None:
        return [lattice]
    parts = (
        [region for region in lattice.regions if region.row < page.row],
        [region for region in lattice.regions if region.row >= page.row + page.row_span],
    )
    return [_cut_out(lattice, part) for part in parts if part]


def _cut_out(lattice: Lattice, regions: Sequence[Region]) -> Lattice:
    """Return some rows of a lattice as one of their own, without the columns that none of them has."""
    rows = sorted({edge for each in regions for edge in (each.row, each.row + each.row_span)})
    columns = sorted({edge for each in regions for edge in (each.col, each.col + each.col_span)})
    row_of, column_of = ({line: at for at, line in enumerate(lines)} for lines in (rows, columns))
    anew = (
        each._replace(
            row=row_of[each.row],
            col=column_of[each.col],
            row_span=row_of[each.row + each.row_span] - row_of[each.row],
            col_span=column_of[each.col + each.col_span] - column_of[each.col],
        )
        for each in regions
    )
    return Lattice(
        around([each.box for each in regions]),
        tuple(lattice.xs[column] for column in columns),
        tuple(lattice.ys[row] for row in rows),
        tuple(anew),
    )


def running(
    sheets: Sequence[Sheet], frames: Sequence[Sequence[TableDraft]]
) -> Iterator[tuple[int, TableDraft]]:
    """Yield the title blocks that are on a page before, each with the index of its page."""
    blocks = [
        [(_likeness(frame), frame) for frame in held if _is_at_edge(frame, sheet)]
        for sheet, held in zip(sheets, frames, strict=True)
    ]
    counts = Counter(likeness for page in blocks for likeness, _ in page)
    seen: set[tuple[object, ...]] = set()
    for at, page in enumerate(blocks):
        for likeness, frame in page:
            if counts[likeness] >= _LEAST_PAGES and likeness in seen:
                yield at, frame
            seen.add(likeness)


def _is_at_edge(frame: TableDraft, sheet: Sheet) -> bool:
    """Return whether a table is where title blocks do; a box alone may name a form: ``서식 1``, ``서식 2``."""
    if len(frame.slots) == 1:
        return False
    return frame.box.bottom <= _EDGE * sheet.height or frame.box.top >= (1 - _EDGE) * sheet.height


def _likeness(frame: TableDraft) -> tuple[object, ...]:
    """Return what is the same of a title block on each page: its place and its words, digits aside."""
    words = "|".join(line.text for slot in frame.slots for line in slot.lines)
    corner = round(frame.box.x0 / _ALIKE), round(frame.box.top / _ALIKE)
    return (*corner, len(frame.slots), _DIGITS.sub("0", "".join(words.split())))
