"""Numbers that add up to a number near by, whatever they count and wherever they stand: held against each other.

``예비창업자(50개팀)와 기창업자(200개팀)`` below ``총 250개팀``, ``A 11명, B 13명 등 총 24명``, ``43억원 대비 12억원 증액된 55억원``. What adds up holds;
what one slip keeps from it fails where the words around the numbers are those of a whole and its parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.checks._base import Compared, in_all_places
from announce_parser.checks._counted import known_numbers
from announce_parser.checks._measured import held, sum_of
from announce_parser.checks._texts import tops
from announce_parser.checks._wholes import Whole, contradicted, score, wholes
from announce_parser.values import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Document
    from announce_parser.record import Check, Record

_RULE = "parts_said_near_by_sum_to_whole"


def parts_said_near_by_make_their_whole(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each whole that one slip keeps from being the sum of its parts."""
    open_ = contradicted(wholes(record, document, tops(record)))
    known = known_numbers(record, document) if open_ else {}
    likely = [(found, each) for each in open_ if (found := score(document, each, known)) > 0]
    likely.sort(key=lambda each: -each[0])
    told: set[tuple[int, int]] = set()
    for _, each in likely:
        spots = {number.spot for number in (each.whole, *each.parts)}
        if told.isdisjoint(spots):
            told |= spots
            yield _finding(each)


def _finding(found: Whole) -> Check:
    whole, parts = found.whole.quantity, [each.quantity for each in found.parts]
    total = sum_of([part.measured for part in parts])
    outcome = held(whole.measured, total, whole.step * 0)
    outcome = Compared(canonical(whole.value), canonical(total.value), outcome.grade)
    words = f"{whole.text} = {' + '.join(part.text for part in parts)}"
    checks = [
        each.text.finding(_RULE, outcome, words, [(each.quantity.start, each.quantity.end)])
        for each in (found.whole, *found.parts)
    ]
    return in_all_places(checks).model_copy(update={"severity": "warning"})


CHECKS = (parts_said_near_by_make_their_whole,)
