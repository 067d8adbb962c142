"""Days as people write them on the command line: ``2023-01-08``, ``2023.1.8``, ``2023년 1월 8일``."""

from __future__ import annotations

from datetime import date
from typing import Final

import click

from announce_parser.cli._base import session_in
from announce_parser.patterns import lazy_regex

_WRITTEN: Final = (
    lazy_regex(r"(\d{4})-(\d{1,2})-(\d{1,2})"),
    lazy_regex(r"(\d{4})\s*[./]\s*(\d{1,2})\s*[./]\s*(\d{1,2})\s*\.?"),
    lazy_regex(r"(\d{4})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일"),
    lazy_regex(r"(\d{4})(\d{2})(\d{2})"),
)


def day_of(words: str) -> date | None:
    """Return the day that words name, year first; None where they name none."""
    for pattern in _WRITTEN:
        found = pattern.fullmatch(words.strip())
        if found is not None:
            year, month, day = map(int, found.groups())
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None


def day_option(name: str) -> click.Option:
    """Return an option whose value is a day as the contract writes it; None without it."""
    return click.Option([name], metavar="DATE", callback=_as_day)


def _as_day(context: click.Context, _: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    day = day_of(value)
    if day is None:
        raise click.BadParameter(session_in(context).say("usage.day", value=value))
    return day.isoformat()
