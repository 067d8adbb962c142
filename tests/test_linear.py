"""Twice as much of a shape costs at most about twice the work: calls are counted, no clock is read."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from announce_parser.batch import Reading
from announce_parser.batch.warming import warm
from announce_parser.notices.programs import _figures
from announce_parser.notices.programs._figures import sentence

_SPEC = importlib.util.spec_from_file_location(
    "bench_stress", Path(__file__).parents[1] / "bench" / "stress.py"
)
assert _SPEC is not None
assert _SPEC.loader is not None
BENCH: Any = importlib.util.module_from_spec(_SPEC)
sys.modules[_SPEC.name] = BENCH
_SPEC.loader.exec_module(BENCH)


def calls(shape: str, count: int) -> int:
    """Return how many functions are called while a shape of so many repetitions is read."""
    called = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal called
        called += event in ("call", "c_call")

    tried = next(each for each in BENCH.of_shapes() if each.name == shape)
    sys.setprofile(counted)
    try:
        tried.run(count)
    finally:
        sys.setprofile(None)
    return called


@pytest.mark.parametrize(
    "shape",
    ["programs of a table", "rows of a table", "quoted programs", "a block again and again"],
)
def test_twice_as_many_rows_programs_or_blocks_cost_at_most_2_3_times_the_calls(
    shape: str,
) -> None:
    warm(Reading("plain"))

    assert calls(shape, 320) <= BENCH.MOST * calls(shape, 160)


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
    warm(Reading("plain"))
    sought = []
    for count in (200, 400):
        _figures._borders.cache_clear()
        BENCH.parsed(f"공고\n{'1억원, ' * count}끝\n")
        sought.append(_figures._borders.cache_info().misses)

    assert sought == [1, 1]
