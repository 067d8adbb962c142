"""Where a value comes from, shown from the record alone."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import announce_parser
from announce_parser.explain import explain
from announce_parser.record import Correction, Record

SAMPLE = Path(__file__).parents[1] / "samples" / "2023-smart-manufacturing-notice.txt"


@cache
def record() -> Record:
    return announce_parser.parse(SAMPLE)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "announce_parser", "explain", *arguments, "--lang", "en"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_value_of_a_table_shows_its_headings_unit_and_rule() -> None:
    first = explain(record(), "/programs/0/cap").witnesses[0]

    assert (first.text, first.headings, first.unit, first.rule) == (
        "2",
        ("정부일반형 스마트공장", "지원 한도"),
        "억원",
        "program.overview_row",
    )


def test_the_places_that_agree_are_all_shown_with_their_own_rules() -> None:
    found = [(each.text, each.rule) for each in explain(record(), "/programs/0/cap").witnesses]

    assert found == [("2", "program.overview_row"), ("2억원", "term.sum_per_recipient")]


def test_the_checks_that_name_a_value_are_shown_with_it() -> None:
    found = {check.rule for check in explain(record(), "/programs/0/budget").checks}

    assert found == {
        "category_budget_is_sum_of_programs",
        "budget_agrees",
        "budget_over_awards_is_cap",
    }


def test_a_part_of_an_object_is_explained_by_the_object() -> None:
    found = explain(record(), "/programs/0/cap/amount")

    assert (found.value, found.stated_at) == ("200000000", "/programs/0/cap")


def test_a_figure_is_explained_by_its_own_source() -> None:
    found = explain(record(), "/figures/46")

    assert [(each.text, each.rule) for each in found.witnesses] == [
        ("2억원", "money.with_currency")
    ]


def test_a_corrected_value_shows_the_note_of_the_person() -> None:
    corrected = record().model_copy(
        update={
            "provenance": {
                **record().provenance,
                "/budget": (Correction(by="person", note="misprint in the headline"),),
            }
        }
    )

    assert explain(corrected, "/budget").by_person == "misprint in the headline"


def test_a_pointer_into_nothing_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        explain(record(), "/programs/99/cap")


def test_the_command_shows_text_place_rule_and_what_agreed() -> None:
    done = run(str(SAMPLE), "/programs/0/cap")

    assert done.returncode == 0
    assert "text: 지원예산은 620억원(310개)이며, 지원조건은 과제당 ‹2억원›" in done.stdout
    assert "table: 정부일반형 스마트공장 / 지원 한도" in done.stdout
    assert "check: [holds]" in done.stdout


def test_the_command_explains_a_record_as_well_as_a_document(tmp_path: Path) -> None:
    path = tmp_path / "notice.json"
    path.write_bytes(record().to_json())
    done = run(str(path), "/budget", "--json")

    assert json.loads(done.stdout)["explanation"]["stated_at"] == "/budget"


def test_the_command_refuses_a_pointer_into_nothing_with_an_example() -> None:
    done = run(str(SAMPLE), "/nowhere")

    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no value at /nowhere; a pointer looks like /programs/0/budget" in done.stderr


def test_without_a_pointer_the_whole_record_is_an_outline_in_its_own_order() -> None:
    lines = run(str(SAMPLE)).stdout.splitlines()
    pointers = [line.split("  ")[0] for line in lines]

    assert len(pointers) == len(set(pointers)) == len(record().provenance)
    assert pointers.index("/programs/2/cap") < pointers.index("/programs/10/cap")
    assert "/programs/0/cap  ‹2›  " in "\n".join(lines)


def test_the_morphemes_of_a_place_can_be_asked_for() -> None:
    found = run(str(SAMPLE), "/budget", "--morphemes").stdout

    assert "morphemes: " in found
    assert "억/" in found
