"""What a check is: a function of record and document that returns findings and repairs nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal, Protocol

from announce_parser.record import Check, Correction, Place
from announce_parser.values import Money, Number, canonical

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Record


class CheckFunction(Protocol):
    """A rule: what it finds, holding, failing or skipped."""

    __name__: str

    def __call__(self, record: Record, document: Document) -> Iterable[Check]:
        """Return the findings in the order of the document."""


Grade = Literal["equal", "rounding", "tolerance", "conflict"]
_NEAR = Decimal("0.1")  # two wordings of one sum are no farther apart, however few digits one has
_NEAR_IN_COLUMN = Decimal("0.2")  # 0.1 under 억원 has no room for the digits of 1,134만원
_PAIR = 2
_TOLERANCE = Decimal("0.05")  # 약, 내외: within a twentieth


class Subject(Protocol):
    """A module of this family: the checks of one subject."""

    @property
    def CHECKS(self) -> tuple[CheckFunction, ...]:  # noqa: N802  # a constant of the module
        """The checks, in the order in which their findings are in the record."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two numbers that a document's own words make equal, and how far they are.

    Attributes:
        expected: What the document states.
        actual: What its other numbers give.
        grade: equal, rounding (equal at the precision written), tolerance (약, 내외) or conflict.
    """

    expected: Number
    actual: Number
    grade: Grade


def compare(
    expected: Decimal, actual: Decimal, step: Decimal, *, tolerant: bool = False
) -> Compared:
    """Return how two numbers agree; ``step`` is the smallest amount the expected one is written in."""
    grade: Grade = "conflict"
    if expected == actual:
        grade = "equal"
    elif step and (actual / step).quantize(Decimal(1), ROUND_HALF_UP) * step == expected:
        grade = "rounding"
    elif step and actual // step * step == expected:
        grade = "rounding"  # cut off, as budgets often are
    elif tolerant and expected and abs(actual - expected) / abs(expected) <= _TOLERANCE:
        grade = "tolerance"
    return Compared(canonical(expected), canonical(actual), grade)


def same_sum(one: Money, other: Money) -> Compared:
    """Return how two wordings of one sum agree, at the precision of the coarser.

    1,500만원 is not what 2천만원 says, though it rounds to it.
    """
    coarse, fine = sorted((one, other), key=lambda money: -money.step)
    expected, actual = Decimal(coarse.amount or 0), Decimal(fine.amount or 0)
    slack = _NEAR_IN_COLUMN if coarse.unit is not None else _NEAR
    near = abs(expected - actual) <= abs(expected) * slack
    step = coarse.step if near else Decimal(0)
    return compare(expected, actual, step, tolerant="approx" in (one.bound, other.bound))


def is_slip(stated: Decimal, computed: Decimal) -> bool:
    """True where one wrong digit, two digits changed about, or a lost scale word tells the numbers apart.

    1,642 and 1,462 differ as a typo does, 1,200 and 875 do not. A relation that nothing else in the
    document proves is held against its numbers only then.
    """
    apart = abs(stated - computed)
    if not apart or stated <= 0 or computed <= 0:
        return False
    ratio = max(stated, computed) / min(stated, computed)
    return ratio.normalize().as_tuple().digits == (1,) or any(
        len((apart / divisor).normalize().as_tuple().digits) == 1 for divisor in (1, 9)
    )


def is_swapped(one: Decimal, other: Decimal) -> bool:
    """True where two digits changed about tell two numbers of the same length apart: 3,404 and 3,440."""
    first, second = f"{one:f}", f"{other:f}"
    unlike = [(a, b) for a, b in zip(first, second, strict=False) if a != b]
    return len(first) == len(second) and len(unlike) == _PAIR and unlike[0] == unlike[1][::-1]


def is_slip_in_sum(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """True where one wrong number among a total and its parts explains that they do not add up."""
    actual = sum(parts, Decimal(0))
    return is_slip(total, actual) or any(
        is_slip(part, total - (actual - part)) for part in parts if total > actual - part
    )


def skipped(rule: str, message: str, reason: str, record: Record, at: tuple[str, ...]) -> Check:
    """Return the check of what the document repeats but not so that it can be compared."""
    return Check(
        rule=rule,
        severity="info",
        status="skipped",
        message=f"{message}: 비교하지 않음 ({reason})",
        params={"reason": reason},
        at=at,
        sources=places(record, at),
    )


def in_all_places(checks: Sequence[Check]) -> Check:
    """Return one check for several that say the same of one place each: the first, with the places of all."""
    return checks[0].model_copy(
        update={
            "at": tuple(dict.fromkeys(at for each in checks for at in each.at)),
            "sources": tuple(place for each in checks for place in each.sources),
        }
    )


def unproved(check: Check, message: str, reason: str) -> Check:
    """Return the skipped check in the place of one whose values turn out not to be of one slot."""
    return Check(
        rule=check.rule,
        severity="info",
        status="skipped",
        message=f"{message}: 비교하지 않음 ({reason})",
        params={"reason": reason},
        at=check.at,
        sources=check.sources,
    )


def raised(rule: str, error: Exception) -> Check:
    """Return the check of a rule that a bug of ours kept from being tried; ``params`` names the exception."""
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Check(
        rule=rule,
        severity="warning",
        status="skipped",
        message=f"{rule}: 점검 도중 오류가 나서 확인하지 못함 ({reason})",
        params={"raised": type(error).__name__, "reason": reason},
    )


def finding(
    record: Record, rule: str, outcome: Compared, message: str, at: tuple[str, ...]
) -> Check:
    """Return the check of a comparison, its places taken from the provenance of what it compares.

    Args:
        record: The record checked.
        rule: The rule's id.
        outcome: What was compared and how it came out.
        message: In Korean, without the outcome.
        at: JSON Pointers of the values compared, the stated total first.
    """
    holds = outcome.grade != "conflict"
    verdict = {
        "equal": "일치",
        "rounding": "반올림 범위에서 일치",
        "tolerance": "허용 범위에서 일치",
        "conflict": f"불일치 (명시 {outcome.expected}, 계산 {outcome.actual})",
    }[outcome.grade]
    return Check(
        rule=rule,
        severity="info" if holds else "error",
        status="holds" if holds else "fails",
        grade=outcome.grade,
        message=f"{message}: {verdict}",
        params={"expected": outcome.expected, "actual": outcome.actual},
        at=at,
        sources=places(record, at),
        expected=outcome.expected,
        actual=outcome.actual,
    )


def places(record: Record, at: Iterable[str]) -> tuple[Place, ...]:
    """Return where the values at some pointers stand, each place once; a part has its whole's places."""
    found: dict[Place, None] = {}
    for pointer in at:
        if pointer.startswith("/figures/"):
            found[record.figures[int(pointer.split("/")[2])].source] = None
            continue
        step = pointer
        while step and step not in record.provenance:
            step = step.rpartition("/")[0]
        for where in record.provenance.get(step, ()):
            if isinstance(where, Place):
                found[where] = None
    return tuple(found)


def in_one_table(record: Record, at: Sequence[str]) -> bool:
    """True where every value at some pointers is in one table, which lists all that it lists."""
    return _share_cells(record, at, lambda block, _: block)


def in_one_row(record: Record, at: Sequence[str]) -> bool:
    """True where the values at some pointers are in one row of a table, which says that they are of one thing."""
    return _share_cells(record, at, lambda block, row: (block, row))


def _share_cells(record: Record, at: Sequence[str], spot: Callable[[str, int], object]) -> bool:
    """Return whether the cells of all values have a spot in common; what a person put has the place of the others."""
    spots = [
        {spot(where.block, where.cell[0]) for where in places(record, (pointer,)) if where.cell}
        for pointer in at
        if not _is_by_person(record, pointer)
    ]
    return bool(spots) and bool(set.intersection(*spots))


def _is_by_person(record: Record, pointer: str) -> bool:
    return any(isinstance(one, Correction) for one in record.provenance.get(pointer, ()))


def passage(document: Document, where: Place) -> str:
    """Return the text that a place's offsets count: its cell's, else its block's."""
    block = document.block(where.block)
    if where.cell is None or block.table is None:
        return block.text
    cells = (
        block.table.cells
    )  # row by row, so that a long table is not searched through for each place
    return cells[bisect_left(cells, where.cell, key=lambda cell: (cell.row, cell.col))].text
