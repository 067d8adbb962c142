"""Label lines: ``○ 지원규모 : 총 50억원 내외(기업당 최대 2억원)``, and the headings whose items are a term in words.

A single notice has no overview table: its terms stand behind labels that mean what column headings mean
(``_columns``). Comes in: the lines of a document. Goes out: statements with field, span and figures.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._base import place, value_of
from announce_parser.notices._columns import Field, field_of, is_upper_bound, letters
from announce_parser.notices._lines import form_of_mark, lines, lines_of
from announce_parser.notices._programs.cues import cue_of
from announce_parser.notices._programs.facts import Fact, Origin
from announce_parser.notices._programs.forms import compares, label_cells
from announce_parser.notices._programs.funding import funding_facts
from announce_parser.notices._programs.kinds import kinds_of
from announce_parser.notices._programs.layout import READ_AS, TEXTS, WINDOWS
from announce_parser.notices._programs.levels import SHARES_RULE, cost_sharing
from announce_parser.notices._programs.lists import LISTED, list_below, points_below
from announce_parser.notices._programs.loans import LOAN_FIELDS, Passage, loan_fact
from announce_parser.notices._programs.overview import standing_window
from announce_parser.notices._programs.scope import with_bound
from announce_parser.record import CostShare
from announce_parser.values import Bound, Money, Period, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Block
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.notices._lines import Line
    from announce_parser.values import AnyValue

RULE = "label line"
HEADING_RULE = "heading over its items"
_MARK = (
    r"[\s?□■▣▢❑❏◻⬜⬛ㅁ○●◦◎◉⊙❍ㅇoΟ∘◇◆◈❖▶▷►▸▲△▼▽★☆➢➤➔☞☛✓✔✅·ㆍ∙•▪▫‣※*+–—-]*"
    r"(?:(?:\d{1,2}|[가-하])[.)]|\(\d{1,2}\)|\([가-하]\)|[①-⑳]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,2}[.)]?|(?:I{1,3}|IV|VI{0,3}|IX|X)[.)]|\d{1,2}\s{1,3}(?=[가-힣]))?\s*"
)
LABEL = re.compile(
    rf"^{_MARK}(?:[(\[【<「](?P<boxed>[가-힣][가-힣·ㆍ/ ]{{1,14}})[)\]】>」]\s*[:：]?"
    r"|(?:제?\s?(?P<round>\d\s?차)\s?)?(?P<label>[가-힣][가-힣·ㆍ/ ]{1,16}?(?:\([^()]{1,12}\)|\([A-Za-z][A-Za-z ,&/'-]{1,40}\))?)\s*[:：])\s*(?=\S)"
)
_ITEM_NUMBER = re.compile(r"(?:(?:\d{1,2}|[가-하])[.)]|\((?:\d{1,2}|[가-하])\)|[①-⑳])\s*(?=\S)")
_HEADING = re.compile(rf"^{_MARK}(?P<label>[가-힣][가-힣·ㆍ/ 및]{{1,18}}?)\s*$")
_OWN_SHARE = re.compile(r"(?:자부담|자기\s?부담|민간\s?부담|기업\s?부담)[^,()]{0,8}$")
# 금385,000,000원(금삼억팔천오백만원): one sum in both notations, each proving the other
_AGAIN = re.compile(r"원정?\s*\(\s*(?:일?금\s?)?[₩￦]?\s*$")
_NO_ITEMS = (BlockKind.FOOTNOTE, BlockKind.IMAGE, BlockKind.UNREAD)
# 일시, 기간: of what, the heading above says.
_BARE_TIMES = frozenset({"일시", "일자", "기간", "기한", "날짜", "시기"})
# 30% 이상 (현금 20%, 현물 10%): how the share is paid
_IN_CASH = re.compile(r"(?:현금|현물)[^,()%]{0,6}$")
_OF_SUBSIDY = re.compile(r"(?:보조금|지원금|국비|출연금)(?:액)?(?:의|\s?대비)\s*$")
_ON_THE_BASIS = re.compile(r"(?:총\s?)?사업비\s?기준\s*(?:최대\s*)?$")
# Under a window's heading: 당초 : … is what it was, 연장 : … and 변경 : … what it is.
_NOW = frozenset({"연장", "변경", "변경후", "연장후", "수정", "정정", "조정"})
_WAS = re.compile(r"^[\s([]*(?:당초|기존|종전|변경\s?전|수정\s?전)[^→⇒➡➜]{2,60}[→⇒➡➜]\s*(?=\S)")
_BARE = re.compile(
    rf"^{_MARK}(?P<label>[가-힣][가-힣·ㆍ/ ]{{2,11}}?)(?P<boxed>)(?P<round>)\s+(?=['’‘]?\d{{2,4}}[.년]|총\s?\d|최대\s?\d|\d[\d,.]*\s?[억만천백])"
)
_LONGEST_BARE = 90
_TELLS = re.compile(r"(?:다|요|음|함|임|됨)\.?\s*$")
_WHOLE_COST = re.compile(
    r"^\W{0,6}(?:총\s?)?(?:사업비|연구개발비|연구비|과제비|사업비용)\s*(?:\([^()]*\))?\s*=\s*"
)
_FIRST_NUMBERS = frozenset({"1.", "1)", "(1)", "①", "가.", "가)"})
_LEAST_LISTED = 2
# 공모기간 and 접수기간 stated apart; alone, each is the window of application.
_CALLED = re.compile(r"(?:공모|모집)(?:기간|일정)?")
_TAKEN_IN = re.compile(r"(?:접수|신청)(?:기간|기한|일정)$")
# 【별지 제1호 서식】, 참가신청서: the title of a form; 참가신청서 1부 in a list is none.
_FORM = re.compile(
    r"\s*[\[<(【〔]?\s*(?:(?:별지|서식|양식)\s?(?:제\s?)?\d|(?:붙임|별첨|첨부)\s?\d{0,2}\s*[\])】.:]?\s*[가-힣 ]{0,24}(?:신청서|서약서|동의서|확약서|서식|양식)\s*$)"
)
# [붙임1] over 2026년 … 공모사업 제안서; near miss: 붙임  신청서 서식 1부.  끝., which only lists it
_APPENDIX_ALONE = re.compile(
    r"\s*[\[<(【〔]\s*(?:붙임|별첨|첨부|서식|양식|별지)\s?(?:제?\s?\d{0,2}\s?(?:호)?\s?(?:서식)?)\s*[\])】〕>]\s*$"
)
_FORM_TITLE = re.compile(
    r"(?:신\s?청\s?서|제\s?안\s?서|계\s?획\s?서|동\s?의\s?서|서\s?약\s?서|확\s?약\s?서|추\s?천\s?서|서\s?식|양\s?식)\s*$"
)
_BLANK = re.compile(r"기관명\d?|○○|OO|\(인\)")  # left for the applicant to fill in
_LEAST_BODY = 12
_LONGEST_TITLE = 60
_SUMMED = frozenset({Field.BUDGET, Field.SCALE})
_SHARED_OUT = frozenset({Field.CAP, Field.SUBSIDY_RATIO, Field.BUDGET, Field.SCALE})
_BY_ROUND = frozenset({Field.APPLICATION, Field.ANNOUNCEMENT})
_BY_KIND = frozenset({Field.CAP, Field.SUBSIDY_RATIO, Field.DURATION})
_OF_EVENT = frozenset({"장소", "설명회", "설명회일시", "행사장소"})
_LABELLED_ONLY = frozenset({Field.AGENCY, Field.DIVISION, Field.APPLY_AT, Field.CALL_TYPE})


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
        if match is None:
            if line.cell is None:
                if awaited is not None and material.masthead.kind != "press_release":
                    found.append(Statement(awaited, line, line.inner()[0], line.end))
                heading, awaited = _window_heading(line.text), _term_heading(line.text)
            continue
        awaited = None
        if match["boxed"] and _is_headline(material, line):
            continue  # [공고] 2026년 …: the class of what the headline names
        target = _field_behind(match["boxed"] or match["label"], heading)
        if target is not None:
            was = _WAS.match(line.text[match.end() :])
            start = line.start + match.end() + (was.end() if was is not None else 0)
            found.append(Statement(target, line, start, line.end))
            if line.cell is not None:
                labelled.add((line.block.id, line.cell.row, line.cell.col))
    if in_cells:
        found += _beside(material, labelled)
    return _told_apart(sorted(found, key=lambda each: each.start))


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
    return letters(_heading_of(statement)[0])


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


def end_of_body(material: Material) -> int:
    """Return the index of the first block of the forms to be filled in, or how many blocks there are.

    What an application form asks for, ``사업기간 : 20  .  .  ~``, is no term of the notice.
    """
    blocks = material.document.blocks
    start = min(len(blocks), material.masthead.body + _LEAST_BODY)
    return next(
        (
            index
            for index in range(start, len(blocks))
            if len(blocks[index].text) <= _LONGEST_TITLE
            and (_FORM.match(blocks[index].text) or _opens_form(blocks, index))
        ),
        len(blocks),
    )


def _opens_form(blocks: tuple[Block, ...], index: int) -> bool:
    """Return whether a line that says no more than ``[붙임 1]`` stands above the title of a form."""
    if not _APPENDIX_ALONE.match(blocks[index].text):
        own = blocks[index].text.split("\n")
        return len(own) > 1 and bool(_APPENDIX_ALONE.match(own[0]) and _FORM_TITLE.search(own[1]))
    below = blocks[index + 1 : index + 3]
    return any(each.table is None and _FORM_TITLE.search(each.text) for each in below[:1]) or any(
        each.table is not None and _FORM_TITLE.search(each.table.cells[0].text)
        for each in below[:1]
    )


def _window_heading(text: str) -> Field | None:
    """Return the window that a line without a colon names: ``1) 제안서 제출`` above ``일시 : …``."""
    match = _HEADING.match(text)
    target = field_of(match["label"]) if match is not None else None
    return target if target in WINDOWS else None


def _term_heading(text: str) -> Field | None:
    """Return the term that a heading names, whose value is the line below: ``2. 신청기간`` above its days."""
    match = _HEADING.match(text)
    target = field_of(match["label"]) if match is not None else None
    return target if target in READ_AS or target in LOAN_FIELDS else None


def _field_behind(label: str, heading: Field | None) -> Field | None:
    """Return what a label means: its own field, or for a bare 일시 that of the heading above."""
    name = letters(label)
    if heading in WINDOWS and name in _NOW:
        return heading
    if name == "방법" and heading is Field.APPLICATION:
        return Field.HOW_TO_APPLY
    return heading if name in _BARE_TIMES else field_of(label)


def _beside(material: Material, labelled: set[tuple[str, int, int]]) -> Iterator[Statement]:
    """Yield the cells that stand beside a label, those with label lines of their own apart."""
    end = end_of_body(material)
    for block in material.document.blocks[material.masthead.body : end]:
        if block.table is None or block.hidden:
            continue
        for target, line in label_cells(block):
            cell = line.cell
            if cell is not None and (block.id, cell.row, cell.col) not in labelled:
                yield Statement(target, line, line.start, line.end)


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
        source = material.document.source(statement.start, statement.end)
        text = " ".join(material.document.text[statement.start : statement.end].split())
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
    for position in range(material.masthead.body, len(blocks)):
        match = _HEADING.match(blocks[position].text)
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
        if form_of_mark(block) is not None and form_of_mark(block) == form_of_mark(heading):
            break  # 8. 제출서류 ends at 9. 선정발표 : …
        if block.kind not in _NO_ITEMS and not block.hidden:
            held.append(block)
    target = _field_of_heading(heading)
    return [line for block in held for line in lines_of(block) if not _states_another(line, target)]


def _first_number(blocks: tuple[Block, ...], position: int) -> str | None:
    """Return the form of the numbers of a list that begins right below a bullet: ``□ 제출서류`` over ``1. …``, ``2. …``."""
    heading, below = blocks[position], blocks[position + 1 : position + 3]
    if len(below) < _LEAST_LISTED or form_of_mark(heading) in (None, "0.", "가.", "Ⅰ.", "Ⅰ"):
        return None
    forms = {form_of_mark(each) for each in below}
    is_list = all(each.kind is BlockKind.LIST_ITEM for each in below)
    first = (below[0].marker or "").strip()
    return forms.pop() if is_list and len(forms) == 1 and first in _FIRST_NUMBERS else None


def _field_of_heading(heading: Block) -> Field | None:
    match = _HEADING.match(heading.text)
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


def label_facts(material: Material, program: int, *, in_cells: bool = False) -> Iterator[Fact]:
    """Yield the facts that label lines state of one program, figure by figure."""
    rounds = Counter[Field]()
    said = statements(material, in_cells=in_cells)
    for statement in said:
        rounds[statement.field] += _round_of(statement) is not None
    yield from _equation(material, program)
    for statement in said:
        if statement.field in LOAN_FIELDS:
            yield _lent(material, statement, program)
        if statement.field is Field.OWN_SHARE:
            yield from _own_share(material, statement, program)
        if statement.field is Field.COST_SHARING:
            held = _held(material, statement)
            yield from _shares(statement, held, material.document.text, program)
        if statement.field in READ_AS:
            label = _round_of(statement) if rounds[statement.field] > 1 else None
            for fact in _figures(material, statement, program):
                in_round = fact.field in _BY_ROUND and fact.label is None
                yield replace(fact, label=label) if in_round else fact


def _equation(material: Material, program: int) -> Iterator[Fact]:
    """Yield who pays what where a line adds it up: ``총사업비 = 정부지원금(70% 이하) + 자기부담금(30% 이상)``."""
    for block in material.document.blocks[material.masthead.body : end_of_body(material)]:
        match = _WHOLE_COST.match(block.text) if block.table is None else None
        if match is None or block.hidden:
            continue
        text = block.text[match.end() :]
        held = tuple(
            (index, figure)
            for index, figure in material.in_cell(block.id, None)
            if figure.place.start >= match.end()
        )
        for index, figure, share in cost_sharing(block.text[: match.end() + len(text)], held):
            where = (place(figure.place),)
            yield Fact(
                program, Field.COST_SHARING, share, where, SHARES_RULE, Origin.LABEL, figure=index
            )


def _round_of(statement: Statement) -> str | None:
    """Return the round that a label names: ``2차 접수기간``."""
    match = LABEL.match(statement.line.text)
    return match["round"] if match is not None else None


def _own_share(material: Material, statement: Statement, program: int) -> Iterator[Fact]:
    """Yield what the applicant has to pay, where the label states one share: ``자부담 : 총사업비의 10% 이상``."""
    held = [(index, figure) for index, figure in _held(material, statement)]
    text = material.document.text
    ratios = [
        (index, figure)
        for index, figure in held
        if isinstance(figure.value, Ratio)
        and not _IN_CASH.search(text[statement.start : figure.start])
    ]
    heading, begun = _heading_of(statement)
    if len(ratios) != 1 or not heading:
        return
    index, figure = ratios[0]
    if _OF_SUBSIDY.search(text[statement.start : figure.start]):
        return  # 보조금의 5% 이상: of what is given, no share of the whole
    ratio = figure.value
    if isinstance(ratio, Ratio) and ratio.percent is not None:
        share = CostShare(party=heading, percent=ratio.percent, bound=ratio.bound)
        spans = (*begun, (figure.start, figure.end))
        places = tuple(place(material.document.source(*span)) for span in spans)
        yield Fact(program, Field.COST_SHARING, share, places, RULE, Origin.LABEL, figure=index)


def _held(material: Material, statement: Statement) -> list[tuple[int, Found]]:
    """Return the figures of a statement with their indexes."""
    line, cell = statement.line, statement.line.cell
    where = (cell.row, cell.col) if cell is not None else None
    return [
        (index, figure)
        for index, figure in material.in_cell(line.block.id, where)
        if statement.start <= figure.start and figure.end <= statement.end
    ]


def _offset(statement: Statement) -> int:
    """Return where the block's or cell's text begins, within the document's."""
    line = statement.line
    return line.block.start + (line.cell.start if line.cell is not None else 0)


def _lent(material: Material, statement: Statement, program: int) -> Fact:
    heading, begun = _heading_of(statement)
    places = tuple(
        place(material.document.source(start, end)) for start, end in (*begun, _span(statement))
    )
    text = material.document.text[statement.start : statement.end]
    passage = Passage(heading, text, statement.start - _offset(statement), places)
    held = [figure for _, figure in _held(material, statement)]
    return loan_fact(statement.field, passage, held, program, Origin.LABEL)


def _span(statement: Statement) -> tuple[int, int]:
    return statement.start, statement.end


def _heading_of(statement: Statement) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the label of a statement with its span: on its line, or in the cell beside it."""
    line = statement.line
    match = LABEL.match(line.text) or _BARE.match(line.text)
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


def _figures(material: Material, statement: Statement, program: int) -> Iterator[Fact]:
    held = _held(material, statement)
    text = material.document.text
    content = text[statement.start : statement.end]
    standing = standing_window(content) if statement.field in WINDOWS and not held else None
    if standing is not None:
        where_said = (place(material.document.source(statement.start, statement.end)),)
        yield Fact(program, statement.field, standing, where_said, RULE, Origin.LABEL)
    shared = frozenset[int]()
    if statement.field in _SUMMED:
        paid = tuple(funding_facts(material, statement.start, statement.end, held, program))
        yield from paid
        shared = frozenset(fact.figure for fact in paid if fact.figure is not None)
    if statement.field in _SHARED_OUT:
        shares = tuple(_shares(statement, held, text, program))
        yield from shares
        shared |= {fact.figure for fact in shares if fact.figure is not None}
    yield from _terms(
        material, statement, [each for each in held if each[0] not in shared], program
    )


def _shares(
    statement: Statement, held: list[tuple[int, Found]], text: str, program: int
) -> Iterator[Fact]:
    """Yield who pays what share, where the shares of a statement sum to the whole."""
    own = text[_offset(statement) : statement.end]
    for index, figure, share in cost_sharing(own, tuple(held)):
        where = (place(figure.place),)
        yield Fact(
            program, Field.COST_SHARING, share, where, SHARES_RULE, Origin.LABEL, figure=index
        )


def _terms(
    material: Material, statement: Statement, held: list[tuple[int, Found]], program: int
) -> Iterator[Fact]:
    text = material.document.text
    kinds = _kinds(statement, held, text)
    taken: set[tuple[Field, str | None]] = set()
    for index, figure in held:
        before = text[statement.start : figure.start]
        target = _target(statement.field, figure, before, text[figure.end : statement.end])
        if target is None and statement.field is Field.BUDGET and figure.kind == "count":
            alone = not any(other.kind == "money" for _, other in held)
            target = Field.AWARDS if alone else None  # (지원 예산) 100개 과제 내외
        is_repeated = figure.kind == "money" and _AGAIN.search(before) is not None
        label = kinds.get(figure.place.start) if target in _BY_KIND else None
        if target is None or ((target, label) in taken and not is_repeated):
            continue
        if kinds and label is None and target in _BY_KIND and (target, None) in taken:
            continue
        taken.add((target, label))
        where = (place(figure.place),)
        value = _as_label_says(statement, target, value_of(figure))
        yield Fact(program, target, value, where, RULE, Origin.LABEL, label, figure=index)


def _as_label_says(statement: Statement, target: Field, value: AnyValue) -> AnyValue:
    """Return a value as its label bounds it: ``융자한도`` is the most, ``접수마감`` the end of the window."""
    heading, _ = _heading_of(statement)
    if target is Field.CAP and is_upper_bound((heading,)):
        bounded = with_bound(value, Bound.MAX)
        return bounded if isinstance(bounded, Money) else value
    is_end = heading.replace(" ", "").endswith(("마감", "마감일", "마감일시", "기한"))
    is_day = isinstance(value, Period) and "/" not in value.interval and value.interval != ".."
    if target is Field.APPLICATION and is_end and is_day and isinstance(value, Period):
        end = {"interval": f"../{value.interval}", "first_day": None}
        return value.model_copy(update=end)
    return value


def _kinds(statement: Statement, held: list[tuple[int, Found]], text: str) -> dict[int, str]:
    """Return the kinds that values of one sort differ by: ``운전자금 1억원, 시설자금 5억원``."""
    offset = _offset(statement)
    labels: dict[int, str] = {}
    for kind in ("money", "ratio", "count", "duration"):
        same = [figure for _, figure in held if figure.kind == kind]
        labels |= kinds_of(text[offset : statement.end], statement.start - offset, same)
    return labels


def _target(heading: Field, figure: Found, before: str, after: str) -> Field | None:
    """Return what a figure behind a label is; one with its own cue is what the cue says."""
    if figure.kind == "ratio" and _OWN_SHARE.search(before):
        return None
    has_per = bool(getattr(figure.value, "per", None))
    cue = cue_of(figure.kind, before, after, has_per=has_per)
    target = READ_AS[heading].get(figure.kind)
    if target is Field.CAP and _ON_THE_BASIS.search(before):
        return target  # 지원한도 : 사업비 기준 2억원 이내
    if cue is not None and cue.field is not target and heading not in WINDOWS and cue.certain:
        return cue.field
    if figure.kind == "count" and heading in (Field.BUDGET, Field.CAP):
        return cue.field if cue is not None else None
    return target
