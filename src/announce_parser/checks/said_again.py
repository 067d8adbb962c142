"""Any number or day said twice, once with a slip: in headline, text and tables, whatever it counts.

Two numbers that one digit, two digits changed about or a lost scale word tells apart are one number said twice if the words
around them are as alike as those of numbers that are said again just so, and no third number is as like.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.checks._base import Compared, unproved
from announce_parser.checks._mentions import mentions
from announce_parser.checks._said_again import Said
from announce_parser.checks._slots import slot_at, why_apart
from announce_parser.values import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.checks._mentions import Mention
    from announce_parser.document import Document
    from announce_parser.record import Check, Record

_RULE = "value_said_again_agrees"


def values_said_again_agree(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each number or day that stands alone and that another place says but for a slip."""
    found = mentions(record, document)
    said = Said(found, document)
    likely = [
        (score, one, other)
        for one, other, kind in said.twos()
        if (score := said.score(one, other, kind)) > 0
    ]
    likely.sort(key=lambda each: -each[0])
    told: set[tuple[str, object]] = set()
    for _, one, other in likely:
        if not {one.key, other.key} & told:
            told |= {one.key, other.key}
            yield _finding(record, document, one, other)


def _finding(record: Record, document: Document, one: Mention, other: Mention) -> Check:
    words = f"{one.words} ↔ {other.words}"
    outcome = Compared(canonical(one.value), canonical(other.value), "conflict")
    check = one.text.finding(_RULE, outcome, words, [one.spot])
    pointed = other.text.finding(_RULE, outcome, words, [other.spot])
    check = check.model_copy(
        update={
            "severity": "warning",
            "at": tuple(dict.fromkeys((*check.at, *pointed.at))),
            "sources": (*check.sources, *pointed.sources),
        }
    )
    slots = (slot_at(record, document, each.place) for each in (one, other))
    # Whom the sentences are about is weighed already, by all their words.
    reason = why_apart(*(replace(slot, topic=frozenset()) for slot in slots))
    return check if reason is None else unproved(check, words, reason)


CHECKS = (values_said_again_agree,)
