"""What two models of the checks have in common: what slips of the pen look like against what stands in documents anyway.

Comes in: rows of measures by document, of slips that were put in and of chances that untouched documents have. Goes out: weights
for each class of rows, the least that a row must reach, and what the folds say (a family's rows are told by weights
that it taught nothing).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FOLDS = 5
_STRENGTH = 0.02
_OWN = 0.4  # how far a class may depart from what all have in common


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its class, its measures, and whose slip it is; -1 where it stands in the document."""

    of: int
    features: Mapping[str, float]
    slip: int


@dataclass(frozen=True, slots=True)
class Taught:
    """What a document teaches.

    Attributes:
        family: What is alike has the same.
        rows: Its rows.
        slips: The class of each slip that was put in, found or not.
    """

    family: str
    rows: tuple[Row, ...]
    slips: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A class: its weights, the least that a pair must reach, and what the folds say.

    Attributes:
        bias: Of the sum.
        weights: By measure.
        least: What a pair must reach.
        chances: Rows that untouched documents have.
        above: How many of these reach the least, told by weights that their family taught nothing.
        slips: Slips that were put in.
        recall: Share of these that a model reached which their family taught nothing.
    """

    bias: float
    weights: Mapping[str, float]
    least: float
    chances: int
    above: int
    slips: int
    recall: float


def train(documents: Sequence[Taught], least: Sequence[float]) -> list[Told]:
    """Return what some documents teach, class by class.

    What all classes have in common is learnt of all of them; a class departs from it as far as its own pairs say so.

    Args:
        documents: In any order; which fold one is in depends on its family alone.
        least: What a row must reach, class by class.
    """
    table = _Table.of(documents)
    scores = np.zeros(len(table.truth))
    for number in range(_FOLDS):
        held = table.fold == number
        bias, weights = _fitted(table, ~held, len(least))
        scores[held] = (table.matrix[held] * weights[table.classes[held]]).sum(1) + bias[
            table.classes[held]
        ]
    bias, weights = _fitted(table, np.full(len(scores), fill_value=True), len(least))
    found = []
    for of in range(len(least)):
        own = table.classes == of
        chances = scores[own & ~table.truth]
        reached = {
            key
            for key, score in zip(table.keys, scores, strict=True)
            if key[2] == of and key[1] >= 0 and score > least[of]
        }
        slips = sum(each.slips.count(of) for each in documents)
        found.append(
            Told(
                round(float(bias[of]), 3),
                {n: round(float(w), 3) for n, w in zip(table.names, weights[of], strict=True)},
                least[of],
                len(chances),
                int((chances > least[of]).sum()),
                slips,
                len(reached) / max(1, slips),
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of all documents as a matrix, with the class of each, its document, slip and fold."""

    names: tuple[str, ...]
    matrix: Any
    truth: Any
    classes: Any
    fold: Any
    keys: tuple[tuple[int, int, int], ...]

    @classmethod
    def of(cls, documents: Sequence[Taught]) -> _Table:
        names = sorted({name for each in documents for row in each.rows for name in row.features})
        rows = [(at, each.family, row) for at, each in enumerate(documents) for row in each.rows]
        return cls(
            tuple(names),
            np.array([[row.features[name] for name in names] for *_, row in rows]),
            np.array([row.slip >= 0 for *_, row in rows]),
            np.array([row.of for *_, row in rows]),
            np.array([zlib.crc32(family.encode()) % _FOLDS for _, family, _ in rows]),
            tuple((at, row.slip, row.of) for at, _, row in rows),
        )


def _fitted(table: _Table, at: Any, classes: int) -> tuple[Any, Any]:
    """Return the bias and the weights of each class, learnt from some rows."""
    matrix, of = table.matrix[at], table.classes[at]
    spread, middle = matrix.std(0), matrix.mean(0)
    spread[spread == 0] = 1.0
    scaled = np.hstack([(matrix - middle) / spread, np.ones((len(matrix), 1))])
    own = [_OWN * scaled * (of == number)[:, None] for number in range(classes)]
    model = LogisticRegression(C=_STRENGTH, max_iter=1000, tol=1e-5)
    model.fit(np.hstack([scaled, *own]), table.truth[at])
    parts = model.coef_[0].reshape(classes + 1, -1)
    whole = parts[0] + _OWN * parts[1:]
    weights = whole[:, :-1] / spread
    bias = model.intercept_[0] + whole[:, -1] - weights @ middle
    return bias, weights


def as_module(told: Sequence[Told], words: str) -> str:
    """Return the weights as a module of the package; its docstring says what they are of."""
    names = sorted(told[0].weights)
    lines = [
        f'"""{words}; written by ``python -m learning checks``."""',
        "",
        f"BIAS = ({', '.join(f'{each.bias:.3f}' for each in told)})",
        "# What a pair must reach: what untouched documents have above it was read",
        f"LEAST = ({', '.join(f'{each.least:.2f}' for each in told)})",
        "WEIGHTS: dict[str, tuple[float, ...]] = {",
        *(
            f'    "{name}": ({", ".join(f"{each.weights[name]:.3f}" for each in told)}),'
            for name in names
        ),
        "}",
    ]
    return "\n".join(lines) + "\n"
