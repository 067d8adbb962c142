"""Writes the sample notice in every format a ministry publishes in, beside the text it is made from.

    python bench/samples/make.py [FOLDER]

The bytes are the same on every run; ``samples/README.md`` says what each file is. It needs the extra ``dev``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from hancom import write_hwp, write_hwpx
from markup import write_html, write_markdown
from office import write_docx, write_odt
from paper import write_pdf
from sheet import NOTICE, SAMPLES, Piece, pieces

WRITERS: dict[str, Callable[[Sequence[Piece]], bytes]] = {
    "hwp": write_hwp,
    "hwpx": write_hwpx,
    "pdf": write_pdf,
    "docx": write_docx,
    "odt": write_odt,
    "html": write_html,
    "md": write_markdown,
}


def main() -> None:
    """Write all of them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    notice = pieces()
    for suffix, write in WRITERS.items():
        (folder / f"{NOTICE.stem}.{suffix}").write_bytes(write(notice))


if __name__ == "__main__":
    main()
