"""Why a name was missed or made up: the candidates that came nearest, their strongest reasons, the runner-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from announce_parser.notices._programs.found import forms_of
from announce_parser.notices.programs import Decision, read, see, weights
from quality import cache

if TYPE_CHECKING:
    from quality.misses import Miss
    from quality.normal import Json
    from quality.sets import Sample

_NAMES = ("program names", "names, exact")
_MOST = 5
_NOT_LETTERS = re.compile(r"[^0-9A-Za-z가-힣]")


@lru_cache(maxsize=4)
def reading(sample: Sample) -> Decision:
    """Return what the shipped weights make of a document, every step kept."""
    material = cache.material(cache.prepare(sample))
    forms, _ = forms_of(material)
    return read(see(material, tuple(draft.name.value for draft in forms.drafts)), weights())


def reasons(sample: Sample, record: Json, miss: Miss) -> Iterable[str]:
    """Yield how likely no, one or several programs are, and the candidates nearest to a name that was missed or made up."""
    del record
    if miss.group not in _NAMES:
        return
    found = reading(sample)
    kinds = found.kinds
    yield f"none {kinds.none:.2f}, one {kinds.one:.2f}, several {kinds.several:.2f}"
    order = sorted(found.scores, key=lambda key: -found.scores[key])
    wanted = _NOT_LETTERS.sub("", str(miss.value)).lower()
    like = [key for key in order if key in wanted or wanted in key][:2]
    runners = [key for key in order if key not in found.chosen][:_MOST]
    for key in dict.fromkeys((*like, *found.chosen[:_MOST], *runners[:2])):
        yield from _of(found, key, order.index(key) + 1)


def _of(found: Decision, key: str, rank: int) -> Iterator[str]:
    candidate = found.described.seen.found[key]
    state = "taken" if key in found.chosen else "left"
    parts = weights().name.reasons(found.described.names[key])
    told = ", ".join(f"{name} {worth:+.1f}" for name, worth in parts)
    yield f"{rank}. {candidate.name} ({state}, {found.scores[key]:+.1f}): {told}"
