"""Covers: a grid that names the project below the class of a document, 제 안 요 청 서; both are the headline."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.notices._base import place
from announce_parser.notices._lines import Line, letters
from announce_parser.notices._masthead_fields import is_furniture
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.document import Document

_SHORTEST_TITLE, _MOST_TITLE_LINES = 6, 4
# 제 안 요 청 서(재공고), and below it a grid: 사 업 명 | ○○ 시스템 구축
_COVER_CLASS = lazy_regex(
    r"^(?P<class>제안요청서|과업지시서|과업내용서|과업설명서)(?:재공고|긴급|(?P<rfp>RFP))?$"
)
_OPEN_BRACKETS, _CLOSED_BRACKETS = "[(<【「『", "])>】」』"
_PROJECT_LABELS = frozenset({"사업명", "용역명", "과업명"})
_REACH = 8  # lines below the class of a document in which a grid names its project
_SPACED_OUT = lazy_regex(r"^[가-힣](?:\s+[가-힣]){3,}$")


def cover(document: Document, top: Sequence[Line]) -> tuple[Stated[str], int] | None:
    """Return the headline of a cover that a grid names below the class of the document, and its last line."""
    for at, line in enumerate(top[:_REACH]):
        if not _COVER_CLASS.match(line.letters):
            continue
        framed = [each for each in top if line.cell is not None and _is_beside(each, line)]
        if len("".join(each.letters for each in framed)) >= _SHORTEST_TITLE:
            own = [each for each in framed if each.start < line.start] or framed
            last = max(at, top.index(own[-1]))
            return _titled(document, [*_bare(own), (line.start, line.end)]), last
        for index, label in enumerate(top[at + 1 : at + 1 + _REACH], at + 1):
            if label.cell is None or label.letters not in _PROJECT_LABELS:
                continue
            block, row = label.block, label.cell.row
            beside = [
                each
                for each in top[index + 1 : index + 1 + _MOST_TITLE_LINES]
                if each.block is block and each.cell and each.cell.row == row
            ]
            named = [each for each in beside if each.cell == beside[0].cell]
            if named:
                spans = [*_bare(named), (line.start, line.end)]
                return _titled(document, spans), top.index(named[-1])
    return None


def _is_beside(line: Line, named: Line) -> bool:
    """Return whether a line is in one cell with the class of the document, and names its project."""
    return (
        (line.block, line.cell) == (named.block, named.cell)
        and line.start != named.start
        and not is_furniture(line)
    )


def _bare(named: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the spans of the lines of a name, without the brackets that enclose the whole."""
    spans = [(each.start, each.end) for each in named]
    first, last = named[0].text, named[-1].text
    if first[0] in _OPEN_BRACKETS and last[-1] in _CLOSED_BRACKETS:
        spans[0] = (spans[0][0] + 1, spans[0][1])
        spans[-1] = (spans[-1][0], spans[-1][1] - 1)
    return spans


def _titled(document: Document, spans: Sequence[tuple[int, int]]) -> Stated[str]:
    """Return project and class of a document as one headline: … 구축 제안요청서."""
    stated = joined_spans(document, spans[:-1], "masthead.cover_project")
    kind = _COVER_CLASS.match(letters(document.text[slice(*spans[-1])]))
    name = (
        f"{stated.value} {kind['class'] if kind else ''}{'(RFP)' if kind and kind['rfp'] else ''}"
    )
    return replace(stated, value=name, places=(*stated.places, place(document.source(*spans[-1]))))


def joined_spans(document: Document, spans: Sequence[tuple[int, int]], rule: str) -> Stated[str]:
    """Return the text of spans, joined by a space unless a word was broken after a middle dot."""
    joined = ""
    for start, end in spans:
        piece = re.sub(r"\s+", " ", document.text[start:end]).strip()
        joined += piece if not joined or joined[-1] in "·ㆍ･‧(" else f" {piece}"
    if _SPACED_OUT.match(joined):
        joined = joined.replace(" ", "")
    places = tuple(place(document.source(start, end)) for start, end in spans)
    return Stated(joined, places, rule, 0.95)
