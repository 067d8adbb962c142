"""Documents read, tagged and searched for figures once: a change in ``notices`` or ``checks`` is measured in seconds.

Three shelves, each per document and per hash of the code that filled it: what the readers make, what the figures make
of that, and whole records. The masthead and what depends on it are worked out anew each time: ``notices`` makes them.
The folder (``.quality``, ignored by git) may be deleted at any moment.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import shutil
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol

from announce_parser import checks, figures, notices, readers, tokenizers
from announce_parser.document import Document
from announce_parser.figures._base import Found
from announce_parser.notices._base import Material
from announce_parser.record import Record, SourceInfo
from quality.code import fingerprint
from quality.normal import Json
from quality.sets import ROOT

FOLDER = ROOT / ".quality"
_PROCESSES = max(1, min(4, os.cpu_count() or 1))
_KEPT = 3  # generations of a shelf


class Named(Protocol):
    """A document that can be read: ``sets.Sample``, ``sets.Listed``."""

    @property
    def id(self) -> str:
        """What its record is filed under."""

    @property
    def path(self) -> Path:
        """Where it lies."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document before ``notices`` has seen it.

    Attributes:
        id: As the set names it.
        document: As the reader made it.
        found: Its figures; calendar expressions may lack their year.
        info: The facts about the source that a record states.
        morphemes: Of its text.
    """

    id: str
    document: Document
    found: tuple[Found, ...]
    info: SourceInfo
    morphemes: notices.Morphemes


Make = Callable[[Prepared], Record]


def material(prepared: Prepared) -> Material:
    """Return what extractors look at: the document, its resolved figures and its masthead."""
    masthead = notices.masthead(prepared.document, prepared.found)
    resolved = figures.resolve(
        prepared.found, prepared.document, masthead.published_day, masthead.year
    )
    return Material(prepared.document, resolved, masthead, prepared.morphemes)


def record_of(prepared: Prepared) -> Record:
    """Return the record, as ``announce_parser.parse`` does."""
    made = material(prepared)
    record = notices.extract(
        made.document, made.figures, made.masthead, prepared.info, made.morphemes
    )
    return checks.reconcile(record, made.document)


def prepare(sample: Named, folder: Path = FOLDER) -> Prepared:
    """Return a document with its figures, from the shelves where they hold it."""
    loaded = readers.load(sample.path)
    key = hashlib.sha256(loaded.data).hexdigest()
    documents = Shelf(folder, "documents", fingerprint("readers"))
    document: Document = documents.get(key, lambda: readers.read(loaded))
    searched = Shelf(folder, "figures", fingerprint("readers", "tokenizers", "figures"))
    found, morphemes = searched.get(key, lambda: _search(document))
    return Prepared(sample.id, document, found, loaded.info(document), morphemes)


def _search(document: Document) -> tuple[tuple[Found, ...], notices.Morphemes]:
    doc = tokenizers.tokenize(document.text, backend="mecab")
    return figures.find(doc, document), notices.Morphemes.of(tokenizers.stored(doc))


def materials(
    samples: Iterable[Named], *, folder: Path = FOLDER
) -> Iterator[tuple[str, Material, SourceInfo]]:
    """Yield id, material and source of each document, one after the other, in this process.

    What is not on the shelves yet is read first, by several processes.
    """
    wanted = tuple(samples)
    _in_processes(partial(_fill, folder), wanted)
    for sample in wanted:
        prepared = prepare(sample, folder)
        yield sample.id, material(prepared), prepared.info


def _fill(folder: Path, sample: Named) -> None:
    prepare(sample, folder)


def records(
    samples: Iterable[Named], make: Make = record_of, *, folder: Path = FOLDER
) -> dict[str, Json]:
    """Return the record of each document by id, made by several processes.

    Args:
        samples: The documents.
        make: A function of a module, or a ``partial`` of one: it is sent to the processes. Records of the default
            are kept; those of another are made anew each time.
        folder: Where what is kept is kept.
    """
    wanted = tuple(samples)
    work = partial(_kept, folder) if make is record_of else partial(_made, folder, make)
    return {
        sample.id: record
        for sample, record in zip(wanted, _in_processes(work, wanted), strict=True)
    }


def _made(folder: Path, make: Make, sample: Named) -> Json:
    return make(prepare(sample, folder)).to_dict()


def _kept(folder: Path, sample: Named) -> Json:
    shelf = Shelf(folder, "records", fingerprint())
    key = hashlib.sha256(f"{sample.path.name}\0".encode() + sample.path.read_bytes()).hexdigest()
    made: bytes = shelf.get(key, lambda: json.dumps(_made(folder, record_of, sample)).encode())
    record: Json = json.loads(made)
    return record


def _in_processes(work: Callable[[Any], Any], wanted: Sequence[Named]) -> list[Any]:
    """Return what a function makes of each document; the largest are begun first."""
    if len(wanted) < 2:
        return [work(each) for each in wanted]
    order = sorted(range(len(wanted)), key=lambda n: -wanted[n].path.stat().st_size)
    # A fork is at work at once; beside threads, those of a Java machine too, it may hang.
    java = sys.modules.get("jpype")
    is_alone = threading.active_count() == 1 and not (java and java.isJVMStarted())
    method = "fork" if is_alone else "spawn"
    with ProcessPoolExecutor(_PROCESSES, mp_context=get_context(method)) as pool:
        done = list(pool.map(work, [wanted[n] for n in order], chunksize=1))
    return [made for _, made in sorted(zip(order, done, strict=True), key=lambda pair: pair[0])]


class Shelf:
    """One kind of thing that is kept, as made by one state of the code."""

    def __init__(self, folder: Path, name: str, code: str) -> None:
        """Take the place of what one state of the code made; nothing is written yet."""
        self.folder = folder / name / code

    def get(self, key: str, make: Callable[[], Any]) -> Any:
        """Return what is kept under a key; it is made, and kept, where nothing is."""
        file = self.folder / key
        try:
            return pickle.loads(file.read_bytes())  # noqa: S301 (a folder of one's own)
        except (FileNotFoundError, EOFError, pickle.UnpicklingError):
            made = make()
        if not self.folder.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            _forget(self.folder.parent)
        partial_file = file.with_suffix(f".{os.getpid()}")
        partial_file.write_bytes(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        partial_file.replace(file)
        return made


def _forget(shelf: Path) -> None:
    """Remove all but the latest generations of a shelf."""
    generations = sorted(shelf.iterdir(), key=lambda each: each.stat().st_mtime, reverse=True)
    for old in generations[_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
