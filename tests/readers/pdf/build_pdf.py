"""The smallest PDFs that show one thing, written by hand after ISO 32000-1; nothing of a real notice is in them.

The one font is not embedded: its codes are UTF-16 units, a ``ToUnicode`` map says so, Hangul is as wide as
the font is high and ASCII half as wide. Places count from the page's top left corner, as the reader's do.
"""

from __future__ import annotations

from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0
TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end end"""
_ENCRYPT = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"5a" * 32, b"a5" * 32)


@dataclass
class Page:
    """A page under construction; every method adds to what it paints."""

    width: float = WIDTH
    height: float = HEIGHT
    rotate: int = 0
    painted: list[str] = field(default_factory=list)
    annotations: str = ""
    properties: str = ""
    objects: str = ""
    fonts: str = ""

    def turned(
        self, x: float, base: float, text: str, matrix: tuple[float, float, float, float]
    ) -> Page:
        """Write a text from a place on, turned by the matrix of its line."""
        codes, turn = text.encode("utf-16-be").hex(), " ".join(map(str, matrix))
        self.painted.append(
            f"q 0 g BT /F 10 Tf {turn} {x} {self.height - base} Tm <{codes}> Tj ET Q"
        )
        return self

    def text(
        self, x: float, base: float, text: str, size: float = 10, *, paint: str = "0 g 0 Tr"
    ) -> Page:
        """Write a text whose baseline is so far from the top."""
        codes = text.encode("utf-16-be").hex()
        self.painted.append(
            f"q {paint} BT /F {size} Tf 1 0 0 1 {x} {self.height - base} Tm <{codes}> Tj ET Q"
        )
        return self

    def lines(self, *pieces: tuple[float, float, float, float]) -> Page:
        """Draw lines, each from ``(x0, top)`` to ``(x1, bottom)``."""
        for x0, top, x1, bottom in pieces:
            self.painted.append(f"0.4 w {x0} {self.height - top} m {x1} {self.height - bottom} l S")
        return self

    def dots(self, x0: float, x1: float, top: float) -> Page:
        """Draw a dotted border from left to right as Hancom does, each dot a line of its own."""
        count = int((x1 - x0) / 1.4)
        return self.lines(*((x0 + 1.4 * at, top, x0 + 1.4 * at + 0.5, top) for at in range(count)))

    def grid(self, xs: list[float], ys: list[float]) -> Page:
        """Draw a table with all its borders."""
        self.lines(*((xs[0], y, xs[-1], y) for y in ys))
        return self.lines(*((x, ys[0], x, ys[-1]) for x in xs))

    def fill(self, box: tuple[float, float, float, float], colour: str) -> Page:
        """Paint an area ``(x0, top, x1, bottom)`` in a colour, ``0 0 1``."""
        x0, top, x1, bottom = box
        self.painted.append(
            f"q {colour} rg {x0} {self.height - bottom} {x1 - x0} {bottom - top} re f Q"
        )
        return self

    def picture(self, box: tuple[float, float, float, float], dots: str = "\x7f") -> Page:
        """Paint a picture of dots in one row, of one that is grey."""
        x0, top, x1, bottom = box
        self.painted.append(
            f"q {x1 - x0} 0 0 {bottom - top} {x0} {self.height - bottom} cm\n"
            f"BI /W {len(dots)} /H 1 /BPC 8 /CS /G ID {dots}\nEI Q"
        )
        return self


def build(
    *pages: Page,
    font: str = "Test",
    encrypted: bool = False,
    to_unicode: bytes = TO_UNICODE,
    catalog: str = "",
    more: tuple[bytes, ...] = (),
) -> bytes:
    """Return the bytes of a PDF of those pages.

    Args:
        pages: In their order.
        font: Its name.
        encrypted: Whether a password is asked for.
        to_unicode: The map by which the font says which letters its codes are; empty where it does not.
        catalog: Added to the catalogue.
        more: Objects behind the pages'; the first of one page is the eighth.
    """
    kids = " ".join(f"{6 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{font} /Encoding /Identity-H "
        f"/DescendantFonts [4 0 R] {'/ToUnicode 5 0 R' if to_unicode else ''} >>".encode(),
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{font} /DW 1000 /W [0 127 500] "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/FontDescriptor << /Type /FontDescriptor /FontName /{font} /Flags 4 /Ascent 800 "
        "/Descent -200 /CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 -200 1000 800] >> >>".encode(),
        stream(to_unicode),
    ]
    for at, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] "
            f"/Rotate {page.rotate} /Contents {7 + 2 * at} 0 R /Annots [{page.annotations}] "
            f"/Resources << /Font << /F 3 0 R {page.fonts} >> /XObject << {page.objects} >> "
            f"/Properties << {page.properties} >> >> >>".encode()
        )
        objects.append(stream("\n".join(page.painted).encode("latin-1")))
    return _file([*objects, *more], encrypted=encrypted)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream as an object."""
    entries = b" " + entries if entries else b""
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def _file(objects: list[bytes], *, encrypted: bool) -> bytes:
    """Return header, body, cross-reference table and trailer (7.5)."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    key = b"/Encrypt %s /ID [<00> <00>] " % _ENCRYPT if encrypted else b""
    out += b"trailer << /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        key,
        start,
    )
    return bytes(out)
