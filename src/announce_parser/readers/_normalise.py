"""Decoded characters → the characters that every rule may count on, each with its origin.

Composed letters (NFC, never NFKC: that breaks ㆍ, ㎡ and ①), ASCII in one width, one kind of space, one
kind of line end, nothing invisible, no private glyph that Unicode has a letter for. Middle dots, dashes
and quotes stay as written: a rule folds its own copy.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from announce_parser.readers._symbols import WINGDINGS
from announce_parser.readers._traced import Traced, joined

_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Soft hyphen, joiners, marks of direction, and the byte order mark: nobody sees them.
_INVISIBLE = re.compile(
    r"[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_FILLERS = "\u3164\uffa0\U000f081c"  # blanks in the shape of a letter

# Glyphs that Hancom keeps in the private planes, most in plane 15, by what a reader sees.
_HANCOM: dict[int, str] = {
    **{0xF02B1 + number: chr(0x2460 + number) for number in range(20)},  # boxed 1 to 20
    **{0xF02CE + number: chr(0x2776 + number) for number in range(10)},  # inverse boxed 1 to 10
    **{0xF02D8 + number: chr(0x24EB + number) for number in range(10)},  # inverse boxed 11 to 20
    **{0xF0288 + number: sign for number, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨")},
    0xF02EF: "·",
    0xF03C5: "□",
    **dict.fromkeys((0xF03DA, 0xF03FF), "□"),
    **dict.fromkeys((0xF031C, 0xF0827), "■"),
    **dict.fromkeys((0xF00DA, 0xF02FB), "▸"),
    0xF02FC: "►",
    0xF02EC: "◇",
    0xF0090: "✺",
    0xF003B: "↓",
    0xF03A0: "↵",
    0xF03A7: "⊟",
    0xF03A8: "⊞",
    **dict.fromkeys((0xF012B, 0xF00E1), "㊞"),  # (인): the place of the seal
    # Lines of tables and charts that are drawn with letters.
    **dict(
        zip(
            (0xF0806, 0xF0807, 0xF0808, 0xF080C, 0xF080E, 0xF080F, 0xF0810, 0xF0811),
            "┌┬┐└┘━│┌",
            strict=True,
        )
    ),
    **dict(zip((0xF0817, 0xF081A, 0xF0832, 0xF0848), "└─═━", strict=True)),
    0xF012B: "㊞",  # (인): the place of the seal
    0xF53A: "한",  # of 아래한글, in its old spelling
    0xF080F: "━",
    0xF0854: "《",
    0xF0855: "》",
}
# Signs of the font Wingdings, which programs write as U+F000 plus the font's own code.
_WINGDINGS: dict[int, str] = {0xF000 + code: sign for code, sign in WINGDINGS.items()}
_ONE_FOR_ONE: dict[int, str] = {
    # ASCII in full width, but for the dash, tilde and quotes among it: those stay as written.
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "－～＂＇"},
    **{ord(char): " " for char in _SPACES + _FILLERS},
    # Controls: some tools break lines at them.
    **dict.fromkeys((*range(1, 9), *range(0x0E, 0x20), 0x7F), " "),
    # NUL ends a C string, and a lone surrogate cannot be written.
    **dict.fromkeys((0, *range(0xD800, 0xE000)), "\ufffd"),
    **_HANCOM,
    **_WINGDINGS,
}
_HANGUL_TAIL = range(0x1160, 0x1200)  # vowels and finals that join the letter before
_OLD_HANGUL_TAIL = range(0xD7B0, 0xD7FC)
_WORD = re.compile(r"\S+")
_EXCHANGED = re.compile(f"[{''.join(map(re.escape, map(chr, _ONE_FOR_ONE)))}]")


def normalise(text: str) -> Traced:
    """Return the characters as rules see them; offsets of the result lead back into `text`."""
    composed = _composed(Traced.whole(text))
    ended = composed.replace(_LINE_END, lambda _: "\n")
    seen = ended.replace(_INVISIBLE, lambda _: "")
    # Hardly a text has such a character; to exchange none takes ten times as long as to look for one.
    return seen.translate(_ONE_FOR_ONE) if _EXCHANGED.search(seen.text) else seen


def _composed(traced: Traced) -> Traced:
    """Return the text in NFC; white space never composes, so words can be taken one by one."""
    if unicodedata.is_normalized("NFC", traced.text):
        return traced
    return joined(
        piece
        for start, end in _words(traced.text)
        for piece in _compose_word(traced.cut(start, end))
    )


def _words(text: str) -> list[tuple[int, int]]:
    """Return the spans of words and of what is between them, in order, without a gap."""
    bounds = [0]
    for match in _WORD.finditer(text):
        bounds += match.span()
    bounds.append(len(text))
    return [(start, end) for start, end in pairwise(bounds) if start < end]


def _compose_word(word: Traced) -> list[Traced]:
    """Compose letter by letter, so that each keeps its origin; as one where its letters interact."""
    whole = unicodedata.normalize("NFC", word.text)
    if whole == word.text:
        return [word]
    starts = [index for index, char in enumerate(word.text) if not index or not _joins(char)]
    spans = zip(starts, [*starts[1:], len(word.text)], strict=True)
    letters = [_compose(word.cut(start, end)) for start, end in spans]
    if "".join(letter.text for letter in letters) == whole:
        return letters
    return [Traced(whole, word.runs[:1])]


def _compose(letter: Traced) -> Traced:
    text = unicodedata.normalize("NFC", letter.text)
    return letter if text == letter.text else Traced(text, letter.runs[:1])


def _joins(char: str) -> bool:
    """Return whether a character may become one with the one before it."""
    code = ord(char)
    return code in _HANGUL_TAIL or code in _OLD_HANGUL_TAIL or unicodedata.combining(char) != 0
