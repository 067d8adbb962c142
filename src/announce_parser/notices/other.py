"""Whatever is not part of the kinds before it: plans, budgets, manuals, reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.document import whole_block

if TYPE_CHECKING:
    from announce_parser.document import Document, Source
    from announce_parser.notices._base import Material
    from announce_parser.record import Kind, Tree

KIND: Kind = "other"


def recognize(document: Document) -> tuple[Source, ...]:
    """Return the document's first block: every document is at least this."""
    return (whole_block(document.blocks[0]),)


def extract(material: Material) -> Tree:
    """Return nothing beyond what all notices state."""
    del material
    return {}
