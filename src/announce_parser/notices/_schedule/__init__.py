"""The schedule: the programs' windows, and the dated events that lines, tables and sentences announce.

A window that several programs share is once, without a program (COUNTING 14). ``○ 결과 발표 : 4. 26.(금)``
is an event of its own. Windows without dates (상시) are not events, nor is what lies before the day of issue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._base import place
from announce_parser.notices._lines import letters, lines
from announce_parser.notices._programs.items import LABEL
from announce_parser.notices._programs.review_stages import RULE as STAGES_RULE
from announce_parser.notices._schedule.flows import ARROWS, is_dated, of_arrows, of_flows
from announce_parser.notices._schedule.grids import of_tables
from announce_parser.notices._schedule.sentences import of_sentences
from announce_parser.notices._schedule.times import (
    OPEN,
    ends_of,
    is_alike,
    is_an_end,
    is_over,
    is_rounding,
)
from announce_parser.notices._schedule.weighing import RuleEvents, weighed
from announce_parser.notices._schedule.windows import PROSE_RULE, RULE, TABLE_RULE
from announce_parser.notices._schedule.words import WINDOWS, events_of_label
from announce_parser.once import once
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated
from announce_parser.values import Period

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from announce_parser.document import Document
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.notices._lines import Line
    from announce_parser.record import Tree

WEIGHED_RULE, DAY_RULE = "schedule.weighed", "masthead.notice_day"
# A label that says when, not what: the heading above it names the event.
_WHEN = lazy_regex(r"^(?:일시|기간|일정|일자|시기|기한|날짜|제출일시)$")
# Kinds whose day of issue is the announcement; the day on a tender's cover is that of its papers.
_ANNOUNCING = frozenset({"program_notice", "integrated_notice", "recruitment_notice"})
_HEADING_REACH = 4  # lines
_OUTLINE = lazy_regex(r"\s?개요(?=\W*$)")  # 시상식 개요 over 일시 names the event as 시상식 does
# How it came to be, what has been done: below such a heading only what is planned lies ahead.
_HISTORY = lazy_regex(
    r"(?:추진|사업|그간의?)(?:경[위과]|실적)$|^(?:경[위과]|연혁)$|(?:추진|사업)연혁$"
)
_PLANNED = lazy_regex(r"예정|계획")
_CLOSES = lazy_regex(r"(?:기한|마감|마감일|마감일시)$")
_TELLS = lazy_regex(r"고\s(?:\d{1,2}일\s)?(?:밝혔|발표했|전했|말했|알렸)")
_AT_ONE_TIME = frozenset({"briefing", "event_day"})
_MONTH = 7  # characters of a date that is precise to the month


@dataclass(frozen=True, slots=True)
class _Dated:
    """One dated event before it is merged with others of the same time.

    Attributes:
        event: A word of the contract.
        figure: The date or period.
        span: The words that say it, within the document's text.
        rule: How it was found.
        where: The cell that says where it takes place, as a span of the document's text.
    """

    event: str
    figure: Found
    span: tuple[int, int]
    rule: str
    where: tuple[int, int] | None = None


_Key = tuple[str, str, str]  # event, time, place: an event is one per date and place (COUNTING 16)


def schedule(material: Material, programs: tuple[Tree, ...]) -> tuple[Tree, ...]:
    """Return the events in the order in which they first occur in the document."""
    only = programs[0]["id"] if len(programs) == 1 else None
    own = only if material.masthead.kind in _ANNOUNCING else None
    read = by_rules(material, programs)
    events = read.events
    _weigh(read, material, own)
    _join_reviews(events, of_one=len(programs) <= 1)
    _add_day_of_notice(events, material, only)
    order = {block.id: index for index, block in enumerate(material.document.blocks)}

    def where(event: Tree) -> tuple[int, tuple[int, int], int]:
        first = event["period"].places[0]
        return order[first.block], first.cell or (0, 0), first.start

    return tuple(sorted(events.values(), key=where))


@dataclass(frozen=True, slots=True)
class Read:
    """What programs, labels, tables and sentences tell.

    Attributes:
        events: By event, time and place.
        told: What is known of all dates.
    """

    events: dict[_Key, Tree]
    told: RuleEvents


def _weigh(read: Read, material: Material, own: str | None) -> None:
    """Leave out events of sentences where the weights tell none, and add those of dates of which no rule tells.

    What is told less finely than what is known of the same event adds nothing, nor does the end of a known time or what
    is below 추진 경위.
    """
    likely = weighed(material, read.told)
    past = _of_the_past(material.document)
    for key, tree in tuple(read.events.items()):
        if tree["period"].rule == PROSE_RULE and likely.is_none(key[1]):
            del read.events[key]
    known = {interval for _, interval, _ in read.events}
    for (event, interval), each in likely.events():
        value = each.figure.value
        is_past = each.figure.place.block in past and not (
            isinstance(value, Period) and _is_later(value, read.told.issued)
        )
        if interval in known or is_past or each.figure.place.cell is not None:
            continue
        for key in tuple(read.events):  # 23일까지 is what 23일 18시까지 says
            is_coarser = key[0] == event and key[1] != interval and is_rounding(key[1], of=interval)
            if is_coarser and read.events[key]["period"].rule == PROSE_RULE and "T" in interval:
                del read.events[key]
        if not any(
            (same == event and is_alike(interval, time)) or interval in ends_of(time)
            for same, time, _ in read.events
        ):
            tree = _tree(material, _Dated(event, each.figure, each.span, WEIGHED_RULE), own)
            read.events[event, interval, ""] = tree


def by_rules(material: Material, programs: tuple[Tree, ...]) -> Read:
    """Return the events that are the programs' windows, or that rules name."""
    issued = _issued(material)
    events = _windows(programs, issued)
    own = {interval for _, interval, _ in events}
    called = {interval for event, interval, _ in events if event == "announcement"}
    only = programs[0]["id"] if len(programs) == 1 else None
    gated: dict[int, set[str]] = {}
    for dated in (*_labelled(material), *_tabled(material), *_told(material, _flowing(material))):
        if not _lies_ahead(dated, material):
            gated.setdefault(dated.figure.start, set()).add(dated.event)
            continue
        if not _is_call(dated, called):
            tree = _tree(material, dated, only if material.masthead.kind in _ANNOUNCING else None)
            _settle(events, dated.event, tree, own)
    windows: dict[str, set[str]] = {}
    for program in programs:
        for event, window in _windows_of(program):
            windows.setdefault(window.value.interval, set()).add(event)
    return Read(events, RuleEvents(gated, windows, issued))


def _settle(events: dict[_Key, Tree], event: str, tree: Tree, own: Collection[str]) -> None:
    """Add an event, unless it is known as finely; in place of what is known less finely and is not a program's own."""
    interval = tree["period"].value.interval
    where = tree["place"].value if "place" in tree else ""
    alike = [key for key in events if key[0] == event]
    for _, known, there in alike:
        is_known = is_rounding(interval, of=known) or is_an_end(event, interval, of=known)
        if is_known and where in ("", there):
            return
    for key in alike:
        is_coarser = is_rounding(key[1], of=interval) and key[2] in ("", where)
        if is_coarser and key[1] not in own:
            del events[key]
    events[event, interval, where] = tree


def _windows(programs: tuple[Tree, ...], issued: str | None) -> dict[_Key, Tree]:
    """Return the programs' own windows by event and time, those that are over on the day of issue left out."""
    events: dict[_Key, Tree] = {}
    for program in programs:
        for event, window in _windows_of(program):
            if not is_over(window.value.interval, issued):
                _add(events, event, window, program["id"])
    return events


def _issued(material: Material) -> str | None:
    """Return the day of issue, else the year before the notice's own."""
    head = material.masthead
    return head.published_day or (str(head.year - 1) if head.year else None)


def _is_eve(period: Period, material: Material) -> bool:
    """Return whether a release tells the day after what came out the day before."""
    issued, day = material.masthead.published_day, period.first_day
    if issued is None or day is None or len(period.interval) < len(issued):
        return False
    return (date.fromisoformat(issued) - date.fromisoformat(str(day))).days == 1


def _windows_of(program: Tree) -> Iterator[tuple[str, Stated[Period]]]:
    """Yield the windows of a program that have dates, those of its rounds among them, each with its event."""
    for each in (program, *(program.get("rounds") or ())):
        for field, event in WINDOWS.items():
            window = each.get(field)
            if isinstance(window, Stated) and window.value.interval != OPEN:
                yield event, window


def _is_call(dated: _Dated, called: set[str]) -> bool:
    """Return whether a time is the window of the announcement: 공모기간 beside a 접수기간 of its own."""
    value = dated.figure.value
    return dated.event == "application" and isinstance(value, Period) and value.interval in called


def _join_reviews(events: dict[_Key, Tree], *, of_one: bool) -> None:
    """Make one review of its stages, from the first to the last (COUNTING 15); of several programs those of one block."""
    keys = sorted((key for key in events if key[0] == "evaluation"), key=_begins)
    blocks = {where.block for key in keys for where in events[key]["period"].places}
    is_common = len(blocks) == 1 and all(events[key]["program"] is None for key in keys)
    if len(keys) < 2 or not (of_one or is_common):
        return
    stages = [events.pop(key) for key in keys]
    first, last = stages[0], max(stages, key=_ends_at)
    one, other = first["period"].value, last["period"].value
    whole = Period(
        interval=f"{ends_of(one.interval)[0]}/{ends_of(other.interval)[1]}",
        text=one.text if one.text == other.text else f"{one.text} ~ {other.text}",
        first_day=one.first_day,
        last_day=other.last_day,
        opens_at=one.opens_at,
        closes_at=other.closes_at,
        tentative=one.tentative or other.tentative,
    )
    places = tuple(dict.fromkeys(where for each in stages for where in each["period"].places))
    tree = {**first, "period": Stated(whole, places, STAGES_RULE)}
    events["evaluation", whole.interval, ""] = tree


def _begins(key: _Key) -> str:
    start = ends_of(key[1])[0]
    return "" if start == OPEN else start


def _ends_at(event: Tree) -> str:
    """Return when an event ends, as text that sorts: an open end last, a month after its days."""
    end = ends_of(event["period"].value.interval)[1]
    return "~" if end == OPEN else f"{end}~"


def sourced(events: tuple[Tree, ...]) -> tuple[Tree, ...]:
    """Return the events for the record: what happens is said by the words that date it."""
    return tuple({**each, "event": replace(each["text"], value=each["event"])} for each in events)


def _add(events: dict[_Key, Tree], event: str, window: Stated[Period], program: str) -> None:
    """Add a program's window; of a second program it is the same event, common to both."""
    key = (event, window.value.interval, "")
    known = events.get(key)
    if known is None:
        text = Stated(window.value.text, window.places, window.rule)
        period = replace(window, confidence=None)
        events[key] = {"event": event, "program": program, "period": period, "text": text}
        return
    places = tuple(dict.fromkeys((*known["period"].places, *window.places)))
    known["program"] = None
    known["period"] = replace(known["period"], places=places)


def _tree(material: Material, dated: _Dated, program: str | None) -> Tree:
    figure = dated.figure
    if not isinstance(figure.value, Period):
        raise TypeError(figure)
    value = figure.value
    if dated.event in _AT_ONE_TIME and value.interval.endswith("/..") and "T" in value.interval:
        # 3. 5.(수) 14시~: when it begins
        update = {"interval": ends_of(value.interval)[0], "last_day": value.first_day}
        value = value.model_copy(update=update)
    period = Stated(value, (place(figure.place),), dated.rule)
    words = " ".join(material.document.text[slice(*dated.span)].split())
    text = Stated(words, (place(material.document.source(*dated.span)),), dated.rule)
    tree: Tree = {"event": dated.event, "program": program, "period": period}
    if dated.where is not None:
        source = material.document.source(*dated.where)
        where = " ".join(material.document.text[slice(*dated.where)].split())
        tree["place"] = Stated(where, (place(source),), dated.rule)
    return {**tree, "text": text}


def _lies_ahead(dated: _Dated, material: Material) -> bool:
    """Return whether an event is to come or under way on the day of issue, and dated to the month."""
    figure = dated.figure
    if not isinstance(figure.value, Period):
        return False
    start, _, end = figure.value.interval.partition("/")
    if max(len(start), len(end)) < _MONTH and dated.event != "execution":
        return False
    if dated.rule == PROSE_RULE and len(figure.value.interval) < _MONTH:
        return False  # 2024년 … 사업을 추진한다: a year alone is the name's
    issued = _issued(material)
    is_past = is_over(figure.value.interval, issued) and not (
        dated.event == "announcement" and _is_eve(figure.value, material)
    )
    # 2019. 9. 27. 이후 …: what has been so for long is not an event of this notice
    if dated.rule == PROSE_RULE and end == OPEN and issued is not None:
        is_past = start[: len(issued)] < issued[: len(start)]
    if dated.event == "other" and dated.rule == PROSE_RULE and start == issued and not end:
        # ○○부는 11일 … 시행한다고 밝혔다: the day on which it is told
        is_past = is_past or _TELLS.search(material.document.text[slice(*dated.span)]) is not None
    if figure.place.block in _of_the_past(material.document) and not _is_later(
        figure.value, issued
    ):
        is_past = is_past or not _PLANNED.search(material.document.text[slice(*dated.span)])
    return not is_past and _in_deck_or_body(figure, material)


def _is_later(period: Period, issued: str | None) -> bool:
    """Return whether a time begins on a day after that of issue, whatever the heading above it."""
    start = ends_of(period.interval)[0]
    return issued is not None and len(start) > _MONTH and start[: len(issued)] > issued


@once
def _of_the_past(document: Document) -> frozenset[str]:
    """Return the ids of the blocks below a heading such as 추진 경위, up to the next heading."""
    held: set[str] = set()
    tells = False
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            tells = _HISTORY.search(letters(block.text)) is not None
        elif tells:
            held.add(block.id)
    return frozenset(held)


def _in_deck_or_body(figure: Found, material: Material) -> bool:
    deck = {where.block for line in material.masthead.subtitles for where in line.places}
    body = material.document.blocks[material.masthead.body].start
    return figure.start >= body or figure.place.block in deck


def _add_day_of_notice(events: dict[_Key, Tree], material: Material, program: str | None) -> None:
    """Add the day on which a notice is issued, where it states no other day or period of its announcement."""
    issued = material.masthead.published
    if issued is None or not issued.places or material.masthead.kind not in _ANNOUNCING:
        return
    if any(event == "announcement" for event, _, _ in events):
        return
    figure = next(
        (
            each
            for each in material.figures
            if isinstance(each.value, Period)
            and each.value.interval == issued.value
            and place(each.place).block == issued.places[0].block
        ),
        None,
    )
    if figure is not None:
        dated = _Dated("announcement", figure, (figure.start, figure.end), DAY_RULE)
        events["announcement", issued.value, ""] = _tree(material, dated, program)


def _labelled(material: Material) -> Iterator[_Dated]:
    """Yield the events of label lines outside tables, and of dates that have a line to themselves."""
    every = [line for line in lines(material.document) if line.cell is None]
    flows = [
        _Dated(*flow, RULE) for flow in (*of_flows(material, every), *of_arrows(material, every))
    ]
    yield from flows
    flowing = {dated.figure.start for dated in flows}
    for index, line in enumerate(every):
        shift = line.inner()[0] - line.start
        match = LABEL.match(line.text[shift:])
        if match is None:
            yield from (
                each for each in _alone(material, every, index) if each.figure.start not in flowing
            )
            continue
        label = match["boxed"] or match["label"]
        named = events_of_label(label)
        if not named and _WHEN.match(re.sub(r"\W", "", label)):
            named = _heading_above(every, index)
        figures = material.between(line.start + shift + match.end(), line.end)
        figure = next((each for each in figures if isinstance(each.value, Period)), None)
        if figure is not None:
            for event in named:
                yield _Dated(event, _closing(figure, label), line.inner(), RULE)


def _closing(figure: Found, label: str) -> Found:
    """Return a date after the label of a close as one that only ends: ``제출기한 : 11. 4. 16:00``."""
    value = figure.value
    if not isinstance(value, Period) or "/" in value.interval or not _CLOSES.search(letters(label)):
        return figure
    update = {"interval": f"../{value.interval}", "first_day": None}
    return replace(figure, value=value.model_copy(update=update))


def _heading_above(every: Sequence[Line], index: int) -> tuple[str, ...]:
    """Return the events that the nearest line above names, as ``3. 제안서 제출`` above ``가. 일시 : …``."""
    for line in every[max(0, index - _HEADING_REACH) : index][::-1]:
        if LABEL.match(line.text) is None:
            return events_of_label(_OUTLINE.sub("", line.text))
    return ()


def _alone(material: Material, every: Sequence[Line], index: int) -> Iterator[_Dated]:
    """Yield the event of a date on a line of its own: the label above it and its like, else the line below."""
    line = every[index]
    figure = is_dated(material, line)
    if figure is None:
        return
    above = next(
        (
            other
            for other in every[max(0, index - _HEADING_REACH) : index][::-1]
            if is_dated(material, other) is None
        ),
        None,
    )
    for beside in (above, *every[index + 1 : index + 2]):
        is_flow = beside is not None and ARROWS.search(beside.text) is not None
        named = events_of_label(beside.text) if beside is not None and not is_flow else ()
        for event in named:
            yield _Dated(event, figure, (line.start, line.end), RULE)
        if named:
            return


def _tabled(material: Material) -> Iterator[_Dated]:
    for event, figure, where in of_tables(material):
        named = "evaluation" if event == "selection" and _spans_months(figure) else event
        yield _Dated(named, figure, (figure.start, figure.end), TABLE_RULE, where)


def _spans_months(figure: Found) -> bool:
    """Return whether a time runs over months: 선정 (4~7월) is the choosing, not the day it is told."""
    if not isinstance(figure.value, Period):
        return False
    start, _, end = figure.value.interval.partition("/")
    return len(start) == len(end) == _MONTH and start != end


def _flowing(material: Material) -> frozenset[int]:
    """Return where the dates begin of which the steps of a line tell what they are."""
    every = [line for line in lines(material.document) if line.cell is None]
    return frozenset(figure.start for _, figure, _ in of_arrows(material, every))


def _told(material: Material, known: frozenset[int]) -> Iterator[_Dated]:
    for event, figure, span in of_sentences(material):
        if figure.start not in known:
            yield _Dated(event, figure, span, PROSE_RULE)
