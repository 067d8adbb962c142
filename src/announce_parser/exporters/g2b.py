"""``g2b``: the field names of 나라장터's notice service (``BidPublicInfoService``), one item a tender.

The names follow public client code of the service, not its own specification. 배정예산 (``asignBdgtAmt``) and 추정가격
(``presmptPrce``, without VAT) are two fields and never stand for each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from announce_parser import writing
from announce_parser.exporters import _portal
from announce_parser.exporters._layout import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from announce_parser.exporters._layout import Setting
    from announce_parser.record import Program, Record
    from announce_parser.values import Money, Period

NAME = "g2b"
SUFFIX = ".json"
_REVISED: Final = {"correction": "정정공고", "amendment": "변경공고", "renotice": "재공고"}
_VAT: Final = {"included": "부가세 포함", "excluded": "부가세 별도"}


def write(records: Sequence[Record], out: Path, _: Setting) -> Iterator[Loss]:
    """Write one JSON file as the service answers; other notices than tenders have no item."""
    tenders = [record for record in records if record.kind == "tender_notice"]
    items = [_item(*call) for call in _portal.calls(tenders)]
    count = len(items)
    body = {"items": items, "numOfRows": count, "pageNo": 1, "totalCount": count}
    head = {"resultCode": "00", "resultMsg": "정상"}
    writing.write(out, _portal.as_bytes({"response": {"header": head, "body": body}}))
    for record in records:
        if record.kind != "tender_notice":
            yield Loss(record.source.filename, "no tender, so no item", 1, is_record=True)
    yield from _portal.without_calls(tenders)
    yield Loss("bidNtceOrd", "000: no document states how often it was revised")


def _item(record: Record, program: Program) -> _portal.Item:
    people = _portal.contacts(record, program)
    opening = next((one.period for one in record.schedule if one.event == "bid_opening"), None)
    return _portal.every_key(
        bidNtceNo=record.notice_number or str(_portal.identity(record, program)),
        bidNtceOrd="000",
        ntceKindNm=_REVISED.get(record.revision.type, "일반") if record.revision else "일반",
        bidNtceNm=_portal.name(record, program),
        ntceInsttNm=record.issuer.name if record.issuer else None,
        dminsttNm=program.agency or (record.issuer.name if record.issuer else None),
        bidNtceDt=_moment(record.published, None),
        bidBeginDt=_moment(*_start(program.application)),
        bidClseDt=_moment(*_end(program.application)),
        opengDt=_moment(*_start(opening)),
        asignBdgtAmt=_won(program.budget),
        presmptPrce=_won(program.estimated_price),
        VAT=_VAT.get(program.vat or ""),
        cntrctCnclsMthdNm=program.bid_method,
        bidMethdNm=None,
        prtcptLmtRgnNm=",".join(_portal.regions(program)),
        ntceInsttOfclNm=next((one.name for one in people if one.name), None),
        ntceInsttOfclTelNo=next((p.national for one in people for p in one.phones), None),
        ntceInsttOfclEmailAdrs=next((mail for one in people for mail in one.emails), None),
        bidNtceDtlUrl=_portal.with_scheme(record.source.url),
    )


def _won(money: Money | None) -> str | None:
    """Return whole won as the service writes them; None for ranges and other currencies."""
    if money is None or money.amount is None or money.currency != "KRW":
        return None
    return str(int(money.amount))


def _start(period: Period | None) -> tuple[str | None, str | None]:
    """Return the first day of a period and the moment that stands for it: a single hour is both its ends."""
    if period is None:
        return None, None
    is_one = period.first_day == period.last_day and "/" not in period.interval
    hour = period.interval if is_one and "T" in period.interval else None
    return period.first_day, period.opens_at or hour or (period.closes_at if is_one else None)


def _end(period: Period | None) -> tuple[str | None, str | None]:
    return (None, None) if period is None else (period.last_day, period.closes_at)


def _moment(day: str | None, at: str | None) -> str | None:
    """Return a moment as the service writes it: ``2026-03-18 18:00:00``, the day alone where no hour is stated."""
    if at is not None:
        return f"{at[:10]} {at[11:16]}:00"
    return day if day is not None and len(day) == 10 else None
