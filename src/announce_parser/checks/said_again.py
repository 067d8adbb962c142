"""Any number or day said twice, once with a slip: in headline, text and tables, whatever it counts.

Two numbers that one digit, two digits changed about or a lost scale word tells apart are one number said twice if the words
around them are as alike as those of numbers that are said again just so, and no third number is as like.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.checks._base import Compared, in_all_places, skipped, unproved
from announce_parser.checks._mentions import MOST, mentions
from announce_parser.checks._said_again import SaidNumbers
from announce_parser.checks._slots import slot_at, why_apart
from announce_parser.checks._texts import tops
from announce_parser.checks._wholes import added_up
from announce_parser.values import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.checks._mentions import SaidNumber
    from announce_parser.document import Document
    from announce_parser.record import Check, Record

_RULE = "value_said_again_agrees"
_TOO_MANY = "서로 비슷한 수가 많아 일부만 견줌"


def values_said_again_agree(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each number or day that stands alone and that another place says but for a slip."""
    found = mentions(record, document, tops(record))
    said = SaidNumbers(found, document)
    likely = [
        (score, pair.one, pair.other) for pair in said.pairs() if (score := said.score(pair)) > 0
    ]
    likely.sort(key=lambda each: -each[0])
    told: set[tuple[str, object]] = set()
    proved = added_up(record, document) if likely else frozenset()
    for _, one, other in likely:
        if {one.key, other.key} <= proved:
            continue  # 498억 원(소상공인 398억 원, 취약계층 100억 원): each of them adds up
        if not {one.key, other.key} & told:
            told |= {one.key, other.key}
            yield _finding(record, document, one, other)
    if said.unchecked or len(found) > MOST:
        yield skipped(_RULE, f"수 {len(found)}개", _TOO_MANY, record, ())


def _finding(record: Record, document: Document, one: SaidNumber, other: SaidNumber) -> Check:
    words = f"{one.words} ↔ {other.words}"
    outcome = Compared(canonical(one.value), canonical(other.value), "conflict")
    checks = [each.text.finding(_RULE, outcome, words, [each.spot]) for each in (one, other)]
    check = in_all_places(checks).model_copy(update={"severity": "warning"})
    slots = (slot_at(record, document, each.place) for each in (one, other))
    # Whom the sentences are about is weighed already, by all their words.
    reason = why_apart(*(replace(slot, topic=frozenset()) for slot in slots))
    return check if reason is None else unproved(check, words, reason)


CHECKS = (values_said_again_agree,)
