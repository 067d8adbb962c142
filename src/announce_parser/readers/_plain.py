"""Normalised text → drafts, shared by the readers of text and of Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.readers._drafts import Draft
from announce_parser.readers._flattened import find_flattened
from announce_parser.readers._grids import grid_of
from announce_parser.readers._lines import JoinedLine, line_of, unwrapped
from announce_parser.readers._outline import outline
from announce_parser.readers._rows import RowFinder
from announce_parser.readers._starts import Starts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from announce_parser.readers._traced import Traced

# A line of dashes or strokes is a rule across the page, not text.
RULE = re.compile(r"\s*(?:[-=_─━═~]{3,}|\*{3,})\s*")


def drafts_of(
    lines: Sequence[Traced],
    read: Callable[[Traced, bool], JoinedLine],
    *,
    pipes: bool = False,
    embedded: Mapping[str, Sequence[Draft]] | None = None,
) -> tuple[Draft, ...]:
    """Return the blocks of a text.

    Args:
        lines: Its lines, untrimmed.
        read: Turns a line that holds text into a ``JoinedLine``; told whether a gap is above it.
        pipes: Whether lines that begin with a pipe are rows.
        embedded: What is where a line is one of these keys.
    """
    parts: list[JoinedLine | Draft] = []
    held: list[JoinedLine] = []
    for part in _parts(lines, read, pipes=pipes, embedded=embedded or {}):
        if isinstance(part, Draft):
            parts += (*unwrapped(held), part)
            held = []
        else:
            held.append(part)
    return outline((*parts, *unwrapped(held)))


def plain_line(text: Traced, after_gap: bool) -> JoinedLine:  # noqa: FBT001 - a reader of lines, called by position
    """Return a line of a text without markup."""
    return line_of(text, after_gap=after_gap)


def _parts(
    lines: Sequence[Traced],
    read: Callable[[Traced, bool], JoinedLine],
    *,
    pipes: bool,
    embedded: Mapping[str, Sequence[Draft]],
) -> Iterator[JoinedLine | Draft]:
    """Yield tables and lines with text, in order."""
    index, after_gap, starts = 0, True, Starts()
    finder = RowFinder(lines, pipes=pipes)
    while index < len(lines):
        held = embedded.get(lines[index].text.strip()) if embedded else None
        if held is not None:
            yield from held
            index, after_gap = index + 1, True
            continue
        rows = finder.find(index)
        if rows is not None:
            if rows.rows:
                yield Draft(BlockKind.TABLE, table=grid_of(rows.rows, rows.ruled))
            index, after_gap = rows.last, True
            continue
        flattened = find_flattened(lines, index, starts) if after_gap else None
        if flattened is not None:
            yield Draft(BlockKind.TABLE, table=flattened.grid)
            index, after_gap = flattened.last, True
            continue
        line = lines[index]
        index += 1
        if not line.text.strip() or RULE.fullmatch(line.text):
            after_gap = True
            continue
        yield read(line, after_gap)
        after_gap = False
