"""Figures as they follow each other in one paragraph or cell, with the words between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import passage
from announce_parser.checks._measured import Measured, exact, held, rounded, sum_of
from announce_parser.checks._quantities import POWERS
from announce_parser.once import once
from announce_parser.patterns import lazy_regex
from announce_parser.values import Count, Money, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.checks._base import Compared
    from announce_parser.document import Document
    from announce_parser.record import Figure, Record

COARSE = 10**8  # sums from a hundred million on are rounded; what one firm gets is written out
_ROUNDED_DIGITS = 3  # fewer are a round number
_LAST = lazy_regex(r"\d(?:\.(?P<fraction>\d+))?\s?(?P<scale>[십백천만억조]*)[^\d]*$")


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure with its number in the order of the record.

    Attributes:
        index: Of the figure in the record.
        figure: The figure itself.
    """

    index: int
    figure: Figure

    @property
    def start(self) -> int:
        """First character in its paragraph or cell."""
        return self.figure.source.start

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.figure.source.end

    @property
    def pointer(self) -> str:
        """The figure as a JSON Pointer."""
        return f"/figures/{self.index}"


@dataclass(frozen=True, slots=True)
class FigurePassage:
    """One paragraph or cell with the figures in it, in reading order."""

    text: str
    said: tuple[PlacedFigure, ...]

    def between(self, one: PlacedFigure, other: PlacedFigure) -> str:
        """Return the words between two figures."""
        return self.text[one.end : other.start]


def passages(record: Record, document: Document) -> Iterator[FigurePassage]:
    """Yield every paragraph and cell that holds two figures or more, those inside another left out."""
    for said in _together(record):
        yield FigurePassage(passage(document, said[0].figure.source), said)


@once
def _together(record: Record) -> tuple[tuple[PlacedFigure, ...], ...]:
    """Return the figures of each place that holds two or more, in reading order, those inside another left out."""
    held: dict[tuple[str, object], list[PlacedFigure]] = {}
    for index, figure in enumerate(record.figures):
        place = (figure.source.block, figure.source.cell)
        held.setdefault(place, []).append(PlacedFigure(index, figure))
    ordered = (
        sorted(said, key=lambda each: (each.start, -each.end))
        for said in held.values()
        if len(said) > 1
    )
    found = (tuple(_outermost(said)) for said in ordered)
    return tuple(said for said in found if said)


def _outermost(ordered: list[PlacedFigure]) -> Iterator[PlacedFigure]:
    """Yield the figures without the changes that enclose others: their sides are figures too."""
    end = -1
    for said in ordered:
        if said.figure.kind != "change" and said.start >= end:
            end = said.end
            yield said


def number(figure: Figure) -> Decimal | None:
    """Return the plain number of an amount, count or share; None for ranges and other kinds."""
    value = figure.value
    if isinstance(value, Money):
        return None if value.amount is None else Decimal(value.amount)
    if isinstance(value, Count):
        return None if value.value is None else Decimal(value.value)
    if isinstance(value, Ratio):
        return None if value.percent is None else Decimal(value.percent)
    return None


def step(figure: Figure) -> Decimal:
    """Return the smallest difference that the wording of a number can show: ``7.2만개`` is written in thousands."""
    if isinstance(figure.value, Money):
        return figure.value.step
    return step_of(figure.text)


def step_of(text: str) -> Decimal:
    """Return the smallest difference that the last number of a text can show."""
    match = _LAST.search(text)
    if match is None:
        return Decimal(1)
    power = sum(POWERS[char] for char in match["scale"])
    return Decimal(10) ** (power - len(match["fraction"] or ""))


def measured(figure: Figure) -> Measured | None:
    """Return a figure's number with the range its wording leaves open; None for ranges and other kinds.

    People and firms are counted one by one unless a scale word or a fraction rounds them; sums below a hundred million
    are written out, since one firm or person gets them.
    """
    value = number(figure)
    if value is None:
        return None
    fine, about = step(figure), getattr(figure.value, "bound", None) == "approx"
    written_out = isinstance(figure.value, Money) and abs(value) < COARSE
    if not about and not isinstance(figure.value, Ratio) and (fine == 1 or written_out):
        return exact(value)
    if isinstance(figure.value, Ratio):
        return rounded(value, fine * 2 if about else fine)  # 약 80% is no 76%
    return rounded(value, fine, about=about)


def addend(figure: Figure) -> Measured | None:
    """Return a figure's number as a part or a whole of a sum: 50억원 is meant as it is, 3,907억원 was rounded."""
    found = measured(figure)
    if found is None or getattr(figure.value, "bound", None) == "approx":
        return found
    digits = len((found.value / step(figure)).normalize().as_tuple().digits)
    fraction = "." in figure.text
    return found if fraction or digits >= _ROUNDED_DIGITS else exact(found.value)


def summed(whole: PlacedFigure, parts: Sequence[PlacedFigure]) -> Compared:
    """Return how a whole agrees with the sum of its parts, as far as all of them are written."""
    numbers = [found for part in parts if (found := addend(part.figure)) is not None]
    stated = addend(whole.figure) or exact(Decimal(0))
    outcome = held(stated, sum_of(numbers), Decimal(0))
    about = getattr(whole.figure.value, "bound", None) == "approx"
    return replace(outcome, grade="tolerance") if about and outcome.grade == "rounding" else outcome


def is_like(one: Figure, other: Figure) -> bool:
    """True where two figures count or measure the same: both won, both 개."""
    first, second = one.value, other.value
    if isinstance(first, Money) and isinstance(second, Money):
        return first.currency == second.currency
    if isinstance(first, Count) and isinstance(second, Count):
        return first.unit == second.unit
    return isinstance(first, Ratio) and isinstance(second, Ratio)
