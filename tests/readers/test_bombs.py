"""Files of a few kilobytes that ask for all time and memory: refused by the limit's name, in a worker of 200 MB."""

from __future__ import annotations

import io
import sys
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "hwp"))
sys.path.insert(0, str(Path(__file__).parent / "hwpx"))
sys.path.insert(0, str(Path(__file__).parent / "pdf"))
import build_hwp
import build_hwpx
from build_pdf import Page, build

from announce_parser.batch import Bounds, ReadingOptions, Task, isolated
from announce_parser.readers import open_document
from announce_parser.readers._limits import MOST_LINES

TIGHT = Bounds(seconds=20, memory=200 << 20)
MANY = MOST_LINES + 1


def packed(archive: bytes) -> bytes:
    """The same archive, deflated."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as plain,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as stream,
    ):
        for name in plain.namelist():
            stream.writestr(name, plain.read(name))
    return content.getvalue()


def hwpx(cells: str, size: int = 1) -> bytes:
    """A table of so many rows and columns with these cells."""
    return packed(
        build_hwpx.file(build_hwpx.paragraph(build_hwpx.run(build_hwpx.table(size, size, cells))))
    )


def pdf(columns: int) -> bytes:
    """A PDF whose list of objects is a stream with a predictor of so many columns."""
    body = (
        b"%PDF-1.5\n1 0 obj<</Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/MediaBox[0 0 9 9]/Parent 2 0 R>>endobj\n"
    )
    content = zlib.compress(b"\x02\x00\x00\x00")
    words = b"/W[1 1 1]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>" % columns
    return b"%b4 0 obj<</Type/XRef/Size 5%b/Length %d/Root 1 0 R>>stream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % (
        body, words, len(content), content, len(body)
    )  # fmt: skip


def web(body: str) -> bytes:
    return f"<html><body>{body}</body></html>".encode()


BOMBS = {
    "items.md": ("# 공고\n" + "- 항목\n" * MANY).encode(),
    "lines.txt": ("항목\n" * MANY).encode(),
    "items.html": web("<li>항목" * MANY),
    "rowspans.html": web("<table>" + "<tr><td rowspan=65534>1<td>2" * 960 + "</table>"),
    "cells.html": web("<table>" + "<tr><td>1</td></tr>" * MANY + "</table>"),
    "cells.hwpx": hwpx("<hp:tc/>" * 1_000_000),
    "blank.hwpx": hwpx(build_hwpx.cell((0, 0), "공고"), size=1000),
    "paragraphs.hwpx": packed(
        build_hwpx.file(build_hwpx.paragraph(build_hwpx.text("항목")) * MANY)
    ),
    "paragraphs.hwp": build_hwp.file(build_hwp.paragraph("항목") * MANY),
    "ragged.txt": ("구분\t금액" + "\t3" * 300 + "\n" + "항목\t1\n" * 400).encode(),
    "predictor.pdf": pdf(200_000_000),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_by_the_name_of_the_limit(name: str) -> None:
    outcome = isolated(Task(BOMBS[name], name), ReadingOptions("plain"), TIGHT)

    assert outcome.error is not None
    assert (outcome.error.code, outcome.crashes, outcome.killed) == ("over_limit", 0, 0)
    assert any(word in outcome.error.reason for word in ("more than", "spreads"))


def test_front_matter_that_unfolds_to_billions_is_read_as_it_is_written() -> None:
    names = "abcdefghij"
    laughs = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise(names)
    )
    outcome = isolated(
        Task(f"---\n{laughs}title: *j\n---\n# 공고\n본문\n".encode(), "n.md"),
        ReadingOptions("plain"),
        TIGHT,
    )

    assert outcome.error is None
    assert len(outcome.content) < 20_000


def test_a_table_as_large_as_an_office_s_list_is_read() -> None:
    rows = "".join(f"| 업체 {number} | {number} |\n" for number in range(3000))
    document = open_document(f"# 공고\n\n| 업체 | 금액 |\n|---|---|\n{rows}".encode(), name="n.md")

    assert [(table.n_rows, table.n_cols) for table in document.tables] == [(3001, 2)]


def test_a_predictor_of_a_real_width_is_no_bomb() -> None:
    page = Page()
    page.text(72, 700, "Line of 2,000 firms")
    whole = build(page).replace(b"/Length ", b"/DecodeParms << /Columns 5 >> /Length ", 1)

    assert "2,000 firms" in open_document(whole, name="n.pdf").text


def test_cells_heaped_in_one_field_are_one_cell() -> None:
    heap = "".join(build_hwpx.cell((0, 0), str(number)) for number in range(300))
    document = open_document(hwpx(heap + build_hwpx.cell((0, 1), "끝"), size=2), name="n.hwpx")

    assert document.tables[0].cells[0].text == "\n".join(map(str, range(300)))
