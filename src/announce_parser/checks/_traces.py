"""Traces: passages that may answer a question of applicants though no value of them was read.

A figure that is about no program is beside words of the question, or the question is answered in words and words
of it stand somewhere. Where there is no trace, the notice leaves the question open as far as can be told; where there
is one, it is not for us to say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from announce_parser.document import Document
    from announce_parser.record import Figure, Place, Record, RecordTable

_BEFORE, _BEHIND = 80, 40  # characters around a figure that say what it is of
_SENTENCE = re.compile(r"\.\s|\n")
_WHEN = frozenset({"date", "datetime", "period"})


@dataclass(frozen=True, slots=True)
class _Trace:
    """What an answer looks like.

    Attributes:
        words: Those of the question; where no kind is named each pattern must fit in one sentence.
        kinds: Of the figures that answer it; empty where words do.
    """

    words: tuple[re.Pattern[str], ...]
    kinds: frozenset[str] = frozenset()


def _trace(*words: str, kinds: frozenset[str] | set[str] = frozenset()) -> _Trace:
    return _Trace(tuple(re.compile(each) for each in words), frozenset(kinds))


_TRACES: Final[Mapping[str, _Trace]] = {
    "예산": _trace(
        "예산|사업비|규모|금액|국비|도비|시비|지방비|재원|투입|용역비|기금|상금|배정|편성|개발비|연구비|총",
        kinds={"money"},
    ),
    "지원 수": _trace("선정|모집|선발|채용|지원|규모|시상|뽑|공급|내외|수상", kinds={"count"}),
    "지원한도": _trace(
        r"한도|최대|이내|지원|상금|수당|대출|융자|지급|당\s|보증|할인|바우처|장려|장학",
        kinds={"money", "ratio"},
    ),
    "지원 비율": _trace(
        "비율|보조|부담|비의|매칭|출연|할인|이내|지원|현금|현물|사업비", kinds={"ratio"}
    ),
    "지원 기간": _trace(
        "기간|동안|년간|개월간|협약|운영|교육|활동|대출|거치|상환",
        kinds=_WHEN - {"datetime"} | {"duration"},
    ),
    "신청·접수": _trace(
        "접수|신청|제출|모집|공모|응모|기한|마감|입찰|등록|참가|판매|가입", kinds=_WHEN
    ),
    "평가·선정": _trace("평가|심사|심의|전형|면접|본선|예선|선정", kinds=_WHEN),
    "신청 자격": _trace("대상|자격|요건|조건|신청|참여|모집|응모|누구나|이용"),
    "신청 방법": _trace(
        "신청|접수|제출|응모|등록|참여|참가|가입|이용|모집",
        "홈페이지|누리집|방문|우편|메일|온라인|시스템|앱|창구|지사|은행|포털|사이트|www|http|문의|팩스|기관|센터"
        "|통해|에서|에게|으로",
    ),
    "담당 기관": _trace(
        r"(?:전담|전문|관리|주관|운영|시행|수행|총괄|집행|위탁)\s?기관|담당|문의|진흥원|공단|공사|센터|협회|재단|기금"
        r"|추진단|과\s?\(|원\(|연구원|은행"
    ),
    "문의처": _trace(r"문의|연락처|담당자|담당\s?부서|☎|콜센터|전화"),
}


def traced(record: Record, document: Document) -> frozenset[str]:
    """Return the questions that some passage of a notice may answer."""
    passages = _Passages(record, document)
    return frozenset(question for question, trace in _TRACES.items() if passages.hold(trace))


class _Passages:
    """A notice as answers are looked for in it."""

    def __init__(self, record: Record, document: Document) -> None:
        """Take the sentences of a document, the blocks, tables and figures of its record."""
        self._sentences = _SENTENCE.split(document.text)
        self._blocks = {block.id: at for at, block in enumerate(record.blocks)}
        self._texts = [block.text for block in record.blocks]
        self._tables = {table.id: table for table in record.tables}
        self._of_block = {block.id: block.table for block in record.blocks}
        self._free = [figure for figure in record.figures if figure.program is None]

    def hold(self, trace: _Trace) -> bool:
        """Return whether a passage fits what an answer looks like."""
        if not trace.kinds:
            return any(
                all(words.search(sentence) for words in trace.words) for sentence in self._sentences
            )
        lines: dict[str, _Lines] = {}
        return any(
            self._stands_beside(figure, trace.words[0], lines)
            for figure in self._free
            if figure.kind in trace.kinds
        )

    def _stands_beside(
        self, figure: Figure, words: re.Pattern[str], lines: dict[str, _Lines]
    ) -> bool:
        where = figure.source
        table = self._tables.get(self._of_block[where.block] or "")
        if where.cell is None or table is None:
            return words.search(self._around(where)) is not None
        if table.id not in lines:
            lines[table.id] = _Lines.of(table, words)
        return lines[table.id].hold(where.cell)

    def _around(self, where: Place) -> str:
        at = self._blocks[where.block]
        text = self._texts[at][max(0, where.start - _BEFORE) : where.end + _BEHIND]
        lead = self._texts[at - 1][-_BEFORE:] if at and where.start < _BEFORE else ""
        return f"{lead} {text}"


@dataclass(frozen=True, slots=True)
class _Lines:
    """The rows and columns of a table in which some words are."""

    rows: frozenset[int]
    columns: frozenset[int]

    @classmethod
    def of(cls, table: RecordTable, words: re.Pattern[str]) -> _Lines:
        """Return those of a table; a cell that spans several is in each."""
        told = [cell for cell in table.cells if words.search(cell.text)]
        return cls(
            frozenset(n for cell in told for n in range(cell.row, cell.row + cell.row_span)),
            frozenset(n for cell in told for n in range(cell.col, cell.col + cell.col_span)),
        )

    def hold(self, cell: tuple[int, int]) -> bool:
        """Return whether words are in the row or the column of a cell."""
        row, column = cell
        return row in self.rows or column in self.columns
