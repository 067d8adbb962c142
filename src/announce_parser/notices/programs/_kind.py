"""None, one or several programs: what the whole document says of it, as features for a scored decision."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from announce_parser.notices.programs._decide import distinct, scored_sets
from announce_parser.notices.programs._features import TELLING
from announce_parser.notices.programs._weights import chance_of
from announce_parser.notices.vocabulary import classes_in
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from announce_parser.notices._base import Material
    from announce_parser.notices.outline import Outline
    from announce_parser.notices.programs._features import Describer, Roles
    from announce_parser.notices.programs._figures import Features, Spot

_UNITS = 400  # of the beginning of a document that are looked at for words
_LINE = 120  # characters of each
_PAST = lazy_regex(r"[했었았였됐]다")
_AHEAD = lazy_regex(r"예정|계획이다|할 수 있다|하면 된다|바란다|하세요")
_SENTENCE = lazy_regex(r"[.]\s|\n")
_BEST, _COMPARED = 30, 4  # names that are counted, and those looked at one by one
_NOTHING = -8.0  # the score of a name that is not there


def kind_features(
    material: Material,
    outline: Outline,
    figures: Sequence[tuple[Spot, Features, Roles]],
    by_forms: int,
) -> Features:
    """Return what speaks for none, one or several programs in a document.

    Args:
        material: The document with its masthead.
        outline: Of the document.
        figures: Those that may be terms, with their features and their roles by probability.
        by_forms: How many programs its tables of terms and labelled lines name.
    """
    masthead, text = material.masthead, material.document.text
    features: Features = {
        "bias": 1.0,
        f"kind:{masthead.kind}": 1.0,
        f"by forms:{min(2, by_forms)}": 1.0,
        "length": math.log(max(1, len(text))) / 8,
    }
    features |= _of_text(outline)
    if figures:
        features |= _of_roles([roles for _, _, roles in figures])
    sentences = _SENTENCE.split(text)
    features["past"] = sum(bool(_PAST.search(each)) for each in sentences) / len(sentences)
    features["ahead"] = sum(bool(_AHEAD.search(each)) for each in sentences) / len(sentences)
    windows = sum("ahead:ahead" in each for _, each, _ in figures)
    features["windows ahead"] = math.log1p(windows) / 2
    return {name: value for name, value in features.items() if value}


def of_names(describer: Describer, scores: Mapping[str, float]) -> Features:
    """Return how many good names are apart from the rest, and what their best sibling set is like.

    Args:
        describer: The candidates with their sibling sets.
        scores: Log odds of each candidate by itself.
    """
    best = [scores[key] for key in distinct(scores, -math.inf, most=_BEST)]
    best += [_NOTHING] * (_COMPARED - len(best))
    chances = [chance_of(score) for score in best]
    features = {f"name {at + 1}": best[at] / 3 for at in range(_COMPARED)}
    features |= {f"chance {at + 1}": chances[at] for at in range(3)}
    features |= {f"gap {at + 1}": (best[at] - best[at + 1]) / 3 for at in range(2)}
    features["names expected"] = math.log1p(sum(chances))
    for least in (0.15, 0.3):
        features[f"names above {least}"] = math.log1p(sum(each > least for each in chances))
    sets = scored_sets(describer, scores)
    if sets:
        top = max(sets.values(), key=lambda each: each.best)
        features["best set"] = top.best / 3
        features["best set: size"] = math.log1p(top.size) / 3
        features["best set: expected"] = min(top.expected, 10) / 5
    for place, one in sets.items():
        for name, value in describer.agreed[place].items():
            likely = value * min(1.0, one.expected)
            features[f"a set {name}"] = max(features.get(f"a set {name}", 0.0), likely)
    features["number stated"] = math.log1p(describer.stated) / 2
    return features


def _of_roles(roles: Sequence[Roles]) -> Features:
    """Return how sure the two surest figures of each role are."""
    features: Features = {}
    for role in TELLING:
        chances = sorted((each.get(role, 0.0) for each in roles), reverse=True)
        features[f"best:{role}"] = chances[0]
        features[f"second:{role}"] = chances[1] if len(chances) > 1 else 0.0
    return features


def _of_text(outline: Outline) -> Features:
    """Return the share of the first lines that hold words of each class."""
    counted: Counter[str] = Counter()
    first = outline.units[:_UNITS]
    for unit in first:
        counted.update(classes_in(unit.text[:_LINE]))
    return {f"share:{name}": count / len(first) for name, count in counted.items()}
