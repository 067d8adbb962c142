"""What every document needs, loaded once by the parent, so that workers forked afterwards begin with it."""

from __future__ import annotations

from functools import cache
from importlib import import_module, util

from announce_parser.batch.attempt import ReadingOptions, Task, attempt
from announce_parser.patterns import compile_all
from announce_parser.profiles import Profile

# A notice that calls for tagger, figures, telephone plan, tables and checks; nobody ever published it.
_NOTICE = """2024년 시험 지원사업 공고

시험진흥원(원장 홍길동)은 3월 4일(월)부터 시험 지원사업 참여기업을 모집한다고 밝혔다.

□ 지원규모 : 총 3억원(전년 대비 10% 증가), 30개사 내외
□ 지원한도 : 기업당 최대 1천만원(총 사업비의 50% 이내)
□ 신청기간 : 2024. 3. 4.(월) ~ 3. 29.(금) 18:00
□ 문의처 : 시험지원팀 (02-123-4567, 0212345679, ☎ 1357, help@example.org, https://example.org)

< 사업별 지원 내용 >
(단위: 억원, 개사)
사업명\t예산\t지원규모\t신청기간\t담당자\t연락처
시험 바우처\t2\t20\t3월 4일 ~ 3월 29일\t홍길동\t02-123-4567
시험 컨설팅\t1\t10\t4월 중\t홍길동\t02-123-4568
합계\t3\t30\t\t\t
"""
# What the readers load with the first file of their format.
_LIBRARIES = (
    "lxml.etree",
    "lxml.html",
    "olefile",
    "pypdfium2",
    "pdfplumber",
    "docx",
    "phonenumbers",
    "yaml",
)


def warm(reading: ReadingOptions) -> None:
    """Load what every document needs; a process that has loaded it for this tagger does nothing."""
    _load(reading.tokenizer)


@cache
def _load(tokenizer: str) -> None:
    attempt(Task(_NOTICE.encode(), "warm.txt"), ReadingOptions(tokenizer, profile=Profile()))
    # Forms name the program of this notice, so that it asks for no weights. Imported late: help needs no notices.
    from announce_parser.notices.programs import weights

    weights()


def warm_for_many() -> None:
    """Load the libraries of all readers, as far as installed, and compile all patterns; one document is not worth it."""
    compile_all()
    for name in _LIBRARIES:
        if util.find_spec(name.partition(".")[0]) is not None:
            try:
                import_module(name)
            except ImportError:
                continue
