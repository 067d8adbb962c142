"""Two folders of records: which document of one is which of the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from announce_parser.compare._matching import match
from announce_parser.compare._sentences import likeness, rarity, word_pieces

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from announce_parser.record import Record

NEAR: Final = 0.35  # share of telling pieces of two titles
CERTAIN: Final = 0.65  # whatever their programs are called
_YEARS = re.compile(r"(?:20[0-9]{2}|['’][0-9]{2})\s*년?도?")
_NUMBERS = re.compile(r"[0-9][0-9,.]*\s*(?:억|조|만|천|백)*\s*(?:원|개사?|명|건)?")


@dataclass(frozen=True, slots=True)
class Pair:
    """A document of the old folder and of the new; one of them is None where it has no fellow."""

    old: Record | None
    new: Record | None
    score: float


def pairs(old: Sequence[Record], new: Sequence[Record]) -> tuple[Pair, ...]:
    """Return every document once: pairs by title without years and amounts, of one issuer, best first taken.

    Pieces of titles count the more the fewer titles have them: what all notices are called makes no two of them one.

    Of old documents that are as like, the latest goes on.
    """
    bags = {id(one): _pieces(one.title or one.source.filename) for one in (*old, *new)}
    weights = rarity(bags.values())

    def score_of(before: Record, after: Record) -> float:
        if before.issuer and after.issuer and before.issuer.name != after.issuer.name:
            return 0.0
        score = round(likeness(bags[id(before)], bags[id(after)], weights), 2)
        return score if score >= CERTAIN or _share_a_program(before, after) else 0.0

    candidates = sorted(
        (
            (-score, -_day(before), i, j)
            for i, before in enumerate(old)
            for j, after in enumerate(new)
            if (score := score_of(before, after)) >= NEAR
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


def _share_a_program(old: Record, new: Record) -> bool:
    """Return whether a program goes on from one to the other, or one of them has none that could."""
    if not old.programs or not new.programs:
        return True
    return bool(match(old.programs, new.programs))


def _day(record: Record) -> int:
    """Return the day of publication as a number that orders; 0 where it is not known."""
    return int((record.published or "0").replace("-", "").ljust(8, "0"))


def _pieces(title: str) -> Counter[str]:
    return word_pieces(_NUMBERS.sub("", _YEARS.sub("", title)))
