"""Bytes of a text file → characters, and the name of the encoding.

Byte order mark, then ISO-2022-KR (old mail) by its first escape, then strict UTF-8, then CP949 (a file
labelled euc-kr is CP949: it holds syllables that EUC-KR lacks), then UTF-16 without a mark, told by the side
on which ASCII's zero bytes stand. Offices write nothing else; what is in none of these is refused, never guessed.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from announce_parser.errors import OverLimit, UnknownEncoding
from announce_parser.readers._limits import MOST_CHARACTERS, MOST_LINES
from announce_parser.readers._magic import find_known_format

# The longer mark first: the one of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAIL = b"\x1b$)C"  # RFC 1557: is once, before any Korean
_MAIL_WITHIN = 256
_LETTER = re.compile(r"[0-9A-Za-z가-힣ㄱ-ㅎ\s.,()\-]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# Of characters: text of a notice is nearly all letters, digits and spaces; bytes read in a wrong width
# are nearly none.
_LEAST_LETTERS = 0.5
_MOST_CONTROLS = 0.02
_LEAST_SOUND = 20  # sound characters beyond ASCII for each spoilt one
_ZEROS = re.compile("\x00{16,}")  # a block that a disk or a download lost


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters and the codec that gave them, by Python's name, without the byte order mark.

    Attributes:
        losses: What could not be decoded, one short reason each.
    """

    text: str
    encoding: str
    losses: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the characters of a text file.

    Raises:
        UnknownEncoding: No encoding fits.
        OverLimit: There are more characters, or lines that hold any, than a document may have.
    """
    found = find_text(data)
    if found is None:
        reason = "cannot decode the text as UTF-8, CP949 or UTF-16"
        raise UnknownEncoding(reason)
    if len(found.text) > MOST_CHARACTERS:
        raise OverLimit(f"the text has more than {MOST_CHARACTERS:,} characters")
    if sum(not line.isspace() for line in found.text.splitlines(keepends=True)) > MOST_LINES:
        raise OverLimit(f"the text has more than {MOST_LINES:,} lines")
    return found


def find_text(data: bytes) -> Decoded | None:
    """Return the characters, or None where the bytes are not text in an encoding known here."""
    return None if find_known_format(data) is not None else find_characters(data)


def find_characters(data: bytes) -> Decoded | None:
    """Return the characters of text or of a page's source, or None where no encoding known here fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return _try(rest, encoding) or _damaged(rest, encoding)
    if _MAIL in data[:_MAIL_WITHIN]:
        return _try(data, "iso2022_kr") or _damaged(data, "iso2022_kr")
    for found in (_try(data, "utf-8"), _damaged(data, "utf-8"), _try(data, "cp949")):
        if found is not None and "\x00" not in found.text:
            return found if _is_text(found.text) else None
    wide = _try(data, _guess_width(data)) if len(data) % 2 == 0 else None
    if wide is not None and _is_wide_text(wide.text):
        return wide
    return _with_stray_zeros(data)


def _try(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _damaged(data: bytes, encoding: str) -> Decoded | None:
    """Return text of which a few bytes are spoilt or the end is cut off; CP949 would make nonsense of UTF-8."""
    text = data.decode(encoding, errors="replace")
    n_spoilt = text.count("\ufffd")
    if not n_spoilt:
        return None
    n_sound = sum(char > "\x7f" for char in text) - n_spoilt
    if n_spoilt * _LEAST_SOUND > n_sound:
        return None
    return Decoded(text, encoding, (f"no valid {encoding.upper()} at {n_spoilt} places",))


def looks_like_text(data: bytes) -> bool:
    """Return whether bytes that nothing could decode might be text all the same: hardly any controls."""
    controls = sum(data.count(code) for code in (*range(9), *range(14, 32)))
    return controls <= _MOST_CONTROLS * len(data)


def _guess_width(data: bytes) -> str:
    """Return the order of bytes: spaces, digits and line ends leave their zero on one side."""
    return "utf-16-le" if data[1::2].count(0) >= data[0::2].count(0) else "utf-16-be"


def _is_wide_text(text: str) -> bool:
    return len(_LETTER.findall(text)) >= _LEAST_LETTERS * len(text) and _is_text(text)


def _is_text(text: str) -> bool:
    return len(_CONTROL.findall(text)) <= _MOST_CONTROLS * len(text)


def _with_stray_zeros(data: bytes) -> Decoded | None:
    """Return text in which a few zero bytes stand, as from a program that padded its lines, or blocks of them."""
    for encoding in ("utf-8", "cp949"):
        found = _try(data, encoding)
        if found is not None:
            text, n_blocks = _ZEROS.subn("\x00", found.text)
            if _is_text(text):
                lost = (f"there are zeros instead of text at {n_blocks} places",)
                return Decoded(text, encoding, lost if n_blocks else ())
    return None
