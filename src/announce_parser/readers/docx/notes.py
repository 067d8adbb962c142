"""Foot- and endnotes by the ids at their anchors, with the labels that Word counts for them (17.11)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.notes import label_of
from announce_parser.readers._xml import child, children
from announce_parser.readers.docx.markup import value, whole
from announce_parser.readers.docx.number_formats import write

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from announce_parser.readers.docx.package import Package

_DEFAULT_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(slots=True)
class NoteSeries:
    """The notes of one kind.

    Attributes:
        restarts: True where each section counts anew.
    """

    _by_id: dict[str, Element] = field(default_factory=dict)
    format_name: str = "decimal"
    start: int = 1
    restarts: bool = False
    _count: int = 0

    def find(self, reference: Element) -> Element | None:
        """Return the note that is anchored at a reference, or None."""
        return self._by_id.get(value(reference, "id"))

    def next_label(self) -> str:
        """Return the label of the next note."""
        self._count += 1
        return label_of(write(self.start + self._count - 1, self.format_name))

    def begin_section(self) -> None:
        """Count anew if each section does."""
        if self.restarts:
            self._count = 0


def series(package: Package, kind: str) -> NoteSeries:
    """Return the notes of a kind, ``footnote`` or ``endnote``; separators are not."""
    found = {
        value(note, "id"): note
        for note in children(package.find(f"{kind}s"), kind)
        if value(note, "type", default="normal") == "normal"
    }
    name = f"{kind}Pr"
    stated = next(package.body.iterfind(f"{{*}}sectPr/{{*}}{name}"), None)
    fallback = child(package.find("settings"), name)
    number = [child(holder, "numFmt") for holder in (stated, fallback)]
    starts = [child(holder, "numStart") for holder in (stated, fallback)]
    restarts = [value(child(holder, "numRestart")) for holder in (stated, fallback)]
    return NoteSeries(
        found,
        next((value(each) for each in number if each is not None), _DEFAULT_FORMATS[kind]),
        next((whole(each, default=1) for each in starts if each is not None), 1),
        "eachSect" in restarts,
    )
