"""Which program of the new record is which of the old: one to one, by name, alias and terms.

Names are compared in pieces of two letters, each weighed by how rare it is among all the names of both
records: what every program is called (``스마트공장``) tells none from another. A pair of unlike names is
taken only where the names are nearer to each other than to any other.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Final, Literal

from announce_parser.compare._fields import core
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from announce_parser.record import Program
    from announce_parser.values import Value

Reason = Literal["name", "alias", "similar", "terms"]

SIMILAR: Final = 0.5  # share of telling pieces that names must have in common
# Names that share less must agree in what the programs give as well.
KINDRED: Final = 0.3
# Names nearer than this are one program whatever the rest says.
CERTAIN: Final = 0.8
_TERMS: Final = ("cap", "subsidy_ratio", "duration", "budget", "awards", "agency")
_ENOUGH_TERMS: Final = 2
_LEAST_HELD: Final = 0.5  # of the longer name, that the shorter one makes
_NUMBER = lazy_regex(r"^\s*(?:[①-⑳❶-❿]|\(?[0-9]{1,2}[.)]|[가-하][.)]|[Ⅰ-Ⅻ]\.?)\s*")
_YEAR = lazy_regex(r"(?:20[0-9]{2}|['’][0-9]{2})\s*(?:년도?)?")
_STATUS = lazy_regex(r"\((?:신규|계속|신설|변경|폐지|예정)\)")
_TYPED = lazy_regex(r"([가-힣A-Za-z]*?(?:유형|형|트랙|부문|분야))(?![가-힣])")
_BRACKETED = lazy_regex(r"\([^()]*\)|\[[^\[\]]*\]")
_OTHER = lazy_regex(r"[^0-9a-z가-힣]")


@dataclass(frozen=True, slots=True)
class Match:
    """A program of the old record and the one of the new that continues it.

    Attributes:
        score: 0 to 1; 1 for the same name.
        reason: ``name`` the same, ``alias`` one of the other names, ``similar`` names, or ``terms`` where
            kindred names have the same figures.
    """

    old: Program
    new: Program
    score: float
    reason: Reason


def match(old: Sequence[Program], new: Sequence[Program]) -> tuple[Match, ...]:
    """Return the pairs, best first matched, in the order of the new record; each program in one at most."""
    weights = _weights([*old, *new])
    candidates = [
        (found, (-found.score, abs(i - j), j, i))
        for i, before in enumerate(old)
        for j, after in enumerate(new)
        if (found := _scored(before, after, weights)) is not None
    ]
    taken_old: set[str] = set()
    taken_new: set[str] = set()
    chosen = []
    for found, _ in sorted(candidates, key=lambda one: one[1]):
        if found.old.id not in taken_old and found.new.id not in taken_new:
            taken_old.add(found.old.id)
            taken_new.add(found.new.id)
            chosen.append(found)
    order = {program.id: number for number, program in enumerate(new)}
    return tuple(sorted(chosen, key=lambda one: order[one.new.id]))


def origins(
    rest: Sequence[Program], matched: Iterable[Program]
) -> Iterator[tuple[Program, Program]]:
    """Yield each left-over program with the matched one whose name it holds or is held by: a split or merger."""
    others = list(matched)
    for program in rest:
        own = letters(program.name)
        holder = next((one for one in others if _holds(own, letters(one.name))), None)
        if holder is not None:
            yield program, holder


def readings(program: Program) -> tuple[str, ...]:
    """Return the letters of a program's names: with their brackets, without them, and its aliases'."""
    names = (program.name, *program.aliases)
    return tuple(
        dict.fromkeys(
            key
            for name in names
            for key in (letters(name), letters(_BRACKETED.sub("", name)))
            if key
        )
    )


def letters(name: str) -> str:
    """Return a name as letters and digits alone, without number, year and status: ``① 기술개발(신규)`` → ``기술개발``."""
    text = _STATUS.sub("", _YEAR.sub("", _NUMBER.sub("", name)))
    return _OTHER.sub("", unicodedata.normalize("NFKC", text).lower())


def likeness(one: str, other: str, weights: dict[str, float]) -> float:
    """Return the weighed share of pieces that two names have in common, 0 to 1 (Dice)."""
    left, right = pieces(one), pieces(other)
    shared = sum(weights.get(piece, 1.0) * count for piece, count in (left & right).items())
    total = sum(
        weights.get(piece, 1.0) * count for each in (left, right) for piece, count in each.items()
    )
    return 2 * shared / total if total else 0.0


def _scored(old: Program, new: Program, weights: dict[str, float]) -> Match | None:
    if letters(old.name) == letters(new.name):
        return Match(old, new, 1.0, "name")
    before, after = readings(old), readings(new)
    if set(before) & set(after):
        return Match(old, new, 0.95, "alias")
    if new.status == "new" or old.status == "discontinued":
        return None  # the notice itself says that nothing came before, or comes after
    score = max((likeness(a, b, weights) for a in before for b in after), default=0.0)
    if score < CERTAIN and _are_of_other_series(old, new):
        return None
    return _kindred(old, new, score)


def _kindred(old: Program, new: Program, score: float) -> Match | None:
    """Return the match of two programs whose names are only like each other; None for too little."""
    if score >= SIMILAR:
        return Match(old, new, round(min(score, 0.94), 2), "similar")
    if score >= KINDRED and _same_terms(old, new) >= _ENOUGH_TERMS:
        return Match(old, new, round(score, 2), "terms")
    return None


def _are_of_other_series(old: Program, new: Program) -> bool:
    """Return whether two names tell different members of a series: what one has before its type, the other lacks.

    ``가온일반형`` is not ``일반형`` of another name: the type is what every member has.
    """
    before, after = (_type_of(one.name) for one in (old, new))
    if before is None or after is None:
        return False
    return before != after


def _type_of(name: str) -> str | None:
    """Return what tells a program within its series: the last word that ends with 형, 유형, 트랙 or 분야."""
    found = _TYPED.findall(name)
    return found[-1] if found else None


def _same_terms(old: Program, new: Program) -> int:
    """Return how many stated terms are the same: caps, shares, spans, the agency in charge."""
    return sum(
        _said(getattr(old, name)) == _said(getattr(new, name)) is not None for name in _TERMS
    )


def _said(value: Value | str | None) -> object:
    return value if value is None or isinstance(value, str) else core(value)


def _weights(programs: Sequence[Program]) -> dict[str, float]:
    holders = Counter(
        piece
        for program in programs
        for piece in {piece for key in readings(program) for piece in pieces(key)}
    )
    return {piece: log((len(programs) + 1) / count) + 0.05 for piece, count in holders.items()}


def pieces(key: str) -> Counter[str]:
    """Return the pieces of two letters of a name reduced to letters; a name of one letter is its own piece."""
    return Counter([key]) if len(key) == 1 else Counter(a + b for a, b in pairwise(key))


def _holds(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _LEAST_HELD * len(longer) and shorter in longer
