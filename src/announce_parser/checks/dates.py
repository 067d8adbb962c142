"""Dates: the weekday written beside a day is the day's weekday.

``1.9.(월)`` of 2023 holds; ``8월 8일(목)`` of 2025 fails, a Friday. Where a span names both, both are checked.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from announce_parser.record import Check
from announce_parser.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Document
    from announce_parser.record import Figure, Record

_WEEKDAYS = "월화수목금토일"  # Monday first, as ``date.weekday`` counts
_WEEKDAY = re.compile(
    rf"[(\[（]\s?(?P<weekday>[{_WEEKDAYS}])(?:요일)?\s?[,)\]）]|(?P<spelt>[{_WEEKDAYS}])요일"
)
_CLOSE_DAYS = 7  # papers print the day after the portals, over a holiday some days later
_BEHIND = 6  # characters behind a figure's text in which its weekday may still stand
_TO = re.compile(r"[~∼～〜–—―-]|부터|에서")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MESSAGE_HOLDS = "{text}: {day}은(는) {weekday}요일이 맞음"
_MESSAGE_FAILS = "{text}: {day}은(는) {weekday}요일이 아니라 {actual}요일임"


def weekdays_agree(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each day of a figure that has its weekday beside it."""
    for index, figure in enumerate(record.figures):
        if isinstance(figure.value, Period):
            for day, weekday in _pairs(record, document, index):
                yield _finding(figure, index, day, weekday)


def _pairs(record: Record, document: Document, index: int) -> Iterator[tuple[date, str]]:
    """Yield the days of a figure with the weekday written beside each."""
    figure = record.figures[index]
    text = _with_weekday(record, document, index)
    days = [date.fromisoformat(match.group()) for match in _DAY.finditer(figure.value.interval)]  # type: ignore[union-attr]
    weekdays = [
        (match.start(), match["weekday"] or match["spelt"]) for match in _WEEKDAY.finditer(text)
    ]
    if len(days) == len(weekdays):
        yield from zip(days, (weekday for _, weekday in weekdays), strict=True)
    elif len(days) == 2 and len(weekdays) == 1:
        to = _TO.search(text)
        yield days[0 if to is None or weekdays[0][0] < to.start() else 1], weekdays[0][1]


def _with_weekday(record: Record, document: Document, index: int) -> str:
    """Return a figure's text with what stands right behind it, up to the next figure."""
    source = record.figures[index].source
    block = document.block(source.block)
    text = block.text
    if source.cell is not None and block.table is not None:
        text = next(cell.text for cell in block.table.cells if (cell.row, cell.col) == source.cell)
    end = source.end + _BEHIND
    if index + 1 < len(record.figures):
        following = record.figures[index + 1].source
        if (following.block, following.cell) == (
            source.block,
            source.cell,
        ) and following.start >= source.end:
            end = min(end, following.start)
    behind = re.match(
        r"\s?[(\[（][^()]{1,4}[)\]）]?|\s?[월화수목금토일]요일", text[source.end : end]
    )
    return text[source.start : source.end] + (behind.group() if behind else "")


def _finding(figure: Figure, index: int, day: date, weekday: str) -> Check:
    actual = _WEEKDAYS[day.weekday()]
    holds = actual == weekday
    words = {"text": figure.text, "day": day.isoformat(), "weekday": weekday, "actual": actual}
    return Check(
        rule="weekday_agrees_with_date",
        severity="info" if holds else "warning",
        status="holds" if holds else "fails",
        grade="equal" if holds else "conflict",
        message=(_MESSAGE_HOLDS if holds else _MESSAGE_FAILS).format(**words),
        params={key: word for key, word in words.items() if key != "text"},
        at=(f"/figures/{index}",),
        sources=(figure.source,),
        expected=weekday,
        actual=actual,
    )


def embargoes_are_close(record: Record, document: Document) -> Iterator[Check]:
    """Yield the check of the embargo's channels: print and online lie within days of each other.

    A misprinted day, proved by its weekday, lands in another year; here it shows.
    """
    del document
    release = record.release
    if release is None or release.print is None or release.online is None:
        return
    days = (release.print.date, release.online[:10])
    if not all(_DAY.fullmatch(day) for day in days):
        return
    apart = abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days)
    holds = apart <= _CLOSE_DAYS
    at = ("/release",)
    sources = tuple(figure.source for figure in record.figures if figure.role == "embargo")
    yield Check(
        rule="embargoes_are_close",
        severity="info" if holds else "warning",
        status="holds" if holds else "fails",
        grade="equal" if holds else "conflict",
        message=f"보도시점 지면 {days[0]} ↔ 인터넷 {days[1]}: {apart}일 차이",
        params={"days_apart": apart},
        at=at,
        sources=sources,
        expected=days[0],
        actual=days[1],
    )


CHECKS = (weekdays_agree, embargoes_are_close)
