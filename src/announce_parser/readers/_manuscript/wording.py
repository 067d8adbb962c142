"""A paragraph → its words, and apart from them what is hidden, noted, or stands for itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.equations import read_aloud
from announce_parser.readers._manuscript.looks import merged, said
from announce_parser.readers._manuscript.manuscript import (
    Aside,
    Equation,
    LetterRun,
    Note,
    TableShape,
    Veil,
)
from announce_parser.readers._manuscript.notes import raised
from announce_parser.readers._markers import find_marked
from announce_parser.readers._normalise import normalise

if TYPE_CHECKING:
    from announce_parser.readers._manuscript.manuscript import (
        Frame,
        ImageObject,
        Item,
        Paragraph,
        Unread,
    )
    from announce_parser.readers._manuscript.numbering import OutlineLabels

    Thing = TableShape | Frame | ImageObject | Unread

_COLUMN = re.compile(r"\t(?=[가-힣])")
_OVERLAID = re.compile("[\U000f02ba\U000f02c3-\U000f02cc]{2}")
_BEFORE = 6  # characters that tell whether a number ends there
_FIRST_HALF, _SECOND_HALF = 0xF02BA, 0xF02C3


@dataclass(slots=True)
class ParagraphWording:
    """What a paragraph says.

    Attributes:
        text: The letters that a reader of the page sees, with number or bullet; trimmed, perhaps empty.
        before: Tables, boxes and images that are before its first letter.
        after: Those after.
        hidden: Stretches that nobody sees, one each.
        notes: Foot- and endnotes anchored in it.
        asides: Headers, footers and comments anchored in it.
    """

    text: str = ""
    before: list[Thing] = field(default_factory=list)
    after: list[Thing] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)


@dataclass(slots=True)
class Speaker:
    """Puts paragraphs into words, counting their numbers on the way down the document.

    Attributes:
        outline: Id of the numbering of the present section's outline.
    """

    labels: OutlineLabels
    outline: int = 0

    def wording(self, paragraph: Paragraph, *, filled: bool = False) -> ParagraphWording:
        """Return what a paragraph says.

        Args:
            paragraph: In its turn: a number is counted when its paragraph is put into words.
            filled: Whether a colour or an image lies behind it, so that white letters are seen.
        """
        told, letters = ParagraphWording(), list[str]()
        items = merged(paragraph.items)
        if any(map(_is_word, paragraph.items)) and any(map(_has_letters, paragraph.items)):
            items = chain.from_iterable(_spelt(item) for item in items)
        for item in items:
            self._add(told, letters, item, filled=filled or paragraph.filled)
        text = _without_column(clean("".join(letters)))
        counted = self.labels.next(paragraph.head, self.outline) if paragraph.head else ""
        label = clean(paragraph.label or counted)
        told.text = f"{label} {text}" if label and text else text
        return told

    def _add(self, told: ParagraphWording, letters: list[str], item: Item, *, filled: bool) -> None:
        if isinstance(item, LetterRun):
            is_seen = item.veil is None or (item.veil is Veil.WHITE and filled)
            if not is_seen and item.text.strip():
                told.hidden.append(clean(item.text))
            else:
                before = "".join(letters[-2:])[-_BEFORE:] if item.rise is not None else ""
                letters.append(said(item, before))
        elif isinstance(item, Equation):
            letters.append(read_aloud(item.script))
        elif isinstance(item, Note):
            letters.append(raised(item.label))
            told.notes.append(item)
        elif isinstance(item, Aside):
            told.asides.append(item)
        else:
            has_begun = any(piece.strip() for piece in letters)
            (told.after if has_begun or _is_set_lower(item) else told.before).append(item)


def _has_letters(item: Item) -> bool:
    return isinstance(item, LetterRun) and not item.text.isspace() and item.text != ""


def _is_word(item: Item) -> bool:
    """Return whether a table is set in its line as a word is: one cell with one line of letters."""
    if not isinstance(item, TableShape) or not item.place.inline or len(item.cells) != 1:
        return False
    held = item.cells[0].paragraphs
    return (
        len(held) == 1 and not item.caption and all(isinstance(i, LetterRun) for i in held[0].items)
    )


def _spelt(item: Item) -> tuple[Item, ...]:
    """Return the letters of a table that is set like a word, and any other item as it is."""
    if isinstance(item, TableShape) and _is_word(item):
        return item.cells[0].paragraphs[0].items
    return (item,)


def _is_set_lower(item: Thing) -> bool:
    """Return whether an object is anchored before the text but set below it."""
    place = getattr(item, "place", None)
    return place is not None and not place.inline and place.drop > 0


def _without_column(text: str) -> str:
    """Return a line without the tab that sets its list mark apart, where the mark is told without it."""
    marked = find_marked(text) if "\t" in text[:8] else None
    if marked is None or not _COLUMN.match(text, len(marked.text)):
        return text
    closed = _COLUMN.sub("", text, count=1)
    again = find_marked(closed)
    return closed if again is not None and again.text == marked.text else text


def clean(text: str) -> str:
    """Return the characters as rules see them, trimmed, with two halves of a boxed number as one sign."""
    if text.isspace() or not text:
        return ""
    return normalise(_OVERLAID.sub(_boxed, text)).text.strip()


def _boxed(halves: re.Match[str]) -> str:
    """Return ⑩ to ⑲ for the left half of a box with a 1, over which a right half is laid (글자 겹침)."""
    first, second = map(ord, halves.group())
    if first != _FIRST_HALF or second < _SECOND_HALF:
        return halves.group()
    return chr(ord("⑩") + second - _SECOND_HALF)
