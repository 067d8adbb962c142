"""Spans of time: from … to, until, from … on, and days with hours.

``2023. 1. 9.(월) ~ 2. 8.(수) 18:00까지``, ``'23.1~3``, ``~2.28.``, ``'14년 부터``. What one end leaves out it takes
from the other (``'23.1~3`` ends in March); a year that neither has is left to ``_resolve``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.figures._base import Reading, Rule
from announce_parser.figures._calendar import OpenWhen, Point, Relative, kind_of
from announce_parser.figures._forms import HEAD, SIDES, point, time
from announce_parser.figures._points import (
    bare_number,
    is_a_date,
    is_certain,
    is_short_year,
    read_point,
    read_time,
)
from announce_parser.figures._proof import (
    is_length,
    is_limit,
    is_recurring,
    proves_dotted_day,
    takes_place,
)

if TYPE_CHECKING:
    from announce_parser.figures._base import Passage

KIND = "period"

_SPACE = r"[ \n]{0,6}"  # a span may be broken over two lines
_TO = rf"(?:{_SPACE}(?:부터|에서)?{_SPACE}[~]{_SPACE}|[ ]?-[ ]?|{_SPACE}부터{_SPACE}|에서[ ]?)"
# 협약일~12. 15., 공고일~4. 30.: a day named by what happens on it; near miss: 5일~12. 15., 요일
_DAYS_OF = "약결고정수부인시보급행작"
_UNTIL = r"(?:[ ]{0,3}(?:까지|이전|전까지)|[ ]사이)?"
# (예산 소진 시 조기 마감) after a window
_EXHAUSTED = re.compile(
    r"[ ]?[(,※]?[ ]?(?:또는[ ]|단,?[ ])?(?:[가-힣]{1,7}[ ]?){0,2}소진[ ]?(?:시|때|되면|될[ ]때)"
)
# 선착순으로 조기 마감, (예산 소진 시 조기 마감될 수 있음); near miss: 조기 마감 없음
EARLY = re.compile(r"조기[ ]?(?:에[ ]?)?(?:마감|종료)(?![ ]?(?:없|하지|되지|않|안))")
_CLOSES_EARLY = re.compile(rf"[^\d\n.~]{{0,30}}?{EARLY.pattern}")
_TENTATIVE = re.compile(r"[ ]?\(?[ ]?(?:예정|잠정)")
_UNIT_FOLLOWS = re.compile(r"[ ]?[가-힣]")
_PRECEDENCE = 3  # above lengths of time, below numbers to call


def _span(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read from … to …; a bare number on one side is of the finest unit of the other."""
    ends = _sides(match)
    if ends is None or not all(end.is_in_range for end in ends):
        return None
    start, end = ends
    if _is_start_and_length(match, passage) or not _is_span(match, passage, start, end):
        return None
    if not (start.is_plausible and end.is_plausible) and not _is_misprint(match, passage):
        return None
    if match["daily_hour"] or (match["opens_hour"] and end.hour is None):
        return _daily(match, passage, start, end)
    return _reading(match, passage, start=start, end=end)


def _sides(match: re.Match[str]) -> tuple[Point, Point] | None:
    """Return both ends, each completed from the other; None where a number has no unit at all."""
    start: Point | None = read_point(match, "from")
    end: Point | None = read_point(match, "to")
    first, last = bare_number(match, "from"), bare_number(match, "to")
    if first and (last or is_short_year(match, "to")):
        return None
    if first and end and start:
        start = _as_unit_of(end, int(first), Point(relative=start.relative))
    elif last and start:
        end = _as_unit_of(start, int(last), end)
    if start is None or end is None or (start.needs_a_unit or end.needs_a_unit):
        return None
    return _completed(start, end)


def _as_unit_of(other: Point, number: int, timed: Point | None = None) -> Point | None:
    """Return the number as day, month or year, whichever is the finest of the other end."""
    base = timed or Point()
    if other.day is not None:
        return replace(base, day=number)
    if other.months > 1:
        return replace(base, month=3 * number - 2, months=3) if other.months == 3 else None
    if other.month is not None:
        return replace(base, month=number)
    if other.year is not None and number > 9:
        return replace(base, year=other.year - other.year % 100 + number)
    return None


def _completed(start: Point, end: Point) -> tuple[Point, Point]:
    """Return both ends with the month that the other states; years stay to be resolved."""
    if (
        end.relative in (Relative.NEXT_YEAR, Relative.YEAR_AFTER)
        and end.year is None
        and start.year is not None
    ):
        end = replace(end, year=start.year + 1, relative=None)  # 2022년 11월~익년 3월
    one_month = (start.day or 0) <= (end.day or 31)  # 28일~3일 ends in the month after
    if end.needs_month and start.month is not None and end.relative is None and one_month:
        end = replace(end, month=start.month, year=end.year or start.year)
    is_placed = (start.relative, start.weekday, end.weekday) != (None, None, None)
    if start.needs_month and end.month is not None and one_month and not is_placed:
        start = replace(start, month=end.month)
    if start.year is None and end.year is not None and start.month is None and not start.day:
        start = replace(start, year=end.year)
    return start, end


def _is_start_and_length(match: re.Match[str], passage: Passage) -> bool:
    """True where the second number says how long, not until when: 3월 5일부터 3일간, 10영업일 이내 (COUNTING 4).

    After 부터 a day that is the end has 까지 or is by itself; after ~ a length shows as one that ends before it begins.
    """
    if match["until"]:
        return False
    start, end = read_point(match, "from"), read_point(match, "to")
    bare = bare_number(match, "to")
    day = int(bare) if bare else end.day if end.needs_month else None
    if day is None and not is_short_year(match, "to"):
        return False
    goes_on = (
        bool(_UNIT_FOLLOWS.match(passage.folded, match.end()))
        if bare
        else is_length(passage, match.end())
    )
    is_earlier = day is not None and start.day is not None and day < start.day
    if "부터" in match["conn"] and "~" not in match["conn"]:
        return goes_on or (is_earlier and not bare)
    return goes_on and is_earlier


def _is_misprint(match: re.Match[str], passage: Passage) -> bool:
    """True where a span with a day that no month has is one all the same: 3. 2. ~ 4. 31., but not 2.12~2.30."""
    return (
        is_certain(match, "from")
        or is_certain(match, "to")
        or proves_dotted_day(passage, match.start(), match.end())
    )


def _is_span(match: re.Match[str], passage: Passage, start: Point, end: Point) -> bool:
    """True unless the digits may as well be numbers (1.5~2.5) or lengths of time (2~3일)."""
    if "에서" in match["conn"] and "~" not in match["conn"] and not match["until"]:
        return False  # 3월에서 5월로: a change
    if start.year is not None and end.year is not None and start.year > end.year:
        return False
    if "-" in match["conn"] and "~" not in match["conn"]:
        return _is_hyphen_span(match, start, end) or _joins_alike(match, start, end)
    if is_certain(match, "from") or is_certain(match, "to"):
        return True
    if start.month is None and start.year is not None:
        return end.year is not None and bare_number(match, "to") is None
    return _is_proved_span(match, passage, start, end)


def _is_proved_span(match: re.Match[str], passage: Passage, start: Point, end: Point) -> bool:
    """True where words, two digits of a day or the place prove what neither side's form does."""
    words = "부터" in match["conn"] or match["until"].strip() in ("까지", "사이")
    if start.month is None:  # 2~3일: a length unless words make it a window
        words = words or takes_place(passage, match.end())
        return words and not is_limit(passage, match.start())
    if start.day is None:
        return start.year is not None
    two_digits = max(start.day, end.day or 0) > 9
    return words or two_digits or proves_dotted_day(passage, match.start(), match.end())


def _is_hyphen_span(match: re.Match[str], start: Point, end: Point) -> bool:
    """A hyphen joins only what is proved on both sides: '14-'19년, but not 2023-12."""
    return (
        is_certain(match, "from")
        and bare_number(match, "to") is None
        and (is_certain(match, "to") or end.day is not None)
        and (start.year is not None or start.month is not None or start.relative is not None)
    )


def _joins_alike(match: re.Match[str], start: Point, end: Point) -> bool:
    """True where a hyphen joins two years (2020-2024년) or goes on from a whole day (2026.3.2-13)."""
    if start.month is None and end.month is None:
        is_year = is_certain(match, "to") and end.year is not None
        return is_year and start.year is not None and start.year < (end.year or 0)
    bare = bare_number(match, "to")
    whole = is_certain(match, "from") and start.year is not None and start.day is not None
    return whole and bare is not None and start.day is not None and start.day < int(bare)


def _daily(match: re.Match[str], passage: Passage, start: Point, end: Point) -> Reading:
    """Read a span of days with the hours of each: 1.9.~1.13. 10:00~17:00, also in brackets."""
    opens, closes = end, read_time(match, "daily", Point())
    if not match["daily_hour"]:
        opens, closes = read_time(match, "opens", Point()), read_time(match, "closes", Point())
    hours = f"{opens.hour or 0:02d}:{opens.minute:02d}/{closes.hour or 0:02d}:{closes.minute:02d}"
    end = replace(end, hour=None, minute=0)
    return _reading(match, passage, start=start, end=end, daily=hours)


def _hours(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read a day with its hours: 3.25(월) 10:10~11:00."""
    start = read_point(match, "from")
    if (start.hour is None and not match["next"]) or not is_a_date(match, "from", start):
        return None
    end = read_time(match, "to", replace(start, minute=0, second=None))
    hour = end.hour or 0
    if match["next"]:
        end = replace(end, hour=hour % 24 + 24)
    elif hour < (start.hour or 0) and not match["to_half_day"]:
        # 오후 2시~4시: both in the afternoon; 22:00~06:00 ends in the morning after
        is_afternoon = match["from_half_day"] and hour + 12 > (start.hour or 0)
        end = replace(end, hour=hour + (12 if is_afternoon else 24))
    return _reading(match, passage, start=start, end=end)


def _until(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read … 까지 or ~ …, open at its start."""
    end = read_point(match, "to")
    tilde = match["conn"] is not None
    if not is_a_date(match, "to", end) or is_limit(passage, match.start()):
        return None
    if not tilde and not match["until"]:
        return None  # 3월 초부터 중순까지: the month, whose parts say so
    if end.needs_month and is_recurring(passage.folded, match.start()):
        return None
    if tilde and not is_certain(match, "to") and end.needs_month:
        return None
    if tilde and not match["until"] and not _is_dotted_proof(match, passage):
        return None
    return _reading(match, passage, end=end)


def _is_dotted_proof(match: re.Match[str], passage: Passage) -> bool:
    return is_certain(match, "to") or proves_dotted_day(passage, match.start(), match.end())


def _since(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read … 부터, … 이후 or … ~, open at its end."""
    start = read_point(match, "from")
    if not is_a_date(match, "from", start):
        return None
    if start.needs_month and is_limit(passage, match.start()):
        return None
    if start.needs_month and is_recurring(passage.folded, match.start()):
        return None
    if not is_certain(match, "from") and match["tilde"] and start.needs_month:
        return None
    if (
        not is_certain(match, "from")
        and match["tilde"]
        and not proves_dotted_day(passage, match.start(), match.start("tilde"))
    ):
        return None
    rest = match["rest"] or ""
    return _reading(
        match,
        passage,
        start=start,
        until_exhausted="소진" in rest,
        rolling="상시" in rest or "수시" in rest,
    )


def _reading(  # noqa: PLR0913 - the fields of an expression, all by name
    match: re.Match[str],
    passage: Passage,
    *,
    start: Point | None = None,
    end: Point | None = None,
    daily: str | None = None,
    until_exhausted: bool = False,
    rolling: bool = False,
) -> Reading:
    first, last = match.span()
    when = OpenWhen(
        passage.text[first:last],
        start,
        end,
        daily=daily,
        tentative=bool(_TENTATIVE.match(passage.folded, last)),
        until_exhausted=until_exhausted
        or (end is not None and _EXHAUSTED.match(passage.folded, last) is not None),
        may_close_early=end is not None and _CLOSES_EARLY.match(passage.folded, last) is not None,
        rolling=rolling,
    )
    return Reading(when, first, last, kind_of(when))


RULES: tuple[Rule, ...] = (
    Rule(
        name="from_to",
        example="2023. 1. 9.(월) ~ 2. 8.(수) 18:00까지",
        near_miss="2.5~3.0%",
        pattern=re.compile(
            rf"{HEAD}{point('from', *SIDES)}(?P<conn>{_TO}){point('to', *SIDES)}"
            rf"(?:[ ]?~[ ]?{time('daily')}|\s?\([ ]?(?:매일[ ])?{time('opens')}[ ]?~[ ]?{time('closes')}[ ]?\))?"
            rf"(?![ ]?~)(?P<until>{_UNTIL})"
        ),
        read=_span,
        precedence=_PRECEDENCE,
        cue=re.compile(r"~|-|부터|에서"),
    ),
    Rule(
        name="between",
        example="3월 3일과 12일 사이",
        near_miss="3월 3일과 12일",
        pattern=re.compile(
            rf"{HEAD}{point('from', *SIDES)}(?P<conn>[과와][ ]?){point('to', *SIDES)}"
            r"(?P<daily_hour>(?!))?(?P<opens_hour>(?!))?"
            r"(?P<until>[ ]?사이)"
        ),
        read=_span,
        precedence=_PRECEDENCE,
        cue=re.compile(r"사이"),
    ),
    Rule(
        name="day_with_hours",
        example="3.25(월) 10:10~11:00",
        near_miss="10:10~11:00",
        pattern=re.compile(
            rf"{HEAD}{point('from')}(?:{_SPACE}(?:부터)?{_SPACE}~{_SPACE}|[ ]?-[ ]?|[ ]?부터[ ]?)"
            rf"(?P<next>(?:익일|다음[ ]?날|이튿날|명일)[ ]?)?{time('to')}(?![.:\d])"
            rf"(?P<until>{_UNTIL})"
        ),
        read=_hours,
        precedence=_PRECEDENCE,
        cue=re.compile(r"\d[ ]?[시:]"),
    ),
    Rule(
        name="until",
        example="2.8.(수) 18:00까지",
        near_miss="최대 30일까지",
        pattern=re.compile(
            rf"(?:(?P<conn>(?:(?<![\d가-힣.)%])|(?<=[{_DAYS_OF}]일))~[ ]?)|{HEAD})"
            rf"{point('to')}(?P<until>[ ]{{0,3}}(?:까지|이전))?(?(conn)|(?<=까지|이전))"
        ),
        read=_until,
        precedence=_PRECEDENCE,
        cue=re.compile(r"~|까지|이전"),
    ),
    Rule(
        name="since",
        example="'23.1월 이후",
        near_miss="3일 이내",
        pattern=re.compile(
            rf"{HEAD}{point('from')}(?:[ ]{{0,2}}(?:\)|[가-힣]{{1,4}}분)?(?:부터|이후|이래)"
            rf"|(?P<tilde>[ ]{{0,2}}~(?![ ]?\d)))"
            rf"(?P<rest>[ ]?(?:(?:[가-힣]{{1,7}}[ ]?){{1,2}}소진[ ]?(?:시|때)?(?:까지)?|계속|현재|상시|수시))?"
        ),
        read=_since,
        precedence=_PRECEDENCE,
        cue=re.compile(r"~|부터|이후|이래"),
    ),
)
