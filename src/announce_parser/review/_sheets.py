"""PDF pages as pictures, with a rectangle for each mark: on the characters themselves where they can be found.

Places of a record have the box of their block or cell. The exact characters are found again in the page's
text layer: those within the box, blanks left out, searched for the mark's own text.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from announce_parser.review._cells import cells
from announce_parser.review._letters import REACH, Letters, Rectangle, folded, hull, letters_of
from announce_parser.review._markup import Element, element
from announce_parser.review._words import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.messages import Language
    from announce_parser.record import Place, Record
    from announce_parser.review._marks import Marks

WIDTH: Final = 1240  # pixels of the shorter edge: 150 dots an inch on A4
_QUALITY: Final = 72
# Letters and lines on paper need few colours: a palette keeps their edges sharper than WebP does, in fewer
# bytes and a fourth of the time. A page that holds a photograph has tens of thousands of colours.
_PALETTE: Final = 64
_MOST_DRAWN: Final = 8192
_Texts = dict[tuple[str, tuple[int, int] | None], str]


# The document's digest, a page of it, and what is blackened there.
PageKey = tuple[str, int, tuple[Rectangle, ...]]


class PagePicture(NamedTuple):
    """A page as a picture: its data address and its size in pixels."""

    src: str
    width: int
    height: int


def sheets(
    source: bytes,
    record: Record,
    marks: Marks,
    language: Language = "ko",
    drawn: dict[PageKey, PagePicture] | None = None,
) -> Iterator[Element]:
    """Yield each page as a figure: its picture and, above it, a rectangle for every cell and every mark on it.

    Args:
        source: The PDF.
        record: What was read from it.
        marks: Of the record.
        language: Of the cells' names.
        drawn: Pictures that are there already, added to; None keeps none.
    """
    import pypdfium2

    known = _Places(record, _texts(record), marks, language, {} if drawn is None else drawn)
    document = pypdfium2.PdfDocument(source)
    try:
        for number in range(1, len(document) + 1):
            yield _sheet(document[number - 1], number, known)
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class _Places:
    """What is looked for on the pages."""

    record: Record
    texts: _Texts
    marks: Marks
    language: Language
    drawn: dict[PageKey, PagePicture]


def _sheet(page: Any, number: int, known: _Places) -> Element:
    from announce_parser.readers.pdf._sheets import frame_of

    frame = frame_of(page)
    width, height = frame.shown_size
    letters = letters_of(page, frame)
    marks = known.marks
    rectangles: list[tuple[int, Rectangle]] = []
    for mark, place in enumerate(marks.places, 1):
        if place.page == number and place.bbox is not None:
            whole = known.texts.get((place.block, place.cell), "")
            rectangles += [(mark, one) for one in _spots(place, whole, letters)]
    blackened = tuple(box for mark, box in rectangles if mark in marks.hidden)
    key = (known.record.source.sha256, number, blackened)
    if key not in known.drawn:
        known.drawn[key] = _drawn(page, WIDTH / min(width, height), blackened)
    drawn = known.drawn[key]._asdict()
    picture = element("img", **drawn, alt="", loading="lazy", decoding="async")
    outlined = [
        _rectangle(
            box,
            element("title", _cell_name(row, column, known.language)),
            class_="cell",
            data_cell=f"{block} {row} {column}",
        )
        for box, block, (row, column) in cells(known.record, number, letters, marks.places)
    ]
    marked = [_rectangle(box, data_m=numbers) for box, numbers in _shared(rectangles)]
    overlay = element(
        "svg",
        *outlined,
        *marked,
        viewBox=f"0 0 {width:.1f} {height:.1f}",
        class_="overlay",
        role="presentation",
    )
    return element("figure", picture, overlay, class_="sheet", id=f"page{number}")


def _rectangle(box: Rectangle, *within: Element, **attributes: str) -> Element:
    left, top, right, bottom = box
    size = {"width": round(right - left, 1), "height": round(bottom - top, 1)}
    return element("rect", *within, x=left, y=top, **size, **attributes)


def _cell_name(row: int, column: int, language: Language) -> str:
    return said("cell_at", language, row=row + 1, column=column + 1)


def _shared(rectangles: list[tuple[int, Rectangle]]) -> Iterator[tuple[Rectangle, str]]:
    """Yield each rectangle once with the numbers of all its marks."""
    marks: dict[Rectangle, list[str]] = {}
    for mark, one in rectangles:
        marks.setdefault(one, []).append(str(mark))
    for one, numbers in marks.items():
        yield one, " ".join(dict.fromkeys(numbers))


def _drawn(page: Any, scale: float, blackened: tuple[Rectangle, ...]) -> PagePicture:
    from PIL import ImageDraw

    image = page.render(scale=scale).to_pil().convert("RGB")
    if blackened:
        pen = ImageDraw.Draw(image)
        for box in blackened:
            pen.rectangle([side * scale for side in box], fill="black")
    return PagePicture(_encoded(image), image.width, image.height)


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


def _spots(place: Place, whole: str, letters: Letters) -> Iterator[Rectangle]:
    """Yield the rectangles of a mark, a line each; the box of its block where its text is not found."""
    box = tuple(float(edge) for edge in place.bbox or ())
    inside, own = letters.within(box)
    wanted = folded(whole[place.start : place.end])
    before = folded(whole[: place.start])
    at = _find(own, wanted, before)
    if at is None or not wanted:
        yield tuple(round(edge, 1) for edge in box)  # type: ignore[misc]
        return
    yield from _lines([letters.boxes[inside[index]] for index in range(at, at + len(wanted))])


def _find(own: str, wanted: str, before: str) -> int | None:
    """Return where the wanted text begins: the occurrence of as many as are before it in its block."""
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
        if line and (box[1] > line[-1][3] or box[0] < line[-1][0] - REACH):
            yield hull(line)
            line = []
        line.append(box)
    if line:
        yield hull(line)


def _texts(record: Record) -> _Texts:
    """Return the text of every block, and of every cell of its table."""
    found: _Texts = {(block.id, None): block.text for block in record.blocks}
    blocks = {block.table: block.id for block in record.blocks if block.table}
    for table in record.tables:
        if table.id in blocks:
            for cell in table.cells:
                found[blocks[table.id], (cell.row, cell.col)] = cell.text
    return found
