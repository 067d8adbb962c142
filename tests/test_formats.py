"""The sample notice in every format: the same bytes whenever it is made, the same record whatever it was."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import announce_parser

ROOT = Path(__file__).parents[1]
STEM = "2023-smart-manufacturing-notice"
FORMATS = {"hwp": "hwp", "hwpx": "hwpx", "docx": "docx", "odt": "odt", "pdf": "pdf", "html": "html", "md": "markdown"}  # fmt: skip
# What a format may add: where on its pages a thing stands, and the ids of blocks.
_OF_THE_FORMAT = {"page", "pages", "bbox", "block", "blocks", "level"}
_BLOCK = re.compile(r"b\d+")


@cache
def record(suffix: str) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(
        announce_parser.parse(ROOT / "samples" / f"{STEM}.{suffix}").to_json()
    )
    return plain


def quoted(place: dict[str, Any], whole: dict[str, Any]) -> str:
    """Return the characters at a place."""
    block = next(each for each in whole["blocks"] if each["id"] == place["block"])
    text: str = block["text"]
    if "cell" in place:
        table = next(each for each in whole["tables"] if each["id"] == block["table"])
        text = next(
            cell["text"] for cell in table["cells"] if [cell["row"], cell["col"]] == place["cell"]
        )
    return text[place["start"] : place["end"]]


def essence(value: Any, whole: dict[str, Any], gap: str) -> Any:
    """Return what a record says whatever its format; white space is where a page's lines end."""
    if isinstance(value, dict):
        if "block" in value and "start" in value:
            return essence(quoted(value, whole), whole, gap)
        kept = ((key, each) for key, each in value.items() if key not in _OF_THE_FORMAT)
        return {gap.join(key.split()): essence(each, whole, gap) for key, each in kept}
    if isinstance(value, list):
        return [essence(each, whole, gap) for each in value]
    if isinstance(value, str):
        return "b" if _BLOCK.fullmatch(value) else gap.join(value.split())
    return value


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_notice_gives_the_same_record_in_every_format(suffix: str) -> None:
    # A PDF does not say whether a blank stood where the margin broke a line.
    gap = "" if suffix == "pdf" else " "
    text, other = record("txt"), record(suffix)

    for field in sorted({*text, *other} - {"source", "blocks"}):
        assert essence(other.get(field), other, gap) == essence(text.get(field), text, gap), field


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_notice_says_the_same_words_in_the_same_order_in_every_format(suffix: str) -> None:
    words = ["".join(block["text"].split()) for block in record("txt")["blocks"]]

    assert ["".join(block["text"].split()) for block in record(suffix)["blocks"]] == words


@pytest.mark.parametrize(("suffix", "known"), FORMATS.items())
def test_the_format_is_told_by_the_bytes(suffix: str, known: str) -> None:
    data = (ROOT / "samples" / f"{STEM}.{suffix}").read_bytes()

    assert announce_parser.read(data, name="notice").format == known


def test_the_samples_are_made_anew_byte_for_byte(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, ROOT / "bench" / "samples" / "make.py", tmp_path],
        check=False,
        capture_output=True,
        text=True,
    )

    assert made.stderr == ""
    assert [
        suffix
        for suffix in FORMATS
        if (tmp_path / f"{STEM}.{suffix}").read_bytes()
        != (ROOT / "samples" / f"{STEM}.{suffix}").read_bytes()
    ] == []
