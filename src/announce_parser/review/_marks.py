"""Marks: every place that a figure or a value was read from, numbered, and texts cut where marks begin and end."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from announce_parser.record import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.record import Record

HIDDEN: Final = "●"  # stands for each letter of what a page leaves out
# Block, cell, start, end: what two places share that are the same spot.
Spot = tuple[str, tuple[int, int] | None, int, int]


@dataclass(frozen=True, slots=True)
class Marks:
    """All places of a record.

    Attributes:
        numbers: Spot → its number, from 1.
        places: By number - 1, the place.
        of_values: JSON Pointer → the numbers of its places.
        of_figures: Figure id → the number of its place.
        inside: Block and cell → start, end and number of the marks in its text.
        above: Pointers that a value with places is beneath.
        failing: Pointers of what a failing check is about, and of what they are beneath.
        hidden: Numbers whose text is left out of the page.
        contradicted: Numbers of the places that failing checks compare.
    """

    numbers: dict[Spot, int] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    of_values: dict[str, tuple[int, ...]] = field(default_factory=dict)
    of_figures: dict[str, int] = field(default_factory=dict)
    inside: dict[tuple[str, tuple[int, int] | None], list[tuple[int, int, int]]] = field(
        default_factory=dict
    )
    above: set[str] = field(default_factory=set)
    failing: set[str] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    contradicted: set[int] = field(default_factory=set)

    def number(self, place: Place) -> int:
        """Return the number of a place, a new one if it is new."""
        spot = (place.block, place.cell, place.start, place.end)
        if spot not in self.numbers:
            self.places.append(place)
            self.numbers[spot] = len(self.places)
            own = self.inside.setdefault((place.block, place.cell), [])
            own.append((place.start, place.end, len(self.places)))
        return self.numbers[spot]

    def within(self, block: str, cell: tuple[int, int] | None) -> list[tuple[int, int, int]]:
        """Return start, end and number of the marks in a block's or a cell's text."""
        return self.inside.get((block, cell), [])


def marks_of(record: Record) -> Marks:
    """Return the marks of a record: figures, values, checks."""
    marks = Marks()
    for figure in record.figures:
        marks.of_figures[figure.id] = marks.number(figure.source)
    for pointer, places in record.provenance.items():
        numbers = [marks.number(place) for place in places if isinstance(place, Place)]
        marks.of_values[pointer] = tuple(dict.fromkeys(numbers))
        marks.above.update(_above(pointer))
    for check in record.checks:
        if check.status == "fails":
            marks.failing.update(one for at in check.at for one in (at, *_above(at)))
        compared = {marks.number(place) for place in check.sources}
        if check.status == "fails":
            marks.contradicted.update(compared)
    return marks


def _above(pointer: str) -> Iterator[str]:
    """Yield the pointers that a pointer lies beneath."""
    return (pointer[:at] for at, sign in enumerate(pointer) if sign == "/")


@dataclass(frozen=True, slots=True)
class MarkedSegment:
    """A piece of text that the same marks cover."""

    text: str
    numbers: tuple[int, ...]


def segments(text: str, spans: list[tuple[int, int, int]]) -> Iterator[MarkedSegment]:
    """Yield the text in pieces, cut wherever a mark begins or ends; pieces together are the text."""
    ends = [(min(start, len(text)), min(end, len(text)), number) for start, end, number in spans]
    cuts = sorted({0, len(text), *(cut for start, end, _ in ends for cut in (start, end))})
    for start, end in pairwise(cuts):
        numbers = tuple(number for a, b, number in ends if a <= start and end <= b)
        yield MarkedSegment(text[start:end], numbers)
