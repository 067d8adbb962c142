"""The command line as scripts rely on it: exit codes, where output goes, one clear line for every fault."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from announce_parser.cli import COMMANDS
from announce_parser.cli._base import TOKENIZERS
from announce_parser.cli.doctor import NEEDED
from conftest import NOTICE, Call

ROOT = Path(__file__).parents[1]

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
LOST = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def workbook() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return content.getvalue()


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "notices"
    (root / "2024").mkdir(parents=True)
    (root / "a.txt").write_text(NOTICE, "utf-8")
    (root / "2024" / "a.txt").write_text(NOTICE, "utf-8")
    (root / "empty.txt").write_bytes(b"")
    (root / ".hidden").write_text(NOTICE, "utf-8")
    return root


def manifest(folder: Path) -> list[dict[str, object]]:
    return [
        json.loads(line) for line in (folder / "manifest.jsonl").read_text("utf-8").splitlines()
    ]


# One source.


def test_the_record_of_one_source_goes_to_standard_output(call: Call, notice: Path) -> None:
    code, out, err = call("parse", notice)

    assert (code, err) == (0, "")
    assert json.loads(out)["source"]["filename"] == "notice.txt"


def test_standard_output_is_the_bytes_that_python_writes(call: Call, notice: Path) -> None:
    import announce_parser

    _, out, _ = call("parse", notice)

    assert out.encode() == announce_parser.parse(notice).to_json()


def test_a_name_that_ends_in_json_is_the_file_of_one_source(
    call: Call, notice: Path, tmp_path: Path
) -> None:
    code, out, _ = call("parse", notice, "-o", tmp_path / "new" / "r.json")

    assert (code, out) == (0, "")
    assert json.loads((tmp_path / "new" / "r.json").read_bytes())["schema_version"] == "1.0"


def test_any_other_name_is_a_folder_and_the_whole_file_name_is_kept(
    call: Call, notice: Path, tmp_path: Path
) -> None:
    call("parse", notice, "-o", tmp_path / "out")

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["notice.txt.json"]


def test_the_envelope_of_a_record_says_ok(call: Call, notice: Path) -> None:
    code, out, _ = call("parse", notice, "--json")

    assert code == 0
    assert list(json.loads(out)) == ["ok", "record"]


def test_the_day_of_publication_can_be_given(call: Call, tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text("사업 공고\n\n접수는 3월 4일까지\n", "utf-8")
    _, out, _ = call("parse", tmp_path / "n.txt", "--published", "2024-01-08")

    intervals = [figure["value"]["interval"] for figure in json.loads(out)["figures"]]
    assert intervals == ["../2024-03-04"]


@pytest.mark.parametrize("day", ["2024-13-01", "January", "20240108T00"])
def test_what_is_no_day_is_a_fault_of_usage(call: Call, notice: Path, day: str) -> None:
    code, out, err = call("parse", notice, "--published", day)

    assert (code, out) == (2, "")
    assert day in err


# Faults: one line, the code of the contract, no traceback.


@pytest.mark.parametrize(
    ("content", "expected", "word"),
    [
        (b"", 3, "empty"),
        (b" \n\t\n", 3, "empty"),
        (PICTURE, 4, "unsupported_format"),
        (workbook(), 4, "unsupported_format"),
        (LOST, 3, "damaged"),
    ],
    ids=["no bytes", "white space", "binary", "an office format that is not read", "lost"],
)
def test_a_source_that_gives_no_record_ends_in_one_line_and_its_code(
    call: Call, tmp_path: Path, content: bytes, expected: int, word: str
) -> None:
    (tmp_path / "n.txt").write_bytes(content)
    code, out, err = call("parse", tmp_path / "n.txt")
    _, envelope, _ = call("parse", tmp_path / "n.txt", "--json")

    assert (code, out, err.count("\n")) == (expected, "", 1)
    assert err.startswith(f"announce-parser: {tmp_path / 'n.txt'}: ")
    assert json.loads(envelope)["error"]["code"] == word


def test_a_missing_file_cannot_be_read(call: Call, tmp_path: Path) -> None:
    code, _, err = call("parse", tmp_path / "none.txt")

    assert code == 3
    assert err.count("\n") == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_cannot_be_read(call: Call, notice: Path) -> None:
    notice.chmod(0)
    code, _, err = call("parse", notice)

    assert code == 3
    assert err.count("\n") == 1


def test_the_envelope_of_a_fault_names_code_message_file_and_advice(
    call: Call, tmp_path: Path
) -> None:
    code, out, _ = call("parse", tmp_path / "none.txt", "--json")
    envelope = json.loads(out)

    assert (code, envelope["ok"]) == (3, False)
    assert list(envelope["error"]) == ["code", "message", "file", "advice"]
    assert envelope["error"]["file"] == str(tmp_path / "none.txt")


@pytest.mark.parametrize(
    "arguments",
    [
        ("parse",),
        ("prase", "x"),
        ("parse", "x", "--colour"),
        ("parse", "x", "--tokenizer", "nltk"),
        ("parse", "x", "--fail-on", "always"),
        ("read",),
        ("golden", "sign"),
        (),
    ],
)
def test_a_wrong_call_is_a_fault_of_usage(call: Call, arguments: tuple[str, ...]) -> None:
    code, out, err = call(*arguments)

    assert (code, out) == (2, "")
    assert "Traceback" not in err


def test_a_wrong_call_has_its_envelope_too(call: Call) -> None:
    code, out, _ = call("parse", "--json")

    assert code == 2
    assert json.loads(out)["error"]["code"] == "usage"


def test_a_fault_is_worded_in_korean_and_its_code_is_not(call: Call, tmp_path: Path) -> None:
    _, out, err = call("parse", tmp_path / "none.txt", "--json", "--lang", "ko")

    assert "경로와 권한을 확인하십시오." in err
    assert json.loads(out)["error"]["code"] == "not_found"


def test_a_record_is_the_same_in_both_languages(call: Call, notice: Path) -> None:
    assert call("parse", notice, "--lang", "ko")[1] == call("parse", notice, "--lang", "en")[1]


def test_what_cannot_be_written_ends_with_five(call: Call, notice: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    code, out, err = call("parse", notice, "-o", tmp_path / "file" / "r.json")

    assert (code, out, err.count("\n")) == (5, "", 1)


def test_a_source_is_never_replaced_by_its_record(call: Call, tmp_path: Path) -> None:
    (tmp_path / "n.json").write_text(NOTICE, "utf-8")
    code, _, _ = call("parse", tmp_path / "n.json", "-o", tmp_path / "n.json")

    assert code == 2
    assert (tmp_path / "n.json").read_text("utf-8") == NOTICE


# Many sources.


def test_a_folder_is_written_with_the_paths_below_it(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    call("parse", folder, "-o", tmp_path / "out")
    written = {
        path.relative_to(tmp_path / "out").as_posix()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    }

    assert written == {"2024/a.txt.json", "a.txt.json", "manifest.jsonl"}


def test_one_bad_file_does_not_stop_the_others(call: Call, folder: Path, tmp_path: Path) -> None:
    code, out, err = call("parse", folder, "-o", tmp_path / "out")

    assert (code, out) == (7, "")
    assert "[3/3]" in err
    assert err.splitlines()[-1] == "documents: 3 (2 ok, 0 partial, 0 refused, 1 failed)"


def test_the_manifest_has_a_line_for_every_source(call: Call, folder: Path, tmp_path: Path) -> None:
    call("parse", folder, "-o", tmp_path / "out")
    lines = manifest(tmp_path / "out")

    assert [(line["path"], line["status"], line.get("code")) for line in lines] == [
        ("2024/a.txt", "ok", None),
        ("a.txt", "ok", None),
        ("empty.txt", "failed", "empty"),
    ]
    assert list(lines[0]) == [
        "path",
        "sha256",
        "size_bytes",
        "config",
        "versions",
        "status",
        "ms",
        "peak_mb",
        "output",
        "checks",
    ]


def test_what_is_no_announcement_s_format_is_refused_in_the_manifest(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    (folder / "picture.png").write_bytes(PICTURE)
    call("parse", folder, "-o", tmp_path / "out")
    refused = [line["path"] for line in manifest(tmp_path / "out") if line["status"] == "refused"]

    assert refused == ["picture.png"]


def test_a_second_run_into_a_folder_within_the_sources_reads_no_records(
    call: Call, folder: Path
) -> None:
    call("parse", folder, "-o", folder / "out")
    call("parse", folder, "-o", folder / "out")

    assert len(manifest(folder / "out")) == 3


def test_json_lines_keep_the_order_of_the_input(call: Call, folder: Path) -> None:
    code, out, _ = call("parse", folder / "a.txt", folder / "2024" / "a.txt", "--jsonl")

    assert code == 0
    assert [json.loads(line)["source"]["filename"] for line in out.splitlines()] == ["a.txt"] * 2


def test_json_lines_in_envelopes_have_a_line_for_a_fault_too(call: Call, folder: Path) -> None:
    code, out, _ = call("parse", folder, "--jsonl", "--json")

    assert code == 7
    assert [json.loads(line)["ok"] for line in out.splitlines()] == [True, True, False]


def test_json_lines_can_go_to_a_file(call: Call, folder: Path, tmp_path: Path) -> None:
    code, out, _ = call("parse", folder / "a.txt", "--jsonl", "-o", tmp_path / "r.jsonl")

    assert (code, out) == (0, "")
    assert len((tmp_path / "r.jsonl").read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize("inside", [{}, {"x.png": PICTURE}, {"e.txt": b""}])
def test_a_folder_without_documents_is_a_fault_of_usage(
    call: Call, tmp_path: Path, inside: dict[str, bytes]
) -> None:
    (tmp_path / "folder").mkdir()
    for name, content in inside.items():
        (tmp_path / "folder" / name).write_bytes(content)
    code, out, err = call("parse", tmp_path / "folder")

    assert (code, out) == (2, "")
    assert "the folder holds no document" in err


def test_many_sources_without_a_place_for_them_are_a_fault_of_usage(
    call: Call, folder: Path
) -> None:
    code, _, err = call("parse", folder)

    assert code == 2
    assert "-o DIR or --jsonl" in err


def test_colliding_outputs_are_found_before_anything_is_written(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    code, _, err = call(
        "parse", folder / "a.txt", folder / "2024" / "a.txt", "-o", tmp_path / "out"
    )

    assert code == 2
    assert "would both be written to" in err
    assert not (tmp_path / "out").exists()


def test_an_output_that_would_replace_another_source_is_found_before_the_run(
    call: Call, tmp_path: Path
) -> None:
    (tmp_path / "n.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "n.txt.json").write_text(NOTICE, "utf-8")
    code, _, _ = call("parse", tmp_path / "n.txt", tmp_path / "n.txt.json", "-o", tmp_path)

    assert code == 2
    assert (tmp_path / "n.txt.json").read_text("utf-8") == NOTICE


def test_twins_in_two_formats_do_not_collide(call: Call, tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "n.md").write_text(f"# {NOTICE}", "utf-8")
    call("parse", tmp_path / "n.txt", tmp_path / "n.md", "-o", tmp_path / "out")

    assert (tmp_path / "out" / "n.txt.json").is_file()
    assert (tmp_path / "out" / "n.md.json").is_file()


# The other commands.


def test_read_shows_the_document_in_three_forms(call: Call, notice: Path) -> None:
    document = json.loads(call("read", notice)[1])
    text = call("read", notice, "--to", "text")[1]

    assert document["format"] == "text"
    assert document["text"] + "\n" == text
    assert "지원규모" in call("read", notice, "--to", "markdown")[1]


def test_read_shows_tables_as_pipes(call: Call, tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text("사업명\t예산\n바우처\t3억원\n컨설팅\t1억원\n", "utf-8")

    assert "| 바우처 | 3억원 |" in call("read", tmp_path / "n.txt", "--to", "markdown")[1]


def test_figures_gives_one_object_a_line(call: Call) -> None:
    code, out, _ = call("figures", "지원한도는 기업당 최대 2억원 (02-123-4567)")
    figures = [json.loads(line) for line in out.splitlines()]

    assert code == 0
    assert [(figure["kind"], figure["text"]) for figure in figures] == [
        ("money", "2억원"),
        ("phone", "02-123-4567"),
    ]
    assert (figures[0]["bound"], figures[0]["per"]) == ("max", "기업")


def test_a_record_that_parse_wrote_is_valid(call: Call, notice: Path, tmp_path: Path) -> None:
    call("parse", notice, "-o", tmp_path / "r.json")
    code, out, _ = call("validate", tmp_path / "r.json")

    assert (code, out) == (0, "")


def test_a_broken_record_is_told_each_violation_with_its_pointer(
    call: Call, notice: Path, tmp_path: Path
) -> None:
    call("parse", notice, "-o", tmp_path / "r.json")
    record = json.loads((tmp_path / "r.json").read_bytes())
    record["title"] = None
    (tmp_path / "r.json").write_text(json.dumps(record))
    code, out, _ = call("validate", tmp_path / "r.json")

    assert code == 1
    assert out == f"{tmp_path / 'r.json'}: /title: None is not of type 'string' [schema.type]\n"


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"a": NaN}', '{"a": 1, "a": 2}', "[" * 100_000]
)
def test_what_is_no_json_object_cannot_be_read(call: Call, tmp_path: Path, content: str) -> None:
    (tmp_path / "r.json").write_text(content)
    code, _, err = call("validate", tmp_path / "r.json")

    assert code == 3
    assert err.count("\n") == 1


def test_the_records_of_json_lines_are_validated_line_by_line(
    call: Call, notice: Path, tmp_path: Path
) -> None:
    call("parse", notice, "--jsonl", "-o", tmp_path / "r.jsonl")
    with (tmp_path / "r.jsonl").open("a") as stream:
        stream.write("{}\n")
    code, out, _ = call("validate", tmp_path / "r.jsonl")

    assert code == 1
    assert all(line.startswith(f"{tmp_path / 'r.jsonl'}:2: ") for line in out.splitlines())


CONTRADICTING = NOTICE + "\n신청은 2024년 3월 15일(월)까지 받는다.\n"


def test_what_does_not_add_up_is_listed_for_a_folder_of_records(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    (folder / "b.txt").write_text(CONTRADICTING, "utf-8")
    _, _, said = call("parse", folder, "-o", tmp_path / "out")
    code, out, err = call("validate", tmp_path / "out", "--checks")

    record = tmp_path / "out" / "b.txt.json"
    assert "failing checks: 1 (documents: 1)" in said
    assert code == 1
    assert out.startswith(f"{record}: /figures/")
    assert "2024-03-15" in out
    assert out.endswith("[weekday_agrees_with_date]\n")
    assert f"{record}: failing checks: 1" in err


def test_what_does_not_add_up_is_counted_again_by_a_resumed_run(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    (folder / "b.txt").write_text(CONTRADICTING, "utf-8")
    call("parse", folder, "-o", tmp_path / "out")
    _, _, said = call("parse", folder, "-o", tmp_path / "out", "--resume")

    assert "failing checks: 1 (documents: 1)" in said


def test_failing_checks_stand_in_the_envelope_and_are_no_violation(
    call: Call, tmp_path: Path
) -> None:
    (tmp_path / "b.txt").write_text(CONTRADICTING, "utf-8")
    call("parse", tmp_path / "b.txt", "-o", tmp_path / "b.json")
    code, out, _ = call("validate", tmp_path / "b.json", "--checks", "--json")
    envelope = json.loads(out)

    assert code == 1
    assert envelope["valid"]
    assert [check["rule"] for check in envelope["failing"]] == ["weekday_agrees_with_date"]
    assert call("validate", tmp_path / "b.json")[0] == 0


def test_a_golden_is_accepted_checked_and_not_overwritten_without_force(
    call: Call, notice: Path, tmp_path: Path
) -> None:
    samples, goldens = tmp_path / "samples", tmp_path / "goldens"
    samples.mkdir()
    goldens.mkdir()
    sample = samples / "n.txt"
    sample.write_bytes(notice.read_bytes())

    assert call("golden", "check", samples, goldens)[0] == 1
    assert call("golden", "accept", sample, "--goldens", goldens)[0] == 0
    assert call("golden", "check", samples, goldens)[0] == 0

    sample.write_text(NOTICE.replace("30억원", "40억원"), "utf-8")
    code, out, _ = call("golden", "check", samples, goldens)
    assert code == 1
    assert "n.txt: budget: 총 30억원 → 총 40억원" in out or "budget: 30억원 → 40억원" in out

    assert call("golden", "accept", sample, "--goldens", goldens)[0] == 1
    assert call("golden", "accept", sample, "--goldens", goldens, "--force")[0] == 2
    reason = ("--reason", "the sum was corrected")
    assert call("golden", "accept", sample, "--goldens", goldens, "--force", *reason)[0] == 0
    assert call("golden", "check", samples, goldens)[0] == 0
    log = [
        json.loads(line) for line in (goldens / "ACCEPTED.jsonl").read_text("utf-8").splitlines()
    ]
    assert [(line["golden"], line["reason"]) for line in log] == [
        ("n.txt.json", "first"),
        ("n.txt.json", "the sum was corrected"),
    ]


def test_schema_prints_what_it_writes(call: Call, tmp_path: Path) -> None:
    code, out, _ = call("schema")
    call("schema", "--write", tmp_path / "s.json")

    assert code == 0
    assert (tmp_path / "s.json").read_text("utf-8") == out


def test_formats_lists_the_readers(call: Call) -> None:
    from announce_parser import readers

    assert call("formats")[1].splitlines() == [reader.FORMAT for reader in readers.MEMBERS]


def test_doctor_says_what_is_installed(call: Call) -> None:
    code, out, _ = call("doctor")

    assert code == 0
    assert "tokenizer plain: ready" in out
    assert re.search(r"^XlsxWriter \d", out, re.MULTILINE)
    assert re.search(r"^icalendar \d", out, re.MULTILINE)


def test_doctor_lists_every_dependency_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [re.split(r"[<>=]", line)[0] for line in project["dependencies"]]

    assert sorted(NEEDED) == sorted(named)


PARQUET = "pyarrow not installed; run: .venv/bin/pip install -c constraints.txt '.[parquet]'"


def test_what_an_extra_lacks_is_said_with_the_command_of_the_checkout(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, out, _ = call("doctor")

    assert code == 0
    assert f"export parquet: optional, missing. {PARQUET}" in out.splitlines()


def test_an_export_that_needs_an_extra_names_the_command_of_the_checkout(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    golden = ROOT / "tests" / "golden" / "synthetic-tender-2025.txt.json"
    code, _, err = call("export", golden, "--to", "parquet", "-o", tmp_path / "out")

    assert code == 6
    assert PARQUET in err


def test_the_tokenizers_that_help_names_are_those_there_are() -> None:
    from announce_parser import tokenizers

    assert sorted(TOKENIZERS) == sorted(member.NAME for member in tokenizers.MEMBERS)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_help_shows_purpose_examples_and_exit_codes(
    call: Call, command: str, language: str
) -> None:
    code, out, err = call(command, "--help", "--lang", language)

    assert (code, err) == (0, "")
    assert out.count("  announce-parser ") == 2
    assert ("Exit codes:" if language == "en" else "종료 코드:") in out


# What only a process of its own can show.


def started(
    *arguments: str, source: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments],
        input=source,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


HEAVY = (
    "spacy",
    "pydantic",
    "click",
    "konlpy",
    "jpype",
    "jsonschema",
    "jsonschema_rs",
    "phonenumbers",
)


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        ("import announce_parser", ()),
        ("import announce_parser; announce_parser.AnnounceError", ()),
        ("import announce_parser; announce_parser.Document", ()),
        ("from announce_parser.cli import run; run(['--help'])", ("click",)),
        ("from announce_parser.cli import run; run(['parse', '--help'])", ("click",)),
        ("from announce_parser.cli import run; run(['schema'])", ("click",)),
        ("from announce_parser import validate; validate({})", ("jsonschema", "jsonschema_rs")),
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(
    statement: str, allowed: tuple[str, ...]
) -> None:
    heavy = [name for name in HEAVY if name not in allowed]
    code = (
        f"import sys; {statement}; print([n for n in {heavy} if n in sys.modules], file=sys.stderr)"
    )
    finished = started("-c", code)

    assert finished.stderr.decode().splitlines()[-1] == "[]"


def test_the_public_names_are_all_there() -> None:
    import announce_parser

    missing = [name for name in announce_parser.__all__ if not hasattr(announce_parser, name)]

    assert missing == []
    assert set(announce_parser.__all__) <= set(dir(announce_parser))


def test_a_name_that_is_not_public_is_not_there() -> None:
    import announce_parser

    with pytest.raises(AttributeError, match="no attribute 'parse_all'"):
        announce_parser.parse_all  # noqa: B018


def test_standard_input_is_read_and_the_record_is_the_same(notice: Path) -> None:
    finished = started("-m", "announce_parser", "parse", "-", source=notice.read_bytes())

    assert finished.returncode == 0
    assert json.loads(finished.stdout)["source"]["filename"] == "stdin"


def test_the_bytes_do_not_depend_on_hash_seed_locale_zone_or_folder(
    notice: Path, tmp_path: Path
) -> None:
    first = started("-m", "announce_parser", "parse", str(notice), PYTHONHASHSEED="1", TZ="UTC")
    second = started(
        "-c",
        "import os, sys; os.chdir(sys.argv.pop()); from announce_parser.cli import main; main()",
        "parse",
        str(notice),
        str(tmp_path),
        PYTHONHASHSEED="2",
        TZ="America/New_York",
        LC_ALL="ko_KR.UTF-8",
    )

    assert first.stdout
    assert first.stdout == second.stdout


def test_what_prints_while_a_command_works_does_not_reach_standard_output() -> None:
    code = (
        "import os\n"
        "from announce_parser.cli._stdout import guarded\n"
        "with guarded() as output:\n"
        "    print('from python')\n"
        "    os.write(1, b'from native code')\n"
        "    os.system('echo from a child')\n"
        "    output.write(b'data')\n"
    )
    finished = started("-c", code)

    assert finished.stdout == b"data"
    assert b"from native code" in finished.stderr
    assert b"from a child" in finished.stderr


def test_what_prints_at_exit_does_not_reach_standard_output() -> None:
    code = (
        "import atexit, os, sys\n"
        "from announce_parser.cli import main\n"
        "atexit.register(os.write, 1, b'too late')\n"
        "sys.argv[1:] = ['formats']\n"
        "main()\n"
    )
    finished = started("-c", code)

    assert b"too late" not in finished.stdout
    assert b"text" in finished.stdout


def test_a_closed_pipe_is_no_fault_of_the_disk_and_needs_no_word() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    finished = subprocess.run(
        [sys.executable, "-m", "announce_parser", "schema"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)

    assert finished.returncode == 5
    assert finished.stderr == b""


def test_a_bug_ends_with_seventy_and_shows_its_traceback_only_when_asked() -> None:
    code = (
        "import sys\n"
        "from announce_parser import pipeline\n"
        "from announce_parser.cli import main\n"
        "del pipeline.find_figures\n"
        "main()\n"
    )
    plain = started("-c", code, "figures", "x")
    asked = started("-c", code, "figures", "x", "--debug")

    assert (plain.returncode, plain.stderr.count(b"\n")) == (70, 1)
    assert b"Traceback" in asked.stderr


# Words for people.


def said(call: Call, *arguments: str | Path, language: str = "en") -> str:
    return call(*arguments, "--lang", language)[2]


def test_a_slip_in_a_command_option_value_or_pointer_is_answered_with_what_was_meant(
    call: Call, folder: Path
) -> None:
    assert "there is no command pasre; did you mean parse" in said(call, "pasre", folder)
    assert "golden chek" not in said(call, "golden", "chek")
    assert "did you mean check?" in said(call, "golden", "chek")
    assert "did you mean --output?" in said(call, "parse", folder, "--otuput", "x")
    assert "did you mean xlsx?" in said(call, "export", folder, "--to", "xls", "-o", "x")
    assert "did you mean" not in said(call, "zzz")


def test_an_option_without_its_value_is_told_by_its_name_in_either_language(
    call: Call, folder: Path
) -> None:
    assert "-o 옵션에 값이 없습니다." in call("--lang", "ko", "parse", folder, "-o")[2]
    assert "--output OUT is missing" in said(call, "export", folder, "--to", "xlsx")
    assert "--output OUT" in said(call, "export", folder, "--to", "xlsx", language="ko")


def test_a_slip_in_a_pointer_is_answered_with_what_was_meant(call: Call, tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(NOTICE, "utf-8")

    assert "did you mean /programs/0/cap" in said(
        call, "explain", tmp_path / "n.txt", "/programs/0/kap"
    )


@pytest.mark.parametrize(
    "words", ["2024-03-04", "2024.3.4", "2024. 3. 4.", "2024년 3월 4일", "2024/3/4", "20240304"]
)
def test_a_day_may_be_written_as_notices_write_it(call: Call, tmp_path: Path, words: str) -> None:
    (tmp_path / "n.txt").write_text("가온군 소식\n\n3월 5일에 연다.\n", "utf-8")
    _, out, _ = call("parse", tmp_path / "n.txt", "--published", words)

    assert json.loads(out)["published"] == "2024-03-04"


@pytest.mark.parametrize("words", ["2024.13.4", "3월 4일", "2024-3", "04.03.2024", "어제"])
def test_what_is_no_day_is_refused(call: Call, tmp_path: Path, words: str) -> None:
    (tmp_path / "n.txt").write_text(NOTICE, "utf-8")
    code, _, err = call("parse", tmp_path / "n.txt", "--published", words, "--lang", "ko")

    assert code == 2
    assert f"'{words}': 2023-01-08과 같은 형식의 날짜가 아닙니다" in err


def test_korean_messages_are_korean(call: Call, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "noise.hwp").write_bytes(b"\x00\x01\x02 noise" * 100)
    lines = [
        said(call, "parse", tmp_path / "empty.txt", language="ko"),
        said(call, "parse", tmp_path / "none.txt", language="ko"),
        said(call, "parse", tmp_path / "noise.hwp", language="ko"),
        said(call, "export", tmp_path, "--to", "xls", "-o", "x", language="ko"),
        said(call, "parse", tmp_path / "empty.txt", "-j", "many", language="ko"),
        said(call, "parse", tmp_path / "empty.txt", "--timeout", "-3", language="ko"),
        said(call, "parse", "x", "--corrections", tmp_path / "none", language="ko"),
        said(call, "parse", "x", "-o", "y", "--metadata", tmp_path / "none", language="ko"),
        said(call, "open", tmp_path / "noise.hwp", language="ko"),
        said(call, "validate", tmp_path / "empty.txt", language="ko"),
    ]

    assert "내용이 없는 파일입니다(빈 파일)" in lines[0]
    assert "파일이 없거나 열 수 없습니다(그런 파일이 없음)" in lines[1]
    words = [line.replace(str(tmp_path), "") for line in lines]
    assert "'many': 1부터 256까지의 수를 입력하십시오" in lines[4]
    assert "'-3.0': 0.1부터 86400까지의 수를 입력하십시오" in lines[5]
    assert "그런 파일이나 폴더가 없음" in lines[6]
    assert "그런 파일이나 폴더가 없음" in lines[7]
    english = re.compile(r"\b(?:the|is|not|of|there|Errno|value|line)\b", re.IGNORECASE)
    assert [line for line in words if english.search(line)] == []


@pytest.mark.parametrize("form", ["csv", "xlsx", "ics", "bizinfo", "kstartup", "g2b", "ocds"])
def test_what_a_form_cannot_carry_is_said_in_korean(
    call: Call, notice: Path, tmp_path: Path, form: str
) -> None:
    record = tmp_path / "r.json"
    record.write_text(call("parse", notice)[1], "utf-8")
    told = call("export", record, "--to", form, "-o", tmp_path / "out", "--lang", "ko")[2]
    reasons = re.findall(r"내보내지 못함: .*\((.*)\)", told)

    assert reasons
    assert [one for one in reasons if not re.search("[가-힣]", one)] == []


def test_a_record_that_a_form_does_not_take_is_not_counted_as_written(
    call: Call, notice: Path, tmp_path: Path
) -> None:
    record = tmp_path / "r.json"
    record.write_text(call("parse", notice)[1], "utf-8")
    told = {
        form: call("export", record, "--to", form, "-o", tmp_path / form, "--lang", "en")[2]
        for form in ("csv", "ocds", "g2b")
    }

    assert f"records written to {tmp_path / 'csv'}: 1" in told["csv"]
    assert f"records written to {tmp_path / 'ocds'}: 0" in told["ocds"]
    assert f"records written to {tmp_path / 'g2b'}: 0" in told["g2b"]


def test_checks_are_told_in_the_language_asked_for(call: Call, tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(CONTRADICTING, "utf-8")
    (tmp_path / "r.json").write_text(call("parse", tmp_path / "n.txt")[1], "utf-8")
    english = call("validate", tmp_path / "r.json", "--checks", "--lang", "en")[1]
    korean = call("validate", tmp_path / "r.json", "--checks", "--lang", "ko")[1]

    assert "the weekday is that of the date: does not hold" in english
    assert "요일이 아니라" in korean


def test_words_that_nobody_hears_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text(NOTICE, "utf-8")
    call = [
        sys.executable,
        "-m",
        "announce_parser",
        "parse",
        tmp_path / "in",
        "-o",
        tmp_path / "out",
    ]
    command = f"{shlex.join(map(str, call))} 2>&-"
    finished = subprocess.run(["/bin/sh", "-c", command], check=False)

    assert finished.returncode == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "a.txt.json",
        "b.txt.json",
        "manifest.jsonl",
    }


def test_each_command_says_of_its_own_output_what_it_is(call: Call) -> None:
    helps = {
        name: call(name, "--help", "--lang", "en")[1] for name in ("parse", "export", "review")
    }

    assert "Folder for the records" in helps["parse"]
    assert "File to write" in helps["export"]
    assert "Folder for the pages" in helps["review"]


def test_one_state_has_one_word(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    picture = tmp_path / "in" / "n.html"
    picture.write_text(
        f"<html><body><pre>{NOTICE}</pre><object data='x'></object></body></html>", "utf-8"
    )
    (tmp_path / "in" / "m.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "in" / "cut.txt").write_bytes(NOTICE.encode("utf-16")[:-1])
    _, _, parsed = call("parse", tmp_path / "in", "-o", tmp_path / "out", "--lang", "en")
    manifest = (tmp_path / "out" / "manifest.jsonl").read_text("utf-8")
    (record,) = [json.loads(line) for line in manifest.splitlines() if '"cut.txt"' in line]
    _, _, validated = call("validate", tmp_path / "out" / "cut.txt.json", "--lang", "en")
    call("review", tmp_path / "in" / "cut.txt", "-o", tmp_path / "review", "--lang", "en")
    index = (tmp_path / "review" / "index.html").read_text("utf-8")

    assert record["status"] == "partial"
    assert "cut.txt: partial" in parsed
    assert "cut.txt.json: partial" in validated
    assert ">partial</td>" in index


def test_an_empty_record_file_is_told_and_exported_as_nothing(call: Call, tmp_path: Path) -> None:
    (tmp_path / "empty.json").write_bytes(b"")
    code, _, err = call("export", tmp_path / "empty.json", "--to", "csv", "-o", tmp_path / "out")

    assert code == 3
    assert "empty.json" in err
    assert not (tmp_path / "out").exists()


def test_years_in_json_lines_are_compared_as_folders_are(call: Call, tmp_path: Path) -> None:
    for year in ("2025", "2026"):
        for scheme in ("가람 바우처", "나루 융자"):
            amount = "2억원" if year == "2025" else "3억원"
            text = f"{year}년 {scheme} 공고\n\n○ 사업명 : {scheme}\n○ 지원한도 : 최대 {amount}\n"
            (tmp_path / year).mkdir(exist_ok=True)
            (tmp_path / year / f"{scheme}.txt").write_text(text, "utf-8")
        call("parse", tmp_path / year, "-o", tmp_path / f"records-{year}")
        call("parse", tmp_path / year, "--jsonl", "-o", tmp_path / f"{year}.jsonl")

    folders = call("compare", tmp_path / "records-2025", tmp_path / "records-2026", "--to", "json")
    lines = call("compare", tmp_path / "2025.jsonl", tmp_path / "2026.jsonl", "--to", "json")

    assert (folders[0], lines[0]) == (0, 0)
    assert len(json.loads(folders[1])["comparisons"]) == 2
    assert lines[1] == folders[1]
    assert "3억원" in lines[1]
