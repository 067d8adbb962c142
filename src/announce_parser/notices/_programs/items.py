"""What is under a heading: the lines that are its items, and the term that the heading names.

``3. 신청자격`` over ``○ 도내 중소기업``: the items up to the next heading of its rank, those with labels of their own apart. A heading may be a
line or a grid of its own (``_boxed``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._boxed import boxed_heading
from announce_parser.notices._columns import Field, field_of
from announce_parser.notices._lines import form_of_mark, lines_in, lines_of
from announce_parser.notices._programs.layout import TEXTS
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from announce_parser.document import Block
    from announce_parser.notices._base import Material
    from announce_parser.notices._lines import Line

MARK = (
    r"[\s?□■▣▢❑❏◻⬜⬛ㅁ○●◦◎◉⊙❍ㅇoΟ∘◇◆◈❖▶▷►▸▲△▼▽★☆➢➤➔☞☛✓✔✅·ㆍ∙•▪▫‣※*+–—-]*"
    r"(?:(?:\d{1,2}|[가-하])[.)]|\(\d{1,2}\)|\([가-하]\)|[①-⑳]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,2}[.)]?|(?:I{1,3}|IV|VI{0,3}|IX|X)[.)]|\d{1,2}\s{1,3}(?=[가-힣]))?\s*"
)
LABEL = lazy_regex(
    rf"^{MARK}(?:[(\[【<「](?P<boxed>[가-힣][가-힣·ㆍ/ ]{{1,14}})[)\]】>」]\s*[:：]?"
    r"|(?:제?\s?(?P<round>\d\s?차)\s?)?(?P<label>[가-힣][가-힣·ㆍ/ ]{1,16}?(?:\([^()]{1,12}\)|\([A-Za-z][A-Za-z ,&/'-]{1,40}\))?)\s*[:：])\s*(?=\S)"
)
_ITEM_NUMBER = lazy_regex(
    r"(?:o(?=\s+[가-힣])|(?:\d{1,2}|[가-하])[.)]|\((?:\d{1,2}|[가-하])\)|[①-⑳])\s*(?=\S)"
)
# 제출서류 <서식 준수> · 우대사항(접수 마감일 기준) · 신청서류 * 최근 발행분: a remark after the words of a heading
HEADING = lazy_regex(
    rf"^{MARK}[(\[【]?\s*(?P<label>[가-힣][가-힣·ㆍ/ 및]{{1,18}}?)\s*+[)\]】]?\s*+[:：]?\s*+(?:[(<（][^()<>（）\n:：]{{1,20}}[)>）]\s*|(?<=\s)[*※]\s?[^\n]{{1,60}})?$"
)
# 연구기관 신청자격 · 사전 지원제외 대상 · 참여기업의 참여제한: whose terms they are; near miss: 위탁기관 선정
_WHOSE = lazy_regex(
    r"^(?:(?:[가-힣]{1,6}\s?및\s)?(?:연구개발|연구|참여|참가|주관|신청|공급|도입|수행|운영|응모)(?:기관|기업|업체|단체)의?|사전|(?:선정|신청|평가|심사)\s?시)\s?(?=[가-힣])"
)
# below 참가자격: what to mind, whom it shuts out, what comes later
_ASIDE = lazy_regex(r"유의사항|준수사항|주의사항|참여\s?제한|제외|배제|불가|제출\s?서류|협약")
_REVIEW = lazy_regex(r"(?:평가|심사|배점)\s?(?:기준|방법|항목|지표|표)|배점")
_REACH = 40  # blocks above in which the heading of a part is
_FIRST_NUMBERS = frozenset({"1.", "1)", "(1)", "①", "가.", "가)"})
_LEAST_LISTED = 2
_NO_ITEMS = (BlockKind.FOOTNOTE, BlockKind.IMAGE, BlockKind.UNREAD)


def label_of(line: str) -> str | None:
    """Return the label that opens a line: ``지원한도`` of ``○ 지원한도 : 2억원``; None for a line without one."""
    match = LABEL.match(line.strip())
    return (match["boxed"] or match["label"]).strip() if match is not None else None


def items_below(material: Material, position: int) -> list[Line]:
    """Return the lines under a heading up to the next of its rank, those with labels of their own apart."""
    blocks = material.document.blocks
    heading = blocks[position]
    boxed = boxed_heading(heading)
    target = term_of_heading(heading)
    if boxed is not None and boxed.content is not None:
        return [
            line for line in lines_in(heading, boxed.content) if not _states_another(line, target)
        ]
    held: list[Block] = []
    aside: int | None = None  # the level of a heading below that is about another matter
    numbered = _first_number(blocks, position)
    for block in blocks[position + 1 :]:
        if numbered is not None and form_of_mark(block) == numbered and block.table is None:
            held.append(block)
            continue
        is_deeper = (block.level or 0) > (heading.level or 0) and block.kind is heading.kind
        if block.table is not None or (block.kind is BlockKind.HEADING and not is_deeper):
            break
        if block.kind is heading.kind and (block.level or 0) <= (heading.level or 0):
            break
        if form_of_mark(block) is not None and form_of_mark(block) == _form(heading):
            break  # 8. 제출서류 ends at 9. 선정발표 : …
        if block.kind is BlockKind.HEADING and (aside is None or (block.level or 0) <= aside):
            is_aside = target is Field.ELIGIBILITY and _ASIDE.search(block.text) is not None
            aside = (block.level or 0) if is_aside else None
        if aside is None and block.kind not in _NO_ITEMS and not block.hidden:
            held.append(block)
    if not held:
        held = _starred(blocks, position)
    return [line for block in held for line in lines_of(block) if not _states_another(line, target)]


def _first_number(blocks: tuple[Block, ...], position: int) -> str | None:
    """Return the form of the numbers of a list that begins right below a bullet: ``□ 제출서류`` over ``1. …``, ``2. …``."""
    heading, below = blocks[position], blocks[position + 1 : position + 3]
    if below and _is_bullet_under(heading, below[0]):
        return form_of_mark(below[0])
    if len(below) < _LEAST_LISTED or form_of_mark(heading) in (None, "0.", "가.", "Ⅰ.", "Ⅰ"):
        return None
    forms = {form_of_mark(each) for each in below}
    is_list = below[0].kind is BlockKind.LIST_ITEM
    first = (below[0].marker or "").strip()
    return forms.pop() if is_list and len(forms) == 1 and first in _FIRST_NUMBERS else None


def _is_bullet_under(heading: Block, below: Block) -> bool:
    """Return whether another bullet, which no rank sets below the heading's, opens the list of it: ``▸ 신청서류`` over ``- …``."""
    form = form_of_mark(below)
    return (
        heading.kind is BlockKind.LIST_ITEM
        and below.kind is BlockKind.LIST_ITEM
        and below.level == heading.level
        and form is not None
        and not any(map(str.isalnum, form))
        and form != form_of_mark(heading)
    )


def _form(heading: Block) -> str | None:
    """Return the form of a heading's number; of a heading of Markdown, of the number that its text begins with."""
    if not (heading.marker or "").startswith("#"):
        return form_of_mark(heading)
    match = _ITEM_NUMBER.match(heading.text)
    return form_of_mark(replace(heading, marker=match.group().strip())) if match else None


def _starred(blocks: tuple[Block, ...], position: int) -> list[Block]:
    """Return the items that stars open right below a heading, where nothing else is there: lists of Markdown."""
    held: list[Block] = []
    for block in blocks[position + 1 :]:
        if block.kind is not BlockKind.FOOTNOTE or block.marker != "*" or block.hidden:
            break
        held.append(block)
    return held


def is_of_review(material: Material, block: Block) -> bool:
    """Return whether the nearest heading above a block is about how applications are scored.

    Papers asked for there prove a score; they are not what one applies with.
    """
    blocks = material.document.blocks
    for above in reversed(blocks[max(0, blocks.index(block) - _REACH) : blocks.index(block)]):
        boxed = boxed_heading(above)
        if boxed is not None or above.kind is BlockKind.HEADING:
            return _REVIEW.search(boxed.title.text if boxed is not None else above.text) is not None
    return False


def term_of_heading(heading: Block) -> Field | None:
    """Return the term that a heading names, be it a line or a grid of its own."""
    boxed = boxed_heading(heading)
    if heading.table is not None and boxed is None:
        return None
    match = HEADING.match(boxed.title.text if boxed is not None else heading.text)
    if match is None:
        return None
    label = " ".join(match["label"].split())
    return field_of(label) or _whose_term(label)


def _whose_term(label: str) -> Field | None:
    """Return the term in words that the last words of a heading name: ``연구기관 신청자격``."""
    whose = _WHOSE.match(label)
    target = field_of(label[whose.end() :]) if whose is not None else None
    return target if target in TEXTS else None


def _states_another(line: Line, target: Field | None) -> bool:
    """True for an item whose label is a term of its own; ``연령 : 19세 ~ 34세`` is part of what it is under."""
    match = LABEL.match(line.text)
    other = field_of(match["boxed"] or match["label"]) if match is not None else None
    return other is not None and other is not target


def without_number(line: Line) -> tuple[int, int]:
    """Return the span of an item without its mark and number."""
    start, end = line.inner()
    match = _ITEM_NUMBER.match(line.text[start - line.start :])
    return (start + match.end(), end) if match is not None else (start, end)
