"""Where the lines of a page are gathered: the body, a cell, a caption.

``<br>`` ends a line, a block ends a paragraph. Many boards know no other break than ``<br>``: so each line
is a paragraph of its own, but for those that were only wrapped and go on with the line above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from announce_parser.patterns import lazy_regex
from announce_parser.readers._lines import line_of, unwrapped
from announce_parser.readers._manuscript.manuscript import (
    PLAIN,
    Item,
    LetterLook,
    LetterRun,
    Paragraph,
)
from announce_parser.readers._markers import find_marked
from announce_parser.readers._phrases import APPENDIX
from announce_parser.readers._traced import Traced
from announce_parser.readers.html.boilerplate import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SPACES = lazy_regex(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class Holder:
    """Paragraphs, and the line that is being set.

    Attributes:
        heading: Level of the heading that the line is in, None outside of one.
        label: Number or bullet of the list item that begins here; the first line with text takes it.
    """

    paragraphs: list[Paragraph] = field(default_factory=list)
    heading: int | None = None
    label: str = ""
    _line: list[Item] = field(default_factory=list)
    _lines: list[tuple[Item, ...]] = field(default_factory=list)

    def add_text(self, text: str, look: LetterLook = PLAIN) -> None:
        """Add characters whose white space is folded."""
        if text:
            self._line.append(LetterRun(_SPACES.sub(" ", text), look.veil, look.rise))

    def add_lines(self, text: str, look: LetterLook) -> None:
        """Add characters as they are set, each line break one (``pre``)."""
        for index, line in enumerate(text.split("\n")):
            if index:
                self.break_line()
            if line:
                self._line.append(LetterRun(line, look.veil, look.rise))

    def add(self, item: Item) -> None:
        """Add what is in the line like a letter, or apart from it."""
        self._line.append(item)

    def break_line(self) -> None:
        """End the line; a heading goes on in one line."""
        if self.heading is not None:
            self.add_text(" ")
            return
        self._lines.append(_trimmed(self._line))
        self._line.clear()

    def end_block(self) -> None:
        """End the paragraph, if one has begun."""
        last = _trimmed(self._line)
        self._line.clear()
        lines = [*self._lines, last] if last else self._lines
        if lines:
            self.paragraphs += self._paragraphs(lines)
        self._lines = []

    def add_gap(self) -> None:
        """Set what follows apart from what is above."""
        self.end_block()
        self.paragraphs.append(Paragraph(()))

    def mark(self) -> tuple[int, int]:
        """Return where the line is, for ``text_since``."""
        return len(self._lines), len(self._line)

    def text_since(self, mark: tuple[int, int]) -> str | None:
        """Return what was added to the line since a mark; None where the line has been broken."""
        if mark[0] != len(self._lines) or mark[1] > len(self._line):
            return None
        return "".join(item.text for item in self._line[mark[1] :] if isinstance(item, LetterRun))

    def insert(self, mark: tuple[int, int], text: str) -> None:
        """Put characters in at a mark of the present line."""
        self._line.insert(mark[1], LetterRun(text))

    def _paragraphs(self, lines: Sequence[tuple[Item, ...]]) -> Iterator[Paragraph]:
        for items in _rejoined(lines):
            yield Paragraph(items, label=self._take_label(items), heading=self.heading)

    def _take_label(self, items: tuple[Item, ...]) -> str:
        """Return the label for a line, once; a line that brings its own mark needs none."""
        text = "".join(
            item.text for item in items if isinstance(item, LetterRun) and item.veil is None
        )
        if not self.label or not text.strip():
            return ""
        label, self.label = self.label, ""
        return "" if _opens_itself(text.strip()) else label


def _opens_itself(text: str) -> bool:
    """Return whether a line needs no bullet: it brings its own mark, is an appendix or a field of the board."""
    if find_marked(text) or APPENDIX.match(text):
        return True
    words = re.split(r"[\s:：]+", text, maxsplit=2)
    return words[0] in FIELDS or "".join(words[:2]) in FIELDS


def _trimmed(line: Sequence[Item]) -> tuple[Item, ...]:
    """Return a line without the spaces that fold into those before them; empty if nothing is left."""
    kept: list[Item] = []
    ends_in_space = True
    for item in line:
        if isinstance(item, LetterRun):
            text = item.text[1:] if ends_in_space and item.text.startswith(" ") else item.text
            if not text:
                continue
            ends_in_space = text.endswith(" ")
            kept.append(replace(item, text=text))
        else:
            kept.append(item)
    has_content = any(not isinstance(item, LetterRun) or item.text.strip() for item in kept)
    return tuple(kept) if has_content else ()


def _rejoined(lines: Sequence[tuple[Item, ...]]) -> Iterator[tuple[Item, ...]]:
    """Yield the lines, those that were only wrapped joined by a newline; gaps as lines of nothing."""
    after_gap = False
    for is_plain, group in groupby(lines, key=_is_plain):
        held = list(group)
        if is_plain:
            yield from _unwrapped(held, after_gap=after_gap)
            after_gap = False
        else:
            yield from held
            after_gap = True


def _is_plain(line: tuple[Item, ...]) -> bool:
    return bool(line) and all(isinstance(item, LetterRun) and item.veil is None for item in line)


def _unwrapped(lines: Sequence[tuple[Item, ...]], *, after_gap: bool) -> Iterator[tuple[Item, ...]]:
    texts = ["".join(item.text for item in line if isinstance(item, LetterRun)) for line in lines]
    read = (
        line_of(Traced(text.strip()), after_gap=after_gap and index == 0)
        for index, text in enumerate(texts)
    )
    start = 0
    for joined in unwrapped(read):
        end = start + joined.text.text.count("\n") + 1
        merged: list[Item] = []
        for line in lines[start:end]:
            merged += (LetterRun("\n"), *line) if merged else line
        yield tuple(merged)
        start = end
