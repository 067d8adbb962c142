"""Lines of a text → drafts of blocks: what each line is, by its mark, its sound and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.readers._captions import is_caption_line, is_unit_line
from announce_parser.readers._drafts import Draft
from announce_parser.readers._markers import Marked, Nesting
from announce_parser.readers._notes import defines, has_mark
from announce_parser.readers._phrases import APPENDIX, is_phrase
from announce_parser.readers._traced import joined

if TYPE_CHECKING:
    from announce_parser.readers._lines import JoinedLine

_CHAPTER = re.compile(r"제\s?\d{1,2}\s?[장절](?=\s|$)|[Ⅰ-Ⅻ]\s?[.)]?(?=\s|$)")
_BRACKETS = re.compile(r"(?:【[^【】]{1,80}】|\[[^\[\]]{1,80}\]|〔[^〔〕]{1,80}〕|≪[^≪≫]{1,80}≫)")
_LONE_NUMBER = re.compile(r"\d{1,2}|[Ⅰ-Ⅻ]")
_DASHED = re.compile(r"[-–—―].*[-–—―]", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")
_LIST_END = re.compile(r"[\s.]{0,4}(?:끝)?[\s.]{0,4}$")
_LISTED = re.compile(r"(?:\.|끝|부)\s*$")
# Marks whose line may be the heading of what follows; circles, dashes and dots are always items.
_HEADING_MARKS = frozenset(
    {
        "roman number",
        "arabic number with a dot",
        "syllable with a dot",
        "square",
        "circled number",
        "number in angle brackets",
    }
)
# A label in front, 대상: … or (대상) …, makes an item of a line; an equals sign, a sum.
_NO_HEADING = re.compile(r"^\(|[:：=]")
_LONGEST_TITLE = 80
_LONGEST_UNMARKED = 45
# A line that runs on for so long is text; one below it that is short is apart.
_TEXT_WIDTH = 40
_NOTES_BELOW = 24  # blocks between a table and the notes at the foot of its page
# < 설명 내용 > over text or a list is a heading; over a table it names that
_ANGLED = re.compile(
    r"[<〈《＜](?!\s?(?:표|그림|사진|도표|자료|출처)(?![가-힣]))[^<>〈〉《》＜＞\n]{2,40}[>〉》＞]"
)


def outline(parts: Sequence[JoinedLine | Draft]) -> tuple[Draft, ...]:
    """Return the blocks of lines and tables in reading order; no line is lost."""
    walk = _Walk(tuple(parts))
    while walk.index < len(walk.parts):
        walk.step()
    return tuple(walk.drafts)


@dataclass(slots=True)
class _Walk:
    """The way down a document.

    Attributes:
        parts: Lines and tables.
        index: Of the part that comes next.
        drafts: What has been read.
        nesting: The list marks above.
    """

    parts: tuple[JoinedLine | Draft, ...]
    index: int = 0
    drafts: list[Draft] = field(default_factory=list)
    nesting: Nesting = field(default_factory=Nesting)

    def step(self) -> None:
        """Read the next part, and the title below it where a number or 참고 is alone."""
        part = self.parts[self.index]
        self.index += 1
        if isinstance(part, Draft):
            self.drafts.append(part)
            return
        titled = self._with_title(part)
        draft = self._read(titled)
        if draft.kind is BlockKind.HEADING and (titled.marked is None or titled is not part):
            self.nesting.reset()
        self.drafts.append(draft)

    def _with_title(self, line: JoinedLine) -> JoinedLine:
        """Return the line joined with its title, where that is on a line of its own."""
        following = self._next_line()
        if (
            line.quoted
            or line.heading
            or following is None
            or following.marked
            or following.heading
        ):
            return line
        text, title = line.text.text, following.text.text
        if following.quoted or is_caption_line(title) or not is_phrase(title, _LONGEST_TITLE):
            return line
        appendix = APPENDIX.fullmatch(text)
        if appendix is None and not (_LONE_NUMBER.fullmatch(text) and self._opens_chapter()):
            return line
        self.index += 1
        return replace(line, text=joined((line.text, following.text), "\n"))

    def _opens_chapter(self) -> bool:
        """Return whether a title and a list follow a lone number, where cells would follow in a table."""
        if _could_be_cell(self._last_line()):
            return False
        below = self.parts[self.index + 1 : self.index + 3]
        return any(not isinstance(part, Draft) and (part.marked or part.heading) for part in below)

    def _read(self, line: JoinedLine) -> Draft:
        text = line.text.text
        if line.heading:
            return _draft(line, BlockKind.HEADING, level=line.heading, marker="#" * line.heading)
        if line.quoted:
            return _draft(line, BlockKind.BOX, marker=line.marked.text if line.marked else None)
        if _IMAGE.fullmatch(text):
            return _draft(line, BlockKind.IMAGE)
        appendix = APPENDIX.match(text)
        if appendix is not None and _is_title(text[appendix.end() :]):
            return self._appendix(line, appendix)
        if is_caption_line(text):
            return self._angled(line)
        return self._marked(line, line.marked) if line.marked else self._unmarked(line)

    def _angled(self, line: JoinedLine) -> Draft:
        """Return the caption of a table, or the heading of the text that follows: ``< 설명 내용 >``."""
        text = line.text.text
        if _ANGLED.fullmatch(text) and not is_unit_line(text) and self._goes_on_as_text():
            return _draft(line, BlockKind.HEADING, level=2)
        return _draft(line, BlockKind.CAPTION)

    def _appendix(self, line: JoinedLine, appendix: re.Match[str]) -> Draft:
        """Return the heading of an appendix, or an item of the list of them that ends a notice."""
        marker = " ".join(f"{appendix['word']}{appendix['number'] or ''}".split())
        if appendix["dot"] or _LISTED.search(line.text.text):
            return _draft(line, BlockKind.LIST_ITEM, level=1, marker=marker)
        return _draft(line, BlockKind.HEADING, level=1, marker=marker)

    def _marked(self, line: JoinedLine, marked: Marked) -> Draft:
        text = line.text.text
        if line.is_note or self._explains_number(marked, text):
            return _draft(line, BlockKind.FOOTNOTE, marker=marked.text)
        if marked.marker.name == "dash" and _DASHED.fullmatch(text):
            return _draft(line, BlockKind.PARAGRAPH)  # a line of the deck: - 올해 2천 개사 지원 -
        if marked.marker.name == "roman number" and is_phrase(line.content):
            self.nesting.reset()
            self.nesting.level(marked.marker)
            return _draft(line, BlockKind.HEADING, level=1, marker=marked.text)
        level = self.nesting.level(marked.marker)
        if self._heads(line, marked):
            return _draft(line, BlockKind.HEADING, level=level + 1, marker=marked.text)
        return _draft(line, BlockKind.LIST_ITEM, level=level, marker=marked.text)

    def _explains_number(self, marked: Marked, text: str) -> bool:
        """Return whether ``1)`` opens a note: its mark is right above, or after the same word in a table above."""
        if marked.marker.name != "arabic number with a bracket":
            return False
        if any(
            draft.table is not None and defines(_plain(draft), marked.text, text)
            for draft in self.drafts[-_NOTES_BELOW:]
        ):
            return True
        above = [draft for draft in self.drafts[-3:] if draft.kind is not BlockKind.FOOTNOTE]
        return any(has_mark(_plain(draft), marked.text) for draft in above)

    def _heads(self, line: JoinedLine, marked: Marked) -> bool:
        """Return whether a marked phrase is the heading of what is below it."""
        if marked.marker.name not in _HEADING_MARKS or _NO_HEADING.search(line.content):
            return False
        if not is_phrase(line.content) or self.index >= len(self.parts):
            return False
        below = self.parts[self.index]
        if isinstance(below, Draft) or below.heading:
            return isinstance(below, Draft)
        if below.marked is None:
            runs_on = len(below.text) >= _TEXT_WIDTH or below.text.text.endswith("다.")
            return runs_on or is_caption_line(below.text.text)
        return below.marked.marker.rank > marked.marker.rank and not below.is_note

    def _unmarked(self, line: JoinedLine) -> Draft:
        text = line.text.text
        if _BRACKETS.fullmatch(text):
            return _draft(line, BlockKind.HEADING, level=2)
        if _CHAPTER.match(text) and is_phrase(text):
            return _draft(line, BlockKind.HEADING, level=1)
        lone = _LONE_NUMBER.match(text.split("\n", 1)[0]) if "\n" in text else None
        if lone is not None and lone.end() == text.index("\n"):
            return _draft(line, BlockKind.HEADING, level=1, marker=lone.group())
        if line.after_gap and is_phrase(text, _LONGEST_UNMARKED) and self._stands_apart(text):
            return _draft(line, BlockKind.HEADING, level=1)
        return _draft(line, BlockKind.PARAGRAPH)

    def _goes_on_as_text(self) -> bool:
        """Return whether a list or a sentence comes next, and no table or what may be cells of one."""
        below = self._next_line()
        above = self._last_line()
        if below is None or below.heading or below.is_note:
            return False
        if above is not None and above.kind is BlockKind.IMAGE:
            return False  # what is below a picture says what it shows
        if below.marked is not None:
            return below.marked.marker.name in _HEADING_MARKS | {"circle"}
        return below.text.text.endswith("다.") and len(below.text) >= _TEXT_WIDTH

    def _stands_apart(self, text: str) -> bool:
        """Return whether text is above and below: in a flattened table, other short lines do."""
        above, below = self._last_line(), self._next_line()
        if below is None or above is None or not below.after_gap or _NO_HEADING.search(text):
            return False
        if above.kind is BlockKind.CAPTION or _could_be_cell(above):
            return False
        if below.marked is not None:
            return below.marked.marker.name in _HEADING_MARKS
        return len(below.text) >= _TEXT_WIDTH and not is_phrase(below.text.text)

    def _next_line(self) -> JoinedLine | None:
        part = self.parts[self.index] if self.index < len(self.parts) else None
        return None if part is None or isinstance(part, Draft) else part

    def _last_line(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None


def _is_title(text: str) -> bool:
    """Return whether what is after 참고 1 is its title, or nothing; 끝 ends the list of appendices."""
    title = _LIST_END.sub("", text)
    return not title or is_phrase(title, _LONGEST_TITLE)


def _could_be_cell(draft: Draft | None) -> bool:
    """Return whether a block could be a cell of a flattened table: it does not end like a sentence."""
    return (
        draft is not None
        and draft.kind is BlockKind.PARAGRAPH
        and not draft.text.endswith((".", "다"))
    )


def _plain(draft: Draft) -> str:
    if draft.table is None:
        return draft.text
    return "\n".join(cell.text for cell in draft.table.cells)


def _draft(
    line: JoinedLine, kind: BlockKind, *, level: int | None = None, marker: str | None = None
) -> Draft:
    return Draft(kind, line.text.text, level=level, marker=marker, runs=line.text.runs)
