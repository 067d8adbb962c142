"""A section's XML → paragraphs with what is anchored in them (OWPML ``hs:sec``, ``hp:p``, ``hp:run``)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.manuscript import (
    Aside,
    AsideRole,
    Item,
    Note,
    Paragraph,
    Run,
    Section,
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
_UNREAD = {"ole": "an embedded object (OLE)", "chart": "a chart", "video": "a video"}


def section(
    root: Element, definitions: Definitions, master: Callable[[str], Element | None]
) -> Section:
    """Return the section of a root; `master` gives the root of a master page by its id, or None."""
    body = Body(definitions)
    properties = next(root.iter("{*}secPr"), None)
    pages = [master(attribute(page, "idRef")) for page in children(properties, "masterPage")]
    running = [
        Paragraph((Aside(AsideRole.HEADER, body.lists(page)),))
        for page in pages
        if page is not None
    ]
    return Section(
        (*running, *body.paragraphs(root), *body.memos(root)),
        outline=number(properties, "outlineShapeIDRef"),
        text_height=_text_height(child(properties, "pagePr")),
    )


def _text_height(page: Element | None) -> int:
    """Return the height between the margins; paper that lies (``NARROWLY``) is stated as if it stood."""
    lies = attribute(page, "landscape") == "NARROWLY"
    margin = child(page, "margin")
    taken = sum(number(margin, side) for side in ("top", "bottom", "header", "footer"))
    return max(0, number(page, "width" if lies else "height") - taken)


@dataclass(slots=True)
class Body:
    """Reads paragraphs with one document's definitions.

    Attributes:
        deleting: True between the marks of a deletion, which may stand in different runs.
    """

    definitions: Definitions
    deleting: bool = False
    _objects: Objects = field(init=False)

    def __post_init__(self) -> None:
        """Let tables and drawings read their text here."""
        self._objects = Objects(self)

    def paragraphs(self, holder: Element | None) -> tuple[Paragraph, ...]:
        """Return the paragraphs that are children of an element, in order."""
        return tuple(self._paragraph(element) for element in children(holder, "p"))

    def lists(self, holder: Element | None) -> tuple[Paragraph, ...]:
        """Return the paragraphs of the lists (``subList``) that are children of an element."""
        return tuple(
            inner for held in children(holder, "subList") for inner in self.paragraphs(held)
        )

    def memos(self, root: Element) -> Iterator[Paragraph]:
        """Yield the comments that stand behind the last paragraph, each in a paragraph of its own."""
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

    def _items(self, paragraph: Element) -> Iterator[Item]:
        for run in children(paragraph, "run"):
            veil = Veil.WHITE if attribute(run, "charPrIDRef") in self.definitions.pale else None
            for element in run:
                yield from self._item(element, veil)

    def _item(self, element: Element, veil: Veil | None) -> Iterator[Item]:
        """Yield what an element of a run puts into its paragraph."""
        name = local(element)
        if name == "t":
            yield from self._text(element, veil)
        elif name == "ctrl":
            for inner in element:
                yield from self._control(inner)
        elif name == "switch":
            for inner in _chosen(element):
                yield from self._item(inner, veil)
        elif name in _SPELT:
            yield Run(_SPELT[name](element), veil)
        elif name in _UNREAD:
            yield Unread(_UNREAD[name])
        elif name != "secPr":
            yield from self._objects.items(element)

    def _text(self, element: Element, veil: Veil | None) -> Iterator[Run]:
        """Yield the runs of a ``t``: letters that are elements stand between its texts."""
        text = element.text or ""
        for inner in element:
            name = local(inner)
            if name in ("deleteBegin", "deleteEnd"):
                yield Run(text, self._veil(veil))
                self.deleting, text = name == "deleteBegin", ""
            text += _LETTERS.get(name, "") + (inner.tail or "")
        yield Run(text, self._veil(veil))

    def _veil(self, veil: Veil | None) -> Veil | None:
        return Veil.DELETED if self.deleting else veil

    def _control(self, element: Element) -> Iterator[Item]:
        name = local(element)
        if name in ("footNote", "endNote"):
            yield Note(_note_label(element), self.lists(element))
        elif name in _ASIDES:
            yield Aside(_ASIDES[name], self.lists(element))
        elif name == "autoNum" and attribute(element, "numType") != "PAGE":
            yield Run(_numbered(element))
        elif name == "fieldBegin" and attribute(element, "type") == "MEMO":
            yield Aside(AsideRole.COMMENT, self.lists(element))


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
    """Return the words on a button or box of a form."""
    return attribute(form, "caption")


# Elements that stand for letters: overlapping ones, a word with its gloss, a form's button.
_SPELT: dict[str, Callable[[Element], str]] = {
    "compose": lambda element: attribute(element, "composeText"),
    "dutmal": _glossed,
    **dict.fromkeys(("btn", "radioBtn", "checkBtn", "comboBox", "edit", "listBox"), _caption),
}
