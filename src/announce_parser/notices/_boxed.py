"""Headings set in a grid of their own, as offices draw them: a chapter's number beside its title, a title on the rim of a box.

``3 | | 신청 자격`` in one row opens a chapter; ``| | 신청 방법 | |`` above one wide cell is a box with its title. Both are tables to a
reader of the file and headings to a reader of the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.once import once

if TYPE_CHECKING:
    from announce_parser.document import Block, Cell, Table

# 3 · Ⅱ. · 가. · 제2장: near misses: 2024 (a year), 3개 (a count)
_NUMBER = re.compile(
    r"\d{1,2}(?:-\d{1,2})?[.)]?|[Ⅰ-Ⅻ][.)]?|[IVX]{1,4}[.)]?|[가-하][.)]|제\s?\d{1,2}\s?[장절]"
)
_TITLE = re.compile(r"[^.:：?]{0,60}[가-힣]{2}[^.:：?]{0,60}")
_SENTENCE = re.compile(r"(?:[니한된했였있없]다|세요|까요|바람|[가-힣]함)$")
_LONGEST_TITLE = 60
_NUMBERED, _FRAMED = 2, 2  # filled cells of a chapter's grid, and at most of a box
_LEAST_COLUMNS, _MOST_COLUMNS = 3, 5  # of a box whose title has a rim at both sides


@dataclass(frozen=True, slots=True)
class Boxed:
    """A heading in a grid of its own.

    Attributes:
        title: The cell that names what follows.
        number: The cell with the chapter's number; None for a box.
        content: What is in the box below its title; None for a chapter and for an empty box.
    """

    title: Cell
    number: Cell | None = None
    content: Cell | None = None


def boxed_heading(block: Block) -> Boxed | None:
    """Return the heading that a block's grid is, None where it is a table of other things."""
    return _read(block.table) if block.table is not None and not block.hidden else None


@once
def _read(table: Table) -> Boxed | None:
    filled = [cell for cell in table.cells if cell.text.strip()]
    if table.n_rows == 1:
        return _chapter(filled)
    if table.n_rows > 3 or not _LEAST_COLUMNS <= table.n_cols <= _MOST_COLUMNS:
        return None
    return _box(filled, table.n_cols)


def _chapter(filled: list[Cell]) -> Boxed | None:
    if len(filled) != _NUMBERED:
        return None
    number, title = sorted(filled, key=lambda cell: cell.col)
    is_chapter = _NUMBER.fullmatch(number.text.strip()) and _names(title)
    return Boxed(title, number=number) if is_chapter else None


def _box(filled: list[Cell], columns: int) -> Boxed | None:
    """Return the box whose title is in the middle of its upper rim, blank fields at both sides of it."""
    top = [cell for cell in filled if cell.row == 0]
    if len(top) != 1 or len(filled) > _FRAMED or not _names(top[0]):
        return None
    title = top[0]
    if title.col == 0 or title.col + title.col_span >= columns:
        return None
    content = next((cell for cell in filled if cell is not title), None)
    is_wide = content is None or (content.col == 0 and content.col_span == columns)
    return Boxed(title, content=content) if is_wide else None


def _names(cell: Cell) -> bool:
    """Return whether a cell's text is a title: short, with words, no sentence."""
    text = " ".join(cell.text.split())
    return (
        len(text) <= _LONGEST_TITLE
        and _TITLE.fullmatch(text) is not None
        and _SENTENCE.search(text) is None
    )
