"""One redundant number of a sample changed: a failing check names the place; unchanged, none fails."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import announce_parser
from conftest import bench

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.usefixtures("unseen")


BENCH = bench("mutations")
LISTED = BENCH.mutations()


def test_at_least_sixty_redundant_places_are_listed_and_none_twice() -> None:
    changes = [(mutation.sample, mutation.find, mutation.replace) for mutation in LISTED]

    assert len(changes) >= 60
    assert len(set(changes)) == len(changes)


def awaited(mutation: Any) -> Any:
    """A listed place as a case, marked where the check that would see it is skipped at present."""
    marks = [pytest.mark.xfail(strict=True, reason=f"{mutation.awaits} is skipped")]
    name = f"{mutation.find} {mutation.replace}"
    return pytest.param(mutation, id=name, marks=marks if mutation.awaits else [])


@pytest.mark.parametrize("mutation", [awaited(mutation) for mutation in LISTED])
def test_a_changed_number_is_named_by_a_failing_check(mutation: Any) -> None:
    assert BENCH.is_flagged(mutation), mutation.relation


@pytest.mark.parametrize("sample", sorted({mutation.sample for mutation in LISTED}))
def test_of_an_unchanged_sample_no_check_fails(sample: str) -> None:
    record = announce_parser.parse(ROOT / "samples" / sample)

    assert [check for check in record.checks if check.status == "fails"] == []


SEEDED = BENCH.seeded(3)


def test_seeded_slips_are_the_same_each_time_and_all_change_their_number() -> None:
    assert BENCH.seeded(3) == SEEDED
    assert len(SEEDED) >= 200
    assert [slip for slip in SEEDED if slip.parts()[1] == slip.replace] == []


SEEN = [slip for slip in SEEDED if not slip.awaits]


@pytest.mark.parametrize("slip", SEEN[::15], ids=lambda slip: f"{slip.find} {slip.replace}")
def test_a_seeded_slip_is_named_by_a_failing_check(slip: Any) -> None:
    assert BENCH.is_flagged(slip), slip.relation


def test_places_outside_the_project_are_listed_without_their_text() -> None:
    listed = [vars(spot) for spot in BENCH.spots()]

    assert len(listed) >= 90
    assert {name for spot in listed for name in spot} == {"file", "start", "end", "relation"}
    assert [spot for spot in listed if not spot["relation"].isascii()] == []
