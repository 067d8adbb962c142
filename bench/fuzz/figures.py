"""Feeds the figures whatever characters atheris comes upon: every reading stands where it says, and nothing breaks.

To be run by hand; ``pip install atheris`` first. Texts that reach new branches go to the folder FOUND::

    python bench/fuzz/figures.py FOUND samples -max_total_time=600 -max_len=400
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["announce_parser"]):
    from announce_parser import pipeline


def find(content: bytes) -> None:
    """Find the figures of a text; raises where one is not what stands at its place."""
    text = content.decode("utf-8", "ignore")
    for mention in pipeline.find_figures(text, published="2024-03-04", tokenizer="plain"):
        if text[mention.start : mention.end] != mention.text:
            raise AssertionError(mention)


if __name__ == "__main__":
    atheris.Setup(sys.argv, find)
    atheris.Fuzz()
