"""Weights of the checks, learnt from press releases that nobody marked: ``python -m learning checks``.

The releases lie packed in the shared folder. Nothing of them is kept but the weights.
"""

from __future__ import annotations

import tarfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from announce_parser import notices, readers
from announce_parser.checks import _ratios, _said_again, _wholes
from learning import ratios, said, wholes
from learning.slips import as_module, train
from quality import sets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from learning.slips import Taught, Told

_FOLDER = Path(_said_again.__file__).parent
SAID, WHOLES = _FOLDER / "_said_weights.py", _FOLDER / "_whole_weights.py"
RATIOS = _FOLDER / "_ratio_weights.py"
RELEASES = Path("load") / "press3000.tar.xz"
# What a row must reach, class by class: chosen by reading what untouched releases have above it. The highest are true slips, and
# pairs that the checks pass over for their years, payers and things, or since both numbers add up
SAID_LEAST = (0.5, 1.85, 0.7, 2.95, 1.8, 4.8, 3.0)
WHOLES_LEAST = (0.3, 1.95, 1.05)
RATIOS_LEAST = (1.2, 2.75, 0.8, 2.4)


def texts(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every other release of an archive, by name; the others stay unseen, to measure on."""
    with tarfile.open(archive) as packed:
        members = sorted((each for each in packed if each.isfile()), key=lambda each: each.name)
        for member in members[::2]:
            held = packed.extractfile(member)
            if held is not None:
                yield Path(member.name).name, held.read()


def taught(
    releases: Iterator[tuple[str, bytes]],
) -> tuple[list[Taught], list[Taught], list[Taught]]:
    """Return what releases teach of numbers said again, of wholes and their parts, and of percents."""
    again, sums, percents = [], [], []
    for name, content in releases:
        document = readers.read(readers.load(content, name=name))
        top = notices.masthead(document, ())
        stated = (*((top.title,) if top.title else ()), *top.subtitles)
        heads = frozenset(where.block for each in stated for where in each.places)
        seed = zlib.crc32(name.encode())
        family = _issuer(top.issuer) or name
        again.append(said.taught(document, heads, family, seed))
        sums.append(wholes.taught(document, heads, family, seed))
        percents.append(ratios.taught(document, heads, family, seed))
    return again, sums, percents


def _issuer(tree: object) -> str:
    name = tree.get("name") if isinstance(tree, dict) else None
    return str(getattr(name, "value", name) or "")


def written(shared: Path | None = None) -> Iterator[str]:
    """Learn and write the weights; yield what the folds say, a line each."""
    again, sums, percents = taught(texts(sets.folder_of(shared) / RELEASES))
    told = train(again, SAID_LEAST)
    SAID.write_text(
        as_module(told, "What each measure of two numbers said again weighs, class by class"),
        "utf-8",
    )
    yield from _lines(_said_again.CLASSES, told)
    told = train(sums, WHOLES_LEAST)
    WHOLES.write_text(
        as_module(told, "What each measure of a whole and its parts weighs, class by class"),
        "utf-8",
    )
    yield from _lines(_wholes.CLASSES, told)
    told = train(percents, RATIOS_LEAST)
    RATIOS.write_text(
        as_module(
            told, "What each measure of a percent and its two numbers weighs, class by class"
        ),
        "utf-8",
    )
    yield from _lines(_ratios.CLASSES, told)


def _lines(classes: Sequence[str], told: Sequence[Told]) -> Iterator[str]:
    for name, each in zip(classes, told, strict=True):
        yield f"{name}: {each.recall:.0%} of {each.slips} slips, {each.above} of {each.chances} chances, least {each.least}"
