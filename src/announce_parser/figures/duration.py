"""Lengths of time: ``9개월``, ``45일간``, ``1~2년``, ``2주``, ``30분``, ``한 달``, ``열흘``. COUNTING 5.

Folded text in, ISO 8601 ``Duration`` out. 개월, 주 and 시간 are lengths by themselves; a bare N년 or N일 is
one only where words around it or its column say so, because 23년 is a year and 15일 a day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from announce_parser.figures._base import Passage, Reading, Rule
from announce_parser.figures._bounds import around
from announce_parser.figures._numerals import (
    DIGITS,
    NATIVE_NUMERAL,
    parse,
    parse_digits,
    parse_native,
)
from announce_parser.tokenizers import Role, morpheme_at
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
# Half of a unit in finer ones; None where it stays a fraction.
_HALVES: Final[dict[str, tuple[int, str] | None]] = {
    "년": (6, "개월"), "시간": (30, "분"), "개월": None, "달": None, "주": None, "일": None,
}  # fmt: skip
# 하루 one day … 보름 fifteen days: lengths that are one word
_DAYS_BELOW_TEN: Final = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9,
}  # fmt: skip
_DAY_WORDS: Final = {
    **_DAYS_BELOW_TEN, "열흘": 10, "보름": 15, "스무날": 20, "서른날": 30,
    **{f"열{word}": 10 + days for word, days in _DAYS_BELOW_TEN.items()},
    **{f"스무{word}": 20 + days for word, days in _DAYS_BELOW_TEN.items()},
}  # fmt: skip
_NUMBER: Final = rf"(?<!\d)(?<!\d[.,])(?:{DIGITS})"
# 2천 시간, 46억 년
_SCALED: Final = rf"{_NUMBER}(?:\ ?[십백천만억]{{1,2}}(?=\ ?(?:년|개월|시간|일|분)))?"
# Not followed by: 주년 anniversary, 주차 week number, 주택 housing; 분기 quarter, 분야 field, 분의 of a fraction;
# 초등 primary, 초과 over, 초기 early; 시간당 an hour's rate, 시간대 zone; 년차 year number, 년제 course, 년생 born
_GUARD: Final = (
    r"(?!(?<=주)(?:년|\ ?차|택|기|요|체|민|도|식|최|관|소|의\b|변|거|말|중|제)"
    r"|(?<=분)(?:기|야|과|류|의\ ?\d|의\ ?[일이삼사]|담|양|석|쟁|할|배|납|리|지|위|부)"
    r"|(?<=초)(?:등|과|기|중|고|반|순|대|소|미|안|·)|(?<=시간)(?:당|표|대(?![응상비로])|외|선택|\ ?(?:가능|365일|연중|언제)|\ ?운영|\ ?상담|제)"
    r"|(?<=년)(?:\ ?차|제|물|생|도|근|산|월|대|말|초|\ ?[0-9]{1,2}\ ?월)"
    r"|(?<=개월)(?:\ ?차|령)|(?<=[일달])(?:차|부로|자|반|정)|(?<=해)[가-힣])"
)
_UNIT: Final = rf"(?:개년|개월|주일|시간|년|주|일|분|초){_GUARD}"
# 간: the length lasts; not 간격 interval, 간부 officer, 간담회 meeting
_LASTING: Final = (
    r"(?P<lasting>간(?:(?![가-힣])|(?=[의은을이에도만씩으]|지원|운영|진행|한시|연장)))?"
)
# What goes on with finer units: 1년 6개월, 1시간 30분, 1년 한 달 21일
_MORE = re.compile(
    r"\ ?(?P<number>\d{1,3}|[한두세석네넉])\ ?"
    r"(?P<unit>개월|달(?![라리래님력성팽러])|시간|일(?!까지|부터)|분(?![가-힣])|분(?=간)|초(?![가-힣]))"
)
_HALF = re.compile(r"\ ?반(?![가-힣])|\ ?반(?=[은이을의에간])")
_LASTS = re.compile(_LASTING)
_RANKS: Final = "년해월달주일시분초"  # from the longest
# What makes a bare number of years or days a length.
_EVIDENCE_AFTER = re.compile(
    r"""
    \ ?→\ ?\d{1,3}[일년](?![가-힣]*\d)|\ ?(?:여\ ?)?(?:간(?![가-힣])|간[의은을이에도만씩]|간,
      |이내|이상|이하|미만|초과|안에|을\ (?:초과|넘[기길겨])|동안|가량|정도|안팎|내외|내(?![가-힣])
      |내에|만(?:에|인|이|의)|만기|연속|마다|후(?![가-힣])|후[에의,]|뒤|전(?![가-힣])|전(?:에|의
        |이[ 었라던]|까지|부터|만\ 해도)|(?:이|도)\ (?:지나|지난|걸|넘|흐른|흘|되|됐|소요|안\ )
      |이나|된\ |되[는었도]|됐|형(?![가-힣])|형[을이으]|거치|\ ?(?:균등|균분|원리금)|분할|상환
      |단위|반(?![가-힣])|기간|씩|에\ 걸|짜리|치\b|넘|남짓|째(?![가-힣])|\ (?:과정|코스)|약정
      |보증|할부|계약|임기|근무|이\ 지나|이\ 경과|여\ ?간|(?:에서\ \d{1,3}[일년]간?으?)?로\ ?
      (?:단축|축소|늘|줄|확대))
    """,
    re.VERBOSE,
)
_EVIDENCE_BEFORE = re.compile(
    r"""
    (?:(?<!월\ )(?<![\d월])\d{1,3}[일년]간?\ ?→|정지|휴가|휴직|병가|구류|격리|유예|만기|최근
      |최대|최소|최장|향후|앞으로|지난|약|총|업력|창업\ ?후?|설립\ ?후?|시행|만|매|임기|기간은?
      |기간\ ?:|기간이|동안|경력|경과|개업|연속|이후|무려|박\ ?|로부터|부터|연장|이내|이상|징역
      |금고|벌써|겨우|거의|무려|꼬박|기간[가-힣]{0,4}\()\s?\(?$
    """,
    re.VERBOSE,
)
# 심화과정(5일), 컨설팅(3일): how long something that is done takes
_ACTIVITY_BEFORE = re.compile(
    r"(?:과정|코스|교육|컨설팅|연수|캠프|훈련|실습|멘토링|강의|강좌|출장|체험|휴가|점검|진단|투어|파견|자문|지도|기본|심화|기초|전문|합숙|이론|숙박|숙성|배송|처리|소요)\ ?\(\ ?(?:총\ ?|약\ ?)?$"
)
_BRACKET_ENDS = re.compile(r"\ ?[),/·]")
# 4~5일이며: a range of days that something is, not takes place on
_IS_SO_LONG = re.compile(
    r"(?:이(?:며|고|다|나|면|었|라|지만|었으)|[로만씩]|의\ |가?\ ?(?:정도|소요|걸|필요)|이\ (?:걸|소요|필요))"
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
_PAID_AFTER = re.compile(r"\ \d[\d,.]{0,12}\ ?[백천만]{0,2}\ ?원")  # 1시간 30만원
# 80일 경우, 80일 때: the number is 80
_IF_SO = re.compile(r"\ (?:경우|때|것|뿐|수[가도는 ])")
_YEAR = re.compile(r"[12]\d{3}")
_BLANK = re.compile(r"0{2,4}")  # 경력 00년: to be filled in
_EVERY_MONTH = re.compile(r"매(?:월|달|년\ \d{1,2}월)\ ?$")  # 매월 1일~10일
_ALL_YEAR = re.compile(r"36[56]일\ ?[,·(]?\ ?(?:연중|24시간|언제|상시)")  # 365일 연중무휴
_EVERY_DAY = re.compile(r"(?:연중|365일|매일|하루)[ ,·]*$")


@dataclass(frozen=True, slots=True)
class _Length:
    """A number of units as written, with finer units and 간 after it.

    Attributes:
        number: Its digits (and scale) or native word, without the finer units.
        unit: A key of ``_UNITS``.
        start: First character within the passage.
        end: One past the last.
        iso: ISO 8601.
        proved: True where finer units or 간 say that it is a length.
    """

    number: str
    unit: str
    start: int
    end: int
    iso: str
    proved: bool


def _iso(*parts: tuple[Exact, str]) -> str:
    """Return the ISO 8601 duration of numbers of units, the longest first."""
    written = "P"
    for number, unit in parts:
        time, letter = _UNITS[unit]
        written += f"{'' if 'T' in written else time}{number}{letter}"
    return written


def _rank(unit: str) -> int:
    """Return how fine a unit is; 개월 is as long as 달."""
    return _RANKS.index("월" if unit == "개월" else unit.removeprefix("개")[0])


def _length(match: re.Match[str], passage: Passage) -> _Length | None:
    """Return the length that begins with a number and its unit; None where the number is not one."""
    number = _number(match["number"])
    if number is None or _BLANK.fullmatch(match["number"]):
        return None
    text, end, unit = passage.folded, match.end(), match["unit"]
    parts = [(number, unit)]
    while (more := _MORE.match(text, end)) and _goes_on(*parts[-1], more["unit"]):
        parts.append((_number(more["number"]) or 0, more["unit"]))
        end = more.end()
    half = _HALF.match(text, end) if len(parts) == 1 and unit in _HALVES else None
    if half is not None:
        parts, end = _with_half(number, unit), half.end()
    lasts = _LASTS.match(text, end)
    end = lasts.end() if lasts else end
    proved = len(parts) > 1 or bool(lasts and lasts["lasting"])
    return _Length(match["number"], unit, match.start("number"), end, _iso(*parts), proved)


def _goes_on(number: Exact, unit: str, finer: str) -> bool:
    """True where a finer unit belongs to the length before it; 1일 8시간 and 주 40시간 are rates."""
    if finer == "시간" and (number == 1 or unit != "일"):
        return False
    return _rank(finer) > _rank(unit)


def _number(written: str) -> Exact | None:
    """Return the number of digits with or without a scale, or of a native word."""
    return parse(written.replace(" ", "")) if written[0].isdigit() else parse_native(written)


def _with_half(number: Exact, unit: str) -> list[tuple[Exact, str]]:
    """Return a number and a half of units: 3년 반 is three years and six months."""
    finer = _HALVES[unit]
    return [(number, unit), finer] if finer else [(number + Decimal("0.5"), unit)]


def _is_length(length: _Length, passage: Passage) -> bool:
    """Return whether a number with its unit is a length and no date, clock time or rate."""
    before = passage.folded[max(0, length.start - 12) : length.start]
    if before.endswith(("제", "D-", "수")) or (before.endswith("'") and length.unit == "년"):
        return False  # '25년 is a year, '6개월' is in quotes
    match length.unit:
        case "분":
            return _CLOCK_BEFORE.search(before) is None
        case "시간":
            rate = length.number == "1" and _PAID_AFTER.match(passage.folded, length.end)
            return _EVERY_DAY.search(before) is None and not rate
        case "년" | "일":
            return _is_said_to_last(length, passage, before)
        case _:
            return True


def _is_said_to_last(length: _Length, passage: Passage, before: str) -> bool:
    """Return whether a number of years or days is a length rather than a year or a day."""
    text, end, days = passage.folded, length.end, length.unit == "일"
    if days and (_is_form_of_be(passage, end) or before.rstrip().endswith("분의")):
        return False
    if days and _ALL_YEAR.match(text, length.start):
        return False
    if _LIMIT_BEFORE.search(before) or (days and (_number(length.number) or 0) > 31):
        return True  # above 31 it is not a day of a month
    if _is_date(length, passage, before):
        return False
    is_rate = _RATE_AFTER.match(text, end) is not None
    if length.proved or _EVIDENCE_AFTER.match(text, end) or _EVIDENCE_BEFORE.search(before):
        return not (is_rate and days and length.number == "1")
    in_brackets = _BRACKET_ENDS.match(text, end) and _ACTIVITY_BEFORE.search(before)
    headed = passage.column is not None and any(map(_PERIOD_COLUMN.search, passage.column.path))
    return (
        bool(in_brackets)
        or headed
        or (_has_one_digit(length) and not is_rate)
        or length.number[-1] in "십백천만억"
    )


def _is_date(length: _Length, passage: Passage, before: str) -> bool:
    """Return whether digits go on with a date or are one: 5월 15일, 15일까지; 1년까지 is not one."""
    if _DATE_BEFORE.search(before) or (length.unit == "일" and "." in length.number):
        return True
    return not _has_one_digit(length) and bool(_DATE_AFTER.match(passage.folded, length.end))


def _has_one_digit(length: _Length) -> bool:
    """True for a number of years of one digit, which no year is."""
    return length.unit == "년" and len(length.number) == 1


def _is_form_of_be(passage: Passage, end: int) -> bool:
    """True where 일 before `end` is a form of 이다: by the words after it, or to the tagger if there is one."""
    morpheme = morpheme_at(passage.doc, passage.start + end - 1)
    is_copula = morpheme is not None and morpheme.role is Role.COPULA
    return is_copula or _IF_SO.match(passage.folded, end) is not None


def _reading(passage: Passage, start: int, end: int, written: str) -> Reading:
    """Return the reading of one length with its bound; 여 (some) inside makes it approximate."""
    text = passage.text[start:end]
    bound = around(passage.folded, start, end).bound
    if bound is None and ("여" in text or passage.folded.startswith("여", end)):
        bound = Bound.APPROX
    return Reading(Duration(duration=written, text=text, bound=bound), start, end)


def _single(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``9개월``, ``45일간``, ``1년 6개월``, ``3년 반``."""
    length = _length(match, passage)
    if length is None or (length.unit == "년" and _YEAR.fullmatch(length.number)):
        return None  # 2023년 is a year
    if not _is_length(length, passage):
        return None
    return _reading(passage, length.start, length.end, length.iso)


def _range(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``1~2년``, ``6개월~1년``, ``3년 이상 ~ 7년 미만``."""
    low, high = parse_digits(match["first"]), parse_digits(match["number"])
    unit, start, end = match["unit"], match.start("first"), match.end()
    first_unit = match["first_unit"] or unit
    whole = _Length(match["number"], unit, start, end, "", proved=bool(match["lasting"]))
    is_so_long = unit == "일" and _IS_SO_LONG.match(passage.folded, end) is not None
    sure = match["first_unit"] or is_so_long
    if unit in ("년", "일") and not sure and not _is_length(whole, passage):
        return None
    if high > 200 or (first_unit == unit and low >= high):
        return None
    before = passage.folded[max(0, start - 12) : start]
    if unit in ("일", "분") and (_DATE_BEFORE.search(before) or _EVERY_MONTH.search(before)):
        return None
    value = Duration(
        min_duration=_iso((low, first_unit)),
        max_duration=_iso((high, unit)),
        text=passage.text[start:end],
    )
    return Reading(value, start, end)


def _months(match: re.Match[str], passage: Passage) -> Reading:
    """Read ``3월 이내``, as statutes write three months."""
    return _reading(passage, match.start(), match.end(), f"P{int(match['number'])}M")


def _years_and_months(match: re.Match[str], passage: Passage) -> Reading:
    """Read ``3년 6월``, as contracts and courts write three years and six months; no year has one digit."""
    written = f"P{match['number']}Y{match['months']}M"
    return _reading(passage, match.start(), match.end(), written)


def _native(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``한 달``, ``두 달간``, ``석 달``, ``두 시간``, ``세 해 동안``."""
    length = _length(match, passage)
    if length is None:
        return None
    lasts = length.proved or _EVIDENCE_AFTER.match(passage.folded, length.end)
    if length.unit in ("해", "주") and not lasts:
        return None  # 한 해 예산, 두 주
    return _reading(passage, length.start, length.end, length.iso)


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
        name="range",
        example="6~12개월",
        near_miss="1~3년차",
        pattern=re.compile(
            rf"(?P<first>{_NUMBER})\ ?(?P<first_unit>개월|시간|년|주|일|분)?(?:간|\ ?이상|\ ?초과)?\s?[~-]\s?(?:최대\ ?)?"
            rf"(?P<number>\d{{1,3}}(?:\.\d)?)\ ?(?P<unit>{_UNIT}){_LASTING}"
        ),
        read=_range,
        precedence=3,
        cue=re.compile(r"\d[^\n]{0,12}[~-]"),
    ),
    Rule(
        name="length",
        example="최대 6개월 동안",
        near_miss="2023년 3월",
        pattern=re.compile(rf"(?P<number>{_SCALED})\ ?여?\ ?(?P<unit>{_UNIT})"),
        read=_single,
        precedence=2,
        cue=re.compile(r"[\d십백천만억]\ ?여?\ ?(?:개[년월]|시간|[년주일분초])"),
    ),
    Rule(
        name="years_and_months",
        example="임대기간 3년 6월",
        near_miss="23년 6월",
        pattern=re.compile(
            r"(?<![\d.,'])(?<!제)(?<!제\ )(?P<number>[1-9])\ ?년\ ?(?P<months>1[01]|[1-9])\ ?월(?!\ ?\d|\ ?[말초중])간?"
        ),
        read=_years_and_months,
        precedence=4,
        cue=re.compile(r"\d\ ?년\ ?\d{1,2}\ ?월"),
    ),
    Rule(
        name="months_of_statute",
        example="통보받은 날부터 3월 이내",
        near_miss="3월 이후",
        pattern=re.compile(
            r"(?<![\d.,'])(?<!년\ )(?<!년)(?:(?P<rate>(?<=[×*])|(?<=[×*]\ )))?(?P<number>\d{1,2})\ ?"
            r"(?P<unit>월)(?(rate)|(?=\ ?(?:이내|이상)))"
        ),
        read=_months,
        precedence=2,
        cue=re.compile(r"월"),
    ),
    Rule(
        name="native",
        example="두 달간",
        near_miss="이번 달",
        pattern=re.compile(
            rf"(?P<number>{NATIVE_NUMERAL})\ ?(?P<unit>달(?![라리래님력성팽러])|시간|주일|주|해){_GUARD}"
        ),
        read=_native,
        precedence=2,
        cue=re.compile(r"달|시간|주|해"),
    ),
    Rule(
        name="day_word",
        example="열흘간",
        near_miss="초하루",
        pattern=re.compile(
            rf"(?<![가-힣])(?P<word>{'|'.join(sorted(_DAY_WORDS, key=len, reverse=True))})(?P<lasting>간)?(?!날|[가-힣]{{0,2}}달)"
        ),
        read=_day_word,
        precedence=2,
        cue=re.compile(r"하루|이틀|[사나]흘|닷새|엿새|이레|여드레|아흐레|열흘|보름|[무른]날"),
    ),
    Rule(
        name="idiom",
        example="일주일 이내",
        near_miss="매주 일요일",
        pattern=re.compile(
            r"(?<![가-힣])(?P<word>일주일|이주일|반년|일\ ?년(?=간|\ ?동안|\ ?이내))"
        ),
        read=_idiom,
        precedence=2,
        cue=re.compile(r"주일|반년|년"),
    ),
)
