"""First looks: batches of documents that nobody opened, parsed by a committed tree before anybody annotates them.

The order is the whole point: the records are stored first, by a commit that is named; then somebody who has seen
neither records nor code annotates; then it is scored, once, and the line stays in the ledger, bad ones too.
"""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import announce_parser
from quality import sets, tree
from quality.normal import Json
from quality.score import Counts, Tally, number_of_programs

LEDGER = sets.ROOT / "quality" / "first_looks.jsonl"
BY_KIND = ("program names", "program fields", "bounds")
POOLED = 60  # documents that the figure to report is taken from
_RESAMPLES = 2000
_RESERVE = "reserve"
_STAMP = "look.json"


class RefusedLook(Exception):
    """The look would not be a first one, or its batch is not its turn."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A document of a look: its family, how many programs it has, and what it adds to each group."""

    family: str
    kind: str
    told: str
    groups: dict[str, Counts]


@dataclass(frozen=True, slots=True)
class Look:
    """A line of the ledger.

    Attributes:
        date: When it was scored.
        commit: The tree that parsed it.
        batch: ``batch-NN``.
        documents: What each adds; without names.
    """

    date: str
    commit: str
    batch: str
    documents: tuple[Seen, ...]

    @property
    def n(self) -> int:
        """How many documents were looked at."""
        return len(self.documents)

    def to_line(self) -> Json:
        """Return the line: what it adds up to first, then what each document adds."""
        kinds: dict[str, list[Seen]] = {}
        for each in self.documents:
            kinds.setdefault(each.kind, []).append(each)
        return {
            "date": self.date,
            "commit": self.commit,
            "batch": self.batch,
            "n": self.n,
            "f1": _rounded(self.documents),
            "by_kind": {
                kind: {**_rounded(seen, BY_KIND), "n": len(seen)}
                for kind, seen in sorted(kinds.items())
            },
            "told_right": {
                kind: [sum(each.told == kind for each in seen), len(seen)]
                for kind, seen in sorted(kinds.items())
            },
            "documents": [
                {
                    "family": each.family,
                    "kind": each.kind,
                    "told": each.told,
                    "groups": {group: list(counts) for group, counts in each.groups.items()},
                }
                for each in self.documents
            ],
        }


def _rounded(documents: Sequence[Seen], only: Collection[str] = ()) -> dict[str, float]:
    """Return the scores of some documents, of all groups where none is named."""
    return {
        group: round(counts.f1, 3)
        for group, counts in sorted(_added(documents).items())
        if not only or group in only
    }


def looks(ledger: Path = LEDGER) -> tuple[Look, ...]:
    """Return the looks that were taken, the oldest first."""
    if not ledger.exists():
        return ()
    return tuple(_look(json.loads(line)) for line in ledger.read_text("utf-8").splitlines())


def _look(line: Json) -> Look:
    documents = tuple(
        Seen(
            each["family"],
            each["kind"],
            each["told"],
            {group: Counts(*counts) for group, counts in each["groups"].items()},
        )
        for each in line["documents"]
    )
    return Look(line["date"], line["commit"], line["batch"], documents)


# Taking one.


def parse(
    shared: Path, batch: str, work: Path, *, ledger: Path = LEDGER, root: Path = sets.ROOT
) -> int:
    """Store the records of a batch, made by the committed tree, and return how many.

    Args:
        shared: The folder of documents.
        batch: ``batch-NN``.
        work: A folder outside the repository; it must not hold records yet.
        ledger: What was looked at before.
        root: The checkout whose commit is named.

    Raises:
        RefusedLook: It is a reserve, not the next in number, or was parsed or looked at before.
        DirtyTree: The parser differs from the commit.
    """
    documents = _documents(shared, batch)
    _refuse_disorder(shared, batch, ledger)
    if work.resolve().is_relative_to(root):
        raise RefusedLook(f"{work} lies in the repository; records of a look stay outside")
    if work.exists() and any(work.iterdir()):
        raise RefusedLook(f"{work} holds records already: a batch is parsed once")
    commit = tree.commit(root)
    work.mkdir(parents=True, exist_ok=True)
    for each in documents:
        record = json.dumps(_record(each.path), ensure_ascii=False)
        (work / f"{each.id}.json").write_text(record, "utf-8")
    (work.parent / _STAMP).write_text(json.dumps({"batch": batch, "commit": commit}), "utf-8")
    return len(documents)


def _record(path: Path) -> Json:
    """Return the record of a document, an empty one where there is none: that is scored as well."""
    try:
        return announce_parser.parse(path).to_dict()
    except Exception:  # noqa: BLE001 (a document that is lost must not cost the batch its only look)
        return {}


def is_parsed(work: Path) -> bool:
    """Tell whether records of a batch are stored."""
    return (work.parent / _STAMP).exists()


def score(shared: Path, batch: str, work: Path, gold: Path, *, ledger: Path = LEDGER) -> Look:
    """Score the stored records against the annotations that were made since, and add a line to the ledger.

    Args:
        shared: The folder of documents.
        batch: ``batch-NN``.
        work: Where the records were stored.
        gold: A folder of ``ID.gold.json``, one for each document of the batch.
        ledger: Where the line goes.

    Raises:
        RefusedLook: The batch was not parsed, has had its look, or an annotation is missing.
    """
    documents = _documents(shared, batch)
    _refuse_disorder(shared, batch, ledger)
    if not is_parsed(work):
        raise RefusedLook(f"{work} holds no records: parse the batch first")
    stamp: Json = json.loads((work.parent / _STAMP).read_text("utf-8"))
    if stamp["batch"] != batch:
        raise RefusedLook(f"{work} holds the records of {stamp['batch']}")
    missing = [each.id for each in documents if not (gold / f"{each.id}.gold.json").exists()]
    if missing:
        raise RefusedLook(f"{len(missing)} of {len(documents)} annotations are missing in {gold}")
    families = sets.families(shared)
    seen = tuple(
        _seen(
            families[each.id], _json(gold / f"{each.id}.gold.json"), _json(work / f"{each.id}.json")
        )
        for each in documents
    )
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    look = Look(today, stamp["commit"], batch, seen)
    with ledger.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(look.to_line()) + "\n")
    return look


def _json(file: Path) -> Json:
    loaded: Json = json.loads(file.read_text("utf-8"))
    return loaded


def _seen(family: str, gold: Json, record: Json) -> Seen:
    tally = Tally()
    tally.add(gold, record)
    return Seen(family, number_of_programs(gold), number_of_programs(record), dict(tally.groups))


def _documents(shared: Path, batch: str) -> tuple[sets.Listed, ...]:
    """Return the primary documents of a batch, one of each family; relatives of open documents are not."""
    if batch.startswith(_RESERVE):
        raise RefusedLook(f"{batch} is a reserve, which stays closed")
    found = [each for each in sets.listed(shared).values() if each.batch == batch and each.primary]
    if not found or not batch.startswith("batch-"):
        raise RefusedLook(f"there is no {batch} to look at")
    families, known = sets.families(shared), {each.family for each in sets.open_set(shared)}
    fresh = (each for each in found if families[each.id] not in known)
    return tuple(sorted(fresh, key=lambda each: each.id))


def _refuse_disorder(shared: Path, batch: str, ledger: Path) -> None:
    """Raise ``RefusedLook`` unless this is the first batch that has had no look yet."""
    taken = [look.batch for look in looks(ledger)]
    if batch in taken:
        raise RefusedLook(f"{batch} has had its look")
    waiting = sorted(
        {
            each.batch
            for each in sets.listed(shared).values()
            if each.batch and each.batch.startswith("batch-") and each.batch not in taken
        }
    )
    if waiting[0] != batch:
        raise RefusedLook(f"{batch} is not the next: {waiting[0]} has had no look yet")


# What they say together.


def last_documents(looked: Sequence[Look], count: int = POOLED) -> tuple[Look, ...]:
    """Return the latest looks that hold so many documents together, all if they are fewer; none is cut."""
    held: list[Look] = []
    for look in reversed(looked):
        if sum(each.n for each in held) >= count:
            break
        held.insert(0, look)
    return tuple(held)


def pooled(looked: Sequence[Look]) -> dict[str, Counts]:
    """Return the counts of all documents of some looks by group."""
    return _added([seen for look in looked for seen in look.documents])


def _added(documents: Sequence[Seen]) -> dict[str, Counts]:
    groups: dict[str, Counts] = {}
    for seen in documents:
        for group, counts in seen.groups.items():
            groups[group] = groups.get(group, Counts()).plus(counts)
    return groups


def interval(looked: Sequence[Look], group: str, *, share: float = 0.9) -> tuple[float, float]:
    """Return between which values the pooled F1 of a group lies, by drawing families with replacement.

    Args:
        looked: The looks.
        group: A group of the scorer.
        share: Of the draws that lie within.
    """
    families: dict[str, list[Seen]] = {}
    for look in looked:
        for seen in look.documents:
            families.setdefault(seen.family, []).append(seen)
    # What a family adds is all that a draw needs.
    added = [_added(members).get(group, Counts()) for members in families.values()]
    dice = random.Random(0)  # noqa: S311 (draws, no secrets)
    scores = sorted(_sum(dice.choices(added, k=len(added))).f1 for _ in range(_RESAMPLES))
    cut = int(len(scores) * (1 - share) / 2)
    return scores[cut], scores[-1 - cut]


def _sum(counts: Sequence[Counts]) -> Counts:
    total = Counts()
    for each in counts:
        total = total.plus(each)
    return total
