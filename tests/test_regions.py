"""Regions of a program: every place of a list, the 17 provinces by their short names (RECORD)."""

from __future__ import annotations

import pytest

import announce_parser

_NOTICE = """2026년 판로 지원사업 참여기업 모집 공고

1. 사업명 : 판로 지원사업
2. 지원대상 : {who}
3. 신청기간 : 2026. 2. 2. ~ 3. 5.
4. 지원한도 : 기업당 300만원

2026. 1. 5.
해오름진흥원장
"""


@pytest.mark.parametrize(
    ("who", "regions"),
    [
        ("부산광역시, 울산광역시, 경상남도 소재 중소기업", ("부산", "울산", "경남")),
        ("대구·경북 소재 중소기업", ("대구", "경북")),
        ("부산, 울산 및 경남 지역 중소기업", ("부산", "울산", "경남")),
        ("서울 부산 대구 소재 소공인", ("서울", "부산", "대구")),
        ("광주광역시 또는 전라북도에 사업장을 둔 소상공인", ("광주", "전북")),
        ("전국 중소기업", ("전국",)),
        ("비수도권 중소기업", ("비수도권",)),
        ("서울 강남구 소재 소상공인", ("서울 강남구",)),
        ("세종특별자치시에 주소를 둔 청년", ()),
        ("전국 규모 대회에서 입상한 청년", ()),
        ("경기 침체로 어려움을 겪는 중소기업", ()),
        ("신청시 중소기업 확인서를 낸 소상공인", ()),
        ("서울대학교 산학협력단", ()),
        ("수도권 소재 기업을 제외한 중소기업", ()),
    ],
)
def test_the_regions_of_a_program_are_all_places_of_its_list(
    who: str, regions: tuple[str, ...]
) -> None:
    record = announce_parser.parse(_NOTICE.format(who=who).encode(), name="notice.txt")

    assert [program.regions for program in record.programs] == [regions]
    assert announce_parser.validate(record.to_dict()) == ()
