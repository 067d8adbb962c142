"""Growth in every wording: before, after and the change between them, any two against the third.

``1,247,052건으로 전월(1,378,194건) 대비 9.5% 감소``, ``15,017건에서 20,956건으로 39.6% 증가``, ``13,670명(9.7%↑)``, ``14% 증가(27.5회 → 31.4회)``,
``965천명으로 30천명(+3.2%) 증가``, ``40.5%로 전월(40.3%) 대비 0.2%p 증가``, ``4,878명에서 17,209명으로 3.5배``: a rate, a difference, points or times.
They prove each other at the precision written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import unproved
from announce_parser.checks._measured import (
    Measured,
    difference_of,
    exact,
    held,
    quotient_of,
    rate_of,
    rounded,
)
from announce_parser.checks._quantities import (
    NUMBER,
    PERCENT,
    POINTS,
    TIME,
    TIMES,
    Quantity,
    Skeleton,
    like,
)
from announce_parser.checks._texts import Text, texts
from announce_parser.patterns import lazy_regex
from announce_parser.record import Check

if TYPE_CHECKING:
    from announce_parser.checks._base import Compared
    from announce_parser.document import Document
    from announce_parser.record import Record

_RULE = "growth_in_sentence_matches"
_UP = r"증가|증액|확대|상승|인상|상향|늘|증원|성장|↑|급증|많|급성장|높|증량"
_DOWN = r"감소|감액|축소|하락|인하|하향|줄|감축|↓|급감|적은|절감|낮|감량"
_WAY = rf"(?:이|가|을|를|나|정도|가량|수준)?\s?(?:크게\s|대폭\s|소폭\s)?(?P<way>{_UP}|{_DOWN})"
_ANY = f"[{NUMBER}{PERCENT}]"
_CHANGE = f"[{PERCENT}{POINTS}{TIMES}{NUMBER}]"
_WHEN = (
    rf"(?:지난해|작년|전년|금년|올해|전월|전분기|전기|전주|직전|예년|평년|평균|기존|당초|종전|같은|동기|동월|{TIME})"
    rf"[^{NUMBER}{PERCENT}{POINTS},.()\n]{{0,12}}"
)
_NOTE = r"(?:\([^()\n]{0,16}\))?"
_THAN = r"(?:대비|보다는?|에\s?비해|에\s?비하여|[과와]\s?비교해|[과와]\s?비교하여)"
_PER = r"(?:/[A-Za-z가-힣㎏㎡]{1,3})?"  # 4,700원/kg
_ARROW = r"(?:에서|→|➡|⇒|⟶)"
_SIGN = r"[+△▲▽-]?\s?"
_SOON = rf"(?:\(?{TIME}[^{NUMBER}{PERCENT}\n]{{0,5}}\)?\s?|올해\s?|금년\s?|내년\s?|총\s?|약\s?)?"
_RATE = rf"(?:\(\s?{_SIGN}(?P<rate>{PERCENT})\s?(?:↑|↓)?\s?\))?"

_NOUN = (
    rf"(?:규모의\s?(?:{TIME}[가-힣\s]{{1,6}})?)?"  # 218억원이 증가한 규모의 2022년도 예산 2,426억원
)

# 전월(1,378,194건) 대비 9.5% 감소 · 전년(40개) 대비 10개 늘어난 50개 · 2023년 882명 대비 54명이 감소(-6.1%)
_OVER = lazy_regex(
    rf"{_WHEN}\(?\s?(?P<before>{_ANY})\s?\)?\s?{_THAN}\s?(?:약\s?|총\s?)?{_SIGN}(?P<change>{_CHANGE})\s?"
    rf"(?:{_RATE}\s?{_WAY}(?:(?:한|된|난|든|어난|어든|해)\s?{_NOUN}(?:총\s?|약\s?|연\s?)?(?P<after>{_ANY}))?"
    rf"|(?P<shared>,))[가-힣]{{0,4}}\s?(?:\(\s?{_SIGN}(?P<late>{PERCENT})\s?\))?"
)
# 15,017건에서 2019년 20,956건으로 약 39.6% 증가 · 12,463명→13,670명(9.7%↑)
_FROM_TO = lazy_regex(
    rf"(?P<before>{_ANY})\s?(?:\([^()→\n]{{0,12}}\))?\s?{_ARROW}\s?{_SOON}(?=(?P<after>{_ANY})(?:으로|로)?\s?(?:이며\s?)?[,(（]?\s?"
    rf"(?:무려\s?|약\s?|총\s?|전년\s?대비\s?)?{_SIGN}(?P<change>{_CHANGE})\s?{_WAY})"
)
# 14% 증가(27.5회 → 31.4회) · 100% 확대 개편(300만원 → 600만원) · 3.5배 늘어나는 등(4,878명 → 17,209명)
_LED = lazy_regex(
    rf"(?P<change>{_CHANGE})\s?{_WAY}[가-힣\s]{{0,8}}[(（]\s?{_SOON}(?P<before>{_ANY})\s?{_ARROW}\s?{_SOON}(?P<after>{_ANY})"
    rf"(?:\s?,\s?{_SIGN}(?P<rate>{PERCENT})\s?(?:↑|↓)?)?\s?[)）]"
)
# 768→667명, -13.2% · 1,200억원 → 1,500억원(+25%) · 50만명에서 64만명으로 확대(+14만명)
_SIGNED = lazy_regex(
    rf"(?P<before>{_ANY})\s?{_ARROW}\s?{_SOON}(?P<after>{_ANY})(?:으?로(?:\s?[가-힣]{{2,4}})?)?\s?[,(（]\s?(?P<mark>[+△-])\s?(?P<change>[{PERCENT}{NUMBER}])"
    rf"(?:\s?[,/]\s?{_SIGN}(?P<rate>{PERCENT}))?"
)
# 138조원에서 12조원(8.9%) 증가한 150조원 · 4,700원/kg(특등)에서 100원/kg 인상한 4,800원/kg
_FROM_BY = lazy_regex(
    rf"(?P<before>{_ANY}){_PER}\s?(?:\([^()→\n]{{0,16}}\))?\s?(?:수준)?에서\s?(?:약\s?)?(?P<change>{_CHANGE}){_PER}\s?{_RATE}"
    rf"[을를]?\s?{_WAY}(?:한|된|난|든|어난|어든|해)\s?{_NOUN}(?:총\s?|약\s?)?(?P<after>{_ANY})"
)
# 본예산 3,088억원보다 316억원(10.2%) 증가: the number before, the difference and the rate prove each other
_BY_RATE = lazy_regex(
    rf"(?P<before>{NUMBER})(?:(?<=\({NUMBER})\))?\s?(?:{_THAN}|에서)\s?{_SIGN}(?P<apart>{NUMBER})\s?\(\s?{_SIGN}(?P<change>{PERCENT})\s?\)\s?{_WAY}"
)
# 965천명으로 전년동월대비 30천명(+3.2%) 증가
_GROWN_BY = lazy_regex(
    rf"(?P<after>{NUMBER})(?:으로|로|은|는|이|가)?,?\s?{_WHEN}(?:대비|보다)\s?"
    rf"(?P<apart>{NUMBER})\s?\(\s?{_SIGN}(?P<change>{PERCENT})\s?\)\s?{_WAY}"
)
# 전년 대비 54억원(2.2%) 증액된 총 2,526억원
_GROWN_TO = lazy_regex(
    rf"{_WHEN}{_THAN}\s?(?:약\s?)?{_SIGN}(?P<apart>{NUMBER})\s?\(\s?{_SIGN}(?P<change>{PERCENT})\s?\)\s?{_WAY}"
    rf"(?:한|된|난|든|어난|어든|해)\s?{_NOUN}(?:총\s?|약\s?)?(?P<after>{NUMBER})"
)
# 3,339억원(+2,001억원, 149.6%↑)
_GROWN_IN_BRACKETS = lazy_regex(
    rf"(?P<after>{NUMBER})\s?\(\s?(?P<mark>[+△▲▽-])\s?(?P<apart>{NUMBER})\s?[,/·]\s?[+△▲▽-]?\s?(?P<change>{PERCENT})\s?(?:↑|↓)?\s?\)"
)
# 89.7(△4.7) and 170.5(3.1↑): how it changed itself
_OWN = lazy_regex(r"\s?[(（]\s?(?:[△▲▽+-]\s?\d[\d.,]*|\d[\d.,]*\s?%?p?\s?[↑↓])\s?%?p?\s?[)）]")
_EACH_ITS_OWN = "각 수에 제 증감이 적혀 있음"
_ANY_WAY = lazy_regex(rf"{_UP}|{_DOWN}|{_ARROW}|\(\s?[+-]")
_OPEN = lazy_regex(r"\s?(?:이상|가까이|넘|여\s|남짓|이내|미만|초과)")


@dataclass(frozen=True, slots=True)
class _Growth:
    """A change between two numbers, one of which may be left out where a difference is given."""

    before: Quantity | None
    after: Quantity
    change: Quantity
    sign: int
    apart: Quantity | None = None


def growth_in_sentences_matches(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each change of a sentence whose two other numbers are beside it."""
    for text in texts(record, document):
        if not _ANY_WAY.search(text.text):
            continue
        bones = text.bones
        told: set[tuple[int, int]] = set()
        for growth in _growths(bones):
            ends = (growth.change.start, growth.after.start)
            if ends not in told:
                told.add(ends)
                yield from _matched(text, growth)


def _growths(bones: Skeleton) -> Iterator[_Growth]:
    for pattern in (_FROM_TO, _LED, _SIGNED, _FROM_BY):
        for match in pattern.finditer(bones.text):
            before, after = _said(bones, match, "before", "after")
            for name in ("change", "rate"):
                if match.groupdict().get(name):
                    change = bones.quantities[match.start(name)]
                    yield _Growth(before, after, change, _direction(match))
    yield from _compared(bones)
    for match in _BY_RATE.finditer(bones.text):
        before, apart, change = _said(bones, match, "before", "apart", "change")
        if before.unit == apart.unit:
            after, sign = _after(before, apart, _direction(match)), _direction(match)
            yield _Growth(before, after, change, sign)
    for pattern in (_GROWN_BY, _GROWN_TO, _GROWN_IN_BRACKETS):
        for match in pattern.finditer(bones.text):
            after, apart, change = _said(bones, match, "after", "apart", "change")
            apart = apart if apart.unit else like(apart, after)  # 1조 3,955억원(+10,793, +341.3%)
            yield _Growth(None, after, change, _direction(match), apart)


def _direction(match: re.Match[str]) -> int:
    """Return whether a number grew, by the word or by the mark."""
    found = match.groupdict()
    return _sign(found["way"]) if found.get("way") else 1 if found["mark"] == "+" else -1


def _after(before: Quantity, apart: Quantity, sign: int) -> Quantity:
    """Return the number that a difference makes of one, at the place of the difference."""
    one, two = before.measured, apart.measured
    low, high = sorted((two.low * sign, two.high * sign))
    found = Measured(one.value + two.value * sign, one.low + low, one.high + high)
    return replace(apart, measured=found)


def _compared(bones: Skeleton) -> Iterator[_Growth]:
    """Yield the changes over a number that 대비 names; the number that changed is after, else before."""
    matches = list(_OVER.finditer(bones.text))
    ways = _ways(matches)
    last: Quantity | None = None
    for number, match in enumerate(matches):
        before, change = _said(bones, match, "before", "change")
        follows = number and _is_next(bones.text[matches[number - 1].end() : match.start()])
        if match["after"]:
            last = bones.quantities[match.start("after")]
        elif not follows:
            last = _leading(bones, match, before)
        way = ways[number]
        if last is None or way is None:
            continue
        yield _Growth(before, last, change, _sign(way))
        for rate in ("rate", "late"):
            if match[rate]:
                yield _Growth(before, last, bones.quantities[match.start(rate)], _sign(way))


def _ways(matches: Sequence[re.Match[str]]) -> list[str | None]:
    """Return the way of each comparison; one that ends in a comma shares that of the next."""
    ways: list[str | None] = []
    for match in reversed(matches):
        ways.append(match["way"] or (ways[-1] if ways else None))
    return ways[::-1]


def _is_next(words: str) -> bool:
    """True between two comparisons of one number: 대비 9.5% 감소, 전년 동월(945,243건) 대비 31.9% 증가."""
    return re.fullmatch(r"[가-힣]{0,4}[,，]?\s?", words) is not None


def _leading(bones: Skeleton, match: re.Match[str], before: Quantity) -> Quantity | None:
    """Return the number that changed: the nearest like the other before the comparison, in its sentence."""
    lead = bones.text[max(0, match.start() - 40) : match.start()]
    cut = max(lead.rfind("\n"), lead.rfind(". "))
    for at in range(match.start() - 1, match.start() - len(lead) + cut, -1):
        found = bones.quantities.get(at)
        if found is not None:
            return found if found.unit == before.unit else None
    return None


def _said(bones: Skeleton, match: re.Match[str], *names: str) -> list[Quantity]:
    return [bones.quantities[match.start(name)] for name in names]


def _sign(way: str) -> int:
    return 1 if re.fullmatch(_UP, way) else -1


def _matched(text: Text, growth: _Growth) -> Iterator[Check]:
    before, after, change = growth.before, growth.after, growth.change
    if before is not None and not before.unit and after.unit:
        before = like(before, after)  # 768→667명, 300→450만원
        growth = replace(growth, before=before)
    if _OPEN.match(text.text, change.end) or (before is not None and before.unit != after.unit):
        return
    outcome = _outcome(growth)
    if outcome is None:
        return
    reason = None
    if outcome.grade == "conflict" and before is not None and _has_own(text.text, before):
        reason = _EACH_ITS_OWN
    said = [each for each in (change, before, after, growth.apart) if each is not None]
    first = before.text if before is not None else f"({growth.apart.text})" if growth.apart else ""
    words = f"{first} → {after.text} 증감 {change.text}"
    spots = [(each.start, each.end) for each in said]
    check = text.finding(_RULE, outcome, words, spots)
    yield check if reason is None else unproved(check, words, reason)


def _has_own(text: str, before: Quantity) -> bool:
    """True where the number before has a change of its own in brackets: 89.7(△4.7) → 95.6(10.7↑) is a series."""
    return _OWN.match(text, before.end) is not None


def _outcome(growth: _Growth) -> Compared | None:
    change, after = growth.change, growth.after
    before = growth.before.measured if growth.before is not None else _reckoned(growth)
    if before is None or before.low <= 0 or after.measured.low <= 0:
        return None
    stated = abs(change.value) * growth.sign
    signed = rounded(stated, change.measured.high - change.measured.low)
    if change.sign == PERCENT:
        if after.sign == PERCENT:
            return None  # a rate of rates, or points that are written as percent
        actual = rate_of(before, after.measured)
        return held(signed, actual, change.step) if actual is not None else None
    if change.sign == TIMES:
        return _times(change, before, after.measured)
    if change.sign == POINTS:
        is_share = after.sign == PERCENT
        return held(signed, difference_of(before, after.measured), Decimal(0)) if is_share else None
    is_like = change.unit == after.unit and after.sign == NUMBER
    exactly = exact(stated) if change.measured.low == change.measured.high else signed
    return held(exactly, difference_of(before, after.measured), Decimal(0)) if is_like else None


def _reckoned(growth: _Growth) -> Measured | None:
    """Return what a number was before it changed by a difference that is given."""
    apart = growth.apart
    if apart is None or apart.unit != growth.after.unit:
        return None
    low, high = sorted((apart.measured.low * growth.sign, apart.measured.high * growth.sign))
    return difference_of(Measured(apart.value * growth.sign, low, high), growth.after.measured)


def _times(change: Quantity, before: Measured, after: Measured) -> Compared | None:
    """Return how a multiple agrees: 3배 증가 may mean thrice as much, or thrice as much more."""
    times = quotient_of(after, before)
    if times is None:
        return None
    more = Measured(times.value - 1, times.low - 1, times.high - 1)
    readings = [held(change.measured, each, change.step) for each in (times, more)]
    return min(readings, key=lambda each: each.grade == "conflict")


CHECKS = (growth_in_sentences_matches,)
