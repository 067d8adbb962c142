"""Lists that are in a table below their heading: papers to hand in, what excludes an applicant.

``5. 제출서류`` / ``아래 서류를 온라인으로 등록`` over ``연번 | 서류명 | 비고``: the papers are the rows of the table, the sentence above is not one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.document import BlockKind, whole_cell
from announce_parser.notices._base import place
from announce_parser.notices._boxed import boxed_heading
from announce_parser.notices._columns import Field, letters
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.document import Block, Cell, Table
    from announce_parser.notices._base import Material
    from announce_parser.notices._lines import Line
    from announce_parser.record import Place

LISTED = frozenset({Field.DOCUMENTS, Field.EXCLUSIONS})
_BELOW = lazy_regex(r"(?:아래|다음)(?:의|과\s?같|\s|와\s?같)|하기\s")
_COLUMNS = {
    Field.DOCUMENTS: lazy_regex(
        r"(?:제출|구비|신청|필수|증빙)*서류(?:명칭?|목록)?|서식명?|제출서류및내용|항목"
    ),
    Field.EXCLUSIONS: lazy_regex(r".*(?:제외|제한|결격|기준|내용|사항|요건).*"),
}
_NUMBERS = frozenset({"연번", "번호", "순번", "구분", "No", "비고", "부수"})
# <주의사항> between the papers and what to mind about them
_SUBHEADING = lazy_regex(
    r"\W{0,3}[<〈【\[(]\s?[가-힣 ]{2,14}(?:사항|주의|안내|참고|문의)[가-힣 ]{0,4}\s?[>〉】\])]"
)
_CIRCLED, _DIGITS, _SYLLABLE = lazy_regex(r"[①-⑳]"), lazy_regex(r"\d+"), lazy_regex(r"[가-하]")
_NEAR = 4  # blocks below the heading within which its table begins
_MOST = 40
_TITLED = 2  # cells of a box with a title of its own
_LONGEST_TITLE = 20


def points_below(text: str) -> bool:
    """True where one sentence only points to a list: ``아래 서류를 온라인으로 등록``."""
    return "\n" not in text.strip() and _BELOW.search(text) is not None


def list_below(
    material: Material, heading: Block, target: Field
) -> tuple[str, tuple[Place, ...]] | None:
    """Return the rows of the table below a heading, joined by line breaks, with their places."""
    block = _table_below(material.document.blocks, heading)
    if block is None or block.table is None:
        return None
    cells = _column(block.table, target)
    if not cells or len(cells) > _MOST:
        return None
    text = "\n".join(" ".join(cell.text.split()) for cell in cells)
    return text, tuple(place(whole_cell(block, cell)) for cell in cells)


def _table_below(blocks: Sequence[Block], heading: Block) -> Block | None:
    position = blocks.index(heading)
    for block in blocks[position + 1 : position + 1 + _NEAR]:
        if block.table is not None:
            boxed = boxed_heading(block)
            is_list = boxed is None or boxed.content is not None
            return block if is_list and not block.hidden else None
        if block.kind is BlockKind.HEADING and (block.level or 0) <= (heading.level or 0):
            return None
        if block.kind is heading.kind and (block.level or 0) <= (heading.level or 0):
            return None
    return None


def _column(table: Table, target: Field) -> list[Cell]:
    """Return the filled cells of the column that lists them, or the only cell of a box."""
    filled = sorted(
        (cell for cell in table.cells if cell.text.strip()), key=lambda cell: len(cell.text)
    )
    if len(filled) == 1 or (len(filled) == _TITLED and len(filled[0].text) <= _LONGEST_TITLE):
        return filled[-1:]
    headings = [letters(column.path[-1]) if column.path else "" for column in tables.columns(table)]
    column = next(
        (
            index
            for index, heading in enumerate(headings)
            if heading not in _NUMBERS and _COLUMNS[target].fullmatch(heading)
        ),
        None,
    )
    if column is None:
        return []
    while column + 1 < len(headings) and headings[column + 1] == headings[column]:
        column += 1  # one heading over groups and what they hold: 공통 | 주민등록등본
    found = [cells[column] for cells in tables.body_rows(table)]
    return list(
        dict.fromkeys(
            cell
            for cell in found
            if cell is not None and cell.text.strip() and cell.col_span < table.n_cols
        )
    )


def named_papers(items: Sequence[Line]) -> list[Line]:
    """Return the items that name papers: those with the first one's kind of mark, up to a heading of warnings.

    ``① 사업계획서`` over ``- 3부 제출`` and ``<주의사항>``: how many and what to mind are not.
    """
    kept: list[Line] = []
    for line in items:
        if _SUBHEADING.fullmatch(line.text):
            break
        first = kept[0].block if kept else line.block
        if line.block is first or _mark(line.block) == _mark(first):
            kept.append(line)
    return kept


def _mark(block: Block) -> str:
    """Return what kind of mark opens a block: ``①`` for all numbers in circles, ``1.`` for all with a dot."""
    mark = _CIRCLED.sub("①", block.marker or "")
    return _SYLLABLE.sub("가", _DIGITS.sub("1", mark))
