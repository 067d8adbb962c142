"""Figures with a label each, side by side in one sentence: ``냉방기 160만원, 세탁기 80만원``, ``일반형 3억원, 도약형 5억원``.

Comes in: the figures of a document. Goes out: series of two items and more; what they are terms of, their roles decide.
The label is right before the first figure of its item, or opens it (``일반형은 사업비의 50% 안에서 최대 3억원``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.notices.programs._figures import sentence
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.notices.outline import Unit
    from announce_parser.notices.programs._figures import Spot

# What parts two items, and what does so right after a figure only: 의대생 11명 및 간호대생 20명; 서울과 지방의 기업 is one label.
_BREAK = lazy_regex(r"[,，;/▴▲△▸◦•∙\n(（\[<]|[①-⑳]|\s[+&]\s")
_JOINING = lazy_regex(r"[가-힣\s]{0,5}?(?:\s(?:및|그리고|또는)\s|(?:^|(?<=[가-힣]))[와과]\s)")
_OPENED = lazy_regex(
    r"^[\s\[<(]*(?P<label>[^,:：]{1,28}?)\s?(?:은|는|의\s경우(?:에는|에|는)?|에는|에게는|[:：])\s"
)
# Words between a label and its figure that belong to the figure.
_FILL = lazy_regex(
    r"(?:\s|[(:：=~-]|(?<![가-힣])(?:최대|최고|최장|약|총|각각?|연간?|월|매월|매년|상금|부상|한도|평균|국비|규모|기준|정원|1?[가-힣]{1,3}당)"
    r"|(?<=[가-힣)])(?:은|는|에는|에게는|에게|의\s경우))$"
)
_LABEL = lazy_regex(r"[0-9A-Za-z가-힣()（）·ㆍ․‧~∼%↓↑&＆‘’'“”\"\s「」-]{1,30}")
# Words that no label holds: of sentences, of time, of wholes and of what a sum is for one of.
_NO_LABEL = lazy_regex(
    r"(?:하는|되는|된|(?<![제기권상하])한|할|하고|하며|하여|해|위해|통해|에서|으로|하면|경우|에는|을|를|의|받)$"
    r"|(?:에게|에게서|에|께|와의|과의|(?<!이)하|되|있|없|(?:되|하|으)면)$|^(?:또한|특히|다만|올해|금년|지난해|작년|내년|이번|반면|이상의|이하의|모두|다음|현재|앞으로|종전|기존|당초|신규|전체|총액|합계|(?:총|등|중)(?![가-힣])|먼저|한편|평균|누적|우선|필요시|빠르면|늦어도)"
    r"|^(?:이내|이하|이상|내외|까지|미만|초과|정도|상당|한도|각각|현행|개선)$"
    r"|[가-힣](?:별|당|부터|까지|마다|대비|중)$|[율률액수](?:이|가|은|는)$|사업$|^[’‘'`]?\d{2,4}년(?:도)?$"
)
# 품목별 지원한도 냉방기: words that head the series, not its first item
_HEADING = lazy_regex(r"^(?:\S*(?:별|한도|규모|예산|인원|금액|내역|현황|물량|목표))\s+(?=\S)")
_HEADS = lazy_regex(
    r"(?:별|한도|규모|예산|인원|금액|내역|현황|물량|목표|지원액|대상|기간|일정|기한|상한액|한도액|비율|조건|혜택)$"
)
# TV광고는 제작비의 50%: what a share is of belongs to it
_BASIS = lazy_regex(r"\s?[가-힣·]{1,12}(?:비|비용|금액|가격|금|료|단가|원가|가액)의\s?$")
# 첫 3개월(1~3월): 250만원 · 매출 3억원 이하: 90%: a figure within the label of another
_CLOSE = 3  # characters between two figures of one label
_COLONED = lazy_regex(r"\([^()\n]{1,20}\)(?=\s?[:：])")
_IN_LABEL = lazy_regex(r"[^,，;.。:：\n]{0,16}?[:：]\s?$")
_TOPIC = lazy_regex(r"^[\s\[<(]*(?P<topic>[^,:：()]{1,24}?)(?:은|는|에는|에게는|의\s경우)\s")
_OPENS = lazy_regex(r"\s?(?:이내|내외|한도|까지|이하|규모|원)?\s?[(（\n]")
_MARKS = lazy_regex(r"^[\s‘’'“”\"(（\[<「*※-]+")
_LED = lazy_regex(r"^[\s*※-]*\([^()\d]{1,20}\)\s+(?=\S)")  # (월 상한액) 첫 3개월: what the whole is
_BRACKET_LABEL = lazy_regex(r"[\s*※-]*[(（\[](?P<label>[^()（）\[\]]{1,28})[)）\]]\s*")
_CLOSING = lazy_regex(r"[\s‘’'“”\"」\]>*]+$")
# 100억원 이내(연간 10~30억원): the span that a second limit is for is its label
_SPAN = lazy_regex(r"(?<![가-힣])(?P<label>연간|매년|매월|월)\s?(?:최대|최고|약)?\s?$")
_EMPTY = lazy_regex(r"\([^()\d]*\)")
_WHOLE = lazy_regex(r"(?<![가-힣])(?:총|모두|합계|전체)\s?$")  # … 등 총 137개사: of all labels
_WORD = lazy_regex(r"\S+")
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Item:
    """One label with its figures.

    Attributes:
        label: As written.
        start: Offset of the label within the unit's text.
        end: One past its last character.
        spots: Positions of its figures among those held.
        inside: Whether it is in a bracket after another figure.
    """

    label: str
    start: int
    end: int
    spots: tuple[int, ...]
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Items side by side.

    Attributes:
        unit: Where they are.
        items: Two and more, with different labels; one may be enough in a bracket after a figure.
        inside: Whether they are in such a bracket: ``5억원 이내(운전자금 1억원 이내)``.
    """

    unit: Unit
    items: tuple[Item, ...]
    inside: bool = False

    @property
    def labels(self) -> frozenset[str]:
        """The labels without spaces."""
        return frozenset("".join(item.label.split()) for item in self.items)


def series(held: Sequence[Spot]) -> tuple[Series, ...]:
    """Return the series of a document, in reading order."""
    found: list[Series] = []
    at = 0
    while at < len(held):
        last, unit = at, held[at].unit
        begin, end = sentence(unit.text, held[at].start, held[at].end)
        while last + 1 < len(held) and held[last + 1].unit is unit and held[last + 1].end <= end:
            last += 1
        found += _runs(unit, begin, [(n, held[n]) for n in range(at, last + 1)])
        at = last + 1
    return tuple(found)


def _runs(unit: Unit, begin: int, spots: Sequence[tuple[int, Spot]]) -> Iterator[Series]:
    """Yield the runs of items that follow each other, each label once; a bracket after a figure has its own."""
    run: list[Item] = []
    inner: list[Item] = []
    for item in (*_items(unit.text, begin, spots), None):
        if item is not None and item.inside:
            inner.append(item)
            continue
        if inner:
            yield Series(unit, tuple(inner), inside=True)
            inner = []
        if item is None or any(item.label == other.label for other in run):
            if len(run) > 1:
                yield Series(unit, tuple(run))
            run = []
        if item is not None:
            run.append(item)


def _items(text: str, begin: int, spots: Sequence[tuple[int, Spot]]) -> Iterator[Item | None]:
    """Yield the items of a sentence, None for a figure that has no label and belongs to none before it."""
    floor, until = begin, -1  # where a bracket after a figure ends
    label: tuple[int, int] | None = None
    own: list[int] = []
    inside = False
    for at, spot in _without_those_in_labels(text, spots):
        stop = _without_fill(text, floor, spot.start, of_share=spot.kind == "ratio")
        between = _EMPTY.sub(lambda match: "_" * len(match[0]), text[floor:stop])
        between = _COLONED.sub(lambda match: "_" * len(match[0]), between + text[stop : spot.start])
        between = between[: stop - floor]
        breaks = [match.end() for match in _BREAK.finditer(between)]
        joining = _JOINING.match(between) if not breaks and floor > begin else None
        breaks += [joining.end()] if joining is not None else []
        named = _label(text, floor + (breaks[-1] if breaks else 0), stop, spot.start)
        if spot.start > until and floor > begin and _OPENS.match(text[floor : spot.start]):
            closing = text.find(")", floor)
            until = closing if closing >= 0 else until
        if spot.start < until and named is None:
            named = _span(text, floor, spot.start)
        is_whole = bool(own) and _WHOLE.search(text[floor : spot.start]) is not None
        if own and not is_whole and (named is None or (label is not None and not breaks)):
            own.append(at)
        else:
            if own:
                yield _item(text, label, own, inside=inside)
            label, own, inside = None if is_whole else named, [at], spot.start < until
        floor = spot.end
    if own:
        yield _item(text, label, own, inside=inside)


def _without_those_in_labels(
    text: str, spots: Sequence[tuple[int, Spot]]
) -> Iterator[tuple[int, Spot]]:
    """Yield the figures that are no part of the label of the next: ``첫 3개월(1~3월): 250만원``."""
    part = False
    kept: list[tuple[int, Spot]] = []
    following: Spot | None = None
    for each in reversed(spots):
        between = text[each[1].end : following.start] if following is not None else ""
        part = (part and len(between) <= _CLOSE) or _IN_LABEL.fullmatch(between) is not None
        part = part and following is not None and following.kind != each[1].kind
        if not part:
            kept.append(each)
        following = each[1]
    yield from reversed(kept)


def _item(
    text: str, label: tuple[int, int] | None, spots: Sequence[int], *, inside: bool
) -> Item | None:
    return None if label is None else Item(text[slice(*label)], *label, tuple(spots), inside)


def _span(text: str, first: int, stop: int) -> tuple[int, int] | None:
    """Return the word for a span of time right before a limit in a bracket."""
    match = _SPAN.search(text[first:stop])
    return None if match is None else (first + match.start("label"), first + match.end("label"))


def _without_fill(text: str, first: int, stop: int, *, of_share: bool) -> int:
    if of_share and (basis := _BASIS.search(text[first:stop])) is not None:
        stop = first + basis.start()
    while (fill := _FILL.search(text[first:stop])) is not None and fill.group():
        stop = first + fill.start()
    return stop


def _label(text: str, first: int, stop: int, until: int) -> tuple[int, int] | None:
    """Return the span of the label of an item that begins at ``first`` and whose figure begins at ``until``."""
    topic = _TOPIC.match(text[first:stop])
    if topic is not None and _HEADS.search(topic["topic"]) is not None:
        first += topic.end()  # 선발규모는 의과대학생 11명
    elif topic is not None:
        span = _trimmed(text, first + topic.start("topic"), first + topic.end("topic"))
        if span is not None:
            return span
    colon = max(text.rfind(mark, first, stop) for mark in ":：")
    near = _trimmed(text, colon + 1, stop) if colon >= 0 else None  # 연구비 : 1차년도 8억원
    near = near or _trimmed(text, first, stop)
    if near is not None:
        return near
    opened = _OPENED.match(text[first:until])
    return opened and _trimmed(text, first + opened.start("label"), first + opened.end("label"))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    bracket = _BRACKET_LABEL.fullmatch(text[start:end])
    if bracket is not None:  # (일반형) 7천만원
        start, end = start + bracket.start("label"), start + bracket.end("label")
    for pattern in (_LED, _MARKS, _HEADING, _HEADING):
        match = pattern.match(text[start:end])
        start += match.end() if match is not None else 0
    closing = _CLOSING.search(text[start:end])
    end = start + closing.start() if closing is not None else end
    words = list(_WORD.finditer(text, start, end))
    bad = [at for at, word in enumerate(words) if _NO_LABEL.search(word[0])]
    if bad:  # 올해 최고의 창업기업 10개사: what is after the last word that no label holds
        words = words[bad[-1] + 1 :]
    if not words or len(words) > _MOST_WORDS:
        return None
    start = words[0].start()
    piece = text[start:end]
    if piece.count("(") != piece.count(")") or _LABEL.fullmatch(piece) is None:
        return None
    return (start, end) if re.search(r"[가-힣A-Za-z]{1}", piece) else None
