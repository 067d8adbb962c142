"""Categories above programs that evidence found: the headings and merged cells that several of them are under.

``1. 재도전 지원(85억원)`` above two programs is a category with a sum; so is a cell that spans their rows. The headline is not one,
nor is a heading that one program alone is under where all others are elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.notices._base import place, value_of
from announce_parser.notices._programs.facts import Group
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated
from announce_parser.values import Money

if TYPE_CHECKING:
    from announce_parser.notices.outline import Unit
    from announce_parser.notices.programs import Decision
    from announce_parser.values import AnyValue

RULE = "category.heading_or_cell"
_LONGEST = 70
_LEAST = 0.6  # of the programs, that are under such headings
_SUM_BEHIND = lazy_regex(r"\s*[(（:：]?\s*(?:총\s?|약\s?)?\d[\d,.]*\s?[조억만천백].*$")
# 추진일정, 공급실적, <그림> …: what a part of a notice is about, not a field of programs; a clause goes on after a comma
_NO_FIELD = lazy_regex(
    r"""
    (?:개요|배경|경우|일정|실적|현황|공고문?|관련|절차|방법|그래프|계획|운영\(안\)|주요\s?내용|문의처?)\W*$
    |^\W*(?:참\s?고|붙\s?임|별\s?첨|그림|표)(?![가-힣])
    |,\s*$
    """,
    re.VERBOSE,
)
_MARKS = " -–·[]【】<>〈〉「」『』()"


def grouped(decision: Decision) -> tuple[tuple[Group, ...], dict[str, int]]:
    """Return the categories of the chosen programs, and by key of a program the number of its category."""
    above = {key: unit for key in decision.chosen if (unit := _above(decision, key)) is not None}
    units = sorted({unit.index for unit in above.values()})
    if not 2 <= len(units) < len(above) or len(above) < _LEAST * len(decision.chosen):
        return (), {}  # where each has a heading of its own, none is above several
    all_units = decision.described.seen.outline.units
    groups = [_group(decision, all_units[index]) for index in units]
    number = {index: at for at, index in enumerate(units)}
    return tuple(groups), {key: number[unit.index] for key, unit in above.items()}


def _above(decision: Decision, key: str) -> Unit | None:
    """Return the heading, or the merged cell, that a program is under; None where there is none."""
    seen = decision.described.seen
    units = seen.outline.units
    for mention in seen.found[key].mentions:
        if mention.unit < 0:
            continue
        unit = units[mention.unit]
        if unit.cell is not None and unit.cell.col:
            table = unit.block.table
            left = [
                other
                for index in seen.outline.by_row.get((table.id if table else "", unit.cell.row), ())
                if (other := units[index]).cell is not None
                and other.cell.col < unit.cell.col
                and other.cell.row_span > unit.cell.row_span
            ]
            if left:
                return left[0]
        for index in reversed(unit.path):
            parent = units[index]
            is_title = index == 0 or (len(parent.path) == 0 and index < 2)
            if (
                not is_title
                and len(parent.text) <= _LONGEST
                and not parent.text.rstrip().endswith(".")
            ):
                return None if _NO_FIELD.search(parent.text) else parent
    return None


def _group(decision: Decision, unit: Unit) -> Group:
    seen = decision.described.seen
    document = seen.material.document
    words = " ".join(unit.text[unit.body :].split())
    name = _SUM_BEHIND.sub("", words).strip(_MARKS) or words
    where = (place(document.source(unit.start, unit.end)),)
    budget: Stated[AnyValue] | None = None
    for spot in seen.held:
        if spot.unit.index == unit.index and isinstance(spot.figure.value, Money):
            budget = Stated(value_of(spot.figure), (place(spot.figure.place),), RULE)
            break
    return Group(None, (Stated(name, where, RULE),), budget)
