"""One redundant number of a sample changed: a failing check names the place; unchanged, none fails."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import announce_parser

ROOT = Path(__file__).parents[1]


def script(name: str) -> ModuleType:
    """A script of the bench as a module; dataclasses look themselves up among the loaded ones."""
    spec = importlib.util.spec_from_file_location(f"bench_{name}", ROOT / "bench" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BENCH: Any = script("mutations")
LISTED = BENCH.mutations()


def test_at_least_sixty_redundant_places_are_listed_and_none_twice() -> None:
    changes = [(mutation.sample, mutation.find, mutation.replace) for mutation in LISTED]

    assert len(changes) >= 60
    assert len(set(changes)) == len(changes)


@pytest.mark.parametrize(
    "mutation", LISTED, ids=lambda mutation: f"{mutation.find} {mutation.replace}"
)
def test_a_changed_number_is_named_by_a_failing_check(mutation: Any) -> None:
    assert BENCH.is_flagged(mutation), mutation.relation


@pytest.mark.parametrize("sample", sorted({mutation.sample for mutation in LISTED}))
def test_of_an_unchanged_sample_no_check_fails(sample: str) -> None:
    record = announce_parser.parse(ROOT / "samples" / sample)

    assert [check for check in record.checks if check.status == "fails"] == []
