"""PDF pages as pictures, with a rectangle for each mark: on the characters themselves where they can be found.

Places of a record have the box of their block or cell. The exact characters are found again in the page's
text layer: those within the box, blanks left out, searched for the mark's own text.
"""

from __future__ import annotations

import base64
import unicodedata
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from announce_parser.review._markup import Element, element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.readers.pdf._shapes import Frame
    from announce_parser.record import Place, Record
    from announce_parser.review._marks import Marks

WIDTH: Final = 1240  # pixels of the shorter edge: 150 dots an inch on A4
_QUALITY: Final = 72
# Letters and lines on paper need few colours: a palette keeps their edges sharper than WebP does, in fewer
# bytes and a fourth of the time. A page that holds a photograph has tens of thousands of colours.
_PALETTE: Final = 64
_MOST_DRAWN: Final = 8192
_BAND: Final = 24.0  # points: letters are looked for in strips of the page
_REACH: Final = 2.0  # points around a block's box in which its characters may lie
Rectangle = tuple[float, float, float, float]
_Texts = dict[tuple[str, tuple[int, int] | None], str]


@dataclass(frozen=True, slots=True)
class _Letters:
    """The characters of a page without blanks, and where each stands (x0, top, x1, bottom; points)."""

    text: str
    boxes: tuple[Rectangle, ...]
    found: dict[tuple[float, ...], tuple[list[int], str]] = field(default_factory=dict)
    bands: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note which letters have their middle in which strip of the page."""
        for index, (_, top, _, bottom) in enumerate(self.boxes):
            self.bands.setdefault(_band((top + bottom) / 2), []).append(index)

    def within(self, box: tuple[float, ...]) -> tuple[list[int], str]:
        """Return which characters lie in a box, and their text; each box is looked up once."""
        if box not in self.found:
            strips = range(_band(box[1] - _REACH), _band(box[3] + _REACH) + 1)
            near = sorted(index for strip in strips for index in self.bands.get(strip, ()))
            inside = [index for index in near if _lies_in(self.boxes[index], box)]
            self.found[box] = inside, "".join(self.text[index] for index in inside)
        return self.found[box]


def sheets(source: bytes, record: Record, marks: Marks) -> Iterator[Element]:
    """Yield each page as a figure: its picture and, above it, a rectangle for every mark on it."""
    import pypdfium2

    texts = _texts(record)
    document = pypdfium2.PdfDocument(source)
    try:
        for number in range(1, len(document) + 1):
            yield _sheet(document[number - 1], number, texts, marks)
    finally:
        document.close()


def _sheet(page: Any, number: int, texts: _Texts, marks: Marks) -> Element:
    from announce_parser.readers.pdf._sheets import frame_of

    frame = frame_of(page)
    width, height = frame.shown_size
    letters = _letters(page, frame)
    rectangles: list[tuple[int, Rectangle]] = []
    for mark, place in enumerate(marks.places, 1):
        if place.page == number and place.bbox is not None:
            whole = texts.get((place.block, place.cell), "")
            rectangles += [(mark, one) for one in _spots(place, whole, letters)]
    picture = _picture(
        page, min(width, height), [box for mark, box in rectangles if mark in marks.hidden]
    )
    drawn = [
        element("rect", x=a, y=b, width=round(c - a, 1), height=round(d - b, 1), data_m=numbers)
        for (a, b, c, d), numbers in _shared(rectangles)
    ]
    overlay = element(
        "svg",
        *drawn,
        viewBox=f"0 0 {width:.1f} {height:.1f}",
        class_="overlay",
        role="presentation",
    )
    return element("figure", picture, overlay, class_="sheet", id=f"page{number}")


def _shared(rectangles: list[tuple[int, Rectangle]]) -> Iterator[tuple[Rectangle, str]]:
    """Yield each rectangle once with the numbers of all its marks."""
    marks: dict[Rectangle, list[str]] = {}
    for mark, one in rectangles:
        marks.setdefault(one, []).append(str(mark))
    for one, numbers in marks.items():
        yield one, " ".join(dict.fromkeys(numbers))


def _picture(page: Any, edge: float, blackened: list[Rectangle]) -> Element:
    from PIL import ImageDraw

    scale = WIDTH / edge
    image = page.render(scale=scale).to_pil().convert("RGB")
    if blackened:
        pen = ImageDraw.Draw(image)
        for box in blackened:
            pen.rectangle([side * scale for side in box], fill="black")
    return element(
        "img",
        src=_encoded(image),
        width=image.width,
        height=image.height,
        alt="",
        loading="lazy",
        decoding="async",
    )


def _encoded(image: Any) -> str:
    """Return a picture as a data address."""
    from PIL.Image import Dither, Quantize

    content = BytesIO()
    is_drawn = image.getcolors(_MOST_DRAWN) is not None
    if is_drawn:
        few = image.quantize(_PALETTE, method=Quantize.FASTOCTREE, dither=Dither.NONE)
        few.save(content, "PNG")
    else:
        image.save(content, "WEBP", quality=_QUALITY, method=2)
    data = base64.b64encode(content.getvalue()).decode()
    return f"data:image/{'png' if is_drawn else 'webp'};base64,{data}"


def _letters(page: Any, frame: Frame) -> _Letters:
    textpage, shown = page.get_textpage(), frame.placer()
    chars, boxes = [], []
    for index in range(textpage.count_chars()):
        char = textpage.get_text_range(index, 1)
        if not char.strip():
            continue
        box = shown(*textpage.get_charbox(index))
        for folded in unicodedata.normalize("NFKC", char):
            chars.append(folded)
            boxes.append((box[0], box[1], box[2], box[3]))
    return _Letters("".join(chars), tuple(boxes))


def _spots(place: Place, whole: str, letters: _Letters) -> Iterator[Rectangle]:
    """Yield the rectangles of a mark, a line each; the box of its block where its text is not found."""
    box = tuple(float(edge) for edge in place.bbox or ())
    inside, own = letters.within(box)
    wanted = _folded(whole[place.start : place.end])
    before = _folded(whole[: place.start])
    at = _find(own, wanted, before)
    if at is None or not wanted:
        yield tuple(round(edge, 1) for edge in box)  # type: ignore[misc]
        return
    yield from _lines([letters.boxes[inside[index]] for index in range(at, at + len(wanted))])


def _find(own: str, wanted: str, before: str) -> int | None:
    """Return where the wanted text begins: the occurrence of as many as stand before it in its block."""
    skipped = before.count(wanted) if wanted else 0
    at = -1
    for _ in range(skipped + 1):
        following = own.find(wanted, at + 1)
        if following < 0:
            break
        at = following
    return at if at >= 0 else None


def _lines(boxes: list[Rectangle]) -> Iterator[Rectangle]:
    """Yield one rectangle for each line of characters."""
    line: list[Rectangle] = []
    for box in boxes:
        if line and (box[1] > line[-1][3] or box[0] < line[-1][0] - _REACH):
            yield _hull(line)
            line = []
        line.append(box)
    if line:
        yield _hull(line)


def _hull(boxes: list[Rectangle]) -> Rectangle:
    left, top, right, bottom = zip(*boxes, strict=True)
    return (
        round(min(left), 1),
        round(min(top), 1),
        round(max(right), 1),
        round(max(bottom), 1),
    )


def _band(down: float) -> int:
    return int(down // _BAND)


def _lies_in(one: Rectangle, box: tuple[float, ...]) -> bool:
    across, down = (one[0] + one[2]) / 2, (one[1] + one[3]) / 2
    return (
        box[0] - _REACH <= across <= box[2] + _REACH and box[1] - _REACH <= down <= box[3] + _REACH
    )


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _texts(record: Record) -> _Texts:
    """Return the text of every block, and of every cell of its table."""
    found: _Texts = {(block.id, None): block.text for block in record.blocks}
    blocks = {block.table: block.id for block in record.blocks if block.table}
    for table in record.tables:
        if table.id in blocks:
            for cell in table.cells:
                found[blocks[table.id], (cell.row, cell.col)] = cell.text
    return found
