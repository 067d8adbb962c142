"""The one program of a notice without an overview table, and terms stated once for all programs.

Its name is after 사업명 or 용역명, in corner brackets in the headline, or is the headline without what
makes it a notice (``2024년 … 지원사업 모집 공고``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.document import whole_cell
from announce_parser.notices._base import place, value_of, written_at
from announce_parser.notices._boxed import boxed_heading
from announce_parser.notices._columns import Field, letters
from announce_parser.notices._own import own_names
from announce_parser.notices._programs.blank_forms import end_of_body
from announce_parser.notices._programs.call_words import bare_name
from announce_parser.notices._programs.facts import Fact, Origin, ProgramDraft
from announce_parser.notices._programs.labelled_figures import label_facts
from announce_parser.notices._programs.labelled_lines import RULE, statements
from announce_parser.notices._programs.layout import WINDOWS
from announce_parser.notices._programs.names import key_of, squash
from announce_parser.notices._programs.open_windows import absence
from announce_parser.notices._programs.overview import Overview
from announce_parser.notices._programs.prizes import won_or_lent
from announce_parser.notices._programs.term_tables import compares, form_blocks, form_facts
from announce_parser.notices._programs.text_terms import text_facts
from announce_parser.notices._programs.topics import topics
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated
from announce_parser.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.notices._base import Material
    from announce_parser.notices._programs.labelled_lines import Statement
    from announce_parser.record import Tree

TITLE_RULE = "program.headline"
POSTS_RULE = "program.posts"
DAY_RULE = "masthead.notice_day"
_REVISED = lazy_regex(r"정정|변경|수정|연장")
_NOTICE_KINDS = frozenset(
    {"program_notice", "tender_notice", "integrated_notice", "recruitment_notice"}
)
# Notices whose own day opens what they announce; a tender's is set by the procurement portal.
_DATED_KINDS = frozenset({"program_notice", "recruitment_notice"})
# 일반직군 0명, 전산직 2명: what is sought, and how many.
_POST = lazy_regex(r"(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9·/ ]{1,24}?)\s*(?:각\s*)?[:(]?\s*$")
_NO_POST = lazy_regex(r"(?:총|약|계|합계|인원|각|모두)$")
_QUOTED = lazy_regex(r"[「『｢](?P<name>[^「」『』｢｣]{4,60})[」』｣]")
# (사업명) ○○ → (내역사업명) ○○: where to click, not what it is called
_MENU_PATH = lazy_regex(r"→|⇒|▶|►|➔|➜|클릭|바로가기|\s>\s")
_CLASS = lazy_regex(r"^\s*[\[(<【][^\])>】]{1,8}[\])>】]\s*")
_NAME_LABELS = frozenset(
    {"사업명", "지원사업명", "공모명", "공모사업명", "공모전명", "대회명", "프로그램명"}
)
_SHORTEST_NAME = 5
# What one program must state to be one: money or a window, and something besides.
_TELLING = frozenset(
    {
        Field.ANNOUNCEMENT,
        Field.BUDGET,
        Field.CAP,
        Field.AWARDS,
        Field.SUBSIDY_RATIO,
        Field.APPLICATION,
        Field.DURATION,
    }
)
# A notice that says for whom, with which papers and how is one of a program, though it states no sum or day.
_TOLD_IN_WORDS = frozenset(
    {Field.ELIGIBILITY, Field.DOCUMENTS, Field.HOW_TO_APPLY, Field.SUPPORT, Field.EXCLUSIONS}
)
_LEAST_WORDS = 3
_SHARED_WORDS = (
    Field.ELIGIBILITY,
    Field.EXCLUSIONS,
    Field.HOW_TO_APPLY,
    Field.APPLY_AT,
    Field.DOCUMENTS,
    Field.PREFERENCE,
)
# Of one program whose topics are set in several ways, whoever applies meets the same terms.
_CALL_WORDS = (*_SHARED_WORDS, Field.ELIGIBILITY, Field.SUPPORT, Field.AGENCY)
_SHARED = frozenset({*WINDOWS, Field.SUBSIDY_RATIO, Field.DURATION})


def single_program(material: Material) -> Overview:
    """Return the one program that label lines and tables of terms describe, or the posts they list."""
    facts = (
        *label_facts(material, 0, in_cells=True),
        *form_facts(material, 0),
    )
    kinds = ({fact.field for fact in facts} | set(_put_off(material))) & _TELLING
    is_notice = material.masthead.kind in _NOTICE_KINDS
    words = text_facts(material, 0)
    is_told = len({fact.field for fact in words} & _TOLD_IN_WORDS) >= _LEAST_WORDS
    if len(kinds) < (1 if is_notice else 3) and not (is_notice and is_told):
        return Overview()
    facts = (*facts, *words, *_opened(material, facts))
    posts = tuple(_posts(material))
    if len(posts) > 1:
        return _for_each(posts, facts)
    name = find_name(material)
    if name is None:
        return Overview()
    facts = (*facts, *won_or_lent(material, name.value), *_dated_name(material, name))
    return Overview(drafts=(ProgramDraft(name),), facts=facts, blocks=form_blocks(material))


def _put_off(material: Material) -> Iterator[Field]:
    """Yield the windows that the notice has, but not by days: 접수기간 : 채용 시까지."""
    for statement in statements(material, in_cells=True):
        words = material.document.text[statement.start : statement.end]
        if statement.field in WINDOWS and absence(words) not in (None, "none"):
            yield statement.field


def _dated_name(material: Material, name: Stated[str]) -> Iterator[Fact]:
    """Yield the name with the year that the headline puts before it, as another name of the program."""
    title = material.masthead.title
    at = title.value.find(name.value) if title is not None else -1
    if title is None or name.rule != TITLE_RULE or at <= 0:
        return
    dated = title.value[: at + len(name.value)]
    if bare_name(dated) == name.value:
        yield Fact(0, Field.NAME, dated, title.places, TITLE_RULE, Origin.LABEL)


def _opened(material: Material, facts: tuple[Fact, ...]) -> Iterator[Fact]:
    """Yield the day of the notice as that of its announcement, where no window of it is stated."""
    day = material.masthead.published
    if day is None or not day.places or material.masthead.kind not in _DATED_KINDS:
        return
    title = material.masthead.title
    if title is not None and _REVISED.search(title.value):
        return  # the day of a correction is not that of what it corrects
    if not any(fact.field is Field.ANNOUNCEMENT for fact in facts):
        where = day.places[0]
        text = written_at(material.document, where)
        value = Period(interval=day.value, text=text, first_day=day.value, last_day=day.value)
        yield Fact(0, Field.ANNOUNCEMENT, value, day.places, DAY_RULE, Origin.LABEL)


@dataclass(frozen=True, slots=True)
class _Listed:
    """One post of a list, with its number."""

    draft: ProgramDraft
    fact: Fact


def _posts(material: Material) -> Iterator[_Listed]:
    """Yield the posts that one label line lists: ``채용분야 : 일반직군 0명, 전산직군 0명``."""
    if material.masthead.kind != "recruitment_notice":
        return
    for statement in statements(material, in_cells=True):
        if statement.field not in (Field.POST, Field.AWARDS):
            continue
        listed = tuple(_listed(material, statement))
        if len(listed) > 1:
            yield from listed
            return


def _listed(material: Material, statement: Statement) -> Iterator[_Listed]:
    text = material.document.text
    position = statement.start
    for index, figure in enumerate(material.figures):
        if figure.start < statement.start or figure.end > statement.end or figure.kind != "count":
            continue
        lead = re.split(r"[,(/·;]", text[position : figure.start])[-1]
        start = figure.start - len(lead)
        match = _POST.search(lead)
        position = figure.end
        if match is None or _NO_POST.search(match["name"].strip()):
            continue
        span = (start + match.start("name"), start + match.end("name"))
        name = Stated(match["name"], (place(material.document.source(*span)),), POSTS_RULE)
        fact = Fact(
            0, Field.AWARDS, value_of(figure), (place(figure.place),), POSTS_RULE, Origin.LABEL,
            figure=index,
        )  # fmt: skip
        yield _Listed(ProgramDraft(name), fact)


def _for_each(posts: tuple[_Listed, ...], facts: tuple[Fact, ...]) -> Overview:
    """Return the posts as programs, each with its own number and with all that is said of them together."""
    common = [fact for fact in facts if fact.field is not Field.AWARDS]
    return Overview(
        drafts=tuple(post.draft for post in posts),
        facts=tuple(
            replace(fact, program=program)
            for program, post in enumerate(posts)
            for fact in (post.fact, *common)
        ),
    )


def find_name(material: Material) -> Stated[str] | None:
    """Return what the notice calls its program, None where neither label nor headline nor profile say it."""
    own = own_names(material)
    if len(own) == 1:
        return own[0]
    for statement in statements(material):
        if statement.field is Field.NAME:
            source = material.document.source(statement.start, statement.end)
            text = material.document.text[statement.start : statement.end]
            if _MENU_PATH.search(text):
                continue
            return Stated(" ".join(text.split()), (place(source),), RULE)
    beside = _named_beside(material)
    if beside is not None:
        return beside
    title = material.masthead.title
    if title is None:
        return None
    match = _QUOTED.search(title.value)
    name = match["name"] if match else bare_name(_CLASS.sub("", title.value))
    return Stated(name.strip(), title.places, TITLE_RULE) if len(name.strip()) > 3 else None


def _named_beside(material: Material) -> Stated[str] | None:
    """Return the name that is beside ``사 업 명`` in a table of labels and values, once in the notice."""
    found = [
        (block, cell)
        for block in material.document.blocks[material.masthead.body : end_of_body(material)]
        if block.table is not None and not block.table.header_rows and not compares(block.table)
        for cells in tables.grid(block.table)
        for label, cell in pairwise(cells)
        if label is not None
        and cell is not None
        and letters(label.text) in _NAME_LABELS
        and len(cell.text.strip()) >= _SHORTEST_NAME
    ]
    if len(found) != 1:
        return None
    block, cell = found[0]
    return Stated(" ".join(cell.text.split()), (place(whole_cell(block, cell)),), RULE)


def shared_facts(material: Material, overview: Overview) -> Iterator[Fact]:
    """Yield the terms stated once for all programs, on each program that states none of its own."""
    own = {(fact.program, fact.field) for fact in overview.facts}
    common = (*label_facts(material, 0), *_timetable(material, overview))
    for program in range(len(overview.drafts)):
        for fact in common:
            if fact.field in _SHARED and (program, fact.field) not in own:
                yield replace(fact, program=program)
    yield from _shared_words(material, overview, own)


def _timetable(material: Material, overview: Overview) -> Iterator[Fact]:
    """Yield the windows of a timetable that a notice of several posts or tracks states for all of them."""
    if material.masthead.kind not in _DATED_KINDS or len(overview.drafts) < 2:
        return
    for fact in label_facts(material, 0, in_cells=True):
        where = fact.places[0]
        if where.cell is not None and where.block not in overview.blocks and fact.field in WINDOWS:
            yield fact


def _shared_words(
    material: Material, overview: Overview, own: set[tuple[int, Field]]
) -> Iterator[Fact]:
    """Yield the terms in words that a notice of several programs states in one place, on each of them."""
    if len(overview.drafts) < 2 or material.masthead.kind not in _NOTICE_KINDS:
        return
    told = [fact for fact in text_facts(material, 0) if _is_of_all(material, fact)]
    is_one_call = is_call(overview)
    for target in _CALL_WORDS if is_one_call else _SHARED_WORDS:
        said = [fact for fact in told if fact.field is target]
        if not said or (len(said) > 1 and not is_one_call):
            continue  # said twice, each may be one program's own
        for program in range(len(overview.drafts)):
            if (program, target) not in own:
                yield replace(said[0], program=program)


def _is_of_all(material: Material, fact: Fact) -> bool:
    """Return whether a term in words is in running text or in a box of its own, not in a table of others."""
    where = fact.places[0]
    return where.cell is None or boxed_heading(material.document.block(where.block)) is not None


def is_call(overview: Overview) -> bool:
    """Return whether all rows are calls of one program, distinguished by how their topics are set."""
    names = {key_of(draft.name.value) for draft in overview.drafts}
    return len(overview.drafts) > 1 and len(names) == 1


def topics_of(material: Material, facts: Iterable[Fact], overview: Overview) -> Iterator[Tree]:
    """Yield the topics of the one program of a notice, or those under the heading of one of its calls.

    Args:
        material: The document.
        facts: Of the program.
        overview: All programs.
    """
    if material.masthead.kind == "press_release":
        return
    before = end_of_body(material)
    if len(overview.drafts) == 1:
        yield from topics(material, before)
    elif is_call(overview):
        for fact in [fact for fact in facts if fact.field is Field.CALL_TYPE][:1]:
            yield from topics(material, before, under=squash(str(fact.value)))
