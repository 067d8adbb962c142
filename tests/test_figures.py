"""The corpora of wordings, one file a kind, and what the kinds have in common.

A line gives a text and the value of that kind in it, or a list of them, each with its own `text`; `span` where the value does not cover all of the
text, `value: null` where nothing of the kind may be read, `unit` and `column` for the cell of a table,
`published` (a day) and `year` for calendar expressions, `xfail` with a reason for what is known to fail.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from announce_parser import figures, find_figures, tokenizers
from announce_parser.document import Block, BlockKind, Cell, Document, Table
from announce_parser.figures._base import Found, Reading, Rule
from announce_parser.figures._calendar import OpenWhen
from announce_parser.figures._fold import fold
from announce_parser.figures._passages import passages

_CORPORA = Path(__file__).parent / "figures"
_PUBLISHED = "2023-01-08"  # a Sunday; calendar wordings without a year are read from there
_WHEN = frozenset({"date", "datetime", "period"})
_FAMILIES = {"date": _WHEN, "period": _WHEN, "datetime": _WHEN, "when": _WHEN}

# What a value says besides its core; a corpus may leave it out.
_DERIVED = frozenset(
    {"text", "e164", "short_code", "first_day", "last_day", "opens_at", "closes_at"}
)

Case = dict[str, Any]


def _cases() -> list[Any]:
    """Return every line of every corpus as a parameter named by file, line and text."""
    cases = []
    for path in sorted(_CORPORA.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            case = json.loads(line)
            marks = (
                [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            )
            identifier = f"{path.stem}:{number}:{case['text']}"
            cases.append(pytest.param(path.stem, case, id=identifier, marks=marks))
    return cases


def _document(case: Case) -> Document:
    """Return a document of one paragraph, or of one table with one body cell."""
    text = case["text"]
    if "unit" not in case:
        return Document("text", (Block("b1", BlockKind.PARAGRAPH, text),), text)
    heading = case["column"]
    cells = (
        Cell(0, 0, 1, 1, heading, header=True),
        Cell(1, 0, 1, 1, text, start=len(heading) + 1),
    )
    table = Table("t1", 2, 1, cells, header_rows=1, unit=case["unit"])
    whole = f"{heading}\n{text}"
    return Document("text", (Block("b1", BlockKind.TABLE, whole, table=table),), whole)


def _figures(case: Case, *, backend: str = "plain") -> tuple[Found, ...]:
    """Return the resolved figures of a case."""
    document = _document(case)
    doc = tokenizers.tokenize(document.text, backend=backend)
    found = figures.find(doc, document)
    return figures.resolve(found, document, case.get("published", _PUBLISHED), case.get("year"))


def _of_kind(kind: str, case: Case) -> list[Found]:
    """Return the figures of the family of a kind."""
    family = _FAMILIES.get(kind, frozenset({kind}))
    return [figure for figure in _figures(case) if figure.kind in family]


def _value(figure: Found) -> Case:
    """Return the value as the record writes it; calendar expressions are closed by then."""
    assert not isinstance(figure.value, OpenWhen)
    return figure.value.to_dict()


def _asked(value: Case, expected: Case) -> Case:
    """Return a value without its text and what is derived from it, unless the corpus asks for them.

    A key that the corpus gives as null must be absent.
    """
    keys = (set(value) - _DERIVED) | set(expected)
    return {key: value.get(key) for key in keys}


@pytest.mark.parametrize(("kind", "case"), _cases())
def test_a_wording_is_read_as_its_corpus_says(kind: str, case: Case) -> None:
    found = _of_kind(kind, case)
    wanted = case["value"] if isinstance(case["value"], list) else [case["value"]]
    expected = [value for value in wanted if value is not None]

    values = [_value(figure) for figure in found]

    assert [_asked(value, want) for value, want in zip(values, expected, strict=True)] == expected
    if isinstance(case["value"], dict):
        assert [figure.text for figure in found] == [case.get("span", case["text"])]


@pytest.mark.parametrize(
    ("kind", "name", "example"),
    [
        pytest.param(member.KIND, rule.name, rule.example, id=f"{member.KIND}:{rule.name}")
        for member in figures.MEMBERS
        for rule in member.RULES
        if not rule.name.startswith("cell")
    ],
)
def test_the_example_of_a_rule_is_read_by_its_pattern(kind: str, name: str, example: str) -> None:
    rules = {(member.KIND, rule.name): rule for member in figures.MEMBERS for rule in member.RULES}

    assert rules[kind, name].pattern.search(fold(example)) is not None


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        pytest.param(member.KIND, rule.name, id=f"{member.KIND}:{rule.name}")
        for member in figures.MEMBERS
        for rule in member.RULES
        if rule.cue is not None
    ],
)
def test_whatever_a_rule_is_found_in_holds_its_cue(kind: str, name: str) -> None:
    rules = {(member.KIND, rule.name): rule for member in figures.MEMBERS for rule in member.RULES}
    rule = rules[kind, name]
    assert rule.cue is not None
    texts = [fold(case.values[1]["text"]) for case in _cases()]

    matched = [text for text in (*texts, rule.example) if rule.pattern.search(text)]

    assert matched
    assert [text for text in matched if rule.cue.search(text) is None] == []


def _rules() -> list[Any]:
    """Return every rule that reads running text as a parameter named by kind and name."""
    return [
        pytest.param(rule, id=f"{member.KIND}:{rule.name}")
        for member in figures.MEMBERS
        for rule in member.RULES
        if not rule.name.startswith("cell")
    ]


def _read_by(rule: Rule, text: str) -> list[str]:
    """Return the spans that one rule alone reads in a text."""
    document = _document({"text": text})
    (passage,) = passages(tokenizers.tokenize(text, backend="plain"), document)
    if rule.cue is not None and rule.cue.search(passage.folded) is None:
        return []
    spans = []
    for match in rule.pattern.finditer(passage.folded):
        read = rule.read(match, passage)
        readings = (read,) if isinstance(read, Reading) else read or ()
        spans += [passage.text[reading.start : reading.end] for reading in readings]
    return spans


@pytest.mark.parametrize("rule", _rules())
def test_a_rule_reads_its_example(rule: Rule) -> None:
    assert _read_by(rule, rule.example) != []


@pytest.mark.parametrize(
    ("kind", "name", "near_miss"),
    [
        pytest.param(member.KIND, rule.name, rule.near_miss, id=f"{member.KIND}:{rule.name}")
        for member in figures.MEMBERS
        for rule in member.RULES
        if not rule.name.startswith("cell")
    ],
)
def test_the_near_miss_of_a_rule_is_not_read_by_it(kind: str, name: str, near_miss: str) -> None:
    found = _figures({"text": near_miss})

    assert [figure.text for figure in found if figure.rule == f"{kind}.{name}"] == []


def test_a_conditional_cell_holds_one_figure_for_each_condition() -> None:
    case = {"text": "0.3 (기초)\n1.2 (고도화)", "unit": "억원", "column": "지원 한도"}

    amounts = [_value(figure)["amount"] for figure in _of_kind("money", case)]

    assert amounts == [30_000_000, 120_000_000]


def test_an_amount_and_its_formal_wording_are_two_figures() -> None:
    case = {"text": "일금 사억원정(₩400,000,000)"}

    amounts = [_value(figure)["amount"] for figure in _of_kind("money", case)]

    assert amounts == [400_000_000, 400_000_000]


def test_a_bracketed_share_is_bounded_together_with_the_amount_before_it() -> None:
    case = {"text": "과제당 2억원(총 사업비의 50%) 이내"}

    bounds = [_value(figure).get("bound") for figure in _figures(case)]

    assert bounds == ["max", "max"]


def test_both_sides_of_a_change_are_figures_of_their_own() -> None:
    case = {"text": "지원 단가 300만원 → 600만원"}

    kinds = [(figure.kind, figure.text) for figure in _figures(case)]

    assert kinds == [("money", "300만원"), ("change", "300만원 → 600만원"), ("money", "600만원")]


def test_a_lone_number_below_a_stated_unit_is_an_amount_where_a_table_lost_its_lines() -> None:
    paragraphs = (
        "(단위 : 억원)",
        "구분",
        "지원 규모",
        "2,230",
        "본문은 이 문장으로 이어진다.",
        "40",
    )
    starts = [sum(len(text) + 1 for text in paragraphs[:index]) for index in range(len(paragraphs))]
    blocks = tuple(
        Block(f"b{index + 1}", BlockKind.PARAGRAPH, text, starts[index])
        for index, text in enumerate(paragraphs)
    )
    document = Document("text", blocks, "\n".join(paragraphs))
    doc = tokenizers.tokenize(document.text, backend="plain")

    found = [(figure.kind, figure.text) for figure in figures.find(doc, document)]

    assert found == [("money", "2,230")]


def test_an_amount_without_won_needs_a_passage_about_money() -> None:
    assert _of_kind("money", {"text": "약 64억 개체가 산다"}) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("그간 433건의 애로를 접수했다", ["433건"]), ("모두 9,247대로 나타났다", ["9,247대"])],
)
def test_a_particle_behind_a_counter_makes_no_other_word_of_it(
    text: str, expected: list[str]
) -> None:
    found = find_figures(text, tokenizer="plain")

    assert [figure.text for figure in found] == expected
