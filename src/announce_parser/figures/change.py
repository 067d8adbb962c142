"""Explicit changes: ``('22) 30일간 → ('23) 45일간``, ``기존 5명에서 10명으로``. COUNTING 8.

Folded text in, ``Change`` out: each side as its number with unit and bound. The numbers are figures of
their own as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from announce_parser.figures._base import Passage, Reading, Rule
from announce_parser.figures._numerals import NUMERAL, parse_digits
from announce_parser.values import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.figures._numerals import Exact

KIND = "change"

_UNIT: Final = (
    r"(?:%p?|퍼센트|억\s?원|만\s?원|천\s?원|백만\s?원|조\s?원|원|달러|불|유로|개사|개소|개월|개국|개교|개년|개|명|인|건|곳|팀|대|호|종|회"
    r"|가구|세대|년|주|일|시간|분|점|편|학급|과제|세|배|톤|㎡|ha|km|kW|TEU|석|실|면|위|등급|권|매|마리)"
)
# 월 2회, 최대 30%, 약 5명: bound and rate belong to the number
_LEAD: Final = r"(?:(?:최대|최소|약|(?<!\d)월|연|주|일|총|각|매월|매년)\ ?)?(?:\d{1,2}인당\ )?"
_TAIL: Final = r"(?:간|당)?(?:\ ?(?:이내|이상|이하|미만|초과|내외|수준|한도)|/[가-힣]{1,3})?"
_RANGE: Final = rf"(?:{NUMERAL}\ ?{_UNIT}?\s?~\s?)?"
_SIGNED: Final = rf"[△▲-]?{_RANGE}{NUMERAL}"
_QUANTITY: Final = rf"{_LEAD}{_SIGNED}여?\ ?{_UNIT}{_TAIL}"
# ('22), '22년, 2022년, (기존), 현행: what a side is about
_LABEL: Final = (
    r"(?:\('?\d{2,4}년?(?:\ ?[가-힣]{1,4})?\)|'\d{2}년?\ ?:?|(?<!\d)20\d\d년도?|\((?:기존|종전|당초|현행|변경|개선|증편|확대|개정|조정|현재|목표)\)"
    r"|(?:기존|종전|당초|현행|현재|변경|개선|작년|전년|올해)(?:에는|의|엔)?)\ ?:?\ ?"
)
_ARROW: Final = r"\s?(?:→|⇒|->|=>|➔|➡|⟶|➜)\s?"
_ARROWS: Final = re.compile(r"[→⇒➔➡⟶➜]|[=-]>")
_ARROW_BEFORE = re.compile(rf"{_ARROW}$")
_MONEY_SIDE = re.compile(r"(?:원|달러|불|유로)")
_COUNTED_SIDE = re.compile(
    r"\d[십백천만억]*\ ?(?:개|명|인|건|곳|팀|대|호|종|회|가구|세대|학급|과제|권|매|마리)"
)
_FACTOR_BEFORE = re.compile(r"[x×*]\ ?$")
_FACTOR_BEHIND = re.compile(r"(?:\ ?\([^()\n]{0,12}\))?\ ?[x×*]\ ?\d")
_NEXT = re.compile(
    rf"(?:\ ?\([^()\n]{{0,12}}\))?{_ARROW}(?:{_LABEL})?(?P<after>{_QUANTITY}|{_SIGNED}(?={_ARROW}))"
)
_TREND = re.compile(
    rf"(?:\([^()\n]{{0,20}}\))?,?\ ?\(?\ ?(?P<sign>[+△▲-])?\ ?(?P<percent>{NUMERAL})\ ?%(?!p)\ ?(?P<way>[↓↑]|증가?|감소?|상승|하락|인상|인하|축소|확대)?"
)
_FALLING: Final = frozenset({"↓", "감", "감소", "하락", "인하", "축소"})


def _percent(text: str, end: int) -> Exact | None:
    """Return the stated change in percent, signed by meaning: 83%↓ is -83."""
    match = _TREND.match(text, end)
    if match is None or not (match["sign"] or match["way"]):
        return None
    number = parse_digits(match["percent"]) if match["percent"][-1].isdigit() else None
    if number is None:
        return None
    falls = match["way"] in _FALLING or match["sign"] in ("△", "▲", "-")
    return -number if falls else number


def _is_of_one_thing(match: re.Match[str], passage: Passage) -> bool:
    """Return whether both sides may be states of one thing: not a price and a number of households.

    Where products are on both sides, ``80만 가구 × 4만원 → 90만 가구 × 5만원``, the arrow does not join the
    numbers beside it.
    """
    sides = [_MONEY_SIDE.search(match[name]) is not None for name in ("before", "after")]
    if sides[0] != sides[1] and _COUNTED_SIDE.search(match["after" if sides[0] else "before"]):
        return False
    start, end = match.start("before"), match.end("after")
    return not (
        _FACTOR_BEFORE.search(passage.folded, max(0, start - 4), start)
        and _FACTOR_BEHIND.match(passage.folded, end)
    )


def _changes(match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Yield the change of an arrow or of 에서 … 으로; of a chain A → B → C each step."""
    if not _is_of_one_thing(match, passage):
        return
    if _ARROW_BEFORE.search(passage.folded, max(0, match.start() - 4), match.start()):
        return  # a later step: the first yields it
    before, after = match.span("before"), match.span("after")
    yield _step(passage, match.start(), before, after)
    while following := _NEXT.match(passage.folded, after[1]):
        before, after = after, following.span("after")
        yield _step(passage, before[0], before, after)


def _step(passage: Passage, start: int, before: tuple[int, int], after: tuple[int, int]) -> Reading:
    """Return one change, its sides as spans within the passage."""
    text, end = passage.text, after[1]
    value = Change(
        before=text[before[0] : before[1]].strip(),
        after=text[after[0] : end].strip(),
        percent=_percent(passage.folded, end),
        text=text[start:end],
    )
    return Reading(value, start, end)


RULES: tuple[Rule, ...] = (
    Rule(
        name="arrow",
        example="('22) 30일간 → ('23) 45일간",
        near_miss="1단계 → 2단계",
        pattern=re.compile(
            rf"(?:{_LABEL})?(?P<before>{_QUANTITY}|{_LEAD}{_SIGNED}(?:만|억)?)(?:\ ?\([^()\n]{{0,12}}\))?{_ARROW}"
            rf"(?:{_LABEL})?(?P<after>{_QUANTITY}|{_SIGNED}(?={_ARROW}(?:{_LABEL})?{_SIGNED}))"
        ),
        read=_changes,
        precedence=1,
        cue=_ARROWS,
    ),
    Rule(
        name="in_words",
        example="기존 5명에서 10명으로 확대",
        near_miss="서울에서 부산으로",
        pattern=re.compile(
            rf"(?:{_LABEL})?(?P<before>{_QUANTITY})에서\ (?:{_LABEL})?(?P<after>{_QUANTITY})(?=으?로)"
        ),
        read=_changes,
        cue=re.compile(r"\d[^\d\n]{0,99}에서\ "),
    ),
)
