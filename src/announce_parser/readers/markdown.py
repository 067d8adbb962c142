"""Markdown → document: what converters make of notices, front matter, headings and pipe tables included.

The text that a reader of the rendered page sees stays, character by character; ``#``, ``>``, the ruling
line of a table and escapes go. Links stay as written: whoever lists links reads them (COUNTING 7). Stars
are footnotes here first, as in every notice, and emphasis only where they enclose whole words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind, Document
from announce_parser.errors import EmptyDocument
from announce_parser.readers._compose import compose
from announce_parser.readers._decode import decode, find_text
from announce_parser.readers._drafts import Draft
from announce_parser.readers._inline import rendered, unmarked
from announce_parser.readers._lines import JoinedLine, line_of
from announce_parser.readers._markup import front_matter_end, has_markup
from announce_parser.readers._normalise import normalise
from announce_parser.readers._plain import drafts_of
from announce_parser.readers._traced import Traced, joined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FORMAT = "markdown"
SUFFIXES: tuple[str, ...] = (".md", ".markdown")

_FENCE = re.compile(r"\s*(?:```[^`\n]{0,200}|~~~[^~\n]{0,200})")
_STRONG = re.compile(r"(?<![\w_])__(?P<inner>[^\s_](?:[^_\n]{0,200}[^\s_])?)__(?![\w_])")
_HARD_BREAK = re.compile(r"(?<!\\)\\\s*$")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_HEADING = re.compile(r"\s{0,3}(?P<marks>#{1,6})\s+")
_CLOSING_MARKS = re.compile(r"\s+#+\s*$")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(
    r"(?<![^\s(\[「<])\*\*(?P<inner>[^\s*](?:[^*\n]{0,200}[^\s*])?)\*\*(?![\w*])"
)
_BREAK = re.compile(r"\s*<br\s?/?>\s*")
_BOLD_LINE = re.compile(r"\*\*(?P<inner>[^\s*](?:[^*\n]{0,200}[^\s*])?)\*\*")
_LEVEL_OF_BOLD_LINE = 3
_UNDERLINE = re.compile(r"(?P<equals>={3,})\s*|-{3,}\s*")


def matches(data: bytes) -> bool:
    """Return whether the bytes are text in a known encoding with the markup of Markdown."""
    decoded = find_text(data)
    return decoded is not None and has_markup(decoded.text.replace("\u00a0", " "))


def read(data: bytes) -> Document:
    """Return the document; raises ``UnknownEncoding``, or ``EmptyDocument`` where there is no text."""
    decoded = decode(data)
    source = rendered(normalise(decoded.text))
    lines = tuple(source.text.split("\n"))
    metadata, first = front_matter([line.text for line in lines])
    body = [line for line in lines[first:] if not _FENCE.fullmatch(line.text)]
    lines = _plain_lines(unmarked(body))
    drafts = drafts_of(lines, _read_line, pipes=True, embedded=source.embedded)
    drafts += tuple(
        Draft(BlockKind.PARAGRAPH, text.text, runs=text.runs, hidden=True) for text in source.hidden
    )
    if not drafts:
        raise EmptyDocument("there is no text in the file")
    return compose(
        FORMAT,
        drafts,
        encoding=decoded.encoding,
        metadata=metadata,
        losses=(*decoded.losses, *source.losses),
    )


def front_matter(lines: Sequence[str]) -> tuple[Mapping[str, str], int]:
    """Return the YAML mapping between ``---`` at the top, as text, and the index of the line after it."""
    end = front_matter_end(lines)
    inner = [line for line in lines[: max(0, end - 1)] if line.strip()][1:]
    return (_metadata("\n".join(inner)), end) if end else ({}, 0)


def _metadata(source: str) -> Mapping[str, str]:
    import yaml

    try:
        if _refers(source):
            return _pairs(source)
        # Every scalar as written: a news item's id is not a number, and 2023-01-09 no date object.
        loaded = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes only text
    except yaml.YAMLError:
        return _pairs(source)
    if not isinstance(loaded, dict):
        return {}
    return {str(key): _as_text(value) for key, value in loaded.items()}


def _refers(source: str) -> bool:
    """Return whether a mapping names a value again (``*a``): a few lines would unfold to any size."""
    import yaml

    return "*" in source and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(source))


def _pairs(source: str) -> Mapping[str, str]:
    """Return the keys and values of lines that are not a mapping, or none to unfold."""
    pairs = (line.partition(":") for line in source.split("\n") if ":" in line)
    return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_as_text(item) for item in value)
    return str(value)


def _plain_lines(lines: Sequence[Traced]) -> tuple[Traced, ...]:
    """Return the lines without the marks within them; underlined ones get the mark of a heading."""
    plain = [_plain(line) for line in lines]
    for index in range(1, len(plain)):
        underline = _UNDERLINE.fullmatch(plain[index].text)
        if underline is not None and _may_be_underlined(plain, index - 1):
            mark = Traced("# " if underline["equals"] else "## ")
            plain[index - 1] = joined((mark, plain[index - 1]))
            plain[index] = Traced("")
    return tuple(plain)


def _may_be_underlined(lines: Sequence[Traced], index: int) -> bool:
    """Return whether a line is alone over the dashes below it and is neither list, quote nor table."""
    text = lines[index].text
    stands_alone = index == 0 or not lines[index - 1].text.strip()
    return (
        bool(stands_alone and text.strip()) and text.lstrip()[0] not in "#>|-*" and "\t" not in text
    )


def _plain(line: Traced) -> Traced:
    if not any(mark in line.text for mark in ("**", "\\", "<br", "__")):
        return line
    line = line.replace(_STRONG, lambda match: match["inner"])
    whole = _BOLD_LINE.fullmatch(line.text.strip())
    if whole is None:
        line = line.replace(_EMPHASIS, lambda match: match["inner"])
    if line.text.lstrip().startswith("|"):
        return line
    line = line.replace(_BREAK, lambda _: " ").replace(_HARD_BREAK, lambda _: "")
    return line.replace(_ESCAPE, lambda _: "")


def _read_line(text: Traced, after_gap: bool) -> JoinedLine:  # noqa: FBT001 - a reader of lines, called by position
    """Return a line without the marks at its front: quotation and heading."""
    quoted = False
    while (quote := _QUOTE.match(text.text)) is not None and text.text[quote.end() :].strip():
        quoted, text = True, text.cut(quote.end())
    heading = _HEADING.match(text.text)
    if heading is not None:
        closing = _CLOSING_MARKS.search(text.text)
        inner = text.cut(heading.end(), closing.start() if closing else None)
        return line_of(inner, after_gap=True, heading=len(heading["marks"]))
    bold = _BOLD_LINE.fullmatch(text.text.strip())
    if bold is not None and not quoted:
        trimmed = text.strip()
        inner = trimmed.cut(bold.start("inner"), bold.end("inner"))
        return line_of(inner, after_gap=True, heading=_LEVEL_OF_BOLD_LINE)
    return line_of(text, after_gap=after_gap, quoted=quoted)
