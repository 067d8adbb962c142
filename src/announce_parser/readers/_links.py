"""Links of documents → words: the label as the page shows it, the target after it where they differ.

``[사업관리시스템](https://www.example.go.kr/)`` is how a link of Markdown is in a document, and how whoever
lists links reads it (COUNTING 7); ``김담당(kim@example.go.kr)`` is how notices write a name's address. A label
that is the address itself stays as it is.
"""

from __future__ import annotations

import re

_PAGE = re.compile(r"https?://[^\s()]+", re.IGNORECASE)
_MAIL = re.compile(r"mailto:(?P<address>[^\s()?]+@[^\s()?]+)(?:\?\S*)?", re.IGNORECASE)
# A label that shows an address, whatever its target's own form: www.example.go.kr/apply, but not 공고문.hwp.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE
)
_FILE = re.compile(r"\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|odt|zip|jpe?g|png)\b", re.IGNORECASE)
_SCHEME = re.compile(r"^https?://", re.IGNORECASE)
_ENDS = " \t\n/.,<>()[]"


def around(label: str, target: str) -> tuple[str, str]:
    """Return what is before and after the label of a link; twice nothing where the label says it all.

    Targets within the document or on the writer's own disk are not addresses. A label that shows an address is what a
    reader goes by: where its target is another one, that is left over from an older text.
    """
    if _ADDRESS.search(label) and not _FILE.search(label):
        return "", ""
    mail, shown = _MAIL.fullmatch(target.strip()), _bare(label)
    if mail is not None:
        address = mail["address"]
        return ("", "") if not shown or address.lower() in shown else ("", f"({address})")
    page = _PAGE.fullmatch(target.strip())
    if page is None or not shown or "]" in label or _bare(page[0]) in shown:
        return "", ""
    return "[", f"]({page[0]})"


def _bare(address: str) -> str:
    """Return an address without what a reader takes for granted: scheme, brackets, the last slash."""
    return _SCHEME.sub("", address.strip(_ENDS)).strip(_ENDS).lower()
