"""Headers and footers: what is on every page is read once, the number of the page is not part of it."""

from __future__ import annotations

import re

from announce_parser.readers._manuscript.manuscript import Aside, AsideRole, LetterRun, Paragraph

_WORD = re.compile(r"[^\W_]")


def running(role: AsideRole, paragraphs: tuple[Paragraph, ...], page: int) -> Paragraph | None:
    """Return a header or footer, or None where nothing is there but signs: ``- -`` around a number.

    Args:
        role: Header or footer.
        paragraphs: What is in it, numbers of pages left out.
        page: The first one, so that it is known; 0 where the file does not mark its pages.
    """
    items = [item for paragraph in paragraphs for item in paragraph.items]
    if not any(_WORD.search(item.text) if isinstance(item, LetterRun) else True for item in items):
        return None
    return Paragraph((Aside(role, paragraphs),), page=page)
