"""Headings in grids of their own: chapters and boxes open parts and name terms; tables of other things do not."""

from __future__ import annotations

import pytest

import announce_parser
from announce_parser.notices._boxed import boxed_heading
from announce_parser.record import Record

HEAD = """가온시 공고 제2025-11호

# 2025년도 골목상점 단장 지원사업 참여기업 모집 공고

2025년 3월 4일

가온시장

○ 접수기간 : 2025. 3. 10.(월) ~ 3. 21.(금) 18:00

"""


def parsed(body: str) -> Record:
    return announce_parser.parse((HEAD + body).encode(), name="notice.md")


def chapter(number: str, title: str) -> str:
    return f"| {number} |  | {title} |\n|---|---|---|\n\n"


def box(title: str, content: str, *, left: str = "") -> str:
    return (
        "<html><body><h1>2025년도 골목상점 단장 지원사업 모집 공고</h1>"
        "<p>접수기간 : 2025. 3. 10.(월) ~ 3. 21.(금) 18:00</p>"
        f"<table><tr><td>{left}</td><td>{title}</td><td></td></tr>"
        f'<tr><td colspan="3">{content}</td></tr></table></body></html>'
    )


@pytest.mark.parametrize(
    ("number", "title", "expected"),
    [
        ("3", "신청 자격 및 제한", True),
        ("Ⅱ.", "사업추진 방향", True),
        ("제2장", "지원 내용", True),
        ("2025", "지원 실적", False),  # a year and what was done in it
        ("3개", "참여 기업", False),  # how many, and of what
        ("1", "접수 : 3월 10일", False),  # a row of a timetable
        ("1", "서류를 다시 내야 한다", False),  # a sentence
        ("1", "12,500", False),
    ],
)
def test_a_number_beside_a_title_in_one_row_is_a_chapter(
    number: str, title: str, *, expected: bool
) -> None:
    document = announce_parser.read((HEAD + chapter(number, title)).encode(), name="notice.md")
    (block,) = (block for block in document.blocks if block.table is not None)

    assert (boxed_heading(block) is not None) is expected


def test_a_box_has_its_title_in_the_middle_of_its_rim() -> None:
    document = announce_parser.read(box("신청 방법", "○ 온라인 접수").encode(), name="notice.html")
    (block,) = (block for block in document.blocks if block.table is not None)
    heading = boxed_heading(block)

    assert heading is not None
    assert heading.title.text == "신청 방법"
    assert heading.content is not None
    assert heading.content.text == "○ 온라인 접수"


def test_a_label_with_its_value_is_no_box() -> None:
    html = box("신청 방법", "○ 온라인 접수", left="구분")
    document = announce_parser.read(html.encode(), name="notice.html")
    (block,) = (block for block in document.blocks if block.table is not None)

    assert boxed_heading(block) is None


def test_chapters_and_boxes_are_sections_with_their_roles() -> None:
    record = parsed(
        chapter("1", "지원 대상")
        + "○ 상점\n\n"
        + chapter("2", "제출 서류")
        + "○ 신청서\n\n"
        + chapter("3", "유의사항")
        + "○ 허위 기재 금지\n"
    )

    assert [(each.level, each.number, each.heading, each.role) for each in record.sections] == [
        (1, "1", "지원 대상", "eligibility"),
        (1, "2", "제출 서류", "documents"),
        (1, "3", "유의사항", "obligations"),
    ]


def test_lines_of_a_table_of_contents_open_no_section() -> None:
    contents = (
        "## Ⅰ. 사업개요\n\n1. 목적\t1\n\n2. 범위 ········ 2\n\n## Ⅱ. 신청 안내\n\n1. 자격\t3\n\n"
    )
    record = parsed(contents + chapter("Ⅰ", "사업개요") + "○ 상점의 단장을 돕는다.\n")

    assert [each.heading for each in record.sections] == ["사업개요"]


def test_terms_stand_under_chapters() -> None:
    papers = "| 구분 | 제출 서류명 | 비고 |\n|---|---|---|\n| 1 | 참가신청서 | 필수 |\n| 2 | 사업계획서 | 필수 |\n\n"
    (program,) = parsed(
        chapter("1", "참여기업 신청자격")
        + "○ 관내 소상공인\n\n○ 관내 협동조합\n\n"
        + chapter("2", "사전 지원제외 대상")
        + "○ 휴업 중인 상점\n\n"
        + chapter("3", "제출 서류")
        + papers
    ).programs

    assert program.eligibility == "관내 소상공인\n관내 협동조합"
    assert program.applicants == ("소상공인", "협동조합")
    assert program.exclusions == "휴업 중인 상점"
    assert program.documents == ("참가신청서", "사업계획서")


def test_the_selection_of_who_runs_it_is_no_eligibility() -> None:
    (program,) = parsed(
        chapter("1", "위탁기관 선정")
        + "○ 관내 대학\n\n"
        + chapter("2", "지원대상")
        + "○ 소상공인\n"
    ).programs

    assert program.eligibility == "소상공인"


def test_a_box_states_its_term_in_its_own_cell() -> None:
    html = box("운영기관 신청 자격", "o 관내 대학<br>o 관내 협동조합")
    (program,) = announce_parser.parse(html.encode(), name="notice.html").programs

    assert program.eligibility == "관내 대학\n관내 협동조합"


def test_papers_end_where_the_warnings_begin() -> None:
    (program,) = parsed(
        "□ 제출서류 (서식 준수)\n\n"
        "① 참가신청서\n\n   - 3부\n\n② 사업계획서\n\n<주의사항>\n\n○ 서류는 돌려주지 않음\n"
    ).programs

    assert program.documents == ("참가신청서", "사업계획서")


def test_what_shuts_out_below_the_eligibility_is_not_who_may_apply() -> None:
    (program,) = parsed(
        "## 참가자격\n\n### 가. 기본 자격\n\n○ 관내 소상공인\n\n### 나. 대기업 참여 제한\n\n"
        "○ 대기업은 컨소시엄으로 참여\n\n### 다. 공동수급\n\n○ 협동조합도 가능\n"
    ).programs

    assert program.eligibility is not None
    assert "대기업" not in program.eligibility
    assert program.applicants == ("소상공인", "협동조합")


CALLS = """(단위 : 개, 백만원 이내)

| 대상 사업 | 지원유형 | 과제 수 | 지원예산 |
|---|---|---|---|
| 상점 기술개발 | 지정공모 | 2 | 300 |
| 상점 기술개발 | 자유응모 | 3 | 600 |

## 지정공모 과제

(단위 : 백만원)

| 연번 | 과제명 | 연구기간 | 연구비 |
|---|---|---|---|
| 1 | 간판 조명의 수명 연구 | 1년 | 100 |
| 2 | 무인 계산대 개발 | 2년 | 200 |

## 신청자격

○ 관내 대학

## 신청방법

○ 누리집(www.gaon-shop.kr)에서 접수
"""


def test_calls_of_one_program_share_its_terms_and_have_topics_of_their_own() -> None:
    designated, free = parsed(CALLS).programs

    assert [designated.aliases, free.aliases] == [
        ("상점 기술개발 지정공모",),
        ("상점 기술개발 자유응모",),
    ]
    assert designated.eligibility == free.eligibility == "관내 대학"
    assert [each.url for each in free.apply_at] == ["www.gaon-shop.kr"]
    assert [each.name for each in designated.topics] == [
        "간판 조명의 수명 연구",
        "무인 계산대 개발",
    ]
    assert free.topics == ()
