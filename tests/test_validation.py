"""Sound and broken records: what is found wrong, where, and whether both engines of the schema agree."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

import announce_parser
from announce_parser import schema, validate
from announce_parser.pointers import follow, steps
from announce_parser.pointers import pointer as pointer_of
from announce_parser.record import Record, Stated, assemble

Break = Callable[[dict[str, Any]], None]


def put(pointer: str, value: object) -> Break:
    """Return what sets the value at a pointer."""
    *parents, last = steps(pointer)

    def broken(record: dict[str, Any]) -> None:
        parent = follow(record, pointer_of(parents))
        if isinstance(parent, list):
            parent[int(last)] = value
        else:
            parent[last] = value

    return broken


def drop(pointer: str) -> Break:
    """Return what removes the value at a pointer."""
    *parents, last = steps(pointer)

    def broken(record: dict[str, Any]) -> None:
        del follow(record, pointer_of(parents))[last]

    return broken


# What the schema alone refuses: the pointer to the fault and the keyword that finds it.
BROKEN_SHAPES: list[tuple[str, Break, str, str]] = [
    ("a null", put("/title", None), "/title", "schema.type"),
    ("a null in a value", put("/budget/per", None), "/budget/per", "schema.type"),
    ("a string for a number", put("/budget/amount", "30억"), "/budget/amount", "schema.type"),
    ("a number for a string", put("/title", 3), "/title", "schema.type"),
    ("an unknown key", put("/remark", "x"), "", "schema.additionalProperties"),
    ("an unknown key below", put("/budget/note", "x"), "/budget", "schema.additionalProperties"),
    ("a list left out", drop("/funding"), "", "schema.required"),
    ("a value without text", drop("/budget/text"), "/budget", "schema.required"),
    ("a value without a number", drop("/budget/amount"), "/budget", "schema.required"),
    ("an unknown kind", put("/kind", "letter"), "/kind", "schema.enum"),
    (
        "a currency of two letters",
        put("/budget/currency", "KR"),
        "/budget/currency",
        "schema.pattern",
    ),
    (
        "a day that is no interval",
        put("/programs/0/application/interval", "4 March"),
        "/programs/0/application/interval",
        "schema.pattern",
    ),
    (
        "a figure whose value is of another kind",
        put("/figures/0/kind", "phone"),
        "/figures/0/value",
        "schema.required",
    ),
    (
        "a negative offset",
        put("/figures/0/source/start", -1),
        "/figures/0/source/start",
        "schema.minimum",
    ),
    (
        "confidence above one",
        put("/figures/0/confidence", 2),
        "/figures/0/confidence",
        "schema.maximum",
    ),
    ("a short hash", put("/source/sha256", "00"), "/source/sha256", "schema.pattern"),
    ("a true for a number", put("/budget/amount", True), "/budget/amount", "schema.type"),  # noqa: FBT003
    ("a list for an object", put("/provenance", []), "/provenance", "schema.type"),
]

# What only the record's own invariants see.
BROKEN_SENSE: list[tuple[str, Break, str, str]] = [
    ("an id twice", put("/blocks/1/id", "b1"), "/blocks/1/id", "ids_are_unique"),
    (
        "a dangling program",
        put("/contacts/0/programs/0", "p9"),
        "/contacts/0/programs/0",
        "references_resolve",
    ),
    (
        "a dangling category",
        put("/programs/0/category", "c9"),
        "/programs/0/category",
        "references_resolve",
    ),
    ("a dangling table", put("/blocks/3/table", "t9"), "/blocks/3/table", "references_resolve"),
    ("a dangling figure", put("/unplaced", ["f9"]), "/unplaced/0", "references_resolve"),
    (
        "provenance of nothing",
        put("/provenance/~1programs~11~1cap", [{"block": "b1", "start": 0, "end": 1}]),
        "/provenance/~1programs~11~1cap",
        "pointers_resolve",
    ),
    ("confidence of nothing", put("/confidence/~1foo", 1), "/confidence/~1foo", "pointers_resolve"),
    (
        "confidence without a slash",
        put("/confidence/title", 1),
        "/confidence/title",
        "pointers_resolve",
    ),
    (
        "an absent field that is there",
        put("/stated_absent/~1programs~10~1cap", {"text": "-", "meaning": "none"}),
        "/stated_absent/~1programs~10~1cap",
        "stated_absent",
    ),
    (
        "an absent field without a parent",
        put("/stated_absent/~1programs~17~1cap", {"text": "-", "meaning": "none"}),
        "/stated_absent/~1programs~17~1cap",
        "stated_absent",
    ),
    (
        "a place in no block",
        put("/figures/0/source/block", "b9"),
        "/figures/0/source",
        "places_lie_within",
    ),
    (
        "a place past the end",
        put("/figures/0/source/end", 99),
        "/figures/0/source",
        "places_lie_within",
    ),
    ("an empty place", put("/figures/0/source/end", 2), "/figures/0/source", "places_lie_within"),
    (
        "a place in no cell",
        put("/provenance/~1contacts~10~1organization/0/cell", [5, 5]),
        "/provenance/~1contacts~10~1organization/0",
        "places_lie_within",
    ),
    ("a text that is not there", put("/budget/text", "31억원"), "/budget/text", "values_read_back"),
    ("a title of other words", put("/title", "전혀 다른 제목"), "/title", "values_read_back"),
    ("a year that is not there", put("/fiscal_year", 2031), "/fiscal_year", "values_read_back"),
    (
        "a figure of other text",
        put("/figures/0/text", "5억원"),
        "/figures/0/text",
        "figures_read_back",
    ),
    ("a value without provenance", drop("/provenance/~1title"), "/title", "values_have_sources"),
    (
        "a value object without provenance",
        drop("/provenance/~1contacts~10~1phones~10"),
        "/contacts/0/phones/0",
        "values_have_sources",
    ),
    (
        "a last day before the first",
        put("/programs/0/application/last_day", "2023-01-01"),
        "/programs/0/application/last_day",
        "days_run_forward",
    ),
    (
        "a day that no calendar has",
        put("/programs/0/application/first_day", "2023-02-29"),
        "/programs/0/application/first_day",
        "days_are_of_the_calendar",
    ),
    ("a hole in a grid", put("/tables/0/n_rows", 2), "/tables/0/cells", "grids_are_whole"),
    (
        "cells that overlap",
        put("/tables/0/cells/0/col_span", 2),
        "/tables/0/cells",
        "grids_are_whole",
    ),
    (
        "a span beyond the grid",
        put("/tables/0/cells/1/row_span", 10**9),
        "/tables/0/cells",
        "grids_are_whole",
    ),
]


def ids(rows: list[tuple[str, Break, str, str]]) -> list[str]:
    return [row[0] for row in rows]


def agree(record: object) -> bool:
    """Return the verdict of both engines, which must be one."""
    contract = json.loads(schema.text())
    fast = jsonschema_rs.Draft202012Validator(contract).is_valid(record)
    reference = Draft202012Validator(contract).is_valid(record)

    assert fast == reference

    return fast


def test_a_sound_record_has_no_violation(sound: dict[str, Any]) -> None:
    assert validate(sound) == ()


def test_both_engines_accept_a_sound_record(sound: dict[str, Any]) -> None:
    assert agree(sound)


@pytest.mark.parametrize(("_", "broken", "pointer", "rule"), BROKEN_SHAPES, ids=ids(BROKEN_SHAPES))
def test_a_broken_shape_is_named_with_its_place(
    sound: dict[str, Any], _: str, broken: Break, pointer: str, rule: str
) -> None:
    broken(sound)

    assert (pointer, rule) in [(found.pointer, found.rule) for found in validate(sound)]


@pytest.mark.parametrize(("_", "broken", "pointer", "rule"), BROKEN_SHAPES, ids=ids(BROKEN_SHAPES))
def test_both_engines_refuse_a_broken_shape(
    sound: dict[str, Any], _: str, broken: Break, pointer: str, rule: str
) -> None:
    broken(sound)

    assert not agree(sound), (pointer, rule)


@pytest.mark.parametrize(("_", "broken", "pointer", "rule"), BROKEN_SENSE, ids=ids(BROKEN_SENSE))
def test_a_record_that_contradicts_itself_is_named_with_its_place(
    sound: dict[str, Any], _: str, broken: Break, pointer: str, rule: str
) -> None:
    broken(sound)

    assert (pointer, rule) in [(found.pointer, found.rule) for found in validate(sound)]


@pytest.mark.parametrize(("_", "broken", "pointer", "rule"), BROKEN_SENSE, ids=ids(BROKEN_SENSE))
def test_both_engines_accept_what_only_contradicts_itself(
    sound: dict[str, Any], _: str, broken: Break, pointer: str, rule: str
) -> None:
    broken(sound)

    assert agree(sound), (pointer, rule)


def test_every_violation_of_a_record_is_listed_not_only_the_first(sound: dict[str, Any]) -> None:
    sound["title"] = None
    sound["budget"]["amount"] = "x"

    assert [found.pointer for found in validate(sound)] == ["/title", "/budget/amount"]


def test_a_newline_after_a_pattern_is_refused_though_the_reference_lets_it_pass(
    sound: dict[str, Any],
) -> None:
    sound["budget"]["currency"] = "KRW\n"

    assert [found.pointer for found in validate(sound)] == ["/budget/currency"]


def test_a_value_that_a_person_corrected_need_not_stand_in_the_text(sound: dict[str, Any]) -> None:
    sound["title"] = "고친 제목"
    sound["provenance"]["/title"] = [{"by": "person", "note": "오기", "was": "옛 제목"}]

    assert validate(sound) == ()


def test_a_correction_from_null_is_refused(sound: dict[str, Any]) -> None:
    sound["provenance"]["/title"] = [{"by": "person", "note": "오기", "was": None}]

    assert [found.pointer for found in validate(sound)] == ["/provenance/~1title/0/was"]


def test_an_absent_field_may_have_provenance(sound: dict[str, Any]) -> None:
    sound["blocks"].append({"id": "b5", "kind": "paragraph", "text": "지원기간 : -"})
    place = {"block": "b5", "start": 7, "end": 8}
    sound["provenance"]["/programs/0/duration"] = [place]

    assert validate(sound) == ()


def test_what_metadata_say_needs_no_place_in_the_text(sound: dict[str, Any]) -> None:
    sound["source"]["metadata"] = {"ministry": "산업진흥원"}
    sound["issuer"] = {"name": "산업진흥원"}

    assert validate(sound) == ()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("과\n장", "과장"),
        ("스마트 제조 혁신추진단", "스마트제조혁신추진단"),
        ("‘24년 사업∼공고", "'24년 사업~공고"),
        ("「수출」 바우처 - 공고", "수출 바우처 공고"),
        ("help골뱅이office.kr", "help@office.kr"),
    ],
)
def test_a_text_reads_back_whatever_marks_and_spaces_stand_between(
    written: str, value: str
) -> None:
    record = _of_title(written, value)

    assert validate(record) == ()


@pytest.mark.parametrize(
    ("written", "value"),
    [("수출 바우처", "수출 바우처 공고"), ("3월 4일", "2024-03-05"), ("참고", "참조")],
)
def test_a_text_of_other_words_does_not_read_back(written: str, value: str) -> None:
    record = _of_title(written, value)

    assert [found.rule for found in validate(record)] == ["values_read_back"]


def test_noughts_between_digits_are_said_by_their_scale() -> None:
    text = (
        "참여기업 매출은 2019년 39억원, 2020년 5천8억 원, 2021년 3억원 등 총 5천50억 원을 올렸다."
    )

    record = json.loads(announce_parser.parse(text.encode(), name="n.txt").to_json())
    part = record["goals"][0]["breakdowns"][0][1]
    sound = validate(record)
    part["value"] += 100_000_000

    assert part["value"] == 500_900_000_000
    assert (sound, [found.rule for found in validate(record)]) == ((), ["values_read_back"])


def _of_title(written: str, value: str) -> dict[str, Any]:
    place = {"block": "b1", "start": 0, "end": len(written)}
    tree = {
        "source": {"filename": "n.txt", "format": "text", "sha256": "0" * 64, "size_bytes": 1},
        "kind": "other",
        "title": Stated(value, (place,), confidence=1),  # type: ignore[arg-type]
        "blocks": ({"id": "b1", "kind": "heading", "text": written},),
    }
    plain: dict[str, Any] = json.loads(assemble(tree).to_json())
    return plain


def test_a_record_read_from_its_json_is_the_same_record(sound_record: Record) -> None:
    assert Record.from_json(sound_record.to_json()) == sound_record


@pytest.mark.parametrize("value", ["\ud800", object(), {1, 2}], ids=["surrogate", "object", "set"])
def test_what_json_cannot_hold_is_a_violation_and_no_crash(
    sound: dict[str, Any], value: object
) -> None:
    sound["source"]["sha256"] = value

    assert [found.rule for found in validate(sound)] in (["schema.json"], ["schema.type"])
