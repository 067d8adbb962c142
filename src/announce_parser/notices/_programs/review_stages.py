"""Stages: several reviews that follow one another are one evaluation, from the first to the last (COUNTING 15).

``서류평가 : 3. 16. ~ 3. 20.`` and ``발표평가 : 3. 30. ~ 4. 3.`` make ``3. 16. … 4. 3.``; two days that overlap are not stages but say the
same thing twice, once more finely.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.notices._programs.facts import Fact, Origin
from announce_parser.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

RULE = "schedule.review_stages"


def joined(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts of one program's evaluation, its stages as one fact in front of all others."""
    known = list(facts)
    staged = [fact for fact in known if fact.origin <= Origin.LABEL and _ends(fact) is not None]
    staged.sort(key=lambda fact: _ends(fact) or ("", ""))
    distinct = list({_ends(fact): fact for fact in staged}.values())
    if len(distinct) < 2 or not all(map(_follows, distinct, distinct[1:])):
        return known
    first, last = distinct[0], distinct[-1]
    one, other = first.value, last.value
    if not isinstance(one, Period) or not isinstance(other, Period):
        return known
    interval = f"{one.interval.partition('/')[0]}/{other.interval.rpartition('/')[2]}"
    value = Period(
        interval=interval,
        text=f"{one.text} ~ {other.text}",
        first_day=one.first_day,
        last_day=other.last_day,
        tentative=one.tentative or other.tentative or None,
    )
    places = tuple(where for fact in distinct for where in fact.places)
    whole = Fact(first.program, first.field, value, places, RULE, first.origin)
    kept = [fact for fact in known if _ends(fact) is None or fact not in staged]
    return [replace(whole, figure=first.figure), *kept]


def _ends(fact: Fact) -> tuple[str, str] | None:
    value = fact.value
    if not isinstance(value, Period) or value.first_day is None or value.last_day is None:
        return None
    return str(value.first_day), str(value.last_day)


def _follows(one: Fact, other: Fact) -> bool:
    first, second = _ends(one), _ends(other)
    return first is not None and second is not None and first[1] < second[0]
