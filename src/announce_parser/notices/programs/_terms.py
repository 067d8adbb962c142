"""Terms: which figure is which field of which program.

A figure has a probability for each role; a program reaches it by a tie of some strength. What both together make
likely enough becomes the field's value; places that state the same value add up. A window that stands near no name
speaks of all of them; a sum that stands nearer another name is left to that one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.notices.programs._figures import core_of
from announce_parser.notices.programs._scopes import ZONES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from announce_parser.notices.programs._candidates import Candidate
    from announce_parser.notices.programs._features import Roles
    from announce_parser.notices.programs._figures import Spot
    from announce_parser.notices.programs._scopes import Scope

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

WINDOWS = frozenset({"announcement", "application", "evaluation", "agreement", "term"})
_LEAST_ROLE = 0.05
_OF_ALL_WINDOWS, _OF_ALL, _ALONE = 0.5, 0.12, 0.7  # ties of what stands near no name
_LOST, _LOST_WINDOW = 0.3, 0.15  # what stands nearer another name: of its tie, and besides
_ALIAS_LONGER = 12  # letters by which a longer spelling of a name may differ


@dataclass(frozen=True, slots=True)
class Term:
    """A field of a program with the figures that state it.

    Attributes:
        field: As the contract names it.
        program: Position among the chosen names.
        spots: Positions of the figures, the likeliest first; all have the same value.
        chance: How likely the value is right.
    """

    field: str
    program: int
    spots: tuple[int, ...]
    chance: float


def ties(
    chosen: Sequence[str], found: Mapping[str, Candidate], scopes: Mapping[str, Scope]
) -> list[dict[int, float]]:
    """Return for each chosen name the figures it reaches with the strength of the tie.

    Longer spellings that hold the name reach for it too, where they hold no other chosen name.
    """
    result = []
    for key in chosen:
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
                    reach[at] = max(reach.get(at, 0.0), ZONES[zone])
        result.append(reach)
    return result


def terms(
    reach: Sequence[Mapping[int, float]],
    held: Sequence[Spot],
    roles: Sequence[Roles],
    least: Mapping[str, float],
) -> list[Term]:
    """Return the fields of the chosen programs that are likely enough.

    Args:
        reach: Of each program, the figures it reaches; see ``ties``.
        held: The figures.
        roles: Their roles by probability.
        least: By field, the probability from which a value is taken.
    """
    alone = len(reach) == 1
    evidence: dict[tuple[int, str], dict[str, list[tuple[float, int]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for at, spot in enumerate(held):
        chances = dict(roles[at])
        if alone and "total" in chances:
            chances["budget"] = max(chances.get("budget", 0.0), chances["total"])
        strongest = sorted((each.get(at, 0.0) for each in reach), reverse=True)[:2]
        for field in FIELDS:
            chance = chances.get(field, 0.0)
            if chance < _LEAST_ROLE:
                continue
            for program, each in enumerate(reach):
                mine = each.get(at, 0.0)
                best = strongest[0] if strongest else 0.0
                tie = _tie(mine, best, alone=alone, window=field in WINDOWS)
                evidence[program, field][core_of(spot.figure)].append((chance * tie, at))
    return list(_likely(evidence, least))


def _tie(mine: float, best: float, *, alone: bool, window: bool) -> float:
    if mine and mine >= best:
        return mine
    if best > mine:
        return mine * _LOST + (_LOST_WINDOW if window else 0.0)
    if alone:
        return _ALONE
    return _OF_ALL_WINDOWS if window else _OF_ALL


def _likely(
    evidence: Mapping[tuple[int, str], Mapping[str, list[tuple[float, int]]]],
    least: Mapping[str, float],
) -> Iterable[Term]:
    for (program, field), values in evidence.items():
        best: tuple[float, list[tuple[float, int]]] | None = None
        for places in values.values():
            ranked = sorted(places, key=lambda place: (-place[0], place[1]))
            doubt = 1.0
            for chance, _ in ranked:
                weight = 1.0 if chance == ranked[0][0] else 0.4
                doubt *= 1 - min(0.95, chance) * weight
            if best is None or 1 - doubt > best[0]:
                best = (1 - doubt, ranked)
        if best is not None and best[0] >= least[field]:
            top = best[1][0][0]
            spots = tuple(at for chance, at in best[1] if chance >= top / 2)
            yield Term(field, program, spots, best[0])
