"""Which of the forms in a pattern a match is written in, and what is in the form's slots.

A pattern that holds two dates has some 300 named groups, ``from_7_month_0`` and the like; their numbers are looked
up once for each pattern.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from announce_parser.once import once
from announce_parser.patterns import lazy_regex

_GROUP = lazy_regex(r"(?P<prefix>[a-z]+)_(?P<index>\d+)_(?P<slot>\w+)")


class _Groups(NamedTuple):
    """The groups of a prefix: those of its forms, and likewise the forms with their slots."""

    numbers: tuple[int, ...]
    forms: tuple[tuple[int, tuple[tuple[str, int], ...]], ...]


def written(match: re.Match[str], prefix: str) -> tuple[int, dict[str, str]]:
    """Return the index of the form that matched and what is in its slots."""
    groups = _groups(match.re)[prefix]
    texts = match.group(*groups.numbers)
    index, slots = groups.forms[texts.index(next(filter(None, texts)))]
    return index, {slot: text for slot, group in slots if (text := match[group]) is not None}


@once
def _groups(pattern: re.Pattern[str]) -> dict[str, _Groups]:
    """Return the groups of a pattern by prefix."""
    forms: dict[str, dict[int, int]] = {}
    slots: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for name, number in pattern.groupindex.items():
        match = _GROUP.fullmatch(name)
        if match is None:
            continue
        prefix, index = match["prefix"], int(match["index"])
        if match["slot"] == "form":
            forms.setdefault(prefix, {})[index] = number
        else:
            slots.setdefault((prefix, index), []).append((match["slot"].rsplit("_", 2)[-2], number))
    return {
        prefix: _Groups(
            tuple(numbers.values()),
            tuple((index, tuple(slots.get((prefix, index), ()))) for index in numbers),
        )
        for prefix, numbers in forms.items()
    }
