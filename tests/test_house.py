"""The house rules, as tests: what a reviewer would otherwise have to remember."""

from __future__ import annotations

import ast
import importlib
import json
import re
import sys
from graphlib import TopologicalSorter
from pathlib import Path
from types import FrameType

import grimp
import pytest

from announce_parser import parse
from announce_parser.values import Money

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "announce_parser"
FAMILIES = ("readers", "tokenizers", "figures", "notices", "checks")
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 500
LONGEST_FUNCTION = 60
MOST_PARAMETERS = 5


# Rooms of a family that hold what its members share.
ROOMS = {"notices": {"outline", "programs", "vocabulary"}}


def members(family: str) -> list[str]:
    """Public modules of the family, and folders where a member outgrew one file."""
    folder = PACKAGE / family
    return sorted(
        path.stem
        for path in folder.glob("[!_]*")
        if path.suffix == ".py" or (path.is_dir() and (path / "__init__.py").exists())
        if path.stem not in ROOMS.get(family, ())
    )


def functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_member_is_registered(family: str) -> None:
    registered = importlib.import_module(f"announce_parser.{family}").MEMBERS

    assert members(family) == sorted(module.__name__.rpartition(".")[2] for module in registered)


@pytest.mark.parametrize("family", FAMILIES)
def test_members_do_not_import_each_other(family: str) -> None:
    names = set(members(family))
    for path in (PACKAGE / family).rglob("*.py"):
        name = path.relative_to(PACKAGE / family).parts[0].removesuffix(".py")
        if name.startswith("_") or name in ROOMS.get(family, ()):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                if node.module == f"announce_parser.{family}":
                    imported = {alias.name for alias in node.names}
                elif node.module.startswith(f"announce_parser.{family}."):
                    imported = {node.module.split(".")[2]}
                else:
                    continue

                assert not (imported & (names - {name})), f"{family}/{name}.py imports {imported}"


@pytest.mark.parametrize("kind", members("figures"))
def test_every_figure_kind_has_a_corpus_of_both_signs(kind: str) -> None:
    lines = (ROOT / "tests" / "figures" / f"{kind}.jsonl").read_text("utf-8").splitlines()
    values = [json.loads(line)["value"] for line in lines if line.strip()]

    assert any(value is not None for value in values)
    assert any(value is None for value in values)


@pytest.mark.parametrize("kind", members("figures"))
def test_every_rule_of_a_kind_has_its_own_name_an_example_and_a_near_miss(kind: str) -> None:
    rules = importlib.import_module(f"announce_parser.figures.{kind}").RULES

    assert len({rule.name for rule in rules}) == len(rules)
    assert [rule.name for rule in rules if not (rule.example and rule.near_miss)] == []


def test_samples_and_goldens_match_one_to_one() -> None:
    samples = {
        path.name
        for path in (ROOT / "samples").iterdir()
        if path.suffix != ".md" or path.name != "README.md"
    }
    goldens = {path.name.removesuffix(".json") for path in (ROOT / "tests/golden").rglob("*.json")}

    assert samples == goldens


def test_every_sample_has_its_row_of_provenance() -> None:
    table = (ROOT / "samples" / "README.md").read_text("utf-8")
    samples = sorted(path.name for path in (ROOT / "samples").iterdir() if path.name != "README.md")

    assert [name for name in samples if f"| `{name}` |" not in table] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_docstrings_say_more_than_the_name(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and (text := ast.get_docstring(node)):
            letters = re.sub(r"[^a-z]", "", text.lower())

            assert letters != re.sub(r"[^a-z]", "", node.name.lower()), f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_stay_small(path: Path) -> None:
    found = functions(path)
    long = [
        node.name
        for node in found
        if (node.end_lineno or node.lineno) - node.lineno >= LONGEST_FUNCTION
    ]
    wide = [
        node.name
        for node in found
        if len([argument for argument in node.args.args if argument.arg not in ("self", "cls")])
        > MOST_PARAMETERS
    ]

    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE
    assert long == []
    assert wide == []


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "helpers", "common", "core", "misc", "manager"}

    assert [path.name for path in MODULES if path.stem.strip("_") in drawers] == []


def test_no_file_of_the_project_names_a_machine_path_or_a_registry() -> None:
    forbidden = re.compile(
        r"/work/|/root/|/home/\w|pypi\.org|files\.pythonhosted|index-url|find-links"
    )
    texts = [
        path
        for pattern in ("*.md", "*.toml", "*.txt", ".ci/*", "src/**/*.py", "samples/*.md")
        for path in ROOT.glob(pattern)
        if path.is_file()
    ]

    assert [path.name for path in texts if forbidden.search(path.read_text("utf-8"))] == []


def test_no_module_is_part_of_an_import_cycle_imports_for_annotations_included() -> None:
    graph = grimp.build_graph("announce_parser", cache_dir=None)
    imported = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}

    ordered = TopologicalSorter(imported).static_order()  # raises CycleError, which names the cycle

    assert set(ordered) == graph.modules


def test_a_cells_value_is_handed_on_by_few_modules_of_notices_until_it_is_a_cap() -> None:
    sample = ROOT / "samples" / "2023-smart-manufacturing-notice.txt"
    handed_on: set[str] = set()

    def holds(value: object, depth: int = 2) -> bool:
        if isinstance(value, Money):
            return (value.amount, value.text) == (200_000_000, "2")
        if depth == 0:
            return False
        if isinstance(value, (tuple, list)):
            return any(holds(each, depth - 1) for each in value)
        inner = getattr(value, "value", getattr(value, "figure", None))
        return inner is not None and holds(inner, depth - 1)

    def watch(frame: FrameType, event: str, answer: object) -> None:
        module = frame.f_globals.get("__name__", "")
        if event == "return" and ".notices" in module and module not in handed_on and holds(answer):
            handed_on.add(module)

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        record = parse(sample)
    finally:
        sys.setprofile(before)

    cap = record.programs[0].cap
    assert cap is not None
    assert (cap.amount, cap.text) == (200_000_000, "2")
    assert "announce_parser.notices._programs.overview" in handed_on
    assert len(handed_on) <= 8, sorted(handed_on)
