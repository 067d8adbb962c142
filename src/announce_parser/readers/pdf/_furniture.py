"""Page numbers and running headers: what stands on a page for the binder, not for the reader."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.readers.pdf._lines import Line

_EDGE = 0.1  # share of a page's height where furniture stands
_PAGE_NUMBER = re.compile(
    r"[-–—~〈<\[(·]?\s?(?:\d{1,4}|[ivxlc]{1,6})(?:\s?[/∕]\s?\d{1,4})?\s?(?:쪽|페이지)?\s?[-–—~〉>\])·]?"
)
_LEAST_PAGES = 3
_DIGITS = re.compile(r"\d+")
_ROW = 6.0


def without_furniture(
    pages: Sequence[Sequence[Line]], heights: Sequence[float]
) -> list[list[Line]]:
    """Return the loose lines of each page without page numbers; a running header is kept where it stands first."""
    runs = Counter(
        _likeness(line)
        for lines, height in zip(pages, heights, strict=True)
        for line in lines
        if _is_at_edge(line, height)
    )
    seen: set[tuple[str, int]] = set()
    kept: list[list[Line]] = []
    for lines, height in zip(pages, heights, strict=True):
        kept.append([])
        for line in lines:
            if not _is_at_edge(line, height):
                kept[-1].append(line)
                continue
            likeness = _likeness(line)
            running = runs[likeness] >= _LEAST_PAGES and likeness in seen
            if not running and not _PAGE_NUMBER.fullmatch(line.text.strip()):
                kept[-1].append(line)
            seen.add(likeness)
    return kept


def _is_at_edge(line: Line, height: float) -> bool:
    return line.box.bottom < _EDGE * height or line.box.top > (1 - _EDGE) * height


def _likeness(line: Line) -> tuple[str, int]:
    """Return what is the same of a running header on each page: its words, digits aside, and its height."""
    return _DIGITS.sub("0", "".join(line.text.split())), round(line.box.top / _ROW)
