"""Markdown's marks within lines, and the HTML in it → the text that a reader of the rendered page sees.

Comments are not shown, tables in HTML are tables, entities are letters, links by reference are links; what is
struck out (``~~2억원~~``) is kept apart as hidden.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.flow import drafts_of
from announce_parser.readers._manuscript.looks import lowered, raised_mark
from announce_parser.readers._manuscript.manuscript import Manuscript, ManuscriptSection
from announce_parser.readers._traced import Traced, joined
from announce_parser.readers._within import is_veiled_by, paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from announce_parser.readers._drafts import Draft, GridCell

_OPENING, _CLOSING = "<!--", "-->"
_TABLE_EDGE = re.compile(r"<(?P<end>/?)table(?=[\s>/])[^<>]{0,2000}>", re.IGNORECASE)
# Stands for a table in the lines around it; no text holds it, because nobody sees it.
_PLACE = "\u0011table{}\u0011"
_DEFINITION = re.compile(
    r"""
    [ ]{0,3}\[(?P<label>[^\^\[\]\n][^\[\]\n]{0,100})\]:[ ]+(?:<?(?P<target>(?:https?://|mailto:
          |[\w./#-])[^\s<>]*)>?|<>)(?:\s+[\"'(].*)?
    """,
    re.VERBOSE,
)
_REFERRING = re.compile(
    r"\[(?P<words>[^\[\]\n]{1,200})\](?:\[(?P<label>[^\[\]\n]{0,100})\])?(?![\[(:])"
)
_AUTOLINK = re.compile(
    r"(?<!\\)<(?P<address>https?://[^\s<>]{1,500}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})>"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# Struck out, over the lines of one paragraph.
_STRUCK = re.compile(
    r"(?<![~\\])~~(?=[^\s~])(?P<inner>(?:[^~\n]|\n(?![ \t]*\n)){1,2000})(?<=[^\s~])~~(?!~)"
)
_UNSEEN = re.compile(
    r"(?<!\\)<(?P<tag>del|strike|script|style|template|[a-z][a-z0-9]{0,9})(?P<stated>(?:\s[^<>]{0,1000})?)>",
    re.IGNORECASE,
)
_STRIKING = frozenset({"del", "s", "strike"})
_SILENT = frozenset({"script", "style", "template"})
_HIDDEN = re.compile(r"\shidden(?=[\s=]|\Z)", re.IGNORECASE)
_STYLE = re.compile(r"\sstyle\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')", re.IGNORECASE)
_SET_APART = re.compile(
    r"(?P<before>[^\\\n<>]{0,4})(?:<(?P<tag>sup|sub)(?:\s[^<>\n]{0,200})?>(?P<inner>[^<>\n]{0,40})</(?P=tag)>"
    r"|\$ ?\^\{? ?(?P<power>\d{1,2}\)?) ?\}?\$|\^(?P<caret>\d{1,2}\)?)\^)",
    re.IGNORECASE,
)
# Elements of HTML that stand for themselves, and what Markdown writes for them.
_TITLED = re.compile(
    r"<h(?P<level>[1-6])(?:\s[^<>]{0,500})?>(?P<inner>[^\n]{0,500}?)</h(?P=level)\s*>",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"<a\s[^<>]{0,500}?href\s*=\s*[\"'](?P<target>[^\"'<>\s]{1,500})[\"'][^<>]{0,500}>(?P<words>[^<>\[\]\n]{1,300})</a\s*>",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"<img\s(?P<stated>[^<>]{0,1000})>", re.IGNORECASE)
_STATED = re.compile(
    r"(?:^|\s)(?P<name>alt|src)\s*=\s*[\"'](?P<words>[^\"'<>]{0,500})[\"']", re.IGNORECASE
)
_ITEM = re.compile(r"\s*<li(?:\s[^<>]{0,500})?>\s*", re.IGNORECASE)
_EDGE = re.compile(
    r"(?<!\\)</?(?:li|ul|ol|dl|dt|dd|details|summary|hr|section|article|header|footer|figure|figcaption|blockquote|center)(?:\s[^<>\n]{0,500})?/?>",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^ {0,3}\[\^(?P<label>[^\[\]\s]{1,30})\]:[ \t]*", re.MULTILINE)
_NOTED = re.compile(r"(?P<before>[^\\\n]?)\[\^(?P<label>[^\[\]\s]{1,30})\](?!:)")
_TAG = re.compile(
    r"(?<!\\)</?(?:b|u|i|em|strong|span|font|center|small|big|mark|ins|p|div)(?:\s[^<>\n]{0,500})?/?>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[^<>]{0,1000}>")
_ROW = re.compile(r"<t[dh](?=[\s>])", re.IGNORECASE)
_BROKEN = "a table of the text breaks off: what follows it is missing"
_MARKS = ("<", "&", "^", "[")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as far as its elements go: what is in lines is still marked.

    Attributes:
        embedded: The blocks for each place of a table in HTML, by the line that stands for them.
        hidden: What was struck out or hidden.
        losses: What breaks off.
    """

    text: Traced
    embedded: Mapping[str, Sequence[Draft]] = field(default_factory=dict)
    hidden: tuple[Traced, ...] = ()
    losses: tuple[str, ...] = ()


def rendered(text: Traced) -> Rendered:
    """Return a text without comments, with its tables of HTML as blocks and other elements as Markdown writes them."""
    text = _without_comments(text)
    embedded: dict[str, Sequence[Draft]] = {}
    losses: tuple[str, ...] = ()
    hidden: list[Traced] = []
    if "<" in text.text:
        text, losses = _embedded(text, embedded)
        text = _shown_elements(_without_unseen(text, hidden))
    if "~~" in text.text:
        hidden += (text.cut(*match.span("inner")).strip() for match in _STRUCK.finditer(text.text))
        text = text.replace(_STRUCK, lambda _: "")
    if "[^" in text.text:
        text = _noted(text)
    return Rendered(text, embedded, tuple(each for each in hidden if each), losses)


def _without_unseen(text: Traced, hidden: list[Traced]) -> Traced:
    """Return a text without the elements that nobody sees; their words go to `hidden`, those of scripts nowhere."""
    pieces: list[Traced] = []
    done = 0
    never_closed: set[str] = set()
    for opening in _UNSEEN.finditer(text.text):
        name = opening["tag"].lower()
        if (
            opening.start() < done
            or name in never_closed
            or not _is_unseen(name, opening["stated"])
        ):
            continue
        closing = _closing(text.text, name, opening.end())
        if closing is None:
            never_closed.add(name)
            continue
        pieces.append(text.cut(done, opening.start()))
        if name not in _SILENT:
            hidden.append(
                text.cut(opening.end(), closing.start()).replace(_ANY_TAG, lambda _: " ").strip()
            )
        done = closing.end()
    return joined((*pieces, text.cut(done))) if pieces else text


def _is_unseen(name: str, stated: str) -> bool:
    if name in _STRIKING or name in _SILENT:
        return True
    style = _STYLE.search(stated)
    is_veiled = style is not None and is_veiled_by(style["double"] or style["single"] or "")
    return is_veiled or _HIDDEN.search(stated) is not None


def _closing(text: str, name: str, start: int) -> re.Match[str] | None:
    """Return what closes an element, those of its name within it counted."""
    depth = 1
    for edge in re.compile(rf"<(?P<end>/?){name}(?=[\s>])[^<>]*>", re.IGNORECASE).finditer(
        text, start
    ):
        depth += -1 if edge["end"] else 1
        if not depth:
            return edge
    return None


def _shown_elements(text: Traced) -> Traced:
    """Return a text whose headings, links, images and lists of HTML are written as Markdown writes them."""
    text = text.replace(
        _TITLED, lambda match: f"\n\n{'#' * int(match['level'])} {match['inner']}\n\n"
    )
    text = text.replace(_LINKED, lambda match: f"[{match['words'].strip()}]({match['target']})")
    text = text.replace(_IMAGE, _image)
    return text.replace(_ITEM, lambda _: "\n- ").replace(_EDGE, lambda _: "\n")


def _image(match: re.Match[str]) -> str:
    stated = {
        each["name"].lower(): each["words"].strip() for each in _STATED.finditer(match["stated"])
    }
    return f"![{stated['alt']}]({stated.get('src', '')})" if stated.get("alt") else ""


def _noted(text: Traced) -> Traced:
    """Return a text whose notes (``[^a]``) are numbered and marked as notices mark them: ``사업1)은``, ``주1) …``."""
    labels = (match["label"].casefold() for match in _NOTE.finditer(text.text))
    numbers = {label: f"{number})" for number, label in enumerate(dict.fromkeys(labels), 1)}

    def mark(match: re.Match[str]) -> str:
        number = numbers.get(match["label"].casefold())
        before = match["before"]
        return match.group() if number is None else before + raised_mark(number, before)

    marked = text.replace(_NOTED, mark)
    return marked.replace(_NOTE, lambda match: f"\n주{numbers[match['label'].casefold()]} ")


def _without_comments(text: Traced) -> Traced:
    """Return the text without its comments, which no reader of the page sees."""
    pieces: list[Traced] = []
    done = 0
    while (start := text.text.find(_OPENING, done)) >= 0:
        end = text.text.find(_CLOSING, start + len(_OPENING))
        if end < 0:
            break
        pieces.append(text.cut(done, start))
        done = end + len(_CLOSING)
    return joined((*pieces, text.cut(done))) if pieces else text


def _embedded(text: Traced, embedded: dict[str, Sequence[Draft]]) -> tuple[Traced, tuple[str, ...]]:
    """Return a text with a line for each table of HTML, whose blocks go to `embedded`; and what breaks off."""
    pieces: list[Traced] = []
    done = depth = begun = 0

    def put_in(end: int) -> None:
        place = _PLACE.format(len(embedded))
        embedded[place] = _blocks(text.cut(begun, end))
        pieces.extend((text.cut(done, begun), Traced(f"\n{place}\n")))

    for edge in _TABLE_EDGE.finditer(text.text):
        if not edge["end"]:
            begun = begun if depth else edge.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                put_in(edge.end())
                done = edge.end()
    breaks_off = bool(depth) and _ROW.search(text.text, begun) is not None
    if breaks_off:
        put_in(len(text))
        done = len(text)
    losses = (_BROKEN,) if breaks_off else ()
    return (joined((*pieces, text.cut(done))) if embedded else text), losses


def _blocks(source: Traced) -> tuple[Draft, ...]:
    """Return the blocks of a table in HTML; letters that are in it as they are written know their place."""
    held = paragraphs_of(source.text)
    at = 0
    found: list[Draft] = []
    for draft in drafts_of(Manuscript((ManuscriptSection(held),))):
        if draft.table is None:
            found.append(draft)
            continue
        cells: list[GridCell] = []
        for cell in draft.table.cells:
            place = source.text.find(cell.text, at) if cell.text else -1
            runs = source.cut(place, place + len(cell.text)).runs if place >= 0 else ()
            at = place + len(cell.text) if place >= 0 else at
            cells.append(replace(cell, runs=runs))
        found.append(replace(draft, table=replace(draft.table, cells=tuple(cells))))
    return tuple(found)


def unmarked(lines: Sequence[Traced]) -> tuple[Traced, ...]:
    """Return lines as they are shown, as far as marks within them say it."""
    targets = {
        _label(match["label"]): match["target"] or ""
        for line in lines
        if (match := _DEFINITION.fullmatch(line.text.rstrip()))
    }
    return tuple(
        _shown(line, targets)
        for line in lines
        if not (targets and _DEFINITION.fullmatch(line.text.rstrip()))
    )


def _shown(line: Traced, targets: Mapping[str, str]) -> Traced:
    if not any(mark in line.text for mark in _MARKS):
        return line
    line = line.replace(_SET_APART, _set_apart).replace(_TAG, lambda _: "")
    line = line.replace(_AUTOLINK, lambda match: match["address"])
    if targets:
        line = line.replace(_REFERRING, lambda match: _linked(match, targets))
    return line.replace(_ENTITY, _letter)


def _set_apart(match: re.Match[str]) -> str:
    before = match["before"]
    inner = (match["inner"] or match["power"] or match["caret"] or "").strip()
    is_raised = (match["tag"] or "sup").lower() == "sup"
    return before + (raised_mark(inner, before) if is_raised else lowered(inner))


def _linked(match: re.Match[str], targets: Mapping[str, str]) -> str:
    """Return a link by reference as the link that it is; brackets that refer to nothing stay."""
    target = targets.get(_label(match["label"] or match["words"]))
    return match.group() if target is None else f"[{match['words']}]({target})"


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


def _letter(match: re.Match[str]) -> str:
    """Return the letter that an entity names; a pipe of text is not one between cells, and is escaped."""
    letter = html.unescape(match.group())
    return "\\|" if letter == "|" else letter.replace("\u00a0", " ")
