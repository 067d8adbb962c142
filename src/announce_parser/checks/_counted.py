"""The numbers of a paragraph that count or measure something, and how often a document says each."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.checks._quantities import NUMBER
from announce_parser.checks._texts import texts
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from announce_parser.checks._quantities import Quantity
    from announce_parser.checks._texts import Text
    from announce_parser.document import Document
    from announce_parser.record import Record

_NEAR = 12  # characters right before a number
_HUNDRED, _TEN = 100, 10
_LENGTHS = frozenset({"개월", "주", "시간"})
_UNITS = {"개사": "사", "인": "명", "개소": "곳"}
_MONEY = lazy_regex(r"[억조]$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a unit with its paragraph and that paragraph's position."""

    text: Text
    position: int
    quantity: Quantity

    @property
    def value(self) -> Decimal:
        """The number as written."""
        return self.quantity.value

    @property
    def spot(self) -> tuple[int, int]:
        """What tells it from every other."""
        return self.position, self.quantity.start

    @property
    def unit(self) -> str:
        """What it counts, one spelling of each; empty where it counts nothing or is a percent."""
        unit = _UNITS.get(self.quantity.unit, self.quantity.unit)
        return "원" if not unit and _MONEY.search(self.quantity.text) else unit

    @property
    def is_amount(self) -> bool:
        """True for what is counted or measured: more than nothing, no percent, and neither an age nor a length of time."""
        is_age = self.unit == "대" and self.value < _HUNDRED and self.value % _TEN == 0
        return (
            self.quantity.sign == NUMBER
            and bool(self.unit)
            and self.value > 0
            and not is_age
            and self.unit not in _LENGTHS
        )

    @property
    def lead(self) -> str:
        """The words right before it."""
        return self.words_before(_NEAR)

    def words_before(self, length: int) -> str:
        """The so many characters right before it."""
        return self.text.text[max(0, self.quantity.start - length) : self.quantity.start]

    @property
    def digits(self) -> int:
        """How many digits tell it from others."""
        return len((self.value / self.quantity.step).normalize().as_tuple().digits)


def numbers_of(text: Text, position: int) -> dict[str, list[Number]]:
    """Return what a paragraph counts and measures, by unit, in reading order."""
    found: defaultdict[str, list[Number]] = defaultdict(list)
    for each in text.bones.quantities.values():
        number = Number(text, position, each)
        if number.is_amount:
            found[number.unit].append(number)
    return found


def numbers_by_line(
    record: Record | None, document: Document
) -> tuple[list[Text], list[dict[str, list[Number]]]]:
    """Return the paragraphs of a document outside tables, and of each what it counts, by unit."""
    lines = [text for text in texts(record, document) if text.cell is None and text.text.strip()]
    return lines, [numbers_of(text, position) for position, text in enumerate(lines)]


def known_numbers(record: Record | None, document: Document) -> Mapping[tuple[str, Decimal], int]:
    """Return how often each number is said in a document, by what it counts and its value."""
    return Counter(
        (each.unit, each.value)
        for text in texts(record, document)
        if text.text.strip()
        for each in text.bones.quantities.values()
    )
