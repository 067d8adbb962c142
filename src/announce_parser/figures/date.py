"""Single dates: years, quarters, months, days and minutes, with or without their year.

``1.9.(월)``, ``'22.5월``, ``2023년 하반기``, ``2025. 12. 2.(화) 16:00``. Text goes in, an ``OpenWhen`` of one
point comes out; ``_resolve`` gives it its year. The forms themselves are in ``_points``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.figures._base import Reading, Rule
from announce_parser.figures._calendar import OpenWhen, Point, kind_of
from announce_parser.figures._points import HEAD, is_certain, point, read_point
from announce_parser.figures._proof import proves_dotted_day, proves_lone_day

if TYPE_CHECKING:
    from announce_parser.figures._base import Passage

KIND = "date"

_TENTATIVE = re.compile(r"[ ]?\(?[ ]?(?:예정|잠정)")  # to be confirmed


def _single(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read one date; a form that may be a number or a length needs proof."""
    written = read_point(match, "when")
    if not written.is_plausible:
        return None
    start, end = match.span()
    if not is_certain(match, "when") and (
        written.needs_month or not proves_dotted_day(passage, start, end)
    ):
        return None
    end -= match[0].endswith(")") and "(" not in match[0]
    when = OpenWhen(
        passage.text[start:end],
        start=written,
        single=True,
        tentative=bool(_TENTATIVE.match(passage.folded, end)),
    )
    return Reading(when, start, end, kind_of(when))


def _lone_day(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read 11일 where a release writes its own day so; ``resolve`` drops it if the day is another."""
    start, end = match.span()
    if not proves_lone_day(passage, start, end):
        return None
    day = Point(day=int(match["day"]))
    when = OpenWhen(passage.text[start:end], start=day, single=True, unsure=True)
    return Reading(when, start, end)


RULES: tuple[Rule, ...] = (
    Rule(
        name="date in any form",
        example="2023. 1. 9.(월)",
        near_miss="제2023-12호",
        pattern=re.compile(HEAD + point("when")),
        read=_single,
        precedence=3,
    ),
    Rule(
        name="day of the release",
        example="이 기관은 11일 … 밝혔다",
        near_miss="11일 이내",
        pattern=re.compile(rf"{HEAD}(?P<day>3[01]|[12]\d|[1-9])[ ]?일"),
        read=_lone_day,
        precedence=1,
    ),
)
