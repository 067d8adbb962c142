"""What the record says of programs that were not found: a warning that is about us, not of the notice."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from announce_parser.notices._base import place
from announce_parser.record import PROGRAMS_NOT_READ, Check

if TYPE_CHECKING:
    from announce_parser.notices._base import Material
    from announce_parser.notices.programs import Missed

_NONE: Final = "사업이 있는 공고로 보이나 하나도 읽지 못함"
_ONE: Final = "사업이 더 있는 공고로 보이나 하나만 읽음"


def programs_not_read(material: Material, missed: Missed | None, settled: int) -> tuple[Check, ...]:
    """Return the check that programs are missing, with the sums that look like theirs; nothing where none seems to be.

    Args:
        material: The document with its figures.
        missed: What the evidence says.
        settled: How many programs were found.
    """
    if missed is None:
        return ()
    check = Check(
        rule=PROGRAMS_NOT_READ,
        severity="warning",
        status="skipped",
        message=_ONE if settled else _NONE,
        params={
            "found": settled,
            "chance": Decimal(f"{missed.chance:.2f}"),
        },
        at=tuple(f"/figures/{index}" for index in missed.sums),
        sources=tuple(place(material.figures[index].place) for index in missed.sums),
    )
    return (check,)
