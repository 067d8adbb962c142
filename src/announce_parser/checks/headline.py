"""The sum announced as a whole: headline, deck and first sentences must name the same one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from announce_parser.checks._base import finding, same_sum
from announce_parser.values import Money

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Check, Record


def announced_sums_agree(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each further place that announces the whole sum."""
    del document
    if record.budget is None or record.budget.amount is None:
        return
    announced = [
        (index, figure, figure.value)
        for index, figure in enumerate(record.figures)
        if figure.role == "budget"
        and figure.program is None
        and figure.category is None
        and isinstance(figure.value, Money)
    ]
    for index, figure, value in announced[1:]:
        if value.amount is None:
            continue
        outcome = same_sum(record.budget, value)
        message = f"발표한 총액 {record.budget.text} ↔ {figure.text}"
        at = ("/budget", f"/figures/{index}")
        yield finding(record, "announced_sums_agree", outcome, message, at)


CHECKS = (announced_sums_agree,)
