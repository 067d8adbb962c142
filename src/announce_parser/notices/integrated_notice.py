"""Integrated notices: one call for all programs of a field, each with terms of its own.

``2023년도 ○○ 지원사업 통합 공고``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.notices._evidence import in_headline

if TYPE_CHECKING:
    from announce_parser.document import Document, Source
    from announce_parser.notices._base import Material
    from announce_parser.record import Kind, Tree

KIND: Kind = "integrated_notice"

_HEADLINE = re.compile(r"통\s?합\s?(?:시행\s?계획\s?)?공\s?고|통합\s?모집")


def recognize(document: Document) -> tuple[Source, ...]:
    """Return the headline that announces several programs at once."""
    return in_headline(document, _HEADLINE)


def extract(material: Material) -> Tree:
    """Return nothing beyond what all notices state."""
    del material
    return {}
