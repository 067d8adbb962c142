"""Lengths of time: ``9개월``, ``45일간``, ``1~2년``, ``2주``, ``30분``, ``한 달``, ``열흘``. COUNTING 5.

Folded text in, ISO 8601 ``Duration`` out. 개월, 주 and 시간 are lengths by themselves; a bare N년 or N일 is
one only where words around it or its column say so, because 23년 is a year and 15일 a day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from announce_parser.figures._base import Passage, Reading, Rule
from announce_parser.figures._bounds import around
from announce_parser.figures._numerals import DIGITS, NATIVE_NUMERAL, parse_digits, parse_native
from announce_parser.values import Bound, Duration

if TYPE_CHECKING:
    from announce_parser.figures._numerals import Exact

KIND = "duration"

# Unit as written → date part or time part of ISO 8601. 개년: years of a plan.
_UNITS: Final = {
    "개년": ("", "Y"), "년": ("", "Y"), "해": ("", "Y"), "개월": ("", "M"), "달": ("", "M"),
    "주일": ("", "W"), "주": ("", "W"), "일": ("", "D"),
    "시간": ("T", "H"), "분": ("T", "M"), "초": ("T", "S"),
}  # fmt: skip
# 하루 one day … 보름 fifteen days: lengths that are one word
_DAY_WORDS: Final = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9,
    "열흘": 10, "보름": 15,
}  # fmt: skip
_NUMBER: Final = rf"(?<![\d'])(?<!\d[.,])(?:{DIGITS})"
# Not followed by: 주년 anniversary, 주차 week number, 주택 housing; 분기 quarter, 분야 field, 분의 of a fraction;
# 초등 primary, 초과 over, 초기 early; 시간당 an hour's rate, 시간대 zone; 년차 year number, 년제 course, 년생 born
_GUARD: Final = (
    r"(?!(?<=주)(?:년|차|택|기|요|체|민|도|식|최|관|소|의\b|변|거|말|중|제)"
    r"|(?<=분)(?:기|야|과|류|의\ ?\d|의\ ?[일이삼사]|담|양|석|쟁|할|배|납|리|지|위|부)"
    r"|(?<=초)(?:등|과|기|중|고|반|순|대|소|미|안|·)|(?<=시간)(?:당|대(?![응상비로])|외|선택|\ ?가능|\ ?운영|\ ?상담|제)"
    r"|(?<=년)(?:\ ?차|제|생|도|근|산|월|대|말|초|\ ?[0-9]{1,2}\ ?월)"
    r"|(?<=개월)(?:\ ?차|령)|(?<=[일달])(?:차|부로|자|반|정)|(?<=해)[가-힣])"
)
_UNIT: Final = rf"(?:개년|개월|주일|시간|년|주|일|분|초){_GUARD}"
# 간: the length lasts; not 간격 interval, 간부 officer, 간담회 meeting
_LASTING: Final = (
    r"(?P<lasting>간(?:(?![가-힣])|(?=[의은을이에도만씩으]|지원|운영|진행|한시|연장)))?"
)
_REST: Final = r"(?:\ ?(?P<rest>\d{1,3})\ ?(?P<rest_unit>개월|시간|일(?!까지|부터)|분(?![가-힣])|분(?=간)|초(?![가-힣])))?"
# What makes a bare number of years or days a length.
_EVIDENCE_AFTER = re.compile(
    r"\ ?(?:여\ ?)?(?:간(?![가-힣])|간[의은을이에도만씩]|간,|이내|이상|이하|미만|초과|동안|가량|정도|안팎|내외|내(?![가-힣])|내에|만에|만기|연속|마다"
    r"|후(?![가-힣])|후[에의,]|뒤|전(?![가-힣국체북남문면자])|전에|거치|분할|상환|단위|반(?![가-힣])|기간|씩|에\ 걸|짜리|치\b|넘|남짓|째(?![가-힣])|약정|보증|할부|계약|임기|근무|이\ 지나|이\ 경과|여\ ?간)"
)
_EVIDENCE_BEFORE = re.compile(
    r"(?:최근|최대|최소|최장|향후|앞으로|지난|약|총|업력|창업\ ?후?|설립\ ?후?|시행|만|매|임기|기간은?|기간\ ?:|기간이|동안|경력|경과|개업|연속|이후|무려|박\ ?|로부터|부터|연장|이내|이상|기간[가-힣]{0,4}\()\s?\(?$"
)
# With these, N일까지 is how long and not until when.
_LIMIT_BEFORE = re.compile(r"(?:최대|최소|최장|최단|많게는|적게는|길게는|짧게는|적어도)\ ?$")
_PERIOD_COLUMN = re.compile(r"기간|업력|경력|연한|임기")
# The digits go on with a date or are one: 5월 15일, 2023년, 15일(월), 20일까지
_DATE_BEFORE = re.compile(r"(?:\d\ ?월\ ?|'|오는\ |지난\ \d{1,2}\ ?~\ ?|년\ ?\d{1,2}\ ?월\ ?)$")
_DATE_AFTER = re.compile(
    r"\ ?(?:\([월화수목금토일][,)]|까지|부터|자(?![가-힣])|이후|이전|\d{1,2}월|상반기|하반기|\d분기|현재|기준|오전|오후)"
)
_CLOCK_BEFORE = re.compile(r"(?:\d\ ?시\ ?|:|\d\ ?~\ ?\d{1,2}시\ ?)$")
_RATE_AFTER = re.compile(r"\ ?(?:당|에?\ ?\d+(?:[,.]\d+)*\s?(?:회|만|천|억|원|명|건|시간|분|개))")
_EVERY_DAY = re.compile(r"(?:연중|365일|매일|하루)[ ,·]*$")


def _iso(number: Exact, unit: str, rest: re.Match[str] | None = None) -> str:
    """Return the ISO 8601 duration of a number of units, and of the smaller units after it."""
    time, letter = _UNITS[unit]
    written = f"P{time}{number}{letter}"
    if rest is None or rest["rest"] is None:
        return written
    rest_time, rest_letter = _UNITS[rest["rest_unit"]]
    return f"{written}{'' if time else rest_time}{rest['rest']}{rest_letter}"


def _is_length(match: re.Match[str], passage: Passage, number_start: int) -> bool:
    """Return whether a number with its unit is a length and no date, clock time or rate."""
    before = passage.folded[max(0, number_start - 12) : number_start]
    if before.endswith(("제", "'", "D-", "수")):
        return False
    match match["unit"]:
        case "분":
            return _CLOCK_BEFORE.search(before) is None
        case "시간":
            return _EVERY_DAY.search(before) is None
        case "년" | "일":
            return _is_said_to_last(match, passage, before)
        case _:
            return True


def _is_said_to_last(match: re.Match[str], passage: Passage, before: str) -> bool:
    """Return whether a number of years or days is a length rather than a year or a day."""
    text, end, unit = passage.folded, match.end(), match["unit"]
    days = unit == "일"
    if _LIMIT_BEFORE.search(before) or (days and parse_digits(match["number"]) > 31):
        return True  # above 31 it is no day of a month
    if (
        _DATE_BEFORE.search(before)
        or _DATE_AFTER.match(text, end)
        or (days and "." in match["number"])
    ):
        return False
    is_rate = _RATE_AFTER.match(text, end) is not None
    if (
        match["rest"]
        or match["lasting"]
        or _EVIDENCE_AFTER.match(text, end)
        or _EVIDENCE_BEFORE.search(before)
    ):
        return not (is_rate and days and match["number"] == "1")
    if passage.column is not None and any(
        _PERIOD_COLUMN.search(step) for step in passage.column.path
    ):
        return True
    return not days and len(match["number"]) == 1 and not is_rate


def _reading(passage: Passage, start: int, end: int, written: str) -> Reading:
    """Return the reading of one length with its bound; 여 (some) inside makes it approximate."""
    text = passage.text[start:end]
    bound = around(passage.folded, start, end).bound
    if bound is None and ("여" in text or passage.folded.startswith("여", end)):
        bound = Bound.APPROX
    return Reading(Duration(duration=written, text=text, bound=bound), start, end)


def _single(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``9개월``, ``45일간``, ``1년 6개월``."""
    number = parse_digits(match["number"])
    if match["unit"] == "년" and number > 200:
        return None  # 2023년 is a year
    if not _is_length(match, passage, match.start("number")):
        return None
    return _reading(passage, match.start("number"), match.end(), _iso(number, match["unit"], match))


def _range(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``1~2년``, ``6개월~1년``, ``3년 이상 ~ 7년 미만``."""
    low, high = parse_digits(match["first"]), parse_digits(match["number"])
    unit = match["unit"]
    first_unit = match["first_unit"] or unit
    if (
        unit in ("년", "일")
        and not match["first_unit"]
        and not _is_length(match, passage, match.start("first"))
    ):
        return None
    if high > 200 or (first_unit == unit and low >= high):
        return None
    if unit in ("일", "분") and _DATE_BEFORE.search(
        passage.folded[max(0, match.start() - 12) : match.start()]
    ):
        return None
    start, end = match.start("first"), match.end()
    value = Duration(
        min_duration=_iso(low, first_unit),
        max_duration=_iso(high, unit),
        text=passage.text[start:end],
    )
    return Reading(value, start, end)


def _native(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``한 달``, ``두 달간``, ``석 달``."""
    number = parse_native(match["number"])
    if number is None:
        return None
    return _reading(passage, match.start("number"), match.end(), _iso(number, match["unit"]))


def _day_word(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``열흘``, ``보름``; 하루 only where it is said to last, because it mostly means a day's rate."""
    word = match["word"]
    if (
        word == "하루"
        and not match["lasting"]
        and not _EVIDENCE_AFTER.match(passage.folded, match.end())
    ):
        return None
    return _reading(passage, match.start(), match.end(), f"P{_DAY_WORDS[word]}D")


def _idiom(match: re.Match[str], passage: Passage) -> Reading:
    """Read ``일주일`` (one week) and ``반년`` (half a year)."""
    written = {"일주일": "P1W", "이주일": "P2W", "반년": "P6M", "일년": "P1Y"}[
        match["word"].replace(" ", "")
    ]
    return _reading(passage, match.start(), match.end(), written)


RULES: tuple[Rule, ...] = (
    Rule(
        name="range of lengths",
        example="6~12개월",
        near_miss="1~3년차",
        pattern=re.compile(
            rf"(?P<first>{_NUMBER})\ ?(?P<first_unit>개월|시간|년|주|일|분)?(?:간|\ ?이상|\ ?초과)?\s?[~-]\s?(?:최대\ ?)?"
            rf"(?P<number>\d{{1,3}}(?:\.\d)?)(?P<rest>(?!))?\ ?(?P<unit>{_UNIT}){_LASTING}"
        ),
        read=_range,
        precedence=3,
    ),
    Rule(
        name="length of time",
        example="최대 6개월 동안",
        near_miss="2023년 3월",
        pattern=re.compile(rf"(?P<number>{_NUMBER})\ ?여?\ ?(?P<unit>{_UNIT}){_REST}{_LASTING}"),
        read=_single,
        precedence=2,
    ),
    Rule(
        name="months in native numbers",
        example="두 달간",
        near_miss="이번 달",
        pattern=re.compile(
            rf"(?P<number>{NATIVE_NUMERAL})\ ?(?P<unit>달)(?:간(?![가-힣]))?(?![라리래님력성팽러])"
        ),
        read=_native,
        precedence=2,
    ),
    Rule(
        name="days in one word",
        example="열흘간",
        near_miss="초하루",
        pattern=re.compile(
            rf"(?<![가-힣])(?P<word>{'|'.join(_DAY_WORDS)})(?P<lasting>간)?(?!날|[가-힣]{{0,2}}달)"
        ),
        read=_day_word,
        precedence=2,
    ),
    Rule(
        name="week or half-year in words",
        example="일주일 이내",
        near_miss="매주 일요일",
        pattern=re.compile(
            r"(?<![가-힣])(?P<word>일주일|이주일|반년|일\ ?년(?=간|\ ?동안|\ ?이내))"
        ),
        read=_idiom,
        precedence=2,
    ),
)
