"""Tables of what was corrected or amended: one row a subject, before and after beside each other.

``구분 | 정정 전 | 정정 후`` of a corrected notice, ``현행 | 개정안`` of an amendment. Both sides are taken as written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.document import whole_cell
from announce_parser.notices._base import place
from announce_parser.notices._columns import letters
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Block, Cell
    from announce_parser.notices._base import Material
    from announce_parser.record import Tree

RULE = "change.corrections_row"
# How the two columns are headed, 현행, 기존 제도, 개정안, 개선 방안; a table needs one of each.
_OF = "(?:규정|기준|내용|제도|사항|방안|방식|안|조문|금액|단가|체계|요건|법령|법)?"
BEFORE = lazy_regex(rf"(?:(?:정정|변경|수정|개정|개선|개편|조정|확대)전|당초|기존|현행|종전){_OF}")
AFTER = lazy_regex(rf"(?:(?:정정|변경|수정|개정|개선|개편|조정|확대)후?|신규|향후){_OF}")


def revised(material: Material) -> Iterator[Tree]:
    """Yield one change for each row of the tables of corrections, in reading order."""
    for block in material.document.blocks:
        sides = _sides(block)
        if sides is None or block.table is None:
            continue
        before, after = sides
        for cells in tables.body_rows(block.table):
            old, new = cells[before], cells[after]
            if old is None or new is None or not (old.text and new.text) or old is new:
                continue
            subject = next(
                (cell for cell in cells[:before] if cell is not None and cell.text), None
            )
            yield _change(block, subject, old, new)


def _sides(block: Block) -> tuple[int, int] | None:
    """Return the columns of before and after; None where the table has not both."""
    if block.table is None:
        return None
    named = [letters("".join(column.path)) for column in tables.columns(block.table)]
    before = next((index for index, name in enumerate(named) if BEFORE.fullmatch(name)), None)
    after = next((index for index, name in enumerate(named) if AFTER.fullmatch(name)), None)
    return (before, after) if before is not None and after is not None else None


def _change(block: Block, subject: Cell | None, old: Cell, new: Cell) -> Tree:
    named = subject or new
    text = f"{old.text} → {new.text}"
    places = (place(whole_cell(block, old)), place(whole_cell(block, new)))
    return {
        "subject": _stated(block, named),
        "before": _stated(block, old),
        "after": _stated(block, new),
        "text": Stated(" ".join(text.split()), places, RULE),
    }


def _stated(block: Block, cell: Cell) -> Stated[str]:
    return Stated(" ".join(cell.text.split()), (place(whole_cell(block, cell)),), RULE)
