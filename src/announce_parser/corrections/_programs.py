"""Programs made one, or one made two: values go with their places, and what names a program follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from announce_parser import pointers
from announce_parser.corrections._lines import stale
from announce_parser.corrections._said import carry, forget, note, refer, shift

if TYPE_CHECKING:
    from announce_parser.corrections._lines import Amendment

_OWN: Final = ("id", "name")
# What two programs may state each for itself where they are types of one; field → its name in ``Terms``.
_BY_TYPE: Final = {
    "cap": "cap",
    "subsidy_ratio": "ratio",
    "duration": "duration",
    "budget": "budget",
    "awards": "awards",
}


def merge(plain: dict[str, Any], one: Amendment) -> None:
    """Put a program into another, which keeps its own values.

    What it lacks it takes over; lists are joined. Where both state a cap, a ratio, a duration, a budget or
    awards and differ, those of the other are terms of the type of its name. Its name becomes another name.
    """
    source, target = _index(plain, one.path, one), _index(plain, one.value, one)
    if source == target:
        raise stale(one, "a program does not go into itself")
    given, kept = plain["programs"][source], plain["programs"][target]
    whole = {**given}
    old, new = f"/programs/{source}", f"/programs/{target}"
    terms = {}
    for field, value in whole.items():
        if isinstance(value, list):
            _join(plain, (given[field], old), (kept, new), field, one)
        elif field not in kept:
            kept[field] = value
            carry(plain, (f"{old}/{field}", f"{new}/{field}"), one)
        elif field in _BY_TYPE and kept[field] != value:
            terms[field] = value
    if terms:
        _as_terms(plain, (old, whole["name"], terms), (kept, new), one)
    named = f"{new}/name"
    if whole["name"] != kept["name"] and whole["name"] not in kept["aliases"]:
        named = f"{new}/aliases/{len(kept['aliases'])}"
        kept["aliases"].append(whole["name"])
        carry(plain, (f"{old}/name", named), one)
    places = plain["provenance"].get(named, [])
    note(plain, named, whole, one)
    plain["provenance"][named] = [*places, *plain["provenance"][named]]
    refer(plain, whole["id"], (kept["id"],))
    forget(plain, old)
    del plain["programs"][source]
    shift(plain, "/programs", source + 1, -1)


def split(plain: dict[str, Any], one: Amendment) -> None:
    """Make part of a program one of its own after it.

    ``move`` and ``share`` of the value are pointers within the program: what goes over, and what both have from now
    on. A type's terms that go over are the new program's own. Who answers for the one answers for both.
    """
    index = _index(plain, one.path, one)
    program = plain["programs"][index]
    old, new = f"/programs/{index}", f"/programs/{index + 1}"
    id_, name = (one.value.get(key) for key in _OWN)
    if not id_ or not name or any(other["id"] == id_ for other in plain["programs"]):
        raise stale(one, "the new program needs a name and an id of its own")
    made: dict[str, Any] = {key: [] for key, value in program.items() if isinstance(value, list)}
    made |= {"id": id_, "name": name}
    if "category" in program:
        made["category"] = program["category"]
    shift(plain, "/programs", index + 1, 1)
    plain["programs"].insert(index + 1, made)
    note(plain, f"{new}/name", None, one)
    for path in one.value.get("share", ()):
        _give(plain, (f"{old}{path}", new), one, keeps=True)
    # From the end of a list on, so that the pointers before stay true.
    for path in sorted(one.value.get("move", ()), key=_behind, reverse=True):
        _give(plain, (f"{old}{path}", new), one, keeps=False)
    refer(plain, program["id"], (program["id"], id_))


def _index(plain: dict[str, Any], path: Any, one: Amendment) -> int:
    steps = pointers.steps(path)
    if len(steps) != 2 or steps[0] != "programs" or not pointers.leads_somewhere(plain, path):
        raise stale(one, f"{path} is no program")
    return int(steps[1])


def _behind(path: str) -> tuple[str, int]:
    above, _, last = path.rpartition("/")
    return (above, int(last)) if last.isdigit() else (path, 0)


def _join(
    plain: dict[str, Any],
    given: tuple[list[Any], str],
    kept: tuple[dict[str, Any], str],
    field: str,
    one: Amendment,
) -> None:
    for number, item in enumerate(given[0]):
        own = kept[0].setdefault(field, [])
        if item not in own and item != kept[0]["name"]:
            way = f"{given[1]}/{field}/{number}", f"{kept[1]}/{field}/{len(own)}"
            carry(plain, way, one)
            own.append(item)


def _as_terms(
    plain: dict[str, Any],
    given: tuple[str, str, dict[str, Any]],
    kept: tuple[dict[str, Any], str],
    one: Amendment,
) -> None:
    old, label, terms = given
    at = f"{kept[1]}/caps/{len(kept[0]['caps'])}"
    made = {"label": label, **{_BY_TYPE[field]: value for field, value in terms.items()}}
    kept[0]["caps"].append({**made, "cost_sharing": []})
    carry(plain, (f"{old}/name", f"{at}/label"), one, keeps=True)
    for field in terms:
        carry(plain, (f"{old}/{field}", f"{at}/{_BY_TYPE[field]}"), one)


def _give(plain: dict[str, Any], way: tuple[str, str], one: Amendment, *, keeps: bool) -> None:
    """Hand a field, or an item of a list, of one program to another."""
    path, new = way
    _, _, field, *item = pointers.steps(path)
    if field in _OWN or len(item) > 1 or not pointers.leads_somewhere(plain, path):
        raise stale(one, f"there is nothing to hand over at {path}")
    value, made = pointers.follow(plain, path), pointers.follow(plain, new)
    if field == "caps" and item and not keeps:
        for own, name in _BY_TYPE.items():
            if name in value and own not in made:
                made[own] = value[name]
                carry(plain, (f"{path}/{name}", f"{new}/{own}"), one)
    elif item:
        carry(plain, (path, f"{new}/{field}/{len(made[field])}"), one, keeps=keeps)
        made[field].append(value)
    else:
        carry(plain, (path, f"{new}/{field}"), one, keeps=keeps)
        made[field] = value
    if not keeps:
        _take(plain, path)


def _take(plain: dict[str, Any], path: str) -> None:
    *above, last = pointers.steps(path)
    base = pointers.pointer(above)
    parent = pointers.follow(plain, base)
    forget(plain, path)
    if isinstance(parent, list):
        del parent[int(last)]
        shift(plain, base, int(last) + 1, -1)
    elif isinstance(parent[last], list):
        parent[last] = []
    else:
        del parent[last]
