"""A record against a hand-made one, group by group: what is found, what is missed, what is too much.

A gold record is partial: only the groups it holds are scored. A group named in its ``exhaustive`` list is complete,
so that whatever the record has beyond it counts against precision; elsewhere only recall is counted. The rules are
those of the shared scorer, to the digit: names are won by ``name`` alone, containment needs six tenths of the
length, and the terms of a program that is not one count against ``program fields``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from quality import _groups
from quality._groups import Compared, Item
from quality.normal import Json

__all__ = ["Compared", "Counts", "Item", "Tally", "compared", "counted", "macro"]

EXACT = "names, exact"


def compared(gold: Json, record: Json) -> Iterator[Compared]:
    """Yield what the gold record states beside what the record has, a group or a field of a program at a time.

    Args:
        gold: A hand-made, partial record.
        record: The parser's; an empty one where there is none.
    """
    for group in _groups.GROUPS:
        yield from group(gold, record)


class Counts(NamedTuple):
    """What a score is made of; counts are added, scores never."""

    hit: int = 0
    want: int = 0
    have: int = 0

    def plus(self, other: Counts) -> Counts:
        """Return both together."""
        return Counts(self.hit + other.hit, self.want + other.want, self.have + other.have)

    @property
    def precision(self) -> float:
        """The share of what is reported that is right; 1 where nothing is, and nothing should be."""
        return self.hit / self.have if self.have else float(self.want == 0)

    @property
    def recall(self) -> float:
        """The share of what should be reported that is."""
        return self.hit / self.want if self.want else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one comparison.

    Attributes:
        right: Items of the record that the gold has too.
        missing: Items of the gold that the record lacks.
        extra: Items of the record that the gold lacks, whether or not they count.
        counts: What it adds to the score.
    """

    compared: Compared
    right: tuple[Item, ...]
    missing: tuple[Item, ...]
    extra: tuple[Item, ...]
    counts: Counts


def counted(comparison: Compared) -> Outcome:
    """Return what of a comparison is right, missing and too much; items are compared as multisets."""
    want = Counter(item.key for item in comparison.want)
    have = Counter(item.key for item in comparison.have)
    shared = want & have
    right, extra = _split(comparison.have, shared)
    _, missing = _split(comparison.want, shared)
    hit = sum(shared.values())
    counts = Counts(hit, sum(want.values()), sum(have.values()) if comparison.complete else hit)
    return Outcome(comparison, right, missing, extra, counts)


def _split(
    items: Iterable[Item], shared: Counter[Hashable]
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return the items that both sides have, and the others."""
    left = Counter(shared)
    both: list[Item] = []
    alone: list[Item] = []
    for item in items:
        left[item.key] -= 1
        (both if left[item.key] >= 0 else alone).append(item)
    return tuple(both), tuple(alone)


class Tally:
    """Counts by group, and by field within the groups that have fields."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.groups: dict[str, Counts] = defaultdict(Counts)
        self.fields: dict[tuple[str, str], Counts] = defaultdict(Counts)

    def add(self, gold: Json, record: Json) -> None:
        """Count a document."""
        for comparison in compared(gold, record):
            counts = counted(comparison).counts
            self.groups[comparison.group] = self.groups[comparison.group].plus(counts)
            if comparison.field:
                key = (comparison.group, comparison.field)
                self.fields[key] = self.fields[key].plus(counts)

    def merge(self, other: Tally) -> None:
        """Count what another tally has counted."""
        for group, counts in other.groups.items():
            self.groups[group] = self.groups[group].plus(counts)
        for field, counts in other.fields.items():
            self.fields[field] = self.fields[field].plus(counts)

    def f1(self, group: str) -> float | None:
        """Return the score of a group; None where nothing of it was compared."""
        return self.groups[group].f1 if group in self.groups else None


def tallied(pairs: Iterable[tuple[Json, Json]]) -> Tally:
    """Return the counts of gold records and the records beside them."""
    tally = Tally()
    for gold, record in pairs:
        tally.add(gold, record)
    return tally


def macro(tally: Tally, only: Collection[str] = ()) -> float:
    """Return the mean F1 of all groups, or of those named; exact names are left out, being names already."""
    scores = [
        counts.f1
        for group, counts in tally.groups.items()
        if group != EXACT and (not only or group in only)
    ]
    return sum(scores) / len(scores) if scores else 0.0


def number_of_programs(record: Json) -> str:
    """Return ``none``, ``one`` or ``several``."""
    found = len(record.get("programs", []))
    return "none" if not found else "one" if found == 1 else "several"
