"""Prose: which program a paragraph is about, and what its figures say of that program.

A paragraph that names a program is about it, and so do those that follow until another program or a
heading. A category's own heading (``① … 구축 (836억원)``) names the category and its budget.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._base import place, value_of
from announce_parser.notices._columns import Field
from announce_parser.notices._programs.call_words import SENTENCE_END, clause_around
from announce_parser.notices._programs.cues import STATUS_CUES, cue_of
from announce_parser.notices._programs.facts import Fact, Group, Origin
from announce_parser.notices._programs.names import (
    Telling,
    mentions,
    number_of,
    squash,
    tellings,
    without_number,
)
from announce_parser.notices._programs.overview import group_number
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Block
    from announce_parser.notices._base import Material
    from announce_parser.notices._programs.overview import Overview

HEADING_RULE = "category.numbered_heading"
_TAIL_SUM = lazy_regex(r"\s*\([^()]*\)\s*$")
_LONGEST_HEADING = 90
# A paragraph that counts on to the next point leaves the program of the one before.
_NEXT_POINT = lazy_regex(
    r"^\s*(?:(?:첫|두|세|네|다섯|여섯)\s?번째|첫째|둘째|셋째|넷째|다섯째|먼저|우선|다음으로|마지막으로|끝으로|한편)"
)


# 이를 통해, 동 사업은: a paragraph that opens by pointing back stays with the program of the one before.
_POINTS_BACK = lazy_regex(
    r"^\s*[-ㅇ○◦]?\s*(?:이를\s(?:통해|위해)|이에\s따라|이와\s?(?:같이|함께)|동\s사업|해당\s사업|이\s사업)"
)


@dataclass(frozen=True, slots=True)
class SpokenTopic:
    """What the reading has come to: the category under whose heading it is, and the program spoken of."""

    group: int | None = None
    program: int | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """What prose says.

    Attributes:
        facts: About programs.
        groups: The categories, with the names and budgets that the outline gives them.
        statuses: Facts of status, values ``new``, ``changed`` …
        topics: By block id, the program that the block is about.
    """

    facts: tuple[Fact, ...]
    groups: tuple[Group, ...]
    topics: dict[str, int]


def read_prose(material: Material, overview: Overview, *, figures: bool = True) -> Spoken:
    """Return the facts of the paragraphs, in reading order.

    Args:
        material: The document.
        overview: Its programs.
        figures: False where the sentences' figures have been read already, and only statuses are sought.
    """
    if not overview.drafts and not overview.groups:
        return Spoken((), (), {})
    names = tellings(tuple(draft.name.value for draft in overview.drafts), material.document.text)
    groups = list(overview.groups)
    facts: list[Fact] = []
    topics: dict[str, int] = {}
    topic = SpokenTopic()
    broken = False  # a category's heading without its sum: it may go on in the next block
    for block in material.document.blocks[material.masthead.body :]:
        if block.hidden or block.table is not None:
            continue
        heading = _category_heading(block, groups)
        if heading is not None:
            groups[heading] = _named(material, block, groups[heading])
            topic = SpokenTopic(heading)
            broken = groups[heading].budget is None
        elif broken and topic.group is not None and _TAIL_SUM.search(block.text):
            groups[topic.group] = _summed(material, block, groups[topic.group])
            broken = False
        elif block.kind is BlockKind.HEADING:
            topic = SpokenTopic()
        else:
            broken = False
            topic, found = _paragraph(material, block, names, topic)
            facts += found
            if topic.program is not None:
                topics[block.id] = topic.program
    if not figures:
        facts = [fact for fact in facts if fact.field is Field.STATUS]
    return Spoken(tuple(facts), tuple(groups), topics)


def _category_heading(block: Block, groups: list[Group]) -> int | None:
    """Return the index of the category whose numbered heading the block is."""
    number = number_of(block.text)
    if number is None or len(block.text) > _LONGEST_HEADING or block.text.rstrip().endswith("."):
        return None
    return next(
        (index for index, group in enumerate(groups) if group_number(group) == number), None
    )


def _named(material: Material, block: Block, group: Group) -> Group:
    """Return the category with its heading's name in front, and the sum in brackets after it."""
    name = _TAIL_SUM.sub("", without_number(block.text))
    start = block.text.find(name)
    spot = place(material.document.source(block.start + start, block.start + start + len(name)))
    stated = Stated(" ".join(name.split()), (spot,), HEADING_RULE)
    names = tuple(other for other in group.names if squash(other.value) != squash(stated.value))
    sums = [
        figure
        for _, figure in material.in_cell(block.id, None)
        if figure.kind == "money" and figure.place.start >= start + len(name)
    ]
    mark = number_of(block.text) or ""
    spot = place(
        material.document.source(
            block.start + block.text.find(mark), block.start + block.text.find(mark) + len(mark)
        )
    )
    number = group.number and replace(group.number, places=(*group.number.places, spot))
    budget = (
        Stated(value_of(sums[-1]), (place(sums[-1].place),), HEADING_RULE)
        if len(sums) == 1
        else group.budget
    )
    return replace(group, number=number, names=(stated, *names), budget=budget)


def _summed(material: Material, block: Block, group: Group) -> Group:
    """Return the category with the sum in brackets that ends the second line of its heading."""
    sums = [figure for _, figure in material.in_cell(block.id, None) if figure.kind == "money"]
    if len(sums) != 1 or len(block.text) > _LONGEST_HEADING:
        return group
    return replace(group, budget=Stated(value_of(sums[0]), (place(sums[0].place),), HEADING_RULE))


def _paragraph(
    material: Material, block: Block, names: tuple[Telling, ...], topic: SpokenTopic
) -> tuple[SpokenTopic, list[Fact]]:
    """Return the topic after a paragraph, and what it says of it."""
    mentioned = mentions(block.text, names)
    strongest = [each for each in mentioned if each.share >= max(m.share for m in mentioned) - 0.2]
    facts = list(_statuses(material, block, names))
    if block.kind is BlockKind.FOOTNOTE and not mentioned:
        return topic, facts
    if topic.program is not None and _POINTS_BACK.match(block.text):
        return topic, [*facts, *_figures(material, block, topic.program)]
    if len(strongest) > 1:
        return SpokenTopic(topic.group), facts  # a list of programs: no figure is one's own
    if strongest:
        topic = replace(topic, program=strongest[0].index)
    elif _NEXT_POINT.match(block.text):
        topic = replace(topic, program=None)
    if topic.program is not None:
        facts += _figures(material, block, topic.program)
    return topic, facts


def _figures(material: Material, block: Block, program: int) -> Iterator[Fact]:
    """Yield a fact for each figure whose surroundings say what it is."""
    for index, figure in material.in_cell(block.id, None):
        start, end = figure.place.start, figure.place.end
        before, after = clause_around(block.text, start, end)
        cue = cue_of(figure.kind, before, after, has_per=bool(getattr(figure.value, "per", None)))
        if cue is None:
            continue
        yield Fact(
            program,
            cue.field,
            value_of(figure),
            (place(figure.place),),
            cue.name,
            Origin.PROSE,
            figure=index,
            certain=cue.certain,
            context=before,
        )


def _statuses(material: Material, block: Block, names: tuple[Telling, ...]) -> Iterator[Fact]:
    """Yield a status for each program that a sentence calls new, changed or ended."""
    position = 0
    for sentence in _sentences(block.text):
        start = block.text.find(sentence, position)
        position = start + len(sentence)
        for cue in STATUS_CUES:
            match = cue.pattern.search(sentence)
            if match is None:
                continue
            clause = sentence[: match.end()] if cue.status != "new" else sentence
            for mention in mentions(clause, names):
                source = material.document.source(
                    block.start + start + match.start(), block.start + start + match.end()
                )
                yield Fact(
                    mention.index,
                    Field.STATUS,
                    cue.status,
                    (place(source),),
                    cue.name,
                    Origin.PROSE,
                )


def _sentences(text: str) -> list[str]:
    return [piece for piece in SENTENCE_END.split(text) if piece.strip()]
