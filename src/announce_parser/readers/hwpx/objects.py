"""Elements of tables and drawings → what is in a paragraph (OWPML ``hp:tbl``, ``hp:rect``, ``hp:pic``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from announce_parser.errors import OverLimit
from announce_parser.readers._limits import MOST_FIELDS
from announce_parser.readers._manuscript.manuscript import (
    CellShape,
    Equation,
    Frame,
    ImageObject,
    LetterRun,
    ObjectPlace,
    TableShape,
    Unread,
)
from announce_parser.readers._xml import attribute, child, children, local, number, words
from announce_parser.readers.hwpx.head import has_fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from announce_parser.readers._manuscript.manuscript import Item, Paragraph
    from announce_parser.readers.hwpx.head import Definitions

_SHAPES = frozenset(
    ("container", "rect", "ellipse", "polygon", "curve", "arc", "line", "connectLine", "pic")
)
_UNREAD = {"ole": "an embedded object (OLE)", "chart": "a chart", "video": "a video"}


class _Body(Protocol):
    """Who reads the paragraphs within an object."""

    @property
    def definitions(self) -> Definitions: ...

    def lists(self, holder: Element | None) -> tuple[Paragraph, ...]: ...


@dataclass(frozen=True, slots=True)
class Objects:
    """Reads objects; what is in them is read by the body."""

    body: _Body

    def items(self, element: Element) -> Iterator[Item]:
        """Yield what an object puts into its paragraph; nothing for lines and empty shapes."""
        name = local(element)
        if name == "tbl":
            yield self._table(element)
        elif name == "equation":
            yield Equation(words(child(element, "script")))
        elif name in _SHAPES:
            yield from self._drawing(element)
        elif name == "textart":
            yield LetterRun(attribute(element, "text"))
        elif any(words(text).strip() for text in element.iter("{*}t")):
            yield Unread(f"an object of a kind that is not read ({name})")

    def _table(self, element: Element) -> TableShape:
        n_rows, n_cols = number(element, "rowCnt"), number(element, "colCnt")
        if n_rows * n_cols > MOST_FIELDS:
            raise OverLimit(f"a table has more than {MOST_FIELDS} fields")
        filled = attribute(element, "borderFillIDRef") in self.body.definitions.filled or any(
            attribute(zone, "borderFillIDRef") in self.body.definitions.filled
            for zone in element.iterfind("{*}cellzoneList/{*}cellzone")
        )
        cells = (
            self._cell(cell, (at, place), filled=filled)
            for at, row in enumerate(children(element, "tr"))
            for place, cell in enumerate(children(row, "tc"))
        )
        return TableShape(
            n_rows,
            n_cols,
            tuple(cells),
            caption=self.body.lists(child(element, "caption")),
            place=_place(element),
        )

    def _cell(self, cell: Element, place: tuple[int, int], *, filled: bool) -> CellShape:
        """Return a cell; where it does not say its place, that at which it is in its row."""
        address, span, size = (
            child(cell, "cellAddr"),
            child(cell, "cellSpan"),
            child(cell, "cellSz"),
        )
        return CellShape(
            max(0, number(address, "rowAddr", place[0])),
            max(0, number(address, "colAddr", place[1])),
            max(1, number(span, "rowSpan", 1)),
            max(1, number(span, "colSpan", 1)),
            self.body.lists(cell),
            header=attribute(cell, "header") == "1",
            filled=filled or attribute(cell, "borderFillIDRef") in self.body.definitions.filled,
            height=max(0, number(size, "height")),
        )

    def _drawing(self, element: Element) -> Iterator[Item]:
        """Yield the texts and images of a drawn object, or of all in a group."""
        caption = self.body.lists(child(element, "caption"))
        place = _place(element)
        for shape, filled in _components(element, filled=False):
            name = local(shape)
            held = self.body.lists(child(shape, "drawText"))
            if held:
                yield Frame(held, caption, filled=filled, place=place)
                caption = ()
            if name == "pic":
                yield ImageObject(caption, place)
                caption = ()
            elif name == "textart":
                yield LetterRun(attribute(shape, "text"))
            elif name in _UNREAD:
                yield Unread(_UNREAD[name])
        if caption:
            yield Frame(caption, place=place)


def _components(shape: Element, *, filled: bool) -> Iterator[tuple[Element, bool]]:
    """Yield the shapes of a drawing, groups opened, and whether something lies behind their text."""
    own = filled or has_fill(shape) or any(local(inner) == "pic" for inner in shape)
    yield shape, own
    if local(shape) == "container":
        for inner in shape:
            if local(inner) in _SHAPES or local(inner) in _UNREAD or local(inner) == "textart":
                yield from _components(inner, filled=own)


def _place(element: Element) -> ObjectPlace:
    position = child(element, "pos")
    return ObjectPlace(
        attribute(position, "treatAsChar") == "1",
        _signed(number(position, "vertOffset")),
        max(0, number(child(element, "sz"), "height")),
    )


def _signed(offset: int) -> int:
    """Return an offset that was written without its sign, as Hancom does above the anchor."""
    return offset - (1 << 32) if offset >= 1 << 31 else offset
