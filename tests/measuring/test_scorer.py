"""The scorer: what is right, what is missed, what is too much, as the shared scorer counts it."""

from __future__ import annotations

import importlib.util
import random
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from quality import cache, sets
from quality.score import Counts, Tally, compared, counted, macro, number_of_programs

SCORER = sets.ROOT.parent / "shared" / "tools" / "score_record.py"

WON = {"amount": 30000000, "currency": "KRW", "text": "3천만원", "bound": "max", "per": "기업"}
GOLD: dict[str, Any] = {
    "exhaustive": ["programs", "schedule", "contacts", "changes"],
    "kind": "press_release",
    "title": "가상청, 새싹 지원 시작",
    "subtitles": ["- 첫 해 100곳 -"],
    "issuer": {"name": "가상청", "head": {"name": "홍길동"}},
    "release": {"online": {"date": "2024-03-04", "time": "12:00"}},
    "budget": {"amount": 3000000000, "currency": "KRW", "text": "30억원"},
    "programs": [
        {
            "id": "p1",
            "name": "새싹 기업 지원",
            "aliases": ["새싹지원"],
            "cap": WON,
            "status": "new",
        },
        {"id": "p2", "name": "나무 기업 지원", "awards": {"value": 10, "unit": "곳"}},
    ],
    "contacts": [
        {
            "name": "김 아무개",
            "position": "사무관",
            "phones": [{"e164": "+82441234567", "national": "044-123-4567"}],
            "programs": ["p1"],
        }
    ],
    "schedule": [{"event": "application", "period": {"interval": "2024-03-04/2024-03-29"}}],
    "changes": [{"before": "10곳", "after": "100곳"}],
    "categories": [],
    "links": [{"url": "https://www.example.kr/"}],
    "tables": [{"body_rows": 2}, {"body_rows": 1, "n_cols": 2, "cells": [{"text": "가"}]}],
    "figures": [
        {"kind": "money", "value": WON},
        {"kind": "date", "value": {"date": "2024-03-04"}},
        {"kind": "url", "text": "www.example.kr", "value": {"url": "www.example.kr"}},
    ],
}


def counts(gold: dict[str, Any], record: dict[str, Any]) -> dict[str, Counts]:
    tally = Tally()
    tally.add(gold, record)
    return dict(tally.groups)


def program(name: str, **terms: object) -> dict[str, Any]:
    return {"programs": [{"id": "p1", "name": name, **terms}]}


def test_a_record_equal_to_the_gold_is_right_in_every_group() -> None:
    tally = Tally()
    tally.add(GOLD, GOLD)

    assert macro(tally) == 1.0
    assert tally.groups["program fields"] == Counts(3, 3, 3)
    assert tally.fields["program fields", "cap"] == Counts(1, 1, 1)


def test_an_empty_record_misses_everything_and_claims_nothing() -> None:
    found = counts(GOLD, {})

    assert found["program names"] == Counts(0, 2, 0)
    assert found["program names"].f1 == 0.0
    assert found["categories"].f1 == 1.0


@pytest.mark.parametrize(
    ("name", "near", "exact"),
    [
        ("새싹기업  지원", 1, 1),
        ("새싹지원", 1, 1),
        ("새싹 기업 지원사업", 1, 0),
        ("2024년 새싹 기업 지원 사업 시행계획 공고", 0, 0),
        ("나라 기업 지원", 0, 0),
    ],
)
def test_a_name_is_won_by_its_own_words_or_by_one_that_is_little_longer(
    name: str, near: int, exact: int
) -> None:
    found = counts(GOLD, program(name))

    assert found["program names"].hit == near
    assert found["names, exact"].hit == exact


def test_aliases_of_the_record_win_nothing() -> None:
    assert counts(GOLD, program("별의별", aliases=["새싹 기업 지원"]))["program names"].hit == 0


def test_terms_of_a_program_that_is_none_count_against_the_fields() -> None:
    none = {"exhaustive": ["programs"], "programs": []}

    found = counts(none, program("별의별 지원", cap=WON, division="가상과"))

    assert found["program fields"] == Counts(0, 0, 1)
    assert found["program names"].f1 == 0.0
    assert "program fields" not in counts({"programs": []}, program("별의별", cap=WON))


def test_bounds_count_for_recall_only() -> None:
    plain = {key: value for key, value in WON.items() if key not in ("bound", "per")}

    assert counts(GOLD, program("새싹지원", cap=plain))["bounds"] == Counts(0, 2, 0)
    assert counts(GOLD, program("새싹지원", cap={**WON, "per": "개"}))["bounds"] == Counts(1, 2, 1)


def test_what_is_beyond_an_incomplete_group_costs_nothing() -> None:
    gold = {"attachments": [{"title": "붙임 1"}]}

    found = counts(gold, {"attachments": [{"title": "붙임1"}, {"title": "붙임 2"}]})

    assert found["attachments"] == Counts(1, 1, 1)


def test_missed_and_surplus_values_say_where_they_stand() -> None:
    record = {"schedule": [{"event": "briefing", "period": {"interval": "2024-03-04"}}]}
    outcomes = {each.group: counted(each) for each in compared(GOLD, record)}

    assert [item.at for item in outcomes["schedule"].missing] == ["/schedule/0"]
    assert [item.key for item in outcomes["schedule"].extra] == [("briefing", "2024-03-04")]


def test_documents_have_no_program_one_or_several() -> None:
    kinds = [number_of_programs(each) for each in ({}, program("새싹"), GOLD)]

    assert kinds == ["none", "one", "several"]


# The shared scorer, where it stands beside the checkout.


@pytest.fixture(scope="module")
def shared_scorer() -> ModuleType:
    if not SCORER.exists():
        pytest.skip("no shared scorer beside the checkout")
    spec = importlib.util.spec_from_file_location("score_record", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def by_shared(
    scorer: ModuleType, gold: dict[str, Any], record: dict[str, Any]
) -> dict[str, Counts]:
    tally = scorer.Tally()
    scorer.score(gold, record, tally)
    return {group: Counts(*row) for group, row in tally.items()}


@pytest.mark.shared
@pytest.mark.parametrize("record", [{}, GOLD, program("새싹 기업 지원사업", cap=WON, term=WON)])
def test_invented_records_are_scored_as_the_shared_scorer_does(
    shared_scorer: ModuleType, record: dict[str, Any]
) -> None:
    assert counts(GOLD, record) == by_shared(shared_scorer, GOLD, record)


@pytest.mark.shared
def test_gold_records_with_slips_are_scored_as_the_shared_scorer_does(
    shared_scorer: ModuleType,
) -> None:
    """Every open gold record against itself with parts dropped, doubled and exchanged, and against a stranger's."""
    dice = random.Random(7)  # noqa: S311 (slips, no secrets)
    samples = sets.open_set()
    for sample, stranger in zip(samples, samples[1:] + samples[:1], strict=True):
        for record in (stranger.gold, slipped(sample.gold, dice)):
            assert counts(sample.gold, record) == by_shared(shared_scorer, sample.gold, record), (
                sample.id
            )


def slipped(gold: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    record = deepcopy(gold)
    for part in [key for key, value in record.items() if isinstance(value, list) and value]:
        fate = dice.randrange(4)
        if fate == 0:
            record[part].pop(dice.randrange(len(record[part])))
        elif fate == 1:
            record[part].append(deepcopy(dice.choice(record[part])))
    for each in record.get("programs", []):
        each.pop(dice.choice([key for key in each if key not in ("id", "name")] or [""]), None)
    return record


@pytest.mark.shared
def test_records_of_real_documents_are_scored_as_the_shared_scorer_does(
    shared_scorer: ModuleType, tmp_path: Path
) -> None:
    samples = [each for each in sets.open_set() if each.path.suffix == ".md"][::9]

    for sample in samples:
        record = cache.record_of(cache.prepare(sample, tmp_path)).to_dict()

        assert counts(sample.gold, record) == by_shared(shared_scorer, sample.gold, record)
