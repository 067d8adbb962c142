"""Fonts that do not say what their glyphs are: numbers of glyphs are no letters (ISO 32000-1, 9.10.2).

A font of CIDs in the order of its own program, without a ``ToUnicode`` map, gives numbers that any reader takes
for letters: ``제2026-123호`` comes out as noise. What such a font shows is unknown, and that is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pdfminer.pdftypes import PDFObjRef, dict_value, list_value, resolve1
from pdfminer.psparser import PSLiteral

if TYPE_CHECKING:
    from pdfplumber.page import Page

_BY_NUMBER = ("Identity-H", "Identity-V")
_DEEPEST = 4  # forms within forms


class Fonts:
    """The fonts of a document, each looked at once."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._unmapped: dict[int, str | None] = {}

    def unmapped(self, page: Page) -> frozenset[str]:
        """Return the names, with the tags of their subsets, of a page's fonts that do not say what they show."""
        found: set[str] = set()
        try:
            self._look(page.page_obj.resources, found, 0)
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
            return frozenset(found)  # a page whose resources are damaged is read as far as it goes
        return frozenset(found)

    def _look(self, resources: object, found: set[str], depth: int) -> None:
        held = dict_value(resources)
        for reference in dict_value(held.get("Font", {})).values():
            name = self._name(reference)
            if name:
                found.add(name)
        if depth >= _DEEPEST:
            return
        for form in dict_value(held.get("XObject", {})).values():
            attributes = getattr(resolve1(form), "attrs", {})
            if "Resources" in attributes:
                self._look(attributes["Resources"], found, depth + 1)

    def _name(self, reference: object) -> str | None:
        if not isinstance(reference, PDFObjRef):
            return _find_unmapped(dict_value(reference))
        if reference.objid not in self._unmapped:
            self._unmapped[reference.objid] = _find_unmapped(dict_value(reference))
        return self._unmapped[reference.objid]


def _find_unmapped(font: dict[str, Any]) -> str | None:
    """Return the name of a font whose codes are numbers of glyphs and that has no map to letters; else None."""
    if "ToUnicode" in font or _literal(font.get("Encoding")) not in _BY_NUMBER:
        return None
    (descendant, *_) = list_value(font.get("DescendantFonts", [{}]))
    info = dict_value(dict_value(descendant).get("CIDSystemInfo", {}))
    ordering = resolve1(info.get("Ordering", b""))
    if ordering not in (b"Identity", "Identity", b""):
        return None  # the order of a known collection says what each number is
    return _literal(font.get("BaseFont"))


def _literal(stated: object) -> str:
    found = resolve1(stated)
    name = found.name if isinstance(found, PSLiteral) else ""
    return name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name)
