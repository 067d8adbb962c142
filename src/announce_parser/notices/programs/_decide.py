"""One decision at the end: which candidates are the programs of a document.

Each candidate has two scores: how likely it names a program at all, and whether it is the one that a document of a
single program is about. Hypotheses are compared: none, the best one alone, all above a threshold. Names that say the
same are one program.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from announce_parser.notices.programs._candidates import pairs
from announce_parser.notices.programs._weights import chance_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from announce_parser.notices.programs._features import Describer

_MOST_MEMBERS = 60


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
        expected: How many of them are names, added up over their chances.
    """

    best: float
    size: int
    expected: float


def scored_sets(
    describer: Describer, scores: Mapping[str, float]
) -> dict[tuple[str, ...], ScoredSet]:
    """Return the sibling sets of a document that are not a crowd, as the scores of their members show them."""
    return {
        place: _set_of(keys, scores)
        for place, keys in describer.members.items()
        if 2 <= len(keys) <= _MOST_MEMBERS
    }


def _set_of(keys: set[str], scores: Mapping[str, float]) -> ScoredSet:
    held = sorted((scores[key] for key in keys), reverse=True)
    top = held[: max(2, int(len(held) * 0.6))]
    return ScoredSet(fmean(top), len(held), sum(chance_of(each) for each in held))


def chosen(
    scores: Mapping[str, float],
    best: Mapping[str, float],
    kinds: Kinds,
    settings: Mapping[str, float],
) -> list[str]:
    """Return the keys of the candidates that are taken for programs, the surest first.

    Args:
        scores: Log odds of each candidate.
        best: How well each would be the only one; only the order counts.
        kinds: How likely the document has no, one or several programs.
        settings: Thresholds, as learned with the weights.
    """
    if kinds.none > settings["none above"]:
        return []
    if kinds.one > settings["one above"]:
        return distinct(best, -math.inf, most=1)
    shift = settings["several shifts"] * math.log((kinds.several + 0.05) / 0.3)
    found = distinct(scores, settings["least"] - shift, below_best=settings["below best"])
    return found or distinct(best, -math.inf, most=1)


def forms_stand(
    forms: Sequence[str],
    keys: Sequence[str],
    scores: Mapping[str, float],
    kinds: Kinds,
    settings: Mapping[str, float],
) -> bool:
    """Return whether what forms name explains a document better than the best names that are elsewhere.

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
    own, others = pairs(one), pairs(other)
    return len(own & others) / max(1, min(len(own), len(others))) > 0.8
