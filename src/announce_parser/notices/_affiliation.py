"""Whose unit a division is: the issuer's where it is alone, also one whose name could be an office's.

``재무처 계약부`` and ``건설관리부`` are units of whoever issues the notice, ``국가데이터처`` is a ministry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.notices import _attribution
from announce_parser.notices._lines import Line
from announce_parser.notices._words import CENTRAL_OFFICES
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated

if TYPE_CHECKING:
    from announce_parser.notices._entries import ContactEntry, Text

RULE = "contact.words_beside_number"
LIKELY = 0.8
# (30117) 세종특별자치시 한누리대로 422, ○○부 ○○과; near miss: a sentence with a number in it
_ADDRESSEE = lazy_regex(
    r"\d\s?(?:,\s?|\s)(?P<office>[가-힣]{2,14}\s[가-힣]{2,14})(?:\s?\(우\).*)?$"
)
_UNITS = ("실", "국", "과", "팀", "본부", "담당관", "정책관")


def with_issuer(entry: ContactEntry, issuer: Text | None) -> ContactEntry:
    """Give a division that is alone to the issuer, also one whose name could be an office's: ○○처."""
    shared = entry.division is not None and _attribution.is_call_centre(entry.division.value)
    if issuer is None:
        return entry
    named = entry.organization
    if named is not None and named.value != issuer.value and is_unit(named.value):
        entry.division = both(named, entry.division)
        entry.organization = None
    if entry.organization is None and not shared and (entry.division or entry.name):
        entry.organization = Stated(issuer.value, issuer.places, "contact.issuers_division", LIKELY)
    return entry


def is_unit(name: str) -> bool:
    """Return whether a name that ends like a ministry's is not part of the ministries: 건설관리부, 사업처."""
    words = name.split()
    if not name.endswith(("부", "처")) and not (len(words) > 1 and name.endswith(_UNITS)):
        return False
    return all(
        word.endswith((*_UNITS, "부", "처")) and word not in CENTRAL_OFFICES for word in words
    )


def both(upper: Text | None, lower: Text | None) -> Text | None:
    """Return a unit with the unit above it, as addresses name them: the larger first."""
    if upper is None or lower is None:
        return upper or lower
    places = (*upper.places, *lower.places)
    return Stated(f"{upper.value} {lower.value}", places, RULE, LIKELY)


def addressee(line: Line) -> Line | None:
    """Return the office with its unit that ends the line of an address; None where none does."""
    tail = _ADDRESSEE.search(line.text)
    if tail is None:
        return None
    who = _attribution.read_office(line.text, tail.span("office"))
    if who.organization is None or who.division is None:
        return None
    return Line(tail["office"], line.start + tail.start("office"), line.block, line.cell)
