"""What the numbers of a table have to do with each other, found out from the numbers: the line that breaks a pattern.

A column may be the sum of two others or of the run beside it, the share or the rate of two, or their product,
whatever its heading says. What holds in nearly all lines is the table's habit; a field that does not fit is held against
its line where a typo explains it or many lines prove the habit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from announce_parser.checks._base import is_slip
from announce_parser.checks._measured import (
    Measured,
    exact,
    held,
    product_of,
    rate_of,
    rounded,
    share_of,
    sum_of,
)
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from announce_parser.checks._base import Compared
    from announce_parser.checks._sheet import GridLine, GridNumber, Spot

_FEWEST = 3  # so many fields to prove a habit, and
_SURE = 4  # so many to each that breaks it
_MANY = 6  # so many, and what breaks it need be no slip
_MOST = 14  # lines among which relations are looked for
_NEAR = 5  # lines apart at most
_LONGEST = 9  # lines of a run
_LEAST = 10  # fields below say little: 1 + 1 is 2 in any table
_RATES = lazy_regex(r"[율률](?:\(.{1,6}\))?$|비중|비율|구성비|점유|%|％")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Broken:
    """A field against what the habit of its line makes of it."""

    stated: GridNumber
    parts: tuple[GridNumber, ...]
    compared: Compared


@dataclass(frozen=True, slots=True)
class Habit:
    """A relation that nearly all fields of a line keep.

    Attributes:
        words: The relation in Korean.
        kept: The fields that keep it, with those that make them.
        broken: Those that do not.
    """

    words: str
    kept: tuple[Broken, ...]
    broken: tuple[Broken, ...]


@dataclass(frozen=True, slots=True)
class _Relation:
    """A way in which numbers make another.

    Attributes:
        words: In Korean, with the labels of what is made and of its parts; empty for a sum.
        exactly: What the parts make, None where they make nothing.
        roughly: The same in floats, with the slack that rounding leaves.
    """

    words: str
    exactly: Callable[[Sequence[Measured]], Measured | None]
    roughly: Callable[[Sequence[tuple[float, float]]], tuple[float, float]]


def habits(lines: Sequence[GridLine]) -> Iterator[Habit]:
    """Yield the relations that hold among lines, those that most fields prove first; each field is explained once."""
    if len(lines) > _MOST:
        return
    series = [_series(line) for line in lines if len(line.fields) >= _FEWEST]
    found = [habit for one in series for habit in _of_series(one, series)]
    found.sort(key=lambda habit: (-len(habit.kept), len(habit.broken)))
    told: set[tuple[Spot, ...]] = set()
    for habit in found:
        told_of = (*habit.kept, *habit.broken)
        cells = {field.spot for each in told_of for field in (each.stated, *each.parts)}
        key = tuple(sorted(cells, key=str))  # a = b × c and c = a ÷ b are one relation
        if key not in told:
            told.add(key)
            yield habit


@dataclass(frozen=True, slots=True)
class _Series:
    """A line with its numbers as floats, by which relations are sought; they are held in decimals.

    Attributes:
        line: The line.
        numbers: Value and what rounding leaves open of each field that is not nothing.
        is_rate: True for percents and rates, which no sum holds.
    """

    line: GridLine
    numbers: dict[int, tuple[float, float]]
    is_rate: bool


def _series(line: GridLine) -> _Series:
    numbers = {}
    for at, field in line.fields.items():
        if field.value:
            rough = field.is_percent or field.may_be_rounded
            numbers[at] = (float(field.value), float(field.step) / 2 if rough else 0.0)
    return _Series(line, numbers, _is_rate(line))


def _of_series(one: _Series, series: Sequence[_Series]) -> Iterator[Habit]:
    near = [other for other in series if 0 < abs(other.line.index - one.line.index) <= _NEAR]
    plain = [other for other in near if not other.is_rate]
    if one.is_rate:
        for pair in permutations(plain, 2):
            yield from _sought(one, pair, _SHARE)
            yield from _sought(one, pair, _RATE)
        return
    for pair in combinations(plain, 2):
        yield from _sought(one, pair, _SUM)
        yield from _sought(one, pair, _PRODUCT)
    for rate in near:
        if rate.is_rate:
            for whole in plain:
                yield from _sought(one, (whole, rate), _PERCENTAGE)
    position = series.index(one)
    for run in (series[position + 1 :], series[:position][::-1]):
        rest = [other for other in run if not other.is_rate]
        for length in range(_FEWEST, min(len(rest), _LONGEST) + 1):
            yield from _sought(one, rest[:length], _SUM)


def _sought(one: _Series, parts: Sequence[_Series], relation: _Relation) -> Iterator[Habit]:
    """Yield the habit if the numbers look like it; given up as soon as too many do not."""
    most, shared = _allowed(len(one.numbers)), 0
    for at, (stated, open_) in one.numbers.items():
        pairs = [part.numbers.get(at) for part in parts]
        if None in pairs:
            continue
        shared += 1
        actual, slack = relation.roughly([pair for pair in pairs if pair is not None])
        if abs(actual - stated) > slack + 2 * open_ + abs(stated) * 1e-9:
            most -= 1
            if most < 0:
                return
    if shared >= _FEWEST:
        yield from _kept(one.line, [part.line for part in parts], relation)


def _allowed(fields: int) -> int:
    """Return how many fields may break a habit of so many."""
    return max(fields // (_SURE + 1), 1 if fields > _FEWEST else 0)


def _is_rate(line: GridLine) -> bool:
    percents = sum(field.is_percent for field in line.fields.values())
    return 2 * percents > len(line.fields) or _RATES.search(line.label) is not None


def _kept(line: GridLine, parts: Sequence[GridLine], relation: _Relation) -> Iterator[Habit]:
    """Yield the habit if nearly all fields keep it."""
    shared = [
        at
        for at, field in line.fields.items()
        if field.value and all(at in part.fields and part.fields[at].value for part in parts)
    ]
    most = _allowed(len(shared))
    kept: list[Broken] = []
    broken: list[Broken] = []
    for at in shared:
        stated, fields = line.fields[at], tuple(part.fields[at] for part in parts)
        if relation is _SUM and len({_kind(each) for each in (stated, *fields)}) > 1:
            return
        actual = relation.exactly([_measured(field) for field in fields])
        if actual is None:
            return
        step = stated.step if relation in (_SHARE, _RATE) else Decimal(0)
        outcome = held(_measured(stated), actual, step)
        (broken if outcome.grade == "conflict" else kept).append(Broken(stated, fields, outcome))
        if len(broken) > most:
            return
    telling = sum(abs(each.stated.value) >= _LEAST for each in kept)
    values = {each.stated.value for each in kept}
    if telling >= _FEWEST and len(values) >= _FEWEST and len(kept) >= _FEWEST * len(broken):
        is_drawn = any(each.stated.place.cell is not None for each in broken)
        sure = is_drawn and len(kept) >= _MANY
        plain = tuple(each for each in broken if sure or _is_slip(each, relation))
        if len(plain) == len(broken):
            words = relation.words.format(line.label, *(part.label for part in parts))
            listed = " + ".join(part.label for part in parts)
            yield Habit(words or f"{line.label} = {listed}", tuple(kept), plain)


def _kind(field: GridNumber) -> tuple[str | None, bool]:
    return field.unit, field.bracketed


def _is_slip(broken: Broken, relation: _Relation) -> bool:
    """True where one number of a line that is wrong explains that it breaks the habit."""
    stated, actual = Decimal(broken.compared.expected), Decimal(broken.compared.actual)
    if is_slip(stated, actual):
        return True
    apart = stated - actual
    return relation is _SUM and any(
        is_slip(part.value, part.value + apart) for part in broken.parts
    )


def _measured(field: GridNumber) -> Measured:
    if field.is_percent or field.may_be_rounded:
        return rounded(field.value, field.step)
    return exact(field.value)


def _share(parts: Sequence[Measured]) -> Measured | None:
    return share_of(*parts)


def _rate(parts: Sequence[Measured]) -> Measured | None:
    after, before = parts
    return rate_of(before, after)


def _product(parts: Sequence[Measured]) -> Measured | None:
    one, other = parts
    return product_of(one, other) if min(one.value, other.value) > 1 else None


def _percentage(parts: Sequence[Measured]) -> Measured | None:
    whole, share = parts
    if whole.low < 0 or share.low < 0:
        return None
    found = product_of(whole, share)
    return Measured(found.value / _HUNDRED, found.low / _HUNDRED, found.high / _HUNDRED)


def _added(parts: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(value for value, _ in parts), sum(slack for _, slack in parts)


def _divided(parts: Sequence[tuple[float, float]]) -> tuple[float, float]:
    (one, slack), (other, further) = parts
    found = one / other * 100
    return found, abs(found) * (slack / abs(one) + further / abs(other)) * 1.1


def _grown(parts: Sequence[tuple[float, float]]) -> tuple[float, float]:
    found, slack = _divided(parts)
    return found - 100, slack


def _multiplied(parts: Sequence[tuple[float, float]]) -> tuple[float, float]:
    (one, slack), (other, further) = parts
    return one * other, abs(one * other) * (slack / abs(one) + further / abs(other)) * 1.1


def _hundredth(parts: Sequence[tuple[float, float]]) -> tuple[float, float]:
    found, slack = _multiplied(parts)
    return found / 100, slack / 100


_SUM = _Relation("", sum_of, _added)
_SHARE = _Relation("{0} = {1} ÷ {2}", _share, _divided)
_RATE = _Relation("{0} = {2} → {1} 증감률", _rate, _grown)
_PRODUCT = _Relation("{0} = {1} × {2}", _product, _multiplied)
_PERCENTAGE = _Relation("{0} = {1} × {2}", _percentage, _hundredth)


def wholes(lines: Sequence[GridLine]) -> Mapping[int, tuple[GridLine, Decimal]]:
    """Return the lines of shares with their sums, by index: of percents or weights that make a hundred, or should."""
    return {
        line.index: (line, sum((field.value for field in line.fields.values()), Decimal(0)))
        for line in lines
        if len(line.fields) >= _FEWEST
        and all(0 <= field.value < _HUNDRED and field.is_percent for field in line.fields.values())
    }
