"""``explain``: where a value of a record comes from, in two steps from value to source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from announce_parser.batch import ReadingOptions
from announce_parser.cli._base import TOKENIZERS, Session, Worded, session_in
from announce_parser.cli._faults import as_line, meant_by
from announce_parser.cli._profile import profile_option
from announce_parser.cli._stdout import Output, guarded
from announce_parser.cli._workers import content_of, explained_of
from announce_parser.errors import ExitCode, UsageFault
from announce_parser.messages import check_words, say_reason, say_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.explain import Explanation, Witness
    from announce_parser.notices import Why
    from announce_parser.profiles import ProfileLine
    from announce_parser.record import Place, Record


@click.pass_context
def _explain(  # noqa: PLR0913 (click hands over every option by its name)
    context: click.Context,
    /,
    source: str,
    pointer: str | None,
    tokenizer: str,
    published: str | None,
    *,
    morphemes: bool,
) -> int:
    from announce_parser.explain import explain, outline, why

    session = session_in(context)
    with guarded() as stdout:
        if pointer is None:
            record = _record(source, tokenizer, published, session)
            _write_outline(record, session, stdout)
            return ExitCode.DONE
        record, told = _reasoned(source, pointer, tokenizer, published, session)
        try:
            explanation = explain(record, pointer)
        except KeyError as error:
            known = [one.pointer for one in outline(record)]
            words = {"pointer": pointer, "meant": meant_by(pointer, known, session)}
            raise UsageFault(session.say("usage.pointer", **words), file=source) from error
        reasons = why(record, pointer, told or ())
        if session.envelope:
            plain = _plain(explanation) | ({} if reasons is None else {"why": _weighed(reasons)})
            stdout.write(as_line({"ok": True, "explanation": plain}))
        else:
            lines = [*_lines(explanation, session)]
            if told is None and _is_by_evidence(explanation):
                lines.append(f"  {session.say('explain.needs_document')}")
            if reasons is not None:
                lines += _reasons(reasons, session)
            if morphemes:
                lines += _morphemes(explanation, tokenizer, session)
            stdout.write("".join(f"{line}\n" for line in lines).encode())
    return ExitCode.DONE


def _write_outline(record: Record, session: Session, stdout: Output) -> None:
    """Write every value of the record on a line: pointer, words, first place and rule, doubt, failed checks."""
    from announce_parser.explain import outline

    for one in outline(record):
        if session.envelope:
            stdout.write(as_line(_plain(one)))
        else:
            stdout.write(f"{_outlined(one, session)}\n".encode())


def _outlined(one: Explanation, session: Session) -> str:
    parts = [one.pointer]
    if one.by_person is not None:
        parts.append(f"✎ {one.by_person}")
    elif one.given is not None:
        parts.append(session.say("explain.given", key=one.given))
    elif one.witnesses:
        first = one.witnesses[0]
        more = f" +{len(one.witnesses) - 1}" if len(one.witnesses) > 1 else ""
        parts += [f"‹{first.text}›", f"{_place(first.place)}{more}"]
        parts.append(say_rule(first.rule or "", session.language))
    if one.confidence is not None:
        parts.append(f"{one.confidence:.2f}")
    parts += [f"✗ {check.rule}" for check in one.checks if check.status == "fails"]
    return "  ".join(part for part in parts if part)


def _morphemes(explanation: Explanation, tokenizer: str, session: Session) -> Iterator[str]:
    """Yield the tokens of each place's text with their parts of speech."""
    from announce_parser.tokenizers import tokenize

    for witness in explanation.witnesses:
        text = f"{witness.before}{witness.text}{witness.after}"
        tokens = " ".join(
            f"{token.text}/{token.tag_}" for token in tokenize(text, backend=tokenizer)
        )
        yield _row(session, "morphemes", tokens)


def _is_record(source: str) -> bool:
    return source.endswith(".json") and Path(source).is_file()


def _record(source: str, tokenizer: str, published: str | None, session: Session) -> Record:
    """Return the record of a document, or the record that the source is itself."""
    from announce_parser.record import Record

    if _is_record(source):
        return Record.from_json(Path(source).read_bytes())
    return Record.from_json(content_of(source, ReadingOptions(tokenizer, published), session))


def _reasoned(
    source: str, pointer: str, tokenizer: str, published: str | None, session: Session
) -> tuple[Record, tuple[Why, ...] | None]:
    """Return a record with the reasons for its programs where one is asked for; None where the source has no text."""
    from announce_parser.notices import Reason, Why
    from announce_parser.record import Record

    if _is_record(source):
        return _record(source, tokenizer, published, session), None
    if not pointer.startswith("/programs/"):
        return _record(source, tokenizer, published, session), ()
    content, told = explained_of(source, ReadingOptions(tokenizer, published), session)
    return Record.from_json(content), tuple(
        Why(**{**one, "reasons": tuple(Reason(**each) for each in one["reasons"])})
        for one in json.loads(told)
    )


def _is_by_evidence(explanation: Explanation) -> bool:
    """Return whether a name or term of a program was weighed: reasons are in the document, none in the record."""
    from announce_parser.notices import WEIGHED_RULES

    return any(witness.rule in WEIGHED_RULES for witness in explanation.witnesses)


def _reasons(why: Why, session: Session) -> Iterator[str]:
    """Yield the reasons, the strongest first, and what came next."""
    yield f"  {session.say('explain.reasons')}:"
    for reason in why.reasons:
        yield f"    {reason.worth:+.1f}  {say_reason(reason.feature, session.language)}"
    if why.runner_up is not None and why.chance is not None:
        yield _row(session, "runner_up", f"{why.runner_up} ({why.chance:.2f})")


def _weighed(why: Why) -> dict[str, object]:
    reasons = [{"feature": each.feature, "worth": round(each.worth, 2)} for each in why.reasons]
    chance = None if why.chance is None else round(why.chance, 2)
    return {"reasons": reasons, "runner_up": why.runner_up, "chance": chance}


def _lines(explanation: Explanation, session: Session) -> Iterator[str]:
    """Yield the explanation as lines of words, the value first."""
    yield explanation.pointer
    yield _row(session, "value", explanation.value)
    if explanation.stated_at and explanation.stated_at != explanation.pointer:
        yield f"  ({session.say('explain.stated', pointer=explanation.stated_at)})"
    if explanation.confidence is not None:
        yield _row(session, "confidence", str(explanation.confidence))
    if explanation.by_person is not None:
        yield f"  {session.say('explain.person', note=explanation.by_person)}"
    elif explanation.given is not None:
        yield f"  {session.say('explain.given', key=explanation.given)}"
    elif not explanation.witnesses:
        yield f"  {session.say('explain.derived')}"
    for witness in explanation.witnesses:
        yield from _witness_lines(witness, session)
    for line in explanation.profile:
        yield _row(session, "profile", _own(line))
    for check in explanation.checks:
        words = check_words(check.model_copy(update={"at": ()}), session.language)
        yield _row(session, "check", f"[{check.status}] {words} ({check.rule})")


def _witness_lines(witness: Witness, session: Session) -> Iterator[str]:
    yield _row(session, "place", _place(witness.place))
    rows = {
        "text": f"{witness.before}‹{witness.text}›{witness.after}",
        "table": " / ".join(witness.headings),
        "unit": witness.unit,
        "rule": say_rule(witness.rule or "", session.language),
        "example": witness.example,
    }
    for key, text in rows.items():
        if text:
            yield _row(session, key, text, indent=4)


def _row(session: Session, key: str, text: str, *, indent: int = 2) -> str:
    return f"{'':{indent}}{session.say(f'explain.{key}')}: {text}"


def _own(line: ProfileLine) -> str:
    """Return a line of the profile with its number: ``7: [headings] "도움의 크기" = "cap"``."""
    return f"{line.number}: [{line.table}] {line}"


def _place(place: Place) -> str:
    cell = f" cell {place.cell[0]},{place.cell[1]}" if place.cell is not None else ""
    page = f" page {place.page}" if place.page is not None else ""
    return f"{place.block}{cell}{page} {place.start}–{place.end}"


def _plain(explanation: Explanation) -> dict[str, object]:
    return {
        "pointer": explanation.pointer,
        "value": explanation.value,
        "stated_at": explanation.stated_at,
        "confidence": explanation.confidence,
        "corrected": explanation.by_person,
        "metadata": explanation.given,
        "profile": [_own(line) for line in explanation.profile],
        "witnesses": [_witness(witness) for witness in explanation.witnesses],
        "checks": [check.to_dict() for check in explanation.checks],
    }


def _witness(witness: Witness) -> dict[str, object]:
    return {
        "place": witness.place.to_dict(),
        "before": witness.before,
        "text": witness.text,
        "after": witness.after,
        "headings": list(witness.headings),
        "unit": witness.unit,
        "rule": witness.rule,
        "example": witness.example,
    }


COMMAND = Worded(
    "explain",
    examples=(
        "explain notice.txt /programs/0/cap",
        "explain records/notice.txt.json /budget",
    ),
    codes=(0, 2, 3, 4, 6, 70, 130),
    callback=_explain,
    params=[
        click.Argument(["source"], metavar="SOURCE"),
        click.Argument(["pointer"], metavar="[POINTER]", required=False),
        click.Option(["--tokenizer"], type=click.Choice(TOKENIZERS), default="mecab"),
        click.Option(["--published"], metavar="DATE"),
        click.Option(["--morphemes"], is_flag=True),
        profile_option(),
        click.Option(["--json"], is_flag=True, expose_value=False),
    ],
)
