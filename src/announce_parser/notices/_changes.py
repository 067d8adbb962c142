"""What a notice says is different from before, beside what the figures of kind ``change`` say.

``(기존) 월 2회 → (증편) 월 4회``, ``20억원에서 50% 증가한 30억원으로``, ``작년(1,843억 원) 대비 286% 확대된 7,130억 원``,
``개별기업 → 기업군 일괄지원 방식으로 전환``. A chain of arrows is a flow or a row of years and no change; results of firms,
told as examples, are not either (COUNTING 14). Each way to say it is a rule with its example and near miss.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.figures._fold import fold
from announce_parser.notices._base import place
from announce_parser.notices._change_rules import (
    ARROW,
    BRACKETED,
    ELLIPTIC,
    GREW,
    GROWN,
    IN_WORDS,
    LAST_STEP,
    RULES,
    SEVERAL,
    YEAR_LABEL,
    ChangeRule,
)
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated
from announce_parser.values import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from announce_parser.document import Segment
    from announce_parser.notices._base import Material
    from announce_parser.record import Place, Tree

# Results of firms that a release tells as examples, statistics of trade and prices.
_TOLD = lazy_regex(
    r"매출|영업이익|생산성|불량률|납기|원가|고용인원|가동률|수출액|동기\s?대비|전월|물가|취업자|실업"
)
# The word that changes has the particle of topic or object; times and persons do so too and are not.
_PARTICLE = lazy_regex(r"(?<=[가-힣A-Za-z)])(?:에\s?대한|은|는|이|가|을|를|도|의)$")
_NO_SUBJECT = lazy_regex(
    r"^(?:올해|작년|지난해|전년|이번|정부|우리|이를|것|수|등|경우|규모|[가-힣]*(?:하|되|있|없|한|할|된|인))$"
)
_VERBAL = lazy_regex(
    r"(?:은|는|이|가|을|를|도|의|에|에서|으로|로|고|며|하여|하는|되는|있는|한|된|할|될|해|통해|위해|대해|[,.·])$"
)
_ABOUT = lazy_regex(r"대(?:해|한)")  # 지원사업에 대해
_MOST_WORDS = 3
_BRACKET = lazy_regex(r"\((?P<subject>[가-힣][가-힣\s·]{1,14})\)\s?$")
_NOUN = lazy_regex(
    r"(?P<subject>(?:[가-힣A-Za-z·]+\s){0,2}[가-힣A-Za-z·]{2,})\s?\(?\s?[^가-힣]{0,3}$"
)
_SENTENCE = lazy_regex(r"(?<=[다음함임됨])\.\s*|\n")
_WORD = lazy_regex(r"[^\s(),:：∙-]+")
_SIGN = lazy_regex(
    r"[→⇒➔➡⟶➜]|[-=]>|에서\s|대비|보다|비해|비교|올해|[이였]던\s|(?:현행|기존|종전|당초)\s|신설|신규|폐지|\((?:당초|기존|종전|현|現|작년|지난해|전년|['‘’]\d{2}년|20\d\d년)"
)
_LABEL_ABOVE = lazy_regex(r"\W{0,4}\((?P<subject>[가-힣A-Za-z·ㆍ ]{2,20})\)\s")
_REACH = 3  # blocks between a note and the item it explains: other notes
_LONGEST = 1500  # characters of a sentence
_CHAIN = lazy_regex(rf"^(?:\([^()\n]{{0,12}}\))?{ARROW}")
_CHAIN_BEFORE = lazy_regex(rf"{ARROW}$")
# The heading of a history: background of a plan, chronicle of an office
_HISTORY = lazy_regex(r"(?:추진경위|추진경과|연혁|경과사항|변천과정|추진연혁)$")
_TREND = lazy_regex(
    r"[^.\n\d]{0,12}(?P<percent>\d[\d.]*)\s?%\s?(?P<word>증가|확대|증액|감소|축소|감액|늘|줄)"
)
_BOUND = lazy_regex(r"\s?(?:이내|이상|이하|미만|초과|내외)$")
_SCALES = "천만억조"
_HEAD_NUMBER = lazy_regex(r"[\d.,~\s]*\d")
_UNIT_BEHIND = lazy_regex(r"[^\d.,~\s][^\d]*$")
_NUMBERS = lazy_regex(r"\d[\d,.]*")
_FIRST_YEAR = lazy_regex(YEAR_LABEL)
_BARE_YEAR = lazy_regex(r"'?\d{2,4}년")
_SPACE = lazy_regex(r"\s")
_SHRUNK = lazy_regex(r"감액|감소|축소|인하|줄")
_NAMED_BEFORE = 300  # characters before growth in which the sum that has grown is
_ROUNDED = 0.001  # of a sum, by which rounded ones differ
_DIGITS = lazy_regex(r"[^0-9.%]")
_UNIT_LETTER = lazy_regex(r"\d\s?(?P<letter>[가-힣])[^\d]*$")  # 10년 is not 10시간


def changes(material: Material, known: Iterable[Tree]) -> tuple[Tree, ...]:
    """Return the changes, those found elsewhere first at their place, each pair of sides once.

    Args:
        material: The document and its figures.
        known: Trees of changes from tables of corrections and from figures of kind ``change``.
    """
    kept: dict[tuple[str, str], Tree] = {}
    known = tuple(known)
    told: Iterable[Tree] = (tree for tree in known if _is_announced(material, tree))
    past = frozenset(_of_the_past(material))
    found = tuple(_found(material))
    wholes = [tree["text"].places[0] for tree in found if _tells_several(tree)]
    told = (tree for tree in told if not any(_is_part(tree, whole) for whole in wholes))
    for tree in (*told, *found):
        if tree["text"].places[0].block in past or _is_told_again(tree, kept):
            continue
        kept.setdefault(_key(tree), tree)
    kept = {key: tree for key, tree in kept.items() if not _is_half(tree, kept)}
    order = {block.id: index for index, block in enumerate(material.document.blocks)}

    def where(tree: Tree) -> tuple[int, tuple[int, int], int]:
        first: Place = tree["text"].places[0]
        return order[first.block], first.cell or (0, 0), first.start

    return tuple(sorted(kept.values(), key=where))


def _is_half(tree: Tree, kept: Mapping[tuple[str, str], Tree]) -> bool:
    """Return whether a change that says but what has grown is said with both sides too."""
    after = _key(tree)[1]
    return tree["after"].rule == GREW and any(
        end == after and other.get("before") is not None for (_, end), other in kept.items()
    )


def _tells_several(tree: Tree) -> bool:
    """Return whether a change has several numbers on a side, which stay together: 3년 거치 10년 상환."""
    before = tree.get("before")
    return (
        isinstance(before, Stated)
        and before.rule in (IN_WORDS, SEVERAL)
        and len(_NUMBERS.findall(before.value)) > 1
    )


def _is_part(tree: Tree, whole: Place) -> bool:
    """Return whether a change is read from within the words of one that tells more."""
    where: Place = tree["text"].places[0]
    return (where.block, where.cell) == (whole.block, whole.cell) and (
        whole.start <= where.start and where.end <= whole.end
    )


def _is_told_again(tree: Tree, kept: Mapping[tuple[str, str], Tree]) -> bool:
    """Return whether a change without its before is known: of a name that holds this one, or lies within it."""
    name, after = _key(tree)
    if tree.get("before") is not None:
        return _DIGITS.sub("", name) == _DIGITS.sub("", after) != ""  # 88억원 → 88억원
    return any(
        end == after and (known in name or name in known)
        for (known, end), one in kept.items()
        if one.get("before") is None
    )


def _of_the_past(material: Material) -> Iterator[str]:
    """Yield the ids of the blocks of a plan that tell how things came to be as they are: below 추진경위, 연혁.

    A release tells there what it announces.
    """
    if material.masthead.kind != "other":
        return
    level: int | None = None
    for block in material.document.blocks:
        if block.kind is BlockKind.HEADING and (level is None or (block.level or 0) <= level):
            is_past = _HISTORY.search(re.sub(r"[^가-힣]", "", block.text)) is not None
            level = (block.level or 0) if is_past else None
        if level is not None:
            yield block.id


def _is_announced(material: Material, tree: Tree) -> bool:
    """Return whether a change is neither a step of a chain nor a result told as an example."""
    where: Place = tree["text"].places[0]
    if where.cell is not None:
        return True
    text = fold(material.document.block(where.block).text)
    is_step = _CHAIN.match(text[where.end : where.end + 20]) or _CHAIN_BEFORE.search(
        text[: where.start]
    )
    start = max((match.end() for match in _SENTENCE.finditer(text, 0, where.start)), default=0)
    return not is_step and not _TOLD.search(text[start : where.end])


def _key(tree: Tree) -> tuple[str, str]:
    """Return the two sides as numbers, the later one with the first letter of its unit, or as words without numbers."""
    sides = []
    for side in ("before", "after"):
        stated = tree.get(side)
        text = str(stated.value) if isinstance(stated, Stated) else ""
        unit = _UNIT_LETTER.search(text)
        number = _DIGITS.sub("", text)
        sides.append(
            number + (unit["letter"] if unit and side == "after" else "")
            if number
            else re.sub(r"\s", "", text)
        )
    if not sides[0]:  # 신설: of what
        subject = tree.get("subject")
        sides[0] = re.sub(r"\s", "", str(subject.value)) if isinstance(subject, Stated) else ""
    return sides[0], sides[1]


def _found(material: Material) -> Iterator[Tree]:
    for segment in material.document.segments():
        if segment.cell is not None:
            continue
        folded = fold(segment.text)
        start = 0
        for end in [*(match.end() for match in _SENTENCE.finditer(folded)), len(folded)]:
            if _may_change(folded[start:end]):
                yield from _of_sentence(material, segment, folded, (start, end))
            start = end


def _may_change(sentence: str) -> bool:
    """Return whether a sentence of ordinary length has a sign of change, and no result of firms."""
    return (
        len(sentence) <= _LONGEST
        and _SIGN.search(sentence) is not None
        and _TOLD.search(sentence) is None
    )


def _of_sentence(
    material: Material, segment: Segment, folded: str, span: tuple[int, int]
) -> Iterator[Tree]:
    taken: list[tuple[int, int]] = []
    for rule in RULES:
        for match in rule.pattern.finditer(folded, *span):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            if "before" not in rule.pattern.groupindex:
                if material.masthead.kind == "other":
                    continue  # <신설 2024. 3. 4.> of a regulation
            elif _is_chain(folded, match, rule) or not _may_be_sides(match, rule):
                continue
            if rule.name == BRACKETED and not _shares(match):
                continue
            taken.append(match.span())
            yield _tree(material, segment, match, rule)
    for match in GROWN.pattern.finditer(folded, *span):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            yield from _grown(material, segment, match)


def _grown(material: Material, segment: Segment, match: re.Match[str]) -> Iterator[Tree]:
    """Yield the change of a sum that is before its growth, where what it was and what is more make it."""
    before, by = (_money_at(material, segment, match.span(side)) for side in ("before", "by"))
    if before is None or by is None:
        return
    whole = before + (-by if _SHRUNK.match(match["word"]) else by)
    start, at = segment.start + match.start(), segment.start
    named = [
        each
        for each in material.between(max(0, start - _NAMED_BEFORE), start)
        if isinstance(each.value, Money) and each.value.amount is not None
        if abs(float(each.value.amount) - whole) <= _ROUNDED * whole
    ]
    if not named:
        return
    source = material.document.source
    after = source(named[-1].start, named[-1].end)
    told = source(at + match.start(), at + match.end())
    text = " ".join(match.string[match.start() : match.end()].split())
    yield {
        "subject": Stated(text, (place(told),), GROWN.name),
        "before": Stated(
            segment.text[slice(*match.span("before"))],
            (place(source(at + match.start("before"), at + match.end("before"))),),
            GROWN.name,
        ),
        "after": Stated(named[-1].text, (place(after),), GROWN.name),
        "text": Stated(text, (place(told),), GROWN.name),
    }


def _money_at(material: Material, segment: Segment, span: tuple[int, int]) -> float | None:
    """Return the sum that is written within a span of a segment."""
    found = material.between(segment.start + span[0], segment.start + span[1])
    values = [each.value.amount for each in found if isinstance(each.value, Money)]
    return float(values[0]) if values and values[0] is not None else None


def _is_chain(folded: str, match: re.Match[str], rule: ChangeRule) -> bool:
    """Return whether the sides are two steps of several; of a series of years the last is the change (COUNTING 19)."""
    return bool(
        _CHAIN.match(folded[match.end() : match.end() + 20])
        or (rule.name != LAST_STEP and _CHAIN_BEFORE.search(folded[: match.start()]))
    )


def _before(match: re.Match[str]) -> str:
    """Return the group of a match that is the side before."""
    return "before2" if match.re.groupindex.get("before2") and match["before2"] else "before"


def _shares(match: re.Match[str]) -> bool:
    """Return whether something of the one side stays in the other: lists that grow or shrink, not two topics."""
    sides = [re.split(r"[·ㆍ,/\s]+", match[side].strip()) for side in ("before", "after")]
    return any(len(part) > 1 and part in match["after"] for part in sides[0]) or any(
        len(part) > 1 and part in match["before"] for part in sides[1]
    )


def _may_be_sides(match: re.Match[str], rule: ChangeRule) -> bool:
    """Return whether both sides say the same of one thing; several numbers, each with its unit, do."""
    several = rule.name in (IN_WORDS, SEVERAL) and len(_NUMBERS.findall(match[_before(match)])) > 1
    return several or _same_unit(match)


def _same_unit(match: re.Match[str]) -> bool:
    """Return whether both sides count the same; words have no unit, and bare years are a row of time."""
    before = match[_before(match)]
    if not any(character.isdigit() for character in before):
        return True
    sides = [_SPACE.sub("", _BOUND.sub("", side)) for side in (before, match["after"])]
    if all(_BARE_YEAR.fullmatch(side) for side in sides):
        return False
    last = [side.removesuffix("원")[-1:] if side[-2:-1] in _SCALES else side[-1:] for side in sides]
    return last[0] == last[1] or last[0].isdigit() or (last[0] in _SCALES and last[1] in _SCALES)


def _completed(before: str, after: str) -> str:
    """Return a side without its unit with that of the other: 3천 of 3천→4천만원 is 3천만원, 15 of 15→30% is 15%."""
    number = _HEAD_NUMBER.match(before)
    unit = _UNIT_BEHIND.search(_BOUND.sub("", after).strip())
    if number is None or unit is None or not set(before[number.end() :]) <= set(_SCALES):
        return before
    if before[number.end() :] and not unit.group().startswith(before[number.end() :]):
        return before
    return number.group() + unit.group()


def _borrowed(text: str, match: re.Match[str], whole: str) -> tuple[tuple[int, int], ...]:
    """Return where number and unit of a side stand that has its unit from the other: 850 and 명 of 850→900명."""
    number = _HEAD_NUMBER.match(match["before"])
    start, end = match.span("after")
    unit = "" if number is None else whole.removeprefix(number.group())
    at = text.rfind(unit, start, end)
    if number is None or not unit or at < 0:
        return match.span("before"), (start, end)
    first = match.start("before")
    return (first, first + number.end()), (at, at + len(unit))


def _tree(material: Material, segment: Segment, match: re.Match[str], rule: ChangeRule) -> Tree:
    def stated(span: tuple[int, int]) -> Stated[str]:
        source = material.document.source(segment.start + span[0], segment.start + span[1])
        text = " ".join(segment.text[slice(*span)].split())
        return Stated(text, (place(source),), rule.name)

    first = _before(match)
    subject = _subject(segment.text, match, _series(segment.text, match, rule))
    told = _labelled_above(material, segment) if subject == match.span() else None
    tree: Tree = {
        "subject": told or stated(subject),
        "after": stated(match.span("after")),
        "text": stated(match.span()),
    }
    worth = match["worth"] if "worth" in match.re.groupindex else None
    if worth and match["after"] == "신설":  # 지원금(월 20만원)을 신설
        places = (*tree["after"].places, *stated(match.span("worth")).places)
        value = f"{tree['after'].value}({worth})"
        tree["after"] = replace(tree["after"], value=value, places=places)
    if first in match.re.groupindex:
        tree["before"] = stated(match.span(first))
        if rule.name == ELLIPTIC:
            text = _completed(tree["before"].value, tree["after"].value)
            if text != tree["before"].value:
                spots = (stated(each).places[0] for each in _borrowed(segment.text, match, text))
                tree["before"] = replace(tree["before"], value=text, places=tuple(spots))
    trend = _TREND.match(segment.text, match.end())
    if trend is not None:
        falls = trend["word"] in {"감소", "축소", "감액", "줄"}
        source = material.document.source(
            segment.start + trend.start("percent"), segment.start + trend.end("percent")
        )
        number = float(trend["percent"])
        number = int(number) if number.is_integer() else number
        tree["percent"] = Stated(-number if falls else number, (place(source),), rule.name)
    return tree


def _labelled_above(material: Material, segment: Segment) -> Stated[str] | None:
    """Return the label of the item that a note without a subject of its own explains: ``(자격 확인) …`` above it."""
    blocks = material.document.blocks
    position = next(index for index, block in enumerate(blocks) if block.id == segment.block.id)
    for block in reversed(blocks[max(0, position - _REACH) : position]):
        match = _LABEL_ABOVE.match(block.text) if block.table is None else None
        if match is not None:
            start, end = match.span("subject")
            source = material.document.source(block.start + start, block.start + end)
            return Stated(match["subject"].strip(), (place(source),), "change.label_above", 0.8)
        if block.kind is not BlockKind.FOOTNOTE:
            return None
    return None


def _series(text: str, match: re.Match[str], rule: ChangeRule) -> int:
    """Return where what is told begins: of a series of years with its first."""
    if rule.name != LAST_STEP:
        return match.start()
    line = text.rfind("\n", 0, match.start()) + 1
    first = _FIRST_YEAR.search(fold(text[line : match.start()]))
    return line + first.start() if first is not None else match.start()


def _subject(text: str, match: re.Match[str], start: int) -> tuple[int, int]:
    """Return the span of what changes: a label in brackets, the topic or object before it, else the text."""
    if "subject" in match.re.groupindex:
        return match.span("subject")
    line = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start)) + 1
    before = text[line:start]
    bracket = _BRACKET.search(before)
    if bracket is not None:
        return line + bracket.start("subject"), line + bracket.end("subject")
    words = list(_WORD.finditer(before))
    for index in range(len(words) - 1, -1, -1):
        particle = _PARTICLE.search(words[index].group())
        stem = words[index].group()[: particle.start()] if particle else ""
        if _ABOUT.match(words[index].group()) and index and words[index - 1].group().endswith("에"):
            first = _first_of_phrase(words, index - 1)
            return line + words[first].start(), line + words[index - 1].end() - 1
        if particle is not None and len(stem) > 1 and not _NO_SUBJECT.match(stem):
            first = _first_of_phrase(words, index)
            return line + words[first].start(), line + words[index].start() + len(stem)
    noun = _NOUN.search(before)
    if noun is not None and not _NO_SUBJECT.match(noun["subject"]):
        return line + noun.start("subject"), line + noun.end("subject")
    return match.span()


def _first_of_phrase(words: Sequence[re.Match[str]], last: int) -> int:
    """Return the index of the first word of a noun phrase: nouns are before it without particle or verb."""
    first = last
    while first and last - first < _MOST_WORDS - 1 and not _VERBAL.search(words[first - 1].group()):
        first -= 1
    return first
