"""The line as a whole, over every sample: nothing is lost, every value has its place, the bytes stay the same."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import announce_parser
from announce_parser import figures, notices, tokenizers
from announce_parser.pointers import follow, leads_somewhere
from announce_parser.validation._read_back import compact, values_have_sources

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(
    path
    for path in (ROOT / "samples").iterdir()
    if path.suffix in (".txt", ".md") and path.name != "README.md"
)
# Where the package under test lies, for a process that starts in another folder.
HERE = str(Path(announce_parser.__file__).parents[1])
Tree = dict[str, Any]

TEXTS = [path for path in SAMPLES if path.suffix in (".txt", ".md")]
over_texts = pytest.mark.parametrize("sample", TEXTS, ids=lambda path: path.name)
over_samples = pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)


@cache
def bytes_of(sample: Path, tokenizer: str = "mecab") -> bytes:
    return announce_parser.parse(sample, tokenizer=tokenizer).to_json()


def record_of(sample: Path, tokenizer: str = "mecab") -> Tree:
    """A copy of the sample's record that a test may break."""
    record: Tree = json.loads(bytes_of(sample, tokenizer))
    return record


def text_at(record: Tree, place: Tree) -> str:
    """What stands at a place, from the record alone."""
    block = next(block for block in record["blocks"] if block["id"] == place["block"])
    text: str = block["text"]
    if "cell" in place:
        table = next(table for table in record["tables"] if table["id"] == block["table"])
        (text,) = (
            cell["text"] for cell in table["cells"] if [cell["row"], cell["col"]] == place["cell"]
        )
    return text[place["start"] : place["end"]]


# Between the stages.


@over_samples
def test_tokenizing_loses_no_character(sample: Path) -> None:
    text = announce_parser.read(sample).text

    assert tokenizers.tokenize(text).text == text


@over_samples
def test_every_figure_is_the_text_at_its_span(sample: Path) -> None:
    document = announce_parser.read(sample)
    found = figures.find(tokenizers.tokenize(document.text), document)
    masthead = notices.masthead(document, found, published=None)
    resolved = figures.resolve(found, document, masthead.published_day, masthead.year)

    assert resolved != ()
    for figure in (*found, *resolved):
        assert document.text[figure.start : figure.end] == figure.text


# The record.


@over_samples
def test_the_record_of_a_sample_is_valid(sample: Path) -> None:
    assert announce_parser.validate(record_of(sample)) == ()


@over_samples
def test_no_check_of_a_sample_fails(sample: Path) -> None:
    checks = record_of(sample)["checks"]

    assert [check["rule"] for check in checks if check["status"] == "holds"] != []
    assert [check for check in checks if check["status"] == "fails"] == []


@over_samples
def test_every_value_taken_from_a_sample_has_provenance(sample: Path) -> None:
    assert list(values_have_sources(record_of(sample))) == []


@over_samples
def test_every_place_of_the_provenance_holds_text(sample: Path) -> None:
    record = record_of(sample)
    blank = [
        (at, place)
        for at, places in record["provenance"].items()
        for place in places
        if "block" in place and not text_at(record, place).strip()
    ]

    assert record["provenance"] != {}
    assert blank == []


@over_samples
def test_the_wording_of_every_value_stands_where_its_provenance_says(sample: Path) -> None:
    record = record_of(sample)
    elsewhere = []
    for at, places in record["provenance"].items():
        value = follow(record, at) if leads_somewhere(record, at) else record["stated_absent"][at]
        wording = value.get("text") if isinstance(value, dict) else None
        written = [place for place in places if "block" in place]  # else the metadata says it
        standing = compact("".join(text_at(record, place) for place in written))
        if wording is not None and compact(wording) not in standing:
            elsewhere.append((at, wording, standing))

    assert elsewhere == []


@over_samples
def test_every_figure_reads_back_from_the_record_alone(sample: Path) -> None:
    record = record_of(sample)
    elsewhere = [
        (figure["id"], figure["text"], text_at(record, figure["source"]))
        for figure in record["figures"]
        if text_at(record, figure["source"]) != figure["text"]
    ]

    assert elsewhere == []


def may_have_no_place(record: Tree, at: str) -> bool:
    """Whether a caller or the metadata beside the text may have said it: such a value has no place."""
    given = "\n".join(record["source"].get("metadata", {}).values())
    return at == "/published" or str(follow(record, at)) in given


@over_samples
def test_deleting_any_one_entry_of_the_provenance_is_reported_at_its_value(sample: Path) -> None:
    record = record_of(sample)
    unnoticed = []
    given = "\n".join(record["source"].get("metadata", {}).values())
    for at in tuple(record["provenance"]):
        if str(follow(record, at)) in given:
            continue  # what the metadata says as well needs no place in the text
        entries = record["provenance"].pop(at)
        # The one invariant of `validate` that looks for entries: a whole validation each takes a minute.
        found = [violation.pointer for violation in values_have_sources(record)]
        record["provenance"][at] = entries
        # An object that is known by its wording is reported whole where the wording has no place.
        at_or_below = (at, f"{at}/", at.removesuffix("/text"))
        if not any(pointer.startswith(at_or_below) for pointer in found):
            unnoticed.append(at)

    assert unnoticed == []


def test_validation_reports_the_provenance_of_a_budget_deleted() -> None:
    record = record_of(SAMPLES[0])
    del record["provenance"]["/budget"]

    assert [
        (violation.pointer, violation.rule) for violation in announce_parser.validate(record)
    ] == [("/budget", "values_have_sources")]


# The same bytes.

WRITE_DIGESTS = """
import hashlib, sys
import announce_parser
for path in sys.argv[1:]:
    print(hashlib.sha256(announce_parser.parse(path).to_json()).hexdigest())
"""
SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"},
    {
        "PYTHONHASHSEED": "4242",
        "TZ": "America/St_Johns",
        "LC_ALL": "C.UTF-8",
        "LANG": "ko_KR.UTF-8",
    },
)


@pytest.mark.parametrize("surroundings", SURROUNDINGS, ids=lambda those: those["TZ"])
def test_another_process_zone_locale_hash_seed_and_folder_give_the_same_bytes(
    surroundings: dict[str, str], tmp_path: Path
) -> None:
    import hashlib

    finished = subprocess.run(
        [sys.executable, "-c", WRITE_DIGESTS, *map(str, SAMPLES)],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, **surroundings, "PYTHONPATH": HERE},
    )

    assert finished.stdout.decode().split() == [
        hashlib.sha256(bytes_of(sample)).hexdigest() for sample in SAMPLES
    ]


@over_samples
def test_a_second_parse_in_the_same_process_gives_the_same_bytes(sample: Path) -> None:
    assert announce_parser.parse(sample).to_json() == bytes_of(sample)


@over_samples
def test_the_bytes_of_a_file_give_what_its_path_gives(sample: Path) -> None:
    record = announce_parser.parse(sample.read_bytes(), name=sample.name)

    assert record.to_json() == bytes_of(sample)


# The same record from the same notice saved in another way.


def as_pipes(text: str) -> str:
    """The text with its tab-separated tables as Markdown writes them, its angle brackets escaped."""
    text = text.replace("<http", "\\<http")
    lines: list[str] = []
    rows: list[str] = []
    for line in (*text.split("\n"), ""):
        if "\t" in line.strip():
            rows.append(line)
            continue
        lines += piped(rows)
        rows = []
        lines.append(line)
    return "\n".join(lines[:-1])


def piped(rows: list[str]) -> list[str]:
    """The rows of one table between pipes, each as wide as the widest, the first ruled off."""
    cells = [
        [cell.strip().replace("|", "\\|") for cell in row.split("\t")]
        for row in rows
        if not re.fullmatch(r"[-\t]+", row)
    ]
    width = max(map(len, cells), default=0)
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in cells]
    return [*lines[:1], f"|{' --- |' * width}", *lines[1:]] if lines else []


def encodable(text: str) -> str:
    """The text with what CP949 lacks replaced."""
    return text.encode("cp949", "replace").decode("cp949")


FULL_WIDTH_DIGITS = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}
Saved = Callable[[str], bytes]
WAYS: dict[str, Saved] = {
    "UTF-8 with mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "UTF-16 LE": lambda text: text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: text.encode("utf-16-be"),
    "UTF-16 LE with mark": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "UTF-16 BE with mark": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "NFD": lambda text: unicodedata.normalize("NFD", text).encode(),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0").encode(),
    "full-width digits": lambda text: text.translate(FULL_WIDTH_DIGITS).encode(),
}


@cache
def said(content: bytes, name: str) -> Tree:
    """A record without its source and without offsets; the same content is parsed once."""
    record: Tree = json.loads(announce_parser.parse(content, name=name).to_json())
    del record["source"]
    bare: Tree = without_offsets(record)
    return bare


def without_offsets(node: Any) -> Any:
    if isinstance(node, dict):
        return {
            key: without_offsets(child)
            for key, child in node.items()
            if not (key in ("start", "end") and "block" in node)
        }
    return [without_offsets(item) for item in node] if isinstance(node, list) else node


@over_texts
@pytest.mark.parametrize("way", WAYS)
def test_the_record_does_not_depend_on_how_the_text_was_saved(sample: Path, way: str) -> None:
    text = sample.read_text("utf-8")

    assert WAYS[way](text) != text.encode()
    assert said(WAYS[way](text), sample.name) == said(text.encode(), sample.name)


@over_texts
def test_the_record_of_a_text_in_cp949_is_that_of_the_same_text_in_utf_8(sample: Path) -> None:
    text = encodable(sample.read_text("utf-8"))

    assert said(text.encode("cp949"), sample.name) == said(text.encode(), sample.name)


@pytest.mark.parametrize(
    "sample",
    [sample for sample in SAMPLES if sample.suffix == ".txt" and "\t" in sample.read_text("utf-8")],
    ids=lambda path: path.name,
)
def test_the_record_of_a_markdown_twin_with_pipe_tables_is_the_same(sample: Path) -> None:
    text = sample.read_text("utf-8")
    twin = as_pipes(text)

    assert (twin.count("\t"), twin.count(" --- |") > 0) == (0, True)
    assert said(twin.encode(), f"{sample.stem}.md") == said(text.encode(), sample.name)


# The same facts from every tagger.


def facts(record: Tree) -> Tree:
    """What may not depend on the tagger: programs, contacts and phones."""
    phones = [figure["value"] for figure in record["figures"] if figure["kind"] == "phone"]
    return {"programs": record["programs"], "contacts": record["contacts"], "phones": phones}


@over_samples
def test_the_null_tokenizer_gives_the_same_programs_contacts_and_phones(sample: Path) -> None:
    assert facts(record_of(sample, "plain")) == facts(record_of(sample, "mecab"))


JVM_TAGGERS = ("komoran", "okt")
PARSE_WITH_TAGGERS = """
import json, sys
import announce_parser
taggers, paths = sys.argv[1].split(","), sys.argv[2:]
print(json.dumps([
    [json.loads(announce_parser.parse(path, tokenizer=tagger).to_json()) for path in paths]
    for tagger in taggers
]))
"""


@pytest.fixture(scope="module")
def records_by_tagger() -> dict[tuple[str, Path], Tree]:
    """The records of all samples by both taggers, from one process with one virtual machine."""
    lacking = tokenizers.find_tokenizer(JVM_TAGGERS[0]).missing()
    if lacking is not None:
        pytest.skip(lacking)
    finished = subprocess.run(
        [sys.executable, "-c", PARSE_WITH_TAGGERS, ",".join(JVM_TAGGERS), *map(str, SAMPLES)],
        capture_output=True,
        check=True,
    )
    records = json.loads(finished.stdout)
    return {
        (tagger, sample): records[row][column]
        for row, tagger in enumerate(JVM_TAGGERS)
        for column, sample in enumerate(SAMPLES)
    }


@pytest.mark.jvm
@over_samples
@pytest.mark.parametrize("tagger", JVM_TAGGERS)
def test_a_tagger_in_java_gives_the_same_programs_contacts_and_phones(
    records_by_tagger: dict[tuple[str, Path], Tree], tagger: str, sample: Path
) -> None:
    assert facts(records_by_tagger[tagger, sample]) == facts(record_of(sample))


def test_the_default_path_starts_no_java() -> None:
    code = (
        "import sys, announce_parser; announce_parser.parse(sys.argv[1]); "
        # KoNLPy itself imports the bridge; what matters is that no machine runs behind it.
        "print('jpype' in sys.modules and sys.modules['jpype'].isJVMStarted())"
    )
    finished = subprocess.run(
        [sys.executable, "-c", code, str(SAMPLES[0])], capture_output=True, check=True
    )

    assert finished.stdout.split() == [b"False"]
