"""The headline against the body: the sum announced as a whole, and every number that headline and deck name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import (
    Compared,
    compare,
    finding,
    is_slip,
    passage,
    same_sum,
    skipped,
)
from announce_parser.checks._reading_order import PlacedFigure, is_like, number, step
from announce_parser.checks._slots import slot_at, why_apart, why_no_conflict
from announce_parser.checks._spans import OPEN, ends
from announce_parser.checks._texts import tops
from announce_parser.patterns import lazy_regex
from announce_parser.record import Place
from announce_parser.values import Money, Period, canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.document import Document
    from announce_parser.record import Check, Record

_RULE = "headline_number_stands_in_body"
_NUMBERS = frozenset({"money", "count"})
_LEAST_SLIP = 100  # a headline's 3곳 is near everything
_NEAR_WORDS = 24  # characters on either side in which two places must be about the same
_SHARED = 2
_COMMON = frozenset({"지원", "규모", "접수", "이상", "이내", "투입", "선정", "모집", "확대"})
_STEM = 2  # 지원하는 and 지원을 begin alike
_WORD = lazy_regex(r"[가-힣]{2,}")
_NOT_SAID = "본문에 같은 수가 없음"
_FAR = 2  # times the other: a part beside the whole
_OF_A_PART = "전체와 일부일 수 있음"
_NEAR = 12  # characters between a span of years and the sum for it


def announced_sums_agree(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each further place that announces the whole sum."""
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
        reason = _why_another(record, document, index) if outcome.grade == "conflict" else None
        if reason is not None:
            yield skipped("announced_sums_agree", message, reason, record, at)
            continue
        yield finding(record, "announced_sums_agree", outcome, message, at)


def _why_another(record: Record, document: Document, index: int) -> str | None:
    """Return why a sum that differs from the whole is not the whole, in Korean; None where it should be."""
    if _is_of_several_years(record, index):
        return "여러 해를 합한 금액"
    first = next((p for p in record.provenance.get("/budget", ()) if isinstance(p, Place)), None)
    figure = record.figures[index]
    own, other = (number(record.figures[index]), record.budget)
    if first is None or own is None or other is None or other.amount is None:
        return None
    slots = (slot_at(record, document, first), slot_at(record, document, figure.source))
    numbers = (Decimal(other.amount), own)
    reason = why_no_conflict(*slots, numbers)
    is_near = slots[1].is_total and max(numbers) < min(numbers) * _FAR
    return _OF_A_PART if reason is None and not is_near and not is_slip(*numbers) else reason


def _is_of_several_years(record: Record, index: int) -> bool:
    """True where the sum covers years, or a span of years is right before it: ``('20~'25, 총 1.2조원)``."""
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


def headline_numbers_stand_in_the_body(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each number of headline and deck that the body repeats, or writes with a slip.

    One that the body never comes near is skipped: a headline may say what the text does not.
    """
    heads = tops(record)
    said = [PlacedFigure(index, figure) for index, figure in enumerate(record.figures)]
    body = [each for each in said if each.figure.source.block not in heads]
    for each in said:
        if each.figure.source.block in heads and each.figure.kind in _NUMBERS:
            yield from _repeated(record, document, each, body)


def _repeated(
    record: Record, document: Document, headed: PlacedFigure, body: Sequence[PlacedFigure]
) -> Iterator[Check]:
    own = number(headed.figure)
    if own is None:
        return
    near: list[PlacedFigure] = []
    for other in body:
        value = number(other.figure)
        if value is None or not is_like(headed.figure, other.figure):
            continue
        outcome = compare(own, value, max(step(headed.figure), step(other.figure)))
        if outcome.grade == "equal" or (outcome.grade == "rounding" and own >= _LEAST_SLIP):
            yield finding(record, _RULE, outcome, *_words(headed, other))
            return
        telling = own >= _LEAST_SLIP and len(own.normalize().as_tuple().digits) > 1
        if telling and is_slip(own, value) and _speak_alike(document, headed, other):
            near.append(other)
    if near:
        places = (headed.figure.source, near[0].figure.source)
        reason = why_apart(*(slot_at(record, document, where) for where in places))
        if reason is not None:
            words, at = _words(headed, near[0])
            yield skipped(_RULE, words, reason, record, at)
            return
        value = number(near[0].figure) or own
        outcome = Compared(canonical(own), canonical(value), "conflict")
        yield finding(record, _RULE, outcome, *_words(headed, near[0]))
    elif body:
        words = f"제목 {headed.figure.text}"
        yield skipped(_RULE, words, _NOT_SAID, record, (headed.pointer,))


def _words(one: PlacedFigure, other: PlacedFigure) -> tuple[str, tuple[str, str]]:
    return f"제목 {one.figure.text} ↔ 본문 {other.figure.text}", (one.pointer, other.pointer)


def _speak_alike(document: Document, one: PlacedFigure, other: PlacedFigure) -> bool:
    """True where the word after the first figure is after the other too, and their words are the same."""
    (first, following), (second, behind) = (_around(document, each) for each in (one, other))
    if not following or following[0] not in behind:
        return False
    shared = first & second
    return len(shared) >= _SHARED or not shared & _COMMON


def _around(document: Document, said: PlacedFigure) -> tuple[set[str], list[str]]:
    """Return the beginnings of the words around a figure, and those after it up to the next number."""
    text = passage(document, said.figure.source)
    lead, trail = text[max(0, said.start - _NEAR_WORDS) : said.start], text[said.end :]
    behind = [word[:_STEM] for word in _WORD.findall(re.split(r"[\d,.]", trail[:_NEAR_WORDS])[0])]
    before = [word[:_STEM] for word in _WORD.findall(lead)]
    return {*before, *behind}, behind


CHECKS = (announced_sums_agree, headline_numbers_stand_in_the_body)
