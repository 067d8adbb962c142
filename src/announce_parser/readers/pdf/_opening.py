"""Bytes → an open PDF, or the error that names the cause.

pdfplumber wraps passwords, exhausted memory and recursion alike in an exception with an empty message;
what it wraps tells them apart.
"""

from __future__ import annotations

import io
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium_c
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdftypes import dict_value, list_value, resolve1
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from announce_parser.errors import EncryptedDocument, OverLimit, UnreadableDocument
from announce_parser.readers.pdf._values import FAULTS

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_PAGES = 3000
_MOST_ATTACHMENTS = 100
# Annotations with text, lines or areas that every program shows on the page (ISO 32000-1, 12.5.6).
_PAINTED = frozenset(
    (
        pdfium_c.FPDF_ANNOT_WIDGET,
        pdfium_c.FPDF_ANNOT_FREETEXT,
        pdfium_c.FPDF_ANNOT_STAMP,
        pdfium_c.FPDF_ANNOT_LINE,
        pdfium_c.FPDF_ANNOT_SQUARE,
        pdfium_c.FPDF_ANNOT_POLYGON,
        pdfium_c.FPDF_ANNOT_WATERMARK,
    )
)
# pdfminer warns of what it cannot parse, in the document's own bytes; those belong in no log by default.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())


@contextmanager
def opened(data: bytes) -> Iterator[tuple[PDF, pypdfium2.PdfDocument]]:
    """Yield the document as pdfplumber and as pdfium opened it.

    Raises:
        EncryptedDocument: It asks for a password.
        OverLimit: It has too many pages, or exhausts memory or the stack.
        UnreadableDocument: It is damaged.
    """
    drawn = _drawn(data)
    try:
        if len(drawn) > _MOST_PAGES:
            raise OverLimit(f"the document has more than {_MOST_PAGES:,} pages")
        with _classified():
            document = pdfplumber.open(io.BytesIO(data))
            if _count_pages(document) < len(drawn):
                raise UnreadableDocument("the pages cannot be counted: the page tree is damaged")
            with document:
                yield document, drawn
    finally:
        drawn.close()


def _count_pages(document: PDF) -> int:
    """Return how many pages pdfplumber finds; it looks at the boxes of each."""
    try:
        return len(document.pages)
    except RecursionError:
        raise
    except (MalformedPDFException, *FAULTS) as error:
        raise UnreadableDocument("the PDF is damaged: a page cannot be loaded") from error


def shown_page(drawn: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    """Return a page with what lies on it as annotation painted into it: values of forms, notes in free text, stamps."""
    page = drawn[index]
    if any(_is_painted(page, at) for at in range(pdfium_c.FPDFPage_GetAnnotCount(page.raw))):
        pdfium_c.FPDFPage_Flatten(page.raw, pdfium_c.FLAT_NORMALDISPLAY)
        page.close()
        page = drawn[index]
    return page


def _is_painted(page: pypdfium2.PdfPage, at: int) -> bool:
    note = pdfium_c.FPDFPage_GetAnnot(page.raw, at)
    kind = pdfium_c.FPDFAnnot_GetSubtype(note)
    pdfium_c.FPDFPage_CloseAnnot(note)
    return kind in _PAINTED


def attachments(drawn: pypdfium2.PdfDocument) -> tuple[str, ...]:
    """Return the names of the files that are embedded in a document."""
    count = min(drawn.count_attachments(), _MOST_ATTACHMENTS)
    return tuple(drawn.get_attachment(at).get_name() or "without a name" for at in range(count))


def is_foreign_form(document: PDF) -> bool:
    """Return whether the pages only tell to open a form elsewhere: one of XFA that makes its own (12.7.8)."""
    try:
        form = dict_value(document.doc.catalog.get("AcroForm", {}))
        renders = resolve1(document.doc.catalog.get("NeedsRendering")) is True
        return "XFA" in form and (renders or not list_value(form.get("Fields", [])))
    except FAULTS:
        return False


def _drawn(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = pdfium_c.FPDF_GetLastError()
        if code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY) or "assword" in str(
            error
        ):
            raise EncryptedDocument("the PDF is protected by a password") from error
        raise UnreadableDocument("the PDF is damaged: it cannot be opened") from error


@contextmanager
def _classified() -> Iterator[None]:
    """Turn what pdfplumber and pdfminer raise into errors of this package, by cause."""
    try:
        yield
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise EncryptedDocument("the PDF is protected by a password") from error
    except PdfminerException as error:
        raise _by_cause(error) from error
    except (MemoryError, RecursionError) as error:
        raise OverLimit("the PDF nests too deeply or inflates to too much") from error
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument("the PDF is damaged: a page cannot be loaded") from error


def _by_cause(error: PdfminerException) -> EncryptedDocument | OverLimit | UnreadableDocument:
    cause = error.args[0] if error.args else error.__cause__
    if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
        return EncryptedDocument("the PDF is protected by a password")
    if isinstance(cause, MemoryError | RecursionError):
        return OverLimit("the PDF nests too deeply or inflates to too much")
    return UnreadableDocument(f"the PDF is damaged: {type(cause).__name__}")
