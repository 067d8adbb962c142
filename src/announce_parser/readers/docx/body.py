"""document.xml → paragraphs with what is anchored in them (``w:p``, ``w:r``; ISO/IEC 29500-1, 17.3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.fields import close_link
from announce_parser.readers._manuscript.looks import veiled
from announce_parser.readers._manuscript.manuscript import (
    Aside,
    AsideRole,
    LetterLook,
    LetterRun,
    Note,
    Paragraph,
    Unread,
    Veil,
    paged,
)
from announce_parser.readers._symbols import is_symbol_font, symbol
from announce_parser.readers._xml import child, local, words
from announce_parser.readers.docx.drawings import Drawings
from announce_parser.readers.docx.equations import read_aloud
from announce_parser.readers.docx.fields import Fields, is_page_number
from announce_parser.readers.docx.markup import (
    elements,
    is_coloured,
    is_on,
    relation,
    value,
)
from announce_parser.readers.docx.tables import table_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element as Element

    from announce_parser.readers._manuscript.manuscript import Item
    from announce_parser.readers.docx.notes import NoteSeries
    from announce_parser.readers.docx.numbering import ListLabels
    from announce_parser.readers.docx.styles import Styles

_LETTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DROPPED = ("drop", "margin")  # an initial that is as high as several lines, in a frame of its own
_GONE = frozenset(("del", "moveFrom"))
_DRAWN = frozenset(("drawing", "pict", "object"))
_PROPERTIES = frozenset(("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "sectPr"))
_MATH = frozenset(("oMath", "oMathPara"))


@dataclass(frozen=True, slots=True)
class Parts:
    """What paragraphs refer to.

    Attributes:
        notes: Foot- and endnotes by the name of the reference that anchors them.
        comments: By their ids.
        chunk: Gives the paragraphs of a text of another format within the text, by the id of its relationship.
        address: Gives where a relationship leads, by the kind of its part and its id; empty for nowhere.
    """

    styles: Styles
    labels: ListLabels
    notes: Mapping[str, NoteSeries]
    comments: Mapping[str, Element]
    address: Callable[[str, str], str]
    chunk: Callable[[str], Iterable[Paragraph]]


@dataclass(slots=True)
class Body:
    """Reads the text in its order, which fields, counters and pages depend on.

    Attributes:
        page: On which the text at hand is; 0 where the file does not mark its pages.
        source: The kind of the part at hand; empty for the text itself.
    """

    parts: Parts
    page: int = 0
    source: str = ""
    _start: int = 0
    _fields: Fields = field(default_factory=Fields)
    _opened: list[tuple[str, int]] = field(default_factory=list)
    _gone_marks: list[Item] = field(default_factory=list)
    _is_noting: bool = False
    _drawings: Drawings = field(init=False)

    def __post_init__(self) -> None:
        """Let drawings read their text here."""
        self._drawings = Drawings(self)

    def paragraphs(self, holder: Element) -> tuple[Paragraph, ...]:
        """Return the paragraphs within an element, tables as paragraphs of their own."""
        outer, self._gone_marks = self._gone_marks, []
        found = list(self._blocks(holder, None))
        if self._gone_marks:
            found.append(Paragraph(tuple(self._gone_marks), page=self.page))
        self._gone_marks = outer
        return tuple(found)

    def fills(self, table_style: str) -> bool:
        """Return whether a table style colours cells."""
        return self.parts.styles.fills(table_style)

    def _blocks(self, holder: Element, veil: Veil | None) -> Iterator[Paragraph]:
        for element in elements(holder):
            name = local(element)
            if name == "p":
                paragraph = self._paragraph(element, veil)
                if paragraph is not None:
                    yield paragraph
            elif name == "tbl":
                start = self.page
                yield paged(tuple(table_items(element, self)), start)
            elif name == "altChunk":
                yield from self.parts.chunk(relation(element))
            elif name not in _PROPERTIES:
                yield from self._blocks(element, _veil_of(element) or veil)

    def _paragraph(self, element: Element, veil: Veil | None) -> Paragraph | None:
        """Return a paragraph, or None where it runs on in the next one: a dropped initial, an end that was deleted."""
        properties = child(element, "pPr")
        outer, self._start = self._start, self.page
        items, self._gone_marks = self._gone_marks, []
        opened, self._opened = self._opened, []
        self._add(items, element, properties, veil)
        self._opened = opened
        start, self._start = self._start, outer
        mark = child(properties, "rPr")
        is_dropped = value(child(properties, "framePr"), "dropCap") in _DROPPED
        ends_here = not is_dropped and all(child(mark, name) is None for name in _GONE)
        if veil is None and not ends_here:
            self._gone_marks = items
            return None
        if child(properties, "sectPr") is not None:
            for series in self.parts.notes.values():
                series.begin_section()
        is_seen = veil is None and not is_on(child(mark, "vanish"))
        return Paragraph(
            tuple(items),
            label=self.parts.labels.next(properties) if is_seen else "",
            heading=self.parts.styles.heading(properties),
            filled=is_coloured(self.parts.styles.of_paragraph(properties, "shd")),
            page=start,
        )

    def _add(
        self, items: list[Item], holder: Element, paragraph: Element | None, veil: Veil | None
    ) -> None:
        """Add what the elements of a paragraph, or of a span in it, put into it."""
        for element in elements(holder):
            name = local(element)
            if name == "r":
                self._add_run(items, element, paragraph, veil)
            elif name == "hyperlink":
                start = len(items)
                self._add(items, element, paragraph, veil)
                close_link(items, start, self.parts.address(self.source, relation(element)))
            elif name in _MATH:
                items.append(LetterRun(read_aloud(element), veil))
            elif name == "fldSimple" and is_page_number(value(element, "instr")):
                continue
            elif name == "subDoc":
                items.append(Unread("a document of its own within the text"))
            elif name not in _PROPERTIES:
                self._add(items, element, paragraph, _veil_of(element) or veil)

    def _add_run(
        self, items: list[Item], run: Element, paragraph: Element | None, veil: Veil | None
    ) -> None:
        properties = child(run, "rPr")
        look = self.parts.styles.look(properties, paragraph)
        look = replace(look, veil=veil) if veil else look
        font = value(child(properties, "rFonts"), "ascii")
        for element in elements(run):
            name = local(element)
            if name == "fldChar":
                self._turn_field(items, element, look.veil)
            elif name == "instrText":
                self._fields.instruct(words(element))
            elif name == "lastRenderedPageBreak":
                self._turn_page(items)
            elif name in _DRAWN:
                items += _veiled(self._drawings.items(element), look.veil)
            elif name in _ANCHORS:
                _ANCHORS[name](self, items, element)
            elif not self._fields.hides:
                items += _letters(element, font, look)

    def _turn_page(self, items: list[Item]) -> None:
        """Go on to the next page; Word marks it within the first run of a paragraph that begins there."""
        self.page += 1
        if not any(item.text.strip() for item in items if isinstance(item, LetterRun)):
            self._start = self.page

    def _turn_field(self, items: list[Item], mark: Element, veil: Veil | None) -> None:
        """Go over a mark of a field; the result of a link lies between the second and the third."""
        kind = value(mark, "fldCharType")
        if kind == "separate":
            self._opened.append((self._fields.target(), len(items)))
        shown = self._fields.turn(mark)
        if shown:
            items.append(LetterRun(shown, veil))
        if kind == "end" and self._opened:
            target, start = self._opened.pop()
            close_link(items, start, target)

    def _add_note(self, items: list[Item], reference: Element) -> None:
        series = self.parts.notes[local(reference)]
        note = series.find(reference)
        if self._is_noting:
            return
        if note is None:
            items.append(Unread("a note whose text is missing"))
            return
        follows = is_on_off(value(reference, "customMarkFollows"))
        label = "" if follows else series.next_label()
        kind = local(reference).removesuffix("Reference")
        items.append(Note(label, self._apart(note, f"{kind}s")))

    def _add_comment(self, items: list[Item], reference: Element) -> None:
        comment = self.parts.comments.get(value(reference, "id"))
        if comment is not None and not self._is_noting:
            items.append(Aside(AsideRole.COMMENT, self._apart(comment, "comments")))

    def _apart(self, holder: Element, source: str) -> tuple[Paragraph, ...]:
        """Return paragraphs of another part, on the page at hand and in no field of the text."""
        state = self.page, self._fields, self.source
        self._fields, self.source, self._is_noting = Fields(), source, True
        found = self.paragraphs(holder)
        self.page, self._fields, self.source = state
        self._is_noting = False
        return found


_ANCHORS: dict[str, Callable[[Body, list[Item], Element], None]] = {
    "footnoteReference": Body._add_note,  # noqa: SLF001 - the table of its own methods
    "endnoteReference": Body._add_note,  # noqa: SLF001
    "commentReference": Body._add_comment,  # noqa: SLF001
}


def _veil_of(element: Element) -> Veil | None:
    """Return why nobody sees what an element holds: a change took it away, or it only says what to fill in (17.5.2.39)."""
    if local(element) in _GONE:
        return Veil.DELETED
    asks = is_on(child(child(element, "sdtPr"), "showingPlcHdr"))
    return Veil.UNSHOWN if asks else None


def is_on_off(stated: str) -> bool:
    """Return whether an attribute is a switch that is turned on."""
    return stated in ("1", "true", "on")


def _letters(element: Element, font: str, look: LetterLook) -> Iterator[LetterRun]:
    """Yield what an element of a run shows as letters."""
    name = local(element)
    if name == "t":
        text = words(element)
        yield LetterRun(_spelt(text, font) if is_symbol_font(font) else text, look.veil, look.rise)
    elif name == "delText":
        yield LetterRun(words(element), Veil.DELETED)
    elif name == "sym":
        yield LetterRun(_symbol(element), look.veil, look.rise)
    elif name == "ruby":
        word, gloss = (_plain(child(element, part)) for part in ("rubyBase", "rt"))
        yield LetterRun(f"{word}({gloss})" if gloss else word, look.veil)
    elif name in _LETTERS:
        yield LetterRun(_LETTERS[name], look.veil)


def _spelt(text: str, font: str) -> str:
    return "".join(symbol(sign, font) for sign in text)


def _symbol(element: Element) -> str:
    """Return what a reader sees of a sign that is given by its font and code (``w:sym``)."""
    try:
        code = int(value(element, "char"), 16)
    except ValueError:
        return ""
    sign = chr(code) if 0 < code < 0x110000 else ""
    return symbol(sign, value(element, "font")) if sign else ""


def _plain(element: Element | None) -> str:
    return "".join(words(text) for text in element.iter("{*}t")) if element is not None else ""


def _veiled(items: Iterator[Item], veil: Veil | None) -> Iterator[Item]:
    """Yield the items of a drawing; of one that is hidden or deleted, nothing is seen but its words."""
    yield from items if veil in (None, Veil.WHITE) else veiled(items, veil)
