"""Every word for people, in English and Korean: faults, advice, progress and help, keyed by a stable id.

What a program reads (codes, rules, keys of records) is never translated, and the messages of checks
within a record are Korean whatever the locale.
"""

from __future__ import annotations

from typing import Final

from announce_parser.messages._checks import check_words
from announce_parser.messages._compare import COMPARE
from announce_parser.messages._evidence import words_of
from announce_parser.messages._fields import label, term
from announce_parser.messages._help import HELP
from announce_parser.messages._notice_rules import NOTICE_RULES
from announce_parser.messages._reasons import reason_in_korean
from announce_parser.messages._rules import FIGURE_RULES
from announce_parser.messages._teach import TEACH
from announce_parser.messages._wording import Language, Wording
from announce_parser.messages._year import YEAR

__all__ = [
    "MESSAGES",
    "RULES",
    "Language",
    "Wording",
    "check_words",
    "label",
    "reason_in_korean",
    "say",
    "say_reason",
    "say_rule",
    "term",
]

RULES: Final = {**FIGURE_RULES, **NOTICE_RULES}
"""What a rule is called, by the id that stands in records."""

_FAULTS: Final = {
    "error": Wording("{reason}", "프로그램 오류입니다{reason}"),
    "usage": Wording("{reason}", "{reason}"),
    "damaged": Wording("{reason}", "읽을 수 없는 문서입니다{reason}"),
    "not_found": Wording("{reason}", "파일이 없거나 열 수 없습니다{reason}"),
    "empty": Wording("{reason}", "내용이 없는 파일입니다{reason}"),
    "scanned": Wording("{reason}", "글자 정보가 없는 문서입니다(스캔본 등){reason}"),
    "unknown_encoding": Wording("{reason}", "문자 인코딩을 알 수 없습니다{reason}"),
    "refused": Wording("{reason}", "처리할 수 없는 문서입니다{reason}"),
    "unsupported_format": Wording("{reason}", "지원하지 않는 형식입니다{reason}"),
    "encrypted": Wording("{reason}", "암호가 걸린 문서입니다{reason}"),
    "over_limit": Wording("{reason}", "한도를 넘는 문서입니다{reason}"),
    "out_of_memory": Wording("{reason}", "메모리 한도를 넘는 문서입니다{reason}"),
    "crashed": Wording("{reason}", "문서를 읽던 프로세스가 중단되었습니다{reason}"),
    "cannot_write": Wording("{reason}", "저장할 수 없습니다{reason}"),
    "missing_dependency": Wording("{reason}", "필요한 구성 요소가 설치되어 있지 않습니다{reason}"),
    "timed_out": Wording("{reason}", "제한 시간 안에 끝나지 않았습니다{reason}"),
    "stale_correction": Wording("{reason}", "현재 문서와 맞지 않는 교정입니다{reason}"),
    "invalid_record": Wording("{reason}", "규격에 맞지 않는 기록입니다{reason}"),
}
_ADVICE: Final = {
    "error": Wording(
        "Report this with the file that caused it.", "오류가 난 파일과 함께 신고해 주십시오."
    ),
    "usage": Wording("Correct the command and run it again.", "명령을 고쳐 다시 실행하십시오."),
    "damaged": Wording(
        "Open the file in the program that wrote it and save it again.",
        "파일을 작성한 프로그램에서 열어 다시 저장하십시오.",
    ),
    "not_found": Wording("Check the path and the permissions.", "경로와 권한을 확인하십시오."),
    "empty": Wording(
        "Get the file again: it is empty.",
        "파일을 다시 받으십시오.",
    ),
    "scanned": Wording(
        "Get the original file, or run OCR (ocrmypdf -l kor IN.pdf OUT.pdf) and parse its output.",
        "스캔하거나 그림으로 변환하기 전의 원본을 받거나, 문자 인식(OCR)을 거친 파일(ocrmypdf -l kor IN.pdf OUT.pdf)을 사용하십시오.",
    ),
    "unknown_encoding": Wording(
        "Save the text as UTF-8 and parse that.", "UTF-8로 저장한 파일을 사용하십시오."
    ),
    "refused": Wording(
        "See the formats and limits that are supported.", "지원하는 형식과 한도를 확인하십시오."
    ),
    "unsupported_format": Wording(
        "List the formats that can be read; convert the file to one of them.",
        "읽을 수 있는 형식을 확인하고 그 형식으로 변환하십시오.",
    ),
    "encrypted": Wording(
        "Save a copy without a password and parse that.", "암호 없이 저장한 사본을 사용하십시오."
    ),
    "over_limit": Wording(
        "Split the document, or raise it as an issue with the file.",
        "문서를 나누거나, 파일과 함께 문의하십시오.",
    ),
    "out_of_memory": Wording(
        "Split the document, or raise it as an issue with the file.",
        "문서를 나누거나, 파일과 함께 문의하십시오.",
    ),
    "crashed": Wording(
        "Try again; if it stops once more, open the file in the program that wrote it and save it.",
        "다시 실행하십시오. 다시 중단되면 파일을 작성한 프로그램에서 열어 다시 저장하십시오.",
    ),
    "cannot_write": Wording(
        "Check the folder, its permissions and the space left on the disk.",
        "폴더와 권한, 남은 디스크 공간을 확인하십시오.",
    ),
    "missing_dependency": Wording(
        "Install what the message names.", "메시지에 표시된 항목을 설치하십시오."
    ),
    "timed_out": Wording(
        "Increase the timeout, or check whether the file is damaged.",
        "제한 시간을 늘리거나 파일이 손상되었는지 확인하십시오.",
    ),
    "stale_correction": Wording(
        "Check the document again and correct the corrections file.",
        "문서를 다시 확인하고 교정 파일을 고치십시오.",
    ),
    "invalid_record": Wording(
        "Validate the record to see every violation with its place.",
        "기록을 검증하여 위반 사항을 모두 확인하십시오.",
    ),
}
# What the command line adds to advice: a library message never names a command or an option.
_CLI_ADVICE: Final = {
    "cli.usage": Wording("See '{command} --help'.", "'{command} --help'를 참고하십시오."),
    "cli.error": Wording(
        "Run again with --debug for the traceback.",
        "--debug를 붙여 다시 실행하면 상세 오류 내용이 나옵니다.",
    ),
    "cli.unsupported_format": Wording(
        "See 'announce-parser formats'.", "'announce-parser formats'를 참고하십시오."
    ),
    "cli.missing_dependency": Wording(
        "See 'announce-parser doctor'.", "'announce-parser doctor'를 참고하십시오."
    ),
}
_USAGE: Final = {
    "usage.no_such_option": Wording(
        "there is no option {name}{meant}", "{name} 옵션은 없습니다{meant}"
    ),
    "usage.no_such_command": Wording(
        "there is no command {name}{meant}", "{name} 명령은 없습니다{meant}"
    ),
    "usage.meant": Wording("; did you mean {names}?", ". {names}을(를) 뜻하셨습니까?"),
    "usage.not_one_of": Wording(
        "'{value}' is not one of {names}{meant}", "'{value}': 쓸 수 있는 값은 {names}{meant}"
    ),
    "usage.not_in_range": Wording(
        "'{value}' is not a number from {low} to {high}",
        "'{value}': {low}부터 {high}까지의 수를 입력하십시오",
    ),
    "usage.missing": Wording("{name} is missing", "{name} 인자가 빠졌습니다"),
    "usage.bad_value": Wording("{name}: {reason}", "{name} 값이 맞지 않습니다: {reason}"),
    "usage.day": Wording(
        "'{value}' is not a day like 2023-01-08",
        "'{value}': 2023-01-08과 같은 형식의 날짜가 아닙니다",
    ),
    "usage.metadata_unreadable": Wording(
        "the metadata file cannot be read: {reason}", "메타데이터 파일을 읽을 수 없습니다: {reason}"
    ),
    "usage.metadata_no_path": Wording(
        "no column of the metadata file says which file a row is of: it has {found}; one of {known}"
        " is needed",
        "메타데이터 파일에 파일을 가리키는 열이 없습니다(있는 열: {found}). 필요한 열: {known} 중 하나",
    ),
    "finding.metadata_unused": Wording(
        "the metadata file has a row for {path}, and no document has that path or name",
        "메타데이터 파일의 {path} 행: 그 경로나 이름의 문서가 없습니다",
    ),
    "finding.no_files": Wording(
        "{count} links, pipes or devices in the folder are not read, the first is {first}; --follow-links reads what links point to",
        "폴더의 심볼릭 링크·파이프·장치 {count}개는 읽지 않았습니다(처음: {first}). --follow-links를 주면 링크를 따라갑니다",
    ),
    "usage.no_document": Wording("the folder holds no document", "폴더에 문서가 없습니다"),
    "usage.stdin_twice": Wording(
        "standard input can be read only once", "표준 입력(-)은 한 번만 지정할 수 있습니다"
    ),
    "usage.needs_output": Wording(
        "many sources need -o DIR or --jsonl", "원본이 여럿이면 -o 폴더 또는 --jsonl이 필요합니다"
    ),
    "usage.collision": Wording(
        "{first} and {second} would both be written to {output}",
        "두 결과가 같은 파일에 저장됩니다: {first}, {second} → {output}",
    ),
    "usage.over_source": Wording(
        "the output {output} would replace a source", "원본을 덮어쓰게 됩니다: {output}"
    ),
    "usage.folder_for_jsonl": Wording(
        "--jsonl writes one file and {output} is a folder",
        "--jsonl은 파일 하나에 저장하므로 폴더를 지정할 수 없습니다: {output}",
    ),
    "usage.resume_without_folder": Wording(
        "--resume and --retry-failed need -o DIR and several sources",
        "--resume과 --retry-failed는 원본이 여럿이고 -o 폴더를 지정했을 때만 사용할 수 있습니다",
    ),
    "usage.resume_form": Wording(
        "--resume writes whole records: it cannot be combined with --form facts or --compact",
        "--resume은 전체 기록을 저장할 때만 사용합니다. --form facts나 --compact와 함께 사용할 수 없습니다",
    ),
    "usage.one_year": Wording("there is nothing to compare it with", "비교할 대상이 없습니다"),
    "usage.no_such_file": Wording("there is no such file", "해당 파일이 없습니다"),
    "usage.one_against_one": Wording(
        "--against compares one notice with one other",
        "--against는 공고 한 건을 다른 한 건과 비교합니다",
    ),
    "usage.no_such_folder": Wording("there is no such folder", "해당 폴더가 없습니다"),
    "usage.not_overwritten": Wording(
        "the golden file differs; add --force to accept the difference",
        "정답 파일과 다릅니다. 새 기록을 정답으로 하려면 --force를 붙이십시오",
    ),
    "usage.reason": Wording(
        "state why the new record is right: --reason TEXT",
        "새 기록이 옳은 사유를 --reason으로 입력하십시오",
    ),
    "usage.no_record": Wording("the folder holds no record", "폴더에 기록이 없습니다"),
    "fault.no_record": Wording(
        "this is not a record of this schema: {reason}", "이 규격의 기록이 아닙니다: {reason}"
    ),
    "fault.not_json": Wording("it is not JSON: {reason}", "JSON이 아닙니다: {reason}"),
    "fault.not_object": Wording("it is not a JSON object", "JSON 객체가 아닙니다"),
    "fault.interrupted": Wording("interrupted", "중단되었습니다"),
    "fault.stdout": Wording("standard output", "표준 출력"),
}
_PROGRESS: Final = {
    "progress.line": Wording("[{number}/{total}] {words}", "[{number}/{total}] {words}"),
    "progress.summary": Wording(
        "documents: {total} ({ok} ok, {partial} partial, {refused} refused, {failed} failed)",
        "문서 {total}건: 정상 {ok}, 일부만 읽음 {partial}, 거부 {refused}, 실패 {failed}",
    ),
    "progress.kept": Wording(
        "{count} of them from the previous run", "그중 {count}건은 이전 실행의 결과"
    ),
    "progress.failing": Wording(
        "failing checks: {checks} (documents: {documents}); validate --checks lists them",
        "그중 {documents}건에서 점검 {checks}개가 불일치합니다. validate --checks로 확인할 수 있습니다",
    ),
    "progress.bar": Wording(
        "[{bar}] {number}/{total}  {rate}/s  {left} left",
        "[{bar}] {number}/{total}  초당 {rate}건  남은 시간 {left}",
    ),
    "progress.stopping": Wording(
        "finishing documents in progress; interrupt again to stop at once",
        "처리 중인 문서까지만 마칩니다. 한 번 더 중단하면 바로 종료합니다",
    ),
    "progress.resumable": Wording(
        "interrupted; --resume continues from here",
        "중단되었습니다. --resume으로 이어서 실행할 수 있습니다",
    ),
    "status.ok": Wording("ok", "정상"),
    "status.partial": Wording("partial", "일부만 읽음"),
    "status.refused": Wording("refused", "거부"),
    "status.failed": Wording("failed", "실패"),
    "finding.partial": Wording(
        "something could not be read: {what}", "읽지 못한 부분이 있습니다: {what}"
    ),
    "finding.invalid": Wording("{pointer}: {what}", "{pointer}: {what}"),
    "finding.check": Wording("{rule} ({severity}): {what}", "{rule} ({severity}): {what}"),
    "checks.summary": Wording(
        "checks: {holds} hold, {fails} fail, {skipped} not comparable",
        "점검: 일치 {holds}건, 불일치 {fails}건, 비교 제외 {skipped}건",
    ),
    # Of many documents, whose lines go to logs: without what they quote.
    "finding.invalid.brief": Wording(
        "{pointer}: against the schema or the record's own rules",
        "{pointer}: 스키마 또는 기록 규칙 위반",
    ),
    "finding.check.brief": Wording("{rule} ({severity})", "{rule} ({severity})"),
    "validate.failing": Wording("{name}: failing checks: {count}", "{name}: 불일치 점검 {count}개"),
    "validate.valid": Wording("{name}: ok", "{name}: 정상"),
    "validate.unread": Wording(
        "{name}: partial, something could not be read", "{name}: 일부만 읽음, 읽지 못한 부분이 있음"
    ),
    "validate.invalid": Wording(
        "{name}: partial, violations: {count}", "{name}: 규격 위반 {count}건"
    ),
    "golden.same": Wording("goldens: {count} agree", "정답 {count}건이 모두 일치합니다"),
    "golden.none": Wording("the folder holds no sample", "폴더에 표본이 없습니다"),
    "golden.missing": Wording("{name}: there is no golden {golden}", "{name}: 정답 없음: {golden}"),
    "golden.unused": Wording(
        "{name}: there is no sample for this golden", "{name}: 이 정답의 표본이 없습니다"
    ),
    "golden.differs": Wording("{name}: differences: {count}", "{name}: 차이 {count}건"),
    "golden.failed": Wording("{name}: {reason}", "{name}: {reason}"),
    "golden.bytes": Wording(
        "{name}: the same fields, but other bytes (spacing, order or line ends)",
        "{name}: 값은 같으나 파일 내용이 다릅니다(공백, 순서 또는 줄바꿈)",
    ),
    "golden.accepted": Wording("{name}: written", "{name}: 저장했습니다"),
    "golden.counts": Wording(
        "values: {gained} gained, {lost} lost, {changed} changed",
        "값: 추가 {gained}, 삭제 {lost}, 변경 {changed}",
    ),
    "golden.idle_rule": Wording(
        "the policy's rule for {path} matches nothing in any golden",
        "정책의 {path} 규칙에 해당하는 항목이 정답 파일에 없습니다",
    ),
    "golden.ask": Wording("Accept this as right?", "이 기록을 정답으로 저장하시겠습니까?"),
    "golden.why": Wording("Why is it right now", "옳다고 보는 사유"),
    "golden.unchanged": Wording("{name}: unchanged", "{name}: 변경 없음"),
    "review.serving": Wording(
        "open {url} (this machine only); Ctrl-C ends",
        "브라우저에서 여십시오(이 컴퓨터에서만 접속 가능): {url} · 종료: Ctrl-C",
    ),
    "review.stopped": Wording("corrections are in {name}", "교정 내용은 {name}에 저장되었습니다"),
    "review.done": Wording("notices: {count}; open {name}", "공고 {count}건. 열어 볼 파일: {name}"),
    "export.done": Wording(
        "records written to {name}: {count}", "기록 {count}건을 {name}에 저장했습니다"
    ),
    "export.invalid": Wording(
        "{name}: not exported, schema violations: {count}, the first at {pointer}",
        "{name}: 내보내지 않음, 규격 위반 {count}건(처음 위치 {pointer})",
    ),
    "export.loss": Wording(
        "not exported: {what}: {count} ({why})", "내보내지 못함: {what} {count}건 ({why})"
    ),
    "export.never": Wording("not exported: {what} ({why})", "내보내지 못함: {what} ({why})"),
    "open.count": Wording("windows open on {day}: {count}", "{day} 현재 접수 중 {count}건"),
    "open.left": Wording("days left: {days}", "{days}일 남음"),
    "schema.written": Wording("{name}: written", "{name}: 저장했습니다"),
    "explain.value": Wording("value", "값"),
    "explain.confidence": Wording("confidence", "신뢰도"),
    "explain.stated": Wording("part of {pointer}", "{pointer}의 일부"),
    "explain.place": Wording("source", "위치"),
    "explain.text": Wording("text", "본문"),
    "explain.table": Wording("table", "표"),
    "explain.unit": Wording("unit", "단위"),
    "explain.rule": Wording("rule", "규칙"),
    "explain.example": Wording("example", "예"),
    "explain.morphemes": Wording("morphemes", "형태소"),
    "explain.check": Wording("check", "검산"),
    "explain.profile": Wording("profile, line", "프로필, 줄"),
    "profile.found": Wording("profile {name} ({count} words)", "프로필 {name} (용어 {count}개)"),
    "explain.reasons": Wording("because, strongest first", "근거(강한 순)"),
    "explain.runner_up": Wording("runner-up, with its probability", "다음 후보(가능성)"),
    "explain.needs_document": Wording(
        "the reasons need the document: explain DOCUMENT POINTER",
        "판단 근거를 보려면 문서가 필요함: explain 문서 위치",
    ),
    "explain.person": Wording("corrected by a person: {note}", "담당자 교정: {note}"),
    "explain.given": Wording("stated in the metadata: {key}", "메타데이터에 적힘: {key}"),
    "explain.derived": Wording(
        "no source of its own: derived, or a copy of the document",
        "원문 위치 없음: 계산된 값이거나 원문을 그대로 옮긴 것",
    ),
    "usage.pointer": Wording(
        "there is no value at {pointer}{meant}; a pointer looks like /programs/0/budget",
        "{pointer}에는 값이 없습니다{meant}. 예: /programs/0/budget",
    ),
    "doctor.ready": Wording("ready", "준비됨"),
    "doctor.missing": Wording("missing", "없음"),
    "doctor.optional": Wording("optional, missing", "선택 사항, 없음"),
    "doctor.install": Wording("install with: {line}", "설치: {line}"),
}
MESSAGES: Final[dict[str, Wording]] = {
    **{f"fault.{code}": wording for code, wording in _FAULTS.items()},
    **{f"advice.{code}": wording for code, wording in _ADVICE.items()},
    **_CLI_ADVICE,
    **_USAGE,
    **_PROGRESS,
    **{f"rule.{rule}": wording for rule, wording in RULES.items()},
    **COMPARE,
    **HELP,
    **YEAR,
    **TEACH,
}


def say(message: str, language: Language, **values: object) -> str:
    """Return a message in a language with its values filled in; raises ``KeyError`` for an unknown id."""
    wording = MESSAGES[message]
    return (wording.ko if language == "ko" else wording.en).format(**values)


def say_rule(rule: str, language: Language) -> str:
    """Return what a rule that is in a record is called; one that is not ours is its own name."""
    wording = RULES.get(rule)
    if wording is None:
        return rule
    return wording.ko if language == "ko" else wording.en


def say_reason(feature: str, language: Language) -> str:
    """Return what a feature that weights count is called; one without words is shown as the weights name it."""
    return words_of(feature, language) or feature
