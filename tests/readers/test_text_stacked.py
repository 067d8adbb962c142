"""Tables of one cell a line that only the kinds of their values tell: how portals write them, and what is none."""

from __future__ import annotations

import pytest

from announce_parser import readers
from announce_parser.document import Block, BlockKind, Table
from announce_parser.readers._starts import Starts
from conftest import calls

CALLS = """사 업 명
공고일
공고
확인
선정
평가
지원 예산(백만 원)
합계
지정
공모
자유
응모
나래원예품종보급기술개발
‘31.12.29.
(기공고)
NRIS
3월중
900
500
400
해오름축산현안대응기술개발
‘31.12.30.
(기공고)
1,200
700
500
미르농업기계보급촉진기술개발
’32.1.9.주간
MRIS
2,400
1,400
1,000
가온국제협력경쟁력강화기술개발
’32.1.16.주간
600
350
250
총 4개 사업
5,100
2,950
2,150"""


def blocks(text: str) -> tuple[Block, ...]:
    source = (
        f"# 나래도 통합공고\n\n사업별 일정은 다음과 같다.\n\n{text}\n\n끝 문장은 여기에 있다.\n"
    )
    return readers.read(readers.load(source.encode(), name="a.md")).blocks


def tables(text: str) -> list[Table]:
    return [block.table for block in blocks(text) if block.table is not None]


def rows(table: Table) -> list[list[str]]:
    found = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        found[cell.row][cell.col] = " ".join(cell.text.split())
    return found


def spaced(text: str) -> str:
    return "\n\n".join(text.split("\n"))


def test_cells_all_apart_make_the_rows_in_which_their_kinds_repeat() -> None:
    (table,) = tables(spaced(CALLS))

    assert rows(table)[:4] == [
        ["사 업 명", "공고일", "공고 확인", "선정 평가", "지원 예산(백만 원)", "", ""],
        ["", "", "", "", "합계", "지정 공모", "자유 응모"],
        ["나래원예품종보급기술개발", "‘31.12.29. (기공고)", "NRIS", "3월중", "900", "500", "400"],
        ["해오름축산현안대응기술개발", "‘31.12.30. (기공고)", "", "", "1,200", "700", "500"],
    ]


def test_a_value_written_once_holds_for_the_rows_below_but_not_for_their_total() -> None:
    (table,) = tables(spaced(CALLS))

    spans = {cell.text: cell.row_span for cell in table.cells}

    assert (spans["NRIS"], spans["MRIS"], spans["3월중"]) == (2, 2, 4)


def test_the_label_of_a_total_covers_the_columns_of_names_and_days() -> None:
    (table,) = tables(spaced(CALLS))

    (total,) = [cell for cell in table.cells if cell.text == "총 4개 사업"]

    assert (total.row, total.col_span) == (table.n_rows - 1, 4)


def test_a_wide_heading_covers_the_narrow_ones_below_it() -> None:
    (table,) = tables(spaced(CALLS))

    (wide,) = [cell for cell in table.cells if cell.text.startswith("지원 예산")]

    assert (wide.col, wide.col_span, table.header_rows) == (4, 3, 2)


def test_blanks_here_and_there_stand_behind_the_last_column() -> None:
    text = """사 업 명
사업공고
평가선정
지원 예산 (백만 원)

합계
지정공모
자유응모

나래품종보급기술개발
1.18.주간
3월중
900
500
400

해오름축산대응기술개발
1.18.주간
3월중
700
700
미르농기계보급기술개발
1.25.주간
4월중
800
800

가온국제협력강화기술개발
1.25.주간
4월중
600
350
250

총 4개 사업
3,000
1,550
1,450"""

    (table,) = tables(text)

    assert [row[3:] for row in rows(table)[3:5]] == [["700", "700", ""], ["800", "", "800"]]


def test_words_that_recur_open_rows_of_their_own_under_one_name() -> None:
    text = """사 업 명
공모방식
사업
공고
평가
선정
지원 예산
비고

나래품종보급기술개발
*(내역) 품종보급/신품종
지정공모
2월 상순
3월 중순
533
자유응모
2월 상순
3월 중순
357
품종 등

해오름축산대응기술개발
지정공모
2월 상순
3월 중순
845
미르농기계보급기술개발
*(내역) 농기계
지정공모
2월 상순
3월 중순
457
자유응모
2월 하순
3월 하순
100
농기계

가온수출전략모델구축
*(내역) 수출전략
지정공모
2월 상순
3월 중순
457
자유응모
2월 하순
3월 하순
200
수출

합계 : 4개 사업
2,949"""

    (table,) = tables(text)

    assert rows(table)[1:3] == [
        [
            "나래품종보급기술개발 *(내역) 품종보급/신품종",
            "지정공모",
            "2월 상순",
            "3월 중순",
            "533",
            "",
        ],
        ["", "자유응모", "2월 상순", "3월 중순", "357", "품종 등"],
    ]
    assert rows(table)[3][0] == "해오름축산대응기술개발"


def test_a_group_in_the_first_column_holds_for_the_names_beside_it() -> None:
    text = """구분
분야
지급건수
지급액(천원)
보상금
나래 유형 신고
14
1,773,954
해오름 유형 신고
79
591,929
미르 유형 신고
44
93,275
합계
137
2,459,158"""

    (table,) = tables(spaced(text))

    (group,) = [cell for cell in table.cells if cell.text == "보상금"]

    assert group.row_span == 3
    assert rows(table)[2] == ["", "해오름 유형 신고", "79", "591,929"]


def test_persons_with_bracketed_telephones_stand_in_columns_of_persons() -> None:
    text = """ 담당부서
 담당과장
 담당자

 나래부
 나래정책과
 김나래 과장

 (044-300-0001)
 이가온 사무관

 (044-300-0002)

 해오름부
 해오름지원과
 박해오름 과장

 (044-300-0003)
 최미르 사무관

 (044-300-0004)

 미르청
 미르육성팀
 정미르 과장

 (044-300-0005)
 한가온 사무관

 (044-300-0006)"""

    (table,) = tables(text)

    assert rows(table)[2] == [
        "해오름부",
        "해오름지원과",
        "박해오름 과장 (044-300-0003)",
        "최미르 사무관 (044-300-0004)",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "나래 지원\n해오름 지원\n미르 지원\n가온 지원\n나래 사업\n해오름 사업\n미르 사업\n가온 사업\n한별 사업",
        "담당 부서\n나래청\n나래과\n책임자\n과 장\n김나래\n(044-300-0001)\n담당자\n사무관\n이가온\n(044-300-0002)",
        "구분\n내용\n방향\n나래 산업\n반도체 육성\n창업 지원\n해오름\n판로 개척\n교육\n2조원\n미르\n상담\n연구",
        "일시\n장소\n주제\n3월 2일\n3월 3일\n나래홀\n5명\n나래\n3월 4일\n해오름\n7명\n8명\n가온 홀\n미르",
    ],
    ids=["only words", "a masthead", "values too few", "kinds that do not repeat"],
)
@pytest.mark.parametrize("apart", [False, True], ids=["together", "apart"])
def test_lines_whose_kinds_tell_no_table_stay_lines(text: str, apart: bool) -> None:  # noqa: FBT001 - a parameter
    assert tables(spaced(text) if apart else text) == []


def test_what_stands_below_the_total_stays_text() -> None:
    last = blocks(spaced(CALLS))[-1]

    assert (last.kind, last.text) == (BlockKind.PARAGRAPH, "끝 문장은 여기에 있다.")


NAMES = ("나래", "해오름 지원", "미르 사업", "가온 산업 육성", "한별 지역", "판로 개척")
VALUES = ("950", "3월 2일", "40%", "1,200", "3억원")


def in_disorder(count: int, *, valued: bool) -> str:
    """Return lines of words, every third or so a value, in an order that no row repeats."""
    found, state = [], 7
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2**31
        pick = state >> 8
        found.append(VALUES[pick % 5] if valued and pick % 17 < 6 else NAMES[pick % 6])
    return "\n".join(found)


@pytest.mark.parametrize(("valued", "most"), [(False, 1_200), (True, 20_000)])
@pytest.mark.parametrize("apart", [False, True], ids=["together", "apart"])
def test_lines_that_are_no_table_cost_a_bounded_number_of_calls_each(
    valued: bool,  # noqa: FBT001 - a parameter
    most: int,
    apart: bool,  # noqa: FBT001 - a parameter
) -> None:
    text = in_disorder(400, valued=valued)
    found: list[object] = []

    assert calls(lambda: found.extend(tables(spaced(text) if apart else text))) < 400 * most
    assert found == []


def test_a_table_below_lines_that_are_none_is_still_found() -> None:
    above = spaced(in_disorder(200, valued=True))

    (table,) = tables(f"{above}\n\n예산은 다음과 같다.\n\n{spaced(CALLS)}")

    assert (table.cells[0].text, table.n_rows) == ("사 업 명", 7)


@pytest.mark.parametrize(("hopeless", "most"), [(True, 2), (False, 4)])
def test_lines_are_spent_where_stretches_that_hold_them_were_looked_at_in_vain(
    hopeless: bool,  # noqa: FBT001 - a parameter
    most: int,
) -> None:
    starts = Starts()
    for _ in range(most - 1):
        starts.add(40, hopeless=hopeless)
    before = starts.is_spent(20)
    starts.add(50, hopeless=hopeless)

    assert (before, starts.is_spent(20), starts.is_spent(45)) == (False, True, False)
