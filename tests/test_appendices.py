"""Appendices: listed at the end of the letter, headed further down, or only spoken of."""

from __future__ import annotations

import pytest

from announce_parser import parse

HEAD = "설비개선 지원사업 모집 공고\n\n다음과 같이 공고합니다.\n\n"


def _titles(text: str) -> list[tuple[str | None, str]]:
    record = parse(f"{HEAD}{text}\n".encode(), name="notice.txt")
    return [(each.number, each.title) for each in record.attachments]


@pytest.mark.parametrize(
    "text",
    [
        "붙임 1. 사업계획서 양식 1부. 2. 서약서 1부. 끝.",
        "붙임 1. 사업계획서 양식 1부.\n     2. 서약서 1부.  끝.",
        "붙임 1. 사업계획서 양식\n     2. 서약서 각 1부.",
    ],
)
def test_a_list_at_the_end_gives_each_appendix_without_how_many_copies(text: str) -> None:
    assert [title for _, title in _titles(text)] == ["사업계획서 양식", "서약서"]


def test_a_number_within_a_title_begins_no_further_appendix() -> None:
    assert _titles("붙임 1. 2026년 제3. 4분기 실적 1부. 끝.") == [
        ("붙임 1", "2026년 제3. 4분기 실적")
    ]


def test_files_that_a_board_lists_on_one_line_are_apart() -> None:
    assert [title for _, title in _titles("첨부파일 : 모집 공고문.hwpx 신청서 서식.hwp")] == [
        "모집 공고문.hwpx",
        "신청서 서식.hwp",
    ]


def test_an_appendix_listed_with_its_page_and_headed_later_is_one() -> None:
    text = "붙임1 영향평가 결과서 ······ 62\n\n본문이 이어진다.\n\n붙임1\n\n영향평가 결과서"

    assert _titles(text) == [("붙임1", "영향평가 결과서")]


def test_a_spaced_out_label_is_read_as_one_word() -> None:
    assert _titles("참 고\n\n해외투자 개념") == [("참고", "해외투자 개념")]


@pytest.mark.parametrize(
    "text",
    [
        "첨부 서류 : 재직증명서, 신분증",
        "붙임 신청서를 서식에 맞춰 작성하여 제출",
        "자세한 내용은 붙임 참조",
        "별지 서식",
    ],
)
def test_papers_that_are_only_spoken_of_are_no_appendix(text: str) -> None:
    assert _titles(text) == []


@pytest.mark.parametrize(
    "listed", ["붙임 현장 사진 2매(별첨).  끝.", "붙임 현장 사진 3장. 끝.", "붙임  현장 사진"]
)
def test_an_appendix_listed_with_its_sheets_and_headed_later_is_one(listed: str) -> None:
    text = f"본문이 이어진다.\n\n{listed}\n\n붙 임\n\n현장 사진"

    assert _titles(text) == [("붙임", "현장 사진")]


def test_appendices_of_other_things_stay_apart_whatever_their_sheets() -> None:
    text = "붙임 1. 신청서 1부.\n2. 서약서 1부. 끝."

    assert [title for _, title in _titles(text)] == ["신청서", "서약서"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<붙임> 1. 교육자료\n\n2. 안내 영상", [("붙임 1", "교육자료"), ("2", "안내 영상")]),
        ("[별첨] 1. 교육자료", [("별첨 1", "교육자료")]),
        ("【붙임 1】 교육자료", [("붙임 1", "교육자료")]),
    ],
)
def test_brackets_around_the_label_are_no_part_of_the_number(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert _titles(text) == expected


def test_the_label_of_a_form_is_its_number_and_not_part_of_its_title() -> None:
    assert _titles("【별지 제4-1호 서식】 사업 계획서") == [("별지 제4-1호 서식", "사업 계획서")]


def test_a_remark_that_refers_to_something_is_no_appendix() -> None:
    assert _titles("※ (참고) 지난해 추진 실적은 누리집에 있음") == []


def test_a_mark_that_leads_to_a_footnote_is_no_part_of_the_title() -> None:
    assert _titles("붙임 1. 기업 규모 기준*") == [("붙임 1", "기업 규모 기준")]


def test_items_of_a_list_that_a_portal_joined_are_apart() -> None:
    assert [title for _, title in _titles("<붙임> 1. 사업 개요2. 운영 사례")] == [
        "사업 개요",
        "운영 사례",
    ]
