"""Letters that a rule strikes out: it begins and ends with them, at half their height, and belongs to no table."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.readers.pdf._shapes import Glyph, RuledLine

# How far above the baseline a rule strikes letters out, in shares of their size.
_LOWEST, _HIGHEST = 0.15, 0.55
_REACH = 0.5  # of the size, by which a rule may begin before its letters or end after them
_TOUCH = 1.0  # points within which an upright rule ends a level one: a border


def without_struck(
    glyphs: list[Glyph], horizontal: Sequence[RuledLine], vertical: Sequence[RuledLine]
) -> list[Glyph]:
    """Return the glyphs, those that are struck out marked as hidden."""
    rules = [rule for rule in horizontal if not _is_border(rule, vertical)]
    if not rules:
        return glyphs
    heights = [rule.at for rule in rules]
    under: dict[RuledLine, list[int]] = {}
    for index, glyph in enumerate(glyphs):
        if glyph.hidden is not None or not glyph.size or glyph.text.isspace():
            continue
        at = bisect_left(heights, glyph.base - _HIGHEST * glyph.size)
        while at < len(rules) and heights[at] <= glyph.base - _LOWEST * glyph.size:
            rule = rules[at]
            if rule.start - _TOUCH <= glyph.middle[0] <= rule.end + _TOUCH:
                under.setdefault(rule, []).append(index)
            at += 1
    struck: set[int] = set()
    for rule, indices in under.items():
        held = [glyphs[index] for index in indices]
        reach = _REACH * max(glyph.size for glyph in held)
        begins = abs(rule.start - min(glyph.x0 for glyph in held)) <= reach
        if begins and abs(rule.end - max(glyph.x1 for glyph in held)) <= reach:
            struck.update(indices)
    if not struck:
        return glyphs
    return [
        glyph._replace(hidden="struck out") if index in struck else glyph
        for index, glyph in enumerate(glyphs)
    ]


def _is_border(rule: RuledLine, vertical: Sequence[RuledLine]) -> bool:
    """Return whether an upright rule meets a level one at either end."""
    return any(
        min(abs(upright.at - rule.start), abs(upright.at - rule.end)) <= _TOUCH
        and upright.start - _TOUCH <= rule.at <= upright.end + _TOUCH
        for upright in vertical
    )
