"""Loans and guarantees: rates, what is guaranteed, the fee, how long it runs and when repayment begins.

``○ 대출금리 : 연 2.5%``, ``○ 상환조건 : 2년 거치 3년 분할상환``, ``대출기간 | 5년(거치 2년 포함)``, and in prose ``연 1.5%의 저리로``. What is lent
in all (융자규모) is not a budget; it is in the text of the loan (COUNTING 14).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.notices._base import place
from announce_parser.notices._columns import Field
from announce_parser.notices._programs.call_words import SENTENCE_END
from announce_parser.notices._programs.facts import Fact, Origin
from announce_parser.patterns import lazy_regex
from announce_parser.record import Loan, LoanRate, Stated
from announce_parser.values import Duration, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from announce_parser.document import Block
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.record import Place

RULE = "loan.label_or_column"
PROSE_RULE = "loan.rate_in_sentence"
LOAN_FIELDS = frozenset(
    {Field.RATE, Field.REPAYMENT, Field.GUARANTEE, Field.FEE, Field.LOAN_VOLUME}
)
LENT = lazy_regex(r"융자|대출|보증|자금|이차\s?보전|론(?:\s|$)")  # in the name of what is lent
# Whose rate it is: 중소기업은 약 0.3%, 이차보전 연 2.5%; the words of rates themselves name nobody.
_WHOSE = lazy_regex(
    r"(?<![가-힣0-9])(?P<label>[가-힣·]{2,12}?)\s*+(?:은|는|의\s?경우)?\s*+[:(]?\s*+(?:약|연|年)?\s*+$"
)
_NOBODY = frozenset(
    [
        "금리",
        "대출금리",
        "융자금리",
        "적용금리",
        "기준금리",
        "고정",
        "변동",
        "고정금리",
        "변동금리",
        "최대",
        "최저",
        "초저금리",
        "저리",
        "연리",
        "이율",
        "이자",
        "무담보",
    ]
)
# 기준금리+0.6%p: what is added to a rate is none itself.
_ADDED = lazy_regex(r"(?:[+＋]|가산(?:금리)?|에서)\s*$")
_POINTS = lazy_regex(r"\s*(?:p|포인트)", re.IGNORECASE)
_CLAUSE = lazy_regex(r"(?:,(?!\d)|[/\n])(?![^()]*\))")
_GRACE_BEFORE = lazy_regex(
    r"(?<!년 )(?<!월 )(?<!년)(?<!월)거치(?:\s?기간)?\s*[:(]?\s*(?:최대\s*)?$"
)
_GRACE_AFTER = lazy_regex(r"\s*(?:이내\s*)?거치")
_REPAID = lazy_regex(
    r"\s*(?:간\s*)?(?:이내\s*)?(?:동안\s*)?(?:매월\s*|매년\s*|월\s*)?(?:원금\s*|원리금\s*)?(?:균등|균분)?\s*(?:분할)?\s*상환"
)
_PER_YEAR = lazy_regex(r"(?:(?<![가-힣])(?:연|年)|연리|이율|금리|이자)\s*(?:[:(]\s*)?(?:연\s*)?$")
_RATE_BEHIND = lazy_regex(r"\s*\)?\s*(?:의\s*|로\s*)?(?:초?저금리|저리|금리|이율|이자)")
_RATE_BEFORE = lazy_regex(r"(?:금리|이율|저리)(?:는|가|로)?\s*[(:]?\s*(?:약|연|年)?\s*$")
_WORD = lazy_regex(r"금리|저리|이율|이자")
_YEARLY = lazy_regex(r"(?:약\s?)?(?:연|年)\s?(?=[\d.~%∼-]+$)")
_SHARE_BEFORE = lazy_regex(r"(?:(?P<share>보증\s?비율)|보증료율?)[은는이가]?\s*:?\s*(?:연|年)?\s*$")
_YEARS = lazy_regex(r"P(?P<number>\d+)(?P<unit>[YM])")


class LoanPassage(NamedTuple):
    """What is after a label or in a cell.

    Attributes:
        heading: The label or heading as written.
        text: The words.
        start: Where they begin within the block's or cell's text.
        places: Where heading and words are.
    """

    heading: str
    text: str
    start: int
    places: tuple[Place, ...]


def loan_fact(
    field: Field, passage: LoanPassage, held: Iterable[Found], program: int, origin: Origin
) -> Fact:
    """Return what one label or cell says of a loan, as a part of it."""
    figures = tuple(held)
    text = " ".join(passage.text.split())
    loan = Loan(text=f"{passage.heading} : {text}" if passage.heading else text)
    if field is Field.RATE:
        loan = loan.model_copy(update={"rates": tuple(_rates(passage, figures))})
    elif field is Field.REPAYMENT:
        yearly = tuple(each for each in figures if _is_yearly(passage, each))
        rates = tuple(_rates(passage, yearly)) if yearly else ()
        loan = loan.model_copy(update={**_times(passage, figures), "rates": rates})
    elif field in (Field.GUARANTEE, Field.FEE):
        ratio = next((each.value for each in figures if isinstance(each.value, Ratio)), None)
        name = "guarantee_ratio" if field is Field.GUARANTEE else "fee"
        loan = loan.model_copy(update={name: ratio})
    return Fact(program, Field.LOAN, loan, passage.places, RULE, origin)


def _is_yearly(passage: LoanPassage, figure: Found) -> bool:
    """Return whether a share among the terms of a loan is its rate: ``연 2.0%, 5년 거치``, ``연리 1.5%``."""
    before = passage.text[: figure.place.start - passage.start]
    return isinstance(figure.value, Ratio) and _PER_YEAR.search(before) is not None


def _rates(passage: LoanPassage, figures: tuple[Found, ...]) -> Iterator[LoanRate]:
    """Yield each rate with whose it is; a rate without a number of its own in words alone."""
    heading = passage.heading
    ratios = [each for each in figures if isinstance(each.value, Ratio)]
    if not ratios:
        yield LoanRate(label=heading, text=" ".join(passage.text.split()))
    for figure in ratios:
        start = figure.place.start - passage.start
        end = figure.place.end - passage.start
        before, after = passage.text[:start], passage.text[end:]
        first = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
        last = _CLAUSE.search(after)
        clause = passage.text[first : end + last.start() if last else len(passage.text)].strip()
        match = _WHOSE.search(before[first:])
        names = match is not None and not match["label"].endswith(("까지", "으로", "에서"))
        label = match["label"] if match and names and match["label"] not in _NOBODY else heading
        is_added = _ADDED.search(before) or _POINTS.match(after) or figure.text.endswith("p")
        rate = figure.value if isinstance(figure.value, Ratio) and not is_added else None
        yield LoanRate(label=label, rate=rate, text=" ".join(clause.split()))


def _times(passage: LoanPassage, figures: tuple[Found, ...]) -> dict[str, Duration]:
    """Return how long a loan runs and its grace: of grace and repayment alone the term is the sum."""
    grace: list[Duration] = []
    repaid: list[Duration] = []
    whole: list[Duration] = []
    for figure in figures:
        if not isinstance(figure.value, Duration):
            continue
        before = passage.text[: figure.place.start - passage.start]
        after = passage.text[figure.place.end - passage.start :]
        if _REPAID.match(after):
            repaid.append(figure.value)
        elif _GRACE_AFTER.match(after) or _GRACE_BEFORE.search(before):
            grace.append(figure.value)
        else:
            whole.append(figure.value)
    if len(whole) > 1 or len(grace) > 1 or len(repaid) > 1:
        return {}  # 운전 5년, 시설 8년: each its own, and no one term
    times = {"grace": grace[0]} if grace else {}
    if whole:
        times["term"] = whole[0]
    elif grace and repaid:
        total = _sum(grace[0], repaid[0])
        times |= {"term": total.model_copy(update={"text": passage.text.strip()})} if total else {}
    elif repaid:
        times["term"] = repaid[0]
    return times


def _sum(one: Duration, other: Duration) -> Duration | None:
    first = _YEARS.fullmatch(one.duration or "")
    second = _YEARS.fullmatch(other.duration or "")
    if first is None or second is None or first["unit"] != second["unit"]:
        return None
    number = int(first["number"]) + int(second["number"])
    return Duration(duration=f"P{number}{first['unit']}", text=one.text)


def spoken_rates(material: Material, blocks: Sequence[Block], program: int) -> Iterator[Fact]:
    """Yield the rates that sentences name: ``중소기업은 약 0.3~0.4%의 저금리로``."""
    for block in blocks:
        if block.table is not None or block.hidden:
            continue
        held = [figure for _, figure in material.in_cell(block.id, None)]
        ratios = [figure for figure in held if isinstance(figure.value, Ratio)]
        told = [figure for figure in ratios if _is_rate(block.text, figure)]
        if not told:
            continue
        start, end = _sentence(block.text, told[-1].place.start)
        own = [each for each in ratios if start <= each.place.start <= told[-1].place.start]
        source = material.document.source(block.start + start, block.start + end)
        word = _WORD.search(block.text, start, end)
        heading = word.group() if word is not None else ""
        passage = LoanPassage(heading, block.text[start:end], start, (place(source),))
        rates = tuple(map(_shortened, _rates(passage, tuple(own))))
        loan = Loan(rates=rates, text=passage.text.strip())
        yield Fact(program, Field.LOAN, loan, passage.places, PROSE_RULE, Origin.PROSE)
        return


def spoken_shares(material: Material, blocks: Sequence[Block], program: int) -> Iterator[Fact]:
    """Yield what is guaranteed and the fee, as a sentence states them: ``보증비율은 100%, 보증료는 연 1%``."""
    for block in blocks:
        if block.table is not None or block.hidden:
            continue
        for _, figure in material.in_cell(block.id, None):
            match = _SHARE_BEFORE.search(block.text[: figure.place.start])
            if match is None or not isinstance(figure.value, Ratio):
                continue
            if _POINTS.match(block.text, figure.place.end):
                continue  # 보증료율 0.3%p 인하 takes something off
            name = "guarantee_ratio" if match["share"] else "fee"
            start = match.start()
            text = block.text[start : figure.place.end]
            source = material.document.source(block.start + start, block.start + figure.place.end)
            loan = Loan.model_validate({name: figure.value, "text": text})
            yield Fact(program, Field.LOAN, loan, (place(source),), PROSE_RULE, Origin.PROSE)


def _shortened(rate: LoanRate) -> LoanRate:
    """Return a rate of a sentence with no more words than say whose and how much it is."""
    end = rate.text.find(rate.rate.text) + len(rate.rate.text) if rate.rate else len(rate.text)
    start = rate.text.find(rate.label) if rate.rate and rate.label in rate.text[:end] else -1
    yearly = _YEARLY.search(rate.text[:end])
    if rate.label in _NOBODY and yearly is not None:
        start = yearly.start()
    return rate.model_copy(update={"text": rate.text[max(start, 0) : end].strip()})


def _is_rate(text: str, figure: Found) -> bool:
    before = text[max(0, figure.place.start - 24) : figure.place.start]
    if _ADDED.search(before) or "할인" in text[figure.place.end : figure.place.end + 12]:
        return False
    behind = _RATE_BEHIND.match(text, figure.place.end)
    return behind is not None or _RATE_BEFORE.search(before) is not None


def _sentence(text: str, at: int) -> tuple[int, int]:
    start = max((match.end() for match in SENTENCE_END.finditer(text, 0, at)), default=0)
    stop = SENTENCE_END.search(text, at)
    return start, stop.start() if stop else len(text)


def merged(facts: Iterable[Fact]) -> Stated[Loan] | None:
    """Return the loan that its parts make up, labels before sentences, with the places of all."""
    parts = sorted(facts, key=lambda fact: fact.origin)
    loans = [fact.value for fact in parts if isinstance(fact.value, Loan)]
    if not loans:
        return None
    rates = {(rate.label, rate.text): rate for loan in loans for rate in loan.rates}
    told = any(
        fact.origin is not Origin.PROSE and fact.value.rates
        for fact in parts
        if isinstance(fact.value, Loan)
    )
    if told:
        kept = [fact.value for fact in parts if fact.origin is not Origin.PROSE]
        rates = {
            (r.label, r.text): r for loan in kept if isinstance(loan, Loan) for r in loan.rates
        }

    def first(name: str) -> object:
        return next((found for loan in loans if (found := getattr(loan, name)) is not None), None)

    whole = Loan.model_validate(
        {
            "rates": tuple(rates.values()),
            **{name: first(name) for name in ("guarantee_ratio", "fee", "term", "grace")},
            "text": "\n".join(dict.fromkeys(loan.text for loan in loans)),
        }
    )
    places = tuple(dict.fromkeys(each for fact in parts for each in fact.places))
    return Stated(whole, places, parts[0].rule)
