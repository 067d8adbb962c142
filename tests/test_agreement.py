"""What speaks for a sibling set as the list of programs: sums, a number that is stated, its members elsewhere, phones."""

from __future__ import annotations

import pytest

from announce_parser import figures, notices, readers, tokenizers
from announce_parser.notices._base import Material
from announce_parser.notices.programs import weights
from announce_parser.notices.programs._reading import describe, roles_of, see

HEAD = "# 2026년 가람 지원계획 공고\n\n가람부는 2026년 1월 5일 다음과 같이 공고합니다.\n\n"


def _agreed(text: str, name: str) -> dict[str, float]:
    """Return what speaks for the sets of a candidate, the most of each."""
    document = readers.read(readers.load(f"{HEAD}{text}\n".encode(), name="notice.md"))
    doc = tokenizers.tokenize(document.text, backend="mecab")
    found = figures.find(doc, document)
    masthead = notices.masthead(document, found)
    resolved = figures.resolve(found, document, masthead.published_day, masthead.year)
    morphemes = notices.Morphemes.of(tokenizers.stored(doc))
    seen = see(Material(document, resolved, masthead, morphemes))
    described = describe(seen, roles_of(seen, weights()))
    return {
        what[4:]: value
        for what, value in described.names[name].items()
        if what in ("set adds up", "set stated", "set again", "set phones")
    }


LISTED = "1. 나루 바우처(30억원)\n\n2. 다온 장학금(20억원)\n\n3. 라온 융자(10억원)\n"


@pytest.mark.parametrize(("whole", "expected"), [("60억원", 1.0), ("70억원", None)])
def test_sums_of_a_list_add_up_to_the_whole_that_is_stated(
    whole: str, expected: float | None
) -> None:
    told = _agreed(f"올해 {whole}을 지원한다.\n\n{LISTED}", "나루바우처")

    assert told.get("adds up") == expected


@pytest.mark.parametrize(("number", "expected"), [("3개", 1.0), ("세 가지", 1.0), ("5개", None)])
def test_a_list_may_be_as_long_as_the_number_of_programs_that_is_stated(
    number: str, expected: float | None
) -> None:
    told = _agreed(f"{number} 사업을 공고한다.\n\n{LISTED}", "나루바우처")

    assert told.get("stated") == expected


def test_the_share_of_the_members_that_another_list_names_is_told() -> None:
    table = "| 사업명 | 예산 |\n|---|---|\n| 나루 바우처 | 30억원 |\n| 다온 장학금 | 20억원 |\n"
    told = _agreed(f"{LISTED}\n{table}", "나루바우처")

    assert told["again"] == pytest.approx(1.0)


def test_a_column_whose_rows_have_telephones_is_told_apart() -> None:
    table = (
        "| 사업명 | 문의 |\n|---|---|\n| 나루 바우처 | 02-123-4567 |\n| 다온 장학금 | 상시 안내 |\n"
    )

    assert _agreed(table, "나루바우처")["phones"] == pytest.approx(0.5)
