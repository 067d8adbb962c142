"""Readers, checks and exporters of others: packages that name theirs as entry points (docs/plugins.md)."""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any, Final

from announce_parser.errors import MissingDependency

if TYPE_CHECKING:
    from collections.abc import Sequence

READERS: Final = "announce_parser.readers"
CHECKS: Final = "announce_parser.checks"
EXPORTERS: Final = "announce_parser.exporters"
# What a member of each family has; its docstring is in the family's ``_base`` or ``__init__``.
_PARTS: Final = {
    READERS: ("FORMAT", "SUFFIXES", "matches", "read"),
    CHECKS: ("CHECKS",),
    EXPORTERS: ("NAME", "SUFFIX", "write"),
}


def names(group: str) -> tuple[str, ...]:
    """Return the names of a group's entry points, in order; loads none."""
    return tuple(sorted(found.name for found in _found(group)))


@cache
def members(group: str) -> tuple[Any, ...]:
    """Return what the entry points of a group lead to, in the order of their names.

    Raises:
        MissingDependency: One cannot be imported or lacks a part; whose it is is in the reason.
    """
    return tuple(_loaded(group, one) for one in sorted(_found(group), key=lambda one: one.name))


def member(group: str, name: str) -> Any:
    """Return what one entry point leads to; raises ``KeyError`` where there is none, and as ``members`` does."""
    found = next((one for one in _found(group) if one.name == name), None)
    if found is None:
        raise KeyError(name)
    return _loaded(group, found)


@cache
def _found(group: str) -> Sequence[EntryPoint]:
    return tuple(entry_points(group=group))


def _loaded(group: str, point: EntryPoint) -> Any:
    whose = point.dist.name if point.dist is not None else point.value
    try:
        found = point.load()
    except Exception as error:
        reason = f"{group} {point.name} of {whose} cannot be loaded: {error}"
        raise MissingDependency(reason) from error
    lacking = [part for part in _PARTS[group] if not hasattr(found, part)]
    if lacking:
        raise MissingDependency(f"{group} {point.name} of {whose} lacks {', '.join(lacking)}")
    return found
