"""The tokenizer that needs nothing installed: runs of one script, single symbols.

It knows no particle and no verb; rules that need those find ``unknown`` and fall back on characters.
"""

from __future__ import annotations

from collections.abc import Mapping

from announce_parser.patterns import lazy_regex
from announce_parser.tokenizers._base import Role, Tagged

NAME = "plain"
LONGEST = 2000
LONGEST_RUN = 2000
TAGS: Mapping[str, Role] = {
    "HANGUL": Role.UNKNOWN,
    "DIGITS": Role.NUMBER,
    "LATIN": Role.FOREIGN,
    "HAN": Role.FOREIGN,
    "SYMBOL": Role.SYMBOL,
}
_RUN = lazy_regex(  # 310개 과제(50%): DIGITS HANGUL HANGUL SYMBOL DIGITS SYMBOL SYMBOL
    r"(?P<HANGUL>[가-힣ㄱ-ㆎ\u1100-\u11ff]+)|(?P<DIGITS>[0-9０-９]+)|(?P<LATIN>[A-Za-zＡ-Ｚａ-ｚ\u00c0-\u024f]+)"
    r"|(?P<HAN>[\u3400-\u9fff\uf900-\ufaff]+)|(?P<SYMBOL>\S)"
)


def missing() -> str | None:
    """Return None: there is nothing that could be missing."""
    return None


def morphemes(line: str) -> list[Tagged]:
    """Return the runs of one line with their places; the tag names the script."""
    return [
        (match[0], str(match.lastgroup), match.start(), match.end())
        for match in _RUN.finditer(line)
    ]
