"""Documents damaged at random, the same way every time: each has one typed outcome, none shows a bug."""

from __future__ import annotations

import importlib
import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "bench"))
fuzzing: Any = importlib.import_module("fuzzing")

SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.name != "README.md")
TYPED = {
    "ok",
    "partial",
    "damaged",
    "empty",
    "scanned",
    "unknown_encoding",
    "unsupported_format",
    "over_limit",
}


def test_a_storm_of_damaged_samples_ends_in_typed_outcomes_alone() -> None:
    codes, bugs = fuzzing.storm(SAMPLES, 60, 1)

    assert bugs == []
    assert codes.total() == 60
    assert set(codes) <= TYPED


def test_the_same_seed_damages_the_same_way() -> None:
    assert list(fuzzing.damaged(SAMPLES, 8, 5)) == list(fuzzing.damaged(SAMPLES, 8, 5))
    assert list(fuzzing.damaged(SAMPLES, 8, 5)) != list(fuzzing.damaged(SAMPLES, 8, 6))


@pytest.mark.parametrize("kind", sorted({kind.__name__ for kind in fuzzing.KINDS}))
def test_every_kind_of_damage_changes_what_it_is_given(kind: str) -> None:
    content = "지원규모 : 총 30억원, 120개사\n".encode() * 40
    changed = [
        getattr(fuzzing, kind)(content, random.Random(seed))  # noqa: S311 - repeatable, not secret
        for seed in range(5)
    ]

    assert sum(each != content for each in changed) >= 4


@pytest.mark.parametrize(
    ("name", "tells"),
    [
        ("1:2 cut notice.txt", False),
        ("1:2 flip notice.md", False),
        ("1:2 cut notice.html", True),
        ("1:2 cut+flip notice.html", False),
        ("1:2 flip notice of a year.pdf", True),
    ],
)
def test_a_loss_is_silent_only_where_the_format_could_tell_it(name: str, *, tells: bool) -> None:
    assert fuzzing.tells(name) is tells


def test_words_that_a_record_lacks_are_counted_with_their_repetitions(tmp_path: Path) -> None:
    whole = tmp_path / "notice.txt"
    whole.write_text("가 나\n\n가 다\n", "utf-8")
    content = json.dumps({"blocks": [{"text": "나 가"}, {"text": "라"}]}).encode()

    assert fuzzing.missing(content, fuzzing.words(whole)) == 2
