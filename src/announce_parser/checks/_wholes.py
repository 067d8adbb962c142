"""Numbers that may be a whole and its parts, wherever they stand to each other, and how surely they are.

A whole may be before its parts or behind them, in their sentence, in a paragraph near by, in the headline, or above the
items that name one part each; what was, what came to it and what is now are a whole and its parts as well. That
numbers add up proves what they are; where one slip keeps them from it, the words around them are weighed with what was learnt
from press releases (``learning/wholes.py``): of numbers that add up against numbers that miss it by a slip as they stand.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._counted import Number, numbers_by_line
from announce_parser.checks._letters import pairs, rarity
from announce_parser.checks._measured import held, sum_of
from announce_parser.checks._said_again import slip
from announce_parser.checks._texts import tops
from announce_parser.checks._whole_weights import BIAS, LEAST, WEIGHTS
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from announce_parser.checks._texts import Text
    from announce_parser.document import Document
    from announce_parser.record import Record

# Two digits changed about, one wrong among several, the only one wrong
CLASSES = ("swap", "digit", "single")
_MOST_PARTS = 8
_ABOVE, _BELOW = 4, 2  # paragraphs within which a whole is near its parts
_MOST_IN_TEXT = 24  # numbers of a unit in one paragraph
_MOST_ITEMS = 10
_FEWEST = 2
_TWO, _THREE = 2, 3
_LONG = 4  # digits of a number that is hardly ever a slip of another by chance
_LEAST = 12  # of a smaller whole every difference looks like a slip
_HUNDRED = 100
_MARK = lazy_regex(
    r"\s*(?P<mark>[-–ㆍ·•∙▪■□○◦ㅇ※*▲△▶►➊-➓①-⑮❶-❿]|[(（]?(?:\d{1,2}|[가-하])[.)）])\s*"
)
_HEADING = lazy_regex(
    r"\s*(?:[①-⑮❶-❿➊-➓]|\d{1,2}[.)]|[가-하][.)])[^\n]{2,40}[(（][^()（）]*\d[^()（）]*[)）]\s*"
)
_SHORTEST = 30  # characters of a paragraph below a heading
_ORDINAL = lazy_regex(r"[\d가-하①-⑮❶-❿➊-➓]")
_TOTAL = lazy_regex(
    r"(?:총|모두|합계|전체|합하여|총액|총사업비|총예산|총규모는?|도합|등)\s?(?:약\s?)?[:：]?\s?$"
)
_ALL = lazy_regex(r"(?:총|모두|합계)\s?$")
_AND_MORE = lazy_regex(r"등\s?(?:에\s?)?(?:총\s?)?$")
_BEHIND_LAST = lazy_regex(r"\s?[)）]|\s?[가-힣]{0,6}\s?등")
_OPENS = lazy_regex(r"[가-힣*]{0,4}(?:\s?[가-힣]{1,6})?\s?[(（:：]")
_CHANGE = lazy_regex(
    r"(?:/\s?[A-Za-z가-힣㎏㎡]{1,3})?\s?(?:을|를|이|가|만큼)?\s?(?:증액|증가|인상|증량|늘|상승|추가|확대|더)"
)
_LESS = lazy_regex(
    r"(?:/\s?[A-Za-z가-힣㎏㎡]{1,3})?\s?(?:을|를|이|가|만큼)?\s?(?:감액|감소|인하|줄|하락|삭감|축소)"
)
_BASE = lazy_regex(
    r"(?:/\s?[A-Za-z가-힣㎏㎡]{1,3})?\s?[)）]?\s?(?:\([^()]{0,24}\)\s?)?(?:대비|보다|에\s?비해|에서|에\s?비하여)"
)
_LEADS_ON = lazy_regex(r"\s?[)）]?\s?(?:[(（][^()（）]{0,8}[)）]\s?)?(?:→|➡|⇒|~|∼|～)")
_ARROW = lazy_regex(r"→|➡|⇒|~|∼|～")
_OF = lazy_regex(r"\s?(?:\([^()]{0,20}\)\s?)?(?:중|가운데)(?![가-힣])")
_EACH = lazy_regex(
    r"\d\s?회\s?$|연간?\s?$|월\s?$|각각|각\s|당\s?(?:최대|평균|연)?\s?$|씩|평균|단가"
)
_BOUND = lazy_regex(r"\s?(?:이상|이하|이내|초과|미만|한도)")
_MOST = lazy_regex(r"(?:최대|최소|한도|누적|누계)\s?(?:약\s?)?$")
_COMMA = lazy_regex(r"[,，·/△▲▴․‣]|및|와\s|과\s|그리고")
# 62.9명, 호남 35.7명 · 13건(28.9%), 산분 12건 · 48건 > 영국 27건
_LIST_GAP = lazy_regex(r"(?:\s?\(\d[\d.]*%\))?\s?[,·>]\s?[가-힣·ㆍA-Za-z\s]{1,24}")
_RANKED = lazy_regex(r"\s?\)?\s?(?:등의?\s|의\s)?(?:순|이\s뒤를|등이?\s뒤)")
# 1회 300만원, 연간 600만원: bounds of one thing
_PERIOD = lazy_regex(r"(?P<period>1회|연간?|월|매월|매년|생애|최대)\s?(?:최대\s?)?$")
_OWN_SHARE = lazy_regex(r"\s?[(（]\s?(?:약\s?)?(?P<share>\d[\d.]*)\s?[%％]\s?[)）]")
_SENTENCE = lazy_regex(r"다\.\s|\n")
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Whole:
    """Numbers that may be a whole and its parts.

    Attributes:
        whole: The one.
        parts: The others, in reading order.
        kind: Where the parts are: ``behind`` it, ``before`` it, ``below`` or ``above`` in a paragraph near by, ``head`` for
            a whole of headline or deck, ``items`` for parts of one line each.
        slip: What keeps them from adding up, one of ``CLASSES``; empty where they do add up.
        wrong: The number that would have the slip; the whole where none has.
        meant: What it would be without.
    """

    whole: Number
    parts: tuple[Number, ...]
    kind: str
    slip: str
    wrong: Number | None = None
    meant: Decimal = Decimal(0)

    @property
    def in_whole(self) -> bool:
        """True where the slip would be in the whole."""
        return self.wrong is self.whole


def wholes(record: Record | None, document: Document, heads: frozenset[str]) -> list[Whole]:
    """Return what adds up in a document, or fails to by one slip, in the order in which it was found."""
    lines, by_line = numbers_by_line(record, document)
    found: list[Whole] = []
    for numbers in by_line:
        for group in numbers.values():
            found += _in_one(group[:_MOST_IN_TEXT])
    tops = [at for at, text in enumerate(lines) if text.block.id in heads]
    for position, numbers in enumerate(by_line):
        near = range(max(0, position - _ABOVE), min(len(lines), position + _BELOW + 1))
        around = dict.fromkeys((*tops, *near))
        for unit, group in numbers.items():
            for parts in _sets(group) if len(group) > 1 else ():
                for at in around:
                    if at != position:
                        kind = "head" if at in tops else "below" if at < position else "above"
                        found += _of_each(by_line[at].get(unit, ()), parts, kind)
        for unit, whole in numbers.items():
            items = _items(lines, by_line, position, unit)
            if len(items) >= _FEWEST:
                found += _of_each(whole, items, "items")
        found += _headed(lines, by_line, position)
    return found


def _headed(
    lines: Sequence[Text], by_line: Sequence[dict[str, list[Number]]], position: int
) -> Iterator[Whole]:
    """Yield the whole of a heading, ``② 성장기업(1조 9,100억원)``, with all that is said of its unit up to the next heading."""
    heading = _HEADING.fullmatch(lines[position].text)
    if heading is None or len(by_line[position]) != 1:
        return
    ((unit, whole),) = by_line[position].items()
    parts: list[Number] = []
    for at in range(position + 1, min(len(lines), position + 1 + _MOST_ITEMS)):
        if _HEADING.fullmatch(lines[at].text) or len(lines[at].text) < _SHORTEST:
            break
        parts += [each for each in by_line[at].get(unit, ()) if not _is_bracketed(each)]
    if len(whole) == 1 and _FEWEST <= len(parts) <= _MOST_PARTS:
        yield from _of_each(whole, parts, "headed")


def _in_one(group: Sequence[Number]) -> Iterator[Whole]:
    """Yield the wholes right before their parts and right behind them, in one paragraph."""
    for at, whole in enumerate(group):
        for count in range(_FEWEST, _MOST_PARTS + 1):
            if at + count < len(group):
                yield from _of_each((whole,), group[at + 1 : at + 1 + count], "behind")
            if at >= count:
                yield from _of_each((whole,), group[at - count : at], "before")


def _sets(group: Sequence[Number]) -> Iterator[Sequence[Number]]:
    """Yield all numbers of a paragraph, and those outside brackets."""
    if len(group) <= _MOST_PARTS:
        yield group
    plain = [each for each in group if not _is_bracketed(each)]
    if _FEWEST <= len(plain) < len(group) and len(plain) <= _MOST_PARTS:
        yield plain


def _is_bracketed(number: Number) -> bool:
    before = number.text.text[: number.quantity.start]
    return before.count("(") > before.count(")")


def _items(
    lines: Sequence[Text], by_line: Sequence[dict[str, list[Number]]], position: int, unit: str
) -> list[Number]:
    """Return the first number of the unit of each line of one mark right below a line that does not bear it."""
    own, first = _mark(lines[position].text), None
    found: list[Number] = []
    for at in range(position + 1, min(len(lines), position + 1 + _MOST_ITEMS)):
        mark = _mark(lines[at].text)
        if mark is None or mark == own:
            break
        first = first or mark
        if mark == first:
            if not by_line[at].get(unit):
                return []
            found.append(by_line[at][unit][0])
    return found


def _mark(line: str) -> str | None:
    found = _MARK.match(line)
    return None if found is None else _ORDINAL.sub("0", found["mark"])


def _of_each(among: Sequence[Number], parts: Sequence[Number], kind: str) -> Iterator[Whole]:
    """Yield the numbers of which some others may be the parts."""
    total = sum((each.value for each in parts), Decimal(0))
    most = max(each.value for each in parts)
    for whole in among:
        if not (total < whole.value * 2 and whole.value < total * 2):
            continue
        if total == whole.value or _is_rounded(whole, parts):
            yield Whole(whole, tuple(parts), kind, "")
            continue
        is_small = whole.value < _LEAST * whole.quantity.step and whole.value < _LEAST
        if (is_small and not _is_alone_above(whole, parts)) or _are_apart(whole, parts, kind):
            continue
        told = _slip(whole, parts)
        if told is not None and told[0] != "swap" and _is_open(whole, parts):
            continue
        if told is not None and (most < whole.value or told[1] is not whole):
            yield Whole(whole, tuple(parts), kind, *told)


def _are_apart(whole: Number, parts: Sequence[Number], kind: str) -> bool:
    """True where the words say that numbers are of two times or of two sentences, unless they are what was, came and is."""
    said = sorted((whole, *parts), key=lambda each: each.spot)
    trails = [each.text.text[each.quantity.end :][:_NEAR] for each in said]
    if any(map(_LEADS_ON.match, trails)) or any(_ALL.search(each.lead) for each in parts):
        return True
    if any(_OF.match(_trail(each)) for each in parts) or _is_one_of_list(whole, parts):
        return True
    if any(_PERIOD.search(each.lead) for each in parts) or _have_other_shares(whole, parts):
        return True
    if any(map(_BASE.match, trails)):
        in_one = said[0].position == said[-1].position and len(said) == _THREE
        if not in_one:
            return not _is_change_below(whole, parts)
        return not _is_change(whole.value, [each.value for each in said], trails)
    return kind != "headed" and any(
        _SENTENCE.search(before.text.text, before.quantity.end, after.quantity.start)
        for before, after in itertools.pairwise(parts)
        if before.position == after.position
    )


def _is_open(whole: Number, parts: Sequence[Number]) -> bool:
    """True for 30개, 20개 등 총 60개: not all are listed, so that only digits changed about tell a slip."""
    return _AND_MORE.search(whole.lead) is not None and all(
        each.position <= whole.position for each in parts
    )


def _is_alone_above(whole: Number, parts: Sequence[Number]) -> bool:
    """True for a cell 8명 above 심근염(3명), 길랭증후군(5명)."""
    is_alone = whole.text.text.strip() == whole.quantity.text.strip()
    return is_alone and all(map(_is_in_own_brackets, parts)) and whole.digits > 0


def _is_change_below(whole: Number, parts: Sequence[Number]) -> bool:
    """True for 올해는 170억원 and, farther on, 지난해 140억원에서 30억원 확대된: what was, and what came to it."""
    if len(parts) != _TWO or parts[0].position != parts[1].position:
        return False
    trails = [_trail(each) for each in parts]
    is_base = [_BASE.match(each) is not None for each in trails]
    grown = _CHANGE.match(trails[1]) is not None
    return is_base == [True, False] and grown and whole.position < parts[0].position


def _trail(number: Number) -> str:
    end = number.quantity.end
    return number.text.text[end : end + _NEAR]


def _is_one_of_list(whole: Number, parts: Sequence[Number]) -> bool:
    """True for 영남 62.9명, 호남 35.7명, 강원 22.4명, 제주 13.3명: what is listed with the others is not made of them."""
    said = sorted((whole, *parts), key=lambda each: each.spot)
    if said[0].position != said[-1].position or _TOTAL.search(whole.lead):
        return False
    gaps = [
        one.text.text[one.quantity.end : other.quantity.start]
        for one, other in itertools.pairwise(said)
    ]
    return all(map(_LIST_GAP.fullmatch, gaps)) or (
        whole is said[0] and _RANKED.match(said[-1].text.text, said[-1].quantity.end) is not None
    )


def _have_other_shares(whole: Number, parts: Sequence[Number]) -> bool:
    """True where each has a share in brackets of its own, and the shares do not add up either, nor make a hundred."""
    shares = [_OWN_SHARE.match(each.text.text, each.quantity.end) for each in (whole, *parts)]
    found = [Decimal(each["share"].rstrip(".")) for each in shares if each is not None]
    if len(found) < len(shares):
        return False
    total = sum(found[1:], Decimal(0))
    return abs(total - found[0]) > 1 and abs(total - _HUNDRED) > 1


def _is_rounded(whole: Number, parts: Sequence[Number]) -> bool:
    found = sum_of([each.quantity.measured for each in parts])
    return held(whole.quantity.measured, found, Decimal(0)).grade != "conflict"


def _slip(
    whole: Number, parts: Sequence[Number], sure: Collection[tuple[int, int]] = ()
) -> tuple[str, Number, Decimal] | None:
    """Return the slip that explains why numbers do not add up, the number that has it and what it would be without.

    Two digits changed about count first; a number that is sure has no slip.
    """
    apart = sum((each.value for each in parts), Decimal(0)) - whole.value
    step = min(each.quantity.step for each in (whole, *parts))
    found = []
    for each, meant in ((whole, whole.value + apart), *((p, p.value - apart) for p in parts)):
        if meant > 0 and not meant % step and each.spot not in sure:
            unit = each.quantity.step if not meant % each.quantity.step else step
            kind = slip(f"{int(each.value / unit)}", f"{int(meant / unit)}")
            if kind is None and each.digits >= _LONG and each.quantity.measured.high > each.value:
                kind = _swap_but_for_rounding(int(each.value / unit), int(meant / unit))
            if kind == "digit" and each.digits == 1:
                kind = "single"
            if kind is not None:
                found.append((kind, each, meant))
    return min(found, key=lambda each: CLASSES.index(each[0]), default=None)


def _swap_but_for_rounding(stated: int, meant: int) -> str | None:
    """Return ``swap`` where two digits changed about leave a number one step off: 35조 8,096 of 2조 8,484 and 32조 9,611."""
    near = (slip(f"{stated}", f"{meant + off}") for off in (-1, 1))
    return "swap" if "swap" in near else None


def added_up(record: Record, document: Document) -> frozenset[tuple[str, Decimal]]:
    """Return what adds up with others in some paragraph: what it counts, and its value."""
    return frozenset(
        (each.unit, each.value)
        for one in wholes(record, document, tops(record))
        if not one.slip
        for each in (one.whole, *one.parts)
    )


def contradicted(found: Sequence[Whole]) -> list[Whole]:
    """Return those that a slip keeps from adding up; the number with the slip is none that adds up with others."""
    proved = {each.spot for one in found if not one.slip for each in (one.whole, *one.parts)}
    open_ = []
    for one in found:
        told = _slip(one.whole, one.parts, proved) if one.slip else None
        if told is not None:
            open_.append(Whole(one.whole, one.parts, one.kind, *told))
    return open_


def class_of(whole: Whole) -> int:
    """Return which weights hold, as an index of ``CLASSES``."""
    return CLASSES.index(whole.slip)


def score(document: Document, whole: Whole, known: Mapping[tuple[str, Decimal], int]) -> float:
    """Return how far above the least that its class asks for a whole with its parts is; below 0 it may be chance."""
    of = class_of(whole)
    measured = features(document, whole, known)
    total = sum(measured[name] * weights[of] for name, weights in WEIGHTS.items())
    return BIAS[of] + total - LEAST[of]


def features(
    document: Document, whole: Whole, known: Mapping[tuple[str, Decimal], int]
) -> dict[str, float]:
    """Return what speaks for numbers being a whole and its parts, measure by measure."""
    one, parts = whole.whole, whole.parts
    said = sorted((one, *parts), key=lambda each: each.spot)
    gaps = [
        before.text.text[before.quantity.end : after.quantity.start]
        for before, after in itertools.pairwise(parts)
        if before.position == after.position
    ]
    words = _between(said)
    behind_last = parts[-1].text.text[parts[-1].quantity.end :][:_NEAR]
    opens = whole.kind == "behind" and _OPENS.match(one.text.text, one.quantity.end) is not None
    name, names = pairs(one.words_before(30)), pairs(parts[0].words_before(60))
    shared = rarity(document).alike(name, names)
    return {
        **{
            kind: float(whole.kind == kind)
            for kind in ("before", "below", "above", "head", "items", "headed")
        },
        "two": float(len(parts) == _TWO),
        "three": float(len(parts) == _THREE),
        "digits": float(min(one.digits, 6)),
        "part_digits": float(min(6, *(each.digits for each in parts))),
        "single": float(sum(each.digits == 1 for each in parts)),
        "total": float(_TOTAL.search(one.lead) is not None),
        "and_more": float(_AND_MORE.search(one.lead) is not None),
        "opens": float(opens),
        "closes": float(_BEHIND_LAST.match(behind_last) is not None),
        "framed": float(opens and _BEHIND_LAST.match(behind_last) is not None),
        "commas": sum(_COMMA.search(gap) is not None for gap in gaps) / max(1, len(gaps)),
        "widest": min(80, max(map(len, gaps), default=0)) / 20,
        "sentences": float(sum(_SENTENCE.search(gap) is not None for gap in gaps)),
        "bracketed": sum(map(_is_bracketed, parts)) / len(parts),
        "whole_bracketed": float(_is_bracketed(one)),
        "far": min(10, abs(one.position - parts[0].position)) / 5,
        "arrow": float(_ARROW.search(words) is not None),
        "shared": min(shared, 30.0) / 10,
        "steps": float(len({each.quantity.step for each in said}) > 1),
        "largest": float(max(each.value for each in parts) / one.value),
        "in_whole": float(whole.in_whole),
        "all": float(_are_all(whole)),
        "others": float(min(4, _others(said))),
        **_of_others(whole, known),
        **_of_trails(whole, said),
    }


def _of_trails(whole: Whole, said: Sequence[Number]) -> dict[str, float]:
    """Return what the words beside whole and parts, in reading order, say of them."""
    one, parts = whole.whole, whole.parts
    trails = [_trail(each) for each in said]
    in_one = said[0].position == said[-1].position
    return {
        "base": float(any(map(_BASE.match, trails))),
        "less": float(any(map(_LESS.match, trails))),
        "more": float(any(map(_CHANGE.match, trails))),
        "change": float(
            len(said) == _THREE
            and (
                _is_change(one.value, [each.value for each in said], trails)
                if in_one
                else _is_change_below(one, parts)
            )
        ),
        "of": float(any(map(_OF.match, trails))),
        "each": float(any(_EACH.search(each.lead) for each in said)),
        "bound": float(any(map(_BOUND.match, trails))),
        "most": float(any(_MOST.search(each.lead) for each in said)),
    }


def _of_others(whole: Whole, known: Mapping[tuple[str, Decimal], int]) -> dict[str, float]:
    """Return what the other places say of the number that would be wrong, and how whole and parts stand."""
    one, wrong = whole.whole, whole.wrong or whole.whole
    return {
        "meant": float(min(_TWO, known.get((wrong.quantity.unit, whole.meant), 0))),
        "said": float(min(_TWO, known.get((wrong.quantity.unit, wrong.value), 0) - 1)),
        "alone": float(one.text.text.strip() == one.quantity.text.strip()),
        "listed": float(all(map(_is_in_own_brackets, whole.parts))),
    }


def _is_in_own_brackets(number: Number) -> bool:
    """True for 심근염(7명): a name with its number."""
    text, found = number.text.text, number.quantity
    return text[max(0, found.start - 1) : found.start] in ("(", "（") and text[
        found.end : found.end + 1
    ] in (")", "）")


def _between(said: Sequence[Number]) -> str:
    """Return the words between the first and the last of some numbers of one paragraph."""
    first, last = said[0], said[-1]
    if first.position != last.position:
        return ""
    return first.text.text[first.quantity.start : last.quantity.end]


def _is_change(whole: Decimal, values: Sequence[Decimal], trails: Sequence[str]) -> bool:
    """True for 금년 43억원 대비 12억원 증액된 55억원: what was, what came to it, and what is."""
    if _BASE.match(trails[0]) is None:
        return False
    grown, shrunk = _CHANGE.match(trails[1]) is not None, _LESS.match(trails[1]) is not None
    return (grown and whole == values[2]) or (shrunk and whole == values[0])


def _are_all(whole: Whole) -> bool:
    """True where the paragraph of the parts has no other number of their unit."""
    text, unit = whole.parts[0].text, whole.parts[0].quantity.unit
    count = sum(each.unit == unit for each in text.bones.quantities.values())
    return count <= len(whole.parts) + (whole.whole.text is text)


def _others(said: Sequence[Number]) -> int:
    """Return how many numbers of other units are among some numbers of one paragraph."""
    first, last = said[0], said[-1]
    if first.position != last.position:
        return 0
    own = {each.quantity.start for each in said}
    return sum(
        first.quantity.start < each.start < last.quantity.start and each.start not in own
        for each in first.text.bones.quantities.values()
    )
