"""The checkout that is measured: its commit, and whether it is what the commit says."""

from __future__ import annotations

import subprocess
from pathlib import Path

from quality.sets import ROOT

# What the parser is made of; notes and measurements beside it may be in progress.
PRODUCT = ("src", "schemas", "pyproject.toml", "learning")


class DirtyTree(Exception):
    """The parser differs from the commit."""


def commit(root: Path = ROOT) -> str:
    """Return the short name of the commit that is checked out.

    Raises:
        DirtyTree: The parser has changes that are not committed, or this is not a checkout.
    """
    changed = git("status", "--porcelain", "--", *PRODUCT, root=root)
    if changed:
        raise DirtyTree(f"commit first, so that the line names what was measured:\n{changed}")
    return git("rev-parse", "--short", "HEAD", root=root)


def described(root: Path = ROOT) -> str:
    """Return the last commit that changed the parser, with a plus where there are changes beyond it."""
    name = git("log", "-1", "--format=%h", "--", *PRODUCT, root=root)
    return f"{name}+" if git("status", "--porcelain", "--", *PRODUCT, root=root) else name


def git(*arguments: str, root: Path = ROOT) -> str:
    """Return what a git command prints, its last line break removed; raises ``DirtyTree`` where it fails."""
    finished = subprocess.run(  # noqa: S603 (arguments of this package)
        ["git", *arguments],  # noqa: S607 (the git of whoever calls)
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode:
        raise DirtyTree(finished.stderr.strip())
    return finished.stdout.rstrip()
