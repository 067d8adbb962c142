"""Records of documents that the weights have not seen: what measuring calls instead of the package's own weights."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from announce_parser.notices.programs import using
from learning import documents
from learning.train import train as learn
from quality import cache

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.notices.programs import Weights
    from announce_parser.record import Record
    from quality.cache import Prepared
    from quality.normal import Json
    from quality.sets import Sample

_KNOWN: list[documents.Known] = []


def read(train: Sequence[Sample], test: Sequence[Sample]) -> dict[str, Json]:
    """Return the records of ``test`` by id, read with weights that neither these nor their relatives taught."""
    del train  # all that is labelled and no relative of what is tested may teach
    if not _KNOWN:
        _KNOWN.extend(documents.known())
    relatives = {sample.family for sample in test}
    weights = learn([each for each in _KNOWN if each.family not in relatives]).weights
    return cache.records(test, partial(_record, weights))


def _record(weights: Weights, prepared: Prepared) -> Record:
    with using(weights):
        return cache.record_of(prepared)
