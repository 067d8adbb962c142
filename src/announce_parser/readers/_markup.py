"""What makes a text Markdown: the marks that nobody writes in plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.readers._csv import find_records
from announce_parser.readers._traced import Traced

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_PIPE_RULE = re.compile(r"^ {0,3}\|? ?(?::?-{3,}:?|:-+:?|-+:) ?\|[-:| ]*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--")
_STRUCK = re.compile(r"(?<!~)~~(?=[^\s~])[^~\n]{1,200}(?<=[^\s~])~~(?!~)")
_HTML_TABLE = re.compile(r"</table>", re.IGNORECASE)
_REFERENCE = re.compile(
    r"^ {0,3}\[[^\^\[\]\n][^\[\]\n]{0,100}\]: +<?(?:https?://|mailto:)\S", re.MULTILINE
)
_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\([^()\s]{1,500}\)")
_BOLD_LINE = re.compile(r"^\*\*[^*\s\n][^*\n]{0,200}\*\*$", re.MULTILINE)
# **접수기간** 2026. 3. 9. ~; near miss: ** (고도화) 실시간 제어, a note below a table
_BOLD_LABEL = re.compile(
    r"^(?:[-*] )?\*\*[^*\s\n](?:[^*\n]{0,40}[^*\s\n])?\*\*(?=[ \t:：])", re.MULTILINE
)
_SIGNS = (
    _HEADING, _PIPE_RULE, _LINK, _BOLD_LINE, _BOLD_LABEL, _COMMENT, _STRUCK, _HTML_TABLE, _REFERENCE,
)  # fmt: skip


# Front matter is short; a rule further down is only a rule.
_MOST_LINES = 200


def has_markup(text: str) -> bool:
    """Return whether a text uses headings, pipe tables, links or front matter of Markdown."""
    text = text.replace("\u00a0", " ")  # editors of web pages write blanks so
    if front_matter_end(text.splitlines()[:_MOST_LINES]) > 0:
        return True
    return any(sign.search(text) for sign in _SIGNS) and not _is_list(text)


def _is_list(text: str) -> bool:
    """Return whether a text is a list of values, in whose fields links and tables of pages may be."""
    return find_records(Traced.whole(text.replace("\r\n", "\n").lstrip("\ufeff"))) is not None


def front_matter_end(lines: Sequence[str]) -> int:
    """Return the index of the line after the front matter, 0 where a text does not begin with one."""
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if not lines or lines[first].rstrip() != "---":
        return 0
    for index in range(first + 1, min(len(lines), _MOST_LINES)):
        if lines[index].rstrip() in ("---", "..."):
            has_pairs = any(":" in line for line in lines[first + 1 : index])
            return index + 1 if has_pairs or index == first + 1 else 0
    return 0
