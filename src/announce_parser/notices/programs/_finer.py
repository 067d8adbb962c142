"""Which of two values says what the other does and more: digits that were rounded away, the hour, the end of a window."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from announce_parser.values import Money, Period

_MONTH = 7  # letters of a year with its month
_NEAR = Decimal("0.1")  # a wording with one digit is off by so much at most
_NEAR_IN_COLUMN = Decimal("0.2")


def is_finer(fine: object, coarse: object) -> bool:
    """Return whether the first value has more digits and rounds to the second at the precision that is written."""
    if isinstance(fine, Period) and isinstance(coarse, Period):
        return _is_finer_window(fine.interval, coarse.interval)
    if not (isinstance(fine, Money) and isinstance(coarse, Money)):
        return False
    if fine.amount is None or coarse.amount is None or fine.amount == coarse.amount:
        return False
    if fine.currency != coarse.currency:
        return False
    step = coarse.step
    if fine.step >= step:
        return False
    # A column of 억원 with 0.1 in it has no room for more digits; 2천만원 in a sentence has.
    near = _NEAR_IN_COLUMN if coarse.unit is not None else _NEAR
    return _rounds_to(Decimal(fine.amount), Decimal(coarse.amount), step, near)


def _is_finer_window(fine: str, coarse: str) -> bool:
    """Return whether a window says the day of a month, an hour, or an end that the other leaves open or does not tell."""
    if fine == coarse:
        return False
    if "/" not in coarse:
        return fine.startswith(coarse) and "/.." not in fine
    ends, others = fine.split("/"), coarse.split("/")
    return len(ends) == len(others) and all(
        other == ".." or (end.startswith(other) and len(other) >= _MONTH)
        for end, other in zip(ends, others, strict=True)
    )


def _rounds_to(exact: Decimal, written: Decimal, step: Decimal, near: Decimal = _NEAR) -> bool:
    """Return whether a number rounds, or is cut, to what is written in steps of ``step``.

    1,500만원 is not what 2천만원 says: one digit that far off is another number.
    """
    if abs(exact - written) > abs(written) * near:
        return False
    rounded = (exact / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return rounded == written or exact // step * step == written
