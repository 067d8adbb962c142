"""Exports read back with the programs that other people read them with."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import weakref
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import openpyxl
import pyarrow.parquet
import pytest

from announce_parser import validation
from announce_parser.cli.export import COMMAND
from announce_parser.errors import CannotWrite, InvalidRecord
from announce_parser.exporters import FORMS, TABLES, Setting, _portal, export, member
from announce_parser.record import Record
from conftest import Call

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
    return vouched(Record.model_validate({"source": source, "kind": "program_notice", **fields}))


def vouched(record: Record) -> Record:
    """The record with a person's word for every value that no place vouches for."""
    plain = record.to_dict()
    for violation in validation.validate(plain):
        if violation.message == "the value has no entry in provenance":
            plain["provenance"][violation.pointer] = [{"by": "person", "note": "made for a test"}]
    return Record.model_validate(plain)


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

    assert book.sheetnames == ["한눈에", *CONTRACT]
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

    counts = {loss.what: loss.count for loss in losses if loss.what != "provenance"}

    assert {what: count for what, count in counts.items() if count} == {"texts": 1}


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
    assert "지원한도: 2억원" in first["DESCRIPTION"]


def test_the_end_of_a_window_is_an_event_of_its_own_with_alarms(
    sample: Record, tmp_path: Path
) -> None:
    export([sample], "ics", tmp_path / "a.ics")
    window, deadline, *_ = events(tmp_path / "a.ics")

    assert deadline["SUMMARY"] == f"[마감] {window['SUMMARY']} 마감"
    assert deadline["DTSTART"].dt == date(2023, 3, 31)
    assert [alarm["TRIGGER"].dt.days for alarm in deadline.walk("VALARM")] == [-7, -1]
    assert window.walk("VALARM") == []


def test_a_window_without_an_end_is_a_day_long_and_wakes_nobody(
    sample: Record, tmp_path: Path
) -> None:
    export([sample], "ics", tmp_path / "a.ics")
    found = [one for one in events(tmp_path / "a.ics") if one["SUMMARY"].endswith("접수 시작")]
    event = found[0]

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
    event, deadline = events(tmp_path / "a.ics")

    assert event["DTSTART"].dt == datetime(2026, 1, 31, 15, tzinfo=UTC)
    assert event["DTEND"].dt == deadline["DTSTART"].dt == datetime(2026, 2, 10, 9, tzinfo=UTC)


def test_an_address_without_its_scheme_is_given_one(tmp_path: Path) -> None:
    window = {"interval": "2026-02-10", "text": "2.10", "last_day": "2026-02-10"}
    places = [{"url": "www.gaon.kr", "text": "www.gaon.kr"}]
    own = program(application=window, apply_at=places)
    export([notice(programs=[own])], "ics", tmp_path / "a.ics")

    assert [str(one["URL"]) for one in events(tmp_path / "a.ics")] == ["https://www.gaon.kr"] * 2


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


def tender(sample: Record, **fields: object) -> Record:
    """The sample as a tender of a known day."""
    update = {"kind": "tender_notice", "published": "2023-01-08", **fields}
    return vouched(Record.model_validate(sample.to_dict() | update))


def test_a_release_has_lots_with_won(sample: Record, tmp_path: Path) -> None:
    export([tender(sample)], "ocds", tmp_path / "o.json")
    package = json.loads((tmp_path / "o.json").read_text("utf-8"))
    lot = package["releases"][0]["tender"]["lots"][0]

    assert package["version"] == "1.1"
    assert package["releases"][0]["date"] == "2023-01-08T00:00:00+09:00"
    assert lot["value"] == {"amount": 62_000_000_000, "currency": "KRW"}
    assert lot["tenderPeriod"]["durationInDays"] == 90


RFC_3339 = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})")
# The rules of OCDS 1.1.5 for what is written here, stated again from its documentation.
MOMENT = {"type": "string", "format": "date-time"}
SPAN = {
    "type": "object",
    "minProperties": 1,
    "properties": {"startDate": MOMENT, "endDate": MOMENT, "durationInDays": {"type": "integer"}},
}
VALUE = {
    "type": "object",
    "properties": {"amount": {"type": "number"}, "currency": {"pattern": "^[A-Z]{3}$"}},
}
TENDER = {
    "required": ["id"],
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "title": {"type": "string"},
        "value": VALUE,
        "tenderPeriod": SPAN,
        "awardPeriod": SPAN,
        "lots": {
            "items": {"required": ["id"], "properties": {"value": VALUE, "tenderPeriod": SPAN}}
        },
    },
}
RELEASE = {
    "required": ["ocid", "id", "date", "tag", "initiationType"],
    "properties": {
        "ocid": {"type": "string", "minLength": 1},
        "id": {"type": "string", "minLength": 1, "pattern": "^[^#]*$"},
        "date": MOMENT,
        "tag": {"type": "array", "minItems": 1, "items": {"enum": ["planning", "tender", "award"]}},
        "initiationType": {"enum": ["tender"]},
        "language": {"type": "string"},
        "parties": {"type": "array", "uniqueItems": True, "items": {"required": ["id", "name"]}},
        "buyer": {"required": ["id", "name"]},
        "tender": TENDER,
    },
}
PACKAGE = {
    "required": ["uri", "publishedDate", "publisher", "releases", "version"],
    "properties": {
        "uri": {"type": "string", "pattern": "^[a-z]+:"},
        "version": {"pattern": r"^(\d+\.)(\d+)$"},
        "publishedDate": MOMENT,
        "publisher": {"required": ["name"]},
        "releases": {"type": "array", "minItems": 1, "items": RELEASE},
    },
}


def test_a_package_follows_the_standard_dates_with_seconds_too(tmp_path: Path) -> None:
    formats = jsonschema.FormatChecker(())
    formats.checks("date-time")(lambda text: RFC_3339.fullmatch(text) is not None)
    window = {
        "interval": "2023-01-01/2023-03-31T18:00+09:00",
        "text": "1.1~3.31 18:00",
        "first_day": "2023-01-01",
        "last_day": "2023-03-31",
        "closes_at": "2023-03-31T18:00+09:00",
    }
    one = notice(
        kind="tender_notice",
        published="2023-01-08",
        issuer={"name": "가온부"},
        programs=[program(application=window)],
    )
    export([one], "ocds", tmp_path / "o.json")
    package = json.loads((tmp_path / "o.json").read_text("utf-8"))
    checker = jsonschema.Draft4Validator(PACKAGE, format_checker=formats)

    assert [error.message for error in checker.iter_errors(package)] == []
    period = package["releases"][0]["tender"]["tenderPeriod"]
    assert period["endDate"] == "2023-03-31T18:00:00+09:00"


def test_what_is_no_tender_has_no_release_and_says_so(sample: Record, tmp_path: Path) -> None:
    losses = export([sample], "ocds", tmp_path / "o.json")

    assert json.loads((tmp_path / "o.json").read_text("utf-8"))["releases"] == []
    assert "no tender: the standard is of contracting" in [loss.why for loss in losses]


def test_a_notice_without_a_day_has_no_release_and_says_so(tmp_path: Path) -> None:
    losses = export([notice(kind="tender_notice")], "ocds", tmp_path / "o.json")

    assert "a release needs the day of publication" in [loss.why for loss in losses]


def test_the_same_bytes_are_one_document_and_the_twin_is_named(tmp_path: Path) -> None:
    twin = notice().model_copy(
        update={"source": notice().source.model_copy(update={"filename": "b.txt"})}
    )
    losses = export([notice(), twin], "jsonl", tmp_path)

    assert [(loss.what, loss.why) for loss in losses] == [("b.txt", "the same bytes as a.txt")]
    assert len((tmp_path / "documents.jsonl").read_text("utf-8").splitlines()) == 1


def test_a_record_that_does_not_follow_the_contract_goes_into_no_form(
    sample: Record, tmp_path: Path
) -> None:
    source = sample.source.model_copy(update={"sha256": "b" * 64})
    unproved = sample.model_copy(update={"provenance": {}, "source": source})
    for form in FORMS:
        for records in ([unproved], [sample, unproved]):
            with pytest.raises(InvalidRecord):
                export(records, form, tmp_path / form)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["csv", "jsonl", "sqlite"])
def test_tables_of_many_records_are_written_without_keeping_the_records(
    form: str, sample: Record, tmp_path: Path
) -> None:
    alive: list[weakref.ref[Record]] = []

    def records() -> Iterator[Record]:
        for number in range(6):
            source = sample.source.model_copy(update={"sha256": f"{number:064}"})
            record = sample.model_copy(update={"source": source})
            alive.append(weakref.ref(record))
            yield record
            del record
            assert sum(each() is not None for each in alive) <= 2

    export(records(), form, tmp_path / "out")

    assert len(alive) == 6


def test_the_command_leaves_an_invalid_record_out_and_says_so(call: Call, tmp_path: Path) -> None:
    good = (GOLDENS / SAMPLE).read_text("utf-8")
    (tmp_path / "a.json").write_text(good, "utf-8")
    bad = json.loads(good)
    bad["source"]["sha256"] = "b" * 64
    bad["provenance"] = {}
    (tmp_path / "b.json").write_text(json.dumps(bad), "utf-8")
    code, _, err = call(
        "export", tmp_path / "a.json", tmp_path / "b.json", "--to", "jsonl", "-o", tmp_path / "out"
    )

    assert code == 1
    assert "not exported" in err
    assert len((tmp_path / "out" / "documents.jsonl").read_text("utf-8").splitlines()) == 1


# What public clients of the portals' services do with an item, stated again as rules.

DAYS = {"first_day": "2026-02-02", "last_day": "2026-02-27"}
OPEN = {"interval": "2026-02-02/2026-02-27", "text": "2.2~2.27", **DAYS}
PHONE = {"national": "02-123-4567", "text": "02-123-4567", "e164": "+8221234567"}
OTHER = {"national": "02-999-9999", "text": "02-999-9999", "e164": "+8229999999"}


@pytest.fixture
def call_for_founders() -> Record:
    own = {
        "id": "p1",
        "name": "청년 창업 바우처",
        "application": OPEN,
        "applicants": ["예비창업자", "중소기업"],
        "business_age": {"duration": "P7Y", "text": "7년 이내", "bound": "max"},
        "regions": ["서울특별시", "충청북도"],
        "summary": "창업자를 돕는다.",
        "apply_at": [{"url": "www.gaon.kr", "text": "www.gaon.kr"}],
    }
    contacts = [
        {"organization": "한빛신탁", "phones": [OTHER], "programs": []},
        {"division": "창업지원팀", "phones": [PHONE], "programs": []},
    ]
    return notice(
        title="2026년 가온 창업 공고",
        notice_number="가온부 공고 제2026-7호",
        issuer={"name": "가온부"},
        fiscal_year=2026,
        published="2026-01-20",
        programs=[own],
        contacts=contacts,
    )


def item(record: Record, form: str, folder: Path, on: date | None = None) -> dict[str, Any]:
    """The only item of a form."""
    export([record], form, folder / "a.json", Setting(on))
    content = json.loads((folder / "a.json").read_text("utf-8"))
    rows = content.get("jsonArray") or content.get("data") or content["response"]["body"]["items"]
    (found,) = rows
    return dict(found)


def test_a_client_that_keeps_what_has_an_id_and_a_name_keeps_every_item(
    call_for_founders: Record, tmp_path: Path
) -> None:
    biz = item(call_for_founders, "bizinfo", tmp_path)
    startup = item(call_for_founders, "kstartup", tmp_path)
    again = call_for_founders.model_copy(
        update={
            "source": call_for_founders.source.model_copy(
                update={"sha256": "c" * 64, "filename": "정정.pdf"}
            )
        }
    )

    assert re.fullmatch(r"ANNP_\d{15}", biz["pblancId"])
    assert 0 < startup["pbanc_sn"] < 10**9
    assert item(again, "bizinfo", tmp_path)["pblancId"] == biz["pblancId"]
    assert item(again, "kstartup", tmp_path)["pbanc_sn"] == startup["pbanc_sn"]


def test_a_client_that_splits_the_period_at_the_tilde_gets_both_days(
    call_for_founders: Record, tmp_path: Path
) -> None:
    words = item(call_for_founders, "bizinfo", tmp_path)["reqstBeginEndDe"]

    assert [date.fromisoformat(part.strip()) for part in words.split("~")] == [
        date(2026, 2, 2),
        date(2026, 2, 27),
    ]


def test_a_client_that_reads_eight_digits_gets_both_days(
    call_for_founders: Record, tmp_path: Path
) -> None:
    found = item(call_for_founders, "kstartup", tmp_path)

    assert (found["pbanc_rcpt_bgng_dt"], found["pbanc_rcpt_end_dt"]) == ("20260202", "20260227")


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-02-01", "N"), ("2026-02-02", "Y"), ("2026-02-27", "Y"), ("2026-02-28", "N")],
)
def test_a_client_that_asks_who_recruits_on_a_day_is_told(
    call_for_founders: Record, tmp_path: Path, day: str, expected: str
) -> None:
    found = item(call_for_founders, "kstartup", tmp_path, date.fromisoformat(day))

    assert found["rcrt_prgs_yn"] == expected


def test_a_client_that_looks_for_regions_among_the_tags_finds_short_names(
    call_for_founders: Record, tmp_path: Path
) -> None:
    biz = item(call_for_founders, "bizinfo", tmp_path)

    assert biz["hashtags"] == biz["hashTags"] == "2026,서울,충북,예비창업자,중소기업,가온부"
    assert item(call_for_founders, "kstartup", tmp_path)["supt_regin"] == "서울,충북"


def test_a_client_that_looks_for_a_class_of_business_age_finds_it(
    call_for_founders: Record, tmp_path: Path
) -> None:
    found = item(call_for_founders, "kstartup", tmp_path)["biz_enyy"]

    assert found == "예비창업자,1년미만,2년미만,3년미만,5년미만,7년미만"


def test_a_client_that_reads_a_key_finds_it_in_every_item_null_where_unknown(
    call_for_founders: Record, tmp_path: Path
) -> None:
    bare = notice(programs=[program()])
    for form in ("bizinfo", "kstartup"):
        full, empty = (item(record, form, tmp_path) for record in (call_for_founders, bare))

        assert list(full) == list(empty)
        assert "" not in empty.values()
    assert item(bare, "kstartup", tmp_path)["pbanc_rcpt_end_dt"] is None


def test_a_client_that_calls_the_number_reaches_the_office_and_not_one_named_in_passing(
    call_for_founders: Record, tmp_path: Path
) -> None:
    found = item(call_for_founders, "kstartup", tmp_path)
    passing = {"organization": "한빛신탁", "phones": [OTHER]}
    stranger = notice(programs=[program()], issuer={"name": "가온부"}, contacts=[passing])

    assert (found["prch_cnpl_no"], found["biz_prch_dprt_nm"]) == ("021234567", "창업지원팀")
    assert item(stranger, "kstartup", tmp_path)["prch_cnpl_no"] is None
    assert found["biz_aply_url"] == "https://www.gaon.kr"


def test_an_office_of_the_section_on_enquiries_is_asked_first() -> None:
    blocks = [
        {"id": "b1", "kind": "paragraph", "text": "창업지원팀"},
        {"id": "b2", "kind": "heading", "text": "문의처"},
        {"id": "b3", "kind": "paragraph", "text": "가온콜센터"},
    ]
    record = notice(
        programs=[program()],
        blocks=blocks,
        sections=[
            {"id": "s1", "level": 1, "heading": "문의처", "role": "contact", "blocks": ["b2", "b3"]}
        ],
        contacts=[{"division": "창업지원팀"}, {"organization": "가온콜센터"}],
        provenance={
            "/contacts/0/division": [{"block": "b1", "start": 0, "end": 5}],
            "/contacts/1/organization": [{"block": "b3", "start": 0, "end": 5}],
        },
    )

    assert [one.organization for one in _portal.contacts(record, record.programs[0])] == [
        "가온콜센터"
    ]


def test_a_tender_has_its_budget_its_estimated_price_and_its_opening_apart(tmp_path: Path) -> None:
    closing = {
        "interval": "2026-03-02/2026-03-18T10:00+09:00",
        "text": "3.2~3.18 10:00",
        "first_day": "2026-03-02",
        "last_day": "2026-03-18",
        "closes_at": "2026-03-18T10:00+09:00",
    }
    opening = {
        "interval": "2026-03-18T11:00+09:00",
        "text": "3.18 11:00",
        "first_day": "2026-03-18",
        "last_day": "2026-03-18",
        "closes_at": "2026-03-18T11:00+09:00",
    }
    own = program(
        budget={"amount": 110_000_000, "text": "110,000,000원"},
        estimated_price={"amount": 100_000_000, "text": "100,000,000원"},
        vat="included",
        bid_method="제한경쟁",
        application=closing,
    )
    event = {"event": "bid_opening", "period": opening, "text": "개찰 3.18 11:00"}
    record = notice(kind="tender_notice", programs=[own], schedule=[event])
    found = item(record, "g2b", tmp_path)

    assert (found["asignBdgtAmt"], found["presmptPrce"]) == ("110000000", "100000000")
    assert (found["VAT"], found["cntrctCnclsMthdNm"]) == ("부가세 포함", "제한경쟁")
    assert found["bidClseDt"] == "2026-03-18 10:00:00"
    assert found["opengDt"] == "2026-03-18 11:00:00"
    assert found["bidNtceOrd"] == "000"


def test_only_tenders_go_to_the_form_for_tenders(sample: Record, tmp_path: Path) -> None:
    losses = export([sample], "g2b", tmp_path / "a.json")

    assert next(loss.why for loss in losses) == "no tender, so no item"


def test_the_first_sheet_says_at_a_glance_what_an_office_asks_first(
    call_for_founders: Record, tmp_path: Path
) -> None:
    bare = notice(
        source={"filename": "b.hwp", "format": "hwp", "sha256": "b" * 64, "size_bytes": 1}
    )
    setting = Setting(date(2026, 2, 20))
    export([call_for_founders, bare], "xlsx", tmp_path / "a.xlsx", setting)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    heading, first, second = book["한눈에"].iter_rows(values_only=True)

    assert heading[:7] == ("사업", "기관", "예산", "한도", "규모", "접수", "마감")
    assert first[0] == "청년 창업 바우처"
    assert first[5:9] == (
        "2026-02-02 ~ 2026-02-27",
        datetime(2026, 2, 27),  # noqa: DTZ001 (Excel's)
        7,
        "창업지원팀 02-123-4567",
    )
    assert (second[0], second[9]) == ("(사업을 읽지 못함)", "b.hwp")
    assert [cell.value for cell in book["programs"][1]][:4] == [
        "document",
        "file",
        "title",
        "program",
    ]
    assert book["programs"][2][1].value == "a.txt"


def test_an_office_without_a_number_is_asked_at_its_address(tmp_path: Path) -> None:
    contacts = [
        {"emails": ["ask@example.org"], "programs": ["p1"]},
        {"organization": "나루센터", "programs": ["p1"]},
    ]
    record = notice(programs=[program()], contacts=contacts)
    export([record], "xlsx", tmp_path / "a.xlsx", Setting(date(2026, 2, 20)))
    _, row = openpyxl.load_workbook(tmp_path / "a.xlsx")["한눈에"].iter_rows(values_only=True)

    assert row[8] == "ask@example.org, 나루센터"
