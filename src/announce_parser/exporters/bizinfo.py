"""``bizinfo``: the field names of 기업마당's notice service (``bizinfoApi.do``, root ``jsonArray``).

The names follow public client code of the service, not its own specification. One item a program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser import writing
from announce_parser.exporters import _portal
from announce_parser.exporters._layout import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from announce_parser.record import Program, Record

NAME = "bizinfo"
SUFFIX = ".json"


def write(records: Sequence[Record], out: Path) -> Iterator[Loss]:
    """Write one JSON file whose ``jsonArray`` has an item a program."""
    items = [_item(*call) for record in records for call in _portal.calls(record)]
    writing.write(out, _portal.as_bytes({"jsonArray": items}))
    yield from _losses(records)


def _item(record: Record, program: Program) -> _portal.Item:
    people = _portal.contacts(record, program)
    return _portal.stated(
        pblancNm=_portal.name(record, program),
        pblancUrl=record.source.url,
        jrsdInsttNm=record.issuer.name if record.issuer else None,
        excInsttNm=program.agency,
        reqstBeginEndDe=_portal.window_words(_portal.application(program)),
        trgetNm=", ".join(program.applicants) or program.eligibility,
        bsnsSumryCn=program.summary or program.support,
        reqstMthPapersCn=program.how_to_apply,
        rceptEngnHmpgUrl=_portal.address(program),
        refrncNm=", ".join(_reference(one.division or one.organization, one) for one in people),
        fileNm=record.source.filename,
        creatPnttm=record.published,
    )


def _reference(office: str | None, contact: object) -> str:
    phones = [phone.national for phone in getattr(contact, "phones", ())]
    return " ".join(part for part in (office, *phones) if part)


def _losses(records: Sequence[Record]) -> Iterator[Loss]:
    money = sum(
        value is not None
        for record in records
        for program in record.programs
        for value in (program.budget, program.cap, program.subsidy_ratio, program.awards)
    )
    yield Loss("budget, cap, subsidy_ratio, awards", "기업마당 has no field for figures", money)
    yield Loss("pblancId, updtPnttm, hashtags", "the portal gives them, no document states them")
    bare = [record.source.filename for record in records if not record.programs]
    for filename in bare:
        yield Loss(filename, "no program, so no item", 1)
