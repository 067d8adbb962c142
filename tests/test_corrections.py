"""Corrections of a person: applied before the checks, shown in provenance, refused when they no longer fit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from announce_parser import corrections, pipeline, validation
from announce_parser.corrections import Amendment
from announce_parser.errors import StaleCorrection, UsageFault
from announce_parser.record import Correction, Place, Record

ROOT = Path(__file__).parents[1]
SAMPLE = "2023-smart-manufacturing-notice.txt"


@pytest.fixture(scope="module")
def sample() -> Record:
    return Record.from_json((ROOT / "tests" / "golden" / f"{SAMPLE}.json").read_bytes())


def amended(record: Record, op: str, path: str, value: Any = None, **more: Any) -> Record:
    line = Amendment(record.source.sha256, op, path, value, "본문 확인", line=1, **more)
    return corrections.apply(record, [line])


def test_a_replaced_value_says_who_and_what_it_was(sample: Record) -> None:
    found = amended(sample, "replace", "/fiscal_year", 2024)

    assert found.fiscal_year == 2024
    assert found.provenance["/fiscal_year"] == (
        Correction(by="person", note="본문 확인", was=2023),
    )


def test_a_corrected_record_still_follows_the_contract(sample: Record) -> None:
    budget = {"amount": 63_000_000_000, "currency": "KRW", "text": "630억원"}
    found = amended(sample, "replace", "/programs/0/budget", budget)

    assert found.programs[0].budget is not None
    assert found.programs[0].budget.amount == 63_000_000_000
    assert validation.validate(found.to_dict()) == ()


def test_a_value_that_was_not_there_can_be_added(sample: Record) -> None:
    found = amended(sample, "add", "/published", "2023-01-08")

    assert found.published == "2023-01-08"
    assert found.provenance["/published"] == (Correction(by="person", note="본문 확인"),)


def test_a_removed_program_takes_its_provenance_with_it_and_the_rest_moves_up(
    sample: Record,
) -> None:
    found = amended(sample, "remove", "/programs/0")

    assert found.programs[0].name == sample.programs[1].name
    assert found.provenance["/programs/0/budget"] == sample.provenance["/programs/1/budget"]
    assert f"/programs/{len(found.programs)}/name" not in found.provenance
    assert "p1" not in {one for contact in found.contacts for one in contact.programs}
    assert validation.validate(found.to_dict()) == ()


def test_an_item_added_at_the_end_of_a_list_leaves_the_others_where_they_are(
    sample: Record,
) -> None:
    link = {"url": "https://www.example.go.kr", "text": "누리집"}
    found = amended(sample, "add", "/links/-", link)
    last = len(sample.links)

    assert found.links[last].url == "https://www.example.go.kr"
    assert found.links[:last] == sample.links
    assert f"/links/{last}" in found.provenance


def test_lines_of_other_documents_are_passed_over(sample: Record) -> None:
    other = Amendment("0" * 64, "replace", "/fiscal_year", 1999, "")

    assert corrections.apply(sample, [other]) is sample


@pytest.mark.parametrize(
    ("op", "path", "value", "reason"),
    [
        ("replace", "/programs/99/name", "가온", "leads nowhere"),
        ("replace", "/notice_number", "가온 제1호", "there is no value there"),
        ("remove", "/programs/99", None, "there is no value there"),
        ("replace", "/source/sha256", "0", "not for a person"),
        ("replace", "/title/0", "가", "plain value"),
        ("replace", "/fiscal_year", "이천이십사", "breaks the contract"),
        ("replace", "", {}, "not for a person"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(
    sample: Record, op: str, path: str, value: object, reason: str
) -> None:
    with pytest.raises(StaleCorrection, match=reason):
        amended(sample, op, path, value)


def test_a_correction_of_another_value_than_the_person_saw_is_refused(sample: Record) -> None:
    with pytest.raises(StaleCorrection, match="the record says 2023"):
        amended(sample, "replace", "/fiscal_year", 2024, was=2022)


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        '{"op": "copy", "path": "/a", "sha256": "0"}',
        '{"op": "replace", "path": "/a", "sha256": "0"}',
        '{"op": "remove", "path": "a", "sha256": "0"}',
        '{"op": "remove", "path": "/a"}',
        '{"op": "accept", "path": "", "value": ["/a"], "sha256": "0"}',
        '{"op": "merge", "path": "/programs/0", "value": "p1", "sha256": "0"}',
        '{"op": "add", "path": "/a", "value": 1, "places": [1], "sha256": "0"}',
    ],
)
def test_a_line_that_is_no_correction_is_named(tmp_path: Path, line: str) -> None:
    good = '{"op": "remove", "path": "/a", "sha256": "0"}'
    (tmp_path / "c.jsonl").write_text(f"{good}\n\n{line}\n", "utf-8")

    with pytest.raises(UsageFault, match="line 3 is no correction"):
        corrections.load(tmp_path / "c.jsonl")


def test_sums_are_checked_with_the_corrected_values(sample: Record, tmp_path: Path) -> None:
    budget = {"amount": 1, "currency": "KRW", "text": "1원"}
    line = {
        "sha256": sample.source.sha256,
        "op": "replace",
        "path": "/programs/0/budget",
        "value": budget,
        "note": "잘못 고침",
    }
    (tmp_path / "c.jsonl").write_text(json.dumps(line, ensure_ascii=False), "utf-8")
    found = pipeline.parse(
        ROOT / "samples" / SAMPLE, corrections=corrections.load(tmp_path / "c.jsonl")
    )
    failing = [check for check in found.checks if check.status == "fails"]

    assert [check.status for check in sample.checks if check.status == "fails"] == []
    assert any("/programs/0/budget" in check.at for check in failing)


def money(amount: int) -> dict[str, Any]:
    return {"amount": amount * 100_000_000, "currency": "KRW", "text": f"{amount}억원"}


@pytest.fixture
def two(sample: Record) -> Record:
    """The sample as a person made it two programs, each with a cap and a contact of its own."""
    more = range(len(sample.programs) - 1, 1, -1)
    first, second = (one.id for one in sample.programs[:2])
    contact: dict[str, Any] = {"phones": [], "emails": []}
    return lines(
        sample,
        *(("remove", f"/programs/{number}", None) for number in more),
        *(("remove", f"/contacts/{number}", None) for number in range(len(sample.contacts))[::-1]),
        ("add", "/contacts/-", {"name": "가온", **contact, "programs": [first]}),
        ("add", "/contacts/-", {"name": "나루", **contact, "programs": [second]}),
        ("replace", "/programs/1/caps", []),
        ("replace", "/programs/0/cap", money(3)),
        ("add", "/programs/1/cap", money(1)),
    )


def place_of(record: Record, words: str) -> dict[str, Any]:
    block = next(one for one in record.blocks if words in one.text)
    start = block.text.index(words)
    return {"block": block.id, "start": start, "end": start + len(words)}


def test_a_value_that_a_person_showed_in_the_text_has_its_place_and_their_word(
    sample: Record,
) -> None:
    shown = place_of(sample, "2023년")
    value = {"id": "p99", "name": "2023년"}
    found = amended(sample, "add", "/programs/-", value, places={"/name": shown})
    last = len(sample.programs)
    place, said = found.provenance[f"/programs/{last}/name"]

    assert isinstance(place, Place)
    assert {key: place.to_dict()[key] for key in shown} == shown
    assert said == Correction(by="person", note="본문 확인")
    assert validation.validate(found.to_dict()) == ()


@pytest.mark.parametrize(
    "place",
    [
        {"block": "b999", "start": 0, "end": 1},
        {"block": "b1", "start": 0, "end": 100_000},
        {"block": "b1", "start": 3, "end": 3},
        {"block": "b1", "start": 0, "end": 1, "cell": [99, 0]},
        {"block": "b1"},
    ],
)
def test_a_place_where_no_text_stands_is_refused(sample: Record, place: dict[str, Any]) -> None:
    with pytest.raises(StaleCorrection, match="place"):
        amended(sample, "replace", "/title", "다른 제목", places={"": place})


def test_the_page_and_the_box_of_a_shown_place_are_those_of_its_block() -> None:
    record = pipeline.parse(ROOT / "samples" / "2023-smart-manufacturing-notice.pdf")
    shown = place_of(record, "2023년")
    found = amended(record, "replace", "/title", "다른 제목", places={"": shown})
    block = next(one for one in record.blocks if one.id == shown["block"])
    place = found.provenance["/title"][0]

    assert isinstance(place, Place)
    assert (place.page, place.bbox) == (block.page, block.bbox)


def lines(record: Record, *given: tuple[str, str, Any]) -> Record:
    own = [
        Amendment(record.source.sha256, op, path, value, "확인", line=number)
        for number, (op, path, value) in enumerate(given, 1)
    ]
    return corrections.apply(record, own)


def test_an_undone_line_is_as_if_it_had_never_been(sample: Record) -> None:
    removed = ("remove", "/programs/0", None)
    undone = ("undo", "/programs/0", None)

    assert lines(sample, removed, undone).to_json() == sample.to_json()
    twice = lines(sample, ("replace", "/fiscal_year", 2024), removed, undone)
    assert (twice.fiscal_year, len(twice.programs)) == (2024, len(sample.programs))


def test_only_the_last_line_that_holds_can_be_undone(sample: Record) -> None:
    first, second = ("replace", "/fiscal_year", 2024), ("replace", "/title", "다른 제목")

    with pytest.raises(StaleCorrection, match="not the last"):
        lines(sample, first, second, ("undo", "/fiscal_year", None))
    with pytest.raises(StaleCorrection, match="not the last"):
        lines(sample, ("undo", "/fiscal_year", None))
    back = [("undo", "/title", None), ("undo", "/fiscal_year", None)]
    assert lines(sample, first, second, *back).to_json() == sample.to_json()


def test_many_values_are_accepted_in_one_line(sample: Record) -> None:
    seen = {"/title": sample.title, "/fiscal_year": sample.fiscal_year}
    found = lines(sample, ("accept", "", seen))

    assert found.title == sample.title
    assert found.provenance["/title"][:-1] == sample.provenance["/title"]
    assert found.provenance["/fiscal_year"][-1] == Correction(
        by="person", note="확인", was=sample.fiscal_year
    )
    assert "/title" not in found.confidence
    assert validation.validate(found.to_dict()) == ()
    with pytest.raises(StaleCorrection, match="/fiscal_year says 2023"):
        lines(sample, ("accept", "", {**seen, "/fiscal_year": 2022}))
    with pytest.raises(StaleCorrection, match="not for a person"):
        lines(sample, ("accept", "", {"/source/format": "txt"}))


def test_a_merged_program_gives_what_the_other_lacks_and_its_own_terms_as_a_type(
    two: Record,
) -> None:
    found = lines(two, ("merge", "/programs/1", "/programs/0"))
    first, second = two.programs
    (program,) = found.programs

    assert (program.name, program.aliases[-1]) == (first.name, second.name)
    assert program.cap == first.cap
    assert [(one.label, one.cap) for one in program.caps] == [(second.name, second.cap)]
    assert found.provenance["/programs/0/caps/0/cap"] == two.provenance["/programs/1/cap"]
    assert {one for contact in found.contacts for one in contact.programs} == {first.id}
    assert validation.validate(found.to_dict()) == ()


def test_what_a_person_added_keeps_their_word_in_another_program(two: Record) -> None:
    """The added program has no place: what goes over says that a person put it there."""
    given = {"id": "p8", "name": "나루", "cap": money(5), "regions": ["나루"], "support": "상담"}
    found = lines(
        two,
        ("add", "/programs/-", given),
        ("merge", "/programs/2", "/programs/0"),
        ("add", "/programs/-", {**given, "name": "가온"}),
        ("split", "/programs/2", {"id": "p9", "name": "새솔", "move": ["/cap"], "share": []}),
    )
    word = (Correction(by="person", note="확인"),)

    assert found.provenance["/programs/0/caps/0/cap"] == word
    assert found.provenance["/programs/0/support"] == word
    assert found.provenance["/programs/3/cap"] == word
    assert validation.validate(found.to_dict()) == ()


def test_a_split_program_takes_what_is_moved_and_has_what_is_shared(two: Record) -> None:
    made = {"id": "p9", "name": "성장형", "move": ["/cap"], "share": ["/application"]}
    found = lines(two, ("split", "/programs/0", made))
    before, (first, second, third) = two.programs[0], found.programs

    assert before.application is not None
    assert (first.cap, first.application) == (None, before.application)
    assert (second.name, second.cap, second.application) == (
        "성장형",
        before.cap,
        before.application,
    )
    assert found.provenance["/programs/1/cap"] == two.provenance["/programs/0/cap"]
    assert third == two.programs[1]
    assert found.provenance["/programs/2/cap"] == two.provenance["/programs/1/cap"]
    assert found.contacts[0].programs == (before.id, "p9")
    assert validation.validate(found.to_dict()) == ()


def test_the_terms_of_a_type_become_those_of_the_program_that_is_split_off(two: Record) -> None:
    merged = ("merge", "/programs/1", "/programs/0")
    made = {"id": "p9", "name": two.programs[1].name, "move": ["/caps/0"]}
    found = lines(two, merged, ("split", "/programs/0", made))

    assert found.programs[0].caps == ()
    assert found.programs[1].cap == two.programs[1].cap
    assert found.provenance["/programs/1/cap"] == two.provenance["/programs/1/cap"]


@pytest.mark.parametrize(
    ("op", "path", "value"),
    [
        ("merge", "/programs/0", "/programs/0"),
        ("merge", "/programs/0", "/programs/9"),
        ("merge", "/programs/0", "/contacts/0"),
        ("split", "/programs/0", {"id": "p1", "name": "성장형"}),
        ("split", "/programs/0", {"id": "p9", "name": ""}),
        ("split", "/programs/0", {"id": "p9", "name": "성장형", "move": ["/name"]}),
        ("split", "/programs/0", {"id": "p9", "name": "성장형", "move": ["/loan"]}),
    ],
)
def test_programs_that_cannot_be_made_one_or_two_stay(
    two: Record, op: str, path: str, value: Any
) -> None:
    with pytest.raises(StaleCorrection):
        lines(two, (op, path, value))


def test_every_line_comes_back_from_its_file_as_it_was(sample: Record, tmp_path: Path) -> None:
    own = (
        Amendment(sample.source.sha256, "accept", "", {"/title": "가"}, "확인", line=1),
        Amendment(
            sample.source.sha256,
            "add",
            "/published",
            "2023-01-08",
            "확인",
            line=2,
            places={"": place_of(sample, "2023년")},
        ),
        Amendment(sample.source.sha256, "undo", "/published", None, "", line=3),
    )
    (tmp_path / "c.jsonl").write_bytes(b"".join(corrections.line_of(one) for one in own))

    assert [one.to_dict() for one in corrections.load(tmp_path / "c.jsonl")] == [
        one.to_dict() for one in own
    ]
