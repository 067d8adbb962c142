"""Numbers of listed things: ``6개 분야`` against the categories that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import compare, finding, in_one_table, passage, places, skipped
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
# The last of a list may say in which order it is.
_ORDER = re.compile(r"(?:가나다|직제|무)\s?순")
_SEPARATORS = (r",", r"·|ㆍ|‧|∙", r"/", r"、")
_FEWEST, _LEAST, _MOST = 2, 3, 30
_MARKS = ("①②③④⑤⑥⑦⑧⑨⑩", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", "가나다라마바사아자차")
_MARK = re.compile(r"[^\w]*?(?:(?P<mark>[①-⑩Ⅰ-Ⅹ])|(?P<point>\d{1,2}|[가나다라마바사아자차])[.)])")
_NOT_ALL = "나열을 다 읽었는지 알 수 없음"
_PROGRAM_WORDS = frozenset({"세부사업", "단위사업", "내역사업", "지원사업"})


def listed_things_are_as_many_as_announced(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each count of categories or programs that the text announces."""
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
        at = (f"/figures/{index}", *pointers)
        is_whole = in_one_table(record, pointers) or _are_numbered(record, document, pointers)
        if outcome.grade == "conflict" and not is_whole:
            yield skipped("announced_number_is_listed", message, _NOT_ALL, record, at)
            continue
        yield finding(record, "announced_number_is_listed", outcome, message, at)


def _listed(record: Record, noun: str) -> tuple[str, tuple[str, ...]] | None:
    """Return what is listed under a noun, with pointers to it; None where nothing is."""
    if noun in _CATEGORY_WORDS and len(record.categories) > 1:
        return "분야", tuple(f"/categories/{index}/name" for index in range(len(record.categories)))
    if noun in _PROGRAM_WORDS and len(record.programs) > 1:
        return "세부사업", tuple(f"/programs/{index}/name" for index in range(len(record.programs)))
    return None


def _are_numbered(record: Record, document: Document, at: tuple[str, ...]) -> bool:
    """True where every value is in a line that has its number: ① 생산, ② 유통."""
    return all(
        any(_number(passage(document, where)) == number for where in places(record, (pointer,)))
        for number, pointer in enumerate(at, 1)
    )


def _number(line: str) -> int | None:
    """Return the number that a line begins with."""
    match = _MARK.match(line)
    if match is None:
        return None
    mark = match["mark"] or match["point"]
    return (
        int(mark)
        if mark.isdecimal()
        else next(row.index(mark) + 1 for row in _MARKS if mark in row)
    )


def counted_things_are_listed(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each count whose things are in the brackets after it: ``3개 기관(가, 나, 다)``.

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
    """Return the names of a list; none where it is open (등), holds numbers, or is not a plain list."""
    if _OPEN.search(inner):
        return ()
    separator = next((mark for mark in _SEPARATORS if re.search(mark, inner)), None)
    if separator is None:
        return ()
    if len({mark for mark in _SEPARATORS if re.search(mark, inner)}) > 1:
        return ()  # 중소·중견, 대학: who knows which mark divides
    names = tuple(name.strip() for name in re.split(separator, inner))
    names = names[:-1] if _ORDER.fullmatch(names[-1]) else names
    return names if all(names) else ()


CHECKS = (listed_things_are_as_many_as_announced, counted_things_are_listed)
