"""The sets: what may be read, who is related to whom, and folds that part no family."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quality import sets

SHARED = sets.ROOT.parent / "shared"


def pool(folder: Path, rows: list[dict[str, object]], gold: list[str]) -> Path:
    """Write a folder of documents as ``sets`` reads it: Markdown texts, some with an empty gold record."""
    (folder / "pool" / "texts").mkdir(parents=True)
    (folder / "pool" / "gold").mkdir()
    lines = []
    for row in rows:
        file = f"texts/{row['id']}.md"
        (folder / "pool" / file).write_text(f"# {row['id']}\n", "utf-8")
        lines.append(json.dumps({"file": file, "issuer": "A", **row}))
    (folder / "pool" / "texts.jsonl").write_text("\n".join(lines), "utf-8")
    for name in gold:
        (folder / "pool" / "gold" / f"{name}.gold.json").write_text('{"programs": []}', "utf-8")
    return folder


def test_a_place_without_documents_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(sets.NoDocuments, match=r"no documents to measure on in .*--shared"):
        sets.open_set(tmp_path)


def test_relatives_through_series_family_or_pair_are_one_family(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"id": "d", "series": "s"},
        {"id": "b", "series": ["s", "r"], "pair": "c"},
        {"id": "c", "family": "f-c"},
        {"id": "a", "family": "r"},
        {"id": "e", "family": None},
    ]

    found = sets.open_set(pool(tmp_path, rows, ["b", "c", "d", "e"]))

    assert {each.id: each.family for each in found} == {"b": "a", "c": "a", "d": "a", "e": "e"}


def test_documents_without_a_gold_record_are_not_in_the_open_set(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"id": "a"}, {"id": "b", "batch": "batch-01"}]

    assert [each.id for each in sets.open_set(pool(tmp_path, rows, ["a"]))] == ["a"]


@pytest.mark.parametrize("seed", sets.SEEDS)
def test_a_family_never_lies_in_two_folds(tmp_path: Path, seed: int) -> None:
    names = [f"d{number:02}" for number in range(30)]
    rows: list[dict[str, object]] = [
        {"id": name, "series": f"s{number % 11}"} for number, name in enumerate(names)
    ]
    samples = sets.open_set(pool(tmp_path, rows, names))

    folds = sets.folds(samples, seed=seed)

    families = [{each.family for each in fold} for fold in folds]
    assert sum(len(each) for each in families) == len(set.union(*families)) == 11
    assert sorted(each.id for fold in folds for each in fold) == names
    assert max(map(len, folds)) - min(map(len, folds)) <= 3


def test_folds_depend_on_the_seed_and_on_nothing_else(tmp_path: Path) -> None:
    names = [f"d{number:02}" for number in range(20)]
    samples = sets.open_set(pool(tmp_path, [{"id": name} for name in names], names))

    assert sets.folds(samples, seed=1) == sets.folds(samples[::-1], seed=1)
    assert sets.folds(samples, seed=1) != sets.folds(samples, seed=2)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="no documents beside the checkout")
def test_the_open_set_is_what_its_lists_say_and_no_family_lies_in_two_folds() -> None:
    samples = sets.open_set()

    assert {each.kind for each in samples} == {"none", "one", "several"}
    assert sum(each.origin == "pool" for each in samples) == 139
    assert sum(each.origin == "corpus" for each in samples) == 62
    assert all(each.path.is_file() for each in samples)
    batches = {
        row.batch for row in sets.listed(SHARED).values() if row.id in {s.id for s in samples}
    }
    assert batches <= {"annotated", None}
    for seed in sets.SEEDS:
        families = [{each.family for each in fold} for fold in sets.folds(samples, seed=seed)]
        assert sum(map(len, families)) == len(set.union(*families))
