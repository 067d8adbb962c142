"""What one program gives beyond its label lines: prizes, fixed sums, limits within 지원내용, rates in sentences.

``○ 지원내용 : 월 최대 20만원씩 최장 12개월`` states a limit and a length; several sums of several things state neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.notices._base import place, value_of
from announce_parser.notices._columns import Field, field_of
from announce_parser.notices._programs.awarded import benefits, prizes
from announce_parser.notices._programs.below import LABEL
from announce_parser.notices._programs.facts import Fact, Origin
from announce_parser.notices._programs.filled import end_of_body
from announce_parser.notices._programs.housing import homes
from announce_parser.notices._programs.loans import LENT, spoken_rates, spoken_shares
from announce_parser.notices._programs.scope import with_bound
from announce_parser.notices._programs.shares import SHARES_RULE, cost_sharing
from announce_parser.notices._programs.statements import statements
from announce_parser.notices._programs.texts import HEADING_RULE, text_facts
from announce_parser.patterns import lazy_regex
from announce_parser.record import Benefit
from announce_parser.values import Bound, Count, Duration, Money, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.document import Block
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material

RULE = "term.within_support"
TYPE_RULE = "term.limit_of_type"
PRIZES_RULE = "term.number_of_prizes"
_MOST = lazy_regex(r"(?:최대|최장|한도)\s*$")
_LASTING = lazy_regex(r"\s*(?:간|동안|이내|까지)?\s*(?:지원|지급|제공|이용)")
# 임차료의 80%, 도입 비용의 70% 이내: the share of what it costs; near miss: 매출의 30%
_OF_COSTS = lazy_regex(r"(?:[가-힣]{1,4}[비료]|비용|대금|구입가|금액)의?\s(?:최대\s?)?$")
_PAID = lazy_regex(
    r"\s?(?:이내|까지|한도|범위)?\s?(?:[을를]\s?)?(?:(?:에서|내에서)\s?)?(?:지원|보조|지급|,|\(|$)"
)
MONTHLY_RULE = "term.monthly_sum"
_EVERY_MONTH = lazy_regex(r"(?<![가-힣])(?:매월|월)\s*$")
LABELLED_BEFORE = lazy_regex(
    r"(?P<label>지원\s?내용|지원\s?사항|지원\s?혜택|지원\s?금액|참여\s?혜택)\s*[:：)\]】]?\s*$"
)
_ALL = lazy_regex(r"총\s*$")
# What a sum is for one of, said some words before it: 1대당 보조금 상한액이 … 600만 원으로; yearly: 연간 예산을.
_PER = lazy_regex(r"(?:^|\s)1?(?P<per>[가-힣]{1,5})(?:당|별)(?:로)?\s[^.,]{0,30}$")
_YEARLY = lazy_regex(r"(?:연간|매년)\s[^.,]{0,24}$")
_NO_PER = frozenset(
    {"담", "해", "수", "배", "정", "단계", "수준", "유형", "분야", "지역", "지자체", "사업", "연령"}
)
# Counts of something else than those supported: years of age, times, ranks.
_NOT_AWARDS = frozenset(
    {"세", "살", "회", "차", "배", "급", "학년", "년", "시간", "일", "종", "품종", "호선"}
)


def offered(material: Material, known: set[Field]) -> Iterator[Fact]:
    """Yield what the body of a notice of one program gives, beside the fields already stated."""
    blocks = material.document.blocks[material.masthead.body : end_of_body(material)]
    won = tuple(prizes(material, blocks, 0))
    yield from won
    yield from benefits(material, blocks, 0)
    if Field.AWARDS not in known:
        yield from homes(blocks, 0)
        yield from _number_of_prizes(material)
    title = material.masthead.title
    if title is not None and LENT.search(title.value):
        yield from spoken_rates(material, blocks, 0)
        yield from spoken_shares(material, blocks, 0)
    if Field.CAP not in known:
        yield from _by_type(material, blocks) or _within_support(material, Field.CAP)
    yield from _monthly(material)
    if Field.COST_SHARING not in known:
        yield from _shared(material)
    if Field.DURATION not in known:
        yield from _within_support(material, Field.DURATION)
    if Field.SUBSIDY_RATIO not in known:
        yield from _within_support(material, Field.SUBSIDY_RATIO)


def _by_type(material: Material, blocks: Sequence[Block]) -> tuple[Fact, ...]:
    """Return the limits of types named beside each other: ``자유주제 : 20개, 과제당 1,500만원``; one alone is not one."""
    run: list[Fact] = []
    for block in (*blocks, None):
        typed = _of_type(material, block) if block is not None else ()
        if typed:
            run += typed
        elif len({fact.label for fact in run}) > 1:
            return tuple(run)
        else:
            run = []
    return ()


def _of_type(material: Material, block: Block) -> tuple[Fact, ...]:
    """Return what one line says of a type: its limit, and how many are chosen."""
    match = LABEL.match(block.text) if block.table is None and not block.hidden else None
    label = (match["boxed"] or match["label"]).strip() if match is not None else ""
    if match is None or field_of(label) is not None:
        return ()
    facts: dict[Field, Fact] = {}
    for index, figure in material.in_cell(block.id, None):
        value, before = figure.value, block.text[match.end() : figure.place.start]
        target = None
        if isinstance(value, Money) and (value.per or _MOST.search(before)):
            target = Field.CAP
        elif isinstance(value, Count) and value.unit not in _NOT_AWARDS and not before.strip():
            target = Field.AWARDS
        if figure.place.start >= match.end() and target is not None and target not in facts:
            where = (place(figure.place),)
            facts[target] = Fact(
                0, target, value_of(figure), where, TYPE_RULE, Origin.LABEL, label, index
            )
    return tuple(facts.values()) if Field.CAP in facts else ()


def _number_of_prizes(material: Material) -> Iterator[Fact]:
    """Yield how many are awarded in all: ``시상내역 : 총 6팀``."""
    for statement in statements(material, in_cells=True):
        if statement.field is not Field.PRIZE:
            continue
        for index, figure in enumerate(material.figures):
            inside = statement.start <= figure.start and figure.end <= statement.end
            before = material.document.text[statement.start : figure.start]
            if inside and isinstance(figure.value, Count) and _ALL.search(before):
                where = (place(figure.place),)
                yield Fact(
                    0, Field.AWARDS, figure.value, where, PRIZES_RULE, Origin.LABEL, figure=index
                )
                return


def _within_support(material: Material, target: Field) -> Iterator[Fact]:
    """Yield the one limit, or the one length, that all statements of what is given name together."""
    found = []
    for start, end in _given(material):
        for index, figure in enumerate(material.figures):
            if start <= figure.start and figure.end <= end:
                before = material.document.text[start : figure.start]
                after = material.document.text[figure.end : end]
                if _is_term(target, figure, before, after):
                    found.append((index, figure, before))
    if len({str(figure.value) for _, figure, _ in found}) != 1:
        return
    index, figure, before = found[0]
    value = value_of(figure)
    if isinstance(value, Money) and value.per is None:
        value = value.model_copy(update={"per": find_per(before)})
    if _MOST.search(before):
        value = with_bound(value, Bound.MAX)  # type: ignore[assignment]
    yield Fact(0, target, value, (place(figure.place),), RULE, Origin.PROSE, figure=index)


def _monthly(material: Material) -> Iterator[Fact]:
    """Yield the sum that each gets every month, where what is given names but one: ``월 50만원씩 6개월``."""
    text = material.document.text
    for start, end in _given(material):
        paid = [
            figure
            for figure in material.between(start, end)
            if isinstance(figure.value, Money) and _EVERY_MONTH.search(text[start : figure.start])
        ]
        if len(paid) != 1:
            continue
        value = paid[0].value
        label = LABELLED_BEFORE.search(text[:start][-40:])
        if not isinstance(value, Money) or value.bound is not None or label is None:
            continue
        lead = _EVERY_MONTH.search(text[start : paid[0].start])
        first = start + lead.start() if lead is not None else paid[0].start
        given = Benefit(
            label=label["label"], amount=value.model_copy(update={"per": "월"}),
            text=text[first : paid[0].end],
        )  # fmt: skip
        where = place(material.document.source(first, paid[0].end))
        yield Fact(0, Field.BENEFIT, given, (where,), MONTHLY_RULE, Origin.LABEL)


def _shared(material: Material) -> Iterator[Fact]:
    """Yield who pays what where one statement of what is given says it: ``최대 4천만원(정부지원 80%, 기업부담 20%)``."""
    told = []
    for start, end in _given(material):
        held = tuple(
            (index, figure)
            for index, figure in enumerate(material.figures)
            if start <= figure.start and figure.end <= end
        )
        if not held:
            continue
        where = held[0][1].place
        block = material.document.block(where.block)
        own = block.text if where.cell is None else ""
        shares = tuple(cost_sharing(own, held)) if own else ()
        told += [shares] if shares else []
    if len(told) != 1:
        return
    for index, figure, share in told[0]:
        spot = (place(figure.place),)
        yield Fact(0, Field.COST_SHARING, share, spot, SHARES_RULE, Origin.PROSE, figure=index)


def _given(material: Material) -> Iterator[tuple[int, int]]:
    """Yield the spans that say what is given: after the label, or the items under the heading."""
    for statement in statements(material, in_cells=True):
        if statement.field is Field.SUPPORT:
            yield statement.start, statement.end
    for fact in text_facts(material, 0):
        if fact.field is Field.SUPPORT and fact.rule == HEADING_RULE:
            for where in fact.places:
                if where.cell is None:
                    start = material.document.block(where.block).start
                    yield start + where.start, start + where.end


def _is_term(target: Field, figure: Found, before: str, after: str) -> bool:
    value = figure.value
    if target is Field.CAP:
        return isinstance(value, Money) and (value.bound == "max" or bool(_MOST.search(before)))
    if target is Field.SUBSIDY_RATIO:
        is_share = _OF_COSTS.search(before) is not None and _PAID.match(after) is not None
        return isinstance(value, Ratio) and is_share
    return isinstance(value, Duration) and bool(_MOST.search(before) or _LASTING.match(after))


def find_per(before: str) -> str | None:
    """Return what a sum is for one of by the words before it, None where they do not say."""
    match = _PER.search(before)
    if match is not None and match["per"] not in _NO_PER:
        return match["per"]
    return "년" if _YEARLY.search(before) else None
