"""The documents say what the program does: commands run as written, tables are complete, values are right."""

from __future__ import annotations

import ast
import doctest
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import announce_parser
from announce_parser import checks, explain, figures, notices, readers, tokenizers
from announce_parser.cli import COMMANDS
from announce_parser.errors import ExitCode
from conftest import Call

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
INSTALL, DEVELOP, *_ = re.findall(r"```console\n(.+)\n```", README)
(EXAMPLE,) = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
KOREAN = (ROOT / "README.ko.md").read_text("utf-8")
FAMILIES: tuple[tuple[str, ModuleType, str], ...] = (
    ("readers", readers, "FORMAT"),
    ("tokenizers", tokenizers, "NAME"),
    ("figures", figures, "KIND"),
    ("notices", notices, "KIND"),
    ("checks", checks, "__name__"),
)


def section(heading: str) -> str:
    """The text of README below a heading."""
    return README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def first_cells(heading: str) -> dict[str, str]:
    """The rows of the section's table: first cell to the rest."""
    rows = [
        line.strip("| ").split(" | ", 1) for line in section(heading).splitlines() if "|" in line
    ]
    return {row[0]: row[1] for row in rows[2:]}


# The two commands of the start.


def test_each_setup_command_is_one_line_that_makes_its_own_environment_under_the_constraints() -> (
    None
):
    shape = "python3 -m venv .venv && .venv/bin/pip install -c constraints.txt "

    assert INSTALL.startswith(f"{shape}. && ")
    assert f"{shape}-e '.[dev]' && .venv/bin/pytest" == DEVELOP


def test_the_extra_of_the_second_command_brings_what_the_suite_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert [name for name in project["optional-dependencies"]["dev"] if name.startswith("pytest>")]
    assert project["scripts"] == {"announce-parser": "announce_parser.cli:main"}


def test_the_end_of_the_first_command_writes_the_record_of_the_sample_byte_for_byte(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, *arguments = shlex.split(INSTALL.rpartition(" && ")[2])
    (golden,) = (ROOT / "tests" / "golden").glob(f"{Path(arguments[1]).name}.json")
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)

    assert program == ".venv/bin/announce-parser"
    assert call(*arguments)[0] == 0
    assert (tmp_path / "out" / "notice.json").read_bytes() == golden.read_bytes()


def lines_of(page: str) -> list[str]:
    """The lines of a page's blocks of commands."""
    blocks = re.findall(r"```console\n(.+?)```", page, re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def test_the_page_for_operators_gives_the_commands_of_the_readme() -> None:
    korean, english = lines_of(KOREAN), lines_of(README)

    assert len(english) == 8
    assert [line for line in korean if line in english] == english
    assert [line for line in korean if line not in README] == []


# The excerpts of the record.


@pytest.mark.parametrize("page", [README, KOREAN], ids=["English", "Korean"])
def test_the_json_of_the_page_is_cut_from_the_golden_of_the_sample(page: str) -> None:
    (excerpt,) = re.findall(r"```json\n(.+?)```", page, re.DOTALL)
    golden = ROOT / "tests" / "golden" / "2023-smart-manufacturing-notice.txt.json"
    shown = json.loads(excerpt)

    assert shown["programs"][0]["cap"]["amount"] == 200_000_000
    assert cut(json.loads(golden.read_text("utf-8")), shown) == shown


def cut(whole: Any, shown: Any) -> Any:
    """The keys and the first items of a value that an excerpt of it shows."""
    if isinstance(shown, dict):
        return {key: cut(whole[key], value) for key, value in shown.items()}
    if isinstance(shown, list):
        return [cut(*pair) for pair in zip(whole, shown, strict=False)]
    return whole


def test_the_first_calls_run_as_written(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = re.findall(r"```console\n(.+?)```", section("Quick start"), re.DOTALL)
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    results = [call(*shlex.split(line)[1:]) for line in first.splitlines()]

    assert [result[0] for result in results] == [0, 0, 0, 0]
    assert "‹2억원›" in results[1][1]
    assert (tmp_path / "out" / "notice.xlsx").exists()
    assert (tmp_path / "out" / "review" / "index.html").exists()


# The example in Python.


@pytest.fixture(scope="module")
def names() -> dict[str, Any]:
    """The names that the example's statements define, run from the checkout."""
    found: dict[str, Any] = {}
    statements = [
        line for line in EXAMPLE.splitlines() if line.startswith(("import ", "record = "))
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        exec("\n".join(statements), found)  # noqa: S102 - the example is run as it is written
    return found


def shown() -> list[tuple[str, str]]:
    """The expressions of the example and what stands behind each as a comment."""
    lines = [line.partition("#") for line in EXAMPLE.splitlines() if line.startswith("record.")]
    return [(expression.strip(), comment.strip()) for expression, _, comment in lines]


@pytest.mark.parametrize(
    ("expression", "comment"), [pair for pair in shown() if "provenance" not in pair[0]]
)
def test_a_value_of_the_example_is_what_its_comment_says(
    names: dict[str, Any], expression: str, comment: str
) -> None:
    written = comment if comment.startswith("'") else comment.partition(": ")[0]

    assert eval(expression, names) == ast.literal_eval(written)  # noqa: S307 - our own document


def test_the_place_of_the_example_has_the_parts_that_its_comment_names(
    names: dict[str, Any],
) -> None:
    ((expression, comment),) = [pair for pair in shown() if "provenance" in pair[0]]
    place = eval(expression, names)  # noqa: S307 - our own document
    parts = comment.partition(":")[0].split(", ")

    assert parts == ["block", "start", "end"]
    assert [part for part in parts if not hasattr(place, part)] == []


def test_the_figures_of_the_line_in_the_text_are_read() -> None:
    (line,) = re.findall(r'`announce_parser\.find_figures\("([^"]+)"\)`', README)

    (figure,) = announce_parser.find_figures(line)

    assert (figure.kind, figure.value.model_dump(exclude_none=True)) == (
        "money",
        {"amount": 200000000, "currency": "KRW", "text": "2억원", "bound": "max", "per": "기업"},
    )


def test_the_yearly_job_runs_as_written(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (job,) = re.findall(r"```console\n(.+?)```", section("The yearly job"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    for year, names in {
        "2024": ("synthetic-support-notice-2024.txt", "synthetic-corrected-notice-2024.txt"),
        "2025": ("synthetic-integrated-export-2025.md", "synthetic-tender-2025.txt"),
    }.items():
        (tmp_path / "notices" / year).mkdir(parents=True)
        for name in names:
            shutil.copy(ROOT / "samples" / name, tmp_path / "notices" / year)
    results = [call(*shlex.split(line)[1:], "--on", "2025-03-10") for line in job.splitlines()]
    listed = [name for row in first_cells("The yearly job") for name in re.findall(r"`(.+?)`", row)]

    assert [result[0] for result in results] == [0, 0]
    assert len(listed) == 7
    for name in listed:
        assert (tmp_path / "2025" / name).exists(), name


def test_the_examples_of_the_page_for_developers_give_what_they_show(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "docs" / "record.md"), module_relative=False)

    assert tried > 10
    assert failed == 0


def test_the_recipes_of_the_page_on_exports_read_what_was_exported(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    golden = ROOT / "tests" / "golden" / "2023-smart-manufacturing-notice.txt.json"
    page = (ROOT / "docs" / "exports.md").read_text("utf-8")
    monkeypatch.chdir(tmp_path)
    for form in ("parquet", "jsonl"):
        assert call("export", golden, "--to", form, "-o", "out")[0] == 0
    duck, pandas = re.findall(r"```python\n(.+?)```", page, re.DOTALL)
    shown = "print(found.limit(1).fetchall()[0][0])"
    duck = duck.replace("duckdb.sql", "found = duckdb.sql") + shown
    pandas += 'print(programs["budget_amount"].sum())'

    assert output_of(duck) == "정부일반형 스마트공장"
    assert int(output_of(pandas)) == 146_160_000_000


def output_of(recipe: str) -> str:
    """Run a recipe as a program of its own: what its libraries say when they end is nobody's here."""
    command = [sys.executable, "-X", "utf8", "-c", recipe]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()


# The tables.


def test_every_command_and_no_other_stands_in_the_table_of_commands() -> None:
    spans = re.findall(r"`([a-z]+)", " ".join(first_cells("Commands")))

    assert sorted(set(spans)) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_shows_its_purpose_examples_and_exit_codes(
    call: Call, command: str
) -> None:
    code, out, _ = call(command, "--help", "--lang", "en")

    assert code == 0
    assert out.count(f"announce-parser {command}") >= 3
    assert "Exit codes:" in out


def test_the_exit_codes_of_the_readme_are_those_of_the_program() -> None:
    listed = section("Commands").partition("Exit codes: ")[2]
    codes = [int(code) for code in re.findall(r"(?:^|,\s)(\d+)\s", listed)]

    assert codes == sorted(int(code) for code in ExitCode)


@pytest.mark.parametrize(
    ("family", "package", "attribute"), FAMILIES, ids=[row[0] for row in FAMILIES]
)
def test_every_member_of_a_family_and_no_other_stands_in_its_row(
    family: str, package: ModuleType, attribute: str
) -> None:
    members = [getattr(member, attribute).rpartition(".")[2] for member in package.MEMBERS]
    listed = re.findall(r"`([a-z_]+)`", first_cells("Families")[family])

    assert sorted(listed) == sorted(members)


# The changes.


def test_what_is_unreleased_stands_on_top_of_the_changelog_and_is_not_empty() -> None:
    first, *_ = re.findall(r"^## \[(.+?)\]", CHANGELOG, re.MULTILINE)
    unreleased = CHANGELOG.partition("## [Unreleased]\n")[2].partition("\n## ")[0]

    assert first == "Unreleased"
    assert re.findall(r"^- ", unreleased, re.MULTILINE) != []


def test_the_example_of_a_pipeline_gives_the_spans_that_its_comment_shows() -> None:
    from announce_parser.figures import _component

    page = (ROOT / "docs" / "spacy.md").read_text("utf-8")
    (example,) = re.findall(r"```python\n(.+?)```", page, re.DOTALL)
    *statements, expression, comment = example.splitlines()
    found: dict[str, Any] = {}
    exec("\n".join(statements), found)  # noqa: S102 - the example is run as it is written

    assert _component.NAME in example  # imported above, because a checkout has no entry points
    assert eval(expression, found) == ast.literal_eval(comment.removeprefix("# "))  # noqa: S307


def test_the_page_of_rules_lists_the_ids_as_they_are() -> None:
    assert (ROOT / "docs/rules.md").read_text("utf-8") == explain.rules_page()
