"""Numbers of listed things: ``6개 분야`` against the categories that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import compare, finding, passage
from announce_parser.values import Count

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Check, Record

# What a notice calls its categories and its programs when it says how many there are.
_CATEGORY_WORDS = frozenset({"분야", "부문", "유형", "대분류"})
_THINGS = frozenset(
    {
        "개",
        "개소",
        "곳",
        "종",
        "개사",
        "개교",
        "건",
        "가지",
        "개국",
        "개시",
        "개도",
        "개군",
        "개구",
        "대",
    }
)
_LIST = re.compile(r"[ \t]?[가-힣]{0,8}(?:[ \t][가-힣]{1,8})?[ \t]?\((?P<inner>[^()]{3,120})\)")
_OPEN = re.compile(r"등(?:[\s,]|$)|\d|→|~|및\s?기타|이상|이하|:|=|와\s|과\s|및\s|또는|단,|중\s")
_SEPARATORS = (r",", r"·|ㆍ|‧|∙", r"/", r"、")
_FEWEST, _LEAST, _MOST = 2, 3, 30
_PROGRAM_WORDS = frozenset({"세부사업", "단위사업", "내역사업", "지원사업"})


def listed_things_are_as_many_as_announced(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each count of categories or programs that the text announces."""
    del document
    for index, figure in enumerate(record.figures):
        value = figure.value
        if not isinstance(value, Count) or value.value is None or value.bound or figure.source.cell:
            continue
        noun = (value.of or "").strip()
        listed = _listed(record, noun)
        if listed is None:
            continue
        words, pointers = listed
        outcome = compare(Decimal(value.value), Decimal(len(pointers)), Decimal(1))
        message = f"{figure.text} {noun} = 열거된 {words} {len(pointers)}개"
        yield finding(
            record,
            "announced_number_is_listed",
            outcome,
            message,
            (f"/figures/{index}", *pointers),
        )


def _listed(record: Record, noun: str) -> tuple[str, tuple[str, ...]] | None:
    """Return what is listed under a noun, with pointers to it; None where nothing is."""
    if noun in _CATEGORY_WORDS and len(record.categories) > 1:
        return "분야", tuple(f"/categories/{index}/name" for index in range(len(record.categories)))
    if noun in _PROGRAM_WORDS and len(record.programs) > 1:
        return "세부사업", tuple(f"/programs/{index}/name" for index in range(len(record.programs)))
    return None


def counted_things_are_listed(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each count whose things stand in the brackets behind it: ``3개 기관(가, 나, 다)``.

    Brackets may hold something else than the list, so only one name too many or too few contradicts the count.
    """
    for index, figure in enumerate(record.figures):
        value = figure.value
        if not isinstance(value, Count) or value.value is None or value.bound:
            continue
        if value.unit not in _THINGS or not _FEWEST <= value.value <= _MOST:
            continue
        text = passage(document, figure.source)
        listed = _LIST.match(text, figure.source.end)
        names = _names(listed["inner"]) if listed is not None else ()
        if listed is None or len(names) < _FEWEST:
            continue
        stated, found = Decimal(value.value), Decimal(len(names))
        outcome = compare(stated, found, Decimal(0))
        words = f"{figure.text} = 괄호 안에 열거된 {len(names)}개"
        pointer = (f"/figures/{index}",)
        if outcome.grade == "equal":
            yield finding(record, "counted_things_are_listed", outcome, words, pointer)
        elif abs(stated - found) == 1 and found >= _LEAST:
            check = finding(record, "counted_things_are_listed", outcome, words, pointer)
            yield check.model_copy(update={"severity": "warning"})


def _names(inner: str) -> tuple[str, ...]:
    """Return the names of a list; none where it is open (등), holds numbers, or is no plain list."""
    if _OPEN.search(inner):
        return ()
    separator = next((mark for mark in _SEPARATORS if re.search(mark, inner)), None)
    if separator is None:
        return ()
    if len({mark for mark in _SEPARATORS if re.search(mark, inner)}) > 1:
        return ()  # 중소·중견, 대학: who knows which mark divides
    names = tuple(name.strip() for name in re.split(separator, inner))
    return names if all(names) else ()


CHECKS = (listed_things_are_as_many_as_announced, counted_things_are_listed)
