"""A hook of MkDocs: pages of the checkout's root join the site, and links to them lead there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT: Final = Path(__file__).parents[1]
JOINED: Final = ("ARCHITECTURE", "CHANGELOG", "CONTRIBUTING", "README.ko", "README", "SECURITY")
_OUT: Final = re.compile(r"\]\(\.\./(?=[A-Z])")
_IN: Final = re.compile(r"\]\(docs/")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the root; links into ``docs`` are links beside them there."""
    for name in JOINED:
        text = (ROOT / f"{name}.md").read_text("utf-8")
        # README.md would be the index of the site, beside index.md
        address = {"README": "readme-en.md", "README.ko": "readme-ko.md"}.get(name, f"{name}.md")
        files.append(File.generated(config, address, content=_named(_IN.sub("](", text))))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Lead links out of ``docs`` to the pages that joined."""
    return _named(_OUT.sub("](", markdown))


def _named(markdown: str) -> str:
    return re.sub(
        r"\]\(README(\.ko)?\.md",
        lambda found: f"](readme-{'ko' if found[1] else 'en'}.md",
        markdown,
    )
