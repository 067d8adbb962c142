"""What came of comparing a sample with its golden."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from announce_parser.golden._meaning import Difference


class GoldenState(StrEnum):
    """What came of one sample or golden."""

    SAME = "same"
    DIFFERS = "differs"
    MISSING = "missing"  # a sample without its golden
    UNUSED = "unused"  # a golden without its sample
    FAILED = "failed"  # the sample could not be parsed


@dataclass(frozen=True, slots=True)
class GoldenFinding:
    """One sample or golden and what came of it.

    Attributes:
        differences: By field, where it differs; none if only the spelling of the JSON does.
        reason: Why the sample could not be parsed.
    """

    sample: Path
    golden: Path
    state: GoldenState
    differences: tuple[Difference, ...] = ()
    reason: str = ""
