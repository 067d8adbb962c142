"""How likely names and terms that were taken are right, fitted on documents that the weights had not seen.

Comes in: what the steps of the training say of each document, learned without it. Goes out: two small models that turn
scores into shares, and how far they hold for documents that neither the weights nor they had seen.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from announce_parser.notices.programs._calibration import name_features, term_features
from announce_parser.notices.programs._figures import core_of
from announce_parser.notices.programs._weights import Linear
from learning.documents import contains
from learning.labels import squash
from learning.models import rounded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from announce_parser.notices.programs._decide import Kinds
    from announce_parser.notices.programs._figures import Features
    from announce_parser.notices.programs._reading import TakenTerms
    from learning.documents import Known

BANDS = (0.0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 1.01)
_STRENGTH = 1.0


@dataclass(frozen=True, slots=True)
class Name:
    """A name that was taken.

    Attributes:
        features: What speaks for it.
        right: Whether the gold has it.
        fold: Whose documents taught nothing of what it was scored with.
    """

    features: Features
    right: bool
    fold: int


@dataclass(frozen=True, slots=True)
class Term:
    """A term that was taken for a program of some name; right where both are.

    Attributes:
        features: What speaks for it.
        right: Whether the gold has it.
        name: Of its program.
        field: As the contract names it.
        chance: As its figure's role and place give it.
    """

    features: Features
    right: bool
    name: Name
    field: str = ""
    chance: float = 1.0


@dataclass(frozen=True, slots=True)
class Band:
    """What was taken with a confidence from here to the next band.

    Attributes:
        low: Where it begins.
        count: How many names or terms lie in it.
        stated: Mean of their confidences.
        right: Share of them that are right.
        share: Share of all right ones that lie in it.
    """

    low: float
    count: int
    stated: float
    right: float
    share: float


def taken(
    document: Known, told: TakenTerms, scores: Mapping[str, float], kinds: Kinds, fold: int
) -> tuple[list[Name], list[Term]]:
    """Return the names and terms that are taken of a document, each with what speaks for it.

    Args:
        document: The document.
        told: What is taken.
        scores: Log odds of its candidates.
        kinds: How many programs it may have.
        fold: Its fold.
    """
    programs = matched(
        [squash(document.seen.found[key].name) for key in told.chosen], document.names
    )
    names = [
        Name(name_features(key, scores, kinds, told.chosen), program is not None, fold)
        for key, program in zip(told.chosen, programs, strict=True)
    ]
    stated = stated_values(document)
    terms = []
    for field, of, chance, spots in _values(told):
        program = programs[of]
        cores = {core_of(document.seen.held[at].figure) for at in spots}
        right = program is not None and not cores.isdisjoint(stated.get((program, field), ()))
        terms.append(Term(term_features(chance), right, names[of], field, chance))
    return names, terms


def _values(told: TakenTerms) -> Iterator[tuple[str, int, float, tuple[int, ...]]]:
    """Yield field, program, chance and figures of each term."""
    for term in told.terms:
        closing = () if term.closing is None else (term.closing,)
        yield term.field, term.program, term.chance, (*term.spots, *closing)
    for each in told.links.labelled:
        yield each.field, each.program, each.chance, (each.spot,)


def matched(names: Sequence[str], wanted: Sequence[Sequence[str]]) -> list[int | None]:
    """Return for each name the program it is of, each program once: by a spelling of its own, then by one that holds it."""
    found: list[int | None] = [None] * len(names)
    same: Sequence[Callable[[str, str], bool]] = (str.__eq__, contains)
    for is_same in same:
        for at, name in enumerate(names):
            if found[at] is None:
                found[at] = next(
                    (
                        number
                        for number, spellings in enumerate(wanted)
                        if number not in found and any(is_same(name, each) for each in spellings)
                    ),
                    None,
                )
    return found


def stated_values(document: Known) -> Mapping[tuple[int, str], set[str]]:
    """Return the values that the gold states, by program and role."""
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for spot in document.seen.held:
        label = document.labels.of_figure(spot)
        for program in label.programs:
            if label.role is not None:
                found[program, label.role].add(core_of(spot.figure))
    return found


def calibration(names: Sequence[Name], terms: Sequence[Term]) -> dict[str, Linear]:
    """Return the models of names, and of terms whose program's name is right."""
    given = [term for term in terms if term.name.right]
    return {
        "name": _fitted([(each.features, each.right) for each in names]),
        "term": _fitted([(each.features, each.right) for each in given]),
    }


def _fitted(rows: Sequence[tuple[Features, bool]]) -> Linear:
    right = [is_right for _, is_right in rows]
    if len(set(right)) < 2:  # nothing to tell apart
        return Linear({}, 4.0 if all(right) else -4.0)
    columns = DictVectorizer(sparse=False)
    matrix = columns.fit_transform([features for features, _ in rows])
    model = LogisticRegression(C=_STRENGTH, max_iter=1000).fit(matrix, right)
    weights = zip(columns.feature_names_, model.coef_[0], strict=True)
    return Linear({name: rounded(weight) for name, weight in weights}, rounded(model.intercept_[0]))


def crossed(
    names: Sequence[Name], terms: Sequence[Term]
) -> tuple[list[tuple[float, bool]], list[tuple[float, bool]]]:
    """Return confidence and truth of names and terms, each by what the other folds teach."""
    models = {
        fold: calibration(
            [each for each in names if each.fold != fold],
            [each for each in terms if each.name.fold != fold],
        )
        for fold in {each.fold for each in names}
    }

    def of_name(name: Name) -> float:
        return models[name.fold]["name"].chance(name.features)

    return (
        [(of_name(each), each.right) for each in names],
        [
            (of_name(each.name) * models[each.name.fold]["term"].chance(each.features), each.right)
            for each in terms
        ],
    )


def bands(judged: Sequence[tuple[float, bool]]) -> Iterator[Band]:
    """Yield the bands that hold anything."""
    whole = sum(is_right for _, is_right in judged)
    for low, high in pairwise(BANDS):
        held = [(stated, is_right) for stated, is_right in judged if low <= stated < high]
        if held:
            right = sum(is_right for _, is_right in held)
            stated = sum(each for each, _ in held) / len(held)
            yield Band(low, len(held), stated, right / len(held), right / max(1, whole))


def page(names: Sequence[Name], terms: Sequence[Term]) -> str:
    """Return the table of ``docs/confidence.md``: how often what has a confidence is right, on folds."""
    lines = ["| of | confidence | values | stated | right | of all right ones |", "|---|---|---|---|---|---|"]  # fmt: skip
    for said, judged in zip(("names", "fields"), crossed(names, terms), strict=True):
        lines += [
            f"| {said} | from {band.low:.2f} | {band.count} | {band.stated:.3f} | {band.right:.3f} | {band.share:.1%} |"
            for band in bands(judged)
        ]
    return "\n".join(lines) + "\n"
