"""People and offices to call: who a number belongs to, in lines and in grids."""

from __future__ import annotations

import pytest

from announce_parser import parse
from announce_parser.document import Block, BlockKind, Cell
from announce_parser.notices._lines import Line
from announce_parser.notices._people import is_rank, people_of

TOP = "설비개선 지원사업 공고\n\n가람부는 설비 교체를 지원하는 사업을 공고합니다.\n\n"


def _people(line: str) -> list[tuple[str | None, ...]]:
    record = parse(f"{TOP}{line}\n".encode(), name="notice.txt")
    return [
        (one.organization, one.division, one.role, one.position, one.name)
        for one in record.contacts
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("담당자 : 홍길동 사무관(044-204-7262)", (None, None, "담당자", "사무관", "홍길동")),
        ("담당: 사무관 홍길동 (044-201-1234)", (None, None, None, "사무관", "홍길동")),
        (
            "담당 : 설비지원과 홍길동 사무관 (☎ 044-204-7262, E-mail: hong@korea.kr)",
            (None, "설비지원과", None, "사무관", "홍길동"),
        ),
        (
            "○ 문의처 : 나루진흥원 기업지원팀 성춘향 선임(055-123-4567, chun@naru.or.kr)",
            ("나루진흥원", "기업지원팀", None, "선임", "성춘향"),
        ),
        ("교육운영팀장 홍길동(☏02-123-4567)", (None, None, None, "교육운영팀장", "홍길동")),
        ("문의 : 055-123-4876(홍길동 과장)", (None, None, None, "과장", "홍길동")),
        ("문의처 : 기업지원팀 홍길동 PM ☎031-123-4567", (None, "기업지원팀", None, "PM", "홍길동")),
        ("문의처 : (사업문의) 기업지원팀 031-123-4567", (None, "기업지원팀", None, None, None)),
        (
            "문의처 : (나루진흥원) 기업지원팀 031-123-4567",
            ("나루진흥원", "기업지원팀", None, None, None),
        ),
        ("총괄 : 홍길동 팀장 (02-123-4567)", (None, None, "총괄", "팀장", "홍길동")),
    ],
)
def test_the_words_beside_a_number_name_who_answers(
    line: str, expected: tuple[str | None, ...]
) -> None:
    assert _people(line) == [expected]


def test_two_people_of_one_line_share_their_office() -> None:
    line = "담당부서 설비지원과 책임자 과장 홍길동(044-123-4501) 담당자 사무관 성춘향(044-123-4502)"

    assert _people(line) == [
        (None, "설비지원과", "책임자", "과장", "홍길동"),
        (None, "설비지원과", "담당자", "사무관", "성춘향"),
    ]


def test_an_office_before_a_slash_is_that_of_all_who_follow_on_the_line() -> None:
    line = (
        "담당부서 : 가람시 청년정책과 / 과장 홍길동(031-123-4501), 팀장 성춘향(031-123-4502),"
        " 담당 이몽룡(031-123-4503)"
    )

    assert _people(line) == [
        ("가람시", "청년정책과", None, "과장", "홍길동"),
        ("가람시", "청년정책과", None, "팀장", "성춘향"),
        ("가람시", "청년정책과", "담당", None, "이몽룡"),
    ]


def test_an_office_without_a_person_keeps_its_unit() -> None:
    line = "※ 문의 : 한빛시 일자리정책과(☎ 031-123-4567), 한빛산업진흥원 기업성장팀(☎ 031-765-4321)"

    assert _people(line) == [
        ("한빛시", "일자리정책과", None, None, None),
        ("한빛산업진흥원", "기업성장팀", None, None, None),
    ]


def _rows(*rows: tuple[str, ...]) -> dict[int, tuple[Line, ...]]:
    """Return the lines of a grid without merged cells; an empty text is an empty cell."""
    block = Block("b1", BlockKind.TABLE, "")
    lines, start = {}, 0
    for row, texts in enumerate(rows):
        held = []
        for column, text in enumerate(texts):
            if text:
                held.append(Line(text, start, block, Cell(row, column, 1, 1, text)))
                start += len(text) + 1
        lines[row] = tuple(held)
    return lines


def test_a_spaced_out_name_and_rank_stand_left_of_their_number() -> None:
    rows = _rows(("자료문의", "약제관리실", "부 장", "박 영 미", "02-123-4567"))

    person = people_of(rows, {(0, 4)})[0, 4]

    assert person.position is not None
    assert (person.name.letters, person.position.letters) == ("박영미", "부장")


def test_a_whole_rank_before_a_name_is_a_rank_where_the_grid_names_the_office_too() -> None:
    rows = _rows(
        ("담당부서", "상권지원담당관", "상권지원담당관", "강감찬", "2133-5480"),
        ("", "", "상권정책팀장", "홍길동", "2133-5482"),
    )

    people = people_of(rows, {(0, 4), (1, 4)})

    assert [
        (person.name.text, person.position.text if person.position else None)
        for person in people.values()
    ] == [("강감찬", "상권지원담당관"), ("홍길동", "상권정책팀장")]


def test_an_office_that_is_named_once_beside_a_name_is_no_rank() -> None:
    rows = _rows(("혁신행정담당관", "홍길동", "2133-5480"))

    assert people_of(rows, {(0, 2)})[0, 2].position is None


def test_ranks_names_and_numbers_in_rows_of_a_column_belong_together() -> None:
    rows = _rows(
        ("한빛부", "실·국·과", "과 장", "사무관"),
        ("", "주택정책관", "홍길동", "성춘향"),
        ("", "주택정책과", "044-201-4539", "044-201-4519"),
    )

    people = people_of(rows, {(2, 2), (2, 3)})

    assert [
        (person.name.text, person.position.letters if person.position else None)
        for person in people.values()
    ] == [("홍길동", "과장"), ("성춘향", "사무관")]
    assert [line.text for line in people[2, 2].office] == ["주택정책관", "주택정책과"]


@pytest.mark.parametrize(
    ("text", "expected"), [("과 장", True), ("상권활성화정책팀장", True), ("설비지원과", False)]
)
def test_a_rank_is_told_by_how_it_ends(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_rank(text) is expected


def test_a_role_and_a_rank_of_the_same_word_are_both_kept() -> None:
    text = "담당 부서\t한빛진흥원\t책임자\t팀 장\t홍길동\t(043-931-5370)\n\t\t담당자\t담당자\t성춘향\t(043-931-5377)\n"

    record = parse(f"보도자료\n\n{text}\n설비개선 지원사업, 올해 시작한다\n".encode(), name="a.txt")

    assert [(one.role, one.position, one.name) for one in record.contacts] == [
        ("책임자", "팀장", "홍길동"),
        ("담당자", "담당자", "성춘향"),
    ]


def test_branches_listed_by_province_are_regions() -> None:
    text = f"{TOP}| 기관명 | 연락처 |\n|---|---|\n| 서울 | 02-944-6032 |\n| 포항센터 | 054-223-2242 |\n"

    record = parse(f"# 공고\n\n{text}".encode(), name="a.md")

    assert [(one.region, one.organization) for one in record.contacts] == [
        ("서울", None),
        (None, "포항센터"),
    ]


def test_numbers_that_share_their_beginning_go_each_to_the_person_behind() -> None:
    record = parse(
        f"{TOP}문의처 : 055-123-4876(홍길동 과장), 4823(성춘향 주무관), 4849(이몽룡 주무관)\n".encode(),
        name="notice.txt",
    )

    assert [(one.name, one.position, one.phones[0].national) for one in record.contacts] == [
        ("홍길동", "과장", "055-123-4876"),
        ("성춘향", "주무관", "055-123-4823"),
        ("이몽룡", "주무관", "055-123-4849"),
    ]


def test_numbers_of_one_office_stay_with_it() -> None:
    record = parse(f"{TOP}문의 : 설비지원과(044-204-7262, 7263)\n".encode(), name="notice.txt")

    assert [[phone.national for phone in one.phones] for one in record.contacts] == [
        ["044-204-7262", "044-204-7263"]
    ]


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("위급할 때에는 119에 신고하고 현장을 벗어난다.", []),
        ("신고는 112, 상담은 나루상담센터(02-123-4567)에 하면 된다.", ["02-123-4567"]),
        ("불이 나면 소방청(☎119)으로 알린다.", ["119"]),
        ("문의는 ☎1357로 한다.", ["1357"]),
    ],
)
def test_an_emergency_number_is_a_contact_only_beside_its_office(
    line: str, numbers: list[str]
) -> None:
    record = parse(f"{TOP}{line}\n".encode(), name="notice.txt")

    assert [phone.national for one in record.contacts for phone in one.phones] == numbers


def _called(body: str, name: str = "notice.md") -> list[tuple[object, ...]]:
    head = "# 2025년도 상점 단장 지원사업 모집 공고\n\n2025년 3월 4일\n\n가온시장\n\n○ 접수기간 : 2025. 3. 10.(월) ~ 3. 21.(금)\n\n"
    record = parse((head + body).encode(), name=name)
    return [
        (
            one.organization,
            one.division,
            tuple(phone.national for phone in one.phones),
            one.programs,
        )
        for one in record.contacts
    ]


DIRECTORY = """| 사업명 | 담당부서 | 연락처 (055-219-) |
|---|---|---|
| 상점 단장 지원사업 | 상권지원팀 | 4876 |
| 접수시스템 | 정보운영팀 | 4880, 4881 |
"""


def test_a_directory_gives_the_office_named_above_it_and_the_digits_of_its_heading() -> None:
    assert _called(f"□ 문의처 : 나루진흥원\n\n{DIRECTORY}") == [
        ("나루진흥원", "상권지원팀", ("055-219-4876",), ("p1",)),
        ("나루진흥원", "정보운영팀", ("055-219-4880", "055-219-4881"), ("p1",)),
    ]


def test_words_that_point_to_a_table_are_no_office() -> None:
    organizations = {each[0] for each in _called(f"□ 문의처 : 아래 담당부서\n\n{DIRECTORY}")}

    assert organizations == {"가온시"}


def test_what_a_call_is_about_is_not_who_answers() -> None:
    table = "| 부문 | 세부사업명 | 기획 문의 | 평가 문의 |\n|---|---|---|---|\n| 상권 | 상점 단장 지원 | 055-219-4876 | 055-219-4876 |\n"

    assert _called(table) == [(None, None, ("055-219-4876",), ("p1",))]


@pytest.mark.parametrize(
    ("line", "organization"),
    [
        ("․ 나루진흥원 전국 대표전화(콜센터) 1600-1234", "나루진흥원"),
        ("전화 : ARS(1600-1234)", None),
        ("전국상인회(1600-1234)", "전국상인회"),
    ],
)
def test_marks_and_words_for_a_number_are_no_part_of_an_office(
    line: str, organization: str | None
) -> None:
    assert _people(line)[0][0] == organization


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("과장 : 홍길동 ☎ 031-790-2210", (None, None, None, "과장", "홍길동")),
        ("팀 장 : 홍길동 ☎ 031-790-2211", (None, None, None, "팀장", "홍길동")),
        ("관광정책과장 : 홍길동 (031-790-2212)", (None, None, None, "관광정책과장", "홍길동")),
        ("재활용팀장 : 단우혁 ☎ 031-790-2214", (None, None, None, "재활용팀장", "단우혁")),
        ("담당 : 홍길동 ☎ 031-790-2213", (None, None, "담당", None, "홍길동")),
        ("담당 : 관광과 (☎ 031-790-2213)", (None, "관광과", None, None, None)),
    ],
)
def test_a_rank_or_role_may_label_the_name(line: str, expected: tuple[str | None, ...]) -> None:
    assert _people(line) == [expected]


def _released(lines: str) -> list[tuple[str | None, ...]]:
    text = f"보도자료\n\n배포 : 2026. 7. 2.(목)\n\n수상작을 발표하다\n\n나래부(장관 한솔)는 결과를 발표했다고 밝혔다.\n\n{lines}\n"
    record = parse(text.encode(), name="release.txt")
    return [
        (one.organization, one.division, one.role, one.position, one.name)
        for one in record.contacts
    ]


def test_the_rows_of_a_masthead_written_as_lines_share_their_office() -> None:
    lines = (
        "담당 부서 자료정책국 책임자 과 장 홍길동 (044-205-2460)\n"
        "자료활용과 담당자 사무관 성춘향 (044-205-2463)\n"
        "한국가람진흥원 책임자 팀 장 이몽룡 (02-2031-9410)\n"
        "활용지원팀 담당자 과 장 변학도 (02-2031-9412)"
    )

    assert _released(lines) == [
        ("나래부", "자료정책국 자료활용과", "책임자", "과장", "홍길동"),
        ("나래부", "자료정책국 자료활용과", "담당자", "사무관", "성춘향"),
        ("한국가람진흥원", "활용지원팀", "책임자", "팀장", "이몽룡"),
        ("한국가람진흥원", "활용지원팀", "담당자", "과장", "변학도"),
    ]


def test_two_people_behind_one_role_have_it_both() -> None:
    lines = (
        "담당부서  예산실 총괄과\n담당자  과장 홍길동(044-215-7110), 서기관 성춘향(044-215-7111)"
    )

    assert _released(lines) == [
        ("나래부", "예산실 총괄과", "담당자", "과장", "홍길동"),
        ("나래부", "예산실 총괄과", "담당자", "서기관", "성춘향"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "문의 : 재무처 계약부 홍길동(032-451-2310)",
            ("나래부", "재무처 계약부", None, None, "홍길동"),
        ),
        (
            "문의 : 국가데이터처 물가과 홍길동(042-481-2310)",
            ("국가데이터처", "물가과", None, None, "홍길동"),
        ),
    ],
)
def test_units_alone_are_the_issuers_and_a_ministrys_its_own(
    line: str, expected: tuple[str | None, ...]
) -> None:
    assert _released(line) == [expected]


def test_what_a_call_costs_is_no_office() -> None:
    assert _released("문의 : 고객센터 1355(유료)") == [(None, "고객센터", None, None, None)]


def test_people_in_brackets_behind_an_office_are_of_it() -> None:
    line = "문의: 나래군 기획예산실 (실장 홍길동 ☎ 043-540-3110, 담당 성춘향 ☎ 043-540-3113)"

    assert _released(line) == [
        ("나래군", "기획예산실", None, "실장", "홍길동"),
        ("나래군", "기획예산실", "담당", None, "성춘향"),
    ]


def test_the_fields_of_a_board_need_no_colon() -> None:
    lines = "담당부서 교통정책과\n담당자 홍길동\n전화번호 054-480-6712"

    assert _released(lines) == [("나래부", "교통정책과", "담당자", None, "홍길동")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "※ 보내실 곳: (30117) 세종특별자치시 한누리대로 422, 고용노동부 정책과",
            ("고용노동부", "정책과", None, None, None),
        ),
        (
            "※ 의견은 누구나 자유롭게 제출할 수 있으며 자세한 내용은 누리집을 보시기 바랍니다",
            (None, None, None, None, None),
        ),
    ],
)
def test_the_office_that_ends_an_address_answers_below_it(
    line: str, expected: tuple[str | None, ...]
) -> None:
    assert _released(f"{line}\n전화 044-202-7530") == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "문의 : 한국가람공단 복원사업처 홍길동 처장(02-6393-2610)",
            ("한국가람공단", "복원사업처", None, "처장", "홍길동"),
        ),
        (
            "문의 : 경영관리실 인사담당 홍길동(02-350-4410)",
            ("나래부", "경영관리실", "인사담당", None, "홍길동"),
        ),
    ],
)
def test_a_unit_that_ends_like_a_ministry_is_of_the_office_before_it(
    line: str, expected: tuple[str | None, ...]
) -> None:
    assert _released(line) == [expected]


def test_a_person_with_a_line_of_its_own_above_the_number_is_no_office() -> None:
    assert _people("설비지원과\n\n홍길동 사무관\n\n(044-204-7262)") == [
        (None, "설비지원과", None, "사무관", "홍길동")
    ]
    assert _people("나루진흥원\n\n(044-204-7262)") == [("나루진흥원", None, None, None, None)]


def test_an_item_of_a_list_is_no_office_of_the_people_below_it() -> None:
    record = parse(
        f"{TOP}담당\n\n설비지원과\n\n- 비대면 장터 구축\n\n3,114\n\n홍길동 서기관(044-204-7262)\n".encode(),
        name="notice.txt",
    )

    assert [(one.division, one.position, one.name) for one in record.contacts] == [
        ("설비지원과", "서기관", "홍길동")
    ]
    assert record.contacts[0].organization is None


LIST = """# 2026년 창업 지원사업 통합 공고

| 사업명 | 예산(억원) | 접수기간 |
| --- | --- | --- |
| 가람 창업 바우처 | 30 | 2026. 3. 2. ~ 3. 31. |
| 나루 수출 패키지 | 20 | 2026. 3. 2. ~ 3. 31. |
| 다온 시제품 제작 | 10 | 2026. 3. 2. ~ 3. 31. |

사업명

접수·문의처

가람 창업 바우처

나루진흥원 창업지원팀

02-123-0993

나루 수출 패키지

나루진흥원 판로지원팀

02-123-0944

다온 시제품 제작

다온협회

02-123-0958
"""


def test_numbers_of_a_list_written_a_cell_a_line_answer_for_the_program_of_their_row() -> None:
    record = parse(LIST.encode(), name="release.md")
    names = {program.id: program.name for program in record.programs}

    assert set(names.values()) == {"가람 창업 바우처", "나루 수출 패키지", "다온 시제품 제작"}
    assert {
        contact.phones[0].national: [names[each] for each in contact.programs]
        for contact in record.contacts
    } == {
        "02-123-0993": ["가람 창업 바우처"],
        "02-123-0944": ["나루 수출 패키지"],
        "02-123-0958": ["다온 시제품 제작"],
    }


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("부장 홍길동", ("부장", "홍길동")),
        ("선임/성춘향", ("선임", "성춘향")),
        ("팀장 : 이몽룡", ("팀장", "이몽룡")),
        ("이몽룡 팀장", ("팀장", "이몽룡")),
        ("설비 지원팀", None),
        ("팀장 / 부장", None),
    ],
)
def test_a_cell_beside_a_number_names_a_person_with_the_rank_in_either_order(
    cell: str, expected: tuple[str, str] | None
) -> None:
    rows = _rows(("담당", "설비지원팀", cell, "02-123-4567"))
    found = [
        (person.position.text if person.position else None, person.name.text)
        for person in people_of(rows, {(0, 3)}).values()
    ]

    assert found == ([expected] if expected else [])
