"""Terms: which figure is which field of which program.

A figure has a probability for each role; a program reaches it by a tie of some strength. What both together make
likely enough becomes the field's value; places that state the same value add up. A window that is near no name
is about all of them; a sum that is nearer another name is left to that one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.notices.programs._figures import core_of
from announce_parser.notices.programs._finer import is_finer
from announce_parser.notices.programs._scopes import WITHIN, ZONES
from announce_parser.patterns import lazy_regex
from announce_parser.values import Money, Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from announce_parser.notices.programs._candidates import Candidate
    from announce_parser.notices.programs._features import Roles
    from announce_parser.notices.programs._figures import Spot
    from announce_parser.notices.programs._labelled import FixedSum, Labelled
    from announce_parser.notices.programs._scopes import Scope
    from announce_parser.notices.programs._spoken import Owners

FIELDS = (
    "budget",
    "awards",
    "cap",
    "subsidy_ratio",
    "duration",
    "announcement",
    "application",
    "evaluation",
    "agreement",
    "term",
)
"""Fields that hold one value each, named like the roles that fill them."""

SUMS = frozenset({"budget", "awards"})
"""Fields of which programs told in one breath have one together, none its own."""

WINDOWS = frozenset({"announcement", "application", "evaluation", "agreement", "term"})
_WHOLE_DAY = 10  # letters of a date
_LEAST_ROLE = 0.05
_OF_ALL_WINDOWS, _OF_ALL, _ALONE = 0.5, 0.12, 0.7  # ties of what is near no name
_LOST, _LOST_WINDOW = 0.3, 0.15  # what is nearer another name: of its tie, and besides
_TOGETHER = 0.3
_AS_LIKELY = 0.7  # of the chance of a month or day: what a window must have to take its place
# 가람형(30개사), 나루 자금(30억원): what a plain figure right after a name is, where nothing else says so
_DIRECT: Mapping[str, str] = {"count": "awards", "money": "budget"}
_LEAST_DIRECT = 0.35
_ALIAS_LONGER = 12  # letters by which a longer spelling of a name may differ


@dataclass(frozen=True, slots=True)
class Term:
    """A field of a program with the figures that state it.

    Attributes:
        field: As the contract names it.
        program: Position among the chosen names.
        spots: Positions of the figures, the likeliest first; all have the same value.
        chance: How likely the value is right.
        closing: Position of the figure that ends a window whose start the others state.
    """

    field: str
    program: int
    spots: tuple[int, ...]
    chance: float
    closing: int | None = None


def ties(
    chosen: Sequence[str],
    found: Mapping[str, Candidate],
    scopes: Mapping[str, Scope],
    owners: Mapping[int, Owners],
) -> list[dict[int, float]]:
    """Return for each chosen name the figures it reaches with the strength of the tie.

    Longer spellings that hold the name reach for it too, where they hold no other chosen name. A figure whose sentence
    is about a program is out of reach for what is farther off in the same block.
    """
    result = []
    for program, key in enumerate(chosen):
        reach: dict[int, float] = {}
        spellings = [key]
        if len(key) > 3:
            spellings += [
                other
                for other in found
                if other != key
                and key in other
                and len(other) <= len(key) + _ALIAS_LONGER
                and not any(o != key and (o in other or other in o) for o in chosen)
            ]
        for spelling in spellings:
            for zone, spots in scopes[spelling].items():
                for at in spots:
                    if zone not in WITHIN or at not in owners or program in owners[at].programs:
                        reach[at] = max(reach.get(at, 0.0), ZONES[zone])
        for at, owner in owners.items():
            if program in owner.programs:
                reach[at] = max(reach.get(at, 0.0), ZONES["sentence"])
        result.append(reach)
    return result


@dataclass(frozen=True, slots=True)
class Links:
    """Which figures belong to which of the chosen programs, and how.

    Attributes:
        reach: Of each program, the figures it reaches with the strength of the tie; see ``ties``.
        owners: Of each figure, whose it is by the names of its sentence.
        labelled: Values that hold for a label within a program only; they are not part of the whole.
        given: Fixed sums that each recipient gets; they are not limits.
    """

    reach: Sequence[Mapping[int, float]]
    owners: Mapping[int, Owners] = dataclass_field(default_factory=dict)
    labelled: Sequence[Labelled] = ()
    given: Sequence[FixedSum] = ()


# 30억 원 규모의 특례보증, 200억 원의 융자: a volume of loans
_LENT = lazy_regex(
    r"\s?(?:(?:규모|한도)(?:로|의)?|의)?\s?(?:[가-힣]{0,4}\s?){0,2}(?:보증|융자|대출)"
)
_Evidence = dict[tuple[int, str], dict[str, list[tuple[float, int]]]]


def terms(
    links: Links, held: Sequence[Spot], roles: Sequence[Roles], least: Mapping[str, float]
) -> list[Term]:
    """Return the fields of the chosen programs that are likely enough.

    Args:
        links: Which figures belong to which program.
        held: The figures.
        roles: Their roles by probability.
        least: By field, the probability from which a value is taken.
    """
    return list(_likely(_gathered(links, held, roles), held, least))


def rivals(
    links: Links, held: Sequence[Spot], roles: Sequence[Roles]
) -> dict[tuple[int, str], list[tuple[int, float]]]:
    """Return by program and field the figures of each value that is stated, the likeliest first, with their chances."""
    return {
        place: [
            (value.spots[0], value.chance)
            for value in sorted(
                (_valued(core, places) for core, places in found.items()),
                key=lambda value: -value.chance,
            )
        ]
        for place, found in _gathered(links, held, roles).items()
    }


def _gathered(links: Links, held: Sequence[Spot], roles: Sequence[Roles]) -> _Evidence:
    """Return what speaks for each value of each field of each program."""
    told = _Told.of(links, held)
    evidence: _Evidence = defaultdict(lambda: defaultdict(list))
    for at, spot in enumerate(held):
        core = core_of(spot.figure)
        best = max((each.get(at, 0.0) for each in links.reach), default=0.0)
        for field, chance in _chances(at, spot, roles[at], links).items():
            for program, each in enumerate(links.reach):
                if chance < _LEAST_ROLE or told.excludes(program, field, spot, core):
                    continue
                tie = _tie(
                    each.get(at, 0.0), best, alone=len(links.reach) == 1, window=field in WINDOWS
                )
                if field in SUMS and at in links.owners and links.owners[at].together:
                    tie *= _TOGETHER
                evidence[program, field][core].append((chance * tie, at))
    return evidence


def _chances(at: int, spot: Spot, roles: Roles, links: Links) -> dict[str, float]:
    """Return the probability of each field: of one program alone a total is its budget, what is lent never is."""
    chances = {field: roles.get(field, 0.0) for field in FIELDS}
    if len(links.reach) == 1:
        chances["budget"] = max(chances["budget"], roles.get("total", 0.0))
    direct = _DIRECT.get(spot.kind) if at in links.owners and links.owners[at].direct else None
    if direct is not None and getattr(spot.figure.value, "bound", None) is None:
        chances[direct] = max(chances[direct], _LEAST_DIRECT)
    if _LENT.match(spot.unit.text, spot.end):
        chances["budget"] = 0.0
    return chances


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of a label, or of each recipient, and is therefore no term of the whole.

    Attributes:
        taken: Programs with values that hold for a label.
        fixed: Programs with sums that each recipient gets.
        replaced: Fields that labels replace, up to what size: a limit above all of theirs is that of the whole.
    """

    taken: frozenset[tuple[int, str]]
    fixed: frozenset[tuple[int, str]]
    replaced: Mapping[tuple[int, str], float]

    @classmethod
    def of(cls, links: Links, held: Sequence[Spot]) -> _Told:
        """Return what the links tell of labels and recipients."""
        replaced: dict[tuple[int, str], float] = {}
        for each in links.labelled:
            if not each.beside and each.field != "awards":
                size = _size(held[each.spot]) if each.field == "cap" else math.inf
                key = (each.program, each.field)
                replaced[key] = max(replaced.get(key, 0.0), size)
        return cls(
            frozenset((each.program, core_of(held[each.spot].figure)) for each in links.labelled),
            frozenset((each.program, core_of(held[each.spot].figure)) for each in links.given),
            replaced,
        )

    def excludes(self, program: int, field: str, spot: Spot, core: str) -> bool:
        """Return whether a figure is no such term of a program as a whole."""
        return (
            (program, core) in self.taken
            or _size(spot) <= self.replaced.get((program, field), -1.0)
            or (field == "cap" and (program, core) in self.fixed)
        )


def _size(spot: Spot) -> float:
    """Return the amount of a sum; 0 of what is not one."""
    value = spot.figure.value
    return float(value.amount or value.max_amount or 0) if isinstance(value, Money) else 0.0


def _tie(mine: float, best: float, *, alone: bool, window: bool) -> float:
    if mine and mine >= best:
        return mine
    if best > mine:
        return mine * _LOST + (_LOST_WINDOW if window else 0.0)
    if alone:
        return _ALONE
    return _OF_ALL_WINDOWS if window else _OF_ALL


class _Value(NamedTuple):
    """A value of a field: how likely, what makes it itself, and the figures that state it, the likeliest first."""

    chance: float
    core: str
    places: list[tuple[float, int]]

    @property
    def spots(self) -> tuple[int, ...]:
        """The figures that state it, without those far less likely."""
        return tuple(at for chance, at in self.places if chance >= self.places[0][0] / 2)


def _likely(
    evidence: Mapping[tuple[int, str], Mapping[str, list[tuple[float, int]]]],
    held: Sequence[Spot],
    least: Mapping[str, float],
) -> Iterable[Term]:
    for (program, field), found in evidence.items():
        values = sorted(
            (_valued(core, places) for core, places in found.items()),
            key=lambda value: -value.chance,
        )
        best = values[0]
        if best.chance < least[field]:
            continue
        likely = [value for value in values[1:] if value.chance >= least[field] / 2]
        finer = _finer(best, likely, held)
        if finer is not None:
            yield Term(field, program, finer.spots + best.spots, best.chance)
            continue
        if field not in WINDOWS:
            yield Term(field, program, best.spots, best.chance)
            continue
        end = next((each for each in likely if _closes(each.core[1:], best.core[1:])), None)
        start = next((each for each in likely if _closes(best.core[1:], each.core[1:])), None)
        if end is not None:
            yield Term(field, program, best.spots, best.chance, end.spots[0])
        elif start is not None:
            yield Term(field, program, start.spots, best.chance, best.spots[0])
        else:
            yield Term(field, program, best.spots, best.chance)


def _finer(best: _Value, likely: Sequence[_Value], held: Sequence[Spot]) -> _Value | None:
    """Return the likeliest value that says what the best does and more; None if there is none.

    The month in a program's own row is not the day on which all of them are announced.
    """
    coarse = held[best.spots[0]].figure.value
    is_point = isinstance(coarse, Period) and "/" not in coarse.interval
    for value in likely:
        is_likely = not is_point or value.chance >= _AS_LIKELY * best.chance
        if is_likely and is_finer(held[value.spots[0]].figure.value, coarse):
            return value
    return None


def _valued(core: str, places: list[tuple[float, int]]) -> _Value:
    """Return a value with its chance: the places that state it add up."""
    ranked = sorted(places, key=lambda place: (-place[0], place[1]))
    doubt = 1.0
    for chance, _ in ranked:
        doubt *= 1 - min(0.95, chance) * (1.0 if chance == ranked[0][0] else 0.4)
    return _Value(1 - doubt, core, ranked)


def _closes(end: str, start: str) -> bool:
    """Return whether one window has only an end and the other only a start before it."""
    return (
        end.startswith("../")
        and start.endswith("/..")
        and min(len(end), len(start)) >= _WHOLE_DAY + 3
        and start[:_WHOLE_DAY] < end[3 : 3 + _WHOLE_DAY]
    )
