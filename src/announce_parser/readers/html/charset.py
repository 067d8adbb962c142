"""Bytes of a page → characters: what the bytes are goes before what the page says of itself.

Pages labelled euc-kr hold syllables that only CP949 has, pages labelled utf-8 are CP949 and the other way
round. A byte order mark, then strict UTF-8, then CP949; the label speaks only where none of them fits.
"""

from __future__ import annotations

import codecs

from announce_parser.errors import UnknownEncoding
from announce_parser.patterns import lazy_regex
from announce_parser.readers._decode import Decoded, find_characters

# <meta charset="euc-kr">, <meta http-equiv=… content="text/html; charset=ks_c_5601-1987">, <?xml encoding="utf-8"?>
_LABEL = lazy_regex(rb"(?:charset|encoding)\s*=\s*[\"']?\s*(?P<name>[A-Za-z0-9_.:-]{2,30})")
_HEAD = 4096
_KOREAN = frozenset(
    {
        "euc-kr",
        "euckr",
        "ks_c_5601-1987",
        "ksc5601",
        "ks_c_5601",
        "korean",
        "ms949",
        "x-windows-949",
    }
)
_LEAST_SOUND = 20  # sound characters for each spoilt one


def decode_page(data: bytes) -> Decoded:
    """Return the characters of a page; raises ``UnknownEncoding`` where no encoding fits."""
    found = find_characters(data)
    if found is not None:
        return found
    label = _LABEL.search(data[:_HEAD])
    encoding = _codec(label["name"].decode("ascii").lower()) if label else "cp949"
    text = data.decode(encoding, errors="replace")
    n_spoilt = text.count("\ufffd")
    n_sound = sum(char > "\x7f" for char in text) - n_spoilt
    if n_spoilt * _LEAST_SOUND > n_sound:
        raise UnknownEncoding("the page is in none of UTF-8, CP949 and what it says itself")
    return Decoded(
        text, encoding, (f"no valid {encoding} at {n_spoilt} places",) if n_spoilt else ()
    )


def _codec(label: str) -> str:
    """Return Python's name for a label; CP949 for what is Korean or unknown."""
    if label in _KOREAN:
        return "cp949"
    try:
        return codecs.lookup(label).name
    except LookupError:
        return "cp949"
