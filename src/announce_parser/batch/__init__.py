"""Documents that nobody vouches for: each read in a worker that may die, many at a time, none of them lost.

``attempt`` is the pure function at heart: one source and how to read it in, one typed outcome out, nothing
raised. ``isolated`` runs it where a hang, a crash or exhausted memory ends one worker and no more; ``replies``
does so for many. What is in this folder prints nothing and knows no command line.
"""

from __future__ import annotations

from announce_parser.batch.attempt import ReadingOptions, Task, attempt
from announce_parser.batch.bounds import Bounds
from announce_parser.batch.outcome import LIMITS, Finding, Outcome
from announce_parser.batch.staff import Staff, isolated, outcomes, reasoned, shown, survey

__all__ = [
    "LIMITS",
    "Bounds",
    "Finding",
    "Outcome",
    "ReadingOptions",
    "Staff",
    "Task",
    "attempt",
    "isolated",
    "outcomes",
    "reasoned",
    "shown",
    "survey",
]
