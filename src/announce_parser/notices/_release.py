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
from announce_parser.record import PrintRelease, Release, Stated
from announce_parser.values import DATE_PATTERN, DATE_TIME_PATTERN, Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.document import Document
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material

_LONGEST_WISH = 40
_TOP = 60  # lines in which a masthead may stand
_EDITION = re.compile(r"조간|석간")  # morning papers, evening papers
_PRINT = re.compile(r"지\s*면|신문|인쇄")
_IMMEDIATE = re.compile(r"배포\s*(?:와\s*동시|즉시)|즉시\s*보도|즉시\s*배포|배포\s*후\s*즉시")
_LABEL = re.compile(
    r"^[\s\[(【<□○-]*(?P<label>보\s?도\s?(?:시\s?점|일\s?시|가능\s?시점|시간)|엠\s?바\s?고|공개\s?시점)[\s\])】>:：]*"
)


def find_release(material: Material) -> Stated[Release] | None:
    """Return the contract's ``release``; None where the document states none."""
    document = material.document
    top = lines(document)[:_TOP]
    for index in range(len(top)):
        span = _value_span(top, index)
        if span is None:
            continue
        figures = tuple(each for each in material.between(*span) if isinstance(each.value, Period))
        if figures or _IMMEDIATE.search(document.text[slice(*span)]):
            return _release(document, span, figures)
    for line in top:
        # A wish without a label: 배포 즉시 보도해 주시기 바랍니다
        if _IMMEDIATE.search(line.text) and len(line.text) < _LONGEST_WISH:
            return _release(document, (line.start, line.end), ())
    return None


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
    return max(
        line.end for line in top[index:] if line.block is last.block and line.cell is last.cell
    )


def _release(
    document: Document, span: tuple[int, int], figures: Sequence[Found]
) -> Stated[Release]:
    """Return the release of a span: each day or hour goes to print or online."""
    text = document.text[slice(*span)]
    printed: PrintRelease | None = None
    online: str | None = None
    for index, figure in enumerate(figures):
        # 11:00 이후 (from then on) is open at its end; the embargo is its start
        interval = (
            figure.value.interval.removesuffix("/..") if isinstance(figure.value, Period) else ""
        )
        until = figures[index + 1].start if index + 1 < len(figures) else span[1]
        since = figures[index - 1].end if index else span[0]
        edition = _EDITION.search(document.text, figure.end, until)
        is_day = re.match(DATE_PATTERN, interval) is not None
        if is_day and (edition or _PRINT.search(document.text, since, figure.start)):
            printed = printed or PrintRelease(
                date=interval, edition=edition.group() if edition else None
            )
        elif is_day or re.match(DATE_TIME_PATTERN, interval):
            online = online or interval
    immediate = True if _IMMEDIATE.search(text) else None
    value = Release(print=printed, online=online, immediate=immediate, text=text)
    return Stated(value, (place(document.source(*span)),), "embargo as written", 0.95)
