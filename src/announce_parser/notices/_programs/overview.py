"""The overview table: one row a program, its headings by meaning.

Comes in: the tables of a document and its resolved figures. Goes out: drafts of programs, their groups and
facts. ``0.3 (기초) 1.2 (고도화)`` in one cell are two facts with a label each; ``-`` is an absence that the
document states; a merged group cell is the category of every row it covers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.document import whole_cell
from announce_parser.figures._bounds import bound_after
from announce_parser.notices._base import place, value_of
from announce_parser.notices._columns import Field, letters
from announce_parser.notices._programs.facts import (
    Fact,
    Group,
    Origin,
    ProgramDraft,
    Said,
    kinds_of,
)
from announce_parser.notices._programs.funding import PAYERS, party_of
from announce_parser.notices._programs.funding import RULE as FUNDING_RULE
from announce_parser.notices._programs.layout import (
    READ_AS,
    TEXTS,
    WINDOWS,
    Layout,
    is_call_type,
    layout_of,
    lists_topics,
)
from announce_parser.notices._programs.loans import LOAN_FIELDS, LoanPassage, loan_fact
from announce_parser.notices._programs.names import key_of, number_of, squash, without_number
from announce_parser.notices._programs.open_windows import absence, standing_window
from announce_parser.notices._programs.settle import with_bound
from announce_parser.notices._programs.shares import SHARES_RULE, cost_sharing
from announce_parser.notices._programs.totals import Sums, heading_places, sums_of
from announce_parser.patterns import lazy_regex
from announce_parser.record import CostShare, Funding, Stated
from announce_parser.values import Bound, Count, Money, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.document import Block, Cell, Table
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.notices.programs import Hints
    from announce_parser.record import Place
    from announce_parser.values import AnyValue

RULE = "program.overview_row"
GROUP_RULE = "category.overview_group"
_TOTAL_ROW = lazy_regex(
    r"(?:합|소|총|누|총합)?계(?:[:：(]?총?\d+개?\w{0,4}\)?)?|총\d+개\w{2,4}|전체|총합"
)
# 가람기술개발 *(내역) 나루, (신규) 가람기술개발: a note below the name and a word before it are not part of it
_NOTE_BELOW = lazy_regex(r"\s*(?:\n\s*|\s)[*※＊]\s?[(가-힣][\s\S]*$")
_NEW_BEFORE = lazy_regex(r"^\(?\s?신\s?[규설]\s?\)\s*(?=[가-힣A-Za-z0-9])")
_BEHIND = lazy_regex(r"\s*\(\s*(?P<label>[^()]{1,20}?)\s*\)")
_BEFORE = lazy_regex(r"\(\s*(?P<label>[^()]{1,20}?)\s*\)\s*$|(?P<word>[^\s()·,:]{1,12})\s*:\s*$")
# In brackets after a value, but of the value itself: planned, tentative, at most.
_NO_CONDITIONS = frozenset({"예정", "잠정", "안", "최대", "최소", "이내", "내외"})
_BARE_NUMBER = lazy_regex(r"\d{1,3}(?:,\d{3})+|\d{1,6}")
# What a heading counts, and its counter.
_COUNTERS = {
    "과제": "과제",
    "인원": "명",
    "명": "명",
    "팀": "팀",
    "기업": "개사",
    "업체": "개사",
    "개소": "개소",
}
_OF_COST = lazy_regex(r"(?:비|비용|사업비|금액|단가|선가|가격|구입가|투자비)의\s*(?:최대\s*)?$")
_NAME_LABELS = lazy_regex(r"\((?P<labels>[^()]+[,·/][^()]+)\)\s*$")
ABSENT: dict[str, str] = {
    "-": "none",
    "–": "none",
    "—": "none",
    "해당없음": "none",
    "없음": "none",
    **dict.fromkeys(
        ("추후공지", "추후안내", "추후통보", "별도공지", "별도안내", "미정"), "to_be_announced"
    ),
    "사업별상이": "varies",
    "과제별상이": "varies",
    "상이": "varies",
}


@dataclass(frozen=True, slots=True)
class Absent:
    """Where the table says that a program has no such value."""

    program: int
    field: Field
    text: str
    meaning: str
    place: Place


@dataclass(frozen=True, slots=True)
class Overview:
    """What one or several overview tables say.

    Attributes:
        drafts: Programs in document order.
        groups: Categories in document order.
        facts: Of all rows.
        absences: Cells that state that there is nothing.
        blocks: Ids of the tables' blocks.
        whole: The row that sums all programs up, if there is one.
        hints: What tells of programs that are not among these; None where evidence was not weighed.
    """

    drafts: tuple[ProgramDraft, ...] = ()
    groups: tuple[Group, ...] = ()
    facts: tuple[Fact, ...] = ()
    absences: tuple[Absent, ...] = ()
    blocks: tuple[str, ...] = ()
    whole: Sums | None = None
    hints: Hints | None = None


def read_overviews(material: Material) -> Overview:
    """Return what the overview tables of a document say, in document order."""
    result = Overview()
    for block in material.document.blocks:
        layout = layout_of(block.table) if block.table is not None else None
        if block.table is not None and layout is not None:
            result = _with_table(result, material, block, layout)
    is_call = material.masthead.kind != "other" or any(
        fact.field in WINDOWS[:3] for fact in result.facts
    )
    return result if is_call else Overview()  # a table of budget lines calls for nothing


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of an overview table, by column."""

    index: int
    cells: tuple[Cell | None, ...]
    program: int
    call: Cell | None = None


def _with_table(known: Overview, material: Material, block: Block, layout: Layout) -> Overview:
    table = block.table
    if table is None:
        return known
    drafts, groups = list(known.drafts), list(known.groups)
    by_name_cell: dict[tuple[int, int, int], int] = {}
    by_group_cell: dict[tuple[int, int], int] = {}
    facts, absences, whole = list(known.facts), list(known.absences), known.whole
    earlier = _continued(known, layout)
    if known.drafts and lists_topics(table, layout):
        return known
    for index, cells in _body(table):
        name = cells[layout.name]
        if name is None or not _is_name(name.text):
            sums = sums_of(material, block, layout, cells)
            whole = sums if sums is not None and not sums.is_part else whole
            if len(groups) > len(known.groups):
                groups[-1] = _summed(groups[-1], sums)
            continue
        group = cells[layout.group] if layout.group is not None else None
        if group is not None and group.text and (group.row, group.col) not in by_group_cell:
            _enter(groups, _group(block, group), len(known.groups))
            by_group_cell[group.row, group.col] = len(groups) - 1
        call = _call_of(layout, cells)
        own = (name.row, name.col, call.row if call is not None else -1)
        if own not in by_name_cell:
            category = by_group_cell.get((group.row, group.col)) if group is not None else None
            draft = _draft(block, name, category)
            by_name_cell[own] = earlier.get(key_of(draft.name.value), len(drafts))
            if by_name_cell[own] == len(drafts):
                drafts.append(draft)
        row = _Row(index, cells, by_name_cell[own], call)
        facts += _call_facts(block, row, drafts[row.program])
        for spot in _spots(block, row, layout, drafts[row.program]):
            facts += _facts_of(material, spot)
            absences += _absences_of(spot)
    return Overview(
        tuple(drafts), tuple(groups), tuple(facts), tuple(absences), (*known.blocks, block.id),
        whole,
    )  # fmt: skip


def _enter(groups: list[Group], stated: Group, earlier: int) -> None:
    """Add a category, unless its cell only repeats the one above it in the same table."""
    if len(groups) == earlier or not _same_group(groups[-1], stated):
        groups.append(stated)


def _body(table: Table) -> Iterator[tuple[int, tuple[Cell | None, ...]]]:
    """Yield the rows below the header with their indexes."""
    for index, cells in enumerate(tables.grid(table)):
        if index >= table.header_rows:
            yield index, cells


def _summed(group: Group, sums: Sums | None) -> Group:
    """Return a category with the sum of its rows, where a row of sums states it."""
    if sums is None or not sums.is_part or group.budget is not None:
        return group
    stated = sums.budget
    if stated is None:
        return group
    return replace(group, budget=Stated(stated.value, stated.places, stated.rule))


def _continued(known: Overview, layout: Layout) -> dict[str, int]:
    """Return the programs by name that a further table goes on with: one that states other terms of them.

    A table that states the same terms again has programs of its own, whatever they are called.
    """
    terms = set(READ_AS) & set(layout.fields.values())
    stated = {fact.program for fact in known.facts if fact.field in terms}
    return {
        key_of(draft.name.value): index
        for index, draft in enumerate(known.drafts)
        if index not in stated
    }


def _call_of(layout: Layout, cells: tuple[Cell | None, ...]) -> Cell | None:
    """Return the cell that says how topics are set, which makes each of a program's rows a call of its own."""
    cell = cells[layout.level] if layout.level is not None else None
    return cell if cell is not None and is_call_type(cell.text) else None


def _call_facts(block: Block, row: _Row, draft: ProgramDraft) -> Iterator[Fact]:
    """Yield how a row's topics are set, and the name that tells it from the other calls of its program."""
    if row.call is None:
        return
    where = (place(whole_cell(block, row.call)),)
    text = " ".join(row.call.text.split())
    yield Fact(row.program, Field.CALL_TYPE, text, where, RULE, Origin.TABLE)
    told = f"{draft.name.value} {text}"
    places = (*draft.name.places, *where)
    yield Fact(row.program, Field.NAME, told, places, RULE, Origin.TABLE)


def _is_name(text: str) -> bool:
    """True where a cell names something, and no total: 합 계, 소계(3개)."""
    name = letters(text)
    return bool(name) and not _TOTAL_ROW.fullmatch(name)


def _group(block: Block, cell: Cell) -> Group:
    """Return the category that a group cell names, its number apart."""
    name, number = without_number(cell.text), number_of(cell.text)
    stated = Stated(" ".join(name.split()), (_within(block, cell, name),), GROUP_RULE)
    if number is None:
        return Group(None, (stated,))
    return Group(Stated(number, (_within(block, cell, number),), GROUP_RULE), (stated,))


def _within(block: Block, cell: Cell, text: str) -> Place:
    """Return where a piece of a cell's text is."""
    start = cell.text.find(text)
    where = place(whole_cell(block, cell))
    return where.model_copy(update={"start": start, "end": start + len(text)})


def group_number(group: Group) -> str | None:
    """Return a category's number as written, None where it has none."""
    return group.number.value if group.number is not None else None


def _same_group(group: Group, other: Group) -> bool:
    """True where a group cell only repeats the one above it instead of being merged with it."""
    return group_number(group) == group_number(other) and squash(group.names[0].value) == squash(
        other.names[0].value
    )


def _draft(block: Block, cell: Cell, category: int | None) -> ProgramDraft:
    """Return the program that a cell names, its number and the notes beside its name apart."""
    name = _NEW_BEFORE.sub("", _NOTE_BELOW.sub("", without_number(cell.text)).strip())
    name = " ".join(name.split()) or " ".join(without_number(cell.text).split())
    match = _NAME_LABELS.search(name)
    labels = (
        tuple(label.strip() for label in re.split(r"[,·/]", match["labels"]) if label.strip())
        if match
        else ()
    )
    return ProgramDraft(Stated(name, (place(whole_cell(block, cell)),), RULE), category, labels)


@dataclass(frozen=True, slots=True)
class _Spot:
    """One filled cell of one program's row under a heading that means something."""

    block: Block
    cell: Cell
    heading: Field
    program: int
    draft: ProgramDraft
    row_label: str | None
    per: str | None
    is_bounded: bool = False
    words: str = ""


def _spots(block: Block, row: _Row, layout: Layout, draft: ProgramDraft) -> Iterator[_Spot]:
    """Yield the filled cells of a row from left to right; of a cell merged over a program's rows, the first."""
    name = row.cells[layout.name]
    spread = name is not None and name.row_span > 1 and row.call is None
    level = row.cells[layout.level] if spread and layout.level is not None else None
    label = " ".join(level.text.split()) if level is not None and level.text else None
    for column, heading in sorted(layout.fields.items()):
        cell = row.cells[column]
        if (
            cell is None
            or not cell.text
            or column == layout.name
            or (spread and cell.row != row.index)
        ):
            continue
        own = label if cell.row_span == 1 else None
        yield _Spot(
            block, cell, heading, row.program, draft, own,
            layout.pers.get(column), is_bounded=column in layout.bounds,
            words=layout.words.get(column, ""),
        )  # fmt: skip


def _facts_of(material: Material, spot: _Spot) -> Iterator[Fact]:
    """Yield the facts of one cell, one a figure; labels count where it holds several of one field."""
    where = whole_cell(spot.block, spot.cell)
    if spot.heading in TEXTS and squash(spot.cell.text) not in ABSENT:
        text = " ".join(spot.cell.text.split())
        yield Fact(spot.program, spot.heading, text, (place(where),), RULE, Origin.TABLE)
    if spot.heading is Field.SUPPORT:
        yield from _within_words(material, spot)
    if spot.heading is Field.OWN_SHARE:
        yield from _own_share(material, spot)
    readings = READ_AS.get(spot.heading, {})
    held = [
        (index, figure)
        for index, figure in material.in_cell(spot.block.id, (spot.cell.row, spot.cell.col))
        if figure.kind in readings
    ]
    taken: set[Field] = set()
    kinds = kinds_of(spot.cell.text, 0, [figure for _, figure in held])
    yield from _paid_or_lent(material, spot)
    if not held and spot.heading in WINDOWS:
        yield from _standing(spot)
    if not held and Field.AWARDS in readings.values():
        yield from _bare_number(spot)
    for index, figure in held:
        target = readings[figure.kind]
        alone = sum(readings[other.kind] is target for _, other in held) == 1
        label = _label_of(spot.cell.text, figure, held) or kinds.get(figure.place.start)
        if alone and label not in spot.draft.labels:
            label = None
        label = label or spot.row_label
        if label is None and target in taken:
            continue  # a second unlabelled value has no place of its own; it stays unplaced
        taken.add(target)
        spot_place = (place(figure.place),)
        value: Said = _per_heading(value_of(figure), spot.per)
        behind = bound_after(spot.cell.text.replace("\n", " "), figure.place.end)
        if spot.is_bounded or behind is not None:
            value = with_bound(value, behind or Bound.MAX)
        yield Fact(spot.program, target, value, spot_place, RULE, Origin.TABLE, label, index)


def _within_words(material: Material, spot: _Spot) -> Iterator[Fact]:
    """Yield the limit, the share or the shares that a column of 지원내용 states: ``업체당 최대 2천만원``, ``설치비의 50% 이내``."""
    held = material.in_cell(spot.block.id, (spot.cell.row, spot.cell.col))
    shares = tuple(cost_sharing(spot.cell.text, held))
    for index, figure, share in shares:
        where = (place(figure.place),)
        yield Fact(
            spot.program, Field.COST_SHARING, share, where, SHARES_RULE, Origin.PROSE, figure=index
        )
    for kind, target in (("money", Field.CAP), ("ratio", Field.SUBSIDY_RATIO)):
        same = [(index, figure) for index, figure in held if figure.kind == kind]
        if len(same) != 1 or shares:
            continue  # several sums: which of them is the limit no word of the cell says
        index, figure = same[0]
        value, before = value_of(figure), spot.cell.text[: figure.place.start]
        is_limit = isinstance(value, Money) and value.per is not None and value.bound == "max"
        is_share = isinstance(value, Ratio) and value.bound == "max" and _OF_COST.search(before)
        if is_limit or is_share:
            where = (place(figure.place),)
            yield Fact(spot.program, target, value, where, RULE, Origin.PROSE, figure=index)


def _own_share(material: Material, spot: _Spot) -> Iterator[Fact]:
    """Yield what a column of 기업부담금 says the chosen pay, where it is one share."""
    held = material.in_cell(spot.block.id, (spot.cell.row, spot.cell.col))
    ratios = [(index, each) for index, each in held if isinstance(each.value, Ratio)]
    if len(ratios) != 1:
        return
    index, figure = ratios[0]
    if isinstance(figure.value, Ratio) and figure.value.percent is not None:
        party = " ".join(spot.words.split())
        share = CostShare(party=party, percent=figure.value.percent, bound=figure.value.bound)
        places = (*_heading_places(spot), place(figure.place))
        yield Fact(
            spot.program, Field.COST_SHARING, share, places, RULE, Origin.TABLE, figure=index
        )


def _paid_or_lent(material: Material, spot: _Spot) -> Iterator[Fact]:
    """Yield who pays the sum of a column of payers, and what a column of a loan's terms says."""
    held = material.in_cell(spot.block.id, (spot.cell.row, spot.cell.col))
    where = place(whole_cell(spot.block, spot.cell))
    if spot.heading in LOAN_FIELDS and squash(spot.cell.text) not in ABSENT:
        places = (*_heading_places(spot), where)
        passage = LoanPassage(" ".join(spot.words.split()), spot.cell.text, 0, places)
        figures = [figure for _, figure in held]
        yield loan_fact(spot.heading, passage, figures, spot.program, Origin.TABLE)
    party = party_of(spot.words) if spot.heading in PAYERS else None
    sums = [(index, figure.value) for index, figure in held if isinstance(figure.value, Money)]
    if party is not None and len(sums) == 1:
        index, amount = sums[0]
        funding = Funding(party=party, amount=amount)
        yield Fact(
            spot.program,
            Field.FUNDING,
            funding,
            (*_heading_places(spot), where),
            FUNDING_RULE,
            Origin.TABLE,
            figure=index,
        )


def _heading_places(spot: _Spot) -> tuple[Place, ...]:
    """Return where the heading of a cell's column is."""
    return heading_places(spot.block, spot.cell.col, spot.words)


def _per_heading(value: AnyValue, per: str | None) -> AnyValue:
    """Return an amount with what its heading says it is for one of, where it does not say so itself."""
    if per is None or not isinstance(value, Money) or value.per is not None:
        return value
    return value.model_copy(update={"per": per})


def _bare_number(spot: _Spot) -> Iterator[Fact]:
    """Yield the number of awards that is without its counter below ``과제 수``, ``인원``."""
    match = _BARE_NUMBER.fullmatch(spot.cell.text.strip())
    unit = next((unit for word, unit in _COUNTERS.items() if word in spot.words), None)
    if match is not None and unit is not None:
        value = Count(value=int(match.group().replace(",", "")), unit=unit, text=match.group())
        where = (place(whole_cell(spot.block, spot.cell)),)
        yield Fact(spot.program, Field.AWARDS, value, where, RULE, Origin.TABLE, spot.row_label)


def _standing(spot: _Spot) -> Iterator[Fact]:
    """Yield the window that has no dates: 상시, 수시, 예산 소진 시까지."""
    mark = standing_window(spot.cell.text)
    if mark is not None:
        where = (place(whole_cell(spot.block, spot.cell)),)
        yield Fact(spot.program, spot.heading, mark, where, RULE, Origin.TABLE)


def _label_of(text: str, figure: Found, held: Sequence[tuple[int, Found]]) -> str | None:
    """Return the condition in brackets after a figure, or before it where the cell begins with one.

    A bracket with a figure of its own is not one: ``1,200(국비 600)`` says who pays, not when 1,200 holds.
    """
    behind = _BEHIND.match(text, figure.place.end)
    if behind and any(
        behind.start("label") <= other.place.start < behind.end("label") for _, other in held
    ):
        return None
    before = _BEFORE.search(text[: figure.place.start])
    leads = _BEFORE.search(text[: held[0][1].place.start])  # (상반기) '26.2~3 (하반기) '26.8~9
    match = (before or behind) if leads else (behind or before)
    label = next((group for group in match.groups() if group), None) if match else None
    return None if label in _NO_CONDITIONS else label


def _absences_of(spot: _Spot) -> Iterator[Absent]:
    meaning = ABSENT.get(squash(spot.cell.text))
    if meaning is None and spot.heading in WINDOWS and standing_window(spot.cell.text) is None:
        meaning = absence(spot.cell.text)
    if meaning is not None and spot.heading in READ_AS:
        target = next(iter(READ_AS[spot.heading].values()))
        where = place(whole_cell(spot.block, spot.cell))
        yield Absent(spot.program, target, spot.cell.text, meaning, where)
