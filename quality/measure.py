"""What is measured on a set of records beside their gold: scores, how many programs, and what confidence is worth."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from quality.normal import Json
from quality.score import Tally, compared, counted, number_of_programs
from quality.sets import GOLD_SUFFIX, NoDocuments, Sample

KINDS = ("none", "one", "several")
BANDS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98)
JUDGED = ("program names", "program fields")


class Band(NamedTuple):
    """Values whose confidence lies from here to the next band."""

    values: int = 0
    right: int = 0
    stated: float = 0.0  # their confidences, added up


@dataclass(slots=True)
class Measured:
    """All that one set of records gives.

    Attributes:
        tally: Counts by group and by field of programs.
        by_kind: The same for documents with no program, one and several.
        told: ``(what the gold has, what the record has)`` → documents.
        bands: Values of programs by their confidence.
    """

    tally: Tally = field(default_factory=Tally)
    by_kind: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    told: Counter[tuple[str, str]] = field(default_factory=Counter)
    bands: dict[float, Band] = field(default_factory=dict)
    documents: int = 0

    def right(self, kind: str) -> int:
        """Return how many documents of a kind are told as such."""
        return self.told[kind, kind]

    def of(self, kind: str) -> int:
        """Return how many documents are of a kind."""
        return sum(count for (gold, _), count in self.told.items() if gold == kind)


def measured(samples: Sequence[Sample], records: dict[str, Json]) -> Measured:
    """Return what the records of some documents are worth."""
    found = Measured()
    for sample in samples:
        add(found, sample.gold, records.get(sample.id, {}))
    return found


def between(gold: Path, other: Path) -> Measured:
    """Return what one folder of annotations is worth by another; documents that both hold are compared.

    Raises:
        NoDocuments: They have none in common.
    """
    names = sorted({each.name for each in gold.glob(f"*{GOLD_SUFFIX}")})
    found = Measured()
    for name in names:
        if (other / name).exists():
            first, second = (json.loads((side / name).read_text("utf-8")) for side in (gold, other))
            add(found, first, second)
    if not found.documents:
        raise NoDocuments(other)
    return found


def add(found: Measured, gold: Json, record: Json) -> None:
    """Count a document."""
    tally = Tally()
    tally.add(gold, record)
    found.tally.merge(tally)
    kind = number_of_programs(gold)
    found.by_kind[kind].merge(tally)
    found.told[kind, number_of_programs(record)] += 1
    found.documents += 1
    for confidence, is_right in judged(gold, record):
        band = max(each for each in BANDS if each <= confidence)
        held = found.bands.get(band, Band())
        found.bands[band] = Band(held.values + 1, held.right + is_right, held.stated + confidence)


def judged(gold: Json, record: Json) -> Iterable[tuple[float, bool]]:
    """Yield confidence and truth of each value of a program that the scorer judges.

    A value made of parts (a list of caps) is as sure as its least sure part.
    """
    stated: dict[str, float] = record.get("confidence", {})
    for comparison in compared(gold, record):
        if comparison.group not in JUDGED or not comparison.complete:
            continue
        outcome = counted(comparison)
        for items, is_right in ((outcome.right, True), (outcome.extra, False)):
            for item in items:
                parts = [
                    confidence
                    for at, confidence in stated.items()
                    if at == item.at or at.startswith(f"{item.at}/")
                ]
                if parts:
                    yield min(parts), is_right
