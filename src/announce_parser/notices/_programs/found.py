"""Programs that evidence decides for: drafts and facts for what comes after.

Comes in: a document. Goes out: the overview that the rest of the layer works on. What forms name is weighed against
what is elsewhere (``notices.programs``); their overview is where it wins.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.notices._base import place, value_of
from announce_parser.notices._columns import Field, is_upper_bound
from announce_parser.notices._own import own_names
from announce_parser.notices._programs import by_label
from announce_parser.notices._programs.facts import Fact, Origin, ProgramDraft
from announce_parser.notices._programs.grouping import grouped
from announce_parser.notices._programs.labelled_figures import label_facts
from announce_parser.notices._programs.names import squash
from announce_parser.notices._programs.overview import Overview, read_overviews
from announce_parser.notices._programs.prizes import won_or_lent
from announce_parser.notices._programs.settle import with_bound
from announce_parser.notices.programs import Hints, read, read_terms, see, weights, why
from announce_parser.notices.programs._calibration import sure_of_name, sure_of_term
from announce_parser.notices.programs._candidates import key_of
from announce_parser.patterns import lazy_regex
from announce_parser.record import Benefit, Stated
from announce_parser.values import Bound, Money, Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.notices._base import Material
    from announce_parser.notices._programs.facts import Said
    from announce_parser.notices.programs import Decision, TakenTerms, Why
    from announce_parser.notices.programs._figures import Spot
    from announce_parser.notices.programs._reading import Seen
    from announce_parser.record import Place
    from announce_parser.values import AnyValue

RULE = "program.name_by_evidence"
_SHORTEST = 300  # characters of a notice; no annotated one is shorter, so no weight knows what a line alone announces
# 나루 특례보증, 가람 융자: what is lent in all is no budget (COUNTING 14)
_IS_LENT = lazy_regex(r"(?:보증|융자|대출)$")
_APPENDIX = lazy_regex(r"^(?:붙임|참고|별첨)\s?\d{0,2}[.:)]?\s+")
_QUOTED = lazy_regex(r"「[^」]+」|『[^』]+』|‘[^’]+’|“[^”]+”|'[^']+'|\"[^\"]+\"")
_BOXED = lazy_regex(
    r"\[[^\[\]]+\]|【[^【】]+】|〈[^〈〉]+〉|<[^<>]+>|《[^《》]+》"
)  # [2026년 한들 시스템 구축]
_OPENING, _CLOSING = "「『‘“'\"", lazy_regex(r"[」』’”'\"]")
# 최대 3년간 20억원, 지원한도(2억원 …): what bounds a sum from before
_AT_MOST = lazy_regex(r"(?:최대|최고|한도|상한)[^.,;\n]{0,12}$")
# What a label may leave to the sentences of 지원내용: 월 최대 20만원씩 최장 12개월
_SIZES = frozenset({Field.CAP, Field.SUBSIDY_RATIO, Field.DURATION, Field.AWARDS, Field.BENEFIT})
_BESIDE = 0.4  # chance from which evidence adds to what forms state
GIVEN_RULE = "term.sum_given_by_role"
TERM_RULE = "term.role_and_place"
LABEL_RULE = "term.labelled_beside_others"
WEIGHED_RULES = frozenset({RULE, TERM_RULE, LABEL_RULE})


def forms_of(material: Material) -> tuple[Overview, bool]:
    """Return the programs that tables of terms and labelled lines name, and whether tables do."""
    overview = read_overviews(material)
    if overview.drafts:
        return overview, True
    is_release = material.masthead.kind == "press_release"
    return Overview() if is_release else by_label.single_program(material), False


def found(material: Material) -> tuple[Overview, bool]:
    """Return the overview of a document and whether tables of terms named its programs.

    What forms name is one of the hypotheses that the evidence decides between.
    """
    forms, by_table = forms_of(material)
    named = forms if by_table else _tidied(forms)
    overview, hints = None, None
    decision = _read(material, forms)
    if decision is not None:
        hints = Hints.of(decision)
        overview = None if decision.by_forms else _weighed(material, decision)
        if overview is None and not by_table:
            named = replace(named, facts=(*named.facts, *_beside(named, decision)))
    decided = named if overview is None else overview
    if not decided.drafts:
        decided = _of_profile(material)
    elif overview is not None:
        decided = _named(material, overview)
    return replace(decided, hints=hints), overview is None and by_table


def reasons(material: Material) -> tuple[Why, ...]:
    """Return why each name and term was taken, where evidence decided; nothing where forms name the programs."""
    decision = _read(material, forms_of(material)[0])
    return () if decision is None or decision.by_forms else tuple(why(decision, weights()))


def _read(material: Material, forms: Overview) -> Decision | None:
    """Return what evidence makes of a document; None of a notice that is too short to say."""
    is_release = material.masthead.kind == "press_release"
    if not is_release and len(material.document.text) < _SHORTEST:
        return None
    return read(see(material, tuple(draft.name.value for draft in forms.drafts)), weights())


def _of_profile(material: Material) -> Overview:
    """Return the programs whose names the user's profile has, where nothing else names one; of one its labels tell."""
    names = [name for name in own_names(material) if _is_announced(material, name)]
    facts = tuple(label_facts(material, 0, in_cells=True)) if len(names) == 1 else ()
    return Overview(drafts=tuple(ProgramDraft(name) for name in names), facts=facts)


def _is_announced(material: Material, name: Stated[str]) -> bool:
    """Return whether a name is in the headline or deck, or in a notice: a release may but mention it."""
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


def _weighed(material: Material, decision: Decision) -> Overview:
    """Return what the evidence decides."""
    seen = decision.described.seen
    groups, group_of = grouped(decision)
    drafts = tuple(
        ProgramDraft(
            _stated(seen, key, sure_of_name(decision, key, weights())), category=group_of.get(key)
        )
        for key in decision.chosen
    )
    told = (
        _calibrated(fact, drafts[fact.program].name.confidence or 1.0)
        for fact in _facts(decision.told)
        if not (fact.field is Field.BUDGET and _IS_LENT.search(drafts[fact.program].name.value))
    )
    # of several programs nothing says whose the prizes are
    won = won_or_lent(material, drafts[0].name.value) if len(drafts) == 1 else ()
    facts = (*told, *won)
    return Overview(drafts=drafts, groups=groups, facts=facts)


def _beside(forms: Overview, decision: Decision) -> Iterator[Fact]:
    """Yield what evidence tells of the one program of a notice, of sizes that text and no label states."""
    seen = decision.described.seen
    keys = tuple(key_of(draft.name.value) for draft in forms.drafts)
    if len(keys) != 1 or keys[0] not in seen.found:
        return
    stated = {fact.field for fact in forms.facts}
    for fact in _facts(read_terms(seen, keys, decision.described.roles, weights())):
        is_told = fact.places[0].cell is None and fact.field in _SIZES - stated
        if is_told and (fact.chance or 0.0) >= _BESIDE:
            yield _calibrated(fact, 1.0)


def _calibrated(fact: Fact, name: float) -> Fact:
    """Return a fact with the share of such facts that are right, given how sure the name of its program is."""
    if fact.chance is None:
        return fact
    return replace(fact, chance=sure_of_term(fact.chance, weights(), name=name))


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
    if _QUOTED.fullmatch(shorter) or _BOXED.fullmatch(shorter):
        shorter = shorter[1:-1].strip()
    if shorter[:1] in _OPENING and not _CLOSING.search(shorter[1:-1]):
        shorter = shorter[1:]
    return shorter or name


def _stated(seen: Seen, key: str, chance: float) -> Stated[str]:
    """Return a name with the places that introduce it as it is written, and how likely it is right."""
    name = seen.found[key].name
    places = tuple(dict.fromkeys(_places(seen, key, name))) or tuple(_alike(seen, key))
    return Stated(name, places, RULE, round(chance, 2))


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


def _alike(seen: Seen, key: str) -> Iterator[Place]:
    """Yield the places of a name that is nowhere as it is written: within it half a quotation's marks were dropped."""
    document, title = seen.material.document, seen.material.masthead.title
    for mention in seen.found[key].mentions:
        if mention.unit >= 0:
            start = seen.outline.units[mention.unit].start
            yield place(document.source(start + mention.start, start + mention.end))
        elif title is not None:
            yield from title.places


def _facts(told: TakenTerms) -> Iterator[Fact]:
    held = told.seen.held
    for term in told.terms:
        for at in term.spots:
            value = value_of(held[at].figure)
            places: tuple[Place, ...] = (place(held[at].figure.place),)
            if term.closing is not None:
                end = held[term.closing].figure
                value, places = _closed(value, value_of(end)), (*places, place(end.place))
            yield Fact(
                term.program,
                Field(term.field),
                _bounded(term.field, value, held[at]),
                places,
                TERM_RULE,
                Origin.PROSE,
                figure=held[at].index,
                chance=term.chance,
            )
    for each in told.links.labelled:
        spot = held[each.spot]
        yield Fact(
            each.program,
            Field(each.field),
            value_of(spot.figure),
            (place(spot.figure.place),),
            LABEL_RULE,
            Origin.PROSE,
            label=each.label,
            figure=spot.index,
            chance=each.chance,
        )
    yield from _given(told)


def _closed(start: AnyValue, end: AnyValue) -> AnyValue:
    """Return a window that begins with one and ends with the other."""
    if not isinstance(start, Period) or not isinstance(end, Period):
        return start
    return start.model_copy(
        update={
            "interval": f"{start.interval.partition('/')[0]}/{end.interval.partition('/')[2]}",
            "last_day": end.last_day,
            "closes_at": end.closes_at,
            "may_close_early": end.may_close_early,
            "text": f"{start.text} … {end.text}",
        }
    )


def _bounded(field: str, value: AnyValue, spot: Spot) -> Said:
    """Return a limit as one where the words before it or the heads of its column say so."""
    before = spot.unit.text[max(0, spot.start - 16) : spot.start]
    if field == "cap" and (_AT_MOST.search(before) or is_upper_bound(spot.unit.columns)):
        return with_bound(value, Bound.MAX)
    return value


def _given(told: TakenTerms) -> Iterator[Fact]:
    """Yield the fixed sums that each recipient gets, by what the sentence or the name of the program calls them."""
    seen = told.seen
    for each in told.links.given:
        spot = seen.held[each.spot]
        amount = value_of(spot.figure)
        if not isinstance(amount, Money):
            continue
        text, places = spot.unit.text, (place(spot.figure.place),)
        label, written = seen.found[told.chosen[each.program]].name, text[spot.start : spot.end]
        if each.label is not None:
            start, end = each.label
            label = text[start:end]
            first, last = min(start, spot.start), max(end, spot.end)
            written = text[first:last]
            where = place(
                seen.material.document.source(spot.unit.start + first, spot.unit.start + last)
            )
            places = (where,)
        benefit = Benefit(
            label=" ".join(label.split()), amount=amount, text=" ".join(written.split())
        )
        yield Fact(
            each.program,
            Field.BENEFIT,
            benefit,
            places,
            GIVEN_RULE,
            Origin.PROSE,
            chance=each.chance,
        )
