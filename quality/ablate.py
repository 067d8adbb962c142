"""What each part of the parser is worth: one after the other is switched off, and the open set is scored again.

A switch is a name and a maker of records (``cache.Make``) that can be sent to another process. Today's are the kinds of
figures, their roles, and those readers of ``notices`` that give a list and can therefore give none. What names the
programs cannot be switched off piece by piece yet: its routes exclude each other. An engine of candidates and features
adds its own here, one ``Switch`` for each family.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from announce_parser import figures
from announce_parser.record import Record
from quality import cache
from quality.measure import Measured, measured
from quality.sets import Sample


class Switch(NamedTuple):
    """One part that can be off.

    Attributes:
        name: As it is printed.
        make: Makes records without the part.
    """

    name: str
    make: cache.Make


def without_kind(kind: str, prepared: cache.Prepared) -> Record:
    """Return the record of a document in which no figure of a kind was found."""
    found = tuple(figure for figure in prepared.found if figure.kind != kind)
    return cache.record_of(replace(prepared, found=found))


def without_roles(prepared: cache.Prepared) -> Record:
    """Return the record of a document whose figures say nothing of their role."""
    found = tuple(replace(figure, role=None) for figure in prepared.found)
    return cache.record_of(replace(prepared, found=found))


def without_reader(where: str, prepared: cache.Prepared) -> Record:
    """Return the record made while a reader finds nothing.

    Args:
        where: ``module:function`` below ``announce_parser.notices``; the function gives things one by one.
        prepared: The document.
    """
    with _finding_nothing(where):
        return cache.record_of(prepared)


@contextmanager
def _finding_nothing(where: str) -> Iterator[None]:
    path, _, name = where.partition(":")
    module = importlib.import_module(f"announce_parser.notices{path and f'.{path}'}")
    reader = getattr(module, name)
    setattr(module, name, _nothing)
    try:
        yield
    finally:
        setattr(module, name, reader)


def _nothing(*_: object, **__: object) -> tuple[()]:
    return ()


READERS = (
    ":attachments",
    ":changes",
    ":contacts",
    ":links",
    ":organizations",
    ":schedule",
    ":targets",
    "_programs.goals:changes",
    "_programs.goals:goals",
    "_programs.tiers:read_levels",
    "_programs.revisions:revised",
    "_programs.by_label:shared_facts",
)
SWITCHES: tuple[Switch, ...] = (
    *(Switch(f"figures/{kind.KIND}", partial(without_kind, kind.KIND)) for kind in figures.MEMBERS),
    Switch("figures/roles", without_roles),
    *(
        Switch(f"notices/{where.replace(':', '.').strip('.')}", partial(without_reader, where))
        for where in READERS
    ),
)


def ablated(
    samples: Sequence[Sample], switches: Sequence[Switch] = SWITCHES
) -> Iterator[tuple[str, Measured]]:
    """Yield what the records are worth with everything on, then with each part off."""
    yield "everything on", measured(samples, cache.records(samples))
    for switch in switches:
        yield switch.name, measured(samples, cache.records(samples, switch.make))
