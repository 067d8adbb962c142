"""How a single date is written: the forms, as fragments that the rules of date and period compose.

``point("start")`` is a pattern for any form, its groups named after the prefix, so that one rule can hold
two points; ``read_point(match, "start")`` gives the ``Point``. Patterns are over folded text
(``_fold``): every apostrophe is ``'``, every tilde ``~``. No fragment repeats without a limit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from announce_parser.figures._calendar import LAST, WEEKDAYS, Point, Relative

GAP = "[ ]{0,3}"  # inside one date; notices set 2023.  7.  5. with wide gaps

# A year of four digits, or of two after an apostrophe: 2023, '23.
_YEAR = r"(?:1[89]|2[01])\d\d|'\d\d"
_SHORT = r"(?!00)\d\d"  # not the 00년 of a form to fill in; 23년 3월, 23. 1. 9.(월): two digits alone are a year only before month and day
_MONTH = r"1[0-2]|0?[1-9]"
_DAY = r"3[01]|[12]\d|0?[1-9]"
_YEAR_MARK = r"[ ]?(?:학년도|회계연도|연도|년도|년)"
_PART = (  # early, middle or late in it: the month all the same (COUNTING 4)
    r"(?:[ ]?(?:초순|중순|하순|말경|초|말|경|중(?![가-힣])))?"
)

_MOON = r"(?:[ ]?달(?=[에은의을부까 ,.)]|$))?"  # 1월 달: the word month once more

# first, second … fifth, last: of the weeks of a month, or of its Fridays
_ORDINALS: dict[str, int] = {
    "첫": 1,
    "둘": 2,
    "두": 2,
    "셋": 3,
    "세": 3,
    "넷": 4,
    "네": 4,
    "다섯": 5,
    "마지막": LAST,
}

RELATIVES: dict[str, Relative] = {
    "오는": Relative.COMING,
    "다가오는": Relative.COMING,
    "지난": Relative.PAST,
    "올해": Relative.THIS_YEAR,
    "금년도": Relative.THIS_YEAR,
    "금년": Relative.THIS_YEAR,
    "올": Relative.THIS_YEAR,
    "내년도": Relative.NEXT_YEAR,
    "내년": Relative.NEXT_YEAR,
    "명년": Relative.NEXT_YEAR,
    "이듬해": Relative.NEXT_YEAR,
    "익년도": Relative.NEXT_YEAR,
    "익년": Relative.NEXT_YEAR,
    "다음 해": Relative.NEXT_YEAR,
    "다음해": Relative.NEXT_YEAR,
    "작년": Relative.LAST_YEAR,
    "지난해": Relative.LAST_YEAR,
    "전년도": Relative.LAST_YEAR,
    "전년": Relative.LAST_YEAR,
    "같은 해": Relative.SAME_YEAR,
    "같은해": Relative.SAME_YEAR,
    "동년": Relative.SAME_YEAR,
    "이달": Relative.THIS_MONTH,
    "이 달": Relative.THIS_MONTH,
    "이번 달": Relative.THIS_MONTH,
    "이번달": Relative.THIS_MONTH,
    "금월": Relative.THIS_MONTH,
    "다음 달": Relative.NEXT_MONTH,
    "다음달": Relative.NEXT_MONTH,
    "내달": Relative.NEXT_MONTH,
    "익월": Relative.NEXT_MONTH,
    "지난달": Relative.LAST_MONTH,
    "전월": Relative.LAST_MONTH,
    "같은 달": Relative.SAME_MONTH,
    "같은달": Relative.SAME_MONTH,
    "동월": Relative.SAME_MONTH,
}
# 이번 and 다음 stand before much else (다음 2.1.호), so they place a month only.
_BEFORE_MONTHS: dict[str, Relative] = {"이번": Relative.THIS_YEAR, "다음": Relative.COMING}
_RELATIVE = "|".join(
    (
        *sorted(RELATIVES, key=len, reverse=True),
        *(rf"{word}(?=[ ]\d\d?월)" for word in _BEFORE_MONTHS),
    )
)

_FIRST_SYLLABLES = "".join(
    sorted({word[0] for word in (*RELATIVES, *_BEFORE_MONTHS)})
)  # lets a pattern skip ahead

_HALVES = {"상": 1, "上": 1, "하": 7, "下": 7, "상·하": 1, "상하": 1}

# Afternoon words turn 2시 into 14시; 낮 12시 stays noon, 밤 12시 is midnight.
_LATE = frozenset({"오후", "저녁", "밤", "PM", "pm"})
_EARLY = frozenset({"오전", "새벽", "아침", "AM", "am"})


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a point.

    Attributes:
        name: In words.
        example: A wording of it.
        pattern: With ``{year}``, ``{month}`` … where its digits stand.
        certain: True where the marks alone prove that it is a date.
    """

    name: str
    example: str
    pattern: str
    certain: bool = True


# The first that fits wins, so that longer forms stand before their beginnings.
FORMS: tuple[Form, ...] = (
    Form(
        "year before 1800",
        "1592년 4월",
        r"{early}[ ]?년(?![ ]?(?:간|동안|역사|전통|만|전|후|뒤|이상|이하|넘|묵|된|[가-힣]{0,3}째))"
        r"(?:{gap}{month}[ ]?월(?:{gap}{day}[ ]?일)?)?",
    ),
    Form("century", "20세기", r"{century}세기(?!북)(?:[ ]?(?:초반|중반|후반|초|말)(?![가-힣]))?"),
    Form("decade", "1990년대", r"{decade}년대(?:[ ]?(?:초반|중반|후반|초|말)(?![가-힣]))?"),
    Form("iso day", "2023-01-09", r"{full}(?:-{month}-{day}|/{month}/{day})(?![\d/-])"),
    Form("month, day and year with slashes", "01/09/2023", r"{month}/{day}/{full}(?![\d/])"),
    Form("day, month and year with slashes", "29/01/2023", r"{day}/{month}/{full}(?![\d/])"),
    Form("two digits of the year with slashes", "74/10/31", r"{short}/{month2}/{day2}(?![\d/])"),
    Form("day, month and year dotted", "13.5.2015", r"{day}\.[ ]?{month}\.[ ]?{full}(?![\d.])"),
    Form(
        "day, month and year in words",
        "16일 11월 2016년",
        r"{day}[ ]?일[ ]{month}[ ]?월[ ]{full}[ ]?년",
    ),
    Form(
        "month and day in words, year behind",
        "9월 10일, 2001",
        r"{month}[ ]?월[ ]?{day}[ ]?일(?:[ ][월화수목금토일]요일)?,[ ]{full}(?=[ ]?(?:년|에|[).,]|$))(?:[ ]?년)?",
    ),
    Form(
        "week of a month, or a weekday in it",
        "2023년 11월 둘째 주",
        r"(?:(?:{any_year}[ ]?년|{year}[ ]?\.){gap})?{month}[ ]?월(?:[ ]?의|[ ]?중)?[ ]?{nth}(?:[ ]?번[ ]?째|째)?[ ]?"
        r"(?:{week}주(?:차|째|(?!간|[가-힣]?[일년제택]))(?:[ ]?{named}요일)?|{named}요일)",
    ),
    Form(
        "numbered week of a month",
        "11월 2주차",
        r"(?:(?:{any_year}[ ]?년|{year}[ ]?\.){gap})?{month}[ ]?월(?:[ ]?의)?[ ]?(?:{number}[ ]?[·~][ ]?)?{until}[ ]?"
        r"{week}(?:주차|째[ ]?주|주째|주(?![가-힣]|[ ](?:동안|이내|간)))(?:[ ]?{named}요일)?",
    ),
    Form(
        "week of a year",
        "2027년 셋째 주",
        r"{full}[ ]?년{gap}{nth}(?:[ ]?번[ ]?째|째)?[ ]?{week}주(?!간|년|일|제|택)",
    ),
    Form(
        "last day of a month",
        "10월 마지막 날",
        r"(?:{any_year}[ ]?년{gap})?{month}[ ]?월(?:[ ]?의)?[ ]?{nth}[ ]?날",
    ),
    Form("day without separators", "20230109", r"{full}{month2}{day2}(?!\d|[ ]?[천만억원명개])"),
    Form(
        "year, month and day in words",
        "2023년 1월 9일",
        r"{any_year}[ ]?년도?{gap}{month}[ ]?월{gap}{day}(?:[ ]?일|(?=[ ]?\())",
    ),
    Form(
        "year in words, day dotted",
        "'20년 5.29",
        r"{year}[ ]?년{gap}{month}\.[ ]?{day}(?!\d|[ ]?(?:[조억만천백배점명개건호세도대회차톤%]|[a-zA-Z㎏㎡㎞℃]))\.?",
    ),
    Form(
        "year and month in words",
        "2023년 1월",
        r"{any_year}[ ]?년도?{gap}{month}[ ]?월(?!간){moon}{part}",
    ),
    Form(
        "dotted day",
        "2023. 1. 9.",
        r"{year}{gap}\.{gap}{month}{gap}(?:\.|[ ]?월){gap}{day}(?!\d)(?:[ ]?일|\.)?",
    ),
    Form(
        "dotted day, two digits of the year",
        "23.1.9.(월)",
        r"{short}\.{gap}{month}\.{gap}{day}\.?(?=[ ]?\([월화수목금토일])",
    ),
    Form(
        "dotted day, two digits of the year at the start of a span",
        "24.3.4 ~ 3.22",
        r"{short}\.[ ]?{month}\.[ ]?{day}(?!\d)(?:\.(?!\d))?(?=[ ]?~[ ]?\d{1,2}\.[ ]?\d{1,2}(?:\.|[ ]?$|(?!\d)))",
    ),
    Form(
        "dotted day with noughts, two digits of the year",
        "24.03.04.",
        r"{short}\.[ ]?{month2}\.[ ]?{day2}(?!\d)(?:\.(?!\d)|(?!\.))",
        certain=False,
    ),
    Form(
        "year and quarter",
        "2023년 1분기",
        r"(?:{year}(?:{year_mark}|\.)?|{short}년도?)[ ]?{quarter}[ ]?"
        r"(?:(?:/[ ]?4[ ]?|사)?(?:분기|Q)|/4(?![\d.%(]|[ ]?[가-힣]))",
    ),
    Form(
        "year and half",
        "2023년 하반기",
        r"(?:{year}(?:{year_mark}|\.)?|{short}년도?)[ ]?{half}반기",
    ),
    Form("year and half in one sign", "'24下", r"{year}(?:년|\.)?[ ]?{sign}(?![가-힣])"),
    Form(
        "dotted month",
        "'22.5월",
        r"{year}(?:{gap}\.{gap}|,(?=\d\d?[~월])){month}(?![\d.,]\d|\d|[ ]?[억만천조%배도점])(?:[ ]?월(?!간)|\.)?{part}",
    ),
    Form(
        "year in words",
        "2023년도",
        r"{year}(?:{year_mark})(?!대|[ ]?간)(?:생(?!산|활))?(?:[ ]?(?:연말|연초|초|말|중)(?![가-힣]))?",
    ),
    Form(
        "dotted month, two digits of the year",
        "24.11월",
        r"{short}\.[ ]?{month}[ ]?월(?!간){part}",
    ),
    Form(
        "short year of a plan or account",
        "25년 예산",
        r"(?<!경력[ ])(?<!최근[ ])(?<!지난[ ])(?<!향후[ ])(?<!약[ ])(?<!총[ ]){recent}년(?=[ ]?(?:본?예산|추경|실적|결산|대비|현재|정부안|공모|모집|대상자|하계|동계)(?![가-힣]?[으]))",
    ),
    Form("short year with its unit", "98년도", r"{short}[ ]?년도(?![ ]?[가-힣]?째)"),
    Form(
        "short year of a work or birth",
        "84년생",
        r"{short}년(?:생(?!산|활|명|존|애)|작(?=[이인은의을품]|[ ,.)]|$)|[ ]당시)",
    ),
    Form("short year with a nought", "08년", r"{nought}년(?![가-힣]?[간째차제])"),
    Form("short year alone", "('22)", r"{apostrophe}(?![\d%'+]|[.,]\d|[ ]?[가-힣·])"),
    Form(
        "short year before a word",
        "'22 통계연보",
        r"{apostrophe}(?=[ ][가-힣])(?![^'\n]{0,30}'(?!\d))(?![ ](?:[여만천억]|[개명건](?:[ 이을월]|$)|주년))",
    ),
    Form(
        "short year before an amount",
        "'22.1,197억원",
        r"{apostrophe}(?=\.[ ]?\d{1,3}(?:,\d{3}){0,4}(?:\.\d{1,3})?[ ]?[조억만천백])",
    ),
    Form(
        "short year before a particle",
        "'22 대비",
        r"{apostrophe}(?=[ ]?(?:부터|까지|이후|대비|[은는의도에]|목표|기준|실적|결산|예산|본예산)(?![가-힣]))",
    ),
    Form(
        "month and day in words",
        "1월 9일",
        r"{month}[ ]?월(?:{gap}|[/-]){day}(?:[ ]?일(?![ ]?간)|(?=[ ]?\([월화수목금토일]))",
    ),
    Form("quarter", "1분기", r"{quarter}[ ]?(?:/[ ]?4[ ]?|사)?분기(?![ ]?(?:연속|만에|째))"),
    Form(
        "month in words",
        "3월 중순",
        r"{month}[ ]?월(?![급세간액별령회]|드컵|요일|평균|단위){moon}{part}",
    ),
    Form("month and day dotted, closed", "1.9일", r"{month}\.[ ]?{day}[ ]?일(?![ ]?간)"),
    Form(
        "month and day dotted",
        "1.9.",
        r"{month}\.{gap}{day}(?![\d%]|\.\d|\.[ ]?\d{1,2}\.|[ ]?(?:[조억만천백배점명개건호세도년대회차톤]|%p|[a-zA-Z㎏㎡㎞℃]))(?:\.(?![호항절장]))?",
        certain=False,
    ),
    Form("month and day with a slash", "1/9(월)", r"{month}/{day}(?=[ ]?\([월화수목금토일])"),
    Form(
        "month and day with a slash before a particle",
        "4/22까지",
        r"{month}/{day}(?=[ ]?(?:부터|까지)|에[ ](?!해당|불과|그[치친]|달[하한]|이[르른]))",
    ),
    Form(
        "day of the month",
        "9일",
        r"{day}[ ]?일(?![ ]?(?:간|째|차|이내|내|동안|전|뒤|이상|이하|미만|초과|정도|당|씩|[가나]?량))",
        certain=False,
    ),
)

# Only as one side of a span, where the other side says what the number is: '23.1~3, 7~8월, 2020~2024년.
BARE = Form(
    "bare number",
    "~3",
    r"{bare}(?!\d)(?:\.(?!\d))?(?![%:]|,\d|[ ]?(?:[가-힣(][ ]?)?[억만천조%배점명개건회호조차쪽주세시박급종팀곳대]|[ ]?[a-zA-Z])",
    certain=False,
)
BARE_YEAR = Form("bare year", "2020~2024년", r"{full}(?!\d)", certain=False)
BARE_HALF = Form("bare half", "~하반기", r"{half}반기", certain=False)
SHORT_YEAR = Form(
    "two digits of a year", "2023~24년", r"{short}[ ]?년도?(?!간|[ ]?차)", certain=False
)

# What may not stand before a date: digits it would be part of, letters (A4), an ordinal (제3).
# What begins one: an apostrophe, a word such as 오는, or digits with a mark of the calendar right behind them.
HEAD = (
    rf"(?=['{_FIRST_SYLLABLES}]|\d{{8}}|\d{{4}}[ ]?[1-4]"
    r"|\d{1,4}[ ]{0,3}[년월일./~회학연분세Q상하上下주사부에과와-])"
    r"(?<!\d)(?<!\d[.,:/-])(?<![A-Za-z])(?<!제)(?<!제[ ])"
)

_TIME = (
    r"(?P<{p}half_day>오전|오후|낮|밤|새벽|저녁|아침|AM|PM|am|pm)?[ ]?"
    r"(?:(?P<{p}hour>[01]?\d|2[0-4])(?::(?P<{p}minute>[0-5]\d)(?::(?P<{p}second>[0-5]\d))?(?:[ ]?시)?|[ ]?시(?!간|[ ]?장|[ ]?[군구도])(?:[ ]?(?P<{p}minute2>[0-5]?\d)[ ]?분|(?P<{p}thirty>[ ]?반(?![가-힣])))?)"
    r"|(?P<{p}noon>정오)|(?P<{p}midnight>자정))"
)
_WEEKDAY = r"(?:[ ]?\([ ]?(?P<{p}weekday>[월화수목금토일])(?:요일)?[ ]?(?:\)|(?=,))|[ ](?P<{p}weekday2>[월화수목금토일])요일)"


YEAR_AND_BARE = Form(
    "year and bare month", "2020년 12~2021년 3월", r"{year}[ ]?년{gap}{month}(?=[ ]?~)"
)
QUARTER_SIGN = Form("quarter by its sign", "2024. 3Q ~ 4Q", r"{quarter}Q(?![A-Za-z])")
MONTH_AND_BARE = Form(
    "month and bare day",
    "3월 10~15일",
    r"(?:{any_year}[ ]?년{gap})?{month}[ ]?월{gap}{day}(?=[ ]?[~-])",
)
DOTTED_END = Form(
    "dotted day, two digits of the year at the end of a span",
    "~ 24.3.22",
    r"(?:(?<=~)|(?<=~[ ])){short}\.[ ]?{month}\.[ ]?{day}(?!\d)(?:\.(?!\d)|(?!\.))",
)
SIDES = (DOTTED_END, QUARTER_SIGN, YEAR_AND_BARE, MONTH_AND_BARE, SHORT_YEAR, BARE, BARE_YEAR, BARE_HALF)


def time(prefix: str) -> str:
    """Return the pattern of a clock time: ``18:00``, ``오후 6시 30분``."""
    return _TIME.replace("{p}", f"{prefix}_")


def point(prefix: str, *also: Form) -> str:
    """Return the pattern of any form of date, with weekday and clock time, groups named after `prefix`."""
    forms = "|".join(
        _filled(form, f"{prefix}_{index}_") for index, form in enumerate((*FORMS, *also))
    )
    weekday = _WEEKDAY.replace("{p}", f"{prefix}_")
    return (
        rf"(?:(?<![가-힣])(?P<{prefix}_relative>{_RELATIVE})(?:의)?[ ]{{0,2}})?"
        rf"(?:{forms})(?:{weekday})?(?:\)?,?{GAP}(?:매일[ ])?{time(prefix)}\)?)?"
    )


def _filled(form: Form, prefix: str) -> str:
    """Return the form's pattern with its slots as named groups."""
    slots = {
        "year": _YEAR,
        "any_year": rf"{_YEAR}|{_SHORT}",
        "full": r"(?:1[89]|2[01])\d\d",
        "short": _SHORT,
        "apostrophe": r"'\d\d",
        "month": rf"(?:{_MONTH})(?!\d)",
        "day": rf"(?:{_DAY})(?!\d)",
        "month2": r"0[1-9]|1[0-2]",
        "day2": r"0[1-9]|[12]\d|3[01]",
        "quarter": r"[1-4]",
        "half": r"상[·]?하|[상하上下]",
        "sign": r"[上下]",
        "bare": r"\d{1,2}",
        "decade": r"(?:1[0-9]|20)\d0|\d0",
        "century": r"2[01]|1\d|[1-9]",
        "nought": r"0[1-9]",
        "recent": r"1[5-9]|2\d|3[0-5]",
        "early": r"1[0-7]\d\d",
        "nth": "|".join(_ORDINALS),
        "number": r"[1-5]",
        "until": r"[1-5]",
        "week": "",
        "named": "[월화수목금토일]",
    }
    pattern = form.pattern.replace("{gap}", GAP).replace("{part}", _PART).replace("{moon}", _MOON)
    pattern = pattern.replace("{year_mark}", _YEAR_MARK)
    for slot, digits in slots.items():
        # The ISO form names month and day twice, one for each separator.
        count = pattern.count(f"{{{slot}}}")
        for turn in range(count):
            pattern = pattern.replace(f"{{{slot}}}", f"(?P<{prefix}{slot}_{turn}>{digits})", 1)
    return f"(?P<{prefix}form>{pattern})"


def read_point(match: re.Match[str], prefix: str) -> Point:
    """Return the point that the groups of a prefix hold; it may lack year and month."""
    _, digits = _written(match, prefix)
    month = digits.get("month", digits.get("month2"))
    day = digits.get("day", digits.get("day2"))
    written = Point(
        year=_year(digits),
        month=int(month) if month else None,
        day=int(day) if day else None,
        weekday=_weekday(match, prefix),
        relative=(RELATIVES | _BEFORE_MONTHS).get(match[f"{prefix}_relative"] or ""),
    )
    return read_time(match, prefix, _with_week(_with_part_of_year(written, digits), digits))


def bare_number(match: re.Match[str], prefix: str) -> str | None:
    """Return the digits of a side of a span that is a bare number, None where it is a date."""
    form, digits = _written(match, prefix)
    return digits["bare"] if form is BARE else None


def is_short_year(match: re.Match[str], prefix: str) -> bool:
    """True for 24년, which is a year only beside another."""
    return _form(match, prefix) is SHORT_YEAR


def is_certain(match: re.Match[str], prefix: str) -> bool:
    """True where the form, a weekday, a clock time or a word such as 오는 proves a date."""
    return (
        _weekday(match, prefix) is not None
        or bool(match[f"{prefix}_half_day"])
        or bool(match[f"{prefix}_relative"])
        or has_time(match, prefix)
        or _form(match, prefix).certain
    )


def _form(match: re.Match[str], prefix: str) -> Form:
    """Return the form that matched."""
    return _written(match, prefix)[0]


def _written(match: re.Match[str], prefix: str) -> tuple[Form, dict[str, str]]:
    """Return the form that matched and what stands in its slots."""
    texts = (match[0], *match.groups())
    for form, number, slots in _groups(match.re, prefix):
        if texts[number] is not None:
            return form, {slot: texts[group] for slot, group in slots if texts[group] is not None}
    raise KeyError(prefix)


@lru_cache(maxsize=64)
def _groups(
    pattern: re.Pattern[str], prefix: str
) -> tuple[tuple[Form, int, tuple[tuple[str, int], ...]], ...]:
    """Return each form of a prefix in a pattern, with the number of its group and of its slots."""
    numbers = pattern.groupindex
    return tuple(
        (
            form,
            numbers[f"{prefix}_{index}_form"],
            tuple(
                (name.rsplit("_", 2)[1], number)
                for name, number in numbers.items()
                if name.startswith(f"{prefix}_{index}_") and not name.endswith("_form")
            ),
        )
        for index, form in enumerate((*FORMS, *SIDES))
        if f"{prefix}_{index}_form" in numbers
    )


def _year(digits: dict[str, str]) -> int | None:
    """Return the year in four digits; of two digits those up to 50 are of this century."""
    text = digits.get("year") or digits.get("any_year") or digits.get("full")
    text = text or digits.get("short") or digits.get("apostrophe")
    text = text or digits.get("recent") or digits.get("nought") or digits.get("early")
    if text is None:
        return None
    number = int(text.strip("'"))
    if number >= 100:
        return number
    return number + (2000 if number <= 50 else 1900)


def _with_part_of_year(written: Point, digits: dict[str, str]) -> Point:
    """Return the point as a quarter or half, a decade or century, where the text names one."""
    if "decade" in digits:
        decade = int(digits["decade"])
        decade += 0 if decade >= 100 else 2000 if decade < 30 else 1900  # 20년대, 70년대
        return replace(written, year=decade, years=10)
    if "century" in digits:
        return replace(written, year=100 * int(digits["century"]) - 99, years=100)
    if "quarter" in digits:
        return replace(written, month=3 * int(digits["quarter"]) - 2, months=3)
    if "half" in digits or "sign" in digits:
        half = digits.get("half") or digits["sign"]
        return replace(written, month=_HALVES[half], months=12 if len(half) > 1 else 6)
    return written


def _with_week(written: Point, digits: dict[str, str]) -> Point:
    """Return the point as a week or weekday counted within its month or year, or its last day."""
    numbers = [int(digits[name]) for name in ("number", "until") if name in digits]
    if not numbers and "nth" not in digits:
        return written
    first = numbers[0] if numbers else _ORDINALS[digits["nth"]]
    named = digits.get("named")
    if named is not None:
        return replace(written, nth=first, weekday=WEEKDAYS.index(named))
    weeks = numbers[-1] - first + 1 if numbers else 1
    return replace(written, nth=first, weeks=weeks if "week" in digits else 0)


def _weekday(match: re.Match[str], prefix: str) -> int | None:
    name = match[f"{prefix}_weekday"] or match[f"{prefix}_weekday2"]
    return WEEKDAYS.index(name) if name else None


def has_time(match: re.Match[str], prefix: str) -> bool:
    """True where a clock time stands in the groups of the prefix."""
    return any(match[f"{prefix}_{part}"] for part in ("hour", "noon", "midnight"))


def read_time(match: re.Match[str], prefix: str, written: Point) -> Point:
    """Return the point with the clock time of a prefix, unchanged if there is none."""
    if match[f"{prefix}_noon"]:
        return replace(written, hour=12)
    if match[f"{prefix}_midnight"]:
        return replace(written, hour=24)
    if not match[f"{prefix}_hour"]:
        return written
    hour = int(match[f"{prefix}_hour"])
    half_day = match[f"{prefix}_half_day"]
    if half_day in _LATE and hour < 12:
        hour += 12
    elif half_day == "밤" and hour == 12:
        hour = 24
    elif half_day in _EARLY and hour == 12:
        hour = 0
    minute = 30 if match[f"{prefix}_thirty"] else 0
    minute = int(match[f"{prefix}_minute"] or match[f"{prefix}_minute2"] or minute)
    second = match[f"{prefix}_second"]
    return replace(written, hour=hour, minute=minute, second=int(second) if second else None)
