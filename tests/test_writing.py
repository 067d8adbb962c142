"""Files are there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from announce_parser import writing
from announce_parser.errors import CannotWrite


def test_a_file_is_written_with_its_missing_folders(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "record.json"
    writing.write(target, b"{}\n")

    assert target.read_bytes() == b"{}\n"


def test_an_older_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "record.json"
    target.write_bytes(b"old")
    writing.write(target, b"new")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [
        ("record.json", b"new")
    ]


def test_a_korean_name_that_fills_the_limit_of_the_file_system_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("공" * 83 + ".json")
    writing.write(target, b"{}")

    assert target.read_bytes() == b"{}"


@pytest.mark.parametrize("name", ["folder", "file/record.json", "x" * 300])
def test_what_cannot_be_written_says_so_and_leaves_nothing_behind(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(CannotWrite) as caught:
        writing.write(tmp_path / name, b"{}")

    assert caught.value.file == str(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    writing.write(pipe, b"{}")
    content = os.read(reader, 10)
    os.close(reader)

    assert content == b"{}"
    assert pipe.is_fifo()


def test_the_file_has_the_permissions_that_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    writing.write(tmp_path / "record.json", b"{}")

    assert (tmp_path / "record.json").stat().st_mode == (tmp_path / "plain").stat().st_mode
