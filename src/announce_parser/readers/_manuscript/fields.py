r"""Fields of Hangul: links whose target the label does not say, and fields to fill in (누름틀).

A field's command says what it is: ``http\\://www.example.go.kr/biz\\?id=1;1;0;0;`` or
``Clickhere:set:48:Direction:wstring:9:신청금액을 입력 …``, whose direction is in the field until somebody fills it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.readers import _links
from announce_parser.readers._manuscript.manuscript import LetterRun

if TYPE_CHECKING:
    from announce_parser.readers._manuscript.manuscript import Item

_TARGET = re.compile(r"(?:[^\\;]|\\.)*", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_DIRECTION = re.compile(r"Direction:wstring:(\d{1,5}):")


def target_of(command: str) -> str:
    """Return the address in the command of a link: up to the first bare semicolon, escapes undone."""
    found = _TARGET.match(command)
    return _ESCAPED.sub(r"\1", found.group()) if found else ""


def direction_of(command: str) -> str:
    """Return what a field to fill in shows while it is empty; empty where the command does not say."""
    found = _DIRECTION.search(command)
    return command[found.end() : found.end() + int(found[1])] if found else ""


def close_link(items: list[Item], start: int, target: str) -> None:
    """Put a link's target around and after its label, where the label is not the address itself.

    Args:
        items: Of the paragraph so far.
        start: Where the label begins among them.
        target: The address that the link leads to.
    """
    label = "".join(
        item.text for item in items[start:] if isinstance(item, LetterRun) and not item.veil
    )
    before, behind = _links.around(label, target)
    if behind:
        items.insert(start, LetterRun(before))
        items.append(LetterRun(behind))


def close_direction(items: list[Item], start: int, direction: str) -> None:
    """Take out what a field shows if it is still what is in an empty one: it is never printed."""
    shown = "".join(item.text for item in items[start:] if isinstance(item, LetterRun))
    if direction and shown.strip() == direction.strip():
        items[start:] = [item for item in items[start:] if not isinstance(item, LetterRun)]
