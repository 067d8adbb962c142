"""Steps of a procedure with their times: drawn with arrows on a line, or as a row of steps over a row of times.

``서류평가(~9. 12.) ⇒ 현장평가(9. 15.~9. 26.) ⇒ 협약체결(10. 10.)``; ``신청·접수 | ▶ | 서류평가`` over ``1.19~2.6 | | 2월 말``.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.notices._base import place, value_of
from announce_parser.notices._columns import Field, field_of
from announce_parser.notices._lines import lines
from announce_parser.notices._programs.facts import Fact, Origin
from announce_parser.patterns import lazy_regex
from announce_parser.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Block, Cell
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.notices._lines import Line

RULE = "schedule.procedure_step"
_ARROW = lazy_regex(r"[→⇒➡➜➔▶▷►⇨]|->|=>|>>")
# 평가절차 : 1) 서류평가(~9. 12.) · 현장평가 : 9. 15.~9. 26.: the words right before the time
_STEP = lazy_regex(r"(?P<name>[가-힣]{2,8}(?:[·ㆍ/ ][가-힣]{1,6}){0,2})\s*[(:：]\s*[~∼]?\s*$")
_HANGUL = lazy_regex(r"[가-힣]{2}")
_LEAST_STEPS = 2
# A procedure draws the window of application to the month, and its 사업수행 is a step, no term.
_READ = frozenset({Field.EVALUATION, Field.AGREEMENT})


def step_facts(material: Material, program: int) -> Iterator[Fact]:
    """Yield the windows that drawn procedures state, in reading order."""
    body = material.document.blocks[material.masthead.body].start
    for line in lines(material.document):
        if line.cell is None and line.start >= body and _ARROW.search(line.text):
            yield from _drawn(material, line, program)
    for block in material.document.blocks[material.masthead.body :]:
        if block.table is not None and not block.hidden:
            yield from _tabled(material, block, program)


def _drawn(material: Material, line: Line, program: int) -> Iterator[Fact]:
    """Yield the windows of a line whose steps have a time each."""
    edges = [0, *(match.end() for match in _ARROW.finditer(line.text)), len(line.text)]
    told: list[tuple[Field, Found]] = []
    for start, end in pairwise(edges):
        times = _times(material.between(line.start + start, line.start + end))
        until = times[0].start - line.start if times else start
        step = _STEP.search(line.text[start:until])
        field = field_of(step["name"]) if step is not None else None
        if step is not None and len(times) == 1:
            told.append((field if field is not None else Field.REMARK, times[0]))
    if len(told) >= _LEAST_STEPS:
        yield from (_fact(field, time, program) for field, time in told if field in _READ)


def _tabled(material: Material, block: Block, program: int) -> Iterator[Fact]:
    """Yield the windows of a row of steps over a row of times."""
    rows = list(tables.grid(block.table)) if block.table is not None else []
    for steps, below in pairwise(rows):
        told = [
            (_field(step), times[0])
            for step, cell in zip(steps, below, strict=True)
            if step is not None
            and cell is not None
            and cell is not step
            and _HANGUL.search(step.text)
            and not _held(material, block, step)
            and len(times := _times(_held(material, block, cell))) == 1
        ]
        if len(told) >= _LEAST_STEPS and len(told) == len({time.start for _, time in told}):
            yield from (_fact(field, time, program) for field, time in told if field in _READ)
            return


def _field(step: Cell | None) -> Field | None:
    return field_of(step.text) if step is not None and step.text.strip() else None


def _held(material: Material, block: Block, cell: Cell) -> tuple[Found, ...]:
    return tuple(figure for _, figure in material.in_cell(block.id, (cell.row, cell.col)))


def _times(figures: tuple[Found, ...]) -> list[Found]:
    return [each for each in figures if isinstance(each.value, Period)]


def _fact(field: Field | None, time: Found, program: int) -> Fact:
    if field is None:
        raise TypeError(time)
    return Fact(program, field, value_of(time), (place(time.place),), RULE, Origin.LABEL)
