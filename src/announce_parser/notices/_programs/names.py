"""Names that mean the same: 순화어 pairs, spacing, brackets, and which words tell one program from another.

A ministry writes ``지능형(스마트)공장`` in prose and ``스마트공장`` in the table: the word in brackets is the
loan word that the plain word before it replaces. A name is compared in both readings. Which words of a
name tell it from the others is measured on the document itself: a word that all programs share, or that
is in every other paragraph, says little.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

from announce_parser.once import once

_LOAN = re.compile(
    r"(?<![가-힣A-Za-z])(?P<plain>[가-힣A-Za-z]++) ?\((?!(?:신규|계속|신설|변경|폐지|예정)\))(?P<loan>[가-힣A-Za-z][가-힣A-Za-z ]{0,18})[*]{0,3}\)"
)
_NUMBER = re.compile(r"^\s*(?:[①-⑳]|\(?[0-9]{1,2}[.)]|[가-하][.)]|[Ⅰ-Ⅻ]\.?)\s*")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>")
_WORD = re.compile(r"[0-9A-Za-z가-힣]+")
_LETTER = re.compile(r"[0-9A-Za-z가-힣]")
_LATIN = re.compile(r"[A-Za-z]")
# Letters and digits, or what parts them; a middle dot, an asterisk and a quote part nothing.
_LETTERS_OR_GAP = re.compile(r"(?P<letters>[^\W_]+)|(?:[^\w·․‧・*'‘’]|_)[\W_]*")
# Words that name the form of a program, not the program: 활용지원, 구축사업.
_FORMS = (
    "지원사업",
    "구축사업",
    "양성사업",
    "개발사업",
    "사업",
    "지원",
    "구축",
    "과제",
    "프로그램",
)
_EMPTY = frozenset({"및", "등", "의", "또는", "위한", "통한", "대한", "기반"})
_ENOUGH = 0.4  # share of a name's telling words that a mention must hold


@dataclass(frozen=True, slots=True, weakref_slot=True)
class SquashedName:
    """A text reduced to letters, digits and single spaces, each with its offset in the text."""

    letters: str
    origins: tuple[int, ...]


@lru_cache(maxsize=2048)  # every name is sought in every line, the lines are the same
def wordings(text: str) -> tuple[SquashedName, SquashedName]:
    """Return the text in its plain and in its loan reading: ``지능형공장`` and ``스마트공장``."""
    plain: list[tuple[int, int]] = []
    loan: list[tuple[int, int]] = []
    position = 0
    for match in _LOAN.finditer(text):
        plain.append((position, match.end("plain")))
        loan.append((position, match.start("plain")))
        loan.append(match.span("loan"))
        position = match.end()
    if position == 0:
        reading = _reduced(text, [(0, len(text))])
        return reading, reading
    plain.append((position, len(text)))
    loan.append((position, len(text)))
    return _reduced(text, plain), _reduced(text, loan)


def _reduced(text: str, spans: list[tuple[int, int]]) -> SquashedName:
    """Keep letters and digits; a run of white space or brackets becomes one space, a middle dot nothing."""
    kept: list[str] = []
    origins: list[int] = []
    for start, end in spans:
        for match in _LETTERS_OR_GAP.finditer(text, start, end):
            letters = match["letters"]
            if letters:
                kept.append(letters)
                origins.extend(range(match.start(), match.end()))
            elif kept and kept[-1] != " ":
                kept.append(" ")
                origins.append(match.start())
    return SquashedName("".join(kept), tuple(origins))


def without_number(name: str) -> str:
    """Return a heading without its leading number: ``①스마트공장 구축`` is ``스마트공장 구축``."""
    return _NUMBER.sub("", name).strip()


def number_of(name: str) -> str | None:
    """Return the leading number as written, ``①``; None where there is none."""
    match = _NUMBER.match(name)
    return match.group().strip() if match else None


def squash(text: str) -> str:
    """Return the text without white space."""
    return re.sub(r"\s+", "", text)


def key_of(name: str) -> str:
    """Return what two spellings of one name share: the loan reading's letters without brackets and spaces."""
    return squash(wordings(_BRACKETS.sub("", _LOAN.sub(r"\g<loan>", name)))[1].letters)


@dataclass(frozen=True, slots=True)
class Telling:
    """The words that tell one name from its neighbours, each with its weight."""

    weights: tuple[tuple[str, float], ...]
    total: float


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name found in a text: which one, how much of it, and where its first telling word is."""

    index: int
    share: float
    start: int


@lru_cache(maxsize=4)  # prose, levels, contacts and goals of one document ask for the same
def tellings(names: tuple[str, ...], document_text: str) -> tuple[Telling, ...]:
    """Weigh the words of each name by how rare they are among the names and in the document."""
    words = tuple(_words(name) for name in names)
    holding = Counter(word for own in words for word in own)  # a name has each word once
    body = _body(document_text) if names else ""
    result = []
    for own in words:
        weighed = []
        for word in own:
            among = holding[word]
            rarity = 1.0 if len(words) == 1 else log(len(words) / among) / log(len(words))
            weight = rarity / sqrt(max(1, body.count(word)))
            weighed.append((word, weight))
        result.append(Telling(tuple(weighed), sum(weight for _, weight in weighed)))
    return tuple(result)


@lru_cache(maxsize=1)
def _body(document_text: str) -> str:
    """Return both readings of a document without spaces; each of its tables of programs asks for it."""
    return " ".join(squash(each.letters) for each in wordings(document_text))


def _words(name: str) -> tuple[str, ...]:
    """Return a name's words without brackets, numbers and words of form, in order and once each."""
    letters = wordings(_BRACKETS.sub(" ", _LOAN.sub(r"\g<loan>", without_number(name))))[1].letters
    found: list[str] = []
    for word in _WORD.findall(letters):
        bare = next((word.removesuffix(form) for form in _FORMS if word.endswith(form)), word)
        for kept in (bare or word,):
            if kept not in _EMPTY and kept not in found and not kept.isdigit():
                found.append(kept)
    return tuple(found)


@once
def _unspaced(reading: SquashedName) -> tuple[str, tuple[int, ...]]:
    """Return the letters without spaces, and the place of each among the letters with them."""
    places = tuple(place for place, letter in enumerate(reading.letters) if letter != " ")
    return reading.letters.replace(" ", ""), places


def _find_word(word: str, reading: SquashedName) -> int | None:
    """Return where a word begins a word of the text, whatever single spaces are within it."""
    letters, (unspaced, places) = reading.letters, _unspaced(reading)
    found = unspaced.find(word)
    while found >= 0:
        start, end = places[found], places[found + len(word) - 1] + 1
        is_begun = start == 0 or not _LETTER.match(letters, start - 1)
        if is_begun and not (_LATIN.match(word, len(word) - 1) and _LATIN.match(letters, end)):
            return start  # K is not in KAMP
        found = unspaced.find(word, found + 1)
    return None


def mentions(text: str, names: tuple[Telling, ...]) -> tuple[NameMention, ...]:
    """Return which names the text mentions, in the order of their places in it."""
    plain, loan = wordings(text)
    readings = [_Reading(plain)] if loan is plain else [_Reading(plain), _Reading(loan)]
    found = []
    for index, telling in enumerate(names):
        best: NameMention | None = None
        for reading in readings:
            hits = [
                (place, weight)
                for word, weight in telling.weights
                if (place := reading[word]) is not None
            ]
            held = sum(weight for _, weight in hits)
            if telling.total and held / telling.total >= _ENOUGH:
                start = min(reading.of.origins[place] for place, weight in hits if weight)
                if best is None or held / telling.total > best.share:
                    best = NameMention(index, held / telling.total, start)
        if best is not None:
            found.append(best)
    return tuple(sorted(found, key=lambda mention: (mention.start, -mention.share)))


class _Reading(dict[str, int | None]):
    """Where words begin in a wording; names share most of their words, so each is sought once."""

    def __init__(self, of: SquashedName) -> None:
        super().__init__()
        self.of = of

    def __missing__(self, word: str) -> int | None:
        place = self[word] = _find_word(word, self.of)
        return place
