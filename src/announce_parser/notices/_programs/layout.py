"""Which column of a table holds what: headings by meaning, and what a cell below each may hold.

``세부사업명 | 지원 규모 | 과제별 지원 한도`` gives the columns of names, of budgets or awards, and of caps for
one 과제 each, which are upper bounds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field as default
from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.notices._columns import (
    Field,
    field_of_path,
    is_dated,
    is_upper_bound,
    letters,
    per_of,
)
from announce_parser.notices._programs.loans import LOAN_FIELDS
from announce_parser.once import once

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from announce_parser.document import Table

WINDOWS = (Field.ANNOUNCEMENT, Field.APPLICATION, Field.EVALUATION, Field.AGREEMENT, Field.TERM)
_WHEN = ("date", "datetime", "period")
# What a cell under a heading may hold, and which field that is.
READ_AS: dict[Field, dict[str, Field]] = {
    Field.BUDGET: {"money": Field.BUDGET},
    Field.SCALE: {"money": Field.BUDGET, "count": Field.AWARDS},
    Field.AWARDS: {"count": Field.AWARDS},
    Field.CAP: {"money": Field.CAP, "ratio": Field.SUBSIDY_RATIO, "duration": Field.DURATION},
    Field.SUBSIDY_RATIO: {"ratio": Field.SUBSIDY_RATIO},
    # 협약기간 : 협약일 ~ 11. 30. is a span of the calendar, 협약기간 : 8개월 a length
    Field.DURATION: {"duration": Field.DURATION, **dict.fromkeys(_WHEN, Field.TERM)},
    **{window: dict.fromkeys(_WHEN, window) for window in WINDOWS},
}
READ_AS[Field.TERM] = {**READ_AS[Field.TERM], "duration": Field.DURATION}
_TERMS = frozenset(READ_AS)
_BOUNDED = frozenset({Field.BUDGET, Field.SCALE, Field.CAP, Field.SUBSIDY_RATIO})
# Terms in words: what is under such a heading is the value as written.
TEXTS = frozenset(
    {
        Field.ELIGIBILITY,
        Field.EXCLUSIONS,
        Field.SUPPORT,
        Field.HOW_TO_APPLY,
        Field.APPLY_AT,
        Field.DOCUMENTS,
        Field.PREFERENCE,
        Field.CALL_TYPE,
        Field.AGENCY,
        Field.DIVISION,
    }
)
# Columns of a table that reports how money was spent; its rows are programs of the past.
# How topics are set: a row of such a word is a call of its own under its program's name.
_CALL_TYPE = re.compile(
    r"(?:지정|자유|제목|품목|과제|정책|일반|혼합|분야)(?:공모|응모|지정|제안)(?:형|과제)?"
)
TOPICS = ("과제명", "과제", "분야", "주제", "품목")
# 과제당 정부지원연구개발비 over 1차년도 | 총액
_ONE_YEAR = re.compile(r"^(?:제?[1-9]차년도|[1-9]년차|당해(?:연도|년도)?|연간)")
_ALL_YEARS = re.compile(r"^(?:총|총액|총계|합계|계|전체|총지원금|총지원액|총기간)(?:\(|$)")
# A program's name: 소재 개발, ① 공정 지능화, 청년 농업인 영농 정착; near miss: 내수, 심화형
_PROGRAM = re.compile(
    r"^[①-⑳]|^\d{1,2}[.)]|^[가-힣]\S*\s\S.{5,}|(?:사업|지원|자금|과제|바우처|패키지|융자|보증|개발|구축|육성|장학금)(?:\([^()]*\))?$"
)
_REPORTED = re.compile(r"집행|결산|실적|불용|이월")
_OF_POSTS = frozenset(
    {"담당업무", "업무내용", "직무내용", "수행업무", "보수", "보수수준", "연봉", "급여", "근무기간", "근무지", "근무조건", "응시자격", "자격요건"}
)  # fmt: skip
_OFFERED = frozenset({Field.CAP, Field.APPLICATION, Field.SUBSIDY_RATIO})


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column of a table holds what, by index.

    Attributes:
        name: Of the programs' names.
        group: Of what is above them, if anything does.
        level: Of types or levels within one program.
        fields: What each column's heading means.
        pers: What a column's amounts are for one of.
        bounds: The columns whose plain values are the most there is.
        words: The lowest heading of each column as written.
    """

    name: int
    group: int | None
    level: int | None
    fields: dict[int, Field] = default(default_factory=dict)
    pers: dict[int, str] = default(default_factory=dict)
    bounds: frozenset[int] = frozenset()
    words: dict[int, str] = default(default_factory=dict)


@once
def layout_of(table: Table) -> Layout | None:
    """Return the layout of an overview table; None for tables of another kind."""
    columns = tables.columns(table)
    fields = fields_of(columns)
    terms = {found for found in fields.values() if found in _TERMS}
    if not terms & _OFFERED and any(_REPORTED.search("".join(each.path)) for each in columns):
        return None
    names = [index for index, found in fields.items() if found is Field.NAME]
    posts = [index for index, found in fields.items() if found is Field.POST]
    posts = posts or _ranks_sought(columns, fields)
    # 사업명 | 세부사업명: the wider name is the group of the narrower
    groups = [index for index, found in fields.items() if found is Field.GROUP] or names[:-1]
    if names and terms and (len(terms) > 1 or terms & {Field.BUDGET, Field.SCALE, Field.CAP}):
        name, group = names[-1], groups[0] if groups else None
    elif posts and Field.AWARDS in terms:
        name, group = posts[-1], groups[0] if groups else None
    elif (
        groups
        and len(terms | (LOAN_FIELDS & set(fields.values()))) > 2
        and terms & {Field.CAP, Field.APPLICATION}
        and _names_programs(table, columns, groups[-1])
    ):
        name, group = groups[-1], groups[0] if len(groups) > 1 else None
    else:
        return None
    level = next((index for index, found in fields.items() if found is Field.LEVEL), None)
    return Layout(
        name, group, level, fields, pers_of(columns, fields), bounds_of(columns, fields),
        {column.index: column.path[-1] for column in columns if column.path},
    )  # fmt: skip


def _ranks_sought(columns: Sequence[tables.Column], fields: Mapping[int, Field]) -> list[int]:
    """Return the column of ranks where the table says what each will do or earn: ``직위 | 인원 | 담당업무 | 보수``."""
    if not any(letters("".join(column.path)) in _OF_POSTS for column in columns):
        return []
    return [index for index, found in fields.items() if found is Field.POSITION]


def _names_programs(table: Table, columns: Sequence[tables.Column], column: int) -> bool:
    """Return whether a column of groups names programs; below 구분 short words, 내수, 초보, are kinds of one program."""
    if "".join(columns[column].path[-1:]).replace(" ", "") != "구분":
        return True
    cells = [cells[column] for cells in tables.body_rows(table)]
    named = {cell.text for cell in cells if cell is not None}
    return sum(bool(_PROGRAM.search(text.strip())) for text in named) * 2 >= len(named) > 0


def fields_of(columns: Sequence[tables.Column]) -> dict[int, Field]:
    """Return what the columns mean; of two years beside each other neither: that is statistics."""
    dated = [column.index for column in columns if any(map(is_dated, column.path))]
    fields = {
        column.index: found
        for column in columns
        if (found := field_of_path(column.path)) is not None
        and (column.index not in dated or len(dated) == 1)
    }
    fields = _without_years(columns, fields)
    if Field.EVALUATION not in fields.values():
        # The months of 선정 beside 공고 and 협약 are those of the review.
        return {
            index: Field.EVALUATION if found is Field.SELECTION else found
            for index, found in fields.items()
        }
    return fields


def _without_years(columns: Sequence[tables.Column], fields: dict[int, Field]) -> dict[int, Field]:
    """Return the fields without the limits of single years, where a column beside them holds the limit of all."""
    caps = [column for column in columns if fields.get(column.index) is Field.CAP]
    lowest = {column.index: "".join(column.path[-1:]).replace(" ", "") for column in caps}
    years = {index for index, heading in lowest.items() if _ONE_YEAR.search(heading)}
    totals = {index for index, heading in lowest.items() if _ALL_YEARS.search(heading)}
    dropped = years if years and len(years) < len(caps) else set()
    if totals:
        dropped = set(lowest) - totals
    return {index: found for index, found in fields.items() if index not in dropped}


def pers_of(columns: Sequence[tables.Column], fields: dict[int, Field]) -> dict[int, str]:
    """Return what the amounts of each column are for one of, where its heading says so."""
    return {
        column.index: per
        for column in columns
        if fields.get(column.index) in (Field.CAP, Field.UNIT_COST)
        and (per := per_of("".join(column.path))) is not None
    }


def bounds_of(columns: Sequence[tables.Column], fields: dict[int, Field]) -> frozenset[int]:
    """Return the columns of amounts and shares whose headings say that they are the most there is."""
    return frozenset(
        column.index
        for column in columns
        if fields.get(column.index) in _BOUNDED and is_upper_bound(column.path)
    )


def lists_topics(table: Table, layout: Layout) -> bool:
    """True where the rows of one name are topics set under it, ``연구과제명``, ``지원분야``, not terms of it."""
    right = layout.name + 1
    words = "".join(layout.words.get(right, "").split())
    if layout.fields.get(right) in READ_AS or not words.endswith(TOPICS):
        return False
    return any(cell.col == layout.name and cell.row_span > 1 for cell in table.cells)


def is_call_type(text: str) -> bool:
    """True for how topics are set: 지정공모, 자유응모."""
    return _CALL_TYPE.fullmatch("".join(text.split())) is not None
