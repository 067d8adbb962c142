"""Terms that differ by label within one program: ``냉방기 160만원, 세탁기 80만원``, ``5억원 이내(운전자금 1억원 이내)``.

Comes in: series of figures with labels, their roles, whose they are. Goes out: which label has which value of which field.
A series whose labels are names of programs says what each program has; it is none of these.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from announce_parser.notices.programs._candidates import key_of
from announce_parser.notices.programs._figures import core_of, sentence
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from announce_parser.notices.programs._features import Roles
    from announce_parser.notices.programs._figures import Spot
    from announce_parser.notices.programs._series import Item, Series

FIELDS: Mapping[str, str] = {
    "cap": "money", "awards": "count", "subsidy_ratio": "ratio", "application": "when",
}  # fmt: skip
"""Fields whose values may differ by label, each with its kind of figure."""

_SIZES, _WINDOWS = ("cap", "awards", "subsidy_ratio"), ("application",)
# Mean chance of a series by its items: the more of them are alike, the less each has to say; and of one figure besides
_LEAST: Mapping[int, float] = {1: 0.55, 2: 0.55, 3: 0.5}
_LEAST_OF_MANY, _LEAST_OF_WINDOWS, _LEAST_OF_ONE = 0.45, 0.5, 0.3
_LEAST_IN_RUN = 0.1  # chance below which an item is no part of what its neighbours state
_LEAST_LABELS = 2
# Prizes, steps of a procedure and words cut off: no parts of one program
_NO_PART = lazy_regex(
    r"상$|입선|가작|\d등|^[금단또이]$|(?:신청|접수|공고|공모|모집|평가|심사|선정|발표|협약|기간|일정|마감|개최|시작|설명회|교육|행사|시행|물량|규모)$"
)
_LEAST_TIE = 0.5
GIVEN = "benefit"
_LEAST_GIVEN = 0.5
_NEAR = 12  # characters between a sum and the word for what it is
_PAID = lazy_regex(
    r"[가-힣]{0,10}(?:수당|보조금|지원금|장려금|장학금|위로금|보상금|축하금|직불금|생활비|훈련비|인건비|의료비|바우처|이용권|쿠폰|상품권|포인트|급여|연금)"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value of a field that holds for a label only.

    Attributes:
        program: Position among the chosen names.
        label: As written.
        field: As the contract names it.
        spot: Position of the figure.
        chance: How likely it is right.
        beside: Whether it is beside the term of the whole, in a bracket after it.
    """

    program: int
    label: str
    field: str
    spot: int
    chance: float
    beside: bool


def labelled(
    found: Sequence[Series],
    chosen: Sequence[str],
    roles: Sequence[Roles],
    held: Sequence[Spot],
    reach: Sequence[Mapping[int, float]],
) -> tuple[Labelled, ...]:
    """Return the labelled values of each program: of its likeliest series, and of those with the same labels."""
    ranked: dict[tuple[int, bool], list[tuple[bool, float, Series]]] = {}
    for whole in found:
        field, chance, each = _likeliest_part(whole, roles, held)
        least = _LEAST.get(len(each.items), _LEAST_OF_MANY)
        if chance < (_LEAST_OF_WINDOWS if field == "application" else least) or _names_programs(
            each, chosen
        ):
            continue
        program = _whose(each, reach)
        of_all = range(len(reach)) if program is None and field == "application" else ()
        for whose in (program,) if program is not None else of_all:
            key = (whose, field == "application")
            ranked.setdefault(key, []).append((field != "awards", chance, each))
    result: list[Labelled] = []
    for (program, of_windows), own in sorted(ranked.items()):
        *_, best = max(
            own, key=lambda one: one[:2]
        )  # limits before numbers: they replace flat ones
        for *_, each in own:
            fields = _WINDOWS if of_windows else _SIZES
            values = tuple(_values(program, each, fields, roles, held))
            enough = 1 if each.inside else _LEAST_LABELS
            if each.labels == best.labels and len({value.label for value in values}) >= enough:
                result += values
    return tuple(result)


@dataclass(frozen=True, slots=True)
class FixedSum:
    """A fixed sum that each recipient gets.

    Attributes:
        program: Position among the chosen names.
        label: Span within the unit of what is given; None where only the name of the program says it.
        spot: Position of the figure.
        chance: How likely it is right.
    """

    program: int
    label: tuple[int, int] | None
    spot: int
    chance: float


def given(
    found: Sequence[Series],
    roles: Sequence[Roles],
    held: Sequence[Spot],
    reach: Sequence[Mapping[int, float]],
) -> tuple[FixedSum, ...]:
    """Return the fixed sums that each program gives, each value once; in a series all that its items give."""
    labels: dict[int, tuple[int, int]] = {}
    means: dict[int, float] = {}
    for each in found:
        sums = [at for item in each.items for at in item.spots if held[at].kind == "money"][
            : len(each.items)
        ]
        if (
            len(sums) == len(each.items)
            and min(roles[at].get(GIVEN, 0.0) for at in sums) >= _LEAST_GIVEN / 2
        ):
            mean = sum(roles[at].get(GIVEN, 0.0) for at in sums) / len(sums)
            means.update(dict.fromkeys(sums, mean))
            labels.update(
                {at: (item.start, item.end) for at, item in zip(sums, each.items, strict=True)}
            )
    result: dict[tuple[int, str], FixedSum] = {}
    for at, spot in enumerate(held):
        chance = max(roles[at].get(GIVEN, 0.0), means.get(at, 0.0))
        program = _reaching(at, reach)
        if spot.kind != "money" or chance < _LEAST_GIVEN or program is None:
            continue
        label = labels.get(at) or _kind_of_sum(spot)
        key = (program, core_of(spot.figure))
        if key not in result or chance > result[key].chance:
            result[key] = FixedSum(program, label, at, chance)
    return tuple(result.values())


def _kind_of_sum(spot: Spot) -> tuple[int, int] | None:
    """Return where the sentence says what a sum is: the nearest word for something paid."""
    begin, end = sentence(spot.unit.text, spot.start, spot.end)
    told = [
        match.span() for match in _PAID.finditer(spot.unit.text, begin, min(end, spot.end + 40))
    ]
    near = [
        span
        for span in told
        if 0 <= spot.start - span[1] <= _NEAR or 0 <= span[0] - spot.end <= _NEAR
    ]
    return min(near, key=lambda span: max(spot.start - span[1], span[0] - spot.end), default=None)


def _reaching(at: int, reach: Sequence[Mapping[int, float]]) -> int | None:
    if len(reach) == 1:
        return 0
    ties = [own.get(at, 0.0) for own in reach]
    best = max(ties, default=0.0)
    return ties.index(best) if best >= _LEAST_TIE and ties.count(best) == 1 else None


def _whose(each: Series, reach: Sequence[Mapping[int, float]]) -> int | None:
    """Return the program that reaches the whole series best; None where two do alike."""
    if len(reach) == 1:
        return 0
    ties = [min(own.get(at, 0.0) for item in each.items for at in item.spots[:1]) for own in reach]
    best = max(ties, default=0.0)
    return ties.index(best) if best >= _LEAST_TIE and ties.count(best) == 1 else None


def _likeliest_part(
    each: Series, roles: Sequence[Roles], held: Sequence[Spot]
) -> tuple[str, float, Series]:
    """Return the field that neighbouring items state likeliest, the mean of its chances, and these items."""
    if any(_NO_PART.search(item.label) for item in each.items):
        return "", 0.0, each
    best = ("", 0.0, each)
    for field in FIELDS if not each.inside or len(each.items) > 1 else ("cap",):
        chances = [_likeliest(field, item, roles, held)[0] for item in each.items]
        first, last = _longest(chances)
        mean = sum(chances[first:last]) / max(1, last - first)
        if last - first > 1 and mean > best[1]:
            best = (field, mean, replace(each, items=each.items[first:last]))
        elif len(chances) == 1 and mean > best[1]:
            best = (field, mean, each)
    return best


def _longest(chances: Sequence[float]) -> tuple[int, int]:
    """Return the longest run of items of which none is unlikely to state a field, as a half-open range."""
    best, first = (0, 0), 0
    for at, chance in enumerate((*chances, 0.0)):
        if chance < _LEAST_IN_RUN:
            best = max(best, (first, at), key=lambda run: run[1] - run[0])
            first = at + 1
    return best


def _likeliest(
    field: str, item: Item, roles: Sequence[Roles], held: Sequence[Spot]
) -> tuple[float, int]:
    return max(
        ((roles[at].get(field, 0.0), -at) for at in item.spots if held[at].kind == FIELDS[field]),
        default=(0.0, 0),
    )


def _names_programs(each: Series, chosen: Sequence[str]) -> bool:
    if len(chosen) < 2:
        return False
    keys = [key_of(item.label) for item in each.items]
    return any(
        key and any(name in key or (key in name and len(key) >= len(name) / 2) for name in chosen)
        for key in keys
    )


def _values(
    program: int,
    each: Series,
    fields: Sequence[str],
    roles: Sequence[Roles],
    held: Sequence[Spot],
) -> Iterator[Labelled]:
    own, *_ = _likeliest_part(each, roles, held)
    shared = [
        field
        for field in fields
        if field == own
        or 2 * sum(_likeliest(field, item, roles, held)[0] >= _LEAST_OF_ONE for item in each.items)
        > len(each.items)
    ]
    for item in each.items:
        label = " ".join(item.label.split())
        for field in shared:  # what one item of many states besides is not told by its label
            chance, at = _likeliest(field, item, roles, held)
            if chance >= (_LEAST_IN_RUN if field == own else _LEAST_OF_ONE):
                yield Labelled(program, label, field, -at, chance, each.inside)
