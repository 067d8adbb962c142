"""Packages of others: the examples of docs/plugins.md, installed by pip into a folder of their own and used."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from announce_parser import plugins
from announce_parser.errors import MissingDependency

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "plugins.md").read_text("utf-8")
NOTICE = "%BOARD\n2026년 가온 바우처 지원사업 공고\n\n□ 사업명 : 가온 바우처\n□ 지원한도 : 최대 7백만원\n□ 신청기간 : 2026. 3. 2. ~ 3. 20.\n"


def modules() -> dict[str, str]:
    """The modules of the page by their path within the package."""
    codes = re.findall(r"```python\n(.+?)```", PAGE, re.DOTALL)
    return {re.match(r'"""(\S+?):', code)[1]: code for code in codes}  # type: ignore[index]


def wheel_of(folder: Path, files: dict[str, str], points: dict[str, dict[str, str]]) -> Path:
    """A wheel of the page's package, as its build would make it."""
    written = "\n".join(
        f"[{group}]\n" + "\n".join(f"{name} = {value}" for name, value in own.items())
        for group, own in points.items()
    )
    info = "own_board-1.0.dist-info"
    content = {
        "own_board/__init__.py": "",
        **files,
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: own-board\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": written,
    }
    path = folder / "own_board-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in content.items():
            archive.writestr(name, text)
        record = "".join(f"{name},,\n" for name in (*content, f"{info}/RECORD"))
        archive.writestr(f"{info}/RECORD", record)
    return path


def installed(folder: Path, files: dict[str, str]) -> Path:
    """The folder that pip installed the package into, with the entry points of the page."""
    (toml,) = re.findall(r"```toml\n(.+?)```", PAGE, re.DOTALL)
    points = tomllib.loads(toml)["project"]["entry-points"]
    wheel = wheel_of(folder, files, points)
    site = folder / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps",
         "--disable-pip-version-check", "--target", str(site), str(wheel)],
        check=True,
    )  # fmt: skip
    return site


def call(site: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The command in an environment that has the package."""
    paths = os.pathsep.join([str(site), str(ROOT / "src")])
    return subprocess.run(
        [sys.executable, "-m", "announce_parser", *arguments, "--lang", "en"],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the page's package."""
    return installed(tmp_path_factory.mktemp("own"), modules())


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "a.board"
    path.write_text(NOTICE, "utf-8")
    return path


def test_the_reader_of_a_package_reads_its_format(site: Path, notice: Path) -> None:
    done = call(site, "parse", str(notice))
    record = json.loads(done.stdout)

    assert record["source"]["format"] == "board"
    assert record["programs"][0]["name"] == "가온 바우처"
    assert "%BOARD" not in record["blocks"][0]["text"]
    assert call(site, "formats").stdout.split()[-1] == b"board"


def test_the_check_of_a_package_is_made(site: Path, notice: Path) -> None:
    record = json.loads(call(site, "parse", str(notice)).stdout)
    found = [
        (check["status"], check["at"])
        for check in record["checks"]
        if check["rule"] == "cap_is_ours"
    ]

    assert found == [("fails", ["/programs/0/cap"])]


def test_the_exporter_of_a_package_writes_its_form(
    site: Path, notice: Path, tmp_path: Path
) -> None:
    record, out = tmp_path / "a.json", tmp_path / "a.txt"
    call(site, "parse", str(notice), "-o", str(record))
    done = call(site, "export", str(record), "--to", "tally", "-o", str(out))

    assert (done.returncode, out.read_text("utf-8")) == (0, "가온 바우처: 7백만원\n")
    assert "a tally has no room" in done.stderr.decode()


def test_a_module_of_a_package_can_be_imported_first(site: Path) -> None:
    paths = os.pathsep.join([str(site), str(ROOT / "src")])
    code = "import own_board.reader, announce_parser.readers as r; print(r.members()[-1].FORMAT)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        check=True,
    )

    assert done.stdout == b"board\n"


def test_doctor_lists_what_packages_bring(site: Path) -> None:
    lines = call(site, "doctor").stdout.decode().splitlines()

    assert lines[-3:] == [
        "announce_parser.readers board: ready",
        "announce_parser.checks board: ready",
        "announce_parser.exporters tally: ready",
    ]


def test_a_module_that_cannot_be_loaded_is_named_with_its_package(tmp_path: Path) -> None:
    broken = {**modules(), "own_board/reader.py": "FORMAT = 'board'\n"}
    site = installed(tmp_path, broken)
    done = call(site, "formats")

    assert done.returncode == 6
    assert "board of own-board lacks SUFFIXES, matches, read" in done.stderr.decode()


def test_without_packages_there_are_no_members_of_others() -> None:
    assert [plugins.names(group) for group in (plugins.READERS, plugins.CHECKS)] == [(), ()]
    with pytest.raises(KeyError):
        plugins.member(plugins.EXPORTERS, "tally")


def test_a_package_that_is_gone_is_a_missing_dependency() -> None:
    from importlib.metadata import EntryPoint

    point = EntryPoint("board", "no_such_module_here", plugins.READERS)
    with pytest.raises(MissingDependency, match="cannot be loaded"):
        plugins._loaded(plugins.READERS, point)
