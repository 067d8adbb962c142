"""Label lines: ``○ 지원규모 : 총 50억원 내외(기업당 최대 2억원)``, figure by figure.

A single notice has no overview table: its terms are after labels that mean what column headings mean
(``_columns``). Comes in: statements (``statements``). Goes out: facts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.notices._base import place, value_of
from announce_parser.notices._columns import Field, is_upper_bound
from announce_parser.notices._programs.cues import cue_of
from announce_parser.notices._programs.facts import Fact, Origin, kinds_of
from announce_parser.notices._programs.funding import funding_facts
from announce_parser.notices._programs.items import LABEL
from announce_parser.notices._programs.labelled_lines import RULE, heading_of, statements
from announce_parser.notices._programs.layout import READ_AS, WINDOWS
from announce_parser.notices._programs.loans import LOAN_FIELDS, LoanPassage, loan_fact
from announce_parser.notices._programs.open_windows import has_days, standing_window
from announce_parser.notices._programs.settle import with_bound
from announce_parser.notices._programs.shares import SHARES_RULE, cost_sharing
from announce_parser.patterns import lazy_regex
from announce_parser.record import CostShare
from announce_parser.values import Bound, Money, Period, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.notices._programs.labelled_lines import Statement
    from announce_parser.values import AnyValue

_OWN_SHARE = lazy_regex(r"(?:자부담|자기\s?부담|민간\s?부담|기업\s?부담)[^,()]{0,8}$")
# 금385,000,000원(금삼억팔천오백만원): one sum in both notations, each proving the other
_AGAIN = lazy_regex(r"원정?\s*\(\s*(?:일?금\s?)?[₩￦]?\s*$")
# 30% 이상 (현금 20%, 현물 10%): how the share is paid
_IN_CASH = lazy_regex(r"(?:현금|현물)[^,()%]{0,6}$")
_OF_SUBSIDY = lazy_regex(r"(?:보조금|지원금|국비|출연금)(?:액)?(?:의|\s?대비)\s*$")
_ON_THE_BASIS = lazy_regex(r"(?:총\s?)?사업비\s?기준\s*(?:최대\s*)?$")
_ROUND = lazy_regex(
    r"(?:^|[\s(/,·])(?P<label>제?\d\s?차|상반기|하반기|[1-4]분기)\s?(?:모집|접수|신청)?\s*[)\]]?\s*[:：(]?\s*[’'‘]?$"
)
_SUMMED = frozenset({Field.BUDGET, Field.SCALE})
_SHARED_OUT = frozenset({Field.CAP, Field.SUBSIDY_RATIO, Field.BUDGET, Field.SCALE})
_BY_ROUND = frozenset({Field.APPLICATION, Field.ANNOUNCEMENT})
_BY_KIND = frozenset({Field.CAP, Field.SUBSIDY_RATIO, Field.DURATION})


def label_facts(material: Material, program: int, *, in_cells: bool = False) -> Iterator[Fact]:
    """Yield the facts that label lines state of one program, figure by figure."""
    rounds = Counter[Field]()
    said = statements(material, in_cells=in_cells)
    for statement in said:
        rounds[statement.field] += _round_of(statement) is not None
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
    heading, begun = heading_of(statement)
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
    heading, begun = heading_of(statement)
    places = tuple(
        place(material.document.source(start, end)) for start, end in (*begun, _span(statement))
    )
    text = material.document.text[statement.start : statement.end]
    passage = LoanPassage(heading, text, statement.start - _offset(statement), places)
    held = [figure for _, figure in _held(material, statement)]
    return loan_fact(statement.field, passage, held, program, Origin.LABEL)


def _span(statement: Statement) -> tuple[int, int]:
    return statement.start, statement.end


def _figures(material: Material, statement: Statement, program: int) -> Iterator[Fact]:
    held = _held(material, statement)
    text = material.document.text
    content = text[statement.start : statement.end]
    is_dated = has_days(figure.value for _, figure in held)
    standing = standing_window(content) if statement.field in WINDOWS and not is_dated else None
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
    rounds = _rounds_within(statement, held, text)
    taken: set[tuple[Field, str | None]] = set()
    for index, figure in held:
        before = text[statement.start : figure.start]
        target = _target(statement.field, figure, before, text[figure.end : statement.end])
        if target is None and statement.field is Field.BUDGET and figure.kind == "count":
            alone = not any(other.kind == "money" for _, other in held)
            target = Field.AWARDS if alone else None  # (지원 예산) 100개 과제 내외
        is_repeated = figure.kind == "money" and _AGAIN.search(before) is not None
        label = kinds.get(figure.place.start) if target in _BY_KIND else None
        label = rounds.get(figure.start) if target in _BY_ROUND else label
        if target is None or ((target, label) in taken and not is_repeated):
            continue
        if kinds and label is None and target in _BY_KIND and (target, None) in taken:
            continue
        taken.add((target, label))
        where = (place(figure.place),)
        value = _as_label_says(statement, target, value_of(figure))
        yield Fact(program, target, value, where, RULE, Origin.LABEL, label, figure=index)


def _rounds_within(
    statement: Statement, held: list[tuple[int, Found]], text: str
) -> dict[int, str]:
    """Return the rounds of windows on one line by where each begins: ``1차 4. 1.~4. 30. / 2차 9. 1.~9. 30.``."""
    labels: dict[int, str] = {}
    for _, figure in held:
        match = _ROUND.search(text[statement.start : figure.start])
        if isinstance(figure.value, Period) and match is not None:
            labels[figure.start] = match["label"]
    return labels if len(labels) > 1 and len(set(labels.values())) == len(labels) else {}


def _as_label_says(statement: Statement, target: Field, value: AnyValue) -> AnyValue:
    """Return a value as its label bounds it: ``융자한도`` is the most, ``접수마감`` the end of the window."""
    heading, _ = heading_of(statement)
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
    """Return what a figure after a label is; one with its own cue is what the cue says."""
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
