"""Whole notices composed here, each of another kind, and every term that their programs state.

The files stand in ``notices``: as offices write them, of places that do not exist. What is expected was read from them by a
person after RECORD.md; what a program does not state must be absent.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import announce_parser

NOTICES = Path(__file__).parent / "notices"
PLAIN = ("interval", "duration", "percent")


def told(value: Any) -> Any:
    """Return a value of the record in short: sums and counts with bound and measure, the rest alone."""
    if isinstance(value, list):
        return [told(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "currency" in value or "unit" in value:
        return _said(value, "amount", "value", "unit", "bound", "per")
    if "party" in value:
        return f"{value['party']} {value.get('percent') or value['amount']['amount']}"
    if "text" in value and (key := next((key for key in PLAIN if key in value), None)):
        return _said(value, key, "bound", "until_exhausted")
    return {key: told(each) for key, each in value.items() if each != []}


def _said(value: dict[str, Any], *keys: str) -> str:
    return " ".join(str(value[key]) for key in keys if key in value)


def terms(name: str) -> list[dict[str, Any]]:
    """Return what the programs of a notice state, their ids apart."""
    record = json.loads(announce_parser.parse(NOTICES / name).to_json())
    return [
        {key: told(value) for key, value in program.items() if key != "id" and value != []}
        for program in record["programs"]
    ]


EXPECTED: dict[str, list[dict[str, Any]]] = {
    "certified-firms.md": [
        {
            "name": "해오름시 일자리 창출 우수기업 인증",
            "aliases": ["2025년 하반기 해오름시 일자리 창출 우수기업 인증"],
            "awards": "10 개사 max",
            "announcement": "2025-08-04",
            "application": "2025-08-04/2025-08-29",
            "regions": ["해오름시"],
            "employees": "20 인 min",
            "eligibility": "해오름시 소재 기업 중 최근 1년간 근로자 수가 5명 이상 증가한 기업(상시근로자 20인 이상)",
            "how_to_apply": "이메일(job@haeoreum.go.kr) 또는 방문 접수",
            "documents": [
                "인증신청서(서식 1)",
                "기업현황서(서식 2)",
                "고용보험 사업장 취득자 명부",
            ],
            "division": "일자리정책과",
        }
    ],
    "export-report.txt": [],
    "export-voucher.md": [
        {
            "name": "수출도약 바우처 지원사업",
            "aliases": ["2026년 수출도약 바우처 지원사업"],
            "budget": "32000000000",
            "awards": "500 개사 approx",
            "caps": [
                {"label": "내수기업", "cap": "30000000 max", "ratio": "70"},
                {"label": "수출초보기업", "cap": "40000000 max", "ratio": "60"},
                {"label": "수출유망기업", "cap": "60000000 max", "ratio": "50"},
            ],
            "duration": "P10M",
            "announcement": "2026-01-19",
            "application": "2026-01-26/2026-02-20T17:00+09:00",
            "evaluation": "2026-03",
            "agreement": "2026-04",
            "applicants": ["중소기업", "중견기업"],
            "eligibility": "중소기업기본법 제2조에 따른 중소기업 및 중견기업\n업력 제한 없음",
            "exclusions": "국세·지방세 체납 기업\n동일 연도 유사 바우처 사업에 참여 중인 기업",
            "how_to_apply": "온라인 신청(www.exportup.kr)",
            "apply_at": [{"url": "www.exportup.kr", "text": "www.exportup.kr"}],
            "documents": ["사업신청서", "수출실적증명원", "사업자등록증"],
            "agency": "한국수출진흥공단",
        }
    ],
    "guarantee-release.txt": [
        {
            "name": "소상공인 특례보증",
            "cap": "50000000 max 업체",
            "loan": {
                "rates": [{"label": "이자", "rate": "3", "text": "연 3%"}],
                "guarantee_ratio": "100",
                "fee": "1",
                "text": "시는 2년간 연 3%의 이자를 지원한다.\n보증비율은 100%\n보증료는 연 1%",
            },
            "duration": "P2Y",
            "application": "2026-05-18/.. True",
        }
    ],
    "housing.md": [
        {
            "name": "온누리 행복마을 2단지 행복주택",
            "awards": "164 호",
            "announcement": "2025-09-01",
            "application": "2025-09-15T10:00+09:00/2025-09-18T17:00+09:00",
            "applicants": ["무주택세대구성원"],
            "eligibility": "공고일(2025. 9. 1.) 현재 무주택세대구성원으로서 소득 및 자산 기준을 충족하는 사람",
            "how_to_apply": "한들도시공사 누리집(apply.handeul.or.kr)에서 인터넷 신청",
            "apply_at": [{"url": "apply.handeul.or.kr", "text": "apply.handeul.or.kr"}],
        }
    ],
    "integrated.md": [
        {
            "name": "해양 예비창업 지원",
            "category": "c1",
            "budget": "3500000000 백만원",
            "funding": ["국비 2800000000", "지방비 700000000"],
            "awards": "70 명",
            "application": "2026-02-02/2026-02-27",
            "how_to_apply": "해양창업누리집(www.seastart.kr)에서 온라인 신청",
            "apply_at": [{"url": "www.seastart.kr", "text": "www.seastart.kr"}],
        },
        {
            "name": "해양 창업도약 지원",
            "category": "c1",
            "budget": "6000000000 백만원",
            "funding": ["국비 4200000000", "지방비 900000000", "자부담 900000000"],
            "awards": "40 개사",
            "application": "2026-02-09/2026-03-06",
            "how_to_apply": "해양창업누리집(www.seastart.kr)에서 온라인 신청",
            "apply_at": [{"url": "www.seastart.kr", "text": "www.seastart.kr"}],
        },
        {
            "name": "해양 수출기업 육성",
            "category": "c2",
            "budget": "8000000000 백만원",
            "funding": ["국비 5000000000", "지방비 1000000000", "자부담 2000000000"],
            "awards": "50 개사",
            "application": "2026-03",
            "how_to_apply": "해양창업누리집(www.seastart.kr)에서 온라인 신청",
            "apply_at": [{"url": "www.seastart.kr", "text": "www.seastart.kr"}],
        },
        {
            "name": "스마트 물류설비 보급",
            "category": "c2",
            "budget": "3000000000 백만원",
            "funding": ["국비 1500000000", "지방비 600000000", "자부담 900000000"],
            "awards": "30 개소",
            "how_to_apply": "해양창업누리집(www.seastart.kr)에서 온라인 신청",
            "apply_at": [{"url": "www.seastart.kr", "text": "www.seastart.kr"}],
        },
    ],
    "interest-subsidy.md": [
        {
            "name": "늘봄군 중소기업 육성자금(이차보전) 지원",
            "aliases": ["2026년 늘봄군 중소기업 육성자금(이차보전) 지원"],
            "caps": [
                {"label": "운전자금", "cap": "300000000 max"},
                {"label": "시설자금", "cap": "500000000 max"},
            ],
            "loan": {
                "rates": [{"label": "이차보전율", "rate": "3", "text": "연 3%"}],
                "term": "P2Y",
                "grace": "P1Y",
                "text": "융자규모 : 100억원\n"
                "이차보전율 : 연 3%\n"
                "융자기간 : 2년(1년 거치 1년 균분상환)",
            },
            "announcement": "2026-01-12",
            "application": "2026-01-19/.. True",
            "applicants": ["중소기업"],
            "regions": ["늘봄군"],
            "industries": ["제조업"],
            "eligibility": "늘봄군에 본사 또는 공장을 둔 제조업을 영위하는 중소기업",
            "exclusions": "지방세 체납기업, 휴·폐업 기업",
            "how_to_apply": "군청 경제과 방문접수",
            "documents": ["융자신청서", "사업계획서", "재무제표(최근 2년)"],
            "division": "경제과 기업지원팀",
        }
    ],
    "policy-funds.md": [
        {
            "name": "일반경영안정자금",
            "cap": "70000000 max",
            "loan": {
                "rates": [{"label": "대출금리", "text": "정책자금 기준금리+0.6%p"}],
                "term": "P5Y",
                "grace": "P2Y",
                "text": "융자규모 : 5,000억원\n"
                "대출금리 : 정책자금 기준금리+0.6%p\n"
                "대출기간 : 5년(거치 2년 포함)",
            },
            "application": "2025-01-13T10:00+09:00/.. True",
            "applicants": ["소상공인"],
            "business_age": "P3Y min",
            "eligibility": "업력 3년 이상 소상공인",
            "exclusions": "세금 체납자\n휴·폐업 중인 소상공인\n유흥·향락 업종, 전문업종 등 융자제외 대상 업종",
            "how_to_apply": "소상공인정책자금 누리집(ols.sbfund.or.kr)에서 온라인 신청",
            "apply_at": [{"url": "ols.sbfund.or.kr", "text": "ols.sbfund.or.kr"}],
        },
        {
            "name": "혁신성장촉진자금",
            "caps": [
                {"label": "운전", "cap": "100000000 max"},
                {"label": "시설", "cap": "500000000 max"},
            ],
            "loan": {
                "rates": [{"label": "대출금리", "text": "정책자금 기준금리+0.4%p"}],
                "text": "융자규모 : 3,500억원\n"
                "대출금리 : 정책자금 기준금리+0.4%p\n"
                "대출기간 : 운전 5년(거치 2년), 시설 8년(거치 3년)",
            },
            "application": "2025-01-13T10:00+09:00/.. True",
            "applicants": ["소상공인", "백년소공인"],
            "eligibility": "수출 소상공인, 백년소공인",
            "exclusions": "세금 체납자\n휴·폐업 중인 소상공인\n유흥·향락 업종, 전문업종 등 융자제외 대상 업종",
            "how_to_apply": "소상공인정책자금 누리집(ols.sbfund.or.kr)에서 온라인 신청",
            "apply_at": [{"url": "ols.sbfund.or.kr", "text": "ols.sbfund.or.kr"}],
        },
        {
            "name": "재도전특별자금",
            "cap": "100000000 max",
            "loan": {
                "rates": [{"label": "대출금리", "rate": "2", "text": "연 2.0%(고정)"}],
                "term": "P5Y",
                "grace": "P2Y",
                "text": "융자규모 : 2,000억원\n"
                "대출금리 : 연 2.0%(고정)\n"
                "대출기간 : 5년(거치 2년 포함)",
            },
            "application": "2025-01-13T10:00+09:00/.. True",
            "applicants": ["소상공인"],
            "eligibility": "재창업 소상공인",
            "exclusions": "세금 체납자\n휴·폐업 중인 소상공인\n유흥·향락 업종, 전문업종 등 융자제외 대상 업종",
            "how_to_apply": "소상공인정책자금 누리집(ols.sbfund.or.kr)에서 온라인 신청",
            "apply_at": [{"url": "ols.sbfund.or.kr", "text": "ols.sbfund.or.kr"}],
        },
        {
            "name": "긴급경영안정자금",
            "cap": "100000000 max",
            "loan": {
                "rates": [{"label": "대출금리", "rate": "2", "text": "연 2.0%(고정)"}],
                "term": "P5Y",
                "grace": "P2Y",
                "text": "융자규모 : 1,500억원\n"
                "대출금리 : 연 2.0%(고정)\n"
                "대출기간 : 5년(거치 2년 포함)",
            },
            "application": "2025-01-13T10:00+09:00/.. True",
            "applicants": ["소상공인"],
            "eligibility": "재해 피해 소상공인",
            "exclusions": "세금 체납자\n휴·폐업 중인 소상공인\n유흥·향락 업종, 전문업종 등 융자제외 대상 업종",
            "how_to_apply": "소상공인정책자금 누리집(ols.sbfund.or.kr)에서 온라인 신청",
            "apply_at": [{"url": "ols.sbfund.or.kr", "text": "ols.sbfund.or.kr"}],
        },
    ],
    "prototype-kinds.md": [
        {
            "name": "혁신시제품 개발지원사업",
            "budget": "1350000000",
            "funding": ["국비 900000000", "시비 450000000"],
            "caps": [
                {"label": "시제품 제작", "cap": "30000000 max 기업", "awards": "20 개사"},
                {"label": "인증 지원", "cap": "15000000 max 기업", "awards": "15 개사"},
                {"label": "마케팅 지원", "cap": "10000000 max 기업", "awards": "25 개사"},
            ],
            "term": "2026-04/2026-11",
            "announcement": "2026-02-23",
            "application": "2026-02-23/2026-03-20T18:00+09:00",
            "evaluation": "2026-03-23/2026-04-03",
            "agreement": "2026-04",
            "applicants": ["중소기업"],
            "regions": ["미르시"],
            "business_age": "P7Y max",
            "eligibility": "미르시에 본사, 공장 또는 연구소를 둔 업력 7년 이내 중소기업",
            "exclusions": "국세 또는 지방세 체납기업, 동일 과제로 타 기관의 지원을 받은 기업",
            "how_to_apply": "미르기업지원시스템(www.mirbiz.or.kr) 온라인 신청",
            "apply_at": [{"url": "www.mirbiz.or.kr", "text": "www.mirbiz.or.kr"}],
            "documents": [
                "사업신청서 및 수행계획서 1부",
                "사업자등록증 1부",
                "최근 3개년 재무제표 1부",
            ],
        }
    ],
    "recruitment.md": [
        {
            "name": "공연기획",
            "awards": "2 명",
            "application": "2025-06-09/2025-06-20T18:00+09:00",
            "evaluation": "2025-06-25/2025-07-16",
            "eligibility": "관련 분야 경력 2년 이상",
            "documents": ["응시원서", "자기소개서", "경력증명서"],
            "preference": "국가유공자 등 예우 및 지원에 관한 법률에 따른 취업지원대상자 5~10% 가점",
        },
        {
            "name": "시설관리",
            "awards": "1 명",
            "application": "2025-06-09/2025-06-20T18:00+09:00",
            "evaluation": "2025-06-25/2025-07-16",
            "eligibility": "전기기사 이상 자격 소지자",
            "documents": ["응시원서", "자기소개서", "경력증명서"],
            "preference": "국가유공자 등 예우 및 지원에 관한 법률에 따른 취업지원대상자 5~10% 가점",
        },
        {
            "name": "홍보",
            "awards": "1 명",
            "application": "2025-06-09/2025-06-20T18:00+09:00",
            "evaluation": "2025-06-25/2025-07-16",
            "eligibility": "제한 없음",
            "documents": ["응시원서", "자기소개서", "경력증명서"],
            "preference": "국가유공자 등 예우 및 지원에 관한 법률에 따른 취업지원대상자 5~10% 가점",
        },
        {
            "name": "회계(육아휴직 대체)",
            "awards": "1 명",
            "application": "2025-06-09/2025-06-20T18:00+09:00",
            "evaluation": "2025-06-25/2025-07-16",
            "eligibility": "제한 없음",
            "documents": ["응시원서", "자기소개서", "경력증명서"],
            "preference": "국가유공자 등 예우 및 지원에 관한 법률에 따른 취업지원대상자 5~10% 가점",
        },
    ],
    "rnd-topics.md": [
        {
            "name": "미래소재 원천기술개발사업",
            "aliases": ["2025년도 미래소재 원천기술개발사업"],
            "call_type": "지정공모",
            "budget": "4200000000 approx",
            "caps": [
                {"label": "중소기업", "ratio": "75 max"},
                {"label": "중견기업", "ratio": "70 max"},
                {"label": "대기업", "ratio": "50 max"},
            ],
            "term": "2025-06/2028-12",
            "announcement": "2025-03-05/2025-04-07",
            "application": "2025-03-24/2025-04-07T18:00+09:00",
            "evaluation": "2025-04/2025-05",
            "agreement": "2025-06",
            "applicants": ["연구개발기관", "대학", "정부출연연구기관", "기업부설연구소"],
            "eligibility": "국가연구개발혁신법 제2조에 따른 연구개발기관(대학, 정부출연연구기관, 기업부설연구소 등)",
            "how_to_apply": "범부처통합연구지원시스템(www.iris.go.kr)을 통한 온라인 접수",
            "apply_at": [{"url": "www.iris.go.kr", "text": "www.iris.go.kr"}],
            "topics": [
                {
                    "number": "1",
                    "name": "극저온 수소 저장용 복합소재 개발",
                    "amount": "5800000000",
                    "duration": "P3Y7M",
                },
                {
                    "number": "2",
                    "name": "전고체 전지용 황화물계 전해질 양산기술",
                    "amount": "8400000000",
                    "duration": "P3Y7M",
                },
                {
                    "number": "3",
                    "name": "희토류 저감형 영구자석 제조기술",
                    "amount": "3600000000",
                    "duration": "P2Y7M",
                },
            ],
            "agency": "한국소재연구관리원",
        }
    ],
    "small-business-loan.txt": [
        {
            "name": "해솔시 소상공인 육성자금 융자지원",
            "aliases": ["2025년 상반기 해솔시 소상공인 육성자금 융자지원"],
            "cap": "50000000 max 업체",
            "loan": {
                "rates": [
                    {"label": "이차보전", "rate": "2.5", "text": "은행 변동금리(이차보전 연 2.5%)"}
                ],
                "guarantee_ratio": "100",
                "fee": "0.8",
                "term": "P5Y",
                "grace": "P1Y",
                "text": "융자규모 : 50억원\n"
                "대출금리 : 은행 변동금리(이차보전 연 2.5%)\n"
                "상환조건 : 1년 거치 4년 균등분할상환\n"
                "보증비율 : 100%\n"
                "보증료 : 연 0.8%",
            },
            "announcement": "2025-02-10",
            "application": "2025-02-17/.. True",
            "applicants": ["소상공인"],
            "regions": ["해솔시"],
            "employees": "5 인 under",
            "business_age": "P3M min",
            "eligibility": "해솔시에 사업장을 두고 사업자등록 후 3개월이 지난 소상공인\n"
            "상시 근로자 5인 미만(제조업·건설업·운수업은 10인 미만)\n"
            "대표자의 개인신용평점이 595점 이상인 자",
            "exclusions": "휴·폐업 중인 업체\n"
            "국세 및 지방세를 체납 중인 업체\n"
            "유흥주점업, 사행시설 운영업 등 보증제한업종",
            "how_to_apply": "해솔신용보증재단 방문 또는 온라인 신청(www.haesolsinbo.or.kr)",
            "apply_at": [{"text": "해솔신용보증재단 본점"}],
            "documents": [
                "융자지원 신청서 1부",
                "사업자등록증 사본 1부",
                "국세·지방세 납세증명서 각 1부",
            ],
            "preference": "착한가격업소, 모범업소는 심사 시 우대",
            "division": "경제일자리과",
        }
    ],
    "startup-contest.txt": [
        {
            "name": "제7회 물빛군 관광 창업경진대회",
            "prizes": [
                {"label": "대상", "count": "1 팀", "amount": "10000000"},
                {"label": "최우수상", "count": "1 팀", "amount": "5000000"},
                {"label": "우수상", "count": "2 팀", "amount": "2000000"},
                {"label": "장려상", "count": "2 팀", "amount": "1000000"},
            ],
            "announcement": "2025-07-01",
            "application": "2025-07-07/2025-08-08T18:00+09:00",
            "evaluation": "2025-08-18/2025-08-29",
            "applicants": ["예비창업자"],
            "business_age": "P3Y max",
            "eligibility": "예비창업자 또는 창업 3년 이내 기업(개인 또는 4인 이하 팀)",
            "how_to_apply": "이메일 접수(tour@mulbit.go.kr)",
            "documents": ["참가신청서 1부", "사업계획서 1부", "개인정보 수집·이용 동의서 1부"],
            "division": "관광과 관광개발팀",
        }
    ],
    "tender.txt": [
        {
            "name": "다온도 기후위기 적응대책 세부시행계획 수립 용역",
            "budget": "180000000",
            "estimated_price": "163636364",
            "vat": "included",
            "bid_method": "제한경쟁(총액)입찰, 협상에 의한 계약",
            "duration": "P8M",
            "application": "2025-06-09T09:00+09:00/2025-06-11T16:00+09:00",
            "evaluation": "2025-06-18T14:00+09:00",
            "eligibility": "「지방자치단체를 당사자로 하는 계약에 관한 법률 시행령」 제13조의 자격을 갖춘 업체\n"
            "학술·연구용역(업종코드 1169)으로 입찰참가등록을 한 업체\n"
            "공동수급은 2개사 이내로 허용함",
            "how_to_apply": "직접 제출(우편 및 팩스 접수 불가)",
            "apply_at": [{"text": "다온도청 환경정책과(본관 4층)"}],
            "documents": ["제안서 10부", "가격제안서 1부", "사업자등록증 사본 1부"],
        }
    ],
    "trainees.txt": [
        {
            "name": "반도체 설계 실무인재 양성과정",
            "awards": "25 명",
            "benefits": [
                {"label": "훈련수당", "amount": "400000 월", "text": "훈련수당 월 40만원"}
            ],
            "duration": "P20W",
            "term": "2025-07-21/2025-12-05",
            "announcement": "2025-06-16",
            "application": "2025-06-16/2025-07-04",
            "evaluation": "2025-07-08/2025-07-11",
            "applicants": ["졸업자", "졸업예정자", "미취업자"],
            "eligibility": "이공계 대학 졸업자 또는 졸업예정자(만 34세 이하 미취업자)",
            "exclusions": "접수 마감일 기준 고용보험 가입자\n다른 국비지원 교육과정에 참여 중인 자",
            "support": "훈련수당 월 40만원 지급(출석률 80% 이상)\n우수 수료생 5명 해외 연수 기회 제공",
            "how_to_apply": "누리집(edu.mirinae.ac.kr) 온라인 접수",
            "apply_at": [{"url": "edu.mirinae.ac.kr", "text": "edu.mirinae.ac.kr"}],
            "documents": ["입학지원서", "자기소개서", "졸업(예정)증명서"],
            "division": "산학협력단 교육지원팀",
        }
    ],
    "youth-rent.txt": [
        {
            "name": "나래구 청년 월세 한시 지원사업",
            "aliases": ["2025년 나래구 청년 월세 한시 지원사업"],
            "budget": "480000000",
            "funding": ["시비 336000000", "구비 144000000"],
            "awards": "200 명",
            "cap": "200000 max 월",
            "duration": "P12M max",
            "term": "2025-04/2026-03",
            "announcement": "2025-03-14",
            "application": "2025-03-24T09:00+09:00/2025-04-11T18:00+09:00",
            "eligibility": "연령 : 19세 ~ 34세(1990. 1. 1. ~ 2006. 12. 31. 출생자)\n"
            "거주 : 공고일 현재 나래구에 주민등록을 두고 실제 거주하는 무주택 1인 가구\n"
            "소득 : 기준 중위소득 60% 이하\n"
            "주택 : 임차보증금 5천만원 이하 및 월세 70만원 이하",
            "exclusions": "주택 소유자\n국민기초생활보장 주거급여 수급자\n공공임대주택 거주자",
            "support": "월 최대 20만원씩 최장 12개월 지원(생애 1회)",
            "how_to_apply": "동 주민센터 방문 또는 복지로(www.bokjiro.go.kr) 온라인 신청",
            "apply_at": [{"url": "www.bokjiro.go.kr", "text": "www.bokjiro.go.kr"}],
            "documents": [
                "신청서",
                "임대차계약서 사본",
                "월세 이체 증빙서류(최근 3개월)",
                "가족관계증명서",
            ],
            "division": "청년정책과",
        }
    ],
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_programs_of_a_notice_state_what_it_says(name: str) -> None:
    assert terms(name) == EXPECTED[name]


@pytest.mark.parametrize("path", sorted(NOTICES.iterdir()), ids=lambda path: path.name)
def test_every_value_of_a_notice_reads_back_from_its_place(path: Path) -> None:
    assert announce_parser.validate(announce_parser.parse(path).to_dict()) == ()


TRACKS = """한빛진흥원 공고 제2026-21호

2026년도 제조AI 실증 기술개발사업 신규과제 공모

2026년 3월 9일
한빛진흥원장

Ⅰ. 사업개요
 □ 지원규모 : '26년 총 96억원 이내(국비 72억원, 지방비 24억원), 14개 과제 내외
 □ 지원내용 및 지원조건
구분\t과제수\t과제당 지원금\t정부지원비율
① 공정 지능화\t8개\t6억원 이내\t75% 이내
② 설비 예지보전\t6개\t8억원 이내\t67% 이내
"""


def test_the_sum_of_a_notice_with_tracks_is_no_tracks_and_says_who_pays() -> None:
    record = announce_parser.parse(TRACKS.encode(), name="notice.txt")

    assert record.budget is not None
    assert record.budget.amount == 9_600_000_000
    assert [(one.party, one.amount.amount) for one in record.funding] == [
        ("국비", 7_200_000_000),
        ("지방비", 2_400_000_000),
    ]
    assert [(one.name, one.budget) for one in record.programs] == [
        ("공정 지능화", None),
        ("설비 예지보전", None),
    ]


def test_a_total_behind_a_label_in_ganada_is_the_budget_of_the_notice() -> None:
    text = TRACKS.replace(
        " □ 지원규모 : '26년 총 96억원 이내(국비 72억원, 지방비 24억원), 14개 과제 내외",
        " 나. 총사업비: 금320,000천원(시비 100%)",
    )
    record = announce_parser.parse(text.encode(), name="notice.txt")

    assert record.budget is not None
    assert record.budget.amount == 320_000_000
