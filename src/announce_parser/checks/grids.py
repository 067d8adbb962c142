"""Tables against themselves: totals, subtotals, differences, rates and shares, by rows and by columns.

What a line named ``합계`` adds up, or what ``증감`` subtracts, is found out first: the reading that most of the
line's fields prove. A field that does not fit is a contradiction only where others prove the reading, or where a
single slip of the pen explains it; else the line is skipped, since a table may add up what it does not show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._base import Compared, Grade, is_slip
from announce_parser.checks._patterns import Habit, habits, wholes
from announce_parser.checks._sheet import GridLine, GridNumber, spot
from announce_parser.checks._sheets import sheets, written_out
from announce_parser.patterns import lazy_regex
from announce_parser.record import Check
from announce_parser.values import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from announce_parser.document import Document
    from announce_parser.record import Place, Record

_TOTAL = lazy_regex(
    r"(?:총|합)?(?:합계|총계|소계|누계|계|합)(?:액|금액)?(?:\([^()]*\))?|(?:전체|총액|총합)(?:\([^()]*\))?"
)
_SUBTOTAL = lazy_regex(r"소계(?:\([^()]*\))?")
_DERIVED = lazy_regex(
    r"증감|증가[율률]|감소[율률]|차이|대비|비중|비율|구성비|점유율|[율률](?:\(.{1,6}\))?$"
)
_FORMULA = lazy_regex(
    r"\(?(?P<after>[A-Z])\s?[-–−]\s?(?P<before>[A-Z])\)?(?P<by>\s?/\s?(?P=before)(?![A-Z]))?"
)
_DIGITS = lazy_regex(r"\d+")
_HABIT = "table_numbers_keep_habit"
_SHARES = "table_shares_make_whole"
_CHANGE = "table_change_is_difference"
_MOST = 14  # lines among which a pair is looked for
_MOST_LAG = 4  # fields back: the quarter of the year before
_NEAR = 5  # lines back: what a line of changes compares is right before it, or is the total
_SURE = 3  # so many fields to each that fails prove what a line of changes is
_FEW = 2  # so many fields must prove a reading before another is held against it
_WHOLE = Decimal(100)
_SLACK = Decimal(1)  # shares make 100, give or take their rounding
_LEAST_SLIP = 12  # below, every difference looks like a slip


Relation = Callable[["GridNumber", "GridNumber", "GridNumber"], "GridOutcome | None"]


@dataclass(frozen=True, slots=True)
class GridOutcome:
    """One field of a line against what a reading of the line makes of it."""

    stated: GridNumber
    parts: tuple[GridNumber, ...]
    compared: Compared


def totals_are_sums_of_their_lines(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each total of each table, and one for each field that contradicts it."""
    del record
    for down, across in (*sheets(document), *written_out(document)):
        yield from _labelled_totals(down, across)


def _labelled_totals(down: tuple[GridLine, ...], across: tuple[GridLine, ...]) -> Iterator[Check]:
    for lines in (down, across):
        for line in lines:
            if _TOTAL.fullmatch(line.label):
                yield from _total(line, lines)


def _total(line: GridLine, lines: Sequence[GridLine]) -> Iterator[Check]:
    readings = [_added(line, parts) for parts in _readings(line, lines) if len(parts) > 1]
    if readings:
        best = max(readings, key=_proof)
        yield from _verdicts("table_total_is_sum", f"표의 {line.label}", best)


def _readings(line: GridLine, lines: Sequence[GridLine]) -> Iterator[list[GridLine]]:
    """Yield what a total may add up: its siblings, the lines around it, all lines, all subtotals."""
    others = [other for other in lines if other is not line]
    plain = [other for other in others if not _TOTAL.fullmatch(other.label)]
    siblings = [other for other in plain if other.path[:-1] == line.path[:-1]]
    if line.path[:-1]:
        yield siblings
    position = lines.index(line)
    yield _run(lines[:position][::-1])
    yield _run(lines[position + 1 :])
    yield plain
    if not _SUBTOTAL.fullmatch(line.label):
        yield [other for other in others if _SUBTOTAL.fullmatch(other.label)]
        yield [other for other in others if _TOTAL.fullmatch(other.label)]


def _run(lines: Sequence[GridLine]) -> list[GridLine]:
    """Return the lines up to the next total."""
    stop = next((n for n, each in enumerate(lines) if _TOTAL.fullmatch(each.label)), len(lines))
    return list(lines[:stop])


def _added(line: GridLine, parts: list[GridLine]) -> list[GridOutcome]:
    outcomes = []
    for across, stated in line.fields.items():
        fields = tuple(part.fields[across] for part in parts if across in part.fields)
        if len(fields) < _FEW or len(fields) < len(parts) or not stated.value:
            continue
        if len({(field.unit, field.bracketed) for field in (*fields, stated)}) > 1:
            continue
        actual = sum((field.value for field in fields), Decimal(0))
        if _is_mean(stated, fields, actual):
            continue
        outcomes.append(GridOutcome(stated, fields, _within_rounding(stated, fields, actual)))
    return outcomes


def _is_mean(stated: GridNumber, parts: tuple[GridNumber, ...], actual: Decimal) -> bool:
    """True where a line of totals holds the rate of all instead of a sum: percents that make no whole, less than two of the parts."""
    if stated.is_percent and abs(stated.value - _WHOLE) > max(_SLACK, len(parts) * stated.step):
        return abs(actual - stated.value) > len(parts) * stated.step
    above = sum(part.value > stated.value for part in parts)  # one alone may be a slip
    return all(part.value >= 0 for part in parts) and stated.value > 0 and above > 1


def _within_rounding(
    stated: GridNumber, parts: tuple[GridNumber, ...], actual: Decimal
) -> Compared:
    """Return the comparison of a sum; each rounded part may be off by half a step."""
    apart = abs(stated.value - actual)
    step = max(field.step for field in (stated, *parts))
    slack = step * (len(parts) + 1) / 2 if stated.may_be_rounded else Decimal(0)
    if not slack:  # 100 of 33.1 and 15.6 and …
        slack = sum((part.step for part in parts if part.step < 1), Decimal(0)) / 2
    if not apart:
        return Compared(canonical(stated.value), canonical(actual), "equal")
    grade: Grade = "rounding" if apart <= slack else "conflict"
    return Compared(canonical(stated.value), canonical(actual), grade)


def _proof(outcomes: Sequence[GridOutcome]) -> tuple[int, int]:
    holding = sum(outcome.compared.grade != "conflict" for outcome in outcomes)
    return 2 * holding - len(outcomes), holding


def _verdicts(rule: str, words: str, outcomes: Sequence[GridOutcome]) -> Iterator[Check]:
    """Yield the check of what holds, and one for each field that fails; skipped where nothing proves the reading."""
    holding = [outcome for outcome in outcomes if outcome.compared.grade != "conflict"]
    failing = [outcome for outcome in outcomes if outcome.compared.grade == "conflict"]
    if holding:
        yield _holds(rule, words, holding)
    proved = len(holding) >= _FEW and 2 * len(failing) <= len(holding)
    for outcome in failing:
        slip = len(failing) == 1 and _is_plain_slip(outcome)
        sure = (_is_sure(outcome, proved=proved) or slip) and not _is_cut(outcome)
        yield _fails(rule, words, outcome) if sure else _unproved(rule, words, outcome)


def _is_sure(outcome: GridOutcome, *, proved: bool) -> bool:
    """True where others prove the reading; of a table that is line by line a slip must explain the difference too."""
    stated, actual = Decimal(outcome.compared.expected), Decimal(outcome.compared.actual)
    return proved and (outcome.stated.place.cell is not None or is_slip(stated, actual))


def _is_cut(outcome: GridOutcome) -> bool:
    """True where all the parts miss a digit: a column cut through its numbers, not one number that is wrong."""
    stated, actual = Decimal(outcome.compared.expected), Decimal(outcome.compared.actual)
    return bool(actual) and (stated / actual).normalize().as_tuple().digits == (1,)


def _is_plain_slip(outcome: GridOutcome) -> bool:
    stated, actual = Decimal(outcome.compared.expected), Decimal(outcome.compared.actual)
    if max(stated, actual) < _LEAST_SLIP or not stated / 2 < actual < stated * 2:
        return False  # twice as much: the lines hold their own subtotals
    return is_slip(stated, actual)


def _places(outcome: GridOutcome) -> tuple[Place, ...]:
    return tuple(field.place for field in (outcome.stated, *outcome.parts))


def _holds(rule: str, words: str, outcomes: Sequence[GridOutcome]) -> Check:
    rounding = any(outcome.compared.grade == "rounding" for outcome in outcomes)
    places = dict.fromkeys(place for outcome in outcomes for place in _places(outcome))
    verdict = "반올림 범위에서 일치" if rounding else "일치"
    return Check(
        rule=rule,
        severity="info",
        status="holds",
        grade="rounding" if rounding else "equal",
        message=f"{words}: {len(outcomes)}칸 {verdict}",
        params={"fields": len(outcomes)},
        sources=tuple(places),
    )


def _fails(rule: str, words: str, outcome: GridOutcome) -> Check:
    stated, actual = outcome.compared.expected, outcome.compared.actual
    return Check(
        rule=rule,
        severity="error",
        status="fails",
        grade="conflict",
        message=f"{words}: 불일치 (명시 {stated}, 계산 {actual})",
        params={"expected": stated, "actual": actual},
        sources=_places(outcome),
        expected=stated,
        actual=actual,
    )


def _unproved(rule: str, words: str, outcome: GridOutcome) -> Check:
    return Check(
        rule=rule,
        severity="info",
        status="skipped",
        message=f"{words}: 비교하지 않음 ({_UNPROVED})",
        params={"reason": _UNPROVED},
        sources=(outcome.stated.place,),
    )


_UNPROVED = "무엇을 더하거나 나눈 값인지 표에서 확인되지 않음"


def changes_are_differences_of_their_lines(record: Record, document: Document) -> Iterator[Check]:
    """Yield the checks of each line of differences, rates or shares (증감, 증감률, 비중)."""
    del record
    for down, across in (*sheets(document), *written_out(document)):
        yield from _labelled_changes(down, across)


def _labelled_changes(down: tuple[GridLine, ...], across: tuple[GridLine, ...]) -> Iterator[Check]:
    for lines, others in ((down, across), (across, down)):
        names = {other.index: _DIGITS.sub("0", "".join(other.path)) for other in others}
        for line in lines:
            if len(lines) <= _MOST and _is_derived(line):
                yield from _derived(line, lines, names)


def _is_derived(line: GridLine) -> bool:
    return bool(_DERIVED.search(line.label)) or (
        len(line.fields) > 1 and all(field.bracketed for field in line.fields.values())
    )


def _derived(
    line: GridLine, lines: Sequence[GridLine], names: Mapping[int, str]
) -> Iterator[Check]:
    """Yield the checks of the reading that proves most of a line; none where no reading proves two fields."""
    formula = _by_formula(line, lines)
    if formula:
        failing = [each for each in formula if each.compared.grade == "conflict"]
        if len(failing) < len(formula):
            yield _holds(_CHANGE, f"표의 {line.label}", [e for e in formula if e not in failing])
        for outcome in failing:
            yield _fails(_CHANGE, f"표의 {line.label}", outcome)
        return
    others = [
        other
        for other in lines
        if not _is_derived(other)
        and (0 < line.index - other.index <= _NEAR or _TOTAL.fullmatch(other.label))
    ]
    readings = [*_between(line, others), *_along(line, others, names)]
    best = max(readings, key=_proof, default=[])
    holding, total = sum(each.compared.grade != "conflict" for each in best), len(best)
    if holding >= _FEW and (holding == total or holding >= max(_SURE, _SURE * (total - holding))):
        yield from _verdicts(_CHANGE, f"표의 {line.label}", best)


def _between(line: GridLine, others: Sequence[GridLine]) -> Iterator[list[GridOutcome]]:
    """Yield what a line is if it relates two others field by field."""
    for first in others:
        for second in others:
            if first is second:
                continue
            shared = [n for n in line.fields if n in first.fields and n in second.fields]
            pairs = [(line.fields[n], first.fields[n], second.fields[n]) for n in shared]
            for relation in (_difference, _rate, _share):
                yield _fitting(pairs, relation)


def _along(
    line: GridLine, others: Sequence[GridLine], names: Mapping[int, str]
) -> Iterator[list[GridOutcome]]:
    """Yield what a line is if it gives the change of another from field to field: the year before, four quarters before.

    A first quarter is not held against the whole year before it.
    """
    for other in others:
        order = sorted(other.fields)
        for lag in range(1, _MOST_LAG + 1):
            steps = [
                (line.fields[after], other.fields[before], other.fields[after])
                for before, after in zip(order, order[lag:], strict=False)
                if after in line.fields and names.get(before) == names.get(after)
            ]
            for relation in (_difference, _rate):
                yield _fitting(steps, relation)


def _fitting(
    threes: Sequence[tuple[GridNumber, GridNumber, GridNumber]], relation: Relation
) -> list[GridOutcome]:
    """Return the outcomes of a reading; none as soon as more fail than a proved reading may have."""
    most = len(threes) // (_SURE + 1)
    outcomes = []
    for three in threes:
        outcome = relation(*three)
        if outcome is None:
            continue
        most -= outcome.compared.grade == "conflict"
        if most < 0:
            return []
        outcomes.append(outcome)
    return outcomes


def _difference(stated: GridNumber, before: GridNumber, after: GridNumber) -> GridOutcome | None:
    if not before.value or not after.value or stated.is_percent:
        return None
    actual = after.value - before.value
    return GridOutcome(stated, (before, after), _within_rounding(stated, (before, after), actual))


def _rate(stated: GridNumber, before: GridNumber, after: GridNumber) -> GridOutcome | None:
    """Return how a growth rate agrees, whatever finer numbers lie behind the two."""
    if before.value <= before.step or after.value <= 0:
        return None
    return _quotient(stated, (before, after), Decimal(-100))


def _share(stated: GridNumber, part: GridNumber, whole: GridNumber) -> GridOutcome | None:
    if whole.value <= whole.step or part.value < 0:
        return None
    return _quotient(stated, (whole, part), Decimal(0))


def _quotient(
    stated: GridNumber, parts: tuple[GridNumber, GridNumber], offset: Decimal
) -> GridOutcome:
    below, above = parts
    half = [part.step / 2 if part.may_be_rounded else Decimal(0) for part in parts]
    actual = above.value / below.value * 100 + offset
    least = (above.value - half[1]) / (below.value + half[0]) * 100 + offset
    most = (above.value + half[1]) / (below.value - half[0]) * 100 + offset
    shown = actual.quantize(stated.step, ROUND_HALF_UP)
    grade: Grade = "conflict"
    if stated.value == actual:
        grade = "equal"
    elif least - stated.step < stated.value < most + stated.step:
        grade = "rounding"
    return GridOutcome(stated, parts, Compared(canonical(stated.value), canonical(shown), grade))


def _by_formula(line: GridLine, lines: Sequence[GridLine]) -> list[GridOutcome]:
    """Return the outcomes of a heading that says how it is computed: ``(B-A)/A`` beside ``2023년(A)``, ``2024년(B)``."""
    match = _FORMULA.search(line.label)
    if match is None:
        return []
    named = {
        letter: other
        for letter in (match["after"], match["before"])
        for other in lines
        if other is not line and any(f"({letter})" in name for name in other.path)
    }
    if len(named) < _FEW:
        return []
    before, after = named[match["before"]], named[match["after"]]
    relation = _rate if match["by"] else _difference
    return [
        found
        for n in line.fields
        if n in before.fields
        and n in after.fields
        and (found := relation(line.fields[n], before.fields[n], after.fields[n])) is not None
    ]


def numbers_keep_the_habit_of_their_lines(record: Record, document: Document) -> Iterator[Check]:
    """Yield the checks of what the numbers of a table have to do with each other, whatever their headings say.

    What a heading explains (합계, 증감, 비중) is checked by its heading and told once.
    """
    del record
    for down, across in (*sheets(document), *written_out(document)):
        for lines, others in ((across, down), (down, across)):
            found = list(habits(lines))
            told = _cells_told(down, across) if found else frozenset()
            for habit in found:
                cells = {each.stated.spot for each in (*habit.kept, *habit.broken)}
                if len(cells & told) * 2 <= len(cells):
                    yield from _habit(habit, told)
            yield from _shares_make_a_whole(lines, others)


def _cells_told(down: tuple[GridLine, ...], across: tuple[GridLine, ...]) -> frozenset[object]:
    """Return the cells whose value a heading explains."""
    checks = [*_labelled_totals(down, across), *_labelled_changes(down, across)]
    return frozenset(
        spot(place) for check in checks if check.status != "skipped" for place in check.sources
    )


def _habit(habit: Habit, told: frozenset[object]) -> Iterator[Check]:
    kept = [GridOutcome(each.stated, each.parts, each.compared) for each in habit.kept]
    yield _holds(_HABIT, f"표의 {habit.words}", kept)
    for each in habit.broken:
        outcome = GridOutcome(each.stated, each.parts, each.compared)
        if each.stated.spot not in told:
            yield _fails(_HABIT, f"표의 {habit.words}", outcome)


def _shares_make_a_whole(lines: Sequence[GridLine], others: Sequence[GridLine]) -> Iterator[Check]:
    """Yield the checks of lines of percents where most lines make a hundred."""
    del others
    found = wholes(lines)
    fitting = [
        line
        for line, total in found.values()
        if abs(total - _WHOLE)
        <= max(field.step for field in line.fields.values()) * len(line.fields) / 2
    ]
    if len(fitting) < _FEW or len(fitting) * 3 < len(found) * 2:
        return
    for line, total in found.values():
        first, *rest = line.fields.values()
        if line in fitting:
            grade: Grade = "equal" if total == _WHOLE else "rounding"
        elif len(fitting) >= _SURE or is_slip(_WHOLE, total):
            grade = "conflict"
        else:
            continue
        compared = Compared(100, canonical(total), grade)
        outcome = GridOutcome(first, tuple(rest), compared)
        words = f"표의 {line.label} 비율의 합 = 100%"
        yield (
            _fails(_SHARES, words, outcome)
            if grade == "conflict"
            else _holds(_SHARES, words, [outcome])
        )


CHECKS = (
    totals_are_sums_of_their_lines,
    changes_are_differences_of_their_lines,
    numbers_keep_the_habit_of_their_lines,
)
