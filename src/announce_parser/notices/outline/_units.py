"""Units of a document with what governs them, and the sibling sets they form."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.document import BlockKind
from announce_parser.notices.outline._marks import form_of, without_marks
from announce_parser.once import once
from announce_parser.tables import grid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from announce_parser.document import Block, Cell, Document, Table

_SHORT = 45  # characters of a line that may head what is below it
_RUN = 6  # short lines in a row that look like a table written one cell a line
_HEAD_FORM = re.compile(r"^\s*[【\[<〈《〔]\s?[^】\]>〉》〕\n]{2,50}[】\]>〉》〕]\s*$")
_ENDS_OPEN = re.compile(r"(?:[.,;:다]|습니다|함|됨|임|음)\s*$")
_SPACES = re.compile(r"\s+")
_NUMERIC = re.compile(r"[\d\s.,%~∼:()\-–△▲억만천백조원개사명건년월일]*")
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """One run of text with its place in the order of the notice.

    Attributes:
        index: Position among the units, from 0.
        text: The characters of the block or cell.
        start: Offset of the first within the document's text.
        block: Where it is.
        cell: The cell, where it is in a table.
        kind: ``heading``, ``item``, ``line`` (a short line that heads what follows), ``text``, ``note``,
            ``box``, ``run`` (a line of a table written one cell a line) or ``cell``.
        form: What the marks of its list have in common; empty without a mark.
        body: Offset within ``text`` at which its own words begin.
        path: Indices of the units that govern it, the outermost first.
        columns: Texts of the headings of its column, from the top.
        rows: Texts left of it in its row, from the left.
        siblings: Key of the sibling set it belongs to by structure; None where it is alone.
        is_head: True for a cell that heads a column.
    """

    index: int
    text: str
    start: int
    block: Block
    cell: Cell | None
    kind: str
    form: str
    body: int
    path: tuple[int, ...]
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    siblings: Key | None = None
    is_head: bool = False

    @property
    def end(self) -> int:
        """One past the last character, within the document's text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Outline:
    """The units of a document in reading order.

    Attributes:
        units: All of them.
        below: By index of a unit, the units that it governs.
        sets: By key, the units of each sibling set of two or more.
        by_row: By table and row, the units that cover it.
        by_column: By table and column, the units that cover it.
        captions: By table, what is right above it.
        headers: By table, how many rows head columns.
    """

    units: tuple[Unit, ...]
    below: Mapping[int, tuple[int, ...]]
    sets: Mapping[Key, tuple[int, ...]]
    by_row: Mapping[tuple[str, int], tuple[int, ...]]
    by_column: Mapping[tuple[str, int], tuple[int, ...]]
    captions: Mapping[str, str]

    def at(self, offset: int) -> Unit | None:
        """Return the unit that holds a character of the document; None for what is hidden or between."""
        low, high = 0, len(self.units)
        while low < high:
            middle = (low + high) // 2
            if self.units[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.units) and self.units[low].start <= offset:
            return self.units[low]
        return None

    def heading_of(self, unit: Unit, depth: int = 1) -> str:
        """Return the words of the governing heading ``depth`` steps up; empty where there is none."""
        if len(unit.path) < depth:
            return ""
        above = self.units[unit.path[-depth]]
        return flat(above.text[above.body :])[:80]


def flat(text: str) -> str:
    """Return a text on one line with single spaces."""
    return _SPACES.sub(" ", text).strip()


class _Open(NamedTuple):
    """A unit that governs what follows, until one of its rank comes."""

    rank: float
    form: str
    unit: int


@dataclass(slots=True)
class _Builder:
    """The units while they are gathered."""

    document: Document
    units: list[Unit] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    captions: dict[str, str] = field(default_factory=dict)

    def add_block(self, block: Block, *, short: bool, run: bool) -> None:
        text = block.text
        form = form_of(text)
        kind = _kind_of(block, short=short, run=run)
        self._close(kind, form, block)
        parent = self.open[-1].unit if self.open else -1
        key: Key | None = None
        if kind in ("heading", "item"):
            key = (kind, str(parent), str(block.level or 0), form)
        elif kind == "line":
            key = (kind, str(parent), form)
        elif kind == "run":
            key = (kind, str(parent))
        index = len(self.units)
        self.units.append(
            Unit(
                index, text, block.start, block, None, kind, form, without_marks(text),
                tuple(each.unit for each in self.open), siblings=key,
            )
        )  # fmt: skip
        if kind in ("heading", "item", "line"):
            self.open.append(_Open(_rank(kind, block), form if kind != "line" else "line", index))

    def _close(self, kind: str, form: str, block: Block) -> None:
        """Close what a new unit ends: all below the last of its own list, or of its rank."""
        if kind == "heading":
            rank = _rank(kind, block)
            while self.open and self.open[-1].rank >= rank:
                self.open.pop()
        elif kind in ("item", "line"):
            own = form if kind == "item" else "line"
            same = [at for at, each in enumerate(self.open) if each.form == own]
            if same:
                del self.open[same[-1] :]
                return
            rank = _rank(kind, block)
            while self.open and self.open[-1].rank >= rank and self.open[-1].form != "line":
                self.open.pop()

    def add_table(self, block: Block, table: Table) -> None:
        before = self.units[-1] if self.units else None
        caption = table.caption or ""
        if not caption and before is not None and before.cell is None and len(before.text) <= 80:
            caption = flat(before.text[before.body :])
        self.captions[table.id] = caption
        path = tuple(each.unit for each in self.open)
        fields = grid(table)
        heads = _header_rows(table, fields)
        for cell in table.cells:
            if not cell.text.strip():
                continue
            self.units.append(
                Unit(
                    len(self.units), cell.text, block.start + cell.start, block, cell, "cell",
                    form_of(cell.text), without_marks(cell.text), path,
                    columns=_column_heads(fields, cell, heads),
                    rows=_row_heads(fields, cell),
                    siblings=("column", table.id, str(cell.col)) if cell.row >= heads else None,
                    is_head=cell.row < heads,
                )
            )  # fmt: skip


def _header_rows(table: Table, fields: tuple[tuple[Cell | None, ...], ...]) -> int:
    """Return how many rows head columns; a first row without digits does where the reader found none."""
    if table.header_rows or table.n_rows <= 2:
        return table.header_rows
    first = {id(cell): cell for cell in fields[0] if cell is not None}
    if len(first) > 1 and not any(re.search(r"\d", cell.text) for cell in first.values()):
        return max(cell.row_span for cell in first.values())
    return 0


def _column_heads(
    fields: tuple[tuple[Cell | None, ...], ...], cell: Cell, heads: int
) -> tuple[str, ...]:
    found: list[str] = []
    for row in range(min(heads, cell.row)):
        above = fields[row][cell.col]
        if above is not None and above is not cell and (text := flat(above.text)):
            found.append(text)
    return tuple(dict.fromkeys(found))


def _row_heads(fields: tuple[tuple[Cell | None, ...], ...], cell: Cell) -> tuple[str, ...]:
    left = (flat(each.text) for each in fields[cell.row][: cell.col] if each is not None)
    return tuple(dict.fromkeys(text[:80] for text in left if text))


def _kind_of(block: Block, *, short: bool, run: bool) -> str:
    if block.kind is BlockKind.HEADING:
        return "heading"
    if run:
        return "run"
    if block.kind is BlockKind.LIST_ITEM:
        return "item"
    if block.kind is BlockKind.FOOTNOTE:
        return "note"
    if block.kind is BlockKind.BOX:
        return "box"
    return "line" if short else "text"


def _rank(kind: str, block: Block) -> float:
    if kind == "heading":
        return float(block.level or 1)
    if kind == "line":
        return 1.4
    return (block.level or 4) + 0.5


def _is_short(block: Block) -> bool:
    return (
        block.table is None
        and 0 < len(block.text) <= _SHORT
        and block.kind is not BlockKind.HEADING
        and "\n" not in block.text.strip()
    )


@once
def outlined(document: Document) -> Outline:
    """Return the outline of a document."""
    blocks = [
        block
        for block in document.blocks
        if not block.hidden and block.kind not in (BlockKind.UNREAD, BlockKind.IMAGE)
    ]
    runs = _runs(blocks)
    builder = _Builder(document)
    for at, block in enumerate(blocks):
        if block.table is not None:
            builder.add_table(block, block.table)
        elif block.text.strip():
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            heads = at not in runs and _heads(block, following)
            builder.add_block(block, short=heads, run=at in runs)
    units = tuple(builder.units)
    below: dict[int, list[int]] = defaultdict(list)
    sets: dict[Key, list[int]] = defaultdict(list)
    rows: dict[tuple[str, int], list[int]] = defaultdict(list)
    columns: dict[tuple[str, int], list[int]] = defaultdict(list)
    for unit in units:
        for above in unit.path:
            below[above].append(unit.index)
        if unit.siblings is not None:
            sets[unit.siblings].append(unit.index)
        if unit.cell is not None and unit.block.table is not None:
            cell, table = unit.cell, unit.block.table.id
            for row in range(cell.row, cell.row + cell.row_span):
                rows[table, row].append(unit.index)
            for column in range(cell.col, cell.col + cell.col_span):
                columns[table, column].append(unit.index)
    return Outline(
        units,
        {key: tuple(held) for key, held in below.items()},
        {key: tuple(held) for key, held in sets.items() if len(held) > 1},
        {key: tuple(held) for key, held in rows.items()},
        {key: tuple(held) for key, held in columns.items()},
        builder.captions,
    )


def _runs(blocks: list[Block]) -> frozenset[int]:
    """Return the positions of short lines that are in a long run of short lines."""
    found: set[int] = set()
    run: list[int] = []
    for at in range(len(blocks) + 1):
        if at < len(blocks) and _is_short(blocks[at]):
            run.append(at)
            continue
        if len(run) >= _RUN and sum(not form_of(blocks[each].text) for each in run) >= _RUN - 2:
            found.update(run)
        run = []
    return frozenset(found)


def _heads(block: Block, following: Block | None) -> bool:
    """Return whether a short line heads what follows: a title on a line of its own, a text below."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.CAPTION) or not _is_short(block):
        return False
    if _HEAD_FORM.match(block.text):
        return True
    if following is None or _ENDS_OPEN.search(block.text) or _NUMERIC.fullmatch(block.text):
        return False
    return following.table is None and len(following.text) > len(block.text)
