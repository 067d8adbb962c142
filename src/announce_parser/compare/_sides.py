"""Both documents at hand: what one record alone holds is looked for in the other document's own words."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, cast

from announce_parser.compare._fields import Move, Stated, core, moved, number_of, squashed
from announce_parser.compare._sentences import Wordings
from announce_parser.compare._statements import FigureStatement, Statements, aligned
from announce_parser.values import Money, Period, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.record import Program, Record

_YEARS = re.compile(r"(?:20\d{2}|['’‘]\d{2})\s*[년.]?|\(?[월화수목금토일]\)|내년|올해")
_LEAST_NAME = 4  # letters of a program's name that say that a text means it


class Sides:
    """The statements of two documents, and which changes have been told."""

    def __init__(self, old: Record, new: Record) -> None:
        """Look at both documents; nothing is told yet."""
        self._old, self._new = Statements(old), Statements(new)
        self._wordings = Wordings(old, new)
        self._told: set[tuple[object, object]] = set()

    @cached_property
    def _mates(self) -> dict[int, int]:
        return aligned(self._old, self._new)

    def told(self, found: Iterable[Move], *, is_new_only: bool = False) -> tuple[Move, ...]:
        """Return moves with what the other document's text says of one-sided ones; they count as told.

        Args:
            found: As the records give them.
            is_new_only: Whether a change that was told already is left out.
        """
        kept = []
        for move in found:
            one = self._placed(move)
            keys = _keys(one)
            if is_new_only and keys and keys <= self._told:
                continue
            self._told |= keys
            kept.append(one)
        return tuple(kept)

    def rest(self) -> tuple[Move, ...]:
        """Return the figures that are in the same place in both documents, differ, and were not told."""
        found = []
        for i, j in sorted(self._mates.items(), key=lambda pair: pair[1]):
            before, after = self._old.items[i], self._new.items[j]
            if before.core == after.core or _differ_by_year(before, after):
                continue
            was, now = (cast("Stated", one.figure.value) for one in (before, after))
            if (
                not before.is_cell
                and number_of(was) is not None
                and number_of(was) == number_of(now)
            ):
                continue  # the same number with another word beside it: 80만원, 80만원 내
            for move in moved(f"figures[{after.subject}]", was, now):
                keys = _keys(move)
                if keys and keys <= self._told:
                    continue
                self._told |= keys
                found.append(replace(move, quote=after.quote))
        return tuple(found)

    def wordings(self) -> tuple[Move, ...]:
        """Return sentences that say something else than their likest of the other year."""
        return tuple(Move("text", *pair) for pair in self._wordings.reworded())

    def lone_sentences(self) -> tuple[Move, ...]:
        """Return sentences that nothing in the other document is like, the old one's first."""
        gone = (Move("text", one, None) for one in self._wordings.only_old())
        return (*gone, *(Move("text", None, one) for one in self._wordings.only_new()))

    def named_in_old(self, programs: Iterable[Program]) -> tuple[tuple[Program, str], ...]:
        """Return the programs of the new record that the old document's text names, with the words."""
        return tuple(_named(programs, self._old))

    def named_in_new(self, programs: Iterable[Program]) -> tuple[tuple[Program, str], ...]:
        """Return the programs of the old record that the new document's text names, likewise."""
        return tuple(_named(programs, self._new))

    def _placed(self, move: Move) -> Move:
        """Return a one-sided move with the other side as the document's text has it, where it does."""
        if (move.before is None) == (move.after is None):
            return move
        is_old = move.before is not None
        other = self._new if is_old else self._old
        value = move.was or move.now
        words = move.before or move.after or ""
        if value is None:
            quote = other.find_text(words)
            return move if quote is None else _filled(move, words, quote)
        same = next((one for one in other.items if _says(one, value)), None)
        if same is not None:
            return _filled(move, words, same.quote)
        mate = self._mate_of(value, is_old=is_old)
        if mate is None:
            return move
        found = cast("Stated", mate.figure.value)
        sides = (value, found) if is_old else (found, value)
        told = next(moved(move.path, *sides), move)
        return replace(told, unplaced="new" if is_old else "old", quote=mate.quote)

    def _mate_of(self, value: Stated, *, is_old: bool) -> FigureStatement | None:
        """Return what is in the other document where this one states a value."""
        for i, j in self._mates.items():
            before, after = self._old.items[i], self._new.items[j]
            own, mate = (before, after) if is_old else (after, before)
            if own.core == core(value) and mate.core != own.core:
                return mate
        return None


def _named(programs: Iterable[Program], text: Statements) -> Iterator[tuple[Program, str]]:
    for program in programs:
        for name in (program.name, *program.aliases):
            quote = text.find_text(name) if len(squashed(name)) >= _LEAST_NAME else None
            if quote is not None:
                yield program, quote
                break


def _filled(move: Move, words: str, quote: str) -> Move:
    """Return a one-sided move whose value is in the other text too: nothing changed."""
    side = "new" if move.before is not None else "old"
    return replace(move, before=words, after=words, unplaced=side, quote=quote)  # type: ignore[arg-type]


def _differ_by_year(one: FigureStatement, other: FigureStatement) -> bool:
    """Return whether two days are the same but for their year: that moves with every notice."""
    words = (squashed(_YEARS.sub("", side.figure.text)) for side in (one, other))
    return one.unit[0] == "period" and len(set(words)) == 1


def _says(one: FigureStatement, value: Stated) -> bool:
    """Return whether a statement has the number of a value; its bound may be put elsewhere in the sentence."""
    figure = one.figure.value
    if type(figure) is not type(value):
        return False
    if isinstance(value, Period):
        return core(figure) == core(value)
    number = number_of(value)
    if number is None:
        return core(figure) == core(value)
    is_of = isinstance(value, Money) or getattr(figure, "unit", None) == getattr(
        value, "unit", None
    )
    return number_of(figure) == number and is_of


def _keys(move: Move) -> set[tuple[object, object]]:
    """Return what a change is known by when it is told again: numbers, and the days at both ends."""
    if move.was is None or move.now is None:
        return set()
    if isinstance(move.was, Period) and isinstance(move.now, Period):
        ends = ("first_day", "last_day")
        days = {(getattr(move.was, end), getattr(move.now, end)) for end in ends}
        return {pair for pair in days if None not in pair and pair[0] != pair[1]} or {
            (move.was.interval, move.now.interval)
        }
    was, now = number_of(move.was), number_of(move.now)
    if was is None or now is None:
        return {(written(move.was), written(move.now))}
    return {(was, now)}
