"""Goals with their breakdowns, changes with their rates, and tables of corrections."""

from __future__ import annotations

import pytest

from announce_parser import parse
from announce_parser.record import ChangeEntry, Goal, Record

HEAD = "# 2026년 바다시 어업 혁신 지원사업 통합공고\n\n바다시(시장 한바다)는 사업을 아래와 같이 통합 공고한다.\n\n"


def read(body: str) -> Record:
    return parse((HEAD + body).encode(), name="notice.md", tokenizer="plain")


def goals(body: str) -> tuple[Goal, ...]:
    return read(body + "\n").goals


def changes(body: str) -> tuple[ChangeEntry, ...]:
    return read(body + "\n").changes


def parts(goal: Goal) -> list[list[tuple[str, object]]]:
    return [[(part.name, part.value) for part in breakdown] for breakdown in goal.breakdowns]


def test_goal_has_the_parts_before_its_total_and_those_in_the_bracket_behind() -> None:
    (goal,) = goals("* 보급목표 : 생산형 40개, 유통형 20개 등 총 60개 (소형 25개, 대형 35개)")

    assert (goal.name, goal.kind, goal.value.text) == ("보급목표", "count", "60개")
    assert parts(goal) == [[("생산형", 40), ("유통형", 20)], [("소형", 25), ("대형", 35)]]
    assert goal.text == "생산형 40개, 유통형 20개 등 총 60개 (소형 25개, 대형 35개)"


def test_goal_may_be_money_and_may_have_one_breakdown() -> None:
    (goal,) = goals("○ 투입 규모 : 국비 12억원, 시비 8억원 등 총 20억원")

    assert (goal.name, goal.kind) == ("투입 규모", "money")
    assert parts(goal) == [[("국비", 1_200_000_000), ("시비", 800_000_000)]]


@pytest.mark.parametrize(
    "line",
    [
        "* 보급목표 : 총 60개",
        "* 보급목표 : 생산형 40개 등 총 60개",
        "* 보급목표 : 생산형 40개, 유통형 20개",
        "* 보급목표 : 생산형 40명, 유통형 20명 등 총 60개",
        "* 올해 생산형은 40개이다. 유통형은 20개이다. 총 60개",
        "* 보급목표 : 총 60개 (생산형 등)",
    ],
)
def test_total_without_two_parts_of_its_unit_is_no_goal(line: str) -> None:
    assert goals(line) == ()


@pytest.mark.parametrize(("count", "held"), [(40, 40), (41, 0)])
def test_a_list_too_long_for_a_sentence_splits_up_no_total(count: int, held: int) -> None:
    listed = ", ".join(f"{number}형 2개" for number in range(count))
    found = goals(f"* 보급목표 : {listed} 등 총 {2 * count}개")

    assert sum(len(breakdown) for goal in found for breakdown in goal.breakdowns) == held


def test_parts_that_do_not_add_up_are_kept_and_a_skipped_check_names_them() -> None:
    record = read("* 보급목표 : 생산형 40개, 유통형 10개 등 총 60개 (소형 25개, 대형 35개)\n")
    found = [each for each in record.checks if each.rule == "breakdown_sums_to_goal"]

    assert parts(record.goals[0])[0] == [("생산형", 40), ("유통형", 10)]
    (check,) = found

    assert (check.status, check.severity, check.grade) == ("skipped", "info", None)
    assert check.params == {"reason": "나열이 전부인지 알 수 없음"}
    assert [record.figures[int(at.rpartition("/")[2])].text for at in check.at] == [
        "60개",
        "40개",
        "10개",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "새로 신청한 1,207명으로 총 6,118명이 접수를 마쳤고, 다시 신청한 418명으로 총 905명이 끝냈다.",
        "위원장, 시의원 20명 및 시민위원 10명 등 총 31명으로 구성된다.",
        "나루 2명, 다리·마을에서 각 1명씩 총 4명이 참여한다.",
        "생산 2개, 유통 4개, 안전 3개 등 총 3개 분야를 나눈다.",
    ],
)
def test_numbers_before_a_total_that_are_not_its_parts_accuse_no_text(line: str) -> None:
    checks = read(f"□ {line}\n").checks

    assert [check.rule for check in checks if check.status == "fails"] == []


@pytest.mark.parametrize(
    ("behind", "percent"),
    [
        ("(25%↓)", -25),
        ("(17.5%↑)", 17.5),
        ("(△25%)", -25),
        ("(▼25%)", -25),
        ("(25% 감소)", -25),
        ("(25% 증가)", 25),
        ("(+25%)", 25),
        ("", None),
    ],
)
def test_rate_of_a_change_is_signed_by_meaning(behind: str, percent: float | None) -> None:
    (change,) = changes(f"* 보급개수 : ('25) 80개 → ('26) 60개 {behind}")

    assert (change.subject, change.before, change.after) == ("보급개수", "80개", "60개")
    assert change.percent == percent


def test_note_of_a_change_takes_its_subject_from_the_sentence_above() -> None:
    (change,) = changes("올해는 신청기간을 45일로 확대한다.\n\n* ('25) 30일간 → ('26) 45일간")

    assert (change.subject, change.before, change.after) == ("신청기간", "30일간", "45일간")


def test_change_without_a_subject_is_none() -> None:
    assert changes("사업은 다음과 같다.\n\n* ('25) 30일간 → ('26) 45일간") == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [("정정 전", "정정 후"), ("당초", "변경"), ("현행", "개정안"), ("기존", "개선")],
)
def test_row_of_a_table_of_corrections_is_a_change(before: str, after: str) -> None:
    table = (
        f"| 구분 | {before} | {after} |\n|---|---|---|\n"
        "| 접수기간 | 3. 2. ~ 3. 13. | 3. 2. ~ 3. 31. |\n| 지원한도 | 500만원 | 800만원 |\n| 평가 | | 서면 |"
    )

    assert [(each.subject, each.before, each.after) for each in changes(table)] == [
        ("접수기간", "3. 2. ~ 3. 13.", "3. 2. ~ 3. 31."),
        ("지원한도", "500만원", "800만원"),
    ]


def test_table_with_one_side_alone_is_no_correction() -> None:
    assert changes("| 구분 | 당초 | 비고 |\n|---|---|---|\n| 지원한도 | 500만원 | 유지 |") == ()


def test_word_between_subject_and_number_is_no_object_of_its_own() -> None:
    (change,) = changes("신청기간을 최대 45일로 확대한다.\n\n* ('25) 30일간 → ('26) 45일간")

    assert change.subject == "신청기간"
