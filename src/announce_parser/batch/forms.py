"""A document as a reader of it is shown: as JSON, as Markdown, as its text alone."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind

if TYPE_CHECKING:
    from announce_parser.document import Block, Document, Table


def _as_json(document: Document) -> str:
    return json.dumps(_plain(document), ensure_ascii=False, indent=2) + "\n"


def _plain(value: object) -> object:
    """Return a dataclass as a mapping in the order of its fields, absent ones left out."""
    if is_dataclass(value):
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: _plain(part) for name, part in pairs if part is not None}
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    return dict(value) if isinstance(value, dict) else value


def _as_text(document: Document) -> str:
    return document.text + "\n"


def _as_markdown(document: Document) -> str:
    return "\n\n".join(_markdown(block) for block in document.blocks) + "\n"


def _markdown(block: Block) -> str:
    if block.table is not None:
        return _pipes(block.table)
    if block.kind is BlockKind.HEADING:
        return f"{'#' * min(block.level or 1, 6)} {' '.join(block.text.split())}"
    if block.kind is BlockKind.LIST_ITEM:
        return f"{'  ' * ((block.level or 1) - 1)}{block.text}"
    return block.text


def _pipes(table: Table) -> str:
    """Return a pipe table; a merged cell's text is where it begins, the rest of it is blank."""
    grid = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        grid[cell.row][cell.col] = "<br>".join(cell.text.replace("|", "\\|").split("\n"))
    rows = ["| " + " | ".join(row) + " |" for row in grid]
    rows.insert(min(1, len(rows)), "|" + " --- |" * table.n_cols)
    return "\n".join(rows)


FORMS = {"json": _as_json, "markdown": _as_markdown, "text": _as_text}
