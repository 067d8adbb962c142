"""Glyphs → lines of text, wherever they are: on the page or in a cell.

Within a line the place decides about order, not the order of painting: cairo paints a line font by font.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median, median_low
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.readers._manuscript.looks import lowered, raised_mark
from announce_parser.readers._manuscript.manuscript import Rise
from announce_parser.readers.pdf._initials import with_initials
from announce_parser.readers.pdf._shapes import Box, Glyph
from announce_parser.readers.pdf._widths import narrowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Widths of a gap in shares of the font size.
_GAP = 0.13  # between syllables, beside the line's own letter spacing: a space
_DOUBTFUL_GAP = 0.2  # where a width is only guessed
# Word processors set Hangul and figures a little apart, all alike; where their lines have blanks, that is not a space.
_AUTOMATIC_GAPS, _ALIKE = (0.15, 0.28), 0.04
# On a line whose writer puts blanks: a syllable before a tab stop keeps its width where the others are set tight.
_WHITE = 0.1
_OVERLAP = 0.5  # points
_QUOTES = frozenset("‘’“”")
_SHADOW = 0.12  # of the size, by which a shadow is beside its letter
# Raised signs: their size and how far above the baseline, in shares of the line's size, and how many at most.
_RAISED_SIZE, _MOST_RISE, _MOST_RAISED = 0.8, 0.7, 6
_LEAST_RISE, _LEAST_DROP = 0.2, 0.08
_SAME_LINE = 0.45  # of the size, by which baselines on one line may differ


class TextLine(NamedTuple):
    """One line of text.

    Attributes:
        text: With single spaces where it has gaps, trimmed.
        box: Around its visible characters.
        size: The font size that most of it is set in.
        bold: True where most of it is set in a bold face.
        open_end: True where a blank is written after its last character: the line was broken at a space.
        blanks: True where each of its spaces is written as a blank, False where one is a mere gap; None
            where it has none.
        glyphs: From left to right, blanks among them.
    """

    text: str
    box: Box
    size: float
    bold: bool
    open_end: bool
    blanks: bool | None
    glyphs: tuple[Glyph, ...]


def read_lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Return the lines of some glyphs from the top down."""
    rows = _rows(with_initials(list(glyphs)))
    return [line for row in rows if (line := make_line(row)) is not None]


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Return the glyphs by line: those whose baselines are one, high and low figures beside them."""
    rows: list[list[Glyph]] = []
    bases: list[float] = []
    largest = 0.0
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    for glyph in sorted(inked, key=attrgetter("base", "x0")):
        if rows and glyph.base - bases[-1] <= _SAME_LINE * max(glyph.size, rows[-1][0].size):
            if glyph.size > largest:
                bases[-1] = glyph.base  # a raised star met before the letters it is after
                largest = glyph.size
            rows[-1].append(glyph)
            continue
        rows.append([glyph])
        bases.append(glyph.base)
        largest = glyph.size
    rows, bases = _with_raised(rows, bases)
    for glyph in glyphs:
        if glyph.text.isspace() and rows:
            at = min(bisect_left(bases, glyph.base - 0.5), len(bases) - 1)
            nearest = min((at, max(0, at - 1)), key=lambda index: abs(bases[index] - glyph.base))
            if abs(bases[nearest] - glyph.base) <= _SAME_LINE * rows[nearest][0].size:
                rows[nearest].append(glyph)
    return rows


def _with_raised(
    rows: list[list[Glyph]], bases: list[float]
) -> tuple[list[list[Glyph]], list[float]]:
    """Return rows and baselines, small signs that are raised above a line put into it: ``대상자*``."""
    kept: list[list[Glyph]] = []
    kept_bases: list[float] = []
    for row, base in zip(rows, bases, strict=True):
        if kept and _is_raised(kept[-1], row, base - kept_bases[-1]):
            kept[-1] += row
            kept_bases[-1] = base
            continue
        kept.append(row)
        kept_bases.append(base)
    return kept, kept_bases


def _is_raised(signs: list[Glyph], row: list[Glyph], rise: float) -> bool:
    """Return whether all of a row is between the letters of the next, smaller and a little higher."""
    size = median(glyph.size for glyph in row)
    if len(signs) > _MOST_RAISED or rise > _MOST_RISE * size or len(signs) >= len(row):
        return False
    return all(
        sign.size <= _RAISED_SIZE * size
        and not any(glyph.x0 + 1 < sign.middle[0] < glyph.x1 - 1 for glyph in row)
        for sign in signs
    ) and min(glyph.x0 for glyph in row) < min(sign.x0 for sign in signs)


def make_line(row: Sequence[Glyph]) -> TextLine | None:
    """Return one line of glyphs that are beside each other, or None if there is nothing to see."""
    ordered = _once(sorted(row, key=attrgetter("x0")))
    inked = [glyph for glyph in ordered if not glyph.text.isspace()]
    if not inked:
        return None
    size = _most(inked)
    ordered = _set_apart(ordered, size)
    text, blanks = _spaced(ordered, size)
    bold = sum("bold" in glyph.font.lower() for glyph in inked) * 2 > len(inked)
    last = inked[-1]
    open_end = any(
        g.text.isspace() and g.x0 >= last.x0 + 0.3 * (last.x1 - last.x0) for g in ordered
    )
    return TextLine(
        text,
        _box(inked),
        size,
        bold,
        open_end,
        blanks,
        tuple(ordered),
    )


def _set_apart(ordered: list[Glyph], size: float) -> list[Glyph]:
    """Return the glyphs of a line, numbers that are set higher or lower as what they are: ``30²억원``, ``CO₂``."""
    small = _RAISED_SIZE * size
    if not any(0 < glyph.size <= small for glyph in ordered):
        return ordered
    full = [glyph.base for glyph in ordered if glyph.size > small]
    if not full:
        return ordered
    base = median(full)
    written: list[Glyph] = []
    for rise, group in groupby(ordered, lambda glyph: _rise(glyph, base, size)):
        held = list(group)
        text = "".join(glyph.text for glyph in held)
        if rise is not None:
            before = written[-1].text if written else ""
            text = raised_mark(text, before) if rise is Rise.RAISED else lowered(text)
        if len(text) == len(held):
            held = [g._replace(text=sign) for g, sign in zip(held, text, strict=True)]
        written += held
    return written


def _rise(glyph: Glyph, base: float, size: float) -> Rise | None:
    """Return how a glyph is to the line; those as large as the others are on it."""
    if not 0 < glyph.size <= _RAISED_SIZE * size:
        return None
    if base - glyph.base >= _LEAST_RISE * size:
        return Rise.RAISED
    return Rise.LOWERED if glyph.base - base >= _LEAST_DROP * size else None


def _box(inked: list[Glyph]) -> Box:
    """Return the smallest box around glyphs that are sorted from left to right."""
    _, _, tops, rights, bottoms, *_ = zip(*inked, strict=True)
    return Box(inked[0].x0, min(tops), max(rights), max(bottoms))


def _once(ordered: list[Glyph]) -> list[Glyph]:
    """Return the glyphs without shadows: the same character drawn again a hair beside itself."""
    kept: list[Glyph] = []
    last: dict[str, float] = {}
    for glyph in ordered:
        before = last.get(glyph.text)
        if before is None or glyph.x0 - before >= _SHADOW * glyph.size or glyph.text == " ":
            kept.append(glyph)
            last[glyph.text] = glyph.x0
    return kept


def _most(inked: list[Glyph]) -> float:
    """Return the font size that most characters have."""
    return median(glyph.size for glyph in inked)


def _spaced(ordered: list[Glyph], size: float) -> tuple[str, bool | None]:
    """Return the characters with a space at each blank and at each gap that the letter spacing does not explain.

    Beside them, whether all spaces are blanks, None if there is no space.
    """
    inked = _clipped([glyph for glyph in ordered if not glyph.text.isspace()])
    gaps = [after.x0 - before.x1 for before, after in pairwise(inked)]
    sure = [_is_hangul(before) and _is_hangul(after) for before, after in pairwise(inked)]
    among = [gap for gap, known in zip(gaps, sure, strict=True) if known] or gaps
    spacing = median_low(among) if among else 0.0
    blanks = [glyph.x0 for glyph in ordered if glyph.text.isspace()]
    least = _WHITE * size if blanks else float("-inf")
    automatic = bool(blanks) and _sets_apart(inked, gaps, blanks, size)
    doubtful = _AUTOMATIC_GAPS[1] if automatic else _DOUBTFUL_GAP
    spaced = [
        gap - spacing > (_GAP if known else doubtful) * size and gap > least
        for gap, known in zip(gaps, sure, strict=True)
    ]
    if not blanks and _is_spread(inked, spaced, gaps):
        spaced = [False] * len(gaps)
    parts = [inked[0].text]
    written: bool | None = None
    blanks.append(float("inf"))
    at = 0
    for (before, after), apart in zip(pairwise(inked), spaced, strict=True):
        while blanks[at] <= before.x0:
            at += 1
        is_blank = blanks[at] <= after.x0
        if apart or is_blank:
            parts.append(" ")
            written = is_blank and written is not False
        parts.append(after.text)
    return "".join(parts), written


def _sets_apart(inked: list[Glyph], gaps: list[float], blanks: list[float], size: float) -> bool:
    """Return whether Hangul and figures are apart wherever they meet without a blank between, all alike."""
    met = [
        gap
        for (before, after), gap in zip(pairwise(inked), gaps, strict=True)
        if _is_hangul(before) != _is_hangul(after)
        and (before if _is_hangul(after) else after).text.isalnum()
        and not any(before.x0 < blank <= after.x0 for blank in blanks)
    ]
    if not met:
        return False
    least, most = (share * size for share in _AUTOMATIC_GAPS)
    return least <= min(met) and max(met) <= min(most, min(met) + _ALIKE * size)


def _clipped(inked: list[Glyph]) -> list[Glyph]:
    """Return the glyphs, those of ASCII no wider than it is where they would reach into what follows.

    Fonts that are not embedded are often given the width of a Hangul syllable for all they have; so they are for
    quotation marks, which are as wide in some fonts: the one of ’22 ends where its digits begin.
    """
    clipped = []
    for glyph, after in zip(inked, [*inked[1:], None], strict=True):
        if after is not None and glyph.text.isascii() and glyph.x1 > after.x0 + _OVERLAP:
            clipped.append(narrowed(glyph))
        elif after is not None and glyph.text in _QUOTES and glyph.x1 > after.x0 + _OVERLAP:
            clipped.append(glyph._replace(x1=after.x0))
        else:
            clipped.append(glyph)
    return clipped


def _is_hangul(glyph: Glyph) -> bool:
    return "가" <= glyph.text <= "힣"


def _is_spread(inked: list[Glyph], spaced: list[bool], gaps: list[float]) -> bool:
    """Return whether single syllables stand evenly apart, as a label does that fills its cell: ``구    분``."""
    if len(inked) < 2 or not all(spaced) or not all(map(_is_hangul, inked)):
        return False
    return max(gaps) - min(gaps) <= 0.25 * max(gaps)
