"""Sums: programs → categories → total, and goals with their breakdowns, at the precision written.

``836억원 + 317억원 + … = 1,461.6억원`` holds against ``1,462억원`` as rounding: equal at the coarser precision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import (
    Compared,
    compare,
    finding,
    in_one_table,
    is_slip_in_sum,
    passage,
    places,
    skipped,
    unproved,
)
from announce_parser.checks._lists import Listed, listed
from announce_parser.checks._texts import Text, texts
from announce_parser.record import Check
from announce_parser.values import Count, Money

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Record

_LIMIT = re.compile(r"\s?(?:\([^()]{0,12}\))?\s?(?:이상|이하|이내|초과|미만|한도|까지)")
_OVERLAP = re.compile(
    r"중복(?:을|된?|되는)?\s?(?:[가-힣]+\s)?(?:제외|포함|지원|선정|수혜|참여|집계)"
)

_OF_CATEGORY = "category_budget_is_sum_of_programs"
_BREAKDOWN = "breakdown_sums_to_goal"
_BEHIND_LIST = re.compile(r"(?:총|모두|도합)\s?\d")
_BRACKET = re.compile(r"\s?[(（]")
_TOTAL = re.compile(r"총\s*$")
_UNPROVED = "나열된 수가 전체를 나눈 것인지 아직 가리지 못함"
_NOT_ALL = "세부사업 예산이 전체를 나눈 것이 아닐 수 있음"
_AWARDS_NOT_ALL = "세부 단위의 수가 전체를 나눈 것이 아닐 수 있음"
_PAIR = 2
_DIGITS = 3  # of two digits nearly every difference is one digit
_FAR = 2  # times the whole, or a part of it: other sums, not wrong ones
_MANY = 3  # so many programs, all with their numbers, make a list


def program_budgets_sum_to_category(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each category with a budget whose programs all state theirs."""
    del document
    programs = {program.id: (index, program) for index, program in enumerate(record.programs)}
    for position, category in enumerate(record.categories):
        held = [programs[identifier] for identifier in category.programs if identifier in programs]
        budgets = [(index, program.budget) for index, program in held if _plain(program.budget)]
        if not _plain(category.budget) or not budgets or len(budgets) < len(held):
            continue
        total = category.budget
        if total is None:
            continue
        at = (
            f"/categories/{position}/budget",
            *(f"/programs/{index}/budget" for index, _ in budgets),
        )
        parts = [budget for _, budget in budgets if budget]
        outcome = _sum_against(parts, total)
        message = f"{category.name} 예산 {total.text} = 세부사업 예산의 합"
        is_whole = in_one_table(record, at[1:])
        if outcome.grade == "conflict" and not is_whole and not _is_slip(parts, total):
            yield skipped(_OF_CATEGORY, message, _NOT_ALL, record, at)
            continue
        yield finding(record, _OF_CATEGORY, outcome, message, at)


def category_budgets_sum_to_total(record: Record, document: Document) -> Iterator[Check]:
    """Yield the check of the total against its categories, else against its programs."""
    del document
    if not _plain(record.budget) or record.budget is None:
        return
    categories = [category.budget for category in record.categories]
    programs = [program.budget for program in record.programs]
    by_category = bool(categories) and all(_plain(part) for part in categories)
    parts, kind = (categories, "categories") if by_category else (programs, "programs")
    if len(parts) < 2 or not all(_plain(part) for part in parts):
        return
    budgets = [part for part in parts if part]
    outcome = _sum_against(budgets, record.budget)
    at = ("/budget", *(f"/{kind}/{index}/budget" for index in range(len(parts))))
    words = "분야" if kind == "categories" else "세부사업"
    message = f"총 예산 {record.budget.text} = {words} 예산의 합"
    rule = f"total_budget_is_sum_of_{kind}"
    if outcome.grade == "conflict" and _are_no_parts(budgets, record.budget):
        yield skipped(rule, message, _NOT_ALL, record, at)
        return
    yield finding(
        record,
        rule,
        outcome,
        message,
        at,
    )


def lists_sum_to_their_whole(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each list that has its whole after it, and one for each breakdown of a goal that is not a list.

    What is before a total need not be its parts (새로 신청한 31,207명으로 총 640,118명): only a list that says it is
    all of it is held against the total.
    """
    told: set[tuple[str, object, int]] = set()
    for text in texts(record, document):
        if not _BEHIND_LIST.search(text.text):
            continue
        for found in listed(text.bones):
            check = _of_list(text, found)
            told.update((place.block, place.cell, place.end) for place in check.sources[:1])
            yield check
    yield from _other_breakdowns(record, document, told)


def _of_list(text: Text, found: Listed) -> Check:
    said = (found.whole, *found.parts)
    words = f"{found.whole.text} = {' + '.join(part.text for part in found.parts)}"
    spots = [(each.start, each.end) for each in said]
    check = text.finding(_BREAKDOWN, found.outcome, words, spots)
    return check if found.reason is None else unproved(check, words, found.reason)


def _other_breakdowns(
    record: Record, document: Document, told: set[tuple[str, object, int]]
) -> Iterator[Check]:
    """Yield the skipped check of each breakdown of a goal that is neither such a list nor the brackets after it."""
    for index, goal in enumerate(record.goals):
        spots = places(record, (f"/goals/{index}/value",))
        if any((where.block, where.cell, where.end) in told for where in spots):
            continue
        if any(_BRACKET.match(passage(document, where), where.end) for where in spots):
            continue  # parts in brackets are checked as such
        for number, parts in enumerate(goal.breakdowns):
            total = getattr(goal.value, "value", None) or getattr(goal.value, "amount", None)
            where = f"/goals/{index}/breakdowns/{number}"
            if total is None or _is_no_partition(record, document, where, len(parts)):
                continue
            at = (
                f"/goals/{index}/value",
                *(f"{where}/{part}" for part in range(len(parts))),
            )
            listed_parts = " + ".join(f"{part.name} {part.value}" for part in parts)
            words = f"{goal.name} {goal.value.text} = {listed_parts}"
            yield skipped(_BREAKDOWN, words, _UNPROVED, record, at)


def _is_no_partition(record: Record, document: Document, pointer: str, parts: int) -> bool:
    """True where the parts are limits (월세 60만 원 이하) or overlap (중복을 제외한 총 49곳)."""
    for where in places(record, tuple(f"{pointer}/{part}" for part in range(parts))):
        text = passage(document, where)
        if _LIMIT.match(text, where.end) or _OVERLAP.search(text):
            return True
    return False


def awards_sum_to_total(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each number stated for all programs together: 총 7명 of 2, 4 and 1."""
    del document
    awards = [program.awards for program in record.programs]
    if len(awards) < 2 or any(count is None or count.value is None for count in awards):
        return
    units = {count.unit for count in awards if count is not None}
    actual = sum((Decimal(count.value or 0) for count in awards if count is not None), Decimal(0))
    for index, figure in enumerate(record.figures):
        total = figure.value
        if figure.role != "awards" or figure.program is not None or not isinstance(total, Count):
            continue
        if total.value is None or {total.unit} != units:
            continue
        outcome = compare(
            Decimal(total.value), actual, Decimal(1), tolerant=total.bound == "approx"
        )
        at = (f"/figures/{index}", *(f"/programs/{n}/awards" for n in range(len(awards))))
        message = f"모두 {figure.text} = 세부 단위별 수의 합"
        numbers = [Decimal(count.value or 0) for count in awards if count is not None]
        slipped = _is_slip_nearby(Decimal(total.value), numbers)
        if outcome.grade == "conflict" and not slipped and not in_one_table(record, at[1:]):
            yield skipped("awards_sum_to_total", message, _AWARDS_NOT_ALL, record, at)
            continue
        yield finding(record, "awards_sum_to_total", outcome, message, at)


def awards_of_programs_sum_to_a_stated_total(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each ``총 289개`` of the text that the awards of all programs make, or miss by a slip."""
    awards = [program.awards for program in record.programs]
    numbers = [Decimal(count.value) for count in awards if count is not None and count.value]
    units = {count.unit for count in awards if count is not None}
    if len(numbers) < max(len(awards), _MANY) or len(units) > 1:
        return
    actual = sum(numbers, Decimal(0))
    own = {
        place for n in range(len(awards)) for place in places(record, (f"/programs/{n}/awards",))
    }
    for index, figure in enumerate(record.figures):
        total = figure.value
        if figure.program is not None or figure.role == "awards" or not isinstance(total, Count):
            continue
        if total.value is None or {total.unit} != units or figure.source in own:
            continue
        text = passage(document, figure.source)[: figure.source.start]
        outcome = compare(Decimal(total.value), actual, Decimal(0))
        slipped = is_slip_in_sum(Decimal(total.value), numbers)
        if not _TOTAL.search(text) or (outcome.grade == "conflict" and not slipped):
            continue
        at = (f"/figures/{index}", *(f"/programs/{n}/awards" for n in range(len(awards))))
        message = f"모두 {figure.text} = 세부 단위별 수의 합"
        is_far = not in_one_table(record, at[1:]) and not _is_slip_nearby(
            Decimal(total.value), numbers
        )
        if outcome.grade == "conflict" and is_far:
            yield skipped("awards_sum_to_total", message, _AWARDS_NOT_ALL, record, at)
            continue
        yield finding(record, "awards_sum_to_total", outcome, message, at)


def _is_slip_nearby(total: Decimal, parts: list[Decimal]) -> bool:
    """True where one wrong number explains the difference of sums that are about as large."""
    actual = sum(parts, Decimal(0))
    near = total < actual * _FAR and actual < total * _FAR
    return (near and is_slip_in_sum(total, parts)) or _is_miswritten(total, actual)


def _is_miswritten(one: Decimal, other: Decimal) -> bool:
    """True where one digit, or two that changed places, tell two numbers of the same length apart: 829 and 289."""
    first, second = f"{one:f}", f"{other:f}"
    unlike = [(a, b) for a, b in zip(first, second, strict=False) if a != b]
    is_swap = len(unlike) == _PAIR and unlike[0] == unlike[1][::-1]
    return len(first) == len(second) >= _DIGITS and (len(unlike) == 1 or is_swap)


def _are_no_parts(budgets: list[Money], whole: Money) -> bool:
    """True where the programs' sums are limits, or far from the whole: 최대 1억원 of 42억원."""
    if any(budget.bound is not None and budget.bound != "approx" for budget in budgets):
        return True
    if any(budget.amount == whole.amount for budget in budgets):
        return True  # one is the whole itself under another name
    amounts = [Decimal(budget.amount or 0) for budget in budgets]
    total, actual = Decimal(whole.amount or 0), sum(amounts, Decimal(0))
    near = total / _FAR < actual < total * _FAR
    return not near and not is_slip_in_sum(total, amounts)


def _is_slip(budgets: list[Money], whole: Money) -> bool:
    """True where one wrong number explains that several sums do not make the whole."""
    amounts = [Decimal(budget.amount or 0) for budget in budgets]
    return len(amounts) > 1 and is_slip_in_sum(Decimal(whole.amount or 0), amounts)


def _plain(money: Money | None) -> bool:
    return money is not None and money.amount is not None


def _sum_against(parts: list[Money], total: Money) -> Compared:
    actual = sum((Decimal(part.amount or 0) for part in parts), Decimal(0))
    approximate = total.bound == "approx" or any(part.bound == "approx" for part in parts)
    return compare(Decimal(total.amount or 0), actual, total.step, tolerant=approximate)


CHECKS = (
    program_budgets_sum_to_category,
    category_budgets_sum_to_total,
    lists_sum_to_their_whole,
    awards_sum_to_total,
    awards_of_programs_sum_to_a_stated_total,
)
