"""Facts: what each place of a notice says about one program, before one value is chosen.

An overview table, a label line, a sentence and an appendix each yield facts of the same shape;
``_settle`` chooses among them by rule and keeps the places of all that agree.

A label that a value holds for is in its words: ``운전 1억원, 시설 5억원``; where one value has none right before it, the words are not labels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from announce_parser.document import whole_cell
from announce_parser.notices._base import place
from announce_parser.patterns import lazy_regex
from announce_parser.record import Benefit, CostShare, Funding, Loan, Prize, Stated
from announce_parser.values import AnyValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.document import Block, Cell
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.notices._columns import Field
    from announce_parser.record import FigureRole, Place


Said = AnyValue | CostShare | Prize | Benefit | Funding | Loan | str
"""What a fact may say: a value, who pays what, what is won, paid or lent, or words."""

OBJECTS = (CostShare, Prize, Benefit, Funding, Loan)


class Origin(IntEnum):
    """Where a fact is; of equal values the lower one is the program's own place."""

    TABLE = 0
    LABEL = 1
    PROSE = 2
    APPENDIX = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about one program.

    Attributes:
        program: Index of the program in document order, from 0.
        field: What it is about.
        value: A value object, or words.
        places: Where it is.
        rule: The rule that linked it to program and field.
        origin: Kind of place.
        label: The type, level or size it holds for only (기초, 고도화); None for the program as a whole.
        figure: Index of the figure among the document's, where it is one.
        certain: False where it may confirm what another place states, but not introduce it.
        context: What is before it in its sentence; a label of the program may be there.
        chance: How likely it is right, where evidence was weighed; None where a rule read it.
    """

    program: int
    field: Field
    value: Said
    places: tuple[Place, ...]
    rule: str
    origin: Origin
    label: str | None = None
    figure: int | None = None
    certain: bool = True
    context: str = ""
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class ProgramDraft:
    """A program as the place that introduces it names it.

    Attributes:
        name: As written there.
        category: Index of its category, if it is in one.
        labels: Types or levels named in brackets after its name: ``(기초, 고도화)``.
    """

    name: Stated[str]
    category: int | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A category as the overview table or the outline names it.

    Attributes:
        number: The number as written, ``①``; None where there is none.
        names: Every name it has, the one of the body's outline first.
        budget: The sum stated for it, if any.
    """

    number: Stated[str] | None
    names: tuple[Stated[str], ...]
    budget: Stated[AnyValue] | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What a figure was found to be.

    Attributes:
        role: As the contract names it.
        program: Id of the program it is about.
        label: The type or level of that program it holds for.
        category: Id of the category whose sum it is.
        value: Its value with the bound that a note gives its column; None where the note adds nothing.
    """

    role: FigureRole | None = None
    program: str | None = None
    label: str | None = None
    category: str | None = None
    value: AnyValue | None = None


_WORD = lazy_regex(
    r"""
    (?:^|[\s,/·(])(?P<label>(?:[가-힣A-Z]|\d(?=유형|종|형|단계|그룹|급|순위
          |자녀))[가-힣A-Za-z0-9·]{1,11}(?:\s?\([^()]{1,12}\))?)\s*+(?:은|는
      |의\s?경우)?\s*+[:：(]?\s*+(?:(?:1?인|기업|업체|팀)당\s*+)?(?:(?:최대|연|매?월|각|총|약)\s*+)?$
    """,
    re.VERBOSE,
)
# Words before a sum that say what it is, or bound it, not for whom.
_NO_KIND = lazy_regex(
    r"(?:최대|최소|총|약|각|연|매월|한도|예산|사업비|지원금|보조금|한도액|금액|이내|이상|까지|경우|규모|및|또는|비율|기간|지원|부담|국비|지방비|자부담|시비|도비|상금)$|당$|별$"
)


def kinds_of(text: str, start: int, figures: Sequence[Found]) -> dict[int, str]:
    """Return the label of each figure by where it starts; empty where one has none or two share one.

    Args:
        text: Of the block or cell.
        start: Where the value begins in it.
        figures: Those of one field, in order; offsets are those of the block's or cell's text.
    """
    if len(figures) < 2:
        return {}
    labels: dict[int, str] = {}
    position = start
    for figure in figures:
        match = _WORD.search(text[position : figure.place.start])
        if match is None or _NO_KIND.search(match["label"]):
            return {}
        labels[figure.place.start] = match["label"].strip()
        position = figure.place.end
    return labels if len(set(labels.values())) == len(figures) else {}


def _crossing(block: Block, at: tuple[int, int] | None) -> tuple[list[Cell], list[Cell]]:
    """Return the cells of a cell's row, and those above it: in a table with a column for each type they name it."""
    if block.table is None or at is None:
        return [], []
    row, col = at
    cells = block.table.cells
    beside = [cell for cell in cells if cell.row <= row < cell.row + cell.row_span]
    above = [
        cell for cell in cells if cell.row < row and cell.col <= col < cell.col + cell.col_span
    ]
    return beside, above


def stated_label(material: Material, label: str, facts: list[Fact]) -> Stated[str]:
    """Return a label with the place nearest to its first fact that says it."""
    for fact in sorted(facts, key=lambda fact: fact.origin):
        where = fact.places[0]
        block = material.document.block(where.block)
        cells, above = _crossing(block, where.cell)
        nearest = [*sorted(cells, key=lambda cell: (cell.row, cell.col) != where.cell), *above]
        for cell in nearest:
            if " ".join(cell.text.split()) == label:
                return Stated(label, (place(whole_cell(block, cell)),), fact.rule)
            start = cell.text.find(label)
            if start >= 0:
                spot = place(whole_cell(block, cell))
                span = {"start": start, "end": start + len(label)}
                return Stated(label, (spot.model_copy(update=span),), fact.rule)
        held = [cell for cell in cells if cell.text and " ".join(cell.text.split()) in label]
        if len(held) > 1 and " ".join(" ".join(each.text.split()) for each in held) == label:
            spots = tuple(place(whole_cell(block, cell)) for cell in held)
            return Stated(label, spots, fact.rule)
        start = block.text.rfind(label, 0, where.start) if block.table is None else -1
        if start >= 0:
            source = material.document.source(block.start + start, block.start + start + len(label))
            return Stated(label, (place(source),), fact.rule)
    return Stated(label, facts[0].places, facts[0].rule)
