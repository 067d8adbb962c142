"""One decision at the end: which candidates are the programs of a document.

Each candidate has its own score; a second look puts it beside all others: its rank, its sibling sets, what stands
inside what, how likely the document has none, one or several programs. Hypotheses are then compared: none, the best
one alone, all above a threshold. Names that say the same are one program.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean
from typing import TYPE_CHECKING

from announce_parser.notices.programs._weights import chance_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from announce_parser.notices.programs._features import Describer
    from announce_parser.notices.programs._figures import Features

_MOST_MEMBERS = 60
_TOP = 60  # candidates among which names within names are looked for
_PASSED_ON = ("by forms", "by forms one", "by forms several", "some by forms")


@dataclass(frozen=True, slots=True)
class Kinds:
    """How likely a document has no, one or several programs."""

    none: float
    one: float
    several: float


@dataclass(frozen=True, slots=True)
class ScoredSet:
    """A sibling set as the scores of its members show it.

    Attributes:
        best: Mean score of the better six tenths, of two at least.
        size: How many members it has.
        terms: Share of them with an amount of their own.
        expected: How many of them are names, added up over their chances.
    """

    best: float
    size: int
    terms: float
    expected: float


def second_look(
    describer: Describer,
    features: Mapping[str, Features],
    scores: Mapping[str, float],
    kinds: Kinds,
) -> dict[str, Features]:
    """Return the features of each candidate beside all others of its document."""
    sets = scored_sets(describer, scores)
    order = sorted(scores, key=lambda key: -scores[key])
    rank = {key: at for at, key in enumerate(order)}
    best = scores[order[0]] if order else -9.0
    found = {}
    for key, score in scores.items():
        first = float(rank[key] == 0)
        place = math.log1p(rank[key])
        x: Features = {
            "bias": 1.0, "score": score / 3, "rank": place, "gap": min(8.0, best - score) / 3, "is best": first,
            "none": kinds.none, "one": kinds.one, "several": kinds.several, "hardly none": math.log(kinds.none + 0.02),
            "one, best": kinds.one * first, "one, rank": kinds.one * place,
        }  # fmt: skip
        x |= _of_sets(describer, key, score, sets)
        better = [other for other in order[:_TOP] if rank[other] < rank[key]]
        x["inside"] = float(any(key in other for other in better))
        x["around"] = float(any(other in key and len(other) > 4 for other in better))
        for name in _PASSED_ON:
            x[name] = features[key].get(name, 0.0)
        found[key] = {name: value for name, value in x.items() if value}
    return found


def scored_sets(
    describer: Describer, scores: Mapping[str, float]
) -> dict[tuple[str, ...], ScoredSet]:
    """Return the sibling sets of a document that are no crowd, as the scores of their members show them."""
    return {
        place: _set_of(describer, place, keys, scores)
        for place, keys in describer.members.items()
        if 2 <= len(keys) <= _MOST_MEMBERS
    }


def _set_of(
    describer: Describer, place: tuple[str, ...], keys: set[str], scores: Mapping[str, float]
) -> ScoredSet:
    held = sorted((scores[key] for key in keys), reverse=True)
    top = held[: max(2, int(len(held) * 0.6))]
    terms = describer.share(place)["terms"]
    return ScoredSet(fmean(top), len(held), terms, sum(chance_of(each) for each in held))


def _of_sets(
    describer: Describer, key: str, score: float, sets: Mapping[tuple[str, ...], ScoredSet]
) -> Features:
    mine = [sets[place] for place in describer.sets_of(describer.found[key]) if place in sets]
    if not mine:
        return {"no set": 1.0}
    best = max(mine, key=lambda each: (each.best, each.size))
    return {
        "set: best": best.best / 3, "set: terms": best.terms, "set: gap": (score - best.best) / 3,
        "set: expected": min(best.expected, 10.0) / 5,
    }  # fmt: skip


def chosen(scores: Mapping[str, float], kinds: Kinds, settings: Mapping[str, float]) -> list[str]:
    """Return the keys of the candidates that are taken for programs, the surest first.

    Args:
        scores: Log odds of each candidate beside all others.
        kinds: How likely the document has no, one or several programs.
        settings: Thresholds, as learned with the weights.
    """
    if kinds.none > settings["none above"]:
        return []
    if kinds.one > settings["one above"]:
        return distinct(scores, settings["least of one"], most=1)
    shift = settings["several shifts"] * math.log((kinds.several + 0.05) / 0.3)
    return distinct(scores, settings["least"] - shift, below_best=settings["below best"])


def forms_stand(
    forms: Sequence[str],
    keys: Sequence[str],
    scores: Mapping[str, float],
    kinds: Kinds,
    settings: Mapping[str, float],
) -> bool:
    """Return whether what forms name explains a document better than the best names that stand elsewhere.

    Several names of one table stand. A single one does not explain a document of several of which evidence finds more,
    nor does one far worse than the best of the others.

    Args:
        forms: Keys of the names that tables of terms and labelled lines give.
        keys: Those that evidence chose.
        scores: Log odds of each candidate beside all others.
        kinds: How likely the document has no, one or several programs.
        settings: Thresholds.
    """
    if len(forms) != 1:
        return bool(forms)
    if len(keys) > 1 and kinds.several > settings["form of several above"]:
        return False
    best = max(scores.values(), default=-math.inf)
    own = max(
        (score for key, score in scores.items() if _is_form(key, forms[0])),
        default=best - settings["form below best"],
    )
    return best - own <= settings["form below best"]


def _is_form(key: str, form: str) -> bool:
    return key == form or (len(key) > 4 and (key in form or form in key))


def distinct(
    scores: Mapping[str, float], least: float, *, below_best: float = math.inf, most: int = 60
) -> list[str]:
    """Return the candidates from a score on, those that say the same as a better one left out."""
    kept: list[str] = []
    order = sorted(scores, key=lambda key: -scores[key])
    for key in order:
        if scores[key] < least or len(kept) >= most:
            break
        if kept and scores[key] < scores[order[0]] - below_best:
            break
        if not any(is_same(key, other) for other in kept):
            kept.append(key)
    return kept


def is_same(one: str, other: str) -> bool:
    """Return whether two keys are names of one program: one within the other, or nearly all pairs of letters shared."""
    if len(one) > 3 and len(other) > 3 and (one in other or other in one):
        return True
    pairs, others = _pairs(one), _pairs(other)
    return len(pairs & others) / max(1, min(len(pairs), len(others))) > 0.8


@lru_cache(maxsize=4096)
def _pairs(key: str) -> frozenset[str]:
    return frozenset(key[at : at + 2] for at in range(len(key) - 1))
