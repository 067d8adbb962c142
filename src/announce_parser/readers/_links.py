"""Links of documents → words: the label as the page shows it, the target behind it where they differ.

``[사업관리시스템](https://www.example.go.kr/)`` is how a link of Markdown stands in a document, and how whoever
lists links reads it (COUNTING 7); a label that is the address itself stays as it is.
"""

from __future__ import annotations

import re

_TARGET = re.compile(r"(?:https?://|mailto:)[^\s()]+", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:https?://|mailto:)", re.IGNORECASE)
_ENDS = " \t\n/.,<>()[]"


def closing(label: str, target: str) -> str:
    """Return what stands behind the label of a link, ``](https://…)``; empty where the label says it all."""
    target = target.strip()
    if not label.strip() or not _TARGET.fullmatch(target) or "]" in label:
        return ""
    shown, meant = _bare(label), _bare(target.partition("?")[0] if "mailto:" in target else target)
    return "" if shown in (meant, "") or meant in shown else f"]({target})"


def _bare(address: str) -> str:
    """Return an address without what a reader takes for granted: scheme, brackets, the last slash."""
    return _SCHEME.sub("", address.strip(_ENDS)).strip(_ENDS).lower()
