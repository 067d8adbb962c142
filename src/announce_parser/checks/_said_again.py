"""How surely two numbers that a slip of the pen tells apart are one number said twice.

What two places say alike is measured in many small ways, and weights learnt from press releases (``learning/said.py``) make one
figure of it: of pairs that a document says alike, one of them with a slip put in, against the pairs that stand in it
as they are. Pairs are found by what a slip leaves of their digits, so that twice the numbers cost twice the work.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import log
from typing import TYPE_CHECKING

from announce_parser.checks._letters import LETTER, Rarity, rarity
from announce_parser.checks._said_weights import BIAS, LEAST, WEIGHTS
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.checks._mentions import SaidNumber
    from announce_parser.document import Document

CLASSES = (
    "long, digits changed about",
    "long, one digit wrong",
    "two digits changed about",
    "two digits, one wrong",
    "percents",
    "one digit",
    "days",
)
_LONG, _SHORT, _PERCENT, _SINGLE, _DAY = 0, 2, 4, 5, 6
_SURE = (_LONG, _SHORT)  # two digits changed about are seldom two numbers of one text
_TWO, _MANY = 2, 3
_HALF = Decimal("0.5")
_MOST_OF_KEY = 6  # places of one number that are looked at
_MOST_ALIKE = 24  # numbers that one slip makes of each other
_MOST_PAIRS = 400  # of a document
_MOST_RIVALS = 24  # numbers of a unit among which one as like is looked for
_LEAST_ALIKE = 1.0  # nats that two names must share to be looked at
_TELLING = 8.0  # nats from which on likeness counts whole
_REACH = 80  # characters around a number whose other numbers are told with it
_MOST_TOGETHER = 3
_LONGEST = 10  # letters beside two numbers that are compared one by one
_BESIDE = 14
_BOUND = lazy_regex(r"\s?(?:이상|이하|미만|초과|세|대|까지의|\S{0,3}의?\s(?:과태료|벌금))")
_LIMITS = lazy_regex(r"이상|이하|미만|초과|이내|내외|최대|최소|한도|총|모두|약|여\b")
_SERIES = lazy_regex(r"\s?(?:\([^()]{0,12}\))?\s?(?:에서\s?$|→|➡|⇒)")
_SIGNED = lazy_regex(r"[+△▲▽]\s?$|(?:→|➡|⇒|에서)\s?$|(?:대비|보다|비해)\s?(?:약\s?|각각\s?)?$")
_CHANGED = lazy_regex(
    r"\s?(?:을|를|이|가)?\s?(?:증가|감소|늘|줄|증액|감액|상승|하락|증|감|인상|인하|확대)"
)
_STEP = lazy_regex(
    r"\d\s?(?:차|기|단계|회|주차|분기|호)(?!\w?\d)|[상하]반기|지난|작년|전년|이전|기존|현재|올해|내년|금년|당초|각각|첫째|둘째|이후"
    r"|['’‘]\d\d|\d{4}\s?년|\d년|\d월\s?\d{1,2}일에"
)
# 평균 110개사 and 117개사, 주요 신규사업(10개) and 사업 19개: of all of them or of some
_OF_SOME = lazy_regex(
    r"평균|누적|누계|신규|추가|나머지|그\s?중|이\s?중|일부|가운데|별도|단가|당\s?$"
)
_NO_COUNTS = frozenset({"", "%", "day"})


def slip(one: str, other: str) -> str | None:
    """Return how the digits of one number become those of another by one slip: ``swap`` or ``digit``; None by none."""
    if one == other:
        return None
    if len(one) != len(other):
        is_next = max(len(one), len(other)) == _TWO and abs(int(one) - int(other)) == 1
        return "digit" if is_next else None
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(unlike) == _TWO and unlike[0] == unlike[1][::-1]:
        return "swap"
    return "digit" if len(unlike) == 1 or abs(int(one) - int(other)) == 1 else None


@dataclass(frozen=True, slots=True)
class NumberPair:
    """Two numbers that a slip tells apart.

    Attributes:
        one: The one that fewer places say.
        other: The other.
        kind: The slip: ``swap``, ``digit``, ``scale``.
        is_coarse: True where the finer one was cut to the digits of the other first.
    """

    one: SaidNumber
    other: SaidNumber
    kind: str
    is_coarse: bool

    @property
    def unit(self) -> str:
        """What they count; that of one where the other has none."""
        return self.one.unit or self.other.unit


class SaidNumbers:
    """The numbers of a document, by unit, with what is needed to weigh two of them.

    Attributes:
        unchecked: True where numbers are so many that not all pairs are looked at.
    """

    def __init__(self, mentions: Sequence[SaidNumber], document: Document) -> None:
        """Take the numbers of a document in reading order."""
        self.rare: Rarity = rarity(document)
        self.unchecked = False
        self._mentions = mentions
        self._at = {id(each): at for at, each in enumerate(mentions)}
        self.count = Counter(each.key for each in mentions)
        self.by_unit: defaultdict[str, list[SaidNumber]] = defaultdict(list)
        self._in_text: defaultdict[int, list[SaidNumber]] = defaultdict(list)
        self._texts_of: defaultdict[tuple[str, Decimal], set[str]] = defaultdict(set)
        for each in mentions:
            self.by_unit[each.unit].append(each)
            self._in_text[id(each.text.words)].append(each)
            self._texts_of[each.key].add(each.text.block.id)
        self._rank = {
            id(each): at for group in self._in_text.values() for at, each in enumerate(group)
        }
        self._values = {unit: len({m.value for m in group}) for unit, group in self.by_unit.items()}
        self._masses: dict[frozenset[str], float] = {}
        self._alike: dict[tuple[int, int], float] = {}
        self._rivals: dict[int, list[tuple[float, Decimal]]] = {}
        self._agreed: set[int] = set()

    def pairs(self) -> list[NumberPair]:
        """Return the pairs that a slip tells apart and that may be one number, in reading order."""
        found: dict[tuple[int, int], NumberPair] = {}
        bare = self.by_unit.get("", [])
        for unit, group in self.by_unit.items():
            if not unit:
                continue
            with_bare = [*group, *bare] if unit not in _NO_COUNTS else group
            for one, other, kind, is_coarse in self._of_unit(unit, with_bare):
                ends = sorted((self._at[id(one)], self._at[id(other)]))
                key = (ends[0], ends[1])
                if key in found or not (one.unit or other.unit):
                    continue
                alone = sorted((one, other), key=lambda each: self.count[each.key])
                found[key] = NumberPair(alone[0], alone[1], kind, is_coarse)
        may_be = [found[key] for key in sorted(found) if self._may_be_one(found[key])]
        self.unchecked |= len(may_be) > _MOST_PAIRS
        return may_be[:_MOST_PAIRS]

    def _of_unit(
        self, unit: str, group: Sequence[SaidNumber]
    ) -> Iterator[tuple[SaidNumber, SaidNumber, str, bool]]:
        """Yield the pairs of one unit; what is written finer is cut to the digits of what is written coarser."""
        width = 4 if unit == "day" else 1
        for step in sorted({each.step for each in group}):
            buckets: defaultdict[tuple[str, object], list[tuple[str, SaidNumber]]] = defaultdict(
                list
            )
            seen: Counter[tuple[str, Decimal]] = Counter()
            for each in group:
                seen[each.key] += 1
                if each.step > step or seen[each.key] > _MOST_OF_KEY:
                    continue
                cut = each.value / step
                for whole in dict.fromkeys((int(cut), int(cut + _HALF))):
                    digits = f"{whole:0{width}}"
                    if whole and (len(digits) > 1 or each.step == step):
                        for key in _left(digits):
                            buckets[key].append((digits, each))
            for bucket in buckets.values():
                if len(bucket) > _MOST_ALIKE:
                    self.unchecked = True
                    continue
                yield from self._of_bucket(bucket, step)
        yield from _scaled(group)

    def _of_bucket(
        self, bucket: Sequence[tuple[str, SaidNumber]], step: Decimal
    ) -> Iterator[tuple[SaidNumber, SaidNumber, str, bool]]:
        for (first, one), (second, other) in combinations(bucket, 2):
            if step not in (one.step, other.step):
                continue  # told at the step of the finer
            if first == second or abs(one.value - other.value) < step:
                if one.value != other.value:  # 104.9조원 of 104조 8,767억원
                    self._agreed |= {id(one), id(other)}
                continue
            kind = slip(first, second)
            if kind is not None and one is not other:
                yield one, other, kind, any(each.value % step for each in (one, other))

    def _are_two(self, pair: NumberPair) -> bool:
        """True where two numbers are each sure of itself, or where one text says both."""
        one, other, of = pair.one, pair.other, class_of(pair)
        if id(one) in self._agreed and id(other) in self._agreed:
            return True
        if one.text.block.id == other.text.block.id and (one.is_cell or other.is_cell):
            return True
        if of == _SINGLE and not (one.is_head or other.is_head):
            return True
        said_together = bool(self._texts_of[one.key] & self._texts_of[other.key])
        # 반도체는 16개월 만에, 전체는 17개월 만에
        return min(self.count[one.key], self.count[other.key]) > 1 or (
            said_together and of not in _SURE
        )

    def _may_be_one(self, pair: NumberPair) -> bool:
        one, other = pair.one, pair.other
        if self._are_two(pair):
            return False
        if pair.kind == "swap" and pair.unit not in ("day", "%"):
            return True  # hardly ever by chance
        return (
            self.rare.alike(one.name, other.name) >= _LEAST_ALIKE
            or self.rare.alike(one.deed, other.deed) >= _LEAST_ALIKE
            or bool(one.noun and one.noun == other.noun)
            or any(a and b and a.key == b.key for a, b in self._sides(one, other))
        )

    def score(self, pair: NumberPair) -> float:
        """Return how far above the least that its class asks for a pair is; below 0 it may be chance."""
        measured, of = self.features(pair), class_of(pair)
        if measured["steps_ne"]:
            return -LEAST[of]  # 1차로 247개사, 2차로 274개사
        total = sum(measured[name] * weights[of] for name, weights in WEIGHTS.items())
        return BIAS[of] + total - LEAST[of]

    def features(self, pair: NumberPair) -> dict[str, float]:
        """Return what the words around two numbers have in common, measure by measure."""
        one, other = pair.one, pair.other
        together = [self._together(each, {one.key, other.key}) for each in (one, other)]
        apart = abs(int(one.text.block.id[1:]) - int(other.text.block.id[1:]))
        return {
            **self._of_words(one, other),
            **_of_signs(one, other),
            **self._of_crowd(pair),
            "swap": float(pair.kind == "swap"),
            "scale": float(pair.kind == "scale"),
            "coarse": float(pair.is_coarse),
            "head": float(one.is_head != other.is_head),
            "heads": float(one.is_head and other.is_head),
            "co": float(min(len(together[0] & together[1]), _MOST_TOGETHER)),
            "co_ne": float(bool(together[0] and together[1]) and not together[0] & together[1]),
            "cell": float(one.is_cell != other.is_cell),
            "cells": float(one.is_cell and other.is_cell),
            "unitless": float(one.unit != other.unit),
            "apart": log(1 + apart),
            "block": float(not apart),
            "both": float(
                bool(self._texts_of[one.key] & self._texts_of[other.key])
                or _stands_in(one.digits, other.text.text)
                or _stands_in(other.digits, one.text.text)
            ),
            "role_ne": float(one.role != other.role and bool(one.role and other.role)),
            "role_eq": float(one.role == other.role and bool(one.role)),
        }

    def _of_words(self, one: SaidNumber, other: SaidNumber) -> dict[str, float]:
        bag = self._shares(one.bag, other.bag)
        name = self._shares(one.name, other.name)
        deed = self._shares(one.deed, other.deed)
        wide = self._shares(one.sentence, other.sentence)
        like = self._likeness(one, other)
        return {
            "wshort": wide[0],
            "wide": min(wide[2], 60.0) / 10,
            "bshort": bag[0],
            "blong": bag[1],
            "bag": min(bag[2], 40.0) / 10,
            "bleft": min(bag[3], 30.0) / 10,
            "short": name[0],
            "long": name[1],
            "shared": min(name[2], 40.0) / 10,
            "dshort": deed[0],
            "dshared": min(deed[2], 25.0) / 10,
            "near": _part(one.near, other.near),
            "beside": _part(one.beside, other.beside),
            "noun_eq": float(bool(one.noun) and one.noun == other.noun),
            "noun_ne": float(bool(one.noun and other.noun) and one.noun != other.noun),
            "label_eq": float(bool(one.label) and one.label == other.label),
            "label_ne": float(bool(one.label and other.label) and one.label != other.label),
            "lead": _alike(one.lead[::-1], other.lead[::-1]),
            "trail": _alike(one.trail, other.trail),
            "margin": like - self._rival(one, other),
            "margin2": like - self._rival(other, one),
        }

    def _of_crowd(self, pair: NumberPair) -> dict[str, float]:
        one, other = pair.one, pair.other
        same = [a.key == b.key for a, b in self._sides(one, other) if a and b]
        tenses = [_tense(each) for each in (one, other)]
        values = self._values[pair.unit]
        return {
            "again": float(self.count[other.key] > 1),
            "agreed": float(id(one) in self._agreed),
            "only": float(values <= _TWO),
            "few": log(values),
            "digits": float(min(6, len(one.digits.replace(".", "").strip("0")))),
            "longer": float(len(one.digits.replace(".", "").strip("0")) > _MANY),
            "next_eq": float(sum(same)),
            "next_ne": float(len(same) - sum(same)),
            "parallel": float(len(same) - sum(same)) * _alike(one.lead[::-1], other.lead[::-1]),
            "tense_ne": float(all(tenses) and tenses[0] != tenses[1]),
            "rank": float(self._rank[id(one)] == self._rank[id(other)]),
        }

    def _sides(
        self, one: SaidNumber, other: SaidNumber
    ) -> Iterator[tuple[SaidNumber | None, SaidNumber | None]]:
        """Yield the numbers before two, and those behind."""
        yield from zip(self._beside(one), self._beside(other), strict=True)

    def _beside(self, one: SaidNumber) -> tuple[SaidNumber | None, SaidNumber | None]:
        """Return the numbers right before and right behind one in its text."""
        group, at = self._in_text[id(one.text.words)], self._rank[id(one)]
        before = group[at - 1] if at else None
        return before, group[at + 1] if at + 1 < len(group) else None

    def _mass(self, of: frozenset[str]) -> float:
        if of not in self._masses:
            self._masses[of] = self.rare.alike(of, of)
        return self._masses[of]

    def _shares(
        self, one: frozenset[str], other: frozenset[str]
    ) -> tuple[float, float, float, float]:
        """Return what two sets share: of the shorter, of the longer, in nats, and what the shorter has left."""
        shared = self.rare.alike(one, other)
        short, long = sorted((self._mass(one), self._mass(other)))
        return (
            shared / short if short else 0.0,
            shared / long if long else 0.0,
            shared,
            short - shared,
        )

    def _likeness(self, one: SaidNumber, other: SaidNumber) -> float:
        key = (id(one), id(other))
        if key not in self._alike:
            share = self._shares(one.bag, other.bag)[0]
            least = min(self._mass(one.bag), self._mass(other.bag))
            self._alike[key] = share * min(1.0, least / _TELLING)
        return self._alike[key]

    def _rival(self, one: SaidNumber, other: SaidNumber) -> float:
        """Return how like the words of a number are to those of one that a slip does not make of it."""
        own = {one.value, other.value}
        return next((like for like, value in self._likest(one) if value not in own), 0.0)

    def _likest(self, one: SaidNumber) -> Sequence[tuple[float, Decimal]]:
        """Return how like the words of a number are to those of the others of its unit in other blocks, the likest first."""
        if id(one) not in self._rivals:
            block = one.text.block.id
            found = [
                (self._likeness(one, each), each.value)
                for each in self.by_unit[one.unit][:_MOST_RIVALS]
                if each.text.block.id != block
            ]
            self._rivals[id(one)] = sorted(found, reverse=True)
        return self._rivals[id(one)]

    def _together(self, one: SaidNumber, but: set[tuple[str, Decimal]]) -> set[tuple[str, Decimal]]:
        group, at = self._in_text[id(one.text.words)], self._rank[id(one)]
        beside = group[max(0, at - _LONGEST) : at + _LONGEST]
        return {each.key for each in beside if abs(each.spot[0] - one.spot[0]) < _REACH} - but


def _scaled(group: Sequence[SaidNumber]) -> Iterator[tuple[SaidNumber, SaidNumber, str, bool]]:
    """Yield the pairs that a lost or wrong scale word tells apart: 44억원 and 44만원."""
    same: defaultdict[str, list[SaidNumber]] = defaultdict(list)
    for each in group:
        digits = each.digits.replace(".", "").strip("0")
        if len(digits) > 1 and each.unit != "day":
            same[digits].append(each)
    for alike in same.values():
        if len(alike) <= _MOST_ALIKE:
            for one, other in combinations(alike, 2):
                if one.value != other.value:
                    yield one, other, "scale", False


def _left(digits: str) -> Iterator[tuple[str, object]]:
    """Yield what a slip leaves of some digits: all but one, all in any order, all but zeros, the next number."""
    for at in range(len(digits)):
        yield digits[:at] + "*" + digits[at + 1 :], len(digits)
    if len(digits) > 1:
        yield "".join(sorted(digits)), "any order"
        number = int(digits)
        yield str(number), "next"
        yield str(number + 1), "next"


def class_of(pair: NumberPair) -> int:
    """Return which weights hold, as an index of ``CLASSES``."""
    digits = max(len(each.digits.replace(".", "").strip("0")) for each in (pair.one, pair.other))
    if pair.unit == "day":
        return _DAY
    if digits <= 1:
        return _SINGLE
    if pair.unit == "%":
        return _PERCENT
    return (_LONG if digits >= _MANY else _SHORT) + (pair.kind != "swap")


def _of_signs(one: SaidNumber, other: SaidNumber) -> dict[str, float]:
    """Return what the words beside two numbers say of bounds, steps, changes, members of a series."""
    both = (one, other)
    limits, some, steps, times = (
        [frozenset(pattern.findall(words(each))) for each in both]
        for pattern, words in (
            (_LIMITS, lambda each: each.lead[-_BESIDE:] + " " + each.trail[:_BESIDE]),
            (_OF_SOME, lambda each: each.lead[-_BESIDE:]),
            (_STEP, lambda each: "".join(each.lead.split())),
            (_YEARS, lambda each: each.lead),
        )
    )
    bounds = [_BOUND.match(each.trail) is not None for each in both]
    signed = [_SIGNED.search(each.lead) is not None for each in both]
    series = [_SERIES.match(each.trail) is not None for each in both]
    changed = [_CHANGED.match(each.trail) is not None for each in both]
    return {
        "limits_ne": float(limits[0] != limits[1]),
        "limits_eq": float(bool(limits[0]) and limits[0] == limits[1]),
        "bounds": float(all(bounds)),
        "bound_ne": float(bounds[0] != bounds[1]),
        "signed": float(any(signed)),
        "signed_ne": float(signed[0] != signed[1]),
        "series": float(any(series)),
        "changed": float(any(changed)),
        "changed_ne": float(changed[0] != changed[1]),
        "some_ne": float(some[0] != some[1]),
        "steps_eq": float(bool(steps[0] & steps[1])),
        "steps_ne": float(bool(steps[0] and steps[1]) and not steps[0] & steps[1]),
        "steps_one": float(bool(steps[0]) != bool(steps[1])),
        "time_one": float(bool(times[0]) != bool(times[1])),
        "time_ne": float(bool(times[0] and times[1]) and not times[0] & times[1]),
        "step_ne": float(one.step != other.step),
    }


_PAST = lazy_regex(r"[했였었았됐]다(?![가-힣])|[했였었았됐]으[며나]|[했였었았됐]고\s|하였음|했음")
_TO_COME = lazy_regex(r"계획|예정|[할될]\s수|한다\.|된다\.|방침")
_TENSE = 80  # characters behind a number in which its verb is


def _tense(one: SaidNumber) -> str:
    """Return whether a sentence tells of what was or of what will be; empty where it says neither."""
    behind = one.text.text[one.spot[1] : one.spot[1] + _TENSE].split(". ")[0]
    past, coming = _PAST.search(behind), _TO_COME.search(behind)
    if past and (not coming or past.start() < coming.start()):
        return "past"
    return "coming" if coming else ""


def _stands_in(digits: str, words: str) -> bool:
    """True where a number of three digits and more is written in some words, with a unit or without."""
    written = digits if "." in digits or len(digits) <= _MANY else f"{int(digits):,}"
    at = words.find(written) if len(written) >= _MANY else -1
    return at >= 0 and not (
        words[at - 1 : at].isdigit() or words[at + len(written) :][:1].isdigit()
    )


_YEARS = lazy_regex(r"['’‘`´]?\d{2,4}\s?년|\d{1,2}\s?월|올해|내년|지난해|작년|금년|전년")


def _alike(one: str, other: str) -> float:
    """Return how many letters two texts begin with alike, of ten."""
    pairs = zip(
        LETTER.findall(one[:30])[:_LONGEST], LETTER.findall(other[:30])[:_LONGEST], strict=False
    )
    count = 0
    for a, b in pairs:
        if a != b:
            break
        count += 1
    return count / _LONGEST


def _part(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
