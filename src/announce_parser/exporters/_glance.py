"""The first sheet of the workbook, 한눈에: a row a program with what an office asks first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from announce_parser.exporters import _portal
from announce_parser.values import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.record import Contact, Program, Record
    from announce_parser.values import Money

SHEET: Final = "한눈에"
_COLUMNS: Final = (
    ("사업", 34),
    ("기관", 18),
    ("예산", 18),
    ("한도", 18),
    ("규모", 12),
    ("접수", 26),
    ("마감", 12),
    ("마감까지", 9),
    ("문의", 26),
    ("원문", 40),
    ("공고", 40),
)
_WON: Final = '#,##0"원"'


def add_to(book: Any, records: Sequence[Record], on: date | None, heading: Any) -> int:
    """Add the sheet; return how many texts were cut, which is not one: nothing here is long.

    Args:
        book: A workbook of xlsxwriter.
        records: Whose programs are shown; a notice without programs has one row of its own.
        on: The day that the days left are counted from; None leaves them out.
        heading: Format of the first row.
    """
    sheet = book.add_worksheet(SHEET)
    formats = {
        "won": book.add_format({"num_format": _WON, "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    for index, (name, width) in enumerate(_COLUMNS):
        words = f"D- ({on.isoformat()})" if name == "마감까지" and on else name
        sheet.write_string(0, index, words, heading)
        sheet.set_column(index, index, width)
    number = 0
    for record in records:
        for program in record.programs or (None,):
            number += 1
            for index, cell in enumerate(_row(record, program, on)):
                _put(sheet, number, index, cell, formats)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, number, len(_COLUMNS) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    return 0


def _row(record: Record, program: Program | None, on: date | None) -> tuple[object, ...]:
    issuer = record.issuer.name if record.issuer else ""
    source = _portal.with_scheme(record.source.url) or record.source.filename
    if program is None:
        budget = _sum(record.budget)
        return ("(사업을 읽지 못함)", issuer, budget, "", "", "", "", "", "", source, record.title)
    windows = _portal.application(program)
    ends = [date.fromisoformat(one.last_day) for one in windows if one.last_day]
    last = max(ends, default=None)
    people = _portal.contacts(record, program)
    asked = ", ".join(filter(None, map(_asked, people)))
    return (
        program.name,
        program.agency or issuer,
        _sum(program.budget),
        _sum(program.cap) if program.cap else _by_type(program),
        written(program.awards) if program.awards else "",
        _portal.window_words(windows) or "",
        last or "",
        (last - on).days if last and on else "",
        asked,
        source,
        record.title,
    )


def _by_type(program: Program) -> str:
    """Return the caps of types, levels or sizes: ``기초 3천만원, 고도화 9천만원``."""
    return ", ".join(f"{one.label} {written(one.cap)}" for one in program.caps if one.cap)


def _sum(money: Money | None) -> object:
    """Return whole won as a number, anything less plain as the document writes it."""
    if money is None:
        return ""
    is_plain = money.currency == "KRW" and isinstance(money.amount, int)
    return money.amount if is_plain and money.bound in (None, "max") else written(money)


def _asked(who: Contact) -> str:
    """Return an office with its numbers, its addresses where it has none."""
    reach = [one.national for one in who.phones] or list(who.emails)
    return " ".join(part for part in (who.division or who.organization, *reach) if part)


def _put(sheet: Any, number: int, index: int, cell: object, formats: dict[str, Any]) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(number, index, cell, formats["day"])
    elif isinstance(cell, int):
        money = _COLUMNS[index][0] in ("예산", "한도")
        sheet.write_number(number, index, cell, formats["won"] if money else formats["text"])
    elif cell:
        words = " ".join(str(cell).split())[:1000]
        if words.startswith(("https://", "http://")):
            sheet.write_url(number, index, words, formats["text"], words)
        else:
            sheet.write_string(number, index, words, formats["text"])
