"""Days: whatever day a notice appears, what its short forms mean is a day of the calendar, and no span runs backward."""

from __future__ import annotations

import calendar
import re
import warnings
from datetime import date, timedelta
from functools import cache

import pytest

from announce_parser import figures, parse, tokenizers, validate
from announce_parser.batch.attempt import ReadingOptions, Task, attempt
from announce_parser.checks import dates
from announce_parser.checks._confidence import DISPUTED
from announce_parser.document import Block, BlockKind, Document
from announce_parser.figures._base import Found
from announce_parser.record import Check, Record
from announce_parser.values import Duration, Period

_COMMON, _LEAP = 2023, 2024
_PUBLISHED = [
    date(year, 1, 1) + timedelta(days=day)
    for year in (_COMMON, _LEAP)
    for day in range(366 if year == _LEAP else 365)
]
_FORMS = (
    "오는 {}일 연다.",
    "지난 {}일 열었다.",
    "이달 {}일까지 받는다.",
    "{}일까지 받는다.",
    "내달 {}일부터 받는다.",
    "지난달 {}일 열었다.",
    "20일부터 {}일까지 받는다.",
    "2월 21일부터 {}일까지 받는다.",
    "2월 {}일까지 받는다.",
    "3월 25일부터 다음 달 {}일까지 받는다.",
    "5월 28일~{}일까지 받는다.",
    "{}일부터 5월 3일까지 받는다.",
)


@cache
def _found(texts: tuple[str, ...]) -> tuple[Document, tuple[Found, ...]]:
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    blocks = tuple(
        Block(f"b{index}", BlockKind.PARAGRAPH, text, start)
        for index, (text, start) in enumerate(zip(texts, starts[:-1], strict=True))
    )
    document = Document("text", blocks, "\n".join(texts))
    return document, figures.find(tokenizers.tokenize(document.text, backend="plain"), document)


def _resolved(texts: tuple[str, ...], published: str) -> list[tuple[str, Period]]:
    """Return each period with the text of its block."""
    document, found = _found(texts)
    return [
        (texts[int(figure.place.block[1:])], figure.value)
        for figure in figures.resolve(found, document, published, None)
        if isinstance(figure.value, Period)
    ]


def _values(text: str, published: str) -> list[str]:
    document, found = _found((text,))
    return [
        value.interval if isinstance(value, Period) else str(value.duration)
        for figure in figures.resolve(found, document, published, None)
        if isinstance(value := figure.value, (Period, Duration))
    ]


def _is_sound(period: Period) -> bool:
    """True where all days exist (``fromisoformat`` raises else) and none comes before the first."""
    days = [date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", period.interval)]
    return days == sorted(days) and (period.first_day or "") <= (period.last_day or "9")


@pytest.mark.slow
def test_every_short_form_means_days_of_the_calendar_on_every_day_of_a_leap_and_a_common_year() -> (
    None
):
    texts = tuple(form.format(day) for form in _FORMS for day in range(1, 32))
    found = {day: _resolved(texts, day.isoformat()) for day in _PUBLISHED}

    assert {len(periods) for periods in found.values()} == {len(texts)}
    assert [
        (day, text)
        for day, periods in found.items()
        for text, each in periods
        if not _is_sound(each)
    ] == []


def _nearest(number: int, published: date, step: int) -> date:
    """Return the first day of that number from the publication on, or back."""
    day = published
    while day.day != number:
        day += timedelta(days=step)
    return day


@pytest.mark.parametrize(("form", "step"), [("오는 {}일 연다.", 1), ("지난 {}일 열었다.", -1)])
def test_a_day_to_come_or_past_is_the_nearest_month_s_that_has_it(form: str, step: int) -> None:
    texts = tuple(form.format(number) for number in range(1, 32))
    expected = {
        day: [_nearest(number, day, step).isoformat() for number in range(1, 32)]
        for day in _PUBLISHED
    }

    found = {
        day: [period.interval for _, period in _resolved(texts, day.isoformat())]
        for day in _PUBLISHED
    }

    assert found == expected


def test_a_day_of_this_month_is_that_day_or_where_there_is_none_the_month() -> None:
    texts = tuple(f"이달 {number}일까지 받는다." for number in range(1, 32))
    expected = {
        day: [
            f"../{day:%Y-%m}"
            + (f"-{number:02}" * (number <= calendar.monthrange(day.year, day.month)[1]))
            for number in range(1, 32)
        ]
        for day in _PUBLISHED
    }

    found = {
        day: [period.interval for _, period in _resolved(texts, day.isoformat())]
        for day in _PUBLISHED
    }

    assert found == expected


@pytest.mark.parametrize("year", [_COMMON, _LEAP])
def test_a_lone_end_day_lies_in_the_month_of_its_start_or_the_next(year: int) -> None:
    days = [day for day in _PUBLISHED if day.year == year]
    numbers = (1, 15, 28, 29, 30, 31)
    texts = tuple(f"{day.month}월 {day.day}일~{end}일까지" for day in days for end in numbers)

    found = _resolved(texts, f"{year}-06-15")

    assert len(found) == len(texts)
    assert [text for text, period in found if not _is_sound(period)] == []
    assert [
        text
        for text, period in found
        if (
            date.fromisoformat(str(period.last_day)) - date.fromisoformat(str(period.first_day))
        ).days
        > 31
    ] == []


@pytest.mark.parametrize(
    ("text", "published", "intervals"),
    [
        ("2월 29일까지", "2026-01-28", ["../2026-02"]),
        ("2월 29일까지", "2024-01-28", ["../2024-02-29"]),
        ("2023년 2월 29일 18:00까지", "2023-01-28", ["../2023-02"]),
        ("이달 31일까지", "2026-02-10", ["../2026-02"]),
        ("2월 21일부터 31일까지", "2026-02-10", ["2026-02-21/2026-02"]),
        ("신청기간 : 2026. 3. 2. ~ 4. 31.", "2026-01-05", ["2026-03-02/2026-04"]),
        ("신청기간 : 3. 2. ~ 4. 31.", "2026-01-05", ["2026-03-02/2026-04"]),
        ("4월 31일 개막", "2026-01-05", ["2026-04"]),
        ("2월 28·29·30일", "2026-01-05", ["2026-02-28", "2026-02", "2026-02"]),
        ("작성 20250229", "2025-01-05", []),  # eight digits that are no day are a number
        ("작성 20240229", "2024-01-05", ["2024-02-29"]),
        ("학점 2.12~2.30", "2026-01-05", []),
        ("평점 2.30까지", "2026-01-05", []),
    ],
)
def test_a_day_that_does_not_exist_leaves_its_month(
    text: str, published: str, intervals: list[str]
) -> None:
    assert _values(text, published) == intervals


@pytest.mark.parametrize(
    ("text", "published", "interval"),
    [
        ("1월 21일(금) 개강", "2021-01-14", "2021-01-21"),  # a Thursday
        ("1월 21일(목) 개강", "2021-01-14", "2021-01-21"),
        ("1월 9일(수) 개강", "2025-12-20", "2026-01-09"),
        ("1월 9일(화) 개강", "2025-12-20", "2026-01-09"),  # 2024's, but it lies ahead
        ("12월 29일(목) 회의", "2024-01-05", "2023-12-29"),  # 2022's
        ("2월 29일(목) 개강", "2025-01-20", "2025-02"),  # copied from 2024
        ("3월 5일(목) 개강", "2025-09-20", "2026-03-05"),  # far off, a weekday proves the year
    ],
)
def test_near_the_notice_a_misprinted_weekday_moves_no_day_to_another_year(
    text: str, published: str, interval: str
) -> None:
    assert _values(text, published) == [interval]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3월 5일부터 3일간 연다", ["2026-03-05/..", "P3D"]),
        ("3월 5일부터 10일간 연다", ["2026-03-05/..", "P10D"]),
        ("9월 24일부터 4일 동안 연다", ["2026-09-24/..", "P4D"]),
        ("2026. 3. 2.(월)부터 14일간 받는다", ["2026-03-02/..", "P14D"]),
        ("3월 2일부터 5일 이내에 낸다", ["2026-03-02/..", "P5D"]),
        ("3월 5일부터 2일 열린다", ["2026-03-05/..", "P2D"]),
        ("2010년부터 15년간", ["2010/..", "P15Y"]),
        ("2026년 3월부터 3년간", ["2026-03/..", "P3Y"]),
        ("9월 1일부터 10영업일 이내", ["2026-09-01/.."]),
        ("3월 5일부터 12기를 뽑는다", ["2026-03-05/.."]),
        ("3월 5일부터 10일까지", ["2026-03-05/2026-03-10"]),
        ("3월 5일부터 10일(화)까지", ["2026-03-05/2026-03-10"]),
        ("3월 5일부터 10까지", ["2026-03-05/2026-03-10"]),
        ("2월 20일부터 5일까지", ["2026-02-20/2026-03-05"]),
        ("3월 5일~7일", ["2026-03-05/2026-03-07"]),
        ("2020년부터 24년까지", ["2020/2024"]),
        ("5. 1.~5. 30.(30일간)", ["2026-05-01/2026-05-30", "P30D"]),
    ],
)
def test_a_start_and_a_length_are_two_figures(text: str, values: list[str]) -> None:
    assert _values(text, "2026-01-05") == values


@pytest.mark.parametrize(
    ("text", "published", "interval"),
    [
        ("2026. 3. 2. ~ 익월 10일", "2026-01-05", "2026-03-02/2026-04-10"),
        ("2026. 12. 2. ~ 다음 달 10일", "2026-01-05", "2026-12-02/2027-01-10"),
        ("3월 2일 ~ 같은 달 10일", "2026-01-05", "2026-03-02/2026-03-10"),
        ("지난달 25일부터 다음 달 5일까지", "2026-03-02", "2026-02-25/2026-04-05"),
        ("5월 28일~3일까지", "2026-05-01", "2026-05-28/2026-06-03"),
        ("12월 28일~3일까지", "2026-12-01", "2026-12-28/2027-01-03"),
        ("3월 20일부터 오는 10일까지", "2026-02-05", "2026-03-20/2026-04-10"),
        ("31일부터 5월 3일까지", "2026-03-20", "2026-03-31/2026-05-03"),
        ("이달 13일~6월 2일", "2026-05-07", "2026-05-13/2026-06-02"),
        ("이달 13일~6월 20일", "2026-05-07", "2026-05-13/2026-06-20"),
        ("오는 13일부터 7월 20일까지", "2026-05-07", "2026-05-13/2026-07-20"),
        ("13일부터 6월 20일까지", "2026-05-07", "2026-06-13/2026-06-20"),
    ],
)
def test_an_end_counts_from_its_start(text: str, published: str, interval: str) -> None:
    assert _values(text, published) == [interval]


def test_a_span_that_the_document_lets_end_before_it_begins_stays_as_written_without_a_last_day() -> (
    None
):
    ((_, period),) = _resolved(("2026. 5. 10. ~ 2026. 4. 12. 18:00까지",), "2026-01-05")

    assert period.interval == "2026-05-10/2026-04-12T18:00+09:00"
    assert (period.first_day, period.last_day, period.closes_at) == ("2026-05-10", None, None)


_NOTICE = """2026년 어선 안전장비 보급사업 참여기업 모집 공고

나루군 공고 제2026-31호

1. 사업명 : 어선 안전장비 보급사업
2. 지원대상 : 관내 기업
3. 신청기간 : {window}
4. 지원한도 : 기업당 300만원

2026. 1. 5.
나루군수
"""


def _record(window: str) -> Record:
    return parse(_NOTICE.format(window=window).encode(), name="notice.txt", tokenizer="plain")


def _failing(record: Record, *rules: str) -> list[Check]:
    return [check for check in record.checks if check.rule in rules and check.status == "fails"]


def test_a_window_with_an_end_that_is_no_day_keeps_what_is_known_and_fails() -> None:
    record = _record("2026. 3. 2. ~ 4. 31.")
    (check,) = _failing(record, "day_exists")

    application = record.programs[0].application
    assert application is not None
    assert (application.interval, application.text) == (
        "2026-03-02/2026-04",
        "2026. 3. 2. ~ 4. 31.",
    )
    assert check.params == {"month": 4, "day": 31}
    assert "/programs/0/application" in check.at
    assert record.confidence["/programs/0/application"] == DISPUTED
    assert validate(record.to_dict()) == ()


def test_a_window_that_runs_backward_fails_and_its_record_is_valid() -> None:
    record = _record("2026. 3. 2. ~ 2026. 2. 13.")
    (check,) = _failing(record, "window_runs_forward")

    assert check.params == {"first": "2026-03-02", "last": "2026-02-13"}
    assert "/programs/0/application" in check.at
    assert validate(record.to_dict()) == ()


@pytest.mark.parametrize(
    ("window", "rules"),
    [
        ("2026. 3. 2. ~ 4. 30.", []),
        ("2026. 2. 1. ~ 2. 28. 18:30까지", []),
        ("2030년 2월 중 30분", []),
        ("2026. 2. 29.까지", ["day_exists"]),
        ("이달 31일까지", []),
        ("2026. 2. 27.(금) ~ 30.(월)", ["day_exists"]),
        ("이천이십육년 이월 이십구일까지", ["day_exists"]),
    ],
)
def test_only_days_that_no_calendar_has_fail(window: str, rules: list[str]) -> None:
    found = _failing(
        _record(window), "day_exists", "window_runs_forward", "weekday_agrees_with_date"
    )

    assert [check.rule for check in found] == rules


def test_a_misprinted_weekday_near_the_notice_fails_its_check() -> None:
    (check,) = _failing(_record("1. 21.(금)까지"), "weekday_agrees_with_date")

    assert (check.expected, check.actual, check.params["day"]) == ("금", "수", "2026-01-21")


def _broken(record: Record, document: Document) -> list[Check]:
    del document
    return [record.checks[len(record.checks)]]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one check of dates have a bug."""
    monkeypatch.setattr(dates, "CHECKS", (_broken, *dates.CHECKS))


@pytest.mark.usefixtures("broken")
def test_a_check_that_raises_loses_itself_and_not_the_record() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        record = _record("2026. 2. 29.까지")

    lost = next(check for check in record.checks if check.rule == "_broken")
    assert (lost.status, lost.severity, lost.params["raised"]) == (
        "skipped",
        "warning",
        "IndexError",
    )
    assert "tuple index out of range" in lost.message
    assert len(_failing(record, "day_exists")) == 1
    assert validate(record.to_dict()) == ()


@pytest.mark.usefixtures("broken")
def test_a_check_that_raises_is_an_error_where_warnings_are() -> None:
    with pytest.raises(RuntimeWarning, match=r"the check _broken raised IndexError"):
        _record("2026. 2. 28.까지")


@pytest.mark.usefixtures("broken")
def test_a_check_that_raises_is_a_finding_of_its_document() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        outcome = attempt(
            Task(_NOTICE.format(window="2026. 2. 28.까지").encode(), "notice.txt"),
            ReadingOptions(tokenizer="plain"),
        )

    assert outcome.error is None
    assert [dict(finding.values)["rule"] for finding in outcome.findings] == ["_broken"]
