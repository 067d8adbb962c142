"""``validate``: records in, every violation out, one a line; with ``--checks`` what does not add up as well."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from announce_parser.cli._base import Session, Worded, session_in
from announce_parser.cli._faults import as_line, fault_of, told
from announce_parser.cli._jobs import STDIN
from announce_parser.cli._records import files_of
from announce_parser.cli._stdout import Output, guarded
from announce_parser.errors import AnnounceError, ExitCode, SourceNotFound, UnreadableDocument
from announce_parser.messages import check_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.validation import Violation


@click.pass_context
def _validate(context: click.Context, /, records: tuple[str, ...], *, checks: bool) -> int:
    session = session_in(context)
    codes: list[int] = []
    with guarded() as stdout:
        for name in (file for given in records for file in _files(given, session)):
            try:
                codes.append(_checked(name, session, stdout, checks=checks))
            except AnnounceError as error:
                if error.exit_code == ExitCode.CANNOT_WRITE:
                    raise
                fault = fault_of(error, session, name)
                session.tell(fault.line)
                if session.envelope:
                    stdout.write(as_line(fault.envelope))
                codes.append(fault.exit_code)
    if len(codes) > 1 and set(codes) - {ExitCode.DONE, ExitCode.FINDINGS}:
        return ExitCode.SOME_FAILED
    return max(codes)


def _files(given: str, session: Session) -> Iterator[str]:
    """Yield the names of the files to be read: the records of a folder, or what was given."""
    yield from map(str, files_of(given, session)) if Path(given).is_dir() else (given,)


def _checked(name: str, session: Session, stdout: Output, *, checks: bool) -> int:
    """Validate one file, whose lines are records each where it is JSON Lines."""
    from announce_parser import validation

    content = _content(name, session)
    lines = content.splitlines() if name.endswith(".jsonl") else [content]
    code = ExitCode.DONE
    for number, line in enumerate(lines, 1):
        if name.endswith(".jsonl") and not line.strip():
            continue
        label = f"{name}:{number}" if name.endswith(".jsonl") else name
        record = _loaded(line, session)
        violations = validation.validate(record)
        failing = _failing(record) if checks and not violations else None
        _show(label, violations, failing, session, stdout)
        session.tell(session.say(_outcome(record, violations), name=label, count=len(violations)))
        if failing:
            session.tell(session.say("validate.failing", name=label, count=len(failing)))
        if violations or failing:
            code = ExitCode.FINDINGS
    return code


def _failing(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the checks of a valid record that fail: what contradicts what, and where that is."""
    kept = ("rule", "severity", "grade", "message", "params", "at", "sources", "expected", "actual")
    return [
        {key: check[key] for key in kept if key in check}
        for check in record.get("checks", ())
        if check["status"] == "fails"
    ]


def _show(
    label: str,
    violations: tuple[Violation, ...],
    failing: list[dict[str, Any]] | None,
    session: Session,
    stdout: Output,
) -> None:
    rows = [
        {"pointer": violation.pointer, "rule": violation.rule, "message": violation.message}
        for violation in violations
    ]
    if session.envelope:
        envelope = {"ok": True, "file": label, "valid": not rows, "violations": rows}
        stdout.write(as_line(envelope | ({} if failing is None else {"failing": failing})))
    else:
        for row in rows:
            where = row["pointer"] or "(record)"
            stdout.write(f"{label}: {where}: {row['message']} [{row['rule']}]\n".encode())
        for check in failing or ():
            where = ", ".join(check.get("at", ())) or "(record)"
            words = _words(check, session)
            stdout.write(f"{label}: {where}: {words} [{check['rule']}]\n".encode())


def _words(check: dict[str, Any], session: Session) -> str:
    """Return what a check found, in the session's language."""
    from announce_parser.record import Check

    found = Check.model_validate({"status": "fails", **check})
    return check_words(found.model_copy(update={"at": ()}), session.language)


def _outcome(record: dict[str, Any], violations: tuple[Violation, ...]) -> str:
    """Return the message that says of a record what its manifest says: ok or partial, and why."""
    if violations:
        return "validate.invalid"
    from announce_parser.record import UNREAD_RULES

    is_partial = any(check.get("rule") in UNREAD_RULES for check in record.get("checks", ()))
    return "validate.unread" if is_partial else "validate.valid"


def _content(name: str, session: Session) -> str:
    try:
        content = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise SourceNotFound(error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            session.say("fault.not_json", reason=told(error, session))
        ) from error


def _loaded(text: str, session: Session) -> dict[str, Any]:
    """Return the JSON object; NaN and a key that is twice are not JSON that two programs read alike."""
    try:
        value = json.loads(text, parse_constant=_refuse, object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(
            session.say("fault.not_json", reason=told(error, session))
        ) from error
    if not isinstance(value, dict):
        raise UnreadableDocument(session.say("fault.not_object"))
    return value


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a JSON number")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice!r} occurs twice")
    return found


COMMAND = Worded(
    "validate",
    examples=("validate records --checks", "parse notice.txt | announce-parser validate -"),
    codes=(0, 1, 2, 3, 5, 7, 70, 130),
    callback=_validate,
    params=[
        click.Argument(["records"], metavar="RECORD…", nargs=-1, required=True),
        click.Option(["--checks"], is_flag=True),
        click.Option(["--json"], is_flag=True, expose_value=False),
    ],
)
