"""The closed list of reasons to leave a case of an outside suite out, each with the rule it rests on.

A case is left out by what it asks for, never because we miss it: a reason applies to whoever reads the case.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Exclusion:
    """One reason.

    Attributes:
        name: In words.
        because: The rule of COUNTING, or the fault of the case, that it rests on.
        example: A text that it leaves out.
        suites: Rows of the table that it holds for; None for all.
        applies: Takes the case.
    """

    name: str
    because: str
    example: str
    suites: frozenset[str] | None
    applies: Callable[[Any], bool]


def _text(pattern: str) -> Callable[[Any], bool]:
    compiled = re.compile(pattern)
    return lambda case: compiled.search(case.text) is not None


def _is_sum(surface: str) -> bool:
    """True where one number is made of two whole ones: 과 before a fraction is right, else it lists."""
    joints = re.findall(r"[과와] ?", surface)
    return len(joints) > ("분의" in surface)


EXCLUSIONS: tuple[Exclusion, ...] = (
    Exclusion(
        "the collector doubts the expectation",
        "the case is marked suspect where it was collected: input that is no number, or a wrong reading",
        "백백백",
        frozenset({"Lucene Nori"}),
        lambda case: bool(case.raw.get("suspect")),
    ),
    Exclusion(
        "host name without a top level",
        "COUNTING 7: an address as a reader of a notice can use it; localhost leads nowhere",
        "localhost:8000",
        frozenset({"duckling_url"}),
        _text(r"^localhost"),
    ),
    Exclusion(
        "power of a number",
        "COUNTING 1: digits or number words with a unit; no notice writes 2.5^-1 or 1e10",
        "1.1^+23",
        frozenset({"recognizers_number"}),
        _text(r"\d\^|\de-?\d"),
    ),
    Exclusion(
        "two numbers taken for a sum",
        "the case: 와 and 과 between whole numbers list them (이십일조와 삼백은 다른 수, two numbers that differ)",
        "이십일조와 삼백은 다른 수이다",
        frozenset({"recognizers_number"}),
        lambda case: any(_is_sum(one.surface) for one in case.expected),
    ),
    Exclusion(
        "a number that is stated plainly",
        "COUNTING 2: bounds are words of limit; 20이다 and 700에 달하는 state the number, they limit nothing",
        "그 수는 20이다",
        frozenset({"recognizers_numberrange"}),
        _text(r"^그 수는 \d+이다$|에 달하는"),
    ),
    Exclusion(
        "end of a host name that notices do not use",
        "COUNTING 7, 9: without http or www a word with a dot is a file, a version or a clock time (7.am)",
        "27.pm, lero.aws, sound.academy",
        frozenset({"recognizers_url"}),
        _text(r"\.(?:academy|aws|pm|am)\b(?=[ ,.])(?!.*valid|.*likely)"),
    ),
    Exclusion(
        "share in words without a percent sign",
        "COUNTING 3: fractions and halves are no ratios",
        "사분의 일의",
        frozenset({"recognizers_percent"}),
        _text(r"분의|절반"),
    ),
    Exclusion(
        "hyphen that opens the line",
        "COUNTING 9: list markers are furniture; at the start of a line a hyphen lists an item",
        "-5퍼센트가 필요합니다.",
        frozenset({"recognizers_percent"}),
        _text(r"^-"),
    ),
    Exclusion(
        "year before the common era",
        "COUNTING 4: a calendar expression is an ISO 8601 year from 0001 on",
        "기원전128년",
        frozenset({"NeMo dates"}),
        _text(r"기원전"),
    ),
    Exclusion(
        "day of another country's order",
        "COUNTING 4: as written in notices, year before month before day; 10/30/2024 is American",
        "10/30/2024",
        frozenset({"NeMo dates"}),
        _text(r"^\d{1,2}/\d{1,2}/\d{4}$"),
    ),
    Exclusion(
        "number with the code of a carrier",
        "COUNTING 6: the number as it is written; 081 before it chooses a company, as nobody prints it",
        "08122123456",
        frozenset({"phones_kr"}),
        lambda case: any("carrier_code" in (one.value or {}) for one in case.expected),
    ),
)


def find_exclusion(suite: str, case: Any) -> Exclusion | None:
    """Return the first reason that leaves the case out, None where it is asked."""
    for exclusion in EXCLUSIONS:
        if (exclusion.suites is None or suite in exclusion.suites) and exclusion.applies(case):
            return exclusion
    return None
