"""A record's values alone, each with one place: what a program that does not look into the document needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from announce_parser.pointers import follow
from announce_parser.record._office import Correction, Given, Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def facts_of(
    plain: Mapping[str, Any], provenance: Mapping[str, Sequence[Place | Correction | Given]]
) -> dict[str, Any]:
    """Return the facts of a record as JSON-ready data.

    Args:
        plain: The record.
        provenance: Its places, by JSON Pointer.

    Returns:
        ``source`` (file name and sha256), ``kind``, and ``facts``: value and place by pointer, in the record's order. A
        place is ``b12:3-9``, block and characters, before it ``p4`` for a page, after it ``@2,1`` for a cell; ``person``
        where a person put the value there, ``metadata date`` where that key of the metadata says it.
    """
    source = {key: plain["source"][key] for key in ("filename", "sha256")}
    facts = {}
    for pointer, places in provenance.items():
        value = follow(plain, pointer)
        if places and not _is_text_of_other(pointer):
            facts[pointer] = {"value": value, "at": _words(places[0])}
    return {"source": source, "kind": plain["kind"], "facts": facts}


def _is_text_of_other(pointer: str) -> bool:
    """The words an entry was read from say nothing that its other fields and its place do not."""
    _, field, *rest = pointer.split("/")
    return field in ("schedule", "changes", "goals") and rest[1:] == ["text"]


def _words(place: Place | Correction | Given) -> str:
    if isinstance(place, Correction):
        return "person"
    if isinstance(place, Given):
        return f"metadata {place.metadata}"
    page = f"p{place.page} " if place.page is not None else ""
    cell = f"@{place.cell[0]},{place.cell[1]}" if place.cell is not None else ""
    return f"{page}{place.block}:{place.start}-{place.end}{cell}"
