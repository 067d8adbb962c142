r"""Any text → lines that a tagger survives, each with the way back to the text's own offsets.

Taggers stop at NUL, hang on blanks, raise on lone surrogates, and take minutes over a run of 1,600
characters without a space; they know composed syllables only, so 한 as three jamo means nothing to them.
The text itself is never changed: what a tagger sees is a copy.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# A tab parts two cells of a table, so that no word goes on across it.
_LINE = re.compile("[^\t\n\r\x00\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_MEDIAL_OR_FINAL_JAMO = range(
    0x1160, 0x1200
)  # the second and third letter of a decomposed syllable


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or a part of a long one.

    Attributes:
        text: The copy in NFC.
        start: Offset of its first character in the whole text.
        begins: Where each character of `text` begins, from `start`; None where the copy has the source's
            own characters, one for one.
        ends: One past where each ends, likewise.
    """

    text: str
    start: int
    begins: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def place_starts(self, offsets: Iterable[int]) -> list[int]:
        """Return the offsets in the whole text of first characters of `text`."""
        begins = self.begins
        if begins is None:
            return [self.start + offset for offset in offsets]
        return [self.start + begins[offset] for offset in offsets]

    def place_ends(self, offsets: Iterable[int]) -> list[int]:
        """Return the same of places one past a last character."""
        ends = self.ends
        if ends is None:
            return [self.start + offset for offset in offsets]
        return [self.start + ends[offset - 1] for offset in offsets]


def without_surrogates(text: str) -> str:
    """Return the text with U+FFFD for every lone surrogate, same length; UTF-8 cannot hold those."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def pieces(text: str, longest: int, longest_run: int) -> Iterator[Piece]:
    """Yield the lines that are not blank, cut where they are longer than a tagger has."""
    for line in _LINE.finditer(text):
        for start, end in _cuts(text, *line.span(), longest, longest_run):
            part = text[start:end]
            if not part.isspace():
                yield _piece(part, start)


def _cuts(
    text: str, start: int, end: int, longest: int, longest_run: int
) -> Iterator[tuple[int, int]]:
    """Cut a line at its last space before the limit; a run without spaces at the limit itself."""
    while end - start > longest_run:
        cut = _end_of_words(text, start, end, longest, longest_run)
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _end_of_words(text: str, start: int, end: int, longest: int, longest_run: int) -> int:
    """Return how far whole words go from `start` within the limits; always beyond `start`."""
    cut = start
    while cut < end:
        space = text.find(" ", cut + 1, min(cut + longest_run, end) + 1)
        following = space if space >= 0 else (end if end - cut <= longest_run else -1)
        if following < 0:
            return cut if cut > start else _between_characters(text, start, start + longest_run)
        if following - start > longest:
            return cut if cut > start else following
        cut = following
    return end


def _between_characters(text: str, start: int, cut: int) -> int:
    """Move a cut back to where no accent or jamo belongs to the character before it."""
    for place in range(cut, max(start, cut - 8), -1):
        if place >= len(text) or not _joins(text[place]):
            return place
    return cut


def _joins(char: str) -> bool:
    return unicodedata.combining(char) != 0 or ord(char) in _MEDIAL_OR_FINAL_JAMO


def _piece(part: str, start: int) -> Piece:
    if unicodedata.is_normalized("NFC", part):
        return Piece(part, start)
    composed: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    for first, last in _clusters(part):
        cluster = unicodedata.normalize("NFC", part[first:last])
        composed.append(cluster)
        begins.extend([first] * len(cluster))
        ends.extend([last] * len(cluster))
    return Piece("".join(composed), start, begins, ends)


def _clusters(part: str) -> Iterator[tuple[int, int]]:
    """Yield each character with what joins it, as spans."""
    first = 0
    for index in range(1, len(part)):
        if not _joins(part[index]):
            yield first, index
            first = index
    yield first, len(part)
