"""The whole page → the part that is the notice: told by structure and by where the text is dense.

The text of a notice is the one place of its page with much text that is not a link. Around it stand the
fields of the board (제목, 등록일, 담당부서, 첨부파일), which belong to it, and the furniture of the site,
which does not: above the text only headline and fields are kept, below it only attachments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.readers.html.boilerplate import (
    cut_standing_footer,
    has_attachment,
    has_field,
    is_furniture,
    is_menu,
    is_standing_line,
    is_titled,
)
from announce_parser.readers.html.controls import CONTROLS, serves_the_site
from announce_parser.readers.html.tables import layout_rows
from announce_parser.readers.html.tree import attribute, find_all, letters, remove, tag, text_of
from announce_parser.readers.html.visibility import is_for_screen_readers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

_DROPPED = (
    "script", "style", "template", "noscript", "head", "nav", "datalist", "map", "title", "meta", "link",
)  # fmt: skip
_HOLDERS = frozenset(
    {"html", "body", "div", "section", "article", "main", "form", "center", "fieldset"}
)  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Share of the text that a child must hold to be where the notice is.
_DENSE = 0.7
_LEAST_MAIN = 0.4
_LONGEST_HINT = 30


def narrow(root: Element, headline: str) -> Element:
    """Return the part of a page that is the notice, stripped of everything else; the tree is altered.

    Args:
        root: Of the page.
        headline: The letters of the headline, empty where none is known.
    """
    for element in [each for each in find_all(root, *CONTROLS) if serves_the_site(each)]:
        remove(element)
    for element in list(find_all(root, *_DROPPED, "button")):
        remove(element)
    for element in list(root.iter()):
        if tag(element) and is_for_screen_readers(element) and _is_hint(element):
            remove(element)
    cut_standing_footer(root)
    body = next(find_all(root, "body"), root)
    _drop_furniture(body, headline)
    main = _find_main(body)
    top = body if main is None else main
    core = _densest(top)
    _strip_around(top, core, headline)
    _strip_within(top)
    return top


def _is_hint(element: Element) -> bool:
    """Return whether what only screen readers say is a word about the page: 새 창, 다운로드, 본문 시작."""
    text = text_of(element)
    return len(text) <= _LONGEST_HINT and not any(char.isdigit() for char in text)


def _drop_furniture(body: Element, headline: str) -> None:
    """Take out what tags, roles and names say is furniture, unless the headline is in it."""
    whole = max(_weights(body).get(body, 0), 1)
    weights = _weights(body)
    for element in list(body.iter()):
        if not tag(element) or element is body or not is_furniture(element):
            continue
        if weights.get(element, 0) > _LEAST_MAIN * whole or _shows(element, headline):
            continue
        remove(element)


def _shows(element: Element, headline: str) -> bool:
    """Return whether the headline is within an element that is called a header: its own fields beside it."""
    return bool(headline) and any(
        letters(text_of(each)) == headline for each in element.iter() if tag(each)
    )


def _find_main(body: Element) -> Element | None:
    """Return the element that the page itself calls its main part, if most of the text is in it."""
    weights = _weights(body)
    whole = max(weights.get(body, 0), 1)
    for element in body.iter():
        if tag(element) == "main" or attribute(element, "role") == "main":
            return element if weights.get(element, 0) >= _LEAST_MAIN * whole else None
    return None


def _densest(top: Element) -> Element:
    """Return the innermost holder that has most of the text which is not a link."""
    weights = _weights(top)
    core = top
    while True:
        whole = max(weights.get(core, 0), 1)
        heavy = [child for child in _inner_holders(core) if weights.get(child, 0) >= _DENSE * whole]
        if not heavy:
            return core
        core = heavy[0]


def _inner_holders(holder: Element) -> Iterator[Element]:
    """Yield the children in which the notice may be, of a table that lays out the page its long cells."""
    for child in holder:
        if tag(child) in _HOLDERS:
            yield child
        elif tag(child) == "table":
            yield from (
                cell for row in layout_rows(child) for cell in row if tag(cell) in ("td", "th")
            )


def _weights(top: Element) -> Mapping[Element, int]:
    """Return how many letters are in each element, those of links not counted."""
    from lxml import etree

    weights: dict[Element, int] = {}
    for _, element in etree.iterwalk(top, events=("end",)):
        if tag(element) == "a":
            weights[element] = 0
            continue
        own = len(letters(element.text or ""))
        inner = sum(weights.get(child, 0) + len(letters(child.tail or "")) for child in element)
        weights[element] = own + inner
    return weights


def _strip_around(top: Element, core: Element, headline: str) -> None:
    """Take out what is beside the way down to the core and is neither headline nor field."""
    below = core
    while below is not top:
        holder = below.getparent()
        if holder is None:
            return
        is_above = True
        for child in list(holder):
            if child is below:
                is_above = False
            elif not (_belongs_above(child, headline) if is_above else has_attachment(child)):
                remove(child)
            else:
                _strip_menus(child)
        below = holder


def _belongs_above(element: Element, headline: str) -> bool:
    """Return whether an element above the text belongs to the notice: headline, field, or heading of its own."""
    if tag(element) in ("thead", "caption", "colgroup", "col", "th"):
        return True
    if _shows(element, headline) or has_field(element):
        return True
    if headline:
        return False
    if any(is_titled(each) for each in element.iter() if tag(each)):
        return True
    return tag(element) in _HEADINGS or any(True for _ in find_all(element, *_HEADINGS))


def _strip_menus(element: Element) -> None:
    for each in list(find_all(element, "ul", "ol", "div", "p")):
        if is_menu(each):
            remove(each)


def _strip_within(top: Element) -> None:
    """Take out standing lines of the site: 목록, 이전글 …, 만족도 조사."""
    for element in list(top.iter()):
        if tag(element) and element is not top and is_standing_line(element):
            remove(element)
