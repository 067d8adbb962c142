"""An example for each rule that links a figure or a name to a program, for ``explain`` to show."""

from __future__ import annotations

from announce_parser.notices._programs import (
    awarded,
    compared,
    contact_table,
    forms,
    goals,
    labels,
    levels,
    listed,
    overview,
    prose,
    release,
    release_names,
    revisions,
    single,
)
from announce_parser.notices._programs.cues import CUES, STATUS_CUES
from announce_parser.notices._programs.release_cues import RELEASE_CUES

EXAMPLES: dict[str, str] = {
    overview.RULE: "세부사업명 | 지원 규모 | 지원 한도 → 협업형 | 70 | 2",
    overview.GROUP_RULE: "구분 → ② 특화형 (병합된 칸)",
    prose.HEADING_RULE: "② 특화형 스마트공장 구축 (317억원)",
    contact_table.RULE: "세부사업명 | 전담기관 | 연락처 → 협업형 | ○○진흥원 | 044-300-0000",
    levels.RULE: "< 수준별 지원한도 > 기초 | 0.3억원",
    levels.SHARES_RULE: "정부(30%), 대기업(30%), 도입기업(40%)",
    goals.GOAL_RULE: "구축목표 : 정부형 428개, 상생형 330개 등 총 758개",
    goals.CHANGE_RULE: "('22) 30일간 → ('23) 45일간",
    labels.RULE: "○ 지원규모 : 총 6억원(40개 내외)",
    labels.HEADING_RULE: "2. 지원대상 → ○ 관내 중소기업",
    revisions.RULE: "구분 | 정정 전 | 정정 후",
    single.TITLE_RULE: "2024년 ○○ 지원사업 모집 공고 → 2024년 ○○ 지원사업",
    single.POSTS_RULE: "채용분야 : 정규직(사무직 2명, 전산직 1명)",
    single.DAY_RULE: "2025년 3월 4일 (공고 날짜)",
    single.WINDOW_RULE: "공고기간 '25. 3. 4.~3. 28. → 접수 3. 17. 09:00~3. 28.",
    forms.RULE: "지원유형 | 지원기간 | 지원한도 → 상점형 | 6개월 | 3천만원",
    listed.RULE: "새 제품 만들기 (’25년, 총 8개로 40억원 지원)",
    compared.RULE: "구분 / ○○ 특례보증 / ○○ 신용대출 / 대출한도 / 1천만원 / 2천만원",
    release.ALIAS_RULE: "‘제3기 국방 금연서포터즈’, 국방 금연응원단",
    release.AGENCY_RULE: "사업 전담기관인 ○○진흥원의 누리집",
    release_names.RULE: "‘제19회 논문 공모전’을 개최한다",
    release_names.PART_RULE: "○○ 수수료 지원 사업 개요 및 신청 방법",
    awarded.PRIZE_RULE: "우수상 2점(협회장상, 상금 100만원)",
    awarded.BENEFIT_RULE: "월 50만원의 생활보조금",
    **{cue.name: cue.example for cue in CUES},
    **{cue.name: cue.example for cue in RELEASE_CUES},
    **{cue.name: cue.example for cue in STATUS_CUES},
}
