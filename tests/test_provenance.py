"""Every value says where it comes from: a place of the text, or the key of the metadata that alone has it."""

from __future__ import annotations

import pytest

from announce_parser import parse, validate
from announce_parser.explain import explain
from announce_parser.pointers import follow
from announce_parser.record import Given, Place, Record

FRONT = '---\ntitle: "어선 안전장비 보급"\nministry: "나루청"\napprove_date: "03/04/2026 09:30:00"\n---\n\n'
BODY = (
    "# 어선 안전장비 보급\n\n안전장비를 새로 보급한다.\n\n## 추진 일정\n\n"
    "- 신청 접수 : 2026. 3. 9. ~ 3. 20.\n- 결과 발표 : 2026. 4. 1.\n"
)


def read(text: str, published: str | None = None) -> Record:
    return parse(text.encode(), name="notice.md", tokenizer="plain", published=published)


@pytest.mark.parametrize(
    ("text", "pointer", "key"),
    [
        (FRONT + BODY, "/published", "approve_date"),
        (FRONT + BODY, "/issuer/name", "ministry"),
        (FRONT + BODY + "\n나루청은 올해 시작한다.\n", "/issuer/name", None),
        (FRONT + BODY + "\n2026. 3. 4.\n\n나루청장\n", "/published", None),
    ],
)
def test_what_only_the_metadata_says_names_its_key(
    text: str, pointer: str, key: str | None
) -> None:
    record = read(text)
    (first, *_) = record.provenance[pointer]

    assert follow(record.to_dict(), pointer) in ("나루청", "2026-03-04")
    assert isinstance(first, Place) if key is None else first == Given(metadata=key)
    assert explain(record, pointer).given == key
    assert validate(record.to_dict()) == ()


def test_a_day_that_the_caller_gives_stands_in_the_metadata_as_published() -> None:
    record = read(BODY, published="2026-03-04")

    assert record.source.metadata == {"published": "2026-03-04"}
    assert record.provenance["/published"] == (Given(metadata="published"),)
    assert Record.from_json(record.to_json()) == record


def test_an_event_is_said_by_the_words_that_date_it() -> None:
    record = read(FRONT + BODY)

    assert [each.event for each in record.schedule] == ["application", "selection"]
    for number in range(2):
        assert (
            record.provenance[f"/schedule/{number}/event"]
            == record.provenance[f"/schedule/{number}/text"]
        )


def test_facts_name_the_key_of_the_metadata() -> None:
    facts = read(FRONT + BODY).facts()["facts"]

    assert facts["/published"] == {"value": "2026-03-04", "at": "metadata approve_date"}


def test_a_key_that_the_metadata_lacks_is_a_violation() -> None:
    plain = read(FRONT + BODY).to_dict()
    del plain["source"]["metadata"]["approve_date"]

    assert [(each.pointer, each.rule) for each in validate(plain)] == [
        ("/published", "values_read_back")
    ]


@pytest.mark.parametrize("name", ["나루청", "나루 청", "·나루청"])
def test_the_metadata_s_office_stands_where_the_text_introduces_it(name: str) -> None:
    text = f"{FRONT}# 어선 안전장비 보급\n\n바다부(장관 김바다)·등대청(청장 이등대){name}(청장 장길산)은 협약을 맺는다.\n"
    record = read(text)

    assert record.issuer is not None
    assert record.issuer.name == "나루청"
    assert validate(record.to_dict()) == ()
