"""Weights of the schedule: which event a date is, if any.

What rules name is not a feature: they were written beside many of these documents, so they look better here than they are.
The windows of programs are those that the weights in use find.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from announce_parser.notices._programs import read_programs
from announce_parser.notices._schedule import by_rules
from announce_parser.notices._schedule.weighing import dates
from announce_parser.notices.programs._weights import Roles
from learning.models import Rows, as_linear, as_roles, fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.notices._base import Material
    from announce_parser.notices.programs import Features
    from learning.labels import Labels

_DOCUMENTS = 7  # in how many a feature must fire
_STRENGTH = 0.6
_BALANCE = 0.3  # of rare events against dates that are not
_LEAST = 0.05  # a weight smaller than that is nothing
_FEW = 8  # dates of an event from which on they teach something of it


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that is learned from.

    Attributes:
        features: What is around it.
        event: Which event it is, or ``none``.
    """

    features: Features
    event: str


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
    told = by_rules(material, read_programs(material, None).fields["programs"]).told
    found = (
        Dated(features, event)
        for spot, features in dates(material, told)
        if (event := labels.event_of(spot)) is not None
    )
    return Taught(labels.id, issuer, tuple(found))


def train(documents: Sequence[Taught]) -> Roles:
    """Return what some documents teach: which event a date is."""
    documents = sorted(documents, key=lambda each: each.id)
    rows = Rows.of(
        {each.id: [date.features for date in each.dates] for each in documents},
        _DOCUMENTS,
        {each.id: each.issuer for each in documents},
    )
    truth = np.array([date.event for each in documents for date in each.dates])
    counts = Counter(truth.tolist())
    names = tuple(sorted(name for name, count in counts.items() if count >= _FEW))
    if len(names) < 2:  # nothing to tell apart
        return Roles((), {}, [])
    most = max(counts.values())
    balanced = np.array([(most / counts[event]) ** _BALANCE for event in truth.tolist()])
    every = np.arange(len(truth))
    models = [
        as_linear(
            rows,
            fitted(rows, every, truth == name, strength=_STRENGTH, weights=balanced),
            least=_LEAST,
        )
        for name in names
    ]
    return as_roles(names, models)
