"""The schedule: the programs' windows, and the dated events that label lines announce beside them.

A window that several programs share stands once, without a program (COUNTING 14). ``○ 결과 발표 : 4. 26.(금)``
is an event of its own. Windows without dates (상시) are no events.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.notices._base import place
from announce_parser.notices._columns import field_of
from announce_parser.notices._lines import lines
from announce_parser.notices._programs.labels import LABEL
from announce_parser.record import Stated
from announce_parser.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.notices._base import Material
    from announce_parser.notices._lines import Line
    from announce_parser.record import Tree

RULE = "dated event behind a label"
# A program's field and the event it is.
_WINDOWS = {
    "announcement": "announcement",
    "application": "application",
    "evaluation": "evaluation",
    "agreement": "agreement",
    "term": "execution",
}
_FIELDS = {**_WINDOWS, "selection": "selection"}
# Words of a label that name an event where no heading does; the first that stands in it decides.
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"설명회|간담회"), "briefing"),
    (re.compile(r"이의\s?(?:신청|제기)"), "objection"),
    (re.compile(r"의견\s?(?:제출|수렴|접수)|열람"), "comment"),
    (re.compile(r"발표(?!\s?(?:평가|심사|회))|선정\s?결과|합격자|당첨자"), "selection"),
    (re.compile(r"시상식|개최일|행사일|본선"), "event_day"),
    (re.compile(r"사용\s?기한"), "use_by"),
    (re.compile(r"정산"), "settlement"),
    (re.compile(r"임용|착수|시행일|제출\s?기한|계약\s?체결"), "other"),
)
_OPEN = ".."


def schedule(material: Material, programs: tuple[Tree, ...]) -> tuple[Tree, ...]:
    """Return the events in the order in which they first stand in the document."""
    events: dict[tuple[str, str], Tree] = {}
    for program in programs:
        for field, event in _WINDOWS.items():
            window = program.get(field)
            if isinstance(window, Stated) and window.value.interval != _OPEN:
                _add(events, event, window, program["id"])
    for event, period, text in _labelled(material):
        key = (event, period.value.interval)
        if key not in events:
            events[key] = {"event": event, "period": period, "text": text}
    order = {block.id: index for index, block in enumerate(material.document.blocks)}

    def where(event: Tree) -> tuple[int, tuple[int, int], int]:
        first = event["period"].places[0]
        return order[first.block], first.cell or (0, 0), first.start

    return tuple(sorted(events.values(), key=where))


def _add(
    events: dict[tuple[str, str], Tree], event: str, window: Stated[Period], program: str
) -> None:
    """Add a program's window; of a second program it is the same event, common to both."""
    key = (event, window.value.interval)
    known = events.get(key)
    if known is None:
        text = Stated(window.value.text, window.places, window.rule)
        period = replace(window, confidence=None)
        events[key] = {"event": event, "program": program, "period": period, "text": text}
        return
    places = tuple(dict.fromkeys((*known["period"].places, *window.places)))
    known["program"] = None
    known["period"] = replace(known["period"], places=places)


def _labelled(material: Material) -> Iterator[tuple[str, Stated[Period], Stated[str]]]:
    """Yield the events of label lines outside tables, with the line's own words."""
    for line in lines(material.document):
        match = LABEL.match(line.text) if line.cell is None else None
        event = _event(match["boxed"] or match["label"]) if match else None
        if match is None or event is None:
            continue
        for figure in material.between(line.start + match.end(), line.end):
            if isinstance(figure.value, Period):
                period = Stated(figure.value, (place(figure.place),), RULE)
                yield event, period, _words(material, line)
                break


def _event(label: str) -> str | None:
    found = field_of(label)
    if found is not None and found.value in _FIELDS:
        return _FIELDS[found.value]
    return next((event for words, event in _WORDS if words.search(label)), None)


def _words(material: Material, line: Line) -> Stated[str]:
    start, end = line.inner()
    where = place(material.document.source(start, end))
    return Stated(" ".join(material.document.text[start:end].split()), (where,), RULE)
