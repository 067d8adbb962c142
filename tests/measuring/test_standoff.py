"""Stand-off facts: quotes are found again in the document's text, and what is written down holds no words of it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quality import cache, sets, standoff

TEXT = """# 새싹 기업 지원

□ **새싹 기업** 지원규모 : 30억원, 기업당 최대 3천만원
□ 신청기간 : 2024. 3. 4.(월) ~ 3. 29.(금)

| 구분 | 한도 | 비고 |
|---|---|---|
| 새싹 | 3천만원 | 신설 |
"""
LINES = [json.loads(line) for line in standoff.FILE.read_text("ascii").splitlines()]
CODE = re.compile(r"[a-z_0-9]+|[A-Z]{3}|P[0-9A-Z]+|[0-9][-0-9T:+/.Z]*|\.\./[-0-9T:+]+")
CONTRACT = re.compile(r"(/[a-z_]+|/[0-9]+)+")


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("새싹 기업 지원", ["새싹 기업 지원", "새싹 기업 지원"]),
        ("새싹기업 지원규모 : 30억원", ["새싹 기업 지원규모 : 30억원"]),
        ("**새싹 기업** 지원규모", ["새싹 기업 지원규모"]),
        ("신청기간 : 2024. 3. 4.(월)", ["신청기간 : 2024. 3. 4.(월)"]),
        ("새싹\t신설", ["새싹", "신설"]),
        ("나무 기업", []),
        ("새싹\t나무", []),
        ("···", []),
    ],
)
def test_a_quote_is_found_whatever_its_spaces_and_marks(quote: str, found: list[str]) -> None:
    text = "새싹 기업 지원\n□ 새싹 기업 지원규모 : 30억원\n신청기간 : 2024. 3. 4.(월)\n새싹\t3천만원\t신설"

    assert [text[start:end] for start, end in standoff.Text(text).find(quote)] == found


def test_a_quote_that_stands_everywhere_says_nothing_of_where() -> None:
    assert standoff.Text("가나 " * 5).find("가나") == ()
    assert len(standoff.Text("가나 " * 4).find("가나")) == 4


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        (
            "cap",
            {
                "amount": 30000000,
                "currency": "KRW",
                "text": "3천만원",
                "bound": "max",
                "per": "기업",
            },
            {"amount": 30000000, "currency": "KRW", "bound": "max"},
        ),
        ("awards", {"value": 10, "unit": "곳", "text": "10곳"}, {"value": 10}),
        (
            "application",
            {"interval": "2024-03-04/..", "text": "3.4."},
            {"interval": "2024-03-04/.."},
        ),
        (
            "caps",
            [{"label": "가", "cap": {"amount": 1}}, {"label": "나"}],
            [{"cap": {"amount": 1}}],
        ),
        ("programs", ["p1", "p2"], ["p1", "p2"]),
        ("applicants", ["기업", "abc"], None),
        ("agency", "가상진흥원", None),
        ("status", "new", "new"),
        ("status", "신규", None),
        (
            "0",
            {"name": "홍길동", "phones": [{"e164": "+8221234567"}], "programs": ["p1"]},
            {"programs": ["p1"]},
        ),
        ("apply_at", ["http://www.example.kr"], None),
    ],
)
def test_of_a_value_numbers_days_and_words_of_the_contract_are_kept(
    field: str, value: Any, kept: Any
) -> None:
    assert standoff.bare(value, field) == kept


def test_a_document_becomes_facts_with_the_figures_that_read_as_their_value(tmp_path: Path) -> None:
    gold = {
        "programs": [
            {"id": "p1", "name": "새싹 기업", "cap": {"amount": 30000000, "currency": "KRW"}}
        ],
        "evidence": {
            "/programs/0/name": ["새싹 기업 지원"],
            "/programs/0/cap": ["기업당 최대 3천만원", "없는 말"],
        },
    }
    (tmp_path / "n.md").write_text(TEXT, "utf-8")
    (tmp_path / "n.gold.json").write_text(json.dumps(gold), "utf-8")
    sample = sets.Sample("n", tmp_path / "n.md", tmp_path / "n.gold.json", "pool", "n", "A")
    prepared = cache.prepare(sample, tmp_path / "kept")
    text = prepared.document.text

    made = standoff.annotation(sample, cache.material(prepared), "f")

    name, cap = made.facts
    assert [text[start:end] for start, end in name.spans] == ["새싹 기업 지원", "새싹 기업 지원"]
    assert [text[start:end] for start, end in cap.figures] == ["3천만원"]
    assert (made.lost, cap.value) == (1, {"amount": 30000000, "currency": "KRW"})
    assert standoff.losses([made]) == (1, 0, {})
    standoff.write([made], tmp_path / "facts.jsonl")
    assert json.loads((tmp_path / "facts.jsonl").read_text("ascii"))["kind"] == "one"


# What is committed.


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, held in value.items():
            yield key
            yield from strings(held)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


def test_the_committed_facts_hold_no_korean_text_no_address_and_no_number_to_call() -> None:
    said = {each for line in LINES for fact in line["facts"] for each in strings(fact.get("value"))}

    assert len(LINES) == 201
    assert [each for each in said if not CODE.fullmatch(each)] == []
    assert [each for each in said if re.match(r"0[0-9]", each)] == []
    assert {key for line in LINES for key in line} == {
        *("id", "file", "text", "kind", "exhaustive", "facts", "lost")
    }
    assert {key for line in LINES for fact in line["facts"] for key in fact} == {
        *("at", "spans", "figures", "value")
    }


def test_the_committed_facts_name_a_field_and_spans_in_order_of_a_text_that_a_hash_names() -> None:
    facts = [fact for line in LINES for fact in line["facts"]]

    assert [fact["at"] for fact in facts if not CONTRACT.fullmatch(fact["at"])] == []
    assert all(start < end for fact in facts for start, end in fact.get("spans", []))
    assert all(re.fullmatch(r"[0-9a-f]{64}", line[of]) for line in LINES for of in ("file", "text"))
    assert sum("spans" not in fact for fact in facts) <= 5
    assert len({line["id"] for line in LINES}) == len(LINES)


@pytest.mark.shared
def test_the_offsets_of_the_committed_facts_lead_to_their_evidence(tmp_path: Path) -> None:
    try:
        samples = {each.id: each for each in sets.open_set() if each.path.suffix == ".md"}
    except sets.NoDocuments as nothing:
        pytest.skip(str(nothing))
    for line in [each for each in LINES if each["id"] in samples][::17]:
        sample = samples[line["id"]]
        document = cache.prepare(sample, tmp_path).document

        digest = hashlib.sha256(document.text.encode()).hexdigest()
        assert line["text"] == digest, "readers changed: run `python -m quality annotations`"
        for fact in line["facts"]:
            quotes = ["".join(filter(str.isalnum, q)) for q in sample.gold["evidence"][fact["at"]]]
            for start, end in fact["spans"]:
                said = "".join(filter(str.isalnum, document.text[start:end]))
                assert any(said in quote for quote in quotes), (line["id"], fact["at"])
