"""Figures with a label each, one a line or one a row: ``- 일반형 : 최대 7천만원``, ``(성장형) 1억원(운전)/5억원(시설)``, rows of types.

Comes in: the outline and the figures of a document. Goes out: the same series as those of sentences (``_series``); what
they are terms of, the roles of their figures decide.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.notices._columns import field_of_path
from announce_parser.notices.outline._units import flat
from announce_parser.notices.programs._figures import sentence
from announce_parser.notices.programs._series import Item, Series
from announce_parser.notices.vocabulary import classes_in
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.notices.outline import Outline, Unit
    from announce_parser.notices.programs._figures import Spot

# 일반형 : · (일반형) · 한도 : (일반형), where the words before the colon name a field
_LED = lazy_regex(
    r"\W{0,4}(?:(?P<head>[^:：()\n]{1,14}?)\s?[:：]\s?)?[(（\[<【](?P<label>[^()（）\[\]<>【】:：\n]{1,24})[)）\]>】]\s?[:：]?\s?(?=\S)"
)
_COLON = lazy_regex(r"\W{0,4}(?P<label>[^:：\n]{1,30}?)\s?[:：]\s?(?=\S)")
# 1억원(운전)/5억원(시설): what a sum is for is in the bracket after it
_AFTER = lazy_regex(r"\s?[(（](?P<label>[가-힣]{2,8})[)）]")
_ROUND = lazy_regex(
    r"(?<![가-힣\d])(?P<label>제?\d{1,2}\s?(?:차|회차)|[상하]반기)(?!년|\s?(?:안|산업|전지|심의|심사|평가))"
)
_WHOLES = lazy_regex(r"(?:합|소|총|누)?\s?계|합산|전체|총액|평균")
_COUNTED = lazy_regex(r"\s*[(（][^()（）]*\d[^()（）]*[)）]$")
_DIGIT = lazy_regex(r"\d")
_NUMBER = lazy_regex(r"[\W\d]*")
# Labels of fields, of papers, rules and examples: they name no part of a program
_NO_TYPE = frozenset(
    ("field_word", "clause", "law", "example", "score", "document", "total", "person", "published", "past",
     "draft", "result", "announcement", "application", "evaluation", "selection", "briefing", "event")
)  # fmt: skip
_FAR = 6  # units between two lines of one list
_LONGEST = 34  # letters of a label in a cell
_LEAST = 2
_PAIR = 2  # units from one figure to the next where each has a line above it
_WHOLE = 0.6  # of a line that is a figure


class _Line(NamedTuple):
    """A line with its items, and the field that it names before them, if any."""

    unit: Unit
    head: str
    items: tuple[Item, ...]


def parts(outline: Outline, held: Sequence[Spot]) -> tuple[Series, ...]:
    """Return the series whose items are on lines of their own, or in the cells of a table."""
    by_unit: dict[int, list[tuple[int, Spot]]] = defaultdict(list)
    for at, spot in enumerate(held):
        by_unit[spot.unit.index].append((at, spot))
    return (
        *_of_lines(outline, by_unit),
        *_of_pairs(outline, by_unit),
        *_of_tables(outline, by_unit),
        *_of_rounds(held),
    )


def _of_pairs(outline: Outline, by_unit: dict[int, list[tuple[int, Spot]]]) -> Iterator[Series]:
    """Yield the series of a table written one cell a line: a label on one line, its figure alone on the next."""
    run: list[_Line] = []
    for unit in outline.units:
        own = by_unit.get(unit.index, [])
        above = outline.units[unit.index - 1] if unit.index else None
        alone = unit.cell is None and len(own) == 1 and _covers(own[0][1], unit)
        label = _above(above) if above is not None and above.cell is None and alone else ""
        told = above is not None and above.index in by_unit and _DIGIT.search(label) is not None
        if told or not _is_label(label) or _names_field(label):
            continue
        item = Item(label, 0, 0, (own[0][0],))
        if run and (unit.index - run[-1].unit.index > _PAIR or run[-1].items[0].label == label):
            yield from _joined(run)
            run = []
        run.append(_Line(unit, "", (item,)))
    yield from _joined(run)


def _above(unit: Unit) -> str:
    """Return the words of a line without its mark and without the number in a bracket at its end: ``･영상/ 노래 (2개)``."""
    return _COUNTED.sub("", flat(unit.text[unit.body :])).lstrip("･·・-* ")


def _covers(spot: Spot, unit: Unit) -> bool:
    return spot.end - spot.start >= _WHOLE * len(unit.text.strip())


def _of_rounds(held: Sequence[Spot]) -> Iterator[Series]:
    """Yield the windows of rounds, wherever each is told: ``1차 공모 신청은 1월 8일부터 …. 2차 공모는 2분기에 …``."""
    told: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    floor, unit = 0, None
    for at, spot in enumerate(held):
        floor, unit = (floor, unit) if spot.unit is unit else (0, spot.unit)
        if spot.kind != "when":
            continue
        begin, _ = sentence(spot.unit.text, spot.start, spot.end)
        words = list(_ROUND.finditer(spot.unit.text, max(begin, floor), spot.start))
        if words:
            told["".join(words[-1]["label"].split())].append((at, *words[-1].span("label")))
        floor = spot.end
    if len(told) >= _LEAST:
        items = tuple(
            Item(label, *places[0][1:], tuple(at for at, *_ in places))
            for label, places in sorted(told.items())
        )
        yield Series(held[items[0].spots[0]].unit, items)


def _of_lines(outline: Outline, by_unit: dict[int, list[tuple[int, Spot]]]) -> Iterator[Series]:
    """Yield the series of lines that follow each other under the same heading, each label once."""
    run: list[_Line] = []
    for unit in outline.units:
        if unit.cell is not None or unit.index not in by_unit:
            continue
        line = _line(unit, by_unit[unit.index])
        if line is None:
            continue
        if run and not _continues(run, line):
            yield from _joined(run)
            run = []
        run.append(line)
    yield from _joined(run)


def _continues(run: Sequence[_Line], line: _Line) -> bool:
    last = run[-1].unit
    told = {item.label for each in run for item in each.items}
    return (
        line.unit.index - last.index <= _FAR
        and line.unit.path in (last.path, (*last.path, last.index))
        and not any(item.label in told for item in line.items)
        and not (line.head and any(each.head for each in run))  # 한도 : … 한도 : a list each
    )


def _joined(run: Sequence[_Line]) -> Iterator[Series]:
    items = tuple(item for line in run for item in line.items)
    if len(items) >= _LEAST:
        yield Series(run[0].unit, items)


def _line(unit: Unit, own: Sequence[tuple[int, Spot]]) -> _Line | None:
    """Return the items of a line by the label that opens it and those in brackets after its figures."""
    text = unit.text
    match = _LED.match(text, unit.body) or _COLON.match(text, unit.body)
    if match is None or own[0][1].start < match.end("label"):
        return None
    start, end = match.span("label")
    outer = flat(text[start:end])
    head = flat(match.groupdict().get("head") or "")
    if _names_field(outer):
        head, outer = outer, ""
    elif head and not _names_field(head):
        return None
    items = tuple(_inner(text, outer, [each for each in own if each[1].kind == "money"]))
    if not items and outer:
        items = (Item(outer, start, end, tuple(at for at, _ in own)),)
    return _Line(unit, head, items) if items else None


def _inner(text: str, outer: str, sums: Sequence[tuple[int, Spot]]) -> Iterator[Item]:
    """Yield an item for each sum where each has a bracket after it that says what it is for."""
    matches = [_AFTER.match(text, spot.end) for _, spot in sums]
    told = [match for match in matches if match is not None and not _names_field(match["label"])]
    if not told or len({match["label"] for match in told}) < len(matches):
        return
    for (at, _), match in zip(sums, told, strict=True):
        word = match["label"]
        yield Item(f"{outer}({word})" if outer else word, *match.span("label"), (at,))


def _of_tables(outline: Outline, by_unit: dict[int, list[tuple[int, Spot]]]) -> Iterator[Series]:
    """Yield the series of a table's columns, whose labels head rows, and of its rows, whose labels head columns."""
    columns: dict[tuple[str, int], list[Item]] = defaultdict(list)
    rows: dict[tuple[str, int], list[Item]] = defaultdict(list)
    first: dict[tuple[str, int, bool], Unit] = {}
    for index in sorted(by_unit):
        unit = outline.units[index]
        if unit.cell is None or unit.block.table is None or unit.is_head:
            continue
        table, spots = unit.block.table.id, tuple(at for at, _ in by_unit[index])
        label = _row_label(unit)
        if label:
            key = (table, unit.cell.col)
            columns[key].append(Item(label, 0, 0, spots))
            first.setdefault((*key, True), unit)
        heads = [flat(head) for head in unit.columns if head.strip()]
        if heads and _is_label(heads[-1]) and not _names_field(heads[-1]):
            key = (table, unit.cell.row)
            rows[key].append(Item(heads[-1], 0, 0, spots))
            first.setdefault((*key, False), unit)
    for held, is_column in ((columns, True), (rows, False)):
        for key, items in held.items():
            labels = {item.label for item in items}
            if len(items) >= _LEAST and len(labels) == len(items):
                yield Series(first[(*key, is_column)], tuple(items))


def _row_label(unit: Unit) -> str:
    """Return what heads a cell's row: the words left of it that are no number, the outermost first, two at most."""
    told = [flat(each) for each in unit.rows if not _NUMBER.fullmatch(flat(each))]
    heads = [each for each in dict.fromkeys(told[:2]) if _is_label(each)]
    return heads[0] if heads else ""


def _is_label(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and not _WHOLES.fullmatch(text) and not _NUMBER.fullmatch(text)


def _names_field(label: str) -> bool:
    """Return whether a label says what field a value is of, and not what part of a program it holds for."""
    return field_of_path((label,)) is not None or not _NO_TYPE.isdisjoint(classes_in(label))
