"""Pictures of a record: budgets as bars, windows on a time line, two years side by side.

Each picture is a table whose rows hold a bar (SVG) beside the words and numbers that it stands for, so that a
screen reader, a printer and an eye that tells no colours apart get the same from it. Bars are plain SVG
elements written through lxml, as the whole page is: charting libraries write style attributes, which the
page's policy forbids, and fixed pixels, which a telephone would shrink. Positions are percentages.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from announce_parser.compare import path_words
from announce_parser.compare._showing import HEADINGS, rows, worded
from announce_parser.messages import label, say
from announce_parser.review._markup import Element, element
from announce_parser.review._meaning import plain
from announce_parser.review._words import said
from announce_parser.values import written
from announce_parser.windows import KINDS, Window, windows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.compare import Comparison
    from announce_parser.messages import Language
    from announce_parser.record import Category, Record
    from announce_parser.values import Money, Number, Period

_LANE: Final = 9  # pixels of a window's bar and the space below it
_MOST_TICKS: Final = 6
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120)  # months between two ticks


@dataclass(frozen=True, slots=True)
class _Bar:
    """One row of the bars.

    Attributes:
        level: 0 for the total, 1 for what it is the sum of, 2 for their parts.
        won: Its length.
        words: The amount as the notice writes it.
    """

    name: str
    level: int
    won: Number
    words: str


def budgets(record: Record, language: Language) -> Element | None:
    """Return the budgets as bars with the total and what the parts leave of it; None for fewer than two."""
    bars = list(_bars(record, language))
    if len(bars) < 2:
        return None
    longest = max(bar.won for bar in bars)
    drawn = [_bar_row(bar, longest) for bar in bars]
    gap = _gap(bars)
    if gap is not None:
        words = f"{gap:+,}" if gap else "0"
        bar = _Bar(said("gap", language), -1, gap if gap > 0 else -gap, words)
        drawn.append(_bar_row(bar, longest))
    return _picture(said("budgets", language), "budgets", drawn)


def _bars(record: Record, language: Language) -> Iterator[_Bar]:
    if (won := _won(record.budget)) is not None and record.budget is not None:
        yield _Bar(said("whole", language), 0, won, written(record.budget))
    top = [one for one in record.categories if one.parent is None]
    for category in top:
        yield from _category(record, category, 1)
    placed = {one for category in record.categories for one in category.programs}
    for program in record.programs:
        won = _won(program.budget)
        if program.id not in placed and won is not None and program.budget is not None:
            yield _Bar(program.name, 1, won, written(program.budget))


def _category(record: Record, category: Category, level: int) -> Iterator[_Bar]:
    """Yield the bars of a category and of what is beneath it; one without a budget lends its level."""
    won = _won(category.budget)
    if won is not None and category.budget is not None:
        yield _Bar(category.name, level, won, written(category.budget))
        level += 1
    for below in record.categories:
        if below.parent == category.id:
            yield from _category(record, below, level)
    for program in record.programs:
        own = _won(program.budget)
        if program.id in category.programs and own is not None and program.budget is not None:
            yield _Bar(program.name, level, own, written(program.budget))


def _won(money: Money | None) -> Number | None:
    """Return an amount that bars can be drawn of: won, and no sum for each of many."""
    if money is None or money.currency != "KRW" or money.per is not None:
        return None
    return money.amount if money.amount is not None else money.max_amount


def _gap(bars: list[_Bar]) -> Number | None:
    """Return the total less its parts; None where either is missing."""
    whole = [bar.won for bar in bars if bar.level == 0]
    parts = [bar.won for bar in bars if bar.level == 1]
    return whole[0] - sum(parts) if whole and parts else None


def _bar_row(bar: _Bar, longest: Number) -> Element:
    kind = {-1: "gap", 0: "whole", 1: "part"}.get(bar.level, "leaf")
    svg = _svg(16, element("rect", y=2, height=12, width=_share(bar.won, longest), class_=kind))
    name = element("th", bar.name, scope="row", class_=f"depth{max(bar.level, 0)}")
    return element(
        "tr", name, element("td", svg, class_="drawn"), element("td", bar.words, class_="n")
    )


def time_line(record: Record, language: Language) -> Element | None:
    """Return the windows of the programs on one axis of months; None where no window has a day."""
    found = [one for one in windows(record) if _ends(one.period) is not None]
    if not found:
        return None
    axis = _Axis.of([one.period for one in found])
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in found)]
    lanes: dict[tuple[str, str], list[Window]] = {}
    for one in found:
        lanes.setdefault((one.program.id, one.round or ""), []).append(one)
    drawn = [_window_row(lane, kinds, axis, language) for lane in lanes.values()]
    ticks = element("tr", element("td"), element("td", axis.drawn(), class_="drawn"), class_="axis")
    swatches = [
        element(
            "span",
            _svg(8, element("rect", width="100%", height=7, class_=kind)),
            f" {label(kind, language)}",
        )
        for kind in kinds
    ]
    legend = element("p", *swatches, class_="legend")
    return _picture(said("windows", language), "windows", drawn, legend, head=ticks)


def _window_row(lane: list[Window], kinds: list[str], axis: _Axis, language: Language) -> Element:
    bars, words = [], []
    for one in lane:
        left, right = axis.span(one.period)
        state = " tentative" if one.period.tentative else ""
        bars.append(
            element(
                "rect",
                x=f"{left:.2f}%",
                width=f"{max(right - left, 0.8):.2f}%",
                y=kinds.index(one.kind) * _LANE + 1,
                height=_LANE - 2,
                class_=f"{one.kind}{state}",
            )
        )
        words.append(f"{label(one.kind, language)} {plain(one.period.interval)}")
    first = lane[0]
    name = f"{first.program.name} ({first.round})" if first.round else first.program.name
    svg = _svg(len(kinds) * _LANE, *axis.lines(), *bars)
    return element(
        "tr",
        element("th", name, scope="row"),
        element("td", svg, element("small", " · ".join(words)), class_="drawn"),
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    """Whole months from the first day drawn to the day after the last."""

    first: date
    last: date

    @classmethod
    def of(cls, periods: list[Period]) -> _Axis:
        ends = [end for period in periods for end in _ends(period) or ()]
        first, last = min(ends), max(ends)
        return cls(first.replace(day=1), _month_after(last, 1))

    def at(self, day: date) -> float:
        """Return where a day begins, in percent of the axis."""
        return 100 * (day - self.first).days / (self.last - self.first).days

    def span(self, period: Period) -> tuple[float, float]:
        """Return where a window begins and ends; an open end goes to the edge."""
        left = self.at(date.fromisoformat(period.first_day)) if period.first_day else 0.0
        if not period.last_day:
            return left, 100.0
        return left, self.at(date.fromisoformat(period.last_day) + timedelta(days=1))

    def ticks(self) -> list[date]:
        """Return the first days of months that are named: as many as can be read side by side."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((one for one in _STEPS if months <= one * _MOST_TICKS), _STEPS[-1])
        return [_month_after(self.first, number) for number in range(0, months, step)]

    def lines(self) -> list[Element]:
        places = [f"{self.at(day):.2f}%" for day in self.ticks()]
        return [element("line", x1=at, x2=at, y1=0, y2="100%", class_="tick") for at in places]

    def drawn(self) -> Element:
        """Return the names of the months, the year with the first and with each January."""
        names = [
            element("text", _month(day, is_first=number == 0), x=f"{self.at(day):.2f}%", y=13)
            for number, day in enumerate(self.ticks())
        ]
        return _svg(18, *self.lines(), *names)


def _month(day: date, *, is_first: bool) -> str:
    return f"'{day.year % 100:02}.{day.month}" if is_first or day.month == 1 else str(day.month)


def _month_after(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _ends(period: Period) -> tuple[date, ...] | None:
    """Return the days that bound a window; None where it has none."""
    days = [one for one in (period.first_day, period.last_day) if one]
    return tuple(date.fromisoformat(one) for one in days) or None


def side_by_side(found: Comparison, language: Language) -> Element | None:
    """Return the programs of two notices with the old budget above the new; None where none has both."""
    pairs = [
        (pair.match.old.budget, pair.match.new.budget, pair.match.new.name)
        for pair in found.programs
    ]
    whole = (found.old.budget, found.new.budget, said("whole", language))
    drawn = [
        (old, new, name, _won(old), _won(new))
        for old, new, name in (whole, *pairs)
        if old is not None and new is not None
    ]
    longest = max((max(a, b) for *_, a, b in drawn if a is not None and b is not None), default=0)
    body = [
        element(
            "tr",
            element("th", name, scope="row"),
            element("td", _two_bars(a, b, longest), class_="drawn"),
            element("td", written(old), class_="n"),
            element("td", written(new), class_="n"),
            element("td", f"{b - a:+,}" if b != a else "0", class_="n"),
        )
        for old, new, name, a, b in drawn
        if a is not None and b is not None
    ]
    if not body:
        return None
    names = (
        "",
        "",
        *(say(f"compare.col_{one}", language) for one in ("before", "after", "difference")),
    )
    head = element(
        "tr", *(element("th", one, scope="col") if one else element("td") for one in names)
    )
    return _picture(said("compared", language), "compared", body, head=head)


def moves_table(found: Comparison, language: Language) -> Element | None:
    """Return every difference of two notices, before beside after; None where nothing differs."""
    body = []
    for kind, subject, field, *sides in rows(found):
        is_claim = kind == "claim"
        words = (
            say(f"compare.{field}", language, found="")
            if is_claim
            else path_words(field, language)
            if field
            else ""
        )
        words = words.strip(" :")
        said_sides = [worded(side, partial(say, language=language)) for side in sides]
        cells = [say(f"compare.kind_{kind}", language), subject, words, *said_sides]
        body.append(element("tr", *(element("td", cell) for cell in cells)))
    if not body:
        return None
    names = [say(f"compare.col_{name}", language) for name in HEADINGS]
    head = element("tr", *(element("th", name, scope="col") for name in names))
    title = said("moves", language)
    table = element(
        "table", element("caption", title), element("thead", head), element("tbody", *body)
    )
    scroll = element("div", table, class_="scroll", tabindex="0", role="region", aria_label=title)
    return element("section", scroll, id="s-moves")


def _two_bars(old: Number, new: Number, longest: Number) -> Element:
    before = element("rect", y=1, height=7, width=_share(old, longest), class_="before")
    after = element("rect", y=10, height=8, width=_share(new, longest), class_="after")
    return _svg(20, before, after)


def _share(part: Number, longest: Number) -> str:
    return f"{100 * float(part) / float(longest):.2f}%" if longest else "0%"


def _svg(height: int, *shapes: Element) -> Element:
    return element(
        "svg", *shapes, width="100%", height=height, aria_hidden="true", focusable="false"
    )


def _picture(
    title: str, name: str, body: list[Element], *below: Element, head: Element | None = None
) -> Element:
    table = element(
        "table",
        element("caption", title),
        element("thead", head) if head is not None else None,
        element("tbody", *body),
        class_="chart",
    )
    return element("section", table, *below, id=f"s-{name}", class_="picture")
