"""Programs: candidates, facts without a program, scopes, weights, and one decision at the end.

Comes in: a document with its figures and what its forms name. Goes out: which names are programs, and which figure is
which field of which of them, each with its probability and its reasons.

    candidates  every span that may name a program, recall first
    figures     what each figure may be a term of, without a program
    scopes      which figures a name reaches, and by what tie
    features    what speaks for a name; kind: for none, one or several
    decide      hypotheses compared
    terms       fields filled by role and tie
    sums        which figures are the sum of those beside them
    finer       which of two values says more
    calibration how likely what was taken is right
    why         the reasons, for whom asks
    missed      what seems to be there and was not found
    weights     what each feature counts for (``learning/`` at the root of the project)
"""

from __future__ import annotations

from announce_parser.notices.programs._candidates import Candidate, CandidateMention
from announce_parser.notices.programs._figures import (
    Features,
    Held,
    Spot,
    held_in,
    label_before,
    sentence,
)
from announce_parser.notices.programs._finer import is_finer
from announce_parser.notices.programs._missed import Hints, Missed
from announce_parser.notices.programs._reading import Decision, TakenTerms, read, read_terms, see
from announce_parser.notices.programs._weights import Weights, using, weights
from announce_parser.notices.programs._why import Reason, Why, why

__all__ = [
    "Candidate",
    "CandidateMention",
    "Decision",
    "Features",
    "Held",
    "Hints",
    "Missed",
    "Reason",
    "Spot",
    "TakenTerms",
    "Weights",
    "Why",
    "held_in",
    "is_finer",
    "label_before",
    "read",
    "read_terms",
    "see",
    "sentence",
    "using",
    "weights",
    "why",
]
