"""The programs that a press release calls for: their names, and what its sentences state of them.

A release that reports facts has none. One has where something lies ahead to be done (``신청하면 된다``) about
something it names, and states at least one term of it. Precision comes first: what several sums compete to
be stays open unless the headline decides.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._base import place, value_of
from announce_parser.notices._columns import Field
from announce_parser.notices._programs.awarded import benefits, prizes
from announce_parser.notices._programs.compared import compared
from announce_parser.notices._programs.facts import Fact, Origin, ProgramDraft
from announce_parser.notices._programs.forms import form_blocks, form_facts
from announce_parser.notices._programs.labels import label_facts
from announce_parser.notices._programs.listed import listed
from announce_parser.notices._programs.loans import (
    LENT,
    spoken_rates,
    spoken_shares,
    spoken_times,
)
from announce_parser.notices._programs.overview import Overview
from announce_parser.notices._programs.pointed import points
from announce_parser.notices._programs.release_cues import NOT_AWARDS, PAST, find_per, release_cue
from announce_parser.notices._programs.release_names import find_parts, find_subject
from announce_parser.notices._programs.scope import with_bound
from announce_parser.notices._programs.settle import core
from announce_parser.notices._programs.statements import first_told
from announce_parser.notices._programs.texts import text_facts
from announce_parser.notices._programs.wording import ACT, clause_around, core_of
from announce_parser.values import AnyValue, Bound, Count, Money, Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.document import Block
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.notices._programs.cues import Cue
    from announce_parser.notices._programs.facts import Said
    from announce_parser.notices._programs.release_names import ReleasePart, ReleaseSubject

ALIAS_RULE = "program.alias_in_release"
# A joint call is reported as a whole; its programs are in a table or nowhere.
_JOINT = re.compile(r"통합\s?공고")
AGENCY_RULE = "program.agency_in_release"
_RUN_BY = re.compile(
    r"(?:전담|전문|운영|주관|수행|관리)기관인\s(?P<office>[가-힣]{3,20}?(?:원|공단|재단|협회|센터|공사|진흥회))(?=[의에이가은는을를와과,(]|\s)"
)
_ASIDE = re.compile(r"^[\s□○ㅇ◦-]*한편[,\s]")
_ROUND = re.compile(
    r"(?P<label>\d차)\s?(?:모집|접수|신청|공모|공고)?(?:\s?(?:기간|은|는))?\s?[은는]?\s?[:：(]?\s*$"
)
_ONE_OF_MANY = frozenset({Field.CAP, Field.BUDGET, Field.SUBSIDY_RATIO, Field.DURATION})


def called_for(material: Material) -> Overview:
    """Return the programs that a release calls for, with their facts; empty where it only reports."""
    head = material.masthead
    titles = [stated.value for stated in ((head.title,) if head.title else ()) + head.subtitles]
    if any(_JOINT.search(title) for title in titles):
        return Overview()
    several = compared(material)
    several = several if several.drafts else listed(material)
    if several.drafts:
        return replace(several, facts=(*several.facts, *_common(material, len(several.drafts))))
    if not ACT.search(material.document.text):
        return Overview()
    return _named(material)


def _named(material: Material) -> Overview:
    """Return the programs that points or parts name, else the one that the release is about."""
    told = _of_points(material)
    if told.drafts:
        return replace(told, facts=(*told.facts, *_common(material, len(told.drafts))))
    parts = _distinct(find_parts(material))
    if len(parts) > 1:
        return _of_parts(material, parts)
    subject = find_subject(material)
    return _of_subject(material, subject) if subject is not None else Overview()


def _of_points(material: Material) -> Overview:
    """Return a program a point, where at least two points state a term of what they name."""
    found = tuple(points(material))
    facts: list[Fact] = []
    for program, (name, blocks) in enumerate(found):
        own = list(_spoken(material, blocks, program))
        if LENT.search(name.value):
            own += (
                *spoken_rates(material, blocks, program),
                *spoken_times(material, blocks, program),
            )
        if not own:
            return Overview()
        facts += own
    return Overview(drafts=tuple(ProgramDraft(name) for name, _ in found), facts=tuple(facts))


def _distinct(parts: tuple[ReleasePart, ...]) -> tuple[ReleasePart, ...]:
    """Return the parts whose names differ; none where one name is that of all."""
    names = [core_of(part.name.value) for part in parts]
    differing = [
        part
        for part, name in zip(parts, names, strict=True)
        if not any(other != name and name in other for other in names)
    ]
    return tuple(differing) if len(set(names)) == len(names) else ()


def _of_parts(material: Material, parts: tuple[ReleasePart, ...]) -> Overview:
    """Return a program a part, each with what its own blocks say."""
    facts: list[Fact] = []
    for program, part in enumerate(parts):
        blocks = material.document.blocks[part.first : part.last]
        spans = [(block.start, block.end) for block in blocks]
        facts += _spoken(material, blocks, program)
        facts += [
            replace(fact, program=program)
            for fact in label_facts(material, program)
            if any(_stands_in(material, fact, span) for span in spans)
        ]
    return Overview(drafts=tuple(ProgramDraft(part.name) for part in parts), facts=tuple(facts))


def _stands_in(material: Material, fact: Fact, span: tuple[int, int]) -> bool:
    start = material.document.block(fact.places[0].block).start
    return span[0] <= start < span[1]


def _of_subject(material: Material, subject: ReleaseSubject) -> Overview:
    """Return the one program, where the release states a term of it."""
    blocks = material.document.blocks[first_told(material) :]
    stated = (*label_facts(material, 0, in_cells=True), *form_facts(material, 0))
    facts = (*stated, *_spoken(material, blocks, 0, known={fact.field for fact in stated}))
    if not facts:
        return Overview()
    if LENT.search(subject.name.value) and Field.LOAN not in {fact.field for fact in facts}:
        facts = (
            *facts,
            *spoken_rates(material, blocks, 0),
            *spoken_times(material, blocks, 0),
            *spoken_shares(material, blocks, 0),
        )
    aliases = tuple(
        Fact(0, Field.NAME, alias.value, alias.places, ALIAS_RULE, Origin.PROSE)
        for alias in subject.aliases
    )
    return Overview(
        drafts=(ProgramDraft(subject.name),),
        facts=(*facts, *text_facts(material, 0), *_offices(material, blocks), *aliases),
        blocks=form_blocks(material),
    )


def _offices(material: Material, blocks: Sequence[Block]) -> Iterator[Fact]:
    """Yield the office that runs the program: ``사업 전담기관인 ○○진흥원의 누리집``."""
    for block in blocks:
        match = _RUN_BY.search(block.text) if block.table is None else None
        if match is not None:
            source = material.document.source(
                block.start + match.start("office"), block.start + match.end("office")
            )
            yield Fact(
                0, Field.AGENCY, match["office"], (place(source),), AGENCY_RULE, Origin.PROSE
            )
            return


def _common(material: Material, count: int) -> Iterator[Fact]:
    """Yield the window that a release states once for all of its programs, on each."""
    blocks = material.document.blocks[first_told(material) :]
    windows = [fact for fact in _cued(material, blocks, 0) if fact.field is Field.APPLICATION]
    for fact in _best_windows(windows)[:1]:
        for program in range(count):
            yield replace(fact, program=program)


def _spoken(
    material: Material,
    blocks: Sequence[Block],
    program: int,
    *,
    known: set[Field] | frozenset[Field] = frozenset(),
) -> Iterator[Fact]:
    """Yield what sentences say of a program: windows, numbers, sums, prizes, benefits."""
    won = tuple(prizes(material, blocks, program))
    paid = tuple(benefits(material, blocks, program))
    taken = {(place.block, place.cell, place.start) for fact in paid for place in fact.places}
    facts = [
        fact
        for fact in _cued(material, blocks, program)
        if not any((each.block, each.cell, each.start) in taken for each in fact.places)
    ]
    yield from won
    yield from paid
    windows = [fact for fact in facts if fact.field is Field.APPLICATION]
    yield from _best_windows(windows)
    for target in dict.fromkeys(fact.field for fact in facts):
        own = [fact for fact in facts if fact.field is target]
        if target is Field.APPLICATION:
            continue
        if target in _ONE_OF_MANY and target not in known:
            own = _decided(material, own)
        yield from own


def _best_windows(windows: list[Fact]) -> list[Fact]:
    """Return the windows that count: rounds where several are distinguished, else those with both ends first.

    A year is not one: 2026년 지원사업 참여기업을 모집 says of which year the program is.
    """
    windows = [fact for fact in windows if not _is_a_year(fact)]
    rounds = [fact for fact in windows if fact.label]
    if len({fact.label for fact in rounds}) > 1:
        return rounds
    plain = [replace(fact, label=None) for fact in windows]
    return sorted(plain, key=lambda fact: not _has_both_ends(fact))


def _is_a_year(fact: Fact) -> bool:
    value = fact.value
    return isinstance(value, Period) and len(value.interval) == len("2026")


def _has_both_ends(fact: Fact) -> bool:
    value = fact.value
    return isinstance(value, Period) and "/" in value.interval and ".." not in value.interval


def _decided(material: Material, facts: list[Fact]) -> list[Fact]:
    """Return the facts of a field that agree; of several values the one of the headline or deck, else none."""
    values = {core(fact.value) for fact in facts}
    if len(values) < 2:
        return facts
    head = material.masthead
    said = " ".join(s.value for s in ((head.title,) if head.title else ()) + head.subtitles)
    text = "".join(said.split())
    chosen = {
        core(fact.value)
        for fact in facts
        if (words := "".join(str(getattr(fact.value, "text", "")).split()).rstrip("원"))
        and words in text
    }
    return [fact for fact in facts if core(fact.value) in chosen] if len(chosen) == 1 else []


def _cued(material: Material, blocks: Sequence[Block], program: int) -> Iterator[Fact]:
    """Yield a fact for each figure of prose whose sentence says what it is."""
    for block in blocks:
        is_title = block is blocks[0]
        if block.table is not None or block.hidden:
            continue
        if block.kind is BlockKind.HEADING and not is_title:
            continue
        if _ASIDE.match(block.text):
            continue
        for index, figure in material.in_cell(block.id, None):
            fact = _fact(block, index, figure, program)
            if fact is not None:
                yield fact


def _fact(block: Block, index: int, figure: Found, program: int) -> Fact | None:
    start, end = figure.place.start, figure.place.end
    before, after = clause_around(block.text, start, end)
    cue = release_cue(figure.kind, before, after)
    if cue is None or (PAST.search(before) and "에서" not in before[-30:]):
        return None
    value = _fitted(cue, value_of(figure), before)
    if value is None:
        return None
    match = _ROUND.search(before)
    return Fact(
        program, cue.field, value, (place(figure.place),), cue.name, Origin.PROSE,
        match["label"] if match and cue.field is Field.APPLICATION else None, index,
    )  # fmt: skip


def _fitted(cue: Cue, value: AnyValue, before: str) -> Said | None:
    """Return a value with the limit and the measure that its sentence gives it; None where it cannot be a term."""
    if cue.field is Field.APPLICATION and not isinstance(value, Period):
        return None
    if isinstance(value, Count):
        return None if value.unit in NOT_AWARDS or value.undisclosed else value
    if isinstance(value, Money) and value.per is None:
        value = value.model_copy(update={"per": find_per(before)})
    is_limit = cue.field is Field.CAP or before.rstrip().endswith("최장")
    return with_bound(value, Bound.MAX) if is_limit else value
