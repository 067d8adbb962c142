"""Bare numbers and ranges of numbers in a sentence: ``오분의 삼``, ``20과 30 사이``, ``십보다 크고 십오보다 작다``.

No figure kind: a bare number has no unit, and COUNTING takes none for a figure. Whoever has a sentence that
speaks of numbers alone reads it here; ``_numerals.read_number`` is for a string that is one number and no more.
Text in, exact numbers with half-open spans out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from announce_parser.figures._fold import fold
from announce_parser.figures._numerals import Exact, parse_digits, read_number


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a sentence; the span is half-open in characters."""

    value: Exact | Fraction
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NumberRange:
    """What a sentence says a number lies between; an end that it leaves open is None.

    Attributes:
        low: Lower end.
        high: Upper end.
        includes_low: True for 이상 and its like, False for 초과.
        includes_high: True for 이하, False for 미만.
    """

    low: Exact | Fraction | None
    high: Exact | Fraction | None
    includes_low: bool
    includes_high: bool
    start: int
    end: int


_SYLLABLES: Final = "영일이삼사오육칠팔구십백천만억조"
_SCALES: Final = "십백천만"
# What follows a number in words: a particle, the copula, a counter. Longer ones first.
_FOLLOWERS: Final = (
    "번째", "번 째", "퍼센트", "자루", "조각", "마리", "사람", "이상", "이하", "초과", "미만", "까지", "부터", "에서",
    "보다", "사이", "이다", "입니다", "이며", "이고", "이거나", "으로", "대의", "개", "명", "원", "척", "등", "위", "점",
    "살", "세", "번", "년", "월", "권", "대", "배", "건", "곳", "팀", "은", "는", "이", "가", "을", "를", "의", "과", "와",
    "도", "만", "에", "로",
)  # fmt: skip
_FOLLOWER = re.compile(rf"\ ?(?:{'|'.join(map(re.escape, _FOLLOWERS))})")
# 조사 survey, 구조 structure, 이사 director, 일이 (work, it is): words that numeral syllables also spell
_HOMOGRAPH = re.compile(r"[조억].{0,40}|[일이삼사오육칠팔구]조|[일이삼사오육칠팔구]{2}")
# After one syllable only what cannot begin a longer word: 십보다, 영은; 일등석 and 이다 are none.
_STRICT_FOLLOWER = re.compile(
    r"\ ?(?:보다|에서|사이)|[은과와]\ |이다|\ ?등\ ?(?:에서|보다|[과와]\ )|\ ?[위점](?:에서|보다|[과와]\ )|입니다|[은이]\ 아니"
    r"|\ (?:마리|명|개|원|척|권|배|건|곳)"
)
_WORDS = rf"[{_SYLLABLES}]{{1,40}}(?:\ {{1,2}}[{_SYLLABLES}]{{1,40}}){{0,4}}"
_NATIVE_TENS = "열|스물|스무|서른|마흔|쉰|예순|일흔|여든|아흔"
_NATIVE_ONES = "하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉"
_COUNTING_ONES = "한|두|세|네|석|넉"  # they stand only before a counter
_COUNTER = r"(?=\ ?(?:개|명|사람|살|마리|번|가지|권|대|팀|곳|건|척|장|잔|그루|병|채|시간|달)(?!리))"
_NATIVE = rf"(?:(?:{_NATIVE_TENS})(?:{_NATIVE_ONES})?|{_NATIVE_ONES}|(?:{_NATIVE_TENS})?(?:{_COUNTING_ONES}){_COUNTER})"
_DIGITS = r"(?>\d{1,3}(?:,\d{3}){1,7}(?!\d)(?:\.\d{1,20})?|\d{1,3}(?:\ \d{3}){1,7}(?![\d,.]|\ ?[백천만])|\d{1,20}\.\d{1,20}|\.\d{1,20}|\d{1,20})"
_MIXED = r"\d{1,20}(?:\.\d{1,6})?[십백천만억조](?:\ ?[\d십백천만억조]{1,20}){0,6}"
_MINUS = r"(?:마이너스\ ?|(?<![\w)/-])-)"
_FRACTION = rf"(?:(?P<whole>{_WORDS}|\d{{1,9}})[과와]\ ?)?(?P<under>{_WORDS}|\d{{1,9}})\ ?분의\ ?(?P<over>{_MINUS}?(?:{_WORDS}|\d{{1,9}}))"
_SLASH = r"(?:(?P<integer>\d{1,9})(?:\ {1,2}|[과와]))?(?<!\d-)(?P<top>\d{1,9})/(?P<bottom>\d{1,9})(?![\d/])"
_TOKEN = re.compile(
    rf"""(?P<minus>{_MINUS})?(?:
      (?P<dotted>\d{{1,9}}(?:\.\d{{1,9}}){{2,6}})
    | (?P<slash>{_SLASH})
    | (?P<fraction>(?<![가-힣\d]){_FRACTION})
    | (?P<among>(?<![가-힣])(?P<of>{_NATIVE}|\d{{1,9}})(?:명|개)?\ 중\ (?P<picked>{_NATIVE}|\d{{1,9}})(?:명|개)?)
    | (?P<half>(?<![가-힣])(?:절반|반)(?=이\ 넘|[을의]\ |\ 이상|$))
    | (?P<dozen>(?:(?<![가-힣])(?:한|두|세|네|\d{{1,4}})\ ?)?다스)
    | (?P<mixed>{_MIXED}) | (?P<digits>{_DIGITS})(?![A-Za-z]|\ ?(?:킬로)?미터)
    | (?<![가-힣\d])(?:(?P<native>{_NATIVE})(?![가-힣]{{3}})|(?P<words>{_WORDS}))
    )""",
    re.VERBOSE,
)


def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a sentence in order: digits, words, native words, fractions, dozens."""
    folded = fold(text)
    found: list[Number] = []
    position = 0
    while (match := _TOKEN.search(folded, position)) is not None:
        numbers = list(_read(match, folded))
        found += numbers
        position = max(numbers[-1].end if numbers else 0, match.start() + _step(match))
    return tuple(found)


def _step(match: re.Match[str]) -> int:
    """Return how far to go on after a candidate that is no number: past digits, else past one character."""
    return len(match[0]) if match["digits"] or match["mixed"] else 1


def _read(match: re.Match[str], text: str) -> Iterator[Number]:
    """Yield what a candidate is; several where it is an address of dotted numbers."""
    start, end = match.span()
    if match["dotted"]:
        for part in re.finditer(r"\d+", match["dotted"]):
            at = match.start("dotted") + part.start()
            yield Number(int(part[0]), at, at + len(part[0]))
        return
    value: Exact | Fraction | None
    if match["words"] or match["fraction"]:
        value, end = _words(match, text)
    else:
        value = _plain(match)
    if value is not None:
        yield Number(-value if match["minus"] else value, start, end)


def _plain(match: re.Match[str]) -> Exact | Fraction | None:
    """Return the value of a candidate whose end is certain."""
    if match["slash"]:
        bottom = int(match["bottom"])
        return (
            None if not bottom else int(match["integer"] or 0) + Fraction(int(match["top"]), bottom)
        )
    if match["among"]:
        of, picked = read_number(match["of"]), read_number(match["picked"])
        return Fraction(picked) / Fraction(of) if of and picked else None
    if match["half"]:
        return Fraction(1, 2)
    if match["dozen"]:
        many = read_number(match["dozen"].removesuffix("다스")) if match["dozen"] != "다스" else 1
        return None if many is None else many * 12
    if match["digits"]:
        compact = match["digits"].replace(" ", "")
        return parse_digits(f"0{compact}" if compact.startswith(".") else compact)
    return read_number(match["mixed"] or match["native"])


def _words(match: re.Match[str], text: str) -> tuple[Exact | Fraction | None, int]:
    """Return the longest number that words form and that ends where a word may end, and its end."""
    group = "over" if match["fraction"] else "words"
    start, end = match.span(group)
    while end > start:
        value = read_number(text[start:end]) if text[end - 1] != " " else None
        if value is not None and _may_end(
            text, start, end, proved=bool(match["minus"] or match["fraction"])
        ):
            if not match["fraction"]:
                return value, end
            return _fraction(match, value), end
        end -= 1
    return None, match.end()


def _fraction(match: re.Match[str], over: Exact) -> Fraction | None:
    """Return the fraction over the denominator of the match, with its whole number."""
    under = read_number(match["under"])
    whole = read_number(match["whole"]) if match["whole"] else 0
    if not under or whole is None:
        return None
    return Fraction(whole) + Fraction(over) / Fraction(under)


def _may_end(text: str, start: int, end: int, *, proved: bool) -> bool:
    """Return whether a number in words may end there; `proved` where a sign or 분의 makes it a number."""
    word, whole = text[start:end], text.strip() == text[start:end].strip()
    if proved and len(word) > 1 and word[-1] == "만" and word[-2] in "일이삼사오육칠팔구":
        return False  # 삼분의 일만: only a third
    ends = end == len(text) or not "가" <= text[end] <= "힣"
    if not (proved or whole) and _HOMOGRAPH.fullmatch(word):
        return False
    if len(word) > 1 or proved:
        return ends or _FOLLOWER.match(text, end) is not None
    if whole:
        return True
    return word in f"영{_SCALES}" and _STRICT_FOLLOWER.match(text, end) is not None


# --- ranges ------------------------------------------------------------------------------------------------------

_UNIT = r"(?:\ ?(?:번째|등급|등|위|점|살|세|개|명|마리|년|원|%|건|팀|곳)(?:의)?)?"
_OR_THAT = r"(?:이거나|[과와]\ ?같거나|\ ?(?:혹은|또는))\ ?그(?:보다|\ )?\ ?"
# (words after a number, lower or upper end, end included)
_AFTER: Final = (
    (rf"{_OR_THAT}(?:이상|많|크|높)[가-힣]{{0,2}}", "low", True),
    (rf"{_OR_THAT}(?:이하|적|작|낮)[가-힣]{{0,2}}", "high", True),
    (r"\ ?보다\ ?(?:크|높|많)거나\ ?(?:그와\ ?)?같[가-힣]?", "low", True),
    (r"\ ?보다\ ?(?:작|낮|적)거나\ ?(?:그와\ ?)?같[가-힣]?", "high", True),
    (r"\ ?보다\ ?(?:크|큰|클|높|많)[가-힣]{0,2}", "low", False),
    (r"\ ?보다\ ?(?:작|낮|적)[가-힣]{0,2}", "high", False),
    (r"\ ?이상", "low", True),
    (r"\ ?이하", "high", True),
    (r"[을를이가]?\ ?(?:초과|넘[는어었을]|웃도)[가-힣]{0,2}", "low", False),
    (r"\ ?(?:미만|아래|밑)", "high", False),
    (r"[을를]?\ ?밑도[가-힣]{0,2}", "high", False),
    (r"(?:[과와]\ ?같다?|에\ ?해당하[는다])", "both", True),
)  # fmt: skip
_AFTER_RULES: Final = tuple(
    (re.compile(_UNIT + words), side, included) for words, side, included in _AFTER
)
_BEFORE: Final = (
    (re.compile(r"(?:최소|적어도)\ ?$|(?<![<=>])(?:≥|>=)\ ?$"), "low", True),
    (re.compile(r"(?:최대|많아야)\ ?$|(?<![<=>])(?:≤|<=)\ ?$"), "high", True),
    (re.compile(r"(?<![<=>])>\ ?$"), "low", False),
    (re.compile(r"(?<![<=>])<\ ?$"), "high", False),
    (re.compile(r"정확히\ ?$"), "both", True),
)
_BETWEEN = re.compile(rf"{_UNIT}(?P<to>\ ?[~-]\ ?|에서\ ?|부터\ ?|[과와]\ )")
_AFTER_BOTH = re.compile(rf"{_UNIT}(?P<within>\ ?(?:사이|까지))?")
_AND = re.compile(r"고?,?\ ?")


def find_ranges(text: str) -> tuple[NumberRange, ...]:
    """Return what a sentence bounds: one end, both ends, or a number that it says is exactly so."""
    folded, numbers = fold(text), find_numbers(text)
    found: list[NumberRange] = []
    skip = False
    for index, number in enumerate(numbers):
        if skip:
            skip = False
            continue
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        span = _find_span(folded, number, following) if following else None
        if span is not None:
            found.append(span)
            skip = True
            continue
        limit = _find_limit(folded, number)
        if limit is not None:
            found.append(limit)
    return _joined(folded, found)


def _find_span(text: str, first: Number, last: Number) -> NumberRange | None:
    """Return ``20~100`` or ``20과 30 사이``, None where two numbers only stand side by side."""
    between = _BETWEEN.fullmatch(text, first.end, last.start)
    after = _AFTER_BOTH.match(text, last.end)
    if between is None or after is None or not first.value < last.value:
        return None
    joined = "과" in between["to"] or "와" in between["to"]
    if joined and "사이" not in (after["within"] or ""):
        return None
    if "-" in between["to"] and _is_code(text, first, last):
        return None
    return NumberRange(
        first.value,
        last.value,
        start=first.start,
        end=after.end(),
        includes_low=True,
        includes_high=True,
    )


def _is_code(text: str, first: Number, last: Number) -> bool:
    """Return whether hyphens join the digits of a code: a leading zero, a third part."""
    zero = text[last.start] == "0" and last.end - last.start > 1
    return (
        zero
        or text[last.end : last.end + 1] in ("-", "/")
        or text[: first.start][-1:] in ("-", "+")
    )


def _find_limit(text: str, number: Number) -> NumberRange | None:
    """Return the range that the words beside one number make of it."""
    lead = text[max(0, number.start - 8) : number.start]
    for pattern, side, included in _BEFORE:
        match = pattern.search(lead)
        if match is not None:
            start = number.start - (len(lead) - match.start())
            return _limited(number, side, (start, number.end), included=included)
    for pattern, side, included in _AFTER_RULES:
        match = pattern.match(text, number.end)
        if match is not None:
            return _limited(number, side, (number.start, match.end()), included=included)
    return None


def _limited(number: Number, side: str, span: tuple[int, int], *, included: bool) -> NumberRange:
    """Return a range with one end, or with both at the same number."""
    low = number.value if side in ("low", "both") else None
    high = number.value if side in ("high", "both") else None
    return NumberRange(
        low, high, included and low is not None, included and high is not None, *span
    )


def _joined(text: str, ranges: list[NumberRange]) -> tuple[NumberRange, ...]:
    """Join a lower and an upper end that ``고`` or a comma holds together."""
    joined: list[NumberRange] = []
    for one in ranges:
        last = joined[-1] if joined else None
        if (
            last is not None
            and _are_halves(last, one)
            and _AND.fullmatch(text, last.end, one.start)
        ):
            low, high = (last, one) if last.high is None else (one, last)
            whole = NumberRange(
                low.low, high.high, low.includes_low, high.includes_high, last.start, one.end
            )
            joined[-1] = whole
        else:
            joined.append(one)
    return tuple(joined)


def _are_halves(first: NumberRange, last: NumberRange) -> bool:
    """True where one gives the lower and the other the upper end, in their order of size."""
    low, high = (first, last) if first.high is None else (last, first)
    if low.low is None or low.high is not None or high.high is None or high.low is not None:
        return False
    return low.low < high.high
