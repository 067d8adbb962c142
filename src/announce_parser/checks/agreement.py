"""Prose against table against appendix: every figure that was linked to a program's field must agree with it.

``로봇활용 … 총 181억원`` in a paragraph and ``181`` under ``(단위 : 억원)`` in the table are two witnesses of one
budget. A finer wording agrees at the coarser one's precision: 1,512만원 is 0.15억원.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from announce_parser.checks._base import Grade, passage, places, same_sum, skipped
from announce_parser.checks._slots import slot_at, why_apart, why_no_conflict
from announce_parser.checks._spans import OPEN, ends, same_span
from announce_parser.record import Check, Place
from announce_parser.values import Count, Duration, Money, Period, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Document
    from announce_parser.record import Figure, Program, Record
    from announce_parser.values import Number, Value

_FIELDS = {
    "budget": "budget",
    "cap": "cap",
    "awards": "awards",
    "subsidy_ratio": "subsidy_ratio",
    "duration": "duration",
    "announcement": "announcement",
    "application": "application",
    "evaluation": "evaluation",
}
_TAX_ROUNDING = 20  # won by which a tenth and eleven tenths of one sum may miss each other
# Of the value that a witness is compared with; a page that says one sum a thousand times names it so often.
_MOST_PLACES = 12
_TERM_FIELDS = {"subsidy_ratio": "ratio"}
_WORDS = {
    "budget": "예산",
    "cap": "지원한도",
    "awards": "지원 수",
    "subsidy_ratio": "지원 비율",
    "duration": "지원 기간",
    "announcement": "공고",
    "application": "신청·접수",
    "evaluation": "평가",
}

_VERDICTS = {
    "equal": "일치",
    "rounding": "표기 정밀도에서 일치",
    "tolerance": "허용 범위에서 일치",
}
_YEARS = re.compile(r"(?:\.\./)?\d{4}(?:/(?:\d{4}|\.\.))?")
_OF_TIME = frozenset({"년", "월", "일", "시간"})  # 연 4억원 beside a limit for the whole
_DAY_LENGTH = len("2023-01-09")
_LONE_DAY = re.compile(r"\s*(?:오는\s?|이달\s?)?\d{1,2}\s?일")
_OTHER_LENGTH = "단위가 다른 기간"
_NO_COMMON_END = "양쪽에 함께 적힌 시작·마감이 없음"
_OTHER_COLUMN = "같은 행의 다른 열"
_SEVERAL = "여러 사업을 합한 한도"


def figures_agree_with_programs(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each figure outside the program's own place that is about one of its fields."""
    programs = {program.id: (index, program) for index, program in enumerate(record.programs)}
    for figure in record.figures:
        if figure.program not in programs or figure.role not in _FIELDS:
            continue
        index, program = programs[figure.program]
        found = _field(program, f"/programs/{index}", figure)
        if found is None:
            continue
        pointer, value = found
        own = record.provenance.get(pointer, ())
        first = next((where for where in own if isinstance(where, Place)), None)
        if first is None or _same_place(first, figure.source):
            continue
        check = _witness(record, figure, program, (pointer, value))
        if check is None:
            continue
        reason = None
        if check.status == "fails":
            reason = _of_another_slot(record, document, (first, value), figure)
        words = check.message.rpartition(": ")[0]
        yield check if reason is None else skipped(check.rule, words, reason, record, check.at)


def _of_another_slot(
    record: Record, document: Document, own: tuple[Place, Value], figure: Figure
) -> str | None:
    """Return why a figure that differs from its program's value is not a contradiction; None where it is one."""
    where, value = own
    if _in_other_column(where, figure.source):
        return _OTHER_COLUMN
    slots = (slot_at(record, document, where), slot_at(record, document, figure.source))
    one, other = value, figure.value
    if isinstance(one, Period) and isinstance(other, Period):
        return why_apart(*slots) or _of_another_window(document, one, figure)
    if isinstance(one, Duration) and isinstance(other, Duration):
        letters = [(each.duration or "P1X")[-1] for each in (one, other)]
        return why_apart(*slots) or (_OTHER_LENGTH if letters[0] != letters[1] else None)
    numbers = _plain(one), _plain(other)
    if numbers[0] is None or numbers[1] is None:
        return why_apart(*slots)
    return why_no_conflict(*slots, (numbers[0], numbers[1]))


def _in_other_column(one: Place, other: Place) -> bool:
    """True where two values are in one row: 전체, 계속 and 신규 of one program are three sums."""
    if one.cell is None or other.cell is None or one.block != other.block:
        return False
    return one.cell[0] == other.cell[0] and one.cell[1] != other.cell[1]


def _of_another_window(document: Document, window: Period, figure: Figure) -> str | None:
    """Return why a span of days is not held against a window: a name's half year, a start without its month."""
    other = str(getattr(figure.value, "interval", ""))
    if any(len(point) < _DAY_LENGTH for point in ends(other) if point != OPEN):
        return "날짜까지 적히지 않음"
    lead = passage(document, figure.source)[: figure.source.start]
    if lead.count("「") > lead.count("」") or lead.count("‘") > lead.count("’"):
        return "이름 안의 날짜"
    (start, end), (first, last) = ends(window.interval), ends(other)
    lone = _LONE_DAY.match(window.text) or _LONE_DAY.match(figure.text)
    if lone is not None and end[:_DAY_LENGTH] == last[:_DAY_LENGTH] and start[8:10] == first[8:10]:
        return "시작하는 달이 적혀 있지 않음"
    return None


def _plain(value: object) -> Decimal | None:
    number = (
        value.amount
        if isinstance(value, Money)
        else value.value
        if isinstance(value, Count)
        else None
    )
    return None if number is None else Decimal(number)


def _field(program: Program, pointer: str, figure: Figure) -> tuple[str, Value] | None:
    """Return the value of the program that a figure is about, under its label where it has one."""
    name = _FIELDS[str(figure.role)]
    if figure.label is not None:
        for number, terms in enumerate(program.caps):
            if terms.label == figure.label:
                term = _TERM_FIELDS.get(name, name)
                value = getattr(terms, term, None)
                return (f"{pointer}/caps/{number}/{term}", value) if value is not None else None
        return None
    value = getattr(program, name, None)
    return (f"{pointer}/{name}", value) if value is not None else None


def _same_place(first: Place, second: Place) -> bool:
    return (first.block, first.cell, first.start, first.end) == (
        second.block,
        second.cell,
        second.start,
        second.end,
    )


def _witness(
    record: Record, figure: Figure, program: Program, field: tuple[str, Value]
) -> Check | None:
    pointer, value = field
    at = (pointer, f"/figures/{int(figure.id[1:]) - 1}")
    label = f" {figure.label}" if figure.label else ""
    words = f"{program.name}{label} {_WORDS[str(figure.role)]}"
    outcome = _compared(value, figure.value)
    if outcome is None:
        return None
    grade, stated, found = outcome
    reason = _incomparable(value, figure) or (_NO_COMMON_END if grade is None else None)
    if reason is None and grade == "conflict" and _is_sum_of_caps(record, program, figure):
        reason = _SEVERAL
    if grade is None or reason is not None:
        message = f"{words}: {stated} ↔ {found}"
        return skipped(f"{figure.role}_agrees", message, reason or _NO_COMMON_END, record, at)
    holds = grade != "conflict"
    others = (
        where for where in places(record, (pointer,)) if not _same_place(where, figure.source)
    )
    own = dict.fromkeys(islice(others, _MOST_PLACES))
    return Check(
        rule=f"{figure.role}_agrees",
        severity="info" if holds else "error",
        status="holds" if holds else "fails",
        grade=grade,
        message=f"{words}: {stated} ↔ {found}: {_VERDICTS.get(grade, '불일치')}",
        params={"program": program.id, "value": stated, "text": figure.text},
        at=at,
        sources=(*own, figure.source),
        expected=stated,
        actual=found,
    )


def _incomparable(value: Value, figure: Figure) -> str | None:
    """Return why a figure cannot be held against a value of its field, in Korean; None where it can."""
    other = figure.value
    if isinstance(value, Money) and isinstance(other, Money):
        return _of_another_span(value, other)
    if isinstance(value, Count) and isinstance(other, Count) and value.unit != other.unit:
        return f"단위가 다름: {value.unit}, {other.unit}"
    if isinstance(other, Period) and _YEARS.fullmatch(other.interval):
        return "연도만 적혀 있음"
    return None


def _of_another_span(value: Money, other: Money) -> str | None:
    """Return why two sums are for different spans or things: 3년간 60억원 is not this year's 20억원."""
    if value.currency != other.currency:
        return "통화가 다름"
    spans = (value.covers or "", other.covers or "")
    if spans[0] != spans[1] and any(span.startswith("P") for span in spans):
        return "기간이 다른 금액"
    if spans[0] != spans[1] and all(span.isdigit() for span in spans):
        return "연도가 다른 금액"
    if value.per != other.per and {value.per, other.per} & _OF_TIME:
        return f"기준이 다름: {value.per or '전체'}, {other.per or '전체'}"
    return None


def _is_sum_of_caps(record: Record, program: Program, figure: Figure) -> bool:
    """True where one wording caps two halves of one program together: 인공지능 컨설팅 0.2 and 인공지능 실증 0.5 as 7천만원."""
    if figure.role != "cap" or not isinstance(figure.value, Money):
        return False
    others = [
        each.cap
        for each in record.programs
        if each is not program
        and each.category == program.category
        and each.name.split()[:1] == program.name.split()[:1]
    ]
    own = program.cap.amount if program.cap is not None else None
    return own is not None and any(
        cap is not None and cap.amount is not None and cap.amount + own == figure.value.amount
        for cap in others
    )


def _compared(value: Value, other: object) -> tuple[Grade | None, str, str] | None:
    """Return grade and both wordings; None where the two are of kinds that cannot be compared."""
    if isinstance(value, Money) and isinstance(other, Money):
        return _money(value, other)
    if isinstance(value, Count) and isinstance(other, Count):
        return _exact(value, other, ("value", "min_value", "max_value"))
    if isinstance(value, Ratio) and isinstance(other, Ratio):
        return _exact(value, other, ("percent", "min_percent", "max_percent"))
    if isinstance(value, Duration) and isinstance(other, Duration):
        return _exact(value, other, ("duration", "min_duration", "max_duration"))
    return _windows(value, other) if isinstance(value, Period) else None


def _windows(value: Period, other: object) -> tuple[Grade | None, str, str] | None:
    """Compare two windows; one stage of a review that has several lies in the whole."""
    if not isinstance(other, Period):
        return None
    if value.text != other.text and other.text in value.text:
        return "equal", value.text, other.text
    ends, others = value.interval.split("/"), other.interval.split("/")
    if len(others) == 1 < len(ends) and others[0].startswith(ends[-1][:10]):
        return (
            "rounding",
            value.text,
            other.text,
        )  # 신청마감 : 3. 20. 18:00 is the end of 2. 23.~3. 20.
    if value.interval != other.interval and len(ends) == len(others) > 1:
        pairs = tuple(zip(ends, others, strict=True))
        if all(one.startswith(two) for one, two in pairs) or all(
            two.startswith(one) for one, two in pairs
        ):
            return (
                "rounding",
                value.text,
                other.text,
            )  # the same days, once with the hour of closing
    return same_span(value.interval, other.interval), value.text, other.text


def _money(value: Money, other: Money) -> tuple[Grade, str, str]:
    stated, found = value.text + (value.unit or ""), other.text + (other.unit or "")
    if value.amount is None or other.amount is None:
        return _exact(value, other, ("amount", "min_amount", "max_amount"))
    if _without_tax(value.amount, other.amount) or _without_tax(other.amount, value.amount):
        return "tolerance", stated, found  # 기초금액 with and 추정가격 without value added tax
    return same_sum(value, other).grade, stated, found


def _without_tax(gross: Number, net: Number) -> bool:
    return abs(Decimal(gross) * 10 - Decimal(net) * 11) <= _TAX_ROUNDING


def _exact(value: Value, other: object, names: tuple[str, ...]) -> tuple[Grade, str, str]:
    same = all(getattr(value, name) == getattr(other, name) for name in names)
    return (
        "equal" if same else "conflict",
        str(getattr(value, "text", "")),
        str(getattr(other, "text", "")),
    )


CHECKS = (figures_agree_with_programs,)
