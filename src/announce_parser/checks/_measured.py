"""Numbers as they were measured: a value, the step it is written in, and the range in which it may lie.

``4,218억 원`` may stand for anything from 4,217.5 to 4,218.5, ``758개`` for itself only. What a sum, a difference, a rate
or a share of such numbers may be is a range as well; a stated number that lies in it agrees, as far as both were
written. Rounding is a grade, never a conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import Compared
from announce_parser.values import canonical

if TYPE_CHECKING:
    from announce_parser.checks._base import Grade

_HUNDRED = Decimal(100)
_MOST_DIGITS = 26  # that a Decimal can be cut to
_ABOUT = Decimal("0.05")  # 약, 내외: within a twentieth


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with the range that its wording leaves open.

    Attributes:
        value: As written.
        low: The least that may lie behind it.
        high: The most.
    """

    value: Decimal
    low: Decimal
    high: Decimal


def exact(value: Decimal) -> Measured:
    """Return a number that stands for itself only."""
    return Measured(value, value, value)


def rounded(value: Decimal, step: Decimal, *, about: bool = False) -> Measured:
    """Return a number written in steps: half a step either way may lie behind it, a twentieth after 약."""
    slack = max(step / 2, abs(value) * _ABOUT) if about else step / 2
    return Measured(value, value - slack, value + slack)


def sum_of(parts: Sequence[Measured]) -> Measured:
    """Return the sum of numbers."""
    return Measured(
        sum((part.value for part in parts), Decimal(0)),
        sum((part.low for part in parts), Decimal(0)),
        sum((part.high for part in parts), Decimal(0)),
    )


def difference_of(before: Measured, after: Measured) -> Measured:
    """Return after less before."""
    return Measured(after.value - before.value, after.low - before.high, after.high - before.low)


def quotient_of(part: Measured, whole: Measured) -> Measured | None:
    """Return how many times the whole goes into the part; None where the whole may be nothing or less."""
    if whole.low <= 0 or part.low < 0:
        return None
    return Measured(part.value / whole.value, part.low / whole.high, part.high / whole.low)


def share_of(part: Measured, whole: Measured) -> Measured | None:
    """Return the percentage that a part is of a whole; None where the whole may be nothing or less."""
    times = quotient_of(part, whole)
    return None if times is None else _scaled(times, Decimal(0))


def rate_of(before: Measured, after: Measured) -> Measured | None:
    """Return the percentage by which a number grew; None where it may have been nothing or less."""
    times = quotient_of(after, before)
    return None if times is None else _scaled(times, -_HUNDRED)


def product_of(one: Measured, other: Measured) -> Measured:
    """Return the product of two numbers that are not negative."""
    return Measured(one.value * other.value, one.low * other.low, one.high * other.high)


def _scaled(times: Measured, offset: Decimal) -> Measured:
    return Measured(*(each * _HUNDRED + offset for each in (times.value, times.low, times.high)))


def held(stated: Measured, computed: Measured, step: Decimal) -> Compared:
    """Return how a stated number agrees with what others make of it.

    Args:
        stated: The number as the document has it.
        computed: What the others make.
        step: In which the stated one is written: up to a whole step it may have been cut off instead of rounded
            where it is a quotient; 0 where nothing is rounded.
    """
    overlap = computed.low <= stated.high and stated.low <= computed.high
    towards = step if stated.value < 0 else -step  # cut off towards nothing, never beyond
    low, high = sorted((Decimal(0), towards))
    cut_off = bool(step) and computed.low + low < stated.value < computed.high + high
    grade: Grade = "rounding" if overlap or cut_off else "conflict"
    grade = "equal" if stated.value == computed.value else grade
    digits = computed.value.adjusted() - step.adjusted() if step else _MOST_DIGITS
    is_short = 0 < step <= 1 and digits < _MOST_DIGITS
    shown = computed.value.quantize(step, ROUND_HALF_UP) if is_short else computed.value
    return Compared(canonical(stated.value), canonical(shown), grade)
