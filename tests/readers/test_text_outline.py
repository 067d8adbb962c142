"""What a line of a notice is, told by its mark, its sound and its neighbours."""

from __future__ import annotations

import pytest

from announce_parser import readers
from announce_parser.document import Block, BlockKind, Document
from announce_parser.readers._markers import CLASSES, MarkerClass, find_marked

SENTENCE = "정부는 올해 설비를 교체하려는 중소기업을 위하여 지원사업을 새로 실시한다고 밝혔다."


def read(text: str, name: str = "notice.txt") -> Document:
    return readers.open_document(text.encode(), name=name)


def block_of(text: str, start: str) -> Block:
    return next(block for block in read(text).blocks if block.text.startswith(start))


@pytest.mark.parametrize("marker", CLASSES, ids=lambda marker: marker.name)
def test_every_mark_opens_its_example_and_not_its_near_miss(marker: MarkerClass) -> None:
    example, near_miss = find_marked(marker.example), find_marked(marker.near_miss)

    assert example is not None
    assert example.marker is marker
    assert near_miss is None or near_miss.marker is not marker


def test_names_of_marks_are_unique() -> None:
    names = [marker.name for marker in CLASSES]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("lines", "levels"),
    [
        (
            ["□ 첫 항목이다.", "ㅇ 둘째이다.", "- 셋째이다.", "ㅇ 넷째이다.", "□ 다섯째이다."],
            [1, 2, 3, 2, 1],
        ),
        (["ㅇ 첫 항목이다.", "- 둘째이다.", "ㅇ 셋째이다."], [1, 2, 1]),
        (["① 첫 항목이다.", "ㅇ 둘째이다.", "② 셋째이다."], [1, 2, 1]),
        (["ㅇ 첫 항목이다.", "① 둘째이다.", "ㅇ 셋째이다."], [1, 2, 1]),
        (
            ["1. 첫 항목이다.", "가. 둘째이다.", "1) 셋째이다.", "가) 넷째이다.", "2. 다섯째이다."],
            [1, 2, 3, 4, 1],
        ),
        (["- 첫 항목이다.", "· 둘째이다.", "▪ 셋째이다.", "□ 넷째이다."], [1, 2, 2, 1]),
    ],
)
def test_the_level_of_an_item_is_its_depth_in_this_document(
    lines: list[str], levels: list[int]
) -> None:
    found = read("\n".join(lines)).blocks

    assert [block.level for block in found] == levels
    assert {block.kind for block in found} == {BlockKind.LIST_ITEM}


@pytest.mark.parametrize(
    ("text", "start", "kind", "marker"),
    [
        (f"□ 신청 자격\n\nㅇ {SENTENCE}", "□", BlockKind.HEADING, "□"),
        (f"1. 사업 개요\n\n{SENTENCE}", "1.", BlockKind.HEADING, "1."),
        (f"Ⅱ. 지원 내용\n\n{SENTENCE}", "Ⅱ", BlockKind.HEADING, "Ⅱ."),
        (f"{SENTENCE}\n\n① 공정 전환 지원 (30억원)\n\n{SENTENCE}", "①", BlockKind.HEADING, "①"),
        (f"{SENTENCE}\n\n【 신청 절차 】\n\n{SENTENCE}", "【", BlockKind.HEADING, None),
        (f"{SENTENCE}\n\n신청 방법과 문의처\n\n{SENTENCE}", "신청", BlockKind.HEADING, None),
        (f"{SENTENCE}\n\n1\n\n추진 배경\n\n□ {SENTENCE}", "1", BlockKind.HEADING, "1"),
        (f"□ 지원 규모 : 60개사\n\nㅇ {SENTENCE}", "□", BlockKind.LIST_ITEM, "□"),
        (f"□ {SENTENCE}\n\nㅇ {SENTENCE}", "□", BlockKind.LIST_ITEM, "□"),
        ("구분\n\n예산\n\n소형 교체\n\n50", "소형", BlockKind.PARAGRAPH, None),
        ("- 올해 60개사 지원 -\n\n정부는", "- 올해", BlockKind.PARAGRAPH, None),
        ("< 유형별 지원 한도 >\n\n가", "<", BlockKind.CAPTION, None),
        ("(단위: 백만원)\n\n가", "(", BlockKind.CAPTION, None),
        ("- * 예산은 올해 사업비임\n\n가", "-", BlockKind.FOOTNOTE, "*"),
        ("※ 예산 소진 시 마감\n\n가", "※", BlockKind.FOOTNOTE, "※"),
        ("주) 작년 말 기준\n\n가", "주)", BlockKind.FOOTNOTE, "주)"),
        ("(주)가나테크는 설비를 교체했다.", "(주)", BlockKind.PARAGRAPH, None),
        ("1.9.(월)부터 접수한다.", "1.9", BlockKind.PARAGRAPH, None),
        ("-7.2% 감소했다.", "-7", BlockKind.PARAGRAPH, None),
    ],
)
def test_a_line_is_told_by_its_mark_and_its_neighbours(
    text: str, start: str, kind: BlockKind, marker: str | None
) -> None:
    block = block_of(text, start)

    assert (block.kind, block.marker) == (kind, marker)


@pytest.mark.parametrize(
    ("text", "marker", "whole"),
    [
        ("참고 1\n\n지원사업 개요\n\n□ 가나다라", "참고 1", "참고 1\n지원사업 개요"),
        ("참고1 지원사업 개요\n\n□ 가나다라", "참고1", "참고1 지원사업 개요"),
        ("[붙임 2] 제출 서식\n\n□ 가나다라", "붙임 2", "[붙임 2] 제출 서식"),
        ("<붙임> 제출 서식\n\n□ 가나다라", "붙임", "<붙임> 제출 서식"),
        ("별첨\n\n□ 가나다라", "별첨", "별첨"),
        ("붙임 2024년 공급 계획\n\n□ 가나다라", "붙임", "붙임 2024년 공급 계획"),
    ],
)
def test_an_appendix_is_a_heading_with_its_title(text: str, marker: str, whole: str) -> None:
    block = read(f"{SENTENCE}\n\n{text}").blocks[1]

    assert (block.kind, block.marker, block.text) == (BlockKind.HEADING, marker, whole)


@pytest.mark.parametrize(
    "text",
    [
        "참고하시기 바랍니다.",
        "붙임과 같이 제출한다.",
        "참고 자료를 확인하여 기한 안에 신청하여야 한다.",
    ],
)
def test_a_sentence_that_only_mentions_an_appendix_is_none(text: str) -> None:
    assert read(f"{SENTENCE}\n\n{text}").blocks[1].kind is BlockKind.PARAGRAPH


def test_a_list_of_appendices_is_a_list() -> None:
    blocks = read(f"{SENTENCE}\n\n붙임 1. 제출 서류.\n 2. 신청 서식. 끝.").blocks[1:]

    assert [(block.kind, block.marker) for block in blocks] == [
        (BlockKind.LIST_ITEM, "붙임 1"),
        (BlockKind.LIST_ITEM, "2."),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["* 수준 : 기초(정보 디지털화), 중간(정보 실시간 수집·분석),", "심화(실시간 제어)"],
        ["** 목표 : 정부지원형 20개, 기업 상생형 30개 등 모두 50개", "(기초 10개, 심화 40개)"],
        [
            "교체 대상은 전국의 중소기업(사업자 등록을 마친 곳,",
            "쉬는 곳을 뺀다, 모두",
            "이천 곳)이다.",
        ],
        ["정부는 올해 설비를 교체하려는 중소기업을 위하여 새로", "지원사업을 실시한다고 밝혔다."],
    ],
)
def test_a_thought_wrapped_over_lines_is_one_block(lines: list[str]) -> None:
    text = "\n".join(lines)

    assert [block.text for block in read(f"첫 문단이다.\n\n{text}").blocks] == [
        "첫 문단이다.",
        text,
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["강릉", "☎ 033-000-1904", "경남"],
        ["최대 3주, 500만원", "전액 이내", "기획기관"],
        [SENTENCE, "둘째 문단도 있다."],
        ["□ 첫 항목", "□ 둘째 항목"],
    ],
)
def test_lines_that_are_thoughts_of_their_own_stay_apart(lines: list[str]) -> None:
    assert [block.text for block in read("\n".join(lines)).blocks] == lines


# Captions


@pytest.mark.parametrize(
    ("above", "caption", "unit"),
    [
        ("< 유형별 한도 >", "유형별 한도", None),
        ("< 유형별 한도 >\n\n(단위 : 억원)", "유형별 한도", "억원"),
        ("< 유형별 한도 > (단위: 백만원, %)", "유형별 한도", "백만원, %"),
        ("참고 1\n\n사업 개요\n\n(단위 : 천원)", "사업 개요", "천원"),
        ("□ 사업별 문의처", "사업별 문의처", None),
        ("[표 3] 연도별 예산", "연도별 예산", None),
        ("(단위: 원)\n\n<연도별 예산>", "연도별 예산", "원"),
        ("다음 표와 같이 지원한다.", None, None),
    ],
)
def test_a_caption_and_its_unit_belong_to_the_table_below(
    above: str, caption: str | None, unit: str | None
) -> None:
    document = read(f"{SENTENCE}\n\n{above}\n\n구분\t예산\n가\t12\n나\t13\n")

    table = document.tables[0]
    assert (table.caption, table.unit) == (caption, unit)
    assert (table.caption_block is None, table.unit_block is None) == (
        caption is None,
        unit is None,
    )


def test_a_unit_below_its_table_counts_too() -> None:
    document = read("구분\t예산\n가\t12\n나\t13\n\n(단위: 억원)\n")

    assert (document.tables[0].unit, document.tables[0].unit_block) == ("억원", "b2")


# Footnotes


def test_a_note_is_tied_to_its_mark_in_the_text_above() -> None:
    document = read("설비* 교체로 효율**을 높인다.\n\n* 10년 이상 쓴 것\n** 에너지 효율\n")

    notes = [
        (note.marker, note.text, note.anchor and note.anchor.start) for note in document.footnotes
    ]
    assert notes == [("*", "10년 이상 쓴 것", 2), ("**", "에너지 효율", 10)]


def test_marks_of_two_paragraphs_are_not_mixed_up() -> None:
    document = read("설비*를 바꾼다.\n\n* 낡은 것\n\n공정*을 바꾼다.\n\n* 느린 것\n")

    assert [note.anchor and note.anchor.block for note in document.footnotes] == ["b1", "b3"]


def test_two_notes_of_one_mark_share_it() -> None:
    document = read("성과*가 나타난다.\n\n* 누적 수\n\n* 작년 성과\n")

    assert [note.anchor and note.anchor.block for note in document.footnotes] == ["b1", "b1"]


def test_a_mark_within_a_cell_is_found_there() -> None:
    document = read("구분\t예산\n가*\t12\n나\t13\n\n* 올해만\n")

    anchor = document.footnotes[0].anchor
    assert anchor is not None
    assert (anchor.cell, document.read_back(anchor)) == ((1, 0), "*")


def test_a_number_with_a_bracket_is_a_note_where_its_mark_stands_above() -> None:
    document = read("교체사업1)은 올해 시작한다.\n\n1) 설비 교체 지원사업\n")

    assert [(note.marker, note.text) for note in document.footnotes] == [
        ("1)", "설비 교체 지원사업")
    ]


def test_a_number_with_a_bracket_is_an_item_elsewhere() -> None:
    assert read("서류는 다음과 같다.\n\n1) 신청서\n").footnotes == ()


@pytest.mark.parametrize("text", ["크기는 3*4이다.", "* 앞의 주", "설비 * 교체"])
def test_a_star_that_is_no_mark_anchors_nothing(text: str) -> None:
    document = read(f"{text}\n\n* 주석이다\n")

    assert document.footnotes[-1].anchor is None


def test_a_note_at_the_foot_of_a_page_is_told_by_the_word_that_has_its_mark() -> None:
    table = "구분\t예산\n이월액1)\t12\n순불용2)\t13\n"
    text = "□ 산출 방식\n\nㅇ 이월액은 다음 해에 쓴다.\n\nㅇ 합계는 따로 둔다.\n\n1) 이월액 : 쓰지 않은 돈\n2) 순 불 용 : 쓸 수 없는 돈\n"

    notes = read(f"{table}\n{text}").footnotes

    assert [(note.marker, note.text, note.anchor and note.anchor.cell) for note in notes] == [
        ("1)", "이월액 : 쓰지 않은 돈", (1, 0)),
        ("2)", "순 불 용 : 쓸 수 없는 돈", (2, 0)),
    ]


def test_a_numbered_item_below_a_table_with_a_mark_on_another_word_is_no_note() -> None:
    table = "구분\t예산\n이월액1)\t12\n순불용\t13\n"
    text = "□ 제출 서류\n\nㅇ 서류는 다음과 같다.\n\nㅇ 모두 낸다.\n\n1) 신청서 : 소정 양식\n"

    assert read(f"{table}\n{text}").footnotes == ()


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        ("□ 설비가 낡았다는 지적", BlockKind.HEADING),
        ("ㅇ 설비가 낡았다는 지적", BlockKind.HEADING),
        (SENTENCE, BlockKind.HEADING),
        ("구분\t예산\n가\t12\n나\t13", BlockKind.CAPTION),
        ("(단위: 억원)\n구분\t예산\n가\t12\n나\t13", BlockKind.CAPTION),
        ("* 올해 기준", BlockKind.CAPTION),
    ],
)
def test_words_in_angle_brackets_head_text_and_name_tables(below: str, kind: BlockKind) -> None:
    assert block_of(f"{SENTENCE}\n\n< 설명 내용 >\n\n{below}\n", "<").kind is kind


@pytest.mark.parametrize("caption", ["< 그림 1. 추진 체계 >", "<사진>", "< 표 2 >"])
def test_the_caption_of_a_picture_heads_nothing(caption: str) -> None:
    text = f"{SENTENCE}\n\n{caption}\n\n□ 설비가 낡았다는 지적\n"

    assert block_of(text, "<").kind is BlockKind.CAPTION


@pytest.mark.parametrize(
    "text",
    [
        "지원규모 총 3\n억원 이내",
        "비율은 70\n% 이내",
        "비율 12.\n5% 이내",
        "최대 2억\n5,000만원",
        "2026년 3월\n9일까지",
        "2026. 3.\n9.까지",
        "문의 044-300-\n0951",
    ],
)
def test_a_number_that_the_margin_cut_in_two_goes_on_below(text: str) -> None:
    blocks = readers.open_document(text.encode(), name="a.txt").blocks

    assert [block.text for block in blocks] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "1,250\n개사 선정",
        "지원규모 3\n과제 수",
        "기간 2026. 3.\n9. 기타 사항",
        "예산 30\n20,000만원",
    ],
)
def test_what_begins_anew_below_a_number_is_a_line_of_its_own(text: str) -> None:
    blocks = readers.open_document(text.encode(), name="a.txt").blocks

    assert [block.text for block in blocks] == text.split("\n")
