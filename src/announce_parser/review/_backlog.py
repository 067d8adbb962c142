"""What a long page puts off: rows past the first hundred, packed as data, which the script adds once the page is shown.

``<ol>`` of 4,440 figures → ``<ol>`` of the first hundred and, beneath it, an empty ``<div data-more="0">``. What
waits is in the page as trees of texts (``["li", {"class": "fails"}, "제목"]``), deflated: the script makes nodes
and text nodes of them, never markup. A browser lays out and paints only the hundreds that are near the screen.
"""

from __future__ import annotations

import base64
import copy
import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from announce_parser.review._markup import Element, element

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS: Final = 100  # in one piece
_LONG: Final = ROWS + ROWS // 2  # a list that is hardly longer than one piece stays whole
_SHEETS: Final = 3  # pages whose rectangles are in the page from the start
# A tree: tag, attributes, then texts and trees.
_Tree: TypeAlias = "list[str | dict[str, str] | _Tree]"


@dataclass(frozen=True, slots=True)
class Backlog:
    """What is put off: by number, the pieces that belong into one element."""

    groups: list[list[_Tree]] = field(default_factory=list)

    def shorten(self, side: Element) -> None:
        """Put off all but the first rows of every long table and list of the record side."""
        for rows in list(side.iter("tbody", "ol", "div")):
            is_list = rows.tag != "div" or rows.get("class") == "rest"
            if is_list and len(rows) > _LONG and rows.getparent() is not None:
                self._split(rows)

    def lift(self, pictures: Sequence[Element]) -> None:
        """Put off the rectangles of all but the first page pictures."""
        for sheet in pictures[_SHEETS:]:
            overlay = sheet[-1]
            if len(overlay):
                self._put_off(overlay, list(overlay))
                overlay[:] = []

    def packed(self) -> str | None:
        """Return all of it in base64; None where nothing waits."""
        if not self.groups:
            return None
        written = json.dumps(self.groups, ensure_ascii=False, separators=(",", ":"))
        return base64.b64encode(zlib.compress(written.encode(), 9)).decode()

    def _split(self, rows: Element) -> None:
        every = list(rows)
        first, *others = (every[at : at + ROWS] for at in range(0, len(every), ROWS))
        pieces = [_piece(rows, other, ROWS * number) for number, other in enumerate(others, 1)]
        rows[:] = first
        whole = _whole(rows)
        around, more = element("div", class_="piece"), element("div")
        whole.getparent().replace(whole, around)
        around.append(whole)
        around.addnext(more)
        self._put_off(more, pieces)

    def _put_off(self, target: Element, children: list[Element]) -> None:
        target.set("data-more", str(len(self.groups)))
        self.groups.append([_tree(child) for child in children])


def _whole(rows: Element) -> Element:
    """Return what a piece of rows is shown in: a list itself, a table with what scrolls it."""
    if rows.tag != "tbody":
        return rows
    table = rows.getparent()
    above = table.getparent()
    return above if above.get("class") == "scroll" else table


def _piece(rows: Element, own: Sequence[Element], before: int) -> Element:
    """Return some of the rows in a table or list of their own, under the same head."""
    if rows.tag == "tbody":
        table = rows.getparent()
        heads = [copy.deepcopy(head) for head in table if head.tag == "thead"]
        shown = element("table", *heads, element("tbody", *own))
        if table.get("class"):
            shown.set("class", table.get("class"))
        around = _whole(rows)
        if around is not table:
            shown = element("div", shown)
            shown.attrib.update(around.attrib)
    else:
        shown = element(rows.tag, *own)
        shown.attrib.update(rows.attrib)
        if rows.tag == "ol":
            shown.set("start", str(before + 1))
    return element("div", shown, class_="piece")


def _tree(node: Element) -> _Tree:
    made: _Tree = [node.tag, dict(node.attrib)]
    if node.text:
        made.append(node.text)
    for child in node:
        made.append(_tree(child))
        if child.tail:
            made.append(child.tail)
    return made
