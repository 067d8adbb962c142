r"""Marks of notes and ends of lines within a figure: ``30²억원`` is 30억원 with a note, ``100¹⁾개사`` are 100 firms.

A text that was broken at the edge of a page says ``3\n억원``, ``1,\n250개사``, ``3월\n20일까지``. Rules read a passage as if such marks were not there; spans and texts are the passage's own again afterwards.
A raised number after a unit of length (20m²) and a power of ten (10⁶Ω) are not marks: no Hangul follows them,
or they are after a bare ten.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from operator import methodcaller
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from announce_parser.figures._base import Passage, Reading

_RAISED = re.compile(r"[⁰¹²³⁴-⁾†‡]|\d\*")
_HIGH = "[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}"
# After the digits of a number or what multiplies them: 30²억원, 2억¹⁾원, 30주¹⁾억원, 100a⁾개사, 100*개사
_MARK = re.compile(
    r"(?:(?<=\d)|(?<=\d[십백천만억조])|(?<=\d[십백천][만억]))"
    rf"(?:(?<!(?<![\d.,])10){_HIGH}(?:,\ ?{_HIGH}){{0,3}}|⁽?{_HIGH}⁾(?:,?\ ?{_HIGH}⁾){{0,3}}"
    rf"|⁽?(?:주\ ?(?:{_HIGH})?|[a-z]{{1,4}}|[가나다라마바사])⁾|\*{{1,3}}⁾?|[†‡]{{1,2}})(?=\ ?[가-힣%])"
)
# The end of a line within a number, before its unit, or within a date. What follows a unit is not a word of its own.
_BREAK = re.compile(
    r"(?<=\d)\n(?=(?:[십백천만억조]{1,3}\ ?원?|원|%|개사|개소|개월|개|명|건|년|월|일)"
    r"(?:[^가-힣]|\Z|까지|부터|이내|이상|이하|미만|내외|안팎|[을를이가은는의씩과와및]|으?로|에))"
    r"|(?<=\d,)\n(?=\d{3}(?!\d))"
    r"|(?<=\d[년월])\n(?=\d{1,2}\ ?[월일])"
)
# 7 / 0%: digits of one number, at the end of a line that is full; in a cell each line is its own.
_SPLIT = re.compile(
    r"(?<=[가-힣]\ \d)\n(?=\d{1,2}(?:%|개사|명|건|[억만]|[백천]만)(?:[^가-힣]|\Z|원|까지|[을를이가은는의]|으?로))"
)
# In running text a number goes on below with a comma, a point or a hyphen as well; in a cell a line is a value of its own.
_JOINT = re.compile(
    r"(?<=\d)\n(?=,\d{3}(?!\d)|\.\d{1,2}\ ?[%억만])"
    r"|(?<=[가-힣]\ \d\.)\n(?=\d{1,2}(?:%|[억만]\ ?원))|(?<=\d\d\.)\n(?=\d{1,2}%)"
    r"|(?<=\d[억만])\n(?=\d[\d,]{0,6}[백천]?만\ ?원)"
    r"|(?<=\d\.)\n\ ?(?=\d{1,2}\.\ ?(?:까지|부터|[(~∼]))"
    r"|(?<=\d-)\n(?=\d{4}(?!\d)|\d{3,4}-\d{4}(?!\d))"
)
_FULL = 28  # characters of a line that the width of a page may have broken
_START = methodcaller("start")


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A passage without the marks within its figures.

    Attributes:
        passage: As rules read it.
        whole: As it is.
        cuts: Where marks were taken out, in the passage as rules read it, ascending.
        lengths: How much was taken out up to each of them.
    """

    passage: Passage
    whole: Passage
    cuts: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()

    def restored(self, reading: Reading) -> Reading:
        """Return a reading with its span, and its value with its text, as they are."""
        if not self.cuts:
            return reading
        start = self._placed(bisect_right(self.cuts, reading.start), reading.start)
        end = self._placed(bisect_right(self.cuts, reading.end - 1), reading.end)
        value, text = reading.value, self.whole.text[start:end]
        if getattr(value, "text", None) == self.passage.text[reading.start : reading.end]:
            # Of the value types, those of pydantic and those that are still open.
            copy = getattr(value, "model_copy", None)
            value = replace(value, text=text) if copy is None else copy(update={"text": text})  # type: ignore[type-var]
        return replace(reading, value=value, start=start, end=end)

    def _placed(self, count: int, offset: int) -> int:
        return offset + (self.lengths[count - 1] if count else 0)


def unmarked(passage: Passage) -> Unmarked:
    """Return a passage as rules read it; the same one where no mark is in a figure."""
    folded = passage.folded
    found = _found(passage)
    if not found:
        return Unmarked(passage, passage)
    cuts: list[int] = []
    lengths: list[int] = []
    taken = 0
    for mark in found:
        cuts.append(mark.start() - taken)
        taken += mark.end() - mark.start()
        lengths.append(taken)
    text = "".join(_between(passage.text, found))
    read = replace(passage, text=text, folded="".join(_between(folded, found)))
    return Unmarked(read, passage, tuple(cuts), tuple(lengths))


def _found(passage: Passage) -> tuple[re.Match[str], ...]:
    """Return what is in figures and is none of them: marks, and ends of lines."""
    folded = passage.folded
    found = list(_MARK.finditer(folded)) if _RAISED.search(folded) else []
    if "\n" in folded:
        found += _BREAK.finditer(folded)
        if passage.segment.cell is None:
            found += _JOINT.finditer(folded)
            found += (each for each in _SPLIT.finditer(folded) if _is_full(folded, each.start()))
        found.sort(key=_START)
    return tuple(found)


def _is_full(text: str, end: int) -> bool:
    """Return whether the line that ends there is as long as a page is wide."""
    return end - text.rfind("\n", 0, end) > _FULL


def _between(text: str, marks: tuple[re.Match[str], ...]) -> list[str]:
    """Return what is before, between and after some matches."""
    ends = [0, *(mark.end() for mark in marks)]
    starts = [*(mark.start() for mark in marks), len(text)]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]
