"""Terms in a word or a name: the office that runs the programs, and that one of them is new.

``전담기관 : 가람진흥원``, ``문의처(가람평가원)`` name the office for all programs; ``‘나루 바우처’를 신설``, ``(신규)`` behind a
name, a cell ``신규`` in its row say that the program is new.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.document import whole_cell
from announce_parser.notices._base import place
from announce_parser.notices._columns import Field
from announce_parser.notices._organizations import organizations
from announce_parser.notices._programs.facts import Fact, Origin
from announce_parser.notices._programs.names import squash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.notices._base import Material
    from announce_parser.notices._programs.overview import Overview
    from announce_parser.record import Place

AGENCY_RULE = "office that runs the programs"
STATUS_RULE = "word for what is new beside the name"
_RUNNING = re.compile(r"전담|전문|관리|운영|시행|위탁")
_OFFICE = r"[가-힣A-Za-z]{2,20}(?:진흥원|평가원|공단|재단|개발원|공사|연구원|협회|기술원|관리원|정보원|공제회|공제조합)"
_ASKED = re.compile(rf"문\s?의\s?처\s?[(:：]\s?(?P<office>{_OFFICE})(?![가-힣])")
# 가람공단 누리집: the office through which one applies to what a ministry reports
_APPLIED = re.compile(
    rf"(?P<office>{_OFFICE})(?:\([^()\n]{{1,25}}\))?\s?(?:누리집|홈페이지)(?:\([^()\n]{{3,60}}\))?(?:을|를|에|에서|로|으로|\s)"
)
_NEW_BEHIND = re.compile(r"[」』’”\"']?\s?(?:사업|지원)?\s?[(（][^)）\n]{0,14}(?:신규|신설)")
_NEW_BEFORE = re.compile(
    r"(?:신설(?:한|된|하는|되는)?|새로\s?(?:추진|도입|신설)\S{0,3}|신규)\s?[「『‘“\"']?$"
)
_NEW_CELL = re.compile(r"\(?신\s?[규설]\)?")


def worded_facts(material: Material, overview: Overview, issuer: str | None) -> Iterator[Fact]:
    """Yield which office runs the programs, where one alone beside the issuer is said to, and which of them are new."""
    if not overview.drafts:
        return
    told = {fact.program for fact in overview.facts if fact.field is Field.AGENCY}
    office = _running(material)
    if office is not None and squash(office[0]) != squash(issuer or ""):
        name, places = office
        for program in range(len(overview.drafts)):
            if program not in told:
                yield Fact(program, Field.AGENCY, name, places, AGENCY_RULE, Origin.APPENDIX)
    for program, draft in enumerate(overview.drafts):
        where = next(filter(None, (_newly(material, spot) for spot in draft.name.places)), None)
        if where is not None:
            yield Fact(program, Field.STATUS, "new", (where,), STATUS_RULE, Origin.PROSE)


def _running(material: Material) -> tuple[str, tuple[Place, ...]] | None:
    """Return the one office that runs what is announced: by its part, as whom to ask, as where to apply."""
    document = material.document
    named = {
        tree["name"].value: tree["name"].places
        for tree in organizations(document)
        if _RUNNING.search(str(getattr(tree["role"], "value", tree["role"])))
    }
    if len(named) == 1:
        return next(iter(named.items()))
    of_release = material.masthead.kind == "press_release"
    for pattern in (_ASKED, _APPLIED) if of_release else (_ASKED,):
        found: dict[str, tuple[Place, ...]] = {}
        for match in pattern.finditer(document.text):
            start, end = match.span("office")
            found.setdefault(match["office"], (place(document.source(start, end)),))
        if len(found) == 1:
            return next(iter(found.items()))
    return None


def _newly(material: Material, spot: Place) -> Place | None:
    """Return where a word for what is new stands beside a place of a name."""
    block = material.document.block(spot.block)
    if spot.cell is None or block.table is None:
        before, behind = block.text[: spot.start], block.text[spot.end : spot.end + 24]
        match = _NEW_BEHIND.match(behind)
        if match is not None:
            start = block.start + spot.end
            return place(material.document.source(start + match.start(), start + match.end()))
        earlier = _NEW_BEFORE.search(before[-16:])
        if earlier is not None:
            start = block.start + max(0, spot.start - 16)
            return place(material.document.source(start + earlier.start(), start + earlier.end()))
        return None
    row = spot.cell[0]
    for cell in block.table.cells:
        if cell.row <= row < cell.row + cell.row_span and _NEW_CELL.fullmatch(cell.text.strip()):
            return place(whole_cell(block, cell))
    return None
