"""Golden files: what agrees, what differs, what is missing, what is left over; nothing is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from announce_parser import golden
from announce_parser.errors import EmptyDocument
from announce_parser.golden import Difference, State

ROOT = Path(__file__).parents[1]
ACCEPTED = sorted((ROOT / golden.GOLDENS).rglob("*.json"))


@pytest.mark.parametrize("accepted", ACCEPTED, ids=lambda path: path.name)
def test_a_sample_of_the_project_still_gives_its_golden(accepted: Path) -> None:
    name = accepted.relative_to(ROOT / golden.GOLDENS).as_posix().removesuffix(".json")
    finding = golden.compare(ROOT / golden.SAMPLES / name, accepted)

    assert [str(difference) for difference in finding.differences] == []
    assert finding.state is State.SAME


def render(sample: Path) -> bytes:
    """Return the sample's own bytes, so that a test says what the record is."""
    if not sample.read_bytes():
        raise EmptyDocument("the file is empty")
    return sample.read_bytes()


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    samples, goldens = tmp_path / "samples", tmp_path / "golden"
    for folder in (samples, goldens):
        folder.mkdir()
    return samples, goldens


def states(folders: tuple[Path, Path]) -> list[tuple[str, State]]:
    return [
        (finding.sample.name, finding.state) for finding in golden.check(*folders, render=render)
    ]


def test_a_sample_whose_golden_has_the_same_bytes_agrees(folders: tuple[Path, Path]) -> None:
    (folders[0] / "a.txt").write_text("{}")
    (folders[1] / "a.txt.json").write_text("{}")

    assert states(folders) == [("a.txt", State.SAME)]


def test_a_sample_without_its_golden_fails(folders: tuple[Path, Path]) -> None:
    (folders[0] / "a.txt").write_text("{}")

    assert states(folders) == [("a.txt", State.MISSING)]


def test_a_golden_without_its_sample_fails(folders: tuple[Path, Path]) -> None:
    (folders[1] / "a.txt.json").write_text("{}")

    assert states(folders) == [("a.txt", State.UNUSED)]


def test_a_sample_that_cannot_be_parsed_fails_with_its_reason(folders: tuple[Path, Path]) -> None:
    (folders[0] / "a.txt").write_text("")
    (folders[1] / "a.txt.json").write_text("{}")

    (finding,) = golden.check(*folders, render=render)
    assert (finding.state, finding.reason) == (State.FAILED, "the file is empty")


def test_readme_and_hidden_files_are_no_samples(folders: tuple[Path, Path]) -> None:
    (folders[0] / "README.md").write_text("{}")
    (folders[0] / ".hidden").write_text("{}")

    assert states(folders) == []


def test_a_sample_in_a_folder_has_its_golden_in_a_folder_of_that_name(
    folders: tuple[Path, Path],
) -> None:
    (folders[0] / "tender").mkdir()
    (folders[1] / "tender").mkdir()
    (folders[0] / "tender" / "a.txt").write_text("{}")
    (folders[1] / "tender" / "a.txt.json").write_text("{}")

    assert states(folders) == [("a.txt", State.SAME)]


def test_other_spacing_is_a_difference_without_a_field(folders: tuple[Path, Path]) -> None:
    (folders[0] / "a.txt").write_text('{"a": 1}')
    (folders[1] / "a.txt.json").write_text('{"a":1}')

    (finding,) = golden.check(*folders, render=render)
    assert (finding.state, finding.differences) == (State.DIFFERS, ())


@pytest.mark.parametrize(
    ("before", "after", "path", "sides"),
    [
        ({"title": "가"}, {"title": "나"}, "$.title", ('"가"', '"나"')),
        ({"title": "가"}, {}, "$.title", ('"가"', None)),
        ({}, {"title": "가"}, "$.title", (None, '"가"')),
        ({"a": [{"b": 1}]}, {"a": [{"b": 2}]}, "$.a[0].b", ("1", "2")),
        ({"a": [1]}, {"a": [1, 2]}, "$.a[1]", (None, "2")),
        ({"a": 1}, {"a": True}, "$.a", ("1", "true")),
        ({"a": {"/b": 1}}, {"a": {"/b": 2}}, '$.a["/b"]', ("1", "2")),
    ],
)
def test_a_difference_names_the_field_before_and_after(
    folders: tuple[Path, Path],
    before: object,
    after: object,
    path: str,
    sides: tuple[str | None, str | None],
) -> None:
    (folders[0] / "a.txt").write_text(json.dumps(after))
    (folders[1] / "a.txt.json").write_text(json.dumps(before))

    (finding,) = golden.check(*folders, render=render)
    assert finding.differences == (Difference(path, *sides),)


def test_a_difference_reads_from_golden_to_record() -> None:
    assert str(Difference("$.a", "1", None)) == "$.a: 1 -> (absent)"
