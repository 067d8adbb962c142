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
from announce_parser.readers._manuscript.manuscript import Manuscript, Section
from announce_parser.readers._traced import Traced, joined
from announce_parser.readers._within import paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from announce_parser.readers._drafts import Draft, GridCell

_OPENING, _CLOSING = "<!--", "-->"
_TABLE_EDGE = re.compile(r"<(?P<end>/?)table(?=[\s>/])[^<>]{0,2000}>", re.IGNORECASE)
# Stands for a table in the lines around it; no text holds it, because nobody sees it.
_PLACE = "\u0011table{}\u0011"
_DEFINITION = re.compile(
    r" {0,3}\[(?P<label>[^\^\[\]\n][^\[\]\n]{0,100})\]: +<?(?P<target>(?:https?://|mailto:|[\w./#-])[^\s<>]*)>?(?:\s+[\"'(].*)?"
)
_REFERRING = re.compile(
    r"\[(?P<words>[^\[\]\n]{1,200})\](?:\[(?P<label>[^\[\]\n]{0,100})\])?(?![\[(:])"
)
_AUTOLINK = re.compile(
    r"(?<!\\)<(?P<address>https?://[^\s<>]{1,500}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})>"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_STRUCK = re.compile(
    r"(?<![~\\])~~(?=[^\s~])(?P<tilde>[^~\n]{1,200})(?<=[^\s~])~~(?!~)"
    r"|<(?P<tag>del|s|strike)>(?P<inner>[^<>\n]{0,500})</(?P=tag)>",
    re.IGNORECASE,
)
_SET_APART = re.compile(
    r"(?P<before>[^\\\n]?)<(?P<tag>sup|sub)>(?P<inner>[^<>\n]{0,40})</(?P=tag)>", re.IGNORECASE
)
_TAG = re.compile(
    r"(?<!\\)</?(?:b|u|i|em|strong|span|font|center|small|big|mark|ins|p|div)(?:\s[^<>\n]{0,500})?/?>",
    re.IGNORECASE,
)
_MARKS = ("<", "&", "~~", "[")


@dataclass(frozen=True, slots=True)
class Embedding:
    """A text with places in it for what is written in another markup.

    Attributes:
        embedded: The blocks for each place, by the line that stands for them.
    """

    text: Traced
    embedded: Mapping[str, Sequence[Draft]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unmarked:
    """Lines without the marks within them, and what was struck out in them."""

    lines: tuple[Traced, ...]
    struck: tuple[Traced, ...]


def without_comments(text: Traced) -> Traced:
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


def embedding(text: Traced) -> Embedding:
    """Return the text with its tables of HTML as blocks."""
    pieces: list[Traced] = []
    embedded: dict[str, Sequence[Draft]] = {}
    done = depth = begun = 0
    for edge in _TABLE_EDGE.finditer(text.text):
        if not edge["end"]:
            begun = begun if depth else edge.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                place = _PLACE.format(len(embedded))
                embedded[place] = _blocks(text.cut(begun, edge.end()))
                pieces += (text.cut(done, begun), Traced(f"\n{place}\n"))
                done = edge.end()
    return Embedding(joined((*pieces, text.cut(done))), embedded) if embedded else Embedding(text)


def _blocks(source: Traced) -> tuple[Draft, ...]:
    """Return the blocks of a table in HTML; letters that stand in it as they are written know their place."""
    held = paragraphs_of(source.text)
    at = 0
    found: list[Draft] = []
    for draft in drafts_of(Manuscript((Section(held),))):
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


def unmarked(lines: Sequence[Traced]) -> Unmarked:
    """Return lines as they are shown, as far as marks within them say it."""
    targets = {
        _label(match["label"]): match["target"]
        for line in lines
        if (match := _DEFINITION.fullmatch(line.text.rstrip()))
    }
    struck: list[Traced] = []
    shown = [
        _shown(line, targets, struck)
        for line in lines
        if not (targets and _DEFINITION.fullmatch(line.text.rstrip()))
    ]
    return Unmarked(tuple(shown), tuple(struck))


def _shown(line: Traced, targets: Mapping[str, str], struck: list[Traced]) -> Traced:
    if not any(mark in line.text for mark in _MARKS):
        return line
    for match in _STRUCK.finditer(line.text):
        group = "tilde" if match["tilde"] is not None else "inner"
        struck.append(line.cut(*match.span(group)).strip())
    line = line.replace(_STRUCK, lambda _: "")
    line = line.replace(_SET_APART, _set_apart).replace(_TAG, lambda _: "")
    line = line.replace(_AUTOLINK, lambda match: match["address"])
    if targets:
        line = line.replace(_REFERRING, lambda match: _linked(match, targets))
    return line.replace(_ENTITY, _letter)


def _set_apart(match: re.Match[str]) -> str:
    before, inner = match["before"], match["inner"].strip()
    is_raised = match["tag"].lower() == "sup"
    return before + (raised_mark(inner, before) if is_raised else lowered(inner))


def _linked(match: re.Match[str], targets: Mapping[str, str]) -> str:
    """Return a link by reference as the link that it is; brackets that refer to nothing stay."""
    target = targets.get(_label(match["label"] or match["words"]))
    return match.group() if target is None else f"[{match['words']}]({target})"


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


def _letter(match: re.Match[str]) -> str:
    """Return the letter that an entity names; a pipe would end a cell, and stays as it is written."""
    letter = html.unescape(match.group())
    return match.group() if letter == "|" else letter.replace("\u00a0", " ")
