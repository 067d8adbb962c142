"""Pages whose text lies on its side: read as if the page were turned, with places as the page is shown.

A wide table printed on an upright page has no ``Rotate`` entry; all of its letters and rules are turned instead.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.readers.pdf._turned import quarter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from announce_parser.readers._drafts import BBox, Draft, GridCell
    from announce_parser.readers.pdf._shapes import Glyph, Sheet

_DESCENT = 0.2  # of the size, below the baseline
_MOST = 0.6  # share of a page's letters that are turned alike


def turns_to_read(glyphs: Iterable[Glyph]) -> int:
    """Return by how many quarters clockwise a page is to be turned so that most of its letters are upright."""
    turns = Counter(
        quarter(glyph.turn) if glyph.turn else 0
        for glyph in glyphs
        if glyph.hidden is None and not glyph.text.isspace()
    )
    for turn, count in turns.items():
        if turn and count > _MOST * turns.total():
            return 4 - turn
    return 0


def turned_glyph(glyph: Glyph, turns: int, size: tuple[float, float]) -> Glyph:
    """Return a letter as it is on a page of a width and a height that was turned by quarters clockwise."""
    if not turns:
        return glyph
    corners = [_turned(x, y, turns, size) for x in glyph[1:4:2] for y in glyph[2:5:2]]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return glyph._replace(
        x0=min(xs),
        top=min(ys),
        x1=max(xs),
        bottom=max(ys),
        base=max(ys) - _DESCENT * (max(ys) - min(ys)),
        turn=(glyph.turn + 90 * turns) % 360,
    )


def _turned(x: float, y: float, turns: int, size: tuple[float, float]) -> tuple[float, float]:
    width, height = size
    if turns == 1:
        return height - y, x
    return (width - x, height - y) if turns == 2 else (y, width - x)


def as_shown(draft: Draft, sheets: Mapping[int, Sheet]) -> Draft:
    """Return a draft with its places on the page as it is shown.

    Args:
        draft: What was read on pages that were turned, or on others.
        sheets: Those that were turned, by their numbers.
    """
    table = draft.table
    if table is not None:
        cells = tuple(_cell_as_shown(cell, sheets) for cell in table.cells)
        table = replace(table, cells=cells)
    return replace(draft, bbox=_shown(draft.bbox, sheets.get(draft.page or 0)), table=table)


def _cell_as_shown(cell: GridCell, sheets: Mapping[int, Sheet]) -> GridCell:
    nested = tuple(as_shown(draft, sheets) for draft in cell.nested)
    return replace(cell, bbox=_shown(cell.bbox, sheets.get(cell.page or 0)), nested=nested)


def _shown(bbox: BBox | None, sheet: Sheet | None) -> BBox | None:
    if bbox is None or sheet is None:
        return bbox
    corners = [_turned_back(x, y, sheet) for x in bbox[::2] for y in bbox[1::2]]
    xs, ys = [round(x, 1) for x, _ in corners], [round(y, 1) for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _turned_back(x: float, y: float, sheet: Sheet) -> tuple[float, float]:
    if sheet.turns == 1:
        return y, sheet.width - x
    if sheet.turns == 2:
        return sheet.width - x, sheet.height - y
    return sheet.height - y, x
