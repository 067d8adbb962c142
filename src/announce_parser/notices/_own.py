"""What a profile says of a document: its kind by words of the headline, its office, its programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser import profiles
from announce_parser.document import BlockKind
from announce_parser.notices._base import place
from announce_parser.notices._headline import headline
from announce_parser.notices._lines import lines
from announce_parser.record import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Document
    from announce_parser.notices._base import Material
    from announce_parser.record import Place

OFFICE_RULE = "profile.office"
NAME_RULE = "profile.name"
_TOP, _END = 60, 12  # lines in which a notice says whose it is
_MOST_PLACES = 6


def own_kind(document: Document) -> str | None:
    """Return the kind that a word of the headline means in the profile; None where none is there."""
    words = [one for one in profiles.active().lines if one.table == "kinds"]
    if not words:
        return None
    top = headline(document)
    said = profiles.letters(" ".join(each.value for each in (top.title, *top.subtitles) if each))
    return next((one.meaning for one in words if one.letters in said), None)


def own_offices(document: Document) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the profile's offices that the top or the end of a document names, with their spans."""
    names = profiles.active().names("offices")
    if not names:
        return
    every = lines(document)
    for line in (*every[:_TOP], *every[-_END:]):
        for name in names:
            at = _standing(name, line.text)
            if at is not None:
                yield name, (line.start + at[0], line.start + at[1])


def own_names(material: Material) -> tuple[Stated[str], ...]:
    """Return the profile's programs that the document names, in the order of the text, each with its places."""
    found: dict[str, list[Place]] = {}
    for name, where in _in_order(material):
        found.setdefault(name, []).append(where)
    return tuple(
        Stated(name, tuple(places[:_MOST_PLACES]), NAME_RULE) for name, places in found.items()
    )


def _in_order(material: Material) -> Iterator[tuple[str, Place]]:
    """Yield each mention of a name of the profile; within a longer one a shorter is not one."""
    names = profiles.active().names("programs")
    for line in lines(material.document) if names else ():
        if line.block.kind is BlockKind.IMAGE:
            continue
        taken: list[tuple[int, int]] = []
        here = []
        for name in names:
            at = _standing(name, line.text)
            if at is None or any(at[0] < last and first < at[1] for first, last in taken):
                continue
            taken.append(at)
            source = material.document.source(line.start + at[0], line.start + at[1])
            here.append((at[0], name, place(source)))
        yield from ((name, where) for _, name, where in sorted(here, key=lambda one: one[0]))


def _standing(name: str, text: str) -> tuple[int, int] | None:
    """Return where a name is in a line, blanks aside and not within a longer word; None where it does not."""
    spaced = r"\s*".join(re.escape(letter) for letter in name if not letter.isspace())
    match = re.search(rf"(?<![가-힣A-Za-z]){spaced}", text)
    return match.span() if match is not None else None
