"""Logistic models over named features, fitted the same on every run.

Rows are mappings of features; a feature that fires in few documents, or in those of one issuer, is left out, so that no
weight is what one document taught.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from announce_parser.notices.programs._weights import Linear, Roles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from announce_parser.notices.programs._figures import Features

_LEAST = 0.025  # a weight smaller than that is nothing
_ISSUERS = 2  # a feature is nothing that only one issuer writes


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of one kind with their documents, as a sparse matrix.

    Attributes:
        names: Of the columns, sorted.
        matrix: One row each, in the order given.
        first: By document, its first row and one past its last.
    """

    names: tuple[str, ...]
    matrix: Any
    first: Mapping[str, tuple[int, int]]

    @classmethod
    def of(
        cls, rows: Mapping[str, Sequence[Features]], documents: int, issuers: Mapping[str, str]
    ) -> Rows:
        """Return the rows of all documents.

        Args:
            rows: By document.
            documents: In how many of them a feature must fire.
            issuers: Of the documents; of two of them a feature must fire in documents.
        """
        fires: Counter[str] = Counter()
        fired: dict[str, set[str]] = defaultdict(set)
        for document, held in rows.items():
            for name in {name for row in held for name in row}:
                fires[name] += 1
                fired[name].add(issuers[document])
        names = tuple(
            sorted(
                name
                for name, count in fires.items()
                if count >= documents and len(fired[name]) >= _ISSUERS
            )
        )
        column = {name: at for at, name in enumerate(names)}
        at, values, ends, first = [], [], [0], {}
        for document, held in rows.items():
            first[document] = (len(ends) - 1, len(ends) - 1 + len(held))
            for row in held:
                for name, value in row.items():
                    if name in column:
                        at.append(column[name])
                        values.append(value)
                ends.append(len(at))
        matrix = csr_matrix(
            (np.array(values, float), np.array(at, np.int32), np.array(ends, np.int32)),
            shape=(len(ends) - 1, len(names)),
        )
        matrix.sort_indices()  # sums are the same in whatever order features were found
        return cls(names, matrix, first)

    def of_documents(self, documents: Sequence[str]) -> Any:
        """Return the numbers of the rows of some documents."""
        spans = [np.arange(*self.first[document]) for document in documents]
        return np.concatenate(spans) if spans else np.zeros(0, int)


class Race(NamedTuple):
    """Rows of which some are right: the numbers of these and of the others."""

    right: Any
    wrong: Any


def fitted(
    rows: Rows, at: Any, truth: Any, *, strength: float, weights: Any = None
) -> LogisticRegression:
    """Return the model of some rows.

    Args:
        rows: All rows.
        at: Numbers of those to learn from.
        truth: Whether each of them is what the model is to tell.
        strength: The less, the nearer weights stay to nothing.
        weights: How much each row counts; all the same if None.
    """
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=100, tol=1e-3)
    return model.fit(rows.matrix[at], truth, sample_weight=weights)


def ranked(rows: Rows, races: Sequence[Race], *, strength: float) -> Linear:
    """Return the model under which the right rows of each race come before all wrong ones.

    What all rows of a race have alike cannot help: unlike ``fitted`` it learns to tell them apart, and nothing else.

    Args:
        rows: All rows.
        races: Those that are compared with each other.
        strength: The less, the nearer weights stay to nothing.
    """
    at = np.concatenate([np.concatenate((race.right, race.wrong)) for race in races])
    matrix = rows.matrix[at]
    ends = np.cumsum([[len(race.right), len(race.wrong)] for race in races]).reshape(-1, 2)

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights
        slope = np.zeros_like(scores)
        whole, begin = 0.0, 0
        for middle, end in ends:
            most = scores[begin:end].max()
            odds = np.exp(scores[begin:end] - most)
            right, wrong = odds[: middle - begin], odds[middle - begin :]
            against = right + wrong.sum()
            count = len(right)
            whole -= float(np.log(right / against).sum()) / count
            slope[begin:middle] += (right / against - 1) / count
            slope[middle:end] += wrong * (1 / against).sum() / count
            begin = end
        return whole + weights @ weights / (2 * strength), matrix.T @ slope + weights / strength

    found = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B")
    return _linear(rows, found.x, 0.0)


def as_linear(rows: Rows, model: LogisticRegression, least: float = _LEAST) -> Linear:
    """Return a model as the package reads it: rounded, what is less than ``least`` left out."""
    return _linear(rows, model.coef_[0], model.intercept_[0], least)


def _linear(rows: Rows, weights: Any, intercept: float, least: float = _LEAST) -> Linear:
    held = {
        name: rounded(weight)
        for name, weight in zip(rows.names, weights, strict=True)
        if abs(weight) >= least
    }
    return Linear(held, rounded(intercept))


def as_roles(names: Sequence[str], models: Sequence[Linear]) -> Roles:
    """Return the models of several roles, each against all others, as one table of weights."""
    features = sorted({feature for model in models for feature in model.weights})
    return Roles(
        tuple(names),
        {feature: [model.weights.get(feature, 0.0) for model in models] for feature in features},
        [model.intercept for model in models],
    )


def rounded(number: float) -> float:
    """Return a number with as many digits as are kept."""
    return round(float(number), 2)


def hundredths(number: float) -> int:
    """Return a rounded number as the file holds it."""
    return round(number * 100)
