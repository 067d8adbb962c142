"""Which application windows are open on a day."""

from __future__ import annotations

from datetime import date

import pytest

from announce_parser.record import Record
from announce_parser.values import Period
from announce_parser.windows import is_open, open_on, windows

SOURCE = {"filename": "a.txt", "format": "text", "sha256": "0" * 64, "size_bytes": 1}


def record(*programs: dict[str, object]) -> Record:
    return Record.model_validate(
        {
            "source": SOURCE,
            "kind": "program_notice",
            "published": "2026-01-05",
            "programs": programs,
        }
    )


def span(interval: str, first: str | None = None, last: str | None = None) -> Period:
    return Period(interval=interval, text=interval, first_day=first, last_day=last)


@pytest.mark.parametrize(
    ("period", "day", "expected"),
    [
        (span("2026-02-01/2026-02-10", "2026-02-01", "2026-02-10"), date(2026, 2, 1), True),
        (span("2026-02-01/2026-02-10", "2026-02-01", "2026-02-10"), date(2026, 2, 10), True),
        (span("2026-02-01/2026-02-10", "2026-02-01", "2026-02-10"), date(2026, 1, 31), False),
        (span("2026-02-01/2026-02-10", "2026-02-01", "2026-02-10"), date(2026, 2, 11), False),
        (span("2026-02-01/..", "2026-02-01"), date(2030, 1, 1), True),
        (span("2026-02-01/..", "2026-02-01"), date(2026, 1, 31), False),
        (span("../2026-02-10", None, "2026-02-10"), date(2026, 1, 5), True),
        (span("../2026-02-10", None, "2026-02-10"), date(2026, 1, 4), False),
        (span(".."), date(2026, 1, 5), True),
    ],
)
def test_a_window_is_open_between_its_days_and_an_open_end_bounds_nothing(
    period: Period, day: date, *, expected: bool
) -> None:
    assert is_open(period, day, "2026-01-05") is expected


def test_windows_of_rounds_are_numbered_by_kind() -> None:
    rounds = [
        {"label": label, "application": {"interval": interval, "text": interval}}
        for label, interval in (("1차", "2026-03"), ("2차", "2026-06"))
    ]
    found = list(windows(record({"id": "p1", "name": "가온 바우처", "rounds": rounds})))

    assert [(one.kind, one.round, one.seq, one.period.interval) for one in found] == [
        ("application", "1차", 1, "2026-03"),
        ("application", "2차", 2, "2026-06"),
    ]


def test_what_closes_first_is_listed_first_and_what_never_closes_last() -> None:
    programs: list[dict[str, object]] = [
        {"id": f"p{number}", "name": name, "application": period.to_dict()}
        for number, (name, period) in enumerate(
            [
                ("끝없음", span("2026-01-10/..", "2026-01-10")),
                ("늦음", span("2026-01-10/2026-03-01", "2026-01-10", "2026-03-01")),
                ("이름", span("2026-01-10/2026-02-01", "2026-01-10", "2026-02-01")),
                ("지남", span("2026-01-10/2026-01-11", "2026-01-10", "2026-01-11")),
            ],
            1,
        )
    ]
    found = open_on([record(*programs)], date(2026, 1, 31))

    assert [(one.window.program.name, one.days_left) for one in found] == [
        ("이름", 1),
        ("늦음", 29),
        ("끝없음", None),
    ]
