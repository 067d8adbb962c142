"""Rules that touch → those of a box and those of the tables in it that touch one of its sides.

A table that a writer put into a box often reaches to the box's border on one side, and its own border there is
drawn on top of the box's. Joined, the two make cells with corners. What tells them apart: the rules of a table
that fills its hull lead from side to side, those of a table within come back to the side that they start from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from announce_parser.readers.pdf._shapes import Box, RuledLine, around

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SAME_LINE = 2.5
_TOUCH = 1.2
_SIDE = 0.85  # share of a hull's side that must be drawn to be a box's
_LEAST_SIDES = 3  # of a box, for a title may be in the fourth


class Rules(NamedTuple):
    """Rules that touch.

    Attributes:
        flat: From left to right.
        steep: From top to bottom.
    """

    flat: list[RuledLine]
    steep: list[RuledLine]

    @property
    def hull(self) -> Box:
        """The smallest box around all of them."""
        return around(
            [Box(rule.start, rule.at, rule.end, rule.at) for rule in self.flat]
            + [Box(rule.at, rule.start, rule.at, rule.end) for rule in self.steep]
        )


class _Sides(NamedTuple):
    """The rules of a hull's four sides."""

    top: list[RuledLine]
    bottom: list[RuledLine]
    left: list[RuledLine]
    right: list[RuledLine]


def parted(rules: Rules) -> list[Rules]:
    """Return the rules of a box without those of the tables in it, and then these, each by itself."""
    if len(rules.flat) < _LEAST_SIDES or len(rules.steep) < _LEAST_SIDES:
        return [rules]
    sides = _find_sides(rules)
    if sides is None:
        return [rules]
    inner = _without(rules, (rule for side in sides for rule in side))
    tables = [part for part in _components(inner) if _comes_back(part, sides)]
    if not tables:
        return [rules]
    rest = _without(rules, (rule for table in tables for rule in (*table.flat, *table.steep)))
    return [rest, *tables]


def _without(rules: Rules, gone: Iterable[RuledLine]) -> Rules:
    left_out = {id(rule) for rule in gone}
    return Rules(
        [rule for rule in rules.flat if id(rule) not in left_out],
        [rule for rule in rules.steep if id(rule) not in left_out],
    )


def _find_sides(rules: Rules) -> _Sides | None:
    """Return the sides of the hull; None where they are not drawn as those of a box are."""
    hull = rules.hull
    flat = [[rule for rule in rules.flat if abs(rule.at - at) <= _SAME_LINE] for at in hull[1::2]]
    steep = [[rule for rule in rules.steep if abs(rule.at - at) <= _SAME_LINE] for at in hull[::2]]
    drawn = [_length(side) >= _SIDE * hull.width for side in flat]
    upright = [_length(side) >= _SIDE * hull.height for side in steep]
    if sum(drawn) + sum(upright) < _LEAST_SIDES or not all(upright):
        return None
    return _Sides(*flat, *steep)


def _length(side: Sequence[RuledLine]) -> float:
    return sum(rule.end - rule.start for rule in side)


def _components(rules: Rules) -> list[Rules]:
    """Return the rules by what touches each other."""
    waiting = list(rules.steep)
    parts: list[Rules] = []
    for level in rules.flat:
        crossed = [part for part in parts if any(_touch(level, rule) for rule in part.steep)]
        fresh = [rule for rule in waiting if _touch(level, rule)]
        waiting = [rule for rule in waiting if not _touch(level, rule)]
        merged = Rules([level], fresh)
        for part in crossed:
            parts.remove(part)
            merged.flat.extend(part.flat)
            merged.steep.extend(part.steep)
        parts.append(merged)
    return parts


def _touch(level: RuledLine, upright: RuledLine) -> bool:
    return (
        level.start - _TOUCH <= upright.at <= level.end + _TOUCH
        and upright.start - _TOUCH <= level.at <= upright.end + _TOUCH
    )


def _comes_back(part: Rules, sides: _Sides) -> bool:
    """Return whether rules enclose something with one side of a box and reach none of the others."""
    if not part.flat or not part.steep:
        return False
    beside = [any(_touch(rule, side) for rule in part.flat for side in sides[at]) for at in (2, 3)]
    above = [any(_touch(side, rule) for rule in part.steep for side in sides[at]) for at in (0, 1)]
    if sum(beside) + sum(above) != 1:
        return False
    return len(part.flat if any(beside) else part.steep) > 1
