"""The record's models: plain values, canonical numbers, nothing that says null."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from pydantic import ValidationError

from announce_parser.errors import InvalidRecord
from announce_parser.record import Place, Record, Stated, assemble
from announce_parser.values import Count, Duration, Money, Number, Ratio, canonical

SOURCE = {"filename": "n.txt", "format": "text", "sha256": "0" * 64, "size_bytes": 1}
PLACE = Place(block="b1", start=0, end=2)


def test_the_bytes_are_utf8_with_two_spaces_and_a_final_newline() -> None:
    record = assemble({"source": SOURCE, "kind": "other", "title": Stated("공고", (PLACE,))})

    assert record.to_json().startswith(b'{\n  "schema_version": "1.0",\n  "source": {\n')
    assert '  "title": "공고",\n'.encode() in record.to_json()
    assert record.to_json().endswith(b"}\n")


def test_what_is_absent_is_left_out_and_lists_are_there() -> None:
    plain = json.loads(assemble({"source": SOURCE, "kind": "other"}).to_json())

    assert "title" not in plain
    assert plain["programs"] == []
    assert plain["provenance"] == {}


def test_keys_stand_in_the_order_of_the_contract() -> None:
    tree = {"blocks": (), "title": Stated("공고", (PLACE,)), "kind": "other", "source": SOURCE}
    keys = list(json.loads(assemble(tree).to_json()))

    assert keys[:5] == ["schema_version", "source", "kind", "language", "title"]
    assert keys[-4:] == ["stated_absent", "unplaced", "confidence", "provenance"]


def test_places_and_confidence_of_a_stated_value_go_beside_it_under_its_pointer() -> None:
    money = Stated(Money(amount=1, text="1원"), (PLACE,), "amount", Decimal("0.5"))  # type: ignore[arg-type]
    tree = {
        "source": SOURCE,
        "kind": "other",
        "programs": ({"id": "p1", "name": "가", "cap": money},),
    }
    record = assemble(tree)

    assert record.programs[0].cap == Money(amount=1, text="1원")
    assert record.provenance == {"/programs/0/cap": (PLACE.model_copy(update={"rule": "amount"}),)}
    assert record.confidence == {"/programs/0/cap": Decimal("0.5")}


def test_what_has_no_place_has_no_entry_in_provenance() -> None:
    record = assemble({"source": SOURCE, "kind": "other", "title": Stated("공고", ())})

    assert record.title == "공고"
    assert record.provenance == {}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (Decimal("30.0"), 30),
        (Decimal("1E+3"), 1000),
        (Decimal("0.10"), Decimal("0.1")),
        (Decimal(-83), -83),
        (7, 7),
    ],
)
def test_a_number_is_whole_where_it_can_be_and_else_the_shortest_decimal(
    number: Decimal | int, expected: Decimal | int
) -> None:
    assert (canonical(number), type(canonical(number))) == (expected, type(expected))


@pytest.mark.parametrize(
    ("number", "written"),
    [(146200000000, "146200000000"), (Decimal("1.5"), "1.5"), (Decimal("100.0"), "100")],
)
def test_an_amount_is_written_as_a_number_of_json_without_a_needless_point(
    number: Number, written: str
) -> None:
    assert json.dumps(Money(amount=number, text="x").to_dict()["amount"]) == written


@pytest.mark.parametrize("duration", ["P", "PT", "9M", "P9", "P1M2Y", "-P1D", ""])
def test_a_length_that_iso_8601_does_not_know_is_refused(duration: str) -> None:
    with pytest.raises(ValidationError):
        Duration(duration=duration, text="x")


@pytest.mark.parametrize("duration", ["P9M", "P45D", "P2W", "PT30M", "P1Y6M", "P1DT12H"])
def test_a_length_of_iso_8601_is_taken(duration: str) -> None:
    assert Duration(duration=duration, text="x").duration == duration


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        Ratio.model_validate({"percent": 5, "text": "5%", "share": 5})


def test_a_value_does_not_change() -> None:
    count = Count(value=3, unit="개", text="3개")

    with pytest.raises(ValidationError):
        count.value = 4  # type: ignore[misc]


def test_a_record_with_an_unread_part_is_partial() -> None:
    check = {
        "rule": "unread",
        "severity": "warning",
        "status": "fails",
        "message": "그림을 읽지 못함",
    }
    record = assemble({"source": SOURCE, "kind": "other", "checks": (check,)})

    assert record.partial
    assert not assemble({"source": SOURCE, "kind": "other"}).partial


def test_from_json_keeps_the_digits_of_a_number() -> None:
    tree = {
        "source": SOURCE,
        "kind": "other",
        "budget": Stated(Money(amount=Decimal("0.1"), text="x"), (PLACE,)),
    }
    record = assemble(tree)

    assert Record.from_json(record.to_json()).budget == record.budget


def test_a_record_of_a_newer_schema_is_refused_by_name() -> None:
    with pytest.raises(InvalidRecord, match=r"schema is 1\.7; this version reads up to 1\.0"):
        Record.from_json('{"schema_version": "1.7", "of_tomorrow": true}')
