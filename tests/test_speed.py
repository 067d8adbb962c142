"""The bench of speed finds a reader's answer among whatever else that prints."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from conftest import bench

BENCH = bench("speed")

ANSWER = '{"seconds": 0.5, "peak": 90.0, "fault": null}\n'


def test_lines_that_a_reader_prints_are_passed_over() -> None:
    lines = iter(["[kordoc] 1 page\n", "\n", "12\n", '{"pages": 1}\n', ANSWER, "later\n"])

    assert BENCH.answer_among(lines) == {"seconds": 0.5, "peak": 90.0, "fault": None}
    assert next(lines) == "later\n"


def test_a_reader_that_ends_without_an_answer_is_said_to_have_ended() -> None:
    with pytest.raises(EOFError):
        BENCH.answer_among(iter(["Segmentation fault\n"]))


def test_a_line_that_a_reader_does_not_end_leaves_its_answer_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(BENCH.SERVED, "dochan", lambda _: sys.stdout.write("half a line"))
    monkeypatch.setattr(sys, "stdin", iter([f"{tmp_path}\n"]))

    BENCH.serve("dochan")

    assert BENCH.answer_among(capsys.readouterr().out.splitlines())["fault"] is None
