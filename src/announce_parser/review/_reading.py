"""The reading view: the document's blocks as headings, lists, tables and notes, marks within."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.review._marks import HIDDEN, Marks, segments
from announce_parser.review._markup import Element, element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.record import Record, RecordBlock, RecordTable

_DEEPEST = 6
_ABOVE = 3  # blocks above a table in which its caption may be; shown there, it is only spoken again


def reading_view(record: Record, marks: Marks) -> Element:
    """Return the document as an article; blocks keep their ids, tables their spans."""
    tables = {table.id: table for table in record.tables}
    nested = {name for table in record.tables for cell in table.cells for name in cell.tables or ()}
    shown = [one for one in record.blocks if one.table is None or one.table not in nested]
    blocks = [_block(block, tables, marks) for block in shown]
    for number, (block, made) in enumerate(zip(shown, blocks, strict=True)):
        above = [one.text for one in shown[max(number - _ABOVE, 0) : number]]
        table = tables.get(block.table or "")
        if table is not None and _stand_in((table.caption, table.unit), above):
            made.find("table/caption").set("class", "spoken")
    return element("article", *blocks, class_="reading", lang="ko")


def _stand_in(words: tuple[str | None, ...], texts: list[str]) -> bool:
    """Return whether all of the words are read in the texts, blanks aside; False for no words."""
    wanted = ["".join(one.split()) for one in words if one]
    bare = ["".join(text.split()) for text in texts]
    return bool(wanted) and all(any(one in text for text in bare) for one in wanted)


def _caption(table: RecordTable) -> str:
    unit = f" ({table.unit})" if table.unit else ""
    return f"{table.caption or ''}{unit}"


def _block(block: RecordBlock, tables: dict[str, RecordTable], marks: Marks) -> Element:
    own = marks.within(block.id, None)
    if block.table is not None and block.table in tables:
        covering = " ".join(str(number) for _, _, number in own) or None
        grid = _grid(tables[block.table], block.id, tables, marks)
        return element(
            "div", grid, id=block.id, class_="scroll", data_m=covering, tabindex="0", role="group"
        )
    words = list(_marked(block.text, own, marks))
    is_bare = block.marker is not None and not block.text.startswith(block.marker)
    marker = element("span", block.marker, class_="marker") if is_bare else None
    kind = "hidden" if block.hidden else block.kind
    if block.kind == "heading":
        level = min((block.level or 1) + 1, _DEEPEST)
        return element(f"h{level}", marker, *words, id=block.id, class_="b")
    level_class = f" level{min(block.level or 1, _DEEPEST)}" if block.kind == "list_item" else ""
    return element("p", marker, *words, id=block.id, class_=f"b {kind}{level_class}")


def _grid(table: RecordTable, block: str, tables: dict[str, RecordTable], marks: Marks) -> Element:
    rows: list[list[Element]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        words = list(_marked(cell.text, marks.within(block, (cell.row, cell.col)), marks))
        inner = [
            _grid(tables[name], block, tables, marks)
            for name in cell.tables or ()
            if name in tables
        ]
        rows[cell.row].append(
            element(
                "th" if cell.header else "td",
                *words,
                *inner,
                rowspan=cell.row_span if cell.row_span > 1 else None,
                colspan=cell.col_span if cell.col_span > 1 else None,
            )
        )
    words_above = _caption(table)
    caption = element("caption", words_above) if words_above else None
    body = [element("tr", *cells) for cells in rows]
    return element("table", caption, element("tbody", *body), id=table.id, class_="grid")


def _marked(text: str, spans: list[tuple[int, int, int]], marks: Marks) -> Iterator[Element | str]:
    """Yield a text as plain words and marked pieces; pieces of hidden marks show dots."""
    for piece in segments(text, spans):
        if not piece.numbers:
            yield piece.text
            continue
        is_hidden = not marks.hidden.isdisjoint(piece.numbers)
        words = HIDDEN * len(piece.text) if is_hidden else piece.text
        yield element("mark", words, data_m=" ".join(map(str, piece.numbers)))
