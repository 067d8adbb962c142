"""The yearly job: one command, everything of a year in one folder, which is next year's start."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from conftest import NOTICE, Call

LATER = (
    NOTICE.replace("2024", "2025")
    .replace("30억원", "45억원")
    .replace("(월)", "(화)")
    .replace("3. 29", "3. 28")
)
STRANGER = """해양수산원 공고 제2025-9호

2025년 어선 안전장비 보급사업 공고

□ 사업예산 : 총 5억원
□ 신청기간 : 2025. 3. 4.(화) ~ 3. 28.(금)
"""


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of notices."""
    folder = tmp_path_factory.mktemp("years")
    for name, text in {
        "2024/voucher.txt": NOTICE,
        "2025/voucher.txt": LATER,
        "2025/ships.txt": STRANGER,
        "2025/empty.txt": "",
    }.items():
        file = folder / "notices" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


@pytest.fixture
def here(years: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own that holds both years, as working folder."""
    shutil.copytree(years, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def totals(call: Call, *arguments: str) -> dict[str, int]:
    counts: dict[str, int] = json.loads(call("year", *arguments, "--json")[1])["totals"]
    return counts


def test_a_year_lies_in_one_folder_and_is_the_next_years_start(call: Call, here: Path) -> None:
    assert call("year", "notices/2024", "-o", "2024")[0] == 0
    code, out, err = call(
        "year",
        "notices/2025",
        "--against",
        "2024",
        "-o",
        "2025",
        "--on",
        "2025.3.10",
        "--lang",
        "en",
    )

    assert code == 7
    assert "open 2025/index.html" in err
    assert out.splitlines()[:13] == [
        "documents: 3",
        "ok: 2",
        "partial: 0",
        "refused: 0",
        "failed: 1",
        "programs: 2",
        "windows open on 2025-03-10: 2",
        "notices that need a look: 1",
        "continued from last year: 1",
        "without a match last year: 1",
        "last year's notices without a match this year: 0",
        "last year's notices parsed again: 1",
        "of these with a different record now: 0",
    ]
    assert out.splitlines()[14] == "notices/2025/empty.txt"
    assert "does not add up" not in out
    written = {path.relative_to(here / "2025").as_posix() for path in (here / "2025").rglob("*")}
    assert {
        "index.html",
        "changes.html",
        "notices.xlsx",
        "calendar.ics",
        "goldens.html",
        "year.json",
        "records/voucher.txt.json",
        "records/manifest.jsonl",
        "review/index.html",
        "review/ships.txt.html",
    } <= written
    assert "45억원" in (here / "2025/changes.html").read_text("utf-8")
    assert "45억원" in (here / "2025/review/voucher.txt.html").read_text("utf-8")
    assert json.loads((here / "2025/year.json").read_text("utf-8")) == {
        "notices": ["../notices/2025"]
    }


def test_a_second_run_reads_only_what_was_corrected(call: Call, here: Path) -> None:
    call("year", "notices/2025", "-o", "2025")
    record = json.loads((here / "2025/records/ships.txt.json").read_text("utf-8"))
    line = {
        "sha256": record["source"]["sha256"],
        "op": "replace",
        "path": "/programs/0/name",
        "value": "어선 안전장비",
        "note": "as the office calls it",
    }
    (here / "2025/review/corrections.jsonl").write_text(json.dumps(line) + "\n", "utf-8")

    _, _, err = call("year", "notices/2025", "-o", "2025", "--lang", "en")
    page = (here / "2025/review/ships.txt.html").read_text("utf-8")

    assert "2 of them from the previous run" in err
    assert "as the office calls it" in page


def test_last_year_may_be_a_folder_of_records_or_of_notices(call: Call, here: Path) -> None:
    call("parse", "notices/2024", "-o", "old")
    records = totals(call, "notices/2025", "--against", "old", "-o", "a")
    notices = totals(call, "notices/2025", "--against", "notices/2024", "-o", "b")

    assert records["continued"] == notices["continued"] == 1
    assert "goldens" not in records
    assert (here / "b/last-year/voucher.txt.json").is_file()


def test_a_record_that_reads_otherwise_now_is_told(call: Call, here: Path) -> None:
    call("year", "notices/2024", "-o", "2024")
    kept = here / "2024/records/voucher.txt.json"
    kept.write_text(kept.read_text("utf-8").replace("3000000000", "3000000001"), "utf-8")
    found = totals(call, "notices/2025", "--against", "2024", "-o", "2025")

    assert (found["goldens"], found["goldens_differ"]) == (1, 1)
    assert "budget" in (here / "2025/goldens.html").read_text("utf-8")


def test_a_notice_that_contradicts_itself_needs_a_look_and_says_why(call: Call, here: Path) -> None:
    file = here / "notices/2025/voucher.txt"
    file.write_text(LATER.replace("(화)", "(월)"), "utf-8")
    _, out, _ = call("year", "notices/2025", "-o", "2025", "--lang", "en")

    assert (
        "  - does not add up: the weekday is that of the date: does not hold, stated 월, computed 화"
        in out
    )


def test_an_output_among_the_notices_is_refused(call: Call, here: Path) -> None:
    code, _, err = call("year", "notices", "-o", "notices/2025/out", "--lang", "en")

    assert code == 2
    assert "lies within the notices" in err
    assert not (here / "notices/2025/out").exists()


def test_a_notice_in_which_no_program_was_found_needs_a_look(call: Call, here: Path) -> None:
    (here / "notices/2025/bare.txt").write_text(
        "가온시 공고 제2025-3호\n\n도로 점용 허가 공고\n\n도로의 점용을 허가하였음을 알립니다.\n",
        "utf-8",
    )
    _, out, _ = call("year", "notices/2025", "-o", "2025", "--json")
    reasons = {one["file"]: one["reasons"] for one in json.loads(out)["to_look_at"]}
    start = (here / "2025/index.html").read_text("utf-8")

    assert set(reasons) >= {"notices/2025/empty.txt"}
    assert "notices/2025/ships.txt" not in reasons
    assert 'href="review/index.html"' in start
    assert "<script" not in start
