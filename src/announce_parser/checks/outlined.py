"""A total and what is listed under it or before it: ``총 30개 과제`` with items of 12, 10 and 8 below, ``A 12개, B 18개 등 총 30개``.

The lines under a total are its parts where each begins with the same mark and names one number of its unit. What does not add
up contradicts the total only where one wrong number explains it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import Compared, in_all_places, is_slip_in_sum
from announce_parser.checks._measured import held, sum_of
from announce_parser.checks._quantities import NUMBER, PERCENT
from announce_parser.checks._texts import texts
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.checks._quantities import Quantity
    from announce_parser.checks._texts import Text
    from announce_parser.document import Document
    from announce_parser.record import Check, Record

_UNDER = "total_is_sum_of_items_below"
_LISTED = "total_is_sum_of_list_before"
_MARK = lazy_regex(
    r"\s*(?P<mark>[-–ㆍ·•∙▪■□○◦ㅇ※*▲△▶►➊-➓①-⑮❶-❿]|[(（]?(?:\d{1,2}|[가-하])[.)）])\s*"
)
_ORDINAL = lazy_regex(r"[\d가-하①-⑮❶-❿➊-➓]")
_TOTAL = lazy_regex(r"(?:총|모두|합계|전체|합하여|총액|총사업비|총예산)\s?(?:약\s?)?[:：]?\s?$")
_TOTAL_BEHIND = lazy_regex(r"(?P<open>등\s?)?(?:총|모두|도합)\s?(?:약\s?)?$")
_OTHER = lazy_regex(
    r"대비|보다|→|에서\s|중복|이상|이하|이내|최대|한도|누적|누계|평균|전년|기존|각각|각\s|당\s|씩|단가|~|∼|～|포함|제외|중\s|가운데|증|감"
)
_BEFORE = 10
_REACH = 14  # lines below
_FEWEST, _FEWEST_AGAINST = 2, 3  # parts of a total; where they contradict it
_MOST = 12
_LEAST = 12  # of a smaller total every difference looks like a slip
_SENTENCE = lazy_regex(r"다\.\s|\n")


def totals_are_sums_of_items_below(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each number whose unit each item below names once."""
    lines = [text for text in texts(record, document) if text.text.strip()]
    for position, text in enumerate(lines):
        if text.cell is not None:
            continue
        items = _items(lines, position)
        if len(items) < _FEWEST:
            continue
        for whole in text.bones.quantities.values():
            if whole.sign == NUMBER and whole.unit and whole.value > 1:
                yield from _below(text, whole, items)


def _items(lines: Sequence[Text], position: int) -> list[Text]:
    """Return the lines of one mark right below a line that does not bear it; lines of another mark go between."""
    own, first = _mark(lines[position].text), None
    found: list[Text] = []
    for text in lines[position + 1 : position + 1 + _REACH]:
        mark = _mark(text.text) if text.cell is None else None
        if text.cell is not None or mark is None or mark == own:
            break
        first = first or mark
        if mark == first:
            found.append(text)
    return found if len(found) <= _MOST else []


def _mark(line: str) -> str | None:
    found = _MARK.match(line)
    return None if found is None else _ORDINAL.sub("0", found["mark"])


def _below(text: Text, whole: Quantity, items: Sequence[Text]) -> Iterator[Check]:
    parts: list[tuple[Text, Quantity]] = []
    for item in items:
        same = [
            each
            for each in item.bones.quantities.values()
            if each.unit == whole.unit and each.sign == NUMBER
        ]
        if not same or _OTHER.search(item.text[: same[0].start][-_BEFORE * 2 :]):
            return
        if len(same) > 1 and sum((each.value for each in same[1:]), Decimal(0)) != same[0].value:
            return
        parts.append((item, same[0]))
    numbers = [part.value for _, part in parts]
    total = sum(numbers, Decimal(0))
    outcome = held(whole.measured, sum_of([part.measured for _, part in parts]), Decimal(0))
    lead = text.text[max(0, whole.start - _BEFORE) : whole.start]
    if outcome.grade == "conflict":
        is_total = _TOTAL.search(lead) is not None
        near = max(numbers) < whole.value and whole.value / 2 < total < whole.value * 2
        is_slip = len(parts) >= _FEWEST_AGAINST and is_slip_in_sum(whole.value, numbers)
        if not near or whole.value < _LEAST or not is_slip:
            return
        if not is_total or _OTHER.search(lead):
            return
    yield _finding(_UNDER, [(text, whole), *parts], outcome)


def totals_are_sums_of_the_list_before(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each ``등 총 30개`` against the numbers of its unit listed before it in its sentence."""
    for text in texts(record, document):
        numbers = (
            list(text.bones.quantities.values()) if "총" in text.text or "모두" in text.text else []
        )
        for position, whole in enumerate(numbers):
            if whole.sign != NUMBER or not whole.unit:
                continue
            lead = _SENTENCE.split(text.text[max(0, whole.start - 160) : whole.start])[-1]
            total = _TOTAL_BEHIND.search(lead)
            if total is None or _OTHER.search(lead) or "(" in lead[-_BEFORE:]:
                continue
            start = whole.start - len(lead)
            parts = [
                each
                for each in numbers[:position]
                if each.start >= start and each.unit == whole.unit and each.sign != PERCENT
            ]
            if _FEWEST <= len(parts) <= _MOST:
                yield from _listed(text, whole, parts, is_open=total["open"] is not None)


def _listed(
    text: Text, whole: Quantity, parts: Sequence[Quantity], *, is_open: bool
) -> Iterator[Check]:
    values = [part.value for part in parts]
    if any(value == sum(values[:at]) for at, value in enumerate(values) if at > 1):
        return  # 450억, 300억, 150억을 출자해 900억의 펀드를 만들고 …: a part that is itself a total
    outcome = held(whole.measured, sum_of([part.measured for part in parts]), Decimal(0))
    if outcome.grade == "conflict":
        total = sum(values, Decimal(0))
        near = max(values) < whole.value and whole.value / 2 < total < whole.value * 2
        if is_open or not near or whole.value < _LEAST or not is_slip_in_sum(whole.value, values):
            return  # 30척, 7척 등 총 46척 need not be all
    yield _finding(_LISTED, [(text, whole), *((text, part) for part in parts)], outcome)


def _finding(rule: str, said: Sequence[tuple[Text, Quantity]], outcome: Compared) -> Check:
    (_, whole), *parts = said
    words = f"{whole.text} = {' + '.join(part.text for _, part in parts)}"
    checks = [text.finding(rule, outcome, words, [(each.start, each.end)]) for text, each in said]
    return in_all_places(checks)


CHECKS = (totals_are_sums_of_items_below, totals_are_sums_of_the_list_before)
