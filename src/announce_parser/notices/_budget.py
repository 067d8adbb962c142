"""The sum that a notice announces as a whole, as headline, deck or first sentences give it.

``중소기업 설비 지원에 500억원``, ``총 500억원 규모 통합공고``. A cap, a prize, a loan volume or a sum that was
recovered is not one (COUNTING 14); what one program of several gets is that program's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.figures._numerals import LARGE_SCALES
from announce_parser.notices._base import place
from announce_parser.notices._programs.funding import funding_facts
from announce_parser.record import Funding, Stated
from announce_parser.values import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material

LABEL_RULE = "budget.label"
_SMALLEST = 10_000_000  # won; less than that is what one person gets, unless it is called a total
_LEAD = 3  # blocks of the body that may still announce the whole
# What the sum is for is after it: 500억원 규모의, 500억원을 지원, 500억원 투입
_ANNOUNCES = re.compile(
    r"""
    ^\s*(?:\([^()]{0,30}\)\s*)?(?:원\s*)?(?:을|를|의|이|으로)?\s*(?:규모|지원(?!받)|투입|투자
      |편성|예산|출연|공급\s*계획|을\s*지원|(?:로\s*)?(?:최종\s*)?(?:국회\s*)?확정)
    """,
    re.VERBOSE,
)
_TOTAL = re.compile(
    r"""
    총\s*(?:사업비|예산|규모)?\s*$|(?:총\s?)?(?:사업\s?예산|사업비|예산액|지원\s?규모|지원\s?예산
      |총예산|소요예산|추정\s?가격|기초\s?금액|사업\s?금액|용역비|(?<![가-힣])예산안?)\s*[:은는]?\s*
    (?:총|약|금|일금)?\s*$
    """,
    re.VERBOSE,
)
_COUNTED = re.compile(
    r"^[^()]*\d\s?(?:개|개사|개팀|팀|명|건|과제|개\s?과제)\s?\(\s?$"
)  # 280개팀(88억원)
_DECIMALS = re.compile(r"\d\.(?P<digits>\d+)\s?(?P<scale>[조억만])")
_SUMS = re.compile(r"\s*(?:총\s*)?(?:합\s*계|총\s*계|소\s*계|계|총액)\s*")
_ROUNDED = 0.03  # of a sum that is told in two digits: 65억 of 65.8억
FINER_RULE = "budget.whole_to_more_digits"
# 총 96억원 이내; near miss: 최대 3억원 이내, what one gets
_CALLED_TOTAL = re.compile(r"(?:총|출연금|예산)\s*$")
_PROGRAM = re.compile(r"사업|공고|공모|과제|지원|예산|용역")
# Sums of another sort: loans and guarantees, prizes, damages, what came back, what somebody else pays.
_ANOTHER = re.compile(
    r"융자|대출|보증|금융|자금|상금|시상|포상|환수|피해|과태료|과징금|매출|수출|투자유치|최대(?!\s?규모)|한도|상한|이내|까지|[가-힣]당\s*$|소득|보조금 상한|수수료"
)
# 지난해 총 73억 원을 지급했다: what was paid, not what is announced; near miss: 98억 원을 편성했다
_BYGONE = re.compile(r"(?:지난해|작년|그동안|그간|지금까지|누적)[^.\n]*$")
_REPORTED = re.compile(
    r"[을를]?\s?[가-힣 ]{0,14}?(?:지급|지원|집행|투입|환급|전달|사용)(?:했|하였|됐|되었|해\s왔)"
)
_PART_OF = re.compile(r"\s*(?:중|가운데|에서)\s")  # 예산 2.4조원 중: of which this is a part
_LABEL = re.compile(
    r"^[^가-힣\n]{0,6}(?:[가-하][.)]\s?)?\(?\s?(?:\d{0,2}년도?\s?)?(?:신규\s?)?(?:총\s?|지원\s?|사업\s?|공모\s?|공고\s?)?(?:규\s?모|예\s?산|사\s?업\s?비|예산액|지원\s?예산|추정\s?가격|기초\s?금액)\s?(?:\)\s?[:：]?|[:：])\s?(?P<value>[^\n]+)$",
    re.MULTILINE,
)
_NOT_WHOLE = re.compile(
    r"(?:협력체별|기업당|과제당|인당|명당|개소당|건당|마리당|회당|연간|매년|월|까지)\s*(?:최대\s*)?$"
)


def announced_sums(material: Material) -> tuple[Found, ...]:
    """Return the amounts of headline, deck and lead that are announced as the whole; they should agree."""
    return tuple(figure for figure in _upper(material) if _is_total(material, figure))


def find_budget(material: Material) -> Stated[Money] | None:
    """Return the announced total with every place of headline, deck and lead that says it."""
    candidates = announced_sums(material)
    if not candidates:
        return _labelled(material)
    chosen = candidates[0].value
    finer = _finer(material, chosen, candidates[0].text) if isinstance(chosen, Money) else None
    places = tuple(
        place(figure.place)
        for figure in _upper(material)
        if isinstance(figure.value, Money)
        and isinstance(chosen, Money)
        and figure.value.amount == chosen.amount
    )
    if not isinstance(chosen, Money):
        return None
    if finer is not None and isinstance(finer.value, Money):
        return Stated(finer.value, (place(finer.place), *places), FINER_RULE, 0.9)
    return Stated(chosen, places, "budget.whole", 0.9)


def _finer(material: Material, coarse: Money, written: str) -> Found | None:
    """Return the one sum elsewhere that says the announced one to more digits: 94,769백만원 of 948억원."""
    if coarse.amount is None:
        return None
    step = _step(coarse, written)
    found: dict[int, Found] = {}
    for figure in material.figures:
        value = figure.value
        if not isinstance(value, Money) or not value.amount or value.currency != coarse.currency:
            continue
        if (
            0 < abs(int(value.amount) - int(coarse.amount)) < step
            and _step(value, figure.text) < step
            and not _is_of_a_row(material, figure)
        ):
            found.setdefault(int(value.amount), figure)
    return next(iter(found.values())) if len(found) == 1 else None


def _is_of_a_row(material: Material, figure: Found) -> bool:
    """Return whether an amount is in a row of a table that is not a row of sums: that of a part."""
    table, cell = material.document.block(figure.place.block).table, figure.place.cell
    if table is None or cell is None:
        return False
    heads = (each.text for each in table.cells if each.row == cell[0])
    return not any(_SUMS.fullmatch(text) for text in heads)


def _step(money: Money, written: str) -> float:
    """Return the worth of the last digit of a sum as it is written, 0.1조 of 12.8조, 0.01억 of 12.00억; at most what a rounding leaves out."""
    amount = int(money.amount or 0)
    decimals = _DECIMALS.search(written)
    if decimals is not None:
        return float(
            min(LARGE_SCALES[decimals["scale"]] / 10 ** len(decimals["digits"]), amount * _ROUNDED)
        )
    step = 1
    while amount and amount % (step * 10) == 0:
        step *= 10
    return min(step, amount * _ROUNDED)


def _labelled(material: Material) -> Stated[Money] | None:
    """Return the sum after the one label of the body that names a scale or budget: ``□ 지원규모 : …``."""
    text = material.document.text
    labels = [
        match
        for match in _LABEL.finditer(text)
        if any(isinstance(each.value, Money) for each in material.between(*match.span("value")))
    ]
    totals = [match for match in labels if match["value"].startswith("총")]
    if len(labels) > 1 and len(totals) == 1:
        labels = totals  # 총 312억원 over the tracks' 120억원, 132억원 …
    if len(labels) != 1:
        return None
    start, end = labels[0].span("value")
    for figure in material.between(start, end):
        value = figure.value
        if not isinstance(value, Money) or value.amount is None or value.per:
            continue
        before = text[start : figure.start]
        if value.bound == "max" and not _CALLED_TOTAL.search(before):
            continue
        is_aside = "(" in before and not _COUNTED.search(before)
        if is_aside or _ANOTHER.search(before):
            return None
        return Stated(value, (place(figure.place),), LABEL_RULE, 0.8)
    return None


def find_funding(material: Material, budget: Stated[Money] | None) -> tuple[Stated[Funding], ...]:
    """Return who pays the announced sum, where the bracket after it says so: ``(국비 60억원, 지방비 36억원)``."""
    text = material.document.text
    for where in budget.places if budget is not None else ():
        if where.cell is not None:
            continue
        start = material.document.block(where.block).start + where.start
        stop = text.find("\n", start)
        end = stop if stop >= 0 else len(text)
        held = [
            (index, figure)
            for index, figure in enumerate(material.figures)
            if start <= figure.start and figure.end <= end
        ]
        facts = funding_facts(material, start, end, held, 0)
        found = tuple(
            Stated(fact.value, fact.places, fact.rule)
            for fact in facts
            if isinstance(fact.value, Funding)
        )
        if found:
            return found
    return ()


def _upper(material: Material) -> Iterator[Found]:
    """Yield the amounts of won in headline, deck and lead, in reading order."""
    blocks = material.document.blocks
    last = blocks[min(material.masthead.body + _LEAD, len(blocks)) - 1]
    for figure in material.figures:
        if figure.start >= last.end:
            return
        if (
            isinstance(figure.value, Money)
            and figure.value.amount
            and figure.value.currency == "KRW"
        ):
            yield figure


def _is_total(material: Material, figure: Found) -> bool:
    """Return whether an amount is announced as the whole, by the words of its own line."""
    text = material.document.text
    start = max(text.rfind("\n", 0, figure.start) + 1, figure.start - 60)
    stop = text.find("\n", figure.end)
    before = text[start : figure.start]
    after = text[figure.end : min(stop if stop >= 0 else len(text), figure.end + 60)]
    value = figure.value
    if not isinstance(value, Money) or value.per or value.bound in ("max", "under"):
        return False
    if _BYGONE.search(before) or _REPORTED.match(after) or _PART_OF.match(after):
        return False
    if _NOT_WHOLE.search(before) or _ANOTHER.search(before[-14:]) or _ANOTHER.search(after[:14]):
        return False
    total = _TOTAL.search(before) is not None
    announced = total or (_ANNOUNCES.match(after) is not None and (value.amount or 0) >= _SMALLEST)
    return announced and _PROGRAM.search(before + after) is not None
