"""Statements: the lines of a notice that a label opens, ``○ 지원규모 : …``, and the cells that are beside one.

Comes in: the lines of a document. Goes out: each with what its label means (``_columns``) and where its content is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from announce_parser.notices._columns import Field, field_of, letters
from announce_parser.notices._lines import lines
from announce_parser.notices._programs.blank_forms import end_of_body
from announce_parser.notices._programs.items import HEADING, LABEL, MARK
from announce_parser.notices._programs.layout import READ_AS, WINDOWS
from announce_parser.notices._programs.loans import LOAN_FIELDS
from announce_parser.notices._programs.term_tables import compares, label_cells
from announce_parser.once import once
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.notices._base import Material
    from announce_parser.notices._lines import Line

RULE = "program.label_line"
# 일시, 기간: of what, the heading above says.
# 2. 신청접수 over 기간, 방법, 서류: of what, the heading says.
_OF_APPLYING = {
    "방법": Field.HOW_TO_APPLY,
    "서류": Field.DOCUMENTS,
    "장소": Field.APPLY_AT,
    "대상": Field.ELIGIBILITY,
    "자격": Field.ELIGIBILITY,
}
_BARE_TIMES = frozenset({"일시", "일자", "기간", "기한", "날짜", "시기"})
# Under a window's heading: 당초 : … is what it was, 연장 : … and 변경 : … what it is.
_NOW = frozenset({"연장", "변경", "변경후", "연장후", "수정", "정정", "조정"})
_NEXT_STEP = lazy_regex(r"\s*[→⇒➡➜➔▶▷►⇨]\s*[가-힣][가-힣·/ ]{1,14}\s*[:：(]\s*[’'~]?\s?\d")
_WAS = lazy_regex(r"^[\s([]*(?:당초|기존|종전|변경\s?전|수정\s?전)[^→⇒➡➜]{2,60}[→⇒➡➜]\s*(?=\S)")
_BARE = lazy_regex(
    rf"^{MARK}(?P<label>[가-힣][가-힣·ㆍ/ ]{{2,11}}?)(?P<boxed>)(?P<round>)\s+(?=['’‘]?\d{{2,4}}[.년]|총\s?\d|최대\s?\d|\d[\d,.]*\s?[억만천백])"
)
_LONGEST_BARE = 90
_TELLS = lazy_regex(r"(?:다|요|음|함|임|됨)\.?\s*$")
# 공모기간 and 접수기간 stated apart; alone, each is the window of application.
_CALLED = lazy_regex(r"(?:공모|모집)(?:기간|일정)?")
_TAKEN_IN = lazy_regex(r"(?:접수|신청)(?:기간|기한|일정)$")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a label line says.

    Attributes:
        field: What its label means.
        line: The line.
        start: Where its content begins, within the document's text.
        end: One past the content's last character.
    """

    field: Field
    line: Line
    start: int
    end: int


def statements(material: Material, *, in_cells: bool = False) -> tuple[Statement, ...]:
    """Return the label lines of the body in reading order.

    Args:
        material: The document.
        in_cells: Whether lines in tables count too; they do where a notice has one program.
    """
    return _with_cells(material) if in_cells else _without_cells(material)


@once
def _with_cells(material: Material) -> tuple[Statement, ...]:
    return _found(material, in_cells=True)


@once
def _without_cells(material: Material) -> tuple[Statement, ...]:
    return _found(material, in_cells=False)


def _found(material: Material, *, in_cells: bool) -> tuple[Statement, ...]:
    blocks = material.document.blocks
    body, end = blocks[first_told(material)].start, blocks[end_of_body(material) - 1].end
    found: list[Statement] = []
    heading: Field | None = None
    awaited: Field | None = None
    labelled: set[tuple[str, int, int]] = set()
    compared = {block.id for block in blocks if block.table is not None and compares(block.table)}
    for line in lines(material.document):
        if line.start < body or line.end > end:
            continue
        if line.block.table is not None and (not in_cells or line.block.id in compared):
            continue
        match = LABEL.match(line.text) or _bare_label(line, material.masthead.kind)
        if match is None and line.cell is None:
            if awaited is not None and material.masthead.kind != "press_release":
                found.append(Statement(awaited, line, line.inner()[0], line.end))
            heading, awaited = _window_heading(line.text), _term_heading(line.text)
        if match is None:
            continue
        awaited = None
        is_class = match["boxed"] and _is_headline(material, line)  # [공고] 2026년 …
        target = None if is_class else _field_behind(match["boxed"] or match["label"], heading)
        if target is not None:
            found.append(Statement(target, line, _begin(line, match), _stop(line, match)))
            if line.cell is not None:
                labelled.add((line.block.id, line.cell.row, line.cell.col))
    if in_cells:
        found += _beside(material, labelled)
    return _told_apart(sorted(found, key=lambda each: each.start))


def _begin(line: Line, match: re.Match[str]) -> int:
    """Return where the content after a label begins: ``(당초) … → (변경) …`` with what it is now."""
    was = _WAS.match(line.text[match.end() :])
    return line.start + match.end() + (was.end() if was is not None else 0)


def _stop(line: Line, match: re.Match[str]) -> int:
    """Return where the content after a label ends: before the next step of ``서류평가 : 3. 25. ▶ 협약 : 4. 10.``."""
    following = _NEXT_STEP.search(line.text, match.end())
    return line.start + following.start() if following is not None else line.end


def _told_apart(said: list[Statement]) -> tuple[Statement, ...]:
    """Return the statements; ``공모기간`` beside a ``접수기간`` of its own is that of the announcement."""
    windows = [each for each in said if each.field is Field.APPLICATION]
    called = [each for each in windows if _CALLED.fullmatch(_name_of(each))]
    taking = [each for each in windows if _TAKEN_IN.search(_name_of(each))]
    if len(called) != 1 or not taking:
        return tuple(said)
    return tuple(
        replace(each, field=Field.ANNOUNCEMENT) if each is called[0] else each for each in said
    )


def _name_of(statement: Statement) -> str:
    return letters(heading_of(statement)[0])


def _bare_label(line: Line, kind: str) -> re.Match[str] | None:
    """Return a label that no colon ends, as bold ones are set: ``접수기간 2026. 1. 5. ~ 1. 16.``; in releases none is."""
    match = _BARE.match(line.text) if line.cell is None and kind != "press_release" else None
    if match is None or len(line.text) > _LONGEST_BARE or _TELLS.search(line.text):
        return None
    return match if field_of(match["label"]) in READ_AS else None


def _is_headline(material: Material, line: Line) -> bool:
    title = material.masthead.title
    return title is not None and any(where.block == line.block.id for where in title.places)


def first_told(material: Material) -> int:
    """Return the index of the first block that may state terms: the headline's own, for its deck states some."""
    first = material.masthead.body
    title = material.masthead.title
    if title is None:
        return first
    held = {place.block for place in title.places}
    return next(
        (index for index in range(first) if material.document.blocks[index].id in held), first
    )


def _window_heading(text: str) -> Field | None:
    """Return the window that a line without a colon names: ``1) 제안서 제출`` above ``일시 : …``."""
    match = HEADING.match(text)
    target = field_of(match["label"]) if match is not None else None
    return target if target in WINDOWS else None


def _term_heading(text: str) -> Field | None:
    """Return the term that a heading names, whose value is the line below: ``2. 신청기간`` above its days."""
    match = HEADING.match(text)
    target = field_of(match["label"]) if match is not None else None
    return target if target in READ_AS or target in LOAN_FIELDS else None


def _field_behind(label: str, heading: Field | None) -> Field | None:
    """Return what a label means: its own field, or for a bare 일시 that of the heading above."""
    name = letters(label)
    if heading in WINDOWS and name in _NOW:
        return heading
    if heading is Field.APPLICATION and name in _OF_APPLYING:
        return _OF_APPLYING[name]
    return heading if name in _BARE_TIMES else field_of(label)


def _beside(material: Material, labelled: set[tuple[str, int, int]]) -> Iterator[Statement]:
    """Yield the cells that are beside a label, those with label lines of their own apart."""
    end = end_of_body(material)
    for block in material.document.blocks[material.masthead.body : end]:
        if block.table is None or block.hidden:
            continue
        for target, line in label_cells(block):
            cell = line.cell
            if cell is not None and (block.id, cell.row, cell.col) not in labelled:
                yield Statement(target, line, line.start, line.end)


def heading_of(statement: Statement) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the label of a statement with its span: on its line, or in the cell beside it."""
    line = statement.line
    match = LABEL.match(line.text) or (_BARE.match(line.text) if line.cell is None else None)
    if match is not None:
        part = "boxed" if match["boxed"] else "label"
        return match[part].strip(), (
            (line.start + match.start(part), line.start + match.end(part)),
        )
    table, cell = line.block.table, line.cell
    if table is None or cell is None:
        return "", ()
    beside = [
        other
        for other in table.cells
        if other.row <= cell.row < other.row + other.row_span
        and other.col < cell.col
        and field_of(other.text) is statement.field
    ]
    if not beside:
        return "", ()
    start = line.block.start + beside[-1].start
    return " ".join(beside[-1].text.split()), ((start, start + len(beside[-1].text)),)
