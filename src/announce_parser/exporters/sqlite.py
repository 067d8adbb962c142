"""``sqlite``: one database, normalised, with keys, foreign keys and views; documents are put in by key.

A second export of the same records into the same file changes nothing; a document that is there already
is replaced as a whole, others stay. Days are ISO 8601 text, lists are JSON (``json_each``), amounts of
won are integers.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from announce_parser.errors import CannotWrite
from announce_parser.exporters import _losses
from announce_parser.exporters._layout import Loss, OutputTable, Type
from announce_parser.exporters._tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from announce_parser.exporters._layout import Cell, Setting
    from announce_parser.record import Record

NAME = "sqlite"
SUFFIX = ".sqlite"
STREAMS = True
_TYPES: Final = {
    Type.TEXT: "TEXT",
    Type.INTEGER: "INTEGER",
    Type.DECIMAL: "NUMERIC",
    Type.BOOLEAN: "INTEGER",
    Type.DAY: "TEXT",
    Type.MOMENT: "TEXT",
    Type.LIST: "TEXT",
}
VIEWS: Final = {
    # A window whose start or end the notice leaves open has NULL there.
    "applications": """
        SELECT d.filename, d.title, d.issuer, p.document, p.program, p.name,
               w.round, w.first_day, w.last_day, w.closes_at, w.text AS window_text,
               COALESCE(p.cap_amount, p.cap_max_amount,
                        (SELECT MAX(COALESCE(t.cap_amount, t.cap_max_amount)) FROM terms t
                         WHERE t.document = p.document AND t.program = p.program)) AS most,
               p.applicants, p.regions, p.industries, p.eligibility,
               p.employees_value, p.employees_min_value, p.employees_max_value, p.employees_bound
        FROM windows w
        JOIN programs p USING (document, program)
        JOIN documents d USING (document)
        WHERE w.kind = 'application'""",
    "budgets": """
        SELECT d.title, c.name AS category, p.name AS program, p.budget_amount AS amount,
               p.budget_text AS text
        FROM programs p
        JOIN documents d USING (document)
        LEFT JOIN categories c ON c.document = p.document AND c.category = p.category
        WHERE p.budget_amount IS NOT NULL""",
    "directory": """
        SELECT d.title, c.organization, c.division, c.position, c.name, n.national AS phone, n.fax
        FROM contacts c
        JOIN documents d USING (document)
        LEFT JOIN phones n ON n.document = c.document AND n.contact = c.seq""",
}


def write(records: Iterable[Record], out: Path, _: Setting) -> Iterator[Loss]:
    """Put records into a database, made where it is not there; all of them or none.

    Raises:
        CannotWrite: The file is not a database of this form, or cannot be written.
    """
    lost = _losses.OfTables()
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(out, isolation_level=None)) as base:
            base.execute("PRAGMA foreign_keys = ON")
            base.execute("BEGIN IMMEDIATE")
            _make(base)
            for record in records:
                lost.add(record)
                _put(base, record)
            base.execute("COMMIT")
    except (sqlite3.Error, OSError) as error:
        raise CannotWrite(str(error), file=str(out)) from error
    yield from lost


def ddl(layout: OutputTable) -> str:
    """Return the statement that makes a table."""
    parts = [f'"{column.name}" {_TYPES[column.type]}' for column in layout.columns]
    parts.append(f"PRIMARY KEY ({_names(layout.key)})")
    for columns, target in layout.references:
        keys = next(one.key for one in TABLES if one.name == target)
        parts.append(
            f'FOREIGN KEY ({_names(columns)}) REFERENCES "{target}" ({_names(keys)})'
            " ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"
        )
    if layout.name != "documents" and (("document",), "documents") not in layout.references:
        parts.append(
            'FOREIGN KEY ("document") REFERENCES "documents" ("document")'
            " ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"
        )
    return f'CREATE TABLE "{layout.name}" ({", ".join(parts)})'


def _make(base: sqlite3.Connection) -> None:
    """Make what is not there; raises ``sqlite3.Error`` where a table has other columns."""
    known = {name for (name,) in base.execute("SELECT name FROM sqlite_master")}
    for layout in TABLES:
        if layout.name not in known:
            base.execute(ddl(layout))
        found = [row[1] for row in base.execute(f'PRAGMA table_info("{layout.name}")')]
        if found != [column.name for column in layout.columns]:
            raise sqlite3.DatabaseError(
                f"the table {layout.name} has the columns of another version: export to a new file"
            )
    for name, select in VIEWS.items():
        if name not in known:
            base.execute(f'CREATE VIEW "{name}" AS {select}')


def _put(base: sqlite3.Connection, record: Record) -> None:
    """Replace a document unless every row is there already."""
    key = record.source.sha256
    rows = {
        layout.name: [tuple(_stored(cell) for cell in cells) for cells in layout.cells(record)]
        for layout in TABLES
    }
    if all(_stands(base, layout, key) == rows[layout.name] for layout in TABLES):
        return
    base.execute('DELETE FROM "documents" WHERE "document" = ?', (key,))
    for layout in TABLES:
        marks = ", ".join("?" * len(layout.columns))
        base.executemany(f'INSERT INTO "{layout.name}" VALUES ({marks})', rows[layout.name])  # noqa: S608 (names of TABLES)


def _stands(base: sqlite3.Connection, layout: OutputTable, key: str) -> list[tuple[object, ...]]:
    query = f'SELECT * FROM "{layout.name}" WHERE "document" = ? ORDER BY rowid'  # noqa: S608 (names of TABLES)
    return base.execute(query, (key,)).fetchall()


def _stored(cell: Cell) -> object:
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    if isinstance(cell, bool):
        return int(cell)
    if isinstance(cell, (date, datetime)):
        return cell.isoformat()
    return json.dumps(cell, ensure_ascii=False) if isinstance(cell, tuple) else cell


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
