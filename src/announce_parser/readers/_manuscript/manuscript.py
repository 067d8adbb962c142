"""A manuscript: sections of paragraphs, in which tables, boxes and notes are anchored.

Lengths are HWPUNIT, 1/7200 inch. What is in a paragraph is a tuple of items in the order of their
anchors; an anchor takes no character of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


# From which share of their height on letters are apart from the line, and the size of letters on it.
_FAR, _FULL_SIZE = 20, 100


class Veil(Enum):
    """Why a reader of the page does not see a run."""

    WHITE = auto()
    """White letters; seen all the same where something is filled behind them."""

    UNSHOWN = auto()
    """Set as hidden text."""

    DELETED = auto()
    """Marked as deleted by a tracked change."""

    STRUCK = auto()
    """Struck out: what it says no longer holds."""


class Rise(Enum):
    """How letters are to the line."""

    RAISED = auto()
    """Set higher and smaller: the mark of a note, a power."""

    LOWERED = auto()
    """Set lower and smaller: CO₂."""


def moved_by(offset: int, size: int) -> Rise | None:
    """Return how Hancom's letters of a size and an offset, both in percent, stand to the line; upwards is negative.

    Letters of full size are moved to make a line even, and say nothing by it.
    """
    if abs(offset) < _FAR or not 0 < size < _FULL_SIZE:
        return None
    return Rise.RAISED if offset < 0 else Rise.LOWERED


class HeadKind(Enum):
    """What opens a paragraph by its shape (한글문서파일형식 5.0, 표 44, 문단 머리 모양)."""

    OUTLINE = auto()
    NUMBER = auto()
    BULLET = auto()


class AsideRole(Enum):
    """What is beside the text."""

    HEADER = auto()
    FOOTER = auto()
    COMMENT = auto()
    """A hidden explanation (숨은 설명) or a memo: on the screen of its writer, on no page."""


@dataclass(frozen=True, slots=True)
class ParagraphHead:
    """How a paragraph is numbered.

    Attributes:
        level: From 0.
        reference: Id of the numbering or bullet, from 1; 0 for the section's outline.
    """

    kind: HeadKind
    level: int
    reference: int


@dataclass(frozen=True, slots=True)
class LetterLook:
    """How letters are set, as far as it says something about them."""

    veil: Veil | None = None
    rise: Rise | None = None


PLAIN = LetterLook()


@dataclass(frozen=True, slots=True)
class LetterRun:
    """Characters of one look."""

    text: str
    veil: Veil | None = None
    rise: Rise | None = None


@dataclass(frozen=True, slots=True)
class ObjectPlace:
    """How an object is to the paragraph of its anchor.

    Attributes:
        inline: True where it is set like a character.
        drop: How far below its anchor it is set, in HWPUNIT.
        height: In HWPUNIT.
    """

    inline: bool = True
    drop: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class CellShape:
    """A cell of a table; row and column from 0.

    Attributes:
        header: True where the writer marked it as a title cell (제목 셀).
        filled: True where a colour or an image lies behind its text.
        height: In HWPUNIT.
    """

    row: int
    col: int
    row_span: int
    col_span: int
    paragraphs: tuple[Paragraph, ...]
    header: bool = False
    filled: bool = False
    height: int = 0


@dataclass(frozen=True, slots=True)
class TableShape:
    """A table as the file states it."""

    n_rows: int
    n_cols: int
    cells: tuple[CellShape, ...]
    caption: tuple[Paragraph, ...] = ()
    place: ObjectPlace = field(default_factory=ObjectPlace)


@dataclass(frozen=True, slots=True)
class Frame:
    """Text in a drawn object (글상자), or in several that are grouped.

    Attributes:
        filled: True where something lies behind the text.
    """

    paragraphs: tuple[Paragraph, ...]
    caption: tuple[Paragraph, ...] = ()
    filled: bool = False
    place: ObjectPlace = field(default_factory=ObjectPlace)


@dataclass(frozen=True, slots=True)
class ImageObject:
    """An image; its pixels are not read.

    Attributes:
        alt: What the writer says instead of it (대체 텍스트).
    """

    caption: tuple[Paragraph, ...] = ()
    place: ObjectPlace = field(default_factory=ObjectPlace)
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Equation:
    """A formula in Hancom's script."""

    script: str


@dataclass(frozen=True, slots=True)
class Note:
    """A foot- or endnote at its anchor.

    Attributes:
        label: As it is at the anchor: ``1)``.
    """

    label: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A running header, a footer or a comment."""

    role: AsideRole
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """An object that holds something no rule here reads.

    Attributes:
        reason: In English, short.
    """

    reason: str


Item = LetterRun | TableShape | Frame | ImageObject | Equation | Note | Aside | Unread


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    Attributes:
        head: Its automatic number or bullet, if Hancom's definitions give it.
        label: Its automatic number or bullet as written, where the reader has counted itself.
        heading: The level of a heading that its style states, from 1.
        filled: True where its own background is coloured.
        lines: Top of each of its lines as last laid out, in HWPUNIT from the top of the text's area;
            empty where the file was saved without a layout.
        breaks_page: True where the writer began a page with it.
        page: On which it begins where the file marks its pages, from 1; 0 where it does not.
    """

    items: tuple[Item, ...]
    head: ParagraphHead | None = None
    label: str = ""
    heading: int | None = None
    filled: bool = False
    lines: tuple[int, ...] = ()
    breaks_page: bool = False
    page: int = 0


def paged(items: tuple[Item, ...], page: int) -> Paragraph:
    """Return a paragraph that holds a table, on the page of the table's first cell if that is marked."""
    for item in items:
        if isinstance(item, TableShape) and item.cells and item.cells[0].paragraphs:
            page = item.cells[0].paragraphs[0].page or page
    return Paragraph(items, page=page)


@dataclass(frozen=True, slots=True)
class ManuscriptSection:
    """A part of the manuscript with its own paper.

    Attributes:
        outline: Id of the numbering of its outline, from 1; 0 for none.
        text_height: Of the area of text on a page, in HWPUNIT; 0 where the file does not say.
    """

    paragraphs: tuple[Paragraph, ...]
    outline: int = 0
    text_height: int = 0


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering.

    Attributes:
        format: The label with ``^1`` to ``^9`` for the numbers of the levels, ``^n`` for the whole path.
        shape: How its number is written; an index into ``numbering.SHAPES``.
        start: The first number.
    """

    format: str
    shape: int = 0
    start: int = 1


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A whole document before it is made into blocks.

    Attributes:
        numberings: Levels from 0 by id.
        bullets: Glyphs by id.
        page_count: The page on which the text ends where the file marks its pages; else None.
        encoding: Of formats that are text; the name of Python's codec.
    """

    sections: tuple[ManuscriptSection, ...]
    numberings: Mapping[int, tuple[Level, ...]] = field(default_factory=dict)
    bullets: Mapping[int, str] = field(default_factory=dict)
    metadata: Mapping[str, str] = field(default_factory=dict)
    page_count: int | None = None
    losses: tuple[str, ...] = ()
    encoding: str | None = None
