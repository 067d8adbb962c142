"""One window said twice: the same start, and an end with a typo; what is chosen after it must come after it.

``(1.28.∼2.20.)`` of a headline and ``1월 28일부터 2월 22일까지`` of its text are one window. A day of the headline that the text
nowhere names, and that it gives with one digit wrong where it says from when or until when, contradicts it too. What
``심사를 거쳐 7월에`` is chosen cannot be chosen before the window ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from announce_parser.checks._base import passage, unproved
from announce_parser.checks._letters import pairs, rarity
from announce_parser.checks._slots import slot_at, why_apart
from announce_parser.checks._spans import OPEN, day_of, ends
from announce_parser.checks._texts import Text, texts, tops
from announce_parser.once import once
from announce_parser.patterns import lazy_regex
from announce_parser.record import Check, Place
from announce_parser.values import Period

if TYPE_CHECKING:
    from datetime import date

    from announce_parser.document import Document
    from announce_parser.record import Figure, Record

_AGAIN = "window_said_again_agrees"
_AFTER = "selection_follows_application"
_DAY_LENGTH = len("2023-01-09")
_BEFORE, _BEHIND = 40, 60  # characters around a window that say what it is for
_SENTENCE = lazy_regex(r"다\.\s|\n")
_ALIKE = 9.0  # how much two places of the text must say alike; a headline is about what its text is about
_NO_DAYS = lazy_regex(r"주차?")
_MONTH = lazy_regex(r"\d\s?[월./-]\s?\d")
_MOST_ALIKE = 40  # windows of one start
_MOST_ENDS = 2
_NEXT = 3  # paragraphs apart
_ITEM = lazy_regex(r"[\s*※·-]*[①-⑮]")
_LENGTH = lazy_regex(r"\d+\s?일\s?간?\s?[(（]\s?$")
_LENGTH_BEHIND = lazy_regex(r"\s?[,(（]?\s?(?:총\s?)?\d+\s?일\s?간")
_MARK = lazy_regex(r"부터|까지|[~∼～]|시작|마감")
_APPLY = lazy_regex(r"신청|접수|모집|공모|응모|지원서|참가|등록")
_NEAR = 14
_CHOSEN = lazy_regex(
    r"(?:심사|평가|심의|검토|결과|최종|수상|검증)[^.\n]{0,60}?(?<![\d.'’])(?P<month>\d{1,2})월(?!\s?\d{1,2}일부터)"
    r"(?:\s?\d{1,2}일|\s?[중초말]|\s?[상중하]순)?[^.\n\d]{0,24}?(?:선정|확정|발표|선발|시상|열리|개최)"
)
_ANOTHER_YEAR = lazy_regex(r"(?:내년|다음\s해|익년|이듬해|지난해?|작년|전년|\d\s?년도?)\s?$")
_DECEMBER = 12
_MOST_BEFORE = 3  # months by which a slip puts the choice too early; more is the next year


@dataclass(frozen=True, slots=True)
class _Window:
    """A span of days, or one end of it, as a figure says it."""

    index: int
    figure: Figure
    start: date | None
    end: date | None

    @property
    def is_whole(self) -> bool:
        """True where both ends are days, and not one."""
        return None not in (self.start, self.end) and self.start != self.end


def windows_said_again_agree(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each window whose end another place gives otherwise by a slip."""
    windows = [each for each in _windows(record) if each.is_whole]
    said = Counter((each.start, each.end) for each in windows)
    by_start: dict[date | None, list[_Window]] = {}
    for each in windows:
        by_start.setdefault(each.start, []).append(each)
    told: set[frozenset[date | None]] = set()
    for group in by_start.values():
        if len({each.end for each in group}) > _MOST_ENDS:
            continue  # what begins together and ends one after the other
        for one, other in combinations(group[:_MOST_ALIKE], 2):
            alone = min(said[one.start, one.end], said[other.start, other.end]) == 1
            key = frozenset((one.end, other.end))
            if key in told or not alone or not _is_slip(one.end, other.end):
                continue
            if _are_one(record, document, one, other):
                told.add(key)
                yield _finding(record, document, one, other)


@once
def _windows(record: Record) -> tuple[_Window, ...]:
    """Return the spans and days of a record's figures, in their order."""
    return tuple(_found(record))


def _found(record: Record) -> Iterator[_Window]:
    for index, figure in enumerate(record.figures):
        value = figure.value
        if (
            isinstance(value, Period)
            and _MONTH.search(figure.text)
            and not _NO_DAYS.search(figure.text)
        ):
            start, end = (
                None if point == OPEN else day_of(point[:_DAY_LENGTH])
                for point in ends(value.interval)
            )
            yield _Window(index, figure, start, end)


def _is_slip(one: date | None, other: date | None) -> bool:
    """True where one digit, or one left out, or two changed about tell two days of one month apart."""
    if one is None or other is None or one == other:
        return False
    if (one.year, one.month) != (other.year, other.month):
        return False
    short, long = sorted((str(one.day), str(other.day)), key=len)
    if len(short) < len(long):
        return short in (long[0], long[1])
    return short == long[::-1] or sum(a != b for a, b in zip(short, long, strict=True)) == 1


def _are_one(record: Record, document: Document, one: _Window, other: _Window) -> bool:
    """True where two windows are of one thing: a headline's, or of places whose words say so."""
    places = (one.figure.source, other.figure.source)
    # 8일간(5.1~5.8) is sure of itself
    is_sure = any(_has_length(document, each.figure) for each in (one, other))
    is_listed = not all(_is_alone(record, each) for each in (one, other))
    if places[0].block == places[1].block or is_sure or is_listed or _are_items(document, *places):
        return False
    heads = tops(record)
    if any(place.block in heads for place in places):
        return _are_few(record, heads)
    first, second = (pairs(_around(document, each.figure)) for each in (one, other))
    return rarity(document).alike(first, second) >= _ALIKE


def _are_items(document: Document, one: Place, other: Place) -> bool:
    """True for ① and ② of a list, and for its lines with a window in brackets each: 인천(12.15.~12.31.), 서산(12.15.~12.21.)."""
    texts_of = [(passage(document, place), place) for place in (one, other)]
    are_marked = all(_ITEM.match(text) for text, _ in texts_of)
    are_bracketed = all(
        text[max(0, place.start - 1) : place.start] in ("(", "（") for text, place in texts_of
    )
    apart = abs(int(one.block[1:]) - int(other.block[1:]))
    return are_marked or (are_bracketed and apart <= _NEXT)


def _has_length(document: Document, figure: Figure) -> bool:
    text, where = passage(document, figure.source), figure.source
    lead = text[max(0, where.start - _NEAR) : where.start]
    return bool(_LENGTH.search(lead) or _LENGTH_BEHIND.match(text, where.end))


@once
def _by_block(record: Record) -> dict[str, frozenset[tuple[date | None, date | None]]]:
    """Return the whole windows that each block says."""
    found: dict[str, set[tuple[date | None, date | None]]] = {}
    for each in _windows(record):
        if each.is_whole:
            found.setdefault(each.figure.source.block, set()).add((each.start, each.end))
    return {block: frozenset(said) for block, said in found.items()}


def _are_few(record: Record, heads: frozenset[str]) -> bool:
    """True where headline and deck say one or two windows; more are a list of places or groups."""
    said = _by_block(record)
    return len(frozenset().union(*(said.get(block, ()) for block in heads))) <= _MOST_ENDS


def _is_alone(record: Record, window: _Window) -> bool:
    """True for the only window of its line; a line of several is a list of places or groups."""
    return len(_by_block(record).get(window.figure.source.block, ())) == 1


def _around(document: Document, figure: Figure) -> str:
    """Return the words of a figure's sentence around it."""
    text, where = passage(document, figure.source), figure.source
    before = _SENTENCE.split(text[max(0, where.start - _BEFORE) : where.start])[-1]
    return before + " " + _SENTENCE.split(text[where.end : where.end + _BEHIND])[0]


def headline_days_are_those_of_the_text(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each day of headline and deck, from or until when one applies, that the text gives otherwise."""
    heads, windows = tops(record), _windows(record)
    body = [each for each in windows if each.figure.source.block not in heads]
    known = {day for each in body for day in (each.start, each.end)}
    for head in windows:
        if head.figure.source.block not in heads or head.is_whole:
            continue
        day = head.start or head.end
        if day is None or day in known or not _applies(document, head.figure):
            continue
        for each in body:
            other = each.end if head.start is None else each.start or each.end
            if _is_slip(day, other) and _is_for_applying(document, each):
                yield _finding(record, document, head, each)
                break


def _is_for_applying(document: Document, window: _Window) -> bool:
    """True where one applies from or until a day, or between two."""
    if window.is_whole:
        return _APPLY.search(_around(document, window.figure)) is not None
    return _applies(document, window.figure)


def _applies(document: Document, figure: Figure) -> bool:
    """True where a day is one from or until which people apply."""
    text, end = passage(document, figure.source), figure.source.end
    behind = _SENTENCE.split(text[end : end + _NEAR])[0]
    return bool(_APPLY.search(behind) and _MARK.search(figure.text + behind))


def _finding(record: Record, document: Document, one: _Window, other: _Window) -> Check:
    words = f"{one.figure.text} ↔ {other.figure.text}"
    days = tuple(str(getattr(each.figure.value, "interval", "")) for each in (one, other))
    check = Check(
        rule=_AGAIN,
        severity="error",
        status="fails",
        grade="conflict",
        message=f"{words}: 불일치",
        params={"first": days[0], "second": days[1]},
        at=tuple(f"/figures/{each.index}" for each in (one, other)),
        sources=tuple(each.figure.source for each in (one, other)),
        expected=days[0],
        actual=days[1],
    )
    slots = (slot_at(record, document, each.figure.source) for each in (one, other))
    reason = why_apart(*slots)
    return check if reason is None else unproved(check, words, reason)


def selections_follow_the_application(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each month of a choice that comes before the end of the window in which one applies."""
    closing = _closing(record, document)
    if closing is None:
        return
    end, where = closing
    for text in texts(record, document):
        for match in _CHOSEN.finditer(text.text):
            month = int(match["month"])
            start = match.start("month")
            other = _ANOTHER_YEAR.search(text.text[max(0, start - _NEAR) : start])
            if other is None and 1 <= month <= _DECEMBER and month >= end.month - _MOST_BEFORE:
                yield _chosen(text, match, end, where)


def _closing(record: Record, document: Document) -> tuple[date, _Window] | None:
    """Return the one day until which a notice lets apply; None where it says several or none."""
    found = [
        each
        for each in _windows(record)
        if each.is_whole and _APPLY.search(_around(document, each.figure))
    ]
    days = {each.end for each in found}
    return (found[0].end, found[0]) if len(days) == 1 and found[0].end is not None else None


def _chosen(text: Text, match: re.Match[str], end: date, window: _Window) -> Check:
    month = int(match["month"])
    holds = month >= end.month
    place = text.place(match.start("month"), match.end("month") + 1)
    words = f"{window.figure.text} → {match['month']}월"
    return Check(
        rule=_AFTER,
        severity="info" if holds else "warning",
        status="holds" if holds else "fails",
        grade="equal" if holds else "conflict",
        message=f"{words}: {'순서대로임' if holds else '접수가 끝나기 전에 선정함'}",
        params={"closes": end.isoformat(), "month": month},
        at=(f"/figures/{window.index}",),
        sources=(window.figure.source, place),
    )


CHECKS = (
    windows_said_again_agree,
    headline_days_are_those_of_the_text,
    selections_follow_the_application,
)
