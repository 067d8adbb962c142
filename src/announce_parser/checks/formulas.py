"""Sums that a text writes out itself: ``20개월(1,000만원÷50만원)``, ``50만원×12개월 = 600만원``, ``14개 중 8개소``.

What is written as a formula has no second reading: what it gives must be what is beside it, as far as both are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import Compared, is_swapped
from announce_parser.checks._measured import Measured, exact, held, product_of, quotient_of
from announce_parser.checks._quantities import NUMBER, PERCENT, Quantity
from announce_parser.checks._texts import texts
from announce_parser.patterns import lazy_regex
from announce_parser.values import canonical

if TYPE_CHECKING:
    from announce_parser.checks._base import Grade
    from announce_parser.checks._texts import Text
    from announce_parser.document import Document
    from announce_parser.record import Check, Record

_FORMULA = "written_formula_holds"
_PART = "part_is_within_whole"
_NOTE = r"(?:\s?\([^()\n]{0,12}\))?"
_SIGN = r"\s?(?P<sign>[×÷✕✖]|(?<=\s)[xX](?=\s))\s?"
_FACTOR = f"[{NUMBER}{PERCENT}]"
# 50만원 × 12개월 = 600만원 · 50만원×12개월인 600만원
_EQUALS = lazy_regex(
    rf"(?P<one>{NUMBER}){_SIGN}(?P<other>{_FACTOR})\s?(?:=|인\s)\s?(?:총\s?|약\s?)?(?P<stated>{NUMBER})(?!\s?[×÷✕✖+])"
)
# 20개월(1,000만원÷50만원) · 600만원(50만원×12개월)
_IN_BRACKETS = lazy_regex(
    rf"(?P<stated>{NUMBER})\s?\(\s?(?:=\s?)?(?P<one>{NUMBER}){_SIGN}(?P<other>{_FACTOR})\s?\)"
)
_BEFORE_FORMULA = lazy_regex(r"[×÷✕✖+*xX/]\s?$|[)\]]\s?[×÷✕✖]\s?$")
_AMONG = lazy_regex(
    rf"(?P<whole>{NUMBER})(?:\s?[가-힣]{{1,8}}){{0,2}}\s중\s(?:약\s)?(?P<part>{NUMBER})"
)
# 대출기간 : 총 5년(2년 거치 3년 상환)
_TERM = lazy_regex(
    r"(?<!\d)(?P<whole>\d{1,2})(?P<unit>년|개월)\s?(?:이내)?\s?[(（]\s?(?P<grace>\d{1,2})(?P=unit)\s?거치\s?[,·]?\s?(?:후\s?)?"
    r"(?P<repay>\d{1,2})(?P=unit)\s?간?\s?(?:균등|균분|원금|원리금|매월|매년)?\s?(?:균등|균분)?\s?(?:분할)?\s?상환"
)
# 학기당 820만 원(연 1,640만 원)
_YEARLY = lazy_regex(
    rf"(?P<per>학기|반기|분기|월)\s?(?:당|별)?\s?(?P<one>{NUMBER})\s?[(（]\s?연간?\s?(?P<year>{NUMBER})\s?[)）]"
)
_PER_YEAR = {"학기": 2, "반기": 2, "분기": 4, "월": 12}
_THINGS = {"개소": "개", "곳": "개", "개사": "개", "사": "개", "인": "명"}
_HUNDRED = Decimal(100)
_GRADE: dict[bool, Grade] = {True: "equal", False: "conflict"}


def written_formulas_hold(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each product or quotient that is beside what it gives."""
    for text in texts(record, document):
        bones = text.bones
        for pattern in (_EQUALS, _IN_BRACKETS):
            for match in pattern.finditer(bones.text):
                said = {
                    name: bones.quantities[match.start(name)] for name in ("stated", "one", "other")
                }
                is_longer = _BEFORE_FORMULA.search(
                    bones.text[max(0, match.start() - 4) : match.start()]
                )
                if is_longer is None and said["stated"].unit:
                    yield from _given(text, match["sign"], said)


def _given(text: Text, sign: str, said: dict[str, Quantity]) -> Iterator[Check]:
    stated, one, other = said["stated"], said["one"], said["other"]
    second = _share(other) if other.sign == PERCENT else other.measured
    by = sign == "÷"
    actual = quotient_of(one.measured, second) if by else product_of(one.measured, second)
    if actual is None or (by and stated.unit == one.unit == other.unit):
        return
    outcome = held(stated.measured, actual, stated.step)
    words = f"{one.text} {sign} {other.text} = {stated.text}"
    spots = [(each.start, each.end) for each in (stated, one, other)]
    yield text.finding(_FORMULA, outcome, words, spots)


def _share(rate: Quantity) -> Measured:
    found = rate.measured
    return Measured(*(each / _HUNDRED for each in (found.value, found.low, found.high)))


def parts_are_within_their_whole(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each ``14개 항만 중 18개소``: more than there are."""
    for text in texts(record, document):
        for match in _AMONG.finditer(text.bones.text):
            whole, part = (text.bones.quantities[match.start(name)] for name in ("whole", "part"))
            units = {_THINGS.get(each.unit, each.unit) for each in (whole, part)}
            if len(units) > 1 or not whole.unit or part.value <= whole.value:
                continue
            outcome = Compared(canonical(whole.value), canonical(part.value), "conflict")
            words = f"{whole.text} 중 {part.text}"
            spots = [(each.start, each.end) for each in (whole, part)]
            yield text.finding(_PART, outcome, words, spots)


def loans_are_repaid_within_their_term(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each ``5년(2년 거치 3년 상환)``: the term is both, or the years of repayment hold the others."""
    for text in texts(record, document):
        if "거치" not in text.text:
            continue
        for match in _TERM.finditer(text.text):
            whole, grace, repay = (int(match[name]) for name in ("whole", "grace", "repay"))
            if whole == repay:
                continue  # 5년(2년 거치 5년 상환): who knows what is meant
            outcome = Compared(whole, grace + repay, _GRADE[whole == grace + repay])
            words = f"{whole}{match['unit']} = {grace}{match['unit']} 거치 + {repay}{match['unit']} 상환"
            spots = [match.span(name) for name in ("whole", "grace", "repay")]
            yield text.finding(_FORMULA, outcome, words, spots)


def yearly_sums_are_those_of_their_terms(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each ``학기당 820만 원(연 1,640만 원)`` that holds or that two digits changed about keep from it."""
    for text in texts(record, document):
        if "연" not in text.text:
            continue
        for match in _YEARLY.finditer(text.bones.text):
            one, year = (text.bones.quantities[match.start(name)] for name in ("one", "year"))
            times = _PER_YEAR[match["per"]]
            actual = product_of(one.measured, exact(Decimal(times)))
            holds = held(year.measured, actual, year.step).grade != "conflict"
            plain = is_swapped(year.value, actual.value) or is_swapped(
                one.value, year.value / times
            )
            if one.unit != year.unit or not one.unit or not (holds or plain):
                continue
            outcome = Compared(canonical(year.value), canonical(actual.value), _GRADE[holds])
            words = f"{match['per']} {one.text} × {times} = 연 {year.text}"
            spots = [(each.start, each.end) for each in (year, one)]
            yield text.finding(_FORMULA, outcome, words, spots)


CHECKS = (
    written_formulas_hold,
    parts_are_within_their_whole,
    loans_are_repaid_within_their_term,
    yearly_sums_are_those_of_their_terms,
)
