"""Captions and units: which line above a table names it, and which says what its numbers count.

``< 유형별 지원한도 >`` and ``(단위 : 백만원)`` belong to the table below them; so does the title of an
appendix, or the item ``□ 사업별 문의처``, where nothing but the unit is between it and the table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.readers._markers import find_marked
from announce_parser.readers._phrases import APPENDIX, is_phrase

if TYPE_CHECKING:
    from announce_parser.readers._drafts import Draft, Grid

# 단위 is "unit"; what follows is the unit of every bare number below.
UNIT = re.compile(
    r"[\[(<〈（]?\s?단\s{0,2}위\s{0,3}[:：;]?\s{0,3}(?P<unit>[^()\[\]<>\n]{1,40}(?:\([^()\n]{1,20}\))?)[\])>〉]?"
)
_BRACKETED = re.compile(
    r"[<〈《【\[〔＜](?P<inner>[^<>〈〉《》]{1,100})[>〉》】\]〕＞](?P<rest>.*)", re.DOTALL
)
_NUMBERED = re.compile(r"[<\[(〈【]?\s?(?:표|그림|별표)\s?\d{1,3}(?:-\d{1,3})?\s?[>\])〉】.:]?\s*")
_HEADINGS = (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.BOX)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is around one table: texts, and the indices of the drafts they are in."""

    caption: str | None = None
    unit: str | None = None
    caption_at: int | None = None
    unit_at: int | None = None


def is_unit_line(text: str) -> bool:
    """Return whether a line says nothing but a unit."""
    return UNIT.fullmatch(text.strip()) is not None


def is_caption_line(text: str) -> bool:
    """Return whether a line is set as a caption: in angle brackets, or numbered as table or figure."""
    if is_unit_line(text):
        return True
    match = _BRACKETED.fullmatch(text)
    if match is not None and text[0] in "<〈《＜":
        return not match["rest"].strip() or UNIT.search(match["rest"]) is not None
    return _NUMBERED.match(text) is not None and len(text) <= 100


def tie_captions(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Return the drafts with captions and units written into the tables they belong to."""
    tied = list(drafts)
    for index, draft in enumerate(drafts):
        if draft.table is None:
            continue
        found = _around(drafts, index)
        tied[index] = replace(draft, table=_named(draft.table, found))
        for at in (found.caption_at, found.unit_at):
            if at is not None and is_caption_line(drafts[at].text) and drafts[at].table is None:
                tied[at] = replace(tied[at], kind=BlockKind.CAPTION, level=None)
    return tuple(tied)


def _named(grid: Grid, found: _Found) -> Grid:
    """Return the grid with what was found, unless its reader knew better."""
    if grid.caption is None and found.caption is not None:
        grid = replace(grid, caption=found.caption, caption_at=found.caption_at)
    if grid.unit is None and found.unit is not None:
        grid = replace(grid, unit=found.unit, unit_at=found.unit_at)
    return grid


def _around(drafts: tuple[Draft, ...], index: int) -> _Found:
    """Return caption and unit of the table at that index: a unit is above or below its caption."""
    above, found = index - 1, _Found()
    if above >= 0 and is_unit_line(drafts[above].text):
        found = replace(found, unit=_find_unit(drafts[above].text), unit_at=above)
        above -= 1
    if above >= 0 and _may_name(drafts, above):
        text = drafts[above].text
        found = replace(found, caption=caption_text(text), caption_at=above)
        unit = _find_unit(text)
        if unit is not None and found.unit is None:
            found = replace(found, unit=unit, unit_at=above)
        elif above and found.unit is None and is_unit_line(drafts[above - 1].text):
            found = replace(found, unit=_find_unit(drafts[above - 1].text), unit_at=above - 1)
    below = index + 1
    if found.unit is None and below < len(drafts) and is_unit_line(drafts[below].text):
        found = replace(found, unit=_find_unit(drafts[below].text), unit_at=below)
    return found


def _may_name(drafts: tuple[Draft, ...], index: int) -> bool:
    """Return whether a draft right above a table can be its caption: set as one, or a short phrase."""
    draft = drafts[index]
    if draft.hidden or draft.table is not None or not draft.text:
        return False
    if draft.kind is BlockKind.CAPTION:
        return True
    # The first heading of a document is its headline, and the table below it a masthead.
    if draft.kind not in _HEADINGS or (index == 0 and draft.kind is not BlockKind.LIST_ITEM):
        return False
    return is_phrase(UNIT.sub("", caption_text(draft.text)))


def _find_unit(text: str) -> str | None:
    match = UNIT.search(text)
    return match["unit"].strip() if match else None


def caption_text(text: str) -> str:
    """Return a caption's words: without its mark, number, brackets and unit, on one line."""
    words = UNIT.sub("", text).strip()
    appendix = APPENDIX.match(words)
    if appendix is not None and words[appendix.end() :].strip():
        words = words[appendix.end() :].strip()
    marked = find_marked(words)
    words = words[marked.end :] if marked else words
    numbered = _NUMBERED.match(words)
    words = words[numbered.end() :] if numbered else words
    bracketed = _BRACKETED.fullmatch(words.strip())
    if bracketed is not None and not bracketed["rest"].strip():
        words = bracketed["inner"]
    return " ".join(words.split()) or " ".join(text.split())
