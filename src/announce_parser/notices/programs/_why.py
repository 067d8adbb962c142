"""Why a name or a term was taken: the features that counted most, and what came next. Worked out for whom asks only."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.notices.programs._decide import is_same
from announce_parser.notices.programs._scopes import ZONES
from announce_parser.notices.programs._terms import rivals
from announce_parser.notices.programs._weights import chance_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from announce_parser.notices.programs._figures import Features
    from announce_parser.notices.programs._reading import Decision
    from announce_parser.notices.programs._terms import Term
    from announce_parser.notices.programs._weights import Linear, Weights

_COUNT = 5
_NO_REASON = frozenset({"bias"})
_FAR = 0.12  # the tie of what is near no name: what nearer ones are measured by


@dataclass(frozen=True, slots=True)
class Reason:
    """What counted for or against something.

    Attributes:
        feature: As the weights name it; ``tie:…`` for where a figure is.
        worth: What it added to the log odds.
    """

    feature: str
    worth: float


@dataclass(frozen=True, slots=True)
class Why:
    """Why a value was taken.

    Attributes:
        program: Name of the program.
        field: ``name``, or the field of the program.
        reasons: The strongest first.
        runner_up: What came next; None where nothing did.
        chance: How likely that was.
    """

    program: str
    field: str
    reasons: tuple[Reason, ...]
    runner_up: str | None = None
    chance: float | None = None


def why(decision: Decision, weights: Weights) -> Iterator[Why]:
    """Yield why each name that was taken, and each of its terms, was."""
    seen = decision.described.seen
    rest = [
        key
        for key in sorted(decision.scores, key=lambda key: -decision.scores[key])
        if not any(is_same(key, taken) for taken in decision.chosen)
    ]
    shared = _shared(decision)
    for key in decision.chosen:
        yield Why(
            seen.found[key].name,
            "name",
            _of_name(decision, key, weights, shared),
            seen.found[rest[0]].name if rest else None,
            chance_of(decision.scores[rest[0]]) if rest else None,
        )
    others = rivals(decision.told.links, seen.held, decision.described.roles)
    for term in decision.told.terms:
        behind = [
            (at, chance)
            for at, chance in others[term.program, term.field]
            if at not in term.spots and at != term.closing
        ]
        at, chance = behind[0] if behind else (None, None)
        yield Why(
            seen.found[decision.chosen[term.program]].name,
            term.field,
            _of_term(decision, term, weights),
            seen.held[at].figure.text if at is not None else None,
            chance,
        )


def _shared(decision: Decision) -> frozenset[tuple[str, float]]:
    """Return the features that all candidates of a document have alike: they tell none from another."""
    each = iter(decision.described.names.values())
    alike = set(next(each, {}).items())
    for features in each:
        alike &= features.items()
    return frozenset(alike)


def _of_name(
    decision: Decision, key: str, weights: Weights, shared: frozenset[tuple[str, float]]
) -> tuple[Reason, ...]:
    """Return what speaks for a name: as the only one where it is alone, else by itself."""
    own = {
        name: value
        for name, value in decision.described.names[key].items()
        if (name, value) not in shared
    }
    model = weights.best if len(decision.chosen) == 1 else weights.name
    return _strongest(_parts(model, own))


def _of_term(decision: Decision, term: Term, weights: Weights) -> tuple[Reason, ...]:
    """Return what speaks for the role of the likeliest figure, and where it is."""
    seen, at = decision.described.seen, term.spots[0]
    kind, roles = seen.held[at].kind, decision.described.roles[at]
    role = term.field
    if role == "budget" and roles.get("total", 0.0) > roles.get("budget", 0.0):
        role = "total"
    model = weights.roles[kind]
    own = model.names.index(role) if role in model.names else None
    parts = (
        {
            name: model.weights[name][own] * value
            for name, value in seen.described[at].items()
            if name in model.weights
        }
        if own is not None
        else {}
    )
    key = decision.chosen[term.program]
    zones = [zone for zone, spots in seen.scopes[key].items() if at in spots]
    zone = max(zones, key=ZONES.__getitem__, default=None)
    tie = decision.told.links.reach[term.program].get(at, 0.0)
    if zone is not None and tie > _FAR:
        parts[f"tie:{zone}"] = math.log(tie / _FAR)
    return _strongest(parts)


def _parts(model: Linear, features: Features) -> Mapping[str, float]:
    return dict(model.reasons(features, len(features)))


def _strongest(parts: Mapping[str, float]) -> tuple[Reason, ...]:
    ranked = sorted(parts.items(), key=lambda part: (-abs(part[1]), part[0]))
    told = [Reason(name, worth) for name, worth in ranked if name not in _NO_REASON and worth]
    return tuple(told[:_COUNT])
