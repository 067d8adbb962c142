"""Mastheads: headline, deck, issuer, embargo and kind, from layouts that offices print."""

from __future__ import annotations

import pytest

from announce_parser import parse
from announce_parser.document import Block, BlockKind, Cell, Document, Table
from announce_parser.notices._headline import headline
from announce_parser.notices._masthead_fields import is_furniture_text, is_headline_row
from announce_parser.notices._offices import named_offices
from announce_parser.record import Record

CITY = """한빛시 보도자료

2024. 3. 6.(수) 석간용
이 보도자료는 2024년 3월 6일 오전 11:15부터 보도할 수 있습니다.

담당부서 : 일자리정책과
일자리정책과장 홍길동 02-2133-1001
일자리기획팀장 성춘향 02-2133-1002
쪽수 : 3쪽

한빛시, 청년 일자리 500개 만든다

- 14일까지 누리집에서 신청 -

□ 한빛시(시장 임꺽정)는 청년 일자리 사업 참여자를 모집한다고 6일 밝혔다.
"""
EXPLANATION = """보도설명자료

즉시 보도

설비개선 지원사업은 차질 없이 추진 중입니다

- 한빛일보(3. 5.) 보도 관련 -

< 보도 내용 >

□ 설비개선 지원사업 집행률이 30%에 그쳐

< 설명 내용 >

□ 중소벤처기업부는 3월부터 설비를 교체할 계획입니다.
"""
COUNTY = """한빛군 공고 제2024 – 123호

2024년 농업인 설비 지원 대상자 모집 공고

농업인 설비 지원 대상자를 다음과 같이 모집 공고합니다.

2024년 3월 4일

한 빛 군 수
"""
JOINT = """산업통상자원부 공고 제2024-100호
중소벤처기업부 공고 제2024-55호

2024년 소재부품 공동 지원사업 통합 공고

다음과 같이 공고합니다.

2024년 2월 1일 산업통상자원부장관·중소벤처기업부장관
"""
PROPOSAL = """제 안 요 청 서

사 업 명 : 통합관제시스템 고도화 용역

2024. 3.

한빛시설공단

Ⅰ. 사업 개요

1. 사업기간 : 계약일로부터 6개월
"""
DRAFT = """「한빛법 시행령」 일부개정령(안)

국토교통부 공고 제2024-321호

「한빛법 시행령」 일부개정령(안) 입법예고

「행정절차법」 제41조에 따라 다음과 같이 예고합니다.

2024년 3월 4일

국토교통부장관
"""


def _grid(*rows: tuple[tuple[str, int], ...]) -> Block:
    """Return a table block of rows of (text, columns spanned)."""
    cells, text, column_count = [], "", sum(span for _, span in rows[0])
    for row, parts in enumerate(rows):
        column = 0
        for written, span in parts:
            text += "" if not text else "\n" if column == 0 else "\t"
            cells.append(Cell(row, column, 1, span, written, start=len(text)))
            text += written
            column += span
    table = Table("t1", len(rows), column_count, tuple(cells))
    return Block("b1", BlockKind.TABLE, text, table=table)


def _document(*blocks: Block) -> Document:
    text, placed = "", []
    for number, block in enumerate(blocks, 1):
        start = len(text) + (1 if text else 0)
        text += ("\n" if text else "") + block.text
        placed.append(
            Block(
                f"b{number}", block.kind, block.text, start, marker=block.marker, table=block.table
            )
        )
    return Document("hwp", tuple(placed), text)


def test_a_headline_is_read_from_the_wide_row_of_a_masthead_grid() -> None:
    masthead = _grid(
        (("담당부서", 1), ("일자리정책과", 1), ("홍길동", 1), ("2133-1001", 1)),
        (("한빛시, 봄맞이 행사 연다\n- 벚꽃길 5곳에서 -\n- 전시회도 함께 -", 4),),
    )
    body = Block("b2", BlockKind.PARAGRAPH, "행사는 4월 6일부터 열린다. 누구나 참여할 수 있다.")

    top = headline(_document(masthead, body))

    assert top.title is not None
    assert (top.title.value, [line.value for line in top.subtitles]) == (
        "한빛시, 봄맞이 행사 연다",
        ["벚꽃길 5곳에서", "전시회도 함께"],
    )


def test_a_wide_cell_of_a_grid_without_labels_is_no_headline() -> None:
    grid = _grid((("구분", 1), ("금액", 1)), (("합계는 잠정치이며 변동될 수 있음", 2),))

    assert grid.table is not None
    assert not is_headline_row(grid, grid.table.cells[-1])


def test_lines_of_a_box_up_to_the_first_dash_are_one_headline() -> None:
    box = Block("b1", BlockKind.BOX, "설비개선으로 여는\n안전한 일터 조성\n- 450억원 지원 -")
    body = Block("b2", BlockKind.PARAGRAPH, "한빛부는 설비개선 지원사업을 시작한다고 밝혔다.")

    top = headline(_document(box, body))

    assert top.title is not None
    assert top.title.value == "설비개선으로 여는 안전한 일터 조성"
    assert [line.value for line in top.subtitles] == ["450억원 지원"]


def test_a_release_of_a_city_is_told_by_class_edition_and_office() -> None:
    record = parse(CITY.encode(), name="city.txt")

    assert record.kind == "press_release"
    assert record.title == "한빛시, 청년 일자리 500개 만든다"
    assert record.subtitles == ("14일까지 누리집에서 신청",)
    assert record.release is not None
    assert record.release.print is not None
    assert (record.release.print.date, record.release.print.edition) == ("2024-03-06", "석간")
    assert [(one.division, one.position, one.name) for one in record.contacts] == [
        ("일자리정책과", "일자리정책과장", "홍길동"),
        ("일자리정책과", "일자리기획팀장", "성춘향"),
    ]


def test_an_explanation_is_a_release_whose_parts_are_no_deck() -> None:
    record = parse(EXPLANATION.encode(), name="explanation.txt")

    assert record.kind == "press_release"
    assert record.title == "설비개선 지원사업은 차질 없이 추진 중입니다"
    assert record.subtitles == ("한빛일보(3. 5.) 보도 관련",)
    assert record.issuer is not None
    assert record.issuer.name == "중소벤처기업부"


def test_a_notice_names_its_office_by_number_with_a_dash_of_any_width() -> None:
    record = parse(COUNTY.encode(), name="county.txt")

    assert record.notice_number == "한빛군 공고 제2024 – 123호"
    assert record.issuer is not None
    assert record.issuer.name == "한빛군"
    assert record.published == "2024-03-04"


def test_a_joint_notice_has_the_offices_of_its_other_numbers_beside_the_issuer() -> None:
    record = parse(JOINT.encode(), name="joint.txt")

    assert record.issuer is not None
    assert record.issuer.name == "산업통상자원부"
    assert [office.name for office in record.co_issuers] == ["중소벤처기업부"]
    assert record.published == "2024-02-01"


def test_the_class_on_a_cover_makes_the_kind_and_the_project_the_headline() -> None:
    record = parse(PROPOSAL.encode(), name="proposal.txt")

    assert record.kind == "tender_notice"
    assert record.title == "통합관제시스템 고도화 용역"
    assert record.subtitles == ("제안요청서",)
    assert record.issuer is not None
    assert record.issuer.name == "한빛시설공단"


def test_a_headline_said_again_with_its_notice_is_taken_with_it() -> None:
    record = parse(DRAFT.encode(), name="draft.txt")

    assert record.kind == "legislative_notice"
    assert record.title == "「한빛법 시행령」 일부개정령(안) 입법예고"
    assert record.subtitles == ()


@pytest.mark.parametrize(
    "text",
    [
        "보도시점 2024. 6. 21.(금) 11:00 배포 2024. 6. 21.(금) 09:00",
        "(온라인) 2025. 12. 2.(화) 16:00",
        "보도시점 배포 2026. 1. 30.(금)",
        "2024. 3. 6.(수) 석간용",
        "한빛시 보도자료",
        "( 입주자모집공고일 : 2022. 7. 27)",
        "사진있음 ▣",
    ],
)
def test_what_a_masthead_is_made_of_is_furniture(text: str) -> None:
    assert is_furniture_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "배포망 개선한 재난문자 서비스 시작",
        "온라인 플랫폼 2곳 구축",
        "보도자료 전달 체계 개편",
        "사진 공모전 개최",
    ],
)
def test_words_that_only_begin_like_furniture_are_none(text: str) -> None:
    assert not is_furniture_text(text)


@pytest.mark.parametrize(
    ("signed", "office"),
    [
        ("국방부장관", "국방부"),
        ("한 빛 시 장", "한빛시"),
        ("한빛관리원 원장", "한빛관리원"),
        ("강나구청장", "강나구청"),
        ("산림청장 (직인)", "산림청"),
    ],
)
def test_a_signature_names_the_office(signed: str, office: str) -> None:
    text = f"2024년 설비개선 지원사업 모집 공고\n\n다음과 같이 공고합니다.\n\n2024년 3월 4일\n\n{signed}\n"

    record = parse(text.encode(), name="signed.txt")

    assert record.issuer is not None
    assert record.issuer.name == office


@pytest.mark.parametrize("alone", ["담당 과장", "홍길동 원장", "보도 즉시"])
def test_a_rank_or_a_person_alone_signs_for_no_office(alone: str) -> None:
    text = f"설비개선 지원사업 모집 안내문\n\n다음과 같이 안내합니다.\n\n{alone}\n"

    assert parse(text.encode(), name="unsigned.txt").issuer is None


def test_a_sentence_broken_over_two_paragraphs_is_no_deck() -> None:
    title = Block("b1", BlockKind.PARAGRAPH, "1분기 해외투자 150억 달러로 14% 감소")
    first = Block(
        "b2", BlockKind.PARAGRAPH, "2024년 1분기 해외직접투자액은 총투자액 기준 150억 달러로"
    )
    second = Block(
        "b3", BlockKind.PARAGRAPH, "전년 동기 대비 14.6% 하락하였다. 순투자액도 감소하였다."
    )

    top = headline(_document(title, first, second))

    assert top.subtitles == ()
    assert top.body is not None
    assert top.body.text == first.text


def test_a_headline_may_end_with_a_verb_and_no_full_stop() -> None:
    text = "가람부, 어촌 정비에 1,280억원 투입한다\n- 올해 25곳 선정 -\n\n가람부(장관 홍길동)는 대상지를 모집한다고 밝혔다.\n"

    record = parse(text.encode(), name="release.txt")

    assert record.title == "가람부, 어촌 정비에 1,280억원 투입한다"
    assert record.subtitles == ("올해 25곳 선정",)


def test_a_field_names_the_office_without_its_branch() -> None:
    page = (
        "<html><body><h1>임대주택 입주자 모집</h1><p>입주자를 다음과 같이 모집합니다.</p><table>"
        "<tr><th>단지명</th><th>사업주체</th></tr><tr><td>나루마을</td>"
        "<td>가람주택공사 나루지역본부</td></tr></table></body></html>"
    )

    record = parse(page.encode(), name="notice.html")

    assert record.issuer is not None
    assert record.issuer.name == "가람주택공사"


def test_figures_of_a_cell_stand_beside_the_table_in_it() -> None:
    page = (
        "<html><body><h1>설비 지원사업 공고</h1><p>다음과 같이 공고합니다.</p><table>"
        "<tr><th>구분</th><th>내용</th></tr><tr><td>지원 한도</td><td>기업당 최대 3억원까지 지원한다."
        "<table><tr><td>가형</td><td>2억원</td></tr><tr><td>나형</td><td>1억원</td></tr></table>"
        "</td></tr></table></body></html>"
    )

    record = parse(page.encode(), name="notice.html")

    assert {figure.text for figure in record.figures if figure.kind == "money"} == {
        "3억원",
        "2억원",
        "1억원",
    }


def _page(title: str, ministry: str, body: str) -> bytes:
    """Return a portal's page of a release, its ministry in the head."""
    return (
        f"<html><head><meta charset='utf-8'><title>{title}</title>"
        f"<meta name='ministry' content='{ministry}'></head><body>{body}</body></html>"
    ).encode()


def test_lines_behind_dashes_are_the_deck_where_a_portal_shows_nothing_else() -> None:
    body = "<p>- 다섯 주제로 나누어 전시</p><p>- 지난해 성과도 함께 소개</p>"

    record = parse(_page("바다 안전 기술 전시회 개최", "해양수산부", body), name="release.html")

    assert record.subtitles == ("다섯 주제로 나누어 전시", "지난해 성과도 함께 소개")


def test_a_list_of_when_and_where_is_no_deck() -> None:
    body = "<p>- 일시 : 2026. 7. 1.</p><p>- 장소 : 한빛홀</p>"

    record = parse(_page("바다 안전 기술 전시회 개최", "해양수산부", body), name="release.html")

    assert record.subtitles == ()


@pytest.mark.parametrize(
    ("title", "others"),
    [
        ("과기정통부·경찰청, 안전 기술 전시회 개최", ["경찰청"]),
        ("소방청·과학기술정보통신부·산림청, 산불 대비 훈련 실시", ["소방청", "산림청"]),
        ("과기정통부·중기부, 안전 기술 전시회 개최", []),  # 중기부 is not written in full
        ("인공지능·로봇, 안전 기술 전시회 개최", []),
        ("경찰청·소방청, 안전 기술 전시회 개최", []),  # the issuer is not among them
    ],
)
def test_offices_at_the_head_of_a_headline_issue_together(title: str, others: list[str]) -> None:
    page = _page(title, "과학기술정보통신부", "<p>전시회는 7월 1일 한빛홀에서 열린다.</p>")

    assert [each.name for each in parse(page, name="release.html").co_issuers] == others


@pytest.mark.parametrize(
    ("ministry", "sentence", "head"),
    [
        ("국방부", "홍길동 국방장관은 7월 1일 회의를 가졌다.", ("국방장관", "홍길동")),
        ("외교부", "이란 외교장관은 7월 1일 회의를 가졌다.", None),
        ("국방부", "회의에는 홍길동 국방장관이 참석하였다.", None),
        (
            "방송통신위원회",
            "홍길동 방송통신위원장은 7월 1일 회의를 가졌다.",
            ("방송통신위원장", "홍길동"),
        ),
        ("관세청", "홍길동 관세청장은 7월 1일 회의를 가졌다.", ("관세청장", "홍길동")),
        ("국방부", "국방부 홍길동 장관은 7월 1일 회의를 가졌다.", ("장관", "홍길동")),
        ("국무조정실", "국무조정실(실장 : 홍길동)은 회의를 가졌다.", ("실장", "홍길동")),
        (
            "질병관리청",
            "예방접종추진단(단장 홍길동 청장, 이하 ‘추진단’)은 회의를 가졌다.",
            ("청장", "홍길동"),
        ),
        ("질병관리청", "예방접종추진단(단장 홍길동 차관)은 회의를 가졌다.", None),
    ],
)
def test_a_minister_who_opens_a_paragraph_heads_the_issuer(
    ministry: str, sentence: str, head: tuple[str, str] | None
) -> None:
    page = _page("안보 협력 회의 결과 발표", ministry, f"<p>{sentence}</p>")

    issuer = parse(page, name="release.html").issuer

    assert issuer is not None
    assert (issuer.head and (issuer.head.position, issuer.head.name)) == head


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("2025. 8.", "2025-08"),
        ("2025년 11월", "2025-11"),
        ("(2025. 8)", "2025-08"),
        ("2025. 13.", None),
        ("2025년 8월 모집", None),
    ],
)
def test_a_cover_without_a_day_bears_its_month(line: str, published: str | None) -> None:
    record = parse(
        f"상점 안내 시스템 구축\n\n{line}\n\n가온공사\n\n○ 시스템을 세운다.\n".encode(),
        name="plan.txt",
    )

    assert record.published == published


def test_a_day_goes_before_the_month_of_a_cover() -> None:
    record = parse(
        "상점 안내 시스템 구축\n\n2025. 8.\n\n가온공사\n\n배포일 : 2025. 8. 14.\n".encode(),
        name="plan.txt",
    )

    assert record.published == "2025-08-14"


def test_a_chapter_called_like_the_whole_is_no_second_headline() -> None:
    record = parse(
        "상점 안내 추진계획\n\n2025. 8. 14.\n\n관계부처 합동\n\nⅠ. 개요\n\n□ 추진 배경\n\n○ 상점을 찾기 어려움\n\n"
        "Ⅱ. 상점 안내 추진계획\n\n‣ (비전) 누구나 찾는 상점\n\n○ 안내 지도를 만들고 널리 알린다.\n".encode(),
        name="plan.txt",
    )

    assert record.title == "상점 안내 추진계획"
    assert record.subtitles == ()


@pytest.mark.parametrize(
    ("above", "offices"),
    [
        ("나래부 · 가람부 · 다솜청 합동 보도자료", ["나래부", "가람부", "다솜청"]),
        ("나래부, 가람부 공동 보도자료", ["나래부", "가람부"]),
        ("누리시 보도자료", ["누리시"]),
    ],
)
def test_the_class_line_of_a_release_names_who_issues_it(above: str, offices: list[str]) -> None:
    text = f"{above}\n\n보도시점 : 2026. 6. 25.(목) 16:00\n\n여름철 대책을 확정하다\n\n정부는 대책을 확정했다고 밝혔다.\n"

    record = parse(text.encode(), name="release.txt")

    assert record.issuer is not None
    assert [record.issuer.name, *(each.name for each in record.co_issuers)] == offices


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("담당부서 : 한빛광역시 교통국 버스정책과", "한빛광역시"),
        ("나. 발주기관 : 한국가람공사 디지털사업처", "한국가람공사"),
        ("담당부서 : 교통국 버스정책과", None),
    ],
)
def test_a_field_for_office_and_division_names_the_office(line: str, issuer: str | None) -> None:
    text = f"해 명 자 료\n\n{line}\n\n“시내버스 예산 부족” 보도 관련\n\n□ 예산은 부족하지 않음\n"

    record = parse(text.encode(), name="release.txt")

    assert (record.issuer.name if record.issuer else None) == issuer


@pytest.mark.parametrize("value", ["즉시", "배포시점", "배포 즉시", "배포 시부터"])
def test_an_embargo_may_say_that_there_is_none(value: str) -> None:
    text = f"보도자료\n\n보도시점 {value} / 배포 2026. 7. 2.(목)\n\n공모전 수상작을 발표하다\n\n나래부는 결과를 발표했다고 밝혔다.\n"

    record = parse(text.encode(), name="release.txt")

    assert record.release is not None
    assert record.release.immediate is True
    assert record.published == "2026-07-02"


def test_an_embargo_at_an_hour_is_not_at_once() -> None:
    text = "보도자료\n\n보도시점 2026. 7. 3.(금) 12:00\n\n공모전 수상작을 발표하다\n\n나래부는 결과를 발표했다고 밝혔다.\n"

    record = parse(text.encode(), name="release.txt")

    assert record.release is not None
    assert record.release.immediate is None


def test_a_heading_that_names_the_class_is_no_headline() -> None:
    text = "# 보도설명자료\n\n**보도시점** 배포시점 / **배포** 2026. 10. 7.(수)\n\n## 보조금은 과다 지급되지 않았습니다.\n\n1. 보도내용\n ○ 과다 지급되었다고 보도\n"

    record = parse(text.encode(), name="release.md")

    assert record.title == "보조금은 과다 지급되지 않았습니다."
    assert record.subtitles == ()


def test_the_path_of_a_site_and_its_files_are_no_headline() -> None:
    text = "HOME > 시정소식 > 고시/공고\n\n모집 공고문.hwpx\n\n한빛시 고시 제2026-52호\n\n도시계획시설 사업 실시계획 인가 고시\n\n다음과 같이 고시합니다.\n"

    assert parse(text.encode(), name="notice.txt").title == "도시계획시설 사업 실시계획 인가 고시"


def test_a_portals_day_and_office_are_those_of_the_release() -> None:
    text = "2026년 1월 고용동향\n\n2026.02.11 국가데이터처\n\n□ 고용률은 61.2%로 0.2%p 상승\n ○ 청년층은 하락\n"

    record = parse(text.encode(), name="release.txt")

    assert record.issuer is not None
    assert (record.issuer.name, record.published) == ("국가데이터처", "2026-02-11")
    assert record.subtitles == ()


def test_points_with_points_below_them_are_no_deck_unless_an_introduction_follows() -> None:
    points = "□ 2026년 2월 소비자물가지수는 117.42(2020=100)로 전월대비 0.3%, 전년동월대비 2.1% 각각 상승\n\n ○ 신선식품지수는 전월대비 1.8% 상승\n ○ 생활물가지수는 0.4% 상승\n"
    head = "# 2026년 2월 물가동향\n\n배포 : 2026. 3. 4.(수)\n\n"
    introduced = f"{head}{points}\n나래부(장관 홍길동)는 물가동향을 발표했다고 밝혔다.\n"

    assert parse(f"{head}{points}".encode(), name="release.md").subtitles == ()
    assert len(parse(introduced.encode(), name="release.md").subtitles) == 3


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2026년 역사 공기질 설비 유지관리 용역", 2026),
        ("’26년 예산안, 총지출 728조원으로 편성", 2026),
        ("2025년 예산보다 8% 늘어", None),
        ("2024 농식품 창업콘테스트 수상자 선정", 2024),
        ("’26년 정책금융 252조원 공급", 2026),
        ("2024년산 콩 비축 계획 발표", 2024),
        ("2021년 기준 실태조사 결과 발표", None),
        ("2021년 사회적기업 실태조사 결과 발표", None),
        ("해양쓰레기, 2030년까지 절반으로", None),
        ("지원금 2,024만 원 지급", None),
    ],
)
def test_the_year_of_a_contract_or_a_budget_is_the_notices(title: str, year: int | None) -> None:
    text = f"{title}\n\n나래부는 다음과 같이 알립니다.\n\n2025년 3월 4일\n"

    assert parse(text.encode(), name="notice.txt").fiscal_year == year


def test_a_number_may_say_that_it_is_announced_again() -> None:
    text = "한국가람원 공고 제2026-45호(재공고)\n\n설비 지원사업 참여기업 모집 재공고\n\n한국가람원 공고 제2026-31호로 공고한 사업을 재공고합니다.\n"

    record = parse(text.encode(), name="notice.txt")

    assert record.notice_number == "한국가람원 공고 제2026-45호"
    assert [each.notice_number for each in record.related] == ["한국가람원 공고 제2026-31호"]


@pytest.mark.parametrize(
    ("text", "is_masthead"),
    [
        ("담당부서 교통정책과", True),
        ("등록일 2026-05-13", True),
        ("담당자 홍길동", True),
        ("담당자 교육 실시", False),
        ("연락처 공개 의무화", False),
    ],
)
def test_a_boards_field_is_no_headline(text: str, *, is_masthead: bool) -> None:
    assert is_furniture_text(text) is is_masthead


@pytest.mark.parametrize("line", ["2026.02.11 국가데이터처", "국가데이터처 2026. 2. 11."])
def test_day_and_office_stand_in_either_order(line: str) -> None:
    text = f"2026년 1월 고용동향\n\n{line}\n\n□ 고용률은 61.2%로 0.2%p 상승\n ○ 청년층은 하락\n"

    record = parse(text.encode(), name="release.txt")

    assert record.issuer is not None
    assert (record.issuer.name, record.published) == ("국가데이터처", "2026-02-11")


@pytest.mark.parametrize(
    ("text", "is_masthead"),
    [
        ("자료제공 : 총 2쪽, 사진 2매", True),
        ("2026.02.11 나래시장 방문", False),
        ("국가데이터처 2026. 2. 11. 관세청", False),
    ],
)
def test_what_is_handed_out_is_furniture_and_a_visit_is_none(
    text: str, *, is_masthead: bool
) -> None:
    assert is_furniture_text(text) is is_masthead


def test_a_document_of_which_nothing_is_seen_names_no_office() -> None:
    unseen = Block("b1", BlockKind.PARAGRAPH, "담당부서 : 한빛시 일자리정책과", 0, hidden=True)

    assert list(named_offices(Document("pdf", (unseen,), unseen.text), "", 0)) == []


def test_the_lead_gives_the_year_where_the_headline_has_none() -> None:
    lead = "나래부(장관 홍길동)는 2024년 지역 창업가 지원사업의 참여기업을 3월 20일까지 모집한다고 밝혔다. 누구나 신청할 수 있다."
    past = "나래부(장관 홍길동)는 2023년 실시한 지역 창업가 지원사업의 성과를 3월 20일에 발표한다고 밝혔다. 누구나 볼 수 있다."

    years = [
        parse(f"# 지역 창업가 모집\n\n{text}\n".encode(), name="release.md").fiscal_year
        for text in (lead, past)
    ]
    assert years == [2024, None]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("(균형인사과) 인식개선 교육을 넓힌다", "인식개선 교육을 넓힌다"),
        ("[동정자료] 홍길동 장관, 현장 방문", "홍길동 장관, 현장 방문"),
        ("(즉시 보도자료) 소방 예산 3,088억원 확정", "소방 예산 3,088억원 확정"),
        ("추가접종 사전예약 진행 중(9.29.목)", "추가접종 사전예약 진행 중"),
        ("추가접종 사전예약 진행 중(9.29.)", "추가접종 사전예약 진행 중(9.29.)"),
        ("(가칭) 미래전략과 신설 추진", "(가칭) 미래전략과 신설 추진"),
    ],
)
def test_who_tells_it_and_when_is_no_part_of_a_headline(line: str, title: str) -> None:
    text = f"# {line}\n\n나래부(장관 홍길동)는 계획을 밝혔다.\n"

    assert parse(text.encode(), name="release.md").title == title


def test_a_label_over_the_deck_is_no_line_of_it() -> None:
    text = "# 장학생을 모집합니다\n\n주요 내용\n\n- 중고생 2,500명 선발\n\n나래부(장관 홍길동)는 장학생을 모집한다고 밝혔다.\n"

    assert parse(text.encode(), name="release.md").subtitles == ("중고생 2,500명 선발",)


RELEASE = "보도자료\n\n한빛시, 청년 창업가 모집\n\n{deck}\n\n□ 한빛시({head})는 2024년 3월 6일 {said} 참여자를 모집한다고 밝혔다.\n"


def _release(
    deck: str = "- 14일까지 신청 -", head: str = "시장 임꺽정", said: str = "청년 사업"
) -> Record:
    return parse(RELEASE.format(deck=deck, head=head, said=said).encode(), name="release.txt")


@pytest.mark.parametrize(
    ("deck", "lines"),
    [
        ("- 한빛 창업원 등 전국\n\n12개 단체 선정, 총 3억 원 지원 -", ["한빛 창업원 등 전국 12개 단체 선정, 총 3억 원 지원"]),
        ("- 창업에 나서는 청년에게 지원하는\n\n‘한빛 바우처’ 신청 접수", ["창업에 나서는 청년에게 지원하는 ‘한빛 바우처’ 신청 접수"]),
        ("- 14일까지 누리집에서 신청\n\n- 최대 3천만 원 지원", ["14일까지 누리집에서 신청", "최대 3천만 원 지원"]),
    ],
)  # fmt: skip
def test_a_line_of_the_deck_goes_on_where_dashes_or_an_ending_leave_it_open(
    deck: str, lines: list[str]
) -> None:
    assert list(_release(deck).subtitles) == lines


@pytest.mark.parametrize("head", ["시장 임꺽정", "임꺽정 시장", "시장 임꺽정, 이하\n‘시’"])
def test_the_head_stands_in_brackets_in_either_order(head: str) -> None:
    issuer = _release(head=head).issuer

    assert issuer is not None
    assert issuer.head is not None
    assert (issuer.head.position, issuer.head.name) == ("시장", "임꺽정")


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("‘2024년 한빛 바우처’ 사업(예산 30억 원, 20명 선발, 3월 14일까지 신청)", 2024),
        ("‘한빛 바우처’ 사업(예산 30억 원, 20명 선발, 3월 14일까지 신청)", None),
    ],
)
def test_the_year_right_before_the_name_of_a_program_is_the_releases(
    said: str, year: int | None
) -> None:
    metadata = "---\ntitle: 한빛시, 청년 창업가 모집\n---\n"
    text = RELEASE.format(deck="- 14일까지 신청 -", head="시장 임꺽정", said=said)
    more = "\n□ ‘한빛 바우처’는 창업 3년 이내 청년에게 최대 3천만 원을 지원한다. 신청은 3월 14일까지 누리집에서 한다.\n"

    record = parse((metadata + text + more * 3).encode(), name="release.txt")

    assert [program.name for program in record.programs] == ["한빛 바우처"]
    assert record.fiscal_year == year


PROJECT = _grid(
    (("사 업 명", 1), ("가람 설비관리시스템\n기능 개선", 1)), (("주관기관", 1), ("가람진흥원", 1))
)
CLASS = Block("b1", BlockKind.PARAGRAPH, "제 안 요 청 서(재공고)")
BELOW = (
    Block("b2", BlockKind.PARAGRAPH, "2024. 10."),
    Block("b3", BlockKind.HEADING, "목 차"),
    Block("b4", BlockKind.PARAGRAPH, "사업을 안내한다. 누구나 참여할 수 있다."),
)


@pytest.mark.parametrize(
    ("cover", "title"),
    [
        ((CLASS, PROJECT), "가람 설비관리시스템 기능 개선 제안요청서"),
        (
            (_grid((("제 안 요 청 서\n[2024년 가람 설비관리시스템\n운영 사업]", 1),)),),
            "2024년 가람 설비관리시스템 운영 사업 제안요청서",
        ),
        (
            (_grid((("가람 설비관리시스템 운영 용역\n- 과업지시서 -", 1),)),),
            "가람 설비관리시스템 운영 용역 과업지시서",
        ),
        (
            (_grid((("「가람 설비사업」\n조사 용역을 위한\n제 안 요 청 서 (RFP)", 1),)),),
            "「가람 설비사업」 조사 용역을 위한 제안요청서(RFP)",
        ),
    ],
)
def test_a_cover_is_headed_by_project_and_class(cover: tuple[Block, ...], title: str) -> None:
    top = headline(_document(*cover, *BELOW))

    assert top.title is not None
    assert (top.title.value, top.subtitles) == (title, ())
    assert len(top.title.places) > 1


def test_a_project_below_no_class_of_a_document_is_no_cover() -> None:
    other = Block("b1", BlockKind.PARAGRAPH, "가람 설비 지원 안내")
    top = headline(_document(other, PROJECT, *BELOW))

    assert top.title is not None
    assert top.title.value == "가람 설비 지원 안내"


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("‘2024년 설비 산업 인턴 지원’ 일자리", 2024),
        ("「2025 설비 안전 주간」", 2025),
        ("‘2024년 설비 실태조사’ 결과", None),
        ("‘2030년까지 설비 두 배’ 목표", None),
        ("‘2019 설비 한마당’", None),
    ],
)
def test_a_name_in_quotation_marks_gives_the_year_where_it_is_that_of_issue_or_the_next(
    said: str, year: int | None
) -> None:
    text = f"# 설비 인턴이 현장에 간다\n\n2024년 3월 4일\n\n가람부는 {said}에 따라 인턴 백 명이 여러 기관의 현장에서 업무를 시작해 실무를 배우게 된다고 밝혔다.\n"

    assert parse(text.encode(), name="release.md").fiscal_year == year


def test_a_list_of_what_is_appended_gives_the_year_of_its_names() -> None:
    text = "# 공중보건 장학생 모집\n\n2024년 3월 4일\n\n가람부는 장학생을 모집한다.\n\n붙임\n\n1. 「2024년 공중보건장학제도 시범사업」 개요\n"

    assert parse(text.encode(), name="release.md").fiscal_year == 2024


@pytest.mark.parametrize(
    ("value", "issuer"),
    [
        ("가 람 지 원 청", "가람지원청"),
        ("한빛적십자사 나루의료원", "한빛적십자사 나루의료원"),
        ("공동수행 여부", None),
        ("참여 당시", None),
    ],
)
def test_a_field_beside_the_label_of_an_office_may_be_spaced_out_or_of_several_words(
    value: str, issuer: str | None
) -> None:
    grid = _grid((("사 업 명", 1), ("설비관리시스템 개선", 1)), (("주관기관", 1), (value, 1)))
    offices = named_offices(_document(CLASS, grid, *BELOW), "", 0)

    assert next((office.name for office in offices), None) == issuer


def test_a_foundation_may_bear_its_form_before_its_name() -> None:
    line = Block("b1", BlockKind.LIST_ITEM, "라. 수요기관 : (재)가람연구원")

    assert [office.name for office in named_offices(_document(line), "", 0)] == ["(재)가람연구원"]


def test_a_bracket_alone_on_its_line_opens_no_deck() -> None:
    text = "# 가람청-나루시, 15억원 규모의 다온 펀드 조성\n(\n가람)①청-나루시, 150억원 규모의 다온 펀드 조성"
    record = parse(text.encode(), name="a.md")

    assert (record.title, record.subtitles) == ("가람청-나루시, 15억원 규모의 다온 펀드 조성", ())
