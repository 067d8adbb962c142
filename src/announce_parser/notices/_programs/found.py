"""Programs that evidence decides for: drafts and facts for what comes after.

Comes in: a document. Goes out: the overview that the rest of the layer works on. What forms name is weighed against
what stands elsewhere (``notices.programs``); their overview stands where it wins.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.notices._base import place, value_of
from announce_parser.notices._columns import Field
from announce_parser.notices._programs import release, single
from announce_parser.notices._programs.facts import Draft, Fact, Origin
from announce_parser.notices._programs.grouping import grouped
from announce_parser.notices._programs.names import squash
from announce_parser.notices._programs.overview import Overview, read_overviews
from announce_parser.notices.programs import Reading, read, see, weights
from announce_parser.record import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.notices._base import Material
    from announce_parser.notices.programs._reading import Seen
    from announce_parser.record import Place

RULE = "evidence for a name"
_SHORTEST = 300  # characters; no annotated notice is shorter, so no weight knows what a line alone announces
_APPENDIX = re.compile(r"^(?:붙임|참고|별첨)\s?\d{0,2}[.:)]?\s+")
_QUOTED = re.compile(r"「[^」]+」|『[^』]+』|‘[^’]+’|“[^”]+”|'[^']+'|\"[^\"]+\"")
_OPENING, _CLOSING = "「『‘“'\"", re.compile(r"[」』’”'\"]")
TERM_RULE = "role and place of a figure"


def forms_of(material: Material) -> tuple[Overview, bool]:
    """Return the programs that tables of terms, labelled lines and calls name, and whether tables do."""
    overview = read_overviews(material)
    if overview.drafts:
        return overview, True
    is_release = material.masthead.kind == "press_release"
    return (release.called_for if is_release else single.single_program)(material), False


def found(material: Material) -> tuple[Overview, bool]:
    """Return the overview of a document and whether tables of terms named its programs.

    What forms name is one of the hypotheses that the evidence decides between.
    """
    forms, by_table = forms_of(material)
    if len(material.document.text) < _SHORTEST:
        return forms if by_table else _tidied(forms), by_table
    names = tuple(draft.name.value for draft in forms.drafts)
    reading = read(see(material, names), weights())
    if reading.by_forms:
        return forms if by_table else _tidied(forms), by_table
    seen = reading.described.seen
    groups, group_of = grouped(reading)
    drafts = tuple(Draft(_stated(seen, key), category=group_of.get(key)) for key in reading.chosen)
    return Overview(drafts=drafts, groups=groups, facts=tuple(_facts(reading))), False


def _tidied(forms: Overview) -> Overview:
    """Return the same with names without the number of an appendix or the marks of a quotation around them."""
    return replace(
        forms,
        drafts=tuple(
            replace(draft, name=replace(draft.name, value=_bare(draft.name.value)))
            for draft in forms.drafts
        ),
    )


def _bare(name: str) -> str:
    shorter = _APPENDIX.sub("", name)
    if _QUOTED.fullmatch(shorter):
        shorter = shorter[1:-1].strip()
    if shorter[:1] in _OPENING and not _CLOSING.search(shorter[1:-1]):
        shorter = shorter[1:]
    return shorter or name


def _stated(seen: Seen, key: str) -> Stated[str]:
    """Return a name with the places that introduce it as it is written."""
    name = seen.found[key].name
    places = tuple(dict.fromkeys(_places(seen, key, name)))
    return Stated(name, places, RULE)


def _places(seen: Seen, key: str, name: str) -> Iterator[Place]:
    document, title = seen.material.document, seen.material.masthead.title
    bare = squash(name)
    for mention in seen.found[key].mentions:
        if mention.unit < 0 or bare not in squash(mention.text):
            continue
        first = seen.outline.units[mention.unit]
        if not mention.more:
            yield place(document.source(first.start + mention.start, first.start + mention.end))
    if title is not None and bare in squash(title.value):
        yield from title.places
    for mention in seen.found[key].mentions:
        if mention.more:
            for unit in seen.outline.units[mention.unit : mention.unit + mention.more + 1]:
                yield place(document.source(unit.start, unit.end))


def _facts(reading: Reading) -> Iterator[Fact]:
    held = reading.described.seen.held
    for term in reading.terms:
        spot = held[term.spots[0]]
        yield Fact(
            term.program,
            Field(term.field),
            value_of(spot.figure),
            tuple(place(held[at].figure.place) for at in term.spots),
            TERM_RULE,
            Origin.PROSE,
            figure=spot.index,
            chance=term.chance,
        )
