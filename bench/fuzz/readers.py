"""Feeds the readers whatever atheris makes of the samples: nothing but a typed error may come out.

Guided by the branches it reaches, it finds what random damage does not. To be run by hand, for as long as you like; ``pip
install atheris`` first. Documents that reach new branches go to FOUND, what breaks to ``crash-…``: keep that as a test::

    python bench/fuzz/readers.py FOUND samples -max_total_time=600
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["announce_parser"]):
    from announce_parser import readers
    from announce_parser.batch.causes import known
    from announce_parser.errors import AnnounceError


def read(content: bytes) -> None:
    """Read a document; raises what is neither an error of ours nor a library's of a damaged file."""
    try:
        readers.open_document(content or b"\n", name="fuzzed")
    except AnnounceError:
        return
    except Exception as error:
        if type(known(error)) is AnnounceError:
            raise


if __name__ == "__main__":
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
