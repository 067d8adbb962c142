"""The functions of pdfium that are called for each object and character of a page, on plain addresses.

pypdfium2 makes a Python object of every pointer that goes in or out. A page has thousands of objects, so
these take and give numbers, and write their answers to cells that are made once (``Cells``).
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium_c

if TYPE_CHECKING:
    from collections.abc import Callable

_ADDRESS, _INT, _UNSIGNED = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint
_DOUBLE = ctypes.c_double


def address(handle: Any) -> int:
    """Return where a handle of pypdfium2 points to."""
    return ctypes.cast(handle, _ADDRESS).value or 0


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """Return the same function of the library with addresses as numbers."""
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


class Cells:
    """A row of numbers that pdfium writes its answers to.

    Attributes:
        values: The cells; ``values[:]`` reads them all.
        places: The address of each.
    """

    def __init__(self, kind: Any, count: int) -> None:
        """Make so many cells of a kind of ``ctypes``."""
        self.values = (kind * count)()
        start, size = ctypes.addressof(self.values), ctypes.sizeof(kind)
        self.places = tuple(start + size * at for at in range(count))


count_objects = _plain(pdfium_c.FPDFPage_CountObjects, _INT, _ADDRESS)
get_object = _plain(pdfium_c.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
count_form_objects = _plain(pdfium_c.FPDFFormObj_CountObjects, _INT, _ADDRESS)
get_form_object = _plain(pdfium_c.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
get_kind = _plain(pdfium_c.FPDFPageObj_GetType, _INT, _ADDRESS)
get_bounds = _plain(pdfium_c.FPDFPageObj_GetBounds, _INT, *[_ADDRESS] * 5)
get_matrix = _plain(pdfium_c.FPDFPageObj_GetMatrix, _INT, _ADDRESS, _ADDRESS)
get_fill_colour = _plain(pdfium_c.FPDFPageObj_GetFillColor, _INT, *[_ADDRESS] * 5)
get_draw_mode = _plain(pdfium_c.FPDFPath_GetDrawMode, _INT, *[_ADDRESS] * 3)
get_stroke_colour = _plain(pdfium_c.FPDFPageObj_GetStrokeColor, _INT, *[_ADDRESS] * 5)
get_stroke_width = _plain(pdfium_c.FPDFPageObj_GetStrokeWidth, _INT, _ADDRESS, _ADDRESS)
get_clip = _plain(pdfium_c.FPDFPageObj_GetClipPath, _ADDRESS, _ADDRESS)
count_clips = _plain(pdfium_c.FPDFClipPath_CountPaths, _INT, _ADDRESS)
count_clip_segments = _plain(pdfium_c.FPDFClipPath_CountPathSegments, _INT, _ADDRESS, _INT)
get_clip_segment = _plain(pdfium_c.FPDFClipPath_GetPathSegment, _ADDRESS, _ADDRESS, _INT, _INT)
is_transparent = _plain(pdfium_c.FPDFPageObj_HasTransparency, _INT, _ADDRESS)
count_segments = _plain(pdfium_c.FPDFPath_CountSegments, _INT, _ADDRESS)
get_segment = _plain(pdfium_c.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _INT)
get_segment_point = _plain(pdfium_c.FPDFPathSegment_GetPoint, _INT, *[_ADDRESS] * 3)
get_segment_kind = _plain(pdfium_c.FPDFPathSegment_GetType, _INT, _ADDRESS)
is_closing = _plain(pdfium_c.FPDFPathSegment_GetClose, _INT, _ADDRESS)
get_font = _plain(pdfium_c.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
get_font_name = _plain(
    pdfium_c.FPDFFont_GetBaseFontName, ctypes.c_size_t, _ADDRESS, _ADDRESS, ctypes.c_size_t
)
is_embedded = _plain(pdfium_c.FPDFFont_GetIsEmbedded, _INT, _ADDRESS)
get_render_mode = _plain(pdfium_c.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
count_characters = _plain(pdfium_c.FPDFText_CountChars, _INT, _ADDRESS)
get_code = _plain(pdfium_c.FPDFText_GetUnicode, _UNSIGNED, _ADDRESS, _INT)
is_generated = _plain(pdfium_c.FPDFText_IsGenerated, _INT, _ADDRESS, _INT)
has_no_letter = _plain(pdfium_c.FPDFText_HasUnicodeMapError, _INT, _ADDRESS, _INT)
get_loose_box = _plain(pdfium_c.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
get_text_object = _plain(pdfium_c.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
get_text_matrix = _plain(pdfium_c.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)
get_font_size = _plain(pdfium_c.FPDFText_GetFontSize, _DOUBLE, _ADDRESS, _INT)
