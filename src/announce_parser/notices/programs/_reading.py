"""A document as this layer reads it: candidates, facts without a program, scopes, scores; then one decision.

Every step is kept, so that a reason can be shown for what was decided and for what came next to it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.notices.programs._candidates import Candidate, candidates, key_of
from announce_parser.notices.programs._decide import Kinds, chosen, forms_stand
from announce_parser.notices.programs._features import Describer, Roles
from announce_parser.notices.programs._figures import Features, Spot, held_in
from announce_parser.notices.programs._kind import kind_features, of_names
from announce_parser.notices.programs._labelled import given, labelled
from announce_parser.notices.programs._rounds import rounds
from announce_parser.notices.programs._scopes import Reach, Scope
from announce_parser.notices.programs._series import series
from announce_parser.notices.programs._spoken import owners
from announce_parser.notices.programs._terms import Links, Term, terms, ties

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from announce_parser.notices._base import Material
    from announce_parser.notices.outline import Outline
    from announce_parser.notices.programs._weights import Weights


@dataclass(frozen=True, slots=True)
class Seen:
    """What of a document does not depend on any weight.

    Attributes:
        material: The document.
        outline: Its units.
        held: Figures that may be terms.
        described: Their features.
        found: Candidates by key.
        scopes: The figures that each candidate reaches.
        by_forms: Names that tables of terms and labelled lines give.
    """

    material: Material
    outline: Outline
    held: Sequence[Spot]
    described: Sequence[Features]
    found: Mapping[str, Candidate]
    scopes: Mapping[str, Scope]
    by_forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Described:
    """A document with the roles of its figures: what speaks for each candidate and for the number of programs.

    Attributes:
        seen: The document.
        roles: Of each figure, by probability.
        describer: The sibling sets and what each candidate reaches.
        names: Features of each candidate by key.
        kind: Features of the whole.
    """

    seen: Seen
    roles: Sequence[Roles]
    describer: Describer
    names: Mapping[str, Features]
    kind: Features


@dataclass(frozen=True, slots=True)
class TakenTerms:
    """What figures say of programs.

    Attributes:
        seen: The document.
        chosen: Keys of the names of the programs.
        terms: Their fields.
        links: Which figures belong to which of them, values for a label and sums for each among them.
    """

    seen: Seen
    chosen: tuple[str, ...]
    terms: tuple[Term, ...]
    links: Links


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, and what it was decided from.

    Attributes:
        described: The document with its features.
        kinds: How likely it has no, one or several programs.
        scores: Log odds of each candidate.
        best: How well each would be the only program.
        chosen: Keys of the candidates taken for programs, in document order.
        told: What figures say of them.
        by_forms: Whether what forms name explains the document better than these.
    """

    described: Described
    kinds: Kinds
    scores: Mapping[str, float]
    best: Mapping[str, float]
    chosen: tuple[str, ...]
    told: TakenTerms
    by_forms: bool


def see(material: Material, by_forms: tuple[str, ...] = ()) -> Seen:
    """Return what is in a document, before any weight."""
    figures = held_in(material)
    outline, held, described = figures.outline, figures.spots, figures.features
    telling = {spot.unit.index for spot in held}
    found = candidates(material, outline, telling)
    reach = Reach(outline, held)
    scopes = {key: reach.of(candidate) for key, candidate in found.items()}
    return Seen(material, outline, held, described, found, scopes, by_forms)


def describe(seen: Seen, roles: Sequence[Roles]) -> Described:
    """Return the features of candidates and document, given the roles of the figures."""
    describer = Describer(seen.material, seen.outline, seen.held, roles, seen.found, seen.scopes)
    names = describer.all()
    told = {key_of(name) for name in seen.by_forms}
    for key in names:
        names[key] |= _of_forms(key, told) | _of_depth(seen.found[key])
    figures = tuple(zip(seen.held, seen.described, roles, strict=True))
    kind = kind_features(seen.material, seen.outline, figures, len(seen.by_forms))
    return Described(seen, roles, describer, names, kind)


def _of_forms(key: str, told: set[str]) -> Features:
    """Return whether tables of terms and labelled lines name the candidate."""
    if not told:
        return {}
    features: Features = {"some by forms": 1.0}
    if key in told:
        features["by forms"] = 1.0
        features["by forms one" if len(told) == 1 else "by forms several"] = 1.0
    elif any(key in other or other in key for other in told if len(other) > 4):
        features["like by forms"] = 1.0
    return features


def _of_depth(candidate: Candidate) -> Features:
    first = min((mention.unit for mention in candidate.mentions if mention.unit >= 0), default=0)
    features = {
        "deep": math.log1p(first) / 4, "deep>60": float(first > 60), "deep>200": float(first > 200),
    }  # fmt: skip
    return {name: value for name, value in features.items() if value}


def roles_of(seen: Seen, weights: Weights) -> list[Roles]:
    """Return the roles of each figure by probability."""
    return [
        weights.roles[spot.kind].chances(features) if spot.kind in weights.roles else {}
        for spot, features in zip(seen.held, seen.described, strict=True)
    ]


def read(seen: Seen, weights: Weights) -> Decision:
    """Return what a document announces, as the weights decide it."""
    described = describe(seen, roles_of(seen, weights))
    scores = {key: weights.name.score(features) for key, features in described.names.items()}
    best = {key: weights.best.score(features) for key, features in described.names.items()}
    kind = described.kind | of_names(described.describer, scores)
    some, several = weights.any.chance(kind), weights.several.chance(kind)
    kinds = Kinds(1 - some, some * (1 - several), some * several)
    forms = [key_of(name) for name in seen.by_forms]
    keys = in_order(chosen(scores, best, kinds, weights.settings), seen.found)
    by_forms = forms_stand(forms, keys, scores, kinds, weights.settings)
    told = read_terms(seen, keys, described.roles, weights)
    return Decision(described, kinds, scores, best, tuple(keys), told, by_forms)


def read_terms(
    seen: Seen, keys: Sequence[str], roles: Sequence[Roles], weights: Weights
) -> TakenTerms:
    """Return the terms of programs whose names are known.

    Args:
        seen: The document.
        keys: Of the names, which are candidates.
        roles: Of its figures.
        weights: Whose thresholds count.
    """
    least = {
        name[6:]: value for name, value in weights.settings.items() if name.startswith("least ")
    }
    links = _linked(keys, seen, roles)
    return TakenTerms(seen, tuple(keys), tuple(terms(links, seen.held, roles, least)), links)


def _linked(keys: Sequence[str], seen: Seen, roles: Sequence[Roles]) -> Links:
    """Return which figures belong to which of the chosen programs."""
    whose = owners(keys, seen.found, seen.outline, seen.held)
    reach = ties(keys, seen.found, seen.scopes, whose)
    lists = series(seen.held)
    return Links(
        reach,
        whose,
        labelled((*lists, *rounds(seen.held)), keys, roles, seen.held, reach),
        given(lists, roles, seen.held, reach),
    )


def in_order(keys: Sequence[str], found: Mapping[str, Candidate]) -> list[str]:
    """Return keys in the order in which their names first occur in the document."""

    def first(key: str) -> tuple[int, int]:
        return min(
            ((each.unit, each.start) for each in found[key].mentions if each.unit >= 0),
            default=(-1, 0),
        )

    return sorted(keys, key=first)
