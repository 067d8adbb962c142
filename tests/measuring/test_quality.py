"""What is measured, as it is printed: the table, misses, differences, parts switched off, annotators, the closed run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import announce_parser
from quality import (
    ablate,
    cache,
    closed,
    crossed,
    differ,
    looks,
    measure,
    misses,
    report,
    sets,
)
from quality.__main__ import PAGE, main
from quality.score import Counts

TEXT = """# 2024년 수출 바우처 지원사업 공고

가상진흥원 공고 제2024-7호

□ 지원규모 : 총 30억원, 기업당 최대 5천만원
□ 신청기간 : 2024. 3. 4.(월) ~ 3. 29.(금) 18:00
□ 문의처 : 수출지원팀 (02-123-4567)
"""
GOLD: dict[str, Any] = {
    "exhaustive": ["programs"],
    "programs": [
        {
            "id": "p1",
            "name": "수출 바우처 지원사업",
            "aliases": ["수출 바우처"],
            "cap": {"amount": 50000000, "currency": "KRW", "bound": "max"},
            "application": {"interval": "2024-03-04/2024-03-28"},
        }
    ],
    "evidence": {
        "/programs/0/name": ["2024년 수출 바우처 지원사업 공고"],
        "/programs/0/application": ["신청기간 : 2024. 3. 4.(월) ~ 3. 29.(금) 18:00"],
    },
}
NONE: dict[str, Any] = {"exhaustive": ["programs"], "programs": []}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> sets.Sample:
    folder = tmp_path_factory.mktemp("notice")
    (folder / "notice.md").write_text(TEXT, "utf-8")
    (folder / "notice.gold.json").write_text(json.dumps(GOLD), "utf-8")
    return sets.Sample("n1", folder / "notice.md", folder / "notice.gold.json", "pool", "n1", "A")


@pytest.fixture(scope="module")
def record(sample: sets.Sample) -> dict[str, Any]:
    return announce_parser.parse(sample.path).to_dict()


def test_values_are_judged_by_band_with_the_confidence_of_their_least_sure_part() -> None:
    record = {
        "programs": [
            {
                "id": "p1",
                "name": "수출 바우처 지원사업",
                "cap": GOLD["programs"][0]["cap"],
                "awards": {"value": 3},
            }
        ],
        "confidence": {
            "/programs/0/cap": 0.98,
            "/programs/0/awards": 0.8,
            "/programs/0/cap/x": 0.9,
        },
    }

    assert sorted(measure.judged(GOLD, record)) == [(0.8, False), (0.9, True)]


def test_documents_are_told_by_how_many_programs_they_have() -> None:
    found = measure.Measured()
    for gold, got in ((GOLD, NONE), (GOLD, GOLD), (NONE, GOLD), (NONE, NONE)):
        measure.add(found, gold, got)

    assert (found.of("one"), found.right("one")) == (2, 1)
    assert found.told["none", "one"] == 1
    assert found.by_kind["one"].groups["program names"] == Counts(1, 2, 1)


def standing(sample: sets.Sample, record: dict[str, Any], names: float) -> report.Standing:
    found = measure.measured([sample], {"n1": record})
    run = {
        "date": "2026-01-01",
        "commit": "abc1234",
        "note": "first",
        "f1": {"program names": names, "program fields": 0.5},
        "by_kind": {"one": {"program names": 0.25}},
        "told_right": {"none": [2, 3], "one": [1, 4]},
    }
    return report.Standing((found,), found, measure.Measured(), (run,), (), "def5678")


def test_the_page_shows_open_beside_closed_and_false_programs(
    sample: sets.Sample, record: dict[str, Any]
) -> None:
    page = report.page(standing(sample, record, 0.95))

    assert "Closed: 7 documents, run 2026-01-01 at `abc1234` (first)." in page
    row = next(line for line in page.splitlines() if line.startswith("| program names"))
    assert [cell.strip() for cell in row.strip("|").split("|")][-2:] == ["0.950", "–"]
    assert "get one: 0 of 0 open, 1 of 3 closed." in page
    assert "above closed" not in page


def test_a_gap_between_open_and_closed_is_said(sample: sets.Sample, record: dict[str, Any]) -> None:
    page = report.page(standing(sample, record, 0.5))

    assert "**Open (blind) is more than 0.10 above closed**: program names +0.500." in page


def test_each_fold_is_read_by_what_the_others_taught(sample: sets.Sample) -> None:
    samples = [
        sets.Sample(f"d{n}", sample.path, sample.gold_path, "pool", f"f{n % 6}", "A")
        for n in range(12)
    ]
    calls: list[tuple[set[str], set[str]]] = []

    def read(train: Any, test: Any) -> dict[str, Any]:
        calls.append(({each.family for each in train}, {each.family for each in test}))
        return {each.id: {} for each in test}

    records = crossed.records(samples, 1, read)

    assert sorted(records) == sorted(each.id for each in samples)
    assert all(not train & test for train, test in calls)
    assert all(len(train | test) == 6 for train, test in calls)
    assert crossed.seeds(read) == sets.SEEDS
    assert crossed.seeds(crossed.as_shipped) == sets.SEEDS[:1]


def test_misses_show_the_evidence_and_what_the_record_has_instead(
    sample: sets.Sample, record: dict[str, Any]
) -> None:
    lines = "\n".join(
        misses.report([sample], {"n1": record}, "program fields", field="application")
    )

    assert "missing program fields/application /programs/0/application" in lines
    assert "2024-03-04/2024-03-28" in lines
    assert "instead: 수출 바우처 지원사업 application interval 2024-03-04/2024-03-29T18:00" in lines
    assert "| 신청기간 : 2024. 3. 4.(월) ~ 3. 29.(금) 18:00" in lines


def test_what_is_too_much_shows_the_line_it_was_read_from_and_the_rule(
    sample: sets.Sample, record: dict[str, Any]
) -> None:
    [extra] = [
        each
        for each in misses.misses(sample, record, "program fields")
        if each.what == "extra" and each.field == "application"
    ]

    assert extra.lines[0].startswith("□ 신청기간 : 2024. 3. 4.(월)")
    assert extra.lines[0].endswith("]")


def test_what_the_engine_says_of_a_miss_stands_below_it(
    sample: sets.Sample, record: dict[str, Any]
) -> None:
    def explain(*_: object) -> list[str]:
        return ["runner-up: 바우처"]

    lines = list(misses.report([sample], {"n1": record}, "program fields", explain=explain))

    assert "    > runner-up: 바우처" in lines


def test_a_difference_names_gains_and_losses_value_by_value(sample: sets.Sample) -> None:
    named = {"programs": [{"id": "p1", "name": "수출 바우처 지원사업"}]}
    wrong = {"programs": [{"id": "p1", "name": "가상진흥원"}]}

    found = differ.difference([sample], {"n1": wrong}, {"n1": named})
    said = list(differ.report(found))

    assert "program names: gained 1, lost 0, added 0, removed 1" in said
    assert "gained  n1  program names  수출바우처지원사업" in said
    assert "removed n1  program names  가상진흥원" in said
    assert list(differ.report(differ.difference([sample], {"n1": named}, {"n1": named}))) == [
        "nothing that is scored differs"
    ]


def test_a_part_that_is_off_finds_nothing_and_is_on_again_afterwards(
    sample: sets.Sample, tmp_path: Path
) -> None:
    prepared = cache.prepare(sample, tmp_path)
    switches = dict(ablate.SWITCHES)

    assert cache.record_of(prepared).contacts
    assert not switches["notices/contacts"](prepared).contacts
    assert cache.record_of(prepared).contacts
    assert "money" in {figure.kind for figure in cache.record_of(prepared).figures}
    assert "money" not in {figure.kind for figure in switches["figures/money"](prepared).figures}


@pytest.mark.parametrize("switch", ablate.SWITCHES, ids=lambda each: each.name)
def test_every_switch_still_makes_a_record(
    sample: sets.Sample, tmp_path: Path, switch: ablate.Switch
) -> None:
    record = switch.make(cache.prepare(sample, tmp_path))

    assert record.source.filename == "notice.md"


def test_annotators_are_compared_by_the_documents_both_have(tmp_path: Path) -> None:
    for side, gold in (("a", GOLD), ("b", NONE)):
        (tmp_path / side).mkdir()
        (tmp_path / side / "x.gold.json").write_text(json.dumps(gold), "utf-8")
    (tmp_path / "a" / "y.gold.json").write_text(json.dumps(GOLD), "utf-8")

    found = measure.between(tmp_path / "a", tmp_path / "b")

    assert found.documents == 1
    assert found.tally.groups["program names"] == Counts(0, 1, 0)
    assert "1 documents" in report.agreement(found)
    with pytest.raises(sets.NoDocuments):
        measure.between(tmp_path / "a", tmp_path)


RUNNER = """
import argparse, json, subprocess
options = argparse.ArgumentParser()
for name in ("--command", "--note", "--ledger"):
    options.add_argument(name)
a = options.parse_args()
said = subprocess.run([a.command, "--version"], capture_output=True, text=True, check=True).stdout
with open(a.ledger, "a") as ledger:
    ledger.write(json.dumps({"note": a.note, "said": said}) + "\\n")
"""


def test_the_closed_exam_is_run_with_this_checkouts_command(tmp_path: Path) -> None:
    (tmp_path / "exam").mkdir()
    (tmp_path / "exam" / "run_closed.py").write_text(RUNNER)
    ledger = tmp_path / "closed.jsonl"

    code = closed.exam(tmp_path, "a note", ledger)

    assert code == 0
    [line] = closed.runs(ledger)
    assert line["note"] == "a note"
    assert announce_parser.__version__ in line["said"]
    assert closed.runs(tmp_path / "none.jsonl") == ()


def test_a_place_without_an_exam_is_refused(tmp_path: Path) -> None:
    with pytest.raises(sets.NoDocuments):
        closed.run(tmp_path, "a note")


def test_the_command_says_where_there_is_nothing_to_measure_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--shared", str(tmp_path)]) == 2
    assert "no documents to measure on" in capsys.readouterr().err


def test_ones_own_documents_are_measured_and_the_committed_page_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = PAGE.read_bytes()
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    (tmp_path / "a.gold.json").write_text(json.dumps(GOLD), "utf-8")
    (tmp_path / "alone.gold.json").write_text(json.dumps(GOLD), "utf-8")

    code = main(["--shared", str(tmp_path)])

    assert code == 0
    assert "Open: 1 documents with a hand-made record" in capsys.readouterr().out
    assert PAGE.read_bytes() == before


def test_a_refused_look_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pool").mkdir()
    (tmp_path / "pool" / "texts.jsonl").write_text("")

    assert main(["--shared", str(tmp_path), "look", "reserve-01"]) == 2
    assert capsys.readouterr().err == "quality: reserve-01 is a reserve, which stays closed\n"


# What is committed.


def test_the_committed_page_shows_the_last_closed_run_and_every_look() -> None:
    page = (sets.ROOT / "docs" / "quality.md").read_text("utf-8")
    last = closed.runs()[-1]

    assert f"run {last['date']} at `{last['commit']}`" in page
    rows = {
        cells[0]: cells
        for line in page.partition("\n## Fields")[0].splitlines()
        if (cells := [cell.strip() for cell in line.strip("|").split("|")])
    }
    assert {group: rows[group][-2] for group in last["f1"] if group in rows} == {
        group: f"{score:.3f}" for group, score in last["f1"].items() if group in rows
    }
    assert report.looks_line(looks.looks()) in page


@pytest.mark.parametrize(
    ("row", "group"),
    [
        ("header: kind, title, issuer, dates", "header"),
        ("contacts", "contacts"),
        ("schedule", "schedule"),
        ("changes", "changes"),
        ("**names of programs**", "program names"),
        ("**terms of programs** (sums, windows, shares …)", "program fields"),
    ],
)
def test_the_readme_shows_the_last_closed_run(row: str, group: str) -> None:
    readme = (sets.ROOT / "README.md").read_text("utf-8")
    [line] = [line for line in readme.splitlines() if line.startswith(f"| {row} |")]

    score = f"{closed.runs()[-1]['f1'][group]:.2f}".removeprefix("0")

    assert line.strip("| ").split(" | ")[-1].strip("*") == score
