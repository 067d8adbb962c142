"""Turned text: read along its own line, and set down where it is.

A label that runs up its cell (``창업지원`` turned by 90°) is read from its first letter to its last. Its letters are
then laid out from left to right in the middle of the place they fill, so that all that comes after them sees a line
of a cell. What runs slantwise over the page, a stamp or a watermark, is not part of what lies below it.
"""

from __future__ import annotations

from math import atan2, cos, degrees, isfinite, radians, sin
from typing import TYPE_CHECKING

from announce_parser.readers.pdf._lines import read_lines
from announce_parser.readers.pdf._shapes import Box, around

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from announce_parser.readers.pdf._shapes import Glyph

_OFF = 8  # degrees by which turned text may miss a quarter


def turn_of(a: float, b: float, quarters: int = 0) -> int:
    """Return by how many degrees clockwise text of a matrix is turned on a page that is; 0 for what is nearly level."""
    angle = degrees(atan2(b, a))
    if not isfinite(angle):  # of a matrix that damage made
        return 0
    turn = round(90 * quarters - angle) % 360
    return 0 if min(turn, 360 - turn) <= _OFF else turn


def quarter(turn: int) -> int | None:
    """Return by how many quarters clockwise text is turned, None for text that runs slantwise."""
    quarters, rest = divmod(turn + 45, 90)
    return quarters % 4 if abs(rest - 45) <= _OFF else None


def turned_back(x: float, y: float, turn: int) -> tuple[float, float]:
    """Return where a point comes to be when a page is turned back around its corner, by quarters or slantwise."""
    quarters = quarter(turn)
    if quarters == 1:
        return y, -x
    if quarters == 2:
        return -x, -y
    if quarters == 3:
        return -y, x
    return (x, y) if quarters == 0 else _slanted(x, y, turn)


def _slanted(x: float, y: float, turn: int) -> tuple[float, float]:
    angle = radians(turn)
    return x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle)


def levelled(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """Return the glyphs of a page with its turned lines set level, and apart from them those that run slantwise."""
    level = [glyph for glyph in glyphs if not glyph.turn]
    if len(level) == len(glyphs):
        return level, []
    asides: list[Glyph] = []
    for turn in sorted({glyph.turn for glyph in glyphs if glyph.turn}):
        held = [glyph for glyph in glyphs if glyph.turn == turn]
        if quarter(turn) is None:
            asides += held
        else:
            level += (each for line in lines_of(held) for each in _set_level(line))
    return level, asides


def lines_of(glyphs: Iterable[Glyph]) -> list[tuple[str, list[Glyph]]]:
    """Return the lines of text that is turned alike: what they say, and their glyphs as they are on the page."""
    held = list(glyphs)
    turned = [_turned(glyph) for glyph in held]
    places = {tuple(each[1:6]): glyph for each, glyph in zip(turned, held, strict=True)}
    found = []
    for line in read_lines(turned):
        own = [places[tuple(each[1:6])] for each in line.glyphs if tuple(each[1:6]) in places]
        found.append((line.text, own))
    return found


def _turned(glyph: Glyph) -> Glyph:
    corners = [
        turned_back(x, y, glyph.turn)
        for x in (glyph.x0, glyph.x1)
        for y in (glyph.top, glyph.bottom)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return glyph._replace(x0=min(xs), x1=max(xs), top=min(ys), bottom=max(ys), turn=0)


def _set_level(line: tuple[str, list[Glyph]]) -> Iterator[Glyph]:
    """Yield a line's letters from left to right, as large as fits, in the middle of the place that they fill."""
    text, glyphs = line
    if not glyphs:
        return
    place = around([Box(*glyph[1:5]) for glyph in glyphs])
    hidden = glyphs[0].hidden
    step = place.width / max(len(text), 1)
    size = min(step, glyphs[0].size)
    left = place.x0 + (place.width - size * len(text)) / 2
    middle = (place.top + place.bottom) / 2
    for at, letter in enumerate(text):
        x0 = left + at * size
        box = (x0, middle - size / 2, x0 + size, middle + size / 2)
        yield glyphs[0]._replace(
            text=letter,
            x0=box[0],
            top=box[1],
            x1=box[2],
            bottom=box[3],
            base=middle + 0.3 * size,
            size=size,
            hidden=hidden,
            turn=0,
        )
