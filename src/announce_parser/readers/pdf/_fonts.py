"""Letters of which pdfium cannot say what they are: numbers of glyphs are not letters (ISO 32000-1, 9.10.2).

pdfium takes the code of a letter for the letter where a font has no ``ToUnicode`` map, or one that it cannot read:
``제2026-123호`` comes out as noise. What the font's own map, the names of its glyphs or its program say is read here;
what nobody says is unknown, and that is told.
"""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.encodingdb import name2unicode
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import PSEOF

from announce_parser.readers.pdf._truetype import letters_of
from announce_parser.readers.pdf._values import FAULTS, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pdfplumber.page import Page

_DEEPEST = 4  # forms within forms
_LARGEST_PROGRAM = 32 * 2**20  # bytes


class Fonts:
    """The fonts of a document, each looked at once, and only where pdfium does not know a letter."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._letters: dict[int, Mapping[int, str]] = {}

    def letters(self, page: Page, name: str) -> Mapping[int, str]:
        """Return the letters of a page's fonts of a name, with the tag of its subset, by their codes."""
        found: dict[int, str] = {}
        try:
            for reference in _fonts(page.page_obj.resources, 0):
                font = dict_value(reference)
                if name_of(font.get("BaseFont")) == name:
                    found.update(self._of(reference, font))
        except FAULTS:
            return found  # a page whose resources are damaged is read as far as it goes
        return found

    def _of(self, reference: object, font: dict[str, Any]) -> Mapping[int, str]:
        if not isinstance(reference, PDFObjRef):
            return _letters(font)
        if reference.objid not in self._letters:
            self._letters[reference.objid] = _letters(font)
        return self._letters[reference.objid]


def _fonts(resources: object, depth: int) -> Iterator[object]:
    """Yield the fonts of a page and of the forms on it."""
    held = dict_value(resources)
    yield from dict_value(held.get("Font", {})).values()
    if depth >= _DEEPEST:
        return
    for form in dict_value(held.get("XObject", {})).values():
        attributes = getattr(resolve1(form), "attrs", {})
        if "Resources" in attributes:
            yield from _fonts(attributes["Resources"], depth + 1)


def _letters(font: dict[str, Any]) -> Mapping[int, str]:
    """Return what a font says of its codes: by its map, by the names of its glyphs, or by its program."""
    for read in (_mapped, _named, _in_program):
        try:
            if found := read(font):
                return found
        except FAULTS:
            continue
    return {}


def _mapped(font: dict[str, Any]) -> dict[int, str]:
    stated = resolve1(font.get("ToUnicode"))
    if not isinstance(stated, PDFStream):
        return {}
    found = FileUnicodeMap()
    with suppress(PSEOF):  # a map that breaks off says what it says
        CMapParser(found, io.BytesIO(stated.get_data())).run()
    return found.cid2unichr


def _named(font: dict[str, Any]) -> dict[int, str]:
    """Return the letters that the names of glyphs tell: ``percent``, ``uniAC00``; ``g12`` tells none."""
    found: dict[int, str] = {}
    code = 0
    for each in list_value(dict_value(font.get("Encoding", {})).get("Differences", [])):
        entry = resolve1(each)
        if isinstance(entry, int):
            code = entry
            continue
        with suppress(KeyError):  # its letter stays unknown
            found[code] = name2unicode(name_of(entry))
        code += 1
    return found


def _in_program(font: dict[str, Any]) -> dict[int, str]:
    """Return the letters of a font whose codes are numbers of glyphs, from the table of its TrueType program."""
    if not name_of(font.get("Encoding")).startswith("Identity"):
        return {}
    (descendant, *_) = list_value(font.get("DescendantFonts", [{}]))
    described = dict_value(descendant)
    program = resolve1(dict_value(described.get("FontDescriptor", {})).get("FontFile2"))
    if name_of(described.get("CIDToGIDMap", "")) not in ("Identity", ""):
        return {}
    if not isinstance(program, PDFStream) or len(held := program.get_data()) > _LARGEST_PROGRAM:
        return {}
    return letters_of(held)
