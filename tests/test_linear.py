"""Twice as much of a shape costs at most about twice the work: calls are counted, no clock is read."""

from __future__ import annotations

from functools import partial

import pytest

from announce_parser.batch import ReadingOptions
from announce_parser.batch.warming import warm
from announce_parser.compare import pairs
from announce_parser.notices.programs import _figures
from announce_parser.notices.programs._figures import sentence
from announce_parser.record import Record
from conftest import bench, calls

BENCH = bench("stress")


@pytest.mark.parametrize(
    "shape",
    [
        "programs of a table",
        "rows of a table",
        "quoted programs",
        "a block again and again",
        "a table again and again",
    ],
)
def test_twice_as_many_rows_programs_or_blocks_cost_at_most_2_3_times_the_calls(
    shape: str,
) -> None:
    warm(ReadingOptions("plain"))

    tried = next(each for each in BENCH.of_shapes() if each.name == shape)
    short, long = (calls(partial(tried.run, count)) for count in (160, 320))

    assert long <= BENCH.MOST * short


def folder(count: int) -> list[Record]:
    """Return notices of one office, each with a word of its own in a title that all have."""
    source = {"filename": "a.txt", "format": "text", "sha256": "a" * 64, "size_bytes": 1}
    common = {"source": source, "kind": "program_notice", "issuer": {"name": "가온시"}}
    words = (chr(0xAC00 + number) + chr(0xD7A3 - number) for number in range(count))
    return [
        Record.model_validate({**common, "title": f"{word} 지원사업 모집 공고"}) for word in words
    ]


def test_notices_of_two_folders_are_held_only_against_those_that_share_what_few_have() -> None:
    few, many = folder(100), folder(200)
    short, long = (calls(partial(pairs, each, each)) for each in (few, many))

    assert long <= BENCH.MOST * short


def test_each_notice_of_a_large_folder_finds_its_own() -> None:
    old, new = folder(100), folder(100)

    assert [(one.old, one.new) for one in pairs(old, new)] == list(zip(old, new, strict=True))


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("올해 시작한다. 총 1억원을 쓴다. 끝.", "1억원", " 총 1억원을 쓴다"),
        ("가나\n총 1억원\n다라", "1억원", "총 1억원"),
        ("사업비는 1.5억원이다", "1.5억원", "사업비는 1.5억원이다"),
        ("끝.1억원", "1억원", "1억원"),
        ("지원함.총 1억원을", "1억원", "총 1억원을"),
        ("가" * 400 + "1억원", "1억원", "가" * 300 + "1억원"),
    ],
)
def test_the_sentence_around_a_figure_ends_where_a_stop_or_a_line_does(
    text: str, figure: str, expected: str
) -> None:
    start = text.index(figure)
    begin, end = sentence(text, start, start + len(figure))

    assert text[begin:end] == expected


def test_the_sentences_of_a_long_line_are_found_once_for_all_its_figures() -> None:
    warm(ReadingOptions("plain"))
    sought = []
    for count in (200, 400):
        _figures._borders.cache_clear()
        BENCH.parsed(f"공고\n{'1억원, ' * count}끝\n")
        sought.append(_figures._borders.cache_info().misses)

    assert sought == [1, 1]
