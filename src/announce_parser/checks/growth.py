"""Growth in sentences: ``1,200억원에서 1,500억원으로 25% 증가``, ``전년(40개) 대비 10개 늘어난 50개``.

Two numbers and the change between them prove each other at the precision written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import finding
from announce_parser.checks._base import passage as passage_text
from announce_parser.checks._measured import difference_of, exact, held, rate_of, rounded
from announce_parser.checks._reading_order import (
    Passage,
    Said,
    is_like,
    measured,
    number,
    passages,
    step,
)
from announce_parser.values import Change, Count, Ratio, leading_number

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Check, Record

_UP = r"증가|증액|확대|상승|인상|상향|늘|증원|성장|↑|급증|많"
_DOWN = r"감소|감액|축소|하락|인하|하향|줄|감축|↓|급감|적은|절감"
_FROM = re.compile(
    r"\s?(?:\([^()]{0,12}\)\s?)?(?:에서|→|➡|⇒|⟶)\s?(?:올해|금년|내년|['‘’]?\d{2}년)?\s?(?:총|약)?\s?"
)
_TO_CHANGE = re.compile(
    r"(?:으로|로)?\s?[,(（]?\s?(?:무려\s?|약\s?|총\s?)?(?:전년\s?대비\s?)?[+△▲]?"
)
_OVER = re.compile(r"\s?\)?\s?(?:대비|보다|에 비해|에서)\s?(?:약|총)?\s?")
_GROWN = re.compile(
    rf"\s?(?:가|이)?\s?(?P<way>{_UP}|{_DOWN})(?:한|된|난|든|어난|어든)\s?(?:총|약|연)?\s?"
)
_WAY = re.compile(
    rf"\s?[)）]?\s?(?:이|가|을|를|나|정도|가량)?\s?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
)

_BRACKETED = re.compile(
    rf"\s?(?:이|가|을)?\s?(?P<way>{_UP}|{_DOWN})[가-힣\s]{{0,8}}[(（]\s?"
)  # 100% 확대 개편(300만원 → 600만원)
_LED = re.compile(r"(?:으로|로|이며|,)[^.\n]{0,20}")
_BEHIND = re.compile(
    rf"\s?(?:이|가|을|를)?\s?(?P<way>{_UP}|{_DOWN})[가-힣]{{0,3}}\s?[(（]?\s?[-△▲+]?\s?"
)


def growth_in_sentences_matches(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each three figures in a row of which one is the change between the others."""
    for passage in passages(record, document):
        for three in zip(passage.said, passage.said[1:], passage.said[2:], strict=False):
            order = _order(passage, three)
            if order is not None:
                before, after, change, sign = order
                yield from _matched(record, (before, after, change), sign)


def differences_from_the_year_before_match(record: Record, document: Document) -> Iterator[Check]:
    """Yield the checks of ``828명으로 ’20년 882명 대비 54명이 감소(-6.1%)``: difference, and rate where it follows."""
    for passage in passages(record, document):
        said = [each for each in passage.said if number(each.figure) is not None]
        for after, before, apart in zip(said, said[1:], said[2:], strict=False):
            alike = is_like(after.figure, before.figure) and is_like(before.figure, apart.figure)
            behind = _BEHIND.match(passage.text, apart.end)
            if not alike or behind is None or not _LED.fullmatch(passage.between(after, before)):
                continue
            if not _OVER.fullmatch(passage.between(before, apart)):
                continue
            sign = 1 if re.fullmatch(_UP, behind["way"]) else -1
            yield from _matched(record, (before, after, apart), sign)
            following = next((each for each in said if each.start >= apart.end), None)
            if following is not None and following.start <= behind.end() + 1:
                yield from _matched(record, (before, after, following), sign)


def differences_of_bracketed_changes_match(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each ``101명이 감소(768→667명)``: the difference of the change in the brackets."""
    for index, figure in enumerate(record.figures[:-1]):
        change = record.figures[index + 1]
        if not isinstance(change.value, Change) or not isinstance(figure.value, Count):
            continue
        if (figure.source.block, figure.source.cell) != (change.source.block, change.source.cell):
            continue
        words = passage_text(document, figure.source)[figure.source.end : change.source.start]
        before, after = leading_number(change.value.before), leading_number(change.value.after)
        stated = number(figure)
        if _BEHIND.fullmatch(words) and before and after and stated:
            outcome = held(exact(stated), exact(abs(after - before)), Decimal(0))
            message = f"{change.text} 증감 {figure.text}"
            at = (f"/figures/{index}", f"/figures/{index + 1}")
            yield finding(record, "growth_in_sentence_matches", outcome, message, at)


def _order(passage: Passage, three: tuple[Said, Said, Said]) -> tuple[Said, Said, Said, int] | None:
    """Return before, after, change and its sign, where the words between three figures say which is which."""
    first, second, third = three
    one, two = passage.between(first, second), passage.between(second, third)
    if is_like(second.figure, third.figure) and _FROM.fullmatch(two):
        way = _BRACKETED.fullmatch(one)
        if way is not None:
            return second, third, first, 1 if re.search(_UP, way["way"]) else -1
    if is_like(first.figure, second.figure) and _FROM.fullmatch(one) and _TO_CHANGE.fullmatch(two):
        way = _WAY.match(passage.text, third.end)
        if way is not None:
            return first, second, third, 1 if way["up"] else -1
    grown = _GROWN.fullmatch(two)
    if is_like(first.figure, third.figure) and _OVER.fullmatch(one) and grown is not None:
        return first, third, second, 1 if re.fullmatch(_UP, grown["way"]) else -1
    return None


def _matched(record: Record, three: tuple[Said, Said, Said], sign: int) -> Iterator[Check]:
    before, after, change = (each.figure for each in three)
    first, second, stated = (measured(figure) for figure in (before, after, change))
    if first is None or second is None or stated is None or min(first.value, second.value) <= 0:
        return
    signed = rounded(abs(stated.value) * sign, stated.high - stated.low)
    outcome = None
    if isinstance(change.value, Ratio) and not isinstance(before.value, Ratio):
        actual = rate_of(first, second)
        outcome = held(signed, actual, step(change)) if actual is not None else None
    elif is_like(before, change):
        outcome = held(signed, difference_of(first, second), Decimal(0))
    if outcome is not None:
        words = f"{before.text} → {after.text} 증감 {change.text}"
        at = (three[2].pointer, three[0].pointer, three[1].pointer)
        yield finding(record, "growth_in_sentence_matches", outcome, words, at)


CHECKS = (
    growth_in_sentences_matches,
    differences_from_the_year_before_match,
    differences_of_bracketed_changes_match,
)
