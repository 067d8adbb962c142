"""``ocds``: a release package of the Open Contracting Data Standard 1.1, a release a document.

Programs are lots (lots extension). The standard wants a registered prefix in ``ocid``; the placeholder
written here is not one, and a publisher puts its own in its place.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from announce_parser import writing
from announce_parser.exporters import _portal
from announce_parser.exporters._layout import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from announce_parser.exporters._layout import Setting
    from announce_parser.record import Contact, Program, Record
    from announce_parser.values import Money, Period

NAME = "ocds"
SUFFIX = ".json"
PREFIX: Final = "ocds-000000"
_LOTS: Final = (
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_lots_extension"
    "/v1.1.5/extension.json"
)


def write(records: Sequence[Record], out: Path, _: Setting) -> Iterator[Loss]:
    """Write one release package; other notices than tenders, and those without a day, have no release."""
    tenders = [record for record in records if record.kind == "tender_notice"]
    dated = [record for record in tenders if record.published and len(record.published) == 10]
    package = {
        "uri": f"urn:announce-parser:{PREFIX}",
        "version": "1.1",
        "extensions": [_LOTS],
        "publishedDate": max(
            (_moment(str(one.published)) for one in dated), default=_moment("1970-01-01")
        ),
        "publisher": {"name": "announce-parser"},
        "releases": [_release(record) for record in dated],
    }
    writing.write(out, _portal.as_bytes(package))
    yield Loss("ocid", f"{PREFIX} is a placeholder: register a prefix and put it there")
    yield Loss("awards, subsidy_ratio, cost_sharing, loan, prizes", "no field in the standard")
    for record in records:
        if record not in tenders:
            yield Loss(
                record.source.filename,
                "no tender: the standard is of contracting",
                1,
                is_record=True,
            )
        elif record not in dated:
            yield Loss(
                record.source.filename, "a release needs the day of publication", 1, is_record=True
            )


def _release(record: Record) -> _portal.Item:
    key = record.source.sha256[:32]
    party = {"id": "issuer", "name": record.issuer.name} if record.issuer else None
    return _portal.stated(
        ocid=f"{PREFIX}-{key}",
        id=f"{key}-1",
        date=_moment(str(record.published)),
        tag=["tender"],
        initiationType="tender",
        language=record.language,
        parties=_parties(record),
        buyer=party,
        planning={"budget": {"amount": _value(record.budget)}} if _value(record.budget) else None,
        tender=_tender(record, key),
    )


def _tender(record: Record, key: str) -> _portal.Item:
    single = record.programs[0] if len(record.programs) == 1 else None
    return _portal.stated(
        id=key,
        title=record.title,
        value=_value(record.budget),
        tenderPeriod=_span(single.application) if single else None,
        awardPeriod=_span(single.evaluation) if single else None,
        datePublished=_moment(str(record.published)),
        lots=[_lot(program) for program in record.programs],
    )


def _lot(program: Program) -> _portal.Item:
    return _portal.stated(
        id=program.id,
        title=program.name,
        description=program.summary or program.support,
        value=_value(program.estimated_price or program.budget),
        maximumValue=_value(program.cap),
        tenderPeriod=_span(program.application),
        awardPeriod=_span(program.evaluation),
        contractPeriod=_span(program.term),
    )


def _parties(record: Record) -> list[_portal.Item]:
    if record.issuer is None:
        return []
    people = [one for program in record.programs for one in _portal.contacts(record, program)]
    contact = _contact(people[0]) if people else None
    return [
        _portal.stated(
            id="issuer", name=record.issuer.name, roles=["buyer", "funder"], contactPoint=contact
        )
    ]


def _contact(contact: Contact) -> _portal.Item:
    return _portal.stated(
        name=contact.name or contact.division,
        email=next(iter(contact.emails), None),
        telephone=next((phone.e164 or phone.national for phone in contact.phones), None),
    )


def _value(money: Money | None) -> _portal.Item | None:
    if money is None or money.amount is None:
        return None
    amount = money.amount
    return {
        "amount": amount if isinstance(amount, int) else float(amount),
        "currency": money.currency,
    }


def _span(period: Period | None) -> _portal.Item | None:
    """Return a period as the standard has it: moments, the end on the last second of its day."""
    if period is None:
        return None
    last = _seconds(period.closes_at) or (period.last_day and f"{period.last_day}T23:59:59+09:00")
    days = None
    if period.first_day and period.last_day:
        span = date.fromisoformat(period.last_day) - date.fromisoformat(period.first_day)
        days = (span + timedelta(days=1)).days
    first = _seconds(period.opens_at) or (_moment(period.first_day) if period.first_day else None)
    return _portal.stated(startDate=first, endDate=last, durationInDays=days) or None


def _seconds(moment: str | None) -> str | None:
    """Return a moment with its seconds: RFC 3339, which the standard asks for, knows none without."""
    return f"{moment[:16]}:00{moment[16:]}" if moment and len(moment) == 22 else moment


def _moment(day: str) -> str:
    return f"{day}T00:00:00+09:00"
