"""Page numbers and running headers: what is on a page for the binder, not for the reader."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.readers.pdf._lines import TextLine

_EDGE = 0.1  # share of a page's height where furniture is
_PAGE_NUMBER = lazy_regex(
    r"[-–—~〈<\[(·]?\s?(?:\d{1,4}|[ivxlc]{1,6})(?:\s?[/∕]\s?\d{1,4})?\s?(?:쪽|페이지)?\s?[-–—~〉>\])·]?"
)
# What a browser prints on each page: its address and number below, the time and the page's title above.
_BROWSER_FOOT = lazy_regex(r"(?:https?|file)://\S+\s+\d{1,4}/\d{1,4}")
_BROWSER_HEAD = lazy_regex(
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}\.?,?\s?(?:오전|오후)?\s?\d{1,2}:\d{2}(?:\s?[AP]M)?(?:\s.*)?"
)
_LEAST_PAGES = 3
_DIGITS = lazy_regex(r"\d+")
_ROW = 6.0
_WHITE = 0.9  # of the size, at least, between furniture and text


def without_furniture(
    pages: Sequence[Sequence[TextLine]], heights: Sequence[float]
) -> list[list[TextLine]]:
    """Return the loose lines of each page without page numbers; a running header is kept where it is first."""
    edges = [_at_edge(lines, height) for lines, height in zip(pages, heights, strict=True)]
    runs = Counter(
        _likeness(line)
        for lines, edge in zip(pages, edges, strict=True)
        for line in lines
        if id(line) in edge
    )
    is_browsed = any(
        id(line) in edge and _BROWSER_FOOT.fullmatch(line.text)
        for lines, edge in zip(pages, edges, strict=True)
        for line in lines
    )
    seen: set[tuple[str, int]] = set()
    kept: list[list[TextLine]] = []
    for lines, edge in zip(pages, edges, strict=True):
        kept.append([])
        for line in lines:
            if id(line) not in edge:
                kept[-1].append(line)
                continue
            likeness = _likeness(line)
            running = edge[id(line)] and runs[likeness] >= _LEAST_PAGES and likeness in seen
            printed = is_browsed and _is_browsers(line)
            if not (running or printed or _PAGE_NUMBER.fullmatch(line.text.strip())):
                kept[-1].append(line)
            seen.add(likeness)
    return kept


def _is_browsers(line: TextLine) -> bool:
    return bool(_BROWSER_FOOT.fullmatch(line.text) or _BROWSER_HEAD.fullmatch(line.text))


def _at_edge(lines: Sequence[TextLine], height: float) -> dict[int, bool]:
    """Return the lines at the edges of a page, by identity, each with whether white parts it from the text.

    The last of five footnotes may be as low as a footer and say the same on each page; the four above
    it say that it is not one.
    """
    edge: dict[int, bool] = {}
    ordered = sorted(lines, key=lambda line: line.box.top)
    for outward in (ordered, ordered[::-1]):
        inner: TextLine | None = (
            None  # the line of the text that is next towards the middle of the page
        )
        for line in outward:
            if line.box.bottom < _EDGE * height or line.box.top > (1 - _EDGE) * height:
                apart = inner is None or _white(inner, line) > _WHITE * line.size
                edge[id(line)] = apart and edge.get(id(line), True)
                if apart:
                    continue
            inner = line
    return edge


def _white(one: TextLine, other: TextLine) -> float:
    """Return the points between two lines, one above the other."""
    return max(one.box.top, other.box.top) - min(one.box.bottom, other.box.bottom)


def _likeness(line: TextLine) -> tuple[str, int]:
    """Return what is the same of a running header on each page: its words, digits aside, and its height."""
    return _DIGITS.sub("0", "".join(line.text.split())), round(line.box.top / _ROW)
