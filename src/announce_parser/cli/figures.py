"""``figures``: the figures of a line of text, one JSON object a line."""

from __future__ import annotations

import sys

import click

from announce_parser.cli._base import Worded
from announce_parser.cli._faults import as_line
from announce_parser.cli._stdout import guarded
from announce_parser.cli.parse import reading_options
from announce_parser.errors import ExitCode, UnknownEncoding


def _figures(text: str | None, published: str | None, tokenizer: str) -> int:
    from announce_parser import pipeline

    with guarded() as stdout:
        if text is None or text == "-":
            text = _standard_input()
        for mention in pipeline.find_figures(text, published=published, tokenizer=tokenizer):
            stdout.write(as_line(mention.to_dict()))
    return ExitCode.DONE


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} is not UTF-8"
        raise UnknownEncoding(reason, file="stdin") from error


COMMAND = Worded(
    "figures",
    examples=(
        "figures '지원한도는 기업당 최대 2억원'",
        "figures --published 2023-01-08 < line.txt",
    ),
    codes=(0, 2, 3, 5, 6, 70, 130),
    callback=_figures,
    params=[click.Argument(["text"], required=False), *reading_options()],
)
