"""Programs, categories and all that hangs on them: facts from every place, settled into trees.

The order is fixed: the overview names the programs; contact tables, notes, prose and level tables add
facts; goals give numbers to the programs that their parts name; then each field is settled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from announce_parser.notices._base import place
from announce_parser.notices._columns import Field
from announce_parser.notices._lines import OPENING_MARKS
from announce_parser.notices._programs import (
    applicants,
    by_label,
    contact_table,
    loans,
    open_windows,
    prose,
    review_stages,
    revisions,
    settle,
    tiers,
)
from announce_parser.notices._programs import (
    goals as goals_of,
)
from announce_parser.notices._programs.facts import (
    OBJECTS,
    Fact,
    Group,
    Mark,
    Origin,
    Said,
    stated_label,
)
from announce_parser.notices._programs.found import TERM_RULE, found
from announce_parser.notices._programs.labelled_figures import label_facts
from announce_parser.notices._programs.layout import TEXTS
from announce_parser.notices._programs.named_terms import worded_facts
from announce_parser.notices._programs.names import key_of, mentions, squash, tellings
from announce_parser.patterns import lazy_regex
from announce_parser.record import ApplyAt, Benefit, FigureRole, Funding, Prize, Stated
from announce_parser.values import Url

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from announce_parser.notices._base import Material
    from announce_parser.notices._programs.overview import Overview
    from announce_parser.notices._programs.totals import Sums
    from announce_parser.notices.programs import Missed
    from announce_parser.record import Place, Tree

# Fields whose value differs by label go into `caps` under these names (contract: Program).
_TERM_NAMES = {
    Field.CAP: "cap",
    Field.SUBSIDY_RATIO: "ratio",
    Field.DURATION: "duration",
    Field.BUDGET: "budget",
    Field.AWARDS: "awards",
}
# Windows that differ by round, region or weekday go into `rounds`.
_WINDOWS = (Field.ANNOUNCEMENT, Field.APPLICATION, Field.EVALUATION)
_PLAIN = (
    Field.BUDGET,
    Field.AWARDS,
    Field.CAP,
    Field.SUBSIDY_RATIO,
    Field.DURATION,
    Field.TERM,
    Field.ANNOUNCEMENT,
    Field.APPLICATION,
    Field.EVALUATION,
    Field.AGREEMENT,
    Field.STATUS,
)
_ROLES: dict[Field, FigureRole] = {
    Field.BUDGET: "budget",
    Field.AWARDS: "awards",
    Field.CAP: "cap",
    Field.SUBSIDY_RATIO: "subsidy_ratio",
    Field.DURATION: "duration",
    Field.ANNOUNCEMENT: "announcement",
    Field.APPLICATION: "application",
    Field.EVALUATION: "evaluation",
    Field.COST_SHARING: "own_share",
}
# Listed papers: commas, middle dots and line breaks outside brackets.
_ITEM = lazy_regex(
    r"(?:,|\n|(?<=[서증본부표장안)])\s?[·ㆍ](?=\s?[가-힣])|\s+/\s+|\s*[①-⑳])(?![^(]*\))\s*(?:[-○ㅇ·•□]\s*)?"
)
# 입찰공고문 참조 · … 규정에 의함: where it is said which papers, no paper
_NO_PAPER = lazy_regex(r"(?:참조|참고|의함|따름|바람|에 따라)\s*\)?$")
_SENTENCE = lazy_regex(r"(?:니다|한다|된다|이다)\.(?:\s|$)")
_PUBLIC_PARTY = ("정부", "국비", "국고", "출연")


@dataclass(frozen=True, slots=True)
class Programs:
    """The parts of a record that are about programs, as trees.

    Attributes:
        fields: ``categories``, ``programs``, ``changes``, ``goals``, ``stated_absent`` of the record.
        contacts: Contacts with the programs they answer for, after those of the masthead.
        blocks: Ids of the contact tables, whose numbers are read here.
        rows: By block id and row, the programs whose contact is there.
        marks: By index of a figure, what it was found to be.
        sums: What a row of sums over all programs states.
        missed: What the notice seems to announce beside them.
    """

    fields: Tree
    contacts: tuple[Tree, ...] = ()
    blocks: frozenset[str] = frozenset()
    rows: Mapping[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)
    marks: Mapping[int, Mark] = field(default_factory=dict)
    sums: Sums | None = None
    missed: Missed | None = None


def read_programs(
    material: Material, issuer: str | None, whole: Collection[Place] = ()
) -> Programs:
    """Return the programs of a document and what is said of them; empty where it has none.

    Args:
        material: The document with its figures.
        issuer: The office that answers where no other is named.
        whole: Where the sum of the whole notice is: of several programs none gets it.
    """
    overview, by_table = found(material)
    is_release = not by_table and material.masthead.kind == "press_release"
    contacts = contact_table.read_contacts(material, overview, issuer)
    spoken = prose.read_prose(material, overview, figures=not is_release)
    goals = tuple(goals_of.goals(material))
    reach = tuple(settle.scopes(material.document))
    facts = (
        *settle.bounded(overview.facts, reach),
        *contacts.facts,
        *spoken.facts,
        *tiers.read_levels(material, overview, spoken.topics),
        *_awards_of_goals(material, overview, goals),
        *by_label.shared_facts(material, overview),
        *worded_facts(material, overview, issuer),
    )
    facts = tuple(_labelled(facts, overview))
    if len(overview.drafts) > 1:
        facts = tuple(fact for fact in facts if not _is_whole(fact, whole))
    said = _by_program(facts)
    programs = tuple(
        _program(material, index, said.get(index, []), overview)
        for index in range(len(overview.drafts))
    )
    fields: Tree = {
        "categories": _categories(spoken.groups, overview),
        "programs": programs,
        "changes": (
            *revisions.revised(material),
            *goals_of.changes(material, spoken.topics),
        ),
        "goals": tuple(goal.tree for goal in goals),
        "stated_absent": {
            f"/programs/{absent.program}/{absent.field.value}": {
                "text": absent.text,
                "meaning": absent.meaning,
            }
            for absent in overview.absences
            if not programs[absent.program].get(absent.field.value)
        },
    }
    marks = _marks(facts, goals, contacts.calls)
    marks = {
        **_category_marks(material, spoken.groups),
        **_total_marks(material, overview),
        **marks,
    }
    trees = tuple(contact_table.contact_trees(contacts.calls))
    missed = _missed(overview, marks)
    blocks = frozenset(contacts.blocks)
    return Programs(fields, trees, blocks, contacts.rows, marks, overview.whole, missed)


def _missed(overview: Overview, marks: Mapping[int, Mark]) -> Missed | None:
    """Return what the evidence says is missing, if anything."""
    if overview.hints is None:
        return None
    placed = {index for index, mark in marks.items() if mark.program is not None}
    return overview.hints.missed(len(overview.drafts), placed)


def _by_program(facts: Iterable[Fact]) -> dict[int, list[Fact]]:
    """Return the facts by the index of the program that they are about, in their order."""
    found: dict[int, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.program, []).append(fact)
    return found


def _is_whole(fact: Fact, whole: Collection[Place]) -> bool:
    """Return whether a budget that text names is the sum of the whole notice, not the program's it is before."""
    return (
        fact.field is Field.BUDGET
        and fact.origin is not Origin.TABLE
        and any(where in whole for where in fact.places)
    )


def _awards_of_goals(
    material: Material, overview: Overview, goals: Sequence[goals_of.StatedGoal]
) -> Iterable[Fact]:
    """Yield the number of awards that a goal's part states for the one program it names."""
    names = tellings(tuple(draft.name.value for draft in overview.drafts), material.document.text)
    for goal in goals:
        for part in goal.parts:
            named = mentions(part.name, names)
            if len(named) == 1 and part.value.__class__.__name__ == "Count":
                yield Fact(
                    named[0].index, Field.AWARDS, part.value, (part.place,), goals_of.GOAL_RULE,
                    Origin.APPENDIX, figure=part.figure,
                )  # fmt: skip


def _labelled(facts: Iterable[Fact], overview: Overview) -> Iterable[Fact]:
    """Yield the facts with the label that their sentence, or a longer spelling of it, gives them.

    ``기초수준의 구축(60억원, 200개)`` is about the level 기초; a row 고도화1 of the level 고도화.
    """
    facts = tuple(facts)
    said = _by_program(fact for fact in facts if fact.label and fact.origin is Origin.TABLE)
    known: dict[int, tuple[str, ...]] = {}
    for index, draft in enumerate(overview.drafts):
        table = [fact.label for fact in said.get(index, ()) if fact.label]
        known[index] = tuple(dict.fromkeys((*table, *draft.labels)))
    for fact in facts:
        labels = known.get(fact.program, ())
        if fact.label is not None:
            label = next((each for each in labels if fact.label.startswith(each)), fact.label)
            yield replace(fact, label=label)
        elif fact.origin is Origin.PROSE and fact.field in _TERM_NAMES:
            yield replace(fact, label=_label_in(fact.context, labels))
        else:
            yield fact


def _label_in(context: str, labels: tuple[str, ...]) -> str | None:
    found = [
        (match.start(), label)
        for label in labels
        for match in re.finditer(rf"(?<![가-힣]){re.escape(label)}", context)
    ]
    return max(found)[1] if found else None


def _program(material: Material, index: int, facts: list[Fact], overview: Overview) -> Tree:
    """Return one program's tree, fields in the contract's order being the record's own affair."""
    draft = overview.drafts[index]
    tree: Tree = {"id": f"p{index + 1}", "name": draft.name}
    tree["aliases"] = _aliases(draft.name.value, facts)
    if draft.category is not None:
        tree["category"] = f"c{draft.category + 1}"
    for target in _PLAIN:
        plain = [fact for fact in facts if fact.field is target and fact.label is None]
        if target is Field.EVALUATION:
            plain = review_stages.joined(plain)
        tree[target.value] = settle.settle(plain)
    if len(overview.drafts) == 1:
        tree["application"] = open_windows.that_may_close_early(material, tree["application"])
    tree |= _in_words(material, facts)
    tree |= applicants.applying(material, tree["eligibility"])
    tree |= _things(facts)
    tree["topics"] = tuple(by_label.topics_of(material, facts, overview))
    terms = _terms(material, facts)
    tree["caps"] = terms
    rounds = _rounds(material, facts)
    tree["rounds"] = rounds
    for target in _WINDOWS:
        if any(target.value in each for each in rounds):
            tree[target.value] = None  # so are the flat windows that rounds replace
    for target in (Field.CAP, Field.DURATION, Field.SUBSIDY_RATIO):
        flat = tree[target.value]
        if any(_TERM_NAMES[target] in term for term in terms) and not _stands_beside(flat):
            tree[target.value] = None  # the flat fields that labelled terms replace are absent
    return tree


def _stands_beside(flat: Stated[Said] | None) -> bool:
    """Return whether evidence read a term of the whole beside those that differ by label."""
    return flat is not None and flat.rule == TERM_RULE


def _in_words(material: Material, facts: list[Fact]) -> Tree:
    """Return the terms in words: eligibility, support, papers and their like."""
    words = {
        target: settle.settle(fact for fact in facts if fact.field is target)
        for target in sorted(TEXTS)
    }
    tree: Tree = {target.value: _worded(material, target, said) for target, said in words.items()}
    if words[Field.APPLY_AT] is None and words[Field.HOW_TO_APPLY] is not None:
        tree["apply_at"] = _addresses(material, words[Field.HOW_TO_APPLY])
    return tree


def _addresses(material: Material, said: Stated[Said] | None) -> tuple[Stated[ApplyAt], ...]:
    """Return where to apply by the addresses that the way to apply names."""
    return tuple(
        Stated(
            ApplyAt(url=figure.value.url, text=figure.text),
            (place(figure.place),),
            "program.apply_address",
        )
        for where in (said.places if said is not None else ())
        for _, figure in material.in_cell(where.block, where.cell)
        if isinstance(figure.value, Url)
        and where.start <= figure.place.start
        and figure.place.end <= where.end
    )


def _things(facts: list[Fact]) -> Tree:
    """Return what is listed: who pays what, what is won, paid or lent."""
    shares = [fact for fact in facts if fact.field is Field.COST_SHARING]
    listed = {
        key: _listed(fact for fact in facts if fact.field is target)
        for target, key in (
            (Field.PRIZE, "prizes"),
            (Field.BENEFIT, "benefits"),
            (Field.FUNDING, "funding"),
        )
    }
    return {
        **listed,
        "cost_sharing": tuple(Stated(fact.value, fact.places, fact.rule) for fact in shares),
        "loan": loans.merged(fact for fact in facts if fact.field is Field.LOAN),
    }


def _listed(facts: Iterable[Fact]) -> tuple[Stated[Said], ...]:
    """Return prizes or benefits, each once with the places of all that say it."""
    found: dict[str, Stated[Said]] = {}
    for fact in facts:
        if not isinstance(fact.value, (Prize, Benefit, Funding)):
            continue
        amount = fact.value.amount
        named = fact.value.party if isinstance(fact.value, Funding) else fact.value.label
        key = f"{named} {amount.amount if amount else ''}"
        places = (*found[key].places, *fact.places) if key in found else fact.places
        found[key] = Stated(fact.value, tuple(dict.fromkeys(places)), fact.rule)
    return tuple(found.values())


def _worded(material: Material, target: Field, said: Stated[Said] | None) -> object:
    """Return a term in words as the contract has it: documents as a list, a place to apply with its address."""
    if said is None:
        return None
    if target is Field.DOCUMENTS and _SENTENCE.search(str(said.value)):
        return None  # sentences about papers list none
    if target is Field.DOCUMENTS:
        pieces = _ITEM.split(str(said.value))
        return tuple(
            Stated(bare, said.places, said.rule)
            for piece in pieces
            if (bare := piece.strip().lstrip(OPENING_MARKS).strip())
            and _NO_PAPER.search(bare) is None
        )
    if target is Field.APPLY_AT:
        first = said.places[0]
        urls = [
            figure.value
            for _, figure in material.in_cell(first.block, first.cell)
            if isinstance(figure.value, Url)
            and first.start <= figure.place.start
            and figure.place.end <= first.end
        ]
        at = ApplyAt(url=urls[0].url if urls else None, text=str(said.value))
        return (Stated(at, said.places, said.rule),)
    return said


def _aliases(name: str, facts: list[Fact]) -> tuple[Stated[str], ...]:
    """Return the other names that tables use for the program, as written there."""
    found: dict[str, Stated[str]] = {}
    for fact in facts:
        text = str(fact.value)
        if fact.field is Field.NAME and key_of(text) != key_of(name):
            found.setdefault(squash(text), Stated(text, fact.places, fact.rule))
    return tuple(found.values())


def _terms(material: Material, facts: list[Fact]) -> tuple[Tree, ...]:
    """Return the terms that hold by label, in the order in which labels first stand."""
    labels = dict.fromkeys(fact.label for fact in facts if fact.label and fact.field in _TERM_NAMES)
    terms = []
    for label in labels:
        own = [fact for fact in facts if fact.label == label]
        term: Tree = {"label": stated_label(material, label, own)}
        for target, name in _TERM_NAMES.items():
            settled = settle.settle(fact for fact in own if fact.field is target)
            if settled is not None:
                term[name] = settled
        if len(term) > 1:
            terms.append(term)
    return tuple(terms)


def _rounds(material: Material, facts: list[Fact]) -> tuple[Tree, ...]:
    """Return the windows that hold by label: ``1차: 1.5.~1.20. / 2차: 6.1.~6.15.``."""
    windows = [fact for fact in facts if fact.label and fact.field in _WINDOWS]
    rounds = []
    for label in dict.fromkeys(fact.label for fact in windows if fact.label):
        own = [fact for fact in windows if fact.label == label]
        each: Tree = {"label": stated_label(material, label, own)}
        for target in _WINDOWS:
            each[target.value] = settle.settle(fact for fact in own if fact.field is target)
        rounds.append({name: stated for name, stated in each.items() if stated is not None})
    return tuple(rounds)


def _categories(groups: tuple[Group, ...], overview: Overview) -> tuple[Tree, ...]:
    trees = []
    for index, group in enumerate(groups):
        held = tuple(
            f"p{position + 1}"
            for position, draft in enumerate(overview.drafts)
            if draft.category == index
        )
        tree: Tree = {"id": f"c{index + 1}"}
        if group.number is not None:
            tree["number"] = group.number
        tree |= {"name": group.names[0], "aliases": group.names[1:], "programs": held}
        if group.budget is not None:
            tree["budget"] = group.budget
        trees.append(tree)
    return tuple(trees)


def _total_marks(material: Material, overview: Overview) -> dict[int, Mark]:
    """Return the marks of numbers that label lines state for all programs together."""
    if len(overview.drafts) < 2:
        return {}
    totals = (fact for fact in label_facts(material, 0) if fact.field is Field.AWARDS)
    return {fact.figure: Mark("awards") for fact in totals if fact.figure is not None}


def _category_marks(material: Material, groups: tuple[Group, ...]) -> dict[int, Mark]:
    """Return the marks of the sums that categories state; they belong to no single program."""
    spots = {
        (where.block, where.cell, where.start): f"c{number}"
        for number, group in enumerate(groups, 1)
        if group.budget is not None
        for where in group.budget.places
    }
    return {
        index: Mark("budget", category=spots[where])
        for index, figure in enumerate(material.figures)
        if (where := (figure.place.block, figure.place.cell, figure.place.start)) in spots
    }


def _marks(
    facts: Iterable[Fact],
    goals: Iterable[goals_of.StatedGoal],
    calls: Iterable[contact_table.ContactRow],
) -> dict[int, Mark]:
    """Return what each figure was found to be; the first, nearest fact decides."""
    marks: dict[int, Mark] = {}
    for goal in goals:
        marks[goal.total] = Mark("target")
        for part in goal.parts:
            marks[part.figure] = Mark("target")
    for call in calls:
        marks[call.figure] = Mark("contact", f"p{call.program + 1}")
    speaks_of: dict[int, set[int]] = {}
    for fact in facts:
        if fact.figure is not None:
            speaks_of.setdefault(fact.figure, set()).add(fact.program)
    for fact in sorted(facts, key=lambda fact: -fact.origin):
        if fact.figure is None:
            continue
        alone = len(speaks_of[fact.figure]) == 1
        role = _ROLES.get(fact.field)
        if fact.field is Field.COST_SHARING and getattr(fact.value, "party", "") in _PUBLIC_PARTY:
            role = "subsidy_ratio"
        value = None if isinstance(fact.value, (str, *OBJECTS)) else fact.value
        marks[fact.figure] = Mark(
            role,
            f"p{fact.program + 1}" if alone else None,
            fact.label,
            value=value if fact.origin is Origin.TABLE else None,
        )
    return marks
