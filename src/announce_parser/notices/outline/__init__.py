"""What a notice looks like before what it means: one answer for every span.

A unit is a run of text that no figure crosses: a block without a table, or one cell. Of each is known what
governs it (headings, the items it is below), what heads its row and its column, which list it belongs to
and where its own words begin. Nothing here knows what a program is.

``1. 창업 지원(85억원)`` governs the lines below it up to ``2.``; the cell ``620`` has the column heads 예산 and
the row head 정부일반형.
"""

from __future__ import annotations

from announce_parser.notices._boxed import boxed_heading
from announce_parser.notices.outline._marks import form_of, without_marks
from announce_parser.notices.outline._units import Outline, Unit, outlined

__all__ = ["Outline", "Unit", "boxed_heading", "form_of", "outlined", "without_marks"]
