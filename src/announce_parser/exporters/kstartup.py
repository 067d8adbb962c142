"""``kstartup``: the field names of K-Startup's notice service (``getAnnouncementInformation01``).

The names follow transcripts of the service's public specification. One item a program; an integrated notice
says so (``intg_pbanc_yn``) and gives each program its parent's name. Every key is in each item, null where the
record does not state it; days are ``YYYYMMDD``, phones digits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from announce_parser import writing
from announce_parser.exporters import _portal
from announce_parser.exporters._layout import Loss
from announce_parser.patterns import lazy_regex
from announce_parser.values import written
from announce_parser.windows import is_open

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from announce_parser.exporters._layout import Setting
    from announce_parser.record import Program, Record

NAME = "kstartup"
SUFFIX = ".json"
_NOT_DIGITS = lazy_regex(r"\D")
_YEARS = lazy_regex(r"P(\d+)Y")
_UPPER: Final = ("max", "under", None)
_CLASSES: Final = (1, 2, 3, 5, 7, 10)  # years, as the portal parts them


def write(records: Sequence[Record], out: Path, setting: Setting) -> Iterator[Loss]:
    """Write one JSON file whose ``data`` has an item a program."""
    items = [_item(*call, setting.on) for call in _portal.calls(records)]
    count = len(items)
    head = {"page": 1, "perPage": count, "totalCount": count, "currentCount": count}
    writing.write(out, _portal.as_bytes({**head, "matchCount": count, "data": items}))
    yield from _portal.without_calls(records)
    for record, program in _portal.calls(records):
        if len(_portal.application(program)) > 1:
            yield Loss(f"{record.source.filename} {program.id}", "first window only of several", 1)
    if setting.on is None:
        yield Loss("rcrt_prgs_yn", "depends on a day, and none was given")
    yield Loss("supt_biz_clsfc, biz_trgt_age", "the portal's own classes, no document states them")


def _item(record: Record, program: Program, on: date | None) -> _portal.Item:
    window = next(iter(_portal.application(program)), None)
    people = _portal.contacts(record, program)
    phone = next((phone.national for one in people for phone in one.phones), None)
    first, last = (window.first_day, window.last_day) if window else (None, None)
    return _portal.every_key(
        pbanc_sn=_portal.identity(record, program),
        rcrt_prgs_yn=_recruiting(program, record, on),
        intg_pbanc_yn="Y" if record.kind == "integrated_notice" else "N",
        intg_pbanc_biz_nm=record.title,
        biz_pbanc_nm=_portal.name(record, program),
        supt_biz_titl_nm=program.name,
        supt_biz_clsfc=None,
        biz_yr=str(record.fiscal_year) if record.fiscal_year else None,
        pbanc_ctnt=program.summary or program.support,
        biz_supt_bdgt_info=_figures(program),
        pbanc_rcpt_bgng_dt=_digits(first),
        pbanc_rcpt_end_dt=_digits(last),
        aply_trgt=",".join(program.applicants),
        aply_trgt_ctnt=program.eligibility,
        aply_excl_trgt_ctnt=program.exclusions,
        biz_enyy=",".join(_ages(program)),
        biz_trgt_age=None,
        prfn_matr=program.preference,
        supt_regin=",".join(_portal.regions(program)),
        aply_mthd_onli_rcpt_istc=_portal.address(program),
        aply_mthd_vst_rcpt_istc=None,
        aply_mthd_pssr_rcpt_istc=None,
        aply_mthd_fax_rcpt_istc=None,
        aply_mthd_eml_rcpt_istc=None,
        aply_mthd_etc_istc=program.how_to_apply,
        biz_aply_url=_portal.address(program),
        biz_gdnc_url=_portal.with_scheme(record.source.url),
        pbanc_ntrp_nm=record.issuer.name if record.issuer else None,
        sprv_inst=None,
        biz_prch_dprt_nm=next((one.division for one in people if one.division), None),
        prch_cnpl_no=_digits(phone),
        detl_pg_url=_portal.with_scheme(record.source.url),
    )


def _recruiting(program: Program, record: Record, on: date | None) -> str | None:
    """Return whether applications are taken on a day; None where the day or every window is unknown."""
    windows = _portal.application(program)
    if on is None or not windows:
        return None
    return "Y" if any(is_open(period, on, record.published) for period in windows) else "N"


def _ages(program: Program) -> list[str]:
    """Return the portal's classes of a business's age up to the stated limit, founders to be first."""
    found = ["예비창업자"] if any("예비" in one for one in program.applicants) else []
    limit = program.business_age
    years = _YEARS.fullmatch(limit.duration or "") if limit and limit.bound in _UPPER else None
    if years is not None:
        found += [f"{age}년미만" for age in _CLASSES if age <= int(years[1])]
    return found


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
