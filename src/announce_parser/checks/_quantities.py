"""A text as its numbers: every quantity in it, and its skeleton, in which each is one sign.

``2019년 4,878명에서 17,209명으로 252.8% 증가`` is the skeleton ``T N에서 N으로 P 증가``, so that a wording is a short pattern over signs.
Units are wider here than among the figures (톤, 배, %p), since what is compared needs no place in the record.
"""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass, replace
from decimal import Decimal

from announce_parser.checks._measured import Measured, exact, rounded
from announce_parser.patterns import lazy_regex

NUMBER, PERCENT, POINTS, TIMES, TIME = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"

POWERS = {"십": 1, "백": 2, "천": 3, "만": 4, "억": 8, "조": 12}  # ten … a trillion
_COARSE = 10**8  # won; what one firm gets is written out
_UNITS = (
    r"%포인트|%p|%P|%|％|퍼센트|배|원|달러|불|유로|위안|엔|명|인|건|개\s?팀|개\s[사소](?=[\s,.()를에의와]|$)|개사|개소|개교|개국|개월|개|곳|대|회|톤|호|가구|세대|척|동|마리|두"
    "|필지|사|팀|점|권|편|종|그루|주|쪽|석|병상|과제|시간|포대|상자|㏊|ha|㎡|㎢|㎞|km|㎏|kg|㎿|MW|GW|TEU|t(?![a-z])"
)
_TOKEN = lazy_regex(
    r"(?P<time>['’‘`´]?(?<!\d)\d{1,4}\s?년(?:도|말|초|간)?(?:\s?\d{1,2}\s?월)?|(?<![\d.,])\d{1,2}\s?(?:월|분기|주차|일)(?![가-힣]*당)"
    r"|['’‘`´]\d\d(?:\.\d{1,2})?(?!\d))"
    r"|(?P<number>(?<![\d.,A-Za-z제])(?:\d[\d,]*(?:\.\d+)?\s?[십백천만억조]{1,2}"
    r"(?:\s?\d[\d,]*(?:\.\d+)?\s?[십백천만억조]{1,2}){0,3}(?:(?<=[만억조])\s?\d[\d,]*)?(?:여\s?[만억조])?"
    r"|\d[\d,]*(?:\.\d+)?))"
    rf"(?:(?P<over>여)?\s?(?P<unit>{_UNITS}))?"
)
_PART = lazy_regex(r"(?P<digits>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>[십백천만억조]*)")
_ABOUT = lazy_regex(r"(?:약|대략|거의)\s?$")
_OVER = lazy_regex(r"여\s?(?=[만억조])")  # 8천여만 is 8천만 and a little more
_SIGNS = {"%": PERCENT, "％": PERCENT, "퍼센트": PERCENT, "배": TIMES}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text.

    Attributes:
        start: First character.
        end: One past its last.
        sign: Which of the signs stands for it in the skeleton.
        unit: As written, but for 개팀 and 개 사, which are 팀 and 개사; empty if none.
        measured: Its value with the range that its wording leaves open.
        step: The smallest difference its wording can show.
        text: Its characters.
    """

    start: int
    end: int
    sign: str
    unit: str
    measured: Measured
    step: Decimal
    text: str

    @property
    def value(self) -> Decimal:
        """The number as written."""
        return self.measured.value


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A text with one sign for each quantity and each time, and the quantities by the place of their sign."""

    text: str
    quantities: dict[int, Quantity]


def skeleton(text: str) -> Skeleton:
    """Return the skeleton of a text."""
    pieces: list[str] = []
    found: dict[int, Quantity] = {}
    at = length = 0
    for match in _TOKEN.finditer(text):
        quantity = None if match["time"] else _quantity(match, text)
        pieces += (text[at : match.start()], quantity.sign if quantity else TIME)
        length += match.start() - at + 1
        at = quantity.end if quantity else match.end()
        if quantity is not None:
            found[length - 1] = quantity
    pieces.append(text[at:])
    return Skeleton("".join(pieces), found)


def _quantity(match: re.Match[str], text: str) -> Quantity:
    unit = "".join((match["unit"] or "").split())
    unit = "팀" if unit == "개팀" else unit
    written = match["number"].rstrip(", ")
    end = match.end() if unit else match.start() + len(written)
    value, fine = _read(written)
    sign = POINTS if unit[:1] == "%" and len(unit) > 1 else _SIGNS.get(unit, NUMBER)
    about = _ABOUT.search(text[max(0, match.start() - 4) : match.start()]) is not None
    is_whole = sign == NUMBER and (fine == 1 or (unit == "원" and value < _COARSE))
    found = exact(value) if is_whole and not about else rounded(value, fine, about=about)
    if match["over"] or "여" in written:
        found = Measured(value, value, value + fine)  # 17억 8천여만 원: that and a little more
    return Quantity(match.start(), end, sign, unit, found, fine, text[match.start() : end])


def _read(written: str) -> tuple[Decimal, Decimal]:
    """Return the value of a number in one scale or several, and the step of its last."""
    value = section = Decimal(0)
    fine = Decimal(1)
    for part in _PART.finditer(_OVER.sub("", written)):
        small = Decimal(10) ** sum(POWERS[char] for char in part["scale"] if char in "십백천")
        large = Decimal(10) ** sum(POWERS[char] for char in part["scale"] if char in "만억조")
        digits = part["digits"].replace(",", "").rstrip(".")
        section += Decimal(digits) * small
        if large > 1:  # 1천 107만: the thousand counts 만 too
            value, section = value + section * large, Decimal(0)
        fine = (small * large).scaleb(-len(digits.partition(".")[2]))
    return value + section, fine


def like(bare: Quantity, other: Quantity) -> Quantity:
    """Return a number without its unit in the unit, and the last scale, of the other: 300 of ``300→450만원``."""
    parts = list(_PART.finditer(other.text))
    scale = parts[-1]["scale"] if parts and bare.step <= 1 else ""
    factor = Decimal(10) ** sum(POWERS[char] for char in scale)
    found = Measured(*(each * factor for each in astuple(bare.measured)))
    return replace(bare, unit=other.unit, sign=other.sign, measured=found, step=bare.step * factor)
