"""Windows of programs that the schedule alone dates: a flow of steps, a table, a sentence about all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.notices._programs.review_stages import RULE as STAGES_RULE
from announce_parser.notices._schedule.times import OPEN
from announce_parser.notices._schedule.words import WINDOWS

if TYPE_CHECKING:
    from collections.abc import Collection

    from announce_parser.record import Stated, Tree
    from announce_parser.values import Period

RULE, TABLE_RULE, PROSE_RULE = "schedule.label", "schedule.table", "schedule.sentence"
_READ = frozenset((RULE, TABLE_RULE, PROSE_RULE, STAGES_RULE))  # not what weights alone tell
_FIELDS = ("evaluation", "agreement", "announcement", "application")
_LIKELY = 0.8


def with_windows(
    programs: tuple[Tree, ...], events: tuple[Tree, ...], absent: Collection[str]
) -> tuple[Tree, ...]:
    """Return the programs with the windows that the schedule alone dates, where none has one of its own.

    Args:
        programs: As label lines and tables of terms state them.
        events: The schedule.
        absent: Pointers to what the document says there is not.
    """
    for field in _FIELDS:
        window = _common(programs, events, field)
        if window is not None:
            programs = tuple(
                program if f"/programs/{at}/{field}" in absent else {**program, field: window}
                for at, program in enumerate(programs)
            )
    return programs


def _common(
    programs: tuple[Tree, ...], events: tuple[Tree, ...], field: str
) -> Stated[Period] | None:
    """Return the one window of all programs that rules read, where none has one of its own but a stage of it."""
    dated = [each for each in events if each["event"] == WINDOWS[field]]
    only = programs[0]["id"] if len(programs) == 1 else None
    if len(dated) != 1 or dated[0].get("program") not in (None, only):
        return None
    window: Stated[Period] = dated[0]["period"]
    known = [program[field] for program in programs if program.get(field) is not None]
    if any(program.get("rounds") for program in programs) or window.rule not in _READ:
        return None
    if known and (window.rule != STAGES_RULE or not all(_is_stage(each, window) for each in known)):
        return None
    # 협약 ~ 10. 31. is how long the agreement runs, not when it is made
    if field != "evaluation" and OPEN in window.value.interval:
        return None
    others = {each["period"].value.interval for each in events if each["event"] != field}
    if field == "application" and window.value.interval in others:
        return None  # 공고·접수기간 of two spans: which of them is not told
    return replace(window, confidence=_LIKELY)


def _is_stage(known: Stated[Period], whole: Stated[Period]) -> bool:
    """Return whether a window is told where one of the stages is that make the whole."""
    spots = {(where.block, where.cell, where.start) for where in whole.places}
    return all((where.block, where.cell, where.start) in spots for where in known.places)
