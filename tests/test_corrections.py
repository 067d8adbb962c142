"""Corrections of a person: applied before the checks, shown in provenance, refused when they no longer fit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from announce_parser import corrections, pipeline, validation
from announce_parser.corrections import Amendment
from announce_parser.errors import StaleCorrection, UsageFault
from announce_parser.record import Correction, Record

ROOT = Path(__file__).parents[1]
SAMPLE = "2023-smart-manufacturing-notice.txt"


@pytest.fixture(scope="module")
def sample() -> Record:
    return Record.from_json((ROOT / "tests" / "golden" / f"{SAMPLE}.json").read_bytes())


def amended(record: Record, op: str, path: str, value: Any = None, **more: Any) -> Record:
    line = Amendment(record.source.sha256, op, path, value, "본문 확인", line=1, **more)
    return corrections.apply(record, [line])


def test_a_replaced_value_says_who_and_what_it_was(sample: Record) -> None:
    found = amended(sample, "replace", "/fiscal_year", 2024)

    assert found.fiscal_year == 2024
    assert found.provenance["/fiscal_year"] == (
        Correction(by="person", note="본문 확인", was=2023),
    )


def test_a_corrected_record_still_follows_the_contract(sample: Record) -> None:
    budget = {"amount": 63_000_000_000, "currency": "KRW", "text": "630억원"}
    found = amended(sample, "replace", "/programs/0/budget", budget)

    assert found.programs[0].budget is not None
    assert found.programs[0].budget.amount == 63_000_000_000
    assert validation.validate(found.to_dict()) == ()


def test_a_value_that_was_not_there_can_be_added(sample: Record) -> None:
    found = amended(sample, "add", "/published", "2023-01-08")

    assert found.published == "2023-01-08"
    assert found.provenance["/published"] == (Correction(by="person", note="본문 확인"),)


def test_a_removed_program_takes_its_provenance_with_it_and_the_rest_moves_up(
    sample: Record,
) -> None:
    found = amended(sample, "remove", "/programs/0")

    assert found.programs[0].name == sample.programs[1].name
    assert found.provenance["/programs/0/budget"] == sample.provenance["/programs/1/budget"]
    assert f"/programs/{len(found.programs)}/name" not in found.provenance
    assert "p1" not in {one for contact in found.contacts for one in contact.programs}
    assert validation.validate(found.to_dict()) == ()


def test_an_item_added_at_the_end_of_a_list_leaves_the_others_where_they_are(
    sample: Record,
) -> None:
    link = {"url": "https://www.example.go.kr", "text": "누리집"}
    found = amended(sample, "add", "/links/-", link)
    last = len(sample.links)

    assert found.links[last].url == "https://www.example.go.kr"
    assert found.links[:last] == sample.links
    assert f"/links/{last}" in found.provenance


def test_lines_of_other_documents_are_passed_over(sample: Record) -> None:
    other = Amendment("0" * 64, "replace", "/fiscal_year", 1999, "")

    assert corrections.apply(sample, [other]) is sample


@pytest.mark.parametrize(
    ("op", "path", "value", "reason"),
    [
        ("replace", "/programs/99/name", "가온", "leads nowhere"),
        ("replace", "/notice_number", "가온 제1호", "nothing stands there"),
        ("remove", "/programs/99", None, "nothing stands there"),
        ("replace", "/source/sha256", "0", "not for a person"),
        ("replace", "/title/0", "가", "plain value"),
        ("replace", "/fiscal_year", "이천이십사", "breaks the contract"),
        ("replace", "", {}, "not for a person"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(
    sample: Record, op: str, path: str, value: object, reason: str
) -> None:
    with pytest.raises(StaleCorrection, match=reason):
        amended(sample, op, path, value)


def test_a_correction_of_another_value_than_the_person_saw_is_refused(sample: Record) -> None:
    with pytest.raises(StaleCorrection, match="the record says 2023"):
        amended(sample, "replace", "/fiscal_year", 2024, was=2022)


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        '{"op": "copy", "path": "/a", "sha256": "0"}',
        '{"op": "replace", "path": "/a", "sha256": "0"}',
        '{"op": "remove", "path": "a", "sha256": "0"}',
        '{"op": "remove", "path": "/a"}',
    ],
)
def test_a_line_that_is_no_correction_is_named(tmp_path: Path, line: str) -> None:
    good = '{"op": "remove", "path": "/a", "sha256": "0"}'
    (tmp_path / "c.jsonl").write_text(f"{good}\n\n{line}\n", "utf-8")

    with pytest.raises(UsageFault, match="line 3 is no correction"):
        corrections.load(tmp_path / "c.jsonl")


def test_sums_are_checked_with_the_corrected_values(sample: Record, tmp_path: Path) -> None:
    budget = {"amount": 1, "currency": "KRW", "text": "1원"}
    line = {
        "sha256": sample.source.sha256,
        "op": "replace",
        "path": "/programs/0/budget",
        "value": budget,
        "note": "잘못 고침",
    }
    (tmp_path / "c.jsonl").write_text(json.dumps(line, ensure_ascii=False), "utf-8")
    found = pipeline.parse(
        ROOT / "samples" / SAMPLE, corrections=corrections.load(tmp_path / "c.jsonl")
    )
    failing = [check for check in found.checks if check.status == "fails"]

    assert [check.status for check in sample.checks if check.status == "fails"] == []
    assert any("/programs/0/budget" in check.at for check in failing)
