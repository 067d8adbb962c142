"""Programs beside each other in a table that a release's text has flattened to one cell a line.

``구분`` / ``○○ 특례보증`` / ``○○ 신용대출`` / ``대출한도`` / ``1천만원`` / ``2천만원``: the lines between two labels are the values of
the programs named first, one each; a line that only goes on (``(2년 거치)``) belongs to the one before.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._base import place, value_of
from announce_parser.notices._columns import Field, field_of, is_upper_bound, letters
from announce_parser.notices._programs.facts import Fact, Origin, ProgramDraft
from announce_parser.notices._programs.layout import READ_AS
from announce_parser.notices._programs.loans import LOAN_FIELDS, LoanPassage, loan_fact
from announce_parser.notices._programs.overview import Overview
from announce_parser.notices._programs.scope import with_bound
from announce_parser.notices._programs.wording import OFFERED_AT_END
from announce_parser.record import Stated
from announce_parser.values import Bound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.document import Block
    from announce_parser.notices._base import Material
    from announce_parser.notices._programs.facts import Said

RULE = "program.compared_column"
_CORNER = frozenset({"구분", "상품명", "사업명", "프로그램", "프로그램명"})
_LONGEST_LINE = 90
_COLUMNS = range(2, 6)
_MOST_LINES = 80
_SENTENCE = re.compile(r"(?:다|니다)\.\s*$")
_OPENS = re.compile(r"^\s*[□■○ㅇ◦※]\s")
_GOES_ON = re.compile(r"^\s*[(*&]|^\s*\+\s*$")
_LEFT_OPEN = re.compile(r"[&,·]\s*$")
# Labels of rows that are not a term of a program here, but end the values before them.
_OTHER_LABEL = re.compile(
    r"(?:금리|보증료|수수료|종류|기관|방법|용도|조건|비율|내용|한도|기간|대상|규모|서류)$"
)
_LONGEST_LABEL = 8
_TAIL = re.compile(r"\s*\([^()]*\)\s*$")
# What tells programs apart; rows of numbers chosen alone may be two kinds of one program.
_TELLING = frozenset({Field.CAP, Field.BUDGET, Field.SCALE})


@dataclass(frozen=True, slots=True)
class _Row:
    label: Block
    blocks: tuple[Block, ...]


def compared(material: Material) -> Overview:
    """Return the programs of the first such table; empty where there is none."""
    blocks = material.document.blocks
    for index in range(material.masthead.body, len(blocks)):
        if letters(blocks[index].text) in _CORNER and blocks[index].table is None:
            found = _read(material, tuple(_run(blocks, index + 1)))
            if found.drafts:
                return found
    return Overview()


def _run(blocks: Sequence[Block], start: int) -> Iterator[Block]:
    """Yield the short lines below a corner, up to the first that is running text or opens a point."""
    for block in blocks[start : start + _MOST_LINES]:
        if block.table is not None or block.kind is BlockKind.HEADING or block.hidden:
            return
        if (
            len(block.text) > _LONGEST_LINE
            or _SENTENCE.search(block.text)
            or _OPENS.match(block.text)
        ):
            return
        yield block


def _read(material: Material, run: tuple[Block, ...]) -> Overview:
    first = next((index for index, block in enumerate(run) if _is_label(block.text)), len(run))
    rows = tuple(_rows(run[first:]))
    widths = Counter(len(_values(row.blocks)) for row in rows if row.blocks)
    width = max(widths, key=lambda each: (widths[each], -each), default=0)
    names = _names(run[:first], width)
    held = {field_of(row.label.text) for row in rows if len(_values(row.blocks)) == width}
    if width not in _COLUMNS or len(names) != width or not held & _TELLING:
        return Overview()
    drafts = tuple(ProgramDraft(_stated(material, blocks)) for blocks in names)
    facts = tuple(
        fact
        for row in rows
        if len(values := _values(row.blocks)) == width
        for program, blocks in enumerate(values)
        for fact in _facts(material, row.label, blocks, program)
    )
    return Overview(drafts=drafts, facts=facts)


def _is_label(text: str) -> bool:
    name = letters(text)
    if len(name) > _LONGEST_LABEL or any(mark in text for mark in "()0123456789"):
        return False
    return field_of(text) in READ_AS or _OTHER_LABEL.search(name) is not None


def _rows(run: Sequence[Block]) -> Iterator[_Row]:
    label: Block | None = None
    held: list[Block] = []
    for block in run:
        if _is_label(block.text):
            if label is not None:
                yield _Row(label, tuple(held))
            label, held = block, []
        else:
            held.append(block)
    if label is not None:
        yield _Row(label, tuple(held))


def _values(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], ...]:
    """Return the blocks of each value, those that only go on with the one before."""
    values: list[list[Block]] = []
    for block in blocks:
        goes_on = _GOES_ON.match(block.text) or (values and _LEFT_OPEN.search(values[-1][-1].text))
        if values and goes_on:
            values[-1].append(block)
        else:
            values.append([block])
    return tuple(map(tuple, values))


def _names(head: Sequence[Block], width: int) -> tuple[tuple[Block, ...], ...]:
    """Return the blocks of each name: one each, or broken before the word for what is offered."""
    plain = tuple(block for block in head if letters(block.text))
    if len(plain) == width:
        return tuple((block,) for block in plain)
    names: list[list[Block]] = [[]]
    for block in plain:
        names[-1].append(block)
        if _ends_name(block.text):
            names.append([])
    return tuple(tuple(name) for name in names if name)


def _ends_name(text: str) -> bool:
    bare = _TAIL.sub("", text).strip()
    return OFFERED_AT_END.search(bare) is not None or bare.endswith(("지원", "형"))


def _stated(material: Material, blocks: tuple[Block, ...]) -> Stated[str]:
    text = _TAIL.sub("", " ".join(" ".join(block.text.split()) for block in blocks))
    places = tuple(place(material.document.source(block.start, block.end)) for block in blocks)
    return Stated(text.strip(), places, RULE)


def _facts(
    material: Material, label: Block, blocks: tuple[Block, ...], program: int
) -> Iterator[Fact]:
    heading = field_of(label.text)
    readings = READ_AS.get(heading, {}) if heading is not None else {}
    if heading in LOAN_FIELDS and heading is not None:
        yield _lent(material, label, blocks, program)
        # How long a loan runs is how long support does, where programs are beside each other.
        readings = {"duration": Field.DURATION} if heading is Field.REPAYMENT else {}
    for index, figure in material.in_cell(blocks[0].id, None)[:1]:
        if figure.kind in readings:
            where = (place(figure.place),)
            value: Said = value_of(figure)
            if is_upper_bound((label.text,)):
                value = with_bound(value, Bound.MAX)
            yield Fact(
                program, readings[figure.kind], value, where, RULE, Origin.TABLE,
                figure=index,
            )  # fmt: skip


def _lent(material: Material, label: Block, blocks: tuple[Block, ...], program: int) -> Fact:
    """Return what one column says of a loan in one row: its first line, which holds the value."""
    first = blocks[0]
    places = tuple(
        place(material.document.source(each.start, each.end)) for each in (label, *blocks)
    )
    passage = LoanPassage(label.text.strip(), first.text, 0, places)
    held = [figure for _, figure in material.in_cell(first.id, None)]
    return loan_fact(field_of(label.text) or Field.LOAN, passage, held, program, Origin.TABLE)
