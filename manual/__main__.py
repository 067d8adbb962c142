"""``python -m manual`` writes every generated page of ``docs``."""

from __future__ import annotations

from manual.pages import PAGES, ROOT

for name, page in PAGES.items():
    (ROOT / "docs" / name).write_text(page(), encoding="utf-8")
