"""What a typed value means, in words: ``'25.8.1~14 17:00`` → ``2025-08-01 – 2025-08-14 17:00``.

A person who checks a value against its text has to see how it was read: the won, the whole date, the bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from announce_parser.messages import label, term
from announce_parser.patterns import lazy_regex
from announce_parser.review._words import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.messages import Language

_CLOCK: Final = lazy_regex(r"T(\d\d:\d\d)(?::\d\d)?(?:[+-]\d\d:\d\d)?")  # ``T17:00+09:00``
_LENGTH: Final = lazy_regex(r"P(?P<count>\d+)(?P<unit>[YM])")  # ``P3Y``
_NUMBERS: Final = ("amount", "percent", "value")
# Said with the number, of use to programs only, or the words that are shown anyhow.
_SILENT: Final = frozenset(
    {"text", "currency", "unit", "national", "first_day", "last_day", "opens_at", "closes_at"}
    | {f"{end}{name}" for name in _NUMBERS for end in ("", "min_", "max_")}
)

_ALONE: Final = ("duration", "e164", "url", "email")  # need no name before them


def meaning(value: dict[str, Any], language: Language) -> str:
    """Return a value as it was read; "" where it is no more than its text."""
    parts = [*_number(value), *_others(value, language)]
    return " · ".join(part for part in parts if part)


def plain(interval: str) -> str:
    """Return an interval as people write it: ``2025-08-01 – 2025-08-14 17:00``; open ends stay blank."""
    ends = [_CLOCK.sub(r" \1", end).replace("..", "") for end in interval.split("/")]
    return " – ".join(ends).strip()


def _span(covers: str, language: Language) -> str:
    """Return what a sum is for: all, a year (``2021``) or so many years or months (``P3Y``)."""
    length = _LENGTH.fullmatch(covers)
    if length is not None:
        return said(f"span_{length['unit'].lower()}", language, count=length["count"])
    return term(covers, language)


def _number(value: dict[str, Any]) -> Iterator[str]:
    for name in _NUMBERS:
        ends = [value.get(name), value.get(f"min_{name}"), value.get(f"max_{name}")]
        found = [f"{end:,}" for end in ends if isinstance(end, (int, float))]
        if not found:
            continue
        unit = {"amount": value.get("currency", "KRW"), "percent": "%"}.get(name)
        if unit is None:
            unit = value.get("unit", "")
        yield f"{' – '.join(found)}{'원' if unit == 'KRW' else '' if not unit else f' {unit}'}"


def _others(value: dict[str, Any], language: Language) -> Iterator[str]:
    for name, part in value.items():
        if name in _SILENT:
            continue
        if name == "interval":
            yield plain(part)
        elif name == "bound":
            yield term(part, language)
        elif name == "per":
            yield said("each", language, name=part)
        elif name == "covers":
            yield f"{label(name, language)} {_span(part, language)}"
        elif part is True:
            yield label(name, language)
        elif isinstance(part, str):
            yield f"{label(name, language)} {part}" if name not in _ALONE else part
