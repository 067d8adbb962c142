"""Footnotes: the note below, and its mark in the text above.

``제조 경쟁력 확보*에 기여`` … ``* 도입기업 성과분석``. Marks are counted from one paragraph to the next,
so the nearest one above is meant; the second note of a kind belongs to the second mark, where there is one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from announce_parser.document import Block, BlockKind, Footnote, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

# How many blocks a mark may be above its note: items of one list lie between, never a chapter.
_REACH = 8
_MOST_BETWEEN = 2  # blocks without a mark, other notes not counted
# A note at the foot of a page opens with the word of a table that has its mark, whatever is between them.
_FURTHEST = 24
_WORD_BEFORE = re.compile(r"[가-힣A-Za-z]{2,20}$")
_OPENING = re.compile(r"(?:[-–]\s{1,3})?(?P<mark>\*{1,4}|※|주\s?\d{0,2}\s?[):]|\d{1,2}\))\s*")


def tie_notes(blocks: Sequence[Block]) -> tuple[Footnote, ...]:
    """Return the footnotes among the blocks, each with the mark it explains, if that is above it."""
    taken: set[Source] = set()
    notes: list[Footnote] = []
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.FOOTNOTE or not block.marker:
            continue
        anchor = _find_anchor(blocks, index, block.marker, taken)
        taken |= {anchor} if anchor is not None else set()
        opening = _OPENING.match(block.text)
        start = opening.end() if opening else 0
        place = Source(block.id, start, len(block.text), block.page, block.bbox)
        notes.append(Footnote(block.marker, block.text[start:], place, anchor))
    return tuple(notes)


def has_mark(text: str, marker: str) -> bool:
    """Return whether a text holds a footnote's mark, as high figures end up in plain text: ``사업1)은``."""
    return mark_pattern(marker).search(text) is not None


@lru_cache(maxsize=64)
def mark_pattern(marker: str) -> re.Pattern[str]:
    """Return how a mark is in running text: right after a letter or bracket, exactly as often."""
    if marker.startswith("*"):
        stars = re.escape(marker)
        return re.compile(rf"(?<=[^\s*\d])(?<!\n){stars}(?!\*)|(?<=\d){stars}(?![*\d])")
    number = re.search(r"\d+", marker)
    if number is not None:
        return re.compile(rf"(?<=[가-힣A-Za-z」』\]”’\"'])(?:주\s?)?{number.group()}\)(?!\d)")
    return re.compile(rf"(?<=[^\s]){re.escape(marker.strip())}")


def defines(text: str, marker: str, note: str) -> bool:
    """Return whether a note opens with the very word that has its mark: ``이월액2)`` … ``2) 이월액 : 쓰지 않은 금액``."""
    return any(True for _ in _defined(text, marker, note))


def _defined(text: str, marker: str, note: str) -> Iterator[re.Match[str]]:
    """Yield the marks in a text that are after the word a note opens with; a note may spread its word."""
    said = re.sub(r"\s", "", _OPENING.sub("", note, count=1))
    for match in mark_pattern(marker).finditer(text):
        word = _WORD_BEFORE.search(text, max(0, match.start() - 20), match.start())
        if word is not None and said.startswith(word.group()):
            yield match


def _find_anchor(
    blocks: Sequence[Block], index: int, marker: str, taken: AbstractSet[Source]
) -> Source | None:
    """Return the place of the mark that a note explains, None where it is nowhere above."""
    nearest = _find_nearest(blocks, index, marker, taken)
    if nearest is not None or not marker[:1].isdigit():
        return nearest
    note = blocks[index].text
    for block in reversed(blocks[max(0, index - _FURTHEST) : index]):
        if block.table is None:
            continue
        for place in _marks(block, mark_pattern(marker)):
            cell = next(c for c in block.table.cells if (c.row, c.col) == place.cell)
            if any(match.start() == place.start for match in _defined(cell.text, marker, note)):
                return place
    return None


def _find_nearest(
    blocks: Sequence[Block], index: int, marker: str, taken: AbstractSet[Source]
) -> Source | None:
    """Return the place of the mark nearest above a note that no note before it has taken."""
    pattern = mark_pattern(marker)
    distance = 0
    for block in reversed(blocks[max(0, index - _REACH) : index]):
        marks = [place for place in _marks(block, pattern) if _is_mark(block, place)]
        free = [place for place in marks if place not in taken]
        if free:
            return free[0]
        if marks and not distance:
            return marks[-1]  # two notes to one mark
        distance += block.kind is not BlockKind.FOOTNOTE
        if marks or distance > _MOST_BETWEEN or (block.kind is BlockKind.HEADING and distance):
            return None
    return None


def _is_mark(block: Block, place: Source) -> bool:
    """Return whether the mark is not the one that opens a note itself."""
    opening = _OPENING.match(block.text) if block.kind is BlockKind.FOOTNOTE else None
    return opening is None or place.cell is not None or place.start >= opening.end()


def _marks(block: Block, pattern: re.Pattern[str]) -> Iterator[Source]:
    """Yield the places of a mark in a block, or in the cells of its table."""
    if block.hidden or block.kind in (BlockKind.UNREAD, BlockKind.IMAGE):
        return
    if block.table is None:
        for match in pattern.finditer(block.text):
            yield Source(block.id, match.start(), match.end(), block.page, block.bbox)
        return
    for cell in block.table.cells:
        for match in pattern.finditer(cell.text):
            yield Source(
                block.id,
                match.start(),
                match.end(),
                cell.page or block.page,
                cell.bbox or block.bbox,
                (cell.row, cell.col),
            )
