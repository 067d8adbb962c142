"""Style sheets of a page → the declarations that hold for an element, by the cascade of CSS (css-cascade-4, selectors-4).

Simple and compound selectors, descendants and children are understood: ``em``, ``.old``, ``td.off``, ``#a > .b span``,
``[data-old]``. A rule whose selector asks for more (``:not(…)``, ``+``) or whose medium is not a screen holds for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.readers.html.tree import attribute, find_all, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element as Element

# What says whether letters are seen, struck out, set higher or lower.
_PROPERTIES = frozenset(
    {"display", "visibility", "opacity", "font", "font-size", "text-indent", "position", "left", "right", "top", "bottom", "clip",
     "clip-path", "transform", "height", "max-height", "overflow", "color", "content-visibility", "text-decoration", "background",
     "vertical-align", "mso-hide", "mso-text-raise"}
)  # fmt: skip
_SHORT = {
    "text-decoration-line": "text-decoration",
    "overflow-y": "overflow",
    "background-color": "background",
    "background-image": "background",
}
_CLASS = re.compile(r"\.([A-Za-z_-][\w-]*)")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_IMPORTANT = re.compile(r"\s*!\s*important\s*$")
# Media on which a notice is not read as it is measured here: paper, small screens, what its reader prefers.
_OTHER_MEDIA = re.compile(
    r"max-(?:device-)?width|max-height|prefers-|orientation|not\s+(?:all|screen)"
)
_MEDIUM = re.compile(r"\b(?:print|speech|aural|braille|tty|handheld)\b")
_COMPOUND = re.compile(
    r"""
    (?P<type>[a-zA-Z][\w-]{0,40}|\*)?(?P<rest>(?:[.#][\w-]{1,100}|\[[\w-]{1,60}(?:[~^$*]?=(?:\"[^\"]{0,200}\"
            |'[^']{0,200}'|[\w-]{1,100}))?\])*)
    """,
    re.VERBOSE,
)
_PART = re.compile(
    r"(?P<sign>[.#])(?P<name>[\w-]+)|\[(?P<key>[\w-]+)(?:(?P<how>[~^$*]?)=[\"']?(?P<value>[^\"'\]]*)[\"']?)?\]"
)
_COMBINED = re.compile(r"\s*(>)\s*|\s+")
_MOST_COMPOUNDS, _DEEPEST = 6, 6
_LONGEST = 400  # characters of a selector
_HIGHEST = 25  # elements that are looked at above another
_MOST_READ, _MOST_RULES, _MOST_RULES_OF_KEY = 20_000, 5000, 30
# Whole pages that a script uncovers once it runs: <body style="opacity:0">, [v-cloak].
_WHOLE = frozenset({"html", "body"})
_CLOAK = "cloak"


class Declared(NamedTuple):
    """One declaration."""

    name: str
    value: str
    is_important: bool


@dataclass(frozen=True, slots=True)
class _Compound:
    """What a selector asks of one element.

    Attributes:
        is_child: True where the compound before it is asked of the element right above.
    """

    type: str
    identifier: str
    classes: frozenset[str]
    attributes: tuple[tuple[str, str | None, str], ...]
    is_child: bool = False

    @property
    def key(self) -> str:
        """What an element must have for the rule to be looked at."""
        if self.identifier:
            return f"#{self.identifier}"
        return f".{min(self.classes)}" if self.classes else self.type or "*"

    @property
    def weight(self) -> tuple[int, int, int]:
        """Its specificity."""
        return (
            bool(self.identifier),
            len(self.classes) + len(self.attributes),
            self.type not in ("", "*"),
        )

    def holds(self, element: Element, classes: frozenset[str]) -> bool:
        """Return whether an element of some classes is what is asked for."""
        if not self.classes <= classes or self.type not in ("", "*", tag(element)):
            return False
        if self.identifier and attribute(element, "id") != self.identifier:
            return False
        return all(_has(element.get(name), how, value) for name, value, how in self.attributes)


def _has(stated: str | None, how: str, value: str | None) -> bool:
    """Return whether an attribute is stated as a selector asks (``[a]``, ``[a=b]``, ``[a~=b]``, ``[a^=b]`` …)."""
    if stated is None or value is None:
        return stated is not None
    if how == "~":
        return value in stated.split()
    if how:
        beside = {"^": stated.startswith, "$": stated.endswith, "*": stated.__contains__}
        return value != "" and beside[how](value)
    return stated == value


# An element and those above it, each with its classes.
_Path = Sequence[tuple["Element", frozenset[str]]]


@dataclass(frozen=True, slots=True)
class _Rule:
    """One selector with its declarations; `rank` says which of two goes before."""

    compounds: tuple[_Compound, ...]
    declared: tuple[Declared, ...]
    rank: tuple[int, int, int, int]

    def selects(self, path: _Path) -> bool:
        """Return whether the rule is meant for the element at the beginning of a path up the page."""
        if not self.compounds[-1].holds(*path[0]):
            return False
        places = [0]  # of elements that fit what is asked so far
        for below, compound in pairwise(reversed(self.compounds)):
            nearest = places[0] + 1
            fitting = (
                (place + 1 for place in places) if below.is_child else range(nearest, len(path))
            )
            held = (at for at in fitting if at < len(path) and compound.holds(*path[at]))
            # Where the next is asked of any element above, the nearest place leaves the most of them.
            places = list(held if compound.is_child else islice(held, 1))
            if not places:
                return False
        return True


@dataclass(slots=True)
class Sheets:
    """The rules of a page by what they ask of the element itself.

    Attributes:
        known: Classes that its sheets name; what others look like, only sheets elsewhere say.
    """

    known: frozenset[str] = frozenset()
    _rules: dict[str, list[_Rule]] = field(default_factory=dict)
    _classes: dict[Element, frozenset[str]] = field(default_factory=dict)
    _selected: dict[Element, list[_Rule]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element) -> Sheets:
        """Return the rules that are in the page; sheets that lie outside are not fetched."""
        found = cls()
        if next(find_all(root, "style"), None) is None:
            return found
        sheets = (sheet.text or "" for sheet in find_all(root, "style"))
        found.known = frozenset(name for sheet in sheets for name in _CLASS.findall(sheet))
        classes = frozenset(
            name for each in root.iter() for name in (each.get("class") or "").split()
        )
        read = islice(_rules(root), _MOST_READ)
        meant = (rule for rule in read if all(each.classes <= classes for each in rule[0]))
        for order, (compounds, stated) in enumerate(islice(meant, _MOST_RULES)):
            found.add(compounds, stated, order)
        return found

    def add(
        self, compounds: tuple[_Compound, ...], stated: tuple[Declared, ...], order: int
    ) -> None:
        """Add a rule; of too many for one name, the first are not kept."""
        weights = [compound.weight for compound in compounds]
        ids, classes, types = (sum(each) for each in zip(*weights, strict=True))
        rules = self._rules.setdefault(compounds[-1].key, [])
        rules.append(_Rule(compounds, stated, (ids, classes, types, order)))
        del rules[:-_MOST_RULES_OF_KEY]

    def style(self, element: Element) -> Mapping[str, str]:
        """Return the declarations that hold for an element, its own before those of the sheets."""
        own = declared(attribute(element, "style"))
        rules = self._find_selecting(element) if self._rules else []
        if not rules and not own:
            return {}
        held: dict[str, Declared] = {}
        for each in (*(each for rule in rules for each in rule.declared), *own):
            _declare(held, each)
        return {name: each.value for name, each in held.items()}

    def _find_selecting(self, element: Element) -> list[_Rule]:
        """Return the rules that select an element, the weightiest last; each is asked for several times."""
        if element not in self._selected:
            self._selected[element] = self._for(element)
        return self._selected[element]

    def _for(self, element: Element) -> list[_Rule]:
        keys = ["*", tag(element), *(f".{name}" for name in self._classes_of(element))]
        if element.get("id"):
            keys.append(f"#{attribute(element, 'id')}")
        asked = [rule for key in keys for rule in self._rules.get(key, ())]
        if not asked:
            return []
        above = islice(element.iterancestors(), _HIGHEST)
        path = [(each, self._classes_of(each)) for each in (element, *above)]
        return sorted((rule for rule in asked if rule.selects(path)), key=lambda rule: rule.rank)

    def _classes_of(self, element: Element) -> frozenset[str]:
        if element not in self._classes:
            self._classes[element] = frozenset(attribute(element, "class").split())
        return self._classes[element]


def _rules(root: Element) -> Iterator[tuple[tuple[_Compound, ...], tuple[Declared, ...]]]:
    """Yield the selectors of a page's sheets with their declarations, in order."""
    for sheet in find_all(root, "style"):
        if is_for_screens(attribute(sheet, "media")):
            for selectors, body in _blocks(_COMMENT.sub("", sheet.text or "")):
                stated = declared(body)
                for compounds in _selected(selectors) if stated else ():
                    yield compounds, stated


@lru_cache(maxsize=4096)
def declared(style: str) -> tuple[Declared, ...]:
    """Return the declarations of a style that say something of how letters are seen."""
    found: dict[str, Declared] = {}
    for each in style.lower().split(";") if style else ():
        name, _, value = each.partition(":")
        name = _SHORT.get(name.strip(), name.strip())
        if name in _PROPERTIES:
            stated = _IMPORTANT.sub("", value).strip()
            _declare(found, Declared(name, stated, stated != value.strip()))
    return tuple(found.values())


def _declare(held: dict[str, Declared], later: Declared) -> None:
    """Put a declaration into the place of an earlier one, unless that is the important one of the two."""
    before = held.get(later.name)
    if before is None or later.is_important >= before.is_important:
        held[later.name] = later


def is_for_screens(media: str) -> bool:
    """Return whether one of several media is the screen of a desk."""
    return not media or any(
        not _MEDIUM.search(each) and not _OTHER_MEDIA.search(each)
        for each in media.lower().split(",")
    )


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield the rules of a sheet for screens: what is before their braces and within."""
    opened: list[tuple[str, int]] = []
    at = 0
    for brace in _BRACE.finditer(sheet):
        words, at = sheet[at : brace.start()].rpartition(";")[2], brace.end()
        if brace.group() == "{":
            opened.append((words.strip(), at))
        elif opened:
            selectors, start = opened.pop()
            is_meant = selectors[:1] not in ("", "@") and len(opened) < _DEEPEST
            if is_meant and all(_is_open(words) for words, _ in opened):
                yield selectors, sheet[start : brace.start()]


def _is_open(condition: str) -> bool:
    """Return whether rules within a block hold: ``@media screen {``, not ``@keyframes`` or ``@media print``."""
    name, _, words = condition.partition(" ")
    name = name.partition("(")[0].lower()
    return name in ("@supports", "@layer") or (name == "@media" and is_for_screens(words))


def _selected(selectors: str) -> Iterator[tuple[_Compound, ...]]:
    """Yield the selectors of a list that are understood."""
    for selector in selectors.split(","):
        pieces = _COMBINED.split(selector.strip()) if len(selector) <= _LONGEST else [None]
        compounds = tuple(_compounds(pieces))
        is_understood = len(compounds) == (len(pieces) + 1) // 2 <= _MOST_COMPOUNDS
        if is_understood and compounds[-1].type not in _WHOLE and _CLOAK not in selector:
            yield compounds


def _compounds(pieces: Iterable[str | None]) -> Iterator[_Compound]:
    """Yield what pieces of a selector ask for, compounds and what combines them by turns."""
    is_child = False
    for index, piece in enumerate(pieces):
        if index % 2:
            is_child = piece is not None
            continue
        found = _COMPOUND.fullmatch(piece or "")
        if found is None or not piece:
            return
        parts = [each.groupdict() for each in _PART.finditer(found["rest"])]
        yield _Compound(
            (found["type"] or "").lower(),
            next((each["name"] for each in parts if each["sign"] == "#"), ""),
            frozenset(each["name"] for each in parts if each["sign"] == "."),
            tuple(
                (each["key"].lower(), each["value"], each["how"] or "")
                for each in parts
                if each["key"]
            ),
            is_child,
        )
