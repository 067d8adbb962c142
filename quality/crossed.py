"""Records of the open set that no weight has seen: each fold is read by what the others taught.

This is the one seam for learned weights: ``READ`` gets the documents it may learn from and returns the records of the
others. The parser as shipped learns nothing, so it reads all at once and every seed gives the same records.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from quality import cache, sets
from quality.normal import Json
from quality.sets import Sample


class Read(Protocol):
    """A way to make records."""

    def __call__(self, train: Sequence[Sample], test: Sequence[Sample]) -> dict[str, Json]:
        """Return the records of ``test`` by id, having seen the gold of ``train`` only."""


def as_shipped(train: Sequence[Sample], test: Sequence[Sample]) -> dict[str, Json]:
    """Return what the parser makes of the documents with the weights it is shipped with."""
    del train
    return cache.records(test)


READ: Read = as_shipped


def records(samples: Sequence[Sample], seed: int, read: Read | None = None) -> dict[str, Json]:
    """Return the record of each document by id, made without its family's gold.

    Args:
        samples: The documents.
        seed: Of the folds.
        read: ``READ`` if None.
    """
    read = read or READ
    if read is as_shipped:
        return read((), samples)
    made: dict[str, Json] = {}
    for fold in sets.folds(samples, seed=seed):
        held = {sample.id for sample in fold}
        made |= read([sample for sample in samples if sample.id not in held], fold)
    return made


def seeds(read: Read | None = None) -> tuple[int, ...]:
    """Return the seeds that give different records: one where nothing is learned."""
    return sets.SEEDS[:1] if (read or READ) is as_shipped else sets.SEEDS
