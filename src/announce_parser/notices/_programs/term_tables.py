"""Forms: tables that state the terms of the one program of a notice, which has no column of names.

``신청·접수기간 | 선정평가 | 협약`` over one row of windows, ``지원유형 | 지원기간 | 지원한도`` over a row a type,
``사업기간 | 협약일 ~ 11.30`` as label and value beside each other, one or two pairs a row.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.notices._base import place, value_of
from announce_parser.notices._columns import (
    Field,
    field_of,
    is_upper_bound,
    letters,
    per_of,
)
from announce_parser.notices._lines import Line
from announce_parser.notices._programs.document_lists import LISTED
from announce_parser.notices._programs.facts import Fact, Origin
from announce_parser.notices._programs.layout import (
    READ_AS,
    TEXTS,
    TOPICS,
    WINDOWS,
    bounds_of,
    fields_of,
    layout_of,
    pers_of,
)
from announce_parser.notices._programs.loans import LOAN_FIELDS
from announce_parser.notices._programs.settle import with_bound
from announce_parser.once import once
from announce_parser.patterns import lazy_regex
from announce_parser.values import Bound, Money, Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.document import Block, Cell, Table
    from announce_parser.notices._base import Material
    from announce_parser.values import AnyValue

RULE = "program.form_cell"
# A table of terms has one of these; 구분 over 기간 alone may be anything's timetable.
_TELLING = frozenset({Field.CAP, Field.SUBSIDY_RATIO, Field.APPLICATION, Field.BUDGET})
# What such a table is not: one of people, posts, programs, or of what a heading cannot tell.
_OTHERS = frozenset({Field.NAME, Field.POST, Field.PERSON, Field.CONTACT, Field.EMAIL})
_MOST_ROWS = 12
_OPENING, _CLOSING = ("개시", "개시일시", "시작", "시작일시"), ("마감", "마감일", "마감일시")
_BEFORE_AFTER = lazy_regex(r"(?:정정|변경|수정|개정|조정)(?:전|후|안|내용)|현행|종전|기존|당초")
_LONGEST_LABEL = 24
_PAIR = 2
_STEPS = frozenset({"내용", "구분", "절차", "단계", "추진내용", "세부내용", "주요내용", "추진절차"})
_CORNERS = frozenset({"구분", "유형", "항목", "종류", "분야", "단계"})
_BY_KIND = frozenset({Field.CAP, Field.SUBSIDY_RATIO, Field.DURATION, Field.AWARDS})
_VALUED = frozenset({*READ_AS, *TEXTS, *LOAN_FIELDS, Field.OWN_SHARE})
_KINDS = (
    "구분",
    "유형",
    "종류",
    "차종",
    "규모",
    "단계",
    "등급",
    "대상",
    "분야",
    "수준",
    "업종",
    "기종",
    "가구원수",
    "용량",
    "규격",
    "면적",
)
_REPORTED = lazy_regex(r"실적|집행|결산|현황|전년|계획|재원")
_LONGEST_HEADING = 4
_DAYS = lazy_regex(r"(?:세부|추진|전형|평가|심사|공급)?(?:일정|기간|일시|시기|일자|날짜)")


def form_facts(material: Material, program: int) -> Iterator[Fact]:
    """Yield what tables of terms state, in reading order; a row's own name is the label of its facts."""
    for block in material.document.blocks[material.masthead.body :]:
        table = block.table
        if table is None or block.hidden or layout_of(table) is not None or compares(table):
            continue
        if is_form(table):
            yield from _rows(material, block, table, program)
        else:
            yield from _kinds_beside(material, block, table, program)


def form_blocks(material: Material) -> tuple[str, ...]:
    """Return the ids of the blocks of tables of terms."""
    return tuple(
        block.id
        for block in material.document.blocks
        if block.table is not None and layout_of(block.table) is None and is_form(block.table)
    )


@once
def is_form(table: Table) -> bool:
    """True for a table whose columns are terms and whose rows are at most types they differ by."""
    if not table.header_rows or table.n_rows - table.header_rows > _MOST_ROWS:
        return False
    columns = tables.columns(table)
    held = set(fields_of(columns).values())
    if Field.LEVEL not in held and any(
        "".join(each.path).replace(" ", "").endswith(TOPICS) for each in columns
    ):
        return False
    if held & _OTHERS or not held & _TELLING:
        return False
    if held & set(READ_AS) == {Field.SUBSIDY_RATIO}:
        # 기업 유형 | 정부지원 비율: shares by size of firm, and by nothing else
        return letters("".join(columns[0].path)).endswith(("유형", "규모", "구분"))
    if held & set(READ_AS) == {Field.CAP}:
        return _limits_kinds(table, columns)
    is_one_row = table.n_rows - table.header_rows == 1
    return len(held & set(READ_AS)) > 1 or (Field.APPLICATION in held and is_one_row)


def _limits_kinds(table: Table, columns: Sequence[tables.Column]) -> bool:
    """Return whether a table gives but a limit for each of several kinds: ``차종 | 최대 지원금액``, ``유형 | 지원한도``."""
    first = letters("".join(columns[0].path))
    is_reported = any(_REPORTED.search("".join(each.path)) for each in columns)
    return (
        table.n_rows - table.header_rows > 1
        and not is_reported
        and fields_of(columns).get(0) in (None, Field.GROUP, Field.LEVEL)
        and first.endswith(_KINDS)
    )


def _rows(material: Material, block: Block, table: Table, program: int) -> Iterator[Fact]:
    columns = tables.columns(table)
    fields = fields_of(columns)
    pers, bounds = pers_of(columns, fields), bounds_of(columns, fields)
    body = [
        (row, cells)
        for row, cells in enumerate(tables.grid(table))
        if row >= table.header_rows and _is_row(cells, fields)
    ]
    is_grouped = any(cells[0] is not None and cells[0].row_span > 1 for _, cells in body)
    is_steps = len(body) == 1 and {Field.TERM, Field.EVALUATION} <= set(fields.values())
    for row, cells in body:
        label = _label(cells, fields, is_grouped=is_grouped) if len(body) > 1 else None
        told: list[tuple[str, Fact]] = []
        for column, heading in sorted(fields.items()):
            cell = cells[column]
            if cell is None or cell.row != row or heading not in READ_AS:
                continue
            own = label if cell.row_span == 1 else None
            for fact in _cell(material, block, cell, heading, program):
                value = fact.value
                if column in bounds:
                    value = with_bound(value, Bound.MAX)
                labelled = _labelled(fact, _per(value, pers.get(column)), own)
                # 사업수행, a step of a procedure: what a label says goes before
                is_step = is_steps and heading is Field.TERM
                kept = replace(labelled, origin=Origin.APPENDIX) if is_step else labelled
                told.append((letters("".join(columns[column].path)), kept))
        yield from _with_whole_window(told)


def _with_whole_window(told: Sequence[tuple[str, Fact]]) -> Iterator[Fact]:
    """Yield the facts of a row; ``입찰서 제출 개시 | 입찰서 제출 마감`` are the two ends of one window."""
    opening = next((fact for heading, fact in told if _opens(heading, fact)), None)
    for heading, fact in told:
        value = fact.value
        is_end = heading.endswith(_CLOSING) and _is_point(fact)
        if fact is opening and any(each.endswith(_CLOSING) for each, _ in told):
            continue
        if not (is_end and isinstance(value, Period)):
            yield fact
            continue
        start = opening.value if opening is not None else None
        window = value.model_copy(update={"interval": f"../{value.interval}", "first_day": None})
        places = fact.places
        if opening is not None and isinstance(start, Period):
            window = value.model_copy(
                update={
                    "interval": f"{start.interval}/{value.interval}",
                    "first_day": start.first_day,
                    "last_day": value.last_day if _is_forward(start, value) else None,
                    "text": f"{start.text} ~ {value.text}",
                }
            )
            places = (*opening.places, *places)
        yield replace(fact, value=window, places=places)


def _is_forward(start: Period, end: Period) -> bool:
    """True unless a misprint puts the end before the start: then no day is known to be the last."""
    return not (start.first_day and end.last_day) or start.first_day <= end.last_day


def _opens(heading: str, fact: Fact) -> bool:
    return heading.endswith(_OPENING) and fact.field is Field.APPLICATION and _is_point(fact)


def _is_point(fact: Fact) -> bool:
    value = fact.value
    is_window = fact.field is Field.APPLICATION and isinstance(value, Period)
    return is_window and isinstance(value, Period) and "/" not in value.interval


def _kinds_beside(material: Material, block: Block, table: Table, program: int) -> Iterator[Fact]:
    """Yield the terms of kinds that are beside each other: ``구분 | 소액형 | 고액형`` over ``지원한도 | 1천만원 | 1억원``."""
    columns = tables.columns(table)
    kinds = {column.index: " ".join(column.path[-1].split()) for column in columns if column.path}
    if table.header_rows != 1 or len(kinds) <= _PAIR or fields_of(columns).keys() - {0}:
        return
    if letters(kinds.get(0, "")) not in _CORNERS:
        return
    for cells in tables.body_rows(table):
        heading = field_of(cells[0].text) if cells[0] is not None else None
        if heading not in _BY_KIND or cells[0] is None:
            continue
        bounded = is_upper_bound((cells[0].text,))
        for column, cell in enumerate(cells):
            if column == 0 or cell is None or cell.col != column or cell.col_span > 1:
                continue
            for fact in _cell(material, block, cell, heading, program):
                value = with_bound(fact.value, Bound.MAX) if bounded else fact.value
                yield _labelled(fact, _per(value, per_of(cells[0].text)), kinds[column])


def _labelled(fact: Fact, value: AnyValue | str, label: str | None) -> Fact:
    return Fact(
        fact.program, fact.field, value, fact.places, fact.rule, fact.origin, label, fact.figure
    )


def _per(value: object, per: str | None) -> AnyValue | str:
    if isinstance(value, Money) and per is not None and value.per is None:
        return value.model_copy(update={"per": per})
    return value  # type: ignore[return-value]


def _is_row(cells: tuple[Cell | None, ...], fields: dict[int, Field]) -> bool:
    """True where a row has a cell of its own under most headings; a note over all columns is not one."""
    spots = {(cell.row, cell.col) for column in fields if (cell := cells[column]) is not None}
    return len(spots) > 1 or len(fields) == 1


def _label(
    cells: tuple[Cell | None, ...], fields: dict[int, Field], *, is_grouped: bool
) -> str | None:
    """Return what names a row: its first cell under a heading that is not a term; where cells above are merged, the next too."""
    named: list[str] = []
    for column, cell in enumerate(cells):
        heading = fields.get(column)
        if heading in READ_AS or heading in TEXTS or heading is Field.FUNDING:
            break
        if cell is not None and cell.text and " ".join(cell.text.split()) not in named:
            named.append(" ".join(cell.text.split()))
            if not is_grouped or len(named) == _PAIR:
                break
    return " ".join(named) or None


def _cell(
    material: Material, block: Block, cell: Cell, heading: Field, program: int
) -> Iterator[Fact]:
    readings, taken = READ_AS[heading], set()
    for index, figure in material.in_cell(block.id, (cell.row, cell.col)):
        target = readings.get(figure.kind)
        if target is None or target in taken:
            continue
        taken.add(target)
        yield Fact(
            program, target, value_of(figure), (place(figure.place),), RULE, Origin.TABLE,
            figure=index,
        )  # fmt: skip


@once
def compares(table: Table) -> bool:
    """True for a table that sets what was beside what is: ``정정 전 | 정정 후``, ``현행 | 개정안``."""
    return any(_BEFORE_AFTER.fullmatch("".join(cell.text.split())) for cell in table.cells)


def label_cells(block: Block) -> Iterator[tuple[Field, Line]]:
    """Yield the value beside each label of a table of labels and values, as a line with its field."""
    table = block.table
    if table is None or layout_of(table) is not None or is_form(table) or compares(table):
        return
    if table.header_rows and table.n_cols > _PAIR:
        # Columns with headings of their own, years perhaps: only a timetable's days are beside a label.
        yield from _timetable(block, table)
        return
    for cells in tables.grid(table):
        label: Field | None = None
        seen: Cell | None = None
        for cell in cells:
            if cell is None or cell is seen:
                continue
            seen = cell
            found = field_of(cell.text) if len(cell.text) < _LONGEST_LABEL else None
            if label is not None and found is None and _is_value(cell, label):
                yield label, _line(block, cell)
            label = found if found in _VALUED else None


def _is_value(cell: Cell, label: Field) -> bool:
    """True for a cell that says something; ``구비서류 | 발급처`` over their columns are headings both."""
    text = cell.text.strip()
    is_heading = cell.row == 0 and text.isalpha() and len(text) <= _LONGEST_HEADING
    return bool(text) and not (is_heading and label in LISTED)


def _timetable(block: Block, table: Table) -> Iterator[tuple[Field, Line]]:
    """Yield the days of each step of a timetable: ``구분 | 일정 | 비고``, ``절차 | 내용 | 기간``."""
    headings = [letters("".join(column.path)) for column in tables.columns(table)]
    days = next((index for index, each in enumerate(headings) if _DAYS.fullmatch(each)), None)
    if days is None or (days == 0 and len(headings) > 1 and headings[1] not in _STEPS):
        return
    named = 1 if days == 0 else 0  # 일정 | 내용: the days before the step
    if named >= len(headings):
        return
    for cells in tables.body_rows(table):
        step, cell = cells[named], cells[days]
        found = field_of(step.text) if step is not None else None
        if cell is not None and cell is not step and cell.text.strip() and found in WINDOWS:
            yield found, _line(block, cell)


def _line(block: Block, cell: Cell) -> Line:
    lead = len(cell.text) - len(cell.text.lstrip())
    return Line(cell.text.strip(), block.start + cell.start + lead, block, cell)
