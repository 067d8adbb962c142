"""What the hand-checked facts of the sample expect of its checks: each is listed, holds and names its places."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import announce_parser
from announce_parser.record import Check, Record

SAMPLE = Path(__file__).parents[1] / "samples" / "2023-smart-manufacturing-notice.txt"


@cache
def record() -> Record:
    return announce_parser.parse(SAMPLE)


def checks(rule: str) -> list[Check]:
    return [check for check in record().checks if check.rule == rule]


def read_at(check: Check) -> list[str]:
    """Return what stands at the places of a check, in their order."""
    blocks = {block.id: block for block in record().blocks}
    tables = {table.id: table for table in record().tables}
    found = []
    for where in check.sources:
        text = blocks[where.block].text
        if where.cell is not None:
            table = tables[str(blocks[where.block].table)]
            text = next(cell.text for cell in table.cells if (cell.row, cell.col) == where.cell)
        found.append(text[where.start : where.end])
    return found


def test_every_check_of_the_sample_holds_but_what_was_not_read_is_said() -> None:
    other = [check for check in record().checks if check.status != "holds"]

    assert {(check.rule, check.status) for check in other} == {("coverage", "skipped")}


@pytest.mark.parametrize(
    ("category", "total", "addends"),
    [
        (0, "836억원", ["620", "216"]),
        (1, "317억원", ["70", "30", "36", "181"]),
        (2, "100억원", ["100"]),
        (3, "80억원", ["70", "10"]),
        (4, "8.3억원", ["8.3"]),
        (5, "120.3억원", ["12.5", "37.8", "70"]),
    ],
)
def test_each_category_is_the_sum_of_its_programs(
    category: int, total: str, addends: list[str]
) -> None:
    check = checks("category_budget_is_sum_of_programs")[category]
    in_the_table = [
        text
        for text, where in zip(read_at(check), check.sources, strict=True)
        if where.cell is not None
    ]

    assert (check.status, check.grade, read_at(check)[0]) == ("holds", "equal", total)
    assert in_the_table == addends


def test_the_total_is_the_sum_of_the_categories_at_its_precision() -> None:
    (check,) = checks("total_budget_is_sum_of_categories")

    assert (check.grade, check.expected, check.actual) == ("rounding", 146200000000, 146160000000)


def test_a_breakdown_of_the_target_sums_to_it() -> None:
    found = [(check.status, read_at(check)) for check in checks("breakdown_sums_to_goal")]

    assert found == [("holds", ["758개", "428개", "330개"])]


def test_the_cost_shares_sum_to_a_whole() -> None:
    (check,) = checks("cost_shares_sum_to_100")

    assert (check.status, read_at(check)) == ("holds", ["30%", "30%", "40%"])


def test_the_fall_of_1827_to_310_is_83_percent() -> None:
    (check,) = checks("growth_rate_matches")

    assert (check.expected, check.grade) == (-83, "rounding")
    assert read_at(check)[0] == "83%"


def test_the_weekdays_of_both_embargoes_are_right() -> None:
    found = [(check.status, *read_at(check)) for check in checks("weekday_agrees_with_date")]

    assert found == [("holds", "1.9.(월)"), ("holds", "1.8.(일) 12:00")]


def test_the_budgets_of_the_prose_equal_the_table_s() -> None:
    found = {read_at(check)[-1] for check in checks("budget_agrees")}

    assert found == {"620억원", "216억원", "70억원", "30억원", "36억원", "181억원"}


def test_the_finer_cap_agrees_with_the_table_at_its_precision() -> None:
    (check,) = [check for check in checks("cap_agrees") if check.grade == "rounding"]

    assert read_at(check) == ["1,512만원", "0.15"]


@pytest.mark.parametrize(
    ("pointer", "cap"),
    [
        ("/programs/0", 200000000),
        ("/programs/2", 200000000),
        ("/programs/4", 200000000),
        ("/programs/1/caps/0", 30000000),
        ("/programs/8", 10000000),
    ],
)
def test_budget_over_awards_is_the_cap(pointer: str, cap: int) -> None:
    (check,) = [
        check for check in checks("budget_over_awards_is_cap") if check.at[0] == f"{pointer}/cap"
    ]

    assert (check.status, check.expected) == ("holds", cap)


def test_what_one_level_leaves_of_budget_and_awards_gives_the_cap_of_the_other() -> None:
    (check,) = checks("remaining_budget_over_remaining_awards_is_cap")

    assert (check.status, check.expected) == ("holds", 120000000)


def test_six_categories_are_announced_and_six_are_listed() -> None:
    found = [(check.expected, check.actual) for check in checks("announced_number_is_listed")]

    assert found == [(6, 6), (6, 6)]
