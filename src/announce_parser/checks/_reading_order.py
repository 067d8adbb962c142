"""Figures as they follow each other in one paragraph or cell, with the words between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import passage
from announce_parser.values import Count, Money, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Document
    from announce_parser.record import Figure, Record

_POWERS = {"십": 1, "백": 2, "천": 3, "만": 4, "억": 8, "조": 12}  # ten … a trillion
_LAST = re.compile(r"\d(?:\.(?P<fraction>\d+))?\s?(?P<scale>[십백천만억조]*)[^\d]*$")


@dataclass(frozen=True, slots=True)
class Said:
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
class Passage:
    """One paragraph or cell with the figures in it, in reading order."""

    text: str
    said: tuple[Said, ...]

    def between(self, one: Said, other: Said) -> str:
        """Return the words between two figures."""
        return self.text[one.end : other.start]


def passages(record: Record, document: Document) -> Iterator[Passage]:
    """Yield every paragraph and cell that holds two figures or more, those inside another left out."""
    held: dict[tuple[str, object], list[Said]] = {}
    for index, figure in enumerate(record.figures):
        place = (figure.source.block, figure.source.cell)
        held.setdefault(place, []).append(Said(index, figure))
    for said in held.values():
        if len(said) > 1:
            ordered = sorted(said, key=lambda each: (each.start, -each.end))
            text = passage(document, ordered[0].figure.source)
            yield Passage(text, tuple(_outermost(ordered)))


def _outermost(ordered: list[Said]) -> Iterator[Said]:
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
    match = _LAST.search(figure.text)
    if match is None:
        return Decimal(1)
    power = sum(_POWERS[char] for char in match["scale"])
    return Decimal(10) ** (power - len(match["fraction"] or ""))


def is_like(one: Figure, other: Figure) -> bool:
    """True where two figures count or measure the same: both won, both 개."""
    first, second = one.value, other.value
    if isinstance(first, Money) and isinstance(second, Money):
        return first.currency == second.currency
    if isinstance(first, Count) and isinstance(second, Count):
        return first.unit == second.unit
    return isinstance(first, Ratio) and isinstance(second, Ratio)
