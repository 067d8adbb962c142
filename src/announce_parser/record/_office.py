"""Where a record comes from: the file, the places in it, the offices and people after it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from announce_parser.record._vocabulary import Anything, Natural, Positive
from announce_parser.values import DateText, DateTimeText, Number, Phone, Value


class SourceInfo(Value):
    """The file the record was read from; `sha256` is the record's key."""

    filename: str
    format: str
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    size_bytes: Natural
    page_count: Natural | None = None
    encoding: str | None = None
    text_layer: Literal["ocr"] | None = None
    url: str | None = None
    metadata: dict[str, str] | None = None


class Place(Value):
    """Where a value is: offsets into the block's text, or the cell's where `cell` is given.

    A value that a person corrected has ``by``, ``note`` and ``was`` instead of a place.
    """

    block: str
    start: Natural
    end: Natural
    page: Positive | None = None
    bbox: tuple[Number, Number, Number, Number] | None = None
    cell: tuple[Natural, Natural] | None = None
    rule: str | None = None


class Correction(Value):
    """The provenance of a value that a person corrected."""

    by: Literal["person"]
    note: str
    was: Anything = None


class Given(Value):
    """The provenance of a value that no text of the document says: the key of the metadata that does."""

    metadata: str


class Revision(Value):
    """How this notice changes an earlier one."""

    type: Literal["correction", "amendment", "renotice", "additional"]
    text: str


class Head(Value):
    """The person at the head of the issuer, as the text introduces them: (장관 이영)."""

    position: str
    name: str


class Issuer(Value):
    """The ministry, city or agency whose announcement it is."""

    name: str
    head: Head | None = None


class Named(Value):
    """An office by its name alone."""

    name: str


class PrintRelease(Value):
    """From which edition of the papers the release may be printed."""

    date: DateText
    edition: str | None = None


class Release(Value):
    """The embargo of a press release (보도시점)."""

    print: PrintRelease | None = None
    online: DateTimeText | DateText | None = None
    immediate: Literal[True] | None = None
    text: str


class Contact(Value):
    """A person or office to call, with the programs they answer for."""

    organization: str | None = None
    division: str | None = None
    region: str | None = None
    address: str | None = None
    role: str | None = None
    position: str | None = None
    name: str | None = None
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    note: str | None = None


class Organization(Value):
    """An office with a part in the program: 주관, 총괄, 전담, 운영, 수행, 협력."""

    role: str
    name: str
    division: str | None = None
