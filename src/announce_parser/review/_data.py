"""What the script of a page asks for: places, what values and figures were read as, words, what waits."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from announce_parser import pointers
from announce_parser.messages import say_rule, term
from announce_parser.record import Correction
from announce_parser.review._meaning import meaning
from announce_parser.review._words import said

if TYPE_CHECKING:
    from announce_parser.messages import Language
    from announce_parser.record import Figure
    from announce_parser.review._facts import RecordFacts

_WORDS: Final = (
    "places",
    "place",
    "rule",
    "confidence",
    "none",
    "value",
    "by_person",
    "was",
    "figure",
    "block",
    "cell_at",
    "sheet",
    "golden_made",
    "reads_as",
    "new_value",
    "shown",
    "choose",
    "replaces",
    "merge_into",
    "split_name",
    "way_keep",
    "way_move",
    "way_share",
    "needs_reason",
    "stale",
    "refused",
)


@dataclass(frozen=True, slots=True)
class Data:
    """The data of a page.

    Attributes:
        more: What is put off, packed; None where nothing is.
        served: How the desk is reached; None for a page that only shows.
        terms: Term → its number, in the order in which figures name them; 0 is not one.
    """

    facts: RecordFacts
    more: str | None
    served: dict[str, Any] | None
    terms: dict[str, int] = field(default_factory=lambda: {"": 0})

    def as_json(self) -> str:
        """Return the data as JSON in which no tag can begin."""
        marks, language = self.facts.marks, self.facts.language
        figures = [self._figure(one) for one in self.facts.record.figures]
        read = {number: shown for _, number, *_, shown in figures}
        content: dict[str, Any] = {
            "places": [_where(place.to_dict(), self.facts.language) for place in marks.places],
            "values": {at: kept for at in marks.of_values if (kept := self._value(at, read))},
            "terms": list(self.terms),
            "figures": figures,
            "words": {word: said(word, language).strip() for word in _WORDS},
        }
        content |= {"more": self.more} if self.more is not None else {}
        content |= {"served": self.served} if self.served is not None else {}
        written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return written.replace("<", "\\u003c").replace("\u2028", " ")

    def _figure(self, figure: Figure) -> list[Any]:
        """Return id, mark, confidence, kind, role, rule and meaning of a figure; 0 for what is left out."""
        marks, language = self.facts.marks, self.facts.language
        number = marks.of_figures[figure.id]
        shown = 0 if number in marks.hidden else meaning(figure.value.to_dict(), language)
        words = (
            term(figure.kind, language),
            term(figure.role or "", language),
            say_rule(figure.rule or "", language),
        )
        sort = [self.terms.setdefault(word, len(self.terms)) for word in words]
        return [figure.id, number, float(figure.confidence), *sort, shown]

    def _value(self, at: str, read: dict[int, Any]) -> dict[str, Any]:
        """Return confidence, meaning and a person's notes of a value, as far as there are any.

        A meaning that the figure at its first place has too is not said twice.
        """
        kept: dict[str, Any] = {}
        confidence = self.facts.record.confidence.get(at)
        if confidence is not None:
            kept["c"] = float(confidence)
        marks = self.facts.marks
        numbers = marks.of_values[at]
        node = pointers.follow(self.facts.plain, at)
        if isinstance(node, dict) and "text" in node and marks.hidden.isdisjoint(numbers):
            shown = meaning(node, self.facts.language)
            if shown != (read.get(numbers[0]) if numbers else ""):
                kept["v"] = shown
        return kept | self._by_person(at)

    def _by_person(self, at: str) -> dict[str, Any]:
        """Return what a person noted about a value; nothing of officials where they are left out."""
        record = self.facts.record
        notes = [one.to_dict() for one in record.provenance[at] if isinstance(one, Correction)]
        if not notes or (self.facts.marks.hidden and at.startswith("/contacts/")):
            return {}
        keys = ("note", "was")
        return {"person": [{key: one[key] for key in keys if key in one} for one in notes]}


def _where(place: dict[str, Any], language: Language) -> list[Any]:
    """Return block, cell, page and rule of a place, as many as there are; 0 for one that is not."""
    found = [place.get(key, 0) for key in ("block", "cell", "page", "rule")]
    found[-1] = say_rule(found[-1], language) if found[-1] else 0
    while not found[-1]:
        found.pop()
    return found
