"""Numbers to call: area codes, mobiles, nationwide numbers, short codes, ranges and lists of them.

``053-210-9552~6`` is five numbers, ``051-606-1700,1701`` two; ``1332 (내선 6번)`` has an extension. The numbering
plan is that of ``phonenumbers``; what a person hyphenated as a number is kept even where the plan has no
such block, because misprints stay as written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from announce_parser.figures._base import Reading, Rule
from announce_parser.values import Phone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.figures._base import Passage

KIND = "phone"

_REGION = "KR"
_LONGEST_RANGE = 60  # a range of more numbers is a misprint
_LONGEST_ADDRESS = 80
_WIDTH = 30  # characters looked at to each side

# Area codes and prefixes: Seoul, the provinces, mobiles, internet, toll free, personal.
_AREA = r"02|0(?:3[1-3]|4[1-4]|5[1-5]|6[1-4])|01[0-9]|070|080|060|030|050[0-9]?"
_KNOWN_AREA = re.compile(_AREA)
_SEPARATOR = r"(?:[ ]?[-.)·][ ]?|\)[ ]?-[ ]?|[ ])"
_BEFORE = r"(?<![\d])(?<!\d[-.,:/])(?<![A-Za-z_=/&?%+])"
# After a slash as well, where no address runs on: (help@example.go.kr/043-200-1234), 홍길동/043-200-1234
_APART = r"(?<![\d])(?<!\d[-.,:])(?<![A-Za-z_=&?%+])"
_IN_ADDRESS = re.compile(
    r"(?:://|www\.|[?=&#])[^\s@]*/$|(?<![-) .]\d{3})\d/$|[A-Za-z](?<!@)[^\s@]*/$"
)
_MAIL_BEFORE = re.compile(r"@[A-Za-z0-9.-]{3,60}/$")
_AFTER = r"(?!\d|-\d{3}|-\d{1,2}[-.\d])"
# 4876(김하나 과장), 4823(이두리 주무관): who is called may be after each ending.
_WHOSE = r"(?:[ ]?\([^()\n\d]{1,20}\)(?=[ ]?[,/·][ ]?\d{4}(?:[ ]?[(,/]|\s*$)))?"
# 9552~6, 1700,1701, 0626~9/0661~6: other endings of the number before.
_ENDINGS = rf"(?P<endings>(?:{_WHOSE}[ ]?(?:~[ ]?\d{{1,4}}|-\d{{1,2}}(?![-.])|[,/·][ ]?\d{{4}}|[,/·][ ]?\d(?!\d))(?!\d|[-.:]\d|[,]\d{{3}}(?!\d)|\)[ ]?\d{{3}}|[ ]?(?:[년월일시층호명개건원억만천%팀과차부쪽]|번(?!으))(?!로))){{0,12}})"
_EXTENSION = r"(?:[ ]?[(,]?[ ]?(?:내선|교환|구내|[Ee]xt\.?)(?:번호)?[ ]?[:.]?[ ]?(?P<extension>\d{1,5})(?!\d)(?:번)?[ ]?\)?)?"
_FAX = re.compile(r"(?:팩스|전송|[Ff][Aa][Xx]|(?<![A-Za-z])[Ff][)\].:])[^\d가-힣\n]{0,6}$")

# What is before a number to call: telephone, inquiries, call centre, no area code needed, report to …
_CALL_BEFORE = re.compile(
    r"(?:[☎☏📞✆]|전화|국번|콜|신문고|센터|상담|문의|신고|연락|번호|대표|긴급|직통|[Tt][Ee][Ll]|(?<![A-Za-z])T[).:])[^\d\n]{0,14}$"
)
_CALL_AFTER = re.compile(
    r"""
    [ ]?(?:번[ ]?)?(?:[)][ ]?)?(?:(?:[ ]|[ ]?\()[가-힣 ]{0,14}(?:콜센터|상담|고객센터|신고센터
        |안내센터|민원센터|콜)|(?:번?(?:으로|로|에))[ ][가-힣 ]{0,8}(?:전화|문의|신고|상담|연락)
      |[ ](?:신고|전화|상담|문의))
    """,
    re.VERBOSE,
)
_CALL_HEADING = re.compile(r"연락처|전화|문의|상담|대표번호|콜센터")
# 연락처(055-219-) · 전화 (02)2110-○○○○: near miss: 전화(055-219-4876), a number of its own
_BEGUN = re.compile(
    rf"\(?(?P<area>{_AREA})[ ]?[-.)][ ]?-?(?P<middle>\d{{3,4}})[ ]?[-.~]?[ ]?(?:[○ㅇ*xX]{{2,4}})?[ ]?(?:\)|$)"
)
# 119, 112로 신고: what is said after a list of short codes is said of each
_MORE_CODES = re.compile(r"^(?:번?[ ]?(?:,|·|/|또는|및|[와과]|이나)[ ]?1\d{2,3}(?!\d)){1,4}")
_GLUED = re.compile(r"번?(?:으?로|에|이나|나|과|와|을|를|은|는|이|가|또는|및|등)?(?![가-힣])")
_SHORT = r"1\d{2,4}"
# Police, espionage, fire: numbers that anyone dials, no office's own
EMERGENCY = frozenset({"112", "113", "119"})
# Short codes in use that the plan of ``phonenumbers`` lacks: tax, weather, consumers, credit, pregnancy …
_MORE_SHORT_CODES = frozenset(
    {"109", "122", "126", "131", "1303", "1308", "1327", "1372", "1381", "1393", "1395", "1397"}
)
_YEARS = re.compile(r"(?:19|20)\d\d-(?:19|20)\d\d$")


_REACH = 120  # characters before last digits in which their whole number is
_WHOLE = re.compile(
    rf"(?<!\d)(?P<area>{_AREA}){_SEPARATOR}(?P<middle>\d{{3,4}}){_SEPARATOR}\d{{4}}(?!\d)"
)
_POSITION = r"(?:[과팀국실처차부소센터장]장|사무관|주무관|서기관|연구[원사관]|주사보?|담당자?|매니저|대리|주임|전문관|[가-힣]원)"


def _subscriber(match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read a number with its area code, and every other ending written after it."""
    area = match["area"]
    before = passage.folded[max(0, match.start() - _LONGEST_ADDRESS) : match.start()]
    if _IN_ADDRESS.search(before) and not _MAIL_BEFORE.search(before):
        return
    yield from _numbers(match, passage, area + match["middle"] + match["last"])


def _undivided(match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read a number without separators, where the numbering plan has such a number."""
    if _KNOWN_AREA.match(match["digits"]) and _is_valid(match["digits"]):
        yield from _numbers(match, passage, match["digits"])


def _half_divided(match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read 010-12345678, where the numbering plan has such a number."""
    digits = match["area"] + match["rest"]
    if _is_valid(digits):
        yield from _numbers(match, passage, digits)


def _last_digits(match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read 팩스 4568 and 주무관(3312) by the whole number that is before: only their last digits differ."""
    before = passage.folded[max(0, match.start() - _REACH) : match.start()]
    whole = list(_WHOLE.finditer(before))
    if not whole:
        return
    digits = f"{whole[-1]['area']}{whole[-1]['middle']}{match['last']}"
    start, end = match.span("last")
    yield Reading(
        Phone(
            e164=_e164(digits),
            national=_national(digits),
            text=passage.text[start:end],
            fax=True if match["fax"] else None,
        ),
        start,
        end,
    )


def _foreign(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read the number of another country as it is."""
    import phonenumbers

    written = passage.text[match.start() : match.end()]
    try:
        number = phonenumbers.parse(match[0], None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return Reading(Phone(national=written, text=written), match.start(), match.end())


def _international(match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read +82 2 2110 1234 as 02-2110-1234."""
    digits = "0" + re.sub(r"\D", "", match["subscriber"]).removeprefix("0")
    if _is_valid(digits):
        yield from _numbers(match, passage, digits)


def _area_short(match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read ``02-120`` and ``031-1345``: the short code of one area has no E.164, as none of them has."""
    area, last = match["area"], match["last"]
    if _is_valid(area + last) or (_is_short_code(last) and _is_to_call(match, passage)):
        start, end = match.span()
        phone = Phone(national=f"{area}-{last}", text=passage.text[start:end], short_code=True)
        yield Reading(phone, start, end)


def _from_abroad(match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read ``00798 34 567 8901``, toll free from abroad: it is dialled as it is and has no E.164."""
    digits = re.sub(r"\D", "", match[0])
    if _is_valid(digits):
        start, end = match.span()
        national = re.sub(r"[ ]", "-", match[0])
        yield Reading(Phone(national=national, text=passage.text[start:end]), start, end)


def _nationwide(match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read 1588-0000: it is dialled alike everywhere and has no international form."""
    if match["separator"] or _is_to_call(match, passage):
        yield from _numbers(match, passage, match["service"] + match["last"])


def _local(match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read a number without area code where the text says that it is one to call."""
    alone = match[0] == passage.folded.strip() and not _YEARS.match(match[0])
    if alone or _is_to_call(match, passage):
        yield from _numbers(match, passage, match["middle"] + match["last"])


def _short(match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read a short code of the plan where the text says that it is one to call."""
    after = passage.folded[match.end() : match.end() + _WIDTH]
    glued = match["extension"] or _GLUED.match(after)
    if glued and _is_short_code(match["last"]) and _is_to_call(match, passage):
        start, end = match.span()
        yield Reading(
            Phone(
                national=match["last"],
                text=passage.text[start:end],
                extension=match["extension"],
                short_code=True,
            ),
            start,
            end,
        )


def _under_heading(match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read the 4876 of a column headed ``연락처(055-219-)``: the heading holds what all numbers begin with."""
    for heading in passage.column.path if passage.column is not None else ():
        begun = _BEGUN.search(heading) if _CALL_HEADING.search(heading) else None
        if begun is not None:
            yield from _numbers(match, passage, begun["area"] + begun["middle"] + match["last"])
            return


def _is_to_call(match: re.Match[str], passage: Passage) -> bool:
    """True where a word before or after, or the heading of the column, makes it a number to call."""
    start, end = match.span()
    if passage.column is not None and any(map(_CALL_HEADING.search, passage.column.path)):
        return True
    before, after = (
        passage.folded[max(0, start - _WIDTH) : start],
        _MORE_CODES.sub("", passage.folded[end : end + _WIDTH]),
    )
    return bool(_CALL_BEFORE.search(before) or _CALL_AFTER.match(after))


def _numbers(match: re.Match[str], passage: Passage, digits: str) -> Iterator[Reading]:
    """Yield a reading for each number that the match stands for, all with the whole span."""
    start, end = match.span()
    fax = bool(_FAX.search(passage.folded[max(0, start - _WIDTH) : start]))
    for number in (digits, *_other_endings(digits, match["endings"])):
        phone = Phone(
            e164=_e164(number),
            national=_national(number),
            text=passage.text[start:end],
            extension=match["extension"],
            fax=True if fax else None,
        )
        yield Reading(phone, start, end)


def _other_endings(digits: str, endings: str) -> Iterator[str]:
    """Yield the numbers that differ from `digits` in their last digits: ``~6`` counts up to 6."""
    last = digits
    for ending in re.finditer(r"(?P<sign>[~,/·-])[ ]?(?P<digits>\d{1,4})", endings):
        tail = ending["digits"]
        target = last[: -len(tail)] + tail
        if ending["sign"] in "~-" and int(last) < int(target) <= int(last) + _LONGEST_RANGE:
            for number in range(int(last) + 1, int(target)):
                yield str(number).zfill(len(digits))
        if target != last:
            yield target
        last = target


def _e164(digits: str) -> str | None:
    """Return ``+82…`` for numbers that can be dialled from abroad; they begin with 0."""
    return f"+82{digits[1:]}" if digits.startswith("0") else None


def _national(digits: str) -> str:
    """Return the digits in groups: area code, exchange, four digits."""
    if not digits.startswith("0"):
        return f"{digits[:-4]}-{digits[-4:]}"
    area = 2 if digits.startswith("02") else 3
    if digits.startswith("050") and len(digits) > 10:
        area = 4
    return f"{digits[:area]}-{digits[area:-4]}-{digits[-4:]}"


@lru_cache(maxsize=4096)
def _is_valid(digits: str) -> bool:
    """True where the numbering plan has such a number."""
    import phonenumbers

    try:
        number = phonenumbers.parse(digits, _REGION)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number)


@lru_cache(maxsize=4096)
def _is_short_code(digits: str) -> bool:
    """True for the short codes of the numbering plan (110, 120, 1357) and the newer ones."""
    import phonenumbers

    if digits in _MORE_SHORT_CODES:
        return True
    number = phonenumbers.PhoneNumber(country_code=82, national_number=int(digits))
    return phonenumbers.is_valid_short_number_for_region(number, _REGION)


RULES: tuple[Rule, ...] = (
    Rule(
        name="with_area_code",
        cue=re.compile(r"\d{4}"),
        example="053-210-9552~6",
        near_miss="02-11-2020",
        pattern=re.compile(
            rf"{_APART}(?:\((?=0\d{{1,3}}\)))?(?P<area>{_AREA}){_SEPARATOR}[ ]?(?P<middle>\d{{3,4}}){_SEPARATOR}(?P<last>\d{{4}}){_AFTER}{_ENDINGS}{_EXTENSION}"
        ),
        read=_subscriber,
        precedence=5,
    ),
    Rule(
        name="without_separators",
        cue=re.compile(r"0\d{8}"),
        example="01012345678",
        near_miss="0123456789",
        pattern=re.compile(
            rf"{_BEFORE}(?P<digits>(?!012)0\d{{8,11}}){_AFTER}{_ENDINGS}{_EXTENSION}"
        ),
        read=_undivided,
        precedence=5,
    ),
    Rule(
        name="rest_in_one",
        cue=re.compile(r"0\d{1,2}[- ]\d{7}"),
        example="010-12345678",
        near_miss="2023-1234567",
        pattern=re.compile(
            rf"{_BEFORE}(?P<area>{_AREA})[- ](?P<rest>\d{{7,8}}){_AFTER}{_ENDINGS}{_EXTENSION}"
        ),
        read=_half_divided,
        precedence=5,
    ),
    Rule(
        name="last_digits",
        cue=re.compile(r"\d{4}"),
        example="전화 02-723-4567, 팩스 4568",
        near_miss="전화 02-723-4567, 팩스 02-723-4568",
        pattern=re.compile(
            rf"(?:(?P<fax>팩스|전송|[Ff][Aa][Xx]|(?<![A-Za-z])F)[ ]?[.:)]?[ ]?-?|{_POSITION}[ ]?\([ ]?[☎☏]?[ ]?)(?P<last>\d{{4}})(?![\d~-]|[ ]?[년월원명개건])"
        ),
        read=_last_digits,
        precedence=4,
    ),
    Rule(
        name="nationwide_from_abroad",
        cue=re.compile(r"82"),
        example="+82 1544-1234",
        near_miss="+82 2-1544-1234",
        pattern=re.compile(
            rf"(?<!\d)\+82[ -]?(?P<separator>(?P<service>1[568]\d\d)[ -]?)(?P<last>\d{{4}}){_AFTER}{_ENDINGS}{_EXTENSION}"
        ),
        read=_nationwide,
        precedence=7,
    ),
    Rule(
        name="foreign",
        cue=re.compile(r"\+\d"),
        example="+1-202-555-0123",
        near_miss="+82-2-2110-1234",
        pattern=re.compile(
            r"(?<![\d+])\+(?!82)[1-9]\d{0,2}[ .-]?(?:\(\d{1,4}\)[ ]?)?\d{1,4}(?:[ .-]\d{2,5}){1,4}(?![\d%.,]\d|%)"
        ),
        read=_foreign,
        precedence=6,
    ),
    Rule(
        name="international",
        cue=re.compile(r"82"),
        example="+82-2-2110-1234",
        near_miss="+82 점",
        pattern=re.compile(
            rf"(?<!\d)(?:\+82{_SEPARATOR}?(?!0[ ])|82-)(?P<subscriber>(?:\(0\)|0)?[ ]?\d{{1,3}}{_SEPARATOR}?\d{{3,4}}{_SEPARATOR}?\d{{4}}){_AFTER}{_ENDINGS}{_EXTENSION}"
        ),
        read=_international,
        precedence=6,
    ),
    Rule(
        name="short_code_of_area",
        cue=re.compile(r"0\d{1,2}[) -]"),
        example="031-120",
        near_miss="031-120호",
        pattern=re.compile(
            rf"{_BEFORE}\(?(?P<area>0(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4]))(?:\)[ ]?|[ ]?-[ ]?)(?P<last>1\d{{2,3}})(?![-.]?\d|[가-힣](?<![으로을를은는에이번]))"
        ),
        read=_area_short,
        precedence=4,
    ),
    Rule(
        name="toll_free_from_abroad",
        cue=re.compile(r"00\d{3}"),
        example="00798-14-800-1234",
        near_miss="00798",
        pattern=re.compile(
            rf"{_BEFORE}00(?:308|368|798)(?:[- ]\d{{2,4}}){{2,3}}{_AFTER}|{_BEFORE}00(?:308|368|798)\d{{6,10}}{_AFTER}"
        ),
        read=_from_abroad,
        precedence=6,
    ),
    Rule(
        name="nationwide",
        cue=re.compile(r"1[568]\d\d"),
        example="1588-0000",
        near_miss="1588년",
        pattern=re.compile(
            rf"{_BEFORE}(?P<service>1[568]\d\d)(?P<separator>[ ]?-[ ]?|)(?P<last>\d{{4}}){_AFTER}{_ENDINGS}{_EXTENSION}"
        ),
        read=_nationwide,
        precedence=5,
    ),
    Rule(
        name="without_area_code",
        cue=re.compile(r"-[ ]?\d{4}"),
        example="☎ 2133-5480",
        near_miss="2023-2024",
        pattern=re.compile(
            rf"{_BEFORE}(?P<middle>[2-9]\d{{2,3}})[ ]?-[ ]?(?P<last>\d{{4}}){_AFTER}{_ENDINGS}{_EXTENSION}"
        ),
        read=_local,
        precedence=4,
    ),
    Rule(
        name="cell_of_last_digits",
        cue=re.compile(r"\d{4}"),
        example="4876, 4823",
        near_miss="2025",
        pattern=re.compile(rf"\A\s*(?P<last>\d{{4}}){_ENDINGS}(?P<extension>(?!))?\s*\Z"),
        read=_under_heading,
        precedence=3,
    ),
    Rule(
        name="short_code",
        cue=re.compile(r"\d{3}"),
        example="국번없이 1357",
        near_miss="1357명",
        pattern=re.compile(rf"{_BEFORE}(?P<last>{_SHORT})(?![\d,.]\d|\d|-\d|~){_EXTENSION}"),
        read=_short,
        precedence=4,
    ),
)
