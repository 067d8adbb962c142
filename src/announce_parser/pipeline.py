"""The line: bytes in, record out, one statement per stage."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from announce_parser import checks, figures, notices, profiles, readers, tokenizers
from announce_parser import corrections as corrected
from announce_parser.record import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.corrections import Amendment
    from announce_parser.document import Document
    from announce_parser.profiles import Profile
    from announce_parser.readers import Given, Loaded
    from announce_parser.record import Record


@dataclass(frozen=True, slots=True)
class RecordDraft:
    """A record before what a person corrected is applied and anything is checked.

    Attributes:
        record: As the notice says it; no record of the contract yet.
        document: What it was read from.
    """

    record: Record
    document: Document

    def settled(self, corrections: Sequence[Amendment]) -> Record:
        """Return the record as corrected and checked; raises ``StaleCorrection`` as ``parse`` does."""
        return checks.reconcile(corrected.apply(self.record, corrections), self.document)


def parse(  # noqa: PLR0913 (options by name, each with a default)
    source: Given,
    *,
    name: str | None = None,
    tokenizer: str = "mecab",
    published: str | None = None,
    corrections: Sequence[Amendment] = (),
    profile: Profile | str | Path | None = None,
    ocr: bool = False,
) -> Record:
    """Return the record of one announcement.

    Args:
        source: A path, bytes, or an open binary file.
        name: File name for bytes; of a path it is the path's own.
        tokenizer: Name of a member of ``tokenizers``; ``plain`` needs nothing installed.
        published: The day of publication, ISO 8601, where a portal knows it and the document does not say.
        corrections: What a person corrected (``corrections.load``); lines of other documents are passed over.
        profile: The words of an office's own, or the TOML file that holds them (docs/profiles.md).
        ocr: Whether letters of pictures are read by Tesseract, where pages hold no text (PDF).

    Raises:
        MissingDependency: Letters are to be recognised and Tesseract is not installed.
        StaleCorrection: A correction of this document no longer fits.
        AnnounceError: The source cannot be read or is refused; the class and its ``code`` say why.
    """
    own = profiles.load(Path(profile)) if isinstance(profile, str | Path) else profile
    with profiles.using(own), readers.recognising(on=ocr):
        return draft(readers.load(source, name=name), tokenizer, published).settled(corrections)


def draft(loaded: Loaded, tokenizer: str = "mecab", published: str | None = None) -> RecordDraft:
    """Return the draft of loaded bytes, one statement a stage."""
    seen = material(loaded, tokenizer, published)
    info = loaded.info(seen.document, published=published)
    record = notices.extract(seen.document, seen.figures, seen.masthead, info, seen.morphemes)
    return RecordDraft(record, seen.document)


def material(loaded: Loaded, tokenizer: str, published: str | None) -> notices.Material:
    """Return what is known of loaded bytes before anything is taken for a program."""
    document = readers.read(loaded)
    doc = tokenizers.tokenize(document.text, backend=tokenizer)
    found = figures.find(doc, document)
    masthead = notices.masthead(document, found, published=published)
    resolved = figures.resolve(found, document, masthead.published_day, masthead.year)
    return notices.Material(
        document, resolved, masthead, notices.Morphemes.of(tokenizers.stored(doc))
    )


def find_figures(
    text: str, *, published: str | None = None, tokenizer: str = "mecab"
) -> tuple[Mention, ...]:
    """Return the figures of a plain text in reading order; offsets count its characters, half-open.

    The role of a figure is what rules say of it, else the likeliest by the weights that read notices, where it is
    likely enough; None where neither tells.
    """
    doc = tokenizers.tokenize(text, backend=tokenizer)
    document, found = figures.of_text(doc, published=published)
    morphemes = notices.Morphemes.of(tokenizers.stored(doc))
    roles = notices.roles(document, found, morphemes, published)
    return tuple(
        Mention.of(each.kind, each.text, (each.start, each.end), notices.value_of(each), role=role)
        for each, role in zip(found, roles, strict=True)
    )
