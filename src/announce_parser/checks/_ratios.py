"""Percents with the two numbers that may make them, wherever these stand to each other, and how surely they do.

``19,160건(4.0%)`` is a share of some whole, what it grew by, or both, in its sentence or in a paragraph near by. That two numbers make
a percent proves what they are; where one slip in any of the three keeps them from it, the words around are weighed with what
was learnt from press releases (``learning/ratios.py``): of percents that are right, one number with a slip put in,
against percents that miss by a slip as they stand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._counted import Number, numbers_by_line
from announce_parser.checks._letters import pairs, rarity
from announce_parser.checks._quantities import PERCENT
from announce_parser.checks._ratio_weights import BIAS, LEAST, WEIGHTS
from announce_parser.checks._said_again import slip
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from announce_parser.checks._texts import Text
    from announce_parser.document import Document
    from announce_parser.record import Record

CLASSES = ("swapped percent", "wrong percent", "swapped number", "wrong number")
KINDS = ("share", "growth", "after", "before", "base")
_ABOVE, _BELOW = 4, 2  # paragraphs within which the other number is near
_MOST_NEAR = 24  # numbers on either side that are looked at
_MOST_GAP = 40  # characters between a percent and its number
_MOST_DIGITS = 12
_MOST_WORDS = 400  # characters between two numbers that are looked at
_HUNDRED = Decimal(100)
_LEAST = 10  # of a smaller number every percent is one slip off
_HALF = Decimal("0.5")
_TWO, _THREE = 2, 3
# What one slip makes of a number, as floats in order and with the slip, by the number's spot
_Variants = dict[tuple[int, int], tuple[list[float], list[tuple[Decimal, str]]]]
_UP = lazy_regex(r"증가|증액|늘|상승|인상|확대|성장|↑|급증|증원|많|높|증(?![가-힣])")
_DOWN = lazy_regex(r"감소|감액|줄|하락|인하|축소|↓|급감|삭감|적|낮|감(?![가-힣])")
_SIGN = lazy_regex(r"[+△▲▽▼-]\s?$")
_SHARE = lazy_regex(r"\s?\)?\s?(?:를|을|로|에|가|의)?\s?(?:차지|비중|해당|수준|달|에\s?불과)")
_OPENS = lazy_regex(r"[가-힣]{0,4}\s?[(（,]\s?(?:약\s?|전체의\s?)?")
_CLOSES = lazy_regex(r"\s?[)）]")
# 77%인 858만불 · 절반(46.9%, 28개) · 27.3% 증가한 3,088억원
_LEADS = lazy_regex(
    r"\s?(?:인|[,(（]|으?로|에\s?(?:해당하는|달하는|이르는)|(?:가|이|나|를|을)?\s?[가-힣]{1,5}(?:한|된|난|든))\s?(?:총\s?|약\s?)?"
)
_OWN = lazy_regex(r"\s?[(（,]\s?(?:약\s?|전체의\s?)?(?P<share>\d[\d.]*)\s?[%％]\s?[)）]")
_OWN_BEFORE = lazy_regex(r"(?P<share>\d[\d.]*)\s?[%％]\s?[(（]\s?$")
_BETWEEN = lazy_regex(r"(?:다|음|함|임|됨)\.\s|\n|[※□○◦]")
_OF = lazy_regex(r"\s?(?:\([^()]{0,20}\)\s?)?(?:중|가운데)(?![가-힣])")
_TOTAL = lazy_regex(r"(?:총|전체|모두|합계|누적)\s?[가-힣]{0,8}\s?(?:약\s?)?$")
_BASE = lazy_regex(
    r"\s?[)）]?\s?(?:\([^()]{0,24}\)\s?)?(?:대비|보다|에\s?비해|에서|에\s?비하여|→|➡|⇒)"
)
_BOUND = lazy_regex(r"\s?(?:이상|이하|이내|초과|미만|한도|내외|까지)")
_MOST = lazy_regex(r"(?:최대|최소|한도|평균|약|당|각각|매년|연간?)\s?$")
_RANGE = lazy_regex(r"\s?[~∼～]")
_TIMES = lazy_regex(r"['’‘`´]\d\d|\d{4}\s?년|올해|내년|지난해|작년|금년|전년|\d\s?월|분기|반기")
_NEAR = 12


@dataclass(frozen=True, slots=True)
class RatioNearBy:
    """A percent and two numbers that may make it.

    Attributes:
        percent: The percent.
        number: The number beside it.
        other: The number that is its whole, or that it grew from or to.
        kind: ``share`` where the percent is number ÷ other, ``growth`` where the other grew to the number, ``after`` where it grew to
            the other by the number, ``before`` where it shrank to it by the number, ``base`` where the number grew to the other.
        slip: What keeps them from it, one of ``CLASSES``; empty where they do make it.
        at: Which of percent, number and other has the slip, 0 to 2; -1 where none has.
        meant: What it would be without.
        rivals: How many numbers were tried as the other.
        siblings: How many percents near by are proved to be made by the same other.
    """

    percent: Number
    number: Number
    other: Number
    kind: str
    slip: str = ""
    at: int = -1
    meant: Decimal = Decimal(0)
    rivals: int = 1
    siblings: int = 0

    @property
    def said(self) -> tuple[Number, Number, Number]:
        """The three."""
        return self.percent, self.number, self.other


def ratios(record: Record | None, document: Document, heads: frozenset[str]) -> list[RatioNearBy]:
    """Return the percents that two numbers near by make, or fail to by one slip, in reading order."""
    lines, by_line = numbers_by_line(record, document)
    tops = [at for at, text in enumerate(lines) if text.block.id in heads]
    variants: _Variants = {}
    found: list[RatioNearBy] = []
    for position, text in enumerate(lines):
        if "%" not in text.text and "％" not in text.text and "퍼센트" not in text.text:
            continue
        near = range(max(0, position - _ABOVE), min(len(lines), position + _BELOW + 1))
        around = sorted({*tops, *near})
        pools: dict[str, list[Number]] = {}
        for percent, number in _beside(text, position):
            if number.unit not in pools:
                pools[number.unit] = [
                    each for at in around for each in by_line[at].get(number.unit, ())
                ]
            others = _nearest(pools[number.unit], percent, number)
            found += _of_one(percent, number, others, variants)
    held = Counter((each.other.spot, each.kind) for each in found if not each.slip)
    return [
        replace(each, siblings=held[each.other.spot, each.kind] - (not each.slip)) for each in found
    ]


def _nearest(pool: Sequence[Number], percent: Number, number: Number) -> list[Number]:
    """Return the numbers nearest to a percent in a row in reading order, all but its own and what is as much."""
    at = bisect_left(pool, percent.spot, key=lambda each: each.spot)
    near = pool[max(0, at - _MOST_NEAR) : at + _MOST_NEAR]
    return [each for each in near if each.value != number.value]


def _beside(text: Text, position: int) -> Iterator[tuple[Number, Number]]:
    """Yield each percent with the number right before it and the one right behind it."""
    numbers = [Number(text, position, each) for each in text.bones.quantities.values()]
    for at, percent in enumerate(numbers):
        value = percent.value
        if percent.quantity.sign != PERCENT or not 0 < value < _HUNDRED * _LEAST:
            continue
        if percent.digits < _TWO or _is_range(percent):
            continue
        for other in (*numbers[max(0, at - 1) : at], *numbers[at + 1 : at + 2]):
            first, last = sorted((percent, other), key=lambda each: each.spot)
            gap = percent.text.text[first.quantity.end : last.quantity.start]
            if not other.unit or other.value < _LEAST or len(gap) > _MOST_GAP:
                continue
            if other is last and not _LEADS.fullmatch(gap):
                continue
            if other.quantity.sign != PERCENT and not _BETWEEN.search(gap) and other.is_amount:
                yield percent, other


def _is_range(percent: Number) -> bool:
    behind = _RANGE.match(percent.text.text, percent.quantity.end)
    return behind is not None or percent.lead.rstrip()[-1:] in ("~", "∼", "～")


def _of_one(
    percent: Number,
    number: Number,
    others: Sequence[Number],
    variants: _Variants,
) -> Iterator[RatioNearBy]:
    """Yield the readings that make a percent of a number; only where there are none those that one slip keeps from it."""
    kinds = _kinds(percent, number)
    holding = [
        RatioNearBy(percent, number, other, kind, rivals=len(others))
        for other in others
        for kind in kinds
        if _makes(percent, number, other, kind)
    ]
    if holding or any(_is_rest(percent, number, other) for other in others):
        yield from holding
        return
    for other in others:
        if _are_of_third(percent, number, other):
            continue
        for kind in kinds:
            told = _slip(percent, number, other, kind, variants)
            if told is not None:
                name, at, meant = told
                yield RatioNearBy(percent, number, other, kind, name, at, meant, len(others))


def _is_rest(percent: Number, number: Number, other: Number) -> bool:
    """True for 가동률 65%로 1,714개 병상의 여유: the number is what the percent leaves of the other."""
    made = _made(float(number.value), float(other.value), "share")
    return made > 0 and abs(100 - made - float(percent.value)) <= float(percent.quantity.step)


def _are_of_third(percent: Number, number: Number, other: Number) -> bool:
    """True for 264명(92.0%), 248명(86.4%): both are shares of one number that is not there."""
    text, found = other.text.text, other.quantity
    own = _OWN.match(text, found.end) or _OWN_BEFORE.search(
        text[max(0, found.start - _NEAR) : found.start]
    )
    if own is None:
        return False
    share = float(own["share"].rstrip(".")) * float(number.value / other.value)
    return abs(share - float(percent.value)) <= 2 * float(percent.quantity.step)


def _kinds(percent: Number, number: Number) -> Sequence[str]:
    """Return what a percent may be: one of change by its words, else a share."""
    trail = _trail(percent)
    grown, shrunk = _UP.search(trail), _DOWN.search(trail)
    if not (grown or shrunk or _SIGN.search(percent.lead)):
        return KINDS[:1]
    if _BASE.match(number.text.text, number.quantity.end):
        return KINDS[-1:]  # 본예산 2,426억원보다 27.3% 증가
    return [
        kind
        for kind in KINDS[:-1]
        if not (kind == "after" and shrunk and not grown)
        and not (kind == "before" and grown and not shrunk)
    ]


def _trail(percent: Number) -> str:
    end = percent.quantity.end
    return percent.text.text[end : end + _NEAR].split(",")[0]


def _made(number: float, other: float, kind: str) -> float:
    """Return the percent that two numbers make; negative where they make none of the kind."""
    if kind == "share":
        return number / other * 100 if number < other else -1.0
    if kind == "growth":
        return abs(number / other - 1) * 100
    if kind == "base":
        return abs(other / number - 1) * 100
    if kind == "after":
        return number / (other - number) * 100 if number < other else -1.0
    return number / (other + number) * 100


def _makes(percent: Number, number: Number, other: Number, kind: str) -> bool:
    stated, step = float(percent.value), float(percent.quantity.step)
    found = _made(float(number.value), float(other.value), kind)
    if found < 0:
        return False
    whole = found + 100 if kind in ("growth", "base") else found
    slack = step + whole * (_loose(number) + _loose(other))
    return abs(found - stated) < slack + 1e-9


def _loose(number: Number) -> float:
    """Return by what part of itself a number may be off, as it is written."""
    found = number.quantity.measured
    return float((found.high - found.low) / 2 / found.value)


def _slip(
    percent: Number,
    number: Number,
    other: Number,
    kind: str,
    variants: _Variants,
) -> tuple[str, int, Decimal] | None:
    """Return the slip that explains why two numbers do not make a percent, where it is, and what was meant there."""
    one, two = float(number.value), float(other.value)
    made = _made(one, two, kind)
    if made < 0 and kind == "share" and one > two:
        return None
    step = percent.quantity.step
    if made > 0:
        exact = Decimal(repr(round(made, 6)))
        stated = f"{int(percent.value / step)}"
        for meant in (exact / step + _HALF, exact / step):
            told = slip(stated, f"{int(meant)}")
            if told is not None:
                return CLASSES[told != "swap"], 0, int(meant) * step
    share, half = float(percent.value) / 100, float(step) / 200
    best: tuple[str, int, Decimal] | None = None
    for at, each, known in ((1, number, two), (2, other, one)):
        ends = [_wanted(known, share + off, kind, at) for off in (-half, half)]
        for value, told in _within(each, ends, variants):
            name = CLASSES[2 + (told != "swap")]
            if best is None or name < best[0]:
                best = (name, at, value)
    return best


def _wanted(known: float, share: float, kind: str, at: int) -> float:
    """Return what a number must be to make a share (or a change, 0.1 for 10 %) with the one that is known."""
    if kind == "share":
        return known * share if at == 1 else known / share
    if kind == "growth":
        return known * (1 + share) if at == 1 else known / (1 + share)
    if kind == "base":
        return known / (1 + share) if at == 1 else known * (1 + share)
    if kind == "after":
        return known * share / (1 + share) if at == 1 else known * (1 + share) / share
    return known * share / (1 - share) if at == 1 and share < 1 else known * abs(1 - share) / share


def _within(
    number: Number,
    ends: Sequence[float],
    variants: _Variants,
) -> Iterator[tuple[Decimal, str]]:
    """Yield the numbers that one slip makes of one and that lie between two ends."""
    if number.spot not in variants:
        slipped = sorted(_slipped(number))
        variants[number.spot] = ([float(value) for value, _ in slipped], slipped)
    values, slipped = variants[number.spot]
    low, high = min(ends), max(ends)
    yield from slipped[bisect_left(values, low) : bisect_right(values, high)]


def _slipped(number: Number) -> Iterator[tuple[Decimal, str]]:
    """Yield what one slip makes of a number: two digits beside each other changed about, or one digit wrong."""
    step = number.quantity.step
    digits = f"{int(number.value / step)}"
    last = len(digits.rstrip("0"))
    if not _TWO <= last <= _MOST_DIGITS:
        return
    for at in range(last):
        if at + 1 < last and digits[at] != digits[at + 1]:
            swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            if swapped[0] != "0":
                yield Decimal(swapped) * step, "swap"
        for digit in "0123456789":
            if digit != digits[at] and (at or digit != "0"):
                yield Decimal(digits[:at] + digit + digits[at + 1 :]) * step, "wrong"


def contradicted(found: Sequence[RatioNearBy]) -> list[RatioNearBy]:
    """Return those that a slip keeps from making their percent; a number that makes another percent has none."""
    proved = {each.spot for one in found if not one.slip for each in one.said}
    return [one for one in found if one.slip and one.said[one.at].spot not in proved]


def class_of(ratio: RatioNearBy) -> int:
    """Return which weights hold, as an index of ``CLASSES``."""
    return CLASSES.index(ratio.slip)


def score(
    document: Document, ratio: RatioNearBy, known: Mapping[tuple[str, Decimal], int]
) -> float:
    """Return how far above the least that its class asks for a percent with its numbers is; below 0 it may be chance."""
    of = class_of(ratio)
    measured = features(document, ratio, known)
    total = sum(measured[name] * weights[of] for name, weights in WEIGHTS.items())
    return BIAS[of] + total - LEAST[of]


def features(
    document: Document, ratio: RatioNearBy, known: Mapping[tuple[str, Decimal], int]
) -> dict[str, float]:
    """Return what speaks for two numbers making a percent, measure by measure."""
    return {**_of_numbers(ratio, known), **_of_place(ratio), **_of_words(document, ratio)}


def _of_numbers(ratio: RatioNearBy, known: Mapping[tuple[str, Decimal], int]) -> dict[str, float]:
    percent, number, other = ratio.said
    wrong = ratio.said[ratio.at]
    low, high = sorted((number.value, other.value))
    return {
        "is_growth": float(ratio.kind == "growth"),
        "is_after": float(ratio.kind == "after"),
        "is_before": float(ratio.kind == "before"),
        "is_base": float(ratio.kind == "base"),
        "digits": float(min(4, percent.digits)),
        "number_digits": float(min(6, number.digits)),
        "other_digits": float(min(6, other.digits)),
        "at_number": float(ratio.at == 1),
        "at_other": float(ratio.at == _TWO),
        "meant": float(min(_TWO, known.get((wrong.quantity.unit, ratio.meant), 0))),
        "said": float(min(_TWO, known.get((wrong.quantity.unit, wrong.value), 0) - 1)),
        "known_others": float(
            sum(
                known.get((each.quantity.unit, each.value), 0) > 1
                for each in ratio.said
                if each is not wrong
            )
        ),
        "rivals": min(ratio.rivals, _MOST_NEAR) / 8,
        "siblings": float(min(ratio.siblings, _THREE)),
        "round": float(percent.value % _LEAST == 0),
        "large": float(percent.value > _HUNDRED),
        "times": min(8.0, float(high / low)) / 4,
    }


def _of_place(ratio: RatioNearBy) -> dict[str, float]:
    percent, number, other = ratio.said
    text = percent.text.text
    first, last = sorted((percent, number), key=lambda each: each.spot)
    gap = text[first.quantity.end : last.quantity.start]
    opens = number.spot < percent.spot and _OPENS.fullmatch(gap) is not None
    closes = _CLOSES.match(text, percent.quantity.end) is not None
    in_one = other.position == percent.position
    between = _words_between(percent, number, other) if in_one else ""
    return {
        "framed": float(opens and closes),
        "opens": float(opens),
        "gap": min(len(gap), _MOST_GAP) / 10,
        "number_behind": float(number.spot > percent.spot),
        "in_one": float(in_one),
        "above": float(other.position < percent.position),
        "far": min(abs(other.position - percent.position), 8) / 4,
        "apart": min(len(between), 120) / 30,
        "sentences": float(min(_TWO, len(_BETWEEN.findall(between)))),
        "others": float(min(4, _count(number, between))),
    }


def _of_words(document: Document, ratio: RatioNearBy) -> dict[str, float]:
    percent, number, other = ratio.said
    text, trail = percent.text.text, _trail(percent)
    behind = other.text.text[other.quantity.end :][:_NEAR]
    names = (
        pairs(number.words_before(30)),
        pairs(other.words_before(60)),
        pairs(number.words_before(90)),
    )
    rare = rarity(document)
    times = [set(_TIMES.findall(each.words_before(24))) for each in (number, other)]
    changed = bool(_UP.search(trail) or _DOWN.search(trail))
    return {
        "of": float(_OF.match(behind) is not None),
        "total": float(_TOTAL.search(other.words_before(16)) is not None),
        "base": float(_BASE.match(behind) is not None),
        "changed": float(changed),
        "changed_share": float(changed and ratio.kind == "share"),
        "signed": float(_SIGN.search(percent.lead) is not None),
        "share_words": float(_SHARE.match(text, percent.quantity.end) is not None),
        "bound": float(_BOUND.match(text, percent.quantity.end) is not None),
        "number_bound": float(_BOUND.match(number.text.text, number.quantity.end) is not None),
        "most": float(any(_MOST.search(each.lead) for each in ratio.said)),
        "alike": min(rare.alike(names[0], names[1]), 30.0) / 10,
        "alike_wide": min(rare.alike(names[2], names[1]), 60.0) / 20,
        "times_ne": float(bool(times[0] and times[1]) and times[0].isdisjoint(times[1])),
    }


def _words_between(percent: Number, number: Number, other: Number) -> str:
    """Return the words from the other number to the nearer of percent and number, the first few hundred characters."""
    said = sorted((percent, number), key=lambda each: each.spot)
    start, end = said[1].quantity.end, other.quantity.start
    if other.spot < said[0].spot:
        start, end = other.quantity.end, said[0].quantity.start
    return percent.text.text[start : min(end, start + _MOST_WORDS)]


def _count(number: Number, between: str) -> int:
    """Return how often the unit is said in the words between a number and the other."""
    unit = number.quantity.unit
    return between.count(unit) if unit else 0
