"""What a number is a number of: year, payer, thing, tally, topic. Two numbers contradict each other in one slot only.

``올해 101억 원을 지원, 2027년에는 303억 원`` names two years, ``국비 50억원`` and ``총 80억원`` two payers, ``신규 31,207명`` and
``총 640,118명`` two tallies. What the words around a number do not say stays open; an open side fits every other, but
where the numbers differ only a typo is held against them then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import is_slip, passage
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Document
    from announce_parser.record import Place, Record

_LEAD = 160  # characters before a number in which its sentence is read
_BEHIND = 16  # characters after it that say what it is of
_DEED = 28  # and how far those have come whom it counts
_BESIDE = 14  # characters before it in which a payer or a tally is
_SENTENCE = lazy_regex(r"(?:다|음|함|임|됨)\s?\.\s|[\n□○◦ㅇ※]")
_YEAR = lazy_regex(
    r"(?<!\d)(?P<full>(?:19|20)\d\d)(?=\s?년|\s?[~∼]|\s?[).])|['’‘`´](?P<short>\d\d)(?!\d)"
    r"|(?P<now>올해|금년|올\s)|(?P<next>내년|다음\s해)|(?P<last>지난해|작년|전년)"
)
_PAYER = lazy_regex(
    r"국비|국고|지방비|시비|도비|시도비|군비|구비|시군비|민간|민자|자부담|자기부담|융자|보조|기금|출연"
)
# How a number counts: up to now, this time only, each of several, some of another
_TALLIES = (
    ("누적", lazy_regex(r"누적|누계|지금까지|그간|그동안|현재까지|년까지|이래")),
    ("신규", lazy_regex(r"신규|새로|추가|이번에|추경")),
    ("각각", lazy_regex(r"각각?\s?$|평균|당\s?(?:최대|평균|연)?\s?$")),
    ("일부", lazy_regex(r"(?:중|가운데|포함해?|포함하여|상위)\s?(?:에서\s?)?(?:[가-힣]+\s)?$")),
)
_THING = lazy_regex(
    r"투자|매출|수출|수입액|융자|대출|보증|피해|체납|과징금|과태료|절감|계약|거래|임금|시장|부채|수주|생산"
)
_LABEL = lazy_regex(
    r"(?:^|[\n(（])[^가-힣\n]{0,6}(?P<label>[가-힣][가-힣\s·]{1,16}?)[)）]?\s?[:：]"
)
_WITHOUT = lazy_regex(r"제외|빼고|별도로")
_TOTAL = lazy_regex(r"(?:총|모두|전체|합계|도합)\s?(?:약\s?)?$")
# 총 75건, 7,184억 원: of so many together
_OF_SEVERAL = lazy_regex(
    r"(?:총|모두|등)\s?\d[\d,]*\s?(?:건|개|곳|종|명|개소|개사|과제)\s?[,，]?\s?$"
)
# 금년 예산 117조 원(보육예산 제외) 대비: what another number is measured by
_BASE = lazy_regex(r"\s?(?:\([^()]{0,24}\)\s?)?(?:대비|보다|에\s?비해|에\s?비하여)")
# `20년 대비 6조 증가한 57조: the year by which a number is measured is not its own
_MEASURE = lazy_regex(r"\s?(?:년도?)?\s?(?:대비|보다|에\s?비해)")
# How far the counted have come: those who applied, those who were chosen.
_STAGES = (
    (
        "신청",
        lazy_regex(
            r"(?:신청|응모|접수|지원서)(?:을|를|에|이)?\s?(?:제출)?(?:했|하였|해\s|됐|되었|돼|한\s)"
        ),
    ),
    ("선정", lazy_regex(r"선정|선발|뽑")),
)
_TOPIC = lazy_regex(r"^(?P<topic>[^.\d]{2,60}?)(?:은|는|의\s경우)\s")
# Of the terms themselves; who gets them tells two apart.
_TERMS = lazy_regex(
    r"신청|접수|기간|기한|마감|예산|규모|사업|지원|금액|한도|대상|올해|이번|공모|모집|선정|총액|정부|등$"
)
# Who announces is no one whom the terms are for.
_OFFICE = lazy_regex(r"장관|[청처원]장|이사장|사장|위원장|본부장|시장|지사|군수|이하\s")
_WORD = lazy_regex(r"[가-힣A-Za-z]{2,}")
_FAR = 2  # a whole that is so many times a part
_LEAST_DIGITS = 3  # of two digits nearly every difference looks like a slip


@dataclass(frozen=True, slots=True)
class Slot:
    """What the words around a number say that it is a number of; empty where they say nothing.

    Attributes:
        year: The year it is for.
        payer: Who pays it.
        thing: What it measures, beside a grant: 투자, 매출, 융자.
        tallies: How it counts.
        topic: The words of what its sentence is about.
        stage: How far those have come whom it counts: 신청, 선정.
        is_base: True before 대비: another number is measured by it.
        is_of_several: True after a number of things that it is of together.
        is_total: True after 총.
        label: The label of its line, as ``대출한도`` in ``- 대출한도 : 5억원``; one said of each of several tracks.
        block: Where it is.
        is_cell: True in a table, whose row and column say the rest.
    """

    year: str | None = None
    payer: str | None = None
    thing: str | None = None
    tallies: frozenset[str] = field(default_factory=frozenset)
    topic: frozenset[str] = field(default_factory=frozenset)
    stage: str | None = None
    is_base: bool = False
    is_of_several: bool = False
    is_total: bool = False
    label: str = ""
    block: str = ""
    is_cell: bool = False


def slot_at(record: Record, document: Document, where: Place) -> Slot:
    """Return the slot of what is at a place; a cell's is open, since its row and column name it."""
    if where.cell is not None:
        return Slot(is_cell=True)
    text = passage(document, where)
    lead = text[max(0, where.start - _LEAD) : where.start]
    breaks = list(_SENTENCE.finditer(lead))
    lead = lead[breaks[-1].end() :] if breaks else lead
    beside, behind = lead[-_BESIDE:], re.split(r"[\d.,(]", text[where.end :][:_BEHIND])[0]
    deed = re.split(r"[\d.,(]", text[where.end :][:_DEED])[0]
    payer, thing = _PAYER.findall(beside), _THING.search(behind) or _THING.search(beside)
    topic = _TOPIC.match(lead.lstrip(" -*▪·"))
    return Slot(
        year=_year(lead, record),
        payer=payer[-1] if payer else None,
        thing=thing.group() if thing else None,
        tallies=frozenset(_tallies(lead)),
        topic=frozenset(_named(record, topic["topic"])) if topic else frozenset(),
        stage=next((name for name, words in _STAGES if words.search(deed)), None),
        is_base=_BASE.match(text, where.end) is not None,
        is_of_several=_OF_SEVERAL.search(lead) is not None,
        is_total=_TOTAL.search(lead) is not None,
        label=_label(lead),
        block=where.block,
    )


def _year(lead: str, record: Record) -> str | None:
    """Return the year that was named last before a number; None for 올해 of a notice of no known year."""
    found = [match for match in _YEAR.finditer(lead) if not _MEASURE.match(lead, match.end())]
    if not found:
        return None
    last = found[-1]
    if last["full"] or last["short"]:
        return last["full"] or f"20{last['short']}"
    now = int(record.published[:4]) if record.published else record.fiscal_year
    apart = 1 if last["next"] else -1 if last["last"] else 0
    return None if now is None else str(now + apart)


def _tallies(lead: str) -> Iterator[str]:
    for name, words in _TALLIES:
        if words.search(lead[-_BESIDE:]):
            yield name
    if _WITHOUT.search(lead[-2 * _BESIDE :]):
        yield "제외"  # 인건비와 기본경비를 제외한 주요사업비는


def _label(lead: str) -> str:
    """Return the label of a line, without marks and blanks."""
    found = _LABEL.search(lead)
    return "".join(found["label"].split()) if found else ""


def _named(record: Record, topic: str) -> list[str]:
    """Return the words of a topic that tell one group of applicants from another."""
    issuer = record.issuer.name if record.issuer is not None else None
    if _OFFICE.search(topic) or (issuer and issuer in topic):
        return []
    return [word for word in _WORD.findall(topic) if not _TERMS.search(word)]


def why_apart(one: Slot, other: Slot) -> str | None:
    """Return why two numbers fill different slots, in Korean; None where nothing says so."""
    sides = (
        ("연도가 다름", one.year, other.year),
        ("부담 주체가 다름", one.payer, other.payer),
        ("단계가 다름", one.stage, other.stage),
        ("대상이 다름", one.thing, other.thing),
    )
    for words, first, second in sides:
        if first and second and first != second:
            return f"{words}: {first}, {second}"
    if one.tallies and other.tallies and one.tallies != other.tallies:
        return f"세는 범위가 다름: {', '.join(sorted(one.tallies ^ other.tallies))}"
    if one.is_base != other.is_base:
        return "비교의 기준이 되는 수"
    if one.topic and other.topic and one.topic.isdisjoint(other.topic):
        return f"대상이 다름: {' '.join(sorted(one.topic))}, {' '.join(sorted(other.topic))}"
    return None


def _why_open(one: Slot, other: Slot, numbers: tuple[Decimal, Decimal]) -> str | None:
    """Return what only one of two numbers says of itself, in Korean; None where both say as much."""
    in_prose = not (one.is_cell or other.is_cell)
    unlike = one.tallies ^ other.tallies
    if unlike and in_prose:
        return f"세는 범위가 한쪽에만 적힘: {', '.join(sorted(unlike))}"
    if one.payer != other.payer:
        return f"부담 주체가 한쪽에만 적힘: {one.payer or other.payer}"
    if one.thing != other.thing:
        return f"대상이 한쪽에만 적힘: {one.thing or other.thing}"
    if one.label and one.label == other.label and one.block != other.block:
        return f"같은 항목이 여러 갈래에 적힘: {one.label}"
    if one.is_total != other.is_total and in_prose and max(numbers) >= min(numbers) * _FAR:
        return "전체와 일부일 수 있음"
    return None


def why_no_conflict(one: Slot, other: Slot, numbers: tuple[Decimal, Decimal]) -> str | None:
    """Return why two differing numbers do not contradict each other, in Korean; None where they do.

    Args:
        one: The slot of the first.
        other: That of the second.
        numbers: Both; a typo between them weighs more than an open side.
    """
    reason = why_apart(one, other)
    if reason is not None:
        return reason
    return None if _is_plain_slip(*numbers) else _why_open(one, other, numbers)


def _is_plain_slip(one: Decimal, other: Decimal) -> bool:
    digits = max(len(number.normalize().as_tuple().digits) for number in (one, other))
    return digits >= _LEAST_DIGITS and is_slip(one, other)
