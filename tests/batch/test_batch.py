"""Many documents: every one has one outcome, whatever happens to the run, and a killed run goes on where it stopped."""

from __future__ import annotations

import hashlib
import io
import json
import os
import signal
import subprocess
import sys
import time
import warnings
import zipfile
from pathlib import Path
from typing import Any

import pytest

from announce_parser.batch import Outcome, ReadingOptions
from announce_parser.batch.archives import member
from announce_parser.batch.attempt import stated_name
from announce_parser.batch.ledger import Ledger
from announce_parser.errors import (
    CannotWrite,
    OverLimit,
    ReaderCrashed,
    UnreadableDocument,
    UsageFault,
)
from conftest import NOTICE, Call

FAST = ("--tokenizer", "plain")
posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="signals and pipes of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve notices that differ, one empty file and one that is no document."""
    root = tmp_path / "notices"
    (root / "more").mkdir(parents=True)
    for number in range(12):
        text = NOTICE.replace("30억원", f"{30 + number}억원")
        (root / ("more" if number % 2 else ".") / f"n{number:02}.txt").write_text(text, "utf-8")
    (root / "empty.txt").write_bytes(b"")
    (root / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return root


def written(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != "manifest.jsonl"
    }


def manifest(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "manifest.jsonl").read_bytes().splitlines()]


def read_again(err: str) -> int:
    """How many sources a run has read: one line of progress each."""
    return sum(line.startswith("[") for line in err.splitlines())


# The same bytes, however they come about.


def test_the_records_do_not_depend_on_the_number_of_workers(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    for name, options in (("one", ("-j", 1)), ("two", ("-j", 2)), ("none", ("--in-process",))):
        assert call("parse", folder, "-o", tmp_path / name, *options, *FAST)[0] == 7

    assert written(tmp_path / "one") == written(tmp_path / "two") == written(tmp_path / "none")
    assert len(written(tmp_path / "one")) == 12


def test_the_manifest_of_a_finished_run_is_in_the_order_of_the_sources(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    call("parse", folder, "-o", tmp_path / "out", "-j", 2, *FAST)
    paths = [line["path"] for line in manifest(tmp_path / "out")]

    assert paths == sorted(paths, key=lambda path: Path(path).parts)
    assert len(paths) == 14


def test_json_lines_keep_their_order_with_many_workers(call: Call, folder: Path) -> None:
    _, alone, _ = call("parse", folder, "--jsonl", "-j", 1, *FAST)
    _, together, _ = call("parse", folder, "--jsonl", "-j", 3, *FAST)

    assert alone.count("\n") == 12
    assert alone == together


# Going on.


def test_a_finished_run_is_not_repeated(call: Call, folder: Path, tmp_path: Path) -> None:
    call("parse", folder, "-o", tmp_path / "out", *FAST)
    code, _, err = call("parse", folder, "-o", tmp_path / "out", "--resume", *FAST)

    assert (code, read_again(err)) == (7, 0)
    assert "14 of them from the previous run" in err
    assert len(manifest(tmp_path / "out")) == 14


def test_what_is_new_changed_or_lost_is_read_again(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    call("parse", folder, "-o", tmp_path / "out", *FAST)
    (folder / "new.txt").write_text(NOTICE, "utf-8")
    (folder / "n00.txt").write_text(NOTICE.replace("30억원", "99억원"), "utf-8")
    (tmp_path / "out" / "n02.txt.json").unlink()
    _, _, err = call("parse", folder, "-o", tmp_path / "out", "--resume", "-j", 1, *FAST)

    assert [line.split()[1] for line in err.splitlines() if line.startswith("[")] == [
        f"{folder / name}:" for name in ("n00.txt", "n02.txt", "new.txt")
    ]
    assert len(manifest(tmp_path / "out")) == 15


def test_other_options_read_everything_again(call: Call, folder: Path, tmp_path: Path) -> None:
    call("parse", folder, "-o", tmp_path / "out", *FAST)
    options = ("--resume", "--published", "2024-01-02", *FAST)
    _, _, err = call("parse", folder, "-o", tmp_path / "out", *options)

    assert read_again(err) == 14


def test_what_failed_is_read_again_when_asked(call: Call, folder: Path, tmp_path: Path) -> None:
    call("parse", folder, "-o", tmp_path / "out", *FAST)
    _, _, err = call("parse", folder, "-o", tmp_path / "out", "--retry-failed", *FAST)

    assert read_again(err) == 2


@pytest.mark.parametrize("option", ["--resume", "--retry-failed"])
def test_nothing_can_be_resumed_without_a_folder(call: Call, folder: Path, option: str) -> None:
    assert call("parse", folder, "--jsonl", option)[0] == 2
    assert call("parse", folder / "n00.txt", option)[0] == 2


def run(folder: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "announce_parser", "parse", folder, "-o", out, *FAST, *options]
    return subprocess.Popen([str(part) for part in command], stderr=subprocess.PIPE)


def wait_for_lines(out: Path, count: int) -> None:
    for _ in range(1200):
        path = out / "manifest.jsonl"
        if path.exists() and path.read_bytes().count(b"\n") >= count:
            return
        time.sleep(0.01)
    pytest.fail("the run never got so far")


@posix
def test_a_run_that_is_killed_and_resumed_leaves_what_an_undisturbed_one_does(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    call("parse", folder, "-o", tmp_path / "whole", *FAST)
    out = tmp_path / "out"
    for lines in (2, 5, 9):
        process = run(folder, out, "-j", "2", "--resume")
        wait_for_lines(out, lines)
        process.kill()
        process.communicate()
    (out / ".announce-00000000.tmp").write_bytes(b"half a rec")
    with (out / "manifest.jsonl").open("ab") as stream:
        stream.write(b'{"path": "n0')
    call("parse", folder, "-o", out, "--resume", *FAST)

    assert written(out) == written(tmp_path / "whole")
    assert [line["path"] for line in manifest(out)] == [
        line["path"] for line in manifest(tmp_path / "whole")
    ]


@posix
def test_one_interrupt_finishes_what_has_begun_and_says_how_to_go_on(
    folder: Path, tmp_path: Path
) -> None:
    for number in range(200):
        (folder / f"x{number:03}.txt").write_text(NOTICE, "utf-8")
    process = run(folder, tmp_path / "out", "-j", "2")
    wait_for_lines(tmp_path / "out", 3)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    done = manifest(tmp_path / "out")

    assert process.returncode == 130
    assert b"--resume continues from here" in err
    assert 3 <= len(done) < 214
    assert len(written(tmp_path / "out")) == sum("output" in line for line in done)


@posix
def test_two_interrupts_end_a_run_at_once(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "a-pipe")
    process = run(folder, tmp_path / "out", "-j", "2")
    wait_for_lines(tmp_path / "out", 3)
    process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)

    assert process.returncode == 130


@posix
def test_a_folder_that_cannot_be_written_ends_the_run_and_it_can_go_on(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    (out / "more").mkdir(parents=True)
    (out / "more").chmod(0o500)
    if os.geteuid() == 0:
        (out / "more").rmdir()
        (out / "more").write_bytes(b"")  # root may write anywhere but into a file
    code, _, err = call("parse", folder, "-o", out, *FAST)
    if os.geteuid() == 0:
        (out / "more").unlink()
    else:
        (out / "more").chmod(0o700)

    assert code == 5
    assert "Traceback" not in err
    assert call("parse", folder, "-o", out, "--resume", *FAST)[0] == 7
    assert len(written(out)) == 12


# The ledger.


def test_a_torn_line_is_passed_over_and_not_written_on(tmp_path: Path) -> None:
    (tmp_path / "manifest.jsonl").write_bytes(b'{"path": "a", "status": "ok"}\n{"path": "b", "sta')
    ledger = Ledger(tmp_path, ReadingOptions("plain"), resumes=True)
    ledger.note("c", Outcome(content=b"{}"))
    ledger.settle(["c", "a"])

    assert [line["path"] for line in manifest(tmp_path)] == ["c", "a"]


def test_of_an_earlier_run_only_where_each_line_begins_is_held(tmp_path: Path) -> None:
    reading = ReadingOptions("plain")
    ledger = Ledger(tmp_path, reading, resumes=False)
    for name in "ab":
        ledger.note(name, Outcome(content=b"{}", sha256=name * 2))
        (tmp_path / f"{name}.json").write_bytes(b"{}")
    ledger.close()

    later = Ledger(tmp_path, reading, resumes=True)
    found = [later.find_done(name, name * 2, retries=False) for name in "ab"]
    later.close()

    entries = [entry.fields for entry in found if entry is not None]
    assert [each["sha256"] for each in entries] == ["aa", "bb"]
    assert all(isinstance(place, int) for place in later._known.values())


def test_a_document_that_took_two_workers_down_is_not_tried_again(tmp_path: Path) -> None:
    reading = ReadingOptions("plain")
    ledger = Ledger(tmp_path, reading, resumes=False)
    crashed = ReaderCrashed("stopped by SIGSEGV")
    ledger.note("a", Outcome(error=crashed, sha256="aa", crashes=2))
    ledger.note("b", Outcome(error=UnreadableDocument("damaged"), sha256="bb"))
    ledger.close()
    later = Ledger(tmp_path, reading, resumes=True)
    kept = [later.find_done(name, name * 2, retries=True) is not None for name in "ab"]
    changed = later.find_done("a", "other", retries=True)
    later.close()

    assert kept == [True, False]
    assert changed is None


@pytest.mark.parametrize("retries", [False, True])
def test_a_document_whose_workers_were_killed_from_outside_is_tried_again(
    tmp_path: Path,
    retries: bool,  # noqa: FBT001
) -> None:
    reading = ReadingOptions("plain")
    ledger = Ledger(tmp_path, reading, resumes=False)
    ledger.note("a", Outcome(error=ReaderCrashed("killed"), sha256="aa", killed=4))
    ledger.note("b", Outcome(error=ReaderCrashed("SIGSEGV"), sha256="bb", killed=1, crashes=2))
    ledger.close()
    later = Ledger(tmp_path, reading, resumes=True)
    kept = [later.find_done(name, name * 2, retries=retries) is not None for name in "ab"]
    later.close()

    assert [line.get("killed") for line in manifest(tmp_path)] == [4, 1]
    assert kept == [False, True]


@pytest.mark.skipif(sys.platform == "win32", reason="no lock on a folder")
def test_two_runs_do_not_write_to_one_folder(tmp_path: Path) -> None:
    first = Ledger(tmp_path, ReadingOptions("plain"), resumes=False)
    with pytest.raises(UsageFault, match="another run"):
        Ledger(tmp_path, ReadingOptions("plain"), resumes=True)
    first.close()


def test_a_folder_that_is_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(CannotWrite):
        Ledger(tmp_path / "x", ReadingOptions("plain"), resumes=False)


class Hashed(str):
    """A name that counts how often it is looked up."""

    __slots__ = ()
    asked = 0

    def __hash__(self) -> int:
        Hashed.asked += 1
        return super().__hash__()


def test_settling_looks_each_source_up_a_few_times_however_many_there_are(tmp_path: Path) -> None:
    names = [f"{number:04}.txt" for number in range(500)]
    ledger = Ledger(tmp_path, ReadingOptions("plain"), resumes=False)
    for name in ["left over", *names]:
        ledger.note(name, Outcome(content=b"{}"))
    Hashed.asked = 0

    ledger.settle([Hashed(name) for name in reversed(names)])

    assert Hashed.asked < 10 * len(names)
    manifest = (tmp_path / "manifest.jsonl").read_text("utf-8")
    settled = [json.loads(line)["path"] for line in manifest.splitlines()]
    assert settled == [*reversed(names), "left over"]


def test_no_name_and_no_number_of_an_official_reaches_ledger_or_log(
    call: Call, tmp_path: Path
) -> None:
    notice = NOTICE + "\n담당 : 홍길동 사무관 (044-204-7260, hong@korea.kr)\n"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "n.txt").write_text(notice, "utf-8")
    _, _, err = call("parse", tmp_path / "in", "-o", tmp_path / "out", "--fail-on", "info")
    kept = err + (tmp_path / "out" / "manifest.jsonl").read_text("utf-8")

    assert "홍길동" in (tmp_path / "out" / "n.txt.json").read_text("utf-8")
    assert [word for word in ("홍길동", "7260", "123-4567", "hong@") if word in kept] == []


# Names.


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a\nb.txt", "a\\nb.txt"), ("\x1b[31mred.txt", "\\x1b[31mred.txt"), ("\u202etxt.hwp", "\\u202etxt.hwp")],
)  # fmt: skip
def test_a_name_cannot_steer_the_terminal_or_forge_a_line(
    call: Call, tmp_path: Path, name: str, shown: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(b"")
    (tmp_path / "in" / "n.txt").write_text(NOTICE, "utf-8")
    _, _, err = call("parse", tmp_path / "in", "-o", tmp_path / "out", *FAST)

    assert name not in err
    assert shown in err
    assert all(
        line.startswith(("announce-parser: ", "[", "documents: 2")) for line in err.splitlines()
    )


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no Unicode")
def test_a_name_of_korean_windows_is_read_and_written(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    name = os.fsdecode("공고.txt".encode("cp949"))
    (tmp_path / "in" / name).write_text(NOTICE, "utf-8")
    code, _, _ = call("parse", tmp_path / "in", "-o", tmp_path / "out", *FAST)
    record = json.loads((tmp_path / "out" / f"{name}.json").read_bytes())
    again = call("parse", tmp_path / "in", "-o", tmp_path / "out", "--resume", *FAST)

    assert (code, record["source"]["filename"]) == (0, "공고.txt")
    assert read_again(again[2]) == 0


def test_a_name_in_no_known_encoding_is_stated_by_its_escapes() -> None:
    assert stated_name(os.fsdecode(b"\xff\xfe.txt")) == "\\xff\\xfe.txt"


# Archives of documents.


def archive(path: Path, members: dict[str, bytes], *, flag: int | None = None) -> Path:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as stream:
        for name, member in members.items():
            stream.writestr(zipfile.ZipInfo(name), member)
    data = content.getvalue()
    if flag is not None:
        data = data.replace(
            b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00" + bytes([flag, 0])
        )
    path.write_bytes(data)
    return path


def test_each_document_of_an_archive_has_its_own_record(call: Call, tmp_path: Path) -> None:
    path = archive(
        tmp_path / "첨부.zip",
        {
            "공고.txt": NOTICE.encode(),
            "서식/붙임.txt": NOTICE.encode(),
            "__MACOSX/._공고.txt": b"x",
            ".hidden": b"x",
        },
    )
    code, _, _ = call("parse", path, "-o", tmp_path / "out", *FAST)

    assert code == 0
    assert sorted(written(tmp_path / "out")) == [
        "첨부.zip/공고.txt.json",
        "첨부.zip/서식/붙임.txt.json",
    ]
    record = json.loads((tmp_path / "out" / "첨부.zip" / "공고.txt.json").read_bytes())
    assert record["source"]["filename"] == "공고.txt"


def test_names_that_korean_windows_packed_are_read_as_they_were_meant(
    call: Call, tmp_path: Path
) -> None:
    spelled = "공고문.txt".encode("cp949").decode("cp437")
    data = archive(tmp_path / "x", {"a" * 10 + ".txt": NOTICE.encode()}).read_bytes()
    raw = spelled.encode("cp437")
    path = tmp_path / "p.zip"
    path.write_bytes(data.replace(b"a" * 10 + b".txt", raw + b" " * (14 - len(raw))))
    call("parse", path, "-o", tmp_path / "out", *FAST)

    assert [name.strip() for name in written(tmp_path / "out")] == ["p.zip/공고문.txt    .json"]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "..\\out.txt", "C:/out.txt"])
def test_an_archive_whose_member_leads_out_of_it_is_refused(
    call: Call, tmp_path: Path, name: str
) -> None:
    (tmp_path / "in").mkdir()
    archive(tmp_path / "in" / "x.zip", {name: NOTICE.encode(), "n.txt": NOTICE.encode()})
    code, _, _ = call("parse", tmp_path / "in", "-o", tmp_path / "out", *FAST)

    assert code == 7
    assert written(tmp_path / "out") == {}


def test_a_member_of_an_archive_is_not_read_again(call: Call, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"n.txt": NOTICE.encode(), "m.txt": NOTICE.encode()})
    call("parse", path, "-o", tmp_path / "out", *FAST)
    _, _, err = call("parse", path, "-o", tmp_path / "out", "--resume", *FAST)
    archive(path, {"n.txt": NOTICE.encode(), "m.txt": NOTICE.replace("30억", "31억").encode()})
    _, _, changed = call("parse", path, "-o", tmp_path / "out", "--resume", *FAST)

    assert (read_again(err), read_again(changed)) == (0, 2)


def entries_of(path: Path, *entries: tuple[zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as stream, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of two entries of one name
        for entry, content in entries:
            stream.writestr(entry, content)
    return path


def test_members_of_one_name_are_both_read(call: Call, tmp_path: Path) -> None:
    other = NOTICE.replace("30억", "31억")
    twins = [(zipfile.ZipInfo("n.txt"), text.encode()) for text in (NOTICE, other)]
    path = entries_of(tmp_path / "a.zip", *twins)
    code, _, _ = call("parse", path, "-o", tmp_path / "out", *FAST)
    records = [
        json.loads((tmp_path / "out" / "a.zip" / name).read_bytes())
        for name in ("n.txt.json", "n (2).txt.json")
    ]

    assert code == 0
    assert [record["source"]["sha256"] for record in records] == [
        hashlib.sha256(text.encode()).hexdigest() for text in (NOTICE, other)
    ]


def test_a_link_within_an_archive_is_refused_by_what_it_is(call: Call, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("n.txt")
    link.external_attr = 0o120777 << 16
    path = entries_of(tmp_path / "a.zip", (link, b"/etc/passwd"))
    code, _, err = call("parse", path, "-o", tmp_path / "out", *FAST)

    assert (code, written(tmp_path / "out")) == (7, {})
    assert "is a link, not a document" in err


@posix
def test_links_and_pipes_in_a_folder_are_told_and_not_read(call: Call, tmp_path: Path) -> None:
    notices, elsewhere = tmp_path / "notices", tmp_path / "elsewhere"
    for root in (notices, elsewhere):
        root.mkdir()
        (root / "n.txt").write_text(NOTICE, "utf-8")
    (notices / "file.txt").symlink_to(elsewhere / "n.txt")
    (notices / "folder").symlink_to(elsewhere)
    (notices / "zeros.txt").symlink_to("/dev/zero")
    os.mkfifo(notices / "pipe.txt")
    code, _, err = call("--lang", "en", "parse", notices, "-o", tmp_path / "out", *FAST)

    assert (code, set(written(tmp_path / "out"))) == (0, {"n.txt.json"})
    assert "4 links, pipes or devices in the folder are not read" in err


@posix
def test_links_are_followed_where_that_is_asked_for_but_none_for_ever(
    call: Call, tmp_path: Path
) -> None:
    notices, elsewhere = tmp_path / "notices", tmp_path / "elsewhere"
    for root in (notices, elsewhere):
        root.mkdir()
        (root / "n.txt").write_text(NOTICE, "utf-8")
    (notices / "file.txt").symlink_to(elsewhere / "n.txt")
    (notices / "folder").symlink_to(elsewhere)
    (elsewhere / "back").symlink_to(notices)
    options = ("--follow-links", "-o", tmp_path / "out", *FAST)
    code, _, err = call("--lang", "en", "parse", notices, *options)

    assert code == 0
    assert {"n.txt.json", "file.txt.json", "folder/n.txt.json"} <= set(written(tmp_path / "out"))
    assert len(written(tmp_path / "out")) < 10
    assert "not read" not in err


def test_an_archive_that_leads_out_is_refused_with_that_reason(call: Call, tmp_path: Path) -> None:
    path = archive(tmp_path / "x.zip", {"../out.txt": NOTICE.encode()})
    code, _, err = call("parse", path, *FAST)

    assert code == 4
    assert "whose name leads out of it" in err


def test_a_member_that_says_it_is_too_large_is_not_unpacked(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"n.txt": NOTICE.encode()})
    size = len(NOTICE.encode()).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (1 << 30).to_bytes(4, "little")))

    with pytest.raises(OverLimit, match="unpacks to more than 256 MB"):
        member(path, "n.txt")


# What a person corrected, what a portal knows beside the files.


def corrections_of(source: Path, target: Path, year: int) -> Path:
    line = {
        "sha256": hashlib.sha256(source.read_bytes()).hexdigest(),
        "op": "replace",
        "path": "/fiscal_year",
        "value": year,
        "note": "담당자 확인",
    }
    target.write_text(json.dumps(line, ensure_ascii=False) + "\n", "utf-8")
    return target


def test_a_correction_survives_a_new_parse_and_moves_no_other_record(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    file = corrections_of(folder / "n02.txt", tmp_path / "c.jsonl", 2031)
    call("parse", folder, "-o", tmp_path / "plain", *FAST)
    call("parse", folder, "-o", tmp_path / "out", "--corrections", file, "-j", 2, *FAST)
    plain, corrected = written(tmp_path / "plain"), written(tmp_path / "out")
    record = json.loads(corrected["n02.txt.json"])

    assert record["fiscal_year"] == 2031
    assert record["provenance"]["/fiscal_year"][0]["by"] == "person"
    assert [name for name in plain if plain[name] != corrected[name]] == ["n02.txt.json"]


def test_a_resumed_run_reads_again_what_was_corrected_meanwhile_and_nothing_else(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    call("parse", folder, "-o", tmp_path / "out", *FAST)
    file = corrections_of(folder / "n02.txt", tmp_path / "c.jsonl", 2031)
    again = ("parse", folder, "-o", tmp_path / "out", "--resume", "--corrections", file, *FAST)
    _, _, first = call(*again)
    _, _, second = call(*again)

    assert (read_again(first), read_again(second)) == (1, 0)
    assert json.loads(written(tmp_path / "out")["n02.txt.json"])["fiscal_year"] == 2031


def test_a_correction_that_no_longer_fits_fails_its_document_alone(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    file = corrections_of(folder / "n02.txt", tmp_path / "c.jsonl", 2031)
    file.write_text(file.read_text("utf-8").replace("/fiscal_year", "/programs/99/name"), "utf-8")
    code, _, err = call("parse", folder, "-o", tmp_path / "out", "--corrections", file, *FAST)

    assert code == 7
    assert "correction 1 (replace /programs/99/name)" in err
    assert [
        line["path"]
        for line in manifest(tmp_path / "out")
        if line.get("code") == "stale_correction"
    ] == ["n02.txt"]


def test_a_correction_beside_golden_check_is_a_difference_until_it_is_accepted(
    call: Call, tmp_path: Path
) -> None:
    samples, goldens = tmp_path / "samples", tmp_path / "goldens"
    for made in (samples, goldens):
        made.mkdir()
    (samples / "n.txt").write_text(NOTICE, "utf-8")
    file = corrections_of(samples / "n.txt", tmp_path / "c.jsonl", 2031)
    call("golden", "accept", samples / "n.txt", "--goldens", goldens)
    check = ("golden", "check", samples, goldens, "--corrections", file)
    code, out, _ = call(*check)
    accept = ("golden", "accept", samples / "n.txt", "--goldens", goldens, "--corrections", file)
    call(*accept, "--force", "--reason", "담당자 확인")

    assert code == 1
    assert "fiscal_year" in out
    assert "2031" in out
    assert call(*check)[0] == 0
    assert call("golden", "check", samples, goldens)[0] == 1


def test_a_row_beside_the_files_reaches_its_record_whatever_reads_it(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("path,url\nmore/n01.txt,https://portal.example/1\n", "utf-8")
    for name, options in (("worker", ()), ("here", ("--in-process",))):
        call("parse", folder, "-o", tmp_path / name, "--metadata", rows, *options, *FAST)
    record = json.loads(written(tmp_path / "worker")["more/n01.txt.json"])

    assert record["source"]["url"] == "https://portal.example/1"
    assert written(tmp_path / "worker") == written(tmp_path / "here")


def test_another_row_reads_its_document_again(call: Call, folder: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("path,url\nn02.txt,https://portal.example/1\n", "utf-8")
    again = ("parse", folder, "-o", tmp_path / "out", "--resume", "--metadata", rows, *FAST)
    call(*again)
    rows.write_text("path,url\nn02.txt,https://portal.example/2\n", "utf-8")

    assert read_again(call(*again)[2]) == 1
    assert "portal.example/2" in written(tmp_path / "out")["n02.txt.json"].decode()
