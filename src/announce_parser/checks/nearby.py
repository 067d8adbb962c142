"""Numbers against a number near by: ``응급의료기금 314억원 … 구급대원 교육에 202억원, 장비 확충에 112억원``, ``2,208건을 심의 … 240건(10.9%)``.

Any few numbers of a sentence may be the parts of one in the paragraphs around, and a share may be of it. That they are is proved by their sum, or
by two digits changed about that keep them from it, the more digits the surer, and by words that both places share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from announce_parser.checks._base import Compared, in_all_places, is_swapped, unproved
from announce_parser.checks._letters import pairs, rarity
from announce_parser.checks._quantities import NUMBER, PERCENT, Quantity
from announce_parser.checks._slots import slot_at, why_apart
from announce_parser.checks._texts import Text, texts
from announce_parser.patterns import lazy_regex
from announce_parser.values import canonical

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Check, Record

_RULE = "numbers_near_by_sum_to_whole"
_MOST_PARTS = 6
_MOST_APART = 60  # characters between two parts
_REACH = 3  # paragraphs between the parts and their whole
_MOST_NEAR = 40  # numbers on either side among which the whole is looked for
_SENTENCE = lazy_regex(r"다\.\s|\n")
_ELSE = lazy_regex(r"대비|보다|→|에서|중\s|가운데|전년|지난|이상|최대|각각|누적|평균|순으로")
_PER = lazy_regex(r"\s?/\s?[A-Za-z가-힣㎏㎡]")
_OPENS = lazy_regex(r"[가-힣]{0,4}\s?[(,]\s?(?:약\s?)?")
_CLOSES = lazy_regex(r"\s?\)(?!\s?[가-힣]{0,2}\s?(?:증가|감소|상승|하락|늘|줄|증액|감액|↑|↓))")
_BEHIND = 12  # characters that say what is done with a number
_ALIKE_OF_SHARE = 10.0
_WHOLE = Decimal(100)
_BEFORE_WHOLE, _BEFORE_PARTS = 30, 60  # characters that name them
_FEWEST_DIGITS = 3
_TWO = 2
# How much both places must say alike, in nats of rarity, by the digits of the whole; long ones are not a chance
_ALIKE = {3: 12.0, 4: 6.0}


@dataclass(frozen=True, slots=True)
class _Said:
    """A number with the paragraph it is in, that paragraph's position and the share after the number."""

    text: Text
    position: int
    number: Quantity
    share: Quantity | None


def numbers_near_by_make_their_whole(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each number near by that numbers in a row make, but for two digits changed about."""
    said = list(_said(record, document))
    told: set[int] = set()
    for first in range(len(said)):
        runs = [
            (last, total, wholes)
            for last, total in _runs(said, first)
            if (wholes := _wholes(said, first, last))
        ]
        if any(said[at].number.value == total for _, total, wholes in runs for at in wholes):
            continue  # what they make is there
        for last, total, wholes in runs:
            for at in wholes:
                if at in told or not _is_broken(document, said, (first, last), at, total):
                    continue
                told.add(at)
                yield _finding(record, document, (said[at], *said[first : last + 1]), total)
                break


def _said(record: Record, document: Document) -> Iterator[_Said]:
    for position, text in enumerate(texts(record, document)):
        numbers = () if text.cell else tuple(text.bones.quantities.values())
        for at, number in enumerate(numbers):
            is_amount = number.sign == NUMBER and number.unit and number.value > 0
            if is_amount and not _PER.match(text.text, number.end):
                following = numbers[at + 1] if at + 1 < len(numbers) else None
                yield _Said(text, position, number, _share(text.text, number, following))


def _share(text: str, number: Quantity, following: Quantity | None) -> Quantity | None:
    """Return the share in the brackets after a number."""
    if following is None or following.sign != PERCENT:
        return None
    is_behind = _OPENS.fullmatch(text[number.end : following.start])
    return following if is_behind and _CLOSES.match(text, following.end) else None


def _runs(said: Sequence[_Said], first: int) -> Iterator[tuple[int, Decimal]]:
    """Yield the ends of the rows of numbers that begin at one, with their sums."""
    total = said[first].number.value
    for at in range(first + 1, min(len(said), first + _MOST_PARTS)):
        before, each = said[at - 1], said[at]
        if each.position != before.position or each.number.unit != said[first].number.unit:
            return
        gap = each.text.text[before.number.end : each.number.start]
        if len(gap) > _MOST_APART or _SENTENCE.search(gap) or _ELSE.search(gap):
            return
        total += each.number.value
        yield at, total


def _wholes(said: Sequence[_Said], first: int, last: int) -> list[int]:
    """Return the numbers near by of the same unit that are more than each part, as finely written."""
    parts = [each.number for each in said[first : last + 1]]
    most, step = max(part.value for part in parts), max(part.step for part in parts)
    unit, position = parts[0].unit, said[first].position
    around = (*range(max(0, first - _MOST_NEAR), first), *range(last + 1, last + 1 + _MOST_NEAR))
    found = []
    for at in around:
        each = said[at] if at < len(said) else None
        if each is None or each.number.unit != unit or abs(each.position - position) > _REACH:
            continue
        if each.number.value > most and each.number.step <= step:
            found.append(at)
    return found


def _is_broken(
    document: Document, said: Sequence[_Said], run: tuple[int, int], at: int, total: Decimal
) -> bool:
    """True where two digits changed about keep numbers from making another, and both places are about one thing."""
    whole, (first, last) = said[at].number, run
    digits = len(str(int(whole.value / whole.step)))
    apart = total - whole.value
    parts = [each.number for each in said[first : last + 1]]
    broken = is_swapped(whole.value, total) or any(
        part.value > apart and is_swapped(part.value, part.value - apart) for part in parts
    )
    if not broken or digits < _FEWEST_DIGITS or (digits == _FEWEST_DIGITS and len(parts) > _TWO):
        return False
    names = (_lead(said[at], _BEFORE_WHOLE), _lead(said[first], _BEFORE_PARTS))
    return rarity(document).alike(*names) >= _ALIKE.get(digits, 0.0)


def _lead(said: _Said, length: int) -> frozenset[str]:
    start = said.number.start
    return pairs(said.text.text[max(0, start - length) : start])


def _finding(record: Record, document: Document, said: Sequence[_Said], total: Decimal) -> Check:
    whole, *parts = said
    words = f"{whole.number.text} = {' + '.join(part.number.text for part in parts)}"
    outcome = Compared(canonical(whole.number.value), canonical(total), "conflict")
    spots = [[(each.number.start, each.number.end)] for each in said]
    checks = [
        each.text.finding(_RULE, outcome, words, spot)
        for each, spot in zip(said, spots, strict=True)
    ]
    check = in_all_places(checks)
    slots = (slot_at(record, document, check.sources[n]) for n in (0, 1))
    reason = why_apart(*slots)
    return check if reason is None else unproved(check, words, reason)


def shares_near_by_match(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each share of a number near by that two digits changed about keep from being it."""
    said = list(_said(record, document))
    for at, part in enumerate(said):
        share = part.share
        if share is None or len(f"{share.value:f}".replace(".", "")) < _FEWEST_DIGITS:
            continue
        wholes = [said[near] for near in _around(said, at)]
        if share.value >= _WHOLE or any(_is_share(share.value, part, each) for each in wholes):
            continue
        meant = {
            whole: value
            for whole in wholes
            if whole.share is None
            for value in _swaps(share.value)
            if _is_share(value, part, whole) and _are_of_one(document, part, whole)
        }
        for whole, value in list(meant.items())[:1]:
            yield _of_share(record, document, (part, whole), value)


def _around(said: Sequence[_Said], at: int) -> list[int]:
    """Return the larger numbers near by of the same unit."""
    part = said[at]
    return [
        near
        for near in range(max(0, at - _MOST_NEAR), min(len(said), at + _MOST_NEAR))
        if said[near].number.unit == part.number.unit
        and said[near].number.value > part.number.value
        and abs(said[near].position - part.position) <= _REACH
    ]


def _is_share(value: Decimal, part: _Said, whole: _Said) -> bool:
    step = part.share.step if part.share is not None else Decimal(1)
    return abs(part.number.value / whole.number.value * _WHOLE - value) <= step


def _swaps(value: Decimal) -> Iterator[Decimal]:
    """Yield the numbers that two digits changed about make of one."""
    digits = f"{value:f}"
    for one, other in combinations([n for n, digit in enumerate(digits) if digit != "."], 2):
        changed = list(digits)
        changed[one], changed[other] = digits[other], digits[one]
        if changed[one] != changed[other]:
            yield Decimal("".join(changed))


def _are_of_one(document: Document, part: _Said, whole: _Said) -> bool:
    names = (_beside(part, _BEFORE_PARTS), _beside(whole, _BEFORE_WHOLE))
    return rarity(document).alike(*names) >= _ALIKE_OF_SHARE


def _beside(said: _Said, before: int) -> frozenset[str]:
    start, end = said.number.start, said.number.end
    return pairs(said.text.text[max(0, start - before) : end + _BEHIND])


def _of_share(
    record: Record, document: Document, said: tuple[_Said, _Said], meant: Decimal
) -> Check:
    part, whole = said
    share = part.share or part.number
    words = f"{whole.number.text} 중 {part.number.text} = {share.text}"
    outcome = Compared(canonical(share.value), canonical(meant), "conflict")
    spots = [(each.start, each.end) for each in (share, part.number)]
    check = part.text.finding("share_of_number_near_by_matches", outcome, words, spots)
    other = whole.text.finding("", outcome, words, [(whole.number.start, whole.number.end)])
    check = check.model_copy(
        update={
            "at": (*check.at, *other.at),
            "sources": (*check.sources, *other.sources),
        }
    )
    slots = (slot_at(record, document, check.sources[n]) for n in (1, 2))
    reason = why_apart(*(replace(slot, topic=frozenset(), tallies=frozenset()) for slot in slots))
    return check if reason is None else unproved(check, words, reason)


CHECKS = (numbers_near_by_make_their_whole, shares_near_by_match)
