"""Program notices: one program to apply for.

``2025년도 ○○ 구축지원사업 공고``, ``○○ 참여기업 모집 공고``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.notices._evidence import in_headline

if TYPE_CHECKING:
    from announce_parser.document import Document, Source
    from announce_parser.notices._base import Material
    from announce_parser.record import Kind, Tree

KIND: Kind = "program_notice"

_HEADLINE = re.compile(r"공\s?고|공\s?모|모\s?집|신청\s?안내|시행\s?계획")


def recognize(document: Document) -> tuple[Source, ...]:
    """Return the headline that calls for applications."""
    return in_headline(document, _HEADLINE)


def extract(material: Material) -> dict[str, Tree]:
    """Return nothing beyond what all notices state."""
    del material
    return {}
