"""Marks that open a line: bullets, numbers, and what all marks of one list have in common."""

from __future__ import annotations

import re

from announce_parser.notices._lines import OPENING_MARKS

_BULLETS = re.escape(OPENING_MARKS)
_MARK = re.compile(
    rf"\s*(?:[{_BULLETS}∘\uf000-\uf8ff]+|[①-⑳❶-❿➀-➓㉠-㉻㈎-㈛ⓐ-ⓩ⓵-⓾]|\(?\d{{1,2}}[.)](?!\d)|\(\d{{1,2}}\)"
    r"|\(?[가나다라마바사아자차카타파하][.)](?=\s)|\([가나다라마바사아자차카타파하]\)|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,3}\.?|[IVX]{1,4}\."
    r"|\[\d{1,2}\](?=\s)|(?:참고|붙임|별첨|별지)\s?\d{0,2}(?=[\s.:]|$))\s*"
)
_LONGEST = 14  # characters of all the marks before the words of a line
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\d{1,2}"), "0"),
    (re.compile(r"[가나다라마바사아자차카타파하](?=[.)])"), "가"),
    (re.compile(r"[Ⅰ-Ⅻ]{1,3}|\b[IVX]{1,4}\b"), "Ⅰ"),
    (re.compile(r"[①-⑳]"), "①"),
    (re.compile(r"[❶-❿➀-➓⓵-⓾]"), "❶"),
)


def without_marks(text: str) -> int:
    """Return the offset at which the words of a line begin, after its bullets and numbers."""
    offset = 0
    while offset <= _LONGEST:
        found = _MARK.match(text, offset)
        if found is None or found.end() == offset:
            break
        offset = found.end()
    return offset if offset < len(text) else 0


def form_of(text: str) -> str:
    """Return what the marks of one list have in common, ``0.`` for ``8.`` and ``9.``; empty without a mark."""
    found = _MARK.match(text)
    if found is None:
        return ""
    form = re.sub(r"\s", "", found[0])
    for pattern, instead in _FORMS:
        form = pattern.sub(instead, form)
    return form
