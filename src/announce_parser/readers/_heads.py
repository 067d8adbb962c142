"""Lines above a table's body → its headings: words broken over lines joined, wide headings over narrow ones.

``공고`` / ``확인`` may be one heading or two; ``지원 예산`` / ``합계`` / ``지정공모`` / ``자유응모`` are a heading over
three. How many there are follows from the columns of the body; which lines belong together, from the lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from announce_parser.readers._alignment import Blanks
from announce_parser.readers._kinds import keeps_promise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.readers._alignment import CellLine

_ENDS_OPEN = re.compile(r"(?:[,·ㆍ&/(]|\s및)$")
# Headings by themselves: nothing is joined to them but a bracket.
_WHOLE = re.compile(
    r"""
    구분|비고|연번|순번|번호|합계|소계|계|총계
    |기타|예산|비율|비중|기관|사업수|건수|.*(?:사업|과제|기관|업체|제품|공고)명
    |공고일|연락처|담당자|유형|분야|내역|[’‘'`´]?\d\d(?:\d\d)?년.*
    |내용|지원대상
    """,
    re.VERBOSE,
)
# Nor are these ever the second half of one.
_NEVER_SECOND = re.compile(
    r"구분|비고|연번|순번|번호|합계|소계|계|총계|기타|사업수|건수|.*(?:사업|과제|기관|업체|제품|공고)명"
)
_PARTS = re.compile(r"합계|소계|계|총계")
_WIDE = re.compile(r"예산|금액|규모|현황|\(.{0,6}원\)$|비율")
_UNIT = re.compile(r"\([^()]{1,14}\)")
_GENERIC = re.compile(r"구\s?분|분\s?야|유\s?형")
_NAMES = frozenset(("words", "text", "term"))
_SHORT = 3
MOST_LINES_A_HEADING = 4
_BRACKET, _PIECES, _WORDS, _LONG = -0.05, -0.08, -0.7, -1.5
_APART = -4.0
_MANY = 0.2
_KEPT, _BROKEN = 0.35, -0.6
_ALIKE, _TELLS_WIDE = 0.3, 0.3
# Of all headings, a column: each keeps its promise, and each two are below one that covers them well.
MOST_WORTH = _KEPT + (_ALIKE + _KEPT + _TELLS_WIDE) / 2
_TWO_ROWS, _WIDENED = -0.3, -0.3
_PLAIN_COVER = -0.7
_WIDER, _WIDE_ENOUGH = 1.0, 4
_BRACKETS = re.compile(r"\s|\([^()]*\)|^\*.*")
_UNLIKE, _LONG_HEADING = 0.5, 11
_HALF = 0.12
_NEVER = float("-inf")

Piece = tuple[int, int]  # the first line of a heading, and one past its last


@dataclass(frozen=True, slots=True)
class TableHead:
    """One heading: its lines and the columns it covers.

    Attributes:
        row: 0, or 1 below a wide heading.
        col_span: Columns that it covers.
        row_span: 2 where it is beside a wide one.
    """

    lines: Piece
    row: int
    col: int
    col_span: int = 1
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class Heads:
    """All headings of a table and what speaks for them."""

    heads: tuple[TableHead, ...]
    rows: int
    worth: float


@lru_cache(maxsize=256)  # many readings of the rows have columns of the same kinds
def find_heads(lines: tuple[CellLine, ...], kinds: tuple[str, ...], blanks: Blanks) -> Heads | None:
    """Return the headings of columns of some kinds, or None where the lines cannot be theirs.

    A first heading ``구분`` may be over two columns of words, groups and the names within them.
    """
    found = _find_heads(lines, kinds, blanks)
    if not set(kinds[:2]) <= _NAMES:
        return found
    against = _WIDENED if _GENERIC.match(lines[0].text.text) else 2 * _WIDENED
    narrow = _find_heads(lines, kinds[1:], blanks)
    if narrow is None or (found is not None and found.worth >= narrow.worth + against):
        return found
    first, *others = narrow.heads
    moved = (replace(head, col=head.col + 1) for head in others)
    return Heads((replace(first, col_span=2), *moved), narrow.rows, narrow.worth + against)


def _find_heads(lines: Sequence[CellLine], kinds: Sequence[str], blanks: Blanks) -> Heads | None:
    """Return the headings of columns that have one each."""
    texts = [line.text.text for line in lines]
    seams = [0.0, *(_seam(lines, index, blanks) for index in range(1, len(lines)))]
    joins = [0.0, *(_join(lines, index, blanks) for index in range(1, len(lines)))]

    def join(start: int, end: int) -> float:
        return sum(joins[start + 1 : end]) - _MANY * max(0, end - start - 2)

    @cache
    def pieces(start: int, end: int, count: int) -> tuple[float, tuple[Piece, ...]]:
        """Return the best way to read some lines as so many headings."""
        if count > end - start or count < 1 or end - start > count * MOST_LINES_A_HEADING:
            return _NEVER, ()
        if count == 1:
            return join(start, end), ((start, end),)
        ways = []
        for cut in range(max(start + 1, end - MOST_LINES_A_HEADING), end):
            worth, before = pieces(start, cut, count - 1)
            ways.append((worth + seams[cut] + join(cut, end), (*before, (cut, end))))
        return max(ways)

    width = len(kinds)
    found: list[Heads] = []
    worth, flat = pieces(0, len(lines), width)
    if flat:
        heads = tuple(TableHead(piece, 0, column) for column, piece in enumerate(flat))
        found.append(Heads(heads, 1, worth + _promises(texts, flat, kinds)))
    for cut in range(1, len(lines)):
        for wide, narrow in _splits(width, cut, len(lines) - cut):
            above, upper = pieces(0, cut, wide)
            below, lower = pieces(cut, len(lines), narrow)
            if upper and lower:
                found += _two_rows(
                    texts,
                    (upper, lower),
                    kinds,
                    above + below + _TWO_ROWS + _row_seam(lines, cut, blanks),
                )
    best = max(found, key=lambda heads: heads.worth, default=None)
    return best if best is not None and best.worth > _NEVER else None


def heading_text(lines: Sequence[CellLine], piece: Piece) -> str:
    """Return the words of a heading without blanks."""
    return "".join("".join(line.text.text.split()) for line in lines[slice(*piece)])


def _splits(width: int, above: int, below: int) -> Iterator[tuple[int, int]]:
    """Yield how many headings may be in the upper and in the lower row."""
    for wide in range(1, min(above, width) + 1):
        for narrow in range(2, min(below, width) + 1):
            covering = wide + narrow - width
            if covering > 0 and narrow % covering == 0 and narrow > covering:
                yield wide, narrow


def _two_rows(
    texts: Sequence[str],
    rows: tuple[tuple[Piece, ...], tuple[Piece, ...]],
    kinds: Sequence[str],
    worth: float,
) -> Iterator[Heads]:
    """Yield the ways in which some headings of the upper row cover those of the lower."""
    upper, lower = rows
    covering = len(upper) + len(lower) - len(kinds)
    each = len(lower) // covering
    names = ["".join(texts[slice(*piece)]) for piece in lower]
    if covering > 1 and any(name != names[index % each] for index, name in enumerate(names)):
        return
    for start in range(len(upper) - covering + 1):
        heads: list[TableHead] = []
        column = 0
        leaves: list[Piece] = []
        for index, piece in enumerate(upper):
            if start <= index < start + covering:
                under = lower[(index - start) * each : (index - start + 1) * each]
                heads.append(TableHead(piece, 0, column, col_span=each))
                heads += (TableHead(part, 1, column + at) for at, part in enumerate(under))
                leaves += under
            else:
                heads.append(TableHead(piece, 0, column, row_span=2))
                leaves.append(piece)
            column = len(leaves)
        own = worth + _promises(texts, leaves, kinds)
        for head in heads:
            if head.col_span > 1:
                own += _covers(texts, head, kinds)
                own -= _WIDER * max(0, head.col_span - _WIDE_ENOUGH)
                if covering == 1 and not _seems_wide(texts, head, lower):
                    own += _PLAIN_COVER
        ordered = tuple(sorted(heads, key=lambda head: (head.row, head.col)))
        yield Heads(ordered, 2, own)


def _covers(texts: Sequence[str], head: TableHead, kinds: Sequence[str]) -> float:
    """Return what speaks for a heading to cover others: its words, the kinds below, a sum among them."""
    text = "".join(texts[slice(*head.lines)])
    below = set(kinds[head.col : head.col + head.col_span]) - {"dash"}
    alike = _ALIKE if len(below) == 1 else 0.2 - 0.5 * len(below)
    kept = keeps_promise(text, kinds[head.col])
    promise = 0.0 if kept is None else (_KEPT if kept else _BROKEN)
    return alike + promise + (_TELLS_WIDE if _WIDE.search(text) else 0.0)


def _seems_wide(texts: Sequence[str], head: TableHead, below: Sequence[Piece]) -> bool:
    """Return whether one heading alone may cover others: it tells of amounts, or a sum is below it."""
    first = "".join("".join(texts[slice(*below[0])]).split())
    wide = _WIDE.search("".join(texts[slice(*head.lines)])) is not None
    return wide or _PARTS.fullmatch(first) is not None


def _promises(texts: Sequence[str], pieces: Sequence[Piece], kinds: Sequence[str]) -> float:
    worth = 0.0
    for piece, kind in zip(pieces, kinds, strict=True):
        kept = keeps_promise("".join(texts[slice(*piece)]), kind)
        worth += 0.0 if kept is None else (_KEPT if kept else _BROKEN)
        if (
            piece[1] - piece[0] == 1
            and len(texts[piece[0]]) == 2
            and not _WHOLE.fullmatch(texts[piece[0]])
        ):
            worth -= _HALF
        worth -= _UNLIKE * (len(_BRACKETS.sub("", "".join(texts[slice(*piece)]))) > _LONG_HEADING)
    return worth


def _seam(lines: Sequence[CellLine], index: int, blanks: Blanks) -> float:
    """Return what it is worth that a heading ends above a line."""
    text = lines[index].text.text
    against = -0.8 if text.startswith("(") else 0.0
    if blanks is Blanks.ROWS and lines[index].gap:
        against -= 0.6
    return against - (0.5 if _ENDS_OPEN.search(lines[index - 1].text.text) else 0.0)


def _row_seam(lines: Sequence[CellLine], index: int, blanks: Blanks) -> float:
    """Return what it is worth that the lower row of headings begins at a line."""
    if blanks is Blanks.ALL:
        return 0.0
    return 0.3 if lines[index].gap else -2.5


def _join(lines: Sequence[CellLine], index: int, blanks: Blanks) -> float:
    """Return what it is worth that a heading goes on in a line."""
    before, text = (lines[at].text.text for at in (index - 1, index))
    if text.startswith("("):
        return _BRACKET
    bare, above = "".join(text.split()), "".join(before.split())
    if _WHOLE.fullmatch(above) or _NEVER_SECOND.fullmatch(bare):
        return _APART
    apart = -0.5 if blanks is Blanks.ROWS and not lines[index].gap else 0.0
    if blanks is Blanks.SOME and lines[index].gap:
        apart = -1.5
    if _ENDS_OPEN.search(before):
        return _BRACKET + apart
    if len(bare) <= _SHORT and len(above) <= _SHORT:
        return _PIECES * (1 if len(bare) == len(above) else 2) + apart
    return (_WORDS if len(bare) + len(above) <= 3 * _SHORT else _LONG) + apart
