"""pdfium's page objects, walked once: paths, pictures, and the blanks that its text page leaves out.

pdfium draws a character nine times faster than pdfminer parses it. Its own text page, however, drops the
blanks that Hancom writes at the end of a wrapped line as a text object of their own, and just these tell
``증가와 / 인공지능`` (two words) from ``국민 / 주권`` (one). They are known by bounds without width.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from math import hypot
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium_c

from announce_parser.errors import OverLimit
from announce_parser.readers.pdf._layers import Off, belongs_to
from announce_parser.readers.pdf._pdfium import (
    Cells,
    address,
    count_clip_segments,
    count_clips,
    count_form_objects,
    count_objects,
    count_segments,
    get_bounds,
    get_clip,
    get_clip_segment,
    get_draw_mode,
    get_fill_colour,
    get_form_object,
    get_kind,
    get_matrix,
    get_object,
    get_segment,
    get_segment_kind,
    get_segment_point,
    get_stroke_colour,
    get_stroke_width,
    is_closing,
    is_transparent,
)
from announce_parser.readers.pdf._shapes import (
    IDENTITY,
    Box,
    Fill,
    Matrix,
    PageTransform,
    moved,
    times,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# A page of a drawing programme has 100,000 objects; more on one page is a bomb.
_MOST_OBJECTS = 400_000
_DEEPEST_FORM = 12
_THIN = 3.0  # a filled bar no higher than this is a rule
_OFF_AXIS = 0.6
_WHITE = 250
_OPAQUE = 250
_CORNERS, _MOST_CLIP_CORNERS = 4, 16
_NO_WIDTH = 1e-3
_LEAST_CORNERS = 6  # a box has five points, the one it begins with twice
_SMALLEST_SHAPE, _LARGEST_SHAPE = 2.0, 40.0  # points, of a letter's outline
_MOST = 10_000
_NOTHING = Off()
_Point = tuple[float, float]


class TextObject(NamedTuple):
    """A text object as it was met.

    Attributes:
        handle: Its address.
        matrix: Of the forms around it.
        fills_before: How many areas were painted before it.
        covers_before: How many of those that nothing is seen through.
        pictures_before: How many pictures.
        is_off: True where it belongs to a layer that is not shown.
    """

    handle: int
    matrix: Matrix
    fills_before: int
    covers_before: int
    pictures_before: int
    is_off: bool = False


@dataclass(slots=True)
class Painted:
    """What the objects of one page paint, beside its characters.

    Attributes:
        lines: Pieces of axis-parallel lines, as ``(x0, y0, x1, y1)`` on the page as shown.
        covers: Areas as far as nothing that was painted before is seen through them, in painting order.
        texts: The text objects by address, in painting order.
        shapes: Places of small filled areas with more corners than a bar or a box has.
    """

    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    covers: list[Fill] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    texts: dict[int, TextObject] = field(default_factory=dict)
    shapes: list[Box] = field(default_factory=list)


def walk(raw_page: Any, frame: PageTransform, off: Off = _NOTHING) -> Painted:
    """Return what a page's objects paint; raises ``OverLimit`` for a page that is a bomb.

    Args:
        raw_page: The page, as pdfium has it.
        frame: Of the page.
        off: The layers that are not shown; what belongs to them paints nothing but hidden text.
    """
    painted, pen = Painted(), _Pen(frame)
    for handle, kind, matrix, is_off in _objects(raw_page, off):
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            before = len(painted.fills), len(painted.covers), len(painted.images)
            painted.texts[handle] = TextObject(handle, matrix, *before, is_off)
        elif is_off:
            continue
        elif kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            pen.path(handle, matrix, painted)
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            painted.images.append(pen.bounds(handle, matrix))
    return painted


def shown_box(text: TextObject, frame: PageTransform) -> Box:
    """Return where on the page a text object shows something."""
    edges = Cells(ctypes.c_float, 4)
    get_bounds(text.handle, *edges.places)
    left, low, right, high = edges.values
    corners = [moved(text.matrix, *corner) for corner in ((left, low), (right, high))]
    (xa, ya), (xb, yb) = corners
    return frame.box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def find_blank(text: TextObject, frame: PageTransform) -> tuple[float, float] | None:
    """Return where on the page a text object is that is a blank, or None for one that shows something."""
    edges = Cells(ctypes.c_float, 4)
    get_bounds(text.handle, *edges.places)
    left, _, right, _ = edges.values
    if right - left >= _NO_WIDTH:
        return None
    own = _matrix(text.handle)
    return frame.point(*moved(text.matrix, own[4], own[5]))


def _objects(raw_page: Any, off: Off) -> Iterator[tuple[int, int, Matrix, bool]]:
    """Yield every object in painting order with its kind, the matrix of the forms around it (8.10), and whether it is off."""
    form_kind = pdfium_c.FPDF_PAGEOBJ_FORM
    count, forms = 0, iter(off.forms)
    # An iterator over the objects of a page or a form, and the matrix that holds within.
    stack: list[tuple[Iterator[int], Matrix, bool]] = [
        (_of_page(address(raw_page)), IDENTITY, False)
    ]
    while stack:
        objects, matrix, is_off = stack[-1]
        for handle in objects:
            count += 1
            kind = get_kind(handle)
            unseen = is_off or (bool(off) and belongs_to(handle, off))
            if kind != form_kind:
                yield handle, kind, matrix, unseen
                continue
            if len(stack) == 1:
                unseen = unseen or next(forms, False)
            if len(stack) < _DEEPEST_FORM:
                stack.append((_of_form(handle), times(_matrix(handle), matrix), unseen))
                break
        else:
            stack.pop()
        if count > _MOST_OBJECTS:
            raise OverLimit(f"a page paints more than {_MOST_OBJECTS:,} objects")


def _of_page(page: int) -> Iterator[int]:
    count = min(count_objects(page), _MOST_OBJECTS + 1)
    return (get_object(page, at) for at in range(count))


def _of_form(form: int) -> Iterator[int]:
    count = min(count_form_objects(form), _MOST_OBJECTS + 1)
    return (get_form_object(form, at) for at in range(count))


def _matrix(handle: int) -> Matrix:
    cells = Cells(ctypes.c_float, 6)
    get_matrix(handle, cells.places[0])
    a, b, c, d, e, f = cells.values
    return (a, b, c, d, e, f)


class _Pen:
    """Reads objects into a page's coordinates; holds the cells that pdfium writes its answers to."""

    def __init__(self, frame: PageTransform) -> None:
        self._frame = frame
        self._placed = frame.placer()
        self._edges = Cells(ctypes.c_float, 4)
        self._channels = Cells(ctypes.c_uint, 4)
        self._point = Cells(ctypes.c_float, 2)
        self._mode = Cells(ctypes.c_int, 2)
        self._width = Cells(ctypes.c_float, 1)

    def bounds(self, handle: int, matrix: Matrix) -> Box:
        """Return an object's box on the page as shown."""
        get_bounds(handle, *self._edges.places)
        left, bottom, right, top = self._edges.values[:]
        if matrix is not IDENTITY:
            corners = [moved(matrix, x, y) for x in (left, right) for y in (bottom, top)]
            left, right = min(x for x, _ in corners), max(x for x, _ in corners)
            bottom, top = min(y for _, y in corners), max(y for _, y in corners)
        return self._frame.box(left, bottom, right, top)

    def colour(self, handle: int) -> tuple[int, int, int, int]:
        """Return red, green, blue and opacity of an object's fill, 0 to 255 each."""
        get_fill_colour(handle, *self._channels.places)
        red, green, blue, alpha = self._channels.values[:]
        return (red, green, blue, alpha)

    def path(self, handle: int, matrix: Matrix, painted: Painted) -> None:
        """Note the lines and areas of a path; what paints nothing leaves nothing."""
        get_draw_mode(handle, *self._mode.places)
        filled, stroked = self._mode.values[:]
        if not (stroked or filled):
            return
        count = count_segments(handle)
        if count == 2 and stroked and self._note_thin(handle, matrix, painted):
            return
        if filled and not stroked and count >= _LEAST_CORNERS:
            self._note_shape(self.bounds(handle, matrix), painted)
        if count > 64:  # a drawing, no table, or the dashes of a border as one path
            if filled:
                self._note_drawing(handle, self.bounds(handle, matrix), painted)
            return
        self._note_subpaths(handle, matrix, count, painted)

    def _note_subpaths(self, handle: int, matrix: Matrix, count: int, painted: Painted) -> None:
        """Note what the parts of a path paint, the mode of which was just asked for."""
        filled, stroked = self._mode.values[:]
        own = _matrix(handle) if matrix is IDENTITY else times(_matrix(handle), matrix)
        subpaths = self._subpaths(handle, count, own)
        for points, curved in subpaths:
            if len(points) == 2 and stroked:
                _note_line(points[0], points[1], painted)
            elif len(points) > 2:
                self._note_area(handle, points, (bool(filled), bool(stroked), curved), painted)
        if filled:
            self._note_covers(handle, matrix, subpaths, painted)
        elif stroked and len(subpaths) == 1:
            self._note_bar(handle, (own, matrix), subpaths[0][0], painted)

    def _note_shape(self, box: Box, painted: Painted) -> None:
        """Note the place of an area that may be the outline of a letter."""
        low, high = sorted((box.width, box.height))
        if _SMALLEST_SHAPE <= high <= _LARGEST_SHAPE and low > 0 and len(painted.shapes) < _MOST:
            painted.shapes.append(box)

    def _note_thin(self, handle: int, matrix: Matrix, painted: Painted) -> bool:
        """Note a thin line by its bounds and return True; they hold half the pen's width on each side.

        Hancom draws each dot of a dotted border as a line, thousands to a page, so this way is short.
        """
        if matrix is IDENTITY:
            get_bounds(handle, *self._edges.places)
            x0, top, x1, bottom = self._placed(*self._edges.values[:])
        else:
            x0, top, x1, bottom = self.bounds(handle, matrix)
        width, height = x1 - x0, bottom - top
        pen = min(width, height)
        if pen > _THIN or width == height:
            return False
        half = pen / 2
        if width > height:
            painted.lines.append((x0 + half, top + half, x1 - half, top + half))
        else:
            painted.lines.append((x0 + half, top + half, x0 + half, bottom - half))
        return True

    def _subpaths(self, handle: int, count: int, matrix: Matrix) -> list[tuple[list[_Point], bool]]:
        """Return the points of each subpath on the page as shown, and whether it has curves (8.5.2)."""
        found: list[tuple[list[_Point], bool]] = []
        shown = self._frame.point
        for at in range(count):
            segment = get_segment(handle, at)
            get_segment_point(segment, *self._point.places)
            kind = get_segment_kind(segment)
            x, y = self._point.values
            point = shown(*moved(matrix, x, y))
            if kind == pdfium_c.FPDF_SEGMENT_MOVETO or not found:
                found.append(([point], False))
                continue
            points, curved = found[-1]
            points.append(point)
            if kind == pdfium_c.FPDF_SEGMENT_BEZIERTO and not curved:
                found[-1] = (points, True)
            if count > 2 and is_closing(segment) and points[0] != point:
                points.append(points[0])
        return found

    def _note_area(
        self, handle: int, points: list[_Point], drawn: tuple[bool, bool, bool], painted: Painted
    ) -> None:
        """Note a subpath that encloses something: its sides if they are drawn, its area if that is painted."""
        filled, stroked, curved = drawn
        box = _around(points)
        if filled and (box.width <= _THIN or box.height <= _THIN):
            if min(self.colour(handle)[:3]) < _WHITE:
                _note_line((box.x0, box.top), (box.x1, box.bottom), painted, thick=True)
            return
        if filled:
            self._note_fill(handle, box, painted, is_rectangle=_is_square(points, curved=curved))
        if not stroked:
            return
        if curved and box.width > 20 and box.height > 10:  # a box with round corners
            corners = [
                (box.x0, box.top),
                (box.x1, box.top),
                (box.x1, box.bottom),
                (box.x0, box.bottom),
            ]
            points = [*corners, corners[0]]
        elif curved:
            return
        for first, second in pairwise(points):
            _note_line(first, second, painted)

    def _note_drawing(self, handle: int, box: Box, painted: Painted) -> None:
        """Note an area of many corners; one as thin as a rule is one, whatever breaks it into dashes."""
        if min(box.width, box.height) <= _THIN:
            if min(self.colour(handle)[:3]) < _WHITE:
                _note_line((box.x0, box.top), (box.x1, box.bottom), painted, thick=True)
            return
        self._note_fill(handle, box, painted, is_rectangle=False)

    def _note_fill(self, handle: int, box: Box, painted: Painted, *, is_rectangle: bool) -> None:
        red, green, blue, alpha = self.colour(handle)
        if alpha > 25:
            painted.fills.append(Fill(box, (red, green, blue), is_rectangle))

    def _note_covers(
        self,
        handle: int,
        matrix: Matrix,
        subpaths: list[tuple[list[_Point], bool]],
        painted: Painted,
    ) -> None:
        """Note the rectangles of a path that lets nothing through; one within another is a hole of it."""
        red, green, blue, alpha = self.colour(handle)
        if alpha < _OPAQUE or is_transparent(handle):
            return
        boxes = [
            _around(points)
            for points, curved in subpaths
            if len(points) > 2 and _is_level(points, curved=curved)
        ]
        if len(boxes) < sum(len(points) > 2 for points, _ in subpaths) or any(
            one.meets(other) for one, other in combinations(boxes, 2)
        ):
            return
        for box in boxes:
            seen = self._clipped(handle, matrix, box)
            if seen is not None and min(seen.width, seen.height) > _THIN:
                painted.covers.append(Fill(seen, (red, green, blue)))

    def _note_bar(
        self, handle: int, matrices: tuple[Matrix, Matrix], points: list[_Point], painted: Painted
    ) -> None:
        """Note a line along an axis that is as thick as letters are high: it covers, and letters are on it."""
        own, matrix = matrices
        get_stroke_width(handle, self._width.places[0])
        half = self._width.values[0] * hypot(own[0], own[1]) / 2
        get_stroke_colour(handle, *self._channels.places)
        red, green, blue, alpha = self._channels.values[:]
        if half * 2 <= _THIN or len(points) != 2 or alpha < _OPAQUE or is_transparent(handle):
            return
        line = _around(points)
        if min(line.width, line.height) > _OFF_AXIS:
            return
        level = line.width >= line.height
        across, along = (0.0, half) if level else (half, 0.0)
        bar = Box(line.x0 - across, line.top - along, line.x1 + across, line.bottom + along)
        seen = self._clipped(handle, matrix, bar)
        if seen is not None:
            painted.covers.append(Fill(seen, (red, green, blue)))

    def _clipped(self, handle: int, matrix: Matrix, box: Box) -> Box | None:
        """Return as much of an area as its clipping lets through (8.5.4), None where that is not a rectangle."""
        clip = get_clip(handle)
        for at in range(max(0, count_clips(clip)) if clip else 0):
            count = count_clip_segments(clip, at)
            if not 0 < count <= _MOST_CLIP_CORNERS:
                return None
            points, curved = [], False
            for index in range(count):
                segment = get_clip_segment(clip, at, index)
                get_segment_point(segment, *self._point.places)
                points.append(self._frame.point(*moved(matrix, *self._point.values)))
                curved |= get_segment_kind(segment) == pdfium_c.FPDF_SEGMENT_BEZIERTO
            if not _is_level(points, curved=curved):
                return None
            window = _around(points)
            box = Box(
                max(box.x0, window.x0),
                max(box.top, window.top),
                min(box.x1, window.x1),
                min(box.bottom, window.bottom),
            )
        return box


def _around(points: list[_Point]) -> Box:
    """Return the smallest box that holds some points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _is_square(points: list[_Point], *, curved: bool) -> bool:
    return not curved and len(points) <= 5 and len(set(points)) == 4


def _is_level(points: list[_Point], *, curved: bool) -> bool:
    """Return whether points are the corners of a rectangle whose sides run along the axes."""
    if curved or not _CORNERS <= len(points) <= _CORNERS + 1:
        return False
    box = _around(points)
    return all(
        min(abs(x - box.x0), abs(x - box.x1)) <= _OFF_AXIS
        and min(abs(y - box.top), abs(y - box.bottom)) <= _OFF_AXIS
        for x, y in points
    )


def _note_line(first: _Point, second: _Point, painted: Painted, *, thick: bool = False) -> None:
    """Note a line along an axis; slanting ones are not a borders."""
    (xa, ya), (xb, yb) = first, second
    width, height = abs(xb - xa), abs(yb - ya)
    if min(width, height) > (_THIN if thick else _OFF_AXIS):
        return
    if width >= height:
        at = (ya + yb) / 2
        painted.lines.append((min(xa, xb), at, max(xa, xb), at))
    else:
        at = (xa + xb) / 2
        painted.lines.append((at, min(ya, yb), at, max(ya, yb)))
