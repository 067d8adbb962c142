"""Letters of pictures → words with their places, by Tesseract where it is installed (Debian: tesseract-ocr-kor).

Whoever reads says so for a block of code (``recognising``); without that no picture is looked at. Tesseract is the
user's own program: it gets a picture by its standard input and answers a table of words (its format TSV).
"""

from __future__ import annotations

import csv
import shutil
import subprocess
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.errors import MissingDependency

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM, LANGUAGES = "tesseract", "kor+eng"
DPI = 300
_INSTALL = "apt-get install tesseract-ocr tesseract-ocr-kor"
_SECONDS = 120
_LINE, _WORD = "4", "5"  # levels of a row
_ON: ContextVar[bool] = ContextVar("recognising", default=False)


class RecognisedWord(NamedTuple):
    """A word that was read in a picture; places count pixels from its top left corner.

    Attributes:
        line: Top and bottom of its line.
    """

    text: str
    left: float
    right: float
    line: tuple[float, float]


@contextmanager
def recognising(*, on: bool) -> Iterator[None]:
    """Let the letters of pictures be recognised within a block, or not."""
    token = _ON.set(on)
    try:
        yield
    finally:
        _ON.reset(token)


def is_on() -> bool:
    """Return whether letters of pictures are recognised where this is called."""
    return _ON.get()


def missing() -> str | None:
    """Return what is not installed and the line that installs it; None where nothing is missing."""
    if shutil.which(PROGRAM) is None:
        return f"{PROGRAM} is not installed; run: {_INSTALL}"
    return None


def words(picture: bytes) -> list[RecognisedWord]:
    """Return the words of a picture in reading order.

    Raises:
        MissingDependency: Tesseract is not installed, or it cannot read Korean.
    """
    lacking = missing()
    if lacking is not None:
        raise MissingDependency(lacking)
    command = [PROGRAM, "stdin", "stdout", "-l", LANGUAGES, "--dpi", str(DPI), "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 (no word of a document is in the command)
            command, input=picture, capture_output=True, timeout=_SECONDS, check=True
        )
    except subprocess.TimeoutExpired:
        return []
    except (subprocess.CalledProcessError, OSError) as error:
        raise MissingDependency(f"{PROGRAM} cannot read {LANGUAGES}; run: {_INSTALL}") from error
    return list(_words(done.stdout.decode("utf-8", "replace")))


def _words(table: str) -> Iterator[RecognisedWord]:
    """Yield the words of a table of Tesseract, each with the line that was named before it."""
    line = (0.0, 0.0)
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        try:
            left, top, width, height = (
                float(row[key]) for key in ("left", "top", "width", "height")
            )
        except (KeyError, TypeError, ValueError):
            continue
        if row["level"] == _LINE:
            line = (top, top + height)
        text = (row.get("text") or "").strip()
        if row["level"] == _WORD and text:
            yield RecognisedWord(text, left, left + width, line)
