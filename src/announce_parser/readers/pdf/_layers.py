"""Layers that are off (optional content, ISO 32000-1, 8.11): what belongs to them is on no page."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium_c
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFObjRef, dict_value, list_value, resolve1
from pdfminer.psparser import PSEOF, PSKeyword

from announce_parser.readers.pdf._values import FAULTS, name_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

_LONGEST_NAME = 512
_DEEPEST = 8  # forms within forms, expressions within expressions
_MOST_MARKS = 100_000  # operands and operators of a page


class Off(NamedTuple):
    """What is off of a page.

    Attributes:
        names: Of layers.
        memberships: True where whatever belongs to several layers together is off.
        forms: Whether each form that the page paints is, in painting order.
    """

    names: frozenset[str] = frozenset()
    memberships: bool = False
    forms: tuple[bool, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is."""
        return bool(self.names or self.memberships or any(self.forms))


class Layers:
    """The layers of a document as they are when it is opened."""

    def __init__(self, document: PDF) -> None:
        """Read which are off; a document whose layers are damaged has none."""
        try:
            self._off = frozenset(_states_off(dict_value(document.doc.catalog["OCProperties"])))
        except FAULTS:
            self._off = frozenset()

    def off(self, page: Page) -> Off:
        """Return what is off of a page."""
        if not self._off:
            return Off()
        try:
            return self._look(page)
        except FAULTS:
            return Off()

    def hide(self, held: dict[str, Any]) -> bool:
        """Return whether what says that it belongs to a layer (``/OC``) is off with it."""
        return bool(self._off) and "OC" in held and self._is_off(held["OC"])

    def _look(self, page: Page) -> Off:
        names: dict[str, bool] = {}
        memberships: list[bool] = []
        for stated in _properties(page.page_obj.resources, 0):
            is_off, held = self._is_off(stated), dict_value(stated)
            if name_of(held.get("Type")) == "OCMD":
                memberships.append(is_off)
            else:
                name = _as_marked(text_of(held.get("Name")))
                # Where two layers of one name differ, what belongs to either is taken to be seen.
                names[name] = names.get(name, True) and is_off
        return Off(
            frozenset(name for name, is_off in names.items() if is_off),
            bool(memberships) and all(memberships),
            tuple(self._forms(page)),
        )

    def _is_off(self, stated: object, depth: int = 0) -> bool:
        """Return whether a layer is off, or a membership in several by its expression or its policy (8.11.2.2)."""
        held = dict_value(stated)
        if name_of(held.get("Type")) != "OCMD":
            return isinstance(stated, PDFObjRef) and stated.objid in self._off
        if "VE" in held:
            return not self._holds(list_value(held["VE"]), depth)
        groups = resolve1(held.get("OCGs", []))
        listed = groups if isinstance(groups, list) else [held["OCGs"]]
        off = [self._is_off(group, depth + 1) for group in listed if depth < _DEEPEST]
        if not off:
            return False
        shown = {"AllOn": not any(off), "AnyOff": any(off), "AllOff": all(off)}
        return not shown.get(name_of(held.get("P")), not all(off))

    def _holds(self, expression: Sequence[object], depth: int) -> bool:
        """Return whether an expression of layers says that something is seen."""
        operator, *operands = expression
        if depth >= _DEEPEST:
            return True
        said = [
            self._holds(resolve1(each), depth + 1)
            if isinstance(resolve1(each), list)
            else not self._is_off(each, depth + 1)
            for each in operands
        ]
        kind = name_of(operator)
        return not said[0] if kind == "Not" else any(said) if kind == "Or" else all(said)

    def _forms(self, page: Page) -> Iterator[bool]:
        """Yield whether each form that a page paints is off."""
        objects = {
            name: attributes
            for name, form in dict_value(
                dict_value(page.page_obj.resources).get("XObject", {})
            ).items()
            if name_of((attributes := resolve1(form).attrs).get("Subtype")) == "Form"
        }
        off = {name: self._is_off(held["OC"]) for name, held in objects.items() if "OC" in held}
        if not any(off.values()):
            return
        for name in _painted(page):
            if name in objects:
                yield off.get(name, False)


def _states_off(stated: dict[str, Any]) -> set[int]:
    """Return the numbers of the layers that are off in the configuration a viewer begins with (8.11.4.3)."""
    shown = dict_value(stated.get("D", {}))
    on, off = _ids(shown.get("ON", [])), _ids(shown.get("OFF", []))
    if name_of(shown.get("BaseState")) == "OFF":
        off = _ids(stated.get("OCGs", [])) - on
    for usage in map(dict_value, list_value(shown.get("AS", []))):
        if name_of(usage.get("Event")) != "View":
            continue
        for group in list_value(usage.get("OCGs", [])):
            view = dict_value(dict_value(dict_value(group).get("Usage", {})).get("View", {}))
            state = name_of(view.get("ViewState"))
            off = off | _ids([group]) if state == "OFF" else off
            off = off - _ids([group]) if state == "ON" else off
    return off


def _ids(groups: object) -> set[int]:
    return {group.objid for group in list_value(groups) if isinstance(group, PDFObjRef)}


def _properties(resources: object, depth: int) -> Iterator[object]:
    """Yield the lists of properties that a page's marks may name, and those of the forms on it."""
    held = dict_value(resources)
    for stated in dict_value(held.get("Properties", {})).values():
        if name_of(dict_value(stated).get("Type")) in ("OCG", "OCMD"):
            yield stated
    for form in dict_value(held.get("XObject", {})).values() if depth < _DEEPEST else ():
        attributes = getattr(resolve1(form), "attrs", {})
        if "Resources" in attributes:
            yield from _properties(attributes["Resources"], depth + 1)


def _painted(page: Page) -> Iterator[str]:
    """Yield the names of what a page paints with ``Do``, in order."""
    parser = PDFContentParser(page.page_obj.contents)
    last: object = None
    try:
        for _ in range(_MOST_MARKS):
            _, held = parser.nextobject()
            if isinstance(held, PSKeyword) and held.name == b"Do":
                yield name_of(last)
            last = held
    except PSEOF:
        return


def belongs_to(handle: int, off: Off) -> bool:
    """Return whether an object is marked as of a layer that is off (14.6: ``/OC /Name BDC``)."""
    drawn = ctypes.cast(handle, pdfium_c.FPDF_PAGEOBJECT)
    for at in range(pdfium_c.FPDFPageObj_CountMarks(drawn)):
        mark = pdfium_c.FPDFPageObj_GetMark(drawn, at)
        if _string(pdfium_c.FPDFPageObjMark_GetName, mark) != "OC":
            continue
        name = _as_marked(_string(pdfium_c.FPDFPageObjMark_GetParamStringValue, mark, b"Name"))
        if name in off.names or (not name and off.memberships):
            return True
    return False


def _as_marked(name: str) -> str:
    """Return the name of a layer as pdfium gives it in a mark: the lower half of each letter."""
    return "".join(chr(ord(letter) & 0xFF) for letter in name)


def _string(function: Any, mark: Any, *key: bytes) -> str:
    """Return a text of a mark, in the 16-bit units that pdfium writes."""
    buffer = ctypes.create_string_buffer(_LONGEST_NAME)
    length = ctypes.c_ulong()
    units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    if not function(mark, *key, units, _LONGEST_NAME, ctypes.byref(length)):
        return ""
    return buffer.raw[: max(0, length.value - 2)].decode("utf-16-le", "replace")
