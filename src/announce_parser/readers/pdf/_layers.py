"""Layers that are off (optional content, ISO 32000-1, 8.11): what belongs to them is on no page."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium_c
from pdfminer.pdftypes import dict_value, list_value, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

_LONGEST_NAME = 512
_FAULTS = (AttributeError, KeyError, TypeError, ValueError)


def layers_off(document: PDF) -> frozenset[str]:
    """Return the names of the layers that are off when the document is opened."""
    try:
        stated = dict_value(document.doc.catalog.get("OCProperties", {}))
        shown = dict_value(stated.get("D", {}))
        if not stated:
            return frozenset()
        all_of_them = _names(stated.get("OCGs", []))
        on, off = _names(shown.get("ON", [])), _names(shown.get("OFF", []))
    except _FAULTS:
        return frozenset()
    base = resolve1(shown.get("BaseState"))
    is_off = isinstance(base, PSLiteral) and base.name in ("OFF", b"OFF")
    return frozenset(all_of_them - on if is_off else off)


def _names(groups: object) -> set[str]:
    names = (resolve1(dict_value(group).get("Name")) for group in list_value(groups))
    return {decode_text(name) for name in names if isinstance(name, bytes)}


def belongs_to(handle: int, layers: frozenset[str]) -> bool:
    """Return whether an object is marked as one of some layers (14.6: ``/OC /Name BDC``)."""
    drawn = ctypes.cast(handle, pdfium_c.FPDF_PAGEOBJECT)
    for at in range(pdfium_c.FPDFPageObj_CountMarks(drawn)):
        mark = pdfium_c.FPDFPageObj_GetMark(drawn, at)
        if _string(pdfium_c.FPDFPageObjMark_GetName, mark) != "OC":
            continue
        if _string(pdfium_c.FPDFPageObjMark_GetParamStringValue, mark, b"Name") in layers:
            return True
    return False


def _string(function: Any, mark: Any, *key: bytes) -> str:
    """Return a text of a mark, in the 16-bit units that pdfium writes."""
    buffer = ctypes.create_string_buffer(_LONGEST_NAME)
    length = ctypes.c_ulong()
    units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    if not function(mark, *key, units, _LONGEST_NAME, ctypes.byref(length)):
        return ""
    return buffer.raw[: max(0, length.value - 2)].decode("utf-16-le", "replace")
