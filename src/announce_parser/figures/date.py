"""Single dates: years, quarters, months, days and minutes, with or without their year.

``1.9.(월)``, ``'22.5월``, ``2023년 하반기``, ``2025. 12. 2.(화) 16:00``. Text goes in, an ``OpenWhen`` of one
point comes out; ``_resolve`` gives it its year. The forms themselves are in ``_forms``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.figures._base import Reading, Rule
from announce_parser.figures._calendar import WEEKDAYS, OpenWhen, Point, kind_of
from announce_parser.figures._forms import HEAD, point
from announce_parser.figures._numerals import parse
from announce_parser.figures._points import is_a_date, is_certain, read_point
from announce_parser.figures._proof import (
    goes_on_with_month,
    happens_on,
    heads_dates,
    proves_dotted_day,
    proves_lone_day,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.figures._base import Passage

KIND = "date"
_WORDS = "일이삼사오육칠팔구십백"

_NO_PART = 13  # a second number from here on is a day more likely than the number of parts (1/2)
_TENTATIVE = re.compile(r"[ ]?\(?[ ]?(?:예정|잠정)")  # to be confirmed


def _single(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read one date; a form that may be a number or a length needs proof."""
    written = read_point(match, "when")
    if not is_a_date(match, "when", written):
        return None
    start, end = match.span()
    if not is_certain(match, "when") and (
        written.needs_month or not proves_dotted_day(passage, start, end)
    ):
        return None
    end -= match[0].endswith(")") and "(" not in match[0]
    when = OpenWhen(
        passage.text[start:end],
        start=written,
        single=True,
        tentative=bool(_TENTATIVE.match(passage.folded, end)),
    )
    return Reading(when, start, end, kind_of(when))


def _lone_day(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read 11일 where a release writes its own day so; ``resolve`` drops it if the day is another."""
    start, end = match.span()
    listed = goes_on_with_month(passage, start, end)
    sure = listed or happens_on(passage, end)
    if not listed and not proves_lone_day(passage, start, end):
        return None
    day = Point(day=int(match["day"]))
    when = OpenWhen(passage.text[start:end], start=day, single=True, unsure=not sure)
    return Reading(when, start, end)


def _week(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``1.18. 주간``, the week that holds the day, from Monday to Sunday (COUNTING 18)."""
    year = match["year"]
    written = Point(
        year=_short(year) if year else None,
        month=int(match["month"]),
        day=int(match["day"]),
        weeks=1,
    )
    start, end = match.span()
    when = OpenWhen(passage.text[start:end], start=written, single=True)
    return Reading(when, start, end, kind_of(when)) if written.is_plausible else None


def _in_words(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read a date whose numbers are words: 이천이십삼년 구월 오일."""
    year, month, day = (_spoken(match[name]) for name in ("year", "month", "day"))
    if match["behind"]:
        year = int(match["behind"])
    start, end = match.span()
    if (month is None and year is None) or (year is None and day is None):
        return None
    written = Point(year=year, month=month, day=day)
    if not written.is_plausible or (day is None and month is None and len(match["year"]) < 4):
        return None
    when = OpenWhen(passage.text[start:end], start=written, single=True)
    return Reading(when, start, end, kind_of(when))


def _slashed(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read a whole line or cell ``2/15``; below 13, where it may be the second of fifteen, by its column only."""
    month, day = int(match["month"]), int(match["day"])
    if not heads_dates(passage) and (passage.segment.cell is not None or day < _NO_PART):
        return None
    start, end = match.start("month"), match.end("day")
    written = Point(month=month, day=day)
    return (
        Reading(OpenWhen(passage.text[start:end], start=written, single=True), start, end)
        if written.is_plausible
        else None
    )


def _lone_day_in_words(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``이십이일 금요일``, ``십오일에``: a lone day whose number is words."""
    day = _spoken(match["day"])
    if day is None or not Point(day=day).is_in_range:
        return None
    weekday = WEEKDAYS.index(match["weekday"]) if match["weekday"] else None
    start, end = match.span()
    when = OpenWhen(passage.text[start:end], start=Point(day=day, weekday=weekday), single=True)
    return Reading(when, start, end)


def _listed_days(match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read each day of ``7월 15·16·17일``: the first with its month, the others by it."""
    year, month = match["year"], int(match["month"])
    days = list(re.finditer(r"\d{1,2}", match["days"]))
    for number, day in enumerate(days):
        written = Point(year=int(year) if year else None, month=month, day=int(day.group()))
        if not written.is_in_range:
            return
        offset = match.start("days")
        start = offset + day.start() if number else match.start()
        end = offset + day.end() if number < len(days) - 1 else match.end()
        when = OpenWhen(passage.text[start:end], start=written, single=True)
        yield Reading(when, start, end, kind_of(when))


def _listed_months(match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read each month of ``3·6·9월``."""
    year = match["year"]
    months = list(re.finditer(r"\d{1,2}", match["months"]))
    offset = match.start("months")
    for number, month in enumerate(months):
        start = offset + month.start() if number else match.start()
        end = offset + month.end() if number < len(months) - 1 else match.end()
        written = Point(year=_short(year) if year else None, month=int(month.group()))
        yield Reading(OpenWhen(passage.text[start:end], start=written, single=True), start, end)


def _listed_years(match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read each year of ``2022·2023년``."""
    years = list(re.finditer(r"\d{4}", match[0]))
    for year in years:
        start = match.start() + year.start()
        end = match.end() if year is years[-1] else match.start() + year.end()
        written = Point(year=int(year.group()))
        yield Reading(OpenWhen(passage.text[start:end], start=written, single=True), start, end)


def _short(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year.strip("'"))


def _spoken(word: str | None) -> int | None:
    """Return the number of Sino-Korean words; 유월 and 시월 are written as they are spoken."""
    number = parse({"유": "육", "시": "십"}.get(word, word)) if word else None
    return number if isinstance(number, int) else None


def _quarter_in_words(match: re.Match[str], passage: Passage) -> Reading:
    """Read 삼분기, which like 3분기 takes the year of its sentence."""
    start, end = match.span()
    month = 3 * "일이삼사".index(match["quarter"]) + 1
    when = OpenWhen(passage.text[start:end], start=Point(month=month, months=3), single=True)
    return Reading(when, start, end, kind_of(when))


RULES: tuple[Rule, ...] = (
    Rule(
        name="any_form",
        example="2023. 1. 9.(월)",
        near_miss="제2023-12호",
        pattern=re.compile(HEAD + point("when")),
        read=_single,
        precedence=3,
        cue=re.compile(r"\d"),
    ),
    Rule(
        name="week_of_a_day",
        example="1.18. 주간",
        near_miss="1.18. 주간보호",
        pattern=re.compile(
            r"""
            (?<![\d.,~-])(?:(?P<year>20\d\d|'\d\d)[.년][ ]?)?(?P<month>1[0-2]|0?[1-9])[.월][ ]?
            (?P<day>3[01]|[12]\d|0?[1-9])[.일][ ]?주간(?![가-힣])
            """,
            re.VERBOSE,
        ),
        read=_week,
        precedence=4,
        cue=re.compile(r"\d[.일][ ]?주간"),
    ),
    Rule(
        name="days_of_month",
        example="7월 15·16·17일",
        near_miss="7월 15일·16개",
        pattern=re.compile(
            rf"{HEAD}(?:(?P<year>20\d\d)년[ ]?)?(?P<month>1[0-2]|0?[1-9])월[ ]?"
            r"(?P<days>\d{1,2}(?:[·,][ ]?\d{1,2}){1,5})(?!\d)[ ]?일(?!{LASTING})"
        ),
        read=_listed_days,
        precedence=4,
        cue=re.compile(r"월[ ]?\d{1,2}[·,]"),
    ),
    Rule(
        name="months_of_year",
        example="3·6·9월",
        near_miss="3·6·9개월",
        pattern=re.compile(
            r"""
            (?<![\d.,~'-])(?:(?P<year>20\d\d|'\d\d)(?:년|\.)[ ]?)?(?P<months>(?:1[0-2]|[1-9])
              (?:[ ]?[·,][ ]?(?:1[0-2]|[1-9])){1,11})[ ]?월(?![ ]?\d|[ ]?이[내상]
              |[급세간액별령회]|요일|평균|단위)
            """,
            re.VERBOSE,
        ),
        read=_listed_months,
        precedence=4,
        cue=re.compile(r"\d[ ]?[·,][ ]?\d{1,2}[ ]?월"),
    ),
    Rule(
        name="years",
        example="2022·2023년",
        near_miss="2022·2023개",
        pattern=re.compile(
            r"(?<![\d.,~'-])(?:19|20)\d\d(?:[ ]?[·,][ ]?(?:19|20)\d\d){1,6}(?!\d)[ ]?년도?(?!대|[ ]?간|[ ]?\d)"
        ),
        read=_listed_years,
        precedence=4,
        cue=re.compile(r"\d{4}[ ]?[·,][ ]?\d{4}[ ]?년"),
    ),
    Rule(
        name="day_of_release",
        example="이 기관은 11일 결과를 밝혔다",
        near_miss="11일 이내",
        pattern=re.compile(rf"{HEAD}(?P<day>3[01]|[12]\d|[1-9])[ ]?일"),
        read=_lone_day,
        precedence=1,
        cue=re.compile(r"\d[ ]?일"),
    ),
    Rule(
        name="slashed_day",
        example="2/15",
        near_miss="1/2",
        pattern=re.compile(
            r"\A[ ]{0,3}(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9])[ ]{0,3}\Z"
        ),
        read=_slashed,
        precedence=1,
        cue=re.compile(r"\d/\d"),
    ),
    Rule(
        name="in_words",
        example="이천이십삼년 구월 오일",
        near_miss="이천만원",
        pattern=re.compile(
            rf"(?<![가-힣\d])(?:(?P<year>[이삼사오육칠팔구]?천[{_WORDS}]{{0,8}})[ ]?년(?!간|[ ]?동안|[ ]?전)[ ]?)?"
            rf"(?:(?P<month>십[일이]?|[일이삼사오유육칠팔구시])[ ]?월[ ]?"
            rf"(?:(?P<day>[이삼]?십[{_WORDS}]?|[{_WORDS}])[ ]?일(?![가-힣]*째|간|[ ]동안))?)?(?<=[년월일])(?:,[ ](?P<behind>(?:19|20)\d\d))?"
        ),
        read=_in_words,
        precedence=3,
        cue=re.compile(r"[월년]"),
    ),
    Rule(
        name="lone_day_in_words",
        example="이십이일 금요일",
        near_miss="이십이일간",
        pattern=re.compile(
            r"(?<![가-힣\d])(?P<day>[이삼]?십[일이삼사오육칠팔구]?)일(?:[ ](?P<weekday>[월화수목금토일])요일|(?=에(?:는|도|만)?[ ](?!걸|불과|달)))"
        ),
        read=_lone_day_in_words,
        precedence=2,
        cue=re.compile(r"십"),
    ),
    Rule(
        name="quarter_in_words",
        example="삼분기",
        near_miss="3사분기",
        pattern=re.compile(
            r"(?<![가-힣\d])(?P<quarter>[일이삼사])[ ]?(?:사)?분기(?![가-힣]*[만째]|[ ]연속)"
        ),
        read=_quarter_in_words,
        precedence=3,
        cue=re.compile(r"분기"),
    ),
)
