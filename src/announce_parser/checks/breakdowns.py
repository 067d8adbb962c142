"""A number with its parts after it: ``총 758개(기초 200개, 고도화 558개)``.

Parts in brackets need not be all of the whole (``100명(여성 30명, 청년 40명)``), so they are held against it only
where a typo explains the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from announce_parser.checks._base import compare, finding, is_slip_in_sum, skipped
from announce_parser.checks._reading_order import (
    FigurePassage,
    PlacedFigure,
    is_like,
    number,
    passages,
    step,
    summed,
)
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Check, Record

_OPENS = lazy_regex(r"[가-힣]{0,6}\s?[(\[（]")
_BETWEEN = lazy_regex(
    r"\s?(?:[,，·ㆍ/+、&]|및|와|과)\s?[가-힣A-Za-z0-9\s·ㆍ()\[\]‘’'\"「」-]{0,24}"
)
_NO_PARTITION = lazy_regex(
    r"중복|등|중\s|당\s|이상|이하|이내|초과|미만|최대|한도|대비|전년|누적|누계|→|~|∼|～|포함|제외|내외|별도|각\s?\d"
)
_SMALL = 100  # below three digits nearly every difference looks like a slip
_NEAR = Decimal("0.2")


def parts_in_brackets_sum_to_whole(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each number whose parts are in the brackets after it."""
    for passage in passages(record, document):
        for position, whole in enumerate(passage.said):
            parts = _parts(passage, position)
            total = number(whole.figure)
            if len(parts) > 1 and total:
                yield from _summed(record, whole, parts, total)


def _parts(passage: FigurePassage, position: int) -> list[PlacedFigure]:
    """Return the figures in the brackets right after a figure; none where they are not a list of parts."""
    whole = passage.said[position]
    opened = _OPENS.match(passage.text, whole.end)
    if opened is None:
        return []
    close = _closing(passage.text, opened.end())
    inner = passage.text[opened.end() : close]
    parts = [said for said in passage.said[position + 1 :] if said.end <= close]
    alike = all(is_like(whole.figure, part.figure) and not part.figure.bound for part in parts)
    listed = all(_BETWEEN.fullmatch(passage.between(one, other)) for one, other in pairwise(parts))
    return parts if alike and listed and not _NO_PARTITION.search(inner) else []


def _closing(text: str, start: int) -> int:
    """Return where the bracket closes that opened before ``start``."""
    depth = 1
    for position in range(start, len(text)):
        depth += {"(": 1, "[": 1, "（": 1, ")": -1, "]": -1, "）": -1}.get(text[position], 0)
        if not depth:
            return position
    return start


def _summed(
    record: Record, whole: PlacedFigure, parts: list[PlacedFigure], total: Decimal
) -> Iterator[Check]:
    numbers = [number(part.figure) or Decimal(0) for part in parts]
    outcome, sign = summed(whole, parts), "+"
    if len(numbers) == _TWO and abs(numbers[0] - numbers[1]) == total:
        sign, outcome = "-", compare(total, total, Decimal(0))  # 격차 7,176원(24,409원, 17,233원)
    words = f"{whole.figure.text} = {f' {sign} '.join(part.figure.text for part in parts)}"
    at = (whole.pointer, *(part.pointer for part in parts))
    if outcome.grade == "conflict" and whole.figure.kind == "ratio":
        return  # shares of other wholes: 소득 70%(1인가구 90%, 2인가구 80%)
    fine = max(step(part.figure) for part in parts)
    wholes = (total, total - fine, total + fine) if fine > 1 else (total,)
    if outcome.grade == "conflict" and not any(_is_plain(each, numbers) for each in wholes):
        yield skipped(_RULE, words, "괄호 안이 전부인지 알 수 없음", record, at)
        return
    yield finding(record, _RULE, outcome, words, at)


def _is_plain(total: Decimal, numbers: list[Decimal]) -> bool:
    """True where the brackets hold the parts of the whole and one number is a slip: no shares of other wholes."""
    actual = sum(numbers, Decimal(0))
    scaled = (total / actual).normalize().as_tuple().digits == (1,)
    if sum(part >= total for part in numbers) > 1 and not scaled:
        return False
    near = abs(total - actual) <= total * _NEAR or total >= _SMALL
    return near and is_slip_in_sum(total, numbers)


_RULE = "parts_in_brackets_sum_to_whole"
_TWO = 2

CHECKS = (parts_in_brackets_sum_to_whole,)
