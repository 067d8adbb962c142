"""Web pages: what the page shows of the notice stays, the site around it goes."""

from __future__ import annotations

import codecs

import pytest

from announce_parser import readers
from announce_parser.document import Block, BlockKind, Document
from announce_parser.errors import EmptyDocument, OverLimit, UnreadableDocument

LONG = (
    "정부는 지역의 작은 기업이 새 설비를 들이도록 비용을 보태고 전문가를 보내어 쓰는 법을 가르치기로 하였다. "
    * 4
)


def document_of(body: str, head: str = "") -> Document:
    page = (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    )
    return readers.open_document(page.encode())


def blocks_of(body: str, head: str = "") -> tuple[Block, ...]:
    return document_of(body, head).blocks


def texts_of(body: str, head: str = "") -> list[str]:
    return [block.text for block in blocks_of(body, head) if not block.hidden]


def rows_of(table: str) -> list[list[tuple[str, int, int]]]:
    """Return text, height and width of each cell, row by row."""
    (grid,) = document_of(table).tables
    rows: list[list[tuple[str, int, int]]] = [[] for _ in range(grid.n_rows)]
    for cell in grid.cells:
        rows[cell.row].append((cell.text, cell.row_span, cell.col_span))
    return rows


BOARD = f"""
<div id="skip"><a href="#main">본문 바로가기</a></div>
<div class="top"><a href="/">해양진흥원</a><ul><li><a href="/1">사업</a></li><li><a href="/2">소식</a></li></ul></div>
<div class="wrap">
 <div class="left"><ul><li><a href="/3">공지</a></li><li><a href="/4">채용</a></li><li><a href="/5">입찰</a></li></ul></div>
 <div class="right"><p>홈 &gt; 소식 &gt; 공지</p>
  <div class="view">
   <div class="head"><h4>2025년 어촌 창업 지원사업 공고</h4>
    <ul><li><strong>담당부서</strong><span>창업팀</span></li><li><strong>등록일</strong><span>2025-02-03</span></li></ul></div>
   <div class="files"><strong>첨부파일</strong> <a href="/down?1">공고문.hwp</a> <a href="#">[미리보기]</a></div>
   <div class="text"><p>{LONG}</p><p>{LONG}</p></div>
   <ul class="near"><li>이전글 <a href="/9">2024년 결과 5억원</a></li><li>다음글 <a href="/8">없음</a></li></ul>
   <p>이 페이지의 정보에 만족하십니까?</p><a href="/list">목록</a>
  </div>
 </div>
</div>
<div class="bottom">대표전화 02-000-0000 Copyright ⓒ 해양진흥원 All rights reserved.</div>
"""


def test_of_a_board_s_page_headline_fields_files_and_text_stay() -> None:
    texts = texts_of(BOARD, "<title>2025년 어촌 창업 지원사업 공고 | 공지사항 | 해양진흥원</title>")

    assert texts == [
        "2025년 어촌 창업 지원사업 공고",
        "담당부서 창업팀",
        "등록일 2025-02-03",
        "첨부파일 공고문.hwp",
        LONG.strip(),
        LONG.strip(),
    ]


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><p>사업 안내</p></nav>",
        "<footer><p>우편번호 12345 대표전화 02-000-0000</p></footer>",
        "<aside>배너 1억원</aside>",
        "<div role='navigation'>홈 사업 소식</div>",
        "<div class='breadcrumb'>홈 소식</div>",
        "<div id='snsShare'>페이스북 트위터</div>",
        "<p>이전글 2024년 어촌 창업 지원 결과 5억원</p>",
        "<p>Copyright ⓒ 2025 해양진흥원</p>",
        "<a href='/list'>목록</a>",
        "<form><select><option>2024년</option></select><button>검색</button></form>",
        "<p>“이 자료는 해양부의 보도자료를 전재하여 제공함을 알려드립니다.”</p><p>담당 044-000-0000</p>",
    ],
)
def test_what_is_the_site_s_is_no_part_of_the_notice(furniture: str) -> None:
    assert texts_of(f"<p>{LONG}</p><p>문의: 창업팀</p>{furniture}") == [
        LONG.strip(),
        "문의: 창업팀",
    ]


@pytest.mark.parametrize(
    "own",
    [
        "이전 공고와 달라진 점은 다음과 같다.",
        "다음 서류를 목록에 따라 낸다.",
        "공유 오피스를 지원한다.",
        "만족도 조사 결과를 반영하였다.",
    ],
)
def test_sentences_with_words_of_the_site_are_the_notice_s(own: str) -> None:
    assert own in texts_of(f"<p>{LONG}</p><p>{own}</p>")


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>총 9억원</p>",
        "<p style='display: none'>총 9억원</p>",
        "<span style='visibility:hidden'>총 9억원</span>",
        "<span style='font-size:0'>총 9억원</span>",
        "<div style='position:absolute; left:-9999px'>총 9억원</div>",
        "<span aria-hidden='true'>총 9억원</span>",
        "<font color='#ffffff'>총 9억원</font>",
        "<div class='blind'>총 9억원</div>",
        "<div class='off'>총 9억원</div>",
        "<del>총 9억원</del>",
        "<div style='display:none'><table><tr><td>총</td><td>9억원</td></tr></table></div>",
    ],
)
def test_what_the_page_hides_is_kept_apart_as_hidden(hidden: str) -> None:
    blocks = blocks_of(f"<p>{LONG}</p>{hidden}", "<style>.off, #x { display:none }</style>")

    assert [block.text for block in blocks if not block.hidden] == [LONG.strip()]
    assert "".join(block.text for block in blocks if block.hidden).replace(" ", "") == "총9억원"


@pytest.mark.parametrize(
    "shown",
    [
        "<p style='font-size:10pt; left:-1px'>총 9억원</p>",
        "<p style='background:#003; color:#fff'>총 9억원</p>",
        "<p class='title' style='color:#fff'>총 9억원</p>",
        "<p class='hidden-gem'>총 9억원</p>",
        "<details><p>총 9억원</p></details>",
    ],
)
def test_what_only_looks_hidden_is_shown(shown: str) -> None:
    assert texts_of(f"<p>{LONG}</p>{shown}")[1] == "총 9억원"


def test_scripts_styles_and_templates_say_nothing() -> None:
    silent = (
        "<script>var a='<p>1억원</p>'</script><style>p{}</style><template><p>2억원</p></template>"
    )

    assert [block.text for block in blocks_of(f"{silent}<p>{LONG}</p>")] == [LONG.strip()]


@pytest.mark.parametrize(
    ("encoding", "label"),
    [("utf-8", "euc-kr"), ("cp949", "utf-8"), ("cp949", "euc-kr"), ("utf-8", ""), ("cp949", "")],
)
def test_the_bytes_tell_the_encoding_whatever_the_label_says(encoding: str, label: str) -> None:
    page = (
        f"<html><head><meta charset='{label}'></head><body><p>똠방 공고 펲시콜라</p></body></html>"
    )
    document = readers.open_document(page.encode(encoding))

    assert (document.text, document.encoding) == ("똠방 공고 펲시콜라", encoding)


def test_a_page_of_wide_characters_is_read() -> None:
    page = "<html><body><p>어촌 창업 지원 공고</p></body></html>"
    document = readers.open_document(codecs.BOM_UTF16_LE + page.encode("utf-16-le"))

    assert (document.format, document.text) == ("html", "어촌 창업 지원 공고")


def test_a_page_with_a_spoilt_byte_says_what_was_lost() -> None:
    page = f"<html><meta charset=euc-kr><body><p>{LONG}</p></body></html>".encode("cp949")
    document = readers.open_document(page.replace("들이도록".encode("cp949"), b"\xff\xff", 1))

    assert document.losses == ("no valid cp949 at 2 places",)


@pytest.mark.parametrize(
    ("page", "known"),
    [
        ("<div><p>지원 공고</p><p>신청</p><p>문의</p></div>", "html"),
        ("<!-- 저장 --><html><body>지원 공고</body></html>", "html"),
        ("<?xml version='1.0'?>\n<html xmlns='x'><body>지원 공고</body></html>", "html"),
        ("<지원 공고>\n\n□ 신청 <p>는 없다\n", "text"),
        ("<b>는 굵은 글씨다.\n\n□ 신청\n", "text"),
        ("# 공고\n\n<br>신청<br>문의<br>\n", "markdown"),
    ],
)
def test_pages_and_pieces_of_pages_are_told_by_their_first_element(page: str, known: str) -> None:
    assert readers.open_document(page.encode()).format == known


def test_a_page_saved_with_its_images_is_read() -> None:
    saved = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        b'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        b"<html><body><p>=EA=B3=B5=EA=B3=A0</p></body></html>\r\n--x--\r\n"
    )

    assert readers.open_document(saved).text == "공고"


def test_a_saved_page_without_its_page_is_refused() -> None:
    saved = b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\ntext/html\r\n--x--"

    with pytest.raises(UnreadableDocument, match="holds no HTML"):
        readers.open_document(saved)


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (
            (
                "<table><tr><th rowspan=2>구분</th><th colspan=2>지원</th></tr><tr><th>한도</th><th>비율</th></tr>"
                "<tr><td>가</td><td>2</td><td>50%</td></tr></table>"
            ),
            [
                [("구분", 2, 1), ("지원", 1, 2)],
                [("한도", 1, 1), ("비율", 1, 1)],
                [("가", 1, 1), ("2", 1, 1), ("50%", 1, 1)],
            ],
        ),
        (
            (
                "<table><tbody><tr><td rowspan=0>가</td><td>1</td></tr><tr><td>2</td></tr></tbody>"
                "<tbody><tr><td>나</td><td>3</td></tr></tbody></table>"
            ),
            [[("가", 2, 1), ("1", 1, 1)], [("2", 1, 1)], [("나", 1, 1), ("3", 1, 1)]],
        ),
        (
            "<table><tr><td colspan=9>제목</td></tr><tr><td>가</td><td rowspan=9>1</td></tr></table>",
            [[("제목", 1, 2)], [("가", 1, 1), ("1", 1, 1)]],
        ),
        (
            "<table><tr><td colspan='x'>가</td><td rowspan='-3'>1</td></tr><tr><td>나</td><td>2</td></table>",
            [[("가", 1, 1), ("1", 1, 1)], [("나", 1, 1), ("2", 1, 1)]],
        ),
        (
            "<table><tr><td rowspan='2.0'>가</td><td>1</td></tr><tr><td>2</td></tr></table>",
            [[("가", 2, 1), ("1", 1, 1)], [("2", 1, 1)]],
        ),
        (
            "<table><tr><td>가<br>나<td>1<tr></tr><tr><td>다<td>2</table>",
            [[("가\n나", 1, 1), ("1", 1, 1)], [("다", 1, 1), ("2", 1, 1)]],
        ),
        (
            "<dl><dt>등록일</dt><dd>2025-02-03</dd><dt>담당부서</dt><dd>창업팀</dd></dl>",
            [
                [("등록일", 1, 1), ("2025-02-03", 1, 1)],
                [("담당부서", 1, 1), ("창업팀", 1, 1)],
            ],
        ),
        (
            "<table><tr><td>구분<td>한도<tr><td>합계</table>",
            [[("구분", 1, 1), ("한도", 1, 1)], [("합계", 1, 1), ("", 1, 1)]],
        ),
    ],
    ids=[
        "spans",
        "to the end of the group",
        "overlong",
        "no numbers",
        "a number that goes on",
        "open tags",
        "pairs",
        "a row that ends early",
    ],
)
def test_spans_are_resolved_as_browsers_do(
    table: str, rows: list[list[tuple[str, int, int]]]
) -> None:
    assert rows_of(table) == rows


def test_a_table_in_a_cell_is_nested() -> None:
    document = document_of(
        "<table><tr><td>가</td><td><table><tr><td>국비</td><td>30%</td></tr></table></td></tr></table>"
    )

    assert [table.id for table in document.tables] == ["t1", "t2"]
    assert document.tables[0].cells[1].tables == ("t2",)


def test_tables_that_only_lay_out_the_page_are_read_as_its_text() -> None:
    blocks = blocks_of(
        "<table><tr><td><a href=1>고시</a><br><a href=2>공고</a></td><td>"
        "<table border=1><tr><th>제목</th><td>2024년 청년 창업공간 모집 공고</td></tr><tr><th>등록일</th><td>2024-05-02</td></tr>"
        "<tr><td colspan=2>청년 창업공간에 입주할 기업을 다음과 같이 모집하오니 많은 참여 바랍니다.<br><br>"
        "1. 모집규모 : 10개사<br>2. 접수기간 : 2024. 5. 7. ~ 5. 31.<br>3. 사업화 자금 기업당 최대 2천만원<br>"
        "4. 문의 : 청년정책과 051-000-0000</td></tr></table></td></tr></table>",
        "<title>공지사항 상세</title>",
    )

    assert [(block.kind, block.text.split("\n")[0]) for block in blocks] == [
        (BlockKind.TABLE, "제목\t2024년 청년 창업공간 모집 공고"),
        (
            BlockKind.PARAGRAPH,
            "청년 창업공간에 입주할 기업을 다음과 같이 모집하오니 많은 참여 바랍니다.",
        ),
        (BlockKind.LIST_ITEM, "1. 모집규모 : 10개사"),
        (BlockKind.LIST_ITEM, "2. 접수기간 : 2024. 5. 7. ~ 5. 31."),
        (BlockKind.LIST_ITEM, "3. 사업화 자금 기업당 최대 2천만원"),
        (BlockKind.LIST_ITEM, "4. 문의 : 청년정책과 051-000-0000"),
    ]


def test_a_table_of_facts_with_a_long_cell_stays_a_table() -> None:
    rows = rows_of(
        "<table><tr><td>대상</td><td>창업 7년 이내 기업</td></tr><tr><td>내용</td><td>"
        "설비 교체와 공정 개선<br>전문가 파견과 교육<br>시제품 제작과 시험<br>국내외 인증 획득<br>전시회 참가와 홍보, "
        "그 밖에 사업화에 필요하다고 인정되는 비용을 기업당 최대 5천만원까지 나누어 지원하는 사업</td></tr></table>"
    )

    assert [[text.split("\n")[0] for text, _, _ in row] for row in rows] == [
        ["대상", "창업 7년 이내 기업"],
        ["내용", "설비 교체와 공정 개선"],
    ]


def test_the_field_of_the_headline_names_it_where_the_head_names_but_the_site() -> None:
    table = "<table><tr><th>제목</th><td>2024년 청년 창업공간 모집 공고</td></tr><tr><th>등록일</th><td>2024-05-02</td></tr></table>"

    document = document_of(f"{table}<p>{LONG}</p>", "<title>공지사항 상세</title>")

    assert document.metadata["title"] == "2024년 청년 창업공간 모집 공고"


def test_marked_headings_are_the_header_of_a_table() -> None:
    (table,) = document_of(
        "<table><caption>지원 규모 (단위 : 억원)</caption><thead><tr><th>사업</th><th>예산</th></tr></thead>"
        "<tbody><tr><th>설비</th><td>3</td></tr><tr><th>공정</th><td>4</td></tr></tbody></table>"
    ).tables

    assert (table.header_rows, table.header_cols, table.caption, table.unit) == (
        1, 1, "지원 규모", "억원",
    )  # fmt: skip


def test_a_caption_for_screen_readers_names_no_table() -> None:
    texts = texts_of(
        "<table><caption>공고 상세 : 제목, 등록일로 구성된 표</caption><tr><th>제목</th><td>공고</td></tr>"
        "<tr><th>등록일</th><td>2025-02-03</td></tr></table>"
    )

    assert texts == ["제목\t공고\n등록일\t2025-02-03"]


def test_the_cell_of_a_board_s_table_that_holds_the_text_is_read_as_text() -> None:
    blocks = blocks_of(
        "<table><tr><th>제목</th><td>어촌 창업 공고</td></tr><tr><th>등록일</th><td>2025-02-03</td></tr>"
        f"<tr><td colspan=2><p>{LONG * 3}</p><table><tr><td>국비</td><td>30%</td></tr></table></td></tr>"
        "<tr><th>첨부</th><td><a href='/d'>공고문.hwp</a></td></tr></table>"
    )

    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.TABLE, "제목\t어촌 창업 공고\n등록일\t2025-02-03"),
        (BlockKind.PARAGRAPH, (LONG * 3).strip()),
        (BlockKind.TABLE, "국비\t30%"),
        (BlockKind.TABLE, "첨부\t공고문.hwp"),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<ol start=3><li>서류<li>발표</ol>", ["3. 서류", "4. 발표"]),
        ("<ol><li>서류<li value=7>발표<li>면접</ol>", ["1. 서류", "7. 발표", "8. 면접"]),
        ("<ol reversed><li>서류<li>발표</ol>", ["2. 서류", "1. 발표"]),
        ("<ol style='list-style-type:hangul'><li>서류<li>발표</ol>", ["가. 서류", "나. 발표"]),
        ("<ol type=I><li>개요<li>지원</ol>", ["Ⅰ. 개요", "Ⅱ. 지원"]),
        ("<ul><li>서류</li><li>□ 발표</li></ul>", ["• 서류", "□ 발표"]),
        ("<ul style='list-style:none'><li>서류</li></ul>", ["서류"]),
        ("<p>가격은<br>1억원<br>이다.</p>", ["가격은", "1억원", "이다."]),
        (
            "<p>목표는 정부형 스무 곳과 민간형 서른 곳을 새로 짓는 것이며,<br>모두 쉰 곳이다.</p>",
            ["목표는 정부형 스무 곳과 민간형 서른 곳을 새로 짓는 것이며,\n모두 쉰 곳이다."],
        ),
        ("<pre>접수   3월\n마감   4월</pre>", ["접수   3월", "마감   4월"]),
        ("<p>  지원\n   규모 &nbsp;3억원&#50;&hellip;</p>", ["지원 규모  3억원2…"]),
        ("<p>면적 10m<sup>2</sup>, 기업<sup>1)</sup>, 1,234<sup>5)</sup>, CO<sub>2</sub></p>",
         ["면적 10m², 기업1), 1,234⁵⁾, CO₂"]),
        ("<p><ruby>脫<rp>(</rp><rt>탈</rt><rp>)</rp></ruby>탄소</p>", ["脫(탈)탄소"]),
        ("<p>그는 <q>환영</q>한다.</p>", ["그는 “환영”한다."]),
        ("<p><b>인공</b><span>지능</span></p>", ["인공지능"]),
        ("<p>신청 <a href='https://a.example.kr/x'>누리집</a></p>", ["신청 [누리집](https://a.example.kr/x)"]),
        ("<p>신청 <a href='http://a.example.kr'>a.example.kr</a></p>", ["신청 a.example.kr"]),
        ("<p>신청 <a href='javascript:go()'>누리집</a>, <a href='#a'>아래</a></p>", ["신청 누리집, 아래"]),
        ("<p>문의 <a href='mailto:a@example.kr?x=1'>메일</a></p>", ["문의 메일(a@example.kr)"]),
    ],
)  # fmt: skip
def test_lines_are_set_as_a_browser_sets_them(written: str, read: list[str]) -> None:
    assert texts_of(written) == read


def test_headings_keep_their_level() -> None:
    blocks = blocks_of(f"<h2>지원 내용</h2><p>{LONG}</p><h3>지원<br>대상</h3>")

    assert [(block.kind, block.text, block.level) for block in (blocks[0], blocks[2])] == [
        (BlockKind.HEADING, "지원 내용", 2),
        (BlockKind.HEADING, "지원 대상", 3),
    ]


def test_an_image_is_a_block_with_its_description_and_an_ornament_is_none() -> None:
    images = (
        "<img src=a.jpg alt='포스터'><img src=b.gif alt=''><img src=c.png width=10><img src=d.jpg>"
    )
    blocks = blocks_of(f"<p>{LONG}</p>{images}")

    assert [(block.kind, block.text) for block in blocks[1:]] == [
        (BlockKind.IMAGE, "포스터"),
        (BlockKind.IMAGE, ""),
    ]


def test_a_page_within_the_page_is_said_to_be_unread() -> None:
    block = blocks_of(f"<p>{LONG}</p><iframe src='https://map.example.kr'></iframe>")[1]

    assert (block.kind, block.text) == (
        BlockKind.UNREAD,
        "an embedded page (iframe): https://map.example.kr",
    )


def test_a_body_without_its_headline_gets_the_one_of_the_head() -> None:
    blocks = blocks_of(f"<p>{LONG}</p>", "<title>어촌 창업 지원 공고 - 공지사항</title>")

    assert (blocks[0].kind, blocks[0].text) == (BlockKind.HEADING, "어촌 창업 지원 공고")


def test_the_head_tells_day_office_and_address() -> None:
    head = (
        "<meta property='article:published_time' content='2025-02-03T09:00:00+09:00'>"
        "<meta name='DC.Publisher' content='해양부'><link rel=canonical href='https://a.example.kr/1'>"
    )

    assert document_of("<p>공고</p>", head).metadata == {
        "published": "2025-02-03T09:00:00+09:00",
        "organization": "해양부",
        "url": "https://a.example.kr/1",
    }


def test_tags_that_are_never_closed_do_not_lose_text() -> None:
    body = "".join(f"<font><span>{number}쪽 " for number in range(600))

    assert texts_of(body)[0].startswith("0쪽 1쪽")
    assert texts_of(body)[0].endswith("599쪽")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("<div>" * 3000 + "끝", OverLimit),
        ("<table><tr><td>" * 600 + "끝", OverLimit),
        ("<table>" + "<tr><td colspan=1000>가" * 1100 + "</table>", OverLimit),
        ("<p " + " ".join(f"a{number}=1" for number in range(3000)) + ">끝</p>", OverLimit),
        ("<script>1</script>", EmptyDocument),
    ],
    ids=["depth", "tables in tables", "fields", "attributes", "nothing shown"],
)
def test_a_page_beyond_all_bounds_is_refused(body: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        document_of(body)


def test_a_headline_that_opens_a_run_of_broken_lines_is_not_given_twice() -> None:
    body = f"<div><b>바다를 여는 어촌 창업 지원<br>- 올해 40곳 선정 -</b><br><p>{LONG}</p></div>"

    texts = texts_of(body, "<title>바다를 여는 어촌 창업 지원</title>")

    assert texts[:2] == ["바다를 여는 어촌 창업 지원", "- 올해 40곳 선정 -"]


def headings_of(table: str) -> tuple[int, int]:
    """Return how many rows and columns name the others."""
    (grid,) = document_of(table).tables
    return grid.header_rows, grid.header_cols


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (("예산", "산출내역", "예산", "산출내역"), 2),
        (("예산", "산출내역", "결산", "집행내역"), 1),  # they might be values
        (("12", "설비", "12", "설비"), 1),
    ],
)
def test_the_same_headings_below_each_wide_one_are_headings(
    second: tuple[str, ...], expected: int
) -> None:
    cells = "".join(f"<td>{text}</td>" for text in second)
    table = (
        "<table><tr><td colspan=2>2023년 예산</td><td colspan=2>2024년 예산</td></tr>"
        f"<tr>{cells}</tr><tr><td>120</td><td>설비 3대</td><td>150</td><td>설비 4대</td></tr></table>"
    )

    assert headings_of(table)[0] == expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (("2022", "2023", "2024. 6월 기준"), 1),
        (("2022년", "2023년", "2024년"), 1),
        (("120", "2023", "150"), 0),
        (("2023", "2023", "2023"), 0),
    ],
)
def test_years_below_each_other_name_rows(first: tuple[str, ...], expected: int) -> None:
    rows = "".join(f"<tr><td>{text}</td><td>12</td><td>30</td></tr>" for text in first)
    table = f"<table><tr><td>구분</td><td>예산액</td><td>집행액</td></tr>{rows}</table>"

    assert headings_of(table) == (1, expected)


def test_an_office_alone_is_the_name_of_the_site_and_no_headline() -> None:
    body = (
        '<h3 class="view-title">온라인 서비스 일시 중단 안내</h3>'
        f"<div><p>{LONG}</p></div><footer>한국가람안전공단 대표번호 1577-0000</footer>"
    )

    document = document_of(body, "<title>공지사항 | 한국가람안전공단</title>")

    assert document.metadata.get("title") != "한국가람안전공단"
    assert document.blocks[0].text == "온라인 서비스 일시 중단 안내"


def test_what_a_class_calls_the_title_is_kept_above_the_text() -> None:
    body = (
        '<div class="view_tit"><strong>나래시, 공영자전거 요금 체계 개편</strong></div>'
        f'<ul class="view_info"><li>등록일 2026-05-13</li></ul><div><p>{LONG}</p></div>'
    )

    assert (
        texts_of(body, "<title>보도자료 | 나래시청</title>")[0]
        == "나래시, 공영자전거 요금 체계 개편"
    )


@pytest.mark.parametrize(
    ("sentence", "ministry"),
    [
        ("이 자료는 나래부의 보도자료를 전재하여 제공함을 알려드립니다.", "나래부"),
        ("이 자료는 누구나 이용할 수 있습니다.", None),
    ],
)
def test_a_portal_says_whose_release_it_reprints(sentence: str, ministry: str | None) -> None:
    document = document_of(f"<h1>2026년 1월 고용 동향</h1><p>{LONG}</p><p>{sentence}</p>")

    assert document.metadata.get("ministry") == ministry
    assert document.metadata.get("section") == ("보도자료" if ministry else None)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("총 30<sup>2</sup>억원", "총 30²억원"),
        ("지원 100<span style='vertical-align: super'>1)</span>개사", "지원 100¹⁾개사"),
        ("지원 100<span class='up'>1)</span>개사", "지원 100¹⁾개사"),
        ("지원 100<sup><a href='#n1'>1)</a></sup>개사", "지원 100¹⁾개사"),
        ("사업<sup>1)</sup>은", "사업1)은"),
        ("총 30<sup>[2]</sup>억원", "총 30²⁾억원"),
        ("사업<sup>[1]</sup>은", "사업[1]은"),
        ("총 2억<sup>1)</sup>원", "총 2억¹⁾원"),
        ("사업만<sup>1)</sup> 해당", "사업만1) 해당"),
        ("총 30<sup>주1)</sup>억원", "총 30주¹⁾억원"),
        ("지원 100<sup>a)</sup>개사", "지원 100a⁾개사"),
        ("사업<sup>a)</sup>은", "사업a)은"),
        ("총 30<span style='vertical-align: 5px'>2</span>억원", "총 30²억원"),
        ("총 30<span style='position:relative; top:-6.0pt'>2</span>억원", "총 30²억원"),
        ("총 30<span style='position:relative; top:0'>2</span>억원", "총 302억원"),
        ("CO<span style='vertical-align:sub'>2</span> 저감", "CO₂ 저감"),
        ("총 30<span style='vertical-align:middle'>2</span>억원", "총 302억원"),
    ],
)
def test_numbers_set_higher_or_lower_are_no_digits_of_the_line(line: str, said: str) -> None:
    styles = "<style>.up { vertical-align: super; font-size: 80% }</style>"

    assert texts_of(f"<p>{line}</p>", styles) == [said]


@pytest.mark.parametrize(
    "struck",
    [
        "<s>2억원 </s>",
        "<span style='text-decoration: line-through'>2억원 </span>",
        "<span style='text-decoration-line: underline line-through'>2억원 </span>",
        "<span class='old'>2억원 </span>",
    ],
)
def test_what_is_struck_out_is_hidden(struck: str) -> None:
    blocks = blocks_of(
        f"<p>최대 {struck}3억원</p>", "<style>.old{text-decoration:line-through}</style>"
    )

    assert [(block.text, block.hidden) for block in blocks] == [
        ("최대 3억원", False),
        ("2억원", True),
    ]


SHEET = "<style>{selector} {{ {declared} }}</style>"


@pytest.mark.parametrize("declared", ["display: none", "text-decoration: red line-through"])
@pytest.mark.parametrize(
    "selector",
    [
        "em",
        "p em",
        "p > em.old",
        ".wrap .old",
        ".part.old",
        "em[class~='old']",
        "[data-year='2025']",
        "i, .wrap em",
        "body > .wrap em",
    ],
)
def test_a_sheet_of_the_page_hides_what_its_selectors_select(selector: str, declared: str) -> None:
    line = (
        "<div class='wrap'><p>최대 <em class='part old' data-year='2025'>2억원 </em>3억원</p></div>"
    )
    blocks = blocks_of(line, SHEET.format(selector=selector, declared=declared))

    assert [block.text for block in blocks if not block.hidden] == ["최대 3억원"]
    assert [block.text for block in blocks if block.hidden] == ["2억원"]


@pytest.mark.parametrize(
    "sheet",
    [
        "ul em { display: none }",
        "div > em { display: none }",
        ".old.off { display: none }",
        "em:hover { display: none }",
        "em::before { display: none }",
        "@media print { em { display: none } }",
        "@media (max-width: 600px) { em { display: none } }",
        "@keyframes off { em { opacity: 0 } }",
        "em { display: none } p em { display: inline }",
        "em { display: none } em { display: inline }",
        "em { display: inline !important } p em { display: none }",
        "body { opacity: 0 }",
        "[ng-cloak] { display: none }",
    ],
)
def test_a_sheet_that_selects_something_else_or_is_overruled_hides_nothing(sheet: str) -> None:
    line = "<div><p ng-cloak>최대 <em class='old'>3억원</em></p></div>"

    assert texts_of(line, f"<style>{sheet}</style>") == ["최대 3억원"]


def test_a_selector_finds_any_of_the_elements_above_that_it_asks_for() -> None:
    sheet = "<style>.a > .b em { display: none }</style>"
    line = "<div class='a'><div class='b'><div class='b'><p>최대 <em>2억원 </em>3억원</p></div></div></div>"

    assert [block.text for block in blocks_of(line, sheet) if not block.hidden] == ["최대 3억원"]


def test_a_style_of_its_own_goes_before_the_sheets() -> None:
    sheet = "<style>.tab { display: none }</style>"

    assert texts_of("<div class='tab' style='display:block'>최대 3억원</div>", sheet) == [
        "최대 3억원"
    ]
    assert texts_of("<p>최대 <s style='text-decoration:none'>3억원</s></p>") == ["최대 3억원"]


@pytest.mark.parametrize(
    "style",
    [
        "height:0; overflow:hidden",
        "color: transparent",
        "color: rgba(0, 0, 0, 0)",
        "clip-path: inset(100%)",
        "transform: scale(0)",
    ],
)
def test_what_leaves_no_letter_on_the_page_hides(style: str) -> None:
    blocks = blocks_of(f"<p>최대 3억원</p><div style='{style}'>총 9억원</div>")

    assert [(block.text, block.hidden) for block in blocks] == [
        ("최대 3억원", False),
        ("총 9억원", True),
    ]


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ("<tr hidden><td>총</td><td>9억원</td></tr>", ["유형", "금액", "도약", "3억원"]),
        ("<tbody style='display:none'><tr><td>총</td><td>9억원</td></tr></tbody>", ["유형", "금액", "도약", "3억원"]),
        ("<tr><td style='display:none'>9억원</td><td>초기</td><td>2억원</td></tr>", ["유형", "금액", "초기", "2억원", "도약", "3억원"]),
        ("<tr><td>초기</td><td style='visibility:hidden'>9억원</td></tr>", ["유형", "금액", "초기", "", "도약", "3억원"]),
    ],
)  # fmt: skip
def test_rows_and_cells_that_are_not_displayed_take_no_place_in_the_grid(
    rows: str, cells: list[str]
) -> None:
    head, last = "<tr><th>유형</th><th>금액</th></tr>", "<tr><td>도약</td><td>3억원</td></tr>"
    document = document_of(f"<table border=1>{head}{rows}{last}</table>")

    assert [cell.text for cell in document.tables[0].cells] == cells
    assert "9억원" in "".join(block.text for block in document.blocks if block.hidden)


@pytest.mark.parametrize(
    ("sheet", "is_shown"),
    [
        (".w { color: #fff }", False),
        (".w { color: #fff; background: #003 }", True),
        (".w { color: #fff } .d { background-color: navy }", True),
        (".w { color: #fff } div { background: #fff }", False),
    ],
)
def test_letters_that_a_sheet_makes_white_are_seen_on_colour(sheet: str, is_shown: bool) -> None:  # noqa: FBT001
    blocks = blocks_of(
        "<p>예산</p><div class='d'><p class='w'>총 9억원</p></div>",
        f"<style>.d, .w {{ margin: 0 }} {sheet}</style>",
    )

    assert [block.text for block in blocks if not block.hidden][1:] == ["총 9억원"] * is_shown


def test_an_underlined_amount_is_said() -> None:
    assert texts_of("<p>최대 <u style='text-decoration:underline'>3억원</u></p>") == ["최대 3억원"]


def test_a_place_to_break_an_address_loses_nothing() -> None:
    line = "<p>https://a.example.go.kr/<wbr>biz 에서<wbr/> 3월 <wbr class='x'>20일까지</p><p>끝</p>"

    assert texts_of(line) == ["https://a.example.go.kr/biz 에서 3월 20일까지", "끝"]


def test_what_is_filled_in_is_on_the_page() -> None:
    form = (
        "<p>신청금액: <input type='text' value='45,000,000원'></p>"
        "<p>한도: <input type='currency' value='3억원'></p>"
        "<p>분야: <select><option>제조<option selected>서비스</select></p>"
        "<p>내용: <textarea>로봇 고도화</textarea></p>"
        "<p>유형: <input type='checkbox' checked>도약 <input type='checkbox'>초기</p>"
    )

    assert texts_of(form) == [
        "신청금액: 45,000,000원",
        "한도: 3억원",
        "분야: 서비스",
        "내용: 로봇 고도화",
        "유형: ☑ 도약 ☐ 초기",
    ]


def test_what_searches_the_site_and_what_nobody_filled_in_says_nothing() -> None:
    search = "<form><input name='q' value='검색어'><button>검색</button></form>"
    unseen = "<input type='hidden' value='9억원'><input type='submit' value='저장'><select><option>선택</select>"

    assert texts_of(f"{search}<p>본문 3억원 {unseen}</p>") == ["본문 3억원"]


def test_letters_of_a_drawing_are_on_the_page() -> None:
    drawing = "<svg><title>그림</title><defs><text>견본</text></defs><text display='none'>숨김</text><text>도약 <tspan>30억원</tspan></text><text>초기</text></svg>"

    shown = [block.text for block in blocks_of(f"<p>예산</p>{drawing}") if not block.hidden]

    assert shown == ["예산", "도약 30억원", "초기"]


@pytest.mark.parametrize(
    "empty", ["<embed src='a.hwp'>", "<embed src='a.hwp'/>", "<EMBED src='a'></EMBED>"]
)
def test_an_embedded_object_loses_nothing_behind_it(empty: str) -> None:
    document = document_of(f"<p>예산 내역</p>{empty}<p>총 3억원</p>")

    assert [block.text for block in document.blocks] == [
        "예산 내역",
        "an embedded object",
        "총 3억원",
    ]


@pytest.mark.parametrize("tag", ["object", "video", "canvas"])
def test_what_is_embedded_and_not_read_is_said(tag: str) -> None:
    document = document_of(f"<p>예산 내역</p><{tag}></{tag}>")

    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.UNREAD]
    assert document.is_partial


def test_a_short_page_that_makes_a_huge_table_is_refused() -> None:
    rows = "<tr><td rowspan=65534>1</td><td>2</td></tr>" * 960

    with pytest.raises(OverLimit, match=r"spreads \d+ cells over"):
        document_of(f"<table>{rows}</table>")


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>지원한도 3억원</p><p>접수는",
        "<p>지원</p><p>한도</p><p>3억원</p><a href='http",
    ],
)
def test_a_page_that_breaks_off_says_so(page: str) -> None:
    assert readers.open_document(page.encode()).losses == (
        "the page breaks off: the text after it is missing",
    )


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>지원한도 3억원</p></body>",
        "<p>지원</p><p>한도 5 < 7</p><p>3억원</p>",
    ],
)
def test_a_page_that_is_closed_or_never_was_opened_loses_nothing(page: str) -> None:
    assert readers.open_document(page.encode()).losses == ()
