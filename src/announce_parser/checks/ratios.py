"""Percents against two numbers near by that make them: a share of a whole, a growth, whatever they are of.

``신규사례 1,885건을 … 심의하여 … 180건(9.6%)에 대해``, ``3,088억원이 의결됐다. 본예산 2,426억원보다 27.3% 증가했다``. What makes a percent holds;
what one slip keeps from it fails where the words around are those of a number with its share or its growth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.checks._base import Compared, in_all_places
from announce_parser.checks._counted import known_numbers
from announce_parser.checks._ratios import contradicted, ratios, score
from announce_parser.checks._texts import tops
from announce_parser.values import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.checks._ratios import RatioNearBy
    from announce_parser.document import Document
    from announce_parser.record import Check, Record

_RULE = "percent_near_by_matches"
_WORDS = {
    "share": "{1} ÷ {2} = {0}",
    "growth": "{2} → {1} 증감 {0}",
    "after": "{1} 증감한 {2} = {0}",
    "before": "{1} 감소한 {2} = {0}",
    "base": "{1} → {2} 증감 {0}",
}


def percents_near_by_match(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each percent that one slip keeps from being what two numbers near by make."""
    open_ = contradicted(ratios(record, document, tops(record)))
    known = known_numbers(record, document) if open_ else {}
    likely = [(found, each) for each in open_ if (found := score(document, each, known)) > 0]
    likely.sort(key=lambda each: -each[0])
    told: set[tuple[int, int]] = set()
    for _, each in likely:
        if each.percent.spot not in told:
            told.add(each.percent.spot)
            yield _finding(each)


def _finding(found: RatioNearBy) -> Check:
    wrong = found.said[found.at]
    outcome = Compared(canonical(wrong.value), canonical(found.meant), "conflict")
    words = _WORDS[found.kind].format(*(each.quantity.text for each in found.said))
    ordered = (wrong, *(each for each in found.said if each is not wrong))
    checks = [
        each.text.finding(_RULE, outcome, words, [(each.quantity.start, each.quantity.end)])
        for each in ordered
    ]
    return in_all_places(checks).model_copy(update={"severity": "warning"})


CHECKS = (percents_near_by_match,)
