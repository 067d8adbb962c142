"""The sum announced as a whole: headline, deck and first sentences must name the same one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from announce_parser.checks._base import finding, same_sum, skipped
from announce_parser.checks._spans import OPEN, ends
from announce_parser.values import Money, Period

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Check, Record

_NEAR = 12  # characters between a span of years and the sum for it


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
        if outcome.grade == "conflict" and _is_of_several_years(record, index):
            yield skipped("announced_sums_agree", message, "여러 해를 합한 금액", record, at)
            continue
        yield finding(record, "announced_sums_agree", outcome, message, at)


def _is_of_several_years(record: Record, index: int) -> bool:
    """True where the sum covers years, or a span of years stands right before it: ``('20~'25, 총 1.2조원)``."""
    figure = record.figures[index]
    value, before = figure.value, record.figures[index - 1]
    if isinstance(value, Money) and (value.covers or "").startswith("P"):
        return value.covers != "P1Y"
    if not isinstance(before.value, Period) or (before.source.block, before.source.cell) != (
        figure.source.block,
        figure.source.cell,
    ):
        return False
    start, end = ends(before.value.interval)
    near = 0 <= figure.source.start - before.source.end <= _NEAR
    return near and OPEN not in (start, end) and start[:4] != end[:4]


CHECKS = (announced_sums_agree,)
