"""Goals and changes: totals with their breakdowns, and what differs from last year.

``구축목표 : 정부지원형 428개, 상생형 330개 등 총 758개 (기초 200개, 고도화 558개)`` is one goal with two
breakdowns; ``('22) 30일간 → ('23) 45일간`` is a change whose subject is before it or in the sentence it notes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from announce_parser.notices._base import place
from announce_parser.record import Part, Stated
from announce_parser.values import Change, Count, Money, Number, canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from announce_parser.document import Block
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.record import Place, Tree

GOAL_RULE = "goal.total_with_parts"
CHANGE_RULE = "change.before_and_after"
_TOTAL = re.compile(r"(?:총|합계|모두|전체)\s*$")
_OPENS = re.compile(r"^\s*\(\s*")
_MARKS = re.compile(r"^[\s*※\-·ㆍ○□ㅇ]+")
# ① 기반 조성 : 12억원 → 15억원; marks and numbers of the line are not part of what changes
_SUBJECT_LINE = re.compile(
    r"^(?:[\s*※\-·ㆍ○□ㅇ▪•①-⑳❶-❿㉮-㉻]|(?:\(\d{1,2}\)|(?:\d{1,2}|[가나다라마바사아자차카타파하])[.)])\s)*"
    r"(?P<subject>[^:：]{2,30}?)\s*[:：]\s*$"
)
_MOST_PARTS = 40  # of a total; a sentence that lists more splits up nothing
_EDGES = " ,·ㆍ/+(:："
_SIGNED = re.compile(
    r"^\s*\(\s*[△▲▽▼+\-]?\s*(?P<rate>(?P<number>\d+(?:\.\d+)?)\s*%)\s*(?P<arrow>[↓↑]|감소|증가|감|증)?"
)

# The rate within reach after a change whose own wording states it: 768→667명, -13.2%
_RATE_BEHIND = re.compile(r"(?<![\d.])[△▲-]?\s?\d[\d.,]*\s?%")


@dataclass(frozen=True, slots=True)
class GoalPart:
    """One part of a goal, still with its figure, so that a program may be found for it."""

    name: str
    figure: int
    value: Count | Money
    place: Place


@dataclass(frozen=True, slots=True)
class StatedGoal:
    """A goal as a tree for the record, with its parts."""

    tree: Tree
    parts: tuple[GoalPart, ...]
    total: int


def goals(material: Material) -> Iterator[StatedGoal]:
    """Yield the totals that are with at least one breakdown, in reading order."""
    for block in material.document.blocks:
        if block.hidden or block.table is not None:
            continue
        held = [
            (index, figure)
            for index, figure in material.in_cell(block.id, None)
            if isinstance(figure.value, (Count, Money)) and _amount(figure) is not None
        ]
        for position, (index, figure) in enumerate(held):
            if not _TOTAL.search(block.text[: figure.place.start]):
                continue
            before = _run(block, held[:position], figure)
            after = _bracket(block, held[position + 1 :], figure)
            if before or after:
                yield _goal(material, block, (index, figure), (before, after))


def _amount(figure: Found) -> object:
    value = figure.value
    return value.value if isinstance(value, Count) else getattr(value, "amount", None)


def _same_unit(figure: Found, other: Found) -> bool:
    if isinstance(figure.value, Count) and isinstance(other.value, Count):
        return figure.value.unit == other.value.unit
    return isinstance(figure.value, Money) and isinstance(other.value, Money)


def _run(block: Block, held: list[tuple[int, Found]], total: Found) -> tuple[GoalPart, ...]:
    """Return the parts listed before a total: named, of its unit, back to the colon or the sentence's start."""
    parts: list[GoalPart] = []
    end = total.place.start
    for index, figure in reversed(held):
        between = block.text[figure.place.end : end]
        if not _same_unit(figure, total) or re.search(r"[.:：\n]", between):
            break
        if len(parts) == _MOST_PARTS:
            return ()
        parts.append(_part(block, index, figure, _left_edge(block.text, figure.place.start)))
        end = figure.place.start
    return tuple(reversed(parts)) if len(parts) > 1 else ()


def _bracket(block: Block, held: list[tuple[int, Found]], total: Found) -> tuple[GoalPart, ...]:
    """Return the parts in a bracket right after a total."""
    opening = _OPENS.match(block.text[total.place.end :])
    close = block.text.find(")", total.place.end)
    if opening is None or close < 0:
        return ()
    within = takewhile(lambda each: each[1].place.end <= close, held)
    parts = tuple(
        _part(block, index, figure, _left_edge(block.text, figure.place.start))
        for index, figure in islice(within, _MOST_PARTS + 1)
        if _same_unit(figure, total)
    )
    return parts if 1 < len(parts) <= _MOST_PARTS else ()


def _left_edge(text: str, start: int) -> int:
    """Return where the name of a part begins: after the last comma, bracket or colon before it."""
    return max(text.rfind(char, 0, start) for char in ",(:：;") + 1


def _part(block: Block, index: int, figure: Found, edge: int) -> GoalPart:
    name = _MARKS.sub("", block.text[edge : figure.place.start]).strip(_EDGES)
    value = figure.value
    if not isinstance(value, (Count, Money)):  # held figures are filtered by kind
        raise TypeError(value)
    return GoalPart(" ".join(name.split()), index, value, place(figure.place))


def _goal(
    material: Material,
    block: Block,
    total: tuple[int, Found],
    breakdowns: tuple[tuple[GoalPart, ...], ...],
) -> StatedGoal:
    index, figure = total
    kept = tuple(parts for parts in breakdowns if parts)
    first = min([figure.place.start, *(part.place.start for parts in kept for part in parts)])
    edge = _left_edge(block.text, first)
    start = edge + len(block.text[edge:]) - len(block.text[edge:].lstrip())
    end = max([figure.place.end, *(part.place.end for parts in kept for part in parts)])
    end += 1 if block.text[end : end + 1] == ")" else 0
    name = _name(material, block, edge, figure)
    where = place(material.document.source(block.start + start, block.start + end))
    tree = {
        "name": name,
        "kind": Stated(
            "money" if isinstance(figure.value, Money) else "count",
            (place(figure.place),),
            GOAL_RULE,
        ),
        "value": Stated(figure.value, (place(figure.place),), GOAL_RULE),
        "breakdowns": tuple(
            tuple(
                Stated(Part(name=part.name, value=_number(part.value)), (part.place,), GOAL_RULE)
                for part in parts
            )
            for parts in kept
        ),
        "text": Stated(block.text[start:end], (where,), GOAL_RULE),
    }
    return StatedGoal(tree, tuple(part for parts in kept for part in parts), index)


def _number(value: Count | Money) -> object:
    return value.value if isinstance(value, Count) else value.amount


def _name(material: Material, block: Block, edge: int, total: Found) -> Stated[str]:
    """Return what the total is called: the words before the colon, else those before its 총."""
    end = len(block.text[:edge].rstrip(" :：,("))
    if end == 0:
        end = len(_TOTAL.sub("", block.text[: total.place.start]).rstrip())
    start = max(block.text.rfind("\n", 0, end), block.text.rfind(". ", 0, end) + 1) + 1
    marks = _MARKS.match(block.text[start:end])
    start += len(marks.group()) if marks else 0
    if end <= start:
        start, end = total.place.start, total.place.end
    where = place(material.document.source(block.start + start, block.start + end))
    return Stated(" ".join(block.text[start:end].split()), (where,), GOAL_RULE)


def changes(material: Material, topics: Mapping[str, int]) -> Iterator[Tree]:
    """Yield what differs from last year, in reading order; topics give the program a block is about."""
    blocks = {block.id: position for position, block in enumerate(material.document.blocks)}
    for figure in material.figures:
        if not isinstance(figure.value, Change) or figure.place.cell is not None:
            continue
        block = material.document.block(figure.place.block)
        subject = _subject(material, blocks[block.id], figure)
        if subject is None:
            continue
        where = (place(figure.place),)
        percent = _percent(material, block, figure)
        tree: Tree = {
            "subject": subject,
            "before": Stated(figure.value.before, where, CHANGE_RULE),
            "after": Stated(figure.value.after, where, CHANGE_RULE),
            "text": Stated(figure.text, where, CHANGE_RULE),
        }
        if percent is not None:
            tree["percent"] = percent
        if block.id in topics:
            tree["program"] = f"p{topics[block.id] + 1}"
        yield tree


def _takes(after: str) -> re.Pattern[str]:
    """Match a subject that takes a value with the new value's unit: 신청기간을 45일로 for 45일간.

    The number itself may differ: then the document contradicts itself, and a check says so.
    """
    unit = re.sub(r"^[\d,.\s]+", "", after).removesuffix("간")
    return re.compile(
        rf"(?P<subject>[가-힣]+)[을를이가은는]\s+(?:[가-힣]+(?<![을를])\s+)?\d[\d,.]*\s*{re.escape(unit)}(?:으로|로|에서|까지|\s)"
    )


def _percent(material: Material, block: Block, figure: Found) -> Stated[Number] | None:
    """Return the rate of a change: that of the bracket after it, else what its own wording says."""
    signed = _SIGNED.match(block.text[figure.place.end :])
    if signed is not None:
        return _stated_percent(material, figure, signed)
    value = figure.value
    if not isinstance(value, Change) or value.percent is None:
        return None
    behind = _RATE_BEHIND.search(material.document.text, figure.end)
    if behind is None:
        return Stated(value.percent, (place(figure.place),), CHANGE_RULE)
    return Stated(value.percent, (place(material.document.source(*behind.span())),), CHANGE_RULE)


def _stated_percent(material: Material, figure: Found, match: re.Match[str]) -> Stated[Number]:
    """Return the rate in the bracket after a change, signed by its arrow or word."""
    number = Decimal(match["number"])
    falls = (match["arrow"] or "") in {"↓", "감소", "감"} or match.group().lstrip(" (")[
        :1
    ] in "△▲▽▼-"
    source = material.document.source(
        figure.end + match.start("rate"), figure.end + match.end("rate")
    )
    return Stated(canonical(-number if falls else number), (place(source),), CHANGE_RULE)


def _subject(material: Material, position: int, figure: Found) -> Stated[str] | None:
    """Return what changes: the label before the colon, else the noun that takes the new value above."""
    block = material.document.blocks[position]
    line = block.text.rfind("\n", 0, figure.place.start) + 1
    match = _SUBJECT_LINE.match(block.text[line : figure.place.start])
    if match:
        start = block.start + line
        source = material.document.source(
            start + match.start("subject"), start + match.end("subject")
        )
        return Stated(" ".join(match["subject"].split()), (place(source),), CHANGE_RULE)
    if not isinstance(figure.value, Change):
        return None
    takes = _takes(figure.value.after)
    for other in reversed(material.document.blocks[max(0, position - 2) : position + 1]):
        found = takes.search(other.text) if other.table is None else None
        if found:
            source = material.document.source(
                other.start + found.start("subject"), other.start + found.end("subject")
            )
            return Stated(found["subject"], (place(source),), CHANGE_RULE)
    return None
