"""Reading: what of the source could not be read, or is hidden from a reader of the page.

Nothing disappears silently: a loss makes the record partial, a hidden text is reported and yields no value.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from announce_parser import readers
from announce_parser.document import BlockKind
from announce_parser.record import Check, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Block, Document
    from announce_parser.record import Record

_LOST = "읽지 못한 부분이 있음: {reason}"
_UNREAD = "읽지 못한 내용이 있음({block}): {reason}"
_HIDDEN = "화면에 보이지 않는 글이 있음({block}): 값으로 쓰지 않음"
_MISNAMED = "파일 이름은 {suffix}이나 내용은 {format} 형식임: 내용대로 읽음"
_PLAIN = {"text", "markdown"}  # a text with marks may be named either way


def losses_are_reported(record: Record, document: Document) -> Iterator[Check]:
    """Yield a warning for each loss that the reader noted and for each block it could not read."""
    del record
    for reason in document.losses:
        yield Check(
            rule="unread",
            severity="warning",
            status="fails",
            message=_LOST.format(reason=reason),
            params={"reason": reason},
        )
    for block in document.blocks:
        if block.kind is BlockKind.UNREAD:
            yield _about(
                block,
                "unread",
                _UNREAD.format(block=block.id, reason=block.text),
                reason=block.text,
            )


def hidden_text_is_reported(record: Record, document: Document) -> Iterator[Check]:
    """Yield a warning for each block that no reader of the page sees."""
    del record
    for block in document.blocks:
        if block.hidden:
            yield _about(block, "hidden_text", _HIDDEN.format(block=block.id))


def format_is_as_named(record: Record, document: Document) -> Iterator[Check]:
    """Yield a warning where the file's name says another format than its bytes, which were read."""
    suffix = PurePath(record.source.filename).suffix.lower()
    named = {suffix: member.FORMAT for member in readers.members() for suffix in member.SUFFIXES}
    said = named.get(suffix)
    if said is None or said == document.format or {said, document.format} == _PLAIN:
        return
    yield Check(
        rule="format_is_as_named",
        severity="warning",
        status="fails",
        message=_MISNAMED.format(suffix=suffix, format=document.format),
        params={"suffix": suffix, "format": document.format},
        expected=said,
        actual=document.format,
    )


def _about(block: Block, rule: str, message: str, **params: str) -> Check:
    source = Place(block=block.id, start=0, end=len(block.text), page=block.page, bbox=block.bbox)
    return Check(
        rule=rule,
        severity="warning",
        status="fails",
        message=message,
        params={"block": block.id, **params},
        sources=(source,),
    )


CHECKS = (losses_are_reported, hidden_text_is_reported, format_is_as_named)
