"""What an applicant asks of each program: what the notice states, leaves out, or says will come, and what was not read.

``접수기간 추후 공지`` is an answer, silence is not one; both are distinguished. Silence is claimed only where nothing in the text
looks like an answer; else the value was not read, which says something of us and not of the notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from announce_parser.checks._base import places
from announce_parser.checks._traces import traced
from announce_parser.record import Check

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Program, Record

# A question of applicants, and the fields of a program that answer it.
QUESTIONS = {
    "예산": ("budget", "funding"),
    "지원 수": ("awards",),
    "지원한도": ("cap", "caps", "benefits", "prizes", "loan"),
    "지원 비율": ("subsidy_ratio", "cost_sharing"),
    "지원 기간": ("duration", "term"),
    "신청·접수": ("application", "rounds"),
    "평가·선정": ("evaluation",),
    "신청 자격": ("applicants", "eligibility"),
    "신청 방법": ("how_to_apply", "apply_at"),
    "담당 기관": ("agency", "division"),
}
# The same answers where terms differ by type or level.
_BY_LEVEL = {
    "예산": ("budget",),
    "지원 수": ("awards",),
    "지원 비율": ("ratio", "cost_sharing"),
    "지원 기간": ("duration",),
}
_CONTACT = "문의처"


def questions_are_answered(record: Record, document: Document) -> Iterator[Check]:
    """Yield for each program what of it is known, and a warning with what was not read."""
    if not record.programs:
        return
    open_to_us = traced(record, document)
    for index, program in enumerate(record.programs):
        answers = _answers(record, index)
        for question, answer in answers.items():
            if answer == "left_out" and question in open_to_us:
                answers[question] = "not_read"
        yield from _findings(record, index, program, answers)


def _findings(
    record: Record, index: int, program: Program, answers: dict[str, str]
) -> Iterator[Check]:
    sorted_out = {
        answer: tuple(question for question, given in answers.items() if given == answer)
        for answer in ("stated", "left_out", "to_come", "none")
    }
    missing = ", ".join(sorted_out["left_out"]) or "없음"
    known = Check(
        rule="coverage",
        severity="info",
        status="holds",
        message=f"{program.name}: {len(sorted_out['stated'])}개 항목 명시, 적지 않은 항목: {missing}",
        params={"program": program.id, **sorted_out},
        at=(f"/programs/{index}",),
        sources=places(record, (f"/programs/{index}/name",)),
    )
    yield known
    unread = tuple(question for question, given in answers.items() if given == "not_read")
    if unread:
        message = f"{program.name}: 글에 있을 수 있으나 읽지 못한 항목: {', '.join(unread)}"
        params = {"program": program.id, "not_read": unread}
        yield known.model_copy(
            update={
                "severity": "warning",
                "status": "skipped",
                "message": message,
                "params": params,
            }
        )


def _answers(record: Record, index: int) -> dict[str, str]:
    """Return what a program's fields, caps and contacts say to each question."""
    program, pointer = record.programs[index], f"/programs/{index}"
    answers = {
        question: "stated"
        if _by_level(program, question)
        else _answer(record, program, pointer, fields)
        for question, fields in QUESTIONS.items()
    }
    called = any(program.id in contact.programs for contact in record.contacts)
    return answers | {_CONTACT: "stated" if called else "left_out"}


def _by_level(program: Program, question: str) -> bool:
    fields = _BY_LEVEL.get(question, ())
    return any(getattr(terms, field) for terms in program.caps for field in fields)


def _answer(record: Record, program: Program, pointer: str, fields: tuple[str, ...]) -> str:
    if any(getattr(program, field) for field in fields):
        return "stated"
    absences = [
        absence.meaning
        for field in fields
        for at, absence in record.stated_absent.items()
        if at == f"{pointer}/{field}" or at.startswith(f"{pointer}/{field}/")
    ]
    if not absences:
        return "left_out"
    return "none" if absences[0] == "none" else "to_come"


CHECKS = (questions_are_answered,)
