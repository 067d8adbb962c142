"""A section's XML → paragraphs with what is anchored in them (OWPML ``hs:sec``, ``hp:p``, ``hp:run``)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.fields import (
    close_direction,
    close_link,
    direction_of,
    target_of,
)
from announce_parser.readers._manuscript.forms import box, worded
from announce_parser.readers._manuscript.looks import composed
from announce_parser.readers._manuscript.manuscript import (
    PLAIN,
    Aside,
    AsideRole,
    Item,
    LetterLook,
    LetterRun,
    ManuscriptSection,
    Note,
    Paragraph,
    Unread,
    Veil,
)
from announce_parser.readers._manuscript.numbering import shape_of_name, write_number
from announce_parser.readers._xml import attribute, child, children, local, number, words
from announce_parser.readers.hwpx.objects import Objects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from announce_parser.readers.hwpx.head import Definitions

_LETTERS = {"tab": "\t", "lineBreak": "\n", "hyphen": "-", "nbSpace": "\u00a0", "fwSpace": " "}
_ASIDES = {
    "header": AsideRole.HEADER,
    "footer": AsideRole.FOOTER,
    "hiddenComment": AsideRole.COMMENT,
}
# Controls that set the page or mark a place in the text.
_SETTING = frozenset(
    ("autoNum", "newNum", "pageNum", "pageNumCtrl", "pageHiding", "colPr", "bookmark", "indexmark")
)
_LAYOUT = frozenset(("secPr", "linesegarray", "titleMark"))  # nothing of them is text
# What is in a run and is found without one.
_STRAY = frozenset(("run", "t", "tbl", "rect", "container", "equation", "pic"))
_UNREAD = {"ole": "an embedded object (OLE)", "chart": "a chart", "video": "a video"}


def section(
    root: Element, definitions: Definitions, master: Callable[[str], Element | None]
) -> ManuscriptSection:
    """Return the section of a root; `master` gives the root of a master page by its id, or None."""
    body = Body(definitions)
    properties = next(root.iter("{*}secPr"), None)
    pages = [master(attribute(page, "idRef")) for page in children(properties, "masterPage")]
    running = [
        Paragraph((Aside(AsideRole.HEADER, body.lists(page)),))
        for page in pages
        if page is not None
    ]
    return ManuscriptSection(
        (*running, *body.paragraphs(root), *body.memos(root)),
        outline=number(properties, "outlineShapeIDRef"),
        text_height=_text_height(child(properties, "pagePr")),
    )


def _text_height(page: Element | None) -> int:
    """Return the height between the margins; paper that lies (``NARROWLY``) is stated as if it was."""
    lies = attribute(page, "landscape") == "NARROWLY"
    margin = child(page, "margin")
    taken = sum(number(margin, side) for side in ("top", "bottom", "header", "footer"))
    return max(0, number(page, "width" if lies else "height") - taken)


@dataclass(slots=True)
class Body:
    """Reads paragraphs with one document's definitions.

    Attributes:
        deleting: True between the marks of a deletion, which may be in different runs.
        fields: Those that are open, by id: what begins them, and where in which paragraph.
    """

    definitions: Definitions
    deleting: bool = False
    fields: dict[str, tuple[Element | None, list[Item], int]] = field(default_factory=dict)
    _objects: Objects = field(init=False)

    def __post_init__(self) -> None:
        """Let tables and drawings read their text here."""
        self._objects = Objects(self)

    def paragraphs(self, holder: Element | None) -> tuple[Paragraph, ...]:
        """Return the paragraphs that are children of an element, in order.

        What other writers put beside them, text or a table without its paragraph, is read as one.
        """
        return tuple(
            self._paragraph(element)
            if local(element) == "p"
            else Paragraph(tuple(self._stray(element)))
            for element in (holder if holder is not None else ())
            if local(element) == "p" or local(element) in _STRAY
        )

    def _stray(self, element: Element) -> list[Item]:
        items: list[Item] = []
        for inner in element if local(element) == "run" else (element,):
            self._add(items, inner, PLAIN)
        return items

    def lists(self, holder: Element | None) -> tuple[Paragraph, ...]:
        """Return the paragraphs of the lists (``subList``) that are children of an element."""
        held = tuple(children(holder, "subList"))
        if not held and next(children(holder, "p"), None) is not None:
            return self.paragraphs(holder)
        return tuple(inner for each in held for inner in self.paragraphs(each))

    def memos(self, root: Element) -> Iterator[Paragraph]:
        """Yield the comments that are after the last paragraph, each in a paragraph of its own."""
        for group in children(root, "memogroup"):
            for memo in children(group, "memo"):
                inner = self.lists(memo) or tuple(
                    paragraph
                    for held in children(memo, "paraList")
                    for paragraph in self.paragraphs(held)
                )
                yield Paragraph((Aside(AsideRole.COMMENT, inner),))

    def _paragraph(self, element: Element) -> Paragraph:
        shape = self.definitions.paragraph(attribute(element, "paraPrIDRef"))
        layout = child(element, "linesegarray")
        return Paragraph(
            tuple(self._items(element)),
            head=shape.head,
            filled=shape.filled,
            lines=tuple(number(line, "vertpos") for line in layout) if layout is not None else (),
            breaks_page=attribute(element, "pageBreak") == "1",
        )

    def _items(self, paragraph: Element) -> list[Item]:
        """Return what is in a paragraph; writers other than Hancom leave out the runs around objects."""
        items: list[Item] = []
        for element in paragraph:
            name = local(element)
            if name == "run":
                look = self.definitions.looks.get(attribute(element, "charPrIDRef"), PLAIN)
                for inner in element:
                    self._add(items, inner, look)
            elif name not in _LAYOUT:
                self._add(items, element, PLAIN)
        return items

    def _add(self, items: list[Item], element: Element, look: LetterLook) -> None:
        """Add what an element of a run puts into its paragraph."""
        name = local(element)
        if name == "t":
            self._add_text(items, element, look)
        elif name == "ctrl":
            for inner in element:
                self._add_control(items, inner)
        elif name == "switch":
            for inner in _chosen(element):
                self._add(items, inner, look)
        elif name in _SPELT:
            items.append(LetterRun(_SPELT[name](element), look.veil, look.rise))
        elif name in _UNREAD:
            items.append(Unread(_UNREAD[name]))
        elif name not in _LAYOUT:
            items += self._objects.items(element)

    def _add_text(self, items: list[Item], element: Element, look: LetterLook) -> None:
        """Add the runs of a ``t``: letters that are elements are between its texts."""
        text = element.text or ""
        for inner in element:
            name = local(inner)
            if name in ("deleteBegin", "deleteEnd"):
                items.append(self._run(text, look))
                self.deleting, text = name == "deleteBegin", ""
            text += _LETTERS.get(name, "") + (inner.tail or "")
        items.append(self._run(text, look))

    def _run(self, text: str, look: LetterLook) -> LetterRun:
        """Return letters of a look; a soft hyphen is one of them, drawn wherever it is (제2026-123호)."""
        veil = Veil.DELETED if self.deleting else look.veil
        return LetterRun(text.replace("\u00ad", "-"), veil, look.rise)

    def _add_control(self, items: list[Item], element: Element) -> None:
        name = local(element)
        if name in ("footNote", "endNote"):
            items.append(Note(_note_label(element), self.lists(element)))
        elif name in _ASIDES:
            items.append(Aside(_ASIDES[name], self.lists(element)))
        elif name == "autoNum" and attribute(element, "numType") != "PAGE":
            items.append(LetterRun(_numbered(element)))
        elif name == "fieldBegin":
            if attribute(element, "type") == "MEMO":
                items.append(Aside(AsideRole.COMMENT, self.lists(element)))
            self.fields[attribute(element, "id")] = (element, items, len(items))
        elif name == "fieldEnd":
            self._close_field(items, attribute(element, "beginIDRef"))
        elif name not in _SETTING and any(words(text).strip() for text in element.iter("{*}t")):
            items.append(Unread(f"an object of a kind that is not read ({name})"))

    def _close_field(self, items: list[Item], identifier: str) -> None:
        """End a field: one to fill in loses its direction, a link gets its target, if all is in one paragraph."""
        begun, holder, start = self.fields.pop(identifier, (None, items, 0))
        if holder is not items:
            return
        stated = {
            attribute(each, "name"): words(each)
            for each in children(child(begun, "parameters"), "stringParam")
        }
        if attribute(begun, "type") == "HYPERLINK":
            close_link(items, start, stated.get("Path") or target_of(stated.get("Command", "")))
        elif attribute(begun, "type") == "CLICK_HERE":
            direction = stated.get("Direction") or direction_of(stated.get("Command", ""))
            close_direction(items, start, direction)


def _chosen(switch: Element) -> Iterator[Element]:
    """Yield the elements of the branch that every program can read."""
    default = child(switch, "default")
    branch = default if default is not None else child(switch, "case")
    yield from branch if branch is not None else ()


def _glossed(element: Element) -> str:
    """Return a word with the gloss above it in brackets."""
    word, gloss = words(child(element, "mainText")), words(child(element, "subText"))
    return f"{word}({gloss})" if gloss else word


def _note_label(note: Element) -> str:
    """Return a note's label as its own text begins with it, else by its number."""
    own = next(note.iter("{*}autoNum"), None)
    if own is not None:
        return _numbered(own)
    return f"{number(note, 'number', 1)}{_sign(attribute(note, 'suffixChar', '41'))}"


def _numbered(element: Element) -> str:
    """Return an automatic number between the signs that the writer chose."""
    shape = child(element, "autoNumFormat")
    written = write_number(number(element, "num"), shape_of_name(attribute(shape, "type")))
    return (
        f"{_sign(attribute(shape, 'prefixChar'))}{written}{_sign(attribute(shape, 'suffixChar'))}"
    )


def _sign(text: str) -> str:
    """Return a sign that is written as itself or as the number of its character."""
    if not text.isdecimal():
        return text.strip("\x00")
    code = int(text[:7])
    return chr(code) if 32 <= code < 0xD800 else ""


def _caption(form: Element) -> str:
    """Return the words on a button of a form."""
    return worded(attribute(form, "caption"))


def _box(form: Element) -> str:
    """Return a box of a form with its state."""
    return box(_caption(form), is_ticked=attribute(form, "value") == "CHECKED")


def _chosen_entry(form: Element) -> str:
    """Return the entry of a list that is chosen, as it is shown."""
    chosen = attribute(form, "selectedValue")
    shown = {
        attribute(entry, "value"): attribute(entry, "displayText")
        for entry in children(form, "listItem")
    }
    return shown.get(chosen) or chosen


# Elements that stand for letters: overlapping ones, a word with its gloss, a form's button.
_SPELT: dict[str, Callable[[Element], str]] = {
    "compose": lambda element: composed(attribute(element, "composeText")),
    "dutmal": _glossed,
    "btn": _caption,
    **dict.fromkeys(("radioBtn", "checkBtn"), _box),
    **dict.fromkeys(("comboBox", "listBox"), _chosen_entry),
    "edit": lambda element: words(child(element, "text")),
}
