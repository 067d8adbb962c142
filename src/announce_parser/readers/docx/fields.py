"""Fields: instructions are never text, results are (ISO/IEC 29500-1, 17.16).

``begin … separate … end`` may be in different runs and paragraphs, one field within another. The number
of a page is not part of the document's words, and links keep their targets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.numbering import shape_of_name, write_number
from announce_parser.readers._xml import child, children
from announce_parser.readers.docx.markup import is_on, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PAGES = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_LINK = re.compile(r'\s*HYPERLINK\s+(?!\\)"?(?P<target>[^"\s]+)', re.IGNORECASE)
# 원 문자: a sign that is laid over another, eq \o\ac(○,1).
_OVERLAID = re.compile(
    r"\s*eq\s+\\o\s*(?:\\a[clr]\s*)?\((?P<frame>[○□△◇]),\s*(?P<sign>[^()]{1,4}?)\s*\)",
    re.IGNORECASE,
)
_SYLLABLES = "가나다라마바사아자차카타파하"


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    is_shown: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of the text."""

    _open: list[_Field] = field(default_factory=list)

    @property
    def hides(self) -> bool:
        """True where what is here is an instruction, or the number of a page."""
        return any(not each.is_shown or is_page_number(each.instruction) for each in self._open)

    def instruct(self, text: str) -> None:
        """Add words to the instruction of the field that was opened last."""
        if self._open and not self._open[-1].is_shown:
            self._open[-1].instruction += text

    def turn(self, mark: Element) -> str:
        """Open, show or close a field at its mark; return what a field without a result shows."""
        kind = value(mark, "fldCharType")
        if kind == "begin":
            self._open.append(_Field())
            return _form(child(mark, "ffData"))
        if self._open and kind == "separate":
            self._open[-1].is_shown = True
        elif self._open and kind == "end":
            closed = self._open.pop()
            return "" if closed.is_shown or self.hides else _overlaid(closed.instruction)
        return ""

    def target(self) -> str:
        """Return the address that the field opened last leads to; empty where it is not a link."""
        found = _LINK.match(self._open[-1].instruction) if self._open else None
        return found["target"] if found else ""


def is_page_number(instruction: str) -> bool:
    """Return whether a field counts pages, whatever switches follow its name."""
    return next(iter(instruction.split()), "").upper() in _PAGES


def _form(form: Element | None) -> str:
    """Return the box of a check, or the chosen entry of a list."""
    box = child(form, "checkBox")
    if box is not None:
        stated = child(box, "checked")
        return "☑" if is_on(stated if stated is not None else child(box, "default")) else "☐"
    entries = [value(entry) for entry in children(child(form, "ddList"), "listEntry")]
    chosen = whole(child(child(form, "ddList"), "result"))
    return entries[chosen] if 0 <= chosen < len(entries) else ""


def _overlaid(instruction: str) -> str:
    """Return the sign that is drawn in a frame: ``①`` for 1 in a circle."""
    found = _OVERLAID.match(instruction)
    if found is None:
        return ""
    sign = found["sign"]
    if found["frame"] == "○" and sign.isascii() and sign.isdecimal() and 0 < int(sign) <= 20:
        return write_number(int(sign), shape_of_name("CIRCLED_DIGIT"))
    if found["frame"] == "○" and sign in _SYLLABLES:
        return write_number(_SYLLABLES.index(sign) + 1, shape_of_name("CIRCLED_HANGUL_SYLLABLE"))
    return f"({sign})"
