"""What is kept between two measurements is what would be made anew, and is as old as the code that made it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

import announce_parser
from quality import cache, sets
from quality.code import PACKAGE, closure, fingerprint

SAMPLE = sets.ROOT / "samples" / "2023-smart-manufacturing-notice.txt"


class Kept(NamedTuple):
    id: str
    path: Path


NOTICE = Kept("sample", SAMPLE)


@pytest.mark.parametrize("passes", [1, 2])
def test_a_record_made_from_the_shelves_is_the_parsers_own_byte_for_byte(
    tmp_path: Path, passes: int
) -> None:
    made = [cache.record_of(cache.prepare(NOTICE, tmp_path)) for _ in range(passes)]

    assert made[-1].to_json() == announce_parser.parse(SAMPLE).to_json()


def test_materials_are_the_documents_with_their_figures_and_masthead(tmp_path: Path) -> None:
    [(name, material, info)] = cache.materials([NOTICE], folder=tmp_path)

    assert name == "sample"
    assert info.filename == SAMPLE.name
    assert material.masthead.title is not None
    assert material.document.text[material.figures[0].start :].startswith(material.figures[0].text)
    assert {each.name for each in tmp_path.iterdir()} == {"documents", "figures"}


def test_records_are_those_of_the_given_maker(tmp_path: Path) -> None:
    records = cache.records([NOTICE], folder=tmp_path)

    assert records == {"sample": announce_parser.parse(SAMPLE).to_dict()}
    assert cache.records([NOTICE], folder=tmp_path) == records
    assert len(list((tmp_path / "records").iterdir())) == 1


def test_several_documents_come_back_in_their_order(tmp_path: Path) -> None:
    other = Kept("other", sets.ROOT / "CHANGELOG.md")

    records = cache.records([other, NOTICE], folder=tmp_path)

    assert [(name, each["source"]["filename"]) for name, each in records.items()] == [
        ("other", "CHANGELOG.md"),
        ("sample", SAMPLE.name),
    ]


def test_old_generations_are_forgotten(tmp_path: Path) -> None:
    for code in "abcde":
        cache.Shelf(tmp_path, "things", code).get("key", lambda: 1)

    assert len(list((tmp_path / "things").iterdir())) == 3
    assert cache.Shelf(tmp_path, "things", "e").get("key", lambda: 2) == 1


def test_the_code_of_the_readers_holds_no_notices_and_that_of_the_figures_holds_the_readers_models() -> (
    None
):
    reading = {each.relative_to(PACKAGE).parts[0] for each in closure(["readers"])}
    searching = {each.relative_to(PACKAGE).parts[0] for each in closure(["figures"])}

    assert "notices" not in reading | searching
    assert {"readers", "document.py", "values.py"} <= reading
    assert {"figures", "values.py", "tables.py"} <= searching


def test_a_fingerprint_changes_with_the_code_of_its_parts_only(tmp_path: Path) -> None:
    package = tmp_path / "announce_parser"
    (package / "readers").mkdir(parents=True)
    (package / "readers" / "__init__.py").write_text("from announce_parser import tables\n")
    (package / "tables.py").write_text("")
    (package / "notices.py").write_text("")

    files = [str(each.relative_to(package)) for each in closure(["readers"], package)]

    assert files == ["readers/__init__.py", "tables.py"]
    assert fingerprint("readers") != fingerprint()
