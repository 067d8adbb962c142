"""Builds the smallest PDFs that show one thing: text in Helvetica and ruling lines, no library needed."""

from __future__ import annotations

from collections.abc import Sequence

Text = tuple[float, float, str]  # x and baseline y from the bottom left, in points
Rule = tuple[float, float, float, float]


def page(texts: Sequence[Text], rules: Sequence[Rule] = ()) -> bytes:
    """Return the content stream of a page."""
    lines = [f"0.7 w {x0} {y0} m {x1} {y1} l S" for x0, y0, x1, y1 in rules]
    lines += [f"BT /F1 11 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in texts]
    return "\n".join(lines).encode("latin-1")


def pdf(*contents: bytes) -> bytes:
    """Return a document of A4 pages with these content streams."""
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * index} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
    body, offsets = b"%PDF-1.7\n", []
    for number, entry in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, entry)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(body))
    )


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    """Return the ruling lines of a whole grid."""
    across = [(xs[0], y, xs[-1], y) for y in ys]
    return across + [(x, ys[0], x, ys[-1]) for x in xs]
