"""What portals ask for, put together from a record: ids, windows, contacts, regions, ways to apply."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Final

from announce_parser.exporters._layout import Loss
from announce_parser.windows import of_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from announce_parser.record import Contact, Correction, Given, Place, Program, Record
    from announce_parser.values import Period

Item = dict[str, object]
_NOT_LETTERS = re.compile(r"[^0-9A-Za-z가-힣]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# First words of a region as written → its short name, as portals list them.
_REGIONS: Final = {
    "서울": "서울",
    "부산": "부산",
    "대구": "대구",
    "인천": "인천",
    "광주": "광주",
    "대전": "대전",
    "울산": "울산",
    "세종": "세종",
    "경기": "경기",
    "강원": "강원",
    "충청북": "충북",
    "충북": "충북",
    "충청남": "충남",
    "충남": "충남",
    "전라북": "전북",
    "전북": "전북",
    "전라남": "전남",
    "전남": "전남",
    "경상북": "경북",
    "경북": "경북",
    "경상남": "경남",
    "경남": "경남",
    "제주": "제주",
    "전국": "전국",
}
_ASKED: Final = ("문의", "담당", "접수", "상담")  # roles of those who answer questions


def calls(records: Iterable[Record]) -> Iterator[tuple[Record, Program]]:
    """Yield what a portal lists as one call each: the programs of the records."""
    for record in records:
        for program in record.programs:
            yield record, program


def without_calls(records: Sequence[Record]) -> Iterator[Loss]:
    """Yield the records that give a portal nothing."""
    for record in records:
        if not record.programs:
            yield Loss(record.source.filename, "no program, so no item", 1, is_record=True)


def identity(record: Record, program: Program) -> int:
    """Return a number for a call that stays when the notice is read again, corrected or moved to another file.

    It is made of the issuer, the notice's number or title, and the program's name: nine digits, never 0.
    """
    parts = (
        record.issuer.name if record.issuer else "",
        record.notice_number or record.title or record.source.filename,
        program.name,
    )
    squashed = "|".join(_NOT_LETTERS.sub("", part) for part in parts)
    return 1 + int(hashlib.sha256(squashed.encode()).hexdigest(), 16) % 999_999_999


def application(program: Program) -> tuple[Period, ...]:
    """Return the application windows, flat or of the rounds."""
    return tuple(window.period for window in of_kind(program, "application"))


def window_words(periods: Iterable[Period]) -> str | None:
    """Return windows as portals write them: ``2026-04-24 ~ 2026-05-15``, else the document's own words."""
    words = [
        f"{period.first_day} ~ {period.last_day}"
        if period.first_day and period.last_day
        else period.text
        for period in periods
    ]
    return ", ".join(dict.fromkeys(words)) or None


def name(record: Record, program: Program) -> str:
    """Return the name of a call: the notice's title where it has one program, else the program's."""
    return record.title or program.name if len(record.programs) == 1 else program.name


def contacts(record: Record, program: Program) -> tuple[Contact, ...]:
    """Return whom to ask about a program, first the one to call; none rather than an office named in passing.

    Those who answer for the program come before those of the section on enquiries, and these before those whose
    role is to answer. Of the rest only the issuer's own are taken.
    """
    asked = _of_enquiries(record)
    ranked = []
    for number, one in enumerate(record.contacts):
        if program.id in one.programs:
            rank = 0
        elif one.programs:
            continue
        elif number in asked:
            rank = 1
        elif one.role and any(word in one.role for word in _ASKED):
            rank = 2
        elif _is_of_issuer(record, one):
            rank = 3
        else:
            continue
        ranked.append((rank, not one.phones, number, one))
    best = min((rank for rank, *_ in ranked), default=0)
    return tuple(one for rank, *_, one in sorted(ranked, key=lambda row: row[:3]) if rank == best)


def regions(program: Program) -> tuple[str, ...]:
    """Return the stated regions by their short names, each once; places smaller than a province are passed over."""
    found = (
        next((short for long, short in _REGIONS.items() if region.startswith(long)), None)
        for region in program.regions
    )
    return tuple(dict.fromkeys(short for short in found if short is not None))


def address(program: Program) -> str | None:
    """Return where to apply on the web, with its scheme."""
    return next((with_scheme(one.url) for one in program.apply_at if one.url), None)


def with_scheme(url: str | None) -> str | None:
    """Return a web address as programs open it; notices leave the scheme out."""
    if not url:
        return None
    return url if _SCHEME.match(url) else f"https://{url}"


def every_key(**fields: object) -> Item:
    """Return all fields in order, null where the record does not state one."""
    return {key: None if value in ("", (), []) else value for key, value in fields.items()}


def stated(**fields: object) -> Item:
    """Return the fields that the record states, in order; what it does not state is left out."""
    return {key: value for key, value in fields.items() if value not in (None, "", (), [])}


def as_bytes(content: object) -> bytes:
    """Return JSON as the portals deliver it, readable."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _of_enquiries(record: Record) -> set[int]:
    """Return the numbers of the contacts that are in a section on enquiries."""
    blocks = {
        block
        for section in record.sections
        if section.role == "contact"
        for block in section.blocks
    }
    found = set()
    for pointer, places in record.provenance.items():
        _, field, *rest = pointer.split("/")
        if field == "contacts" and rest and any(_block(place) in blocks for place in places):
            found.add(int(rest[0]))
    return found


def _block(place: Place | Correction | Given) -> str | None:
    return getattr(place, "block", None)


def _is_of_issuer(record: Record, contact: Contact) -> bool:
    """Return whether an office is the issuer's own: named so, or a division without another organization."""
    if contact.organization is None:
        return bool(contact.division or contact.name)
    return record.issuer is not None and record.issuer.name in contact.organization
