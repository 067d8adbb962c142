"""Markdown: markup goes, text stays."""

from __future__ import annotations

import pytest

from announce_parser import readers
from announce_parser.document import Block, BlockKind


def blocks_of(text: str) -> tuple[Block, ...]:
    return readers.open_document(text.encode(), name="notice.md").blocks


def test_a_heading_and_the_headline_below_it_are_two_blocks() -> None:
    blocks = blocks_of("# 설비 교체 지원\n\n설비 교체 지원\n\n정부는 지원한다.\n")

    assert [(block.kind, block.text, block.marker) for block in blocks] == [
        (BlockKind.HEADING, "설비 교체 지원", "#"),
        (BlockKind.PARAGRAPH, "설비 교체 지원", None),
        (BlockKind.PARAGRAPH, "정부는 지원한다.", None),
    ]


def test_each_line_of_a_block_quotation_is_a_box_with_its_mark() -> None:
    blocks = blocks_of("# 공고\n\n> - 60개사 지원 -\n\n> □ 설비 교체\n> □ 공정 전환\n")

    assert [(block.kind, block.text, block.marker) for block in blocks[1:]] == [
        (BlockKind.BOX, "- 60개사 지원 -", "-"),
        (BlockKind.BOX, "□ 설비 교체", "□"),
        (BlockKind.BOX, "□ 공정 전환", "□"),
    ]


@pytest.mark.parametrize(
    ("written", "read", "level"),
    [
        ("## 지원 내용 ##", "지원 내용", 2),
        ("**지원 내용**", "지원 내용", 3),
        ("지원 내용\n========", "지원 내용", 1),
        ("지원 내용\n--------", "지원 내용", 2),
    ],
)
def test_headings_by_markup_keep_their_level(written: str, read: str, level: int) -> None:
    block = blocks_of(f"# 공고\n\n{written}\n\n정부는 지원한다.\n")[1]

    assert (block.kind, block.text, block.level) == (BlockKind.HEADING, read, level)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**접수 기간**: 3월", "접수 기간: 3월"),
        ("접수는 3\\~4월, 1\\. 서류", "접수는 3~4월, 1. 서류"),
        (
            "[누리집](http://www.example.go.kr)에서 확인",
            "[누리집](http://www.example.go.kr)에서 확인",
        ),
        (
            "설비* 교체와 효율**을 높이고 **공정**도 바꾼다",
            "설비* 교체와 효율**을 높이고 **공정**도 바꾼다",
        ),
    ],
)
def test_markup_within_a_line_goes_and_everything_else_stays(written: str, read: str) -> None:
    assert blocks_of(f"# 공고\n\n{written}\n")[1].text == read


def test_fences_and_rules_are_no_text() -> None:
    assert [block.text for block in blocks_of("# 공고\n\n```\n코드\n```\n\n---\n\n끝 문단\n")] == [
        "공고",
        "코드",
        "끝 문단",
    ]


def test_an_image_is_a_block_of_its_own() -> None:
    assert blocks_of("# 공고\n\n![포스터](poster.png)\n")[1].kind is BlockKind.IMAGE


def test_front_matter_that_is_no_yaml_is_read_line_by_line() -> None:
    document = readers.open_document(
        '---\ntitle: "가"나"\ndate: 3.4.\n---\n본문\n'.encode(), name="a.md"
    )

    assert dict(document.metadata) == {"title": '가"나', "date": "3.4."}


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    document = readers.open_document("---\n본문이다.\n---\n\n# 공고\n".encode(), name="a.md")

    assert [block.text for block in document.blocks] == ["본문이다.", "공고"]
