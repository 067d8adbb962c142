"""The measuring corpus beside the checkout: every text gives a valid record, and the scores hold their floors."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import announce_parser

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
TEXTS = sorted((SHARED / "corpus" / "texts").glob("*.md"))
SAMPLE = ROOT / "samples" / "2023-smart-manufacturing-notice.txt"
FLOORS = {
    "header": 0.90,
    "figures:money": 0.90,
    "figures:ratio": 0.90,
    "figures:phone": 0.90,
    "figures:url": 0.90,
    "figures:email": 0.90,
    "figures:when": 0.80,
    "figures:duration": 0.80,
}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.usefixtures("unseen"),
    pytest.mark.skipif(not TEXTS, reason="no measuring corpus beside the checkout"),
]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the record of every text of the corpus."""
    folder = tmp_path_factory.mktemp("records")
    for path in TEXTS:
        (folder / f"{path.name}.json").write_bytes(announce_parser.parse(path).to_json())
    return folder


@pytest.fixture(scope="module")
def scores(records: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The F1 of every group over the texts that have a gold record."""
    gold = tmp_path_factory.mktemp("gold")
    for path in TEXTS:
        standard = SHARED / "corpus" / "gold" / f"{path.stem}.gold.json"
        if standard.exists():
            shutil.copy(standard, gold)
    return scored(gold, records)


def scored(gold: Path, records: Path) -> dict[str, float]:
    """The F1 of every group, by the scorer that the corpus brings."""
    scorer = SHARED / "tools" / "score_record.py"
    finished = subprocess.run(
        [sys.executable, str(scorer), str(gold), str(records), "--json"],
        capture_output=True,
        check=True,
    )
    return {group: row["f"] for group, row in json.loads(finished.stdout)["total"].items()}


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_a_text_of_the_corpus_gives_a_valid_record(text: Path, records: Path) -> None:
    record = json.loads((records / f"{text.name}.json").read_bytes())

    assert announce_parser.validate(record) == ()


@pytest.mark.parametrize("group", FLOORS)
def test_a_group_of_the_texts_scores_at_least_its_floor(
    group: str, scores: dict[str, float]
) -> None:
    assert scores[group] >= FLOORS[group]


def test_every_group_of_the_sample_scores_one(tmp_path: Path) -> None:
    gold, records = tmp_path / "gold", tmp_path / "records"
    gold.mkdir()
    records.mkdir()
    shutil.copy(SHARED / "contract" / "seed.record.json", gold / f"{SAMPLE.stem}.gold.json")
    (records / f"{SAMPLE.name}.json").write_bytes(announce_parser.parse(SAMPLE).to_json())
    found = scored(gold, records)

    assert len(found) > 10
    assert {group: score for group, score in found.items() if score < 1} == {}
