"""Passages, tables and boxes of a document → its drafts: headings by size, lists and notes by their marks."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.readers._drafts import Draft
from announce_parser.readers._lines import line_of
from announce_parser.readers._markers import find_marked
from announce_parser.readers._outline import outline
from announce_parser.readers._phrases import is_phrase
from announce_parser.readers._traced import Traced
from announce_parser.readers.pdf._drafting import PageParagraph
from announce_parser.readers.pdf._shapes import around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.readers._lines import JoinedLine

_LARGER = 1.12  # than the body: a heading's size
_DEEPEST = 3
_LONGEST_HEADING = 80
_GAP = 0.9  # of the size: more white than this above a line parts it from the one before
# A passage's number is kept in its line's origin, above the bits that count its characters.
_BITS = 24


def outlined(parts: Sequence[PageParagraph | Draft]) -> list[Draft]:
    """Return the drafts of a document in reading order, each with its page and its box."""
    passages = [part for part in parts if isinstance(part, PageParagraph)]
    levels = _levels(passages)
    lines: list[JoinedLine | Draft] = []
    above: PageParagraph | Draft | None = None
    for number, part in enumerate(parts):
        lines.append(part if isinstance(part, Draft) else _line(part, number, above, levels))
        above = part
    return [_placed(draft, parts) for draft in outline(lines)]


def _line(
    passage: PageParagraph,
    number: int,
    above: PageParagraph | Draft | None,
    levels: dict[float, int],
) -> JoinedLine:
    gap = passage.gap is not None and passage.gap > _GAP * passage.size
    level = levels.get(round(passage.size, 1)) if _could_head(passage) else None
    traced = Traced(passage.text, ((0, number << _BITS),))
    return line_of(traced, after_gap=gap or not isinstance(above, PageParagraph), heading=level)


def _could_head(passage: PageParagraph) -> bool:
    """Return whether a passage reads like a heading; a line with a bullet is an item whatever its size."""
    return is_phrase(passage.text, _LONGEST_HEADING) and find_marked(passage.text) is None


def _levels(passages: Sequence[PageParagraph]) -> dict[float, int]:
    """Return the level of each font size that is larger than the body's, the largest first."""
    sizes: Counter[float] = Counter()
    for passage in passages:
        sizes[round(passage.size, 1)] += len(passage.text)
    if not sizes:
        return {}
    body = max(sizes, key=lambda size: (sizes[size], size))
    larger = sorted((size for size in sizes if size >= _LARGER * body), reverse=True)
    return {size: min(_DEEPEST, rank) for rank, size in enumerate(larger, 1)}


def _placed(draft: Draft, parts: Sequence[PageParagraph | Draft]) -> Draft:
    """Return a draft with the place of the passages it was made of, which its origins name."""
    if not draft.runs:
        return draft
    made_of = [
        part
        for _, origin in draft.runs
        if isinstance(part := parts[origin >> _BITS], PageParagraph)
    ]
    box = around([passage.box for passage in made_of if passage.page == made_of[0].page])
    return replace(draft, runs=(), page=made_of[0].page, bbox=box.rounded())
