"""Text → spaCy ``Doc`` without losing a character, by any tokenizer of this family.

A token is a piece of the text: one morpheme, or what several are contracted to (했 is 하 and 았). What lies
between tokens stays: a single space as spaCy's own flag, everything else as tokens of tag ``_SP``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import announce_parser.tokenizers._quiet_spacy  # noqa: F401 (first: it imports spaCy)

# isort: split
from spacy.lang.ko import Korean
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab, create_vocab

from announce_parser.tokenizers._base import Morpheme, Role, Tokenizer
from announce_parser.tokenizers._pieces import pieces, without_surrogates
from announce_parser.tokenizers._roles import roles
from announce_parser.tokenizers._store import KEY, Store, morphemes

SPACE_TAG = "_SP"
_MOST_WORDS = 500_000  # spaCy never forgets a word; a long run of documents gets a new vocabulary after so many
_SPACE_OR_NOT = re.compile(r"\s+|\S+")
# Universal part-of-speech tags (universaldependencies.org/u/pos), spaCy's ``token.pos_``.
_PARTS_OF_SPEECH: dict[Role, str] = {
    Role.NUMBER: "NUM",
    Role.UNIT: "NOUN",
    Role.NOUN: "NOUN",
    Role.NAME: "PROPN",
    Role.BOUND_NOUN: "NOUN",
    Role.PRONOUN: "PRON",
    Role.PARTICLE: "ADP",
    Role.VERB: "VERB",
    Role.ADJECTIVE: "ADJ",
    Role.AUXILIARY: "AUX",
    Role.COPULA: "AUX",
    Role.NEGATION: "AUX",
    Role.ENDING: "PART",
    Role.DETERMINER: "DET",
    Role.ADVERB: "ADV",
    Role.INTERJECTION: "INTJ",
    Role.PREFIX: "PART",
    Role.SUFFIX: "PART",
    Role.ROOT: "X",
    Role.FOREIGN: "X",
    Role.SYMBOL: "SYM",
    Role.UNKNOWN: "X",
}


class KonlpyTokenizer:
    """A spaCy tokenizer; it is pickled and saved by its name alone, the taggers stay with the process."""

    def __init__(self, vocab: Vocab, backend: str, find: Callable[[str], Tokenizer]) -> None:
        """Keep what is given; nothing is loaded before the first text.

        Args:
            vocab: Of the pipeline.
            backend: Name of a member of this family.
            find: Returns the member of a name; a function of a module, so that it can be pickled.
        """
        self.vocab = vocab
        self.backend = backend
        self._find = find

    def __call__(self, text: str) -> Doc:
        """Return the text as a ``Doc`` whose tokens carry their morphemes (``token._.morphemes``)."""
        return _build(without_surrogates(text), self._find(self.backend), self.vocab)

    def to_bytes(self, **_options: Any) -> bytes:
        """Return the tokenizer's name as JSON, which is all there is to keep."""
        return json.dumps({"backend": self.backend}).encode()

    def from_bytes(self, serialised: bytes, **_options: Any) -> KonlpyTokenizer:
        """Take the tokenizer's name from what ``to_bytes`` gave; returns itself, as spaCy wants it."""
        self.backend = str(json.loads(serialised)["backend"])
        return self

    def to_disk(self, path: str | Path, **_options: Any) -> None:
        """Write what ``to_bytes`` gives to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_options: Any) -> KonlpyTokenizer:
        """Take the tokenizer's name from a file that ``to_disk`` wrote."""
        return self.from_bytes(Path(path).read_bytes())


def shared_vocabulary() -> Vocab:
    """Return the vocabulary of this process, a new one when it has grown too large to keep."""
    vocabulary = _vocabulary()
    if len(vocabulary.strings) > _MOST_WORDS:
        _vocabulary.cache_clear()
        vocabulary = _vocabulary()
    return vocabulary


@cache
def _vocabulary() -> Vocab:
    vocabulary: Vocab = create_vocab("ko", Korean.Defaults)
    return vocabulary


def _build(text: str, member: Tokenizer, vocab: Vocab) -> Doc:
    """Return the ``Doc`` of a text without surrogates; its text is the same, character for character."""
    store = _tagged(text, member)
    tokens = _Tokens(text)
    tokens.fill(store)
    doc = Doc(vocab, words=tokens.words, spaces=tokens.spaces, user_data={KEY: store})
    tokens.tag(doc)
    if not Token.has_extension("morphemes"):
        Token.set_extension("morphemes", getter=_of_token)
    return doc


def _of_token(token: Token) -> tuple[Morpheme, ...]:
    return morphemes(token.doc, token.idx, token.idx + len(token.text))


def _tagged(text: str, member: Tokenizer) -> Store:
    """Tag a text line by line, with places in the whole text."""
    store = Store(forms=[], tags=[], roles=[], starts=[], ends=[])
    for piece in pieces(text, member.LONGEST, member.LONGEST_RUN):
        tagged = member.morphemes(piece.text)
        if not tagged:
            continue
        forms, tags, starts, ends = zip(*tagged, strict=True)
        store["forms"].extend(forms)
        store["tags"].extend(tags)
        store["roles"].extend(roles(tagged, member.TAGS))
        store["starts"].extend(piece.place_starts(starts))
        store["ends"].extend(piece.place_ends(ends))
    return store


@dataclass(slots=True)
class _Tokens:
    """The tokens of a text as spaCy's parallel lists, while they are made."""

    text: str
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def fill(self, store: Store) -> None:
        """Make a token of each morpheme, or of those that share characters, and of what lies between."""
        starts, ends, tags, roles_ = store["starts"], store["ends"], store["tags"], store["roles"]
        position = index = 0
        count = len(starts)
        while index < count:
            start, end, following = starts[index], ends[index], index + 1
            while following < count and starts[following] < end:
                end = max(end, ends[following])
                following += 1
            if position < start:
                self._add_between(position, start)
            self.words.append(self.text[start:end])
            self.spaces.append(False)
            self.tags.append(
                tags[index] if following == index + 1 else "+".join(tags[index:following])
            )
            self.parts.append(_PARTS_OF_SPEECH[roles_[index]])
            position, index = end, following
        self._add_between(position, len(self.text))

    def tag(self, doc: Doc) -> None:
        """Give the tokens of a ``Doc`` their tags; spaCy's own way looks each up as often as it is there."""
        if not self.words:
            return
        names = {name: doc.vocab.strings.add(name) for name in {*self.tags, *self.parts}}
        annotations = doc.to_array(["TAG", "POS"])
        annotations[:, 0] = [names[tag] for tag in self.tags]
        annotations[:, 1] = [names[part] for part in self.parts]
        doc.from_array(["TAG", "POS"], annotations)  # type: ignore[arg-type]  # the stub of to_array says float

    def _add_between(self, start: int, end: int) -> None:
        """Keep what no morpheme covers: a single space as a flag, the rest as tokens."""
        if start < end and self.text[start] == " " and self.spaces and not self.spaces[-1]:
            self.spaces[-1] = True
            start += 1
        if start == end:
            return
        for match in _SPACE_OR_NOT.finditer(self.text, start, end):
            is_space = match[0].isspace()
            self.words.append(match[0])
            self.spaces.append(False)
            self.tags.append(SPACE_TAG if is_space else "")
            self.parts.append("SPACE" if is_space else "X")
