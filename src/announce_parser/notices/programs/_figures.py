"""What a figure may be a term of: features of what is around it, for a scored decision.

Comes in: the outline, the resolved figures and their morphemes. Goes out: one mapping of named features a
figure; names say where a word is (``label:cap``, ``column:budget``) and what it is (a class of the vocabulary
or, where it is common, the word itself).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from announce_parser.notices._morphemes import nouns, tense, verbs
from announce_parser.notices.outline import outlined
from announce_parser.notices.outline._units import flat
from announce_parser.notices.programs._sums import sums_among
from announce_parser.notices.vocabulary import classes_in, squeezed
from announce_parser.once import once
from announce_parser.patterns import lazy_regex
from announce_parser.values import Count, Duration, Money, Period, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.notices.outline import Outline, Unit

Features = dict[str, float]

_SENTENCE = lazy_regex(r"[.!?](?=\s|$)|\n|(?<=[다함음임])\.")
_LABEL = lazy_regex(
    r"""
    (?:^|[\n(,;/○◦ㅇ□▪\-•·※*◇◆▸▶])\s{0,3}[(\[<【]?\s{0,2}
    (?P<label>[가-힣A-Za-z·ㆍ/()\s]{2,22}?)\s{0,2}[)\]>】]?\s{0,2}(?:[:：]|[)\]>】]\s)
    """,
    re.VERBOSE,
)
_IN_FRONT = lazy_regex(r"\s{0,2}[(\[<【]\s{0,2}(?P<label>[가-힣A-Za-z·ㆍ\s]{2,16}?)\s{0,2}[)\]>】]")
_ARROW = lazy_regex(r"→|⇒|➡|->|에서\s|▷")
# 지난해 44개사에서 올해 47개사로: of two words of time the nearer one counts
_TIME = lazy_regex(
    r"(?P<past>지난해|작년|전년|그간|그동안|지금까지|지난\s?\d{1,2}월|당초|기존)|(?P<this>올해|금년|이번|금번|현재)|(?P<next>내년|향후|차년도)"
    r"|(?<!\d)[’'‘`´]?(?P<year>\d{2})년(?!간)|(?<!\d)[’'‘`´](?P<short>\d{2})(?=[.~안\s)])|(?P<full>20\d{2})(?:년|학?년도)"
)
_TRACED = 160  # characters before a figure in which its label may be
_LONGEST = 300  # characters before a figure that its sentence reaches back
_NEAR, _FAR = 16, 60
_RIGHT_NEAR, _RIGHT_FAR = 14, 45
WHEN = frozenset({"date", "datetime", "period"})


def family(kind: str) -> str:
    """Return the kind of a figure with calendar expressions as one."""
    return "when" if kind in WHEN else kind


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure with the unit it is in and its span there.

    Attributes:
        index: Among the figures of the document.
        figure: As resolved.
        unit: Where it is.
        start: Within the unit's text.
        end: One past the last character, likewise.
    """

    index: int
    figure: Found
    unit: Unit
    start: int
    end: int

    @property
    def kind(self) -> str:
        """Its kind, calendar expressions as one."""
        return family(self.figure.kind)


TERMS = frozenset({"money", "count", "ratio", "duration", "when"})


def spots(material: Material, outline: Outline) -> tuple[Spot, ...]:
    """Return the figures that may be terms, in reading order."""
    found = []
    for index, figure in enumerate(material.figures):
        if family(figure.kind) not in TERMS:
            continue
        unit = outline.at(figure.start)
        if unit is not None and figure.end <= unit.end:
            found.append(
                Spot(index, figure, unit, figure.start - unit.start, figure.end - unit.start)
            )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Held:
    """The figures of a document that may be terms, with what is around them.

    Attributes:
        outline: The units of the document.
        spots: Its figures, in reading order.
        features: Of each of them.
    """

    outline: Outline
    spots: tuple[Spot, ...]
    features: tuple[Features, ...]


@once
def held_in(material: Material) -> Held:
    """Return the figures of a document that may be terms, each with its features."""
    outline = outlined(material.document)
    held = spots(material, outline)
    return Held(outline, held, tuple(FigureDescriber(material, outline, held).all()))


@dataclass(slots=True)
class FigureDescriber:
    """What features of figures are worked out of, with what is counted once for a document."""

    material: Material
    outline: Outline
    held: Sequence[Spot]
    by_unit: dict[int, list[Spot]] = field(default_factory=dict)
    repeats: Counter[str] = field(default_factory=Counter)
    ranks: dict[object, int] = field(default_factory=dict)
    title: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Count values and sort figures by unit."""
        by_unit: dict[int, list[Spot]] = defaultdict(list)
        for spot in self.held:
            by_unit[spot.unit.index].append(spot)
        self.by_unit = dict(by_unit)
        self.repeats = Counter(core_of(spot.figure) for spot in self.held)
        sums = sorted(
            {
                each.figure.value.amount
                for each in self.held
                if isinstance(each.figure.value, Money) and each.figure.value.amount is not None
            },
            reverse=True,
        )
        self.ranks = {amount: rank for rank, amount in enumerate(sums)}
        title = self.material.masthead.title
        self.title = classes_in(title.value) if title else ()

    def all(self) -> list[Features]:
        """Return the features of each figure, in order."""
        nth: Counter[str] = Counter()
        found = []
        among = sums_among([(spot.figure.value, spot.unit) for spot in self.held])
        for spot, sums in zip(self.held, among, strict=True):
            features = self._features(spot, nth[spot.kind]) | sums
            nth[spot.kind] += 1
            found.append({name: value for name, value in features.items() if value})
        return found

    def _features(self, spot: Spot, nth: int) -> Features:
        features: Features = {"bias": 1.0}
        features |= self._of_value(spot)
        features |= self._of_place(spot, nth)
        for zone, text in self._zones(spot):
            for name in classes_in(text):
                features[f"{zone}:{name}"] = 1.0
        features |= self._of_words(spot)
        features |= self._of_time(spot)
        features |= self._of_neighbours(spot)
        return features

    def _of_value(self, spot: Spot) -> Features:
        value = spot.figure.value
        features: Features = {f"rule:{spot.figure.rule}": 0.7}
        if spot.figure.role:
            features[f"role:{spot.figure.role}"] = 1.0
        bound = getattr(value, "bound", None)
        features[f"bound:{bound}"] = 1.0
        if isinstance(value, Money):
            features["per"] = float(bool(value.per))
            features[f"per:{value.per}"] = float(bool(value.per))
            features["covers"] = float(bool(value.covers))
            features["range"] = float(value.min_amount is not None)
            features["foreign"] = float(value.currency != "KRW")
            features[f"rank:{min(self.ranks.get(value.amount, 6), 6)}"] = 1.0
            features |= _magnitude(value.amount or value.max_amount)
        elif isinstance(value, Count):
            features[f"unit:{value.unit}"] = 1.0
            features["of"] = float(bool(value.of))
            features |= _magnitude(value.value or value.max_value)
        elif isinstance(value, Ratio):
            features |= _magnitude(value.percent or value.max_percent)
        elif isinstance(value, Duration):
            features[f"length:{value.duration or value.max_duration}"] = 1.0
        elif isinstance(value, Period):
            features |= self._of_period(value)
        return features

    def _of_period(self, value: Period) -> Features:
        published = self.material.masthead.published_day
        form = form_of_period(value)
        days = _days_ahead(value, published)
        ahead = "unknown" if days is None else "ahead" if days >= 0 else "past"
        features: Features = {
            f"form:{form}": 1.0,
            f"ahead:{ahead}": 1.0,
            f"form:{form}|{ahead}": 1.0,
            f"precision:{len(value.interval.partition('/')[0])}": 1.0,
        }
        if days is not None:
            bands = ((0, "past"), (1, "0"), (4, "-3"), (15, "-14"), (46, "-45"), (121, "-120"))
            features[f"days:{next((name for most, name in bands if days < most), 'far')}"] = 1.0
        features["tentative"] = float(bool(value.tentative))
        return features

    def _of_place(self, spot: Spot, nth: int) -> Features:
        unit = spot.unit
        position = unit.index / max(1, len(self.outline.units))
        features: Features = {
            f"in:{unit.kind}": 1.0,
            f"notice:{self.material.masthead.kind}": 1.0,
            f"position:{int(position * 4)}": 1.0,
            "top": float(unit.index <= 6),
            "first": float(nth == 0),
            "nth": min(nth, 10) / 10,
            "repeated": min(3, self.repeats[core_of(spot.figure)] - 1) / 3,
            "alone": float(len(unit.text.strip()) <= len(spot.figure.text) + 4),
            "crowd": min(len(self.by_unit[unit.index]), 8) / 8,
        }
        for name in self.title:
            features[f"title:{name}"] = 0.5
        if unit.cell is not None and unit.block.table is not None:
            features["column"] = min(unit.cell.col, 6) / 6
            features["narrow"] = float(unit.block.table.n_cols <= 2)
        return features

    def _zones(self, spot: Spot) -> Iterator[tuple[str, str]]:
        """Yield the stretches of text that say what a figure is, each with its name."""
        unit, text = spot.unit, spot.unit.text
        begin, end = sentence(text, spot.start, spot.end)
        yield "near", text[max(begin, spot.start - _NEAR) : spot.start]
        yield "far", text[max(begin, spot.start - _FAR) : spot.start]
        yield "behind", text[spot.end : min(end, spot.end + _RIGHT_NEAR)]
        yield "beyond", text[spot.end : min(end, spot.end + _RIGHT_FAR)]
        yield "label", label_before(unit, spot.start)
        opened = text.rfind("(", begin, spot.start)
        if opened >= 0 and ")" not in text[opened : spot.start]:
            yield "bracket", text[max(begin, opened - 20) : opened]
        yield "under", self.outline.heading_of(unit)
        yield "over", self.outline.heading_of(unit, 2)
        if unit.cell is not None:
            yield "column", " ".join(unit.columns)
            yield "row", " ".join(unit.rows[-2:])[-60:]
            if unit.block.table is not None:
                yield "caption", self.outline.captions.get(unit.block.table.id, "")[:60]
        elif unit.index:
            before = self.outline.units[unit.index - 1]
            if before.cell is None and len(before.text) <= 40:
                yield "above", before.text

    def _of_words(self, spot: Spot) -> Features:
        """Return the words themselves: nouns and verbs beside a figure, of its label and headings."""
        unit = spot.unit
        begin, end = sentence(unit.text, spot.start, spot.end)
        left = self.material.morphemes.between(unit.start + begin, spot.figure.start)
        right = self.material.morphemes.between(
            spot.figure.end, unit.start + min(end, spot.end + 80)
        )
        features = _of_nouns("left", list(reversed(nouns(left[-24:]))))
        features |= _of_nouns("right", nouns(right[:16]))
        if left:
            features[f"particle:{left[-1].form}"] = 0.7
        if right:
            features[f"follows:{right[0].form}"] = 0.7
        said = verbs(right)
        if said:
            features[f"verb:{said[0]}"] = 1.0
            features[f"last verb:{said[-1]}"] = 0.7
        features[f"tense:{tense(right)}"] = 1.0
        features["arrow before"] = float(
            bool(_ARROW.search(unit.text[max(begin, spot.start - 12) : spot.start]))
        )
        features["arrow behind"] = float(bool(_ARROW.search(unit.text[spot.end : spot.end + 8])))
        for zone, text in (
            ("label", label_before(unit, spot.start)),
            ("column", " ".join(unit.columns[-1:])),
        ):
            bare = squeezed(text)
            if bare:
                features[f"{zone}={bare[:16]}"] = 1.0
                features[f"{zone}~{bare[-2:]}"] = 0.7
        heading = squeezed(self.outline.heading_of(unit))[-3:]
        if heading:
            features[f"under~{heading}"] = 0.5
        return features

    def _of_time(self, spot: Spot) -> Features:
        """Return which year the nearest word of time before a figure is about, and how its sentence ends."""
        text = spot.unit.text
        begin, end = sentence(text, spot.start, spot.end)
        features: Features = {}
        year = self.material.masthead.year
        told = _TIME.findall(text, begin, spot.start)
        features[f"time:{_when(told[-1], year) if told else 'none'}"] = 1.0
        behind = _TIME.match(text[spot.end : spot.end + 12].lstrip(" ,(")) if not told else None
        if behind is not None:
            features[f"time behind:{_when(behind.groups(), year)}"] = 1.0
        words = self.material.morphemes.between(
            spot.unit.start + max(spot.end, end - 24), spot.unit.start + end
        )
        features[f"ends in:{tense(words)}"] = 1.0
        said = verbs(words)
        if said:
            features[f"ends in:{said[-1]}"] = 1.0
        return features

    def _of_neighbours(self, spot: Spot) -> Features:
        """Return what figures are before and after in the same unit, and how near."""
        held = self.by_unit[spot.unit.index]
        at = bisect_left(held, spot.index, key=lambda each: each.index)
        features: Features = {}
        for name, other in (("before", at - 1), ("after", at + 1)):
            if not 0 <= other < len(held):
                features[f"none {name}"] = 1.0
                continue
            near = held[other]
            between = (
                spot.unit.text[near.end : spot.start]
                if other < at
                else spot.unit.text[spot.end : near.start]
            )
            reach = "near" if len(between) <= 6 else "mid" if len(between) <= 25 else "far"
            features[f"{name}:{near.kind}/{reach}"] = 1.0
            if reach == "near":
                features[f"{name}:{near.kind}|{between.strip()}"] = 1.0
        return features


def _when(told: tuple[str, ...], year: int | None) -> str:
    """Return ``past``, ``this`` or ``next`` by what ``_TIME`` found."""
    past, this, after, *years = told
    if past or this or after:
        return "past" if past else "this" if this else "next"
    number = int("".join(each[-2:] for each in years if each))
    if year is None:
        return "a year"
    ahead = number - year % 100
    return "past" if ahead < 0 else "this" if not ahead else "next"


def _of_nouns(side: str, found: list[str]) -> Features:
    """Return the nouns on one side of a figure, the nearest first; the nearest of all once more."""
    features: Features = {f"{side}1:{noun}": 1.0 for noun in found[:1]}
    for at, noun in enumerate(found):
        features.setdefault(f"{side}:{noun}", 1.0 if at < 3 else 0.5)
    return features


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence or line around a span of a unit's text."""
    borders = _borders(text)
    before, behind = bisect_left(borders, start), bisect_left(borders, end)
    begin = borders[before - 1] + 1 if before else 0
    if start and text[start - 1] in ".!?":  # right before a figure a stop needs no space after it
        begin = start
    last = borders[behind] if behind < len(borders) else len(text)
    return max(begin, start - _LONGEST, 0), last


@lru_cache(maxsize=16)  # every figure of a unit asks, the sentences of a long line are found once
def _borders(text: str) -> tuple[int, ...]:
    """Return where the sentences and lines of a text end, each the offset of its last character."""
    return tuple(match.start() for match in _SENTENCE.finditer(text))


def label_before(unit: Unit, at: int) -> str:
    """Return the label that is before an offset of a unit, ``지원한도`` of ``○ 지원한도 : 2억원``; empty if none."""
    label = ""
    for match in _LABEL.finditer(unit.text[max(0, at - _TRACED) : at]):
        label = match["label"]
    if label:
        return flat(label)
    front = _IN_FRONT.match(unit.text[unit.body : unit.body + 30])
    if front is not None and at >= unit.body + front.end():
        return flat(front["label"])
    return ""


def core_of(figure: Found) -> str:
    """Return what makes two figures equal in value, as text."""
    value = figure.value
    if isinstance(value, Money):
        return f"m{value.currency}{value.amount}{value.min_amount}{value.max_amount}"
    if isinstance(value, Ratio):
        return f"r{value.percent}{value.min_percent}{value.max_percent}"
    if isinstance(value, Count):
        return f"c{value.value}{value.min_value}{value.max_value}{value.unit}"
    if isinstance(value, Duration):
        return f"d{value.duration}{value.min_duration}{value.max_duration}"
    if isinstance(value, Period):
        return f"w{value.interval}"
    return figure.text


def form_of_period(value: Period) -> str:
    """Return whether a window is a span, open to one side, or a point, and whether it names an hour."""
    start, slash, end = value.interval.partition("/")
    form = "point" if not slash else "to" if start == ".." else "from" if end == ".." else "span"
    return form + ("+hour" if "T" in value.interval else "")


def _magnitude(amount: object) -> Features:
    if amount is None:
        return {}
    size = int(math.log10(abs(float(amount)) + 1) * 2)  # type: ignore[arg-type]
    return {f"size:{size}": 1.0, f"size~{size // 2}": 1.0}


def _days_ahead(value: Period, published: str | None) -> int | None:
    """Return by how many days the last day of a window lies behind the day of publication."""
    day = value.last_day or value.first_day
    if day is None or published is None or len(published) != 10:
        return None
    return (date.fromisoformat(day) - date.fromisoformat(published)).days
