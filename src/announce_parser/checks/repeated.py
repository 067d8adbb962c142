"""One number said twice: the same quantity of the same thing, once with a typo.

``예산 3,404억원 확정`` and ``3,440억원 규모의 예산이 의결됐다`` are one number with two digits changed about; by chance two numbers
of one text hardly ever are. What is before a number names it, what is after it says what is done with it: the
fewer digits a number has, the more of these words both places must share. A number that the document says again just so
is sure of itself; only one that is alone is held against another.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from announce_parser.checks._base import Compared, unproved
from announce_parser.checks._letters import pairs, rarity
from announce_parser.checks._quantities import NUMBER, PERCENT, Quantity
from announce_parser.checks._slots import slot_at, why_apart
from announce_parser.checks._texts import Text, texts, tops
from announce_parser.record import Check, Place
from announce_parser.values import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from announce_parser.document import Document
    from announce_parser.record import Record

_RULE = "number_said_again_agrees"
_BEFORE, _BEHIND = 45, 20  # characters that name a number, and that say what is done with it
_BREAK = re.compile(r"다\.\s|[\n□○◦ㅇ※▲△▪•]")
_DIGIT = re.compile(r"\d")
_LINK = re.compile(r"[=&%]\w*$|\w%$")  # an address is full of percents
_RANGE = re.compile(r"[~∼～]\s?$")  # 25~45만 원 names two numbers
_OPEN_END = re.compile(r"\s?(?:[+＋]|이상|넘|돌파)")  # 100조원+α
_YEAR = re.compile(r"(?:19|20)\d\d\s?(?:대|회|주|개|호)")  # 2022 대한민국
_LEAD = 12
_TOTAL = re.compile(r"(?:총|모두|합계)\s?(?:약\s?)?$")
_COUNTED = re.compile(r"(?P<count>\d[\d,]*)\s?(?:개|건|명|곳|팀)[^\d]{0,8}$")
_GROWTH = re.compile(r"(?:대비|보다|동기|동월)\s?(?:약\s?|각각\s?)?[+△-]?$")
_DATED = re.compile(r"\d\s?년|['’‘`´]\d\d|\d\s?월|누적|최다|최대")
_LENGTHS = frozenset({"개월", "주", "시간"})
_MOST_ALIKE = 40  # numbers of the same digits
_MOST_HEADED = 60  # numbers of headline and deck
_MOST_IN_HEAD = 4  # of one line; more are statistics
_TWO, _THREE, _FOUR = 2, 3, 4
_LEAST = 100
_ROUND = 2.5  # more for a number of one digit
# How much both places must say alike, by the digits of a number with two changed about; in nats of rarity
_SWAPPED = {2: 9.0, 3: 4.0}
_SWAPPED_SHARE = 0.45  # of the shorter name, where a number has no more digits, unless
_SURE = 8.0  # so much is said alike of three
_SWAPPED_RATES = 4.5  # rates of a series are many
_RATES_SHARE = 0.6  # of the shorter name, where little is said or a rate is one of growth
_HEADED = {"swap": 1.0, "digit": 2.5, "scale": 6.0}  # a headline is about what its text is about


@dataclass(frozen=True)
class _Mention:
    """A number with its words.

    Attributes:
        text: Where it is.
        number: The number.
        reach: Where the words begin that name it, after a number of the same unit, and where those end that say what is
            done with it, before the next number.
    """

    text: Text
    number: Quantity
    reach: tuple[int, int]

    @cached_property
    def name(self) -> frozenset[str]:
        """The pairs of letters before it in its clause."""
        return pairs(_BREAK.split(self.text.text[self.reach[0] : self.number.start])[-1])

    @cached_property
    def deed(self) -> frozenset[str]:
        """Those after it."""
        return pairs(_BREAK.split(self.text.text[self.number.end : self.reach[1]])[0])

    @cached_property
    def digits(self) -> str:
        """Its value in digits, as long as it is."""
        return f"{self.number.value:f}"

    @property
    def lead(self) -> str:
        """The few words right before it."""
        return self.text.text[max(0, self.number.start - _LEAD) : self.number.start]

    @property
    def is_total(self) -> bool:
        """True after 총."""
        return _TOTAL.search(self.lead) is not None

    @property
    def significant(self) -> int:
        """How many digits tell it from another."""
        return len(self.digits.replace(".", "").strip("0"))

    @property
    def key(self) -> tuple[str, Decimal]:
        """What a number that says the same has in common with it."""
        return self.number.unit, self.number.value

    @property
    def place(self) -> Place:
        """Where it is in the document."""
        return self.text.place(self.number.start, self.number.end)


@dataclass(frozen=True, slots=True)
class _Said:
    """All numbers of a document, how often each is said, and the blocks of headline and deck."""

    mentions: tuple[_Mention, ...]
    document: Document
    times: Counter[tuple[str, Decimal]]
    tops: frozenset[str]

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return how much two sets of pairs have in common; what is rare tells more."""
        return rarity(self.document).alike(one, other) if one & other else 0.0

    def shared(self, one: _Mention, other: _Mention) -> float:
        """Return how much name and deed of two numbers have in common."""
        return self.alike(one.name, other.name) + self.alike(one.deed, other.deed)

    def share_of_name(
        self, one: _Mention, other: _Mention, of: Callable[[Iterable[float]], float] = min
    ) -> float:
        """Return how much of the shorter name is in the other; with ``max`` of the longer."""
        whole = of(self.alike(each.name, each.name) for each in (one, other))
        return self.alike(one.name, other.name) / whole if whole else 0.0


def numbers_said_again_agree(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each number that a slip keeps from being what another place says of the same thing."""
    said = _said(record, document)
    told: set[tuple[tuple[str, Decimal], ...]] = set()
    for one, other in (*_swapped(said), *_headed(said)):
        key = tuple(sorted((one.key, other.key)))
        if key not in told:
            told.add(key)
            yield _finding(record, document, one, other)


def _said(record: Record, document: Document) -> _Said:
    mentions = tuple(each for text in texts(record, document) for each in _mentions(text))
    times = Counter(each.key for each in mentions)
    return _Said(mentions, document, times, tops(record))


def _mentions(text: Text) -> Iterator[_Mention]:
    """Yield the numbers with a unit of a paragraph; those of cells are named by row and column, not by words."""
    if text.cell is not None or not _DIGIT.search(text.text):
        return
    numbers = list(text.bones.quantities.values())
    last: dict[str, int] = {}
    for position, number in enumerate(numbers):
        start = max(last.get(number.unit, 0), number.start - _BEFORE)
        following = numbers[position + 1].start if position + 1 < len(numbers) else len(text.text)
        last[number.unit] = number.end
        is_number = number.sign in (NUMBER, PERCENT) and number.unit and number.value
        lead = text.text[max(0, number.start - 4) : number.start]
        is_other = _YEAR.match(number.text) or _LINK.search(lead) or _RANGE.search(lead)
        if is_number and not is_other:
            yield _Mention(text, number, (start, min(following, number.end + _BEHIND)))


def _swapped(said: _Said) -> Iterator[tuple[_Mention, _Mention]]:
    """Yield the numbers of two passages that differ by two digits changed about and are about the same thing."""
    alike: dict[tuple[str, str], list[_Mention]] = {}
    for each in said.mentions:
        if each.significant >= _TWO:
            alike.setdefault((each.number.unit, "".join(sorted(each.digits))), []).append(each)
    for group in alike.values():
        if len({each.key for each in group}) < _TWO:
            continue
        twos = combinations(group[:_MOST_ALIKE], 2)
        found = [pair for pair in twos if _is_swap(*pair) and _speak_alike(said, *pair)]
        found.sort(key=lambda pair: -said.shared(*pair))
        yield from found[:1]


def _is_swap(one: _Mention, other: _Mention) -> bool:
    """True where two digits of one number stand the other way round in the other."""
    return _slip(one.digits, other.digits) == "swap" and one.text.block.id != other.text.block.id


def _slip(one: str, other: str) -> str | None:
    """Return how one number becomes another by one slip: ``swap``, ``digit``, ``scale``; None by none."""
    if len(one) != len(other):
        return "scale" if one.strip("0") == other.strip("0") and "." not in one + other else None
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(unlike) == _TWO and unlike[0] == unlike[1][::-1]:
        return "swap"
    return "digit" if len(unlike) == 1 else None


def _speak_alike(said: _Said, one: _Mention, other: _Mention) -> bool:
    """True where two numbers with two digits changed about are of one thing: the longer, the less need their words say."""
    if min(said.times[one.key], said.times[other.key]) > 1:
        return False  # each of them is said again as it is
    digits = max(one.significant, other.significant)
    shared, share = said.shared(one, other), said.share_of_name(one, other)
    if one.number.sign == PERCENT:
        is_growth = any(_GROWTH.search(each.lead) for each in (one, other))
        least = _RATES_SHARE if is_growth or shared < _SURE else 0.0
        return digits >= _THREE and shared >= _SWAPPED_RATES and share >= least
    if digits >= _FOUR:
        return True
    in_head = bool({one.text.block.id, other.text.block.id} & said.tops)
    if not in_head and (digits == _TWO or _are_of_two(one, other)):
        return False  # numbers of two digits are many; a headline's is said again
    # 치료의료기관 364개소 and 의료기관 346개소 are two: below a headline the longer name counts as well
    of_longer = 1.0 if in_head else said.share_of_name(one, other, of=max)
    if min(share, of_longer) < _SWAPPED_SHARE:
        return in_head and digits == _THREE and shared >= _SURE
    return shared >= _SWAPPED[digits]


def _are_of_two(one: _Mention, other: _Mention) -> bool:
    """True where two short numbers say that they are of two things: 국내 발생 479명 and 총 497명, (8개 과제, 160억원) and (6개 과제, 106억원)."""
    counts = [_COUNTED.search(each.lead) for each in (one, other)]
    are_counted = counts[0] is not None and counts[1] is not None
    if are_counted and len({count["count"] for count in counts if count is not None}) > 1:
        return True
    about = all("여" in each.number.text for each in (one, other))  # 1억3천여만, 1억3백여만
    return about or one.is_total != other.is_total


def _headed(said: _Said) -> Iterator[tuple[_Mention, _Mention]]:
    """Yield the numbers of headline and deck that the body nowhere says, with the one that it says instead."""
    among = Counter(each.text.block.id for each in said.mentions)
    heads = [
        each
        for each in said.mentions
        if each.text.block.id in said.tops and among[each.text.block.id] <= _MOST_IN_HEAD
    ][:_MOST_HEADED]
    body = [each for each in said.mentions if each.text.block.id not in said.tops]
    for head in heads if body else ():
        like = [each for each in body if each.number.unit == head.number.unit]
        if head.significant < 1 or any(_says(head, each) for each in like):
            continue
        near = [each for each in like if _is_near_head(said, head, each)]
        yield from ((head, each) for each in sorted(near, key=lambda o: -said.shared(head, o))[:1])


def _says(head: _Mention, other: _Mention) -> bool:
    """True where a number says what a headline says, if only to fewer digits."""
    one, two = head.number.measured, other.number.measured
    step = max(head.number.step, other.number.step)
    return (one.low <= two.high and two.low <= one.high) or abs(one.value - two.value) < step


def _is_near_head(said: _Said, head: _Mention, other: _Mention) -> bool:
    slip = _slip(head.digits, other.digits)
    if slip is None or _OPEN_END.match(head.text.text, head.number.end):
        return False
    apart = abs(head.number.value - other.number.value)
    if slip == "digit" and (head.number.step != other.number.step or apart == head.number.step):
        return False  # 200만 명 is 2,034,236명, and of 13 things 12 may go on
    if max(head.significant, other.significant) < _TWO and head.number.value < _LEAST:
        return False  # 1주간 and 2주간 are both said
    if slip == "digit" and (_DATED.search(head.lead) or head.number.unit in _LENGTHS):
        return False  # (2018년, 152명), 11개월 연속
    least = _HEADED[slip] + (_ROUND if max(head.significant, other.significant) < _TWO else 0)
    return said.shared(head, other) >= least


def _finding(record: Record, document: Document, one: _Mention, other: _Mention) -> Check:
    stated, found = one.number, other.number
    words = f"{stated.text} ↔ {found.text}"
    outcome = Compared(canonical(stated.value), canonical(found.value), "conflict")
    check = one.text.finding(_RULE, outcome, words, [(stated.start, stated.end)])
    pointed = other.text.finding(_RULE, outcome, words, [(found.start, found.end)])
    check = check.model_copy(
        update={
            "at": tuple(dict.fromkeys((*check.at, *pointed.at))),
            "sources": (*check.sources, *pointed.sources),
        }
    )
    slots = (slot_at(record, document, each.place) for each in (one, other))
    # Whom the sentences are about is weighed already, by all their words.
    reason = why_apart(*(replace(slot, topic=frozenset()) for slot in slots))
    return check if reason is None else unproved(check, words, reason)


CHECKS = (numbers_said_again_agree,)
