"""What proves that digits are a date where their own marks do not: ``2.12`` and ``11일`` alone.

``2.12`` may be a number and ``11일`` a length of time; what is around them decides. Patterns look at
folded text, at most one line's width to each side.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.figures._forms import AFTER_LENGTH

if TYPE_CHECKING:
    from announce_parser.figures._base import Passage, Reading

_WIDTH = 40  # characters looked at to each side

# Headings of columns that hold dates: schedule, period, date, day, deadline, time of …
_DATE_HEADING = re.compile(r"일정|기간|일자|날짜|일시|시기|마감|접수일|시행일|공고일|제출일|개최일")

# (2.12) after a noun: a day in brackets, unless the noun is one that is measured.
_MEASURED = re.compile(
    r"(?:지수|점수|평점|학점|배율|등급|비율|평균|버전|규모|강도|농도|수치)[ ]?\($"
)
_IN_BRACKETS = re.compile(
    r"[가-힣」』\"'’*+][ ]?\($|\([^()\d]{1,20}[.,:][ ]?$|[가-힣][ ]?\([^()]{0,30}[,/·~][ ]?$"
)
_BRACKET_ENDS = re.compile(r"[ ]?(?:[),/·]|~(?![ ]?\d))")

# Words after a day that only a day can have: application of a rule from it, as of, from, until …
_AFTER_DAY = re.compile(
    r"""
    [ ][가-힣·][가-힣· ]{0,16}(?:회의|대책|방안|협의회|간담회|위원회|설명회)
    |[ ]{0,2}(?:소급|시행|발표|개최|기준|현재|부터|까지|이후|이전|자로|자[ ]|공고|접수|시작|예정
      |출범|개시|[(]예정|[(]잠정)
    """,
    re.VERBOSE,
)
_HEADING_FOLLOWS = re.compile(r"[ ]*[^\s~(,)]")  # 1.2. 지원 대상: a section number
_LINE_START = re.compile(r"(?:^|\n)[ ]{0,8}$")

# 기관은 11일 … 밝혔다, 이튿날인 26일, 어제(2일): a day is at the beginning of a word.
_WORD_BEGINS = re.compile(r"(?:^|[\s(…\"'])$")
# said, told, announced, reported, declared, opened: what an office does on a day
_REPORT_FOLLOWS = re.compile(
    r"[ ](?:밝|전했|보도|발표|선언|개최|오전|오후|새벽|출범|체결|시행)|\((?:현지|한국|이하)"
)
_TEXT_FOLLOWS = re.compile(r"[ ,]{1,2}[가-힣A-Za-z「『‘“'\"(\d]|자[ ]|[에은과의][ ]|,")
# 어제(2일), 월요일자(17일): what a bracket dates
_NAMED_DAY = re.compile(r"(?:어제|그제|오늘|내일|모레|[전이당]날|현재|당일|요일자?)\($")
_LENGTH_FOLLOWS = re.compile(  # what makes of N일 a length of time
    rf"[ ]?(?:{AFTER_LENGTH}|째|이내|동안|이상|이하|미만|초과|정도|씩|만[에인이의]|[~\-]|[x×]|이[ ]?(?:지난|지나|소요|걸|넘)|[가-힣]{{0,2}}연속"
    r"|[ ](?:경우|때|것|뿐|수[가도는 ])|의[ ]?(?:기간|시간|말미|휴가|휴일)|에[ ]?(?:한[ ]|걸[쳐친]|1|달[하했]|불과|이르|그[치쳤]|해당)|[ ](?:과정|코스|교육(?![부청감위장])|일정|소요|진행(?![하했한할된됐돼될])|연장|단위|정도|반(?![가-힣])))"
)
_LIMIT_BEFORE = re.compile(
    r"(?:최대|최장|최소|최단|총|약|연|연간|매|각|월|주|달|많게는|적게는|과정|기간)[ ]?$"
)
_RATE_FOLLOWS = re.compile(r"[ ]?\d[\d,.]{0,12}[ ]?(?:[천만억]?[ ]?원|회|명|건|개)")  # 1일 10만원
_HOURS_FOLLOW = re.compile(r"[ ]?\d[\d,.]{0,12}[ ]?시간")  # 5일 40시간
_ONE_DAY = re.compile(r"(?<!\d)1[ ]?일$")
_HELD = re.compile(r"[ ](?:[가-힣]{1,12}에서?[ ]){0,2}(?:열[리린렸려릴]|개최|치러)")
# 매월 10일, 분기별 15일까지, 매 분기 말 15일: a day that comes again and again
_RECURRING = re.compile(
    r"(?:매[ ]?(?:월|달|년|분기|반기|학기|주)[가-힣]{0,2}|(?:월|분기|반기|연도)별로?)[ ]?(?:말|초|종료[ ]후)?[ ]?$"
)
_ON_DAY = re.compile(r"에(?:는|도|만)?(?:[ ]|$)")
# 3월 12일과 13일, 3월 3일 및 17일: a day that goes on with the month of the one before
_JOINT = r"(?:[과와]|이나|하고|[ ]?(?:[,·/]|및|또는))[ ]?"
_DAY_AND = re.compile(
    rf"월[ ]?\d{{1,2}}일(?:[ ]?\([^()\d]{{1,6}}\))?{_JOINT}(?:\d{{1,2}}일(?:[ ]?\([^()\d]{{1,6}}\))?{_JOINT}){{0,3}}$"
)


# 음력 1월 15일, 음 1.15., 1월 15일(음력): days of the moon's calendar; its range goes on in digits
_LUNAR_BEFORE = re.compile(
    r"(?:음력|\(음\)|(?<![가-힣])음)[ ]{0,2}[:)]?[ ]?(?:[\d년월일.~ -]|부터){0,24}$"
)
_LUNAR_AFTER = re.compile(r"[ ]?\([ ]?음력?[ ]?\)")


def is_lunar(text: str, reading: Reading) -> bool:
    """True where a day is one of the moon's calendar, which has no solar value unless one is written beside it."""
    before = text[max(0, reading.start - _WIDTH) : reading.start]
    return bool(_LUNAR_BEFORE.search(before) or _LUNAR_AFTER.match(text, reading.end))


def proves_dotted_day(passage: Passage, start: int, end: int) -> bool:
    """True where ``2.12`` at `start:end` of the folded text is a day of a month, not a number."""
    text = passage.folded
    before, after = text[max(0, start - _WIDTH) : start], text[end : end + _WIDTH]
    if text[end - 1] == ".":
        return not (_LINE_START.search(before) and _HEADING_FOLLOWS.match(after))
    if _AFTER_DAY.match(after) or heads_dates(passage):
        return True
    return bool(
        _BRACKET_ENDS.match(after) and _IN_BRACKETS.search(before) and not _MEASURED.search(before)
    )


def proves_lone_day(passage: Passage, start: int, end: int) -> bool:
    """True where ``11일`` may be the day of a release; the publication day must bear it out."""
    text = passage.folded
    before, after = text[max(0, start - _WIDTH) : start], text[end : end + _WIDTH]
    if _LENGTH_FOLLOWS.match(after) or _LIMIT_BEFORE.search(before) or is_recurring(text, start):
        return False
    if _HOURS_FOLLOW.match(after) or (_RATE_FOLLOWS.match(after) and _ONE_DAY.search(text[:end])):
        return False
    if _REPORT_FOLLOWS.match(after) or heads_dates(passage):
        return True
    if after.startswith(")"):
        return _NAMED_DAY.search(before) is not None
    return bool(_WORD_BEGINS.search(before) and _TEXT_FOLLOWS.match(after))


def takes_place(passage: Passage, end: int) -> bool:
    """True where a range of lone days is when something is held: 4~5일 열린다."""
    return _HELD.match(passage.folded, end) is not None


def is_recurring(text: str, start: int) -> bool:
    """True where a lone day comes again every month, quarter or year: 매월 10일."""
    return _RECURRING.search(text, max(0, start - _WIDTH), start) is not None


def happens_on(passage: Passage, end: int) -> bool:
    """True where a particle says that something is on a lone day: 15일에 열린다; near miss: 3일에 걸쳐."""
    return _ON_DAY.match(passage.folded, end) is not None


def goes_on_with_month(passage: Passage, start: int, end: int) -> bool:
    """True where a lone day is the second of a pair or list whose first has its month: 3월 12일과 13일."""
    before, after = passage.folded[max(0, start - _WIDTH) : start], passage.folded[end:]
    return _DAY_AND.search(before) is not None and not _LENGTH_FOLLOWS.match(after)


def is_length(passage: Passage, end: int) -> bool:
    """True where what follows a number of days or years says that it is a length of time (3일 이내)."""
    return bool(_LENGTH_FOLLOWS.match(passage.folded, end))


def is_limit(passage: Passage, start: int) -> bool:
    """True where a word before says that what follows is a length at most or at least (최대 30일까지)."""
    return bool(_LIMIT_BEFORE.search(passage.folded[max(0, start - _WIDTH) : start]))


def heads_dates(passage: Passage) -> bool:
    """True in a column whose heading promises dates."""
    return passage.column is not None and any(
        _DATE_HEADING.search(heading) for heading in passage.column.path
    )
