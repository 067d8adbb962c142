"""Columns: what a heading means, by its letters alone."""

from __future__ import annotations

import pytest

from announce_parser.notices._columns import (
    HEADINGS,
    Field,
    field_of,
    field_of_path,
    is_dated,
    letters,
    per_of,
)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("지 원 한 도", Field.CAP),
        ("한도액\n(억원)", Field.CAP),
        ("□ 접수기간", Field.APPLICATION),
        ("가. 사업명", Field.NAME),
        ("① 신청ㆍ접수", Field.APPLICATION),
        ("단위 사업명", Field.NAME),
        ("모집 인원(명)", Field.AWARDS),
        ("사업별 예산", Field.BUDGET),
        ("당해 예산", Field.BUDGET),
        ("정부지원금 비중", Field.SUBSIDY_RATIO),
        ("온라인 접수", Field.APPLICATION),
        ("예산(안)", Field.BUDGET),
    ],
)
def test_spaces_brackets_units_numbers_and_prefixes_change_no_meaning(
    heading: str, field: Field
) -> None:
    assert field_of(heading) is field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("1인당 지원금", Field.CAP),
        ("팀당 최대 지원금액", Field.CAP),
        ("어촌계당 한도액", Field.CAP),
        ("2026년 예산", Field.BUDGET),
        ("'26년도 지원한도", Field.CAP),
    ],
)
def test_whom_it_is_for_and_the_year_may_stand_before_a_heading(heading: str, field: Field) -> None:
    assert field_of(heading) is field


@pytest.mark.parametrize(
    "heading",
    [
        *("공고문", "공고번호", "선정기업", "선정기준", "지원기업 소재지", "예산서", "평가위원"),
        *("접수번호", "사업명단", "협약서", "문의사항", "기간", "한도초과", "신청서", "신청기업"),
        *(
            "지원금 정산",
            "지역본부",
            "연도별 예산",
            "담당 지원금 부서",
            "2026년",
            "(단위: 억원)",
            " ",
        ),
    ],
)
def test_word_that_only_begins_or_ends_like_a_heading_means_nothing(heading: str) -> None:
    assert field_of(heading) is None


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (("추진일정", "신청"), Field.APPLICATION),
        (("지원내역", "한도(백만원)"), Field.CAP),
        (("정부지원금", "비중"), Field.SUBSIDY_RATIO),
        (("예산", "기초"), Field.BUDGET),
        (("지원 한도", "공고문"), Field.CAP),
        (("소재지", "규격"), None),
        ((), None),
    ],
)
def test_of_several_rows_the_lowest_that_says_something_decides(
    path: tuple[str, ...], field: Field | None
) -> None:
    assert field_of_path(path) is field


@pytest.mark.parametrize(
    ("heading", "per"),
    [
        ("기업당 한도액", "기업"),
        ("1인당 지원금", "인"),
        ("과제별 지원한도", "과제"),
        ("팀당 최대 지원금", "팀"),
        ("지원한도", None),
        ("담당자 성명", None),
        ("해당 사업비", None),
    ],
)
def test_heading_says_what_an_amount_is_for_one_of(heading: str, per: str | None) -> None:
    assert per_of(heading) == per


@pytest.mark.parametrize(
    ("heading", "dated"),
    [
        ("2026년 예산", True),
        ("'26년도 예산", True),
        ("예산(2026년)", False),
        ("3차년도 예산", False),
    ],
)
def test_heading_that_begins_with_a_year_is_dated(heading: str, dated: bool) -> None:  # noqa: FBT001
    assert is_dated(heading) is dated


@pytest.mark.parametrize("heading", sorted(HEADINGS))
def test_every_listed_heading_is_its_own_letters_and_found(heading: str) -> None:
    assert letters(heading) == heading
    assert field_of(heading) is HEADINGS[heading]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("제안서 및 가격입찰서 제출기간", Field.APPLICATION),
        ("응모작품 접수 마감일시", Field.APPLICATION),
        ("입찰서 제출 개시", Field.APPLICATION),
        ("제안서 평가기간", None),
        ("서류 보존기간", None),
    ],
)
def test_what_is_handed_in_and_when_is_a_window(heading: str, field: Field | None) -> None:
    assert field_of(heading) is field
