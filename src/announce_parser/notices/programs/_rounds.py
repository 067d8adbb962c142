"""Windows of numbered rounds, wherever each is told: ``1차 공모 신청은 1월 8일부터 …``, ``2차 공모는 2분기에 …``.

Comes in: the figures of a document. Goes out: the same series as those of sentences (``_series``); what they are terms of,
the roles of their figures decide.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from announce_parser.notices.programs._figures import sentence
from announce_parser.notices.programs._series import Item, Series
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.notices.programs._figures import Spot

_ROUND = lazy_regex(
    r"(?<![가-힣\d])(?P<label>제?\d{1,2}\s?(?:차|회차)|[상하]반기)(?!년|\s?(?:안|산업|전지|심의|심사|평가))"
)
_LEAST = 2


def rounds(held: Sequence[Spot]) -> Iterator[Series]:
    """Yield the windows of rounds, wherever each is told: ``1차 공모 신청은 1월 8일부터 …. 2차 공모는 2분기에 …``."""
    told: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    floor, unit = 0, None
    for at, spot in enumerate(held):
        floor, unit = (floor, unit) if spot.unit is unit else (0, spot.unit)
        if spot.kind != "when":
            continue
        begin, _ = sentence(spot.unit.text, spot.start, spot.end)
        words = list(_ROUND.finditer(spot.unit.text, max(begin, floor), spot.start))
        if words:
            told["".join(words[-1]["label"].split())].append((at, *words[-1].span("label")))
        floor = spot.end
    if len(told) >= _LEAST:
        items = tuple(
            Item(label, *places[0][1:], tuple(at for at, *_ in places))
            for label, places in sorted(told.items())
        )
        yield Series(held[items[0].spots[0]].unit, items)
