"""A tagger's morphemes → their places in the line, for taggers that tell the forms but not the places.

Most morphemes are in the line as they are. Where Korean contracts (하 + 았 is written 했), the tagger
gives back what is not written: those morphemes are matched letter by letter, and where even the letters
differ, all of them share the place between their neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from announce_parser.tokenizers._base import Tagged

Form = tuple[str, str]  # form and tag, as KoNLPy gives them

_NEAR = 8  # morphemes looked at to find the way again; a contraction is two or three
_SLACK = 4  # characters that a contraction may be longer than what it is made of
_FIRST_SYLLABLE, _LAST_SYLLABLE = 0xAC00, 0xD7A3
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS: tuple[str, ...] = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_WORDS = re.compile(r"(?P<word>\S+)\s+(?=\S)")  # a word with another after it
# Digits, scale and what is counted, where a tagger keeps them in one: 5천만원, 35개사, 50%.
_NUMBER_WITH_UNIT = re.compile(r"(?P<digits>\d[\d.,]*)(?P<scale>[십백천만억조]*)(?P<unit>[^\d.,]*)")


def align(line: str, forms: Sequence[Form]) -> list[Tagged]:
    """Return the morphemes with their places in the line, in order.

    Args:
        line: What the tagger was given.
        forms: What it gave back; blank forms are passed over.
    """
    written = [(form.strip(), tag) for form, tag in forms if form.strip()]
    found: list[Tagged] = []
    position = index = 0
    while index < len(written):
        position = _skip_spaces(line, position)
        form, tag = written[index]
        if line.startswith(form, position):
            found.extend(_number_apart(form, tag, position))
            position, index = position + len(form), index + 1
            continue
        until, place = _find_again(line, position, written, index)
        found.extend(_shared(line, position, place, written[index:until], found[-1:]))
        position, index = place, until
    return found


def _skip_spaces(line: str, position: int) -> int:
    while position < len(line) and line[position].isspace():
        position += 1
    return position


def _find_again(line: str, position: int, written: Sequence[Form], index: int) -> tuple[int, int]:
    """Return the next morpheme that is in the line as it is, and where; the ends of both if none does."""
    reach = len(written[index][0]) + _SLACK
    for later in range(index + 1, min(index + _NEAR, len(written))):
        form = written[later][0]
        following = written[later + 1][0] if later + 1 < len(written) else None
        place = line.find(form, position, position + reach + len(form))
        while place >= 0 and not _goes_on(line, place + len(form), following):
            place = line.find(form, place + 1, position + reach + len(form))
        if place >= 0:
            return later, place
        reach += len(form)
    return len(written), len(line)


def _goes_on(line: str, position: int, following: str | None) -> bool:
    """Tell whether the next morpheme may begin here: 아 + 서 is written with the same first consonant."""
    if following is None:
        return True
    position = _skip_spaces(line, position)
    return position < len(line) and _letters(line[position])[0] == _letters(following[0])[0]


def _shared(
    line: str, start: int, end: int, forms: Sequence[Form], before: Sequence[Tagged]
) -> Iterator[Tagged]:
    """Yield the morphemes of a contraction, or of several with spaces between: 해야 한다."""
    end = start + len(line[start:end].rstrip())
    if (
        end <= start
    ):  # nothing is left that they could stand for: they belong to the morpheme before
        for form, tag in forms if before else ():
            yield form, tag, before[0][2], before[0][3]
        return
    word = _WORDS.match(line, start, end)
    if word is not None:
        first = _first_of_next_word(line[word.end()], forms)
        if first is not None:
            yield from _contracted(line, start, word.end("word"), forms[:first])
            yield from _shared(line, word.end(), end, forms[first:], ())
            return
    yield from _contracted(line, start, end, forms)


def _first_of_next_word(char: str, forms: Sequence[Form]) -> int | None:
    """Return which morpheme a word of this first character begins with, by its first consonant."""
    initial = _letters(char)[0]
    for index in range(1, len(forms)):
        if _letters(forms[index][0][0])[0] == initial:
            return index
    return None


def _contracted(line: str, start: int, end: int, forms: Sequence[Form]) -> Iterator[Tagged]:
    """Yield morphemes at the letters that are theirs (한다 is 하 + ㄴ다), or all of them at one place."""
    bearers = [
        start + offset for offset, char in enumerate(line[start:end]) for _ in _letters(char)
    ]
    spelled = [_spell(form) for form, _ in forms]
    if _spell(line[start:end]) != "".join(spelled):
        for form, tag in forms:
            yield form, tag, start, end
        return
    count = 0
    for (form, tag), letters in zip(forms, spelled, strict=True):
        yield form, tag, bearers[count], bearers[count + len(letters) - 1] + 1
        count += len(letters)


def _spell(text: str) -> str:
    return "".join(map(_letters, text))


def _letters(char: str) -> str:
    """Return the letters of a syllable, 한 → ㅎㅏㄴ; any other character as it is."""
    order = ord(char) - _FIRST_SYLLABLE
    if not 0 <= order <= _LAST_SYLLABLE - _FIRST_SYLLABLE:
        return char
    return _INITIALS[order // 588] + _MEDIALS[order % 588 // 28] + _FINALS[order % 28]


def _number_apart(form: str, tag: str, start: int) -> Iterator[Tagged]:
    """Yield a morpheme; a number that the tagger left together with its unit in its parts."""
    match = _NUMBER_WITH_UNIT.fullmatch(form) if form[0].isdigit() else None
    for part in match.groups() if match else (form,):
        if part:
            yield part, tag, start, start + len(part)
            start += len(part)
