"""Facts: what each place of a notice says about one program, before one value is chosen.

An overview table, a label line, a sentence and an appendix each yield facts of the same shape;
``_settle`` chooses among them by rule and keeps the places of all that agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from announce_parser.record import Benefit, CostShare, Funding, Loan, Prize
from announce_parser.values import AnyValue

if TYPE_CHECKING:
    from announce_parser.notices._columns import Field
    from announce_parser.record import FigureRole, Place, Stated


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
