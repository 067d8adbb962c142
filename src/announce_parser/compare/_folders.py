"""Two folders of records: which document of one is which of the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from announce_parser.compare._matching import pieces

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from announce_parser.record import Record

NEAR: Final = 0.6
_YEARS = re.compile(r"(?:20[0-9]{2}|['’][0-9]{2})\s*년?도?")
_NUMBERS = re.compile(r"[0-9][0-9,.]*\s*(?:억|조|만|천|백)*\s*(?:원|개사?|명|건)?")
_OTHER = re.compile(r"[^가-힣a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Pair:
    """A document of the old folder and of the new; one of them is None where it has no fellow."""

    old: Record | None
    new: Record | None
    score: float


def pairs(old: Sequence[Record], new: Sequence[Record]) -> tuple[Pair, ...]:
    """Return every document once: pairs by title without years and amounts, of one issuer, best first taken.

    Of old documents that are as like, the latest goes on.
    """
    candidates = sorted(
        (
            (-score, -_day(before), i, j)
            for i, before in enumerate(old)
            for j, after in enumerate(new)
            if (score := _score(before, after)) >= NEAR
        ),
    )
    mates: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, _, i, j in candidates:
        if i not in taken and j not in mates:
            mates[j] = (i, -score)
            taken.add(i)
    found = [
        Pair(old[mates[j][0]], record, mates[j][1]) if j in mates else Pair(None, record, 0.0)
        for j, record in enumerate(new)
    ]
    lone = [Pair(record, None, 0.0) for i, record in enumerate(old) if i not in taken]
    return (*found, *lone)


def _day(record: Record) -> int:
    """Return the day of publication as a number that orders; 0 where it is not known."""
    return int((record.published or "0").replace("-", "").ljust(8, "0"))


def _score(old: Record, new: Record) -> float:
    if old.issuer and new.issuer and old.issuer.name != new.issuer.name:
        return 0.0
    left, right = (_pieces(record.title or record.source.filename) for record in (old, new))
    total = left.total() + right.total()
    return round(2 * (left & right).total() / total, 2) if total else 0.0


def _pieces(title: str) -> Counter[str]:
    return pieces(_OTHER.sub("", _NUMBERS.sub("", _YEARS.sub("", title))))
