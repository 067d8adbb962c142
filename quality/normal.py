"""The comparable core of values: what two annotators would have to agree on, never the wording around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable
from typing import Any, TypeAlias

# Records and hand-made records are JSON objects here: a gold record is partial and fits no model.
Json: TypeAlias = dict[str, Any]

_SPACE = re.compile(r"\s+")
_NO_AMOUNT = re.compile(r"[^0-9.%조억만천백]")
_DECK_MARKS = re.compile(r"^[^0-9A-Za-z가-힣'‘’“\"「『【\[(<]+|[-–]+$")
_LABELLED = (
    "cap",
    "ratio",
    "duration",
    "amount",
    "count",
    "announcement",
    "application",
    "evaluation",
)
_CORE = (
    "amount",
    "min_amount",
    "max_amount",
    "currency",
    "percent",
    "min_percent",
    "max_percent",
    "value",
    "min_value",
    "max_value",
    "unit",
    "interval",
    "duration",
    "min_duration",
    "max_duration",
    "e164",
    "date",
    "datetime",
    "url",
    "email",
)


def squashed(text: object) -> str:
    """Return a text without white space, its letters composed."""
    return _SPACE.sub("", unicodedata.normalize("NFC", str(text)))


def deck_line(text: str) -> str:
    """Return a subtitle without the marks around it."""
    return _DECK_MARKS.sub("", squashed(text))


def amount_or_text(text: str) -> str:
    """Return a side of a change: its numbers and percent signs where it has any, else its words."""
    digits = _NO_AMOUNT.sub("", squashed(text))
    return digits if re.search(r"\d", digits) else squashed(text)


def address(url: str) -> str:
    """Return a web address without scheme and final slash."""
    return squashed(url).rstrip("/").removeprefix("https://").removeprefix("http://")


def normal(value: Any) -> Hashable:
    """Return the numbers, codes and dates of a value of the contract, or of a list of them."""
    if value is None:
        return None
    if isinstance(value, int | float):
        return round(float(value), 6)
    if isinstance(value, str):
        return squashed(value)
    if isinstance(value, list):
        return tuple(sorted((normal(each) for each in value), key=repr))
    return _of_object(value)


def _of_object(value: Json) -> Hashable:
    if "label" in value and ("amount" in value or "count" in value):
        return _named(value, ("count", "amount"))  # benefits, prizes: what, not what it is called
    if "label" in value:
        return (squashed(value["label"]), *_named(value, _LABELLED))
    if "party" in value:
        return (
            squashed(value["party"]),
            normal(value.get("percent")),
            normal(value.get("amount")),
        )
    stated = [
        key
        for key in _CORE
        if value.get(key) is not None and not (key == "unit" and "currency" in value)
    ]
    if not stated and "national" in value:
        stated = ["national"]
    return _named(value, tuple(stated))


def _named(value: Json, keys: tuple[str, ...]) -> tuple[tuple[str, Hashable], ...]:
    return tuple((key, normal(value[key])) for key in keys if key in value)


def phone_number(value: Any) -> str:
    """Return the international form of a telephone number where it has one, else the national one."""
    if isinstance(value, dict):
        return squashed(value.get("e164") or value.get("national"))
    return squashed(value)


def figure_family(kind: str) -> str:
    """Return what figures of a kind are compared with: dates, datetimes and periods are one family."""
    return "when" if kind in ("date", "datetime", "period") else kind


def figure_key(figure: Json) -> Hashable:
    """Return what two figures are compared by."""
    kind, value = figure["kind"], figure.get("value")
    if figure_family(kind) == "when":
        if isinstance(value, dict):
            value = value.get("interval") or value.get("date") or value.get("datetime")
        return ("when", squashed(value))
    if kind == "phone":
        return ("phone", phone_number(value))
    if kind == "change":
        sides = value or {}
        return ("change", *(amount_or_text(sides.get(side, "")) for side in ("before", "after")))
    if kind in ("url", "email"):
        text = value if isinstance(value, str) else (value or {}).get(kind, figure.get("text", ""))
        return (kind, address(str(text)))
    core = normal(value)
    if isinstance(value, dict) and isinstance(core, tuple):
        core = tuple(part[1] for part in core)
    return (kind, core)
