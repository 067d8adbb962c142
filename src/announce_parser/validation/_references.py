"""Names within a record: ids are unique, and what names an id or a pointer names something that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from announce_parser.pointers import leads_somewhere, pointer, steps
from announce_parser.validation._base import Json, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

_IDENTIFIED = ("categories", "programs", "figures", "tables", "blocks", "sections")

# Where a record names an id, step by step ("*" is every item), and the list in which it must be.
_REFERENCES: tuple[tuple[str, str], ...] = (
    ("contacts/*/programs/*", "programs"),
    ("categories/*/parent", "categories"),
    ("categories/*/programs/*", "programs"),
    ("programs/*/category", "categories"),
    ("schedule/*/program", "programs"),
    ("changes/*/program", "programs"),
    ("figures/*/program", "programs"),
    ("tables/*/cells/*/tables/*", "tables"),
    ("blocks/*/table", "tables"),
    ("sections/*/blocks/*", "blocks"),
    ("attachments/*/block", "blocks"),
    ("unplaced/*", "figures"),
)


def ids_are_unique(record: Json) -> Iterator[Violation]:
    """Yield every id that an earlier item of the same list already has."""
    for field in _IDENTIFIED:
        seen: set[str] = set()
        for index, item in enumerate(record[field]):
            if item["id"] in seen:
                yield Violation(
                    pointer((field, index, "id")),
                    f"the id {item['id']} occurs twice",
                    "ids_are_unique",
                )
            seen.add(item["id"])


def references_resolve(record: Json) -> Iterator[Violation]:
    """Yield every id that is named where no item has it."""
    known = {field: {item["id"] for item in record[field]} for field in _IDENTIFIED}
    for path, field in _REFERENCES:
        for where, named in _at(record, tuple(path.split("/")), ()):
            if named not in known[field]:
                yield Violation(pointer(where), f"{field} have no id {named}", "references_resolve")


def _at(
    node: Any, path: tuple[str, ...], walked: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield what is at a path with "*" for every item, each with its steps."""
    if not path:
        yield walked, node
    elif path[0] == "*":
        for index, item in enumerate(node):
            yield from _at(item, path[1:], (*walked, index))
    elif path[0] in node:
        yield from _at(node[path[0]], path[1:], (*walked, path[0]))


def pointers_resolve(record: Json) -> Iterator[Violation]:
    """Yield every pointer of provenance, confidence and checks that leads into nothing.

    A pointer to a value of which the document says that there is none may lead nowhere.
    """
    absent = record["stated_absent"]
    named = [
        *((("provenance", text), text) for text in record["provenance"]),
        *((("confidence", text), text) for text in record["confidence"]),
        *(
            (("checks", index, "at", position), text)
            for index, check in enumerate(record["checks"])
            for position, text in enumerate(check["at"])
        ),
    ]
    for where, text in named:
        if text not in absent and not leads_somewhere(record, text):
            yield Violation(pointer(where), f"{text} leads into nothing", "pointers_resolve")


def absent_fields_are_absent(record: Json) -> Iterator[Violation]:
    """Yield every field that is said to be absent and is there, or whose parent is not there."""
    for text in record["stated_absent"]:
        where = pointer(("stated_absent", text))
        if leads_somewhere(record, text):
            yield Violation(where, f"{text} is stated as absent and has a value", "stated_absent")
        elif not text.startswith("/") or not leads_somewhere(record, pointer(steps(text)[:-1])):
            yield Violation(where, f"{text} has no parent", "stated_absent")


def grids_are_whole(record: Json) -> Iterator[Violation]:
    """Yield tables whose cells overlap, leave a hole, leave the grid or are out of order."""
    for index, table in enumerate(record["tables"]):
        fault = _fault_of_grid(table)
        if fault is not None:
            yield Violation(pointer(("tables", index, "cells")), fault, "grids_are_whole")


def _fault_of_grid(table: Json) -> str | None:
    anchors = [(cell["row"], cell["col"]) for cell in table["cells"]]
    if anchors != sorted(anchors):
        return "the cells are not in row-major order"
    covered: set[tuple[int, int]] = set()
    squares = 0
    for cell in table["cells"]:
        bottom, right = cell["row"] + cell["row_span"], cell["col"] + cell["col_span"]
        # Before the squares are listed: a span of a billion rows must not be counted out.
        if bottom > table["n_rows"] or right > table["n_cols"]:
            return f"the cell at {cell['row']}, {cell['col']} leaves the grid"
        squares += cell["row_span"] * cell["col_span"]
        if squares > table["n_rows"] * table["n_cols"]:
            return "cells overlap"
        covered.update(
            (row, col) for row in range(cell["row"], bottom) for col in range(cell["col"], right)
        )
    if len(covered) != squares:
        return "cells overlap"
    if squares != table["n_rows"] * table["n_cols"]:
        return "no cell covers some of the grid"
    return None
