"""Who pays how much: the parties' contributions sum to the budget, and each is the share that is stated of it.

``국비 50억원, 지방비 30억원, 자부담 20억원`` beside ``총사업비 100억원`` and ``국비 50%, 지방비 30%, 자부담 20%``. A budget may
be what all pay together or what the public parties pay; only a typo makes a difference a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import Compared, compare, finding, is_slip, is_slip_in_sum
from announce_parser.values import canonical

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Check, Funding, Program, Record
    from announce_parser.values import Money

_OWN = ("자부담", "자기부담", "자담", "민간", "민간부담", "기업부담", "민자")
_POINT = Decimal("0.5")  # shares are rounded to whole percents


def funding_sums_to_budget(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for the notice, and for each program, whose budget its parties' sums make."""
    del document
    if all(program.funding != record.funding for program in record.programs):
        yield from _sum(record, "", record.budget, record.funding, "전체")
    for index, program in enumerate(record.programs):
        yield from _sum(record, f"/programs/{index}", program.budget, program.funding, program.name)


def _sum(
    record: Record, pointer: str, budget: Money | None, funding: tuple[Funding, ...], name: str
) -> Iterator[Check]:
    amounts = _amounts(funding)
    if budget is None or not budget.amount or budget.bound is not None or len(amounts) < 2:
        return
    if any(one.amount.currency != budget.currency for one in funding):
        return
    total = Decimal(budget.amount)
    step = max(budget.step, *(one.amount.step for one in funding))
    every = list(range(len(amounts)))
    public = [one for one in every if funding[one].party not in _OWN]
    outcomes = [
        (kept, compare(total, sum((amounts[one] for one in kept), Decimal(0)), step))
        for kept in (every, public)
    ]
    fitting = [(kept, outcome) for kept, outcome in outcomes if outcome.grade != "conflict"]
    if not fitting and not is_slip_in_sum(total, amounts):
        return
    kept, outcome = (fitting or outcomes)[0]
    listed = " + ".join(f"{funding[one].party} {funding[one].amount.text}" for one in kept)
    at = (f"{pointer}/budget", *(f"{pointer}/funding/{one}" for one in kept))
    words = f"{name} 재원 {listed} = {budget.text}"
    yield finding(record, "funding_sums_to_budget", outcome, words, at)


def funding_is_the_stated_share(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each party whose sum and whose share a program both states."""
    del document
    for index, program in enumerate(record.programs):
        yield from _shares(record, program, f"/programs/{index}")


def _shares(record: Record, program: Program, pointer: str) -> Iterator[Check]:
    amounts = _amounts(program.funding)
    paid = {one.party: number for number, one in enumerate(program.funding)}
    shares = [share for share in program.cost_sharing if share.bound is None]
    if not amounts or {share.party for share in shares} != set(paid):
        return
    total = sum(amounts, Decimal(0))
    for number, share in enumerate(program.cost_sharing):
        amount, percent = amounts[paid[share.party]], Decimal(share.percent)
        actual = amount * 100 / total
        rounded = canonical(actual.quantize(Decimal("0.1")))
        if actual == percent:
            outcome = Compared(share.percent, rounded, "equal")
        elif abs(actual - percent) <= _POINT:
            outcome = Compared(share.percent, rounded, "rounding")
        elif is_slip(amount, total * percent / 100) or is_slip(percent, actual):
            outcome = Compared(share.percent, rounded, "conflict")
        else:
            continue
        words = f"{program.name} {share.party} {program.funding[paid[share.party]].amount.text} = {share.percent}%"
        at = (f"{pointer}/cost_sharing/{number}", f"{pointer}/funding/{paid[share.party]}")
        yield finding(record, "funding_is_stated_share", outcome, words, at)


def _amounts(funding: tuple[Funding, ...]) -> list[Decimal]:
    """Return what each party pays; nothing where one of the sums is not a single number."""
    amounts = [one.amount.amount for one in funding]
    return [Decimal(amount) for amount in amounts if amount] if all(amounts) else []


CHECKS = (funding_sums_to_budget, funding_is_the_stated_share)
