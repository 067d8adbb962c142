"""Two records compared by meaning: fields named as people name them, lists matched by what their items are.

``programs[정부일반형].budget: 620억원 → 630억원``. An item put into the middle of a list is one gain, not a
change of everything after it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from announce_parser.pointers import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

# What names the item of a list, by the list's field; the first of them that an item has.
_NAMES: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "programs": (("name",),),
    "categories": (("name",),),
    "contacts": (("organization", "division", "region", "role", "position", "name"),),
    "phones": (("national",),),
    "organizations": (("role", "name"),),
    "schedule": (("event", "program", "text"),),
    "changes": (("subject",),),
    "goals": (("name",),),
    "caps": (("label",),),
    "rounds": (("label",),),
    "benefits": (("label",),),
    "prizes": (("label",),),
    "cost_sharing": (("party",),),
    "funding": (("party",),),
    "topics": (("name",),),
    "figures": (("kind", "text"),),
    "checks": (("rule", "message"),),
    "blocks": (("kind", "text"),),
    "sections": (("heading",),),
    "footnotes": (("marker", "text"),),
    "links": (("url",),),
    "attachments": (("title",),),
    "related": (("text",),),
}
_LONGEST_NAME: Final = 40
_ABSENT: Final = object()
_LACKING: Final = (0, _ABSENT)
_SAME_ITEM: Final = 0.5  # of the fields, for an item to be the same under another name
_LEAST_FIELDS: Final = 2
# A value object of the contract: its text says it to a person.
_VALUE_KEYS: Final = frozenset(
    {"amount", "min_amount", "percent", "min_percent", "value", "min_value", "undisclosed"}
    | {"interval", "duration", "min_duration", "national"}
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not as accepted.

    Attributes:
        path: The field as people name it: ``programs[가온 바우처].budget``.
        before: In the golden; None where the golden lacks it.
        after: In the record; None where the record lacks it.
    """

    path: str
    before: str | None
    after: str | None

    @property
    def kind(self) -> str:
        """``gained``, ``lost`` or ``changed``."""
        if self.before is None:
            return "gained"
        return "lost" if self.after is None else "changed"

    def __str__(self) -> str:
        """Return ``path: before → after``, with ``(absent)`` for a side that lacks it."""
        return f"{self.path}: {self.before or '(absent)'} → {self.after or '(absent)'}"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a record, as people name it and as a JSON Pointer.

    Attributes:
        path: ``programs[가온 바우처].budget``.
        pointer: ``/programs/0/budget``; items are numbered as the golden has them, new ones as the record does.
    """

    path: str = ""
    pointer: str = ""

    def field(self, key: str) -> Where:
        """Return the place of a field within this one."""
        return Where(_step(self.path, key), f"{self.pointer}/{escape(key)}")

    def item(self, name: str, number: int) -> Where:
        """Return the place of an item of the list that is here."""
        return Where(f"{self.path}[{name}]", f"{self.pointer}/{number}")


Same = Callable[[Where, Any, Any], bool]


def differences(before: Any, after: Any, same: Same) -> Iterator[Difference]:
    """Yield the fields in which two JSON values differ, as deep as they do.

    Args:
        before: The golden.
        after: The record.
        same: Whether two values at a place are to count as the same though they differ.
    """
    yield from _between(before, after, Where(), same)


def places(record: Any, where: Where = Where()) -> Iterator[Where]:
    """Yield every place of a record, containers before what they hold."""
    yield where
    if isinstance(record, dict):
        for key, value in record.items():
            yield from places(value, where.field(key))
    elif isinstance(record, list):
        for name, (number, value) in _named(record, where.path).items():
            yield from places(value, where.item(name, number))


def _between(before: Any, after: Any, where: Where, same: Same) -> Iterator[Difference]:
    if _is_equal(before, after) or same(where, _or_none(before), _or_none(after)):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        if _is_value(before) and _is_value(after):
            yield from _of_values(before, after, where, same)
            return
        for key in [*before, *(key for key in after if key not in before)]:
            step = where.field(key)
            yield from _between(before.get(key, _ABSENT), after.get(key, _ABSENT), step, same)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _of_lists(before, after, where, same)
    else:
        yield Difference(where.path or "(record)", _shown(before), _shown(after))


def _or_none(side: Any) -> Any:
    return None if side is _ABSENT else side


def _is_equal(before: Any, after: Any) -> bool:
    """Return whether two scalars are equal, true not being 1; containers are looked into."""
    return type(before) is type(after) and not isinstance(before, (dict, list)) and before == after


def _of_values(
    before: dict[str, Any], after: dict[str, Any], where: Where, same: Same
) -> Iterator[Difference]:
    """Yield one difference for a value: its wording, or all of it where the wording is the same."""
    keys = [*before, *(key for key in after if key not in before)]
    apart = [
        key
        for key in keys
        if before.get(key, _ABSENT) != after.get(key, _ABSENT)
        and not same(where.field(key), before.get(key), after.get(key))
    ]
    if not apart:
        return
    sides = (_words(before), _words(after))
    if sides[0] == sides[1]:
        sides = tuple(
            json.dumps({key: one[key] for key in apart if key in one}, ensure_ascii=False)
            for one in (before, after)
        )  # type: ignore[assignment]
    yield Difference(where.path, *sides)


def _of_lists(
    before: list[Any], after: list[Any], where: Where, same: Same
) -> Iterator[Difference]:
    former, latter = _named(before, where.path), _named(after, where.path)
    renamed = dict(_renamed(former, latter))
    for name in dict.fromkeys([*former, *latter]):
        if name in renamed.values() and name not in former:
            continue
        mate = renamed.get(name, name)
        number = (former.get(name) or latter[name])[0]
        step = where.item(name if mate == name else f"{name} → {mate}", number)
        sides = (former.get(name, _LACKING)[1], latter.get(mate, _LACKING)[1])
        yield from _between(*sides, step, same)
    shared = [name for name in former if name in latter]
    if shared != [name for name in latter if name in former]:
        order = ", ".join(shared), ", ".join(name for name in latter if name in former)
        yield Difference(f"{where.path} (order)", *order)


def _renamed(
    former: dict[str, tuple[int, Any]], latter: dict[str, tuple[int, Any]]
) -> Iterator[tuple[str, str]]:
    """Yield items that are the same but for their name: most of what both say is equal."""
    left = [name for name in latter if name not in former]
    for name in former:
        if name in latter:
            continue
        scored = [(_alike(former[name][1], latter[other][1]), other) for other in left]
        score, mate = max(scored, default=(0.0, ""))
        if score >= _SAME_ITEM:
            left.remove(mate)
            yield name, mate


def _alike(one: Any, other: Any) -> float:
    """Return the share of the fields of two items that say the same; 0 for what is not an item with fields."""
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return 0.0
    keys = {key for key in (*one, *other) if key != "id" and (one.get(key) or other.get(key))}
    equal = sum(one.get(key) == other.get(key) for key in keys)
    return equal / len(keys) if len(keys) > _LEAST_FIELDS else 0.0


def _named(items: list[Any], path: str) -> dict[str, tuple[int, Any]]:
    """Return the items with their numbers by name, by number where they have none; a name that is twice is numbered."""
    field = path.rpartition(".")[2].partition("[")[0]
    seen: Counter[str] = Counter()
    named = {}
    for number, item in enumerate(items):
        name = _name(item, field)
        if name is None:
            name = str(number)
        seen[name] += 1
        named[name if seen[name] == 1 else f"{name} #{seen[name]}"] = (number, item)
    return named


def _name(item: Any, field: str) -> str | None:
    if isinstance(item, str):
        return _short(item)
    if not isinstance(item, dict):
        return None
    for keys in _NAMES.get(field, ()):
        words = " ".join(str(item[key]) for key in keys if item.get(key))
        if words:
            return _short(words)
    return None


def _short(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1]}…"


def _is_value(node: dict[str, Any]) -> bool:
    return "text" in node and not _VALUE_KEYS.isdisjoint(node)


def _words(value: dict[str, Any]) -> str:
    """Return a value as a person reads it: its text, its unit where that was outside, its bound."""
    unit = value.get("unit") or ""
    text = value["text"] if not unit or unit in value["text"] else f"{value['text']}{unit}"
    bound = value.get("bound")
    return f"{text} ({bound})" if bound else str(text)


def _shown(node: Any) -> str | None:
    if node is _ABSENT:
        return None
    if isinstance(node, dict) and _is_value(node):
        return _words(node)
    return json.dumps(node, ensure_ascii=False)


def _step(path: str, key: str) -> str:
    if not re.fullmatch(r"[^\W\d]\w*", key):
        return f"{path}[{json.dumps(key, ensure_ascii=False)}]"
    return f"{path}.{key}" if path else key
