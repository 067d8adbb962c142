"""Places within a record: each lies in a text that the record holds, and can be read back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.pointers import pointer
from announce_parser.validation._base import Json, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

Where = tuple[str | int, ...]


class Texts:
    """The texts of a record's blocks and cells, for reading places back."""

    def __init__(self, record: Json) -> None:
        """Index the texts once: a record has hundreds of places."""
        self._blocks = {block["id"]: block["text"] for block in record["blocks"]}
        cells = {
            table["id"]: {(cell["row"], cell["col"]): cell["text"] for cell in table["cells"]}
            for table in record["tables"]
        }
        self._cells = {
            block["id"]: cells.get(block["table"], {})
            for block in record["blocks"]
            if "table" in block
        }

    def find(self, place: Json) -> str | None:
        """Return the whole text of the block or cell in which a place lies; None if there is none."""
        if "cell" not in place:
            return self._blocks.get(place["block"])
        row, col = place["cell"]
        return self._cells.get(place["block"], {}).get((row, col))

    def read(self, place: Json) -> str:
        """Return the characters at a place; "" where it leads into nothing."""
        return (self.find(place) or "")[place["start"] : place["end"]]


def places_lie_within(record: Json) -> Iterator[Violation]:
    """Yield every place that is empty or reaches beyond a text of the record."""
    texts = Texts(record)
    for where, place in _places(record):
        fault = _fault(texts.find(place), place)
        if fault is not None:
            yield Violation(pointer(where), fault, "places_lie_within")


def _places(record: Json) -> Iterator[tuple[Where, Json]]:
    """Yield every place with its steps; what a person corrected has none."""
    for text, entries in record["provenance"].items():
        for index, entry in enumerate(entries):
            if "block" in entry:
                yield ("provenance", text, index), entry
    for index, figure in enumerate(record["figures"]):
        yield ("figures", index, "source"), figure["source"]
    for index, check in enumerate(record["checks"]):
        for position, place in enumerate(check["sources"]):
            yield ("checks", index, "sources", position), place
    for index, footnote in enumerate(record["footnotes"]):
        if "anchor" in footnote:
            yield ("footnotes", index, "anchor"), footnote["anchor"]


def _fault(text: str | None, place: Json) -> str | None:
    at = place["block"] + (
        f" cell {place['cell'][0]}, {place['cell'][1]}" if "cell" in place else ""
    )
    if text is None:
        return f"there is no {at}"
    if place["start"] >= place["end"]:
        return f"the place in {at} is empty"
    if place["end"] > len(text):
        return f"{place['end']} lies beyond the {len(text)} characters of {at}"
    return None
