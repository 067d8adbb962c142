"""Numbers that sentences split up: ``196건 접수 → 113건 해결, 83건 진행 중``, ``총 2만 9,247대 … 서울 …, 인천 …, 경기 …``.

A sentence may list some of a whole only, so parts are held against it where a typo explains the
difference, and what the words leave open is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from announce_parser.checks._base import finding, is_slip_in_sum, skipped, unproved
from announce_parser.checks._measured import Measured, held, rounded, share_of, sum_of
from announce_parser.checks._quantities import NUMBER, PERCENT
from announce_parser.checks._reading_order import (
    FigurePassage,
    PlacedFigure,
    is_like,
    measured,
    number,
    passages,
    step,
    summed,
)
from announce_parser.checks._texts import texts
from announce_parser.patterns import lazy_regex
from announce_parser.values import Count, Ratio

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Check, Record

_RULE = "parts_in_sentence_sum_to_whole"
_ARROW = lazy_regex(r"[가-힣\s]{0,10}(?:→|⇒|➡)[가-힣\s]{0,6}")
_COMMA = lazy_regex(r"[가-힣\s]{0,8},\s?[가-힣·ㆍ\s]{0,12}")
_TOTAL = lazy_regex(r"(?:총|모두|전체|합계)\s?$")
_ALL = lazy_regex(r"(?:총|모두|전체|합계|그간|그\s?중|누적)\s?$")
_LIST_END = lazy_regex(r"(?:로|으로|이|을|를|가)?\s?(?:나타|집계|파악|이다|였|등$|순|[.。]|$)")
_OF = lazy_regex(r"(?:\s?\([^()]{0,20}\))?\s?(?:중|가운데)\s?[^.\n]{0,30}")
_IS = lazy_regex(r"(?:으로|로|이|가|은|는)?\s?[,(（]?\s?(?:전체의|약)?\s?")
# 총사업비 100억원의 30%인 30억원
_OF_TOTAL = lazy_regex(
    rf"(?P<whole>{NUMBER})(?:의|\s중|\s가운데)\s?(?:약\s?)?(?P<share>{PERCENT})(?:인|,|에\s?(?:해당하는|달하는|이르는))\s?(?:약\s?|총\s?)?(?P<part>{NUMBER})"
)
_OWN_SHARE = lazy_regex(r"\s?[(（]\s?(?:약\s?)?\d[\d.]*\s?[%％]\s?[)）]")
_TOO_MANY = "한 문단에 합계가 너무 많아 어느 것의 몫인지 알 수 없음"
_EACH_ITS_OWN = "각 수에 제 비율이 적혀 있음"
_SHARE_WORDS = lazy_regex(
    r"\s?[)）]?\s?(?:를|을|가|에|로|의|이)?\s?(?:차지|달|해당|수준|에\s?불과|[)）.]|이었|였)"
)
_AMONG = lazy_regex(r"(?:중|가운데|포함)\b")
_WORD = lazy_regex(r"[가-힣]{2,}")
_STEM = 2
_WORDS_BEHIND = 3
_LONGEST_OF = 64  # characters between a whole and its part, as ``_OF`` allows
_LONGEST_TOTAL = 6
_MOST_TOTALS = 40  # of a paragraph; where there are more, none is the whole of a list
_LEAST = 100
_IDIOM = 10  # so small a whole is a way of speaking
_FEWEST = 2
_NEAR_BY = 2  # passages back in which the whole of a list may be


def arrows_split_a_number(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each number that an arrow leads from to its parts."""
    for passage in passages(record, document):
        for position, (whole, first) in enumerate(pairwise(passage.said), 1):
            if not _ARROW.fullmatch(passage.between(whole, first)):
                continue
            parts = _listed(passage, position)
            if len(parts) >= _FEWEST and all(is_like(whole.figure, part.figure) for part in parts):
                yield from _summed(record, whole, parts)


def lists_split_the_whole_before(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each list of three and more whose whole is the total that was named just before."""
    recent: list[tuple[FigurePassage, PlacedFigure]] = []
    for passage in passages(record, document):
        totals = [said for said in passage.said if _is_total(passage, said)]
        for position, first in enumerate(passage.said):
            if position and _COMMA.fullmatch(passage.between(passage.said[position - 1], first)):
                continue  # the list began before
            parts = _listed(passage, position)
            if len(parts) <= _FEWEST:
                continue
            if not _LIST_END.match(passage.text, parts[-1].end):
                continue
            wholes = [whole for _, whole in recent if is_like(whole.figure, first.figure)]
            yield from _of_any(record, wholes, parts)
        recent = [*recent, *((passage, said) for said in totals)][-_NEAR_BY:]


def clauses_split_the_whole_before(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each number that two clauses of the next paragraph split: 접수 … 해결, 접수 … 해결."""
    for above, below in pairwise(passages(record, document)):
        for whole in above.said:
            total = number(whole.figure)
            words = _behind(above, whole)
            counted = isinstance(whole.figure.value, Count)
            if total is None or total < _LEAST or not words or not counted:
                continue
            if not _ALL.search(above.text[: whole.start]):
                continue
            for word in words:
                parts = [
                    said
                    for said in below.said
                    if is_like(whole.figure, said.figure) and word in _behind(below, said)
                ]
                if len(parts) == _FEWEST and _AMONG.search(below.between(*parts)):
                    continue  # 18개 과제가 선정되었으며, 이 중 상위 8개 과제
                like = [said for said in above.said if is_like(whole.figure, said.figure)]
                alone = sum(word in _behind(above, said) for said in like) == 1
                if len(parts) == _FEWEST and alone:
                    yield from _summed(record, whole, parts)
                    break


def shares_of_numbers_match(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each ``2만 9,247대 중 1만 6,257대로 56%``: whole, part and share."""
    for passage in passages(record, document):
        said = [each for each in passage.said if number(each.figure) is not None]
        at = {each.index: position for position, each in enumerate(passage.said)}
        totals = [
            position for position, each in enumerate(passage.said) if _is_total(passage, each)
        ]
        for index, (part, share) in enumerate(pairwise(said)):
            if not isinstance(share.figure.value, Ratio):
                continue
            if not _IS.fullmatch(passage.between(part, share)):
                continue
            wholes = [
                each
                for each in _shortly_before(said, index)
                if is_like(each.figure, part.figure) and _OF.fullmatch(passage.between(each, part))
            ]
            if not wholes:
                yield from _share_of_list(record, passage, (at[part.index], share), totals)
            elif _SHARE_WORDS.match(passage.text, share.end):
                own = _OWN_SHARE.match(passage.text, wholes[-1].end) is not None
                yield from _share(record, wholes[-1], part, share, of_own=own)


def _share_of_list(
    record: Record, passage: FigurePassage, until: tuple[int, PlacedFigure], totals: Sequence[int]
) -> Iterator[Check]:
    """Yield the check of ``총 1,494곳 … 수도권이 681곳, 영남권이 521곳으로 약 80%``: two parts together.

    Args:
        record: The record checked.
        passage: The paragraph.
        until: The position of the last part, and the share behind it.
        totals: The positions of all totals of the paragraph.
    """
    end, share = until
    if not _SHARE_WORDS.match(passage.text, share.end):
        return
    if len(totals) > _MOST_TOTALS:
        at = (share.pointer, passage.said[end].pointer)
        yield skipped("share_of_numbers_matches", share.figure.text, _TOO_MANY, record, at)
        return
    last, start = passage.said[end], end
    while start and _goes_on(passage, start):
        start -= 1
    parts = passage.said[start : end + 1]
    wholes = [
        passage.said[at]
        for at in totals
        if at < start and is_like(passage.said[at].figure, last.figure)
    ]
    if len(parts) < _FEWEST or len(wholes) != 1:
        return
    whole = measured(wholes[0].figure)
    counted = [found for part in parts if (found := measured(part.figure)) is not None]
    if whole is not None:
        yield from _proportion(record, (wholes[0], *parts, share), (whole, sum_of(counted)))


def _listed(passage: FigurePassage, first: int) -> list[PlacedFigure]:
    """Return the figures from one on that commas and names alone divide."""
    end = first + 1
    while end < len(passage.said) and _goes_on(passage, end):
        end += 1
    return list(passage.said[first:end])


def _goes_on(passage: FigurePassage, position: int) -> bool:
    """Return whether a figure goes on a list with the one before it."""
    before, other = passage.said[position - 1], passage.said[position]
    is_alike = is_like(before.figure, other.figure) and not other.figure.bound
    return is_alike and _COMMA.fullmatch(passage.between(before, other)) is not None


def _is_total(passage: FigurePassage, said: PlacedFigure) -> bool:
    return _TOTAL.search(passage.text[max(0, said.start - _LONGEST_TOTAL) : said.start]) is not None


def _shortly_before(said: Sequence[PlacedFigure], index: int) -> list[PlacedFigure]:
    """Return the figures before one that are near enough to be its whole, in reading order."""
    part, first = said[index], index
    while first and part.start - said[first - 1].end <= _LONGEST_OF:
        first -= 1
    return [each for each in said[first:index] if each.end <= part.start]


def _behind(passage: FigurePassage, said: PlacedFigure) -> set[str]:
    """Return the beginnings of the words after a figure, up to the next figure or comma."""
    following = next((each.start for each in passage.said if each.start >= said.end), None)
    words = passage.text[said.end : following].split(",")[0].split(".")[0]
    return {word[:_STEM] for word in _WORD.findall(words)[:_WORDS_BEHIND]}


def _of_any(
    record: Record, wholes: list[PlacedFigure], parts: list[PlacedFigure]
) -> Iterator[Check]:
    """Yield the check against the whole that the parts make, else against one that a slip keeps from it."""
    checks = [check for whole in wholes for check in _summed(record, whole, parts)]
    checks.sort(key=lambda check: check.status != "holds")
    yield from checks[:1]


def _summed(record: Record, whole: PlacedFigure, parts: list[PlacedFigure]) -> Iterator[Check]:
    numbers = [number(part.figure) or Decimal(0) for part in parts]
    total = number(whole.figure)
    if not total:
        return
    outcome = summed(whole, parts)
    plain = total >= _LEAST and is_slip_in_sum(total, numbers)
    if max(numbers) >= total or (outcome.grade == "conflict" and not plain):
        return
    words = f"{whole.figure.text} = {' + '.join(part.figure.text for part in parts)}"
    at = (whole.pointer, *(part.pointer for part in parts))
    yield finding(record, _RULE, outcome, words, at)


def _share(
    record: Record, whole: PlacedFigure, part: PlacedFigure, stated: PlacedFigure, *, of_own: bool
) -> Iterator[Check]:
    """Yield the check of one part's share; where the whole has a share itself, both may be of a third."""
    numbers = (measured(whole.figure), measured(part.figure))
    if numbers[0] is None or numbers[1] is None:
        return
    for check in _proportion(record, (whole, part, stated), (numbers[0], numbers[1])):
        words = check.message.rpartition(": ")[0]
        is_open = of_own and check.status == "fails"
        yield unproved(check, words, _EACH_ITS_OWN) if is_open else check


def _proportion(
    record: Record, said: tuple[PlacedFigure, ...], numbers: tuple[Measured, Measured]
) -> Iterator[Check]:
    """Yield the check of a share, the last of what is said, against part and whole; none of no whole."""
    *others, stated = said
    whole, part = numbers
    if part.value > whole.value:
        return
    if whole.value <= _IDIOM:  # 10가구 중 4가구(42.7%) rounds the share to tenths
        part = rounded(part.value, Decimal(1))
    actual, shown = share_of(part, whole), measured(stated.figure)
    if actual is None or shown is None:
        return
    fine = step(stated.figure)
    outcome = held(shown, actual, fine)
    words = f"{' · '.join(each.figure.text for each in others)} = {stated.figure.text}"
    at = (stated.pointer, *(each.pointer for each in others))
    yield finding(record, "share_of_numbers_matches", outcome, words, at)


def shares_of_totals_match(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each ``총사업비 100억원의 30%인 30억원``: whole, share and part."""
    for text in texts(record, document):
        if "%" not in text.text:
            continue
        bones = text.bones
        for match in _OF_TOTAL.finditer(bones.text):
            whole, rate, part = (
                bones.quantities[match.start(name)] for name in ("whole", "share", "part")
            )
            actual = share_of(part.measured, whole.measured)
            if actual is None or whole.unit != part.unit or not whole.unit:
                continue
            outcome = held(rate.measured, actual, rate.step)
            words = f"{whole.text} × {rate.text} = {part.text}"
            spots = [(each.start, each.end) for each in (rate, whole, part)]
            yield text.finding("share_of_numbers_matches", outcome, words, spots)


CHECKS = (
    shares_of_totals_match,
    arrows_split_a_number,
    lists_split_the_whole_before,
    clauses_split_the_whole_before,
    shares_of_numbers_match,
)
