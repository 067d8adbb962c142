"""Evidence for a kind of notice: the places of its own words in headline and masthead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.notices._headline import headline
from announce_parser.notices._lines import lines

if TYPE_CHECKING:
    import re

    from announce_parser.document import Document, Source

_TOP = 30


def in_headline(document: Document, pattern: re.Pattern[str]) -> tuple[Source, ...]:
    """Return where the headline matches, or nothing."""
    title = headline(document).title
    if title is None or not pattern.search(title.value):
        return ()
    block = title.places[0].block
    headlines = (line for line in lines(document) if line.block.id == block)
    return tuple(document.source(line.start, line.end) for line in headlines)[:1]


def in_class(document: Document, pattern: re.Pattern[str]) -> tuple[Source, ...]:
    """Return the line at the top that names the class of the document and nothing else: 제 안 요 청 서."""
    return tuple(
        document.source(line.start, line.end)
        for line in lines(document)[:_TOP]
        if pattern.fullmatch(line.letters)
    )[:1]


def at_the_top(document: Document, pattern: re.Pattern[str]) -> tuple[Source, ...]:
    """Return the lines among the first that match."""
    return tuple(
        document.source(line.start, line.end)
        for line in lines(document)[:_TOP]
        if pattern.search(line.text)
    )


def anywhere(document: Document, pattern: re.Pattern[str], most: int = 3) -> tuple[Source, ...]:
    """Return the first few lines of the document that match."""
    found = (
        document.source(line.start, line.end)
        for line in lines(document)
        if pattern.search(line.text)
    )
    return tuple(source for source, _ in zip(found, range(most), strict=False))
