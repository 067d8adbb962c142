"""Text objects of a page that show something where no character was found."""

from __future__ import annotations

import pytest

from announce_parser.readers.pdf._glyphs import _has_one
from announce_parser.readers.pdf._shapes import Box
from announce_parser.readers.pdf._turned import turn_of

FIELDS = frozenset({(0, 0), (30, 40)})


@pytest.mark.parametrize(
    ("box", "covers"),
    [
        (Box(-3e38, -3e38, 3e38, 3e38), True),
        (Box(1e6, 1e6, 3e38, 3e38), False),
        (Box(0, 0, 1, 1), True),
        (Box(2e3, 2e3, 2e3 + 1, 2e3 + 1), False),
    ],
)
def test_a_box_as_large_as_a_file_pleases_is_compared_at_once(box: Box, *, covers: bool) -> None:
    assert _has_one(box, FIELDS) is covers


def test_text_of_a_damaged_matrix_is_level() -> None:
    assert (turn_of(float("nan"), 0.0), turn_of(0.0, 1.0)) == (0, 270)
