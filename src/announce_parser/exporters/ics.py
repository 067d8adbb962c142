"""``ics``: application windows as calendar events (RFC 5545), and the end of each as one of its own, with alarms before it.

Days are all-day events; a stated clock time makes the event end on the minute, in UTC. A window without an
end is one day long and says so; one without any day cannot be in a calendar and is named in the losses.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Final

from announce_parser import writing
from announce_parser.exporters import _portal
from announce_parser.exporters._layout import Loss
from announce_parser.values import written
from announce_parser.windows import Window, windows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import icalendar

    from announce_parser.exporters._layout import Setting
    from announce_parser.record import Program, Record

NAME = "ics"
SUFFIX = ".ics"
_KOREA = timezone(timedelta(hours=9))
_ALARMS: Final = (timedelta(days=7), timedelta(days=1))
_CARRIED: Final = "only application windows become events"


def write(records: Sequence[Record], out: Path, _: Setting) -> Iterator[Loss]:
    """Write one calendar; the same records give the same bytes and the same UIDs."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//announce-parser//application windows//KO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    others = 0
    losses: list[Loss] = []
    for record in records:
        for window in windows(record):
            if window.kind != "application":
                others += 1
            elif window.period.first_day is None and window.period.last_day is None:
                name = f"{record.source.filename} {window.program.id}"
                losses.append(Loss(name, f"no day stated: {window.period.text}", 1))
            else:
                calendar.add_component(_event(record, window))
                if window.period.last_day is not None:
                    calendar.add_component(_deadline(record, window))
    writing.write(out, calendar.to_ical())
    yield from losses
    if others:
        yield Loss("windows", _CARRIED, others)
    yield Loss("everything else", _CARRIED)


def _event(record: Record, window: Window) -> icalendar.Event:
    from icalendar import Event

    program, period = window.program, window.period
    event = Event()
    event.add("uid", _uid(record, window))
    event.add("dtstamp", _stamp(record, window))
    start, end = _span(window)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", _summary(record, window))
    event.add("description", _description(record, window))
    event.add("transp", "TRANSPARENT")
    event.add("status", "TENTATIVE" if period.tentative else "CONFIRMED")
    _describe(event, program)
    return event


def _deadline(record: Record, window: Window) -> icalendar.Event:
    """Return the day or minute on which a window closes, with the alarms before it."""
    from icalendar import Event

    program, period = window.program, window.period
    last = date.fromisoformat(str(period.last_day))
    event = Event()
    event.add("uid", _uid(record, window, "deadline"))
    event.add("dtstamp", _stamp(record, window))
    if period.closes_at is None:
        event.add("dtstart", last)
        event.add("dtend", last + timedelta(days=1))
    else:
        event.add("dtstart", datetime.fromisoformat(period.closes_at).astimezone(UTC))
        event.add("duration", timedelta())
    event.add("summary", f"[마감] {_summary(record, window)} 마감")
    event.add("description", _description(record, window))
    event.add("transp", "TRANSPARENT")
    event.add("status", "TENTATIVE" if period.tentative else "CONFIRMED")
    _describe(event, program)
    for before in _ALARMS:
        event.add_component(_alarm(before, program.name))
    return event


def _describe(event: icalendar.Event, program: Program) -> None:
    address = _portal.address(program)
    if address:
        event.add("url", address)


def _uid(record: Record, window: Window, of: str = "") -> str:
    """Return a name for the event that stays when the record is made again."""
    return f"{record.source.sha256[:32]}-{window.program.id}-{window.seq}{of}@announce-parser"


def _stamp(record: Record, window: Window) -> datetime:
    """Return the day of the notice: a stamp of the clock would change the file at every export."""
    known = record.published if record.published and len(record.published) == 10 else None
    day = known or window.period.first_day or window.period.last_day
    return datetime.combine(date.fromisoformat(str(day)), time(), tzinfo=UTC)


def _span(window: Window) -> tuple[date, date]:
    """Return start and exclusive end: days, or moments in UTC where a time of closing is stated."""
    period = window.period
    last = date.fromisoformat(str(period.last_day or period.first_day))
    first = date.fromisoformat(str(period.first_day or period.last_day))
    if period.closes_at is None:
        return first, last + timedelta(days=1)
    closing = datetime.fromisoformat(period.closes_at).astimezone(UTC)
    opening = datetime.combine(first, time(), tzinfo=_KOREA).astimezone(UTC)
    return min(opening, closing), closing


def _summary(record: Record, window: Window) -> str:
    label = f" ({window.round})" if window.round else ""
    opens = "접수 시작" if window.period.last_day is None else "접수"
    issuer = f"[{record.issuer.name}] " if record.issuer else ""
    return f"{issuer}{window.program.name}{label} {opens}"


def _description(record: Record, window: Window) -> str:
    program, period = window.program, window.period
    most = written(program.cap) if program.cap else None
    lines = {
        "공고": record.title,
        "접수": period.text,
        "지원한도": most,
        "예산": written(program.budget) if program.budget else None,
        "대상": ", ".join(program.applicants) or program.eligibility,
        "원문": _portal.with_scheme(record.source.url) or record.source.filename,
    }
    return "\n".join(f"{label}: {text}" for label, text in lines.items() if text)


def _alarm(before: timedelta, name: str) -> icalendar.Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{name} 접수 마감 {before.days}일 전")
    alarm.add("trigger", -before, parameters={"RELATED": "START"})
    return alarm
