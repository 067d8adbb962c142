"""Proof: what a notice says twice is held against itself; one case that holds and one that fails for each rule."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from announce_parser import parse
from announce_parser.batch.attempt import ReadingOptions, Task, attempt
from announce_parser.checks._base import is_slip, is_slip_in_sum
from announce_parser.checks._spans import same_span
from announce_parser.record import Check, Record

HEAD = "# 나루청, 어선 안전장비 보급\n\n나루청(청장 장길산)은 2024년 5월 2일 사업을 공고한다고 밝혔다.\n\n"


def record_of(text: str) -> Record:
    return parse((HEAD + text + "\n").encode(), name="notice.md", tokenizer="plain")


def found(text: str, rule: str) -> list[tuple[str, str | None]]:
    return [(c.status, c.grade) for c in record_of(text).checks if c.rule == rule]


NOTICE_HEAD = "나루군 공고 제2024-31호\n\n2024년 어선 안전장비 보급 지원사업 공고\n\n2024년 5월 2일\n나루군수\n\n"


def table(*rows: str) -> str:
    head, *body = [f"| {row} |" for row in rows]
    return "\n".join([head, "|" + "---|" * rows[0].count("|") + "---|", *body])


BUDGETS = ("구분 | 2023년 | 2024년", "장비 | 1,200 | 1,350", "교육 | 300 | 410", "홍보 | 45 | 60")


def test_totals_of_a_table_hold() -> None:
    check = found(table(*BUDGETS, "합계 | 1,545 | 1,820"), "table_total_is_sum")

    assert check == [("holds", "equal")]


def test_a_total_that_one_digit_keeps_from_its_sum_fails() -> None:
    checks = found(table(*BUDGETS, "합계 | 1,545 | 1,920"), "table_total_is_sum")

    assert checks == [("holds", "equal"), ("fails", "conflict")]


def test_a_total_of_lines_that_the_table_does_not_show_is_skipped() -> None:
    checks = found(table(*BUDGETS, "합계 | 4,713 | 5,126"), "table_total_is_sum")

    assert checks == [("skipped", None), ("skipped", None)]


def test_subtotals_are_no_parts_beside_their_lines() -> None:
    rows = ("구분 | 1분기 | 2분기", "가 | 120 | 130", "나 | 80 | 95", "소계 | 200 | 225")
    more = ("다 | 50 | 60", "라 | 25 | 35", "소계 | 75 | 95", "합계 | 275 | 320")

    assert found(table(*rows, *more), "table_total_is_sum") == [("holds", "equal")] * 3


def test_a_total_at_the_right_is_held_against_its_row() -> None:
    rows = ("구분 | 국비 | 지방비 | 계", "가 | 120 | 30 | 150", "나 | 80 | 20 | 100")

    assert ("holds", "equal") in found(table(*rows, "다 | 40 | 11 | 51"), "table_total_is_sum")
    assert ("fails", "conflict") in found(table(*rows, "다 | 410 | 11 | 51"), "table_total_is_sum")


RATES = ("구분 | 2023년 | 2024년 | 증감률(%)", "가 | 200 | 250 | 25.0", "나 | 400 | 300 | △25.0")
MORE_RATES = ("다 | 120 | 150 | 25.0", "라 | 90 | 135 | 50.0")


def test_rates_of_a_table_hold() -> None:
    assert found(table(*RATES, *MORE_RATES), "table_change_is_difference") == [("holds", "equal")]


def test_a_rate_that_three_others_prove_wrong_fails() -> None:
    checks = found(table(*RATES, *MORE_RATES, "마 | 80 | 100 | 52.0"), "table_change_is_difference")

    assert checks == [("holds", "equal"), ("fails", "conflict")]


def test_a_first_quarter_is_not_held_against_the_year_before() -> None:
    rows = ("구분 | 2021년 | 2022년 | 2023년 | 2024년 1분기", "투자액 | 200 | 250 | 300 | 90")
    rates = "증감률(%) | (5.0) | (25.0) | (20.0) | (△3.0)"

    assert ("fails", "conflict") not in found(table(*rows, rates), "table_change_is_difference")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("올해 총 758개(기초 200개, 고도화 558개)를 짓는다.", [("holds", "equal")]),
        ("올해 총 758개(기초 200개, 고도화 585개)를 짓는다.", [("fails", "conflict")]),
        ("모두 900명(여성 120명, 청년 317명)을 뽑는다.", [("skipped", None)]),
        ("격차는 7,176원(가 24,409원, 나 17,233원)이다.", [("holds", "equal")]),
        ("소득 70%(1인가구 90%, 2인가구 80%) 이하가 대상이다.", []),
        ("지원금 300만원(소기업 200만원 이하, 중기업 100만원 이하)을 준다.", []),
    ],
)
def test_parts_in_brackets_are_added_where_they_are_parts(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, "parts_in_brackets_sum_to_whole") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("애로 196건 접수 → 113건 해결, 83건 진행 중이다.", [("holds", "equal")]),
        ("애로 196건 접수 → 113건 해결, 93건 진행 중이다.", [("fails", "conflict")]),
        ("애로 196건 접수 → 40건 해결, 27건 진행 중이다.", []),
    ],
)
def test_an_arrow_splits_a_number(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, "parts_in_sentence_sum_to_whole") == expected


@pytest.mark.parametrize(("share", "status"), [("56%", "holds"), ("65%", "fails")])
def test_a_share_agrees_with_the_two_numbers_it_is_of(share: str, status: str) -> None:
    text = f"적발된 2,000대 중 고령층이 1,120대로 {share}를 차지했다."

    assert [check[0] for check in found(text, "share_of_numbers_matches")] == [status]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("예산은 1,200억원에서 1,500억원으로 25% 증가했다.", ["holds"]),
        ("예산은 1,200억원에서 1,500억원으로 52% 증가했다.", ["fails"]),
        ("기존 5천만원 대비 40% 증가한 7천만원을 빌려준다.", ["holds"]),
        ("기존 5천만원 대비 30% 증가한 7천만원을 빌려준다.", ["fails"]),
        ("상한을 100% 확대 개편(300만원 → 600만원)한다.", ["holds"]),
        ("사망자는 828명으로 2023년 882명 대비 54명이 감소(-6.1%)했다.", ["holds", "holds"]),
        ("사망자는 828명으로 2023년 882명 대비 45명이 감소(-6.1%)했다.", ["fails", "holds"]),
        ("예산 1,200억원 가운데 25%를 500개 기업에 준다.", []),
    ],
)
def test_growth_in_a_sentence_agrees_with_its_two_numbers(text: str, expected: list[str]) -> None:
    assert [check[0] for check in found(text, "growth_in_sentence_matches")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("신청 2024. 5. 7. ~ 2024. 6. 5.(30일간)", ["holds"]),
        ("신청 2024. 5. 7. ~ 2024. 6. 6.(30일간)", ["holds"]),  # without its first day
        ("신청 2024. 5. 7. ~ 2024. 6. 15.(30일간)", ["fails"]),
        ("신청 2024. 5. 7. ~ 2024. 5. 20.(2주간)", ["holds"]),
        ("교육 2024. 5. 7. ~ 2024. 11. 30.(10일간)", ["skipped"]),  # of each group
        ("접수는 5월 7일부터 5월 24일까지 12일간(토요일 및 공휴일 제외) 한다.", ["skipped"]),
        ("접수는 5월 7일부터 5월 24일까지 22일간(토요일 및 공휴일 제외) 한다.", ["fails"]),
        ("5월 7일부터 7월 23일까지 약 80일간의 준비를 거친다.", ["holds"]),
        ("5월 7일부터 7월 23일까지 약 90일간의 준비를 거친다.", ["fails"]),
    ],
)
def test_a_length_agrees_with_the_span_before_it(text: str, expected: list[str]) -> None:
    assert [check[0] for check in found(text, "length_agrees_with_span")] == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2월 30일까지 받는다.", 1),
        ("2024. 4. 31.까지 받는다.", 1),
        ("2월 29일까지 받는다.", 0),
        ("12월 31일까지 3월 1일부터", 0),
    ],
)
def test_days_that_no_calendar_has(text: str, days: int) -> None:
    assert found(text, "day_exists") == [("fails", "conflict")] * days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("참여 3개 기관(나루청, 바다원, 등대공사)이 함께한다.", ["holds"]),
        ("참여 4개 기관(나루청, 바다원, 등대공사)이 함께한다.", ["fails"]),
        ("참여 9개 기관(나루청, 바다원, 등대공사)이 함께한다.", []),
        ("참여 4개 기관(나루청, 바다원, 등대공사 등)이 함께한다.", []),
    ],
)
def test_counted_things_are_counted_where_brackets_list_them(
    text: str, expected: list[str]
) -> None:
    assert [check[0] for check in found(text, "counted_things_are_listed")] == expected


@pytest.mark.parametrize(("area", "status"), [("044", "holds"), ("049", "fails")])
def test_phones_of_no_area_fail(area: str, status: str) -> None:
    checks = found(f"문의 : 나루청 안전과({area}-200-1234)", "phone_can_be_dialled")

    assert [check[0] for check in checks] in ([status], [])


def test_a_number_of_the_headline_that_the_body_writes_with_a_slip_fails() -> None:
    text = (
        "# 나루청, 어선 1,494척 장비 보급\n\n나루청은 올해 총 1,449척의 장비를 보급한다고 밝혔다.\n"
    )
    record = parse(text.encode(), name="notice.md", tokenizer="plain")

    rule = "headline_number_stands_in_body"
    assert [c.status for c in record.checks if c.rule == rule] == ["fails"]


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        ("2024-05-01/2024-05-31", "2024-05-01/2024-05-31T18:00+09:00", "rounding"),
        ("2024-05-01/2024-05-31", "../2024-05-31", "rounding"),
        ("2024-05-01/2024-05-31", "../2024-06-30", "conflict"),
        ("2024-05-01/..", "../2024-06-30", None),
        ("2024-05", "2024-05", "equal"),
    ],
)
def test_windows_agree_as_far_as_both_are_written(one: str, other: str, grade: str | None) -> None:
    assert same_span(one, other) == grade


@pytest.mark.parametrize(
    ("stated", "computed", "slip"),
    [(1462, 1642, True), (1462, 1472, True), (620, 62, True), (1200, 875, False), (36, 36, False)],
)
def test_one_wrong_or_two_swapped_digits_are_a_slip(stated: int, computed: int, slip: bool) -> None:  # noqa: FBT001
    assert is_slip(Decimal(stated), Decimal(computed)) is slip


def test_a_part_in_another_scale_is_a_slip() -> None:
    assert is_slip_in_sum(Decimal(347), [Decimal(43), Decimal(3_040_000)])
    assert not is_slip_in_sum(Decimal(5_000), [Decimal(43), Decimal(1_234)])


INTEGRATED = """## 사업 개요

(단위 : 억원)

| 세부사업명 | 지원규모 | 지원 한도 | 신청 접수 |
|---|---|---|---|
| 어선 안전장비 보급 | 120 | 2 | 2024.6 |
| 어항 정비 지원 | 80 | 1 | 추후 공지 |
"""


def checks_of(rule: str) -> list[Check]:
    return [check for check in record_of(INTEGRATED).checks if check.rule == rule]


def test_coverage_tells_what_is_stated_left_out_and_to_come() -> None:
    first, second = (check for check in checks_of("coverage") if check.status == "holds")

    assert "예산" in first.params["stated"]  # type: ignore[operator]
    assert "평가·선정" in first.params["left_out"]  # type: ignore[operator]
    assert second.params["to_come"] == ("신청·접수",)


def test_a_contradicted_value_is_less_certain_and_an_agreed_one_more() -> None:
    held = record_of(INTEGRATED + "\n어선 안전장비 보급에는 총 120억원을 지원한다.\n")
    disputed = record_of(INTEGRATED + "\n어선 안전장비 보급에는 총 210억원을 지원한다.\n")

    assert held.confidence["/programs/0/budget"] == Decimal("0.98")
    assert disputed.confidence["/programs/0/budget"] == Decimal("0.5")


def exit_of(tmp_path: Path, text: str, limit: str) -> int:
    notice = tmp_path / "notice.md"
    notice.write_text(HEAD + text + "\n", "utf-8")
    return attempt(Task(notice, "notice.md"), ReadingOptions("plain", fail_on=limit)).code


CONTRADICTED = "올해 총 758개(기초 200개, 고도화 585개)를 짓는다."
ROUNDED = "사망자는 828명으로 2023년 882명 대비 54명이 감소(-6.1%)했다."


@pytest.mark.parametrize(
    ("text", "limit", "code"),
    [
        (CONTRADICTED, "conflict", 1),
        (CONTRADICTED, "rounding", 1),
        (CONTRADICTED, "error", 1),
        (CONTRADICTED, "never", 0),
        (ROUNDED, "conflict", 0),
        (ROUNDED, "rounding", 1),
    ],
)
def test_a_grade_makes_a_finding(tmp_path: Path, text: str, limit: str, code: int) -> None:
    assert exit_of(tmp_path, text, limit) == code


# Who pays how much.


def paid(whole: str, sums: tuple[str, str, str], shares: tuple[int, int, int]) -> str:
    parties = ("국비", "지방비", "자부담")
    money = ", ".join(f"{party} {sum_}" for party, sum_ in zip(parties, sums, strict=True))
    rates = ", ".join(f"{party} {share}%" for party, share in zip(parties, shares, strict=True))
    return (
        NOTICE_HEAD + "1. 사업개요\n ○ 사업명 : 어선 안전장비 보급 지원사업\n"
        f" ○ 총사업비 : {whole}({money})\n ○ 지원조건 : {rates}\n"
        " ○ 신청기간 : 2024. 5. 7.(화) ~ 5. 31.(금)\n"
    )


def found_in_notice(text: str, rule: str) -> list[tuple[str, str | None]]:
    record = parse(text.encode(), name="notice.txt", tokenizer="plain")
    return [(check.status, check.grade) for check in record.checks if check.rule == rule]


def test_sums_of_those_who_pay_make_the_budget_and_are_their_shares() -> None:
    text = paid("1,000백만원", ("500백만원", "300백만원", "200백만원"), (50, 30, 20))

    assert found_in_notice(text, "funding_sums_to_budget") == [("holds", "equal")]
    assert found_in_notice(text, "funding_is_stated_share") == [("holds", "equal")] * 3


def test_a_slip_in_the_sum_of_one_who_pays_is_a_contradiction() -> None:
    text = paid("1,000백만원", ("500백만원", "800백만원", "200백만원"), (50, 30, 20))

    assert found_in_notice(text, "funding_sums_to_budget") == [("fails", "conflict")]
    assert ("fails", "conflict") in found_in_notice(text, "funding_is_stated_share")


def test_a_budget_that_the_public_parties_pay_alone_is_no_contradiction() -> None:
    text = paid("800백만원", ("500백만원", "300백만원", "200백만원"), (50, 30, 20))

    assert found_in_notice(text, "funding_sums_to_budget") == [("holds", "equal")]


def test_sums_that_have_nothing_to_do_with_the_budget_are_not_held_against_it() -> None:
    text = paid("7,413백만원", ("500백만원", "300백만원", "200백만원"), (50, 30, 20))

    assert found_in_notice(text, "funding_sums_to_budget") == []
