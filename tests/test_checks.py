"""Checks: what of a record agrees with itself, and what was not read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from announce_parser import parse, read
from announce_parser.checks import reconcile
from announce_parser.document import BlockKind

if TYPE_CHECKING:
    from announce_parser.record import Check

TEXT = "나루청, 어선 안전장비 보급\n\n나루청(청장 장길산)은 {when} 신청을 받는다고 밝혔다.\n"


def weekdays(when: str) -> list[tuple[object, ...]]:
    record = parse(
        TEXT.format(when=when).encode(),
        name="notice.txt",
        tokenizer="plain",
        published="2024-05-02",
    )
    return [
        (check.status, check.expected, check.actual)
        for check in record.checks
        if check.rule == "weekday_agrees_with_date"
    ]


def test_weekday_that_is_the_day_s_own_holds() -> None:
    assert weekdays("2024. 5. 7.(화)까지") == [("holds", "화", "화")]


def test_weekday_that_is_another_s_fails_with_the_right_one() -> None:
    assert weekdays("2024. 5. 7.(목)까지") == [("fails", "목", "화")]


def test_both_ends_of_a_span_are_checked() -> None:
    assert weekdays("2024. 5. 7.(화)부터 2024. 5. 31.(목)까지") == [
        ("holds", "화", "화"),
        ("fails", "목", "금"),
    ]


def test_day_without_its_weekday_is_not_checked() -> None:
    assert weekdays("2024. 5. 7.까지") == []


def test_finding_on_a_weekday_points_to_the_figure() -> None:
    record = parse(
        TEXT.format(when="2024. 5. 7.(목)까지").encode(), name="notice.txt", tokenizer="plain"
    )

    check = next(each for each in record.checks if each.rule == "weekday_agrees_with_date")

    assert check.severity == "warning"
    assert check.message.endswith("2024-05-07은(는) 목요일이 아니라 화요일임")
    assert check.sources == (record.figures[int(check.at[0].split("/")[2])].source,)


def findings(rule: str, **change: object) -> list[Check]:
    data = TEXT.format(when="오늘").encode()
    document = replace(read(data), **change)  # type: ignore[arg-type]  # fields by name
    record = parse(data, name="notice.txt", tokenizer="plain")
    return [check for check in reconcile(record, document).checks if check.rule == rule]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("notice.hwp", [("hwp", "text")]),
        ("notice.PDF", [("pdf", "text")]),
        ("notice.txt", []),
        ("notice.md", []),
        ("notice", []),
        ("공고문(최종).2024", []),
    ],
)
def test_a_name_that_says_another_format_than_the_bytes_is_reported(
    name: str, expected: list[tuple[str, str]]
) -> None:
    record = parse(TEXT.format(when="오늘").encode(), name=name, tokenizer="plain")
    found = [each for each in record.checks if each.rule == "format_is_as_named"]

    assert [(each.expected, each.actual) for each in found] == expected


def test_loss_that_a_reader_noted_is_reported() -> None:
    (check,) = findings("unread", losses=("stream 7 is broken",))

    assert (check.severity, check.status) == ("warning", "fails")
    assert check.params == {"reason": "stream 7 is broken"}


@pytest.mark.parametrize(("rule", "change"), [("unread", "kind"), ("hidden_text", "hidden")])
def test_block_that_is_not_read_or_not_seen_is_reported(rule: str, change: str) -> None:
    document = read(TEXT.format(when="오늘").encode())
    first, *others = document.blocks
    marked = (
        replace(first, kind=BlockKind.UNREAD) if change == "kind" else replace(first, hidden=True)
    )

    (check,) = findings(rule, blocks=(marked, *others))

    assert check.sources[0].block == "b1"


def test_document_that_was_read_whole_has_no_such_finding() -> None:
    assert findings("unread") == []
    assert findings("hidden_text") == []


def test_reconciling_changes_no_value() -> None:
    data = TEXT.format(when="2024. 5. 7.(화)").encode()
    record = parse(data, name="notice.txt", tokenizer="plain")

    again = reconcile(record, read(data))

    assert again.model_copy(update={"checks": ()}) == record.model_copy(update={"checks": ()})
