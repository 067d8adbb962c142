"""A worker may hang, crash, eat memory or leave children behind: its document has an outcome, the parent goes on."""

from __future__ import annotations

import mmap
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from announce_parser import readers
from announce_parser.batch import (
    Bounds,
    Outcome,
    ReadingOptions,
    Staff,
    Task,
    attempt,
    isolated,
    outcomes,
    shown,
)
from announce_parser.batch.bounds import MOST_GROWTH
from announce_parser.batch.forked import Forked
from announce_parser.batch.outcome import Finding, from_bytes, to_bytes
from announce_parser.batch.reply import Reply
from announce_parser.batch.serving import Request, request_of
from announce_parser.batch.spawned import Spawned
from announce_parser.batch.staff import _answered
from announce_parser.corrections import Amendment
from announce_parser.errors import (
    AnnounceError,
    OutOfMemory,
    OverLimit,
    ReaderCrashed,
    TimedOut,
    UnreadableDocument,
)
from conftest import NOTICE

if sys.platform != "win32":
    import resource

PLAIN = ReadingOptions("plain")
SHORT = Bounds(seconds=2.0, memory=256 << 20)
posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked on POSIX alone")


@dataclass(frozen=True, slots=True)
class Misbehaving(Request):
    """What a document can make a reader do."""

    deed: Callable[[], bytes] = bytes

    def answer(self) -> bytes:
        return self.deed()


def reply_to(deed: Callable[[], bytes], bounds: Bounds = SHORT) -> Reply:
    worker = Forked(bounds)
    worker.begin(Misbehaving("parse", Task(b"x", "x"), PLAIN, deed))
    while (reply := worker.receive()) is None:
        if time.monotonic() >= worker.deadline:
            return worker.expire()
        time.sleep(0.005)
    return reply


def hang() -> bytes:
    while True:
        time.sleep(1)


def hang_deaf_to_signals() -> bytes:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGXCPU):
        signal.signal(number, signal.SIG_IGN)
    return hang()


def eat_memory() -> bytes:
    return b"".join([bytes(64 << 20) for _ in range(64)])


def crash() -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return hang()


def leave() -> bytes:
    os._exit(0)


def bear_a_child() -> bytes:
    child = os.fork()
    if child == 0:
        hang()
    return str(child).encode()


def write_a_file(path: Path) -> Callable[[], bytes]:
    def deed() -> bytes:
        try:
            path.write_bytes(b"x")
        except OSError as error:
            return str(error.errno).encode()
        return b"written"

    return deed


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2][0]
    except OSError:
        return False
    return state != "Z"


def gone_soon(process: int) -> bool:
    for _ in range(100):
        if not is_running(process):
            return True
        time.sleep(0.05)
    return False


@posix
@pytest.mark.parametrize("deed", [hang, hang_deaf_to_signals])
def test_a_worker_that_hangs_is_killed_at_its_deadline(deed: Callable[[], bytes]) -> None:
    reply = reply_to(deed, Bounds(seconds=0.3))

    assert isinstance(reply.cause, TimedOut)
    assert reply.cause.reason == "not done within 0.3 seconds"


@posix
def test_a_worker_gets_no_more_memory_than_it_may_have() -> None:
    def deed() -> bytes:
        try:
            return eat_memory()
        except MemoryError:
            return b"no memory"

    assert reply_to(deed).answer == b"no memory"


def be_killed() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return hang()


@posix
def test_a_worker_that_something_outside_kills_is_told_from_one_that_takes_too_much() -> None:
    reply = reply_to(be_killed)

    assert reply.is_killed
    assert isinstance(reply.cause, ReaderCrashed)
    assert reply.cause.reason == "the worker process was killed from outside"


@posix
def test_a_worker_that_dies_of_another_signal_with_its_memory_nearly_full_takes_too_much() -> None:
    def deed() -> bytes:
        held = bytearray(b"x") * (200 << 20)
        os.kill(os.getpid(), signal.SIGABRT)
        return bytes(held)

    reply = reply_to(deed, Bounds(seconds=9.0, memory=256 << 20))

    assert isinstance(reply.cause, OutOfMemory)
    assert not reply.is_killed


@posix
@pytest.mark.skipif(
    sys.platform != "linux", reason="the kernel's way of ending what takes too long"
)
def test_a_worker_that_takes_too_long_of_the_processor_has_timed_out() -> None:
    def deed() -> bytes:
        resource.setrlimit(resource.RLIMIT_CPU, (1, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        while True:
            pass

    reply = reply_to(deed, Bounds(seconds=30.0))

    assert isinstance(reply.cause, TimedOut)
    assert not reply.is_killed


@posix
def test_between_what_the_processor_may_cost_and_a_kill_there_is_a_second() -> None:
    def deed() -> bytes:
        return repr(resource.getrlimit(resource.RLIMIT_CPU)).encode()

    assert reply_to(deed, Bounds(seconds=5.0, documents=1)).answer == b"(8, 9)"


def busy_for(running: mmap.mmap, tries: mmap.mmap, *, kills: int) -> Callable[[], bytes]:
    """Read for a moment; be killed so many times first, then say how many were reading beside it."""

    def deed() -> bytes:
        if tries[0] < kills:
            tries[0] += 1
            be_killed()
        beside = running[0]
        running[0] += 1
        time.sleep(0.1)
        running[0] -= 1
        return to_bytes(Outcome(content=str(beside).encode()))

    return deed


def read_by_two(kills: int) -> dict[int, Outcome]:
    """The outcomes of five documents, the second of which has so many workers killed."""
    running = mmap.mmap(-1, 1)
    deeds = [
        busy_for(running, mmap.mmap(-1, 1), kills=kills if number == 1 else 0)
        for number in range(5)
    ]
    requests = [Misbehaving("parse", Task(b"x", "x"), PLAIN, deed) for deed in deeds]
    return dict(_answered(requests, PLAIN, Staff(2, Bounds(seconds=20.0, documents=1))))


@posix
@pytest.mark.parametrize("kills", [1, 3])
def test_a_document_whose_worker_was_killed_is_read_again_alone(kills: int) -> None:
    found = read_by_two(kills=kills)

    assert sorted(found) == [0, 1, 2, 3, 4]
    assert (found[1].content, found[1].killed, found[1].crashes) == (b"0", kills, 0)
    assert [found[number].killed for number in (0, 2, 3, 4)] == [0, 0, 0, 0]


@posix
def test_a_document_whose_worker_is_killed_alone_too_has_crashed_and_the_others_are_read() -> None:
    found = read_by_two(kills=4)

    assert (found[1].status, found[1].error and found[1].error.code) == ("failed", "crashed")
    assert (found[1].killed, found[1].crashes) == (4, 0)
    assert [found[number].status for number in (0, 2, 3, 4)] == ["ok"] * 4


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_kept_worker_that_is_killed_is_replaced_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    worker = Spawned(Bounds(seconds=60.0))
    worker.begin(Request("parse", Task(tmp_path / "pipe", "pipe"), PLAIN))
    assert worker._process is not None
    assert worker._process.pid is not None
    os.kill(worker._process.pid, signal.SIGKILL)
    while (reply := worker.receive()) is None:
        time.sleep(0.01)

    assert reply.is_killed
    assert isinstance(reply.cause, ReaderCrashed)


@posix
def test_a_crash_names_its_signal() -> None:
    cause = reply_to(crash, Bounds(seconds=5)).cause

    assert isinstance(cause, ReaderCrashed)
    assert cause.reason == "the worker process was stopped by SIGSEGV"


@posix
def test_a_crash_is_one_too_where_the_parent_holds_more_than_a_document_may() -> None:
    held = bytearray(os.urandom(1 << 20)) * 300
    cause = reply_to(crash, SHORT).cause

    assert len(held) > SHORT.memory
    assert isinstance(cause, ReaderCrashed)


@posix
def test_a_worker_that_leaves_without_an_answer_has_crashed() -> None:
    cause = reply_to(leave).cause

    assert isinstance(cause, ReaderCrashed)
    assert cause.reason == "the worker process ended without an answer"


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_children_of_a_worker_die_with_it() -> None:
    answer = reply_to(bear_a_child).answer
    assert answer is not None

    assert gone_soon(int(answer))


@posix
def test_a_worker_writes_no_file(tmp_path: Path) -> None:
    answer = reply_to(write_a_file(tmp_path / "x")).answer

    assert answer != b"written"
    assert not (tmp_path / "x").exists() or (tmp_path / "x").read_bytes() == b""


def answered(worker: Forked, request: Request) -> Reply:
    worker.begin(request)
    while (reply := worker.receive()) is None:
        assert time.monotonic() < worker.deadline
        time.sleep(0.005)
    return reply


def notice(folder: Path, name: str = "n.txt") -> Request:
    (folder / name).write_text("공고\n지원규모 : 30억원\n", "utf-8")
    return Request("parse", Task(folder / name, name), PLAIN)


def deed(of: Callable[[], bytes]) -> Misbehaving:
    return Misbehaving("parse", Task(b"x", "x"), PLAIN, of)


@posix
def test_one_worker_reads_so_many_documents_and_no_more(tmp_path: Path) -> None:
    worker = Forked(Bounds(documents=3))
    request, who, replies = notice(tmp_path), [], []
    for _ in range(7):
        replies.append(answered(worker, request))
        who.append(worker._worker)
    worker.stop()

    assert [reply.is_first for reply in replies] == [True, False, False] * 2 + [True]
    assert who[0] == who[1] != who[3] == who[4] != who[6]
    assert (who[2], who[5]) == (0, 0)
    assert {from_bytes(reply.answer or b"").content for reply in replies} == {
        from_bytes(replies[0].answer or b"").content
    }


def keep_memory() -> bytes:
    KEPT.append(bytearray(MOST_GROWTH + (1 << 20)))
    return b"done"


def keep_a_file() -> bytes:
    KEPT.append(os.open(os.devnull, os.O_RDONLY))
    return b"done"


KEPT: list[object] = []


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("left", [bear_a_child, keep_memory, keep_a_file])
def test_a_worker_that_keeps_something_of_a_document_reads_no_other(
    left: Callable[[], bytes], tmp_path: Path
) -> None:
    worker = Forked(Bounds())
    first, second = answered(worker, deed(left)), answered(worker, notice(tmp_path))
    worker.stop()

    assert first.answer is not None
    assert (second.is_first, from_bytes(second.answer or b"").error) == (True, None)


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_each_document_has_the_memory_and_the_time_of_the_first(tmp_path: Path) -> None:
    worker = Forked(Bounds(seconds=60.0))
    limits = []
    for _ in range(2):
        answered(worker, notice(tmp_path))
        assert worker._worker
        found = [
            resource.prlimit(worker._worker, each)
            for each in (resource.RLIMIT_CPU, resource.RLIMIT_AS)
        ]
        limits.append(found)
    worker.stop()
    (time_before, _), (time_after, most_memory) = limits

    assert 63 <= time_before[0] <= time_after[0] < 63 + 60
    assert time_after[1] == 63 * 20 + 1
    assert most_memory[0] <= most_memory[1]


@posix
def test_a_worker_killed_between_two_documents_loses_none(tmp_path: Path) -> None:
    worker = Forked(Bounds())
    answered(worker, notice(tmp_path))
    os.kill(worker._worker, signal.SIGKILL)
    os.waitid(os.P_PID, worker._worker, os.WEXITED | os.WNOWAIT)
    second = answered(worker, notice(tmp_path))
    worker.stop()

    assert (second.is_first, second.is_killed) == (True, False)
    assert from_bytes(second.answer or b"").error is None


@posix
def test_words_between_two_documents_are_no_answer_to_the_next(tmp_path: Path) -> None:
    def babble() -> bytes:
        child = os.fork()  # writes where its parent answers, a moment later
        if child == 0:
            time.sleep(0.05)
            for descriptor in range(3, 64):
                with suppress(OSError):
                    os.write(descriptor, b"\x00" * 16)
            os._exit(0)
        os.waitpid(child, 0)
        return b"done"

    worker = Forked(Bounds())
    worker.begin(deed(babble))
    while (reply := worker.receive()) is None:
        time.sleep(0.005)
    second = answered(worker, notice(tmp_path))
    worker.stop()

    assert reply.answer != b"done"
    assert (second.is_first, from_bytes(second.answer or b"").error) == (True, None)


@posix
def test_what_fails_after_others_is_read_by_a_worker_that_has_read_nothing(tmp_path: Path) -> None:
    def break_the_readers() -> bytes:
        readers.MEMBERS = ()
        return to_bytes(Outcome(content=b"{}"))

    requests = [deed(break_the_readers), notice(tmp_path), notice(tmp_path, "no.bin")]
    (tmp_path / "no.bin").write_bytes(b"\x00\x01\x02" * 99)
    found = dict(_answered(requests, PLAIN, Staff(1, Bounds(seconds=20.0))))

    assert [found[number].status for number in range(3)] == ["ok", "ok", "refused"]
    assert [found[number].crashes for number in range(3)] == [0, 0, 0]


@posix
def test_what_a_worker_prints_reaches_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    def deed() -> bytes:
        os.write(1, b"to stdout")
        os.write(2, b"to stderr")
        return b"done"

    assert reply_to(deed).answer == b"done"
    assert capfd.readouterr() == ("", "")


@posix
def test_an_answer_that_claims_to_be_endless_is_no_answer() -> None:
    def deed() -> bytes:
        for descriptor in range(3, 64):
            try:
                os.write(descriptor, b"\xff" * 16)
            except OSError:
                continue
        return b""

    assert isinstance(reply_to(deed).cause, ReaderCrashed)


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("command", ["parse", "read", "explain"])
def test_a_worker_dies_with_its_parent(command: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    parent = subprocess.Popen(
        [sys.executable, "-m", "announce_parser", command, str(tmp_path / "pipe")]
    )
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
    for _ in range(2400):
        if found := children.read_text().split():
            break
        time.sleep(0.05)
    parent.kill()
    parent.wait()

    assert [child for child in found if not gone_soon(int(child))] == []
    assert found != []


@posix
def test_what_a_reader_saw_comes_from_a_worker_with_its_deadline(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    late = shown(Task(tmp_path / "pipe", "pipe"), "text", Bounds(seconds=0.5))
    (tmp_path / "n.txt").write_text(NOTICE, "utf-8")
    found = shown(Task(tmp_path / "n.txt", "n.txt"), "text", Bounds())

    assert isinstance(late.error, TimedOut)
    assert found.content.decode() == readers.open_document(tmp_path / "n.txt").text + "\n"


@posix
def test_a_document_that_is_never_there_times_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    outcome = isolated(Task(tmp_path / "pipe", "pipe"), PLAIN, Bounds(seconds=0.5))

    assert (outcome.status, outcome.error and outcome.error.code) == ("failed", "timed_out")


@pytest.mark.parametrize("forks", [pytest.param(True, marks=posix), False])
def test_a_worker_of_either_kind_gives_the_outcome_of_this_process(
    tmp_path: Path, *, forks: bool
) -> None:
    (tmp_path / "n.txt").write_text(NOTICE, "utf-8")
    tasks = [Task(tmp_path / "n.txt", "n.txt"), Task(b"", "e.txt"), Task(NOTICE.encode(), "m.txt")]
    expected = [attempt(task, PLAIN) for task in tasks]
    found = dict(outcomes(tasks, PLAIN, Staff(2, forks=forks)))

    assert [found[number].content for number in range(3)] == [each.content for each in expected]
    assert [found[number].status for number in range(3)] == ["ok", "failed", "ok"]


@posix
def test_a_kept_worker_is_replaced_when_a_document_makes_it_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    tasks = [Task(tmp_path / "pipe", "pipe"), Task(NOTICE.encode(), "n.txt")]
    found = dict(outcomes(tasks, PLAIN, Staff(1, Bounds(seconds=1.0), forks=False)))

    assert [found[number].status for number in range(2)] == ["failed", "ok"]
    assert isinstance(found[0].error, TimedOut)


def test_a_kept_worker_that_grows_too_large_is_stopped(tmp_path: Path) -> None:
    if not Path("/proc/self/statm").exists():
        pytest.skip("the system does not show memory")
    os.mkfifo(tmp_path / "pipe")
    staff = Staff(1, Bounds(seconds=20.0, memory=1 << 20), forks=False)
    ((_, outcome),) = outcomes([Task(tmp_path / "pipe", "pipe")], PLAIN, staff)

    assert isinstance(outcome.error, OutOfMemory)


def test_leaving_early_kills_the_workers(tmp_path: Path) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("workers are forked on POSIX alone")
    os.mkfifo(tmp_path / "pipe")
    tasks = [Task(NOTICE.encode(), "n.txt"), Task(tmp_path / "pipe", "pipe")]
    running = outcomes(tasks, PLAIN, Staff(2))
    number, _ = next(running)
    running.close()

    assert number == 0
    with pytest.raises(OSError, match="No such device"):  # nobody waits at the other end
        os.open(tmp_path / "pipe", os.O_WRONLY | os.O_NONBLOCK)


@posix
def test_one_document_that_hangs_holds_up_no_other(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    tasks = [Task(tmp_path / "pipe", "pipe"), *[Task(NOTICE.encode(), "n.txt")] * 4]
    order = [number for number, _ in outcomes(tasks, PLAIN, Staff(2, Bounds(seconds=4.0)))]

    assert order == [1, 2, 3, 4, 0]


@posix
def test_answers_overtake_a_slow_document_only_so_far(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    tasks = [Task(tmp_path / "pipe", "pipe"), *[Task(b"", "n.txt")] * 9]
    staff = Staff(2, Bounds(seconds=2.0), ahead=3)
    order = [number for number, _ in outcomes(tasks, PLAIN, staff)]

    assert order.index(0) <= 4
    assert sorted(order) == list(range(10))


def test_who_is_asked_to_stop_begins_nothing_more() -> None:
    staff = Staff(1)
    running = outcomes([Task(NOTICE.encode(), "n.txt")] * 3, PLAIN, staff)
    next(running)
    staff.stopping = True

    assert list(running) == []


# What travels.


def test_an_outcome_travels_whole() -> None:
    outcome = Outcome(
        content="기록".encode(),
        findings=(Finding("finding.partial", (("what", "표"),)),),
        sha256="0" * 64,
        size_bytes=7,
        checks=(("holds", 3),),
        milliseconds=12,
    )

    assert from_bytes(to_bytes(outcome)) == outcome


def test_an_error_travels_as_its_code() -> None:
    travelled = from_bytes(to_bytes(Outcome(error=OverLimit("too deep", file="n.hwp")))).error

    assert isinstance(travelled, OverLimit)
    assert (travelled.reason, travelled.file) == ("too deep", "n.hwp")


@pytest.mark.parametrize(
    "answer",
    [b"", b"\xff" * 9, b"\0" * 8, (2).to_bytes(8, "big") + b"{}", (2).to_bytes(8, "big") + b"[]"],
)
def test_an_answer_that_makes_no_sense_is_a_crash(answer: bytes) -> None:
    assert isinstance(from_bytes(answer).error, ReaderCrashed)


@pytest.mark.parametrize("source", [Path("a/\udcb0\udca1.hwp"), b"\x00\n\xff"])
def test_a_request_travels_whole(source: Path | bytes) -> None:
    corrections = (
        Amendment("0" * 64, "replace", "/title", "가", "", was=None, line=3),
        Amendment("0" * 64, "remove", "/programs/0", None, "없음", line=4),
    )
    reading = ReadingOptions("okt", "2024-01-02", "error", corrections)
    request = Request("parse", Task(source, "n.hwp", "m", (("url", "https://a.kr"),)), reading)

    assert request_of(request.to_bytes()) == request


# Causes.


def cause_of(raising: Callable[[], object]) -> AnnounceError:
    from announce_parser.batch.causes import known

    try:
        raising()
    except Exception as error:  # noqa: BLE001 - whatever it is
        return known(error)
    pytest.fail("nothing was raised")


def test_what_breaks_within_a_library_of_documents_is_a_damaged_document() -> None:
    from olefile import OleFileIO

    cause = cause_of(lambda: OleFileIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)))

    assert isinstance(cause, UnreadableDocument)
    assert cause.reason.endswith(" in olefile")


def test_a_bug_is_told_by_its_place_and_never_by_what_it_quotes() -> None:
    cause = cause_of(lambda: ReadingOptions(**{"담당자 홍길동": ("02-123-4567",)}))  # type: ignore[arg-type]

    assert type(cause) is AnnounceError
    assert "홍길동" not in cause.reason


@pytest.mark.parametrize(
    ("error", "code"), [(MemoryError(), "out_of_memory"), (RecursionError(), "over_limit")]
)
def test_exhaustion_is_a_limit(error: Exception, code: str) -> None:
    from announce_parser.batch.causes import known

    assert known(error).code == code


def test_a_spawned_worker_that_never_began_is_stopped_without_a_word() -> None:
    worker = Spawned(SHORT)
    worker.stop()

    assert worker.handle() is None
