"""Which year an open date gets, and from what (COUNTING 4)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from announce_parser import figures, parse, tokenizers
from announce_parser.document import Block, BlockKind, Document
from announce_parser.values import Period

_WHEN = frozenset({"date", "datetime", "period"})


def _document(*paragraphs: str) -> Document:
    starts = [sum(len(text) + 1 for text in paragraphs[:index]) for index in range(len(paragraphs))]
    blocks = tuple(
        Block(f"b{index + 1}", BlockKind.PARAGRAPH, text, start)
        for index, (text, start) in enumerate(zip(paragraphs, starts, strict=True))
    )
    return Document("text", blocks, "\n".join(paragraphs))


def _periods(
    *paragraphs: str, published: str | None = "2023-01-08", year: int | None = None
) -> list[Period]:
    document = _document(*paragraphs)
    doc = tokenizers.tokenize(document.text, backend="plain")
    found = figures.resolve(figures.find(doc, document), document, published, year)
    return [figure.value for figure in found if isinstance(figure.value, Period)]


def _intervals(
    *paragraphs: str, published: str | None = "2023-01-08", year: int | None = None
) -> list[str]:
    return [period.interval for period in _periods(*paragraphs, published=published, year=year)]


@pytest.mark.parametrize(
    ("text", "published", "interval"),
    [
        ("접수는 3. 6.(월)부터", "2023-02-20", "2023-03-06/.."),
        ("1월 중 공고할 예정이다.", "2022-12-20", "2023-01"),
        ("지원은 1월부터 시작한다.", "2022-12-20", "2023-01/.."),
        ("1월에 공고했다.", "2022-12-20", "2022-01"),
        ("12월말 기준으로 조사를 마쳤다.", "2023-01-10", "2022-12"),
        ("12월까지 운영할 계획이다.", "2023-01-10", "../2023-12"),
        ("대책(11.19)을 시행했다.", "2021-04-06", "2020-11-19"),
        ("12월 26일(월) 회의", "2023-01-10", "2022-12-26"),
        ("1월 3일(수) 개강", "2023-12-20", "2024-01-03"),
        ("지난 9월 발표한 대책", "2023-03-02", "2022-09"),
        ("지난 2월 발표한 대책", "2023-03-02", "2023-02"),
        ("오는 2월 1일 연다", "2023-12-02", "2024-02-01"),
        ("올해 3월", "2023-12-02", "2023-03"),
        ("내년 3월", "2023-12-02", "2024-03"),
        ("작년 3월", "2023-12-02", "2022-03"),
        ("내달 5일", "2023-12-02", "2024-01-05"),
        ("지난달 5일", "2023-01-02", "2022-12-05"),
        ("오는 15일", "2023-12-20", "2024-01-15"),
        ("지난 25일", "2023-01-20", "2022-12-25"),
        ("10.11.~4.30. 사용", "2023-05-23", "2023-10-11/2024-04-30"),
        ("11일(화)부터 9월 19일(화)까지", "2023-04-05", "2023-04-11/2023-09-19"),
        ("26일(수)부터 다음 달 31일(수)까지", "2023-04-05", "2023-04-26/2023-05-31"),
        ("지난해 12월 30일부터 지난 13일까지", "2023-01-19", "2022-12-30/2023-01-13"),
    ],
)
def test_a_missing_year_is_the_one_the_sentence_means(
    text: str, published: str, interval: str
) -> None:
    assert _intervals(text, published=published) == [interval]


def test_the_same_day_stated_with_its_year_elsewhere_decides() -> None:
    texts = ("시행일은 12. 20.이다.", "부칙: 2022. 12. 20.부터 시행한다.")

    assert _intervals(*texts, published="2023-02-01") == ["2022-12-20", "2022-12-20/.."]


def test_a_misprinted_weekday_does_not_move_a_date_to_a_far_year() -> None:
    assert _intervals("8월 21일(금)부터", published="2017-08-25") == ["2017-08-21/.."]


def test_a_year_before_a_colon_holds_for_the_dates_of_its_line() -> None:
    line = "'22년: 7.1.~9.30. 여름, 10.11.~4.30. 겨울"

    assert _intervals(line, published="2023-05-23")[1:] == [
        "2022-07-01/2022-09-30",
        "2022-10-11/2023-04-30",
    ]


def test_a_span_broken_between_two_blocks_is_one_figure() -> None:
    assert _intervals("'25. 6. 23.(월)", "~'25. 8. 8.(금)") == ["2025-06-23/2025-08-08"]


def test_a_day_alone_is_a_date_only_near_the_publication() -> None:
    sentence = "진흥원은 11일 사업을 공고한다고 밝혔다."

    assert _intervals(sentence, published="2023-01-11") == ["2023-01-11"]
    assert _intervals(sentence, published="2023-01-25") == []


def test_without_publication_the_year_of_the_notice_holds() -> None:
    assert _intervals("접수 3.6.(수)까지", published=None, year=2024) == ["../2024-03-06"]


def test_without_publication_or_notice_year_the_nearest_stated_year_holds() -> None:
    texts = ("2021년 결산", "2024년 계획", "접수 3월 6일까지")

    assert _intervals(*texts, published=None) == ["2021", "2024", "../2024-03-06"]


def test_a_date_without_any_year_in_sight_is_no_figure() -> None:
    assert _intervals("접수 3월 6일까지", published=None) == []


def test_first_and_last_day_are_inclusive_and_a_clock_time_closes() -> None:
    (period,) = _periods("2023. 1. 9.(월) ~ 2. 8.(수) 18:00까지")

    assert (period.first_day, period.last_day) == ("2023-01-09", "2023-02-08")
    assert period.closes_at == "2023-02-08T18:00+09:00"


def test_a_window_opens_at_the_hour_that_stands_for_its_start() -> None:
    timed, untimed, briefing = _periods(
        "2023. 1. 9.(월) 10:00 ~ 2. 8.(수) 18:00", "2023. 1. 9. ~ 2. 8. 18:00", "2023. 1. 9. 10:00"
    )

    assert timed.opens_at == "2023-01-09T10:00+09:00"
    assert untimed.opens_at is None
    assert briefing.opens_at is None  # a moment is no window


def test_the_last_day_of_a_span_that_ends_at_midnight_is_the_day_written() -> None:
    (period,) = _periods("2. 8.(수) 24:00까지")

    assert (period.last_day, period.closes_at) == ("2023-02-08", "2023-02-09T00:00+09:00")


def test_a_month_covers_all_its_days() -> None:
    (period,) = _periods("2024년 2월")

    assert (period.first_day, period.last_day) == ("2024-02-01", "2024-02-29")


def test_a_planned_date_is_tentative() -> None:
    (period,) = _periods("발표: 3월 10일(예정)")

    assert period.tentative is True


@pytest.mark.parametrize("published", ["2023", "2023-02", "2023-02-30", "", None])
def test_a_coarse_or_broken_publication_does_not_raise(published: str | None) -> None:
    intervals = _intervals("3월 6일(월)부터 지난 5일까지, 오는 7일, 2.29.", published=published)

    assert all(isinstance(interval, str) for interval in intervals)


_PIECES = st.lists(
    st.sampled_from(
        [
            "2023",
            "'23",
            "12",
            "31",
            "2",
            "29",
            "0",
            ".",
            "~",
            "년",
            "월",
            "일",
            "(월)",
            " ",
            "\n",
            "까지",
            "부터",
            "오는 ",
            "지난 ",
            "같은 달 ",
            "18:00",
            "분기",
            "하반기",
            "-",
            "/",
            "24시",
            "내달 ",
        ]
    ),
    max_size=14,
)


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(_PIECES)
def test_any_mixture_of_pieces_of_dates_is_resolved_or_left_out(pieces: list[str]) -> None:
    text = "".join(pieces) or "0"
    document = _document(text)
    doc = tokenizers.tokenize(text, backend="plain")

    found = figures.resolve(figures.find(doc, document), document, "2023-01-31", None)

    assert [f for f in found if f.text != text[f.start : f.end]] == []


def test_a_release_that_names_its_day_at_the_head_is_read_from_it_whatever_year_it_mentions() -> (
    None
):
    found = _intervals(
        "보도시점 : 2026. 2. 24.(화)",
        "신청은 3월 3일부터 3월 20일까지 하면 된다. 2027년까지 늘린다.",
        published=None,
    )

    assert found[1] == "2026-03-03/2026-03-20"


def test_a_row_runs_forward_and_a_sentence_need_not() -> None:
    table = (
        "| 사업 | 공고 | 평가 |\n| --- | --- | --- |\n"
        "| 가람 | 기추진(’20.11.30.) | 1월중 |\n| 나루 | ’20.9.1. | 11월 |\n"
    )
    read = parse(f"# 2021년 공고\n\n{table}".encode(), name="a.md").figures
    intervals = [each.value.interval for each in read if isinstance(each.value, Period)]

    assert intervals[1:] == ["2020-11-30", "2021-01", "2020-09-01", "2020-11"]
    assert _intervals("’20.11.30. 기준으로 1월보다 늘었다.", published="2021-01-14") == [
        "2020-11-30",
        "2020-01",
    ]
