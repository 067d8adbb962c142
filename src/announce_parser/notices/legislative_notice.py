"""Legislative notices: a draft is laid open for comment.

``○○ 시행령 일부개정령(안) 입법예고``, ``○○ 일부개정고시(안) 행정예고``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.notices._evidence import at_the_top, in_headline

if TYPE_CHECKING:
    from announce_parser.document import Document, Source
    from announce_parser.notices._base import Material
    from announce_parser.record import Kind, Tree

KIND: Kind = "legislative_notice"

_HEADLINE = re.compile(r"입법\s?예고|행정\s?예고|개정\s?(?:령|규칙|고시)?\s?\(?안\)?\s?(?:재)?예고")
# 「행정절차법」 제41조에 따라 … 예고합니다; near miss: 행정절차법에 따른 청문
_PROCEDURE = re.compile(r"행정절차법[」』\s]*제4[1-6]조.{0,120}(?:예고|공고)")


def recognize(document: Document) -> tuple[Source, ...]:
    """Return the headline that lays a draft open, or the sentence that names the law it is done under."""
    return in_headline(document, _HEADLINE) or at_the_top(document, _PROCEDURE)


def extract(material: Material) -> Tree:
    """Return nothing beyond what all notices state."""
    del material
    return {}
