"""The words of ``--help``: commands, options, exit codes."""

from __future__ import annotations

from typing import Final

from announce_parser.messages._wording import Wording

HELP: Final = {
    "help.program": Wording(
        "Turn Korean government announcements into validated JSON with source locations.",
        "정부 공고·보도자료를 출처가 표시된 구조화 기록으로 변환합니다.",
    ),
    "help.parse": Wording("Write the record of each announcement.", "공고별로 기록을 저장합니다."),
    "help.year": Wording(
        "Read this year's notices and compare them with last year's: records, changes, workbook, calendar, review pages.",
        "올해 공고를 읽어 작년 공고와 비교합니다: 기록, 달라진 점, 엑셀, 달력, 검토 화면.",
    ),
    "help.read": Wording(
        "Show the document model: text, tables, footnotes.",
        "판독 결과(본문, 표, 각주)를 보여 줍니다.",
    ),
    "help.figures": Wording(
        "Find the figures in a line of text, or in standard input.",
        "입력한 글 또는 표준 입력에서 수치를 찾습니다.",
    ),
    "help.validate": Wording(
        "Check records against the schema and their own invariants.",
        "기록이 스키마와 기록 규칙에 맞는지 검증합니다.",
    ),
    "help.golden": Wording("Compare records with golden files.", "기록을 정답 파일과 비교합니다."),
    "help.golden check": Wording(
        "Parse every sample and compare the record with its golden file.",
        "표본을 모두 읽어 정답 파일과 비교합니다.",
    ),
    "help.golden accept": Wording(
        "Show how a sample's record differs from its golden, and write it.",
        "표본의 기록이 정답과 다른 점을 보여 주고 새 정답으로 저장합니다.",
    ),
    "help.explain": Wording(
        "Show where a value comes from: text, source location, rule, checks.",
        "값의 출처를 보여 줍니다: 본문, 위치, 규칙, 점검 결과.",
    ),
    "help.review": Wording(
        "Write pages on which a person reviews records against their sources.",
        "기록을 원문과 나란히 놓고 검토하는 화면을 만듭니다.",
    ),
    "help.teach": Wording(
        "Propose profile entries from corrections, and test them on goldens.",
        "교정 내용을 바탕으로 프로필에 추가할 용어를 제안하고 정답으로 확인합니다.",
    ),
    "help.compare": Wording(
        "Compare years or revisions of a notice, or folders of records; three or more as a table.",
        "여러 연도나 정정 전후의 공고, 또는 폴더의 기록을 비교합니다. 셋 이상이면 표로 보여 줍니다.",
    ),
    "help.open": Wording(
        "List the application windows open on a day, soonest to close first.",
        "기준일에 접수 중인 사업을 마감이 가까운 순으로 보여 줍니다.",
    ),
    "help.export": Wording(
        "Write records as flat tables for other systems; report what a format cannot represent.",
        "기록을 다른 시스템용 표로 내보내고, 내보내지 못한 항목을 알려 줍니다.",
    ),
    "help.schema": Wording("Print the JSON Schema of records.", "기록의 JSON 스키마를 출력합니다."),
    "help.formats": Wording(
        "List the formats that can be read here.", "읽을 수 있는 형식을 보여 줍니다."
    ),
    "help.doctor": Wording(
        "Say what is installed, what is missing and how to install it.",
        "설치 상태와 설치 방법을 알려 줍니다.",
    ),
    "heading.usage": Wording("Usage: ", "사용법: "),
    "heading.options": Wording("Options", "옵션"),
    "heading.commands": Wording("Commands", "명령"),
    "heading.examples": Wording("Examples", "예"),
    "heading.codes": Wording("Exit codes", "종료 코드"),
    "option.help": Wording("Show this help and exit.", "이 도움말을 보여 줍니다."),
    "option.version": Wording("Show the version and exit.", "버전을 보여 줍니다."),
    "option.lang": Wording(
        "Language of messages; by default that of the locale.",
        "메시지 언어. 기본값은 시스템 언어입니다.",
    ),
    "option.debug": Wording("Show the traceback of a bug.", "상세 오류 내용을 보여 줍니다."),
    "option.output": Wording(
        "Folder for the records; for one source also a file that ends in .json.",
        "기록을 저장할 폴더. 원본이 하나이면 .json 파일도 지정할 수 있습니다.",
    ),
    "option.year.output": Wording(
        "Folder for everything; next year's --against.",
        "모든 결과를 저장할 폴더. 내년에 --against로 지정합니다.",
    ),
    "option.compare.output": Wording(
        "File for the comparison; standard output without it.",
        "비교 결과를 저장할 파일. 지정하지 않으면 표준 출력.",
    ),
    "option.export.output": Wording(
        "File to write, or the folder for forms of many files.",
        "저장할 파일. 여러 파일로 나뉘는 형식은 폴더.",
    ),
    "option.review.output": Wording("Folder for the pages.", "검토 화면을 저장할 폴더."),
    "option.jsonl": Wording(
        "One record a line, in the order of the input.",
        "입력 순서대로 한 줄에 기록 한 건씩 출력합니다.",
    ),
    "option.json": Wording(
        "Always write one JSON envelope: ok and record, or error.",
        "성공하면 ok와 record, 실패하면 ok와 error로 된 JSON 하나를 출력합니다.",
    ),
    "option.form": Wording(
        "The whole record, or only its values, each with one source location.",
        "기록 전체(record), 또는 값과 위치만(facts).",
    ),
    "option.ocr": Wording(
        "Read letters in pictures of a PDF with Tesseract, where it is installed.",
        "Tesseract가 있으면 PDF의 그림 속 글자도 읽습니다.",
    ),
    "option.compact": Wording(
        "Write JSON without indentation.", "JSON을 들여쓰기 없이 출력합니다."
    ),
    "option.jobs": Wording(
        "Documents read in parallel; by default the number of processors.",
        "동시에 읽는 문서 수. 기본값은 프로세서 수입니다.",
    ),
    "option.timeout": Wording("Timeout for each document, in seconds.", "문서당 제한 시간(초)."),
    "option.resume": Wording(
        "Continue in OUT: read only what is new, changed or not done.",
        "OUT에서 이어서 실행: 새 문서, 바뀐 문서, 끝나지 않은 문서만 읽습니다.",
    ),
    "option.retry_failed": Wording(
        "Like --resume, and read again what failed or was refused.",
        "--resume과 같고, 실패하거나 거부된 문서도 다시 읽습니다.",
    ),
    "option.follow_links": Wording(
        "In folders, read what symbolic links point to.",
        "폴더 안의 심볼릭 링크가 가리키는 것도 읽습니다.",
    ),
    "option.in_process": Wording(
        "Read in this process, without worker and timeout (for debugging).",
        "별도 프로세스 없이 읽습니다(디버깅용).",
    ),
    "option.published": Wording(
        "Day of publication, if the document does not state it.",
        "문서에 발표일이 없을 때 사용할 날짜.",
    ),
    "option.metadata": Wording(
        "Per-file metadata from your crawler (path, published, url).",
        "파일별 부가 정보(path, published, url)를 담은 CSV.",
    ),
    "option.corrections": Wording(
        "Corrections by a person, JSON Lines; applied before the checks.",
        "담당자가 교정한 값(JSON Lines). 점검 전에 적용합니다.",
    ),
    "option.profile": Wording(
        "An office's own words: headings, offices, programs, events, kinds (docs/profiles.md); by default the "
        "nearest announce-parser.toml in or above this folder.",
        "기관 고유 용어(항목 이름, 기관, 사업명, 일정, 공고 종류) 파일(docs/profiles.md). 지정하지 않으면 현재 폴더나 상위 폴더의 announce-parser.toml.",
    ),
    "option.checks": Wording(
        "Also list failing checks: what does not add up in the document, and where.",
        "불일치한 점검(문서에서 맞지 않는 수치와 그 위치)도 보여 줍니다.",
    ),
    "option.tokenizer": Wording("The morphological analyser.", "형태소 분석기."),
    "option.fail_on": Wording(
        "Exit with 1 if a check of this severity or higher fails, on any contradiction (conflict), "
        "or also where numbers agree only after rounding (rounding).",
        "이 심각도 이상의 점검이 불일치하면 종료 코드 1로 끝냅니다. conflict는 모든 모순, rounding은 반올림해야 맞는 것까지, "
        "never는 사용하지 않음.",
    ),
    "option.without_people": Wording(
        "Leave officials' names and numbers out.", "담당자의 이름과 전화번호를 제외하고 만듭니다."
    ),
    "option.against": Wording(
        "An older record or document to show the changes from.",
        "비교할 이전 기록 또는 문서.",
    ),
    "option.year.against": Wording(
        "Last year: what this command wrote then, a folder of records, or one of notices.",
        "작년 자료: 이 명령이 작년에 만든 폴더, 기록 폴더 또는 공고 폴더.",
    ),
    "option.serve": Wording(
        "Serve the pages to this machine only, and accept corrections.",
        "이 컴퓨터에서만 열리는 주소로 검토 화면을 띄우고 교정을 입력받습니다.",
    ),
    "option.port": Wording("Port; 0 picks a free one.", "포트. 0이면 비어 있는 포트를 사용합니다."),
    "option.morphemes": Wording(
        "Show the morphemes around each place.", "위치별로 형태소를 보여 줍니다."
    ),
    "option.on": Wording(
        "The day, Korean time; today by default.", "기준일(한국 시각). 기본값은 오늘입니다."
    ),
    "option.to": Wording("Form of the output.", "출력 형식."),
    "option.write": Wording(
        "Generate the schema from the models and write it here.",
        "스키마를 생성하여 이 파일에 저장합니다.",
    ),
    "option.force": Wording(
        "Overwrite a golden that differs.", "내용이 다른 정답 파일을 덮어씁니다."
    ),
    "option.reason": Wording(
        "Why the new record is right; kept in the log next to the goldens.",
        "새 기록이 옳다고 보는 사유. 정답 파일과 함께 보관합니다.",
    ),
    "option.policy": Wording(
        "Allowed differences by path (TOML); without it, none.",
        "허용할 차이를 경로별로 적은 TOML 파일. 지정하지 않으면 모두 비교합니다.",
    ),
    "option.junit": Wording("Write the findings as JUnit XML.", "결과를 JUnit XML로 저장합니다."),
    "option.html": Wording("Write the findings as a page.", "결과를 HTML로 저장합니다."),
    "option.samples": Wording("Folder of the goldens' notices.", "정답이 있는 공고의 폴더."),
    "option.examples": Wording(
        "Write the corrected notices as training examples (NAME.gold.json) into this folder.",
        "교정한 공고를 학습 자료(NAME.gold.json)로 이 폴더에 저장합니다.",
    ),
    "option.teach.write": Wording(
        "Write the lines into this profile; without it nothing is written, or a terminal is asked.",
        "제안한 용어를 이 프로필에 저장합니다. 지정하지 않으면 저장하지 않거나 터미널에서 확인을 받습니다.",
    ),
    "option.goldens": Wording("Folder of the golden files.", "정답 파일의 폴더."),
    "exit.0": Wording("done", "완료"),
    "exit.1": Wording(
        "findings: partial or invalid record, failing checks, differing goldens",
        "확인 필요: 일부만 읽음, 규격 위반, 점검 불일치, 정답과 다름",
    ),
    "exit.2": Wording(
        "usage: options, colliding outputs, no document", "사용법 오류: 옵션, 출력 충돌, 문서 없음"
    ),
    "exit.3": Wording("cannot be read", "읽을 수 없음"),
    "exit.4": Wording(
        "refused: encrypted, unsupported, over a limit", "거부: 암호, 미지원 형식, 한도 초과"
    ),
    "exit.5": Wording("cannot write", "저장할 수 없음"),
    "exit.6": Wording("missing dependency", "필요한 구성 요소 없음"),
    "exit.7": Wording("some of many sources failed", "여러 원본 중 일부 실패"),
    "exit.8": Wording("timed out", "시간 초과"),
    "exit.70": Wording("a bug", "프로그램 오류"),
    "exit.130": Wording("interrupted", "중단됨"),
}
