"""What a portal knows beside the files: rows of a CSV file joined to documents by path or name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from announce_parser.cli import run
from announce_parser.cli._beside import Beside

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = "설비개선 지원사업 모집 공고\n\n○ 접수기간 : 3. 6.(수) ~ 3. 20.(수)\n"


def _written(tmp_path: Path, table: str) -> tuple[Path, Path]:
    notice, rows = tmp_path / "notice.txt", tmp_path / "rows.csv"
    notice.write_text(NOTICE, encoding="utf-8")
    rows.write_text(table, encoding="utf-8-sig")
    return notice, rows


def test_a_row_gives_day_address_and_ministry(tmp_path: Path) -> None:
    notice, rows = _written(
        tmp_path,
        "path,published,url,ministry\nnotice.txt,2024-03-05,https://portal.example/1,가람부\n",
    )

    out = tmp_path / "notice.json"

    code = run(["parse", str(notice), "--metadata", str(rows), "-o", str(out)])

    record = json.loads(out.read_text("utf-8"))
    assert code == 0
    assert record["published"] == "2024-03-05"
    assert record["source"]["url"] == "https://portal.example/1"
    assert record["issuer"]["name"] == "가람부"
    assert record["schedule"][0]["period"]["interval"] == "2024-03-06/2024-03-20"


def test_a_row_that_no_document_takes_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notice, rows = _written(tmp_path, "path,published\nother.txt,2024-03-05\n")

    run(
        [
            "parse",
            str(notice),
            str(notice.parent / "rows.csv"),
            "-o",
            str(tmp_path / "out"),
            "--metadata",
            str(rows),
        ]
    )

    assert "other.txt" in capsys.readouterr().err


def test_a_table_without_a_path_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notice, rows = _written(tmp_path, "name,published\nnotice.txt,2024-03-05\n")

    assert run(["parse", str(notice), "--metadata", str(rows)]) == 2
    assert "path" in capsys.readouterr().err


def test_a_name_that_two_rows_share_is_no_document_s() -> None:
    beside = Beside(
        {"a/x.txt": {"published": "2024-01-01"}, "b/x.txt": {"published": "2024-02-01"}}
    )

    assert beside.of("x.txt") == {}
    assert beside.of("b/x.txt") == {"published": "2024-02-01"}
