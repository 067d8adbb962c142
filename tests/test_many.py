"""Records for developers: facts, texts, many documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import announce_parser
from announce_parser.pointers import follow
from conftest import NOTICE, Call


def test_facts_are_the_values_with_one_place_each_that_reads_as_they_say() -> None:
    record = announce_parser.parse_text(NOTICE)
    found = record.facts()
    blocks = {block.id: block.text for block in record.blocks}
    block, _, span = found["facts"]["/programs/0/cap"]["at"].partition(":")
    start, end = map(int, span.split("-"))

    assert found["source"] == {"filename": "text.txt", "sha256": record.source.sha256}
    assert "5천만원" in blocks[block][start:end]
    for pointer, fact in found["facts"].items():
        assert follow(record.to_dict(), pointer) == fact["value"]
    assert len(json.dumps(found, ensure_ascii=False)) < len(record.to_json()) / 5


def test_a_value_that_a_person_put_there_has_no_place_but_says_so() -> None:
    record = announce_parser.parse_text(NOTICE)
    plain = record.to_dict()
    plain["provenance"]["/title"] = [{"by": "person", "note": "as printed"}]
    corrected = type(record).model_validate(plain)

    assert corrected.facts()["facts"]["/title"]["at"] == "person"


def test_the_command_writes_facts_and_compact_json(call: Call, tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(NOTICE, "utf-8")
    whole = call("parse", tmp_path / "n.txt")[1]
    compact = call("parse", tmp_path / "n.txt", "--compact")[1]
    facts = call("parse", tmp_path / "n.txt", "--form", "facts", "--compact")[1]

    assert json.loads(compact) == json.loads(whole)
    assert compact.count("\n") == facts.count("\n") == 1
    assert len(facts) < len(compact) < len(whole)
    assert json.loads(facts) == announce_parser.parse(tmp_path / "n.txt").facts()


def test_a_run_is_not_resumed_with_facts(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "n.txt").write_text(NOTICE, "utf-8")
    arguments = ("parse", tmp_path / "in", "-o", tmp_path / "out", "--form", "facts", "--resume")

    assert call(*arguments)[0] == 2


def test_many_documents_come_in_their_order_errors_in_their_place(tmp_path: Path) -> None:
    names = [tmp_path / name for name in ("a.txt", "empty.txt", "b.txt")]
    for path in names:
        path.write_text("" if path.stem == "empty" else NOTICE, "utf-8")
    found = list(announce_parser.parse_many(names, jobs=2))

    assert [source for source, _ in found] == names
    assert [getattr(one, "code", None) for _, one in found] == [None, "empty", None]
    assert found[0][1].source.filename == "a.txt"  # type: ignore[union-attr]


def test_a_document_read_alone_gives_the_record_or_raises(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(NOTICE, "utf-8")
    record = announce_parser.parse_isolated(tmp_path / "n.txt")

    assert record.to_json() == announce_parser.parse(tmp_path / "n.txt").to_json()
    with pytest.raises(announce_parser.SourceNotFound):
        announce_parser.parse_isolated(tmp_path / "none.txt")
