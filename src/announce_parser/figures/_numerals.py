"""How Korean writes a number: ``1조 2,000억 5백만``, ``3.5억``, ``12백만``, ``사억``, ``스물세``, ``五千萬``.

Text in, exact ``int`` or ``Decimal`` out. Patterns here find a candidate; ``parse`` alone decides whether it
is one number, so that the rules of every kind agree on what ``2억5,000만`` is. Every repeat is bounded or
possessive and starts are anchored, so a page of digits or spaces takes linear time.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from announce_parser.figures._fold import fold
from announce_parser.values import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

Exact = int | Decimal

SMALL_SCALES: Final[Mapping[str, int]] = {"십": 10, "백": 100, "천": 1_000}
LARGE_SCALES: Final[Mapping[str, int]] = {
    "만": 10**4,
    "억": 10**8,
    "조": 10**12,
    "경": 10**16,
    "해": 10**20,
}
_DIGIT_WORDS: Final[Mapping[str, int]] = {
    "영": 0, "공": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5,
    "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9,
}  # fmt: skip
# 두음 and legal forms: 壹 貳 參 are in contracts and receipts, 一 二 三 in old notices.
CHINESE: Final[Mapping[str, str]] = {
    "零": "영", "〇": "영", "一": "일", "壹": "일", "壱": "일", "二": "이", "貳": "이", "弐": "이",
    "三": "삼", "參": "삼", "参": "삼", "四": "사", "五": "오", "六": "육", "七": "칠", "八": "팔",
    "九": "구", "十": "십", "拾": "십", "百": "백", "千": "천", "仟": "천", "萬": "만", "万": "만",
    "億": "억", "亿": "억", "兆": "조", "京": "경",
}  # fmt: skip
_READ_CHINESE: Final = {ord(sign): word for sign, word in CHINESE.items()}
_NATIVE_TENS: Final[Mapping[str, int]] = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50,
    "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
_NATIVE_ONES: Final[Mapping[str, int]] = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "넷": 4, "네": 4, "넉": 4,
    "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip


def _any_of(words: Mapping[str, int]) -> str:
    """Return an alternation, longest word first."""
    return "|".join(sorted(words, key=len, reverse=True))


# A number does not begin within another: not after a digit, nor after a digit with a point or comma, but
# right after a short year it does (’22.1,197억원).
NOT_WITHIN_NUMBER: Final = r"(?<!\d)(?:(?<!\d[.,])|(?<='\d\d\.))"
DIGITS: Final = r"(?>\d{1,3}(?:,\d{3}){1,7}(?!\d)|\d{1,20}+)(?:\.\d{1,12}+)?+"
_SCALE_RUN = r"(?:[십백천]{1,2}+[만억조경]?+|[만억조경])"
# 1조 2,000억 5백만: a scale, then more digits with a scale; digits without one only below 만 and 천 (1만
# 5,000), because 50억 300개사 is two numbers.
# 8십 9원: what is below the last scale, right before a currency or a counter of people and things.
_ONES = r"(?<=[십백천])\ ?\d{1,3}(?=\ ?(?:원|달러|유로|엔|위안|프랑|명|개))"
_MORE_DIGITS = rf"(?:\ {{0,2}}{DIGITS}(?=\ ?[십백천만억조])|{_ONES}|(?<=[만천]){DIGITS}|(?<=[만천])\ (?=\d[\d,]{{2}}){DIGITS})"
# 여 (some) within a number makes it approximate: 2억6천여만. Possessive: a numeral is as long as it can be.
_SCALED_PART = rf"(?:\ ?여?\ ?{_SCALE_RUN}{_MORE_DIGITS}?+)"
# 천 4백만, 만 5천: a scale in words before digits, where a smaller one or a number of its size follows
_WORD_LEAD = r"(?:(?<![가-힣\d.,])(?<!\d\ )(?:[천백]\ ?(?=\d{1,3}\ ?[백십만])|만\ ?(?=\d\ ?천|\d,\d{3}(?![\d,])|\d백|\d{3,4}\ ?원)))?+"
NUMERAL: Final = rf"{_WORD_LEAD}{NOT_WITHIN_NUMBER}{DIGITS}{_SCALED_PART}{{0,12}}+"
SCALED: Final = rf"{NOT_WITHIN_NUMBER}{DIGITS}{_SCALED_PART}{{1,12}}+"
_NUMBER_WORDS = "영일이삼사오육륙칠팔구십백천만억조"
# 일점이삼, 삼쩜오억: a point in words (점, in speech 쩜) and its digits
_POINT_WORDS = r"(?:\ ?[점쩜]\ ?[영공일이삼사오육륙칠팔구]{1,6}+[만억조]?+)?+"
WORD_NUMERAL: Final = rf"(?:(?<![가-힣\d.,])|(?<=[(\s일:]금)|(?<=^금)|(?<=[(\s:]금\s)|(?<=^금\s))[{_NUMBER_WORDS}]{{1,40}}(?:\ {{1,2}}[{_NUMBER_WORDS}]{{1,16}}){{0,4}}{_POINT_WORDS}"
CHINESE_NUMERAL: Final = rf"[{''.join(CHINESE)}]{{1,20}}"
# 백서른일곱: native words end a number of hundreds
NATIVE_TAIL: Final = (
    rf"(?:{_any_of(_NATIVE_TENS)})(?:{_any_of(_NATIVE_ONES)})?|{_any_of(_NATIVE_ONES)}"
)
NATIVE_NUMERAL: Final = rf"(?<![가-힣])(?:{NATIVE_TAIL})"

_TOKEN = re.compile(
    rf"(?P<digits>{DIGITS})|(?P<small>[십백천])|(?P<large>[만억조경해])|[ 여]|(?P<word>[가-힣])"
)
_NATIVE = re.compile(rf"(?P<tens>{_any_of(_NATIVE_TENS)})?(?P<ones>{_any_of(_NATIVE_ONES)})?")
_SIGN = re.compile(r"(?P<sign>[-−△▲]|마이너스|음수)\s{0,4}")
_POINT = re.compile(
    r"(?P<whole>[^점쩜]{1,40})[점쩜](?P<fraction>[영공일이삼사오육륙칠팔구]{1,12})(?P<scale>[만억조]?)"
)
# 첫째, 두 번째, 1번째, 백일째: the word for rank after a number
_RANK = re.compile(r"\s?(?:번\s?째|째)")
_FIRST = re.compile(r"첫(?:\s?번)?\s?째")
_SPOKEN_ZERO = frozenset({"빵", "제로"})
_PURE_DIGITS = re.compile(DIGITS)


def parse_digits(text: str) -> Exact:
    """Return the number of a run of digits with separators: ``1,462`` or ``0.15``."""
    return canonical(Decimal(text.replace(",", "")))


def parse(text: str) -> Exact | None:
    """Return the number a mixed numeral stands for, None where its parts do not form one.

    ``3천5백만`` and ``12백만`` are numbers; ``5백 3천`` (scales that rise) and ``2억 3`` within one
    part are not.
    """
    if _PURE_DIGITS.fullmatch(text):
        return parse_digits(text)
    return _parse_scaled(text.translate(_READ_CHINESE))


def _parse_scaled(plain: str) -> Exact | None:
    """Return the number of digits and words with scales, read from left to right."""
    total: Exact = 0
    section: Exact = 0
    pending: Exact | None = None
    last_large, last_small = 10**24, 10**4
    position = 0
    while position < len(plain):
        token = _TOKEN.match(plain, position)
        if token is None:
            return None
        position = token.end()
        if token["digits"] or token["word"]:
            digit = _digit_of(token, pending)
            if digit is None:
                return None
            pending = digit
        elif token["small"]:
            scale = SMALL_SCALES[token["small"]]
            if scale >= last_small:
                return None
            section, pending, last_small = (
                section + (1 if pending is None else pending) * scale,
                None,
                scale,
            )
        elif token["large"]:
            scale = LARGE_SCALES[token["large"]]
            if scale >= last_large:
                return None
            stated = pending is not None or last_small < 10**4  # 0억 is not one, 억 alone is one
            section += pending or 0
            total += (section if stated else 1) * scale
            section, pending, last_large, last_small = 0, None, scale, 10**4
    rest = section + (pending or 0)
    if last_large < 10**24 and rest >= last_large:
        return None
    return canonical(total + rest)


def _digit_of(token: re.Match[str], pending: Exact | None) -> Exact | None:
    """Return the value of a digit token; None where two numbers are side by side."""
    if pending is not None:
        return None
    if token["digits"]:
        return parse_digits(token["digits"])
    return _DIGIT_WORDS.get(token["word"])


def parse_native(text: str) -> int | None:
    """Return the number of native words: ``스물세`` is 23; None where they form none."""
    match = _NATIVE.fullmatch(text)
    if match is None or not text:
        return None
    return _NATIVE_TENS.get(match["tens"] or "", 0) + _NATIVE_ONES.get(match["ones"] or "", 0)


def parse_words(text: str) -> Exact | None:
    """Return the number of words with or without a point: ``일점이삼`` is 1.23, ``일점오억`` 150,000,000."""
    plain = text.translate(_READ_CHINESE)
    point = _POINT.fullmatch(plain)
    if point is None:
        return parse(plain)
    whole = parse(point["whole"])
    if whole is None:
        return None
    fraction = "".join(str(_DIGIT_WORDS[word]) for word in point["fraction"])
    scale = LARGE_SCALES[point["scale"]] if point["scale"] else 1
    return canonical((whole + Decimal(f"0.{fraction}")) * scale)


def read_number(text: str) -> Exact | None:
    """Return the number that the whole string is, however Korean writes it; None if it is not one.

    Takes a sign (``-3``, ``마이너스 삼``, ``△3``), digits of any width, mixed scales, Sino-Korean, native and
    Chinese words, decimals in words (``사천백이십삼점삼``) and ranks (``스물다섯 번째`` is 25).
    """
    stripped = fold(text).strip()
    sign = _SIGN.match(stripped)
    body = stripped[sign.end() :] if sign else stripped
    number = _unsigned(body) if body else None
    if number is None:
        return None
    return canonical(-number) if sign else number


def _unsigned(text: str) -> Exact | None:
    """Return the number without its sign."""
    plain = text.translate(_READ_CHINESE)
    if _PURE_DIGITS.fullmatch(plain):
        return parse_digits(plain)
    rank = _rank_of(plain)
    if rank is not None:
        return rank
    if plain in _SPOKEN_ZERO:
        return 0
    if len(plain) > 1 and all(char in _DIGIT_WORDS or char.isdecimal() for char in plain):
        return int(
            "".join(str(_DIGIT_WORDS.get(char, char)) for char in plain)
        )  # 이공이삼 is read digit by digit
    number = parse_words(plain)
    return number if number is not None else _with_native_end(plain)


def _rank_of(text: str) -> Exact | None:
    """Return which one ``세 번째``, ``백일째`` or ``첫째`` is, None where no rank is meant."""
    if _FIRST.fullmatch(text):
        return 1
    ends = list(_RANK.finditer(text))
    if not ends or ends[-1].end() != len(text) or not ends[-1].start():
        return None
    return _unsigned(text[: ends[-1].start()])


def _with_native_end(text: str) -> int | None:
    """Return a number that is native words, alone or after Sino-Korean hundreds: ``백서른일곱``."""
    compact = text.replace(" ", "")
    for cut in range(len(compact)):
        tail = parse_native(compact[cut:])
        if tail is None:
            continue
        head = parse(compact[:cut]) if cut else 0
        if isinstance(head, int) and (cut == 0 or (head % 10 == 0 and head > 0)):
            return head + tail
    return None


def trailing_scale(numeral: str) -> str:
    """Return the scale after a numeral's first digits: ``1,250만`` has ``만``, ``2천만`` has ``천만``.

    It is what ``200~`` of ``200~1,250만원`` leaves out.
    """
    match = re.match(rf"(?:{DIGITS})\ ?(?P<scale>{_SCALE_RUN})?", numeral)
    return (match["scale"] or "") if match else ""


def spread(first: str, last: str) -> tuple[Exact, Exact] | None:
    """Return both ends of a range, the first taking the scale it shares with the last.

    ``200``, ``1,250만`` are 2,000,000 and 12,500,000; ``500``, ``1천만`` are 5,000,000 and 10,000,000,
    because 500 천만 would be more than the end. None where the ends do not rise.
    """
    high = parse(last)
    if high is None:
        return None
    scale = trailing_scale(last)
    if _PURE_DIGITS.fullmatch(first):
        shared: tuple[str, ...] = (scale, scale[-1:], "")
    elif scale[-1:] in LARGE_SCALES and not set(first) & set(LARGE_SCALES):
        shared = (scale[-1:], "")  # 5백~1천만
    else:
        shared = ("",)
    for suffix in shared:
        low = parse(first + suffix)
        if low is not None and low < high:
            return low, high
    return None
