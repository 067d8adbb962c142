"""Percentages: ``29.4%``, ``80~90%``, ``3.2%p``, ``△3.2%``, cells of a column in %. COUNTING 3.

Percent as a number, never a fraction. 배, 1/2, 100분의 80 and ‰ are not ratios.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from announce_parser.figures._base import Passage, Reading, Rule
from announce_parser.figures._bounds import around, is_minus
from announce_parser.figures._cells import bare_numbers, has_bracketed_shares, is_share_column
from announce_parser.figures._numerals import (
    DIGITS,
    NOT_WITHIN_NUMBER,
    WORD_NUMERAL,
    Exact,
    parse_digits,
    parse_words,
)
from announce_parser.values import Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

KIND = "ratio"

# %EC%9B%90 in an address is not a percentage
# 프로 is the spoken word; 프로그램 and 프로젝트 begin with it, so only a particle may follow it
_PERCENT: Final = (
    r"(?:%[pP]?(?![A-Fa-f\d]{2}%)|퍼센트\ ?포인트|퍼센트|퍼센티지|프로(?![가-힣])"
    r"|프로(?=(?:[을를이가은는의로와과도만]|까지|부터|이상|이하|정도)(?![가-힣])))"
)
_SIGN: Final = r"(?P<sign>\([△▲-]\)\ ?|[△▲]\ ?|(?<![\w)%.~-])-|마이너스\ ?)?"
_NUMBER: Final = rf"{NOT_WITHIN_NUMBER}(?:{DIGITS})"
_LIMIT: Final = r"(?:\ ?(?:이상|초과|부터|이하|미만))?"


def _value(
    passage: Passage, start: int, end: int, low: Exact, high: Exact | None = None
) -> Reading:
    """Return the reading of one percentage or range with its bound."""
    text = passage.text[start:end]
    if high is not None:
        return Reading(Ratio(min_percent=low, max_percent=high, text=text), start, end)
    bound = around(passage.folded, start, end).bound
    return Reading(Ratio(percent=low, text=text, bound=bound), start, end)


def _start_and_factor(match: re.Match[str], passage: Passage, number_start: int) -> tuple[int, int]:
    """Return where the ratio begins and -1 where the mark before it subtracts."""
    in_cell = passage.segment.cell is not None
    if is_minus(match["sign"] or "", passage.folded, match.start("sign"), in_cell=in_cell):
        return match.start("sign"), -1
    return number_start, 1


def _percentage(match: re.Match[str], passage: Passage) -> Reading:
    """Read ``50%``, ``-0.2%p``."""
    start, factor = _start_and_factor(match, passage, match.start("number"))
    return _value(passage, start, match.end(), parse_digits(match["number"]) * factor)


def _bracketed(match: re.Match[str], passage: Passage) -> Reading:
    """Read ``( 30 )%``, the number that a form leaves room for."""
    return _value(passage, match.start(), match.end(), parse_digits(match["number"]))


def _range(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``80~90%``; a falling pair such as 20~10% is read in rising order."""
    start, factor = _start_and_factor(match, passage, match.start("first"))
    ends = sorted((parse_digits(match["first"]) * factor, parse_digits(match["last"])))
    if ends[0] == ends[1]:
        return None
    return _value(passage, start, match.end(), ends[0], ends[1])


def _before_arrow(match: re.Match[str], passage: Passage) -> Reading:
    """Read the 0.8 of ``0.8→0.6%``, which leaves its sign to the number after the arrow."""
    start, factor = _start_and_factor(match, passage, match.start("number"))
    number = parse_digits(match["number"]) * factor
    value = Ratio(percent=number, text=passage.text[start : match.end("number")])
    return Reading(value, start, match.end("number"))


def _in_words(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``오십 퍼센트``."""
    number = parse_words(match["number"].replace(" ", ""))
    if number is None:
        return None
    start, factor = _start_and_factor(match, passage, match.start("number"))
    return _value(passage, start, match.end(), number * factor)


def _cells(_match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read the bare numbers of a cell in a column of percentages."""
    is_share = is_share_column(passage.column)
    if not (is_share or has_bracketed_shares(passage.column)):
        return
    for number in bare_numbers(passage):
        if not (is_share or number.in_brackets):
            continue
        minus = is_minus(number.sign.strip(), passage.folded, number.start, in_cell=True)
        first = -number.first if minus else number.first
        text = passage.text[number.start : number.end]
        if number.last is None:
            bound = around(passage.folded, number.start, number.end).bound
            value = Ratio(percent=first, text=text, bound=bound)
        else:
            low, high = sorted((first, number.last))
            value = Ratio(min_percent=low, max_percent=high, text=text)
        yield Reading(value, number.start, number.end)


RULES: tuple[Rule, ...] = (
    Rule(
        name="range",
        cue=re.compile(r"%|퍼센|프로"),
        example="80~90%",
        near_miss="2023~24",
        pattern=re.compile(
            rf"{_SIGN}(?P<first>{_NUMBER})\ ?(?:{_PERCENT})?{_LIMIT}\s?[~-]\s?(?:최대\ ?|약\ ?)?(?P<last>(?:{DIGITS}))\ ?{_PERCENT}"
        ),
        read=_range,
        precedence=2,
    ),
    Rule(
        name="before_arrow",
        cue=re.compile(r"[→⇒➔➡]|->"),
        example="0.8→0.6%",
        near_miss="3→5명",
        pattern=re.compile(
            rf"{_SIGN}(?P<number>{_NUMBER})(?=\ ?(?:→|⇒|->|➔|➡)\ ?[△▲-]?(?:{DIGITS})\ ?%)"
        ),
        read=_before_arrow,
        precedence=1,
    ),
    Rule(
        name="percentage",
        cue=re.compile(r"%|퍼센|프로"),
        example="총 사업비의 50% 이내",
        near_miss="100분의 50",
        pattern=re.compile(rf"{_SIGN}(?P<number>{_NUMBER})\ ?{_PERCENT}"),
        read=_percentage,
        precedence=1,
    ),
    Rule(
        name="number_in_brackets",
        cue=re.compile(r"\d[ ]{0,3}\)[ ]{0,2}(?:%|퍼센)"),
        example="자부담 ( 30 )%",
        near_miss="(30%)",
        pattern=re.compile(
            rf"(?P<sign>(?!))?\([ ]{{0,3}}(?P<number>{_NUMBER})[ ]{{0,3}}\)[ ]{{0,2}}(?:%[pP]?|퍼센트)"
        ),
        read=_bracketed,
        precedence=2,
    ),
    Rule(
        name="in_words",
        cue=re.compile(r"퍼센"),
        example="오십 퍼센트",
        near_miss="퍼센트 단위",
        pattern=re.compile(
            rf"{_SIGN}(?P<number>{WORD_NUMERAL})\ ?(?:퍼센트\ ?포인트|퍼센트|퍼센티지)"
        ),
        read=_in_words,
        precedence=1,
    ),
    Rule(
        name="cell",
        example="50",
        near_miss="'23.1",
        pattern=re.compile(r"\A(?=\D*\d)"),
        cue=re.compile(r"\d"),
        read=_cells,
        precedence=1,
    ),
)
