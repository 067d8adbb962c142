"""Two folders of records: which document of one is which of the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from announce_parser.compare._matching import match
from announce_parser.compare._sentences import rarity, weight, word_pieces
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from announce_parser.record import Record

NEAR: Final = 0.35  # share of telling pieces of two titles
CERTAIN: Final = 0.65  # whatever their programs are called
_LEAST_SHARED: Final = 0.2  # of a title, below NEAR / (2 - NEAR): two digits are rounded
_YEARS = lazy_regex(r"(?:20[0-9]{2}|['’][0-9]{2})\s*년?도?")
_NUMBERS = lazy_regex(r"[0-9][0-9,.]*\s*(?:억|조|만|천|백)*\s*(?:원|개사?|명|건)?")


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
    titles = _Titles(old, new)
    candidates = sorted(
        (-score, -_day(before), i, j)
        for j in range(len(new))
        for i, before in titles.near(j)
        if (score := titles.likeness(i, j)) >= NEAR
    )
    mates: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, _, i, j in candidates:
        if i in taken or j in mates:
            continue
        if -score >= CERTAIN or _share_a_program(old[i], new[j]):
            mates[j] = (i, -score)
            taken.add(i)
    found = [
        Pair(old[mates[j][0]], record, mates[j][1]) if j in mates else Pair(None, record, 0.0)
        for j, record in enumerate(new)
    ]
    lone = [Pair(record, None, 0.0) for i, record in enumerate(old) if i not in taken]
    return (*found, *lone)


class _Titles:
    """The titles of two folders in pieces, the old ones found by what they have in common with a new one."""

    def __init__(self, old: Sequence[Record], new: Sequence[Record]) -> None:
        """Weigh all pieces and note which old titles hold each."""
        self._old, self._new = old, new
        self._bags = [
            [_pieces(one.title or one.source.filename) for one in side] for side in (old, new)
        ]
        self._weights = rarity(bag for side in self._bags for bag in side)
        self._totals = [[weight(bag, self._weights) for bag in side] for side in self._bags]
        self._holders: dict[str, dict[str | None, list[int]]] = {}
        for i, bag in enumerate(self._bags[0]):
            for piece in bag:
                self._holders.setdefault(piece, {}).setdefault(_issuer(old[i]), []).append(i)

    def near(self, j: int) -> list[tuple[int, Record]]:
        """Return the old records of the same issuer, or one unknown, whose titles may be near that of a new one.

        What is shared must weigh ``NEAR / (2 - NEAR)`` of the new title at least, so that the commonest pieces, which
        together weigh less, need not be looked up: all notices have them.
        """
        bag, issuer = self._bags[1][j], _issuer(self._new[j])
        left = self._totals[1][j] * (1 - _LEAST_SHARED)
        found: set[int] = set()
        for piece in sorted(bag, key=lambda one: -self._weights[one]):
            if left < 0:
                break
            left -= self._weights[piece] * bag[piece]
            holders = self._holders.get(piece, {})
            same = holders if issuer is None else {issuer, None} & holders.keys()
            found.update(i for name in same for i in holders[name])
        return [(i, self._old[i]) for i in found]

    def likeness(self, i: int, j: int) -> float:
        """Return how like an old title and a new one are, as ``_sentences.likeness`` does, to two digits."""
        total = self._totals[0][i] + self._totals[1][j]
        shared = weight(self._bags[0][i] & self._bags[1][j], self._weights)
        return round(2 * shared / total, 2) if total else 0.0


def _issuer(record: Record) -> str | None:
    return record.issuer.name if record.issuer else None


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
