"""Programs that evidence finds where no table of terms names them: drafts and facts for what comes after.

Comes in: a document. Goes out: the overview that the rest of the layer works on. Where forms name programs, theirs
stand; where they name none, what the evidence decides does (``notices.programs``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.notices._base import place, value_of
from announce_parser.notices._columns import Field
from announce_parser.notices._own import own_names
from announce_parser.notices._programs import release, single
from announce_parser.notices._programs.facts import Draft, Fact, Origin
from announce_parser.notices._programs.grouping import grouped
from announce_parser.notices._programs.labels import label_facts
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
# 제9회 가람상' 후보자: the quotation ends with the name
_HALF_QUOTED = re.compile(r"^(?P<name>[^'’”」』‘“「『]{4,})['’”」』]\s?[가-힣]{2,4}$")
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

    What forms name stands; where they name nothing the evidence decides.
    """
    forms, by_table = forms_of(material)
    if forms.drafts or len(material.document.text) < _SHORTEST:
        overview = forms if by_table else _tidied(forms)
        return (overview if overview.drafts else _of_profile(material)), by_table
    overview = _weighed(material)
    return (_named(material, overview) if overview.drafts else _of_profile(material)), False


def _of_profile(material: Material) -> Overview:
    """Return the programs whose names the user's profile has, where nothing else names one; of one its labels tell."""
    names = [name for name in own_names(material) if _is_announced(material, name)]
    facts = tuple(label_facts(material, 0, in_cells=True)) if len(names) == 1 else ()
    return Overview(drafts=tuple(Draft(name) for name in names), facts=facts)


def _is_announced(material: Material, name: Stated[str]) -> bool:
    """Return whether a name stands in the headline or deck, or in a notice: a release may but mention it."""
    top = (material.masthead.title, *material.masthead.subtitles)
    is_headed = any(squash(name.value) in squash(each.value) for each in top if each is not None)
    return is_headed or material.masthead.kind not in ("press_release", "other")


def _named(material: Material, overview: Overview) -> Overview:
    """Return the same with a name as the profile writes it, where one holds it."""
    own = own_names(material)
    drafts = []
    for draft in overview.drafts:
        held = squash(draft.name.value)
        name = next((one for one in own if squash(one.value) in held), None)
        if name is None and len(own) == len(overview.drafts) == 1:
            name = own[0]
        drafts.append(replace(draft, name=name or draft.name))
    return replace(overview, drafts=tuple(drafts))


def _weighed(material: Material) -> Overview:
    """Return what the evidence decides."""
    reading = read(see(material), weights())
    seen = reading.described.seen
    groups, group_of = grouped(reading)
    drafts = tuple(Draft(_stated(seen, key), category=group_of.get(key)) for key in reading.chosen)
    return Overview(drafts=drafts, groups=groups, facts=tuple(_facts(reading)))


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
    return _HALF_QUOTED.sub(r"\g<name>", shorter) or name


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
