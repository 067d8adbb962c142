"""``read``: what the reader saw, before anything was found in it."""

from __future__ import annotations

import json
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from announce_parser.cli._base import Worded, session_in
from announce_parser.cli._faults import as_line
from announce_parser.cli._jobs import STDIN
from announce_parser.cli._stdout import guarded
from announce_parser.document import BlockKind
from announce_parser.errors import ExitCode

if TYPE_CHECKING:
    from announce_parser.document import Block, Document, Table


@click.pass_context
def _read(context: click.Context, /, source: str, to: str) -> int:
    from announce_parser import readers

    with guarded() as stdout:
        if source == STDIN:
            document = readers.open_document(sys.stdin.buffer.read(), name="stdin")
        else:
            document = readers.open_document(Path(source))
        if session_in(context).envelope:
            stdout.write(as_line({"ok": True, "document": _plain(document)}))
        else:
            stdout.write(_FORMS[to](document).encode("utf-8", "replace"))
    return ExitCode.FINDINGS if document.is_partial else ExitCode.DONE


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
    """Return a pipe table; a merged cell's text stands where it begins, the rest of it is blank."""
    grid = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        grid[cell.row][cell.col] = "<br>".join(cell.text.replace("|", "\\|").split("\n"))
    rows = ["| " + " | ".join(row) + " |" for row in grid]
    rows.insert(min(1, len(rows)), "|" + " --- |" * table.n_cols)
    return "\n".join(rows)


_FORMS = {"json": _as_json, "markdown": _as_markdown, "text": _as_text}

COMMAND = Worded(
    "read",
    examples=("read notice.txt --to markdown", "read - --to json < notice.txt"),
    codes=(0, 1, 2, 3, 4, 5, 6, 70, 130),
    callback=_read,
    params=[
        click.Argument(["source"]),
        click.Option(["--to"], type=click.Choice(tuple(_FORMS)), default="json", show_default=True),
        click.Option(["--json"], is_flag=True, expose_value=False),
    ],
)
