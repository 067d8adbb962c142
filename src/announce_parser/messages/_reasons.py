"""Why something failed, in Korean: the library says it in English, a line a wording.

A reason that is not here is left out of a Korean message, which says what the matter is without it; ``--debug``
shows every reason as it was raised.
"""

from __future__ import annotations

import re
from typing import Final

from announce_parser.patterns import lazy_regex

# English reason, ``{}`` for what it is filled in with → Korean, the same in the same order.
_WORDINGS: Final = {
    "the file is empty": "빈 파일",
    "there is no text in the file": "파일에 글자가 없음",
    "there is nothing but white space in the file": "파일에 공백만 있음",
    "the page has no content": "내용이 없는 웹 문서",
    "the page shows no text": "보이는 글이 없는 웹 문서",
    "the saved page holds no HTML": "저장된 웹 문서에 HTML이 없음",
    "the pages are pictures without text: they need OCR": "모든 쪽이 그림이어서 문자 인식(OCR)이 필요함",
    "the fonts do not say which letters they show: they need OCR": "글꼴에 글자 정보가 없어 문자 인식(OCR)이 필요함",
    "there is no such file": "그런 파일이 없음",
    "no such file": "그런 파일이 없음",
    "No such file or directory": "그런 파일이나 폴더가 없음",
    "Permission denied": "권한이 없음",
    "Is a directory": "파일이 아니라 폴더임",
    "Not a directory": "폴더가 아님",
    "No space left on device": "디스크에 남은 공간이 없음",
    "Bad file descriptor": "출력이 닫혀 있음",
    "this is a folder, not a file": "파일이 아니라 폴더임",
    "the file cannot be read: {}": "파일을 읽을 수 없음: {}",
    "the document is protected by a password": "암호로 보호된 문서",
    "the document is protected by a password or by rights management": "암호나 권한 관리로 보호된 문서",
    "the PDF is protected by a password": "암호로 보호된 PDF",
    "the archive is protected by a password": "암호로 보호된 압축 파일",
    "the parts of the file are encrypted": "암호화된 파일",
    "the file is larger than {} MB": "파일이 {}MB보다 큼",
    "the text is larger than {} MB": "글이 {}MB보다 큼",
    "the file unpacks to more than {} MB": "풀면 {}MB를 넘는 파일",
    "the PDF unpacks to more than {} MB": "풀면 {}MB를 넘는 PDF",
    "a part of the file unpacks to more than {} MB": "풀면 {}MB를 넘는 부분이 있음",
    "a stream of the PDF unpacks to more than {} MB": "풀면 {}MB를 넘는 PDF 스트림이 있음",
    "this member of the archive unpacks to more than {} MB": "풀면 {}MB를 넘는 압축 항목",
    "the text has more than {} characters": "글자가 {}자를 넘음",
    "a page holds more than {} characters": "한 쪽의 글자가 {}자를 넘음",
    "a page paints more than {} objects": "한 쪽의 개체가 {}개를 넘음",
    "the document has more than {} pages": "쪽수가 {}쪽을 넘음",
    "the file has more than {} parts": "파일의 부분이 {}개를 넘음",
    "the file has more than {} records": "파일의 레코드가 {}개를 넘음",
    "the file has more than {} sections": "구역이 {}개를 넘음",
    "the archive has more than {} members": "압축 항목이 {}개를 넘음",
    "a table has more than {} fields": "표의 칸이 {}개를 넘음",
    "tables are nested too deep": "표 안의 표가 너무 깊음",
    "it is nested deeper than can be read": "구조가 너무 깊음",
    "records are nested deeper than {} levels": "레코드가 {}단계보다 깊음",
    "the page is nested deeper than {} elements": "요소가 {}단계보다 깊음",
    "the page has more than {} elements": "요소가 {}개를 넘음",
    "the PDF nests too deeply or inflates to too much": "PDF의 구조가 너무 깊거나 풀린 크기가 너무 큼",
    "reading it takes more memory than a document may": "읽는 데 필요한 메모리가 한도를 넘음",
    "not done within {} seconds": "{}초 안에 끝나지 않음",
    "the PDF is damaged: it cannot be opened": "손상되어 열 수 없는 PDF",
    "the PDF is damaged: a page cannot be loaded": "손상되어 불러올 수 없는 쪽이 있는 PDF",
    "the PDF is damaged: {}": "손상된 PDF",
    "the PDF has no page": "쪽이 없는 PDF",
    "the pages cannot be counted: the page tree is damaged": "쪽 목록이 손상됨",
    "the file is damaged: {}": "손상된 파일",
    "the header of the file is damaged": "파일 헤더가 손상됨",
    "the header of the compound file is damaged": "복합 파일의 헤더가 손상됨",
    "the tables of the compound file are damaged": "복합 파일의 목록이 손상됨",
    "the directory of the ZIP file is damaged": "압축 목록이 손상됨",
    "this member of the archive is damaged": "손상된 압축 항목",
    "the part {} is damaged": "{} 부분이 손상됨",
    "the part {} is missing": "{} 부분이 없음",
    "the part {} holds no text": "{} 부분에 글이 없음",
    "the part {} holds no document": "{} 부분에 문서가 없음",
    "the part {} is not XML": "{} 부분이 XML이 아님",
    "the stream {} is damaged": "{} 스트림이 손상됨",
    "the file holds no text document": "텍스트 문서가 아님",
    "the file has no text: {}": "본문이 없는 파일",
    "the parts of the file do not fit together": "파일 내부의 구성 요소가 서로 맞지 않음",
    "two parts of the file have one name and differ": "이름이 같은 두 부분이 서로 다름",
    "the bytes are of no known format; tried {}": "알려진 형식이 아님. 시도한 형식: {}",
    "cannot decode the text as UTF-8, CP949 or UTF-16": "UTF-8, CP949, UTF-16 어느 것도 아님",
    "this is HWP {}, of which only version 5 is read": "HWP {}(5 버전만 읽음)",
    "this is a Word 97-2003 document (DOC), which is not read here; save it as DOCX": (
        "Word 97-2003 문서(DOC). DOCX로 저장하십시오"
    ),
    "the worker process ended without an answer": "문서를 읽던 프로세스가 응답 없이 종료됨",
    "the worker process was killed from outside": "문서를 읽던 프로세스가 외부에서 중단됨",
    "the worker process was stopped by {}": "문서를 읽던 프로세스가 중단됨: {}",
    "the Python package {} is not installed": "설치되지 않은 파이썬 패키지: {}",
    "another run is writing to this folder": "다른 작업이 이 폴더에 저장하고 있습니다",
    "no policy: {}": "정책 파일이 아닙니다: {}",
    "no corrections: {}": "교정 파일이 아닙니다: {}",
    "line {} is no correction: {}": "{}번째 줄은 교정이 아닙니다: {}",
    "no folder of goldens was given": "정답 폴더를 지정하지 않았습니다",
    "a correction needs a reason": "교정 사유를 입력해 주십시오",
    "a golden is accepted for a reason": "정답으로 저장하는 사유를 입력해 주십시오",
    "{}: {} cannot be read as {}; write it as a notice does, or as JSON": (
        "'{1}'은(는) 이 항목의 값으로 인식되지 않습니다. 공고문에 적는 형식대로 입력해 주십시오"
    ),
    "{}: {} cannot be read as {}": "'{1}'은(는) 이 항목의 값으로 인식되지 않습니다",
    "{}: nothing was written": "입력한 값이 없습니다",
    "{}: write it as JSON": "이 항목은 한 줄로 입력할 수 없습니다. JSON으로 입력해 주십시오",
    "{}: no JSON: {}": "JSON이 아닙니다: {1}",
    "{}: no field of a record": "기록에 없는 항목입니다",
    "{}: there is already a value; replace it": "이미 값이 있습니다. '고치기'를 사용하십시오",
    "{}: there is no value there": "그 자리에 값이 없습니다",
    "{}: no program": "사업이 아닙니다",
    "{}: the new program needs a name": "새 사업명을 입력해 주십시오",
    "{}: not the last correction": "마지막 교정이 아닙니다",
    "nothing is that sure": "신뢰도가 그만큼 높은 값이 없습니다",
    "the selected place is not in the document": "선택한 곳이 공고 본문이 아닙니다",
    "there is no text at the selected place": "선택한 곳에 글자가 없습니다",
    "what was shown is left out of the page": "가린 내용은 값으로 사용할 수 없습니다",
    "no row of a table was shown": "표의 행을 선택하지 않았습니다",
    "the corrected record breaks the contract: {}": "고친 값이 이 항목에 맞지 않습니다",
    "correction {} ({}): it is not for a person to correct": "직접 교정할 수 없는 항목입니다",
    "correction {} ({}): {}": "교정 내용이 현재 기록과 맞지 않습니다",
    "{}: line {} column {} (char {})": "{1}행 {2}열이 JSON이 아님",
    "text of the document; the record keeps it": "공고 본문. 기록에 있음",
    "outline; the record keeps it": "차례. 기록에 있음",
    "places of values; see explain": "값의 위치. explain으로 확인",
    "no table": "담을 표가 없음",
    "no table for the whole notice; programs keep theirs in words": "공고 전체의 표가 없음. 사업별로는 글로 저장함",
    "an empty cell does not say why it is empty": "빈칸에는 비어 있는 사유를 담을 수 없음",
    "the same bytes as {}": "{}와 같은 파일",
    "no column": "담을 열이 없음",
    "spans of cells; body rows are kept as JSON": "셀 병합 정보. 본문 행은 JSON으로 저장함",
    "no field in the form": "양식에 칸이 없음",
    "no field in the standard": "표준에 항목이 없음",
    "no program, so no item": "사업이 없어 항목이 없음",
    "no tender, so no item": "입찰 공고가 아니어서 항목이 없음",
    "no tender: the standard is of contracting": "입찰 공고가 아님. 계약 공개 표준임",
    "a release needs the day of publication": "발표일이 없음",
    "{} is a placeholder: register a prefix and put it there": "{}은(는) 임시 값. 등록한 접두어로 바꿀 것",
    "the portal's own classes, no document states them": "포털의 자체 분류. 공고에 없음",
    "000: no document states how often it was revised": "000. 정정 차수는 공고에 없음",
    "depends on a day, and none was given": "기준일에 따라 달라지는 값인데 --on이 없음",
    "first window only of several": "여러 접수기간 중 첫 번째만",
    "no day stated: {}": "날짜가 없음: {}",
    "only application windows become events": "접수기간만 일정이 됨",
    "begin with an apostrophe, lest a spreadsheet run them": "엑셀 등에서 수식으로 실행되지 않도록 작은따옴표를 붙임",
    "rounded to {} digits after the point": "소수점 아래 {}자리로 반올림함",
    "a cell has no time zone: Korean time is written": "셀에 시간대를 담을 수 없어 한국 시각으로 저장함",
    "cut at {} characters, the most a cell holds": "셀에 담을 수 있는 {}자까지만 저장함",
    "the record has changed since the page was loaded": "화면을 연 뒤에 기록이 변경됨",
    "the document has changed since it was read": "읽은 뒤에 문서가 변경됨",
    "'utf-8' codec can't decode {}": "UTF-8이 아님",
    "Option '{}' requires an argument": "{} 옵션에 값이 없습니다",
}
_PATTERNS: Final = tuple(
    (lazy_regex(re.escape(english).replace(r"\{\}", "(.+?)")), korean)
    for english, korean in _WORDINGS.items()
)
_KOREAN = lazy_regex(r"[가-힣]")
_OF_SYSTEM = lazy_regex(
    r"\[Errno \d+\] (?P<reason>[^:]+)(?:: .*)?"
)  # as Python says what the system did


def reason_in_korean(reason: str) -> str | None:
    """Return a reason in Korean; itself where it is Korean already, None where nobody has said it in Korean.

    What a reason is filled in with is a reason itself, or stays as it is.
    """
    system = _OF_SYSTEM.fullmatch(reason)
    bare = (system["reason"] if system is not None else reason).rstrip(".")
    for pattern, korean in _PATTERNS:
        found = pattern.fullmatch(bare)
        if found is not None:
            return korean.format(*(reason_in_korean(one) or one for one in found.groups()))
    return reason if _KOREAN.search(reason) else None
