"""The closed list of reasons to leave a case of an outside suite out, each with the rule it rests on.

A case is left out by what it asks for, never because we miss it: a reason applies to whoever reads the case.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from announce_parser.figures.url import TOP_LEVELS


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


_SECOND_LEVEL = re.compile(r"\.(?:com|co|net|org|or|go|gov|ac|edu)\.[a-z]{2}$")


def _is_unused_host(case: Any) -> bool:
    """True where an address without a scheme and without www ends in no label that notices use."""
    values = [str((one.value or {}).get("value", "")).casefold() for one in case.expected]
    bare = [value for value in values if value and not re.match(r"[a-z]+://|www\.", value)]
    hosts = [re.split(r"[/:?#]", value)[0] for value in bare]
    return any(
        host.rpartition(".")[2] not in TOP_LEVELS and not _SECOND_LEVEL.search(host)
        for host in hosts
    )


def _is_foreign_order(case: Any) -> bool:
    """True where hyphens join month, day and year, or the last of three numbers is the year expected."""
    written = re.search(r"(?<!\d)(\d{1,2})([-/])(\d{1,2})\2(\d\d)(?!\d)", case.text)
    if written is None:
        return False
    years = {int(year) % 100 for year in _expected_years(case)}
    first, last = int(written[1]), int(written[4])
    return written[2] == "-" or (first not in years and last in years)


def _contradicts_its_year(case: Any) -> bool:
    """True where the text writes a year of four digits and every resolution has another."""
    written = re.search(r"(?<!\d)(\d{4})년", case.text)
    years = _expected_years(case)
    return written is not None and bool(years) and written[1] not in years


def _expected_years(case: Any) -> set[str]:
    """Return the years of the resolutions of a case; empty where it gives spans alone."""
    values = [one.value for one in case.expected if one.value]
    sides = [value.get(side) or {} for value in values for side in ("future", "past")]
    return {side["date"][:4] for side in sides if "date" in side}


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
        "end of a host name that notices do not use",
        "COUNTING 7, 9: without http or www a word with a dot is a file, a version or a clock time (7.am)",
        "27.pm, lero.aws, sound.academy",
        frozenset({"recognizers_url"}),
        _is_unused_host,
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
        "day of another country's order, two digits of its year",
        "COUNTING 4: as written in notices, year before month before day; 21/04/16 is 2021 here",
        "9-18-15",
        frozenset({"recognizers_date, counted"}),
        _is_foreign_order,
    ),
    Exclusion(
        "another year than the text writes",
        "the case: 2089년 resolved as 1989, 2008년 as 2018; COUNTING 4: misprints stay as written",
        "2089년 5월 5일",
        frozenset({"recognizers_date, counted"}),
        _contradicts_its_year,
    ),
    Exclusion(
        "week or month named by a day in it",
        "COUNTING 4: as precise as written; the text writes a day",
        "9월 16일의 주",
        frozenset({"recognizers_dateperiod, counted"}),
        _text(r"일의 [주달]"),
    ),
    Exclusion(
        "year of three digits",
        "COUNTING 4, 5: without a month it is a length of time in notices",
        "267년에",
        frozenset({"recognizers_dateperiod, counted"}),
        _text(r"(?<!\d)\d{3}년"),
    ),
    Exclusion(
        "half of a month",
        "COUNTING 4: 초, 중 and 말 of a month give the month",
        "3월 말",
        frozenset({"recognizers_dateperiod, counted"}),
        _text(r"\d월 ?(?:초|중순|중|말)(?:에| |$)"),
    ),
    Exclusion(
        "two digits and 년 alone",
        "COUNTING 4, 5: a year is written '12년 or 2012년; 12년 is as well a length of time",
        "12년",
        frozenset({"duckling_time, counted"}),
        _text(r"^\d\d년$"),
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
