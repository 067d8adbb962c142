"""Numbers of listed things: ``6개 분야`` against the categories that are there."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import compare, finding
from announce_parser.values import Count

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Check, Record

# What a notice calls its categories and its programs when it says how many there are.
_CATEGORY_WORDS = frozenset({"분야", "부문", "유형", "대분류"})
_PROGRAM_WORDS = frozenset({"세부사업", "단위사업", "내역사업", "지원사업"})


def listed_things_are_as_many_as_announced(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each count of categories or programs that the text announces."""
    del document
    for index, figure in enumerate(record.figures):
        value = figure.value
        if not isinstance(value, Count) or value.value is None or value.bound or figure.source.cell:
            continue
        noun = (value.of or "").strip()
        listed = _listed(record, noun)
        if listed is None:
            continue
        words, pointers = listed
        outcome = compare(Decimal(value.value), Decimal(len(pointers)), Decimal(1))
        message = f"{figure.text} {noun} = 열거된 {words} {len(pointers)}개"
        yield finding(
            record,
            "announced_number_is_listed",
            outcome,
            message,
            (f"/figures/{index}", *pointers),
        )


def _listed(record: Record, noun: str) -> tuple[str, tuple[str, ...]] | None:
    """Return what is listed under a noun, with pointers to it; None where nothing is."""
    if noun in _CATEGORY_WORDS and len(record.categories) > 1:
        return "분야", tuple(f"/categories/{index}/name" for index in range(len(record.categories)))
    if noun in _PROGRAM_WORDS and len(record.programs) > 1:
        return "세부사업", tuple(f"/programs/{index}/name" for index in range(len(record.programs)))
    return None


CHECKS = (listed_things_are_as_many_as_announced,)
