"""Whom to call: numbers that can be dialled, and one person's numbers that do not contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from announce_parser.checks._base import places
from announce_parser.patterns import lazy_regex
from announce_parser.record import Check
from announce_parser.values import Phone

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Contact, Figure, Record

# Area codes, mobile, internet and nationwide prefixes of the Korean numbering plan.
_AREAS = r"0(?:31|32|33|41|42|43|44|51|52|53|54|55|61|62|63|64)"
_PLAUSIBLE = (
    lazy_regex(r"02\d{7,8}"),
    lazy_regex(rf"{_AREAS}\d{{7,8}}"),
    lazy_regex(r"01[016789]\d{7,8}"),
    lazy_regex(r"(?:050\d?|060|070|080)\d{7,8}"),
    lazy_regex(r"1[5-9]\d{6}"),
    lazy_regex(r"[2-9]\d{6,7}"),  # without its area code
    lazy_regex(r"1\d{2,4}"),
)
_ABROAD = lazy_regex(r"\(?\+(?!\s?82)")


def phones_can_be_dialled(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for all numbers of the document that fit the numbering plan, and one for each that does not."""
    del document
    fitting: list[Figure] = []
    for index, figure in enumerate(record.figures):
        if not isinstance(figure.value, Phone) or _ABROAD.match(figure.text):
            continue  # the plan of another country
        digits = re.sub(r"\D", "", figure.value.national)
        if figure.value.short_code or any(rule.fullmatch(digits) for rule in _PLAUSIBLE):
            fitting.append(figure)
            continue
        yield Check(
            rule="phone_can_be_dialled",
            severity="warning",
            status="fails",
            grade="conflict",
            message=f"{figure.text}: 국내 번호 체계에 없는 전화번호임",
            params={"digits": digits},
            at=(f"/figures/{index}",),
            sources=(figure.source,),
        )
    if fitting:
        yield Check(
            rule="phone_can_be_dialled",
            severity="info",
            status="holds",
            grade="equal",
            message=f"전화번호 {len(fitting)}개: 번호 체계에 맞음",
            params={"phones": len(fitting)},
            sources=tuple(dict.fromkeys(figure.source for figure in fitting)),
        )


def one_person_has_one_number(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each person named twice with a number: masthead against 문의.

    Two numbers that share nothing but the person may both be right (desk and mobile), so only a number
    that differs in one digit, or in two that changed places, contradicts the other.
    """
    del document
    named: dict[str, list[tuple[int, Contact]]] = {}
    for index, contact in enumerate(record.contacts):
        if contact.name and contact.phones:
            named.setdefault(contact.name, []).append((index, contact))
    for name, entries in named.items():
        first, one = entries[0]
        for second, other in entries[1:]:
            yield from _compared(record, name, (first, one), (second, other))


def _compared(
    record: Record, name: str, one: tuple[int, Contact], other: tuple[int, Contact]
) -> Iterator[Check]:
    mine = {phone.national for phone in one[1].phones if not phone.fax}
    theirs = {phone.national for phone in other[1].phones if not phone.fax}
    close = [(a, b) for a in sorted(mine) for b in sorted(theirs) if _is_near(a, b)]
    shared = sorted(mine & theirs)
    if not shared and not close:
        return
    pair = (shared[0], shared[0]) if shared else close[0]
    at = (f"/contacts/{one[0]}/phones", f"/contacts/{other[0]}/phones")
    whole = tuple(f"{pointer}/0" for pointer in at)
    verdict = "일치" if shared else "불일치"
    yield Check(
        rule="one_person_has_one_number",
        severity="info" if shared else "warning",
        status="holds" if shared else "fails",
        grade="equal" if shared else "conflict",
        message=f"{name} 전화번호 {pair[0]} ↔ {pair[1]}: {verdict}",
        params={"first": pair[0], "second": pair[1]},
        at=whole,
        sources=places(record, whole),
        expected=pair[0],
        actual=pair[1],
    )


def _is_near(one: str, other: str) -> bool:
    if one == other or len(one) != len(other):
        return False
    differing = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differing) == 1:
        return True
    swapped = "".join(sorted(one)) == "".join(sorted(other))
    return swapped and len(differing) == 2


CHECKS = (phones_can_be_dialled, one_person_has_one_number)
