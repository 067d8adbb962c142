"""The embargo of a press release (보도시점): from which edition it may be printed, from when it may go online.

``(지면) 1.9.(월) 조간 (인터넷) 1.8.(일) 12:00`` names channels; ``2023. 1. 8.(일) 11:00 이후(1. 9.(월) 조간)``
leaves them to be understood: an hour is for all that can publish at an hour, an edition is print.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.notices._base import place
from announce_parser.notices._lines import Line, letters, lines
from announce_parser.notices._words import RELEASE_LABELS
from announce_parser.record import Stated, Tree
from announce_parser.values import DATE_PATTERN, DATE_TIME_PATTERN, Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.document import Document, Source
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material

_TOP = 60  # lines in which a masthead may stand
_EDITION = re.compile(r"조간|석간")  # morning papers, evening papers
_PRINT = re.compile(r"지\s?면|신문|인쇄")
_IMMEDIATE = re.compile(r"배포\s*(?:와\s*동시|즉시)|즉시\s*보도|즉시\s*배포|배포\s*후\s*즉시")
_LABEL = re.compile(r"^[\s\[(【<□○-]*(?P<label>보\s?도\s?(?:시\s?점|일\s?시|가능\s?시점|시간)|엠\s?바\s?고|공개\s?시점)[\s\])】>:：]*")


def find_release(material: Material) -> tuple[Tree, tuple[Found, ...]]:
    """Return the contract's ``release`` and the figures it is made of; an empty tree where there is none."""
    document = material.document
    top = lines(document)[:_TOP]
    for index in range(len(top)):
        span = _value_span(top, index)
        if span is None:
            continue
        figures = tuple(
            figure
            for figure in material.between(*span)
            if isinstance(figure.value, Period)
        )
        text = document.text[span[0] : span[1]]
        if figures or _IMMEDIATE.search(text):
            return _tree(document, span, figures), figures
    return _immediate_wish(document, top), ()


def _value_span(top: Sequence[Line], index: int) -> tuple[int, int] | None:
    """Return the span of the value behind a label: the rest of its line, else the next line or cell."""
    line = top[index]
    match = _LABEL.match(line.text)
    if match is None:
        return None
    rest = line.text[match.end() :]
    if letters(rest):
        return line.start + match.end(), _end_of_value(top, index)
    if index + 1 < len(top) and letters(line.text) in RELEASE_LABELS:
        return top[index + 1].start, _end_of_value(top, index + 1)
    return None


def _end_of_value(top: Sequence[Line], index: int) -> int:
    """Return the end of a value: in a table its cell's, else its line's."""
    last = top[index]
    if last.cell is None:
        return last.end
    return max(line.end for line in top[index:] if line.block is last.block and line.cell is last.cell)


def _tree(document: Document, span: tuple[int, int], figures: Sequence[Found]) -> Tree:
    text = document.text[span[0] : span[1]]
    tree: dict[str, Tree] = {}
    for index, figure in enumerate(figures):
        until = figures[index + 1].start if index + 1 < len(figures) else span[1]
        since = figures[index - 1].end if index else span[0]
        edition = _EDITION.search(document.text, figure.end, until)
        channel = document.text[since : figure.start]
        interval = figure.value.interval if isinstance(figure.value, Period) else ""
        stated = Stated(interval, (place(figure.place),), "embargo of a channel", 0.95)
        if (edition or _PRINT.search(channel)) and re.match(DATE_PATTERN, interval):
            tree.setdefault("print", {"date": stated, "edition": _edition(document, edition)})
        elif re.match(DATE_TIME_PATTERN, interval) or re.match(DATE_PATTERN, interval):
            tree.setdefault("online", stated)
    immediate = _IMMEDIATE.search(text)
    if immediate:
        source = document.source(span[0] + immediate.start(), span[0] + immediate.end())
        tree["immediate"] = Stated(True, (place(source),), "for immediate release", 0.95)
    tree["text"] = _whole(document, document.source(*span))
    return tree


def _edition(document: Document, match: re.Match[str] | None) -> Stated[str] | None:
    if match is None:
        return None
    return Stated(match.group(), (place(document.source(*match.span())),), "edition", 0.95)


def _immediate_wish(document: Document, top: Sequence[Line]) -> Tree:
    """Return the release of a sentence such as ``배포 즉시 보도해 주시기 바랍니다``."""
    for line in top:
        if _IMMEDIATE.search(line.text) and len(line.text) < 40:
            source = document.source(line.start, line.end)
            wish = Stated(True, (place(source),), "for immediate release", 0.95)
            return {"immediate": wish, "text": _whole(document, source)}
    return {}


def _whole(document: Document, source: Source) -> Stated[str]:
    return Stated(document.read_back(source), (place(source),), "embargo as written", 0.95)
