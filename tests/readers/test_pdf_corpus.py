"""PDF files of real offices: all are read, and scored against the HWP files they were printed from."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from announce_parser.document import BlockKind, Document
from announce_parser.readers import pdf

SHARED = Path(__file__).parents[3] / "shared"
FILES = SHARED / "corpus" / "files"
ALL = sorted(FILES.glob("*.pdf"))
# Columns of the scorers' tables, after the format's name and the count of what is scored.
TABLES = {"exact": 0.85, "cell P": 0.94, "cell R": 0.92, "cell F1": 0.94}
# Pages whose converter drew figures and Latin letters as shapes.
DRAWN = {"kised_prestartup_form_pdf.pdf": (1, 5, 6, 7, 8)}
# Pages that are pictures of filled-in forms.
PICTURED = {"kps_ai_rfp_2025_pdf.pdf": (76, 77)}
TEXT = {"recall": 0.997, "precision": 0.997, "word recall": 0.98, "word precision": 0.98}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.usefixtures("unseen"),
    pytest.mark.slow,
    pytest.mark.skipif(not ALL, reason="the measuring corpus is not here"),
]


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {path.name: pdf.read(path.read_bytes()) for path in ALL}


@pytest.fixture(scope="module")
def records(documents: dict[str, Document], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("records")
    for name, document in documents.items():
        (folder / f"{name}.json").write_text(json.dumps(minimal(document)), "utf-8")
    return folder


def minimal(document: Document) -> dict[str, object]:
    """As much of a record as the scorers look at."""
    blocks = [
        {"text": block.text, **({"table": block.table.id} if block.table else {})}
        for block in document.blocks
        if not block.hidden
    ]
    tables = [
        {
            "cells": [
                {
                    "row": cell.row,
                    "col": cell.col,
                    "row_span": cell.row_span,
                    "col_span": cell.col_span,
                    "text": cell.text,
                }
                for cell in table.cells
            ]
        }
        for table in document.tables
    ]
    return {"blocks": blocks, "tables": tables}


def scores(tool: str, records: Path, names: list[str]) -> dict[str, float]:
    """What a scorer prints for PDF, by the heading of its column."""
    command = [sys.executable, str(SHARED / "tools" / tool), str(FILES), str(records)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    row = next(line.split() for line in printed.splitlines() if line.startswith("pdf"))
    return dict(zip(names, map(float, row[2:]), strict=False))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_every_file_is_read_whole(path: Path, documents: dict[str, Document]) -> None:
    document = documents[path.name]

    assert document.losses == (
        *(
            f"page {page} holds a picture of letters or lines: it needs OCR"
            for page in PICTURED.get(path.name, ())
        ),
        *(
            f"page {page} draws letters or figures as shapes: they need OCR"
            for page in DRAWN.get(path.name, ())
        ),
    )
    assert not [block for block in document.blocks if block.kind is BlockKind.UNREAD]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_every_block_and_cell_has_its_page_and_box(
    path: Path, documents: dict[str, Document]
) -> None:
    blocks = documents[path.name].blocks
    cells = [cell for block in blocks if block.table for cell in block.table.cells]

    assert not [block for block in blocks if block.page is None or block.bbox is None]
    assert not [cell for cell in cells if cell.page is None or cell.bbox is None]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_no_two_cells_of_a_table_cover_one_field(
    path: Path, documents: dict[str, Document]
) -> None:
    for table in documents[path.name].tables:
        fields = [
            (cell.row + down, cell.col + right)
            for cell in table.cells
            for down in range(cell.row_span)
            for right in range(cell.col_span)
        ]

        assert len(fields) == len(set(fields)), table.id
        assert max(row for row, _ in fields) < table.n_rows
        assert max(col for _, col in fields) < table.n_cols


def test_tables_hold_their_floors(records: Path) -> None:
    found = scores("score_tables.py", records, list(TABLES))

    assert {name: value for name, value in found.items() if value < TABLES[name]} == {}


def test_text_holds_its_floors(records: Path) -> None:
    found = scores("score_text.py", records, list(TEXT))

    assert {name: value for name, value in found.items() if value < TEXT[name]} == {}
