"""Tender notices: one contract, offered for bids or proposals.

``○○ 용역 입찰 공고``, ``○○ 행사대행 용역 제안요청서``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.notices._evidence import in_class, in_headline

if TYPE_CHECKING:
    from announce_parser.document import Document, Source
    from announce_parser.notices._base import Material
    from announce_parser.record import Kind, Tree

KIND: Kind = "tender_notice"

_HEADLINE = re.compile(
    r"입\s?찰\s?(?:재\s?)?공\s?고|제\s?안\s?요\s?청\s?서|과업\s?(?:지시서|내용서)|용역\s?(?:재)?공고"
    r"|수의\s?(?:계약|시담)|견적\s?(?:제출|입찰)"
)
# A cover names the class of the papers above the project.
_CLASS = re.compile(r"제안요청서|과업지시서|과업내용서|과업설명서|입찰공고(?:문|서)?|견적요청서")


def recognize(document: Document) -> tuple[Source, ...]:
    """Return the headline or the class on the cover that invites bids."""
    return in_headline(document, _HEADLINE) or in_class(document, _CLASS)


def extract(material: Material) -> Tree:
    """Return nothing beyond what all notices state."""
    del material
    return {}
