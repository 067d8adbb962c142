"""Honest absence: what seems to be announced and was not read is said; what is not there is claimed of no text that has it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from announce_parser import parse, readers
from announce_parser.batch.attempt import ReadingOptions, Task, attempt
from announce_parser.checks import reconcile
from announce_parser.checks._traces import traced
from announce_parser.messages import check_words
from announce_parser.notices.programs import Hints, using, weights
from announce_parser.notices.programs._decide import Kinds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from announce_parser.record import Check, Record

_PADDING = "이 사업은 지역 산업의 뿌리를 튼튼히 하고 새로운 일자리를 만들기 위한 것이다. " * 4
_CALL = f"""# 나루부, ‘가람 청년 창업 바우처’ 참여기업 모집

나루부(장관 김가람)는 5월 4일(월)부터 ‘가람 청년 창업 바우처’ 지원사업에 참여할 기업을 모집한다고 밝혔다.

‘가람 청년 창업 바우처’는 올해 30억원의 예산으로 60개사를 선정해 기업당 최대 5천만원을 지원하는 사업이다. {_PADDING}

신청 기간은 5월 4일(월)부터 5월 22일(금)까지이며, 참여를 희망하는 기업은 누리집(www.garam.example.kr)에서 신청하면 된다.
"""
_REPORT = f"""# 4월 수출 500억 달러, 전년 동월 대비 3.2% 증가

나루부(장관 김가람)는 4월 수출이 500억 달러로 집계되었다고 밝혔다. {_PADDING}

반도체 수출은 120억 달러로 지난해 같은 달보다 7.1% 늘었고, 자동차 수출은 60억 달러로 2.0% 줄었다. {_PADDING}
"""


_KNOWN = weights()
# They tell how many programs there are and take no name for one.
_BLIND = replace(_KNOWN, settings={**_KNOWN.settings, "none above": -1.0, "form below best": -99.0})


@pytest.fixture
def blind() -> Iterator[None]:
    with using(_BLIND):
        yield


def _record(text: str) -> Record:
    return parse(text.encode(), name="notice.md")


def _missing(record: Record) -> list[Check]:
    return [check for check in record.checks if check.rule == "programs_not_read"]


@pytest.mark.parametrize(
    ("kinds", "settled", "says_so"),
    [
        (Kinds(0.1, 0.8, 0.1), 0, True),
        (Kinds(0.1, 0.1, 0.8), 0, True),
        (Kinds(0.6, 0.3, 0.1), 0, False),
        (Kinds(0.1, 0.8, 0.1), 1, False),
        (Kinds(0.0, 0.1, 0.9), 2, False),
    ],
)
def test_programs_are_missing_where_the_kind_has_more_than_were_found(
    kinds: Kinds, settled: int, *, says_so: bool
) -> None:
    missed = Hints(kinds, {}).missed(settled, ())

    assert (missed is not None) is says_so


def test_sums_that_speak_of_no_program_add_to_the_evidence_of_others() -> None:
    sums = dict.fromkeys(range(5), 0.9)
    hints = Hints(Kinds(0.0, 0.3, 0.7), sums)
    missed = hints.missed(1, ())

    assert missed is not None
    assert missed.sums == (0, 1, 2)
    assert hints.missed(1, sums) is None


@pytest.mark.usefixtures("blind")
def test_a_call_whose_program_was_not_read_says_so_and_is_partial() -> None:
    record = _record(_CALL)
    (check,) = _missing(record)

    assert (check.status, check.severity) == ("skipped", "warning")
    assert check.params["found"] == 0
    assert check.message == "사업이 있는 공고로 보이나 하나도 읽지 못함"
    assert check_words(check, "en").startswith("programs not read: more seem to be announced")
    assert [record.figures[int(at.split("/")[2])].source for at in check.at] == [
        place.model_copy(update={"rule": None}) for place in check.sources
    ]
    assert record.partial


def test_a_call_whose_program_was_read_misses_none() -> None:
    record = _record(_CALL)

    assert len(record.programs) == 1
    assert _missing(record) == []
    assert not record.partial


@pytest.mark.usefixtures("blind")
def test_a_report_of_facts_misses_no_program() -> None:
    assert _missing(_record(_REPORT)) == []


def test_a_program_that_a_person_added_is_missing_no_more() -> None:
    document = readers.read(readers.load(_CALL.encode(), name="notice.md"))
    programs = _record(_CALL).programs
    with using(_BLIND):
        record = _record(_CALL)

    assert len(_missing(reconcile(record, document))) == 1
    assert _missing(reconcile(record.model_copy(update={"programs": programs}), document)) == []


@pytest.mark.usefixtures("blind")
def test_the_ledger_calls_it_partial_with_the_reason(tmp_path: Path) -> None:
    notice = tmp_path / "notice.md"
    notice.write_text(_CALL, "utf-8")
    outcome = attempt(Task(notice, "notice.md"), ReadingOptions())

    assert (outcome.status, outcome.code) == ("partial", 1)
    assert outcome.reason is not None
    assert outcome.reason.startswith("programs not read: more seem to be announced")
    assert dict(outcome.findings[0].values)["what"] == "사업이 있는 공고로 보이나 하나도 읽지 못함"


_NOTICE = """2026년 판로 지원사업 참여기업 모집 공고

1. 사업명 : 판로 지원사업
2. 지원한도 : 기업당 300만원
3. 신청기간 : 2026. 2. 2. ~ 2026. 2. 20.
{more}
2026. 1. 5.
해오름진흥원장
"""


def _unread(record: Record, text: str) -> tuple[set[str], set[str]]:
    """Return the questions left out and those not read, of a record whose figures lost their program and its terms."""
    program = record.programs[0].model_copy(update={"cap": None, "application": None})
    figures = tuple(each.model_copy(update={"program": None}) for each in record.figures)
    bare = record.model_copy(update={"programs": (program,), "figures": figures})
    document = readers.read(readers.load(text.encode(), name="notice.txt"))
    found = [check for check in reconcile(bare, document).checks if check.rule == "coverage"]
    left_out, unread = (
        {question for check in found for question in check.params.get(kind, ())}  # type: ignore[union-attr]
        for kind in ("left_out", "not_read")
    )
    return left_out, unread


def test_what_the_text_may_state_is_not_read_and_what_has_no_trace_is_left_out() -> None:
    text = _NOTICE.format(more="")
    left_out, unread = _unread(parse(text.encode(), name="notice.txt"), text)

    assert {"지원한도", "신청·접수"} <= unread
    assert {"지원 비율", "평가·선정", "문의처", "신청 방법"} <= left_out
    assert not left_out & unread


@pytest.mark.parametrize(
    ("more", "question"),
    [
        ("4. 접수처 : 나루센터에 방문하여 신청", "신청 방법"),
        ("4. 궁금한 점은 나루과로 문의", "문의처"),
        ("4. 발표 : 2026. 3. 2. 서류 심사", "평가·선정"),
        ("4. 총사업비의 70%를 보조", "지원 비율"),
    ],
)
def test_a_passage_that_may_answer_takes_back_the_claim_that_nothing_does(
    more: str, question: str
) -> None:
    text, without = _NOTICE.format(more=f"{more}\n"), _NOTICE.format(more="")

    assert question in _unread(parse(without.encode(), name="notice.txt"), without)[0]
    assert question not in _unread(parse(text.encode(), name="notice.txt"), text)[0]


@pytest.mark.parametrize(("column", "answers"), [("보조율", True), ("상승률", False)])
def test_a_column_says_what_its_figures_are_of(column: str, *, answers: bool) -> None:
    text = f"# 나루부 알림\n\n| 구분 | {column} |\n|---|---|\n| 가람 | 70% |\n"
    document = readers.read(readers.load(text.encode(), name="notice.md"))

    assert ("지원 비율" in traced(_record(text), document)) is answers
