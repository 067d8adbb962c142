"""Controls of forms → what is on the page: boxes with their state, fields with what was typed or chosen."""

from __future__ import annotations

import re

_ACCELERATOR = re.compile(r"&(&?)")
TICKED, EMPTY = "☑", "☐"


def box(caption: str, *, is_ticked: bool) -> str:
    """Return a box to tick, or a button of several to choose one, with its state before its words."""
    return f"{TICKED if is_ticked else EMPTY} {caption}".rstrip()


def worded(caption: str) -> str:
    """Return the words on a control of Hangul: ``R&&D`` is R&D, a single sign underlines a key."""
    return _ACCELERATOR.sub(r"\1", caption)
