"""An example for each rule that links a figure or a name to a program, for ``explain`` to show."""

from __future__ import annotations

from announce_parser.notices._programs import (
    contact_table,
    goals,
    labels,
    levels,
    overview,
    prose,
    revisions,
    single,
)
from announce_parser.notices._programs.cues import CUES, STATUS_CUES

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
    **{cue.name: cue.example for cue in CUES},
    **{cue.name: cue.example for cue in STATUS_CUES},
}
