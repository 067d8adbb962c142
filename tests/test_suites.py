"""The runner of the outside suites: what it asks, what it leaves out, what it counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import bench

BENCH = Path(__file__).parents[1] / "bench"


EXCLUSIONS = bench("suites_exclusions")
MAPPING = bench("suites_mapping")
SUITES = bench("suites")


def _case(text: str, kind: str, *values: dict[str, Any], surface: str | None = None) -> Any:
    expected = tuple(
        MAPPING.Expected(kind, value, surface or text, 0, len(surface or text)) for value in values
    )
    return MAPPING.Case("invented/1", text, kind, expected, {}, {})


def _suite(name: str) -> Any:
    return next(suite for suite in MAPPING.SUITES if suite.name == name)


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("duckling_amountofmoney", _case("칠만원 이상", "money", {"op": "above", "min": 70000, "currency": "KRW"})),
        ("duckling_numeral", _case("이백삼", "number", {"value": 203})),
        ("recognizers_percent", _case("칠 퍼센트", "percentage", {"value": "7%"})),
        ("recognizers_number", _case("답은 칠만 삼백이다", "number", {"value": 70300}, surface="칠만 삼백")),
        ("duckling_email", _case("a@example.kr", "email", {"value": "a@example.kr"})),
        ("NeMo dates", _case("2031/02/03", "date", {"year": 2031, "month": 2, "day": 3})),
        ("phones_kr", _case("1355", "phone", {"e164": None, "national_significant": "1355"})),
    ],
)  # fmt: skip
def test_a_case_that_we_read_as_it_says_passes(name: str, case: Any) -> None:
    assert _suite(name).ask(case) is None


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("duckling_amountofmoney", _case("칠만원 이상", "money", {"op": "eq", "amount": 7, "currency": "KRW"})),
        ("duckling_amountofmoney", _case("칠만원", "money", {"op": "under", "max": 70000, "currency": "KRW"})),
        ("duckling_numeral", _case("이백삼", "number", {"value": 204})),
        ("recognizers_number", _case("답은 칠만이다", "number", {"value": 70}, surface="칠만")),
        ("NeMo dates", _case("2031/02/03", "date", {"year": 2031, "month": 2, "day": 4})),
        ("phones_kr", _case("1355", "phone")),
    ],
)  # fmt: skip
def test_a_case_that_says_otherwise_is_a_miss_in_words(name: str, case: Any) -> None:
    assert _suite(name).ask(case)


def test_every_exclusion_names_rows_of_the_table_and_the_rule_it_rests_on() -> None:
    names = {suite.name for suite in MAPPING.SUITES}

    for exclusion in EXCLUSIONS.EXCLUSIONS:
        assert exclusion.suites is None or exclusion.suites <= names
        assert exclusion.because.startswith(("COUNTING ", "the case"))


def test_an_exclusion_holds_for_its_own_suite_only() -> None:
    case = _case("2.5^-1", "number", {"value": "0.4"})

    assert EXCLUSIONS.find_exclusion("recognizers_number", case).name == "power of a number"
    assert EXCLUSIONS.find_exclusion("duckling_numeral", case) is None


def test_the_score_counts_what_passed_missed_and_was_left_out(tmp_path: Path) -> None:
    lines = [
        {"text": "칠십", "value": "70"},
        {"text": "팔십", "value": "90"},
        {"text": "2.5^-1", "value": "0.4"},
    ]
    (tmp_path / "recognizers_number.jsonl").write_text(
        "\n".join(
            json.dumps(
                {
                    "id": f"invented/{number}",
                    "text": line["text"],
                    "type": "number",
                    "context": {},
                    "expected": [
                        {
                            "type": "number",
                            "value": {"value": line["value"]},
                            "surface": line["text"],
                        }
                    ],
                }
            )
            for number, line in enumerate(lines)
        ),
        encoding="utf-8",
    )

    outcome = SUITES.score(_suite("recognizers_number"), tmp_path)

    assert (outcome.passed, len(outcome.misses), len(outcome.excluded)) == (1, 1, 1)
    assert not outcome.holds


@pytest.mark.parametrize("suite", MAPPING.SUITES, ids=lambda suite: suite.name)
@pytest.mark.parametrize("value", [None, {}, {"unit": "day"}, {"start": {}}])
def test_an_expectation_without_a_value_is_no_crash(suite: Any, value: Any) -> None:
    bare = MAPPING.Case("invented/1", "3월 5일", "date", (), {}, {})
    valued = MAPPING.Case(
        "invented/2", "3월 5일", "date", (MAPPING.Expected("date", value, "", None, None),), {}, {}
    )

    for case in (bare, valued):
        suite.selects(case)
        EXCLUSIONS.find_exclusion(suite.name, case)
        answer = suite.ask(case)
        assert answer is None or isinstance(answer, str)


@pytest.mark.parametrize(
    ("text", "is_counted"),
    [
        ("15일", True),
        ("내년 3월", True),
        ("3월 5일 오후 2시", True),
        ("이번 달 21일", True),
        ("1990년대", True),
        ("오늘", False),
        ("다음 주 화요일", False),
        ("오후 2시", False),
        ("다음 10년", False),
        ("3일 후", False),
    ],
)
def test_the_scope_of_dates_is_what_counting_counts(text: str, *, is_counted: bool) -> None:
    case = _case(text, "date", {})

    assert _suite("recognizers_date, counted").selects(case) is is_counted


@pytest.mark.parametrize(
    ("text", "is_of_things"),
    [
        ("이백삼", True),
        ("1,234", True),
        ("일점오억", True),
        ("첫째", False),
        ("-3", False),
        ("사", False),
    ],
)
def test_numbers_are_asked_as_counts_of_things(text: str, *, is_of_things: bool) -> None:
    assert _suite("duckling_numeral").selects(_case(text, "number", {"value": 1})) is is_of_things
