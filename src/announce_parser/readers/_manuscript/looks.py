"""The one vocabulary of looks: what raised, lowered and struck-out letters say, in whatever format they are set.

``30²억원`` is 3,000,000,000 won and a note, ``100¹⁾개사`` are 100 firms: a number that is set higher keeps its
height in the text, so that it never runs into the figure before it. What is struck out is a veil (``Veil.STRUCK``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.manuscript import (
    Aside,
    Frame,
    LetterRun,
    Note,
    Rise,
    TableShape,
)
from announce_parser.readers._manuscript.notes import raised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.readers._manuscript.manuscript import Item, Paragraph, Veil

# Marks of notes and powers: 1), 2, (3), 1),2); [2] as encyclopedias set it
_NUMBERED = re.compile(r"(?:\(?\d{1,3}\)?(?:,\s?|\s)?){1,4}")
# Marks that are words or letters: 주1), a), (가)
_LETTERED = re.compile(r"\(?(?:주 ?\d{0,2}|[a-z]{1,4}|[가나다라마바사])\)")
_IN_BRACKETS = re.compile(r"\[(\d{1,3})\]")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
# Circled numbers by the first of each stretch of Unicode, the last ones first.
_CIRCLED, _LAST_CIRCLED = ((36, 0x32B1), (21, 0x3251), (1, 0x2460)), 50
# What a number ends with: 30, 2억, 5천만, 20㎡
_NUMBER_END = re.compile(r"(?:\d ?[십백천만억조]{0,3}|[%㎡㎥mM])$")


def raised_mark(text: str, before: str) -> str:
    """Return what is set higher: a number after a digit or a unit is raised, so that it runs into no figure.

    A mark after a word stays as it is written, ``사업1)``: that is how notices show it in plain text.

    Args:
        text: What is set higher.
        before: The last characters that it is after; empty at the start of a line.
    """
    is_power = _NUMBER_END.search(before) is not None
    bare = _IN_BRACKETS.sub(r"\1)", text) if is_power else text
    if is_power and _LETTERED.fullmatch(text):
        return raised(text)
    if not _NUMBERED.fullmatch(bare):
        return text
    text = bare
    return raised(text) if is_power or ")" not in text else text


def lowered(text: str) -> str:
    """Return what is set lower, ``CO₂``."""
    return text.translate(_LOWERED) if text.isdecimal() and text.isascii() else text


def composed(letters: str) -> str:
    """Return letters that are laid over each other in a circle or box (글자 겹침) as the sign they make: 15 is ⑮.

    What makes no sign is apart from the word after it.
    """
    if not letters.isdecimal() or not letters.isascii():
        return letters
    number = int(letters[:4])
    for first, sign in _CIRCLED:
        if first <= number <= _LAST_CIRCLED:
            return chr(sign + number - first)
    return f"{letters} "


def said(run: LetterRun, before: str) -> str:
    """Return the letters of a run as its look lets them be read, after some characters."""
    if run.rise is None:
        return run.text
    return raised_mark(run.text, before) if run.rise is Rise.RAISED else lowered(run.text)


def merged(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items, runs of one look that are set higher or lower as one: a mark may be cut into several."""
    for look, group in groupby(items, _look):
        held = list(group)
        if look is None:
            yield from held
        else:
            runs = [item for item in held if isinstance(item, LetterRun)]
            yield replace(runs[0], text="".join(run.text for run in runs))


def veiled(items: Iterable[Item], veil: Veil) -> Iterator[LetterRun]:
    """Yield what is in items that nobody sees: their letters, with a veil; of pictures and their like nothing."""
    for item in items:
        words = item.text if isinstance(item, LetterRun) else " ".join(_lines(item))
        if words:
            yield LetterRun(words, veil)


def _lines(item: Item) -> Iterator[str]:
    """Yield the letters in an object, paragraph by paragraph."""
    held: Iterable[Paragraph] = ()
    if isinstance(item, TableShape):
        held = (paragraph for cell in item.cells for paragraph in cell.paragraphs)
    elif isinstance(item, Frame | Note | Aside):
        held = item.paragraphs
    for paragraph in held:
        yield "".join(each.text for each in paragraph.items if isinstance(each, LetterRun))
        for inner in paragraph.items:
            yield from _lines(inner)


def _look(item: Item) -> tuple[Veil | None, Rise] | None:
    """Return the look of a run that is set higher or lower, None for all else."""
    if not isinstance(item, LetterRun) or item.rise is None:
        return None
    return item.veil, item.rise
