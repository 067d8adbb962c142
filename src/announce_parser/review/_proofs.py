"""Checks made visible: the places that a check compares, quoted side by side under the values they state.

A sum shows what is stated first and its addends after it; a contradiction shows its two places.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from announce_parser import pointers
from announce_parser.messages import label, term
from announce_parser.review._doubts import asks
from announce_parser.review._marks import HIDDEN
from announce_parser.review._markup import Element, element
from announce_parser.review._words import said

if TYPE_CHECKING:
    from announce_parser.messages import Language
    from announce_parser.record import Check, Place, Record
    from announce_parser.review._marks import Marks

_SIGNS: Final = {"holds": "✓", "fails": "✗", "skipped": "–"}
_AROUND: Final = 24  # characters quoted before and after a place


@dataclass(frozen=True, slots=True)
class Proofs:
    """The checks of a record as the page shows them."""

    record: Record
    plain: dict[str, Any]
    marks: Marks
    language: Language

    def items(self) -> list[Element]:
        """Return a list item for each check, failing ones first."""
        order = {"fails": 0, "holds": 1, "skipped": 2}
        checks = sorted(self.record.checks, key=lambda check: order[check.status])
        return [self._item(check) for check in checks]

    def _item(self, check: Check) -> Element:
        is_plain = check.grade in (None, "equal")
        grade = "" if is_plain else f" [{term(str(check.grade), self.language)}]"
        numbers = list(dict.fromkeys(self.marks.number(place) for place in check.sources))
        sign = element("span", _SIGNS[check.status], class_="sign", aria_hidden="true")
        words = f"{self._message(check)}{grade}"
        message = element(
            "button",
            words,
            type="button",
            class_="message",
            data_m=" ".join(map(str, numbers)) or None,
            data_first=" ".join(map(str, self._first(check, numbers))) or None,
        )
        return element(
            "li",
            sign,
            message if numbers else element("span", words, class_="message"),
            # Rules have English names; of no use to who reads Korean, but for looking them up.
            element("small", f" {check.rule} ") if self.language == "en" else None,
            self._places(check, numbers),
            class_=check.status,
            data_check=check.status,
            title=check.rule if self.language == "ko" else None,
            data_asks="1" if asks(check) else None,
        )

    def _first(self, check: Check, numbers: list[int]) -> list[int]:
        """Return the marks of what the check holds the rest against."""
        own = self.marks.of_values.get(check.at[0], ()) if check.at else ()
        return [number for number in numbers if number in own] or numbers[:1]

    def _places(self, check: Check, numbers: list[int]) -> Element | None:
        """Return the quotes under the values that they state; folded away where the check holds."""
        if not numbers and not check.at:
            return None
        cards, shown = [], set[int]()
        for at in dict.fromkeys(check.at):
            own = [one for one in self.marks.of_values.get(at, ()) if one in numbers]
            shown.update(own)
            cards.append(element("div", self._reference(at), *map(self._quote, own), class_="card"))
        rest = [one for one in numbers if one not in shown]
        cards += [element("div", self._quote(one), class_="card") for one in rest]
        summary = element("summary", said("compared_places", self.language, count=len(cards)))
        grid = element("div", *cards, class_="cards")
        return element("details", summary, grid, open="open" if check.status == "fails" else None)

    def _reference(self, at: str) -> Element:
        name = self._name(at)
        return element("button", name, type="button", class_="ref", data_ref=at, title=at)

    def _name(self, at: str) -> str:
        """Return a pointer in words: ``Robot program · Budget``."""
        found, node = [], self.plain
        for step in _steps(at):
            node = (
                node[int(step)]
                if isinstance(node, list) and step.isdigit()
                else _inside(node, step)
            )
            if isinstance(node, dict) and isinstance(node.get("name"), str):
                found = [node["name"]]
            elif not step.isdigit():
                found.append(label(step, self.language))
            if node is None:
                break
        if at.startswith("/figures/") and isinstance(node, dict):
            return HIDDEN * 3 if self._is_hidden_figure(node) else str(node["text"])
        is_private = at.startswith("/contacts/") and self.marks.hidden
        return at if is_private or not found else " · ".join(found)

    def _is_hidden_figure(self, figure: dict[str, Any]) -> bool:
        return self.marks.of_figures.get(figure["id"]) in self.marks.hidden

    def _quote(self, number: int) -> Element:
        place = self.marks.places[number - 1]
        text = self._masked(place)
        start, end = max(place.start - _AROUND, 0), place.end + _AROUND
        before, after = text[start : place.start], text[place.end : end]
        return element(
            "button",
            f"{'…' if start else ''}{before}",
            element("b", text[place.start : place.end]),
            f"{after}{'…' if end < len(text) else ''}",
            type="button",
            class_="place",
            data_m=number,
        )

    def _masked(self, place: Place) -> str:
        """Return the text that a place lies in, dots where people are left out."""
        text = list(_text_of(self.record, place))
        for start, end, number in self.marks.within(place.block, place.cell):
            if number in self.marks.hidden:
                text[start:end] = HIDDEN * len(text[start:end])
        return "".join(text)

    def _message(self, check: Check) -> str:
        """Return what a check says, its numbers in groups; stated and computed where it does not say them."""
        ends = (check.expected, check.actual)
        if check.expected is None or check.status != "fails":
            return check.message
        if all(str(end) in check.message for end in ends):
            grouped = check.message
            for end in ends:
                grouped = grouped.replace(str(end), _grouped(end))
            return grouped
        expected, actual = map(_grouped, ends)
        words = said("expected", self.language, expected=expected, actual=actual)
        return f"{check.message} ({words})"


def _text_of(record: Record, place: Place) -> str:
    block = next(one for one in record.blocks if one.id == place.block)
    if place.cell is None:
        return block.text
    cells = [cell for one in record.tables if one.id == block.table for cell in one.cells]
    return next((one.text for one in cells if (one.row, one.col) == place.cell), "")


def _grouped(value: object) -> str:
    is_number = not isinstance(value, (str, bool)) and hasattr(value, "__abs__")
    return f"{value:,}" if is_number else str(value)


def _steps(at: str) -> tuple[str, ...]:
    try:
        return pointers.steps(at)
    except KeyError:
        return ()


def _inside(node: Any, step: str) -> Any:
    return node.get(step) if isinstance(node, dict) else None
