"""Values of a PDF's own objects (ISO 32000-1, 7.3), as plain ones; references are followed."""

from __future__ import annotations

import struct

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSException, PSLiteral
from pdfminer.utils import decode_text

# What pdfminer raises for objects that are damaged or of another kind than they should be.
FAULTS = (
    AttributeError,
    IndexError,
    KeyError,
    PSException,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
_LONGEST = 20_000  # letters of a text
_UTF8 = b"\xef\xbb\xbf"


def name_of(stated: object) -> str:
    """Return a name without its stroke; empty for what is not one."""
    found = resolve1(stated)
    name = found.name if isinstance(found, PSLiteral) else ""
    return name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name)


def number_of(stated: object) -> float:
    """Return a number; 0 for what is not one."""
    number = resolve1(stated)
    return number if isinstance(number, int | float) else 0


def text_of(stated: object) -> str:
    """Return a text (7.9.2.2), or what a stream holds of one, with one kind of line end; empty for what is not one."""
    held = resolve1(stated)
    if isinstance(held, PDFStream):
        held = held.get_data()
    if not isinstance(held, bytes):
        return ""
    is_utf8 = held.startswith(_UTF8)
    text = held.removeprefix(_UTF8).decode("utf-8", "replace") if is_utf8 else decode_text(held)
    return text[:_LONGEST].replace("\r\n", "\n").replace("\r", "\n").strip()
