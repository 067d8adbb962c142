"""Every word of the page, in English and Korean, keyed by a stable id."""

from __future__ import annotations

from typing import Final

from announce_parser.messages import Language, Wording

WORDS: Final = {
    "title": Wording("Review", "검토"),
    "masthead": Wording("Masthead", "머리"),
    "document": Wording("Document", "문서"),
    "record": Wording("Record", "기록"),
    "pages": Wording("Pages", "쪽"),
    "text": Wording("Text", "글"),
    "search": Wording("Search", "찾기"),
    "keys": Wording(
        "Keys: n next value, p previous, d next doubt, f next failed check, / search, Esc clear",
        "단축키: n 다음 값, p 이전 값, d 다음 의심, f 다음 불일치, / 찾기, Esc 지우기",
    ),
    "counts": Wording(
        "programs {programs}, figures {figures}, without a place {unplaced}, failed checks {fails}",
        "사업 {programs}, 수치 {figures}, 자리 없음 {unplaced}, 검산 불일치 {fails}",
    ),
    "checks": Wording("{fails} of {total} fail", "{total}건 중 {fails}건 불일치"),
    "expected": Wording("stated {expected}, computed {actual}", "기재 {expected}, 계산 {actual}"),
    "place": Wording("place {number}", "위치 {number}"),
    "places": Wording("places", "위치"),
    "rule": Wording("rule", "규칙"),
    "value": Wording("value", "값"),
    "none": Wording("none", "없음"),
    "confidence": Wording("confidence", "신뢰도"),
    "all_kinds": Wording("all kinds", "모든 종류"),
    "all_roles": Wording("all roles", "모든 역할"),
    "unplaced": Wording("without a place", "자리 없음"),
    "doubt": Wording("doubtful", "의심"),
    "failed": Wording("in failed checks", "검산 불일치"),
    "cell_at": Wording("row {row}, column {column}", "{row}행 {column}열"),
    "total": Wording("{count} notices", "공고 {count}건"),
    "totals": Wording(
        "programs {programs}, with failed checks {conflicting}, partial {partial}, failed {failed}",
        "사업 {programs}, 검산 불일치가 있는 공고 {conflicting}, 부분 {partial}, 실패 {failed}",
    ),
    "only_all": Wording("all notices", "모든 공고"),
    "only_fails": Wording("with failed checks", "불일치가 있는 공고"),
    "only_open": Wording("partial or failed", "부분 또는 실패"),
    "col_file": Wording("File", "파일"),
    "col_title": Wording("Title", "제목"),
    "col_issuer": Wording("Issuer", "발행기관"),
    "col_programs": Wording("Programs", "사업"),
    "col_budget": Wording("Budget", "예산"),
    "col_fails": Wording("Failed checks", "불일치"),
    "col_status": Wording("Status", "상태"),
    "budgets": Wording("Budgets", "예산 구성"),
    "whole": Wording("Total", "총액"),
    "gap": Wording("Total less its parts (won)", "총액과 합계의 차이(원)"),
    "windows": Wording("Windows", "추진 일정"),
    "compared": Wording("Budgets, before and after", "예산, 이전과 이후"),
    "moves": Wording("What changed", "달라진 점"),
    "compared_places": Wording("{count} places", "비교한 곳 {count}"),
    "by_person": Wording("by a person", "사람이 확인"),
    "was": Wording("was", "이전 값"),
    "note": Wording("reason", "이유"),
    "new_value": Wording(
        "Value, as a notice writes it (or JSON)", "값(공고에 쓰는 표현 또는 JSON)"
    ),
    "accept": Wording("Right as it is", "맞음"),
    "replace": Wording("Correct it", "고침"),
    "add": Wording("Add it", "추가"),
    "remove": Wording("Remove it", "삭제"),
    "field": Wording("field", "항목"),
    "add_value": Wording("Add a value", "값 추가"),
    "make_golden": Wording("Accept as golden", "정답으로 저장"),
    "golden_made": Wording("Written", "저장함"),
    "needs_reason": Wording("Write a reason first.", "이유를 먼저 적어 주십시오."),
    "stale": Wording(
        "The record has changed since this page was loaded: load it again, then correct.",
        "이 쪽을 연 뒤에 기록이 바뀌었습니다. 새로 고친 다음 교정해 주십시오.",
    ),
    "refused": Wording("Not taken", "받지 않음"),
    "reads_as": Wording("reads as", "읽은 값"),
    "correction": Wording("Correction", "교정"),
    "each": Wording("per {name}", "{name}당"),
    "close": Wording("Close", "닫기"),
    "contents": Wording("Sections", "목차"),
}


def said(word: str, language: Language, **values: object) -> str:
    """Return a word of the page in a language, values filled in; raises ``KeyError`` for an unknown one."""
    wording = WORDS[word]
    return (wording.ko if language == "ko" else wording.en).format(**values)
