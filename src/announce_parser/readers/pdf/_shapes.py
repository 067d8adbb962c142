"""What is on a page of a PDF, as plain values: glyphs, rules, filled areas.

All places are in points from the page's top left corner as it is shown: rotation and crop box are
undone here (ISO 32000-1, 8.3.2 and 14.11.2), so that nothing after this module knows of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

# (a, b, c, d, e, f) of ISO 32000-1, 8.3.3: x' = a·x + c·y + e, y' = b·x + d·y + f.
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Box(NamedTuple):
    """A rectangle; `top` is above `bottom` and therefore the smaller number."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies within, the right and lower side excluded."""
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom

    def meets(self, other: Box, slack: float = 0.0) -> bool:
        """Return whether two boxes overlap by more than so many points in both directions."""
        return (
            self.x0 < other.x1 - slack
            and other.x0 < self.x1 - slack
            and self.top < other.bottom - slack
            and other.top < self.bottom - slack
        )

    def within(self, other: Box, slack: float = 1.0) -> bool:
        """Return whether all of it lies in another box, give or take so many points."""
        return (
            self.x0 >= other.x0 - slack
            and self.x1 <= other.x1 + slack
            and self.top >= other.top - slack
            and self.bottom <= other.bottom + slack
        )

    def rounded(self) -> tuple[float, float, float, float]:
        """Return the box as records hold it, to 0.1 pt."""
        return (round(self.x0, 1), round(self.top, 1), round(self.x1, 1), round(self.bottom, 1))


def around(boxes: list[Box]) -> Box:
    """Return the smallest box that holds all of them; there must be one."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


class Glyph(NamedTuple):
    """One character and its place: as wide as it advances, as high as its font is.

    Attributes:
        base: Where its baseline is; one line of text may mix fonts of any height.
        size: Font size in points as shown; 0 for a blank of which only the place is known.
        font: The font's name without its subset tag.
        hidden: Why no reader of the page sees it; None for what is seen.
        turn: Degrees by which it is turned clockwise on the page as shown.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    font: str
    hidden: str | None = None
    turn: int = 0

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of its box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


class RuledLine(NamedTuple):
    """A straight line along an axis: `at` is its y (horizontal) or x (vertical), `start` < `end`."""

    at: float
    start: float
    end: float


class Fill(NamedTuple):
    """An area painted in one colour, in painting order.

    Attributes:
        is_rectangle: False where `box` only is around it: a drawing, a letter's outline.
    """

    box: Box
    colour: tuple[int, int, int]
    is_rectangle: bool = True


class Sheet(NamedTuple):
    """One page as it was painted.

    Attributes:
        number: From 1.
        glyphs: In painting order, blanks among them.
        horizontal: Rules from left to right, sorted, dashes joined.
        vertical: Rules from top to bottom, likewise.
        images: Places of pictures, in painting order.
        shapes: Places of small filled areas with more corners than a bar or a box has.
        asides: Letters that run slantwise over the page or lie across others: a stamp, a watermark.
        unknown: How many letters are set in fonts that do not say what they show.
        is_recognised: True where the page is a picture and its text what a machine read in it.
        attached: Names of the files that hang on the page.
        is_pictured: True where a picture on the page shows letters, or lines with letters.
        turns: By how many quarters clockwise the page was turned to read it; all places are those of the turned page.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    horizontal: tuple[RuledLine, ...]
    vertical: tuple[RuledLine, ...]
    fills: tuple[Fill, ...]
    images: tuple[Box, ...]
    shapes: tuple[Box, ...] = ()
    asides: tuple[Glyph, ...] = ()
    unknown: int = 0
    is_recognised: bool = False
    attached: tuple[str, ...] = ()
    turns: int = 0
    is_pictured: bool = False


class PageTransform(NamedTuple):
    """How a page's own coordinates come to be those of the page as shown.

    Attributes:
        x0: Left of the crop box.
        y0: Bottom of the crop box.
        width: Of the crop box, before rotation.
        height: Likewise.
        quarter_turns: Clockwise, 0 to 3.
    """

    x0: float
    y0: float
    width: float
    height: float
    quarter_turns: int

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height of the page as shown."""
        return (self.height, self.width) if self.quarter_turns % 2 else (self.width, self.height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page's own coordinates is shown."""
        x, y = x - self.x0, y - self.y0
        if self.quarter_turns == 1:
            return y, x
        if self.quarter_turns == 2:
            return self.width - x, y
        if self.quarter_turns == 3:
            return self.height - y, self.width - x
        return x, self.height - y

    def placer(self) -> Callable[[float, float, float, float], tuple[float, float, float, float]]:
        """Return ``box`` as a function that gives plain tuples, for the many characters of a page."""
        if self.quarter_turns:
            return self.box
        left_edge, high = self.x0, self.y0 + self.height
        return lambda left, bottom, right, top: (
            left - left_edge,
            high - top,
            right - left_edge,
            high - bottom,
        )

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return where a rectangle of the page's own coordinates is shown."""
        if not self.quarter_turns:
            high = self.y0 + self.height
            return Box(left - self.x0, high - top, right - self.x0, high - bottom)
        (xa, ya), (xb, yb) = self.point(left, bottom), self.point(right, top)
        return Box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does one and then the other."""
    return (
        first[0] * then[0] + first[1] * then[2],
        first[0] * then[1] + first[1] * then[3],
        first[2] * then[0] + first[3] * then[2],
        first[2] * then[1] + first[3] * then[3],
        first[4] * then[0] + first[5] * then[2] + then[4],
        first[4] * then[1] + first[5] * then[3] + then[5],
    )


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where the matrix puts a point."""
    return (
        matrix[0] * x + matrix[2] * y + matrix[4],
        matrix[1] * x + matrix[3] * y + matrix[5],
    )
