"""Weights from annotated documents: roles of figures, names, the best of them, how many there are, thresholds.

What one step says of a document is learned without that document and its relatives (five folds) before the next step
learns from it: a model never sees how well an earlier one knows its own examples.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from announce_parser.notices.programs import _decide, read_terms
from announce_parser.notices.programs._candidates import key_of
from announce_parser.notices.programs._decide import Kinds
from announce_parser.notices.programs._kind import of_names
from announce_parser.notices.programs._reading import in_order
from announce_parser.notices.programs._terms import FIELDS
from announce_parser.notices.programs._weights import Linear, Roles, Weights
from learning import dates
from learning.calibration import calibration, stated_values, taken
from learning.documents import contains
from learning.labels import squash
from learning.models import Race, Rows, as_linear, as_roles, fitted, hundredths, ranked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from learning.calibration import Name, Term
    from learning.documents import Known

FOLDS, SEED = 5, 7
ROLES: Mapping[str, tuple[str, ...]] = {
    "money": ("budget", "total", "cap", "change", "prize", "benefit", "loan", "share"),
    "count": ("awards", "change", "prize"),
    "ratio": ("subsidy_ratio", "share", "loan", "change"),
    "duration": ("duration", "term", "loan"),
    "when": (
        "application", "announcement", "evaluation", "agreement", "term", "briefing", "selection", "event_day",
        "execution", "other",
    ),
}  # fmt: skip
_ROLE_DOCUMENTS, _NAME_DOCUMENTS, _KIND_DOCUMENTS = (
    7,
    4,
    3,
)  # in how many documents a feature must fire
_ROLE_STRENGTH, _NAME_STRENGTH, _KIND_STRENGTH, _BEST_STRENGTH = 0.05, 0.3, 0.5, 0.3
_BALANCE = 0.8  # of rare roles against the commonest
_ENOUGH_FIGURES, _ENOUGH_CANDIDATES = 60, 80  # of a document; more of them count less each
_FALSE = 0.10  # share of documents without programs that may get one
_LEAST_TERMS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
_FORMS = {"form of several above": 0.5, "form below best": 3.0}


@dataclass(frozen=True, slots=True)
class _Told:
    """What the steps so far say of each document, learned without it."""

    kinds: dict[str, Kinds]
    names: dict[str, dict[str, float]]
    best: dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Trained:
    """What documents teach.

    Attributes:
        weights: All of them.
        names: What was taken for a name, without the document's own teaching.
        terms: What was taken for a term, likewise.
    """

    weights: Weights
    names: Sequence[Name]
    terms: Sequence[Term]


def train(documents: Sequence[Known]) -> Trained:
    """Return what some documents teach; the same documents give the same weights."""
    documents = sorted(documents, key=lambda each: each.id)
    fold = _folds(documents)
    roles = _train_roles(documents, fold)
    name, first = _train_names(documents, fold)
    best, only = _train_best(documents, fold)
    any_, several, kinds = _train_kinds(documents, fold, first)
    told = _Told(kinds, first, only)
    lenient = {f"least {field}": _LEAST_TERMS[0] for field in FIELDS}
    settings = _settings(documents, told)
    events = dates.train([each.dates for each in documents])
    weights = Weights(roles, name, best, any_, several, {**settings, **lenient}, {}, events)
    least = _least(documents, _taken(documents, fold, told, weights)[1])
    weights = replace(weights, settings={**settings, **least})
    names, terms = _taken(documents, fold, told, weights)
    return Trained(replace(weights, calibration=calibration(names, terms)), names, terms)


def _least(documents: Sequence[Known], terms: Sequence[Term]) -> dict[str, float]:
    """Return by field the probability from which terms are taken: where most of them are found and right.

    Args:
        documents: All of them.
        terms: What is taken from the least of all thresholds on.
    """
    stated = Counter(
        field for d in documents if d.labels.exhaustive for _, field in stated_values(d)
    )
    found = {}
    for field in FIELDS:
        held = [term for term in terms if term.field == field]

        def worth(least: float, field: str = field, held: Sequence[Term] = held) -> float:
            enough = [term.right for term in held if term.chance >= least]
            return 2 * sum(enough) / max(1, stated[field] + len(enough))

        found[f"least {field}"] = max(_LEAST_TERMS, key=worth)
    return found


def _taken(
    documents: Sequence[Known], fold: Mapping[str, int], told: _Told, weights: Weights
) -> tuple[list[Name], list[Term]]:
    """Return what is taken of each document, by what was learned without it; only the thresholds are those of all."""
    names: list[Name] = []
    terms: list[Term] = []
    for d in documents:
        if d.described is None or not d.labels.exhaustive:
            continue
        scores, best, kinds = told.names[d.id], told.best[d.id], told.kinds[d.id]
        forms = [key_of(name) for name in d.seen.by_forms]
        keys = in_order(_decide.chosen(scores, best, kinds, weights.settings), d.seen.found)
        if _decide.forms_stand(forms, keys, scores, kinds, weights.settings):
            continue
        found = read_terms(d.seen, keys, d.described.roles, weights)
        own_names, own_terms = taken(d, found, scores, kinds, fold[d.id])
        names += own_names
        terms += own_terms
    return names, terms


def _folds(documents: Sequence[Known]) -> dict[str, int]:
    """Return the fold of each document; relatives are in one."""
    families = sorted({each.family for each in documents})
    random.Random(SEED).shuffle(families)  # noqa: S311 (no secret)
    number = {family: at % FOLDS for at, family in enumerate(families)}
    return {each.id: number[each.family] for each in documents}


def _issuers(documents: Sequence[Known]) -> dict[str, str]:
    return {each.id: each.issuer for each in documents}


def _split(
    documents: Sequence[Known], fold: Mapping[str, int]
) -> list[tuple[list[str], list[str]]]:
    return [
        (
            [d.id for d in documents if fold[d.id] != held],
            [d.id for d in documents if fold[d.id] == held],
        )
        for held in range(FOLDS)
    ]


def _train_roles(documents: Sequence[Known], fold: Mapping[str, int]) -> dict[str, Roles]:
    """Return the models of roles; each document is described with roles that others taught."""
    chances: dict[str, list[dict[str, float]]] = {
        d.id: [{} for _ in d.seen.held] for d in documents
    }
    models = {}
    for kind, names in ROLES.items():
        rows = Rows.of(
            {
                d.id: [
                    x
                    for spot, x in zip(d.seen.held, d.seen.described, strict=True)
                    if spot.kind == kind
                ]
                for d in documents
            },
            _ROLE_DOCUMENTS,
            _issuers(documents),
        )
        truth = np.array(
            [
                "?"
                if (role := d.labels.of_figure(spot).role) is None
                else role
                if role in names
                else "none"
                for d in documents
                for spot in d.seen.held
                if spot.kind == kind
            ]
        )
        weight = np.concatenate(
            [
                np.full(
                    rows.first[d.id][1] - rows.first[d.id][0],
                    min(1.0, (_ENOUGH_FIGURES / max(1, len(d.seen.held))) ** 0.5),
                )
                for d in documents
            ]
        )

        def fit(at: Any, rows: Rows = rows, truth: Any = truth, weight: Any = weight) -> Roles:
            return _roles(rows, at[truth[at] != "?"], truth, weight)

        for train, test in _split(documents, fold):
            model = fit(rows.of_documents(train))
            for d in documents:
                if d.id in set(test):
                    for at, spot in enumerate(d.seen.held):
                        if spot.kind == kind:
                            chances[d.id][at] = model.chances(d.seen.described[at])
        models[kind] = fit(np.arange(rows.matrix.shape[0]))
    for d in documents:
        d.describe(chances[d.id])
    return models


def _roles(rows: Rows, at: Any, truth: Any, weight: Any) -> Roles:
    counts = Counter(truth[at].tolist())
    most = max(counts.values())
    balanced = np.array([(most / counts[role]) ** _BALANCE for role in truth[at]]) * weight[at]
    names = tuple(sorted(counts))
    if len(names) < 2:
        return Roles(names, {}, [0.0] * len(names))
    models = [
        as_linear(
            rows, fitted(rows, at, truth[at] == name, strength=_ROLE_STRENGTH, weights=balanced)
        )
        for name in names
    ]
    return as_roles(names, models)


def _train_kinds(
    documents: Sequence[Known], fold: Mapping[str, int], first: Mapping[str, Mapping[str, float]]
) -> tuple[Linear, Linear, dict[str, Kinds]]:
    """Return the models of none, one and several, and what they say of each document that they have not seen."""
    features = {
        d.id: d.described.kind | of_names(d.described.describer, first[d.id])
        for d in documents
        if d.described
    }
    rows = Rows.of(
        {name: [each] for name, each in features.items()}, _KIND_DOCUMENTS, _issuers(documents)
    )
    count = np.array([d.count for d in documents])

    def fit(at: Any) -> tuple[Linear, Linear]:
        some = at[count[at] > 0]
        return (
            as_linear(rows, fitted(rows, at, count[at] > 0, strength=_KIND_STRENGTH)),
            as_linear(rows, fitted(rows, some, count[some] > 1, strength=_KIND_STRENGTH)),
        )

    kinds = {}
    for train, test in _split(documents, fold):
        any_, several = fit(rows.of_documents(train))
        for d in documents:
            if d.id in set(test):
                some, many = any_.chance(features[d.id]), several.chance(features[d.id])
                kinds[d.id] = Kinds(1 - some, some * (1 - many), some * many)
    return (*fit(np.arange(len(documents))), kinds)


def _name_rows(documents: Sequence[Known]) -> tuple[Rows, Any]:
    """Return the features of all candidates, and of each whether it is a name: 2, 1 where none can tell, 0."""
    features = {
        d.id: [d.described.names[key] for key in d.seen.found] for d in documents if d.described
    }
    right = [
        d.right[key] if d.labels.exhaustive or d.right[key] else 1
        for d in documents
        for key in d.seen.found
    ]
    return Rows.of(features, _NAME_DOCUMENTS, _issuers(documents)), np.array(right)


def _train_names(
    documents: Sequence[Known], fold: Mapping[str, int]
) -> tuple[Linear, dict[str, dict[str, float]]]:
    """Return a model of names and what it says of the candidates of each document that it has not seen."""
    rows, right = _name_rows(documents)
    weight = np.concatenate(
        [
            np.full(
                len(d.seen.found), min(1.0, (_ENOUGH_CANDIDATES / max(1, len(d.seen.found))) ** 0.5)
            )
            for d in documents
        ]
    )

    def fit(at: Any) -> Linear:
        at = at[right[at] != 1]
        return as_linear(
            rows, fitted(rows, at, right[at] == 2, strength=_NAME_STRENGTH, weights=weight[at])
        )

    scores: dict[str, dict[str, float]] = {}
    for train, test in _split(documents, fold):
        scores |= _scored(documents, fit(rows.of_documents(train)), test)
    return fit(np.arange(rows.matrix.shape[0])), scores


def _train_best(
    documents: Sequence[Known], fold: Mapping[str, int]
) -> tuple[Linear, dict[str, dict[str, float]]]:
    """Return the model of the name of a document that has one program, and what it says of those it has not seen."""
    rows, right = _name_rows(documents)
    races = {}
    for d in documents:
        at = np.arange(*rows.first[d.id])
        race = Race(at[right[at] == 2], at[right[at] == 0])
        if d.count == 1 and len(race.right) and len(race.wrong):
            races[d.id] = race

    def fit(train: Sequence[str]) -> Linear:
        return ranked(
            rows, [races[each] for each in train if each in races], strength=_BEST_STRENGTH
        )

    scores: dict[str, dict[str, float]] = {}
    for train, test in _split(documents, fold):
        scores |= _scored(documents, fit(train), test)
    return fit([d.id for d in documents]), scores


def _scored(
    documents: Sequence[Known], model: Linear, test: Sequence[str]
) -> dict[str, dict[str, float]]:
    """Return what a model says of the candidates of some documents."""
    held = set(test)
    return {
        d.id: {key: model.score(d.described.names[key]) for key in d.seen.found}
        for d in documents
        if d.id in held and d.described
    }


_NONE, _ONE = (0.4, 0.5, 0.6), (0.45, 0.6)  # thresholds that are tried
_LEAST, _BELOW, _SHIFTS = np.arange(-2.5, 0.6, 0.25), (3.0, 2.0), (0.0, 0.4, 0.8, 1.2)


def _settings(documents: Sequence[Known], told: _Told) -> dict[str, float]:
    """Return the thresholds near which most names are found, where few documents without programs get one.

    One place of the grid may be good by chance; a good place has good neighbours.
    """
    taught = [d for d in documents if d.told_forms and d.labels.exhaustive]
    axes = (_NONE, _LEAST, _ONE, _BELOW, _SHIFTS)
    grid = [_as_settings(*values) for values in product(*axes)]
    worths = np.array([_worth(taught, _chosen(taught, told, each)) for each in grid])
    around = worths.reshape([len(axis) for axis in axes])
    for axis in (0, 1):  # the two thresholds that are steps of one scale each
        padded = np.pad(around, [(int(at == axis),) * 2 for at in range(len(axes))], "edge")
        size = around.shape[axis]
        before, after = (padded.take(range(at, at + size), axis) for at in (0, 2))
        around = (before + 2 * around + after) / 4
    return grid[int(around.argmax())]


def _as_settings(
    none: float, least: float, one: float, below: float, shift: float
) -> dict[str, float]:
    return {
        "none above": none, "one above": one, "least": float(least),
        "below best": below, "several shifts": shift, **_FORMS,
    }  # fmt: skip


def _chosen(
    documents: Sequence[Known], told: _Told, settings: Mapping[str, float]
) -> dict[str, list[str]]:
    return {
        d.id: _decide.chosen(told.names[d.id], told.best[d.id], told.kinds[d.id], settings)
        for d in documents
    }


def _worth(documents: Sequence[Known], chosen: Mapping[str, list[str]]) -> float:
    """Return how good names are: F1 over all, and with large documents weighing less; false documents cost."""
    whole, even = np.zeros(3), np.zeros(3)
    none = false = 0
    for d in documents:
        keys = chosen[d.id]
        hits = matched([squash(d.seen.found[key].name) for key in keys], d.names)
        row = np.array([hits, d.count, len(keys)], float)
        whole += row
        even += row * min(1.0, 4 / max(1, d.count))
        if not d.count:
            none += 1
            false += bool(keys)
    excess = max(0.0, false / max(1, none) - _FALSE)
    return _f1(whole) / 2 + _f1(even) / 2 - excess


def matched(names: Sequence[str], wanted: Sequence[Sequence[str]]) -> int:
    """Return how many programs are met by a name of their own or one that holds it."""
    left, hits = list(names), 0
    for spellings in wanted:
        found = next((name for name in left if name in spellings), None) or next(
            (name for name in left if any(contains(name, spelling) for spelling in spellings)), None
        )
        if found is not None:
            left.remove(found)
            hits += 1
    return hits


def _f1(row: Any) -> float:
    return float(2 * row[0] / max(1.0, row[1] + row[2]))


def as_plain(weights: Weights) -> dict[str, Any]:
    """Return weights as the file holds them: whole hundredths, keys sorted; those of the schedule have their own."""
    return {
        "roles": {kind: _plain_roles(each) for kind, each in sorted(weights.roles.items())},
        **{key: _plain(getattr(weights, key)) for key in ("name", "best", "any", "several")},
        "settings": dict(sorted(weights.settings.items())),
        "calibration": {name: _plain(each) for name, each in sorted(weights.calibration.items())},
    }


def schedule_as_plain(events: Roles) -> dict[str, Any]:
    """Return the weights of the schedule as their file holds them."""
    return {"events": _plain_roles(events)}


def _plain(model: Linear) -> dict[str, Any]:
    weights = {name: hundredths(weight) for name, weight in sorted(model.weights.items())}
    return {"intercept": hundredths(model.intercept), "weights": weights}


def _plain_roles(roles: Roles) -> dict[str, Any]:
    return {
        "names": roles.names,
        "intercepts": [hundredths(number) for number in roles.intercepts],
        "weights": {
            name: [hundredths(weight) for weight in row]
            for name, row in sorted(roles.weights.items())
            if any(row)
        },
    }
