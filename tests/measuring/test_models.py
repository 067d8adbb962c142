"""Models learned by races tell the right row of a race from all others, by what is not alike in it."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("sklearn")

from learning.models import Race, Rows, ranked  # noqa: E402 (needs what is asked for above)

RACES = {
    "a": [{"of all": 1.0, "quoted": 1.0, "long": 1.0}, {"of all": 1.0, "long": 1.0}, {"of all": 1.0}],
    "b": [{"of all": 2.0, "quoted": 1.0}, {"of all": 2.0, "long": 1.0}],
    "c": [{"of all": 3.0, "long": 1.0}, {"of all": 3.0, "quoted": 1.0}, {"of all": 3.0}],
}  # fmt: skip
RIGHT = {"a": 0, "b": 0, "c": 1}


def test_the_right_row_of_a_race_comes_first_and_what_all_have_alike_counts_nothing() -> None:
    rows = Rows.of(RACES, 1, {"a": "가람부", "b": "나루부", "c": "다온부"})
    races = []
    for name, right in RIGHT.items():
        at = np.arange(*rows.first[name])
        races.append(Race(at[right : right + 1], np.delete(at, right)))

    model = ranked(rows, races, strength=1.0)

    assert "of all" not in model.weights
    assert model.weights["quoted"] > 0.5
    scores = {name: [model.score(row) for row in held] for name, held in RACES.items()}
    assert {name: each.index(max(each)) for name, each in scores.items()} == RIGHT
