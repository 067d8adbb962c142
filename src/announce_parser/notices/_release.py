"""The embargo of a press release (보도시점): from which edition it may be printed, from when it may go online.

``(지면) 1.9.(월) 조간 (인터넷) 1.8.(일) 12:00`` names channels; ``2023. 1. 8.(일) 11:00 이후(1. 9.(월) 조간)``
leaves them to be understood: an hour is for all that can publish at an hour, an edition is print.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from announce_parser.notices._base import place
from announce_parser.notices._lines import Line, letters, lines
from announce_parser.notices._masthead_fields import is_channel, is_furniture_text
from announce_parser.notices._words import RELEASE_LABELS
from announce_parser.patterns import lazy_regex
from announce_parser.record import PrintRelease, Release, Stated
from announce_parser.values import DATE_PATTERN, DATE_TIME_PATTERN, Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.document import Document
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material

_LONGEST_WISH = 40
_TOP = 60  # lines in which a masthead may be
_EDITION = lazy_regex(r"조간|석간")  # morning papers, evening papers
_PRINT = lazy_regex(r"지\s*면|신문|인쇄")
# 2024. 3. 6.(수) 석간용 · 3. 6. 조간부터; near miss: 지난 3월 6일 조간에 실린
_EDITION_DAY = lazy_regex(r"\d[^가-힣]{0,12}(?:\([월화수목금토일]\)\s?)?[조석]간(?:용|부터)?")
# Another label on the same line: 보도시점 … / 배포 : …
_OTHER_LABEL = lazy_regex(r"[\s/|,(]*(?:자료\s?)?배\s?포(?:\s?일시?|\s?일자)?\s?[:：]?\s(?=\d)")
_IMMEDIATE = lazy_regex(
    r"바로\s*보도|배포\s*(?:와\s*동시|즉시)|즉시\s*보도|즉시\s*배포|배포\s*후\s*즉시"
)
_LABEL = lazy_regex(
    r"^[\s\[(【<□○-]*(?P<label>보\s?도\s?(?:시\s?점|일\s?시|가능\s?시점|시간)|엠\s?바\s?고|공개\s?시점)[\s\])】>:：]*"
)


# What may be as the value of 보도시점 itself: 즉시, 배포시점, 배포 시부터
_AT_ONCE = lazy_regex(r"\W*(?:즉시|배포\s?시(?:점)?(?:부터)?|배포\s?(?:직후|후))(?![가-힣])")


def _is_immediate(text: str) -> bool:
    """Return whether the value of an embargo says that there is none."""
    return _IMMEDIATE.search(text) is not None or _AT_ONCE.match(text) is not None


def find_release(material: Material) -> Stated[Release] | None:
    """Return the contract's ``release``; None where the document states none."""
    document = material.document
    top = lines(document)[:_TOP]
    for index in range(len(top)):
        spans = _value_spans(document, top, index)
        figures = tuple(
            each
            for span in spans
            for each in material.between(*span)
            if isinstance(each.value, Period)
        )
        if figures or any(_is_immediate(document.text[slice(*span)]) for span in spans):
            return _release(document, spans, figures)
    for line in top:
        # A wish without a label: 배포 즉시 보도해 주시기 바랍니다
        if _IMMEDIATE.search(line.text) and len(line.text) < _LONGEST_WISH:
            return _release(document, ((line.start, line.end),), ())
    return _by_edition(material, top)


def _by_edition(material: Material, top: Sequence[Line]) -> Stated[Release] | None:
    """Return the release of a day with its edition on a line of its own: ``2024. 3. 6.(수) 석간용``."""
    for line in top:
        if _EDITION_DAY.search(line.text) and is_furniture_text(line.text):
            figures = tuple(
                each
                for each in material.between(line.start, line.end)
                if isinstance(each.value, Period)
            )
            if figures:
                return _release(material.document, ((line.start, line.end),), figures)
    return None


def _value_spans(
    document: Document, top: Sequence[Line], index: int
) -> tuple[tuple[int, int], ...]:
    """Return the spans of the value after a label: the rest of its line, else the next line or cell.

    Lines for one channel each go together: ``(온라인) …`` / ``(지면) …``, wherever the label is among them.
    """
    line = top[index]
    match = _LABEL.match(line.text)
    if match is None:
        return ()
    rest = line.text[match.end() :]
    if letters(rest):
        other = _OTHER_LABEL.search(rest)
        end = line.start + match.end() + other.start() if other else _end_of_value(top, index)
        spans = [(line.start + match.end(), end)] if other is None or other.start() else []
        following = index + 1
    elif index + 1 < len(top) and letters(line.text) in RELEASE_LABELS:
        spans = [(top[index + 1].start, _end_of_value(top, index + 1))]
        following = index + 2
    else:
        return ()
    before = [top[index - 1]] if index and is_channel(top[index - 1].text) else []
    channels = [*before, *takewhile(lambda each: is_channel(each.text), top[following:])]
    known = {end for _, end in spans}
    spans += [(each.start, each.end) for each in channels if each.end not in known]
    return tuple(sorted((start, _trimmed(document, start, end)) for start, end in spans))


def _trimmed(document: Document, start: int, end: int) -> int:
    return start + len(document.text[start:end].rstrip(" /,"))


def _end_of_value(top: Sequence[Line], index: int) -> int:
    """Return the end of a value: in a table its cell's, else its line's."""
    last = top[index]
    if last.cell is None:
        return last.end
    return max(
        line.end for line in top[index:] if line.block is last.block and line.cell is last.cell
    )


def _release(
    document: Document, spans: Sequence[tuple[int, int]], figures: Sequence[Found]
) -> Stated[Release]:
    """Return the release that spans state: each day or hour goes to print or online."""
    text = " ".join(document.text[slice(*span)] for span in spans)
    printed: PrintRelease | None = None
    online: str | None = None
    for index, figure in enumerate(figures):
        # 11:00 이후 (from then on) is open at its end; the embargo is its start
        interval = (
            figure.value.interval.removesuffix("/..") if isinstance(figure.value, Period) else ""
        )
        until = figures[index + 1].start if index + 1 < len(figures) else spans[-1][1]
        since = figures[index - 1].end if index else spans[0][0]
        edition = _EDITION.search(document.text, figure.end, until)
        is_day = re.match(DATE_PATTERN, interval) is not None
        if is_day and (edition or _PRINT.search(document.text, since, figure.start)):
            printed = printed or PrintRelease(
                date=interval, edition=edition.group() if edition else None
            )
        elif is_day or re.match(DATE_TIME_PATTERN, interval):
            online = online or interval
    immediate = True if _is_immediate(text) else None
    value = Release(print=printed, online=online, immediate=immediate, text=text)
    places = tuple(place(document.source(*span)) for span in spans)
    return Stated(value, places, "masthead.embargo", 0.95)
