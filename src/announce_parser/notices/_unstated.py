"""Windows that a notice names without days: ``접수기간 : 추후 공지``, ``공고일로부터 14일간``, ``매월 10일까지``.

A program whose window has no value says so in ``stated_absent``, with the words, so that nobody takes an answer
for silence (RECORD: stated absence is not silence). A document without a program says it of its schedule, at the
entries that it would have next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.notices._columns import Field
from announce_parser.notices._programs.labelled_lines import heading_of, statements
from announce_parser.notices._programs.open_windows import absence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.notices._base import Material
    from announce_parser.notices._programs.labelled_lines import Statement
    from announce_parser.record import Tree

_WINDOWS = (Field.ANNOUNCEMENT, Field.APPLICATION, Field.EVALUATION, Field.AGREEMENT)


def unstated_windows(material: Material, programs: tuple[Tree, ...], events: int) -> Tree:
    """Return what the document says instead of the days of a window, by the pointer to where they would be.

    Args:
        material: The document.
        programs: As they are read.
        events: The number of entries of the schedule.
    """
    said = tuple(_said(material))
    if not programs:
        return {
            f"/schedule/{events + index}": {"text": _whole(statement, words), "meaning": meaning}
            for index, (statement, words, meaning) in enumerate(said)
        }
    first = {
        statement.field: (words, meaning)
        for statement, words, meaning in reversed(said)
        if len(programs) == 1 or statement.field is Field.APPLICATION
    }
    return {
        f"/programs/{index}/{field.value}": {"text": text, "meaning": meaning}
        for index, program in enumerate(programs)
        for field, (text, meaning) in sorted(first.items())
        if not program.get(field.value) and not program.get("rounds")
    }


def _said(material: Material) -> Iterator[tuple[Statement, str, str]]:
    """Yield the labels of windows whose words give no days, with the words and what they mean."""
    for statement in statements(material, in_cells=True):
        if statement.field in _WINDOWS:
            words = " ".join(material.document.text[statement.start : statement.end].split())
            meaning = absence(words)
            if meaning is not None:
                yield statement, words, meaning


def _whole(statement: Statement, words: str) -> str:
    """Return the words with the label that says of what they are."""
    heading, _ = heading_of(statement)
    return f"{heading} : {words}" if heading else words
