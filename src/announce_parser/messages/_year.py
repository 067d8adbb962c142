"""The words of a year's summary and start page."""

from __future__ import annotations

from typing import Final

from announce_parser.messages._wording import Wording

YEAR: Final = {
    "usage.within_source": Wording(
        "the output {output} lies within the notices: it would be read as notices next time",
        "결과 폴더 {output}: 공고 폴더 안에 있어 다음 실행에서 공고로 읽힙니다",
    ),
    "year.title": Wording("The year's notices", "올해의 공고"),
    "year.done": Wording("open {name}", "열어 볼 파일: {name}"),
    "year.page": Wording("{name}: page", "{name}: 검토 화면"),
    "year.unread": Wording("can no longer be read", "이제 읽을 수 없습니다"),
    "year.documents": Wording("documents", "문서"),
    "year.ok": Wording("ok", "정상"),
    "year.partial": Wording("partial", "일부만 읽음"),
    "year.refused": Wording("refused", "거부"),
    "year.failed": Wording("failed", "실패"),
    "year.programs": Wording("programs", "사업"),
    "year.open": Wording("windows open on {day}", "{day} 현재 접수 중"),
    "year.to_look_at": Wording("notices that need a look", "확인할 공고"),
    "year.none_to_look_at": Wording("None.", "없음"),
    "year.continued": Wording("continued from last year", "작년에서 이어진 공고"),
    "year.new": Wording("without a match last year", "작년에 대응하는 공고가 없는 공고"),
    "year.without_successor": Wording(
        "last year's notices without a match this year", "올해 대응하는 공고가 없는 작년 공고"
    ),
    "year.goldens": Wording("last year's notices parsed again", "다시 읽은 작년 공고"),
    "year.goldens_differ": Wording(
        "of these with a different record now", "그중 작년과 다르게 읽힌 공고"
    ),
    "year.lost_programs": Wording(
        "none of last year's programs ({count}) was found", "작년 사업 {count}개를 찾지 못함"
    ),
    "year.no_program": Wording("no program was found", "사업을 찾지 못함"),
    "year.violations": Wording(
        "schema violations: {count}, the first at {pointer}; not exported",
        "규격 위반 {count}건(처음 위치 {pointer}). 내보내지 않음",
    ),
    "year.contradiction": Wording("does not add up: {what}", "맞지 않음: {what}"),
    "year.more_checks": Wording("further contradictions: {count}", "그 밖의 불일치 {count}건"),
    "year.closing": Wording("Closing next (open windows: {count})", "마감 순(접수 중 {count}건)"),
    "year.col_left": Wording("Left", "남은 일수"),
    "year.col_last": Wording("Closes", "마감"),
    "year.col_program": Wording("Program", "사업"),
    "year.col_most": Wording("At most", "한도"),
    "year.col_notice": Wording("Notice", "공고"),
    "year.review": Wording("Review: every value next to its source", "검토: 값과 원문"),
    "year.changes": Wording("What changed since last year", "작년과 달라진 점"),
    "year.workbook": Wording("Workbook (Excel)", "엑셀 통합문서"),
    "year.calendar": Wording("Calendar of windows", "접수 일정 달력"),
    "year.drift": Wording("Last year's notices parsed with this version", "작년 공고 재판독 결과"),
}
