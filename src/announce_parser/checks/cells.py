"""Prose against the cell that says the same: ``어선 안전장비 보급에 181억원`` beside ``181`` in that row under 예산(억원).

What a row is called must be in the sentence, and what the sentence says after it must be of a unit that the row has.
A number that a cell of the row has agrees; one that a typo keeps from the only cell it can mean
contradicts it; everything else may be another number of the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import is_slip
from announce_parser.checks._measured import Measured, exact, held, rounded
from announce_parser.checks._quantities import NUMBER, PERCENT, POWERS, Quantity, skeleton
from announce_parser.checks._sheets import sheets
from announce_parser.checks._texts import Text, texts
from announce_parser.patterns import lazy_regex
from announce_parser.record import Check

if TYPE_CHECKING:
    from announce_parser.checks._base import Compared
    from announce_parser.checks._sheet import GridLine, GridNumber
    from announce_parser.document import Document
    from announce_parser.record import Record

_RULE = "prose_agrees_with_cell"
_LEAST_NAME = 4  # letters of a name that is told from a word of the language
_MOST_NAMES = 400
_REACH = 60  # characters after a name in which its numbers stand
_END = lazy_regex(r"다\.|[\n;]|[□○◦ㅇ※▸▪]")
_NAME = lazy_regex(r"[가-힣A-Za-z][가-힣A-Za-z·ㆍ&]+")
_GENERAL = lazy_regex(
    r"합계|총계|소계|구분|기타|전체|평균|비고|사업명|세부사업|지역|분야|계$|년도?$|분기$|월$|이상$|이하$|미만$"
)
_SCALE = lazy_regex(r"(?P<scale>[십백천만억조]*)(?P<base>.*)")
_YEAR = lazy_regex(r"(?:20)?(?P<year>\d\d)\s?년?")
_MOST_SAID = 4
_LEAST_DIGITS = 3
_WORD = lazy_regex(r"[가-힣]{2,}")
_STEM = 2
# Between a name and its number: something else is spoken of there.
_ELSE = lazy_regex(r"대비|보다|중\s|가운데|누적|지난해|작년|전년|매년|평균|이상|최대|최소|당\s")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with the columns that its numbers are in, and the unit scaled into each."""

    name: str
    fields: tuple[
        tuple[GridNumber, str, str, Measured], ...
    ]  # with heading, base unit, scaled number


def prose_agrees_with_cells(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each number of a sentence that names a row and says a number of it."""
    rows = _rows(document)
    if not rows:
        return
    by_start: dict[str, list[_Row]] = {}
    for row in rows.values():
        by_start.setdefault(row.name[:_STEM], []).append(row)
    for text in texts(record, document):
        if text.cell is None and any(char.isdigit() for char in text.text):
            yield from _of_text(text, by_start)


def _rows(document: Document) -> dict[str, _Row]:
    """Return the rows of all tables by name; a name of two rows names none."""
    found: dict[str, _Row] = {}
    twice: set[str] = set()
    for down, across in sheets(document):
        headings = {column.index: " ".join(column.path) for column in across}
        for line in down:
            row = _row(line, headings)
            if row is None:
                continue
            if row.name in found:
                twice.add(row.name)
            found[row.name] = row
        if len(found) > _MOST_NAMES:
            break
    return {name: row for name, row in found.items() if name not in twice}


def _row(line: GridLine, headings: dict[int, str]) -> _Row | None:
    name = line.label.strip("「」『』‘’'\"()[]·-*※○□①②③④⑤⑥⑦⑧⑨")
    letters = sum(char.isalpha() for char in name)
    if letters < _LEAST_NAME or _GENERAL.search(name) or any(char.isdigit() for char in name):
        return None
    fields = []
    for column, field in line.fields.items():
        scale = _SCALE.fullmatch(field.unit or "")
        if scale is None or field.bracketed or field.value <= 0:
            continue
        power = Decimal(10) ** sum(POWERS[char] for char in scale["scale"])
        value, step = field.value * power, field.step * power
        is_rough = field.may_be_rounded or field.is_percent
        number = rounded(value, step) if is_rough else exact(value)
        fields.append((field, headings.get(column, ""), scale["base"], number))
    return _Row(name, tuple(fields)) if fields else None


def _of_text(text: Text, by_start: dict[str, list[_Row]]) -> Iterator[Check]:
    squashed, places = _squashed(text.text)
    at = 0
    while at < len(squashed):
        row = next(
            (
                row
                for row in by_start.get(squashed[at : at + _STEM], ())
                if squashed.startswith(row.name, at)
            ),
            None,
        )
        if row is None:
            at += 1
            continue
        at += len(row.name)
        start = places[at - 1] + 1
        end = _END.search(text.text, start, start + _REACH)
        yield from _said_of(text, row, start, end.start() if end else start + _REACH)


def _squashed(text: str) -> tuple[str, list[int]]:
    """Return a text without blanks, and where each of its characters is."""
    places = [at for at, char in enumerate(text) if not char.isspace()]
    return "".join(text[at] for at in places), places


def _said_of(text: Text, row: _Row, start: int, end: int) -> Iterator[Check]:
    """Yield the checks of the numbers after a name that the row has a unit for, up to what is about something else."""
    part = text.text[start:end]
    other = _ELSE.search(part)
    bones = skeleton(part)
    for number in list(bones.quantities.values())[:_MOST_SAID]:
        if other is not None and number.start > other.start():
            return
        if number.sign in (NUMBER, PERCENT) and number.unit and number.end < len(part):
            yield from _against(text, row, (start, number), part[: number.start])


def _against(text: Text, row: _Row, said: tuple[int, Quantity], lead: str) -> Iterator[Check]:
    number = said[1]
    like = [each for each in row.fields if _is_like(each[2], number.unit)]
    outcomes = [(each, held(number.measured, each[3], Decimal(0))) for each in like]
    fitting = [found for found in outcomes if found[1].grade != "conflict"]
    if fitting:
        yield _finding(text, row, said, *fitting[0])
        return
    meant = [found for found in outcomes if len(outcomes) == 1 or _names(lead, found[0][1])]
    if len(meant) == 1 and _is_plain_slip(number.value, meant[0][0][3].value):
        yield _finding(text, row, said, *meant[0])


def _is_like(base: str, unit: str) -> bool:
    """True for one unit; a column without one may count anything but money and shares."""
    unit = {"퍼센트": "%", "％": "%"}.get(unit, unit)
    return base == unit or (not base and unit not in ("원", "%", "배", "달러"))


def _names(lead: str, heading: str) -> bool:
    """True where a word of a column's heading is between a name and its number."""
    stems = {word[:_STEM] for word in _WORD.findall(lead)}
    return not stems.isdisjoint(word[:_STEM] for word in _WORD.findall(heading))


def _is_plain_slip(one: Decimal, other: Decimal) -> bool:
    digits = max(len(number.normalize().as_tuple().digits) for number in (one, other))
    return digits >= _LEAST_DIGITS and is_slip(one, other)


def _finding(
    text: Text,
    row: _Row,
    said: tuple[int, Quantity],
    column: tuple[GridNumber, str, str, Measured],
    outcome: Compared,
) -> Check:
    start, number = said
    field, heading, *_ = column
    spot = (start + number.start, start + number.end)
    words = f"{row.name} {number.text} ↔ 표의 {heading} {field.value}{field.unit or ''}"
    check = text.finding(_RULE, outcome, words, [spot])
    return check.model_copy(update={"sources": (*check.sources, field.place)})


CHECKS = (prose_agrees_with_cells,)
