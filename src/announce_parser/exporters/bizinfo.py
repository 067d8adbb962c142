"""``bizinfo``: the field names of 기업마당's notice service (``bizinfoApi.do``, root ``jsonArray``).

The names follow public client code of the service, not its own specification. One item a program, every key in
each, null where the record does not state it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser import writing
from announce_parser.exporters import _portal
from announce_parser.exporters._layout import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from announce_parser.exporters._layout import Setting
    from announce_parser.record import Contact, Program, Record

NAME = "bizinfo"
SUFFIX = ".json"


def write(records: Sequence[Record], out: Path, _: Setting) -> Iterator[Loss]:
    """Write one JSON file whose ``jsonArray`` has an item a program."""
    items = [_item(*call) for call in _portal.calls(records)]
    for item in items:
        item["totCnt"] = len(items)
    writing.write(out, _portal.as_bytes({"jsonArray": items}))
    yield from _losses(records)


def _item(record: Record, program: Program) -> _portal.Item:
    people = _portal.contacts(record, program)
    tags = _tags(record, program)
    return _portal.every_key(
        pblancId=f"ANNP_{_portal.identity(record, program):015}",
        pblancNm=_portal.name(record, program),
        pblancUrl=_portal.with_scheme(record.source.url),
        jrsdInsttNm=record.issuer.name if record.issuer else None,
        excInsttNm=program.agency,
        reqstBeginEndDe=_portal.window_words(_portal.application(program)),
        trgetNm=", ".join(program.applicants) or program.eligibility,
        bsnsSumryCn=program.summary or program.support,
        reqstMthPapersCn=program.how_to_apply,
        rceptEngnHmpgUrl=_portal.address(program),
        refrncNm=", ".join(_reference(one) for one in people),
        pldirSportRealmLclasCodeNm=None,
        pldirSportRealmMlsfcCodeNm=None,
        hashtags=tags,
        hashTags=tags,
        fileNm=record.source.filename,
        flpthNm=None,
        printFileNm=None,
        printFlpthNm=None,
        creatPnttm=_moment(record.published),
        updtPnttm=None,
        inqireCo=None,
        totCnt=None,
    )


def _tags(record: Record, program: Program) -> str:
    """Return what a portal is searched by: year, regions, who may apply, who issues."""
    tags = (
        str(record.fiscal_year) if record.fiscal_year else "",
        *_portal.regions(program),
        *program.applicants,
        record.issuer.name if record.issuer else "",
    )
    return ",".join(dict.fromkeys(tag.replace(",", " ") for tag in tags if tag))


def _reference(contact: Contact) -> str:
    office = contact.division or contact.organization
    phones = [phone.national for phone in contact.phones]
    return " ".join(part for part in (office, *phones) if part)


def _moment(day: str | None) -> str | None:
    return f"{day} 00:00:00" if day is not None and len(day) == 10 else None


def _losses(records: Sequence[Record]) -> Iterator[Loss]:
    money = sum(
        value is not None
        for _, program in _portal.calls(records)
        for value in (program.budget, program.cap, program.subsidy_ratio, program.awards)
    )
    if money:
        yield Loss("budget, cap, subsidy_ratio, awards", "no field in the form", money)
    yield from _portal.without_calls(records)
    yield Loss("pldirSportRealmLclasCodeNm", "the portal's own classes, no document states them")
