"""Who pays what: ``정부(30%), 대기업(30%), 도입기업(40%)``, proved by its sum of 100."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.patterns import lazy_regex
from announce_parser.record import CostShare
from announce_parser.values import Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.figures._base import Found

SHARES_RULE = "term.shares_that_sum"
_PARTY = lazy_regex(r"(?P<party>[가-힣]{2,12}(?:\s?[가-힣]{2,8})?)\s*[(:]?\s*$")
# 보조 50%(국비 30%, 시비 20%): what the bracket after a share divides is that share
_PART = lazy_regex(r"%\s*\([^()]*$")
_ASIDE = lazy_regex(r"\([^()]*\)")
_JOINING = lazy_regex(
    r"^\s*+(?:이하|이상|이내|내외)?\s*+\)?\s*+(?:[,·+/:]|및|와|과)?\s*+[가-힣]{2,12}(?:\s?[가-힣]{2,12})?\s*+[(:]?\s*+$"
)
_WHOLE = 100


def cost_sharing(
    text: str, held: tuple[tuple[int, Found], ...]
) -> Iterator[tuple[int, Found, CostShare]]:
    """Yield who pays what share where a run of parties and percentages sums to 100.

    Args:
        text: Of the block or cell in which the figures are.
        held: Its figures with their indexes.
    """
    outer = tuple(each for each in held if not _PART.search(text[: each[1].place.start]))
    yield from _whole_run(text, outer) or _whole_run(text, held)


def _whole_run(
    text: str, held: tuple[tuple[int, Found], ...]
) -> tuple[tuple[int, Found, CostShare], ...]:
    """Return the first run of shares that sums to the whole; empty where there is none."""
    run: list[tuple[int, Found, CostShare]] = []
    position = 0
    for index, figure in held:
        if not isinstance(figure.value, Ratio) or figure.value.percent is None:
            continue
        before = _ASIDE.sub("", text[position : figure.place.start])
        match = _PARTY.search(before)
        if match is None or (run and not _JOINING.match(before)):
            run = []
        if match is not None:
            party = match["party"].split()[-1]
            share = CostShare(party=party, percent=figure.value.percent, bound=figure.value.bound)
            run.append((index, figure, share))
        position = figure.place.end
        if len(run) > 1 and sum(share.percent for *_, share in run) == _WHOLE:
            return tuple(run)
    return ()
