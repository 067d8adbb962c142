"""Scopes: which figures a candidate's places reach, by what ties them together.

A figure belongs to a name by row, by the bracket after it, by the sentence, by the lines below it, in this
order of strength. Nothing is decided here: a figure may lie in the scopes of many candidates.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from announce_parser.notices.outline import Outline, Unit
    from announce_parser.notices.programs._candidates import Candidate, CandidateMention
    from announce_parser.notices.programs._figures import Spot

ZONES: Mapping[str, float] = {
    "row": 1.0, "bracket": 1.0, "sentence": 0.95, "column": 0.85, "section": 0.85, "following": 0.85,
    "before": 0.6, "block": 0.5,
}  # fmt: skip
"""The ties by their strength."""

WITHIN = frozenset({"bracket", "sentence", "before", "block"})
"""The ties within one block."""

Scope = dict[str, set[int]]
_BRACKET = lazy_regex(r"[」』｣’\'”\"》〉>\s]{0,3}(?:사업|지원)?\s{0,2}[(（]")
_ENDS = lazy_regex(r"[.!?]\s|\n|다\.")
_WHOLE = 0.6  # of a cell that is a name
_NAME_NEAR = 30  # characters from the beginning of a line within which its name is
_FOLLOWING = 24  # units below a short line that may be about it
_RUN_REACH = 8  # cells of a table written one cell a line that may belong to a name


@dataclass(slots=True)
class Reach:
    """Where the figures of a document lie, for asking what a name reaches."""

    outline: Outline
    held: Sequence[Spot]
    by_unit: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the figures by unit."""
        by_unit: dict[int, list[int]] = defaultdict(list)
        for at, spot in enumerate(self.held):
            by_unit[spot.unit.index].append(at)
        self.by_unit = dict(by_unit)

    def of(self, candidate: Candidate) -> Scope:
        """Return the figures of each tie of a candidate, as positions among the figures held."""
        scope: Scope = defaultdict(set)
        for mention in candidate.mentions:
            if mention.unit >= 0:
                self._add(scope, mention, self.outline.units[mention.unit])
        return scope

    def _add(self, scope: Scope, mention: CandidateMention, unit: Unit) -> None:
        whole = mention.end - mention.start >= _WHOLE * len(unit.text.strip())
        if unit.cell is not None and unit.block.table is not None and whole:
            table, cell = unit.block.table.id, unit.cell
            if unit.is_head:
                scope["column"].update(self._in(self.outline.by_column.get((table, cell.col), ())))
            elif cell.col <= 3 and unit.block.table.n_cols > 1:
                for row in range(cell.row, cell.row + cell.row_span):
                    for other in self.outline.by_row.get((table, row), ()):
                        right = self.outline.units[other].cell
                        if other == unit.index or (right is not None and right.col > cell.col):
                            scope["row"].update(self.by_unit.get(other, ()))
        self._beside(scope, mention, unit)
        if unit.kind in ("heading", "item", "line") and mention.start <= unit.body + _NAME_NEAR:
            scope["section"].update(self._in(self.outline.below.get(unit.index, ())))
        if whole and unit.kind in ("line", "text", "box"):
            scope["following"].update(self._following(unit))
        if unit.kind == "run" and whole:
            scope["following"].update(self._in_run(unit, mention.more))

    def _beside(self, scope: Scope, mention: CandidateMention, unit: Unit) -> None:
        """Add the figures of the same unit by how near they are."""
        for at in self.by_unit.get(unit.index, ()):
            spot = self.held[at]
            if spot.start >= mention.end:
                between = unit.text[mention.end : spot.start]
                if len(between) < 30 and _BRACKET.match(between) and ")" not in between:
                    scope["bracket"].add(at)
                if len(between) < 120 and not _ENDS.search(between):
                    scope["sentence"].add(at)
                else:
                    scope["block"].add(at)
            elif spot.end <= mention.start and unit.cell is None:
                between = unit.text[spot.end : mention.start]
                near = len(between) < 80 and not _ENDS.search(between)
                scope["before" if near else "block"].add(at)

    def _in(self, units: Sequence[int]) -> list[int]:
        return [at for unit in units for at in self.by_unit.get(unit, ())]

    def _following(self, unit: Unit) -> list[int]:
        """Return the figures below a short line, up to the next heading."""
        found: list[int] = []
        units = self.outline.units
        first = int(unit.block.id[1:])
        for other in units[unit.index + 1 : unit.index + 1 + _FOLLOWING]:
            if int(other.block.id[1:]) - first > 6 or other.kind in ("heading", "line"):
                break
            found += self.by_unit.get(other.index, ())
        return found

    def _in_run(self, unit: Unit, more: int) -> list[int]:
        """Return the figures of the cells after a name in a table written one cell a line."""
        found: list[int] = []
        units = self.outline.units
        seen = False
        for other in units[unit.index + 1 + more : unit.index + 1 + more + _RUN_REACH]:
            if other.kind not in ("run", "note", "item"):
                break
            own = self.by_unit.get(other.index, ())
            if not own and seen and not other.form:
                break  # the next name
            seen = seen or bool(own)
            found += own
        return found
