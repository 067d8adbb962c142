"""What is filled in on a page: typed values, chosen entries, ticked boxes; and what is on it that is not read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.forms import EMPTY, TICKED
from announce_parser.readers.html.tree import attribute, find_all, tag, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

CONTROLS = frozenset({"input", "select", "textarea"})
UNREAD = {
    "object": "an embedded object",
    "embed": "an embedded object",
    "applet": "an embedded object",
    "video": "a video",
    "audio": "a recording",
    "canvas": "a drawing that a program of the page paints",
}
# A kind that no browser knows is a field for text.
_UNTYPED = frozenset(
    {"hidden", "password", "file", "submit", "button", "reset", "image", "range", "color", "search"}
)
_BOXES = frozenset({"checkbox", "radio"})
# A form that asks for something on the site, and holds nothing of the notice.
_SEARCHES = re.compile(
    r"검색|조회|찾기|이동|로그인|만족|search|srch|\bsch(?!ool|ed)|login", re.IGNORECASE
)
_NAMES = ("class", "id", "name", "role")
_LONGEST_NAME = 20


def filled_in(control: Element) -> Iterator[str]:
    """Yield what a control of a form shows, if somebody put it there; nothing for buttons and empty fields."""
    kind = tag(control)
    if kind == "select":
        options = find_all(control, "option")
        yield ", ".join(text_of(each) for each in options if each.get("selected") is not None)
    elif kind == "textarea":
        yield (control.text or "").strip()
    elif attribute(control, "type").lower() in _BOXES:
        yield f"{TICKED if control.get('checked') is not None else EMPTY} "
    elif attribute(control, "type").lower() not in _UNTYPED:
        yield attribute(control, "value")


def serves_the_site(control: Element) -> bool:
    """Return whether a control searches the site, leafs through it or asks its reader's opinion."""
    if control.get("onchange") is not None or _SEARCHES.search(_names(control)):
        return True
    form = next((each for each in control.iterancestors() if tag(each) == "form"), None)
    if form is None:
        return False
    buttons = (each for each in find_all(form, "button", "input") if _is_button(each))
    said = (f"{text_of(each)} {attribute(each, 'value')}" for each in buttons)
    return any(len(text) <= _LONGEST_NAME and _SEARCHES.search(text) for text in said) or (
        _SEARCHES.search(_names(form)) is not None
    )


def _names(element: Element) -> str:
    return " ".join(attribute(element, name) for name in _NAMES)


def _is_button(element: Element) -> bool:
    kinds = ("submit", "button", "image")
    return tag(element) == "button" or attribute(element, "type").lower() in kinds
