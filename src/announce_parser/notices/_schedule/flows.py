"""Flows that a text has flattened: the steps, with arrows between them or without, then their dates in the same order.

``참가접수`` / ``➡`` / ``서류심사`` / ``➡`` / ``시상식``, and below them as many dates, each on a line of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.notices._schedule.words import event_of_words, events_of_label
from announce_parser.patterns import lazy_regex
from announce_parser.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.notices._lines import Line

_ARROW = lazy_regex(r"^[\s→⇒➡➜➔▶▷►⇨>]+$")
# ~ 8. 8.(금): the second half of a period, on a line of its own
_CONTINUED = lazy_regex(r"^\s*[~∼～〜–-]\s*[’'‘`]?\d")
_MARKS_OF_A_DATE = 10  # brackets, weekdays, 예정
_REACH = 24  # lines below the steps in which their dates stand
_LEAST_STEPS = 2
ARROWS = lazy_regex(r"\s*(?:→|⇒|➡|➜|➔|▶|⇨|->)\s*")
_BEFORE_BRACKET = lazy_regex(r"[(（]\s?(?:[가-힣·\s]{1,12},\s?)?$")  # (국토부, 9월 중)
_NEAR = 16  # lines in which steps without arrows and their dates stand


def of_flows(
    material: Material, every: Sequence[Line]
) -> Iterator[tuple[str, Found, tuple[int, int]]]:
    """Yield the events of flattened flows with figure and line, where there is a date for each step."""
    index = 0
    while index < len(every):
        steps, after = _steps(every, index)
        if len(steps) < _LEAST_STEPS:
            bare = _bare_steps(material, every, index)
            yield from bare
            index = after + (len(bare) and len(bare) - 1)
            continue
        index = after
        dates = _dates(material, every[index : index + _REACH])
        if len(dates) == len(steps):
            for step, (figure, line) in zip(steps, dates, strict=True):
                for event in events_of_label(step.text):
                    yield event, figure, (line.start, line.end)


def of_arrows(
    material: Material, every: Sequence[Line]
) -> Iterator[tuple[str, Found, tuple[int, int]]]:
    """Yield the events of a flow on one line, each step with its date in brackets: ``공고(3월) → 평가(4월) → 협약(5월)``."""
    for line in every:
        steps = list(_steps_within(material, line))
        if len(steps) >= _LEAST_STEPS:
            for words, figure, span in steps:
                named = events_of_label(words)
                last = event_of_words(words) if not named else None
                for event in (*named, *((last,) if last else ())):
                    yield event, figure, span


def _steps_within(material: Material, line: Line) -> Iterator[tuple[str, Found, tuple[int, int]]]:
    """Yield the words, the date and the span of each step of a line that has a date in a bracket after them."""
    arrows = list(ARROWS.finditer(line.text))
    starts = [0, *(arrow.end() for arrow in arrows)]
    ends = [*(arrow.start() for arrow in arrows), len(line.text)]
    for first, last in zip(starts, ends, strict=True) if arrows else ():
        start = line.start + first
        for figure in material.between(start, line.start + last):
            before = line.text[first : figure.start - line.start]
            bracket = _BEFORE_BRACKET.search(before)
            if isinstance(figure.value, Period) and bracket is not None:
                yield before[: bracket.start()].strip(), figure, (start, figure.end)
                break


def _bare_steps(
    material: Material, every: Sequence[Line], index: int
) -> list[tuple[str, Found, tuple[int, int]]]:
    """Return the events of steps on lines of their own without arrows: each names one, but for one, and has its date."""
    if not all(events_of_label(line.text) for line in every[index : index + _LEAST_STEPS]):
        return []
    below = every[index + _LEAST_STEPS : index + _NEAR]
    first = next((n for n, line in enumerate(below) if is_dated(material, line)), None)
    dates = _dates(material, below) if first is not None else []
    steps = every[index : index + len(dates)]
    events = [events_of_label(line.text) for line in steps]
    if any(_ARROW.match(line.text) for line in below[:first]):
        return []  # steps in rows with arrows between them, not in this order
    if first is None or not _LEAST_STEPS <= len(dates) <= first + _LEAST_STEPS:
        return []
    if sum(map(bool, events)) < max(_LEAST_STEPS, len(dates) - 1):
        return []
    return [
        (event, figure, (line.start, line.end))
        for found, (figure, line) in zip(events, dates, strict=True)
        for event in found
    ]


def is_dated(material: Material, line: Line) -> Found | None:
    """Return the date that a line consists of; None for all other lines."""
    periods = [
        each for each in material.between(line.start, line.end) if isinstance(each.value, Period)
    ]
    if len(periods) == 1 and len(line.text) - len(periods[0].text) <= _MARKS_OF_A_DATE:
        return periods[0]
    return None


def _steps(every: Sequence[Line], index: int) -> tuple[list[Line], int]:
    """Return the steps from a line on, and the index of the line after them."""
    steps = [every[index]]
    index += 1
    while index + 1 < len(every) and _ARROW.match(every[index].text):
        steps.append(every[index + 1])
        index += 2
    return steps, index


def _dates(material: Material, below: Sequence[Line]) -> list[tuple[Found, Line]]:
    """Return the dates of the first run of lines that are nothing else."""
    found: dict[int, tuple[Found, Line]] = {}
    for line in below:
        figure = is_dated(material, line)
        if figure is not None:
            found.setdefault(figure.start, (figure, line))
        elif found and not _CONTINUED.match(line.text):
            break
    return list(found.values())
