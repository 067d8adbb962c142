"""The documents that weights are learned from: what the repository knows of them, beside the documents themselves.

``labels.jsonl`` holds what the gold says as offsets and roles; the documents lie in the shared folder. The old corpus was
seen while the readers of forms were written, so what these readers name there teaches nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from announce_parser.notices.programs._candidates import Candidate, key_of
from announce_parser.notices.programs._reading import Described, Seen, describe, see
from learning.dates import Taught, taught
from learning.labels import Labels, labelled, squash
from quality import cache, sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from announce_parser.notices._base import Material
    from announce_parser.notices.programs._features import Roles

FILE = Path(__file__).parent / "labels.jsonl"
_CONTAINED = 0.6  # of the longer name, from which one that holds another is the same


@dataclass
class Known:
    """A document that is learned from.

    Attributes:
        labels: What the gold says.
        seen: The document without any weight.
        family: What is alike has the same.
        issuer: Who issued it, as the list says.
        told_forms: Whether what the readers of forms name may teach.
        dates: The dates that the schedule is learned from.
        described: With the roles of its figures, once these are known.
    """

    labels: Labels
    seen: Seen
    family: str
    issuer: str
    told_forms: bool
    dates: Taught
    described: Described | None = None

    @property
    def id(self) -> str:
        """What it goes by."""
        return self.labels.id

    @property
    def count(self) -> int:
        """Its number of programs."""
        return len(self.labels.names)

    @cached_property
    def names(self) -> list[list[str]]:
        """The names of each program as the document writes them, without white space."""
        text = self.seen.material.document.text
        return [[squash(text[start:end]) for start, end in spans] for spans in self.labels.names]

    @cached_property
    def right(self) -> dict[str, int]:
        """By key of a candidate: 2 where it is a name, 1 where it holds one or is held by one, else 0."""
        return {key: self._hit(candidate) for key, candidate in self.seen.found.items()}

    def _hit(self, candidate: Candidate) -> int:
        name = squash(candidate.name)
        best = 0
        for spellings in self.names:
            for spelling in spellings:
                if name == spelling or key_of(spelling) == candidate.key:
                    return 2
                if contains(name, spelling):
                    best = 1
        return best

    def describe(self, roles: Sequence[Roles]) -> None:
        """Keep the features that depend on the roles of the figures."""
        self.described = describe(self.seen, roles)


def contains(one: str, other: str) -> bool:
    """Return whether one name holds the other and is not much longer."""
    short, long = sorted((one, other), key=len)
    return len(short) > 4 and short in long and len(short) >= _CONTAINED * len(long)


def known(shared: Path | None = None, labels: Path = FILE) -> list[Known]:
    """Return the documents of a file of labels that lie in the shared folder."""
    folder = sets.folder_of(shared)
    listed, families = sets.listed(folder), sets.families(folder)
    told = {each.id: each for each in read(labels)}
    found = []
    for name, material, _ in cache.materials(
        listed[each] for each in sorted(told) if each in listed
    ):
        in_corpus = "corpus" in listed[name].path.parts
        forms = () if in_corpus else by_forms(material)
        found.append(
            Known(
                told[name],
                see(material, forms),
                families[name],
                listed[name].issuer,
                not in_corpus,
                taught(material, told[name], listed[name].issuer),
            )
        )
    return found


def dates(shared: Path | None = None, labels: Path = FILE) -> list[Taught]:
    """Return the dates of the documents whose schedule is labelled, and nothing else of them."""
    listed = sets.listed(sets.folder_of(shared))
    told = {each.id: each for each in read(labels) if each.events is not None}
    wanted = [listed[each] for each in sorted(told) if each in listed]
    return [
        taught(material, told[name], listed[name].issuer)
        for name, material, _ in cache.materials(wanted)
    ]


def by_forms(material: Material) -> tuple[str, ...]:
    """Return the names that tables of terms and labelled lines give."""
    from announce_parser.notices._programs.found import forms_of

    return tuple(draft.name.value for draft in forms_of(material)[0].drafts)


def read(file: Path) -> Iterator[Labels]:
    """Yield the labels of a file."""
    for line in file.read_text("utf-8").splitlines():
        yield Labels.of(json.loads(line))


def label(golds: Iterable[Path], shared: Path | None = None) -> Iterator[Labels]:
    """Yield the labels of hand-made records, documents of one id once, by id.

    Args:
        golds: Folders of ``NAME.gold.json``; of one id the first counts.
        shared: Where the documents lie.
    """
    listed = sets.listed(sets.folder_of(shared))
    found: dict[str, dict[str, Any]] = {}
    for folder in golds:
        for file in sorted(folder.glob(f"*{sets.GOLD_SUFFIX}")):
            gold = json.loads(file.read_text("utf-8"))
            if "programs" in gold:
                found.setdefault(file.name.removesuffix(sets.GOLD_SUFFIX), gold)
    for name, material, _ in cache.materials(
        listed[each] for each in sorted(found) if each in listed
    ):
        seen = see(material)
        yield labelled(name, material.document, seen.held, found[name])
