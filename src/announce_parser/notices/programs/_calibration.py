"""How likely what was taken is right: the scores of the decision as shares, fitted on folds (``learning/calibration.py``).

A term is right where its program's name is and its value, given that: two small models, multiplied.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from announce_parser.notices.programs._decide import Kinds
    from announce_parser.notices.programs._figures import Features
    from announce_parser.notices.programs._reading import Decision
    from announce_parser.notices.programs._weights import Weights

_NOTHING = -8.0  # the score of a name that is not there
_MOST_GAP = 8.0
_LEAST, _MOST = 0.01, 0.995  # chances whose log odds are distinguished


def sure_of_name(decision: Decision, key: str, weights: Weights) -> float:
    """Return how likely a name that was taken is a program of the document."""
    features = name_features(key, decision.scores, decision.kinds, decision.chosen)
    return weights.calibration["name"].chance(features)


def sure_of_term(chance: float, weights: Weights, *, name: float = 1.0) -> float:
    """Return how likely a term that was taken is right.

    Args:
        chance: As its figure's role and place give it.
        weights: Whose calibration counts.
        name: How likely its program's name is right.
    """
    return name * weights.calibration["term"].chance(term_features(chance))


def name_features(
    key: str, scores: Mapping[str, float], kinds: Kinds, chosen: Sequence[str]
) -> Features:
    """Return what tells a right name from a wrong one, once both were taken.

    Args:
        key: The name.
        scores: Log odds of each candidate.
        kinds: How many programs the document may have.
        chosen: All names that were taken.
    """
    left = set(scores) - set(chosen)
    runner_up = max((scores[other] for other in left), default=_NOTHING)
    return {
        "gap": min(_MOST_GAP, scores[key] - runner_up) / 3,
        "hardly none": math.log(kinds.none + 0.02),
        "several": float(len(chosen) > 1),
    }


def term_features(chance: float) -> Features:
    """Return what tells a right term of a right program from a wrong one."""
    held = min(_MOST, max(_LEAST, chance))
    return {"chance": math.log(held / (1 - held))}
