"""Checks over programs: sums, terms, prose against table, counted lists, the announced sum."""

from __future__ import annotations

from decimal import Decimal

import pytest

import announce_parser
from announce_parser import parse
from announce_parser.checks._base import compare, same_sum
from announce_parser.checks.terms import cost_shares_sum_to_whole
from announce_parser.record import Check, Record
from announce_parser.values import Money

NOTICE = """# 2026년 바다시 어업 혁신 지원사업 통합공고

바다시(시장 한바다)는 올해 총 {total} 규모의 어업 혁신 지원사업을 통합 공고한다.

통합공고는 생산, 유통 등 {number}개 분야로 구성된다.

## 사업 개요

(단위: 백만원)

| 분야 | 세부사업명 | 예산 | 지원기업수 | 지원한도 | 지원비율 | 지원기간 | 접수기간 |
|---|---|---|---|---|---|---|---|
| ① 생산 | 양식장 자동화 | {budget} | 40개사 | {cap} | 50% | 8개월 | 2026.2.2.~2.20. |
|  | 어선 전기화 | 850 | 17개사 | 50 | 60% | 6개월 | 2026.3.2.~3.20. |
| ② 유통 | 위판장 위생 | 300 | 5개소 | 60 | 70% | 6개월 | 상시 |

## 주요 내용

① 생산 ({category})

{prose}

② 유통 (3억원)
"""


def read(**changes: str) -> Record:
    words = {
        "total": "23.5억원",
        "number": "2",
        "budget": "1,200",
        "cap": "30",
        "category": "20.5억원",
        "prose": "양식장 자동화의 지원예산은 12억원이다.",
    }
    return parse(
        NOTICE.format(**{**words, **changes}).encode(), name="notice.md", tokenizer="plain"
    )


def found(record: Record, rule: str) -> list[Check]:
    return [check for check in record.checks if check.rule == rule]


def graded(record: Record, rule: str) -> list[tuple[str, str | None]]:
    return [(check.status, check.grade) for check in found(record, rule)]


def test_notice_that_agrees_with_itself_has_no_failing_check() -> None:
    record = read()

    assert [check for check in record.checks if check.status == "fails"] == []
    assert {check.rule for check in record.checks} >= {
        "category_budget_is_sum_of_programs",
        "total_budget_is_sum_of_categories",
        "budget_over_awards_is_cap",
        "budget_agrees",
        "announced_number_is_listed",
    }


@pytest.mark.parametrize(
    ("expected", "actual", "step", "tolerant", "grade"),
    [
        ("5", "5", "1", False, "equal"),
        ("1462", "1461.6", "1", False, "rounding"),
        ("1461", "1461.6", "1", False, "rounding"),
        ("1463", "1461.6", "1", False, "conflict"),
        ("100", "96", "1", True, "tolerance"),
        ("100", "94", "1", True, "conflict"),
        ("100", "96", "1", False, "conflict"),
        ("0", "1", "1", True, "conflict"),
        ("5", "5.2", "0", False, "conflict"),
    ],
)
def test_comparison_has_four_grades(
    expected: str,
    actual: str,
    step: str,
    tolerant: bool,  # noqa: FBT001
    grade: str,
) -> None:
    outcome = compare(Decimal(expected), Decimal(actual), Decimal(step), tolerant=tolerant)

    assert outcome.grade == grade


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        ((15_000_000, "0.15억원"), (15_120_000, "1,512만원"), "rounding"),
        ((20_000_000, "2천만원"), (15_120_000, "1,512만원"), "conflict"),
        ((900_000_000, "9억원"), (850_000_000, "8.5억원"), "rounding"),
        ((100_000_000, "1억원"), (100_000_000, "100백만원"), "equal"),
    ],
)
def test_two_wordings_of_one_sum_agree_at_the_coarser_precision_where_they_are_near(
    one: tuple[int, str], other: tuple[int, str], grade: str
) -> None:
    first, second = (Money(amount=amount, text=text) for amount, text in (one, other))

    assert same_sum(first, second).grade == grade
    assert same_sum(second, first).grade == grade


@pytest.mark.parametrize(
    ("category", "outcome"),
    [
        ("20.5억원", ("holds", "equal")),
        ("21억원", ("holds", "rounding")),
        ("19억원", ("fails", "conflict")),
    ],
)
def test_budgets_of_programs_sum_to_their_category(category: str, outcome: tuple[str, str]) -> None:
    record = read(category=category)
    first, second = found(record, "category_budget_is_sum_of_programs")

    assert (first.status, first.grade) == outcome
    assert first.at == ("/categories/0/budget", "/programs/0/budget", "/programs/1/budget")
    assert (second.status, second.at) == ("holds", ("/categories/1/budget", "/programs/2/budget"))
    assert len(first.sources) >= 3


@pytest.mark.parametrize(
    ("total", "outcome"),
    [
        ("23.5억원", ("holds", "equal")),
        ("24억원", ("holds", "rounding")),
        ("약 23억원", ("holds", "rounding")),
        ("약 24.1억원", ("holds", "tolerance")),
        ("24.1억원", ("fails", "conflict")),
    ],
)
def test_budgets_of_categories_sum_to_the_total(total: str, outcome: tuple[str, str]) -> None:
    assert graded(read(total=total), "total_budget_is_sum_of_categories") == [outcome]


def test_without_the_budget_of_one_program_no_sum_is_checked() -> None:
    record = read(budget="추후 공지", prose="양식장 자동화를 추진한다.")

    assert [check.at[0] for check in found(record, "category_budget_is_sum_of_programs")] == [
        "/categories/1/budget"
    ]


@pytest.mark.parametrize(
    ("cap", "outcomes"),
    [
        ("30", [("holds", "equal")]),
        ("40", []),
        ("20", [("fails", "conflict")]),
    ],
)
def test_budget_over_awards_proves_a_cap_or_overflows_it_and_below_it_says_nothing(
    cap: str, outcomes: list[tuple[str, str]]
) -> None:
    record = read(cap=cap)
    own = [
        check
        for check in found(record, "budget_over_awards_is_cap")
        if check.at[0] == "/programs/0/cap"
    ]

    assert [(check.status, check.grade) for check in own] == outcomes


@pytest.mark.parametrize(
    ("prose", "rule", "status", "pointer"),
    [
        ("양식장 자동화의 지원예산은 12억원이다.", "budget_agrees", "holds", "/programs/0/budget"),
        ("양식장 자동화의 지원예산은 13억원이다.", "budget_agrees", "fails", "/programs/0/budget"),
        ("어선 전기화는 기업당 최대 5천만원을 지원한다.", "cap_agrees", "holds", "/programs/1/cap"),
        ("어선 전기화는 기업당 최대 7천만원을 지원한다.", "cap_agrees", "fails", "/programs/1/cap"),
        ("어선 전기화는 17개사를 선정해 지원한다.", "awards_agrees", "holds", "/programs/1/awards"),
        ("어선 전기화는 19개사를 선정해 지원한다.", "awards_agrees", "fails", "/programs/1/awards"),
        ("어선 전기화는 총 사업비의 60%를 지원한다.", "subsidy_ratio_agrees", "holds", "/programs/1/subsidy_ratio"),
        ("어선 전기화는 총 사업비의 65%를 지원한다.", "subsidy_ratio_agrees", "fails", "/programs/1/subsidy_ratio"),
        ("어선 전기화의 지원기간은 6개월이다.", "duration_agrees", "holds", "/programs/1/duration"),
        ("어선 전기화의 지원기간은 7개월이다.", "duration_agrees", "fails", "/programs/1/duration"),
        ("어선 전기화의 접수기간은 2026.3.2.~3.20.이다.", "application_agrees", "holds", "/programs/1/application"),
        ("어선 전기화의 접수기간은 2026.3.2.~3.27.이다.", "application_agrees", "fails", "/programs/1/application"),
    ],
)  # fmt: skip
def test_what_prose_says_of_a_program_agrees_with_its_row_or_is_named(
    prose: str, rule: str, status: str, pointer: str
) -> None:
    (check,) = found(read(prose=prose), rule)

    assert (check.status, check.at[0]) == (status, pointer)
    assert check.sources[0].cell is not None
    assert check.sources[-1].cell is None


def test_paragraph_about_two_programs_is_held_against_neither() -> None:
    record = read(prose="양식장 자동화와 어선 전기화의 지원예산은 총 20억원이다.")

    assert found(record, "budget_agrees") == []


@pytest.mark.parametrize(
    ("number", "outcome"), [("2", ("holds", "equal")), ("3", ("fails", "conflict"))]
)
def test_announced_number_of_fields_is_the_number_listed(
    number: str, outcome: tuple[str, str]
) -> None:
    (check,) = found(read(number=number), "announced_number_is_listed")

    assert (check.status, check.grade) == outcome
    assert check.at[1:] == ("/categories/0/name", "/categories/1/name")


@pytest.mark.parametrize(
    ("deck", "outcome"),
    [("23.5억원", ("holds", "equal")), ("24억원", ("holds", "rounding")), ("26억원", ("fails", "conflict"))],
)  # fmt: skip
def test_sum_in_the_deck_is_the_sum_announced(deck: str, outcome: tuple[str, str]) -> None:
    text = (
        "나루청, 어선 안전장비 보급에 23.5억원 지원\n\n"
        f"- 2개 분야, 총 {deck} 지원 계획 -\n\n"
        "나루청(청장 장길산)은 총 23.5억원 규모의 보급사업을 시작한다고 밝혔다.\n"
    )
    record = parse(text.encode(), name="notice.txt", tokenizer="plain")

    assert record.budget is not None
    assert outcome in graded(record, "announced_sums_agree")
    assert any(check.status == "fails" for check in record.checks) is (outcome[0] == "fails")


def test_shares_that_make_a_whole_are_verified() -> None:
    table = (
        "< 어선 전기화 유형별 지원한도 >\n\n| 유형 | 지원금액 | 지원비율 |\n|---|---|---|\n"
        "| 소형 | 3천만원 | 정부(60%), 선주(40%) |\n| 대형 | 5천만원 | |"
    )
    (check,) = found(read(prose=table), "cost_shares_sum_to_100")

    assert (check.status, check.expected, check.actual) == ("holds", 100, 100)
    assert check.at == ("/programs/1/cost_sharing/0", "/programs/1/cost_sharing/1")


def test_shares_that_a_person_corrected_to_less_than_a_whole_fail() -> None:
    table = (
        "< 어선 전기화 유형별 지원한도 >\n\n| 유형 | 지원금액 | 지원비율 |\n|---|---|---|\n"
        "| 소형 | 3천만원 | 정부(60%), 선주(40%) |\n| 대형 | 5천만원 | |"
    )
    record = read(prose=table)
    first, second = record.programs[1].cost_sharing
    shares = (first, second.model_copy(update={"percent": 30}))
    program = record.programs[1].model_copy(update={"cost_sharing": shares})
    corrected = record.model_copy(
        update={"programs": (record.programs[0], program, record.programs[2])}
    )
    document = announce_parser.read(b"text", name="notice.txt")

    (check,) = cost_shares_sum_to_whole(corrected, document)

    assert (check.status, check.grade, check.actual) == ("fails", "conflict", 90)


@pytest.mark.parametrize(
    ("rate", "outcome"),
    [
        ("25%↓", ("holds", "equal")),
        ("24%↓", ("fails", "conflict")),
        ("25%↑", ("fails", "conflict")),
    ],
)
def test_rate_of_a_change_is_that_of_its_numbers(rate: str, outcome: tuple[str, str]) -> None:
    record = read(prose=f"* 보급개수 : ('25) 80개 → ('26) 60개 ({rate})")

    assert graded(record, "growth_rate_matches") == [outcome]


def test_rate_is_compared_at_the_precision_it_is_written_in() -> None:
    record = read(prose="* 구축개수 : ('25) 1,827개 → ('26) 310개 (83%↓)")

    assert graded(record, "growth_rate_matches") == [("holds", "rounding")]


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        ("45일", ("holds", "equal")),
        ("40일", ("fails", "conflict")),
        ("54일", ("fails", "conflict")),
        ("77일", ("skipped", None)),  # no slip: another number of the subject, perhaps
    ],
)
def test_what_a_sentence_says_of_the_value_in_its_note(
    number: str, outcome: tuple[str, str | None]
) -> None:
    record = read(prose=f"올해는 신청기간을 {number}로 확대한다.\n\n* ('25) 30일간 → ('26) 45일간")
    (check,) = found(record, "new_value_stands_in_text")

    assert (check.status, check.grade) == outcome
    assert check.at == ("/changes/0/after",)
    assert len(check.sources) == 2


@pytest.mark.parametrize(
    ("total", "budget", "outcomes"),
    [
        ("12억원", "1,200", []),
        ("12억원", "1,204", [("holds", "rounding")]),
        ("12.1억원", "1,214", [("holds", "rounding")]),
        ("12.00억원", "1,204", [("fails", "conflict")]),
        ("12억원", "1,304", [("fails", "conflict")]),
    ],
)
def test_a_budget_is_more_than_the_total_only_beyond_its_rounding(
    total: str, budget: str, outcomes: list[tuple[str, str]]
) -> None:
    text = NOTICE.replace("총 {total}", "{total}").format(
        total=total, number="2", budget=budget, cap="30", category="20.5억원", prose="-"
    )
    record = parse(text.encode(), name="notice.md", tokenizer="plain")

    assert graded(record, "part_is_within_total") == outcomes


@pytest.mark.parametrize(("total", "status"), [("7", "holds"), ("8", "fails")])
def test_posts_sum_to_the_number_announced(total: str, status: str) -> None:
    text = (
        "바다공단 공고 제2026-2호\n\n2026년 바다공단 신규직원 채용 공고\n\n다음과 같이 공고합니다.\n\n"
        f"1. 채용인원 : 총 {total}명\n\n"
        "| 채용분야 | 직급 | 채용인원 |\n|---|---|---|\n| 행정 | 6급 | 4명 |\n| 전산 | 6급 | 3명 |\n"
    )
    record = parse(text.encode(), name="notice.md", tokenizer="plain")
    (check,) = found(record, "awards_sum_to_total")

    assert check.status == status
    assert check.at[1:] == ("/programs/0/awards", "/programs/1/awards")


@pytest.mark.parametrize(("rest", "status"), [("1", "holds"), ("0.5", "fails")])
def test_what_one_level_leaves_of_budget_and_number_is_the_other_level_s(
    rest: str, status: str
) -> None:
    text = NOTICE.partition("## 사업 개요")[0].format(total="60억원", number="2") + (
        "(단위: 억원)\n\n| 사업명 | 예산 | 지원기업수 | 지원한도 | 접수기간 |\n|---|---|---|---|---|\n"
        f"| 어선 전기화 (기초, 고도화) | 60 | 80개사 | 0.5 (기초) {rest} (고도화) | 2월 |\n"
        "| 위판장 위생 | 3 | 5개소 | 0.6 | 3월 |\n\n어선 전기화는 기초 단계의 구축(20억원, 40개사)을 지원한다.\n"
    )
    record = parse(text.encode(), name="notice.md", tokenizer="plain")
    (check,) = found(record, "remaining_budget_over_remaining_awards_is_cap")

    assert check.status == status
    assert check.at[0] == "/programs/0/caps/1/cap"


@pytest.mark.parametrize(
    ("sum_of_some", "outcome"),
    [
        ("40개 사업의 예산은 18.2억원으로 확정했다.", "skipped"),
        ("사업에 총 18.2억원 규모로 확정됐다.", "fails"),
    ],
)
def test_a_sum_of_some_programs_is_no_second_total(sum_of_some: str, outcome: str) -> None:
    text = (
        "나루청, 내년 예산 23.5억원 확정\n\n"
        "나루청(청장 장길산)은 내년 예산이 총 23.5억원 규모로 확정됐다고 밝혔다.\n\n"
        f"인건비는 그대로이고 {sum_of_some}\n"
    )
    record = parse(text.encode(), name="notice.txt", tokenizer="plain")
    found = [check.status for check in record.checks if check.rule == "announced_sums_agree"]

    assert found == ["holds", outcome]
