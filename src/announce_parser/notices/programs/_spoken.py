"""Whose figure it is within a sentence: where the chosen names are spoken of, and which of them a figure follows.

``가람형은 30개사, 나루형은 20개사``: the name before the figure has it. ``30억원의 가람 자금, 20억원의 나루 자금``: the name after has
it, where the sentence begins with a figure and ends with a name. Names told in one breath (``가람·나루 자금에 50억원``) share what
follows; ``각각`` gives it to each, in their order where there are as many figures as names.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.notices.programs._figures import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from announce_parser.notices.outline import Outline, Unit
    from announce_parser.notices.programs._candidates import Candidate
    from announce_parser.notices.programs._figures import Spot

_LETTERS = re.compile(r"[0-9A-Za-z가-힣]")
_WORD = re.compile(r"[0-9A-Za-z가-힣()·ㆍ&+-]+")
_FORM = re.compile(
    r"(?<=[가-힣A-Za-z)]{2})\s?(?:지원\s?사업|시범\s?사업|사업|지원금?|프로그램|과제|자금|유형|분야|부문|트랙|제도)$"
)
_BRACKET = re.compile(r"\s?\([^()\d]{1,30}\)")
_INK = re.compile(r"[^\s·ㆍ․‧]")
# Between names told in one breath: quotes, brackets without figures, a form word, a comma or a particle for "and".
_JOINED = re.compile(
    r"[\s’'”\"」』》>]*(?:\([^()\d]{0,30}\))?\s*(?:지원\s?사업|사업|프로그램|유형|분야|부문|과제)?[\s’'”\"」』》>]*"
    r"(?:[,·ㆍ/+&]|및|와|과|그리고|이나|또는)?\s*(?:[‘'“\"「『《<(▲▴△▶①-⑳❶-❿-]\s*)*"
)
# Between a name and the figure right after it: 가람형 : 30개사, ‘나루 자금’(30억원)
_BEHIND = re.compile(
    r"[\s’'”\"」』》>]*(?:지원\s?사업|사업|유형|분야|부문|과제)?[\s’'”\"」』》>]*[:：(]?\s*(?:총|약|신규)?\s*"
)
_EACH = re.compile(r"각각|각\s|별로|씩|모두")
_FAR = 80  # characters from a figure to a name after it
_SHORTEST = 3  # letters of a part of a name that stands for it
_SURE = 2  # letters of any part


class Span(NamedTuple):
    """A place in a unit where a chosen program is spoken of."""

    start: int
    end: int
    program: int


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose a figure is by the names of its sentence.

    Attributes:
        programs: Positions among the chosen names.
        together: Whether they have it together, one sum for all of them.
        direct: Whether it is right after the name.
    """

    programs: frozenset[int]
    together: bool = False
    direct: bool = False


def owners(
    chosen: Sequence[str], found: Mapping[str, Candidate], outline: Outline, held: Sequence[Spot]
) -> dict[int, Owners]:
    """Return by position of a figure whose it is, where its sentence is about a chosen program."""
    forms = _forms(chosen, found)
    by_unit: dict[int, list[tuple[int, Spot]]] = {}
    for at, spot in enumerate(held):
        by_unit.setdefault(spot.unit.index, []).append((at, spot))
    result: dict[int, Owners] = {}
    for index, spots in by_unit.items():
        unit = outline.units[index]
        spans = _spans(unit.text, forms)
        if spans:
            result.update(_of_unit(unit, spots, spans))
    return result


_Forms = dict[str, list[tuple[str, int]]]


def _forms(chosen: Sequence[str], found: Mapping[str, Candidate]) -> _Forms:
    """Return by their first two letters the words that stand for each chosen name, the longest first.

    These are its spellings, also without their last word of form, and of several programs the words that it alone has.
    """
    spelled = [_spellings(found[key]) for key in chosen]
    words = Counter(
        word for each in spelled for word in {w for name in each for w in _WORD.findall(name)}
    )
    told: dict[str, int] = {}
    for program, names in enumerate(spelled):
        for name in names:
            told.setdefault(_ink(name), program)
            told.setdefault(_ink(_FORM.sub("", name)), program)
    for program, names in enumerate(spelled if len(chosen) > 1 else ()):
        for word in (word for name in names for word in _WORD.findall(name)[:2]):
            if words[word] == 1 and len(_LETTERS.findall(word)) >= _SHORTEST:
                told.setdefault(_ink(word), program)
    forms: _Forms = {}
    for form, program in sorted(told.items(), key=lambda item: (-len(item[0]), item[0])):
        if len(form) >= _SURE:
            forms.setdefault(form[:2], []).append((form, program))
    return forms


def _spellings(candidate: Candidate) -> list[str]:
    return [candidate.name, *(core for core, _ in candidate.cores.most_common(3))]


def _ink(text: str) -> str:
    """Return a text without spaces and dots between words."""
    return "".join(_INK.findall(text))


def _spans(text: str, forms: _Forms) -> list[Span]:
    """Return where programs are spoken of, in order; a bracket without figures after a name belongs to it."""
    places = [match.start() for match in _INK.finditer(text)]
    ink = "".join(text[at] for at in places)
    found: list[Span] = []
    end = 0
    for at, place in enumerate(places):
        if place < end or (at and _LETTERS.match(ink[at - 1]) and places[at - 1] == place - 1):
            continue
        for form, program in forms.get(ink[at : at + 2], ()):
            after = at + len(form)
            if ink.startswith(form, at) and not _goes_on(text, places, after):
                end = places[after - 1] + 1
                bracket = _BRACKET.match(text, end)
                end = bracket.end() if bracket is not None else end
                found.append(Span(place, end, program))
                break
    return found


def _goes_on(text: str, places: Sequence[int], after: int) -> bool:
    """Return whether a letter or digit that makes it another name is right behind: 나루2 is not 나루."""
    end = places[after - 1] + 1
    return end < len(text) and text[end].isascii() and text[end].isalnum()


def _of_unit(
    unit: Unit, spots: Sequence[tuple[int, Spot]], spans: Sequence[Span]
) -> Iterator[tuple[int, Owners]]:
    for at, spot in spots:
        begin, end = sentence(unit.text, spot.start, spot.end)
        near = [span for span in spans if begin <= span.start and span.end <= end]
        if not near or any(span.start <= spot.start < span.end for span in near):
            continue
        like = [
            other
            for _, other in spots
            if other.kind == spot.kind and begin <= other.start and other.end <= end
        ]
        owner = _owner(unit.text, spot, near, like)
        if owner is not None:
            yield at, owner


def _owner(text: str, spot: Spot, spans: Sequence[Span], like: Sequence[Spot]) -> Owners | None:
    """Return whose a figure is among the names of its sentence, given the figures of its kind there."""
    before = [span for span in spans if span.end <= spot.start]
    behind = [span for span in spans if span.start >= spot.end]
    backwards = like[0].end <= spans[0].start and like[-1].end <= spans[-1].start
    if behind and (not before or (backwards and len(like) > 1)):
        if behind[0].start - spot.end > _FAR:
            return None
        group = _group(text, behind)
        return _shared(text, [spot], spot, group, group[-1].end)
    if not before:
        return None
    group = list(reversed(_group(text, before[::-1])))
    upto = behind[0].start if behind else len(text)
    own = [other for other in like if group[-1].end <= other.start and other.end <= upto]
    return _shared(text, own, spot, group, spot.start)


def _group(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the first of the spans with those that are told in one breath with it."""
    group = [spans[0]]
    for one, other in pairwise(spans):
        first, second = sorted((one, other))
        if _JOINED.fullmatch(text[first.end : second.start]) is None:
            break
        group.append(other)
    return group


def _shared(text: str, own: Sequence[Spot], spot: Spot, group: Sequence[Span], upto: int) -> Owners:
    programs = list(dict.fromkeys(span.program for span in group))
    last = max(span.end for span in group)
    direct = last <= spot.start and _BEHIND.fullmatch(text[last : spot.start]) is not None
    if len(programs) == 1:
        return Owners(frozenset(programs), direct=direct)
    each = (
        _EACH.search(text, min(span.start for span in group), max(upto, spot.end + 12)) is not None
    )
    if each and len(own) == len(programs):
        return Owners(frozenset({programs[own.index(spot)]}))
    return Owners(frozenset(programs), together=not each)
