"""The sample notice as its text states it, to be set in every format a ministry publishes in.

What stands where is read once, from the text file beside the samples; each writer only sets it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import announce_parser
from announce_parser.document import Block, BlockKind, Table

SAMPLES = Path(__file__).parents[2] / "samples"
NOTICE = SAMPLES / "2023-smart-manufacturing-notice.txt"
TITLE = "중소벤처기업부, 2023년 지능형스마트제조혁신 위해 1,462억원 지원"
# The day of the notice: every file says that it was made then.
MADE = (2023, 1, 8, 12, 0, 0)


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph or table.

    Attributes:
        lines: Of a paragraph; a break between them is the writer's own.
        heading: Level of a heading, from 1; None for the others.
        boxed: True for the headline, which stands in a frame.
        centred: True for captions, headline and deck.
        table: The grid, for tables.
    """

    lines: tuple[str, ...] = ()
    heading: int | None = None
    boxed: bool = False
    centred: bool = False
    table: Table | None = None


def pieces() -> tuple[Piece, ...]:
    """Return the notice from top to end."""
    blocks = announce_parser.read(NOTICE).blocks
    headline = next(block for block in blocks if block.table is None)
    return tuple(_piece(block, is_headline=block is headline) for block in blocks)


def _piece(block: Block, *, is_headline: bool) -> Piece:
    if block.table is not None:
        return Piece(table=block.table)
    return Piece(
        tuple(block.text.split("\n")),
        heading=block.level if block.kind is BlockKind.HEADING else None,
        boxed=is_headline,
        centred=is_headline or block.kind is BlockKind.CAPTION,
    )
