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


def shown(text: str) -> list[str]:
    return [block.text for block in blocks_of(f"# 공고\n\n{text}\n")[1:] if not block.hidden]


def rows_of(text: str) -> list[list[str]]:
    """Return the texts of the cells of the one table, row by row."""
    (table,) = readers.open_document(f"# 공고\n\n{text}\n".encode(), name="notice.md").tables
    rows: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


@pytest.mark.parametrize("head", ["| 사업 | 예산 |", "사업 | 예산"])
@pytest.mark.parametrize("rule", [":--|--:", "|:-:|:-:|", "--|--", "---|---|"])
def test_the_outer_pipes_of_a_table_may_be_left_out(head: str, rule: str) -> None:
    assert rows_of(f"{head}\n{rule}\n도약 | 3억원\n| 초기 | 2억원 |") == [
        ["사업", "예산"],
        ["도약", "3억원"],
        ["초기", "2억원"],
    ]


def test_a_line_with_a_pipe_and_no_rule_of_its_width_below_is_a_line() -> None:
    assert shown("경로: a | b") == ["경로: a | b"]
    assert "경로: a | b" in shown("경로: a | b\n|---|---|---|")


@pytest.mark.parametrize("rule", ["|:-:|--:|", "| - | - |", "|:--|---|"])
def test_one_dash_rules_off_the_header_of_a_table(rule: str) -> None:
    assert rows_of(f"| 사업 | 예산 |\n{rule}\n| 도약 | 3억원 |") == [
        ["사업", "예산"],
        ["도약", "3억원"],
    ]


def test_a_dash_in_a_row_further_down_is_an_empty_cell() -> None:
    assert rows_of("| 사업 | 예산 |\n|---|---|\n| 도약 | 3억원 |\n| - | - |")[2] == ["-", "-"]


def test_a_comment_is_not_shown_and_one_that_never_ends_is() -> None:
    assert shown("본문<!-- 내부 검토\n\n9억원 --> 3억원") == ["본문 3억원"]
    assert shown("본문 <!-- 3억원") == ["본문 <!-- 3억원"]


def test_a_table_of_html_is_a_table_with_its_spans() -> None:
    text = (
        "앞글\n<table><tr><th rowspan=2>사업</th><th>규모</th></tr>\n"
        "<tr><td>30개사</td></tr></table>\n뒷글"
    )
    document = readers.open_document(f"# 공고\n\n{text}\n".encode(), name="notice.md")
    (table,) = document.tables

    assert [block.text for block in document.blocks] == [
        "공고",
        "앞글",
        "사업\t규모\n30개사",
        "뒷글",
    ]
    assert [(cell.text, cell.row_span) for cell in table.cells] == [
        ("사업", 2),
        ("규모", 1),
        ("30개사", 1),
    ]
    assert document.origin(document.text.index("30개사")) == f"# 공고\n\n{text}".index("30개사")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("R&amp;D &lt;2026&gt; &middot; 지원&nbsp;대상", "R&D <2026> · 지원 대상"),
        ("R&D; 지원", "R&D; 지원"),
        ("도약&#124;초기&vert;성장", "도약|초기|성장"),
        ("총 30$^{2}$억원, 100^1)^개사", "총 30²억원, 100¹⁾개사"),
        ("총 30<sup class='n'>2</sup>억원", "총 30²억원"),
        (
            "<a class='x' href='https://a.example.kr/biz'>신청</a>",
            "[신청](https://a.example.kr/biz)",
        ),
        ("한도 3억원\\", "한도 3억원"),
        ("총 __3억원__ 지원, a__b__c ____", "총 3억원 지원, a__b__c ____"),
        (
            "문의 <help@a.example.kr> <https://a.example.kr>",
            "문의 help@a.example.kr https://a.example.kr",
        ),
        ("<기업지원> 사업", "<기업지원> 사업"),
        ("<b>총</b> 30<sup>2</sup>억원, CO<sub>2</sub>", "총 30²억원, CO₂"),
    ],
)
def test_marks_of_html_within_a_line_are_read_as_they_are_shown(written: str, read: str) -> None:
    assert shown(written) == [read]


def test_a_link_by_reference_leads_to_its_target() -> None:
    links = '[신청][Apply], [누리집], [별표]\n\n[apply]: https://a.example.kr/biz "신청"\n[누리집]: <https://a.example.kr>'

    assert shown(links) == [
        "[신청](https://a.example.kr/biz), [누리집](https://a.example.kr), [별표]"
    ]


def test_an_entity_for_a_pipe_ends_no_cell() -> None:
    assert rows_of("| 사업 | 예산 |\n|---|---|\n| 도약&#124;초기 | 3억원 |")[1] == [
        "도약|초기",
        "3억원",
    ]


def test_elements_of_html_are_read_as_markdown_writes_them() -> None:
    text = (
        "<h2>지원 내용</h2>\n<ul><li>도약 3억원</li><li>초기 2억원</li></ul>\n"
        "<details>\n<summary>더 보기</summary>\n\n본문<hr/>끝\n\n</details>\n<img src='a.png' alt='흐름도'>"
    )
    blocks = [(block.kind, block.text) for block in blocks_of(f"# 공고\n\n{text}\n")[1:]]

    assert blocks == [
        (BlockKind.HEADING, "지원 내용"),
        (BlockKind.LIST_ITEM, "- 도약 3억원"),
        (BlockKind.LIST_ITEM, "- 초기 2억원"),
        (BlockKind.PARAGRAPH, "더 보기"),
        (BlockKind.PARAGRAPH, "본문"),
        (BlockKind.PARAGRAPH, "끝"),
        (BlockKind.IMAGE, "![흐름도](a.png)"),
    ]


def test_scripts_and_sheets_within_a_text_say_nothing() -> None:
    text = "<script>var a = '9억원';</script>\n<style>p { color: red }</style>\n본문 3억원"

    assert [block.text for block in blocks_of(f"# 공고\n\n{text}\n")] == ["공고", "본문 3억원"]


def test_a_table_of_html_that_breaks_off_is_read_and_said() -> None:
    text = "# 공고\n\n<table><tr><td>도약</td><td>3억원</td></tr><tr><td>초기"
    document = readers.open_document(text.encode(), name="notice.md")

    assert [cell.text for cell in document.tables[0].cells if cell.text] == [
        "도약",
        "3억원",
        "초기",
    ]
    assert document.losses == ("a table of the text breaks off: what follows it is missing",)


def test_notes_are_tied_to_their_places() -> None:
    text = "# 공고\n\n사업[^가]은 총 30[^b]억원\n\n[^가]: 도약 사업\n[^b]: 국비\n"
    document = readers.open_document(text.encode(), name="notice.md")

    assert [block.text for block in document.blocks] == [
        "공고",
        "사업1)은 총 30²⁾억원",
        "주1) 도약 사업",
        "주2) 국비",
    ]
    assert document.footnotes[0].anchor is not None
    assert shown("사업[^1]은") == ["사업[^1]은"]


@pytest.mark.parametrize(
    "struck",
    [
        "~~2억원~~",
        "~~2\n억원~~",
        "<del>2억원</del>",
        "<s>2억원</s>",
        "<del class='x'><b>2억원</b></del>",
        "<span style='text-decoration: line-through'>2억원</span>",
        "<span style='display:none'>2억원</span>",
        "<span hidden>2억원</span>",
    ],
)
def test_what_is_struck_out_is_hidden(struck: str) -> None:
    blocks = blocks_of(f"# 공고\n\n최대 {struck} 3억원\n")

    assert [(block.text, block.hidden) for block in blocks[1:]] == [
        ("최대  3억원", False),
        (blocks[2].text, True),
    ]
    assert blocks[2].text.replace("\n", "") == "2억원"


def test_tildes_of_a_span_strike_nothing_out() -> None:
    assert shown("<span style='color:red'>3억원</span> ~~\n\n2억원~~") == ["3억원 ~~", "2억원~~"]
    assert shown("3월 2일 ~~ 3월 20일, 4월~~5월") == ["3월 2일 ~~ 3월 20일, 4월~~5월"]


def test_front_matter_whose_names_unfold_to_any_size_stays_as_it_is_written() -> None:
    rows = ["a: &a [x,x,x,x,x,x,x,x,x]"]
    rows += [
        f"{name}: &{name} [{','.join(['*' + before] * 9)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    text = "\n".join(("---", *rows, "title: *i", "---", "# 공고", ""))

    assert readers.open_document(text.encode(), name="a.md").metadata["title"] == "*i"
