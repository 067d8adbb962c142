"""Which of the forms in a pattern a match is written in, and what is in the form's slots.

A pattern that holds two dates has some 300 named groups, ``from_7_month_0`` and the like; their numbers are looked
up once for each pattern.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.once import once

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORM = re.compile(r"(?P<prefix>[a-z]+)_(?P<index>\d+)_form")


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
    found: dict[str, list[int]] = {}
    for match in map(_FORM.fullmatch, pattern.groupindex):
        if match:
            found.setdefault(match["prefix"], []).append(int(match["index"]))
    return {
        prefix: _Groups(
            tuple(pattern.groupindex[f"{prefix}_{index}_form"] for index in indices),
            tuple((index, _slots(f"{prefix}_{index}_", pattern.groupindex)) for index in indices),
        )
        for prefix, indices in found.items()
    }


def _slots(form: str, groups: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Return the slots of a form with the numbers of their groups: ``month`` of ``from_7_month_0``."""
    return tuple(
        (name.rsplit("_", 2)[1], number)
        for name, number in groups.items()
        if name.startswith(form) and name != f"{form}form"
    )
