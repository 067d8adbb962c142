"""How surely two numbers that a slip of the pen tells apart are one number said twice.

What two places say alike is measured in many small ways, and weights learnt from press releases make one figure of it: of pairs
that a document says alike, one of them with a slip put in, against the pairs that stand in it as they are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING

from announce_parser.checks._letters import Rarity, rarity
from announce_parser.checks._said_weights import BIAS, LEAST, WEIGHTS
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from announce_parser.checks._mentions import Mention
    from announce_parser.document import Document

_TWO = 2
_ONE_DIGIT = 3  # the class of numbers of one digit, which only headline and deck say again for sure
_MANY = 3  # digits that tell a number from others
_MOST_OF_UNIT = 40  # numbers of one unit that are looked at
_TELLING = 8.0  # nats from which on likeness counts whole
_LEAST_ALIKE = 1.0  # nats that two names must share to be looked at
_REACH = 80  # characters around a number whose other numbers are told with it
_MOST_TOGETHER = 3
_BOUND = lazy_regex(r"\s?(?:이상|이하|미만|초과|세|대|까지의|\S{0,3}의?\s(?:과태료|벌금))")
_SERIES = lazy_regex(r"\s?(?:\([^()]{0,12}\))?\s?(?:에서\s?$|→|➡|⇒)")
_SIGNED = lazy_regex(r"[+△▲▽]\s?$|(?:→|➡|⇒|에서)\s?$|(?:대비|보다|비해)\s?(?:약\s?|각각\s?)?$")
_STEP = lazy_regex(
    r"\d\s?(?:차|기|단계|회|주차|분기|호)(?!\w?\d)|[상하]반기|지난|작년|전년|이전|기존|현재|올해|내년|금년|당초|각각|첫째|둘째|이후"
    r"|['’‘]\d\d|\d{4}\s?년|\d년|\d월\s?\d{1,2}일에"
)
# 평균 110개사 and 117개사, 주요 신규사업(10개) and 사업 19개: of all of them or of some
_OF_SOME = lazy_regex(
    r"평균|누적|누계|신규|추가|나머지|그\s?중|이\s?중|일부|가운데|별도|단가|당\s?$"
)
_BESIDE = 14
_NO_COUNTS = frozenset({"", "원", "%", "day"})


def slip(one: Mention, other: Mention) -> str | None:
    """Return how one number becomes another by one slip: ``swap``, ``digit``, ``scale``; None by none."""
    if one.value == other.value or not {one.unit, other.unit} <= {one.unit or other.unit, ""}:
        return None
    step = min(one.step, other.step)
    own, its = one.value / one.step, other.value / other.step
    if one.step != other.step and own == its:
        return "scale"
    if one.step != other.step:
        own, its = one.value / step, other.value / step
    width = 4 if one.unit == "day" else 1
    return _of_digits(f"{int(own):0{width}}", f"{int(its):0{width}}")


def _of_digits(one: str, other: str) -> str | None:
    apart = abs(int(one) - int(other))
    if len(one) != len(other):
        if one.rstrip("0") == other.rstrip("0"):
            return "scale"
        return "digit" if max(len(one), len(other)) == _TWO and apart == 1 else None
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(unlike) == _TWO and unlike[0] == unlike[1][::-1]:
        return "swap"
    return "digit" if len(unlike) == 1 or apart == 1 else None


def are_apart(one: Mention, other: Mention) -> bool:
    """True where the words beside two numbers say that they are of two things: bounds, steps, changes, members of a series."""
    if any(_SERIES.match(each.trail) or _SIGNED.search(each.lead) for each in (one, other)):
        return True
    if _BOUND.match(one.trail) and _BOUND.match(other.trail) and one.unit != "원":
        return True
    some = [frozenset(_OF_SOME.findall(each.lead[-_BESIDE:])) for each in (one, other)]
    if some[0] != some[1] and not (one.is_head or other.is_head):
        return True
    steps = [
        frozenset("".join(each.split()) for each in _STEP.findall(side.lead))
        for side in (one, other)
    ]
    if not steps[0] ^ steps[1] or steps[0] & steps[1]:
        return False
    return bool(steps[0]) == bool(steps[1]) or not (one.is_head or other.is_head)


class Said:
    """The numbers of a document, by unit, with what is needed to weigh two of them."""

    def __init__(self, mentions: Sequence[Mention], document: Document) -> None:
        """Take the numbers of a document in reading order."""
        self.rare: Rarity = rarity(document)
        self.count = Counter(each.key for each in mentions)
        self.by_unit: defaultdict[str, list[Mention]] = defaultdict(list)
        self._in_text: defaultdict[int, list[Mention]] = defaultdict(list)
        self._texts_of: defaultdict[tuple[str, Decimal], set[str]] = defaultdict(set)
        for each in mentions:
            if len(self.by_unit[each.unit]) < _MOST_OF_UNIT:
                self.by_unit[each.unit].append(each)
            self._in_text[id(each.text.words)].append(each)
            self._texts_of[each.key].add(each.text.block.id)
        self._masses: dict[frozenset[str], float] = {}
        self._alike: dict[tuple[int, int], float] = {}

    def twos(self) -> Iterator[tuple[Mention, Mention, str]]:
        """Yield the pairs that a slip tells apart, the one that stands alone first, and the kind of slip."""
        counts = [
            each for unit, group in self.by_unit.items() if unit not in _NO_COUNTS for each in group
        ]
        groups = [(group, group) for unit, group in list(self.by_unit.items()) if unit]
        groups.append((self.by_unit[""], counts[:_MOST_OF_UNIT]))
        for group, others in groups:
            for position, one in enumerate(group):
                for other in others[position + 1 :] if group is others else others:
                    kind = slip(one, other)
                    if kind is not None and self._may_be_one(one, other):
                        alone = sorted((one, other), key=lambda each: self.count[each.key])
                        yield alone[0], alone[1], kind

    def _may_be_one(self, one: Mention, other: Mention) -> bool:
        if one.text.block.id == other.text.block.id or are_apart(one, other):
            return False
        if min(self.count[one.key], self.count[other.key]) > 1:
            return False
        if class_of(one, other) == _ONE_DIGIT and not (one.is_head or other.is_head):
            return False
        if self._texts_of[one.key] & self._texts_of[other.key]:
            return False  # 총 498억원(소상공인 398억원, …) says both, and means both
        return (
            self.rare.alike(one.name, other.name) >= _LEAST_ALIKE
            or self.rare.alike(one.deed, other.deed) >= _LEAST_ALIKE
            or bool(one.noun and one.noun == other.noun)
        )

    def score(self, one: Mention, other: Mention, kind: str) -> float:
        """Return how far above the least that its class asks for a pair is; below 0 it may be chance."""
        measured, of = self.features(one, other, kind), class_of(one, other)
        total = sum(measured[name] * weights[of] for name, weights in WEIGHTS.items())
        return BIAS[of] + total - LEAST[of] - float(one.unit != other.unit)

    def features(self, one: Mention, other: Mention, kind: str) -> dict[str, float]:
        """Return what the words around two numbers have in common, measure by measure."""
        bag = self._shares(one.bag, other.bag)
        name = self._shares(one.name, other.name)
        deed = self._shares(one.deed, other.deed)
        like = self._likeness(one, other)
        together = [self._together(each, {one.key, other.key}) for each in (one, other)]
        apart = abs(int(one.text.block.id[1:]) - int(other.text.block.id[1:]))
        return {
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
            "swap": float(kind == "swap"),
            "scale": float(kind == "scale"),
            "head": float(one.is_head != other.is_head),
            "heads": float(one.is_head and other.is_head),
            "again": float(self.count[other.key] > 1),
            "margin": like - self._rival(one, other),
            "margin2": like - self._rival(other, one),
            "co": float(min(len(together[0] & together[1]), _MOST_TOGETHER)),
            "co_ne": float(bool(together[0] and together[1]) and not together[0] & together[1]),
            "cell": float(one.is_cell != other.is_cell),
            "cells": float(one.is_cell and other.is_cell),
            "unitless": float(one.unit != other.unit),
            "apart": log(1 + apart),
            "time_one": float(bool(one.times) != bool(other.times)),
            "step_ne": float(one.step != other.step),
            "role_ne": float(one.role != other.role and bool(one.role and other.role)),
            "role_eq": float(one.role == other.role and bool(one.role)),
        }

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

    def _likeness(self, one: Mention, other: Mention) -> float:
        key = (id(one), id(other))
        if key not in self._alike:
            share = self._shares(one.bag, other.bag)[0]
            least = min(self._mass(one.bag), self._mass(other.bag))
            self._alike[key] = share * min(1.0, least / _TELLING)
        return self._alike[key]

    def _rival(self, one: Mention, other: Mention) -> float:
        """Return how like the words of a number are to those of one that a slip does not make of it."""
        own = {one.value, other.value}
        return max(
            (
                self._likeness(one, each)
                for each in self.by_unit[one.unit]
                if each.value not in own and each.text.block.id != one.text.block.id
            ),
            default=0.0,
        )

    def _together(self, one: Mention, but: set[tuple[str, Decimal]]) -> set[tuple[str, Decimal]]:
        beside = self._in_text[id(one.text.words)]
        return {each.key for each in beside if abs(each.spot[0] - one.spot[0]) < _REACH} - but


def class_of(one: Mention, other: Mention) -> int:
    """Return which weights hold: 0 for long numbers, 1 of two digits, 2 for percents, 3 of one digit, 4 for days."""
    digits = max(len(each.digits.replace(".", "").strip("0")) for each in (one, other))
    if one.unit == "day":
        return 4
    if digits <= 1:
        return 3
    if one.unit == "%":
        return 2
    return 0 if digits >= _MANY else 1


def _part(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
