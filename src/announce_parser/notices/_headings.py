"""Headings: which words name which field, by their letters alone, in one place.

``지원 한도``, ``한도액(백만원)`` and ``○ 지원한도 :`` name the same field; ``_columns`` reduces what is written to the
words here. A new heading is one word here.
"""

from __future__ import annotations

from enum import StrEnum


class Field(StrEnum):
    """What a heading may be about; most are fields of a program by the same name."""

    GROUP = "group"
    NAME = "name"
    POST = (
        "post"  # a post of a recruitment: named like a program, told by its number of people alone
    )
    BUDGET = "budget"
    SCALE = "scale"  # 지원규모: money is a budget, a number of firms is awards
    AWARDS = "awards"
    CAP = "cap"
    SUBSIDY_RATIO = "subsidy_ratio"
    OWN_SHARE = "own_share"
    COST_SHARING = "cost_sharing"
    DURATION = "duration"
    TERM = "term"
    ANNOUNCEMENT = "announcement"
    APPLICATION = "application"
    EVALUATION = "evaluation"
    AGREEMENT = "agreement"
    SELECTION = "selection"
    DIVISION = "division"
    AGENCY = "agency"
    CONTACT = "contact"
    EMAIL = "email"
    PERSON = "person"
    POSITION = "position"
    LEVEL = "level"
    ELIGIBILITY = "eligibility"
    EXCLUSIONS = "exclusions"
    SUPPORT = "support"
    DOCUMENTS = "documents"
    HOW_TO_APPLY = "how_to_apply"
    APPLY_AT = "apply_at"
    PREFERENCE = "preference"
    CALL_TYPE = "call_type"
    REGION = "region"
    UNIT_COST = "unit_cost"
    STATUS = "status"
    PRIZE = "prize"
    BENEFIT = "benefit"
    FUNDING = "funding"  # 국비, 지방비: who pays how much of it
    LOAN_VOLUME = "loan_volume"  # 융자규모: what is lent in all is not a budget (COUNTING 14)
    RATE = "rate"
    REPAYMENT = "repayment"
    GUARANTEE = "guarantee"
    FEE = "fee"
    LOAN = "loan"
    TOPIC = "topic"
    APPLICANTS = "applicants"
    INDUSTRY = "industry"
    REMARK = "remark"


# Column headings and labels of lines by what they mean, letters without spaces.
WORDS: dict[Field, str] = {
    # Who is grouped under what
    Field.GROUP: "구분 분야 사업분야 지원분야 대분류 사업군",
    # What it is called
    Field.NAME: (
        "사업명 사업명칭 지원사업 단위사업 내역사업 세부사업 과제명 용역명 공고명 프로그램명 프로그램 입찰건명 건명 "
        "대상사업 과업명 공모명 대회명 과정명 상품명 자금명 자금종류 교육과정명 공모전명 교육과정"
    ),
    Field.POST: "모집분야 모집직종 채용직종 선발분야 채용분야 응시분야 채용직위 채용직무 임용예정직위 직종 응시직종 채용부문 모집부문 채용직급",
    # How much money there is, and for how many
    Field.BUDGET: (
        "소요액 총소요액 총장학금 총장학금액 예산 사업비 사업예산 지원예산 총예산 예산액 예산규모 소요예산 추정가격 소요사업비 배정금액 설계금액 입찰금액 "
        "사업예산액 사업금액 용역비 배정예산 기초금액 사업총액 총사업비 배정액 총공사비"
    ),
    Field.SCALE: "지원규모 사업규모 모집규모 선정규모 선발규모 공모규모 공고규모 규모",
    Field.AWARDS: (
        "지원대상수 지원기업수 선정기업수 선정과제수 지원과제수 과제수 기업수 업체수 지원개수 선정수 모집인원 선발인원 "
        "채용인원 채용분야및인원 모집분야및인원 선발분야및인원 선발예정인원 채용예정인원 채용인원및분야 지원인원 인원 "
        "모집정원 선발규모및인원 선정개수 모집팀수 지원팀수 선정팀수 지원물량 보급물량 모집예정인원 공급호수 공급세대 "
        "공급세대수 공급물량 모집호수 모집세대 모집세대수 위촉인원 모집업체수 지원업체수 선정업체수 지원개소수 "
        "선정예정수 선정예정과제수 지원대수 지원호수 선발인원수 모집기업수 지원규모및인원 "
        "지원건수 선정건수 선정예정 선정예정건수 선정팀 선정단체수 지원단체수 모집단체수 보급대수 보급수량 사업량 선정개소 "
        "선정개소수 지원개소 모집대수"
    ),
    # What one of them gets
    Field.CAP: (
        "지원한도 한도 한도액 지원금액 지원금 최대지원금 정부지원금 정부출연금 보조금 정부지원금액 대출한도 융자한도 "
        "보증한도 지원조건 최대지원금액 지원한도액 융자한도액 대출한도액 보증한도액 최대지원액 지원상한액 최대한도 "
        "상한액 지원금상한 지원금상한액 지원액상한 보조금상한 보조금상한액 지원상한액 지원금한도 지원액 바우처한도 바우처금액 장학금 장학금액 장학금지급액 지급액 지급금액 지원상한 정부지원연구개발비"
    ),
    Field.UNIT_COST: "지원단가 단가",
    Field.SUBSIDY_RATIO: (
        "지원금비중 지원비중 지원비율 지원율 보조율 보조비율 국고보조율 국비비율 출연비율 "
        "정부출연비율 정부지원비율 정부지원연구개발비비율 정부출연금비율 "
        "정부지원금비중 연구개발비비율 사업비지원비율 출연금비율"
    ),
    Field.OWN_SHARE: "자부담 자부담률 자부담비율 기업부담금 민간부담금 민간부담비율",
    Field.COST_SHARING: "재원비율 재원구성 재원별비율 재원부담비율 부담비율 재원부담 사업비부담비율 사업비구성 사업비분담비율 분담비율",
    # How long, and when
    Field.DURATION: "지원기간 개발기간 수행기간 구축기간 협약기간 연구기간",
    Field.TERM: "사업수행 과제수행 사업추진 사업기간 과업기간 용역기간 계약기간 추진기간 활동기간 운영기간 교육기간 위촉기간 근무기간 고용기간 임용기간 채용기간 프로그램기간 행사기간 보육기간",
    Field.ANNOUNCEMENT: "공고 공고일 공고기간 공고시기 사업공고",
    Field.APPLICATION: (
        "공고및접수 공고및신청 공고접수 공고및신청접수 모집공고및신청 신청마감 신청마감일 모집마감 접수마감일시 신청마감일시 "
        "신청 접수 모집 신청접수 접수신청 신청기간 신청기한 접수기간 접수기한 신청시기 접수시기 모집기간 모집시기 "
        "공모기간 신청접수기간 신청및접수 신청및접수기간 응모기간 응모접수 참가접수 참가신청 참가신청기간 지원서접수 "
        "신청서접수 서류접수 청약신청 청약접수 청약신청접수 청약신청기간 참여신청 참여신청기간 사업신청 사업신청기간 "
        "온라인접수 작품접수 작품접수기간 접수마감일 응모기한 제안서제출마감 제안서제출개시 입찰서제출개시 접수개시 신청개시 제안서접수기간 제안서제출기간 입찰서제출기간 "
        "입찰서접수 전자입찰서제출 입찰서제출마감 지원서접수기간 서류접수기간 응시원서접수 신청서제출 신청서제출기간 "
        "모집공고및접수 접수마감 접수일시 제출일시 제출기간 제출기한 제안서제출일시 신청일정 접수일정 원서접수 "
        "원서접수기간 제안서제출 제안서제출기한 제안서접수 입찰서제출"
    ),
    Field.EVALUATION: (
        "평가 평가선정 선정평가 평가기간 심사 심사기간 평가일정 심사일정 평가위원회 제안서평가위원회 제안발표회 "
        "서류심사 심사선정 선정심사 서류발표평가 서류평가 발표평가 대면평가 제안서평가 서류전형 면접전형 필기전형 "
        "면접시험 서류검토 요건검토 서면평가 서면심사 발표심사 면접심사 서류심사및면접 현장평가 종합평가 종합심사 대면심사 평가일시 "
        "심사일시 1차평가 2차평가 1차심사 2차심사 평가및선정 심사및선정 인성검사 실기시험 실기전형 필기시험 심의 서류심의 "
        "발표심의 행정심의 인터뷰심의 인터뷰심사 인터뷰평가 심사위원회 선정위원회 심의위원회 평가회 현지조사 현장심사 현장심의 1차심의 2차심의"
    ),
    Field.SELECTION: "선정 선정시기 결과발표",
    Field.AGREEMENT: "협약 협약체결 약정 약정체결 협약시기 협약일정 협약및사업수행",
    # What a loan or guarantee is given on
    Field.LOAN_VOLUME: "융자규모 대출규모 보증규모 자금규모",
    Field.RATE: "이차보전율 이차보전 이차보전금리 이자지원율 이자지원 이차보전비율 대출금리 융자금리 적용금리 지원금리 금리 대출이율 융자이율 이율 이자율",
    Field.REPAYMENT: "대출기간 융자기간 보증기간 상환기간 상환조건 상환방법 상환방식 융자조건 대출조건",
    Field.GUARANTEE: "보증비율",
    Field.FEE: "보증료 보증료율 보증수수료",
    # Who pays it
    Field.FUNDING: "국비 국고 국고보조금 지방비 시비 도비 구비 군비 시도비 시군비 시군구비 기금 민자",
    # Who answers for it
    Field.DIVISION: "담당부서 소관부서 소관과 부서 담당과",
    Field.AGENCY: "운영사 위탁기관 전문기관 관리기관 전담기관 주관기관 수행기관 운영기관 시행기관 사업시행기관 집행기관",
    Field.CONTACT: "연락처 문의처 문의 문의전화 전화 전화번호 대표번호 사업문의",
    Field.EMAIL: "이메일 전자우편",
    Field.PERSON: "담당자 성명",
    Field.POSITION: "직위 직급",
    # Levels and types within one program
    Field.LEVEL: "수준 유형 지원유형 단계",
    # Terms in words
    Field.ELIGIBILITY: (
        "지원대상 신청자격 신청대상 참여대상 모집대상 지원자격 응시자격 참가자격 입찰참가자격 자격요건 참여자격 "
        "응모자격 응모대상 참가대상 신청요건 지원요건 융자대상 대출대상 보증대상 사업대상 공모대상 교육대상 선발대상 "
        "선정대상 입주자격 공급대상 신청가능대상 자격 지원대상및자격 신청대상및자격 응시자격요건 지원자격요건 "
        "신청자격및요건"
    ),
    Field.EXCLUSIONS: (
        "지원제외대상 지원제외 지원제외사항 제외대상 신청제외대상 신청제외 신청제한 신청제한대상 참여제한 참여제한대상 "
        "참여제외 참여제외대상 참가제한 지원제한 지원제한대상 지원불가대상 신청불가대상 융자제외 융자제외대상 융자제한 "
        "융자제한대상 대출제한 보증제한 제외기업 제외업종 지원제외업종 융자제외업종 결격사유 응시결격사유 모집제외대상 "
        "신청제외사항 지원제외기준 신청불가 신청불가자 지원불가 참여불가"
    ),
    Field.SUPPORT: "지원내용 지원기준 지원내역 주요내용 사업내용 지원사항 지원혜택 참여혜택 활동혜택 교육생혜택 수료혜택",
    Field.DOCUMENTS: "제출서류 구비서류 신청서류 제출자료 응모서류 접수서류 필요서류 제출서류목록 지원서류 공모서류",
    Field.HOW_TO_APPLY: (
        "신청방법 접수방법 신청접수방법 제출방법 응모방법 참가방법 참여방법 신청및접수방법 참가신청방법 참여신청방법 "
        "지원방법 신청절차 접수방법및장소 신청서제출방법 청약방법"
    ),
    Field.APPLY_AT: "접수처 신청처 제출처 제출장소 접수장소 신청장소 접수기관 신청기관 신청누리집 신청홈페이지 접수누리집",
    Field.PREFERENCE: (
        "우대사항 가점사항 우대조건 가점 우대 가산점 우대가점 우대기준 우대대상 가점대상 가점항목 우대가점사항 "
        "우대및가점"
    ),
    Field.CALL_TYPE: "공모유형 공모방식",
    Field.REGION: "지역",
    Field.PRIZE: "시상 시상내역 시상내용 시상규모 시상계획 시상금 포상 포상내역",
    Field.REMARK: "비고",
}

HEADINGS: dict[str, Field] = {
    word: field for field, words in WORDS.items() for word in words.split()
}
