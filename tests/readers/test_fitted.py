"""Whatever cells a file gives, the grid of them is covered once and everywhere, and no text is lost."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from announce_parser.document import BlockKind
from announce_parser.errors import OverLimit
from announce_parser.readers._compose import compose
from announce_parser.readers._drafts import Draft, Grid, GridCell
from announce_parser.readers._fitted import fitted

if TYPE_CHECKING:
    from collections.abc import Iterable

PLACES = st.tuples(*(st.integers(0, 6) for _ in "rc"), *(st.integers(1, 5) for _ in "rc"))


def places(cells: Iterable[GridCell]) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.col, cell.row_span, cell.col_span, cell.text) for cell in cells]


@given(st.lists(PLACES, max_size=12), st.integers(1, 5), st.integers(1, 5))
def test_every_field_is_covered_once_and_every_text_stands_once(
    given_places: list[tuple[int, int, int, int]], n_rows: int, n_cols: int
) -> None:
    cells = [GridCell(*place, f"글{index}") for index, place in enumerate(given_places)]

    grid = fitted(cells, n_rows, n_cols)

    covered = Counter(
        (row, col)
        for cell in grid
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    )
    assert covered == Counter((row, col) for row in range(n_rows) for col in range(n_cols))
    assert [place[:2] for place in places(grid)] == sorted(place[:2] for place in places(grid))
    said = [text for cell in grid for text in cell.text.split("\n") if text]
    assert sorted(said) == sorted(cell.text for cell in cells)


def test_cells_that_cover_their_grid_stay_as_they_are() -> None:
    cells = (GridCell(0, 0, 2, 1, "가"), GridCell(0, 1, 1, 1, "나"), GridCell(1, 1, 1, 1, "다"))

    assert fitted(cells, 2, 2) == cells


def test_a_span_ends_where_another_cell_begins() -> None:
    cells = (
        GridCell(0, 0, 1, 2, "구분"),
        GridCell(0, 1, 2, 1, "금액"),
        GridCell(1, 0, 1, 2, "창업"),
    )

    assert places(fitted(cells, 2, 2)) == [
        (0, 0, 1, 2, "구분\n금액"),
        (1, 0, 1, 2, "창업"),
    ]
    assert places(fitted((cells[1], GridCell(1, 0, 1, 2, "창업")), 2, 2)) == [
        (0, 0, 1, 1, ""),
        (0, 1, 2, 1, "금액"),
        (1, 0, 1, 1, "창업"),
    ]


def test_a_table_in_a_cell_that_has_no_place_moves_with_its_text() -> None:
    inner = Draft(BlockKind.TABLE)
    cells = (GridCell(0, 0, 1, 1, "가"), GridCell(0, 0, 1, 1, "나", nested=(inner,)))

    (cell,) = fitted(cells, 1, 1)

    assert (cell.text, cell.nested) == ("가\n나", (inner,))


def test_a_grid_of_more_than_a_million_fields_is_refused() -> None:
    with pytest.raises(OverLimit):
        fitted((), 65_536, 65_536)


def test_a_grid_with_a_hole_is_whole_in_the_document() -> None:
    grid = Grid(2, 2, (GridCell(0, 0, 1, 2, "머리"), GridCell(1, 0, 1, 1, "왼쪽")))
    (table,) = compose("text", (Draft(BlockKind.TABLE, table=grid),)).tables

    assert [(cell.row, cell.col, cell.col_span, cell.text) for cell in table.cells] == [
        (0, 0, 2, "머리"),
        (1, 0, 1, "왼쪽"),
        (1, 1, 1, ""),
    ]
