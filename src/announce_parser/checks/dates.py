"""Dates: days that exist, windows that follow each other, spans and their lengths."""

from __future__ import annotations

from calendar import monthrange
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from announce_parser.checks._base import Compared, Grade, compare, finding, passage, places, skipped
from announce_parser.checks._reading_order import passages
from announce_parser.checks._spans import OPEN, day_of, ends
from announce_parser.checks._texts import texts
from announce_parser.patterns import lazy_regex
from announce_parser.record import Check, Place
from announce_parser.values import Duration, Period

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from datetime import date

    from announce_parser.checks._reading_order import PlacedFigure
    from announce_parser.checks._texts import Text
    from announce_parser.document import Block, Document
    from announce_parser.record import Figure, Program, Record, Round

_CLOSE_DAYS = 7  # papers print the day after the portals, over a holiday some days later
_DAY_LENGTH = len("2023-01-09")
_WRITTEN_DAY = lazy_regex(
    r"(?<!\d)(?P<month>\d{1,2})월\s?(?P<day>\d{1,2})일(?![가-힣]*\s?(?:간|이내|동안))"
    r"|(?<![\d.])20\d\d\.\s?(?P<number>\d{1,2})\.\s?(?P<dotted>\d{1,2})\.(?!\d)"
)
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH = lazy_regex(r"(?P<year>\d{4})-(?P<month>\d{2})")
# A day that no month need have, in a figure's text: no year ('30, 30년, 30. 2월), no minute (18:30, 30분)
_LATE_DAY = lazy_regex(
    r"(?<!['’‘`´\d:])(?P<day>29|3[01])(?!\d|:|\s?[년분초]|\.\s?\d{1,2}\s?월)"
    r"|(?P<twenty>이십구)\s?일|(?P<thirty>삼십)\s?일(?!\s?일)|(?P<last>삼십일)\s?일"
)
_SPOKEN = {"twenty": 29, "thirty": 30, "last": 31}
_STAGES = {
    "announcement": "공고",
    "application": "신청·접수",
    "evaluation": "평가",
    "agreement": "협약",
}
_WINDOWS = frozenset({*_STAGES, "term"})
_LENGTH_BEHIND = lazy_regex(r"\s?(?:까지)?\s?(?:\([월화수목금토일]\)\s?)?[,(（\[]?\s?(?:총|약)?\s?")
_SPAN_BEHIND = lazy_regex(r"(?:간|동안)?\s?[(（\[]\s?")
_WORKING = lazy_regex(r"\s?(?:간\s?)?[(]?(?:영업|근무|평|업무)")
_GAPS = lazy_regex(
    r"\s?간?\s?[(（][^()（）]{2,24}(?:제외|빼고|미포함)"
)  # 12일간(토요일 및 공휴일 제외)
_LENGTH = lazy_regex(r"P(?P<count>\d+)(?P<unit>[DWMY])")
_YEAR_WRITTEN = lazy_regex(r"(?:19|20)\d\d|['’‘`´]\d\d")
_FACTOR = 2  # a length twice the span is not a slip but another thing's length
_HALF_MONTH = 14


def embargoes_are_close(record: Record, document: Document) -> Iterator[Check]:
    """Yield the check of the embargo's channels: papers print on the day of the portals or within days of it.

    A misprinted day, proved by its weekday, lands in another year; here it shows.
    """
    del document
    release = record.release
    if release is None or release.print is None or release.online is None:
        return
    days = (release.print.date, release.online[:10])
    printed, shown = (day_of(day) for day in days)
    if printed is None or shown is None:
        return
    apart = (printed - shown).days
    holds = 0 <= apart <= _CLOSE_DAYS
    at = ("/release",)
    sources = tuple(figure.source for figure in record.figures if figure.role == "embargo")
    yield Check(
        rule="embargoes_are_close",
        severity="info" if holds else "warning",
        status="holds" if holds else "fails",
        grade="equal" if holds else "conflict",
        message=f"보도시점 지면 {days[0]} ↔ 인터넷 {days[1]}: {apart}일 차이",
        params={"days_apart": apart},
        at=at,
        sources=sources,
        expected=days[0],
        actual=days[1],
    )


def days_exist(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each day that no calendar has: ``2월 30일``, ``이달 31일`` in April, 29 February of 2023.

    A figure keeps the text of such a day and has its month alone as value; what is not a figure is found by its form.
    """
    told: list[Place] = []
    for index, figure in enumerate(record.figures):
        for month, day in _lost_days(figure):
            told.append(figure.source)
            at = (f"/figures/{index}", *_windows_at(record, figure))
            yield _no_day(figure.text, month, day, at, figure.source)
    for block in document.blocks:
        for match in _WRITTEN_DAY.finditer(block.text):
            month = int(match["month"] or match["number"])
            day = int(match["day"] or match["dotted"])
            if 1 <= month <= len(_LONGEST) and 1 <= day <= _LONGEST[month - 1]:
                continue
            spot = _spot(block, match.start(), match.end())
            if not any(_overlap(spot, place) for place in told):
                yield _no_day(match.group(), month, day, (), spot)


def _no_day(text: str, month: int, day: int, at: tuple[str, ...], source: Place) -> Check:
    return Check(
        rule="day_exists",
        severity="warning",
        status="fails",
        grade="conflict",
        message=f"{text}: 달력에 없는 날짜임",
        params={"month": month, "day": day},
        at=at,
        sources=(source,),
    )


def _lost_days(figure: Figure) -> Iterator[tuple[int, int]]:
    """Yield month and day of each end that is a month in the value and a day which that month lacks in the text."""
    if not isinstance(figure.value, Period):
        return
    written = [
        int(match["day"] or _SPOKEN[str(match.lastgroup)])
        for match in _LATE_DAY.finditer(figure.value.text)
    ]
    months = dict.fromkeys(ends(figure.value.interval))  # one point is both ends
    for match in (_MONTH.fullmatch(end) for end in months):
        if match is None:
            continue
        year, month = int(match["year"]), int(match["month"])
        lost = [day for day in written if day > monthrange(year, month)[1]]
        if lost:
            yield month, lost[-1]


def _windows_at(record: Record, figure: Figure) -> Iterator[str]:
    """Yield the pointers of the programs' windows that were read from a figure."""
    for pointer, places_of in record.provenance.items():
        is_window = pointer.startswith("/programs/") and pointer.rpartition("/")[2] in _WINDOWS
        if is_window and any(
            isinstance(one, Place) and _overlap(one, figure.source) for one in places_of
        ):
            yield pointer


def _overlap(one: Place, other: Place) -> bool:
    same = (one.block, one.cell) == (other.block, other.cell)
    return same and one.start < other.end and other.start < one.end


def windows_run_forward(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each span that the document lets end before it begins; it stays as written."""
    del document
    told: set[str] = set()
    for index, figure in enumerate(record.figures):
        if isinstance(figure.value, Period) and _is_after(*ends(figure.value.interval)):
            at = (f"/figures/{index}", *_windows_at(record, figure))
            told.update(at)
            yield _backward(record, figure.value, at)
    for pointer, holder in _holders(record):
        for field in sorted(_WINDOWS):
            window = getattr(holder, field, None)
            at = (f"{pointer}/{field}",)
            if not isinstance(window, Period) or not told.isdisjoint(at):
                continue
            if _is_after(*ends(window.interval)):
                yield _backward(record, window, at)


def _backward(record: Record, window: Period, at: tuple[str, ...]) -> Check:
    first, last = ends(window.interval)
    return Check(
        rule="window_runs_forward",
        severity="warning",
        status="fails",
        grade="conflict",
        message=f"{window.text}: 끝나는 날이 시작하는 날보다 앞섬",
        params={"first": first, "last": last},
        at=at,
        sources=places(record, at),
    )


def _holders(record: Record) -> Iterator[tuple[str, Program | Round]]:
    """Yield what has windows, programs and their rounds, each with its pointer."""
    for index, program in enumerate(record.programs):
        yield f"/programs/{index}", program
        for number, each in enumerate(program.rounds):
            yield f"/programs/{index}/rounds/{number}", each


def _spot(block: Block, start: int, end: int) -> Place:
    """Return a place in a block's text, within its cell where the block is a table."""
    if block.table is not None:
        for cell in block.table.cells:
            if cell.start <= start and end <= cell.start + len(cell.text):
                own = (start - cell.start, end - cell.start)
                where = (cell.row, cell.col)
                return Place(block=block.id, start=own[0], end=own[1], page=cell.page, cell=where)
    return Place(block=block.id, start=start, end=end, page=block.page)


_RESULT = lazy_regex(r"(?:선정|선발|심사|합격|수상|평가|전형)[^\n]{0,120}발표")


def windows_are_in_order(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each program whose announcement, application, evaluation and agreement follow each other."""
    for index, program in enumerate(record.programs):
        yield from _ordered(record, document, program.name, program, f"/programs/{index}")
        for number, each in enumerate(program.rounds):
            name = f"{program.name} {each.label}"
            pointer = f"/programs/{index}/rounds/{number}"
            yield from _ordered(record, document, name, each, pointer)


def _ordered(
    record: Record, document: Document, name: str, holder: Program | Round, pointer: str
) -> Iterator[Check]:
    windows = [
        (field, window) for field in _STAGES if (window := getattr(holder, field, None)) is not None
    ]
    for (one, earlier), (other, later) in pairwise(windows):
        before, after = earlier.interval, later.interval
        # What comes first must not begin after the next has ended, nor the next before the first began.
        starts, closes = (ends(before)[0], ends(after)[0]), (ends(before)[0], ends(after)[1])
        if _is_after(*starts) is None and _is_after(*closes) is None:
            continue
        fails = bool(_is_after(*starts)) or bool(_is_after(*closes))
        words = f"{name} {_STAGES[one]} {before} ≤ {_STAGES[other]} {after}"
        at = (f"{pointer}/{one}", f"{pointer}/{other}")
        reason = _why_not_ordered(record, one, before, after) if fails else None
        if fails and any(_is_month_of_some_year(each) for each in (earlier, later)):
            reason = "연도 없이 달만 적힌 기간"  # 3월 of the next year
        if fails and one == "announcement" and _is_of_result(record, document, at[0]):
            reason = "공고가 아니라 선정 결과의 발표일 수 있음"
        if reason is not None:
            yield skipped("windows_are_in_order", words, reason, record, at)
            continue
        yield Check(
            rule="windows_are_in_order",
            severity="error" if fails else "info",
            status="fails" if fails else "holds",
            grade="conflict" if fails else "equal",
            message=f"{words}: {'순서가 어긋남' if fails else '순서대로임'}",
            params={"before": before, "after": after},
            at=at,
            sources=places(record, at),
            expected=before,
            actual=after,
        )


def _is_of_result(record: Record, document: Document, pointer: str) -> bool:
    """True where a sentence tells when those who were chosen are announced: 선정된 사례는 1월 초 누리집에 발표한다."""
    said = [passage(document, where) for where in places(record, (pointer,))]
    return any(_RESULT.search(text) and "공고" not in text for text in said)


def _is_month_of_some_year(window: Period) -> bool:
    """True where a window says months only, and not of which year."""
    points = [point for point in ends(window.interval) if point != OPEN]
    is_coarse = all(len(point) < _DAY_LENGTH for point in points)
    return is_coarse and _YEAR_WRITTEN.search(window.text) is None


def _why_not_ordered(record: Record, stage: str, before: str, after: str) -> str | None:
    """Return why two windows that seem out of order need not be, in Korean; None where they are.

    A half year in which something opens is not a start, and the day of a release is that of its news.
    """
    (start, _), (first, last) = ends(before), ends(after)
    if len(first) < _DAY_LENGTH and not _is_after(start, last):
        return "날짜까지 적히지 않은 기간"
    if len(start) < _DAY_LENGTH and "/" in before:
        return "날짜까지 적히지 않은 기간"
    is_news = record.kind == "press_release" and stage == "announcement"
    if is_news and start[:_DAY_LENGTH] == record.published:
        return "보도한 날이지 공고한 날이 아닐 수 있음"
    return None


def _is_after(one: str, other: str) -> bool | None:
    """Return whether a point lies after another as far as both are written; None where one is open."""
    if OPEN in (one, other):
        return None
    length = min(len(one), len(other), _DAY_LENGTH)
    return one[:length] > other[:length]


def lengths_agree_with_spans(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each span of days with its length beside it: ``5.1.~5.30.(30일간)``."""
    for each in passages(record, document):
        for one, other in pairwise(each.said):
            words = each.between(one, other)
            pair = (one, other) if isinstance(one.figure.value, Period) else (other, one)
            span, length = pair[0].figure.value, pair[1].figure.value
            if not isinstance(span, Period) or not isinstance(length, Duration):
                continue
            pattern = _LENGTH_BEHIND if pair[0] is one else _SPAN_BEHIND
            if pattern.fullmatch(words) and not _WORKING.match(each.text, other.end):
                with_gaps = _GAPS.match(each.text, other.end) is not None
                yield from _length(record, pair, with_gaps=with_gaps)


def _length(
    record: Record, pair: tuple[PlacedFigure, PlacedFigure], *, with_gaps: bool
) -> Iterator[Check]:
    span, length = (each.figure for each in pair)
    days = _days(str(getattr(span.value, "interval", "")))
    stated = _LENGTH.fullmatch(str(getattr(length.value, "duration", "") or ""))
    if days is None or stated is None:
        return
    unit, count = stated["unit"], int(stated["count"])
    first, last = days
    counted = _counted(first, last, unit)
    at = tuple(each.pointer for each in pair)
    words = f"{span.text} = {length.text}"
    reason = None if count in counted else _why_another(count, counted[0], with_gaps=with_gaps)
    if reason is not None:
        yield skipped("length_agrees_with_span", words, reason, record, at)
        return
    grade: Grade = "equal" if count in counted else "conflict"
    if grade == "conflict" and getattr(length.value, "bound", None) == "approx":
        grade = compare(Decimal(count), Decimal(counted[0]), Decimal(1), tolerant=True).grade
    outcome = Compared(count, counted[0], grade)
    yield finding(record, "length_agrees_with_span", outcome, words, at)


def _why_another(count: int, counted: int, *, with_gaps: bool) -> str | None:
    """Return why a length is not part of the whole span, in Korean; None where it must be."""
    if with_gaps and count < counted:
        return "빼고 센 날이 있음"
    apart = max(counted, 1) / max(count, 1)
    return None if 1 / _FACTOR <= apart <= _FACTOR else "기간 전체의 길이가 아님"


def _days(interval: str) -> tuple[date, date] | None:
    start, end = (day_of(point[:_DAY_LENGTH]) for point in ends(interval))
    return None if start is None or end is None or start == end else (start, end)


def _counted(first: date, last: date, unit: str) -> tuple[int, ...]:
    """Return the lengths that a span may be said to have: with and without its first day, weeks and months rounded."""
    days = (last - first).days + 1
    if unit == "D":
        return (days, days - 1)
    if unit == "W":
        return (round(days / 7), days // 7, -(-days // 7))
    months = (last.year - first.year) * 12 + last.month - first.month
    spare = last.day - first.day
    found = (months + (spare > _HALF_MONTH), months, months + (spare >= -1))
    return found if unit == "M" else tuple(round(each / 12) for each in found)


_MONTHS = (
    # 5월부터 10월까지 6개월간 · 3~12월(10개월)
    lazy_regex(
        r"(?<![\d.,])(?P<first>1[0-2]|[1-9])\s?(?:월\s?)?(?:부터|[~∼～])\s?(?P<last>1[0-2]|[1-9])\s?월\s?(?:말?까지)?\s?[,(（]?\s?"
        r"(?:총\s?|약\s?)?(?P<count>\d{1,2})\s?개월"
    ),
    # 6개월간(5월~10월)
    lazy_regex(
        r"(?<![\d.,])(?P<count>\d{1,2})\s?개월\s?간?\s?[(（]\s?(?P<first>1[0-2]|[1-9])\s?(?:월\s?)?(?:부터|[~∼～])\s?"
        r"(?P<last>1[0-2]|[1-9])\s?월\s?(?:말?까지)?\s?[)）]"
    ),
)
_YEAR = r"['’‘`´]?(?:20)?"
_YEARS = (
    # 2024~2028년 5년간 · 2024년부터 2028년까지 5개년
    lazy_regex(
        rf"(?<!\d){_YEAR}(?P<first>\d\d)\s?년?\s?(?:부터\s|[~∼～-])\s?{_YEAR}(?P<last>\d\d)\s?년\s?(?:까지)?\s?[,(（]?\s?"
        r"(?:총\s?|향후\s?)?(?P<count>\d{1,2})\s?(?:개년|년\s?간)"
    ),
    # 5년간(’24~’28)
    lazy_regex(
        rf"(?<![\d’'‘])(?P<count>\d{{1,2}})\s?(?:개년|년\s?간)\s?[(（]\s?{_YEAR}(?P<first>\d\d)\s?년?\s?[~∼～-]\s?"
        rf"{_YEAR}(?P<last>\d\d)\s?년?\s?[)）]"
    ),
)
_YEAR_OF_MONTHS = 12


def lengths_agree_with_months_and_years(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each span of months or years with its length beside it; either end may count or not."""
    for text in texts(record, document):
        if "개월" in text.text:
            yield from _spans_with_length(text, _MONTHS, _YEAR_OF_MONTHS)
        if "년" in text.text:
            yield from _spans_with_length(text, _YEARS, 0)


def _spans_with_length(
    text: Text, wordings: Sequence[re.Pattern[str]], turn: int
) -> Iterator[Check]:
    for wording in wordings:
        for match in wording.finditer(text.text):
            first, last, stated = (int(match[name]) for name in ("first", "last", "count"))
            apart = (last - first) % turn if turn else last - first
            if apart < 1:
                continue
            holds = stated in (apart, apart + 1)
            outcome = Compared(stated, stated if holds else apart + 1, _GRADES[holds])
            spots = [match.span("count"), match.span("first"), match.span("last")]
            yield text.finding("length_agrees_with_span", outcome, match.group(), spots)


_GRADES: dict[bool, Grade] = {True: "equal", False: "conflict"}

CHECKS = (
    embargoes_are_close,
    days_exist,
    windows_run_forward,
    windows_are_in_order,
    lengths_agree_with_spans,
    lengths_agree_with_months_and_years,
)
