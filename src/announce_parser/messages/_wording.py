"""One message in both languages."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["en", "ko"]


class Wording(NamedTuple):
    """One message in both languages; names in braces are filled in."""

    en: str
    ko: str
