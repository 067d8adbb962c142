"""Notices: a document and its figures in, the record of what it announces out.

``masthead`` reads the top before any date has its year; ``extract`` builds the record when all have. Members
are listed by hand; the first that recognises a document is its kind: a release goes before the notice it
reports, what is narrower before what is wider.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.notices import (
    integrated_notice,
    legislative_notice,
    other,
    press_release,
    program_notice,
    recruitment_notice,
    tender_notice,
)
from announce_parser.notices._appendices import attachments, links
from announce_parser.notices._base import Masthead, Material, Notice, value_of
from announce_parser.notices._bidding import with_bids
from announce_parser.notices._budget import LABEL_RULE, announced_sums, find_budget, find_funding
from announce_parser.notices._changes import changes
from announce_parser.notices._columns import field_of
from announce_parser.notices._contacts import contacts
from announce_parser.notices._dates import (
    budget_year,
    cover_month,
    deck_year,
    fiscal_year,
    named_year,
)
from announce_parser.notices._dates import published as published_in
from announce_parser.notices._echo import (
    Spot,
    blocks,
    figures,
    footnotes,
    record_tables,
    spot,
    unplaced,
    with_words_around,
)
from announce_parser.notices._headline import BUDGET_LINE_RULE, headline
from announce_parser.notices._issuer import issuing
from announce_parser.notices._missed import programs_not_read
from announce_parser.notices._morphemes import Morphemes
from announce_parser.notices._numbers import find_revision, notice_numbers, related
from announce_parser.notices._organizations import organizations
from announce_parser.notices._outline import sections
from announce_parser.notices._own import own_kind
from announce_parser.notices._programs import Programs, read_programs
from announce_parser.notices._programs.contact_table import united
from announce_parser.notices._programs.examples import EXAMPLES
from announce_parser.notices._programs.found import WEIGHED_RULES, reasons
from announce_parser.notices._programs.items import label_of
from announce_parser.notices._programs.responsibility import tied
from announce_parser.notices._roles import roles
from announce_parser.notices._schedule import schedule, sourced
from announce_parser.notices._schedule.windows import with_windows
from announce_parser.notices._targets import targets
from announce_parser.notices._unstated import unstated_windows
from announce_parser.notices.programs import Reason, Why
from announce_parser.record import Record, assemble
from announce_parser.values import Period

if TYPE_CHECKING:
    from announce_parser.document import Document, Source
    from announce_parser.figures._base import Found
    from announce_parser.record import FigureRole, Place, Release, SourceInfo, Stated, Tree
    from announce_parser.values import Money

__all__ = [
    "EXAMPLES",
    "MEMBERS",
    "WEIGHED_RULES",
    "Masthead",
    "Material",
    "Morphemes",
    "Reason",
    "Why",
    "extract",
    "field_of",
    "label_of",
    "masthead",
    "reasons",
    "roles",
    "value_of",
]

MEMBERS: tuple[Notice, ...] = (
    press_release,
    legislative_notice,
    tender_notice,
    integrated_notice,
    recruitment_notice,
    program_notice,
    other,
)


def masthead(
    document: Document, found: tuple[Found, ...], *, published: str | None = None
) -> Masthead:
    """Return what the top of a document says of itself, before any date has its year.

    Args:
        document: As the reader made it.
        found: Its figures; calendar expressions may lack their year.
        published: ISO 8601 day from the caller, used where neither text nor metadata say it.
    """
    del found
    top = headline(document)
    index = document.blocks.index(top.body.block) if top.body else 0
    issuer = issuing(
        document, top.body.start if top.body else 0, top.title.value if top.title else ""
    )
    heading = (*((top.title,) if top.title else ()), *top.subtitles)
    is_budget = top.title is not None and top.title.rule == BUDGET_LINE_RULE
    return Masthead(
        kind=_member(document).KIND,
        title=top.title,
        subtitles=top.subtitles,
        issuer=issuer.issuer,
        published=published_in(document, published),
        fiscal_year=fiscal_year(heading) or (budget_year(document) if is_budget else None),
        body=index,
    )


def _member(document: Document) -> Notice:
    own = own_kind(document)
    if own is not None:
        return next(member for member in MEMBERS if own == member.KIND)
    return next(member for member in MEMBERS if member.recognize(document))


def extract(
    document: Document,
    resolved: tuple[Found, ...],
    masthead: Masthead,
    info: SourceInfo,
    morphemes: Morphemes | None = None,
) -> Record:
    """Return the record of a document whose figures are resolved; without morphemes words are told by their letters.

    Raises:
        pydantic.ValidationError: What was extracted does not fit the contract; a bug of this stage.
    """
    material = Material(document, resolved, masthead, morphemes or Morphemes())
    member = next(member for member in MEMBERS if masthead.kind == member.KIND)
    issuer = issuing(
        document,
        document.blocks[masthead.body].start,
        masthead.title.value if masthead.title else "",
    )
    budget = find_budget(material)
    particular = member.extract(material)
    whole = budget.places if budget is not None and budget.rule == LABEL_RULE else ()
    programs = read_programs(material, issuer.name.value if issuer.name else None, whole)
    budget = _whole_budget(budget, programs)
    paid = programs.sums.funding if programs.sums is not None else ()
    roles = _roles(material, budget, particular.get("release"))
    changed = changes(material, programs.fields["changes"])
    mentioned = figures(material, roles, programs.marks)
    answering, announced = tied(
        united(contacts(material, issuer.name, without=programs.blocks), programs.contacts),
        programs,
        masthead.kind,
        issuer.name,
        document,
    )
    planned = schedule(material, announced)
    with_days = with_windows(announced, planned, programs.fields["stated_absent"])
    tree: Tree = {
        "source": info,
        **_headed(material, announced),
        "co_issuers": issuer.others,
        "releasing_body": issuer.releasing,
        "budget": budget,
        "funding": paid or find_funding(material, budget),
        "contacts": answering,
        "figures": with_words_around(mentioned, material),
        "unplaced": unplaced(mentioned, changed),
        **_copied(document, masthead),
        "links": links(material),
        **programs.fields,
        "goals": (*programs.fields["goals"], *targets(material)),
        "programs": with_bids(material, with_days),
        "stated_absent": unstated_windows(material, with_days, len(planned))
        | programs.fields["stated_absent"],
        "changes": changed,
        "schedule": sourced(planned),
        "checks": programs_not_read(material, programs.missed, len(announced)),
        **particular,
    }
    return assemble(tree)


def _whole_budget(budget: Stated[Money] | None, programs: Programs) -> Stated[Money] | None:
    """Return the sum of everything announced: stated, the only program's, or that of a row of sums."""
    announced = programs.fields["programs"]
    if len(announced) == 1 and (budget is None or budget.rule == LABEL_RULE):
        budget = announced[0].get("budget") or budget
    if budget is None and programs.sums is not None:
        return programs.sums.budget
    return budget


def _headed(material: Material, announced: tuple[Tree, ...]) -> Tree:
    """Return what is at the head of a document: names, numbers, days."""
    document, masthead = material.document, material.masthead
    days = [masthead.published_day] if masthead.published_day else _days(material)
    names = [program["name"] for program in announced]
    numbers = notice_numbers(document)
    return {
        "kind": masthead.kind,
        "title": masthead.title,
        "subtitles": masthead.subtitles,
        "notice_number": numbers[0] if numbers else None,
        "other_notice_numbers": numbers[1:],
        "related": related(document, numbers),
        "revision": find_revision(document, masthead.title),
        "fiscal_year": masthead.fiscal_year
        or named_year(document, masthead.title, names, masthead.body, _last_year(days))
        or deck_year(masthead.subtitles, _last_year(days)),
        "issuer": masthead.issuer,
        "published": masthead.published or cover_month(document),
    }


def _last_year(days: list[str]) -> int | None:
    return max((int(day[:4]) for day in days), default=None)


def _days(material: Material) -> list[str]:
    """Return the first days of a document's windows."""
    values = (figure.value for figure in material.figures)
    return [each.first_day for each in values if isinstance(each, Period) and each.first_day]


def _copied(document: Document, masthead: Masthead) -> Tree:
    """Return the document itself: its text, its tables, its outline."""
    return {
        "tables": record_tables(document),
        "blocks": blocks(document),
        "sections": sections(document, masthead.body),
        "footnotes": footnotes(document),
        "attachments": attachments(document, masthead.title.value if masthead.title else None),
        "organizations": organizations(document),
    }


def _roles(
    material: Material, budget: Stated[Money] | None, release: Stated[Release] | None
) -> dict[Spot, FigureRole]:
    """Return the roles of the figures that give the masthead's values, by where they are."""
    roles: dict[Spot, FigureRole] = {}
    if release is not None:
        roles.update(
            (spot(each.place), "embargo")
            for each in material.figures
            if isinstance(each.value, Period) and _covers(release.places[0], each.place)
        )
    if budget is not None:
        roles.update((spot(each.place), "budget") for each in announced_sums(material))
        roles.update((spot(place), "budget") for place in budget.places)
    if material.masthead.published is not None:
        roles.update((spot(place), "published") for place in material.masthead.published.places)
    return roles


def _covers(place: Place, source: Source) -> bool:
    return (
        (place.block, place.cell) == (source.block, source.cell)
        and place.start <= source.start
        and source.end <= place.end
    )
