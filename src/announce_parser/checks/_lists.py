"""Lists with their whole after them: ``조종사 6명, 정비사 3명 및 구조대원 6명 등 총 15명``.

A list says that it is all by 총; that some are left out by 등, by one without a number (위원장, 위원 20명) or by words of some
of some. What it leaves open is told with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import is_slip_in_sum
from announce_parser.checks._measured import exact, held, sum_of
from announce_parser.checks._quantities import (
    NUMBER,
    PERCENT,
    POINTS,
    TIME,
    TIMES,
    Quantity,
    Skeleton,
)
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from announce_parser.checks._base import Compared

_NAME = f"[^{NUMBER}{PERCENT}{POINTS}{TIMES}{TIME},.;:()\\n]"
_ITEM = rf"{_NAME}{{0,24}}(?:\({NUMBER}\)|{NUMBER}(?:\([^()\n{NUMBER}]{{0,20}}\))?)"
# Atomic: a space is of the separator or of the name, and eleven items would try both ways each.
_LISTED = lazy_regex(
    rf"(?P<list>(?>{_ITEM})(?:(?>\s?[,·ㆍ/]?\s?{_ITEM})){{1,11}})(?P<rest>\s?등)?(?:으로|의|을|,)?\s?"
    rf"(?:합쳐\s?|더해\s?)?(?:총|모두|도합)\s?(?P<whole>{NUMBER})"
)
_SEPARATED = lazy_regex(r"\s?(?:[,·ㆍ/]|및|과\s|와\s|그리고)\s?")
_UNNUMBERED = lazy_regex(r"[,·ㆍ]\s?$")
_SOME = lazy_regex(
    r"중\s|가운데|포함|누적|누계|신규|추가|각\s?$|각각?\s|각\s|별\s|까지|이상|이하|중복|합하면|최대|대비|전년|지난|보다|로\s(?!구성)"
)
_TOO_MANY = Decimal("1.2")  # times the whole: more than a slip of small numbers explains
_LEAST = 100

NOT_ALL = "나열이 전부인지 알 수 없음"
NO_PARTS = "나열된 수가 전체를 나눈 것이 아닐 수 있음"


@dataclass(frozen=True, slots=True)
class Listed:
    """A whole after the list of its parts.

    Attributes:
        whole: The number after 총.
        parts: The numbers before it.
        outcome: How they agree.
        reason: Why they are not compared, in Korean; None if they are.
    """

    whole: Quantity
    parts: tuple[Quantity, ...]
    outcome: Compared
    reason: str | None


def listed(bones: Skeleton) -> Iterator[Listed]:
    """Yield the lists of a text that have their whole after them."""
    for match in _LISTED.finditer(bones.text):
        whole = bones.quantities[match.start("whole")]
        places = range(*match.span("list"))
        parts = [bones.quantities[at] for at in places if at in bones.quantities]
        while parts and parts[0].unit != whole.unit:
            parts.pop(0)  # 2개 팀에서 조종사 6명, 정비사 3명
        alike = all(part.unit == whole.unit for part in parts)
        if len(parts) < 2 or not alike or not whole.unit:
            continue
        yield _judged(bones, match, whole, tuple(parts))


def _judged(
    bones: Skeleton, match: re.Match[str], whole: Quantity, parts: tuple[Quantity, ...]
) -> Listed:
    outcome = held(whole.measured, sum_of([part.measured for part in parts]), Decimal(0))
    reason = None
    if outcome.grade == "conflict":
        reason = _why_open(bones, match, whole, parts)
    return Listed(whole, parts, outcome, reason)


def _why_open(
    bones: Skeleton, match: re.Match[str], whole: Quantity, parts: tuple[Quantity, ...]
) -> str | None:
    """Return why a list that does not make its whole contradicts nothing; None where it does."""
    lead = bones.text[max(0, match.start() - 24) : match.start()]
    said = match["list"]
    if _SOME.search(said) or _SOME.search(lead) or exact(whole.value) != whole.measured:
        return NO_PARTS
    separated = len(_SEPARATED.findall(re.sub(r"\([^()]*\)", "", said))) >= len(parts) - 1
    if not separated or _UNNUMBERED.search(lead):
        return NOT_ALL
    actual = sum((part.value for part in parts), Decimal(0))
    if any(part.value >= whole.value for part in parts) and actual > whole.value * _TOO_MANY:
        return NO_PARTS
    slip = is_slip_in_sum(whole.value, [part.value for part in parts])
    if actual < whole.value:
        return None if slip and whole.value >= _LEAST else NOT_ALL
    return None if slip or actual <= whole.value * _TOO_MANY else NO_PARTS
