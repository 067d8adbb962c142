"""The bench of twins: what it pairs, what it counts, and the sample in every format."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from conftest import bench

ROOT = Path(__file__).parents[1]


BENCH = bench("twins")


def test_twins_share_a_stem_with_or_without_their_format_behind(tmp_path: Path) -> None:
    for name in ("a_pdf.pdf", "a_hwp.hwp", "b.pdf", "b.hwpx", "b.txt", "c.hwp", "d.png"):
        (tmp_path / name).touch()

    paired = [(stem, [path.name for path in paths]) for stem, paths in BENCH.twins(tmp_path)]

    assert paired == [("a", ["a_hwp.hwp", "a_pdf.pdf"]), ("b", ["b.hwpx", "b.txt", "b.pdf"])]


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [("", "", 1.0), ("aab", "aab", 1.0), ("aab", "ab", 2 / 3), ("a", "b", 0.0)],
)
def test_agreement_counts_values_as_often_as_they_stand(one: str, other: str, share: float) -> None:
    assert BENCH.agreement(Counter(one), Counter(other)) == pytest.approx(share)


@pytest.mark.parametrize(
    ("field", "share", "passes"),
    [("title", 0.99, False), ("money", 0.98, True), ("money", 0.97, False), ("kind", 0.5, True)],
)
def test_a_field_of_twins_passes_where_it_agrees_well_enough(
    field: str,
    share: float,
    passes: bool,  # noqa: FBT001 - a parameter
) -> None:
    assert BENCH.passes(field, share) is passes


def test_the_text_and_the_page_of_the_sample_agree(tmp_path: Path) -> None:
    sample = "2023-smart-manufacturing-notice"
    for ending in ("hwpx", "pdf"):
        (tmp_path / f"{sample}.{ending}").symlink_to(ROOT / "samples" / f"{sample}.{ending}")

    ((_, paths),) = BENCH.twins(tmp_path)
    ((name, shares),) = BENCH.compared(sample, paths, misses=False)

    assert name == f"{sample} hwpx:pdf"
    assert set(shares) == {1.0}
