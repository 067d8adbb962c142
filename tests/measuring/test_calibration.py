"""Confidence from folds: what was taken, how often it is right, the table of the page."""

from __future__ import annotations

import pytest

pytest.importorskip("sklearn")

from learning.__main__ import with_table
from learning.calibration import Name, Term, bands, calibration, crossed, matched, page


def names(count: int) -> list[Name]:
    """Return names of which four in five are right where they are good, one in five where not; in five folds."""
    found = []
    for at in range(count):
        is_good, is_fifth = at % 2 == 0, at // 2 % 5 == 0
        found.append(Name({"good": float(is_good)}, is_good != is_fifth, at // 10 % 5))
    return found


def test_a_program_is_met_once_by_the_name_that_is_its_own() -> None:
    wanted = [["가람창업바우처"], ["나루수출보증"]]

    assert matched(["가람창업바우처지원", "가람창업바우처", "다온"], wanted) == [None, 0, None]
    assert matched(["나루수출보증제도"], wanted) == [1]


def test_a_confidence_is_the_share_that_is_right() -> None:
    model = calibration(names(2000), [])["name"]

    assert model.chance({"good": 1.0}) == pytest.approx(0.8, abs=0.03)
    assert model.chance({}) == pytest.approx(0.2, abs=0.03)


def test_a_term_is_as_sure_as_its_name_times_its_value() -> None:
    held = names(2000)
    terms = [
        Term({"chance": 0.0}, each.right and at // 50 % 2 == 0, each)
        for at, each in enumerate(held)
    ]
    by_name, by_term = crossed(held, terms)

    for (name, _), (term, _) in zip(by_name, by_term, strict=True):
        assert term == pytest.approx(name / 2, abs=0.05)


def test_what_a_fold_holds_teaches_nothing_of_its_own_confidence() -> None:
    held = [Name({"bias": 1.0}, fold != 0, fold) for fold in range(5) for _ in range(20)]
    judged, _ = crossed(held, [])

    assert all(stated > 0.9 for stated, is_right in judged if not is_right)
    assert judged[20][0] == pytest.approx(0.75, abs=0.02)


def test_bands_say_what_is_stated_what_is_right_and_how_much_of_it() -> None:
    found = list(bands([(0.97, True), (0.96, True), (0.4, False), (0.36, True), (1.0, True)]))

    assert [(band.low, band.count, round(band.right, 2), band.share) for band in found] == [
        (0.35, 2, 0.5, 0.25),
        (0.95, 3, 1.0, 0.75),
    ]


def test_the_table_of_the_page_is_replaced_between_its_marks_alone() -> None:
    marks = "<!-- folds: written by python -m learning train -->\n", "<!-- end -->\n"
    text = f"before\n{marks[0]}old\n{marks[1]}after\n"

    assert with_table(text, "new\n") == f"before\n{marks[0]}new\n{marks[1]}after\n"
    assert "| names | from 0.65 |" in page(names(200), [])
