"""What speaks for a sibling set as the list of programs: sums that add up, a number that is stated, its members elsewhere.

Nothing is decided here: each is a share between 0 and 1, a feature of the set's members and of the whole document.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.patterns import lazy_regex
from announce_parser.values import Count, Money

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from announce_parser.notices.outline import Outline
    from announce_parser.notices.programs._candidates import Candidate
    from announce_parser.notices.programs._figures import Features, Spot
    from announce_parser.notices.programs._scopes import Scope

Place = tuple[str, ...]
_OWN = ("row", "bracket", "section", "following", "sentence")
_COLUMNS = 4  # figures of a member that are tried as parts of a whole
_COVERED = 0.6  # share of the members that have a figure of a column
_ROUNDED = 0.002  # by which a sum of rounded parts may be off
_LARGEST = 80  # members of a set that is looked at
_NUMBERS = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8}
# 3개 내역사업, 두 가지 유형, 총 5개의 프로그램
_STATED = lazy_regex(
    r"(?<![\d.,])(\d{1,2}|두|세|네|다섯|여섯|일곱|여덟)\s?(?:개|가지|종)(?:의|\s)?\s?(?:[가-힣]{1,6}\s?)?"
    r"(?:사업|유형|과제|트랙|프로그램|자금|상품|부문|지구|제도|바우처|장학금|대출|펀드|분야)"
)
_PHONE = lazy_regex(r"\d{2,4}[-)]\s?\d{3,4}(?:-\d{4})?")


@dataclass(slots=True)
class Agreement:
    """How the sibling sets of a document agree with the rest of it.

    Attributes:
        outline: Of the document.
        held: Figures that may be terms.
        found: Candidates by key.
        scopes: The figures that each candidate reaches.
        members: Keys of the candidates of each set.
    """

    outline: Outline
    held: Sequence[Spot]
    found: Mapping[str, Candidate]
    scopes: Mapping[str, Scope]
    members: Mapping[Place, Collection[str]]
    _amounts: dict[str, list[float]] = field(default_factory=dict)
    _stated: set[int] = field(default_factory=set)
    _sets: dict[str, list[Place]] = field(default_factory=dict)
    _named: dict[int, list[str]] = field(default_factory=dict)
    _rows: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    _shared: dict[tuple[str, frozenset[str]], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gather the sums and numbers that the document states, and the sets of each candidate."""
        amounts: dict[str, set[float]] = defaultdict(set)
        for kind, size in filter(None, map(_size, self.held)):
            amounts[kind].add(size)
        self._amounts = {kind: sorted(sizes) for kind, sizes in amounts.items()}
        for unit in self.outline.units:
            for match in _STATED.finditer(unit.text):
                self._stated.add(_NUMBERS.get(match[1]) or int(match[1]))
        sets: dict[str, list[Place]] = defaultdict(list)
        for place, keys in self.members.items():
            if place[0] != "ending" and len(keys) <= _LARGEST:
                for key in keys:
                    sets[key].append(place)
        self._sets = dict(sets)
        named: dict[int, list[str]] = defaultdict(list)
        for key, candidate in sorted(self.found.items()):
            for at in {mention.unit for mention in candidate.mentions}:
                named[at].append(key)
        self._named = dict(named)

    @property
    def most_stated(self) -> int:
        """The greatest number of programs, types or fields that the document states."""
        return max((each for each in self._stated if each <= _LARGEST), default=0)

    def of(self, place: Place) -> Features:
        """Return how a set agrees with the rest of the document."""
        keys = self.members[place]
        if place[0] == "ending" or not 2 <= len(keys) <= _LARGEST:
            return {}
        by_unit = self._by_unit(place, keys)
        sizes = {len(by_unit), len(_apart(keys))}
        features = {
            "adds up": float(self._adds_up(list(by_unit.values()))),
            "stated": float(bool(sizes & self._stated) and max(sizes) > 1),
            "again": self._again(place, keys),
            "phones": self._phones(by_unit),
        }
        return {name: value for name, value in features.items() if value}

    def _by_unit(self, place: Place, keys: Collection[str]) -> dict[int, str]:
        """Return the longest name of each member: one for each unit of the set, or one for each name within a unit."""
        units = set(self.outline.sets.get(place, ()))
        if not units:
            return dict(enumerate(_apart(keys)))
        named = {
            unit: [key for key in self._named.get(unit, ()) if key in keys]
            for unit in sorted(units)
        }
        return {unit: max(names, key=len) for unit, names in named.items() if names}

    def _adds_up(self, keys: list[str]) -> bool:
        """Return whether figures of the members make a whole that the document states."""
        rows = [self._row(key) for key in keys]
        for kind in ("money", "count"):
            of_kind = [row[kind] for row in rows]
            for column in range(_COLUMNS):
                parts = [row[column] for row in of_kind if len(row) > column]
                if len(parts) >= max(2, _COVERED * len(keys)) and self._is_stated(kind, parts):
                    return True
        return False

    def _is_stated(self, kind: str, parts: list[float]) -> bool:
        whole = sum(parts)
        if whole <= max(parts) or (kind == "count" and whole < 10):
            return False
        amounts, off = self._amounts[kind], _ROUNDED * whole if len(parts) > 2 else 0.0
        at = bisect_left(amounts, whole - off)
        return at < len(amounts) and amounts[at] <= whole + off

    def _row(self, key: str) -> dict[str, list[float]]:
        """Return the first sums and the first numbers of a candidate, as many as are tried."""
        if key not in self._rows:
            row: dict[str, list[float]] = {"money": [], "count": []}
            for kind, size in self._figures(key):
                if len(row[kind]) < _COLUMNS:
                    row[kind].append(size)
            self._rows[key] = row
        return self._rows[key]

    def _figures(self, key: str) -> Iterator[tuple[str, float]]:
        """Yield the figures of the nearest tie of a candidate that has some, in document order."""
        scope = self.scopes[key]
        for zone in _OWN:
            sizes = [
                size
                for at in sorted(scope.get(zone, ()))
                if (size := _size(self.held[at])) is not None
            ]
            if sizes:
                yield from sizes
                return

    def _again(self, place: Place, keys: Collection[str]) -> float:
        """Return the greatest share of the members that another set of another kind holds too, two at least."""
        at = place[0], frozenset(keys)
        if at not in self._shared:
            shared: Counter[Place] = Counter()
            for key in keys:
                shared.update(other for other in self._sets[key] if other[0] != place[0])
            best = max(shared.values(), default=0)
            self._shared[at] = best / len(keys) if best > 1 else 0.0
        return self._shared[at]

    def _phones(self, by_unit: Mapping[int, str]) -> float:
        """Return the share of the members of a column whose row has a telephone number."""
        with_phone = 0
        for index in by_unit:
            unit = self.outline.units[index] if index < len(self.outline.units) else None
            if unit is None or unit.cell is None or unit.block.table is None:
                return 0.0
            row = self.outline.by_row.get((unit.block.table.id, unit.cell.row), ())
            with_phone += any(_PHONE.search(self.outline.units[each].text) for each in row)
        return with_phone / max(1, len(by_unit))


def _size(spot: Spot) -> tuple[str, float] | None:
    """Return the kind and the size of a sum or number; None of what is neither."""
    value = spot.figure.value
    if isinstance(value, Money) and value.amount:
        return "money", float(value.amount)
    if isinstance(value, Count) and value.value:
        return "count", float(value.value)
    return None


def _apart(keys: Collection[str]) -> list[str]:
    """Return the keys that no other holds."""
    return [key for key in sorted(keys) if not any(key != other and key in other for other in keys)]
