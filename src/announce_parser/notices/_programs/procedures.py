"""Procedures on one line: ``서류검토(5.18~5.20) → 현장실사(5.25~5.29) → 발표평가(6.4) → 협약(6월 중)``.

Comes in: the body of a notice of one program. Goes out: the windows of its review and agreement, a step each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from announce_parser.notices._base import place, value_of
from announce_parser.notices._columns import Field, field_of
from announce_parser.notices._programs.facts import Fact, Origin
from announce_parser.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.notices._base import Material

RULE = "step of a procedure with its day in brackets"
_STEP = re.compile(r"(?P<name>[가-힣·ㆍ]{2,12}(?:\s[가-힣]{1,4})?)\s?\(\s?(?=['’‘]?\d)")
_ARROW = re.compile(r"→|⇒|➡|➔|➜|▶|⇨|->|>>")
_LEAST: Final = 2
_READ: Final = frozenset({Field.EVALUATION, Field.AGREEMENT})


def procedures(material: Material) -> Iterator[Fact]:
    """Yield the review and the agreement that steps between arrows date."""
    for block in material.document.blocks[material.masthead.body :]:
        if block.table is not None or block.hidden:
            continue
        steps = tuple(_STEP.finditer(block.text))
        if len(steps) < _LEAST or len(_ARROW.findall(block.text)) < _LEAST - 1:
            continue
        for step in steps:
            target = field_of(step["name"])
            for index, figure in material.in_cell(block.id, None):
                is_own = figure.place.start == step.end() and isinstance(figure.value, Period)
                if target in _READ and is_own:
                    where = (place(figure.place),)
                    yield Fact(0, target, value_of(figure), where, RULE, Origin.LABEL, figure=index)
