"""The weights: what each named feature counts for, learned from annotated documents (``learning/``).

``weights.json`` and, for the schedule, ``schedule.json`` beside this file hold every model as plain numbers; nothing
else is needed to read them.
"""

from __future__ import annotations

import json
import math
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from announce_parser.notices.programs._figures import Features

_FILES = ("weights.json", "schedule.json")
_PARTS = 100  # the file holds whole hundredths
_LEAST = 0.02  # a role less likely is left out


@dataclass(frozen=True, slots=True)
class Linear:
    """One logistic model: the sum of weights of the features that a thing has."""

    weights: Mapping[str, float]
    intercept: float

    def score(self, features: Features) -> float:
        """Return the log odds."""
        weights = self.weights
        return self.intercept + sum(
            weights[name] * value for name, value in features.items() if name in weights
        )

    def chance(self, features: Features) -> float:
        """Return the probability."""
        return chance_of(self.score(features))

    def reasons(self, features: Features, count: int = 5) -> list[tuple[str, float]]:
        """Return the features that count most, the strongest first, with what each adds."""
        parts = [
            (name, self.weights[name] * value)
            for name, value in features.items()
            if name in self.weights
        ]
        return sorted(parts, key=lambda part: -abs(part[1]))[:count]


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of one kind of figure, each against all others."""

    names: tuple[str, ...]
    weights: Mapping[str, Sequence[float]]
    intercepts: Sequence[float]

    def chances(self, features: Features) -> dict[str, float]:
        """Return the probability of each role that is not unlikely; they sum to at most one."""
        scores = list(self.intercepts)
        for name, value in features.items():
            row = self.weights.get(name)
            if row is not None:
                for at, weight in enumerate(row):
                    scores[at] += weight * value
        odds = [chance_of(score) for score in scores]
        whole = sum(odds) or 1.0
        return {
            name: each / whole
            for name, each in zip(self.names, odds, strict=True)
            if name != "none" and each / whole > _LEAST
        }


@dataclass(frozen=True, slots=True)
class Weights:
    """All models of the layer.

    Attributes:
        roles: By kind of figure.
        name: That a candidate names a program, by itself.
        best: The same where a document has one program: which of all candidates it is.
        any: That a document has a program.
        several: That one with programs has several.
        settings: Thresholds of the decision.
        calibration: How likely names and fields that were taken are right, by what they were taken for.
        events: Which event of the schedule a date is.
    """

    roles: Mapping[str, Roles]
    name: Linear
    best: Linear
    any: Linear
    several: Linear
    settings: Mapping[str, float]
    calibration: Mapping[str, Linear]
    events: Roles

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Weights:
        """Return the weights of what the file holds."""
        return cls(
            {kind: _roles(each) for kind, each in plain["roles"].items()},
            name=_linear(plain["name"]),
            best=_linear(plain["best"]),
            any=_linear(plain["any"]),
            several=_linear(plain["several"]),
            settings=plain["settings"],
            calibration={name: _linear(each) for name, each in plain["calibration"].items()},
            events=_roles(plain["events"]),
        )


def _linear(plain: Mapping[str, Any]) -> Linear:
    weights = {name: weight / _PARTS for name, weight in plain["weights"].items()}
    return Linear(weights, plain["intercept"] / _PARTS)


def _roles(plain: Mapping[str, Any]) -> Roles:
    return Roles(
        tuple(plain["names"]),
        {name: [weight / _PARTS for weight in row] for name, row in plain["weights"].items()},
        [intercept / _PARTS for intercept in plain["intercepts"]],
    )


def chance_of(score: float) -> float:
    """Return the probability of log odds."""
    return 1 / (1 + math.exp(-score)) if score > -700 else 0.0


_GIVEN: ContextVar[Weights | None] = ContextVar("weights", default=None)


def weights() -> Weights:
    """Return the weights that are in use: those the package is shipped with, where ``using`` names no others."""
    return _GIVEN.get() or _shipped()


@contextmanager
def using(given: Weights) -> Iterator[None]:
    """Use other weights for a while: those that some documents taught, to read others with."""
    token = _GIVEN.set(given)
    try:
        yield
    finally:
        _GIVEN.reset(token)


@cache
def _shipped() -> Weights:
    folder = resources.files(__package__)
    texts = (folder.joinpath(name).read_text("utf-8") for name in _FILES)
    return Weights.of({key: model for text in texts for key, model in json.loads(text).items()})
