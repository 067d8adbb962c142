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
from announce_parser import checks, figures, notices, readers, tokenizers
from announce_parser.cli import COMMANDS
from announce_parser.errors import ExitCode
from announce_parser.messages._check_rules import CHECK_RULES
from conftest import Call
from manual.pages import PAGES as PAGES_MADE

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
INSTALL, DEVELOP, *_ = re.findall(r"```console\n(.+)\n```", README)
(EXAMPLE,) = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
KOREAN = (ROOT / "README.ko.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
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


def test_the_lock_holds_every_dependency_in_the_version_of_the_constraints() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    held, constrained = versions("requirements.lock"), versions("constraints.txt")
    needed = {canonical(re.split(r"[><=\[ ]", line)[0]) for line in project["dependencies"]}

    assert needed - set(held) == set()
    assert [name for name in held if held[name] != constrained.get(name, held[name])] == []


def versions(name: str) -> dict[str, str]:
    """The packages that a file pins, to their versions."""
    pinned = re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    return {canonical(package): version for package, version in pinned}


def canonical(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


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


@pytest.mark.parametrize("page", ["record.md", "one-cell.md"])
def test_the_examples_of_a_page_give_what_they_show(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "docs" / page), module_relative=False)

    assert tried > 10
    assert failed == 0


def test_the_tutorial_runs_as_written_and_says_what_it_shows(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
    blocks = re.findall(r"```(console|text)\n(.+?)```", page, re.DOTALL)
    samples = ("2023-smart-manufacturing-notice.txt", "synthetic-tender-2025.txt")
    (tmp_path / "samples").mkdir()
    for name in samples:
        shutil.copy(ROOT / "samples" / name, tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    said = ""
    shown = 0
    for form, block in blocks[1:]:  # the first enters the environment
        if form == "text":
            shown += 1
            assert said == block
            continue
        for line in block.splitlines():
            code, out, err = call(*shlex.split(line)[1:])
            assert code == 0, line
            said = out or err

    assert shown == 2
    assert "정부일반형 스마트공장" in said
    assert (tmp_path / "out" / "notice.xlsx").exists()


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_a_page_calls_commands_and_options_that_are_there(page: Path) -> None:
    options = options_of_commands()
    calls = re.findall(r"announce-parser ([a-z]+)([^\n`]*)", page.read_text("utf-8"))
    unknown = [
        (command, option)
        for command, rest in calls
        if command in options
        for option in re.findall(r"(?<=\s)--[a-z][a-z-]+", rest)
        if option not in options[command]
    ]

    assert unknown == []


def options_of_commands() -> dict[str, set[str]]:
    """The long options of each command, those of the commands below a group among them."""
    page = (ROOT / "docs" / "cli.md").read_text("utf-8").partition("\n## parse\n")[2]
    helps = dict(zip(COMMANDS, re.split(r"\n## [a-z]+\n", page), strict=True))
    return {name: set(re.findall(r"--[a-z][a-z-]+", text)) for name, text in helps.items()}


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


def test_every_path_that_a_page_names_is_there() -> None:
    rooms = "readers|figures|notices|tokenizers|checks|exporters|messages|record|tests|src|schemas|samples|bench"
    named = {
        path
        for page in PAGES
        if page.name != "CHANGELOG.md"
        for path in re.findall(rf"`((?:{rooms})/[\w./-]+\.\w+)`", page.read_text("utf-8"))
    }

    assert len(named) > 10
    assert [
        path
        for path in sorted(named)
        if not (ROOT / path).exists() and not (ROOT / "src" / "announce_parser" / path).exists()
    ] == []


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_every_link_of_a_page_leads_to_a_file_and_a_heading(page: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", prose) if "://" not in link]
    broken = []
    for link in links:
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)

    assert broken == []


def anchors(page: Path) -> set[str]:
    """What the headings of a page are called in its address."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {
        re.sub(r"[^\w\s-]", "", heading.lower()).strip().replace(" ", "-") for heading in headings
    }


# The changes.


def test_the_changelog_begins_with_what_is_unreleased_and_the_release_that_this_is() -> None:
    unreleased, release, *_ = re.findall(r"^## \[(.+?)\]", CHANGELOG, re.MULTILINE)

    assert (unreleased, release) == ("Unreleased", announce_parser.__version__)


def test_a_release_is_told_in_the_usual_groups_and_in_entries_that_one_reads_at_a_glance() -> None:
    released = CHANGELOG.partition(f"## [{announce_parser.__version__}]")[2]
    groups = re.findall(r"^### (.+)$", released, re.MULTILINE)
    entries = re.findall(r"^- (.+(?:\n  .+)*)", released, re.MULTILINE)

    assert groups == ["Added", "Changed", "Fixed", "Removed"]
    assert [entry for entry in entries if len(entry) > 400] == []


def test_the_example_of_a_pipeline_gives_the_spans_that_its_comment_shows() -> None:
    from announce_parser.figures import _component

    page = (ROOT / "docs" / "spacy.md").read_text("utf-8")
    (example,) = re.findall(r"```python\n(.+?)```", page, re.DOTALL)
    *statements, expression, comment = example.splitlines()
    found: dict[str, Any] = {}
    exec("\n".join(statements), found)  # noqa: S102 - the example is run as it is written

    assert _component.NAME in example  # imported above, because a checkout has no entry points
    assert eval(expression, found) == ast.literal_eval(comment.removeprefix("# "))  # noqa: S307


# The site.


@pytest.mark.parametrize("name", PAGES_MADE)
def test_a_generated_page_is_as_the_program_gives_it(name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == PAGES_MADE[name](), "python -m manual"


def test_every_check_of_a_golden_has_its_words() -> None:
    named = {rule for rules in CHECK_RULES.values() for rule in rules}
    found = {
        check["rule"]
        for golden in (ROOT / "tests" / "golden").glob("*.json")
        for check in json.loads(golden.read_text("utf-8"))["checks"]
    }

    assert sorted(CHECK_RULES) == sorted(
        vars(member)["__name__"].rpartition(".")[2] for member in checks.MEMBERS
    )
    assert found - named == set()


def test_every_page_is_in_the_navigation() -> None:
    site = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[2]
    listed = set(re.findall(r": (\S+\.md)$", site, re.MULTILINE))
    pages = {page.name for page in PAGES if page.parent != ROOT and page.name != "index.md"}

    assert pages - listed == set()


def test_the_layers_of_the_architecture_are_those_of_the_contract() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    (layers,) = re.findall(r"<!-- layers: .*?-->\n```text\n(.+?)\n```", page, re.DOTALL)
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]

    assert layers.splitlines() == contracts["contracts"][0]["layers"]


def test_every_room_of_the_package_stands_in_the_architecture() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    package = ROOT / "src" / "announce_parser"
    rooms = {
        path.stem
        for path in package.iterdir()
        if not path.name.startswith("_") and (path.is_dir() or path.suffix == ".py")
    }

    assert rooms - set(re.findall(r"`(\w+)(?:/|\.py)`", page)) == set()


def test_the_site_is_built_without_a_warning_and_needs_no_network(tmp_path: Path) -> None:
    for module in ("mkdocs", "material", "mkdocstrings"):
        pytest.importorskip(module, reason="the extra [docs] is not installed")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    built = {page.stem for page in tmp_path.glob("*.html")}
    fetched = [
        found
        for page in tmp_path.glob("*.html")
        for found in re.findall(
            r'<(?:script|img|iframe)[^>]+src="(?:https?:)?//[^"]+|<link[^>]+rel="(?:stylesheet|preload|preconnect)"[^>]+href="(?:https?:)?//[^"]+',
            page.read_text("utf-8"),
        )
    ]

    assert done.returncode == 0, done.stderr
    assert {"tutorial", "api", "cli", "schema", "ARCHITECTURE", "readme-ko"} <= built
    assert fetched == []
