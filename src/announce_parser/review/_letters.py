"""The letters of a PDF page, blanks left out, and where each is on the page as it is shown."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from announce_parser.readers.pdf._shapes import PageTransform

_BAND: Final = 24.0  # points: letters are looked for in strips of the page
REACH: Final = 2.0  # points around a block's box in which its characters may lie
Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Letters:
    """The characters of a page without blanks, and where each is (x0, top, x1, bottom; points)."""

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
            strips = range(_band(box[1] - REACH), _band(box[3] + REACH) + 1)
            near = sorted(index for strip in strips for index in self.bands.get(strip, ()))
            inside = [index for index in near if _lies_in(self.boxes[index], box)]
            self.found[box] = inside, "".join(self.text[index] for index in inside)
        return self.found[box]


def letters_of(page: Any, frame: PageTransform) -> Letters:
    """Return the letters of a page of pdfium's."""
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
    return Letters("".join(chars), tuple(boxes))


def folded(text: str) -> str:
    """Return a text as letters are compared: compatibility forms made one, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def hull(boxes: list[Rectangle]) -> Rectangle:
    """Return the rectangle around several."""
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
    return box[0] - REACH <= across <= box[2] + REACH and box[1] - REACH <= down <= box[3] + REACH
