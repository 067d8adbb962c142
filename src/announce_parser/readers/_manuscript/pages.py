"""Where pages begin, from the layout that the writing program left in the file: near, not exact.

Hancom keeps the top of every line on its page. A line that is higher than where the one before it
ends begins a page; a table that is taller than what is left of a page runs on over as many as it needs.
Word and LibreOffice leave marks where their pages turned, and their paragraphs come with the page they count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.manuscript import Frame, ImageObject, TableShape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.readers._manuscript.manuscript import ManuscriptSection, Paragraph

# A line a little higher than the last one's end is beside an object, not on the next page.
_RISE = 4000
_PAPER = 70000  # height of the text on A4 where a section does not say


@dataclass(slots=True)
class Pages:
    """The way through the pages of a document.

    Attributes:
        page: On which the paragraph at hand ends, from 1.
        top: Of the first line of the paragraph at hand, in HWPUNIT.
        is_known: False once a paragraph has come whose layout the file does not hold.
    """

    page: int = 0
    top: int = 0
    is_known: bool = True
    _text_height: int = _PAPER
    _bottom: int = 0
    _has_begun: bool = False

    def begin(self, section: ManuscriptSection) -> None:
        """Go on with a section, which begins a page."""
        self.page += 1
        self._text_height = section.text_height or _PAPER
        self._bottom, self._has_begun = 0, False

    def move_to(self, paragraph: Paragraph) -> int:
        """Return the page on which a paragraph begins, and are on the one on which it ends."""
        if paragraph.page:
            self.page = paragraph.page
            return self.page
        self.is_known = self.is_known and bool(paragraph.lines)
        self.top = paragraph.lines[0] if paragraph.lines else self._bottom
        turned, before = self._turned(self.top), self._bottom
        self.page += max(turned, 1) if paragraph.breaks_page and self._has_begun else turned
        self._has_begun, self._bottom, start = True, self.top, self.page
        for line in paragraph.lines[1:]:
            self.page += self._turned(line)
            self._bottom = line
        self._bottom += max(_heights(paragraph, self.top - before), default=0)
        return start

    def page_at(self, start: int, below: int) -> int:
        """Return the page of what is so far below the first line of the paragraph at hand."""
        return min(
            start + (self.top + below) // self._text_height, start + below // self._text_height + 1
        )

    def _turned(self, line: int) -> int:
        """Return how many pages were turned to a line, from where the one before it would end."""
        rise = self._bottom - line
        return max(0, -((_RISE - rise) // self._text_height))


def _heights(paragraph: Paragraph, moved: int) -> Iterator[int]:
    """Yield the heights of what pushes the next paragraph down; text runs beside other things that float.

    Args:
        paragraph: Whose objects are asked for.
        moved: How far its first line is below the one before it: a table that floats may have
            pushed it down already.
    """
    for item in paragraph.items:
        if isinstance(item, TableShape | Frame | ImageObject):
            place = item.place
            if place.inline or (isinstance(item, TableShape) and moved < place.height):
                yield place.height
