"""How large and how deep a document may be: every limit of the readers, in one place.

Each is several times what the largest of real notices needs (60 files of ten ministries, of up to 6 MB), and
each is there because a file of some hundred bytes can ask for more than a machine has.
"""

from __future__ import annotations

MOST_BYTES_OF_FILE = 256 << 20
MOST_BYTES_OF_TEXT = 32 << 20  # of a file that is text as it is: text, Markdown, HTML
MOST_CHARACTERS = 3_000_000  # of a document; a notice of a thousand pages has half as many
MOST_BYTES_OF_PART = 48 << 20  # unpacked; the largest text of a real notice stays below 10 MB
MOST_BYTES_IN_ALL = 160 << 20  # unpacked
MOST_PARTS = 8192  # of a ZIP file
MOST_ELEMENTS = 1_500_000  # of one XML part
MOST_LINES = (
    60_000  # paragraphs, list items, cells or lines of text; the largest of real notices has 4,000
)
MOST_FIELDS = (
    100_000  # of one table, blank ones and spans counted; the largest of real notices has 500
)
DEEPEST_ELEMENT = 420
MOST_SECTIONS = 256  # of HWP and HWPX
MOST_RECORDS = 1_000_000  # of one HWP stream
DEEPEST_RECORD = 120  # levels; a table within tables takes two for each
MOST_BYTES_OF_CONTENT = (
    24 << 20
)  # of one PDF stream that draws; the largest of a real page is about 2 MB
MOST_FILTERS = 16  # of one PDF stream
"""A real stream has one filter or two."""
MOST_COLUMNS = (
    100_000  # that a filter of a PDF stream holds of the line before; an image of A0 has 20,000
)
