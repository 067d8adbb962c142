"""Folding: one character for one character, so that offsets in folded text are offsets in the text.

Rules are written for the folded form; what the record keeps is always the text itself.
"""

from __future__ import annotations

import re

from announce_parser.patterns import lazy_regex

_DASHES = "‐‑‒–—―−－─━ー﹣"
_TILDES = "～∼〜˜∽⁓"  # all stand for "from … to" in notices
_SINGLE_QUOTES = "‘’‚‛′`´＇ʼ"  # ’23 and ‘23 are both the year 2023
_DOUBLE_QUOTES = "“”„‟″＂"
_MIDDLE_DOTS = "․‧・･ㆍ•∙⋅"
_SPACES = (
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
)

_FOLDED: dict[int, str] = {
    **{ord(char): "-" for char in _DASHES},
    **{ord(char): "~" for char in _TILDES},
    **{ord(char): "'" for char in _SINGLE_QUOTES},
    **{ord(char): '"' for char in _DOUBLE_QUOTES},
    **{ord(char): "·" for char in _MIDDLE_DOTS},
    **{ord(char): " " for char in _SPACES},
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "－～＇＂"},
    ord("％"): "%",
    ord("￦"): "₩",
    ord("ℓ"): "l",
    **{ord(sign): word for sign, word in zip("年月日時", "년월일시", strict=True)},
}

_WEEKDAYS = dict(zip("火水木金土", "화수목금토", strict=True))  # 3.15(火); 月 and 日 are above
_FOLDABLE = lazy_regex(
    f"[{re.escape(''.join(map(chr, _FOLDED)))}]|(?<=[(（])[{''.join(_WEEKDAYS)}](?=[)）요,·~])"
)


def fold(text: str) -> str:
    """Return the text with dashes, quotes, middle dots, spaces, widths, 年月日 and weekdays in Chinese letters made uniform, same length."""
    return _FOLDABLE.sub(
        _folded, text
    )  # few characters are; to translate all takes five times as long


def _folded(match: re.Match[str]) -> str:
    return _WEEKDAYS.get(match[0]) or _FOLDED[ord(match[0])]
