"""Funding: who pays how much of a sum, from columns of payers and from the bracket after a total.

``총사업비 | 국비 | 지방비 | 자부담``, ``120억원(국비 60억원, 지방비 36억원, 자부담 24억원)``; bare numbers in such a bracket count where they sum
to the total: ``480백만원(시비 336, 구비 144)``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.notices._base import place
from announce_parser.notices._columns import Field, letters
from announce_parser.notices._programs.facts import Fact, Origin
from announce_parser.record import Funding
from announce_parser.values import Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material

RULE = "funding.named_by_payer"
PAYERS = frozenset({Field.FUNDING, Field.OWN_SHARE})
PAYER = (
    r"국비|국고(?:보조금)?|지방비|시\s?·?\s?도비|시\s?·?\s?군\s?·?\s?구?비|시비|도비|구비|군비|기금|민간(?:부담금?|자본)?|민자|자부담|자기\s?부담금?"
    r"|기업\s?부담금?|정부\s?(?:지원금|출연금)|융자"
)
_BEFORE = re.compile(rf"(?<![가-힣])(?P<party>{PAYER})\s*[:(]?\s*(?:약\s*|금\s*)?$")
_BARE = re.compile(
    rf"(?<![가-힣])(?P<party>{PAYER})\s*:?\s*(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)(?![\d%]|\s?[가-힣])"
)
_MANTISSA = re.compile(r"(?P<number>\d[\d,.]*)\s?(?P<unit>억|천만|백만|만|천|조)\s?원")
_SCALES = {"조": 10**12, "억": 10**8, "천만": 10**7, "백만": 10**6, "만": 10**4, "천": 10**3}


def funding_facts(
    material: Material, start: int, end: int, held: Sequence[tuple[int, Found]], program: int
) -> Iterator[Fact]:
    """Yield who pays what of the total in a stretch of text, by payers named before their sums."""
    text = material.document.text
    found = []
    for index, figure in held:
        match = _BEFORE.search(text[start : figure.start])
        if match is not None and isinstance(figure.value, Money):
            funding = Funding(party=match["party"], amount=figure.value)
            first = start + match.start("party")
            where = place(material.document.source(first, figure.end))
            found.append(
                Fact(program, Field.FUNDING, funding, (where,), RULE, Origin.LABEL, figure=index)
            )
    yield from found or _bare(material, start, end, program)


def _bare(material: Material, start: int, end: int, program: int) -> Iterator[Fact]:
    """Yield shares written as bare numbers in the unit of the total, proved by their sum."""
    text = material.document.text[start:end]
    total = _MANTISSA.search(text)
    shares = list(_BARE.finditer(text, total.end())) if total is not None else []
    if total is None or len(shares) < 2 or sum(map(_number, shares)) != _number(total):
        return
    scale = _SCALES[total["unit"]]
    for share in shares:
        amount = round(_number(share) * scale)
        money = Money(
            amount=amount, currency="KRW", text=share["number"], unit=f"{total['unit']}원"
        )
        where = place(material.document.source(start + share.start(), start + share.end()))
        funding = Funding(party=share["party"], amount=money)
        yield Fact(program, Field.FUNDING, funding, (where,), RULE, Origin.LABEL)


def _number(match: re.Match[str]) -> float:
    return float(match["number"].replace(",", "").rstrip("."))


def party_of(heading: str) -> str | None:
    """Return the payer that the last word of a column's heading names; None where it names none."""
    name = letters(heading)
    return name if re.fullmatch(PAYER, name) else None
