"""Elements → paragraphs: a walk down the page that opens and closes lines as a browser sets them.

The walk keeps its own stack, so that a page whose tags are never closed cannot exhaust Python's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.manuscript import (
    PLAIN,
    ImageObject,
    LetterLook,
    LetterRun,
    Paragraph,
    Unread,
    Veil,
)
from announce_parser.readers.html.boilerplate import FIELDS
from announce_parser.readers.html.controls import CONTROLS, UNREAD, filled_in
from announce_parser.readers.html.holder import Holder
from announce_parser.readers.html.links import around_of
from announce_parser.readers.html.lists import ListCounter
from announce_parser.readers.html.pairs import is_grid_of_pairs
from announce_parser.readers.html.tables import TableBuilder, layout_rows
from announce_parser.readers.html.tree import attribute, letters, tag, text_of
from announce_parser.readers.html.wording import (
    describes_table,
    glossed,
    is_sign,
)

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from announce_parser.readers.html.visibility import Styles

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "html", "legend", "main", "menu", "nav",
     "p", "section", "summary", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "frameset", "noframes", "optgroup",
     "svg", "text"}
)  # fmt: skip
_GAPS = frozenset({"hr"})
# The last four are what a drawing in the page says of itself and does not show.
_SILENT = frozenset(
    {"script", "style", "template", "colgroup", "col", "rt", "rp", "wbr", "param", "desc", "defs", "metadata", "symbol"}
)  # fmt: skip
_PARTS = frozenset({"tr", "td", "th", "dt", "dd", "thead", "tbody", "tfoot", "caption"})
_LABEL_TAGS = frozenset({"strong", "b", "em", "span", "label", "i"})
_QUOTES = ("“", "”")

Close = Callable[[], None]


@dataclass(slots=True)
class _Open:
    """A table that has been begun.

    Attributes:
        element: The table, or the definition list that is read as one.
        layout: Its rows that are read as text of the page.
    """

    element: Element
    builder: TableBuilder = field(default_factory=TableBuilder)
    layout: frozenset[Element] = frozenset()

    def owns(self, part: Element, kind: str) -> bool:
        """Return whether a row, a cell or a caption is this table's and not of one around or within it."""
        holder_kind = "dl" if kind in ("dt", "dd") else "table"
        return next((each for each in part.iterancestors() if tag(each) == holder_kind), None) is (
            self.element
        )


def paragraphs(top: Element, styles: Styles, base: str | None) -> tuple[Paragraph, ...]:
    """Return what an element shows, in order; what it hides is in runs with a veil.

    Args:
        top: The part of the page that is read.
        styles: What the page's own style sheets hide.
        base: What relative addresses are on, None where the page does not say.
    """
    from lxml import etree

    walk = Walk(styles, base)
    events = etree.iterwalk(top, events=("start", "end"))
    for event, element in events:
        if event == "start" and walk.open(element):
            events.skip_subtree()
        elif event == "end":
            walk.close(element, is_top=element is top)
    walk.holder.end_block()
    return tuple(walk.holder.paragraphs)


@dataclass(slots=True)
class Walk:
    """The way down a page.

    Attributes:
        holder: Where lines go at present.
    """

    styles: Styles
    base: str | None
    holder: Holder = field(default_factory=Holder)
    _closing: list[Close | None] = field(default_factory=list)
    _looks: list[LetterLook] = field(default_factory=lambda: [PLAIN])
    _holders: list[Holder] = field(default_factory=list)
    _tables: list[_Open] = field(default_factory=list)
    _lists: list[ListCounter] = field(default_factory=list)
    _pre: int = 0

    def open(self, element: Element) -> bool:
        """Begin an element; return whether what is in it has been dealt with."""
        kind = tag(element)
        self._looks.append(_within(self._looks[-1], self.styles.look(element)))
        if kind in _SILENT or self._say(element, kind):
            self._closing.append(None)
            return True
        self._closing.append(self._begin(element, kind))
        self._text(element.text)
        return False

    def close(self, element: Element, *, is_top: bool) -> None:
        """End an element and go on with the text after it."""
        close = self._closing.pop()
        if close is not None:
            close()
        self._looks.pop()
        if not is_top:
            self._text(element.tail)

    def _text(self, text: str | None) -> None:
        if self._pre:
            self.holder.add_lines(text or "", self._looks[-1])
        else:
            self.holder.add_text(text or "", self._looks[-1])

    def _say(self, element: Element, kind: str) -> bool:
        """Add what an element says as a whole; return whether it is one that does."""
        veil = self._looks[-1].veil
        if kind == "br":
            self.holder.break_line()
        elif kind in _GAPS:
            self.holder.add_gap()
        elif kind == "ruby":
            self.holder.add(LetterRun(glossed(element), veil))
        elif kind == "img":
            if veil is None and not is_sign(element):
                self.holder.add(ImageObject(alt=" ".join(attribute(element, "alt").split())))
        elif kind in CONTROLS:
            for line in filled_in(element):
                self.holder.add_lines(line, self._looks[-1])
        elif kind in ("iframe", "frame", *UNREAD):
            if veil is None:
                self.holder.add(Unread(UNREAD.get(kind) or _embedded(element)))
        else:
            return kind == "caption" and describes_table(element)
        return True

    def _begin(self, element: Element, kind: str) -> Close | None:
        """Open an element; return what closes it."""
        is_grid = kind == "table" or (kind == "dl" and is_grid_of_pairs(element))
        if is_grid and self._looks[-1].veil is None:
            return self._begin_table(element) if kind == "table" else self._begin_pairs(element)
        part = self._begin_part(element, kind) if self._tables else None
        if part is not None:
            return part
        if kind in _BEGIN:
            return _BEGIN[kind](self, element)
        if kind in _LABEL_TAGS and letters(text_of(element)) in FIELDS:
            return self._begin_between(" ", " ")
        if kind in _BLOCKS:
            self.holder.end_block()
            return self._end_block
        return None

    def _end_block(self) -> None:
        self.holder.end_block()

    def begin_heading(self, element: Element) -> Close:
        """Begin a line of its own with the level that the tag names."""
        self.holder.end_block()
        self.holder.heading = int(tag(element)[1])

        def close() -> None:
            self.holder.end_block()
            self.holder.heading = None

        return close

    def begin_list(self, element: Element) -> Close:
        """Begin a list; its items are counted."""
        self.holder.end_block()
        self._lists.append(ListCounter(element, len(self._lists) + 1))

        def close() -> None:
            self.holder.end_block()
            self._lists.pop()

        return close

    def begin_item(self, element: Element) -> Close:
        """Begin an item with its number or bullet."""
        self.holder.end_block()
        self.holder.label = self._lists[-1].label(element) if self._lists else ""

        def close() -> None:
            self.holder.end_block()
            self.holder.label = ""

        return close

    def begin_link(self, element: Element) -> Close:
        """Begin a link; its target is written after its label."""
        holder, mark = self.holder, self.holder.mark()

        def close() -> None:
            label = holder.text_since(mark)
            if label is None or self._looks[-1].veil is not None:
                return
            before, end = around_of(label, attribute(element, "href"), self.base)
            if before:
                holder.insert(mark, before)
            if end:
                holder.add(LetterRun(end))

        return close

    def begin_quotation(self, _: Element) -> Close:
        """Begin a quotation within a line."""
        return self._begin_between(*_QUOTES)

    def _begin_between(self, before: str, after: str) -> Close:
        self.holder.add_text(before, self._looks[-1])
        return lambda: self.holder.add_text(after, self._looks[-1])

    def begin_preset(self, _: Element) -> Close:
        """Begin text whose line breaks are its writer's."""
        self.holder.end_block()
        self._pre += 1

        def close() -> None:
            self._pre -= 1
            self.holder.end_block()

        return close

    def _begin_table(self, element: Element) -> Close:
        self.holder.end_block()
        self._tables.append(_Open(element, layout=layout_rows(element)))
        self._push(Holder())  # stray text between rows is before the table

        def close() -> None:
            stray = self._pop()
            self.holder.paragraphs += stray.paragraphs
            self._end_table()
            self._tables.pop()

        return close

    def _end_table(self) -> None:
        """Put the rows that have come so far into the text as a table."""
        shape = self._tables[-1].builder.shape()
        if shape is not None:
            self.holder.paragraphs.append(Paragraph((shape,)))

    def _begin_pairs(self, element: Element) -> Close:
        self.holder.end_block()
        self._tables.append(_Open(element))

        def close() -> None:
            self._end_table()
            self._tables.pop()

        return close

    def _begin_part(self, element: Element, kind: str) -> Close | None:
        """Open a part of the table at hand; None where an element is not one, or only lays out the page."""
        table = self._tables[-1]
        if kind not in _PARTS or not table.owns(element, kind):
            return None
        if element in table.layout:
            return self._begin_layout_row()
        if element.getparent() in table.layout:
            return None
        return self._begin_part_of_grid(element, kind, table)

    def _begin_part_of_grid(self, element: Element, kind: str, table: _Open) -> Close:
        if self._looks[-1].veil is Veil.UNSHOWN and self._is_removed(element):
            self.holder.end_block()
            return self._end_block
        if kind in ("thead", "tbody", "tfoot"):
            return table.builder.end_group
        if kind == "caption":
            return self._begin_caption(table.builder)
        if kind in ("tr", "dt"):
            table.builder.begin_row()
        return _nothing if kind == "tr" else self._begin_cell(element)

    def _is_removed(self, part: Element) -> bool:
        """Return whether a part of the table at hand, or what holds it, takes no place on the page."""
        table = self._tables[-1].element
        around = takewhile(lambda each: each is not table, part.iterancestors())
        return any(self.styles.removes(each) for each in (part, *around))

    def _begin_layout_row(self) -> Close:
        """Read a row as text of the page: what came before it is a table of its own, and what comes after."""
        inner = self._pop()
        self.holder.paragraphs += inner.paragraphs
        self._end_table()
        self._tables[-1].builder = TableBuilder()

        def close() -> None:
            self.holder.end_block()
            self._push(Holder())

        return close

    def _begin_cell(self, element: Element) -> Close:
        table = self._tables[-1].builder
        index = table.add(element)
        self._push(Holder())

        def close() -> None:
            table.fill(index, tuple(each for each in self._pop().paragraphs if each.items))

        return close

    def _begin_caption(self, table: TableBuilder) -> Close:
        self._push(Holder())

        def close() -> None:
            table.caption += [each for each in self._pop().paragraphs if each.items]

        return close

    def _push(self, holder: Holder) -> None:
        self._holders.append(self.holder)
        self.holder = holder

    def _pop(self) -> Holder:
        ended = self.holder
        ended.end_block()
        self.holder = self._holders.pop()
        return ended


_BEGIN: dict[str, Callable[[Walk, Element], Close]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Walk.begin_heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), Walk.begin_list),
    "li": Walk.begin_item,
    "a": Walk.begin_link,
    "pre": Walk.begin_preset,
    "q": Walk.begin_quotation,
}


def _nothing() -> None:
    """Close an element that opened nothing."""


def _within(outer: LetterLook, own: LetterLook) -> LetterLook:
    """Return how letters are set in an element within another: what hides the outer one hides it too."""
    if own is PLAIN or own == outer:
        return outer
    return LetterLook(outer.veil or own.veil, own.rise or outer.rise)


def _embedded(element: Element) -> str:
    source = text_of(element) or attribute(element, "src")
    return f"an embedded page (iframe){': ' + source if source else ''}"
