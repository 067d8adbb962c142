"""The one program of a notice without an overview table, and terms stated once for all programs.

Its name stands behind 사업명 or 용역명, in corner brackets in the headline, or is the headline without what
makes it a notice (``2024년 … 지원사업 모집 공고``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.notices._base import place
from announce_parser.notices._columns import Field
from announce_parser.notices._programs.facts import Draft, Fact
from announce_parser.notices._programs.labels import RULE, label_facts, statements, text_facts
from announce_parser.notices._programs.overview import WINDOWS, Overview
from announce_parser.record import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.notices._base import Material

TITLE_RULE = "headline without what makes it a notice"
_NOTICE_KINDS = frozenset({"program_notice", "tender_notice", "integrated_notice"})
_QUOTED = re.compile(r"[「『｢](?P<name>[^「」『』｢｣]{4,60})[」』｣]")
_CLASS = re.compile(r"^\s*[\[(<【][^\])>】]{1,8}[\])>】]\s*")
_NOTICE_WORDS = re.compile(
    r"\s*(?:\(?(?:신규|추가|재|정정|변경|수정|긴급|제?\d+차)\)?\s?)*(?:참여\s?(?:기업|기관|자)?\s?)?"
    r"(?:(?:지원|수혜|대상)?\s?(?:기업|과제|기관|대상자|참가자|대상)\s?)?(?:통합\s?)?(?:모집|공모|입찰|선정|시행\s?계획|신청|접수)?\s?"
    r"(?:재|정정\s?|변경\s?|수정\s?)?(?:공고문?|안내문?|공모)?(?:\(안\))?\s*$"
)
# What one program must state to be one: money or a window, and something besides.
_TELLING = frozenset(
    {Field.BUDGET, Field.CAP, Field.AWARDS, Field.SUBSIDY_RATIO, Field.APPLICATION, Field.DURATION}
)
_SHARED = frozenset({*WINDOWS, Field.SUBSIDY_RATIO, Field.DURATION})


def single_program(material: Material) -> Overview:
    """Return the one program that label lines describe; empty where they do not describe one."""
    facts = tuple(label_facts(material, 0))
    kinds = {fact.field for fact in facts} & _TELLING
    is_notice = material.masthead.kind in _NOTICE_KINDS
    if len(kinds) < (1 if is_notice else 3):
        return Overview()
    name = find_name(material)
    if name is None:
        return Overview()
    return Overview(drafts=(Draft(name),), facts=(*facts, *text_facts(material, 0)))


def find_name(material: Material) -> Stated[str] | None:
    """Return what the notice calls its program, None where neither label nor headline say it."""
    for statement in statements(material):
        if statement.field is Field.NAME:
            source = material.document.source(statement.start, statement.end)
            text = material.document.text[statement.start : statement.end]
            return Stated(" ".join(text.split()), (place(source),), RULE)
    title = material.masthead.title
    if title is None:
        return None
    match = _QUOTED.search(title.value)
    name = match["name"] if match else _NOTICE_WORDS.sub("", _CLASS.sub("", title.value))
    return Stated(name.strip(), title.places, TITLE_RULE) if len(name.strip()) > 3 else None


def shared_facts(material: Material, overview: Overview) -> Iterator[Fact]:
    """Yield the terms stated once for all programs, on each program that states none of its own."""
    own = {(fact.program, fact.field) for fact in overview.facts}
    common = tuple(label_facts(material, 0))
    for program in range(len(overview.drafts)):
        for fact in common:
            if fact.field in _SHARED and (program, fact.field) not in own:
                yield replace(fact, program=program)
