"""Weights of the schedule: that a date of which no rule tells is an event, and which event a date is.

What rules tell, they are told by the words they were written for; what is around the other dates is learned. The
windows of programs are those that the weights in use find.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from announce_parser.notices._programs import read_programs
from announce_parser.notices._schedule import by_rules
from announce_parser.notices._schedule.silent import dates, silent
from announce_parser.notices.programs._weights import Linear, Roles
from learning.models import Rows, as_linear, as_roles, fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from announce_parser.notices._base import Material
    from announce_parser.notices.programs import Features
    from learning.labels import Labels

_DOCUMENTS = 7  # in how many a feature must fire
_DATED_STRENGTH, _EVENT_STRENGTH = 0.1, 0.2
_LEAST = 0.05  # a weight smaller than that is nothing
_FEW = 3  # dates of an event that teach nothing of it


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that is learned from.

    Attributes:
        features: What is around it.
        event: Which event it is, or ``none``.
        is_silent: Whether no rule tells of it.
    """

    features: Features
    event: str
    is_silent: bool


@dataclass(frozen=True, slots=True)
class Taught:
    """The dates of a document of which the gold tells."""

    id: str
    issuer: str
    dates: tuple[Dated, ...]


def taught(material: Material, labels: Labels, issuer: str) -> Taught:
    """Return the dates of a document of which its labels tell; none where its schedule is not labelled."""
    if labels.events is None:
        return Taught(labels.id, issuer, ())
    read = by_rules(material, read_programs(material, None).fields["programs"])
    left = {spot.index for spot, _ in silent(material, read.told, read.is_known)}
    found = []
    for spot, features in dates(material, read.told):
        event = labels.event_of(spot)
        if event is not None:
            found.append(Dated(features, event, spot.index in left))
    return Taught(labels.id, issuer, tuple(found))


def train(documents: Sequence[Taught]) -> tuple[Linear, Roles]:
    """Return what some documents teach: that a date is an event, and which."""
    documents = sorted(documents, key=lambda each: each.id)
    rows, truth = _rows(documents, lambda each: each.is_silent)
    every = np.arange(len(truth))
    if len({event == "none" for event in truth}) < 2:  # nothing to tell apart
        return Linear({}, -4.0), Roles((), {}, [])
    dated = as_linear(
        rows, fitted(rows, every, truth != "none", strength=_DATED_STRENGTH), least=_LEAST
    )
    rows, truth = _rows(documents, lambda each: each.event != "none")
    names = [name for name in sorted(set(truth)) if (truth == name).sum() >= _FEW]
    every = np.arange(len(truth))
    models = [
        as_linear(rows, fitted(rows, every, truth == name, strength=_EVENT_STRENGTH), least=_LEAST)
        for name in names
    ]
    return dated, as_roles(names, models)


def _rows(documents: Sequence[Taught], holds: Callable[[Dated], bool]) -> tuple[Rows, Any]:
    """Return the rows of some dates with the event that each is."""
    kept = {each.id: [date for date in each.dates if holds(date)] for each in documents}
    rows = Rows.of(
        {name: [date.features for date in held] for name, held in kept.items()},
        _DOCUMENTS,
        {each.id: each.issuer for each in documents},
    )
    return rows, np.array([date.event for held in kept.values() for date in held])
