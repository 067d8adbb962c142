"""Numbers that a sentence splits up, whatever they count: brackets, shares that make a hundred, long numbers in a row.

``종자 20,700톤(보리 20,000, 밀 500, 수수 200)`` names its parts in brackets, without their unit. ``512,340건이 신고되었으며, 일반 491,846건(96.0%),
중대한 신고 20,494건(4.0%)``: shares that make a hundred say that their numbers make the whole. Of numbers of five digits and more
no three make each other by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import is_slip_in_sum, is_swapped
from announce_parser.checks._measured import held, sum_of
from announce_parser.checks._quantities import (
    NUMBER,
    PERCENT,
    TIME,
    Quantity,
    Skeleton,
    like,
)
from announce_parser.checks._texts import Text, texts

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Check, Record

_BRACKETS = "parts_in_brackets_sum_to_whole"
_SHARES = "parts_with_shares_sum_to_whole"
_LONG = "long_numbers_sum_in_sentence"
_NAME = rf"[^{NUMBER}{PERCENT}{TIME},/+()\[\]\n]{{0,24}}"
_SEPARATOR = r"\s?(?:,|/|\+|·|및|와\s|과\s)\s?"
# 종자 20,700톤(보리 20,000, 밀 500, 수수 200) · 200개팀(69억원) 지원(사업화 170개팀 / 협업 30개팀)
_IN_BRACKETS = re.compile(
    rf"(?P<whole>{NUMBER})[가-힣]{{0,4}}(?:\s?\({NUMBER}\))?(?:\s[가-힣]{{1,4}})?\s?[(\[]\s?"
    rf"(?P<parts>{_NAME}{NUMBER}{_NAME}(?:{_SEPARATOR}{_NAME}{NUMBER}{_NAME}){{1,11}})[)\]]"
)
_NO_PARTITION = re.compile(
    r"중복|등\s?$|등\s|중\s|당\s|이상|이하|이내|초과|미만|최대|최소|한도|대비|전년|누적|누계|→|~|∼|～|포함|제외|내외|별도|각\s|씩|×|x|단가|평균|기존|증|감|[+△▲-]"
)
# 일반 491,846건(96.0%), 중대한 신고는 20,494건(4.0%)
_WITH_SHARE = re.compile(rf"(?P<part>{NUMBER})\s?\(\s?(?:약\s?)?(?P<share>{PERCENT})\s?\)")
_MOST_APART = 60  # characters between two parts with their shares
_MOST_LED = 80  # characters between the whole and its first part
_SENTENCE = re.compile(r"다\.\s|\n")
_HUNDRED = Decimal(100)
_LEAST = 100
_LONG_DIGITS = 5
_FEWEST = 2
_OTHER = re.compile(r"대비|전년|전월|동월|동기|보다|→|에서\s")


def parts_in_brackets_make_their_whole(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each whole whose parts after it are not figures: without unit, or of one that is not one."""
    for text in texts(record, document):
        if "(" not in text.text and "[" not in text.text:
            continue
        bones = text.bones
        for match in _IN_BRACKETS.finditer(bones.text):
            if not _NO_PARTITION.search(match["parts"]):
                yield from _in_brackets(text, bones, match)


def _in_brackets(text: Text, bones: Skeleton, match: re.Match[str]) -> Iterator[Check]:
    whole = bones.quantities[match.start("whole")]
    said = [bones.quantities[at] for at in range(*match.span("parts")) if at in bones.quantities]
    parts = [part if part.unit else like(part, whole) for part in said]
    spots = [(each.start, each.end) for each in (whole, *parts)]
    told = len(text.pointers(spots)) == len(spots) and match["parts"] and not _has_first(match)
    if any(part.unit != whole.unit for part in parts) or not whole.unit or told:
        return  # figures are held against each other where they are known as such
    yield from _summed(text, _BRACKETS, whole, parts)


def _has_first(match: re.Match[str]) -> bool:
    """True where brackets of something else are between the whole and those of its parts."""
    return match.string[match.end("whole") : match.start("parts")].count("(") > 1


def _summed(text: Text, rule: str, whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Check]:
    """Yield the check of a whole with its parts, where they make it or a typo keeps them from it."""
    outcome = held(whole.measured, sum_of([part.measured for part in parts]), Decimal(0))
    numbers = [part.value for part in parts]
    near = sum(numbers, Decimal(0)) < whole.value * 2 and max(numbers) < whole.value * 2
    slip = near and whole.value >= _LEAST and is_slip_in_sum(whole.value, numbers)
    if outcome.grade == "conflict" and not slip:
        return
    words = f"{whole.text} = {' + '.join(part.text for part in parts)}"
    spots = [(each.start, each.end) for each in (whole, *parts)]
    yield text.finding(rule, outcome, words, spots)


def parts_with_shares_make_their_whole(record: Record, document: Document) -> Iterator[Check]:
    """Yield the checks of parts whose shares make a hundred: against the whole before them, and of each share."""
    for text in texts(record, document):
        if "%" not in text.text:
            continue
        bones = text.bones
        for run in _runs(bones):
            whole = _whole_before(bones, run)
            if whole is not None:
                yield from _with_shares(text, bones, whole, run)


def _runs(bones: Skeleton) -> Iterator[list[re.Match[str]]]:
    """Yield the rows of numbers with their shares that make a hundred."""
    run: list[re.Match[str]] = []
    for match in (*_WITH_SHARE.finditer(bones.text), None):
        lead = bones.text[run[-1].end() : match.start()] if run and match else ""
        goes_on = bool(run) and match is not None and len(lead) <= _MOST_APART
        if goes_on and not _SENTENCE.search(lead) and not _quantities(lead) and match is not None:
            run.append(match)
            continue
        yield from _whole_runs(bones, run)
        run = [match] if match is not None else []


def _whole_runs(bones: Skeleton, run: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield a row, or what is left of it after a whole with a share of its own, if its shares make a hundred."""
    for parts in (run, run[1:]):
        shares = [bones.quantities[each.start("share")] for each in parts]
        total = sum((share.value for share in shares), Decimal(0))
        slack = sum((share.step for share in shares), Decimal(0)) / 2
        if len(parts) >= _FEWEST and abs(total - _HUNDRED) <= slack:
            yield parts
            return


def _quantities(words: str) -> bool:
    return NUMBER in words or PERCENT in words


def _whole_before(bones: Skeleton, run: Sequence[re.Match[str]]) -> Quantity | None:
    """Return the nearest number of the same unit before a row of parts, if it is in their sentence and alone."""
    start = run[0].start()
    lead = bones.text[max(0, start - _MOST_LED) : start]
    breaks = list(_SENTENCE.finditer(lead))
    begin = start - len(lead) + (breaks[-1].end() if breaks else 0)
    unit = bones.quantities[start].unit
    like_it = [
        bones.quantities[at]
        for at in range(begin, start)
        if at in bones.quantities and bones.quantities[at].unit == unit
    ]
    return like_it[-1] if like_it and unit else None


def _with_shares(
    text: Text, bones: Skeleton, whole: Quantity, run: Sequence[re.Match[str]]
) -> Iterator[Check]:
    parts = [bones.quantities[each.start("part")] for each in run]
    if any(part.unit != whole.unit or part.value >= whole.value for part in parts):
        return
    yield from _summed(text, _SHARES, whole, parts)


def long_numbers_make_each_other(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each three long numbers in a row of which two make the third, but for two digits changed about."""
    for text in texts(record, document):
        bones = text.bones
        places = [
            at
            for at, number in bones.quantities.items()
            if number.sign == NUMBER and number.unit and _is_long(number)
        ]
        for first, second, third in zip(places, places[1:], places[2:], strict=False):
            said = [bones.quantities[at] for at in (first, second, third)]
            words = bones.text[first:third]
            if len({each.unit for each in said}) > 1 or _SENTENCE.search(words):
                continue
            if not _OTHER.search(words):
                yield from _of_three(text, said)


def _is_long(number: Quantity) -> bool:
    digits = (number.value / number.step).normalize().as_tuple().digits
    return len(digits) >= _LONG_DIGITS


def _of_three(text: Text, said: Sequence[Quantity]) -> Iterator[Check]:
    whole = max(said, key=lambda each: each.value)
    parts = [each for each in said if each is not whole]
    actual = sum((part.value for part in parts), Decimal(0))
    exact = actual == whole.value
    if not exact and not any(_is_swapped(each, whole, actual) for each in said):
        return
    yield from _summed(text, _LONG, whole, parts)


def _is_swapped(one: Quantity, whole: Quantity, actual: Decimal) -> bool:
    """True where two digits of one number changed about explain that two do not make the third."""
    meant = actual if one is whole else one.value + whole.value - actual
    return is_swapped(one.value, meant)


CHECKS = (
    parts_in_brackets_make_their_whole,
    parts_with_shares_make_their_whole,
    long_numbers_make_each_other,
)
