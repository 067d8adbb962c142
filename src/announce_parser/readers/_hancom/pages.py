"""Where pages begin, from the layout that the writing program left in the file: near, not exact.

Hancom keeps the top of every line on its page. A line that stands higher than the one before it begins a
page; a table that is taller than what is left of a page runs on over as many as it needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.readers._hancom.manuscript import Frame, Picture, TableShape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.readers._hancom.manuscript import Paragraph, Section

# A line a little higher than the last is in another column or beside an object, not on the next page.
_RISE = 2000


@dataclass(slots=True)
class Pages:
    """The way through the pages of a document.

    Attributes:
        page: Of the paragraph at hand, from 1.
        is_known: False once a paragraph has come whose layout the file does not hold.
    """

    page: int = 0
    is_known: bool = True
    _text_height: int = 0
    _top: int = 0
    _begun: bool = False

    def begin(self, section: Section) -> None:
        """Go on with a section, which begins a page."""
        self.page += 1
        self._text_height, self._top, self._begun = section.text_height, 0, False

    def move_to(self, paragraph: Paragraph) -> int:
        """Return the page on which a paragraph begins, and stand on the one on which it ends."""
        self.is_known = self.is_known and bool(paragraph.lines)
        first = paragraph.lines[0] if paragraph.lines else self._top
        if (paragraph.breaks_page and self._begun) or first < self._top - _RISE:
            self.page += 1
        self._begun, start, self._top = True, self.page, first
        for line in paragraph.lines[1:]:
            self.page += line < self._top - _RISE
            self._top = line
        if self._text_height:
            self._run_on(max(_heights(paragraph), default=0))
        return start

    def page_at(self, start: int, below: int) -> int:
        """Return the page of what stands so far below the top of a page, in HWPUNIT."""
        return start + below // self._text_height if self._text_height else start

    def _run_on(self, height: int) -> None:
        """Stand behind an object of that height that begins at the line at hand."""
        over, rest = divmod(self._top + height, self._text_height)
        if over and height > self._text_height // 2:
            self.page += over
            self._top = rest


def _heights(paragraph: Paragraph) -> Iterator[int]:
    for item in paragraph.items:
        if isinstance(item, TableShape | Frame | Picture):
            yield item.place.height
