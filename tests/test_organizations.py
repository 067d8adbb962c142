"""Offices with a part in a program: behind labels, in rows, as subjects; kinds of offices are none."""

from __future__ import annotations

import pytest

from announce_parser import parse

HEAD = "설비개선 지원사업 공고\n\n가람부는 설비 교체를 지원하는 사업을 공고합니다.\n\n"


def _offices(text: str) -> list[tuple[str, str, str | None]]:
    record = parse(f"{HEAD}{text}\n".encode(), name="notice.txt")
    return [(each.role, each.name, each.division) for each in record.organizations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("○ 전담기관 : 나루산업진흥원 설비지원팀", [("전담", "나루산업진흥원", "설비지원팀")]),
        (
            "- 사업시행주체 : 나루관리공단, 가람관리공단",
            [
                ("시행", "나루관리공단", None),
                ("시행", "가람관리공단", None),
            ],
        ),
        (
            "주최/주관 : 산림청 / 나루산업진흥원",
            [
                ("주최", "산림청", None),
                ("주관", "나루산업진흥원", None),
            ],
        ),
        (
            "(주최) 소방청 (주관) 나루소방협회",
            [
                ("주최", "소방청", None),
                ("주관", "나루소방협회", None),
            ],
        ),
        (
            "후원 : 산림청·경찰청, 부산광역시 등",
            [
                ("후원", "산림청", None),
                ("후원", "경찰청", None),
                ("후원", "부산광역시", None),
            ],
        ),
        ("전문기관\n(나루산업진흥원)", [("전문", "나루산업진흥원", None)]),
        ("□ 총괄 기관 : 산림청", [("총괄", "산림청", None)]),
        ("협력기관 : 나루전력공사 등 12개 기관", [("협력", "나루전력공사", None)]),
        (
            "행사는 해양수산부가 주최하고 나루해양재단(NMF)이 주관한다.",
            [
                ("주최", "해양수산부", None),
                ("주관", "나루해양재단", None),
            ],
        ),
        ("구분\t내용\n주관\t나루산업진흥원\n기간\t3월", [("주관", "나루산업진흥원", None)]),
    ],
)
def test_an_office_is_named_with_its_part(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert _offices(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "- 주관기관 : 중소기업 또는 대학",
        "○ 운영기관 : 공모를 통해 선정",
        "시행기관 : 각 지방자치단체",
        "참여기관 : 연구원, 공공기관",
        "주관 : 미정",
        "운영 : 평일 09:00~18:00",
        "구분\t내용\n주관\t중소기업\n기간\t3월",
        "사업\t운영기관\t연락처\n설비개선\t나루산업진흥원\t02-123-4567",
        "- 운영기관 : 연락처 참조",
        "운영기관\n(해당 지방자치단체)",
        "이번 행사를 주최하고 주관하는 기관을 찾는다.",
    ],
)
def test_a_kind_of_office_or_a_label_of_something_else_names_none(text: str) -> None:
    assert _offices(text) == []
