"""``office:text`` → paragraphs with what is anchored in them (ODF 1.3, part 3, 5 to 7)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.fields import close_link
from announce_parser.readers._manuscript.forms import box
from announce_parser.readers._manuscript.manuscript import (
    Aside,
    AsideRole,
    LetterLook,
    LetterRun,
    Note,
    Paragraph,
    Veil,
    paged,
)
from announce_parser.readers._manuscript.notes import label_of
from announce_parser.readers._xml import child, children, local, words
from announce_parser.readers.odt.drawings import SHAPES, Drawings
from announce_parser.readers.odt.lists import start_of
from announce_parser.readers.odt.markup import get, whole
from announce_parser.readers.odt.tables import table_shape, unshown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from announce_parser.readers._manuscript.manuscript import Item
    from announce_parser.readers.odt.lists import Lists, OpenList
    from announce_parser.readers.odt.package import Package
    from announce_parser.readers.odt.styles import Styles

_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 256
# Declarations, counters of pages, scripts: nothing of them is text of the page.
_NO_TEXT = frozenset(
    ("tracked-changes", "forms", "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls",
     "alphabetical-index-auto-mark-file", "page-number", "page-count", "page-continuation", "page-variable-get",
     "page-variable-set", "script", "section-source", "annotation-end", "table-of-content-source", "illustration-index-source",
     "table-index-source", "object-index-source", "user-index-source", "alphabetical-index-source", "bibliography-source",
     "event-listeners", "glue-point", "enhanced-geometry", "note-citation")
)  # fmt: skip
_HIDDEN_SECTION = ("none", "condition")


@dataclass(frozen=True, slots=True)
class _Look:
    """The styles at a place of a paragraph.

    Attributes:
        spans: Of the text around it, nearest first.
    """

    spans: tuple[str, ...]
    paragraph: str

    def within(self, span: str) -> _Look:
        """Return the styles within one more span."""
        return _Look((span, *self.spans), self.paragraph)


@dataclass(slots=True)
class Body:
    """Reads the text in its order, which lists and pages depend on.

    Attributes:
        page: On which the text at hand is; 0 where the file does not mark its pages.
        deletions: What tracked changes took away, by the ids of the places where it was; empty for
            changes whose words still are in the text, between two marks.
    """

    package: Package
    styles: Styles
    lists: Lists
    page: int = 0
    deletions: dict[str, str] = field(default_factory=dict)
    _has_begun: bool = False
    _veil: Veil | None = None
    _deleting: set[str] = field(default_factory=set)
    _drawings: Drawings = field(init=False)

    def __post_init__(self) -> None:
        """Let drawings read their text here, and learn the words on the controls of forms."""
        controls = {
            get(control, "form:id") or get(control, "xml:id"): _control(control)
            for form in self.package.content.iter("{*}forms")
            for control in form.iter("{*}*")
        }
        self._drawings = Drawings(self, self.package, controls)

    def paragraphs(self, holder: Element) -> tuple[Paragraph, ...]:
        """Return the paragraphs within an element, tables as paragraphs of their own."""
        return tuple(self._blocks(holder, None))

    def turn_page(self) -> None:
        """Go on to the next page, where pages are marked at all."""
        self.page += 1 if self.page else 0

    def _blocks(self, holder: Element, place: OpenList | None) -> Iterator[Paragraph]:
        for element in holder.iterchildren("*"):
            name = local(element)
            if name in _BLOCKS:
                yield from _BLOCKS[name](self, element, place)
            elif name in SHAPES:
                yield Paragraph(tuple(self._drawings.items(element)), page=self.page)
            elif name == "soft-page-break":
                self.turn_page()
            elif name not in _NO_TEXT:
                yield from self._blocks(element, place)

    def _section(self, element: Element, _: OpenList | None) -> Iterator[Paragraph]:
        """Yield the paragraphs of a section; of one that is not displayed, as hidden words."""
        is_hidden = get(element, "text:display") in _HIDDEN_SECTION
        if not is_hidden or get(element, "text:is-hidden") == "false":
            yield from self._blocks(element, None)
            return
        text = " ".join(
            words(line).strip() for line in element.iter("{*}p", "{*}h") if words(line).strip()
        )
        yield Paragraph((LetterRun(text, Veil.UNSHOWN),), page=self.page)

    def _list(self, element: Element, outer: OpenList | None) -> Iterator[Paragraph]:
        opened = self.lists.open(element, outer)
        for item in element.iterchildren("*"):
            opened.has_label, opened.start = local(item) == "list-item", start_of(item)
            yield from self._blocks(item, opened)

    def _numbered(self, element: Element, _: OpenList | None) -> Iterator[Paragraph]:
        yield from self._blocks(element, self.lists.numbered(element))

    def _change(self, element: Element, _: OpenList | None) -> Iterator[Paragraph]:
        yield Paragraph(tuple(self._deleted(element)), page=self.page)

    def _table(self, element: Element, _: OpenList | None) -> Iterator[Paragraph]:
        self._begin("table", get(element, "table:style-name"))
        start = self.page
        shape, hidden = table_shape(element, self), unshown(element)
        if shape.cells:
            yield paged((shape,), start)
        if hidden:
            yield Paragraph((LetterRun(hidden, Veil.UNSHOWN),), page=self.page)

    def _begin(self, family: str, style: str) -> None:
        """Turn the page where what comes says so; what comes first begins the first one anyway."""
        if self._has_begun and self.styles.turns_page(family, style):
            self.turn_page()
        self._has_begun = True

    def _paragraph(self, element: Element, place: OpenList | None) -> Iterator[Paragraph]:
        style = get(element, "text:style-name")
        self._begin("paragraph", style)
        page, heading = self.page, _heading(element)
        label = self._label(element, place, style)
        items: list[Item] = []
        hidden = any(
            get(mark, "text:is-hidden") == "true" for mark in children(element, "hidden-paragraph")
        )
        outer, self._veil = self._veil, Veil.UNSHOWN if hidden else self._veil
        self._add(items, element, _Look((), style))
        self._veil = outer
        yield Paragraph(
            tuple(items),
            label=label,
            heading=heading or (1 if self.styles.is_title(style) else None),
            filled=self.styles.is_filled("paragraph", style),
            page=page,
        )

    def _label(self, element: Element, place: OpenList | None, style: str) -> str:
        named = self.styles.list_style(style)
        if place is not None:
            return self.lists.label(place, named)
        level = _heading(element)
        if level is None or named == "" or get(element, "text:is-list-header") == "true":
            return ""
        return self.lists.heading(level, start_of(element))

    def _add(self, items: list[Item], holder: Element, look: _Look) -> None:
        """Add what is in a paragraph, or in a span of it."""
        found = self.styles.look(look.spans, look.paragraph)
        veil = self._veil or found.veil
        _add_text(items, holder.text, LetterLook(self._seen(veil), found.rise))
        for element in holder.iterchildren("*"):
            self._add_element(items, element, look)
            _add_text(items, element.tail, LetterLook(self._seen(veil), found.rise))

    def _seen(self, veil: Veil | None) -> Veil | None:
        return Veil.DELETED if self._deleting else veil

    def _add_element(self, items: list[Item], element: Element, look: _Look) -> None:
        name = local(element)
        if name in _SPELT:
            items.append(LetterRun(_SPELT[name](element), self._seen(self._veil)))
        elif name == "span":
            self._add(items, element, look.within(get(element, "text:style-name")))
        elif name == "a":
            self._add_link(items, element, look)
        elif name in _MARKS:
            _MARKS[name](self, element)
        elif name in _ANCHORED:
            items += _ANCHORED[name](self, element)
        elif name in SHAPES:
            items += self._drawings.items(element)
        elif _asks(element):
            items.append(LetterRun(words(element), Veil.UNSHOWN))
        elif name not in _NO_TEXT:
            self._add(items, element, look)

    def _add_link(self, items: list[Item], element: Element, look: _Look) -> None:
        """Add the label of a link, with the target after it where the label is not the address itself."""
        start = len(items)
        self._add(items, element, look)
        close_link(items, start, get(element, "xlink:href"))

    def _note(self, element: Element) -> Iterator[Item]:
        """Yield a note under the label that the file itself states."""
        label = label_of(words(child(element, "note-citation")).strip())
        held = child(element, "note-body")
        inner = self._beside(held) if held is not None else ()
        yield Note(label, inner)

    def _comment(self, element: Element) -> Iterator[Item]:
        yield Aside(AsideRole.COMMENT, self._beside(element))

    def _unseen(self, element: Element) -> Iterator[Item]:
        is_hidden = get(element, "text:is-hidden") != "false"
        text = get(element, "text:string-value") or words(element)
        yield LetterRun(text, Veil.UNSHOWN if is_hidden else self._veil)

    def _beside(self, holder: Element) -> tuple[Paragraph, ...]:
        """Return paragraphs that are beside the text, on the page at hand."""
        page, has_begun, self._has_begun = self.page, self._has_begun, False
        found = self.paragraphs(holder)
        self.page, self._has_begun = page, has_begun
        return found

    def _turn(self, _: Element) -> None:
        self.turn_page()

    def _begin_change(self, mark: Element) -> None:
        if get(mark, "text:change-id") in self.deletions:
            self._deleting.add(get(mark, "text:change-id"))

    def _end_change(self, mark: Element) -> None:
        self._deleting.discard(get(mark, "text:change-id"))

    def _deleted(self, mark: Element) -> Iterator[Item]:
        """Yield the words that a tracked change took away where a mark is."""
        text = self.deletions.pop(get(mark, "text:change-id"), "")
        if text:
            yield LetterRun(text, Veil.DELETED)


def _asks(element: Element) -> bool:
    """Return whether an element says what is to be filled in, and nobody has."""
    is_asking = get(element, "loext:showing-place-holder") == "true"
    return is_asking or local(element) == "placeholder"


def _control(control: Element) -> str:
    """Return what a control of a form shows: a box with its state, a field with what is in it."""
    name, label = local(control), get(control, "form:label")
    if name == "checkbox":
        state = get(control, "form:current-state") or get(control, "form:state")
        return box(label, is_ticked=state == "checked")
    if name == "radio":
        chosen = get(control, "form:current-selected") or get(control, "form:selected")
        return box(label, is_ticked=chosen == "true")
    options = (option for option in children(control, "option"))
    entry = next((each for each in options if get(each, "form:current-selected") == "true"), None)
    typed = get(control, "form:current-value") or get(control, "form:value")
    return label or get(entry, "form:label") or typed


_BLOCKS: dict[str, Callable[[Body, Element, OpenList | None], Iterator[Paragraph]]] = {
    "p": Body._paragraph,  # noqa: SLF001 - the table of its own methods
    "h": Body._paragraph,  # noqa: SLF001
    "list": Body._list,  # noqa: SLF001
    "numbered-paragraph": Body._numbered,  # noqa: SLF001
    "table": Body._table,  # noqa: SLF001
    "section": Body._section,  # noqa: SLF001
    "change": Body._change,  # noqa: SLF001
}
_MARKS: dict[str, Callable[[Body, Element], None]] = {
    "soft-page-break": Body._turn,  # noqa: SLF001
    "change-start": Body._begin_change,  # noqa: SLF001
    "change-end": Body._end_change,  # noqa: SLF001
}
_ANCHORED: dict[str, Callable[[Body, Element], Iterator[Item]]] = {
    "note": Body._note,  # noqa: SLF001
    "annotation": Body._comment,  # noqa: SLF001
    "change": Body._deleted,  # noqa: SLF001
    "hidden-text": Body._unseen,  # noqa: SLF001
}


def deletions(text: Element) -> dict[str, str]:
    """Return what tracked changes took away, by their ids."""
    found: dict[str, str] = {}
    for region in text.iterfind("{*}tracked-changes/{*}changed-region"):
        for deletion in children(region, "deletion"):
            lines = (words(line).strip() for line in deletion.iter("{*}p", "{*}h"))
            identifier = get(region, "xml:id") or get(region, "text:id")
            found[identifier] = " ".join(line for line in lines if line)
    return found


def _heading(element: Element) -> int | None:
    return max(1, whole(element, "text:outline-level", 1)) if local(element) == "h" else None


def _add_text(items: list[Item], text: str | None, look: LetterLook) -> None:
    """Add letters; what breaks and indents the lines of the file is one space (6.1.2)."""
    if text:
        items.append(LetterRun(_SPACE.sub(" ", text), look.veil, look.rise))


def _glossed(element: Element) -> str:
    """Return a word with the gloss above it in brackets."""
    word, gloss = words(child(element, "ruby-base")), words(child(element, "ruby-text"))
    return f"{word}({gloss})" if gloss else word


# Elements that stand for letters.
_SPELT: dict[str, Callable[[Element], str]] = {
    "s": lambda element: " " * min(whole(element, "text:c", 1), _MOST_SPACES),
    "tab": lambda _: "\t",
    "line-break": lambda _: "\n",
    "ruby": _glossed,
}
