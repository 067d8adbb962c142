"""What an applicant asks of each program: what the notice states, leaves out, or says will come.

``접수기간 추후 공지`` is an answer, silence is none; both are told apart, so that nobody takes a missing value for
a value that was not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from announce_parser.checks._base import places
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


def fields_are_stated_left_out_or_to_come(record: Record, document: Document) -> Iterator[Check]:
    """Yield one finding for each program that says what of it is known."""
    del document
    for index, program in enumerate(record.programs):
        pointer = f"/programs/{index}"
        answers = {
            question: "stated"
            if _by_level(program, question)
            else _answer(record, program, pointer, fields)
            for question, fields in QUESTIONS.items()
        }
        called = any(program.id in contact.programs for contact in record.contacts)
        answers[_CONTACT] = "stated" if called else "left_out"
        sorted_out = {
            answer: tuple(question for question, given in answers.items() if given == answer)
            for answer in ("stated", "left_out", "to_come", "none")
        }
        missing = ", ".join(sorted_out["left_out"]) or "없음"
        yield Check(
            rule="coverage",
            severity="info",
            status="holds",
            message=f"{program.name}: {len(sorted_out['stated'])}개 항목 명시, 적지 않은 항목: {missing}",
            params={"program": program.id, **sorted_out},
            at=(pointer,),
            sources=places(record, (f"{pointer}/name",)),
        )


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


CHECKS = (fields_are_stated_left_out_or_to_come,)
