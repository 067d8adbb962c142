"""Lines that are rows of a table, and the work it takes to find that they are none."""

from __future__ import annotations

import pytest

from announce_parser.readers import open_document
from announce_parser.readers._rows import RowFinder
from announce_parser.readers._traced import Traced


class Counted(list[Traced]):
    """Lines that count how often one of them is looked at."""

    looks = 0

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204
        self.looks += 1
        return super().__getitem__(index)


@pytest.mark.parametrize(
    "pair",
    [
        ("가|나|다", "가|나"),
        ("가|나", "가|나"),
        ("│", "│"),
        ("─────", "-----"),
        ("구분    한도    비고", "가    나    다"),
        ("구분    한도    비고", "1    2    3"),
        ("□\t지원", "ㅇ\t신청"),
        ("|---|", "| |"),
    ],
)
def test_lines_that_make_no_table_are_looked_at_a_few_times_each(pair: tuple[str, str]) -> None:
    many = 400
    for text in ([*pair] * many, [*pair] * many + ["가|나|다"], ["가|나|다|라"] + [pair[0]] * many):
        lines = Counted(Traced(line) for line in text)
        finder = RowFinder(lines, pipes=True)
        first = 0
        while first < len(lines):
            found = finder.find(first)
            first = found.last if found is not None else first + 1

        assert lines.looks < 20 * len(text)


def test_a_table_behind_ragged_lines_is_found() -> None:
    text = "공고\n\n가|나\n가|나|다\n\n구분|금액\n교육|3억원\n보급|4억원\n"
    document = open_document(text.encode(), name="n.txt")

    assert [(table.n_rows, table.n_cols) for table in document.tables] == [(3, 2)]


def test_a_row_too_wide_above_a_table_leaves_the_table() -> None:
    text = "가|나|다\n구분|금액\n교육|3억원\n보급|4억원\n"
    document = open_document(text.encode(), name="n.txt")

    assert [(table.n_rows, table.n_cols) for table in document.tables] == [(3, 2)]
