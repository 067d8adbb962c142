"""The documents that are measured on: the open set with its hand-made records, its families and its folds.

They are not in the repository. They are read from a folder, by default ``shared`` beside the checkout: ``pool`` and
``corpus``, each with ``*.jsonl`` lists of documents and a folder ``gold`` of hand-made records. What nobody may read
(the closed exam, batches that wait for their first look) is not part of the open set. A folder of one's own needs no
lists: each ``NAME.gold.json`` is beside its document ``NAME.pdf`` (or any other format), each a family of its own.
"""

from __future__ import annotations

import json
import random
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from quality.normal import Json
from quality.score import number_of_programs

ROOT = Path(__file__).parents[1]
SEEDS = (1, 2)
FOLDS = 5
_LISTS = (
    ("pool/texts.jsonl", "pool/texts"),
    ("pool/files.jsonl", "pool/files"),
    ("pool/files_aside.jsonl", "pool/files_aside"),
    ("corpus/files.jsonl", "corpus/files"),
    ("corpus/texts.jsonl", "corpus/texts"),
)
_GOLD = ("pool", "corpus")
GOLD_SUFFIX = ".gold.json"


class NoDocuments(Exception):
    """There is no folder with documents to measure on."""

    def __init__(self, folder: Path) -> None:
        """Say where there are none, and what to do."""
        super().__init__(
            f"no documents to measure on in {folder}: name a folder with --shared, or put it beside the checkout"
        )


@dataclass(frozen=True)
class Sample:
    """A document with its hand-made record.

    Attributes:
        id: As the lists name it.
        path: The document.
        gold_path: The hand-made record.
        origin: ``pool`` or ``corpus``; the latter was seen while rules were written.
        family: Its family's smallest id: relatives bear the same.
        issuer: Who issued it, as the list says.
    """

    id: str
    path: Path
    gold_path: Path
    origin: str
    family: str
    issuer: str

    @cached_property
    def gold(self) -> Json:
        """The hand-made record."""
        loaded: Json = json.loads(self.gold_path.read_text("utf-8"))
        return loaded

    @property
    def kind(self) -> str:
        """How many programs it announces: ``none``, ``one`` or ``several``."""
        return number_of_programs(self.gold)


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as a list names it.

    Attributes:
        path: Where it lies.
        issuer: Who issued it.
        batch: ``annotated``, ``batch-NN`` and so on; None outside the pool.
        primary: False for a further member of a family within its batch.
        ties: What makes it a relative of others: ids and names of series and families.
    """

    id: str
    path: Path
    issuer: str
    batch: str | None
    primary: bool
    ties: tuple[str, ...]


def folder_of(shared: Path | None = None) -> Path:
    """Return the folder of documents; raises ``NoDocuments`` where there is none."""
    folder = shared or ROOT.parent / "shared"
    if not has_lists(folder) and not any(folder.glob(f"*{GOLD_SUFFIX}")):
        raise NoDocuments(folder)
    return folder


def has_lists(folder: Path) -> bool:
    """Tell a folder with lists of documents from one of a user's own."""
    return any((folder / name).exists() for name, _ in _LISTS)


def listed(shared: Path) -> dict[str, Listed]:
    """Return every document that the lists name, by id."""
    found = {}
    for name, folder in _LISTS:
        file = shared / name
        if not file.exists():
            continue
        for line in file.read_text("utf-8").splitlines():
            row: Json = json.loads(line)
            found[row["id"]] = Listed(
                row["id"],
                _path(shared, folder, row),
                row.get("issuer") or row.get("ministry") or "",
                row.get("batch"),
                row.get("primary") is not False,
                tuple(_ties(row)),
            )
    return found


def _path(shared: Path, folder: str, row: Json) -> Path:
    if "file" in row:
        return shared / "pool" / str(row["file"])
    return shared / folder / f"{row['id']}.{row.get('ext', 'md')}"


def _ties(row: Json) -> Iterable[str]:
    """Yield what a document has in common with its relatives; a family is named after one of its ids or by a series."""
    yield row["id"]
    for field in ("family", "pair", "series"):
        named = row.get(field) or ()
        for name in (named,) if isinstance(named, str) else named:
            yield name.removeprefix("f-") if field == "family" else name


def open_set(shared: Path | None = None) -> tuple[Sample, ...]:
    """Return the documents with an open hand-made record, by id.

    Raises:
        NoDocuments: There is no such folder.
    """
    folder = folder_of(shared)
    if not has_lists(folder):
        return tuple(_own(folder))
    rows, family_of = listed(folder), families(folder)
    found = []
    for origin in _GOLD:
        for gold in sorted((folder / origin / "gold").glob(f"*{GOLD_SUFFIX}")):
            row = rows[gold.name.removesuffix(GOLD_SUFFIX)]
            found.append(Sample(row.id, row.path, gold, origin, family_of[row.id], row.issuer))
    return tuple(sorted(found, key=lambda sample: sample.id))


def families(shared: Path) -> dict[str, str]:
    """Return the family of every document that the lists name."""
    return united({each.id: each.ties for each in listed(shared).values()})


def _own(folder: Path) -> Iterator[Sample]:
    for gold in sorted(folder.glob(f"*{GOLD_SUFFIX}")):
        name = gold.name.removesuffix(GOLD_SUFFIX)
        beside = [each for each in sorted(folder.glob(f"{name}.*")) if each.suffix != ".json"]
        if beside:
            yield Sample(name, beside[0], gold, _GOLD[0], name, "")


def united(ties: Mapping[str, Iterable[Hashable]]) -> dict[str, str]:
    """Return the family of each id, named by its smallest member: ids that share a tie, directly or through others."""
    parent: dict[Hashable, Hashable] = {}

    def root(of: Hashable) -> Hashable:
        while parent.setdefault(of, of) != of:
            of = parent[of]
        return of

    for identifier, shared in ties.items():
        for tie in shared:
            parent[root(("tie", tie))] = root(identifier)
    smallest: dict[Hashable, str] = {}
    for identifier in sorted(ties):
        smallest.setdefault(root(identifier), identifier)
    return {identifier: smallest[root(identifier)] for identifier in ties}


def folds(
    samples: Sequence[Sample], *, seed: int, count: int = FOLDS
) -> tuple[tuple[Sample, ...], ...]:
    """Return the documents in folds of about equal size; a family never lies in two.

    Args:
        samples: In any order; the folds do not depend on it.
        seed: Shuffles the families.
        count: How many folds.
    """
    relatives: dict[str, list[Sample]] = {}
    for sample in sorted(samples, key=lambda each: each.id):
        relatives.setdefault(sample.family, []).append(sample)
    shuffled = list(relatives.values())
    random.Random(seed).shuffle(shuffled)  # noqa: S311 (folds, no secrets)
    shuffled.sort(key=len, reverse=True)  # large families first, so that the small ones even out
    held: list[list[Sample]] = [[] for _ in range(count)]
    for family in shuffled:
        min(held, key=len).extend(family)
    return tuple(tuple(sorted(fold, key=lambda each: each.id)) for fold in held)
