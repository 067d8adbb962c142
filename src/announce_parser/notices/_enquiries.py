"""The office that a line above a table of contacts names for all of them: ``문의처 : ○○진흥원`` over ``담당부서 | 연락처``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.notices._attribution import is_organization
from announce_parser.notices._base import place
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from announce_parser.document import Block, Document
    from announce_parser.notices._entries import ContactEntry, Text

RULE = "contact.office_above_table"
# □ 문의처 : ○○진흥원; near miss: 문의처 : 아래 담당자
_NAMED = lazy_regex(
    r"^\W*(?:사업|기타|세부)?\s?문의\s?(?:처|기관)?\s*[:：]\s*(?P<office>[가-힣A-Za-z()·]{3,24})\W*$"
)
_LIKELY = 0.8


def answered(
    entries: Iterable[ContactEntry], asked: Text | None, document: Document, block: Block
) -> Text | None:
    """Give the contacts of a table the office named above it, and return the office for what comes next.

    Args:
        entries: The contacts that are in the block.
        asked: The office that the lines above name.
        document: The document.
        block: The block just read; a line may name the office, a table uses it up.
    """
    if block.table is None:
        return _named(document, block) if block.text.strip() else asked
    for entry in entries:
        if entry.organization is None and asked is not None:
            entry.organization = asked
    return None


def _named(document: Document, block: Block) -> Text | None:
    match = _NAMED.match(block.text)
    if match is None or not is_organization(match["office"]):
        return None
    start, end = match.span("office")
    source = document.source(block.start + start, block.start + end)
    return Stated(match["office"], (place(source),), RULE, _LIKELY)
