"""The words of ``--help``: commands, options, exit codes."""

from __future__ import annotations

from typing import Final

from announce_parser.messages._wording import Wording

HELP: Final = {
    "help.program": Wording(
        "Turn Korean government announcements into validated JSON with source locations.",
        "정부 공고·보도자료를 출처가 있는 구조화 기록으로 바꿉니다.",
    ),
    "help.parse": Wording("Write the record of each announcement.", "공고마다 기록을 씁니다."),
    "help.year": Wording(
        "Read this year's notices and compare them with last year's: records, changes, workbook, calendar, review pages.",
        "올해 공고를 읽어 작년과 견줍니다: 기록, 달라진 점, 엑셀, 달력, 검토 화면.",
    ),
    "help.read": Wording(
        "Show the document model: text, tables, footnotes.",
        "판독 결과(본문, 표, 각주)를 보여 줍니다.",
    ),
    "help.figures": Wording(
        "Find the figures in a line of text, or in standard input.",
        "글 한 줄 또는 표준 입력에서 수치를 찾습니다.",
    ),
    "help.validate": Wording(
        "Check records against the schema and their own invariants.",
        "기록이 스키마와 자체 규칙에 맞는지 검사합니다.",
    ),
    "help.golden": Wording("Compare records with golden files.", "기록을 정답 파일과 비교합니다."),
    "help.golden check": Wording(
        "Parse every sample and compare the record with its golden file.",
        "표본을 모두 해석하여 정답 파일과 비교합니다.",
    ),
    "help.golden accept": Wording(
        "Show how a sample's record differs from its golden, and write it.",
        "표본의 기록이 정답과 다른 점을 보이고 정답으로 씁니다.",
    ),
    "help.explain": Wording(
        "Show where a value comes from: text, source location, rule, checks.",
        "값의 출처를 보여 줍니다: 본문, 위치, 규칙, 일치한 곳.",
    ),
    "help.review": Wording(
        "Write pages on which a person reviews records against their sources.",
        "기록을 원문과 나란히 놓고 검토하는 쪽을 만듭니다.",
    ),
    "help.teach": Wording(
        "Propose profile entries from corrections, and test them on goldens.",
        "교정한 것에서 프로필에 넣을 줄을 제안하고 정답으로 확인합니다.",
    ),
    "help.compare": Wording(
        "Compare years or revisions of a notice, or folders of records; three or more as a table.",
        "여러 해 또는 여러 판의 공고, 또는 폴더의 기록을 비교합니다. 셋 이상이면 표로 보입니다.",
    ),
    "help.open": Wording(
        "List the application windows open on a day, soonest to close first.",
        "어느 날 접수 중인 사업을 마감이 가까운 순으로 보여 줍니다.",
    ),
    "help.export": Wording(
        "Write records as flat tables for other systems; report what a format cannot represent.",
        "기록을 다른 시스템용 표로 쓰고, 옮기지 못한 것을 알려 줍니다.",
    ),
    "help.schema": Wording("Print the JSON Schema of records.", "기록의 JSON 스키마를 출력합니다."),
    "help.formats": Wording(
        "List the formats that can be read here.", "읽을 수 있는 형식을 보여 줍니다."
    ),
    "help.doctor": Wording(
        "Say what is installed, what is missing and how to install it.",
        "설치된 것과 빠진 것, 설치 방법을 알려 줍니다.",
    ),
    "heading.usage": Wording("Usage: ", "사용법: "),
    "heading.options": Wording("Options", "옵션"),
    "heading.commands": Wording("Commands", "명령"),
    "heading.examples": Wording("Examples", "예"),
    "heading.codes": Wording("Exit codes", "종료 코드"),
    "option.help": Wording("Show this help and exit.", "이 도움말을 보여 줍니다."),
    "option.version": Wording("Show the version and exit.", "판 번호를 보여 줍니다."),
    "option.lang": Wording(
        "Language of messages; by default that of the locale.",
        "메시지 언어. 기본은 시스템 언어입니다.",
    ),
    "option.debug": Wording("Show the traceback of a bug.", "오류의 추적 정보를 보여 줍니다."),
    "option.output": Wording(
        "Folder for the records; for one source also a file that ends in .json.",
        "기록을 둘 폴더. 원본이 하나면 .json으로 끝나는 파일도 됩니다.",
    ),
    "option.year.output": Wording(
        "Folder for everything; next year's --against.",
        "모든 결과를 둘 폴더. 내년에는 --against로 씁니다.",
    ),
    "option.compare.output": Wording(
        "File for the comparison; standard output without it.",
        "비교 결과를 쓸 파일. 없으면 표준 출력.",
    ),
    "option.export.output": Wording(
        "File to write, or the folder for forms of many files.",
        "쓸 파일. 여러 파일로 된 형태는 폴더.",
    ),
    "option.review.output": Wording("Folder for the pages.", "검토 화면을 둘 폴더."),
    "option.jsonl": Wording(
        "One record a line, in the order of the input.", "입력 순서대로 한 줄에 기록 하나."
    ),
    "option.json": Wording(
        "Always write one JSON envelope: ok and record, or error.",
        "결과가 어떻든 ok와 record 또는 error로 감쌉니다.",
    ),
    "option.form": Wording(
        "The whole record, or only its values, each with one source location.",
        "기록 전체, 또는 값과 그 위치 하나씩만.",
    ),
    "option.ocr": Wording(
        "Read letters in pictures of a PDF with Tesseract, where it is installed.",
        "Tesseract가 있으면 PDF의 그림 속 글자도 읽습니다.",
    ),
    "option.compact": Wording("Write JSON without indentation.", "JSON을 들여쓰기 없이 씁니다."),
    "option.jobs": Wording(
        "Documents read in parallel; by default the number of processors.",
        "한꺼번에 읽는 문서 수. 기본은 프로세서 수입니다.",
    ),
    "option.timeout": Wording(
        "Timeout for each document, in seconds.", "문서 하나에 쓸 수 있는 시간(초)."
    ),
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
        "Day of publication, if the document does not state it.", "문서에 없을 때 쓸 발표일."
    ),
    "option.metadata": Wording(
        "Per-file metadata from your crawler (path, published, url).",
        "파일 밖의 정보(path, published, url)를 담은 CSV.",
    ),
    "option.corrections": Wording(
        "Corrections by a person, JSON Lines; applied before the checks.",
        "사람이 교정한 값(JSON Lines). 점검 전에 적용합니다.",
    ),
    "option.profile": Wording(
        "An office's own words: headings, offices, programs, events, kinds (docs/profiles.md); by default the "
        "nearest announce-parser.toml in or above this folder.",
        "기관이 쓰는 말(항목 이름, 기관, 사업명, 일정, 공고 종류)을 적은 파일(docs/profiles.md). 없으면 위쪽 폴더의 announce-parser.toml.",
    ),
    "option.checks": Wording(
        "Also list failing checks: what does not add up in the document, and where.",
        "어긋난 점검(문서에서 맞지 않는 수와 그 위치)도 나열합니다.",
    ),
    "option.tokenizer": Wording("The morphological analyser.", "형태소 분석기."),
    "option.fail_on": Wording(
        "Exit with 1 if a check of this severity or higher fails, on any contradiction (conflict), "
        "or also where numbers agree only after rounding (rounding).",
        "이 심각도 이상의 점검이 어긋나면 1로 끝냅니다. conflict는 모든 모순, rounding은 반올림해야 맞는 것까지, "
        "never는 끄기.",
    ),
    "option.without_people": Wording(
        "Leave officials' names and numbers out.", "담당자의 이름과 번호를 빼고 만듭니다."
    ),
    "option.against": Wording(
        "An older record or document to show the changes from.",
        "달라진 점을 견줄 이전 기록 또는 문서.",
    ),
    "option.year.against": Wording(
        "Last year: what this command wrote then, a folder of records, or one of notices.",
        "작년: 그때 이 명령이 쓴 폴더, 기록 폴더 또는 공고 폴더.",
    ),
    "option.serve": Wording(
        "Serve the pages to this machine only, and accept corrections.",
        "이 컴퓨터에서만 열리는 주소로 쪽을 띄우고 교정을 받습니다.",
    ),
    "option.port": Wording("Port; 0 picks a free one.", "포트. 0이면 빈 포트를 씁니다."),
    "option.morphemes": Wording(
        "Show the morphemes around each place.", "위치마다 형태소를 보여 줍니다."
    ),
    "option.on": Wording("The day, Korean time; today by default.", "기준일. 기본은 오늘입니다."),
    "option.to": Wording("Form of the output.", "출력 형태."),
    "option.write": Wording(
        "Generate the schema from the models and write it here.",
        "모형에서 스키마를 만들어 이 파일에 씁니다.",
    ),
    "option.force": Wording("Overwrite a golden that differs.", "다른 정답을 덮어씁니다."),
    "option.reason": Wording(
        "Why the new record is right; kept in the log next to the goldens.",
        "옳다고 보는 까닭. 정답 옆의 기록에 남깁니다.",
    ),
    "option.policy": Wording(
        "Allowed differences by path (TOML); without it, none.",
        "달라도 되는 것을 경로별로 적은 TOML 파일. 없으면 모두 비교합니다.",
    ),
    "option.junit": Wording("Write the findings as JUnit XML.", "결과를 JUnit XML로 씁니다."),
    "option.html": Wording("Write the findings as a page.", "결과를 HTML로 씁니다."),
    "option.samples": Wording("Folder of the goldens' notices.", "정답이 있는 공고의 폴더."),
    "option.examples": Wording(
        "Write the corrected notices as training examples (NAME.gold.json) into this folder.",
        "교정한 공고를 학습 예(NAME.gold.json)로 이 폴더에 씁니다.",
    ),
    "option.teach.write": Wording(
        "Write the lines into this profile; without it nothing is written, or a terminal is asked.",
        "제안한 줄을 이 프로필에 씁니다. 없으면 쓰지 않거나 터미널에서 묻습니다.",
    ),
    "option.goldens": Wording("Folder of the golden files.", "정답 파일의 폴더."),
    "exit.0": Wording("done", "완료"),
    "exit.1": Wording(
        "findings: partial or invalid record, failing checks, differing goldens",
        "확인 필요: 일부만 읽음, 규격 위반, 점검 불일치, 정답과 다름",
    ),
    "exit.2": Wording(
        "usage: options, colliding outputs, no document", "사용법: 옵션, 출력 충돌, 문서 없음"
    ),
    "exit.3": Wording("cannot be read", "읽을 수 없음"),
    "exit.4": Wording(
        "refused: encrypted, unsupported, over a limit", "거부: 암호, 미지원 형식, 한도 초과"
    ),
    "exit.5": Wording("cannot write", "쓸 수 없음"),
    "exit.6": Wording("missing dependency", "설치할 것이 있음"),
    "exit.7": Wording("some of many sources failed", "여러 원본 중 일부 실패"),
    "exit.8": Wording("timed out", "시간 초과"),
    "exit.70": Wording("a bug", "프로그램 오류"),
    "exit.130": Wording("interrupted", "중단됨"),
}
