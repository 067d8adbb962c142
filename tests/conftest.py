"""What tests of several modules need: a sound record made by hand, and a way to call the program."""

from __future__ import annotations

import cProfile
import importlib.util
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from announce_parser import parse
from announce_parser.cli import run
from announce_parser.document import Document
from announce_parser.record import (
    Figure,
    Place,
    Record,
    RecordBlock,
    RecordTable,
    Stated,
    TableCell,
    assemble,
)
from announce_parser.values import Money, Period, Phone

# No test is timed: a busy machine is no failure (HOUSE: speed lives in bench).
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# Java's dictionaries take ten seconds to load: one worker has them.
_WITH_JAVA = ("test_tokenizers.py", "test_figures_by_tagger.py")
# Their tests share nothing and take seconds each: they fill both workers to the end.
_APART = ("test_growth.py", "test_linear.py")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give one worker all tests of a file, so that what they share is read once and not once in each worker."""
    from xdist.scheduler import LoadScopeScheduling

    def unit(nodeid: str) -> str:
        path, _, name = nodeid.partition("::")
        if path.endswith(_WITH_JAVA):
            return "Java"
        return name if path.endswith(_APART) else path

    scheduler = LoadScopeScheduling(config, log)
    scheduler._split_scope = unit
    return scheduler


NOTICE = """산업진흥원 공고 제2024-7호

2024년 수출 바우처 지원사업 공고

□ 지원규모 : 총 30억원, 기업당 최대 5천만원
□ 신청기간 : 2024. 3. 4.(월) ~ 3. 29.(금) 18:00
□ 문의처 : 수출지원팀 (02-123-4567)
"""


def _place(block: str, start: int, end: int, cell: tuple[int, int] | None = None) -> Place:
    return Place(block=block, start=start, end=end, cell=cell)


def _tree() -> dict[str, Any]:
    budget = Money(amount=3000000000, text="30억원")
    cap = Money(amount=50000000, text="5천만원", bound="max", per="기업")
    window = Period(
        interval="2024-03-04/2024-03-29T18:00+09:00",
        text="2024. 3. 4.(월) ~ 3. 29.(금) 18:00",
        first_day="2024-03-04",
        last_day="2024-03-29",
        closes_at="2024-03-29T18:00+09:00",
    )
    phone = Phone(e164="+8221234567", national="02-123-4567", text="02-123-4567")
    return {
        "source": {"filename": "n.txt", "format": "text", "sha256": "0" * 64, "size_bytes": 9},
        "kind": "program_notice",
        "title": Stated("2024년 수출 바우처 지원사업 공고", (_place("b1", 0, 20),)),
        "fiscal_year": Stated(2024, (_place("b1", 0, 5),)),
        "budget": Stated(budget, (_place("b2", 2, 7),)),
        "programs": (
            {
                "id": "p1",
                "name": Stated("수출 바우처 지원사업", (_place("b1", 6, 17),)),
                "cap": Stated(cap, (_place("b2", 15, 19),)),
                "application": Stated(window, (_place("b3", 0, 32),), confidence=0.9),
            },
        ),
        "contacts": (
            {
                "organization": Stated("수출지원팀", (_place("b4", 0, 6, (0, 0)),)),
                "phones": (Stated(phone, (_place("b4", 0, 11, (0, 1)),)),),
                "programs": ("p1",),
            },
        ),
        "figures": (
            Figure(
                id="f1",
                kind="money",
                text="30억원",
                value=budget,
                source=_place("b2", 2, 6),
                confidence=1,
            ),
        ),
        "tables": (
            RecordTable(
                id="t1",
                n_rows=1,
                n_cols=2,
                header_rows=0,
                header_cols=1,
                cells=(
                    TableCell(
                        row=0, col=0, row_span=1, col_span=1, text="수출\n지원팀", header=True
                    ),
                    TableCell(
                        row=0, col=1, row_span=1, col_span=1, text="02-123-4567", header=False
                    ),
                ),
            ),
        ),
        "blocks": (
            RecordBlock(id="b1", kind="heading", text="2024년 수출 바우처 지원사업 공고", level=1),
            RecordBlock(id="b2", kind="paragraph", text="총 30억원, 기업당 최대 5천만원"),
            RecordBlock(id="b3", kind="paragraph", text="2024. 3. 4.(월) ~ 3. 29.(금) 18:00"),
            RecordBlock(id="b4", kind="table", text="수출\n지원팀\t02-123-4567", table="t1"),
        ),
        "stated_absent": {"/programs/0/duration": {"text": "-", "meaning": "none"}},
    }


@pytest.fixture
def sound_record() -> Record:
    """A record that breaks no rule of the contract."""
    return assemble(_tree())


@pytest.fixture
def sound(sound_record: Record) -> dict[str, Any]:
    """The same as plain JSON data, to be broken by a test."""
    plain: dict[str, Any] = json.loads(sound_record.to_json())
    return plain


Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call the program in this process and return exit code, standard output and standard error."""
    monkeypatch.setenv("LC_ALL", "C")

    def calling(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return calling


@contextmanager
def _unseen() -> Iterator[None]:
    """Let coverage look away: it makes reading half again as slow."""
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)


@pytest.fixture(scope="module")
def unseen() -> Iterator[None]:
    """For tests that read what others read too, many times over, or what is not in the project."""
    with _unseen():
        yield


def calls(work: Callable[[], object]) -> int:
    """Return how many functions, of Python and of C, are called while something is done."""
    profile = cProfile.Profile()
    with _unseen():
        profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def bench(name: str) -> Any:
    """Return a script of the bench as a module; dataclasses and its neighbours find it among the loaded ones."""
    script = Path(__file__).parents[1] / "bench" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def visible(document: Document) -> list[str]:
    """Return the texts of the blocks that the page shows."""
    return [block.text for block in document.blocks if not block.hidden]


def hidden(document: Document) -> list[str]:
    """Return the texts of the blocks that the page does not show."""
    return [block.text for block in document.blocks if block.hidden]


CALL_HEAD = """2024년 설비개선 지원사업 모집 공고

가람부는 설비 교체를 지원하는 사업을 다음과 같이 공고합니다.

2024년 3월 4일

"""
"""The head of a call of 4 March 2024."""


def events_in(text: str) -> list[tuple[str, str]]:
    """Return the events of a call with a text, its day of issue apart, each with its time."""
    record = parse(f"{CALL_HEAD}{text}\n".encode(), name="notice.txt")
    return [
        (each.event, each.period.interval)
        for each in record.schedule
        if each.period.interval != "2024-03-04"
    ]
