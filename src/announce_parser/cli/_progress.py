"""How a run of many goes: a bar with rate and time left on a terminal, one plain line a source elsewhere."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from announce_parser.batch.outcome import Outcome
    from announce_parser.cli._base import Session

_WIDTH = 24
_SECONDS_BETWEEN = 0.1
_CLEAR = "\r\x1b[K"


@dataclass(slots=True)
class Progress:
    """What is said of the sources of one run, and what they add up to.

    Attributes:
        total: How many sources there are.
        done: How many of them have an outcome, those of an earlier run among them.
        read: How many this run has read.
        statuses: How many went how.
        codes: The exit codes that single sources would have ended with.
        failing: How many checks fail in each of the documents where one does.
    """

    session: Session
    total: int
    done: int = 0
    read: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    codes: set[ExitCode] = field(default_factory=set)
    failing: list[int] = field(default_factory=list)
    _began: float = field(default_factory=time.monotonic)
    _drawn: float = 0.0

    def note(self, name: str, outcome: Outcome) -> None:
        """Count one source that was read, and say so."""
        status = outcome.status
        self.count(status, outcome.code, dict(outcome.checks))
        self.read += 1
        self._show(f"{name}: {self.session.say(f'status.{status}')}")

    def step(self, name: str) -> None:
        """Count one of many things as done, and say so; a single thing needs no word."""
        self.done += 1
        self.read += 1
        if self.total > 1:
            self._show(name)
            if self.done == self.total:
                self.clear()

    def clear(self) -> None:
        """Take the bar away, where there is one."""
        if _has_bar():
            sys.stderr.write(_CLEAR)

    def count(self, status: str, code: ExitCode, checks: Mapping[str, int]) -> None:
        """Count one source, without a word."""
        self.done += 1
        if checks.get("fails"):
            self.failing.append(checks["fails"])
        self.statuses[status] = self.statuses.get(status, 0) + 1
        self.codes.add(code)

    def tell(self, line: str) -> None:
        """Say something, above the bar where there is one."""
        self.clear()
        self.session.tell(line)

    def _show(self, words: str) -> None:
        if _has_bar():
            self._draw()
        else:
            numbers = {"number": self.done, "total": self.total, "words": words}
            self.tell(self.session.say("progress.line", **numbers))

    def summary(self) -> None:
        """Say at the end how many went how."""
        counts = {key: self.statuses.get(key, 0) for key in ("ok", "partial", "refused", "failed")}
        self.tell(self.session.say("progress.summary", total=self.done, **counts))
        if self.done > self.read:
            self.tell(self.session.say("progress.kept", count=self.done - self.read))
        if self.failing:
            words = {"checks": sum(self.failing), "documents": len(self.failing)}
            self.tell(self.session.say("progress.failing", **words))

    def code(self) -> ExitCode:
        """Return the exit code of many sources (contract, table of exit codes)."""
        if ExitCode.MISSING in self.codes:
            return ExitCode.MISSING
        if self.codes - {ExitCode.DONE, ExitCode.FINDINGS}:
            return ExitCode.SOME_FAILED
        return ExitCode.FINDINGS if ExitCode.FINDINGS in self.codes else ExitCode.DONE

    def _draw(self) -> None:
        now = time.monotonic()
        if now - self._drawn < _SECONDS_BETWEEN and self.done < self.total:
            return
        self._drawn = now
        rate = self.read / max(now - self._began, 1e-3)
        filled = _WIDTH * self.done // max(self.total, 1)
        words = {
            "bar": "#" * filled + "." * (_WIDTH - filled),
            "number": self.done,
            "total": self.total,
            "rate": f"{rate:.1f}",
            "left": _clock((self.total - self.done) / rate) if rate else "?",
        }
        sys.stderr.write(_CLEAR + self.session.say("progress.bar", **words))
        sys.stderr.flush()


def _has_bar() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
