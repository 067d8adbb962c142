"""What cannot be: more than the whole, a notice numbered in another year than its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import Compared, finding, places, same_sum, skipped
from announce_parser.checks._slots import slot_at
from announce_parser.values import canonical

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Check, Record

_WHOLE = Decimal(100)
_OF_SEVERAL = "여러 건을 합한 금액"
_NO_TOTAL = "총 예산이 전체의 것이 아닐 수 있음"
_FAR = 2  # times the total: no part of it, unless a scale word was lost
_YEAR = re.compile(r"(?<!\d)(?P<year>20\d{2})\s?(?:년도?)?\s?-\s?\d+\s?호")


def shares_are_within_the_whole(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each subsidy ratio over 100%."""
    del document
    for index, program in enumerate(record.programs):
        ratio = program.subsidy_ratio
        most = None if ratio is None else ratio.max_percent or ratio.percent
        if ratio is not None and most is not None and Decimal(most) > _WHOLE:
            outcome = Compared(100, canonical(Decimal(most)), "conflict")
            words = f"{program.name} 지원 비율 {ratio.text} ≤ 100%"
            at = (f"/programs/{index}/subsidy_ratio",)
            yield finding(record, "share_is_within_whole", outcome, words, at)


def program_budgets_are_within_the_total(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each program whose budget is more than what is announced altogether.

    1,462억원 of 1,461.6억원 is no more: the two are one sum at the precision written. What is of several things
    together is not part of one.
    """
    total = record.budget
    if total is None or total.amount is None or total.bound is not None:
        return
    for index, program in enumerate(record.programs):
        part = program.budget
        if part is None or part.amount is None or part.currency != total.currency:
            continue
        if Decimal(part.amount) > Decimal(total.amount) and part.covers == total.covers:
            outcome = Compared(total.amount, part.amount, same_sum(total, part).grade)
            words = f"{program.name} 예산 {part.text} ≤ 총 예산 {total.text}"
            at = ("/budget", f"/programs/{index}/budget")
            reason = _OF_SEVERAL if _is_of_several(record, document, at[1]) else None
            times = (Decimal(part.amount) / Decimal(total.amount)).normalize()
            if times > _FAR and times.as_tuple().digits != (1,):
                reason = reason or _NO_TOTAL
            if outcome.grade == "conflict" and reason is not None:
                yield skipped("part_is_within_total", words, reason, record, at)
                continue
            yield finding(record, "part_is_within_total", outcome, words, at)


def _is_of_several(record: Record, document: Document, pointer: str) -> bool:
    """True where a value is after a number of things that it is of together: 총 75건, 7,184억 원."""
    return any(
        slot_at(record, document, where).is_of_several for where in places(record, (pointer,))
    )


def number_is_of_the_year_of_issue(record: Record, document: Document) -> Iterator[Check]:
    """Yield the check of the notice number's year against the day of the notice."""
    del document
    match = _YEAR.search(record.notice_number or "")
    if match is None or record.published is None or not places(record, ("/published",)):
        return
    year, issued = int(match["year"]), int(record.published[:4])
    outcome = Compared(year, issued, "equal" if year == issued else "conflict")
    words = f"공고 번호의 연도 {year} = 공고일 {record.published}"
    yield finding(
        record, "notice_number_is_of_year", outcome, words, ("/notice_number", "/published")
    )


CHECKS = (
    shares_are_within_the_whole,
    program_budgets_are_within_the_total,
    number_is_of_the_year_of_issue,
)
