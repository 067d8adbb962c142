"""Exports read back with the programs that other people read them with."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pyarrow.parquet
import pytest

from announce_parser.cli.export import COMMAND
from announce_parser.errors import CannotWrite
from announce_parser.exporters import FORMS, TABLES, export, member
from announce_parser.record import Record

GOLDENS = Path(__file__).parent / "golden"
SAMPLE = "2023-smart-manufacturing-notice.txt.json"
CONTRACT = [
    "documents",
    "categories",
    "programs",
    "windows",
    "terms",
    "contacts",
    "phones",
    "contact_programs",
    "schedule",
    "changes",
    "figures",
    "tables",
    "checks",
]
KOREA = timezone(timedelta(hours=9))


@pytest.fixture(scope="module")
def sample() -> Record:
    return Record.from_json((GOLDENS / SAMPLE).read_bytes())


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [Record.from_json(path.read_bytes()) for path in sorted(GOLDENS.glob("*.json"))]


def notice(**fields: object) -> Record:
    source = {"filename": "a.txt", "format": "text", "sha256": "a" * 64, "size_bytes": 1}
    return Record.model_validate({"source": source, "kind": "program_notice", **fields})


def program(**fields: object) -> dict[str, object]:
    return {"id": "p1", "name": "가온 바우처", **fields}


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def target(form: str, folder: Path) -> Path:
    return folder / f"out{member(form).SUFFIX}"


def test_the_tables_are_those_of_the_contract() -> None:
    assert [layout.name for layout in TABLES] == CONTRACT


def test_the_command_offers_every_form() -> None:
    (option,) = [one for one in COMMAND.params if one.name == "to"]

    assert list(option.type.choices) == list(FORMS)  # type: ignore[attr-defined]


def test_every_row_has_a_key_of_its_own(records: list[Record]) -> None:
    for layout in TABLES:
        names = [column.name for column in layout.columns]
        keys = [
            tuple(cells[names.index(name)] for name in layout.key)
            for record in records
            for cells in layout.cells(record)
        ]

        assert len(set(keys)) == len(keys), layout.name


@pytest.mark.parametrize("form", FORMS)
def test_a_second_export_of_the_same_records_changes_nothing(
    form: str, records: list[Record], tmp_path: Path
) -> None:
    out = target(form, tmp_path)
    losses = export(records, form, out)
    first = files(tmp_path)

    assert export(records, form, out) == losses
    assert first
    assert files(tmp_path) == first


def test_csv_gives_hangul_and_exact_amounts_back(sample: Record, tmp_path: Path) -> None:
    export([sample], "csv", tmp_path)
    content = (tmp_path / "programs.csv").read_bytes()
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))

    assert content.startswith(b"\xef\xbb\xbf")
    assert [row["name"] for row in rows] == [one.name for one in sample.programs]
    assert rows[0]["budget_amount"] == "62000000000"
    assert rows[0]["cap_bound"] == "max"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@가온", "'@가온"),
        ("- 중소기업", "'- 중소기업"),
        ("＝1+1", "'＝1+1"),
        ("가온=1", "가온=1"),
        ("+82442041234", "+82442041234"),
    ],
)
def test_a_text_that_a_spreadsheet_would_run_is_defused(
    text: str, expected: str, tmp_path: Path
) -> None:
    losses = export([notice(programs=[program(support=text)])], "csv", tmp_path)
    rows = list(csv.DictReader((tmp_path / "programs.csv").read_text("utf-8-sig").splitlines()))

    assert rows[0]["support"] == expected
    assert ("texts" in [loss.what for loss in losses]) is (text != expected)


def test_a_short_year_that_begins_with_an_apostrophe_is_not_counted_as_defused(
    tmp_path: Path,
) -> None:
    period = {"interval": "2023-01/2023-03", "text": "'23.1~3"}
    losses = export([notice(programs=[program(application=period)])], "csv", tmp_path)

    assert "texts" not in [loss.what for loss in losses]


def test_the_workbook_has_typed_cells_and_no_formulas(sample: Record, tmp_path: Path) -> None:
    formula = notice(title="=1+1", programs=[program(support="=cmd()")])
    export([sample, formula], "xlsx", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    programs = book["programs"]
    columns = {cell.value: cell.column - 1 for cell in programs[1]}
    first = programs[2]
    windows = {cell.value: cell.column - 1 for cell in book["windows"][1]}

    assert book.sheetnames == CONTRACT
    assert first[columns["budget_amount"]].value == 62_000_000_000
    assert first[columns["budget_amount"]].number_format == '#,##0"원"'
    assert first[columns["name"]].value == sample.programs[0].name
    assert book["windows"][2][windows["first_day"]].value == datetime(2023, 1, 1)  # noqa: DTZ001 (Excel's)
    assert [cell.data_type for row in programs for cell in row if cell.data_type == "f"] == []
    assert programs[programs.max_row][columns["support"]].value == "=cmd()"


def test_a_text_too_long_for_a_cell_is_cut_and_counted(tmp_path: Path) -> None:
    losses = export(
        [notice(programs=[program(support="가" * 40_000)])], "xlsx", tmp_path / "a.xlsx"
    )

    assert [(loss.what, loss.count) for loss in losses if loss.count] == [("texts", 1)]


def test_parquet_has_decimals_days_moments_and_lists(sample: Record, tmp_path: Path) -> None:
    closing = {
        "interval": "2026-02-01/2026-02-10T18:00+09:00",
        "text": "2.1.~2.10. 18:00",
        "first_day": "2026-02-01",
        "last_day": "2026-02-10",
        "closes_at": "2026-02-10T18:00+09:00",
    }
    own = notice(programs=[program(applicants=["중소기업", "중견기업"], application=closing)])
    export([sample, own], "parquet", tmp_path)
    programs, windows = (
        pyarrow.parquet.read_table(tmp_path / f"{name}.parquet").to_pylist()
        for name in ("programs", "windows")
    )
    named = {row["name"]: row for row in programs}
    closing_at_an_hour = [row for row in windows if row["closes_at"] is not None]

    assert programs[0]["budget_amount"] == Decimal(62_000_000_000)
    assert named["가온 바우처"]["applicants"] == ["중소기업", "중견기업"]
    assert closing_at_an_hour[0]["last_day"] == date(2026, 2, 10)
    assert closing_at_an_hour[0]["closes_at"] == datetime(2026, 2, 10, 18, tzinfo=KOREA)


def test_jsonl_has_numbers_and_lists_and_leaves_empty_cells_out(tmp_path: Path) -> None:
    ratio = {"percent": "12.5", "text": "12.5%"}
    export([notice(programs=[program(subsidy_ratio=ratio)])], "jsonl", tmp_path)
    row = json.loads((tmp_path / "programs.jsonl").read_text("utf-8"))

    assert row["subsidy_ratio_percent"] == 12.5
    assert row["aliases"] == []
    assert "budget_amount" not in row


def test_the_database_keeps_its_foreign_keys(records: list[Record], tmp_path: Path) -> None:
    export(records, "sqlite", tmp_path / "a.sqlite")
    with sqlite3.connect(tmp_path / "a.sqlite") as base:
        programs = base.execute("SELECT COUNT(*) FROM programs").fetchone()

        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert programs == (sum(len(record.programs) for record in records),)


def test_a_document_exported_again_replaces_its_rows_and_no_others(
    sample: Record, tmp_path: Path
) -> None:
    other = notice(programs=[program(), {**program(), "id": "p2", "name": "나온 바우처"}])
    export([sample, other], "sqlite", tmp_path / "a.sqlite")
    export([notice(programs=[program(name="다온 바우처")])], "sqlite", tmp_path / "a.sqlite")
    with sqlite3.connect(tmp_path / "a.sqlite") as base:
        names = base.execute(
            "SELECT name FROM programs WHERE document = ?", (other.source.sha256,)
        ).fetchall()
        kept = base.execute(
            "SELECT COUNT(*) FROM programs WHERE document = ?", (sample.source.sha256,)
        ).fetchone()

    assert names == [("다온 바우처",)]
    assert kept == (len(sample.programs),)


def test_a_file_that_is_no_database_of_ours_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_bytes(b"a letter, no database " * 100)

    with pytest.raises(CannotWrite):
        export([notice()], "sqlite", tmp_path / "a.sqlite")

    assert (tmp_path / "a.sqlite").read_bytes() == b"a letter, no database " * 100


def documented_query() -> str:
    page = (Path(__file__).parents[1] / "docs" / "exports.md").read_text("utf-8")
    (query,) = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    return str(query)


def test_one_query_says_what_a_small_manufacturer_can_apply_to_and_for_how_much(
    tmp_path: Path,
) -> None:
    window = {
        "interval": "2026-02-01/2026-02-10",
        "text": "2.1~2.10",
        "first_day": "2026-02-01",
        "last_day": "2026-02-10",
    }
    cap = {"amount": 30_000_000, "text": "3천만원", "bound": "max"}
    small = {"value": 10, "unit": "인", "text": "10인 이상", "bound": "min"}
    large = {"value": 50, "unit": "인", "text": "50인 이상", "bound": "min"}
    rows: list[dict[str, object]] = [
        {"name": "누구나"},
        {"name": "대구만", "regions": ["대구"], "employees": small, "industries": ["제조업"]},
        {"name": "큰 기업", "employees": large},
        {"name": "부산만", "regions": ["부산"]},
        {"name": "농업", "industries": ["농업"]},
    ]
    own = [
        {"id": f"p{number}", "application": window, "cap": cap, **row}
        for number, row in enumerate(rows, 1)
    ]
    export([notice(programs=own)], "sqlite", tmp_path / "a.sqlite")
    asked = {"day": "2026-02-03", "region": "대구", "industry": "제조", "employees": 12}
    with sqlite3.connect(tmp_path / "a.sqlite") as base:
        found = base.execute(documented_query(), asked).fetchall()
        late = base.execute(documented_query(), {**asked, "day": "2026-02-11"}).fetchall()

    assert found == [("누구나", 30_000_000, "2026-02-10"), ("대구만", 30_000_000, "2026-02-10")]
    assert late == []


def events(path: Path) -> list[Any]:
    return list(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def test_windows_become_all_day_events_that_end_after_their_last_day(
    sample: Record, tmp_path: Path
) -> None:
    export([sample], "ics", tmp_path / "a.ics")
    found = events(tmp_path / "a.ics")
    first = found[0]

    assert len({event["UID"] for event in found}) == len(found)
    assert first["SUMMARY"] == "[중소벤처기업부] 정부일반형 스마트공장 접수"
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (date(2023, 1, 1), date(2023, 4, 1))
    assert [alarm["TRIGGER"].dt.days for alarm in first.walk("VALARM")] == [-7, -1]
    assert "지원한도: 2억원" in first["DESCRIPTION"]


def test_a_window_without_an_end_is_a_day_long_and_wakes_nobody(
    sample: Record, tmp_path: Path
) -> None:
    export([sample], "ics", tmp_path / "a.ics")
    event = events(tmp_path / "a.ics")[1]

    assert event["SUMMARY"].endswith("접수 시작")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2023, 1, 1), date(2023, 1, 2))
    assert event.walk("VALARM") == []


def test_a_stated_hour_ends_the_event_on_the_minute(tmp_path: Path) -> None:
    period = {
        "interval": "2026-02-01/2026-02-10T18:00+09:00",
        "text": "2.1.~2.10. 18:00",
        "first_day": "2026-02-01",
        "last_day": "2026-02-10",
        "closes_at": "2026-02-10T18:00+09:00",
    }
    export([notice(programs=[program(application=period)])], "ics", tmp_path / "a.ics")
    event = events(tmp_path / "a.ics")[0]

    assert event["DTSTART"].dt == datetime(2026, 1, 31, 15, tzinfo=UTC)
    assert event["DTEND"].dt == datetime(2026, 2, 10, 9, tzinfo=UTC)


def test_a_window_without_any_day_is_named_among_the_losses(tmp_path: Path) -> None:
    period = {"interval": "..", "text": "상시", "rolling": True}
    losses = export([notice(programs=[program(application=period)])], "ics", tmp_path / "a.ics")

    assert events(tmp_path / "a.ics") == []
    assert ("a.txt p1", "no day stated: 상시") in [(loss.what, loss.why) for loss in losses]


def test_portals_get_their_own_field_names(sample: Record, tmp_path: Path) -> None:
    export([sample], "bizinfo", tmp_path / "b.json")
    export([sample], "kstartup", tmp_path / "k.json")
    biz = json.loads((tmp_path / "b.json").read_text("utf-8"))["jsonArray"][0]
    startup = json.loads((tmp_path / "k.json").read_text("utf-8"))["data"][0]

    assert biz["jrsdInsttNm"] == "중소벤처기업부"
    assert biz["excInsttNm"] == "스마트제조혁신추진단"
    assert biz["reqstBeginEndDe"] == "2023-01-01 ~ 2023-03-31"
    assert startup["pbanc_rcpt_end_dt"] == "20230331"
    assert startup["biz_supt_bdgt_info"].startswith(
        "(예산현황) 620억원, (지원규모) 310개, (지원한도) 2억원"
    )


def test_a_release_has_lots_with_won(sample: Record, tmp_path: Path) -> None:
    dated = sample.model_copy(update={"published": "2023-01-08"})
    export([dated], "ocds", tmp_path / "o.json")
    package = json.loads((tmp_path / "o.json").read_text("utf-8"))
    lot = package["releases"][0]["tender"]["lots"][0]

    assert package["version"] == "1.1"
    assert package["releases"][0]["date"] == "2023-01-08T00:00:00+09:00"
    assert lot["value"] == {"amount": 62_000_000_000, "currency": "KRW"}
    assert lot["tenderPeriod"]["durationInDays"] == 90


def test_a_notice_without_a_day_has_no_release_and_says_so(tmp_path: Path) -> None:
    losses = export([notice()], "ocds", tmp_path / "o.json")

    assert "a release needs the day of publication" in [loss.why for loss in losses]


def test_the_same_bytes_are_one_document_and_the_twin_is_named(tmp_path: Path) -> None:
    twin = notice().model_copy(
        update={"source": notice().source.model_copy(update={"filename": "b.txt"})}
    )
    losses = export([notice(), twin], "jsonl", tmp_path)

    assert [(loss.what, loss.why) for loss in losses] == [("b.txt", "the same bytes as a.txt")]
    assert len((tmp_path / "documents.jsonl").read_text("utf-8").splitlines()) == 1
