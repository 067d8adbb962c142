"""Reading back: what a value was read from is where its provenance says.

White space, width, quotes and dashes do not count, since a name broken over two lines is one name. A text
may be put together from several places, and a list marker or bracket within it may be gone; of a number
that has no text of its own, its digits must be there.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from announce_parser.patterns import lazy_regex
from announce_parser.pointers import follow, leads_somewhere, pointer
from announce_parser.validation._base import Json, Violation
from announce_parser.validation._places import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

# The fields whose values are taken from the document; the rest of a record describes it.
_TAKEN = (
    "title",
    "subtitles",
    "notice_number",
    "other_notice_numbers",
    "revision",
    "fiscal_year",
    "issuer",
    "co_issuers",
    "releasing_body",
    "published",
    "release",
    "contacts",
    "organizations",
    "budget",
    "funding",
    "categories",
    "programs",
    "schedule",
    "changes",
    "goals",
    "footnotes",
    "links",
    "attachments",
    "related",
)
# Names within the record, which no document states.
_NAMES = frozenset({"id", "programs", "program", "category", "parent", "block"})
_WORD_OF_CONTRACT = lazy_regex(
    r"[a-z]+(_[a-z]+)*\Z"
)  # press_release, max: an enumeration's, not the text's
# Words of the contract that stand for words of the document all the same: 신설 is new, 부가세 별도 excluded.
_TAKEN_WORDS = ("/status", "/vat", "/event", "/kind")
_DAY = lazy_regex(r"\d{4}(-\d{2}){0,2}(T\d{2}:\d{2}\+09:00)?\Z")
# 01/20/2025 and 2025.01.20, as portals write the day of a release beside it.
_GIVEN_DAY = lazy_regex(r"(?<!\d)(\d{2,4})[/.-]?(\d{2})[/.-]?(\d{2,4})(?!\d)")
_WORD = lazy_regex(r"[^\W_]+")
_SCALE = lazy_regex(r"[0-9][십백천만억조]")
_BLANK = lazy_regex(r"\s+")
_ALIKE = str.maketrans("‘’‚‛′“”„″∼〜–—−―․‧・ㆍ•", "'''''\"\"\"\"~~----·····")


def values_have_sources(record: Json) -> Iterator[Violation]:
    """Yield every value taken from the document that has no entry in provenance, nor has its object.

    What the metadata beside the text says, such as the ministry in a front matter, has no place in it.
    """
    given = "\n".join(record["source"].get("metadata", {}).values())
    for field in _TAKEN:
        if field in record:
            for at, value in _without_source(
                record[field], pointer((field,)), record["provenance"]
            ):
                if not isinstance(value, str) or not _is_given(value, given):
                    yield Violation(
                        at, "the value has no entry in provenance", "values_have_sources"
                    )


def _is_given(value: str, metadata: str) -> bool:
    """Return whether metadata says a value: in its words, or a day in another order of its numbers."""
    if value in metadata:
        return True
    numbers = sorted(value.split("-"))
    return _DAY.match(value) is not None and any(
        sorted(match.groups()) == numbers for match in _GIVEN_DAY.finditer(metadata)
    )


def _without_source(node: Any, at: str, sourced: Json) -> Iterator[tuple[str, Any]]:
    if at in sourced:
        return
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from _without_source(item, f"{at}/{index}", sourced)
    elif isinstance(node, dict) and ("text" not in node or f"{at}/text" in sourced):
        for key, child in node.items():
            if key not in _NAMES:
                yield from _without_source(child, f"{at}/{key}", sourced)
    elif isinstance(node, dict) or not _is_of_contract(node) or at.endswith(_TAKEN_WORDS):
        yield at, node


def _is_of_contract(node: Any) -> bool:
    return isinstance(node, bool) or (
        isinstance(node, str) and _WORD_OF_CONTRACT.match(node) is not None
    )


def values_read_back(record: Json) -> Iterator[Violation]:
    """Yield every value whose places do not read as it does, or whose key the metadata lacks."""
    texts, given = Texts(record), record["source"].get("metadata", {})
    for at, entries in record["provenance"].items():
        for key in (entry["metadata"] for entry in entries if "metadata" in entry):
            if key not in given:
                yield Violation(at, f"the metadata has no {key!r}", "values_read_back")
        places = [entry for entry in entries if "block" in entry]
        node = record["stated_absent"].get(at)
        if node is None and leads_somewhere(record, at):
            node = follow(record, at)
        if node is None or not places or len(places) < len(entries):
            continue
        if isinstance(node, dict) and "text" not in node:
            # An entry for an object vouches for its parts, which may be beside the place it names.
            standing = tuple(compact(texts.find(place) or "") for place in places)
        else:
            standing = tuple(compact(texts.read(place)) for place in places)
        yield from _unread(node, at, standing, record["provenance"])


def figures_read_back(record: Json) -> Iterator[Violation]:
    """Yield every figure whose text, or whose value's text, is not at its source."""
    texts = Texts(record)
    for index, figure in enumerate(record["figures"]):
        standing = compact(texts.read(figure["source"]))
        for at, text in (("text", figure["text"]), ("value/text", figure["value"]["text"])):
            if compact(text) not in standing:
                yield _differs(f"/figures/{index}/{at}", text, (standing,), "figures_read_back")


def _unread(node: Any, at: str, standing: tuple[str, ...], sourced: Json) -> Iterator[Violation]:
    """Yield what is not there, going into an object down to the values that it vouches for."""
    if isinstance(node, dict) and "text" not in node:
        for key, child in node.items():
            if key not in _NAMES and f"{at}/{key}" not in sourced:
                yield from _unread(child, f"{at}/{key}", standing, sourced)
    elif isinstance(node, list):
        for index, item in enumerate(node):
            if f"{at}/{index}" not in sourced:
                yield from _unread(item, f"{at}/{index}", standing, sourced)
    elif isinstance(node, dict):
        if not _stands(node["text"], standing):
            yield _differs(f"{at}/text", node["text"], standing, "values_read_back")
    elif not _is_of_contract(node) and not _reads_as(node, standing):
        yield _differs(at, node, standing, "values_read_back")


def _differs(at: str, value: Any, standing: tuple[str, ...], rule: str) -> Violation:
    there = " | ".join(text[:60] for text in standing)
    return Violation(at, f"{value!r} is not what its source states: {there!r}", rule)


def _reads_as(value: str | float, standing: tuple[str, ...]) -> bool:
    if not isinstance(value, str):
        return _digits_stand(value, standing)
    if _DAY.match(value):
        return any(_is_finest_number(value, text) for text in standing)
    return _stands(value, standing)


def _stands(value: str, standing: tuple[str, ...]) -> bool:
    """A text is there whole, or joined over the places, or word by word where marks are left out."""
    joined = "".join(standing)
    sought = compact(value)
    if sought in joined:
        return True
    words = _WORD.findall(sought if " " not in value else value.translate(_ALIKE))
    return bool(words) and all(compact(word) in joined for word in words)


def _is_finest_number(day: str, text: str) -> bool:
    """The number that makes a date as fine as it is must be written: 9 of 2023-01-09."""
    date = day.partition("T")[0]
    finest = int(date[-2:])
    return any(int(number) % 100 == finest for number in re.findall(r"[0-9]{1,9}", text))


def _digits_stand(value: float, standing: tuple[str, ...]) -> bool:
    """The digits that matter: 30000 is read from 3만, -83 from 83%↓, 2023 from '23."""
    plain = re.sub(r"[^0-9]", "", f"{abs(value):.6f}".rstrip("0").rstrip("."))
    digits = plain.strip("0")
    shortened = plain[2:] if len(plain) == 4 and plain.startswith("20") else digits
    for text in standing:
        written = re.sub(r"[^0-9]", "", text)
        if digits in written or shortened in written:
            return True
        # 5천8억 is 5,008억: noughts between its digits are said by its scale
        if _SCALE.search(text) and digits.replace("0", "") in written.replace("0", ""):
            return True
    return False


def compact(text: str) -> str:
    """Return the text without white space and with widths, quotes, dashes and dots made alike."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", text).translate(_ALIKE)).casefold()
