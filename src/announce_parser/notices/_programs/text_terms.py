"""Terms in words: the content of a label, ``○ 지원대상 : …``, or the items under a heading, ``5. 제출서류`` over ``가. …``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.notices._base import place
from announce_parser.notices._boxed import boxed_heading
from announce_parser.notices._columns import Field, letters
from announce_parser.notices._programs.document_lists import (
    LISTED,
    list_below,
    named_papers,
    points_below,
)
from announce_parser.notices._programs.facts import Fact, Origin
from announce_parser.notices._programs.items import (
    is_of_review,
    items_below,
    term_of_heading,
    without_number,
)
from announce_parser.notices._programs.labelled_lines import RULE, statements
from announce_parser.notices._programs.layout import TEXTS
from announce_parser.notices._words import POSITIONS
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Block
    from announce_parser.notices._base import Material
    from announce_parser.notices._programs.labelled_lines import Statement

HEADING_RULE = "program.heading_over_items"
_BLANK = lazy_regex(r"기관명\d?|○○|OO|\(인\)")  # left for the applicant to fill in
# 어업안전과 과장 홍길동(031-…), 기업지원팀(☎ 02-…): who answers is after the division.
_PEOPLE = lazy_regex(
    rf"(?<=[가-힣A-Za-z0-9)])\s*[(（]?\s*(?:[☎☏]|\+?\d{{2,4}}\s?[-).]\s?\d{{3}}|(?<=\s)(?:{'|'.join(sorted(POSITIONS))})(?=[\s(:]))"
)
# 지원대상 / 총 19개 과제(지정공모 15): what is supported, not who may apply; near miss: 과제를 수행할 기업
_THINGS = lazy_regex(r"^[^\n]{0,30}\d\s?개?\s?과제\s*(?:[(:：]|$)", re.MULTILINE)
_OF_EVENT = frozenset({"장소", "일시장소", "일시및장소", "설명회", "설명회일시", "행사장소"})
_BOXED = lazy_regex(r"[)\]】]\s*[:：]?\s*$")
_LABELLED_ONLY = frozenset({Field.AGENCY, Field.DIVISION, Field.APPLY_AT, Field.CALL_TYPE})


def text_facts(material: Material, program: int) -> tuple[Fact, ...]:
    """Return terms in words, in reading order: the content of a label, or the items under a heading."""
    facts = (
        *_labelled_words(material, program),
        *_words_below(material, program),
    )
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
        is_proof = statement.field is Field.DOCUMENTS and is_of_review(
            material, statement.line.block
        )
        if _BLANK.search(text) or is_proof:
            continue
        if statement.field in LISTED and points_below(text):
            yield from _listed_below(material, statement.line.block, statement.field, program)
            continue
        yield Fact(program, statement.field, text, (place(source),), RULE, Origin.LABEL)


def _is_of_event(statement: Statement) -> bool:
    """True for what a table about a meeting says: ``일시 | 장소 | 주요내용`` of a briefing."""
    table = statement.line.block.table
    return table is not None and any(letters(cell.text) in _OF_EVENT for cell in table.cells)


def _listed_below(
    material: Material, heading: Block, target: Field, program: int
) -> Iterator[Fact]:
    """Yield what the table below a heading lists; nothing where the heading is in a table of more."""
    is_heading = heading.table is None or boxed_heading(heading) is not None
    told = list_below(material, heading, target) if is_heading else None
    if told is not None:
        yield Fact(program, target, told[0], told[1], HEADING_RULE, Origin.LABEL)


def _words_below(material: Material, program: int) -> Iterator[Fact]:
    blocks = material.document.blocks
    is_release = material.masthead.kind == "press_release"
    for position in range(material.masthead.body, len(blocks)):
        target = term_of_heading(blocks[position])
        if is_release and _BOXED.search(blocks[position].text):
            continue  # 【 지원내용 】 in a release is over a table that its text has flattened
        if target is None or target not in TEXTS - _LABELLED_ONLY:
            continue
        items = items_below(material, position)
        items = named_papers(items) if target is Field.DOCUMENTS else items
        text = "\n".join(
            material.document.text[start:end] for start, end in map(without_number, items)
        )
        if target in LISTED and (not items or points_below(text)):
            yield from _listed_below(material, blocks[position], target, program)
            continue
        if items and not (target is Field.ELIGIBILITY and _THINGS.search(text)):
            spans = map(without_number, items)
            places = tuple(place(material.document.source(start, end)) for start, end in spans)
            yield Fact(program, target, text, places, HEADING_RULE, Origin.LABEL)
