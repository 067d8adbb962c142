"""Every number and day of a document with the words that say what it is, in prose and in tables alike.

A number of a paragraph is named by its clause, one of a table by its row and its column. ``14억원`` and ``1,400`` of a column
in 백만원 are one number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from announce_parser.checks._letters import pairs
from announce_parser.checks._quantities import POWERS
from announce_parser.checks._sheets import sheets
from announce_parser.checks._texts import texts
from announce_parser.once import once
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.checks._sheet import GridLine, GridNumber
    from announce_parser.checks._texts import Text
    from announce_parser.document import Document
    from announce_parser.record import Place, Record

_BEFORE, _BEHIND = 45, 24  # characters that name a number, and that say what is done with it
_WIDE = 90  # characters of its sentence on either side
_NEAR_BEFORE, _NEAR_BEHIND = 12, 8
_BAG = 28  # characters before a number whose order does not matter
_LONGEST_NAME = 80  # characters of what names a row and a column
_BREAK = lazy_regex(r"다\.\s|[\n□○◦ㅇ※▲△▪•]")
_DIGIT = lazy_regex(r"\d")
_LETTERS = lazy_regex(r"[가-힣A-Za-z]+")
_WORD = lazy_regex(r"\s?\)?(?:의\s|짜리\s)?\s?(?P<word>[가-힣A-Za-z]{2,})")
_LAST = lazy_regex(r"(?P<word>[가-힣A-Za-z]{2,})\s?[:：(]?\s?(?:총|약|최대|연간?|모두)?\s?$")
_LINK = lazy_regex(r"[=&%/]\w*$|\w%$|\d-$")
# 선풍(’20: 97톤 → ’21: 153톤), 녹두는 50톤 증가한 250톤: one thing has both numbers, and one name
_SAME_THING = lazy_regex(
    r"\s?[)）]?\s?(?:(?:에서|→|➡|⇒)\s?(?:[(（]?['’‘`´]?\d{2,4}\s?년?\s?[안확정]{0,2}[)）:]?\s?)?|[을를이가]?\s?"
    r"(?:증가|증액|감소|감액|인상|인하|확대|축소|증량|늘어|줄어)(?:한|된|난|든)\s?)(?:총\s?|약\s?)?"
)
_RANGE = lazy_regex(r"[~∼～]\s?$")
_RANGE_BEHIND = lazy_regex(r"\s?[~∼～]")
_DAY = lazy_regex(
    r"(?<![\d.,-])(?:(?P<year>(?:19|20)?\d\d)\s?[.년]\s?)?(?P<month>1[0-2]|0?[1-9])(?P<mark>\s?월\s?|[./]\s?)"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?![\d,%])(?:\s?일|\.)?(?=[\s(（.~∼～,)부까]|일|에|$)"
)
_TO = lazy_regex(r"[~∼～]\s?$|부터\s?$")
_UNTIL = lazy_regex(
    r"\s?(?:[(（][월화수목금토일]요?일?[)）])?\s?(?:\d{1,2}[:시]\d{0,2}\s?분?)?\s?(?:까지|마감|限|한\b)"
)
_FROM = lazy_regex(
    r"\s?(?:[(（][월화수목금토일]요?일?[)）])?\s?(?:\d{1,2}[:시]\d{0,2}\s?분?)?\s?(?:부터|[~∼～]|시작)"
)
_SPELT = {
    "개사": "사",
    "인": "명",
    "개소": "곳",
    "％": "%",
    "퍼센트": "%",
    "%P": "%p",
    "%포인트": "%p",
    "두": "마리",
}
_TIMES = lazy_regex(
    r"['’‘`´]?\d{2,4}\s?년|\d{1,2}\s?(?:월|분기|차|단계|회)(?!\s?\d)|올해|내년|지난해|작년|금년|전년|상반기|하반기"
)
_GOES_ON = lazy_regex(r"(?:응|공|전|자|규|천|리|상|력|년|기|당|위|국|장|지|성|간|용|인|표|상)")
_WRITTEN_OUT = lazy_regex(r"\d,\d{3}|[십백천만억조]|원$|%$")
_BARE = lazy_regex(r"\s*(?P<digits>\d{1,3}(?:,\d{3})+|\d{3,})(?P<fraction>\.\d+)?\s*")
_UNIT_NOTE = lazy_regex(r"단위\s?[:：]\s?(?P<unit>[가-힣㎡]{1,4})\s?[)）]")
_NOTE_ENDS = lazy_regex(r"다\.\s?|^\s?[□○]")
_YEARS = (1950, 2049)
MOST = 1500  # numbers of a document


@dataclass(frozen=True)
class SaidNumber:
    """A number with the words that say what it is.

    Attributes:
        text: The paragraph or cell in which it stands.
        spot: Its first character there and one past its last.
        unit: What it counts; ``day`` for a day, ``""`` for a number of a table without unit.
        value: The number; of a day month × 100 + day.
        step: The smallest difference that its wording can show.
        digits: As they are written in the unit, without signs.
        lead: The words that name it, the nearest last.
        trail: The words behind it.
        is_head: True in headline and deck.
        role: ``from`` or ``until`` of a day that opens or ends a span.
    """

    text: Text
    spot: tuple[int, int]
    unit: str
    value: Decimal
    step: Decimal
    digits: str
    lead: str
    trail: str
    is_head: bool
    role: str = ""

    @property
    def words(self) -> str:
        """Its characters."""
        return self.text.text[self.spot[0] : self.spot[1]]

    @property
    def key(self) -> tuple[str, Decimal]:
        """What another place that says the same has in common with it."""
        return self.unit, self.value

    @property
    def place(self) -> Place:
        """Where it stands in the document."""
        return self.text.place(*self.spot)

    @property
    def is_cell(self) -> bool:
        """True in a table."""
        return self.text.cell is not None

    @cached_property
    def name(self) -> frozenset[str]:
        """The pairs of letters of what names it."""
        return pairs(self.lead)

    @cached_property
    def deed(self) -> frozenset[str]:
        """Those of what stands behind it."""
        return pairs(self.trail)

    @cached_property
    def bag(self) -> frozenset[str]:
        """Those of both, since 기업 21개 and 21개 기업 are one."""
        return pairs(self.lead[-_BAG:]) | self.deed

    @cached_property
    def sentence(self) -> frozenset[str]:
        """Those of the sentence around it, numbers of its unit or not."""
        words, (start, end) = self.text.text, self.spot
        before = _BREAK.split(words[max(0, start - _WIDE) : start])[-1]
        return pairs(before + " " + _BREAK.split(words[end : end + _WIDE])[0])

    @cached_property
    def near(self) -> frozenset[str]:
        """Those of the few words right before it."""
        return pairs(self.lead[-_NEAR_BEFORE:])

    @cached_property
    def beside(self) -> frozenset[str]:
        """Those of the few right behind it."""
        return pairs(self.trail[:_NEAR_BEHIND])

    @cached_property
    def noun(self) -> str:
        """The first two letters of the word behind it; empty where there is none."""
        found = _WORD.match(self.trail)
        return found["word"][:2] if found else ""

    @cached_property
    def label(self) -> str:
        """The first two letters of the word right before it; empty where there is none."""
        found = _LAST.search(self.lead)
        return found["word"][:2] if found else ""

    @cached_property
    def times(self) -> frozenset[str]:
        """The years, months and steps that its clause names."""
        return frozenset("".join(each.split()) for each in _TIMES.findall(self.lead))


@once
def _by_place(document: Document) -> dict[tuple[str, tuple[int, int]], tuple[GridNumber, str]]:
    """Return the numbers that are all of a cell, with what names row and column."""
    found = {}
    for down, across in sheets(document):
        columns: dict[int, GridLine] = {line.index: line for line in across}
        for row in down:
            for at, field in row.fields.items():
                if field.place.cell is not None and field.value > 0:
                    path = columns[at].path if at in columns else ()
                    lead = " ".join(dict.fromkeys((*path, *row.path)))
                    found[field.place.block, field.place.cell] = (field, lead[:_LONGEST_NAME])
    return found


def mentions(
    record: Record | None, document: Document, heads: frozenset[str]
) -> tuple[SaidNumber, ...]:
    """Return the numbers and days of a document in reading order, at most 1,500.

    Args:
        record: Whose figures they are; None if nobody asks for these.
        document: The document.
        heads: The blocks of headline and deck (``_texts.tops``).
    """
    cells = _by_place(document)
    found: list[SaidNumber] = []
    name, unit = "", ""
    for text in texts(record, document):
        unit = _unit_of_lines(text, unit)
        if not _DIGIT.search(text.text):
            name = text.text if text.text.strip() else name
            continue
        bare = _BARE.fullmatch(text.text) if text.cell is None else None
        if bare is not None:
            found += _of_line(text, bare, name, unit)
            continue
        is_head = text.block.id in heads
        own = (
            None
            if text.cell is None
            else cells.get((text.block.id, (text.cell.row, text.cell.col)))
        )
        if own is not None:
            found.append(_of_cell(text, *own))
            continue
        found += _of_words(text, is_head=is_head)
        if len(found) > MOST:
            break
    return tuple(found)


def _unit_of_lines(text: Text, unit: str) -> str:
    """Return the unit of the lines that are numbers alone: what (단위 : 억원) above them says, up to the next sentence."""
    if text.cell is not None or _NOTE_ENDS.search(text.text):
        return ""
    found = _UNIT_NOTE.search(text.text)
    return found["unit"] if found else unit


def _scaled(unit: str) -> tuple[str, Decimal]:
    """Return what a unit counts and how many of it one is: 억원 is 원, a hundred million of them."""
    scale = Decimal(1)
    if unit.endswith("원") and len(unit) > 1:
        for char in unit[:-1]:
            scale *= Decimal(10) ** POWERS.get(char, 0)
        unit = "원"
    return _SPELT.get(unit, unit), scale


def _of_cell(text: Text, field: GridNumber, lead: str) -> SaidNumber:
    unit, scale = _scaled((field.unit or "").strip())
    spot = (field.place.start, field.place.end)
    digits = f"{field.value:f}"
    return SaidNumber(
        text,
        spot,
        unit,
        field.value * scale,
        field.step * scale,
        digits,
        lead,
        "",
        is_head=False,
    )


def _of_line(text: Text, bare: re.Match[str], name: str, unit: str) -> Iterator[SaidNumber]:
    """Yield the number that is all of a line, named by the words of the line before: a table written out line by line."""
    fraction = bare["fraction"] or ""
    digits = bare["digits"].replace(",", "") + fraction
    value, step = Decimal(digits), Decimal(1).scaleb(-len(fraction[1:]))
    spot = (bare.start("digits"), bare.end("digits") + len(fraction))
    if value and not (_YEARS[0] <= value <= _YEARS[1]):
        of, scale = _scaled(unit)
        lead = name.strip()[-_BEFORE:]
        yield SaidNumber(
            text, spot, of, value * scale, step * scale, digits, lead, "", is_head=False
        )


def _of_words(text: Text, *, is_head: bool) -> Iterator[SaidNumber]:
    words = text.text
    days = list(_days(text, is_head=is_head))
    taken = [each.spot for each in days]
    yield from days
    last: dict[
        str, tuple[int, int]
    ] = {}  # of the number of the unit before: where its name begins, and its end
    numbers = list(text.bones.quantities.values())
    for position, number in enumerate(numbers):
        unit = _SPELT.get(number.unit, number.unit)
        named, end = last.get(unit, (0, 0))
        is_of_same = end > 0 and _SAME_THING.fullmatch(words, end, number.start) is not None
        start = named if is_of_same else max(end, number.start - _BEFORE)
        following = numbers[position + 1].start if position + 1 < len(numbers) else len(words)
        last[unit] = (start, number.end)
        if (
            not unit
            or not number.value
            or any(a < number.end and number.start < b for a, b in taken)
        ):
            continue
        lead = words[max(0, number.start - 6) : number.start]
        if _is_no_number(words, number.start, number.end, unit, number.value):
            continue
        if _LINK.search(lead) or _RANGE.search(lead) or _RANGE_BEHIND.match(words, number.end):
            continue
        trail = words[number.end : min(following, number.end + _BEHIND)]
        yield SaidNumber(
            text,
            (number.start, number.end),
            unit,
            number.value,
            number.step,
            f"{number.value:f}",
            _BREAK.split(words[start : number.start])[-1],
            _BREAK.split(trail)[0],
            is_head,
        )


def _is_no_number(words: str, start: int, end: int, unit: str, value: Decimal) -> bool:
    """True for 코로나19 대응, 2024 인공지능 and 1인 가구: parts of a name; 회의에서3,088억원 only lacks its blank."""
    if start and _LETTERS.match(words[start - 1]) and not _WRITTEN_OUT.search(words, start, end):
        return True
    goes_on = len(unit) == 1 and _LETTERS.match(unit) and _GOES_ON.match(words, end)
    return bool(goes_on) or (_YEARS[0] <= value <= _YEARS[1] and len(unit) == 1)


def _days(text: Text, *, is_head: bool) -> Iterator[SaidNumber]:
    words = text.text
    at = 0
    for match in _DAY.finditer(words):
        start, end = match.start("month"), match.end("day")
        lead = words[max(at, match.start() - _BEFORE) : match.start()]
        role = "until" if _TO.search(lead) or _UNTIL.match(words, match.end()) else ""
        role = role or ("from" if _FROM.match(words, match.end()) else "")
        at = match.end() if role != "from" else at
        value = Decimal(int(match["month"]) * 100 + int(match["day"]))
        trail = words[match.end() : match.end() + _BEHIND]
        yield SaidNumber(
            text,
            (start, end),
            "day",
            value,
            Decimal(1),
            f"{value:04f}",
            _BREAK.split(lead)[-1],
            re.split(r"[\d]", _BREAK.split(trail)[0])[0],
            is_head,
            role,
        )
