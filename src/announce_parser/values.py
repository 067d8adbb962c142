"""The contract's value types: frozen, canonical, each with the text it was read from.

Amounts of won are whole numbers; other currencies are amounts of the major unit. Percentages are
percent, not fractions. Numbers are ``int`` where they are whole and ``Decimal`` otherwise, so that the
same text gives the same digits on every machine; no value is ever a binary float.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import CoreSchema


class Bound(StrEnum):
    """How a number limits what it is about; a plain value has none."""

    MAX = "max"  # 최대, 이내, 까지, 한도, 이하: includes the number
    MIN = "min"  # 최소, 이상: includes the number
    OVER = "over"  # 초과: excludes it
    UNDER = "under"  # 미만: excludes it
    APPROX = "approx"  # 약, 내외, 여, 안팎


def canonical(number: Decimal | int) -> Decimal | int:
    """Return an ``int`` where the number is whole, else the shortest ``Decimal``."""
    if isinstance(number, int):
        return number
    if number == number.to_integral_value():
        return int(number)
    return number.normalize()


def _as_json_number(number: Decimal | int) -> int | float:
    """Return the JSON number; the shortest decimal survives the way through a float below 16 digits."""
    return number if isinstance(number, int) else float(number)


Number = Annotated[
    int | Decimal,
    AfterValidator(canonical),
    PlainSerializer(_as_json_number, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]


class Value(BaseModel):
    """What all value types and record parts share: frozen, closed, ordered as the contract lists them."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, use_enum_values=True
    )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Leave absent fields out of whatever pydantic writes: the contract knows no null."""
        schema = handler(source)
        inner: Any = schema
        while inner["type"] != "model-fields":
            inner = inner["schema"]
        for field in inner["fields"].values():
            if field["schema"].get("default", ...) is None:
                field["serialization_exclude_if"] = _is_absent
        return schema

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON-ready data in schema order, absent fields left out."""
        return self.model_dump(mode="json")


def _is_absent(value: object) -> bool:
    return value is None


_POWERS = {"십": 1, "백": 2, "천": 3, "만": 4, "억": 8, "조": 12}  # ten … a trillion
_LAST_NUMBER = re.compile(
    r"\d[\d,]*(?:\.(?P<fraction>\d+))?\s*(?P<scale>[십백천만억조]*)\s*원?[^\d]*$"
)


_LEADING_NUMBER = re.compile(r"(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<scale>[십백천만억조]*)")


def leading_number(text: str) -> Decimal | None:
    """Return the number that a short wording begins with, its scale words counted: ``1.2만개`` is 12000."""
    match = _LEADING_NUMBER.search(text)
    if match is None:
        return None
    power = sum(_POWERS[char] for char in match["scale"])
    return Decimal(match["digits"].replace(",", "")) * Decimal(10) ** power


class Money(Value):
    """An amount of money as the document states it.

    Attributes:
        amount: Whole won for KRW; otherwise the major unit of `currency` (dollars, not cents).
        min_amount: Lower end of a range, which then has no `amount`.
        max_amount: Upper end of a range.
        currency: ISO 4217 code.
        text: The characters it was read from, unchanged.
        unit: The unit where it is outside `text` (column heading or caption): ``억원``.
        bound: `max` includes the amount (이내, 이하, 한도); `under` excludes it (미만).
        per: What the amount is for one of: ``기업``, ``과제``, ``인``, ``월``, ``년``.
        covers: The span the sum is for: ``total``, a year (``2021``) or a duration (``P1Y``).
    """

    amount: Number | None = None
    min_amount: Number | None = None
    max_amount: Number | None = None
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = "KRW"
    text: str
    unit: str | None = None
    bound: Bound | None = None
    per: str | None = None
    covers: str | None = None

    @property
    def step(self) -> Decimal:
        """The smallest amount that the notation distinguishes: ``0.15`` in 억원 is written in steps of 1,000,000 won."""
        match = _LAST_NUMBER.search(self.text)
        if match is None:
            return Decimal(1)
        scale = match["scale"] or (self.unit or "").removesuffix("원")
        power = sum(_POWERS[char] for char in scale if char in _POWERS)
        return Decimal(10) ** (power - len(match["fraction"] or ""))


class Ratio(Value):
    """A share or rate in percent: ``50`` is a half.

    Attributes:
        percent: Percent, signed where the document signs it (△3.2% is -3.2).
        min_percent: Lower end of a range, which then has no `percent`.
        max_percent: Upper end of a range.
        text: The characters it was read from.
    """

    percent: Number | None = None
    min_percent: Number | None = None
    max_percent: Number | None = None
    text: str
    unit: str | None = None
    bound: Bound | None = None


class Count(Value):
    """A number of things, with the counter as written and the noun counted.

    Attributes:
        value: The number; fractions occur (고용 1.5명 증가).
        min_value: Lower end of a range, which then has no `value`.
        max_value: Upper end of a range.
        undisclosed: True for ``0명`` in a recruitment: how many is not said.
        unit: The counter as written: ``개``, ``개사``, ``명``, ``과제``.
        of: The noun counted where it differs from the counter (100개 과제: unit 개, of 과제).
        text: The characters it was read from.
    """

    value: Number | None = None
    min_value: Number | None = None
    max_value: Number | None = None
    undisclosed: Literal[True] | None = None
    unit: str
    of: str | None = None
    text: str
    bound: Bound | None = None


# Written without look-around: pydantic's engine has none, and JSON Schema's users need not have it.
_D = "[0-9]"
DATE_PATTERN = rf"^{_D}{{4}}(-{_D}{{2}}(-{_D}{{2}})?)?$"
DATE_TIME_PATTERN = rf"^{_D}{{4}}-{_D}{{2}}-{_D}{{2}}T{_D}{{2}}:{_D}{{2}}\+09:00$"
_POINT = rf"{_D}{{4}}(-{_D}{{2}}(-{_D}{{2}}(T{_D}{{2}}:{_D}{{2}}(:{_D}{{2}})?\+09:00)?)?)?"
INTERVAL_PATTERN = rf"^({_POINT}|\.\./{_POINT}|{_POINT}/(\.\.|{_POINT})|\.\.)$"

_N = rf"{_D}+(\.{_D}+)?"
# The shortest length has three characters (P1D), which keeps a bare P or PT out.
DURATION_PATTERN = rf"^P({_N}Y)?({_N}M)?({_N}W)?({_N}D)?(T({_N}H)?({_N}M)?({_N}S)?)?$"

DateText = Annotated[str, Field(pattern=DATE_PATTERN, examples=["2023-01-09", "2023-01", "2023"])]
DayText = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", examples=["2023-01-09"])]
DateTimeText = Annotated[str, Field(pattern=DATE_TIME_PATTERN, examples=["2023-01-08T12:00+09:00"])]
DurationText = Annotated[
    str, Field(pattern=DURATION_PATTERN, min_length=3, examples=["P9M", "P45D"])
]


class Period(Value):
    """A day, month, year or span: ISO 8601 interval with EDTF's reduced precision and open ends.

    Attributes:
        interval: ``2023-01/2023-03``, ``2023-01/..``, ``../2023-02-08T18:00+09:00``; one point is alone.
            ``..`` alone belongs to 상시 and 예산 소진 시까지, which name no date at all.
        text: The characters it was read from.
        first_day: First day covered; omitted where the start is open.
        last_day: Last day covered, inclusive; omitted where the end is open.
        opens_at: The time of opening where the text gives a clock time for it.
        closes_at: The time of closing where the text gives a clock time for it.
        daily: Hours within each day, ``12:00/19:00``.
        tentative: True for 예정, 잠정.
        until_exhausted: True for 예산 소진 시까지.
        may_close_early: True for 조기 마감.
        rolling: True for 수시, 상시.
    """

    interval: Annotated[str, Field(pattern=INTERVAL_PATTERN)]
    text: str
    first_day: DayText | None = None
    last_day: DayText | None = None
    opens_at: DateTimeText | None = None
    closes_at: DateTimeText | None = None
    daily: Annotated[str, Field(pattern=r"^[0-9]{2}:[0-9]{2}/[0-9]{2}:[0-9]{2}$")] | None = None
    tentative: Literal[True] | None = None
    until_exhausted: Literal[True] | None = None
    may_close_early: Literal[True] | None = None
    rolling: Literal[True] | None = None


class Duration(Value):
    """A length of time, ISO 8601: ``P9M``, ``P45D``, ``PT30M``.

    Attributes:
        duration: The length as written: weeks stay weeks (2주 is ``P2W``).
        min_duration: Lower end of a range, which then has no `duration`.
        max_duration: Upper end of a range.
        text: The characters it was read from.
    """

    duration: DurationText | None = None
    min_duration: DurationText | None = None
    max_duration: DurationText | None = None
    bound: Bound | None = None
    text: str


class Phone(Value):
    """One number to call; ``053-210-9552~6`` is five of them.

    Attributes:
        e164: ``+82…``; absent for short codes and for numbers without an area code.
        national: Digits in groups as Koreans write them: ``044-300-0951``, ``1357``.
        text: The characters it was read from; of a range, the whole range.
        extension: 내선 number.
        fax: True for fax numbers.
        short_code: True for 1357, 110, 120 and the like.
    """

    e164: Annotated[str, Field(pattern=r"^\+82[0-9]{7,11}$")] | None = None
    national: str
    text: str
    extension: str | None = None
    fax: Literal[True] | None = None
    short_code: Literal[True] | None = None


class Url(Value):
    """An address of the web as written, without trailing punctuation or particles."""

    url: str
    text: str


class Email(Value):
    """A mail address, rejoined where a line break or 골뱅이 was in it."""

    email: str
    text: str


class Change(Value):
    """An explicit before → after, each side as its number with unit and bound.

    Attributes:
        before: What it was: ``1,827개``.
        after: What it is now: ``310개``.
        percent: Stated or implied change in percent, signed by meaning (83%↓ is -83).
        text: The characters it was read from.
    """

    before: str
    after: str
    percent: Number | None = None
    text: str


AnyValue = Money | Ratio | Count | Period | Duration | Phone | Url | Email | Change


def written(value: Money | Ratio | Count | Period | Duration) -> str:
    """Return a value as a person reads it alone: its text, with the unit where that was outside (``2`` → ``2억원``)."""
    return f"{value.text}{getattr(value, 'unit', None) or ''}" if _is_bare(value) else value.text


def _is_bare(value: Money | Ratio | Count | Period | Duration) -> bool:
    """Return whether the unit was in a heading or caption: counts have it in their text, if at all."""
    if not isinstance(value, (Money, Ratio, Count)):
        return False
    return value.unit is not None and value.unit not in value.text
