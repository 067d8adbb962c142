"""Programs that a notice seems to have and that were not found: said of the reading, never of the notice.

Two things are added up: how likely the whole has one or several programs, and how many sums that look like a budget,
a limit or a total of the parts are about no program that was found.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.notices.programs._weights import chance_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from announce_parser.notices.programs._decide import Kinds
    from announce_parser.notices.programs._reading import Decision

_SUMS = ("budget", "cap", "total")
_LEAST = 0.001  # no chance counts as less, or as more than what is left to one
_SHOWN = 3  # sums that are named
_TELLING = 0.3  # chance from which one is


@dataclass(frozen=True, slots=True)
class _Scale:
    """What each piece of evidence adds to the log odds that a program is missing, and how likely it must be.

    Fitted on 316 open documents that the other weights had not seen; docs/programs.md has what came of it.
    """

    kind: float
    sums: float
    bias: float
    least: float


# By how many programs were found: the kind tells whether there is any, sums without one whether there are more.
_SCALES = (_Scale(1.25, 0.0, -0.2, 0.55), _Scale(0.5, 0.9, -0.6, 0.75))


@dataclass(frozen=True, slots=True)
class Missed:
    """What is missing.

    Attributes:
        chance: How likely one at least was not found.
        sums: Indices of the figures that look most like sums of it, in reading order.
    """

    chance: float
    sums: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hints:
    """What of a reading tells of programs that are missing.

    Attributes:
        kinds: How likely the document has no, one or several programs.
        sums: By index of a figure, how likely it is a sum that a program has or that programs make.
    """

    kinds: Kinds
    sums: Mapping[int, float]

    @classmethod
    def of(cls, decision: Decision) -> Hints:
        """Return those of a decision."""
        described = decision.described
        return cls(
            decision.kinds,
            {
                spot.index: sum(roles.get(role, 0.0) for role in _SUMS)
                for spot, roles in zip(described.seen.held, described.roles, strict=True)
            },
        )

    def missed(self, settled: int, placed: Collection[int]) -> Missed | None:
        """Return what is missing, or None where the evidence does not say so.

        Args:
            settled: How many programs were found.
            placed: Indices of the figures that are about one of them.
        """
        if settled >= len(_SCALES):
            return None
        kinds, scale = self.kinds, _SCALES[settled]
        more = kinds.several if settled else kinds.one + kinds.several
        free = {index: chance for index, chance in self.sums.items() if index not in placed}
        chance = chance_of(
            scale.kind * _log_odds(more) + scale.sums * math.log1p(sum(free.values())) + scale.bias
        )
        if chance < scale.least:
            return None
        likely = sorted(free, key=lambda index: -free[index])[:_SHOWN]
        telling = tuple(sorted(index for index in likely if free[index] >= _TELLING))
        return Missed(chance, telling)


def _log_odds(chance: float) -> float:
    return math.log(max(chance, _LEAST) / max(1 - chance, _LEAST))
