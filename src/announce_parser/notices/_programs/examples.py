"""An example for each rule that links a figure or a name to a program, for ``explain`` to show."""

from __future__ import annotations

from announce_parser.notices._programs import (
    applicants,
    by_label,
    contact_table,
    funding,
    goals,
    labelled_lines,
    loans,
    overview,
    prizes,
    prose,
    review_stages,
    revisions,
    shares,
    term_tables,
    text_terms,
    tiers,
    topics,
    totals,
)
from announce_parser.notices._programs.cues import CUES, STATUS_CUES
from announce_parser.notices._programs.found import GIVEN_RULE, LABEL_RULE
from announce_parser.notices._programs.named_terms import AGENCY_RULE, APPLY_RULE, STATUS_RULE

EXAMPLES: dict[str, str] = {
    overview.RULE: "세부사업명 | 지원 규모 | 지원 한도 → 협업형 | 70 | 2",
    overview.GROUP_RULE: "구분 → ② 특화형 (병합된 칸)",
    prose.HEADING_RULE: "② 특화형 스마트공장 구축 (317억원)",
    contact_table.RULE: "세부사업명 | 전담기관 | 연락처 → 협업형 | ○○진흥원 | 044-300-0000",
    tiers.RULE: "< 수준별 지원한도 > 기초 | 0.3억원",
    shares.SHARES_RULE: "정부(30%), 대기업(30%), 도입기업(40%)",
    goals.GOAL_RULE: "구축목표 : 정부형 428개, 상생형 330개 등 총 758개",
    goals.CHANGE_RULE: "('22) 30일간 → ('23) 45일간",
    labelled_lines.RULE: "○ 지원규모 : 총 6억원(40개 내외)",
    text_terms.HEADING_RULE: "2. 지원대상 → ○ 관내 중소기업",
    revisions.RULE: "구분 | 정정 전 | 정정 후",
    by_label.TITLE_RULE: "2024년 ○○ 지원사업 모집 공고 → 2024년 ○○ 지원사업",
    by_label.POSTS_RULE: "채용분야 : 정규직(사무직 2명, 전산직 1명)",
    by_label.DAY_RULE: "2025년 3월 4일 (공고 날짜)",
    term_tables.RULE: "지원유형 | 지원기간 | 지원한도 → 상점형 | 6개월 | 3천만원",
    loans.RULE: "○ 상환조건 : 1년 거치 4년 균등분할상환",
    loans.PROSE_RULE: "중소기업은 약 0.3~0.4%의 저금리로 융자",
    funding.RULE: "총사업비 : 120억원(국비 60억원, 지방비 36억원, 자부담 24억원)",
    topics.RULE: "번호 | 과제명(RFP) | 연구기간 | 총 연구비 → 1 | 복합소재 개발 | 3년 | 58억원",
    totals.RULE: "합계 | 20,500 | 13,500 | 3,200",
    review_stages.RULE: "서류평가 : 3. 16.~3. 20. / 발표평가 : 3. 30.~4. 3.",
    applicants.RULE: "○○시에 사업장을 둔 업력 7년 이내 중소기업",
    LABEL_RULE: "품목별 한도는 냉방기 160만원, 세탁기 80만원",
    GIVEN_RULE: "매월 50만원의 활동수당을 지급",
    AGENCY_RULE: "○○진흥원 누리집에서 신청",
    APPLY_RULE: "누리집(www.example.kr)에서 신청",
    STATUS_RULE: "올해 신설한 ‘○○ 바우처’",
    prizes.PRIZE_RULE: "우수상 2점(협회장상, 상금 100만원)",
    **{cue.name: cue.example for cue in CUES},
    **{cue.name: cue.example for cue in STATUS_CUES},
}
