"""What a record says about its values (places, confidence, checks, absences), kept true while they change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from announce_parser.corrections._lines import stale
from announce_parser.record import Correction, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from announce_parser.corrections._lines import Amendment

_KEYED: Final = ("provenance", "confidence", "stated_absent")
_NAMES: Final = ("id", "programs", "program", "category", "parent")  # within the record
# Lists whose items name programs or categories by id.
_REFERRING: Final = ("contacts", "categories", "schedule", "changes", "figures", "programs")


def accept(plain: dict[str, Any], path: str, one: Amendment) -> None:
    """Let a value are with its places, a person's word after them instead of a confidence."""
    places = plain["provenance"].get(path, [])
    value = one.value[path.removeprefix(one.path)] if one.op == "accept" else one.value
    plain["provenance"][path] = [*places, _correction(value, one)]
    plain["confidence"].pop(path, None)


def note(plain: dict[str, Any], path: str, before: Any, one: Amendment) -> None:
    """Say of a value that a person put it there, and where the document says it, as far as they showed it."""
    plain["provenance"][path] = [_correction(before, one)]
    value = one.value if one.op in ("add", "replace") else None
    if isinstance(value, dict) and "text" not in value:
        # Each part says so of itself: a part may go into another item.
        for name in value:
            if name not in _NAMES:
                plain["provenance"][f"{path}/{name}"] = [_correction(None, one)]
    for within, given in one.places.items():
        entries = plain["provenance"].setdefault(f"{path}{within}", [_correction(None, one)])
        entries.insert(0, _place(plain, given, one))


def forget(plain: dict[str, Any], path: str) -> None:
    """Drop what is said about a value and its parts: it is no longer what the document said."""
    for field in _KEYED:
        entries = plain.get(field, {})
        for key in [key for key in entries if _lies_in(key, path)]:
            del entries[key]
    for check in plain.get("checks", ()):
        check["at"] = [at for at in check["at"] if not _lies_in(at, path)]


def carry(
    plain: dict[str, Any], way: tuple[str, str], one: Amendment, *, keeps: bool = False
) -> None:
    """Say of one path what is said of another and beneath it; ``keeps`` says it of both.

    Where nothing says where the value comes from, the person does who put it there.
    """
    old, new = way
    for field in _KEYED:
        entries = plain.get(field, {})
        for key in [key for key in entries if _lies_in(key, old)]:
            said = entries[key] if keeps else entries.pop(key)
            entries[f"{new}{key[len(old) :]}"] = said
    if not any(_lies_in(key, new) for key in plain["provenance"]):
        plain["provenance"][new] = [_correction(None, one)]


def unrefer(plain: dict[str, Any], above: list[str], removed: Any) -> None:
    """Drop what refers to a removed program or category by its id."""
    if above not in (["programs"], ["categories"]):
        return
    one, many = ("program", "programs") if above == ["programs"] else ("category", "categories")
    for field in _REFERRING:
        for item in plain[field]:
            if item.get(one) == removed["id"]:
                del item[one]
            if removed["id"] in item.get(many, ()):
                item[many].remove(removed["id"])


def refer(plain: dict[str, Any], old: str, news: tuple[str, ...]) -> None:
    """Let what refers to a program refer to others; what can name but one names the first."""
    for field in _REFERRING:
        for item in plain[field]:
            if item.get("program") == old:
                item["program"] = news[0]
            if field != "programs" and old in item.get("programs", ()):
                named = [
                    two for id_ in item["programs"] for two in (news if id_ == old else (id_,))
                ]
                item["programs"] = list(dict.fromkeys(named))


def shift(plain: dict[str, Any], base: str, index: int, by: int) -> None:
    """Let the pointers into a list follow its items."""
    for field in _KEYED:
        entries = plain.get(field, {})
        plain[field] = {_moved(key, base, index, by): value for key, value in entries.items()}
    for check in plain.get("checks", ()):
        check["at"] = [_moved(at, base, index, by) for at in check["at"]]


def _correction(before: Any, one: Amendment) -> dict[str, Any]:
    was = {} if before is None else {"was": before}
    entry = Correction.model_validate({"by": "person", "note": one.note, **was})
    return dict(entry.to_dict())


def _place(plain: dict[str, Any], given: Mapping[str, Any], one: Amendment) -> dict[str, Any]:
    """Return a place with its page and box; raises ``StaleCorrection`` where it lies in no text."""
    try:
        place = Place.model_validate(given)
    except ValueError as error:
        raise stale(one, "one of its places is not a place") from error
    block = next((block for block in plain["blocks"] if block["id"] == place.block), None)
    text = None if block is None else _text(plain, block, place)
    if block is None or text is None or not place.start < place.end <= len(text):
        raise stale(one, f"there is no text at its place in {place.block}")
    return {**_sheet(plain, block, place), **place.to_dict()}


def _text(plain: dict[str, Any], block: dict[str, Any], place: Place) -> str | None:
    if place.cell is None:
        return str(block["text"])
    cells = [
        cell for one in plain["tables"] if one["id"] == block.get("table") for cell in one["cells"]
    ]
    found = (cell["text"] for cell in cells if (cell["row"], cell["col"]) == place.cell)
    return next(found, None)


def _sheet(plain: dict[str, Any], block: dict[str, Any], place: Place) -> dict[str, Any]:
    """Return page and box of a place: its block's; a cell's are those of what was read from it, if anything was."""
    if place.cell is None:
        return {key: block[key] for key in ("page", "bbox") if key in block}
    for figure in plain["figures"]:
        source = figure["source"]
        if source["block"] == place.block and tuple(source.get("cell", ())) == place.cell:
            return {key: source[key] for key in ("page", "bbox") if key in source}
    return {"page": block["page"]} if "page" in block else {}


def _lies_in(key: str, path: str) -> bool:
    return key == path or key.startswith(f"{path}/")


def _moved(path: str, base: str, index: int, by: int) -> str:
    if not path.startswith(f"{base}/"):
        return path
    step, slash, rest = path[len(base) + 1 :].partition("/")
    if not step.isdigit() or int(step) < index:
        return path
    return f"{base}/{int(step) + by}{slash}{rest}"
