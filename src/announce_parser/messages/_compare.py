"""The words of a comparison."""

from __future__ import annotations

from typing import Final

from announce_parser.messages._wording import Wording

COMPARE: Final = {
    "compare.title": Wording("What changed", "달라진 점"),
    "compare.programs": Wording(
        "programs: {old} → {new} ({kept} continued, {added} new, {gone} gone)",
        "사업: {old} → {new} (계속 {kept}, 신규 {added}, 없어짐 {gone})",
    ),
    "compare.no_programs": Wording(
        "programs: {old} → not found in the new record", "사업: {old} → 새 기록에서 찾지 못함"
    ),
    "compare.not_in_new": Wording("not found in the new record", "새 기록에서 찾지 못함"),
    "compare.not_in_old": Wording("not found in the old record", "이전 기록에서 찾지 못함"),
    "compare.not_read_in_old": Wording(
        "named in the old text, not read as a program",
        "이전 공고 본문에 이름이 있으나 사업으로 읽지 못함",
    ),
    "compare.not_read_in_new": Wording(
        "named in the new text, not read as a program",
        "새 공고 본문에 이름이 있으나 사업으로 읽지 못함",
    ),
    "compare.state_changed": Wording("changed", "변경"),
    "compare.state_only_old": Wording("not found in the new notice", "새 공고에서 찾지 못함"),
    "compare.state_only_new": Wording("not found in the old notice", "이전 공고에서 찾지 못함"),
    "compare.state_unplaced_old": Wording(
        "in the old text, not read into a field", "이전 공고 본문에 있음(항목으로 읽지 못함)"
    ),
    "compare.state_unplaced_new": Wording(
        "in the new text, not read into a field", "새 공고 본문에 있음(항목으로 읽지 못함)"
    ),
    "compare.state_new": Wording("new", "신규"),
    "compare.state_gone": Wording("gone", "없어짐"),
    "compare.schedule": Wording("events: {count} moved", "일정: {count}건 변경"),
    "compare.goals": Wording("goals: {count} differ", "목표: {count}건 다름"),
    "compare.figures": Wording("other figures: {count} differ", "그 밖의 수치: {count}건 다름"),
    "compare.wordings": Wording("reworded sentences: {count}", "수정된 문장: {count}건"),
    "compare.sentences": Wording(
        "sentences in one notice only: {count}", "한쪽 공고에만 있는 문장: {count}건"
    ),
    "compare.sentences_only_new": Wording("only in the new notice", "새 공고에만 있음"),
    "compare.sentences_only_old": Wording("only in the old notice", "이전 공고에만 있음"),
    "compare.kind_sentence": Wording("sentence", "문장"),
    "compare.kind_wording": Wording("wording", "문구"),
    "compare.kind_unread": Wording("not read", "읽지 못함"),
    "compare.kind_schedule": Wording("event", "일정"),
    "compare.kind_goal": Wording("goal", "목표"),
    "compare.kind_figure": Wording("figure", "수치"),
    "compare.col_state": Wording("state", "상태"),
    "compare.col_quote": Wording("where", "위치"),
    "compare.col_moved": Wording("difference", "증감"),
    "compare.col_item": Wording("field", "항목"),
    "compare.contents": Wording("Notices", "공고"),
    "compare.counts": Wording(
        "changed {changed}, new programs {new}, gone {gone}, to review {open}",
        "변경 {changed}, 신규 사업 {new}, 없어진 사업 {gone}, 확인할 것 {open}",
    ),
    "compare.unknown": Wording("not found", "찾지 못함"),
    "compare.none": Wording("Nothing changed.", "달라진 점이 없습니다."),
    "compare.open": Wording(
        "To review: read in one notice only, or found in the text but not in a field ({count})",
        "확인할 것: 한쪽에서만 읽었거나 본문에만 있는 값 ({count}건)",
    ),
    "compare.days": Wording("{count} days", "{count}일"),
    "compare.points": Wording("{count} points", "{count}%p"),
    "compare.name": Wording("same name", "이름 같음"),
    "compare.alias": Wording("other name", "다른 이름"),
    "compare.similar": Wording("similar name", "비슷한 이름"),
    "compare.terms": Wording("similar name, same terms", "비슷한 이름, 같은 조건"),
    "compare.split": Wording("was part of {name}", "{name}에서 분리됨"),
    "compare.merged": Wording("now in {name}", "통합된 사업: {name}"),
    "compare.contacts": Wording("contacts: {count} differ", "연락처: {count}건 다름"),
    "compare.confirmed": Wording(
        "confirmed by last year's record: {found}", "작년 기록과 같음: {found}"
    ),
    "compare.contradicted": Wording(
        "contradicted by last year's record: {found}", "작년 기록과 다름: {found}"
    ),
    "compare.not_found": Wording("not in last year's record{found}", "작년 기록에 없음{found}"),
    "compare.only_new": Wording(
        "{name}: no match in OLD", "{name}: 이전(OLD) 자료에 대응하는 공고가 없습니다"
    ),
    "compare.only_old": Wording(
        "{name}: no match in NEW", "{name}: 이후(NEW) 자료에 대응하는 공고가 없습니다"
    ),
    "compare.kind_masthead": Wording("notice", "공고"),
    "compare.kind_program": Wording("program", "사업"),
    "compare.kind_programs": Wording("programs", "사업"),
    "compare.kind_added": Wording("new", "신규"),
    "compare.kind_gone": Wording("gone", "없어짐"),
    "compare.kind_contact": Wording("contact", "연락처"),
    "compare.kind_claim": Wording("claim", "작년 언급"),
    "compare.col_kind": Wording("kind", "구분"),
    "compare.col_subject": Wording("subject", "대상"),
    "compare.col_field": Wording("field", "항목"),
    "compare.col_before": Wording("before", "이전"),
    "compare.col_after": Wording("after", "이후"),
    "compare.col_difference": Wording("difference", "차이"),
    "compare.col_percent": Wording("percent", "증감률(%)"),
}
