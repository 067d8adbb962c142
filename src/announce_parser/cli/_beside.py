"""What portals know beside the files: a table of metadata, one row a file.

``path,published,url`` heads the columns; further columns (``ministry``, ``title``) are taken over as they are. A row
belongs to the file of that path within the folder argument, else to the one file of that name.
"""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from announce_parser.cli._faults import told
from announce_parser.errors import UsageFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from announce_parser.cli._base import Session

# How portals head the columns that the record has a place for.
_NAMES = {
    "path": "path",
    "file": "path",
    "filename": "path",
    "file_name": "path",
    "경로": "path",
    "파일": "path",
    "파일명": "path",
    "파일이름": "path",
    "파일 이름": "path",
    "첨부파일": "path",
    "첨부파일명": "path",
    "published": "published",
    "배포일": "published",
    "공고일": "published",
    "등록일": "published",
    "등록일자": "published",
    "게시일": "published",
    "작성일": "published",
    "date": "published",
    "url": "url",
    "주소": "url",
    "링크": "url",
    "link": "url",
    "원문주소": "url",
}


class Beside:
    """The rows of a metadata file."""

    def __init__(self, rows: Mapping[str, Mapping[str, str]]) -> None:
        """Keep the rows.

        Args:
            rows: By path as written, with forward slashes; a row holds what is not empty, without its path.
        """
        self._rows = rows = {_composed(path): row for path, row in rows.items()}
        names = Counter(PurePosixPath(path).name for path in rows)
        self._by_name = {
            PurePosixPath(path).name: path for path in rows if names[PurePosixPath(path).name] == 1
        }

    def of(self, relative: str) -> Mapping[str, str]:
        """Return what is known beside a file, by its path within the folder argument; empty if nothing."""
        return self._rows.get(self._find_path(relative) or "", {})

    def unused(self, relatives: Iterable[str]) -> tuple[str, ...]:
        """Return the paths of rows that no file took."""
        taken = {self._find_path(relative) for relative in relatives}
        return tuple(path for path in self._rows if path not in taken)

    def _find_path(self, relative: str) -> str | None:
        if not self._rows:
            return None
        own = _composed(relative)
        if own in self._rows:
            return own
        return self._by_name.get(PurePosixPath(own).name)


def _composed(path: str) -> str:
    """Return a path with its syllables composed: some systems take the letters of Hangul apart."""
    return unicodedata.normalize("NFC", path)


def read_beside(path: Path, session: Session) -> Beside:
    """Return the rows of a CSV file in UTF-8, with or without a byte order mark.

    Raises:
        UsageFault: The file cannot be read, or none of its columns says which file a row is of.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            read = [dict(row) for row in csv.DictReader(stream, restval="")]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = session.say("usage.metadata_unreadable", reason=told(error, session))
        raise UsageFault(reason, file=str(path)) from error
    rows: dict[str, dict[str, str]] = {}
    for row in read:
        named = {
            _NAMES.get(key.strip().lower(), key.strip()): value.strip()
            for key, value in row.items()
            if isinstance(key, str) and isinstance(value, str) and value.strip()
        }
        own = named.pop("path", None)
        if own is not None:
            rows[own.replace("\\", "/").removeprefix("./")] = named
    if read and not rows:
        headings = ", ".join(key for key in read[0] if isinstance(key, str)) or "-"
        known = ", ".join(name for name, field in _NAMES.items() if field == "path")
        words = session.say("usage.metadata_no_path", found=headings, known=known)
        raise UsageFault(words, file=str(path))
    return Beside(rows)
