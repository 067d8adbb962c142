"""Terms of programs against each other: shares that make 100, budget ÷ awards = cap, growth rates.

A cap times the number of awards need not fill the budget, so a quotient that differs from the cap is not
a contradiction; where it equals the cap, three numbers prove each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import (
    Compared,
    compare,
    finding,
    in_one_row,
    is_slip,
    passage,
    places,
    skipped,
)
from announce_parser.checks._measured import Measured, exact, held, rate_of, rounded
from announce_parser.checks._reading_order import COARSE, step_of
from announce_parser.record import Place
from announce_parser.values import canonical, leading_number

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Check, CostShare, Program, Record, Terms
    from announce_parser.values import Count, Money

# 신청기간을 45일로 확대, 지원한도를 2억원으로 상향: subject, particle, new value, direction
_STATED = re.compile(
    r"[을를이가은는]\s+(?:[가-힣]+\s+)?(?P<number>\d[\d,.]*\s*[십백천만억조]*\s*[가-힣%]{1,3}?)(?:으로|로)\s"
)
# 202명(20.7%) → 241명(22.6%): each side has its share
_SHARES = re.compile(r"\(\s?[\d.]+\s?%\s?\)\s?(?:→|⇒|➡|->)")
_ABOUT = re.compile(r"(?:약|대략)\s?$")
_OF_ANOTHER = "비율이 증감률인지 알 수 없음"
_OF_OTHERS = "예산, 지원 수, 지원한도가 한 지원의 것인지 알 수 없음"
_NEW_VALUE = "new_value_stands_in_text"
_UNPROVED = "문장의 수가 바뀐 값을 말하는지 가리지 못함"
_OTHER_UNIT = "단위가 다른 수"
_UNIT = re.compile(r"^.*\d[\d,.]*\s*[십백천만억조]*\s*")
_CHANGED = re.compile(
    r"(?:으로|로)\s(?:[가-힣]+\s)?(?:확대|축소|상향|하향|인상|인하|연장|단축|늘|줄|조정|변경|증액|감액)"
)
_WHOLE = Decimal(100)
_PRECISION = Decimal("0.01")  # a quotient that is the cap within a hundredth is meant to be the cap
_USUAL = 3  # so many programs, and
_MOSTLY = Decimal("0.7")  # so large a share of them, make budget = cap × awards the notice's habit
_PLAUSIBLE = Decimal(
    "1.25"
)  # a quotient that far over its cap: more money than the awards can take
# 500→774만 원: the unit after the second is that of both
_BARE = re.compile(r"^\d[\d,.]*$")
_TAIL = re.compile(r"^\D*\d[\d,.]*")


def cost_shares_sum_to_whole(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each program, and each labelled term, that states who pays what share."""
    del document
    for index, program in enumerate(record.programs):
        yield from _shares(record, program.name, program.cost_sharing, f"/programs/{index}")
        for number, terms in enumerate(program.caps):
            where = f"/programs/{index}/caps/{number}"
            yield from _shares(record, f"{program.name} {terms.label}", terms.cost_sharing, where)


def _shares(
    record: Record, name: str, shares: tuple[CostShare, ...], pointer: str
) -> Iterator[Check]:
    if len(shares) < 2 or any(share.bound for share in shares):
        return
    actual = sum((Decimal(share.percent) for share in shares), Decimal(0))
    listed = " + ".join(f"{share.party} {share.percent}" for share in shares)
    at = tuple(f"{pointer}/cost_sharing/{number}" for number in range(len(shares)))
    outcome = compare(_WHOLE, actual, Decimal(1))
    yield finding(record, "cost_shares_sum_to_100", outcome, f"{name} 분담률 {listed} = 100%", at)


@dataclass(frozen=True, slots=True)
class _Triple:
    """Cap, budget and awards of one program or level that states all three."""

    name: str
    pointer: str
    cap: Decimal
    budget: Decimal
    awards: Decimal
    step: Decimal
    is_rough: bool

    @property
    def fits(self) -> bool:
        """True where budget ÷ awards is the cap."""
        return abs(self.budget / self.awards - self.cap) <= self.cap * _PRECISION

    @property
    def slipped(self) -> bool:
        """True where one wrong digit in one of the three explains that they do not fit."""
        return any(
            is_slip(stated, computed)
            for stated, computed in (
                (self.awards, self.budget / self.cap),
                (self.budget, self.cap * self.awards),
                (self.cap, self.budget / self.awards),
            )
        )


def budget_over_awards_is_cap(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check where budget ÷ awards gives the cap, for programs, their terms, and what is left of them.

    Where nearly all programs of a notice are financed so, one that a slip keeps from it is a contradiction.
    """
    del document
    triples = tuple(_triples(record))
    fitting = sum(triple.fits for triple in triples)
    usual = fitting >= _USUAL and fitting >= len(triples) * _MOSTLY
    for triple in triples:
        at = tuple(f"{triple.pointer}/{name}" for name in ("cap", "budget", "awards"))
        quotient = triple.budget / triple.awards
        outcome = _as_bound(triple.cap, quotient, triple.step)
        if outcome is None and usual and triple.slipped and not triple.is_rough:
            shown = canonical(quotient.quantize(Decimal(1)))
            outcome = Compared(canonical(triple.cap), shown, "conflict")
        message = f"{triple.name} 예산 ÷ 지원 수 = 지원한도"
        overflows = outcome is not None and outcome.grade == "conflict"
        if overflows and not usual and not in_one_row(record, at):
            yield skipped("budget_over_awards_is_cap", message, _OF_OTHERS, record, at)
        elif outcome is not None:
            yield finding(record, "budget_over_awards_is_cap", outcome, message, at)
    for index, program in enumerate(record.programs):
        yield from _remainder(record, program, f"/programs/{index}")


def _triples(record: Record) -> Iterator[_Triple]:
    for index, program in enumerate(record.programs):
        where = f"/programs/{index}"
        held: list[tuple[str, Program | Terms, str]] = [(program.name, program, where)]
        held += [
            (f"{program.name} {terms.label}", terms, f"{where}/caps/{number}")
            for number, terms in enumerate(program.caps)
        ]
        for name, holder, pointer in held:
            numbers, cap = _numbers(holder.budget, holder.awards), _amount(holder.cap)
            if numbers is None or not cap or holder.cap is None or holder.awards is None:
                continue
            rough = holder.awards.bound is not None
            yield _Triple(name, pointer, cap, *numbers, holder.cap.step, rough)


def _remainder(record: Record, program: Program, pointer: str) -> Iterator[Check]:
    """Yield the check of a level whose budget and number are what the other level leaves of the whole."""
    whole = _numbers(program.budget, program.awards)
    if whole is None or len(program.caps) != 2:
        return
    for number, known in enumerate(program.caps):
        other = program.caps[1 - number]
        part, cap = _numbers(known.budget, known.awards), _amount(other.cap)
        if part is None or cap is None or other.cap is None or other.budget or other.awards:
            continue
        if whole[1] <= part[1]:
            continue
        quotient = (whole[0] - part[0]) / (whole[1] - part[1])
        outcome = _as_bound(cap, quotient, other.cap.step)
        at = (
            f"{pointer}/caps/{1 - number}/cap",
            f"{pointer}/budget",
            f"{pointer}/awards",
            f"{pointer}/caps/{number}/budget",
            f"{pointer}/caps/{number}/awards",
        )
        message = f"{program.name} {other.label} (예산 - {known.label} 예산) ÷ (지원 수 - {known.label} 수) = 지원한도"
        if outcome is not None:
            yield finding(
                record, "remaining_budget_over_remaining_awards_is_cap", outcome, message, at
            )


def _as_bound(cap: Decimal, quotient: Decimal, step: Decimal) -> Compared | None:
    """Return the comparison where the quotient is the cap; None where it lies below, which proves nothing.

    More money than the awards can take at the cap is a contradiction.
    """
    if abs(quotient - cap) <= cap * _PRECISION:
        return compare(cap, quotient, max(step, cap * _PRECISION))
    return (
        Compared(canonical(cap), canonical(quotient), "conflict")
        if quotient > cap * _PLAUSIBLE
        else None
    )


def _amount(money: Money | None) -> Decimal | None:
    return Decimal(money.amount) if money is not None and money.amount is not None else None


def _numbers(budget: Money | None, awards: Count | None) -> tuple[Decimal, Decimal] | None:
    """Return budget and number of awards where both are plain values."""
    amount = _amount(budget)
    if amount is None or awards is None or not awards.value:
        return None
    return amount, Decimal(awards.value)


def growth_matches_before_and_after(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each change that states numbers and the percentage between them."""
    for index, change in enumerate(record.changes):
        unit = _TAIL.sub("", change.after or "")
        was = f"{change.before}{unit}" if _BARE.match(change.before or "") else change.before or ""
        before, after = leading_number(was), leading_number(change.after or "")
        if change.percent is None or before is None or after is None or not before:
            continue
        stated = Decimal(change.percent)
        fine = Decimal(1).scaleb(-len(str(stated).partition(".")[2]))
        sides = (_side(was, before), _side(change.after or "", after))
        actual = rate_of(*sides)
        if actual is None:
            continue
        spread = fine * 2 if _is_about(record, document, f"/changes/{index}/percent") else fine
        outcome = held(rounded(stated, spread), actual, fine)
        message = f"{change.subject} {change.before} → {change.after} 증감률 {change.percent}%"
        at = (f"/changes/{index}/percent", f"/changes/{index}/before", f"/changes/{index}/after")
        if outcome.grade == "conflict" and _SHARES.search(change.text):
            yield skipped("growth_rate_matches", message, _OF_ANOTHER, record, at)
            continue
        yield finding(record, "growth_rate_matches", outcome, message, at)


def _is_about(record: Record, document: Document, pointer: str) -> bool:
    """True where 약 is before a number."""
    return any(
        _ABOUT.search(passage(document, where)[: where.start])
        for where in places(record, (pointer,))
    )


def _side(text: str, number: Decimal) -> Measured:
    """Return a side of a change with its range: 16만명 was rounded, 1,827개 and 5천만원 were not."""
    fine = step_of(text)
    written_out = "원" in text and number < COARSE
    return exact(number) if fine == 1 or written_out else rounded(number, fine)


def new_values_stand_in_the_text(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each change whose new value a sentence nearby states of the same subject.

    ``신청기간을 45일로 확대한다`` over the note ``('22) 30일간 → ('23) 45일간`` states the new value, ``물량을 2배로
    확대`` does not: its unit is another.
    """
    for index, change in enumerate(record.changes):
        spots = record.provenance.get(f"/changes/{index}/subject", ())
        first = spots[0] if spots and isinstance(spots[0], Place) else None
        if first is None or first.cell is not None or leading_number(change.after or "") is None:
            continue
        text = document.block(first.block).text
        stated = _STATED.match(text, first.end)
        if stated is None:
            continue
        source = first.model_copy(
            update={"start": stated.start("number"), "end": stated.end("number")}
        )
        message = f"{change.subject} {change.after} = 본문의 {stated['number']}"
        at = (f"/changes/{index}/after",)
        check = _stated_as(record, (change.after or "", stated["number"]), message, at, text)
        yield check.model_copy(update={"sources": (*check.sources, source)})


def _stated_as(
    record: Record, wordings: tuple[str, str], message: str, at: tuple[str, ...], sentence: str
) -> Check:
    """Return the check of two wordings of a new value; what may be another number of the subject is skipped."""
    after, stated = (leading_number(wording) or Decimal(0) for wording in wordings)
    units = [_UNIT.sub("", wording).removesuffix("간") for wording in wordings]
    if units[0] != units[1]:
        return skipped(_NEW_VALUE, message, _OTHER_UNIT, record, at)
    if after != stated and not (_CHANGED.search(sentence) and is_slip(after, stated)):
        return skipped(_NEW_VALUE, message, _UNPROVED, record, at)
    outcome = compare(after, stated, Decimal(0))
    return finding(record, _NEW_VALUE, outcome, message, at)


CHECKS = (
    cost_shares_sum_to_whole,
    budget_over_awards_is_cap,
    growth_matches_before_and_after,
    new_values_stand_in_the_text,
)
