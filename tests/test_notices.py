"""Notices: what the top of a document says, and what is taken over from the rest of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from announce_parser import parse, validate
from announce_parser.notices import MEMBERS

if TYPE_CHECKING:
    from announce_parser.record import Contact, Record

RELEASE = """보도 시점\t(지 면) 3.6.(수) 조간 (인터넷) 3.5.(화) 12:00

담당 부서\t기반정책관 설비지원과\t책임자\t과 장\t홍길동 (044-123-4501)
\t\t담당자\t사무관\t성춘향 (044-123-4502)
\t\t\t주무관\t이몽룡 (044-123-4503)

가람부, 2024년 설비개선 지원사업에 450억원 지원 - '24년 설비개선 지원사업 통합공고(3.6) -

- 노후 설비 교체, 공정 진단 등 2개 분야, 450억원 지원 계획

가람부(장관 임꺽정)는 올해 총 450억원 규모 '설비개선 지원사업 통합공고'를 실시한다고 밝혔다.

신청 기업은 생산성이 12.5% 증가했다.

자세한 내용은 누리집(www.garam.example.kr) 또는 지원시스템(garam-apply.kr)에서 확인할 수 있다.

참고 1

2024년 설비개선 지원사업 개요

참고 2

분야별 문의처
"""

PORTAL = """---
title: "[보도자료] 나루청, 어선 안전장비 보급 공모 시작"
ministry: "나루청"
approve_date: "05/07/2024 09:00:00"
---

# [보도자료] 나루청, 어선 안전장비 보급 공모 시작

나루청, 어선 안전장비
보급 공모 시작

- 3톤 미만 어선 대상, 1척당 최대 80만 원 -

- 5월 20일까지 누리집 접수 -

나루청(청장 장길산)은 어선 안전장비 보급사업을 시작한다고 밝혔다.

* 문의: 어선안전과 전우치 사무관(044-987-6501), 홍길동 주무관(044-987-6502)
"""


@pytest.fixture(scope="module")
def release() -> Record:
    return read(RELEASE)


@pytest.fixture(scope="module")
def portal() -> Record:
    return read(PORTAL)


def read(text: str, published: str | None = None) -> Record:
    return parse(text.encode(), name="notice.txt", tokenizer="plain", published=published)


def people(record: Record) -> list[tuple[str | None, ...]]:
    return [
        (each.organization, each.division, each.role, each.position, each.name, *numbers(each))
        for each in record.contacts
    ]


def numbers(contact: Contact) -> tuple[str, ...]:
    return (*(phone.national for phone in contact.phones), *contact.emails)


def contacts_of(lines: str) -> list[tuple[str | None, ...]]:
    found = read(
        f"나루청, 어선 안전장비 보급\n\n나루청(청장 장길산)은 보급사업을 한다고 밝혔다.\n\n{lines}\n"
    )
    return [
        (each.organization, each.division, each.name, *numbers(each)) for each in found.contacts
    ]


def test_headline_and_deck_on_one_line_are_two_things(release: Record) -> None:
    assert release.title == "가람부, 2024년 설비개선 지원사업에 450억원 지원"
    assert release.subtitles == (
        "'24년 설비개선 지원사업 통합공고(3.6)",
        "노후 설비 교체, 공정 진단 등 2개 분야, 450억원 지원 계획",
    )


def test_class_tag_and_repeated_headline_are_no_part_of_headline_or_deck(portal: Record) -> None:
    assert portal.title == "나루청, 어선 안전장비 보급 공모 시작"
    assert portal.subtitles == (
        "3톤 미만 어선 대상, 1척당 최대 80만 원",
        "5월 20일까지 누리집 접수",
    )


def test_issuer_is_the_office_introduced_with_its_head(release: Record) -> None:
    assert release.issuer is not None
    assert release.issuer.head is not None
    assert release.issuer.name == "가람부"
    assert (release.issuer.head.position, release.issuer.head.name) == ("장관", "임꺽정")


def test_office_introduced_in_place_of_the_ministry_releases_for_it() -> None:
    record = read(PORTAL.replace("나루청(청장 장길산)", "나루안전원(원장 장길산)"))

    assert record.issuer is not None
    assert record.releasing_body is not None
    assert (record.issuer.name, record.issuer.head) == ("나루청", None)
    assert record.releasing_body.name == "나루안전원"


def test_office_of_state_introduced_beside_the_issuer_issues_with_it() -> None:
    joint = "나루청(청장 장길산)과 가람부(장관 임꺽정)는 보급사업을 시작한다고 밝혔다."

    record = read(
        PORTAL.replace("나루청(청장 장길산)은 어선 안전장비 보급사업을 시작한다고 밝혔다.", joint)
    )

    assert [office.name for office in record.co_issuers] == ["가람부"]


def test_embargo_names_edition_for_print_and_hour_for_online(release: Record) -> None:
    assert release.release is not None
    assert release.release.to_dict() == {
        "print": {"date": "2024-03-06", "edition": "조간"},
        "online": "2024-03-05T12:00+09:00",
        "text": "(지 면) 3.6.(수) 조간 (인터넷) 3.5.(화) 12:00",
    }


def test_embargo_without_channels_gives_the_hour_to_online_and_the_edition_to_print() -> None:
    top = "보도시점\t2024. 3. 5.(화) 11:00 이후(3. 6.(수) 조간)\n\n"

    release = read(top + RELEASE.split("\n\n", 1)[1]).release

    assert release is not None
    assert release.online == "2024-03-05T11:00+09:00"
    assert release.print is not None
    assert (release.print.date, release.print.edition) == ("2024-03-06", "조간")


def test_release_for_immediate_use_says_so() -> None:
    release = read(
        "보도자료\n\n배포 즉시 보도해 주시기 바랍니다.\n\n" + PORTAL.split("---\n\n")[1]
    ).release

    assert release is not None
    assert release.to_dict() == {"immediate": True, "text": "배포 즉시 보도해 주시기 바랍니다."}


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("배포일시 : 2024. 5. 6.(월)", "2024-05-06"),
        ("자료배포\n2024. 5. 6. (월)", "2024-05-06"),
        ("공고일\n2024년 5월 6일", "2024-05-06"),
        ("접수일 : 2024. 5. 6.(월)", "2024-05-07"),
    ],
)
def test_day_of_issue_is_the_document_s_own_before_the_portal_s(line: str, day: str) -> None:
    assert (
        read(
            PORTAL.replace("나루청, 어선 안전장비\n", f"{line}\n\n나루청, 어선 안전장비\n")
        ).published
        == day
    )


def test_day_given_by_the_caller_counts_only_where_nothing_else_says_it(portal: Record) -> None:
    assert portal.published == "2024-05-07"
    assert read(RELEASE, published="2024-03-04").published == "2024-03-04"
    assert read(RELEASE).published is None


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2024년도 어선 안전장비 보급사업 공고", 2024),
        ("'24년 어선 안전장비 보급 통합공고", 2024),
        ("2024년까지 어선 안전장비 보급률 50% 달성", None),
        ("나루청, 2024년 어선 사고 12% 감소", None),
    ],
)
def test_fiscal_year_is_the_program_s_and_not_any_year(title: str, year: int | None) -> None:
    assert (
        read(f"{title}\n\n나루청(청장 장길산)은 안전장비를 보급한다고 밝혔다.\n").fiscal_year
        == year
    )


def test_budget_is_the_sum_announced_as_a_whole_with_every_place(release: Record) -> None:
    assert release.budget is not None
    assert release.budget.amount == 45_000_000_000
    assert len(release.provenance["/budget"]) == 3


@pytest.mark.parametrize(
    "title",
    [
        "나루청, 1척당 최대 80만 원 지원",
        "나루청, 총상금 7백만 원 공모전 개최",
        "나루청, 저리 융자 300억 원 지원",
        "나루청, 내년 예산 2.4조 원 중 일부로 어선 안전 지원",
        "나루청, 역대 최대인 300억 원 지원",
    ],
)
def test_cap_prize_and_loan_are_no_budget(title: str) -> None:
    assert read(f"{title}\n\n나루청(청장 장길산)은 사업을 시작한다고 밝혔다.\n").budget is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("나루청, 2026년 예산 2,208억원 확정", 220_800_000_000),
        ("나루청, 어선 안전 사업에 역대 최대 규모 101억원 지원", 10_100_000_000),
        ("어선 안전 사업 공고\n\n(지원규모) ’26년 280개팀(88억원)", 8_800_000_000),
        ("어선 안전 사업 공고\n\n□ 공고 규모 : ’26년 정부출연금 18억 원 이내", 1_800_000_000),
        (
            "어선 안전 사업에 총 948억 원 규모 지원\n\n| 사업 | 예산 |\n|---|---|\n| 등화 | 50,000백만원 |\n| 구명 | 44,769백만원 |\n| 합계 | 94,769백만원 |",
            94_769_000_000,
        ),
        (
            "어선 안전 사업에 총 948억 원 규모 지원\n\n| 사업 | 예산 |\n|---|---|\n| 등화 | 50,000백만원 |\n| 구명 | 44,000백만원 |\n| 합계 | 94,000백만원 |",
            94_800_000_000,
        ),
    ],
)
def test_the_whole_is_said_in_a_budget_a_label_or_to_more_digits_in_a_table(
    text: str, amount: int
) -> None:
    title, _, rest = text.partition("\n\n")
    lead = "나루청(청장 장길산)은 사업을 시작한다고 밝혔다."
    record = parse(f"# {title}\n\n{lead}\n\n{rest}\n".encode(), name="release.md")

    assert record.budget is not None
    assert record.budget.amount == amount


def test_people_of_a_masthead_have_role_rank_and_the_division_of_its_merged_cell(
    release: Record,
) -> None:
    office = ("가람부", "기반정책관 설비지원과")

    assert people(release) == [
        (*office, "책임자", "과장", "홍길동", "044-123-4501"),
        (*office, "담당자", "사무관", "성춘향", "044-123-4502"),
        (*office, "담당자", "주무관", "이몽룡", "044-123-4503"),
    ]


def test_people_named_one_after_another_share_the_division_of_the_first(portal: Record) -> None:
    assert people(portal) == [
        ("나루청", "어선안전과", None, "사무관", "전우치", "044-987-6501"),
        ("나루청", "어선안전과", None, "주무관", "홍길동", "044-987-6502"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "문 의: 나루청 어선안전과 전우치 (044-987-6501)",
            [("나루청", "어선안전과", "전우치", "044-987-6501")],
        ),
        (
            "자세한 사항은 관할 지청 또는 나루안전공단 보급팀(☎ 044-987-6503)으로 문의하면 된다.",
            [("나루안전공단", "보급팀", None, "044-987-6503")],
        ),
        (
            "① 나루연구원 : 장비관리시스템(jangbi.kr) / ☎ 044-987-6504",
            [("나루연구원", None, None, "044-987-6504")],
        ),
        (
            "사업문의 : 나루진흥원(장비보급단, 044-987-6505)",
            [("나루진흥원", "장비보급단", None, "044-987-6505")],
        ),
        (
            "※ 신고는 나루청(☎1588-0000) 또는 경찰청(☎112)에 하면 된다.",
            [("나루청", None, None, "1588-0000"), ("경찰청", None, None, "112")],
        ),
        (
            "나루협회 서부 지부(bogeup@naru.or.kr, TEL: 044-987-6506)",
            [("나루협회", "서부 지부", None, "044-987-6506", "bogeup@naru.or.kr")],
        ),
        (
            "상담은 전국 어디서나 국번 없이 1588-0001로 가능하다.",
            [(None, None, None, "1588-0001")],
        ),
    ],
)
def test_words_beside_a_number_say_who_answers_it(
    line: str, expected: list[tuple[str | None, ...]]
) -> None:
    assert contacts_of(line) == expected


def test_masthead_that_was_flattened_to_one_cell_a_line_gives_the_same_people() -> None:
    flat = "\n\n".join(
        [
            *("담당 부서", "나루청", "책임자", "과 장", "홍길동", "(044-987-6507)"),
            *("어선안전과", "담당자", "사무관", "성춘향", "(044-987-6508)"),
        ]
    )

    assert contacts_of(flat) == [
        ("나루청", "어선안전과", "홍길동", "044-987-6507"),
        ("나루청", "어선안전과", "성춘향", "044-987-6508"),
    ]


def test_list_of_offices_and_numbers_line_by_line_pairs_each_with_its_own() -> None:
    assert contacts_of("연락처\n\n동해재단\n\n044-987-6509\n\n서해재단\n\n044-987-6510~1") == [
        ("동해재단", None, None, "044-987-6509"),
        ("서해재단", None, None, "044-987-6510", "044-987-6511"),
    ]


def test_columns_of_a_contact_table_say_what_their_cells_are() -> None:
    table = "기관\t부서\t담당자\t연락처\n동해재단\t보급팀\t홍길동\t044-987-6512\n서해재단\t안전팀\t성춘향\t044-987-6513"

    assert contacts_of(table) == [
        ("동해재단", "보급팀", "홍길동", "044-987-6512"),
        ("서해재단", "안전팀", "성춘향", "044-987-6513"),
    ]


def test_appendices_are_named_by_label_and_title(release: Record) -> None:
    assert [(each.number, each.title) for each in release.attachments] == [
        ("참고 1", "2024년 설비개선 지원사업 개요"),
        ("참고 2", "분야별 문의처"),
    ]


def test_appendices_listed_at_the_end_of_a_letter_are_each_one() -> None:
    record = read(PORTAL + "\n붙임 1. 보급 장비 목록.\n 2. 신청 절차.\n 3. 질의응답. 끝.\n")

    assert [(each.number, each.title) for each in record.attachments] == [
        ("붙임 1", "보급 장비 목록"),
        ("2", "신청 절차"),
        ("3", "질의응답"),
    ]


@pytest.mark.parametrize(
    "line", ["참고하시기 바랍니다.", "첨부된 서식을 쓴다.", "붙임과 같이 공고합니다."]
)
def test_reference_to_an_appendix_is_none(line: str) -> None:
    assert read(f"{PORTAL}\n{line}\n").attachments == ()


def test_links_are_listed_once_each_with_the_words_before_them(release: Record) -> None:
    assert [(each.url, each.label) for each in release.links] == [
        ("www.garam.example.kr", "누리집"),
        ("garam-apply.kr", "지원시스템"),
    ]


def test_target_of_a_markdown_link_counts_where_its_label_is_another_address() -> None:
    record = read(PORTAL + "\n- [www.naru.kr](https://portal.naru.kr/notice)\n")

    assert [each.url for each in record.links] == ["www.naru.kr", "https://portal.naru.kr/notice"]


def test_figures_say_what_they_are_where_the_words_beside_them_do(release: Record) -> None:
    roles = {figure.text: figure.role for figure in release.figures if figure.role}

    assert roles["12.5%"] == "growth"
    assert roles["450억원"] == "budget"
    assert roles["044-123-4501"] == "contact"
    by_day = {role for text, role in roles.items() if text.startswith("3.")}
    assert by_day == {"embargo", "announcement"}


def test_tables_of_the_masthead_are_told_from_others(release: Record) -> None:
    assert [table.role for table in release.tables] == ["masthead", "masthead"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2024년도 어선 안전장비 보급사업 통합 공고", "integrated_notice"),
        ("2024년도 어선 안전장비 보급사업 참여기업 모집 공고", "program_notice"),
        ("나루안전원 2024년도 신입직원 채용", "recruitment_notice"),
        ("어선 안전장비 관리 용역 입찰 공고", "tender_notice"),
        ("어선안전법 시행령 일부개정령(안) 입법예고", "legislative_notice"),
        ("2024년 어선 사고 통계 연보", "other"),
    ],
)
def test_headline_shows_the_kind_of_notice(title: str, kind: str) -> None:
    assert read(f"{title}\n\n나루청 공고 제2024-31호\n\n아래와 같이 알립니다.\n").kind == kind


def test_release_that_reports_a_notice_is_a_release(release: Record) -> None:
    assert release.kind == "press_release"


def test_notice_bears_its_number_and_says_what_it_corrects() -> None:
    record = read(
        "나루청 공고 제2024-31호\n\n2024년도 어선 안전장비 보급사업 (정정) 공고\n\n아래와 같이 알립니다.\n"
    )

    assert record.notice_number == "나루청 공고 제2024-31호"
    assert record.issuer is not None
    assert record.issuer.name == "나루청"
    assert record.revision is not None
    assert record.revision.type == "correction"


@pytest.mark.parametrize("text", [RELEASE, PORTAL], ids=["release", "portal"])
def test_every_value_reads_back_from_the_record_alone(text: str) -> None:
    record = json.loads(read(text).to_json())

    assert validate(record) == ()


def test_same_bytes_give_the_same_record() -> None:
    assert read(RELEASE).to_json() == read(RELEASE).to_json()


@pytest.mark.parametrize("filler", [" ", "-", "1", ".", "가", "(", "* ", "☎ "])
def test_page_of_one_character_does_not_stop_the_program(filler: str) -> None:
    record = read(f"나루청, 어선 안전장비 보급{filler * 20_000}끝 044-987-6501\n")

    assert record.kind == "other" or record.title is not None


def test_every_kind_of_the_contract_has_its_member() -> None:
    assert sorted(member.KIND for member in MEMBERS) == [
        "integrated_notice",
        "legislative_notice",
        "other",
        "press_release",
        "program_notice",
        "recruitment_notice",
        "tender_notice",
    ]


@pytest.mark.parametrize(
    ("field", "files"),
    [
        ("첨부파일\n\n공고문.hwp (34.5 KB)\n\n신청서.pdf", ["공고문.hwp", "신청서.pdf"]),
        ("첨부파일 : 공고문.hwp", ["공고문.hwp"]),
        ("붙임 문서\t공고문.hwpx [2 MB]\n등록일\t2024-03-05", ["공고문.hwpx"]),
        ("첨부파일을 확인하시기 바랍니다.", []),
    ],
)
def test_the_field_of_files_of_a_board_lists_attachments(field: str, files: list[str]) -> None:
    record = read(f"설비개선 지원사업 공고\n\n{field}\n\n가람부는 설비를 지원한다.\n")

    assert [each.title for each in record.attachments] == files


def test_a_headline_with_a_class_tag_is_no_attachment() -> None:
    record = read(
        "# (참고) 가람부 장관, 설비 현장 점검\n\n가람부(장관 임꺽정)는 현장을 점검했다고 밝혔다.\n"
    )

    assert (record.title, record.attachments) == ("가람부 장관, 설비 현장 점검", ())
