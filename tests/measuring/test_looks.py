"""First looks: in order, once, by a committed tree, and every one stays in the ledger."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from quality import looks, report, tree
from quality.score import Counts

TEXT = """# 가상청, 새싹 기업 지원사업 참여기업 모집

- 지원규모 : 총 30억원, 기업당 최대 3천만원
- 신청기간 : 2024. 3. 4.(월) ~ 3. 29.(금)
"""
GOLD = {
    "exhaustive": ["programs"],
    "title": "가상청, 새싹 기업 지원사업 참여기업 모집",
    "programs": [],
}


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A pool of two batches of two families and a reserve; relatives within a batch are not primary."""
    folder = tmp_path / "shared"
    (folder / "pool" / "texts").mkdir(parents=True)
    rows: list[dict[str, Any]] = [
        {"id": "a1", "batch": "batch-01", "primary": True, "family": "a"},
        {"id": "a2", "batch": "batch-01", "primary": False, "family": "a"},
        {"id": "b1", "batch": "batch-01", "primary": True, "family": "b"},
        {"id": "c1", "batch": "batch-02", "primary": True, "family": "c"},
        {"id": "r1", "batch": "reserve-01", "primary": True, "family": "r"},
        {"id": "z1", "batch": "annotated", "primary": True, "family": "z"},
    ]
    for row in rows:
        row["file"] = f"texts/{row['id']}.md"
        (folder / "pool" / row["file"]).write_text(TEXT, "utf-8")
    lines = "\n".join(json.dumps(row) for row in rows)
    (folder / "pool" / "texts.jsonl").write_text(lines, "utf-8")
    return folder


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "checkout"
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "a.py").write_text("")
    for command in (
        ["init", "-q"],
        ["config", "user.email", "a@example.org"],
        ["config", "user.name", "a"],
        ["add", "."],
        ["commit", "-qm", "first"],
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)  # noqa: S607 (the git there is)
    return folder


class Batches:
    """Batches of a pool as they are looked at from one checkout, with one ledger."""

    def __init__(self, shared: Path, checkout: Path, place: Path) -> None:
        self.shared, self.checkout, self.place = shared, checkout, place
        self.ledger = place / "first_looks.jsonl"

    def work(self, batch: str) -> Path:
        return self.place / "looks" / batch / "records"

    def parse(self, batch: str, work: Path | None = None) -> int:
        work = work or self.work(batch)
        return looks.parse(self.shared, batch, work, ledger=self.ledger, root=self.checkout)

    def score(self, batch: str, *annotated: str) -> looks.Look:
        gold = annotate(self.place / "gold", *annotated)
        return looks.score(self.shared, batch, self.work(batch), gold, ledger=self.ledger)


@pytest.fixture
def batches(shared: Path, checkout: Path, tmp_path: Path) -> Batches:
    return Batches(shared, checkout, tmp_path)


def annotate(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / f"{name}.gold.json").write_text(json.dumps(GOLD), "utf-8")
    return folder


def test_a_batch_is_parsed_annotated_and_scored_once(batches: Batches) -> None:
    parsed = batches.parse("batch-01")
    look = batches.score("batch-01", "a1", "b1")

    assert parsed == 2
    assert sorted(each.name for each in batches.work("batch-01").iterdir()) == [
        "a1.json",
        "b1.json",
    ]
    assert look.commit == tree.commit(batches.checkout)
    assert [each.family for each in look.documents] == ["a1", "b1"]
    assert looks.pooled([look])["header"] == Counts(2, 2, 2)
    assert looks.looks(batches.ledger) == (look,)
    line = json.loads(batches.ledger.read_text("utf-8"))
    assert line["f1"]["header"] == 1.0
    assert line["n"] == 2
    assert line["told_right"] == {"none": [sum(s.told == "none" for s in look.documents), 2]}
    with pytest.raises(looks.RefusedLook, match="batch-01 has had its look"):
        batches.parse("batch-01", batches.place / "again")


@pytest.mark.parametrize(
    ("batch", "why"),
    [
        ("batch-02", "not the next: batch-01"),
        ("batch-03", "no batch-03"),
        ("reserve-01", "reserve, which stays closed"),
        ("annotated", "no annotated to look at"),
    ],
)
def test_a_batch_out_of_order_and_a_reserve_are_refused(
    batches: Batches, batch: str, why: str
) -> None:
    with pytest.raises(looks.RefusedLook, match=why):
        batches.parse(batch)

    assert not batches.work(batch).exists()


def test_the_next_batch_waits_until_the_one_before_is_scored(batches: Batches) -> None:
    batches.parse("batch-01")
    with pytest.raises(looks.RefusedLook, match="not the next"):
        batches.parse("batch-02")

    batches.score("batch-01", "a1", "b1")

    assert batches.parse("batch-02") == 1


def test_records_are_made_once_before_the_annotations_and_outside_the_repository(
    batches: Batches,
) -> None:
    with pytest.raises(looks.RefusedLook, match="parse the batch first"):
        batches.score("batch-01", "a1", "b1")
    with pytest.raises(looks.RefusedLook, match="lies in the repository"):
        batches.parse("batch-01", batches.checkout / "records")
    batches.parse("batch-01")
    with pytest.raises(looks.RefusedLook, match="parsed once"):
        batches.parse("batch-01")


def test_a_relative_of_an_open_document_is_no_first_look(batches: Batches) -> None:
    pool = batches.shared / "pool"
    with (pool / "texts.jsonl").open("a", encoding="utf-8") as lines:
        lines.write('\n{"id": "o1", "batch": "annotated", "family": "b", "file": "texts/z1.md"}')
    annotate(pool / "gold", "o1")

    assert batches.parse("batch-01") == 1
    assert [each.name for each in batches.work("batch-01").iterdir()] == ["a1.json"]


def test_a_look_waits_for_every_annotation(batches: Batches) -> None:
    batches.parse("batch-01")

    with pytest.raises(looks.RefusedLook, match="1 of 2 annotations are missing"):
        batches.score("batch-01", "a1")

    assert not batches.ledger.exists()


def test_a_document_that_cannot_be_read_is_scored_as_an_empty_record(batches: Batches) -> None:
    (batches.shared / "pool" / "texts" / "a1.md").write_bytes(b"\x00\x00")
    batches.parse("batch-01")

    look = batches.score("batch-01", "a1", "b1")

    assert looks.pooled([look])["header"] == Counts(1, 2, 1)


def test_a_batch_is_not_parsed_by_a_tree_with_changes(batches: Batches) -> None:
    (batches.checkout / "src" / "a.py").write_text("x = 1\n")

    with pytest.raises(tree.DirtyTree, match="commit first"):
        batches.parse("batch-01")

    assert not batches.work("batch-01").exists()


def test_a_tree_with_changes_is_refused_and_a_clean_one_is_named(checkout: Path) -> None:
    name = tree.commit(checkout)
    assert name == tree.git("rev-parse", "--short", "HEAD", root=checkout)

    (checkout / "notes.md").write_text("beside the parser")
    assert tree.described(checkout) == name

    (checkout / "src" / "a.py").write_text("x = 1\n")
    assert tree.described(checkout) == f"{name}+"
    with pytest.raises(tree.DirtyTree, match="commit first"):
        tree.commit(checkout)


# What looks say together.


def look(batch: str, n: int, hit: int, *, family: str = "") -> looks.Look:
    seen = tuple(
        looks.Seen(
            family or f"{batch}-{number}", "one", "one", {"bounds": Counts(int(number < hit), 1, 1)}
        )
        for number in range(n)
    )
    return looks.Look("2026-01-01", "abc", batch, seen)


def test_the_last_sixty_documents_are_whole_looks_the_latest_first_counted() -> None:
    taken = [look(f"batch-{number:02}", 12, 6) for number in range(1, 8)]

    last = looks.last_documents(taken)

    assert [each.batch for each in last] == [f"batch-{n:02}" for n in range(3, 8)]
    assert looks.pooled(last)["bounds"] == Counts(30, 60, 60)
    assert looks.last_documents(taken[:2]) == tuple(taken[:2])


def test_the_interval_holds_the_score_and_is_wider_where_relatives_stand_together() -> None:
    apart = [look("batch-01", 40, 20)]
    together = [look(f"batch-{n:02}", 10, 10 * (n % 2), family=f"f{n}") for n in range(1, 5)]

    low, high = looks.interval(apart, "bounds")
    lower, higher = looks.interval(together, "bounds")

    assert low < 0.5 < high
    assert lower < low
    assert high < higher


def test_the_curve_names_every_look_and_the_pooled_score() -> None:
    said = report.curve([look("batch-01", 12, 3), look("batch-02", 12, 9)])

    assert "batch-01" in said
    assert "batch-02" in said
    assert "The last 24 documents together" in said
    assert "| bounds | 24 | 0.500 |" in said
    assert report.curve([]) == "no first look yet\n"


def test_the_committed_ledger_holds_each_batch_once_in_order() -> None:
    taken = [each.batch for each in looks.looks()]

    assert taken == [f"batch-{number:02}" for number in range(1, len(taken) + 1)]
