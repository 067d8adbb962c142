"""None, one or several programs: what the whole document says of it, as features for a scored decision."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from announce_parser.notices.programs._features import TELLING
from announce_parser.notices.vocabulary import classes_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.notices._base import Material
    from announce_parser.notices.outline import Outline
    from announce_parser.notices.programs._features import Roles
    from announce_parser.notices.programs._figures import Features, Spot

_UNITS = 400  # of the beginning of a document that are looked at for words
_LINE = 120  # characters of each
_PAST = re.compile(r"[했었았였됐]다")
_AHEAD = re.compile(r"예정|계획이다|할 수 있다|하면 된다|바란다|하세요")
_SENTENCE = re.compile(r"[.]\s|\n")
_WORD = re.compile(r"[가-힣]{2,}")


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
    title = masthead.title.value if masthead.title else ""
    features: Features = {
        "bias": 1.0,
        f"kind:{masthead.kind}": 1.0,
        f"by forms:{min(2, by_forms)}": 1.0,
    }
    features |= _of_head(title, [line.value for line in masthead.subtitles])
    features["length"] = math.log(max(1, len(text))) / 8
    features |= _of_text(outline)
    if figures:
        features |= _of_roles([roles for _, _, roles in figures])
    for kind, count in Counter(unit.kind for unit in outline.units).items():
        features[f"units:{kind}"] = math.log1p(count) / 5
    for kind, count in Counter(spot.kind for spot, _, _ in figures).items():
        features[f"figures:{kind}"] = math.log1p(count) / 4
    sentences = _SENTENCE.split(text)
    features["past"] = sum(bool(_PAST.search(each)) for each in sentences) / len(sentences)
    features["ahead"] = sum(bool(_AHEAD.search(each)) for each in sentences) / len(sentences)
    windows = sum("ahead:ahead" in each for _, each, _ in figures)
    features["windows ahead"] = math.log1p(windows) / 2
    return {name: value for name, value in features.items() if value}


def _of_head(title: str, deck: Sequence[str]) -> Features:
    """Return the words of headline and deck: their classes, and how the headline's words end."""
    features: Features = {f"title:{name}": 1.0 for name in classes_in(title)}
    features |= {f"deck:{name}": 0.7 for line in deck for name in classes_in(line)}
    for word in _WORD.findall(title):
        features |= {f"title~{word[-length:]}": 0.5 for length in (2, 3) if len(word) >= length}
    return features


def _of_roles(roles: Sequence[Roles]) -> Features:
    """Return how sure the surest figures of each role are, and how many there may be."""
    features: Features = {}
    for role in TELLING:
        chances = sorted((each.get(role, 0.0) for each in roles), reverse=True)
        features[f"best:{role}"] = chances[0]
        features[f"sum:{role}"] = math.log1p(sum(chances)) / 2
        features[f"second:{role}"] = chances[1] if len(chances) > 1 else 0.0
    return features


def _of_text(outline: Outline) -> Features:
    """Return how many of the first lines hold words of each class."""
    counted: Counter[str] = Counter()
    first = outline.units[:_UNITS]
    for unit in first:
        counted.update(classes_in(unit.text[:_LINE]))
    features: Features = {}
    for name, count in counted.items():
        features[f"text:{name}"] = math.log1p(count) / 4
        features[f"share:{name}"] = count / len(first)
    return features
