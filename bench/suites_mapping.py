"""How a case of an outside suite is asked of us: which file, which cases, what must agree.

A suite's ``ask`` returns None where our answer agrees and else says in words what we gave. Values are
compared as numbers, not as texts; a limit that the suite does not keep apart (이상 and 초과) is not asked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import announce_parser

_ANY_DAY = "2016-11-07"  # a document has a day; a sentence without one cannot give a month its year

Value = dict[str, Any]
Ask = Callable[["Case"], str | None]


@dataclass(frozen=True)
class Expected:
    """One figure that the suite expects; `start` and `end` count the characters of the case's text."""

    type: str
    value: Value | None
    surface: str
    start: int | None
    end: int | None


@dataclass(frozen=True)
class Case:
    """One line of a suite."""

    id: str
    text: str
    type: str
    expected: tuple[Expected, ...]
    context: Value
    raw: Value

    @property
    def first(self) -> Value:
        """The first value expected; empty where the case expects none, which no answer of ours equals."""
        return (self.expected[0].value or {}) if self.expected else {}

    @property
    def values(self) -> tuple[Value, ...]:
        """The values expected, without expectations that give a span alone."""
        return tuple(one.value for one in self.expected if one.value)

    @property
    def published(self) -> str:
        """The day the suite reckons from; a day of its own where it leaves that open."""
        return str(self.context.get("reference_time") or _ANY_DAY)[:10]


@dataclass(frozen=True)
class Suite:
    """One row of the table.

    Attributes:
        name: Of the row; a file that holds several kinds gives several rows.
        file: Of the cases, without suffix.
        ask: Gives None where our answer agrees.
        bar: The share to reach, None where the suite is run for interest.
        peers: What other programs reach on the whole suite, as measured when it was collected.
        selects: Which cases of the file are in the scope of the row.
    """

    name: str
    file: str
    ask: Ask
    bar: float | None
    peers: str = ""
    selects: Callable[[Case], bool] = lambda _case: True


def cases(path: Path) -> Iterator[Case]:
    """Yield the cases of a file in its order."""
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        expected = tuple(
            Expected(
                one["type"],
                one.get("value"),
                one.get("surface") or "",
                one.get("start"),
                one.get("end"),
            )
            for one in raw["expected"]
        )
        yield Case(raw["id"], raw["text"], raw["type"], expected, raw["context"], raw)


def figures_of(text: str, *kinds: str, published: str | None = None) -> list[Any]:
    """Return our figures of some kinds in a text."""
    found = _figures(text, published)
    return [figure for figure in found if figure.kind in kinds]


@lru_cache(maxsize=8192)
def _figures(text: str, published: str | None) -> tuple[Any, ...]:
    return announce_parser.find_figures(text, published=published)


def _number(value: object) -> Decimal:
    return Decimal(str(value))


def _close(first: object, second: object) -> bool:
    """Equal but for the digits a suite has rounded away."""
    left, right = float(str(first)), float(str(second))
    return abs(left - right) <= 1e-9 * max(1e-30, abs(left), abs(right))


def _same_numbers(ours: list[Any], theirs: list[Any]) -> bool:
    """True where both hold the same numbers as often."""
    try:
        left, right = sorted(map(float, map(str, ours))), sorted(map(float, map(str, theirs)))
    except ValueError:  # what is no number equals none
        return False
    return len(left) == len(right) and all(map(_close, left, right))


# --- money -----------------------------------------------------------------------------------------------------

_LIMITS = {"above": ("min", "over"), "under": ("max", "under")}
_UNIT_CODES = {
    "Dollar": "USD", "Pound": "GBP", "Franc": "CHF", "Peseta": "ESP", "Netherlands guilder": "NLG",
    "Cent": "USD", "Rupee": "INR", "Peso": "MXN", "Lira": "TRY", "Yen": "JPY", "Mark": "DEM",
}  # fmt: skip


def _agrees_money(ours: Value, theirs: Value) -> bool:
    """True where amount or range, limit and currency agree."""
    operation = theirs.get("op", "eq")
    currency = theirs.get("currency") or theirs.get("isoCurrency")
    currency = currency or _UNIT_CODES.get(theirs.get("unit", ""))
    if currency is not None and ours["currency"] != currency:
        return False
    if operation == "between":
        return _same_numbers(
            [ours.get("min_amount", -1), ours.get("max_amount", -1)], [theirs["min"], theirs["max"]]
        )
    if operation in _LIMITS and ours.get("bound") not in _LIMITS[operation]:
        return False
    amount = next((theirs[key] for key in ("amount", "value", "min", "max") if key in theirs), None)
    if amount is None:
        return False
    factor = Decimal("0.01") if theirs.get("unit") == "Cent" else 1
    return "amount" in ours and _close(ours["amount"], _number(amount) * factor)


def _money(case: Case) -> str | None:
    """Ask for every amount of the case and for no other."""
    ours = [figure.value.to_dict() for figure in figures_of(case.text, "money")]
    theirs = [one.value for one in case.expected if one.value]
    agreed = len(ours) == len(theirs) and all(map(_agrees_money, ours, theirs))
    return None if agreed else f"{ours}"


def _some_money(case: Case) -> str | None:
    """Ask for every amount of the case; amounts that the suite passes over are let be."""
    ours = [figure.value.to_dict() for figure in figures_of(case.text, "money")]
    for one in case.expected:
        if one.value and not any(_agrees_money(value, one.value) for value in ours):
            return f"{ours}"
    return None


# --- numbers ---------------------------------------------------------------------------------------------------


def _counted(case: Case) -> str | None:
    """Ask for the number as the count of something, as whoever calls us can: ``이백삼`` as ``이백삼개``."""
    return _count_of(case.text, case.first)


def _counted_at(case: Case) -> str | None:
    """Ask likewise for the span that the suite found."""
    return _count_of(case.expected[0].surface if case.expected else case.text, case.first)


def _count_of(number: str, theirs: Value) -> str | None:
    ours = [
        figure.value.to_dict().get("value") for figure in figures_of(f"{number.strip()}개", "count")
    ]
    wanted = theirs.get("value")
    return None if wanted is not None and _same_numbers(ours, [wanted]) else f"{ours}"


_RANK = re.compile(r"째$|^[0-9]+번")
_ONE_DIGIT = re.compile(r"[영공빵제로일이삼사오육칠팔구]")
_DIGIT_BY_DIGIT = re.compile(
    r"[영공일이삼사오육칠팔구\d０-９]*[영공일이삼사오육칠팔구][영공일이삼사오육칠팔구\d０-９]+"
)


def _is_of_things(case: Case) -> bool:
    """True for a number of things (COUNTING 1, 5).

    A rank (첫째) is none, nor is what lies below nothing; a digit spelled out stands in no count (사 명 reads 이 명: this list),
    nor are digits read out one by one (telephone numbers).
    """
    return _is_number_of_things((case.expected[0].surface if case.expected else case.text).strip())


def _is_number_of_things(text: str) -> bool:
    is_below = text.startswith(("-", "−", "마이너스", "음수"))
    spelled = _ONE_DIGIT.fullmatch(text) or _DIGIT_BY_DIGIT.fullmatch(text)
    return not (is_below or _RANK.search(text) or spelled or text in ("제로", "다스"))


_FRACTION = re.compile(r"분의|\d/\d|\s중\s|^반")


def _each_counted(case: Case) -> str | None:
    """Ask likewise for each number that a sentence holds."""
    answers = [_count_of(one.surface, one.value or {}) for one in case.expected]
    wrong = [answer for answer in answers if answer is not None]
    return wrong[0] if wrong else None


def _are_of_things(case: Case) -> bool:
    """True where every number of a sentence is one of things; a fraction is none (COUNTING 3)."""
    surfaces = [one.surface.strip() for one in case.expected]
    return bool(surfaces) and all(
        _is_number_of_things(each) and not _FRACTION.search(each) for each in surfaces
    )


def _ratios(case: Case) -> str | None:
    ours = [figure.value.to_dict().get("percent", -1) for figure in figures_of(case.text, "ratio")]
    theirs = [str(value.get("value", "nan")).rstrip("%") for value in case.values]
    return None if _same_numbers(ours, theirs) else f"{ours}"


def _whole_words(case: Case) -> str | None:
    """Ask for a number, an amount, a day count or a year, whatever the case holds."""
    value = case.first
    if "currency" in value:
        return _money(case)
    if value.get("unit") == "day":
        return _durations(case)
    if "year" in value:
        return _dates(case)
    return _counted(case)


def _is_said_of_something(case: Case) -> bool:
    """True for a number of things, an amount, a length or a year."""
    return bool({"currency", "unit", "year"} & set(case.first)) or _is_of_things(case)


# --- when ------------------------------------------------------------------------------------------------------

_WHEN = ("date", "datetime", "period")


def _days(value: Value) -> tuple[str, str]:
    """Return the first and last day that a calendar value covers; an open side is empty."""
    first, separator, last = value["interval"].partition("/")
    last = last if separator else first
    return _edge(first, last=False), _edge(last, last=True)


def _edge(point: str, *, last: bool) -> str:
    """Return the first or the last day of a point of reduced precision."""
    day = point.partition("T")[0]
    if day.strip(".") == "":
        return ""
    parts = [int(part) for part in day.split("-")]
    if len(parts) == 3:
        return day
    if not last:
        return "-".join([day, "01", "01"][: 4 - len(parts)])
    year, month = parts[0], (parts[1] if len(parts) == 2 else 12)
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).isoformat()


def _agrees(ours: str, theirs: str, *, year: bool) -> bool:
    """Compare two days, without the year where the text has none."""
    return ours == theirs if year else ours[4:] == theirs[4:]


def _has_year(text: str) -> bool:
    return re.search(r"\d{2,4}\s?년|\d{4}|\d{2}[/.]\d{1,2}[/.]\d|[가-힣]년", text) is not None


def _dates(case: Case) -> str | None:
    """Ask for the one day, month or year that is spelled out."""
    ours = [
        _days(figure.value.to_dict())
        for figure in figures_of(case.text, *_WHEN, published=case.published)
    ]
    value = case.first
    wanted = "-".join(f"{value[part]:02d}" for part in ("year", "month", "day") if part in value)
    year = "year" in value
    if not wanted or wanted.startswith("-"):  # a year before the common era has no ISO 8601 day
        return f"{ours}"
    bare = wanted if year else f"2000-{wanted}"
    days = (_edge(bare, last=False), _edge(bare, last=True))
    agreed = len(ours) == 1 and all(
        _agrees(*pair, year=year) for pair in zip(ours[0], days, strict=True)
    )
    return None if agreed else f"{ours}"


def _date_range(case: Case) -> str | None:
    """Ask for both ends of a range; the end inherits what it leaves out."""
    ours = [
        _days(figure.value.to_dict())
        for figure in figures_of(case.text, *_WHEN, published=case.published)
    ]
    value = case.first
    if not {"start", "end"} <= set(value):
        return f"{ours}"
    start, end = value["start"], {**value["start"], **value["end"]}
    year = "year" in start
    wanted = [
        f"{side.get('year', 2000)}-{side['month']:02d}-{side['day']:02d}" for side in (start, end)
    ]
    agreed = len(ours) == 1 and all(
        _agrees(*pair, year=year) for pair in zip(ours[0], wanted, strict=True)
    )
    return None if agreed else f"{ours}"


def _instants(case: Case) -> str | None:
    """Ask for days as Duckling writes them: an instant with a grain, or the first and last grain."""
    value = case.first
    found = figures_of(case.text, *_WHEN, published=case.published)
    ours = [_days(figure.value.to_dict()) for figure in found]
    if not isinstance(value.get("start"), str):
        return f"{ours}"
    start = value["start"][:10]
    width = {"year": 4, "month": 7}.get(value.get("grain", ""), 10)
    end = str(value.get("last_grain_start", value.get("start", "")))[:10]
    wanted = (_edge(start[:width], last=False), _edge(end[:width], last=True))
    year = _has_year(case.text)
    agreed = len(ours) == 1 and all(
        _agrees(*pair, year=year) for pair in zip(ours[0], wanted, strict=True)
    )
    return None if agreed else f"{ours}, not {wanted}"


def _moments(case: Case) -> str | None:
    """Ask for the span of every expectation and, where the suite resolves it, for its days."""
    found = figures_of(case.text, *_WHEN, "duration", published=case.published)
    for one in case.expected:
        over = [figure for figure in found if _overlaps(case.text, figure, one)]
        if not over or (
            one.value and not any(_resolves(figure, one.value, case) for figure in over)
        ):
            return f"{[(figure.text, figure.value.to_dict().get('interval')) for figure in found]}"
    return None if len(found) <= max(1, len(case.expected)) or case.expected else f"{found}"


def _overlaps(text: str, figure: Any, one: Expected) -> bool:
    start = one.start if one.start is not None else text.find(one.surface)
    end = one.end if one.end is not None else start + len(one.surface)
    return bool(figure.start < end and start < figure.end)


def _resolves(figure: Any, value: Value, case: Case) -> bool:
    """True where one of the suite's resolutions gives our days; ends may be exclusive."""
    if figure.kind == "duration":
        return False
    ours = _days(figure.value.to_dict())
    last = figure.value.to_dict()["interval"].rpartition("/")[2]
    before_last = _edge(last, last=False)  # the suite leaves the last month or year of a range out
    year = not value.get("timex", "").startswith(("XXXX", "(XXXX")) and _has_year(case.text)
    for side in (value.get("future") or {}, value.get("past") or {}):
        start = side.get("startDate", side.get("date", ""))
        end = side.get("endDate", side.get("date", ""))
        ends = [end, _day_before(end)] if "endDate" in side else [end]
        if _agrees(ours[0], start, year=year) and any(
            _agrees(mine, day, year=year) for mine in (ours[1], before_last) for day in ends
        ):
            return True
    return False


def _day_before(day: str) -> str:
    try:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return day


_SECONDS = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400, "TH": 3600, "TM": 60, "TS": 1}


def _seconds(duration: str) -> Decimal:
    """Return the length in seconds, a year of 365 days and a month of 30."""
    days, _, clock = duration.removeprefix("P").partition("T")
    parts = [(number, unit) for number, unit in re.findall(r"([\d.]+)([YMWD])", days)]
    parts += [(number, f"T{unit}") for number, unit in re.findall(r"([\d.]+)([HMS])", clock)]
    return sum((Decimal(number) * _SECONDS[unit] for number, unit in parts), Decimal(0))


def _durations(case: Case) -> str | None:
    """Ask for the length in seconds, or for the span alone where the suite gives no value."""
    found = figures_of(case.text, "duration")
    ours = [_seconds(figure.value.to_dict().get("duration", "P0D")) for figure in found]
    for one in case.expected:
        value = one.value
        if value is None:
            if not any(_overlaps(case.text, figure, one) for figure in found):
                return f"{found}"
            continue
        wanted = _wanted_seconds(value)
        if not any(_close(length, wanted) for length in ours):
            return f"{[figure.value.to_dict() for figure in found]}"
    return None


def _wanted_seconds(value: Value) -> Decimal:
    if "seconds" in value:
        return _number(value["seconds"])
    if "timex" in value:
        return _seconds(value["timex"])
    return _number(value.get("value", "nan")) * _SECONDS["D"]


# --- numbers to call and addresses -----------------------------------------------------------------------------


_LONGEST_AREA_CODE_AND_SHORT_CODE = (
    6  # 31-1345 without its 0: COUNTING 6, short codes have no E.164
)


def _phones(case: Case) -> str | None:
    """Ask for the number; a short code or a number without area code stands behind a lead word, as in notices."""
    short = len(re.sub(r"\D", "", case.text)) < 7
    found = figures_of(f"전화 {case.text}" if short else case.text, "phone")
    ours = [figure.value.to_dict() for figure in found]
    if not case.expected:
        return f"{ours}" if ours else None
    value = case.expected[0].value or {}
    national = value.get("national_significant")
    e164 = value.get("e164") or value.get("derived_e164")
    if len(ours) != 1:
        return f"{ours}"
    digits = re.sub(r"\D", "", ours[0]["national"])
    nationwide = value.get("number_type") == "UAN"  # COUNTING 6: dialled alike everywhere, no E.164
    of_one_area = national is not None and len(national) <= _LONGEST_AREA_CODE_AND_SHORT_CODE
    if of_one_area:
        return None if digits.removeprefix("0") == national else f"{ours}"
    if e164 and not nationwide:
        return None if ours[0].get("e164") == e164 else f"{ours}"
    return None if national and digits == national else f"{ours}"


def _spelled(kind: str) -> Ask:
    """Return the question for addresses, which must come out as they are written."""

    def ask(case: Case) -> str | None:
        ours = [getattr(figure.value, kind).casefold() for figure in figures_of(case.text, kind)]
        theirs = [str(value.get("value", "")).casefold() for value in case.values]
        return None if ours == theirs else f"{ours}"

    return ask


# --- the table -------------------------------------------------------------------------------------------------

_NUMBER = r"(?:\d{1,4}|[일이삼사오육칠팔구십백천]{1,8}|유|시)"
_COUNTED_DAY = re.compile(
    rf"{_NUMBER}\s?(?:년|월|일(?![요간절]|\s?동안))|(?<![:\d])\d{{1,4}}[-/.]\d{{1,2}}|\d\s?분기|\d세기|\d0년대"
)
_LENGTH_OR_COUNT = re.compile(
    rf"{_NUMBER}\s?(?:주일?|일|달|개월|년|시간|분)\s?(?:전|후|뒤|안|내|이내|동안|간|만에|이상|이하|넘|미만)"
    rf"|(?:이번|다음|지난|다가오는|향후|최근|과거|이전)\s?{_NUMBER}\s?(?:년|일|주|개월)(?!\d)$|{_NUMBER}\s?일(?:의\s|\s?간)"
)


def _is_counted_day(case: Case) -> bool:
    """True where COUNTING counts every expectation as a calendar expression: 15일, 내년 3월, 3월 5일 오후 2시.

    COUNTING 1: with digits or number words and a unit (오늘 and 다음 주 are none); 4: a clock time without a day is none;
    5: 다음 10년 and 3일 후 are lengths.
    """
    surfaces = [one.surface or case.text for one in case.expected] or [case.text]
    return all(_COUNTED_DAY.search(each) and not _LENGTH_OR_COUNT.search(each) for each in surfaces)


def _of(*types: str) -> Callable[[Case], bool]:
    return lambda case: case.type in types


SUITES = (
    Suite(
        "duckling_amountofmoney", "duckling_amountofmoney", _money, 0.98, "Duckling 100 (its own)"
    ),
    Suite(
        "duckling_numeral",
        "duckling_numeral",
        _counted,
        0.98,
        "Duckling 100 (its own)",
        _is_of_things,
    ),
    Suite("duckling_duration", "duckling_duration", _durations, 0.98, "Duckling 100 (its own)"),
    Suite("duckling_email", "duckling_email", _spelled("email"), 0.98, "Duckling 100 (its own)"),
    Suite("duckling_url", "duckling_url", _spelled("url"), 0.98, "Duckling 100 (its own)"),
    Suite(
        "duckling_time, counted",
        "duckling_time",
        _instants,
        0.95,
        "Duckling 100 (its own)",
        _is_counted_day,
    ),
    Suite("recognizers_currency", "recognizers_currency", _some_money, None, "Duckling 66"),
    Suite(
        "recognizers_number",
        "recognizers_number",
        _each_counted,
        0.98,
        "Duckling 62",
        _are_of_things,
    ),
    Suite("recognizers_percent", "recognizers_percent", _ratios, 0.98),
    Suite("recognizers_url", "recognizers_url_otherlang", _spelled("url"), 0.98),
    Suite("recognizers_date, counted", "recognizers_date", _moments, 0.95, "", _is_counted_day),
    Suite(
        "recognizers_dateperiod, counted",
        "recognizers_dateperiod",
        _moments,
        0.95,
        "",
        _is_counted_day,
    ),
    Suite("recognizers_duration", "recognizers_duration", _durations, None),
    Suite("phones_kr", "phones_kr", _phones, 0.98, "phonenumbers 77, Duckling 67"),
    Suite("validatorjs", "other_validatorjs_phone_kr", _phones, 0.98),
    Suite("NeMo money", "other_nemo_ko", _money, 0.95, "Duckling 96 (89/93)", _of("money")),
    Suite("NeMo dates", "other_nemo_ko", _dates, 0.95, "", _of("date")),
    Suite(
        "NeMo date ranges",
        "other_nemo_ko",
        _date_range,
        0.95,
        "Duckling 0 (0/13)",
        _of("date_range"),
    ),
    Suite(
        "NeMo counts",
        "other_nemo_ko",
        _counted,
        0.95,
        "Duckling 80 (all of NeMo)",
        lambda case: case.type == "number" and _is_of_things(case),
    ),
    Suite("NeMo percentages", "other_nemo_ko", _ratios, None, "", _of("percentage")),
    Suite("NeMo e-mails", "other_nemo_ko", _spelled("email"), None, "", _of("email")),
    Suite("Lucene Nori", "other_lucene_nori", _counted_at, None, "", _is_of_things),
    Suite("es-hangul", "other_es_hangul", _whole_words, 0.95, "", _is_said_of_something),
    Suite("num2words", "other_num2words_ko", _whole_words, 0.95, "", _is_said_of_something),
    Suite("to-words", "other_towords_ko", _whole_words, 0.95, "", _is_said_of_something),
)
