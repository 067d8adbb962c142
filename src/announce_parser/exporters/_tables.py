"""The tables of the export (contract ``CLI.md``): which columns each has and which rows a record gives.

Keys: ``document`` is the source's sha256; programs and categories keep their ids; other rows are numbered
from 1 in document order (``seq``).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from announce_parser.exporters._layout import Cell, OutputColumn, OutputTable, Row, Type
from announce_parser.exporters._values import (
    COUNT,
    DURATION,
    MONEY,
    PERIOD,
    RATIO,
    cells,
    columns,
    day,
    share,
)
from announce_parser.values import written
from announce_parser.windows import windows as windows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.record import Program, Record

_DOCUMENT: Final = OutputColumn("document", Type.TEXT, "sha256 of the source")
_PROGRAM: Final = OutputColumn("program", Type.TEXT, "program id within the document")
_SEQ: Final = OutputColumn("seq", Type.INTEGER, "number in document order, from 1")
_OF_DOCUMENT: Final = (("document",), "documents")
_OF_PROGRAM: Final = (("document", "program"), "programs")
_PROGRAM_VALUES: Final = (
    ("budget", MONEY),
    ("estimated_price", MONEY),
    ("awards", COUNT),
    ("cap", MONEY),
    ("subsidy_ratio", RATIO),
    ("duration", DURATION),
    ("employees", COUNT),
    ("business_age", DURATION),
)
_PROGRAM_TEXTS: Final = (
    "name",
    "category",
    "status",
    "call_type",
    "vat",
    "bid_method",
    "summary",
    "eligibility",
    "exclusions",
    "support",
    "how_to_apply",
    "preference",
    "division",
    "agency",
)
_PROGRAM_LISTS: Final = ("aliases", "applicants", "regions", "industries", "documents")
# Parts without a table of their own: each in words, one text an item.
_PROGRAM_WORDS: Final = ("cost_sharing", "funding", "benefits", "prizes", "topics", "apply_at")
_TERM_VALUES: Final = (
    ("cap", MONEY),
    ("ratio", RATIO),
    ("duration", DURATION),
    ("budget", MONEY),
    ("awards", COUNT),
)


def _texts(*names: str) -> tuple[OutputColumn, ...]:
    return tuple(OutputColumn(name, Type.TEXT) for name in names)


def _lists(*names: str) -> tuple[OutputColumn, ...]:
    return tuple(OutputColumn(name, Type.LIST) for name in names)


def _valued(
    values: Iterable[tuple[str, tuple[tuple[str, Type, str], ...]]],
) -> tuple[OutputColumn, ...]:
    return tuple(column for prefix, shape in values for column in columns(prefix, shape))


def _key(record: Record) -> str:
    return record.source.sha256


def _attributes(item: object, *names: str) -> Row:
    return {name: getattr(item, name) for name in names}


def _numbered(record: Record, items: Iterable[Row]) -> Iterator[Row]:
    for seq, row in enumerate(items, 1):
        yield {"document": _key(record), "seq": seq, **row}


def _documents(record: Record) -> Iterator[Row]:
    checks = [check.status for check in record.checks]
    yield {
        "document": _key(record),
        **_attributes(record.source, "filename", "format", "size_bytes", "page_count", "url"),
        **_attributes(record, "schema_version", "kind", "title", "notice_number", "fiscal_year"),
        "revision": record.revision.type if record.revision else None,
        "issuer": record.issuer.name if record.issuer else None,
        "releasing_body": record.releasing_body.name if record.releasing_body else None,
        "subtitles": record.subtitles,
        "other_notice_numbers": record.other_notice_numbers,
        "co_issuers": tuple(office.name for office in record.co_issuers),
        "published": record.published,
        "published_day": day(record.published),
        "release": record.release.text if record.release else None,
        **cells("budget", MONEY, record.budget),
        "partial": record.partial,
        "checks_hold": checks.count("holds"),
        "checks_fail": checks.count("fails"),
        "checks_skipped": checks.count("skipped"),
    }


def _categories(record: Record) -> Iterator[Row]:
    for category in record.categories:
        yield {
            "document": _key(record),
            "category": category.id,
            **_attributes(category, "parent", "number", "name", "aliases"),
            **cells("budget", MONEY, category.budget),
        }


def _programs(record: Record) -> Iterator[Row]:
    for program in record.programs:
        row: Row = {"document": _key(record), "program": program.id}
        row |= _attributes(program, *_PROGRAM_TEXTS, *_PROGRAM_LISTS)
        for prefix, shape in _PROGRAM_VALUES:
            row |= cells(prefix, shape, getattr(program, prefix))
        yield {**row, **_in_words(program)}


def _in_words(program: Program) -> Row:
    """Return the parts of a program that have no table, each item as the document words it."""
    return {
        "cost_sharing": tuple(share(one) for one in program.cost_sharing),
        "funding": tuple(f"{one.party} {written(one.amount)}" for one in program.funding),
        "benefits": tuple(f"{one.label} {written(one.amount)}" for one in program.benefits),
        "prizes": tuple(
            " ".join([one.label, *(written(part) for part in (one.count, one.amount) if part)])
            for one in program.prizes
        ),
        "topics": tuple(one.name for one in program.topics),
        "apply_at": tuple(one.url or one.text for one in program.apply_at),
        "loan": program.loan.text if program.loan else None,
    }


def _windows(record: Record) -> Iterator[Row]:
    for window in windows_of(record):
        yield {
            "document": _key(record),
            "program": window.program.id,
            **_attributes(window, "kind", "seq", "round"),
            **cells("", PERIOD, window.period),
        }


def _terms(record: Record) -> Iterator[Row]:
    for program in record.programs:
        for seq, terms in enumerate(program.caps, 1):
            row: Row = {"document": _key(record), "program": program.id, "seq": seq}
            row |= {"label": terms.label}
            for prefix, shape in _TERM_VALUES:
                row |= cells(prefix, shape, getattr(terms, prefix))
            yield {**row, "cost_sharing": tuple(share(one) for one in terms.cost_sharing)}


_CONTACT_TEXTS: Final = (
    "organization",
    "division",
    "region",
    "address",
    "role",
    "position",
    "name",
    "note",
)


def _contacts(record: Record) -> Iterator[Row]:
    return _numbered(
        record, (_attributes(one, *_CONTACT_TEXTS, "emails") for one in record.contacts)
    )


def _phones(record: Record) -> Iterator[Row]:
    for contact, one in enumerate(record.contacts, 1):
        for seq, phone in enumerate(one.phones, 1):
            yield {
                "document": _key(record),
                "contact": contact,
                "seq": seq,
                **_attributes(phone, "e164", "national", "extension", "text"),
                "fax": bool(phone.fax),
                "short_code": bool(phone.short_code),
            }


def _contact_programs(record: Record) -> Iterator[Row]:
    known = {program.id for program in record.programs}
    for contact, one in enumerate(record.contacts, 1):
        for program in dict.fromkeys(one.programs):
            if program in known:
                yield {"document": _key(record), "contact": contact, "program": program}


def _schedule(record: Record) -> Iterator[Row]:
    return _numbered(
        record,
        (
            {
                **_attributes(one, "event", "program", "place"),
                **cells("", PERIOD, one.period),
                "description": one.text,
            }
            for one in record.schedule
        ),
    )


def _changes(record: Record) -> Iterator[Row]:
    return _numbered(
        record,
        (
            _attributes(one, "subject", "before", "after", "percent", "program", "text")
            for one in record.changes
        ),
    )


def _figures(record: Record) -> Iterator[Row]:
    for figure in record.figures:
        yield {
            "document": _key(record),
            "figure": figure.id,
            **_attributes(figure, "kind", "text", "role", "program", "bound", "per", "rule"),
            **_flat(figure.value.to_dict()),
            **_attributes(figure.source, "block", "start", "end", "page"),
            "cell": _cell_name(figure.source.cell),
            "confidence": figure.confidence,
        }


# The number or code a value stands for, whatever its kind; ranges have two ends.
_NUMBERS: Final = ("amount", "percent", "value")
_CODES: Final = ("interval", "duration", "e164", "national", "email", "url")


def _flat(value: dict[str, object]) -> Row:
    from decimal import Decimal

    row: Row = {"value": json.dumps(value, ensure_ascii=False)}
    for name in _NUMBERS:
        for column, key in (("number", name), ("low", f"min_{name}"), ("high", f"max_{name}")):
            if key in value:
                row[column] = Decimal(str(value[key]))
    code = next((value[name] for name in _CODES if name in value), None)
    return {**row, "code": None if code is None else str(code)}


def _cell_name(cell: tuple[int, int] | None) -> Cell:
    return None if cell is None else f"{cell[0]},{cell[1]}"


def _tables(record: Record) -> Iterator[Row]:
    for table in record.tables:
        yield {
            "document": _key(record),
            "table": table.id,
            **_attributes(table, "caption", "unit", "page", "n_rows", "n_cols", "role"),
            "records": json.dumps([dict(one) for one in table.records], ensure_ascii=False),
        }


def _checks(record: Record) -> Iterator[Row]:
    return _numbered(
        record,
        (
            {
                **_attributes(one, "rule", "severity", "status", "grade", "message", "at"),
                "expected": _shown(one.expected),
                "actual": _shown(one.actual),
            }
            for one in record.checks
        ),
    )


def _shown(value: object) -> Cell:
    return None if value is None else str(value)


TABLES: Final = (
    OutputTable(
        "documents",
        (
            _DOCUMENT,
            *_texts("filename", "format"),
            OutputColumn("size_bytes", Type.INTEGER),
            OutputColumn("page_count", Type.INTEGER),
            *_texts("url", "schema_version", "kind", "title"),
            *_lists("subtitles"),
            *_texts("notice_number"),
            *_lists("other_notice_numbers"),
            *_texts("revision"),
            OutputColumn("fiscal_year", Type.INTEGER),
            *_texts("issuer"),
            *_lists("co_issuers"),
            *_texts("releasing_body", "published"),
            OutputColumn("published_day", Type.DAY, "where the document states the day"),
            *_texts("release"),
            *columns("budget", MONEY),
            OutputColumn("partial", Type.BOOLEAN, "something could not be read"),
            OutputColumn("checks_hold", Type.INTEGER),
            OutputColumn("checks_fail", Type.INTEGER),
            OutputColumn("checks_skipped", Type.INTEGER),
        ),
        ("document",),
        _documents,
    ),
    OutputTable(
        "categories",
        (
            _DOCUMENT,
            *_texts("category", "parent", "number", "name"),
            *_lists("aliases"),
            *columns("budget", MONEY),
        ),
        ("document", "category"),
        _categories,
        (_OF_DOCUMENT,),
    ),
    OutputTable(
        "programs",
        (
            _DOCUMENT,
            _PROGRAM,
            *_texts(*_PROGRAM_TEXTS),
            *_lists(*_PROGRAM_LISTS),
            *_valued(_PROGRAM_VALUES),
            *_lists(*_PROGRAM_WORDS),
            *_texts("loan"),
        ),
        ("document", "program"),
        _programs,
        (_OF_DOCUMENT, (("document", "category"), "categories")),
    ),
    OutputTable(
        "windows",
        (
            _DOCUMENT,
            _PROGRAM,
            OutputColumn(
                "kind", Type.TEXT, "announcement, application, evaluation, agreement, term"
            ),
            _SEQ,
            OutputColumn("round", Type.TEXT, "label of the round"),
            *columns("", PERIOD),
        ),
        ("document", "program", "kind", "seq"),
        _windows,
        (_OF_PROGRAM,),
    ),
    OutputTable(
        "terms",
        (
            _DOCUMENT,
            _PROGRAM,
            _SEQ,
            OutputColumn("label", Type.TEXT, "type, level or size the terms hold for"),
            *_valued(_TERM_VALUES),
            *_lists("cost_sharing"),
        ),
        ("document", "program", "seq"),
        _terms,
        (_OF_PROGRAM,),
    ),
    OutputTable(
        "contacts",
        (_DOCUMENT, _SEQ, *_texts(*_CONTACT_TEXTS), *_lists("emails")),
        ("document", "seq"),
        _contacts,
        (_OF_DOCUMENT,),
    ),
    OutputTable(
        "phones",
        (
            _DOCUMENT,
            OutputColumn("contact", Type.INTEGER, "seq of the contact"),
            _SEQ,
            *_texts("e164", "national", "extension", "text"),
            OutputColumn("fax", Type.BOOLEAN),
            OutputColumn("short_code", Type.BOOLEAN, "1357, 120 and the like"),
        ),
        ("document", "contact", "seq"),
        _phones,
        ((("document", "contact"), "contacts"),),
    ),
    OutputTable(
        "contact_programs",
        (_DOCUMENT, OutputColumn("contact", Type.INTEGER, "seq of the contact"), _PROGRAM),
        ("document", "contact", "program"),
        _contact_programs,
        ((("document", "contact"), "contacts"), _OF_PROGRAM),
    ),
    OutputTable(
        "schedule",
        (
            _DOCUMENT,
            _SEQ,
            *_texts("event", "program", "place"),
            *columns("", PERIOD),
            *_texts("description"),
        ),
        ("document", "seq"),
        _schedule,
        (_OF_PROGRAM,),
    ),
    OutputTable(
        "changes",
        (
            _DOCUMENT,
            _SEQ,
            *_texts("subject", "before", "after"),
            OutputColumn("percent", Type.DECIMAL, "signed by meaning"),
            *_texts("program", "text"),
        ),
        ("document", "seq"),
        _changes,
        (_OF_PROGRAM,),
    ),
    OutputTable(
        "figures",
        (
            _DOCUMENT,
            *_texts("figure", "kind", "text", "role", "program"),
            OutputColumn("number", Type.DECIMAL, "won, percent or count"),
            OutputColumn("low", Type.DECIMAL, "lower end of a range"),
            OutputColumn("high", Type.DECIMAL, "upper end of a range"),
            OutputColumn("code", Type.TEXT, "interval, duration, phone, address"),
            *_texts("bound", "per"),
            OutputColumn("value", Type.TEXT, "the whole value as JSON"),
            *_texts("block"),
            OutputColumn("start", Type.INTEGER, "character in the block or cell, from 0"),
            OutputColumn("end", Type.INTEGER, "one past the last character"),
            OutputColumn("page", Type.INTEGER),
            *_texts("cell", "rule"),
            OutputColumn("confidence", Type.DECIMAL),
        ),
        ("document", "figure"),
        _figures,
        (_OF_DOCUMENT,),
    ),
    OutputTable(
        "tables",
        (
            _DOCUMENT,
            *_texts("table", "caption", "unit"),
            OutputColumn("page", Type.INTEGER),
            OutputColumn("n_rows", Type.INTEGER),
            OutputColumn("n_cols", Type.INTEGER),
            *_texts("role"),
            OutputColumn("records", Type.TEXT, "body rows by header path, as JSON"),
        ),
        ("document", "table"),
        _tables,
        (_OF_DOCUMENT,),
    ),
    OutputTable(
        "checks",
        (
            _DOCUMENT,
            _SEQ,
            *_texts("rule", "severity", "status", "grade", "message", "expected", "actual"),
            *_lists("at"),
        ),
        ("document", "seq"),
        _checks,
        (_OF_DOCUMENT,),
    ),
)
