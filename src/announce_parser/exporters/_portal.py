"""What portals ask for in one text field, put together from a record: windows, contacts, ways to apply."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from announce_parser.windows import of_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.record import Contact, Program, Record
    from announce_parser.values import Period

Item = dict[str, object]


def calls(record: Record) -> Iterator[tuple[Record, Program]]:
    """Yield what a portal lists as one call each: the programs of a record."""
    for program in record.programs:
        yield record, program


def application(program: Program) -> tuple[Period, ...]:
    """Return the application windows, flat or of the rounds."""
    return tuple(window.period for window in of_kind(program, "application"))


def window_words(periods: Iterable[Period]) -> str | None:
    """Return windows as portals write them: ``2026-04-24 ~ 2026-05-15``, else the document's own words."""
    words = [
        f"{period.first_day} ~ {period.last_day}"
        if period.first_day and period.last_day
        else period.text
        for period in periods
    ]
    return ", ".join(dict.fromkeys(words)) or None


def name(record: Record, program: Program) -> str:
    """Return the name of a call: the notice's title where it has one program, else the program's."""
    return record.title or program.name if len(record.programs) == 1 else program.name


def contacts(record: Record, program: Program) -> tuple[Contact, ...]:
    """Return whom to ask about a program: those who answer for it, else all who answer for none."""
    own = tuple(one for one in record.contacts if program.id in one.programs)
    return own or tuple(one for one in record.contacts if not one.programs)


def address(program: Program) -> str | None:
    """Return where to apply on the web."""
    return next((one.url for one in program.apply_at if one.url), None)


def stated(**fields: object) -> Item:
    """Return the fields that the record states, in order; what it does not state is left out."""
    return {key: value for key, value in fields.items() if value not in (None, "", (), [])}


def as_bytes(content: object) -> bytes:
    """Return JSON as the portals deliver it, readable."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
