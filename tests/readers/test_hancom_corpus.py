"""HWP and HWPX files of real offices: twins agree, and another reader sees the same cells."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from announce_parser.document import Document
from announce_parser.readers import hwp, hwpx

FILES = Path(__file__).parents[3] / "shared" / "corpus" / "files"
TWINS = [
    path.stem.removesuffix("_hwp")
    for path in sorted(FILES.glob("*_hwp.hwp"))
    if path.with_name(f"{path.stem}x.hwpx").exists()
]
ALL = [path.name for path in sorted((*FILES.glob("*.hwp"), *FILES.glob("*.hwpx")))]

pytestmark = [
    pytest.mark.shared,
    pytest.mark.usefixtures("unseen"),
    pytest.mark.skipif(not FILES.exists(), reason="the measuring corpus is not here"),
]


@cache
def read(name: str) -> Document:
    data = (FILES / name).read_bytes()
    return hwpx.read(data) if name.endswith("x") else hwp.read(data)


def seen(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks if not block.hidden]


@pytest.mark.parametrize("stem", TWINS)
def test_twins_give_the_same_blocks(stem: str) -> None:
    assert seen(read(f"{stem}_hwp.hwp")) == seen(read(f"{stem}_hwpx.hwpx"))


def test_a_distribution_document_gives_the_text_of_its_plain_twin() -> None:
    assert seen(read("kwater_press_2026_dist_hwp.hwp")) == seen(read("kwater_press_2026_hwp.hwp"))


@pytest.mark.parametrize("name", ALL)
def test_every_file_is_read_whole(name: str) -> None:
    document = read(name)

    assert document.losses == ()
    assert document.text


# dochan says the text of a bookmark twice; these two files have some.
BOOKMARKED = ("kps_ai_rfp_2025_hwp.hwp", "lh_bucheon_2022_hwp.hwp")


@pytest.mark.parametrize("name", [name for name in ALL if name not in BOOKMARKED])
def test_dochan_sees_no_syllable_that_is_not_read(name: str) -> None:
    dochan = pytest.importorskip("dochan")
    words = dochan.Dochan(str(FILES / name), revision_mode="final").to_plain_text()
    other = Counter(re.findall("[가-힣]", words.replace("이미지", "")))
    ours = Counter(re.findall("[가-힣]", read(name).text.replace("이미지", "")))

    assert sum((other - ours).values()) <= 0.001 * sum(other.values())
