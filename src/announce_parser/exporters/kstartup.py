"""``kstartup``: the field names of K-Startup's notice service (``getAnnouncementInformation01``).

The names follow transcripts of the service's public specification. One item a program; an integrated notice
says so (``intg_pbanc_yn``) and gives each program its parent's name. Days are ``YYYYMMDD``, phones digits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser import writing
from announce_parser.exporters import _portal
from announce_parser.exporters._layout import Loss
from announce_parser.values import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from announce_parser.record import Program, Record

NAME = "kstartup"
SUFFIX = ".json"
_NOT_DIGITS = re.compile(r"\D")


def write(records: Sequence[Record], out: Path) -> Iterator[Loss]:
    """Write one JSON file whose ``data`` has an item a program."""
    items = [_item(*call) for record in records for call in _portal.calls(record)]
    writing.write(out, _portal.as_bytes({"totalCount": len(items), "data": items}))
    for record in records:
        if not record.programs:
            yield Loss(record.source.filename, "no program, so no item", 1)
        for program in record.programs:
            if len(_portal.application(program)) > 1:
                yield Loss(
                    f"{record.source.filename} {program.id}", "first window only of several", 1
                )
    yield Loss("pbanc_sn, rcrt_prgs_yn", "the portal gives them, no document states them")


def _item(record: Record, program: Program) -> _portal.Item:
    is_integrated = record.kind == "integrated_notice"
    window = next(iter(_portal.application(program)), None)
    people = _portal.contacts(record, program)
    phone = next((phone.national for one in people for phone in one.phones), None)
    return _portal.stated(
        intg_pbanc_yn="Y" if is_integrated else "N",
        intg_pbanc_biz_nm=record.title if is_integrated else None,
        biz_pbanc_nm=_portal.name(record, program),
        supt_biz_titl_nm=program.name,
        biz_yr=str(record.fiscal_year) if record.fiscal_year else None,
        pbanc_ctnt=program.summary or program.support,
        biz_supt_bdgt_info=_figures(program),
        pbanc_rcpt_bgng_dt=_digits(window.first_day if window else None),
        pbanc_rcpt_end_dt=_digits(window.last_day if window else None),
        aply_trgt=", ".join(program.applicants),
        aply_trgt_ctnt=program.eligibility,
        aply_excl_trgt_ctnt=program.exclusions,
        biz_enyy=program.business_age.text if program.business_age else None,
        prfn_matr=program.preference,
        supt_regin=", ".join(program.regions),
        aply_mthd_onli_rcpt_istc=_portal.address(program),
        pbanc_ntrp_nm=record.issuer.name if record.issuer else None,
        biz_prch_dprt_nm=next((one.division for one in people if one.division), None),
        prch_cnpl_no=_digits(phone),
        detl_pg_url=record.source.url,
    )


def _figures(program: Program) -> str | None:
    """Return the figures in the one field the portal has for them, as it words them."""
    labelled = {
        "예산현황": program.budget,
        "지원규모": program.awards,
        "지원한도": program.cap,
        "보조율": program.subsidy_ratio,
    }
    parts = [
        f"({label}) {written(value)}" for label, value in labelled.items() if value is not None
    ]
    return ", ".join(parts) or None


def _digits(text: str | None) -> str | None:
    return None if text is None else _NOT_DIGITS.sub("", text)
