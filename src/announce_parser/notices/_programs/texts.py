"""Terms in words: the content of a label, ``○ 지원대상 : …``, or the items under a heading, ``5. 제출서류`` over ``가. …``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._base import place
from announce_parser.notices._columns import Field, field_of, letters
from announce_parser.notices._lines import form_of_mark, lines_of
from announce_parser.notices._programs.facts import Fact, Origin
from announce_parser.notices._programs.layout import TEXTS
from announce_parser.notices._programs.lists import LISTED, list_below, points_below
from announce_parser.notices._programs.statements import HEADING, LABEL, RULE, statements
from announce_parser.notices._words import POSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Block
    from announce_parser.notices._base import Material
    from announce_parser.notices._lines import Line
    from announce_parser.notices._programs.statements import Statement

HEADING_RULE = "heading over its items"
_ITEM_NUMBER = re.compile(r"(?:(?:\d{1,2}|[가-하])[.)]|\((?:\d{1,2}|[가-하])\)|[①-⑳])\s*(?=\S)")
_NO_ITEMS = (BlockKind.FOOTNOTE, BlockKind.IMAGE, BlockKind.UNREAD)
_FIRST_NUMBERS = frozenset({"1.", "1)", "(1)", "①", "가.", "가)"})
_LEAST_LISTED = 2
_BLANK = re.compile(r"기관명\d?|○○|OO|\(인\)")  # left for the applicant to fill in
# 어업안전과 과장 홍길동(031-…), 기업지원팀(☎ 02-…): who answers stands behind the division.
_PEOPLE = re.compile(
    rf"(?<=[가-힣A-Za-z0-9)])\s*[(（]?\s*(?:[☎☏]|\+?\d{{2,4}}\s?[-).]\s?\d{{3}}|(?<=\s)(?:{'|'.join(sorted(POSITIONS))})(?=[\s(:]))"
)
_OF_EVENT = frozenset({"장소", "설명회", "설명회일시", "행사장소"})
_BOXED = re.compile(r"[)\]】]\s*[:：]?\s*$")
_LABELLED_ONLY = frozenset({Field.AGENCY, Field.DIVISION, Field.APPLY_AT, Field.CALL_TYPE})


def text_facts(material: Material, program: int) -> tuple[Fact, ...]:
    """Return terms in words, in reading order: the content of a label, or the items under a heading."""
    facts = (*_labelled_words(material, program), *_words_below(material, program))
    starts = [material.document.block(fact.places[0].block).start for fact in facts]
    ordered = sorted(zip(starts, range(len(facts)), facts, strict=True), key=lambda each: each[:2])
    return tuple(fact for _, _, fact in ordered)


def _labelled_words(material: Material, program: int) -> Iterator[Fact]:
    for statement in statements(material, in_cells=True):
        if statement.field not in TEXTS or _is_of_event(statement):
            continue
        text, end = material.document.text[statement.start : statement.end], statement.end
        if statement.field is Field.DIVISION and (people := _PEOPLE.search(text)):
            text, end = text[: people.start()], statement.start + people.start()
        source = material.document.source(statement.start, end)
        text = " ".join(text.split())
        if _BLANK.search(text):
            continue
        if statement.field in LISTED and points_below(text):
            yield from _listed_below(material, statement.line.block, statement.field, program)
            continue
        yield Fact(program, statement.field, text, (place(source),), RULE, Origin.LABEL)


def _listed_below(
    material: Material, heading: Block, target: Field, program: int
) -> Iterator[Fact]:
    """Yield what the table below a heading lists; nothing where the heading stands in a table itself."""
    told = list_below(material, heading, target) if heading.table is None else None
    if told is not None:
        yield Fact(program, target, told[0], told[1], HEADING_RULE, Origin.LABEL)


def _is_of_event(statement: Statement) -> bool:
    """True for what a table about a meeting says: ``일시 | 장소 | 주요내용`` of a briefing."""
    table = statement.line.block.table
    return table is not None and any(letters(cell.text) in _OF_EVENT for cell in table.cells)


def _words_below(material: Material, program: int) -> Iterator[Fact]:
    blocks = material.document.blocks
    is_release = material.masthead.kind == "press_release"
    for position in range(material.masthead.body, len(blocks)):
        match = HEADING.match(blocks[position].text)
        if match is not None and is_release and _BOXED.search(match.group()):
            continue  # 【 지원내용 】 in a release stands over a table that its text has flattened
        target = field_of(match["label"]) if match and blocks[position].table is None else None
        items = _items(material, position) if target in TEXTS - _LABELLED_ONLY else []
        if target is None or target not in TEXTS - _LABELLED_ONLY:
            continue
        text = "\n".join(
            material.document.text[start:end] for start, end in map(_without_number, items)
        )
        if target in LISTED and (not items or points_below(text)):
            yield from _listed_below(material, blocks[position], target, program)
            continue
        if items:
            spans = map(_without_number, items)
            places = tuple(place(material.document.source(start, end)) for start, end in spans)
            yield Fact(program, target, text, places, HEADING_RULE, Origin.LABEL)


def _items(material: Material, position: int) -> list[Line]:
    """Return the lines under a heading up to the next of its rank, those with labels of their own apart."""
    blocks = material.document.blocks
    heading = blocks[position]
    held: list[Block] = []
    numbered = _first_number(blocks, position)
    for block in blocks[position + 1 :]:
        if numbered is not None and form_of_mark(block) == numbered and block.table is None:
            held.append(block)
            continue
        is_deeper = (block.level or 0) > (heading.level or 0) and block.kind is heading.kind
        if block.table is not None or (block.kind is BlockKind.HEADING and not is_deeper):
            break
        if block.kind is heading.kind and (block.level or 0) <= (heading.level or 0):
            break
        if form_of_mark(block) is not None and form_of_mark(block) == _form(heading):
            break  # 8. 제출서류 ends at 9. 선정발표 : …
        if block.kind not in _NO_ITEMS and not block.hidden:
            held.append(block)
    if not held:
        held = _starred(blocks, position)
    target = _field_of_heading(heading)
    return [line for block in held for line in lines_of(block) if not _states_another(line, target)]


def _is_bullet_under(heading: Block, below: Block) -> bool:
    """Return whether another bullet, which no rank sets below the heading's, opens the list of it: ``▸ 신청서류`` over ``- …``."""
    form = form_of_mark(below)
    return (
        heading.kind is BlockKind.LIST_ITEM
        and below.kind is BlockKind.LIST_ITEM
        and below.level == heading.level
        and form is not None
        and not any(map(str.isalnum, form))
        and form != form_of_mark(heading)
    )


def _form(heading: Block) -> str | None:
    """Return the form of a heading's number; of a heading of Markdown, of the number that its text begins with."""
    if not (heading.marker or "").startswith("#"):
        return form_of_mark(heading)
    match = _ITEM_NUMBER.match(heading.text)
    return form_of_mark(replace(heading, marker=match.group().strip())) if match else None


def _starred(blocks: tuple[Block, ...], position: int) -> list[Block]:
    """Return the items that stars open right below a heading, where nothing else stands there: lists of Markdown."""
    held: list[Block] = []
    for block in blocks[position + 1 :]:
        if block.kind is not BlockKind.FOOTNOTE or block.marker != "*" or block.hidden:
            break
        held.append(block)
    return held


def _first_number(blocks: tuple[Block, ...], position: int) -> str | None:
    """Return the form of the numbers of a list that begins right below a bullet: ``□ 제출서류`` over ``1. …``, ``2. …``."""
    heading, below = blocks[position], blocks[position + 1 : position + 3]
    if below and _is_bullet_under(heading, below[0]):
        return form_of_mark(below[0])
    if len(below) < _LEAST_LISTED or form_of_mark(heading) in (None, "0.", "가.", "Ⅰ.", "Ⅰ"):
        return None
    forms = {form_of_mark(each) for each in below}
    is_list = below[0].kind is BlockKind.LIST_ITEM
    first = (below[0].marker or "").strip()
    return forms.pop() if is_list and len(forms) == 1 and first in _FIRST_NUMBERS else None


def _field_of_heading(heading: Block) -> Field | None:
    match = HEADING.match(heading.text)
    return field_of(match["label"]) if match is not None else None


def _states_another(line: Line, target: Field | None) -> bool:
    """True for an item whose label is a term of its own; ``연령 : 19세 ~ 34세`` is part of what it stands under."""
    match = LABEL.match(line.text)
    other = field_of(match["boxed"] or match["label"]) if match is not None else None
    return other is not None and other is not target


def _without_number(line: Line) -> tuple[int, int]:
    """Return the span of an item without its mark and number."""
    start, end = line.inner()
    match = _ITEM_NUMBER.match(line.text[start - line.start :])
    return (start + match.end(), end) if match is not None else (start, end)
