"""Words that notices are signed with: offices, ranks, surnames and the labels of mastheads.

Data only. A word is here because the language of Korean administration has it, not because one
document does; each group is glossed once.
"""

from __future__ import annotations

import re


def _words(listed: str) -> frozenset[str]:
    """Return a table's words; a line of the table holds what belongs together."""
    return frozenset(listed.split())


# What the head of an office is called: (장관 ○○○), (청장 ○○○), (원장 직무대리 ○○○).
HEAD = (
    r"(?:부총리[ ]?겸[ ]?)?(?:[가-힣]{0,10}[ ]?)?"
    r"(?:장관|차관|청장|처장|위원장|실장|원장|이사장|사장|시장|군수|도지사|지사|총장|대표이사|대표|본부장"
    r"|교육감|단장|회장|센터장|관장|총재|의장|소장|국장|교구장)(?:[ ]?(?:직무대리|직무대행|권한대행))?"
)

# Ranks of officials and staff, as they are after or before a name.
POSITIONS: frozenset[str] = _words(
    "실장 국장 단장 본부장 부장 과장 팀장 센터장 소장 계장 반장 처장 원장 차장 파트장 그룹장 지부장 지사장 "  # who leads a unit
    "정책관 심의관 기획관 담당관 관리관 조정관 이사관 부이사관 서기관 사무관 주무관 행정관 연구관 지도관 감독관 "  # grades
    "주사 주사보 서기 행정사무관 기술서기관 공업사무관 농업사무관 시설사무관 연구사 지도사 전문관 전문위원 전문경력관 "
    "소방감 소방준감 소방정 소방령 소방경 소방위 소방장 소방교 소방사 "  # ranks of the fire service
    "총경 경정 경감 경위 경사 경장 순경 "  # of the police
    "대령 중령 소령 대위 중위 소위 준위 원사 상사 중사 "  # of the forces
    "검사 판사 교수 연구위원 책임연구원 선임연구원 연구원 수석연구원 책임 선임 수석 "  # of institutes
    "대리 주임 사원 직원 매니저 간사 상무 전무 이사 부원장 대표 담당 위원 조사관 심사관 심판관 장학관 장학사 "
    "행정원 책임행정원 선임행정원 상담원 연구보 주무 실무관 실무원 PM PD"
)

# What a person is in the matter: who answers for it, who handles it.
ROLES: frozenset[str] = frozenset(
    [
        "책임자",
        "담당자",
        "총괄",
        "총괄책임자",
        "실무자",
        "채용담당자",
        "사업책임자",
        "사업담당자",
        "사업총괄",
        "총괄담당자",
        "작성자",
    ]
)

# Ministries and agencies of the central government, those of the last twenty years among them.
CENTRAL_OFFICES: frozenset[str] = _words(
    "기획재정부 재정경제부 기획예산처 교육부 교육과학기술부 과학기술정보통신부 미래창조과학부 과학기술부 정보통신부 외교부 외교통상부 통일부 법무부 "
    "국방부 행정안전부 안전행정부 행정자치부 국가보훈부 국가보훈처 문화체육관광부 문화관광부 농림축산식품부 농림수산식품부 농림부 산업통상자원부 산업통상부 "
    "지식경제부 보건복지부 보건복지가족부 환경부 기후에너지환경부 고용노동부 노동부 여성가족부 성평등가족부 국토교통부 국토해양부 건설교통부 해양수산부 중소벤처기업부 "
    "인사혁신처 법제처 식품의약품안전처 국민안전처 지식재산처 국가데이터처 국무조정실 감사원 국가정보원 "
    "국세청 관세청 조달청 통계청 검찰청 대검찰청 병무청 방위사업청 경찰청 소방청 문화재청 국가유산청 농촌진흥청 산림청 중소기업청 특허청 기상청 질병관리청 "
    "행정중심복합도시건설청 새만금개발청 해양경찰청 재외동포청 우주항공청 소방방재청 "
    "공정거래위원회 금융위원회 국민권익위원회 방송통신위원회 개인정보보호위원회 원자력안전위원회 국가인권위원회 국가교육위원회 중앙선거관리위원회 금융감독원"
)
# Fields of a form that hold the office a document comes from.
OFFICE_LABELS: frozenset[str] = _words(
    "발주기관 발주처 발주청 수요기관 공고기관 주관기관 주최 주최기관 시행기관 사업주체 소관 소관부처 소관기관 주무부처 담당부처 발행처 모집기관 채용기관"
)

# The last syllables of an office of its own.
ORGANIZATION_ENDING = re.compile(
    r"(?:공사|공단|재단|은행|진흥원|연구원|기술원|평가원|관리원|정보원|개발원|교육원|인증원|보증원|심판원|감독원"
    r"|협회|조합|중앙회|연합회|위원회|추진단|사업단|기획단|진흥회|학회|협의회|테크노파크|대학교|기금|공제회"
    r"|[가-힣]{2,}(?:부|처|청|시청|도청|군청|구청|교육청|특별시|광역시|특별자치시|특별자치도|원|사업본부|상공회의소)|[가-힣]{1,3}[시도군])$"
)
# The last syllables of a unit within an office; 과 and 관 need a syllable before them that is none of a particle's.
DIVISION_ENDING = re.compile(
    r"(?:[가-힣A-Za-z0-9]{2,}(?:과|팀|실|국|담당관|정책관|기획관|심의관|부|처|단|센터|본부|지원단|사무국|사무소|지사|지부|그룹|파트|반)"
    r"|콜센터|상담실|상담센터|고객센터|사무국|운영팀|인사팀|총무팀|민원실)$"
)

# Provinces and cities of their rank, short and whole, and the halves that branches are set up for.
REGIONS: frozenset[str] = _words(
    "서울 부산 대구 인천 광주 대전 울산 세종 경기 강원 충북 충남 전북 전남 경북 경남 제주 경기북부 경기남부 "
    "서울특별시 부산광역시 대구광역시 인천광역시 광주광역시 대전광역시 울산광역시 세종특별자치시 경기도 강원도 강원특별자치도 "
    "충청북도 충청남도 전라북도 전북특별자치도 전라남도 경상북도 경상남도 제주도 제주특별자치도 수도권 강원권 충청권 호남권 영남권 제주권"
)

# Labels of a masthead, letters only, and what their value is.
RELEASE_LABELS: frozenset[str] = frozenset(
    ["보도시점", "보도일시", "보도", "엠바고", "보도시간", "보도가능시점", "공개시점", "배포시점"]
)
ISSUED_LABELS: frozenset[str] = frozenset(
    [
        "배포일시",
        "배포일",
        "배포",
        "자료배포",
        "배포일자",
        "공고일",
        "공고일자",
        "작성일",
        "등록일",
        "게시일",
        "제공일",
        "발표일",
        "자료제공일",
        "자료제공일자",
        "제공일자",
        "제공일시",
        "게시일자",
        "등록일자",
        "작성일자",
        "발표일자",
        "보도자료배포일",
    ]
)
DIVISION_LABELS: frozenset[str] = frozenset(
    [
        "담당부서",
        "담당",
        "주관부서",
        "소관부서",
        "부서",
        "부서명",
        "담당기관",
        "문의처",
        "문의",
        "소속",
        "담당과",
        "담당실국",
        "담당실과",
        "담당부처",
        "자료문의",
        "배포부서",
        "작성부서",
        "제공부서",
        "협조부서",
        "공동담당부서",
        "총괄부서",
    ]
)
FURNITURE_LABELS: frozenset[str] = frozenset(
    [
        "보도자료",
        "보도참고자료",
        "참고자료",
        "보도해명자료",
        "보도설명자료",
        "해명자료",
        "설명자료",
        "뉴스배포정보",
        "페이지수",
        "매수",
        "총매수",
        "자료제공",
        "제공자료",
        "쪽수",
        "사진",
        "사진유무",
        "첨부",
        "원문",
        "newsitemid",
        "NewsItemId",
        "즉시보도",
        "홍보담당관실",
        "홍보담당관",
        "대변인실",
        "대변인",
        "배포즉시보도",
    ]
)

# Class tags before a headline: what sort of release it is, no part of what it says.
CLASS_TAG = re.compile(
    r"""
    ^[\s]*[\[(【<〔]\s*(?:보도\s*참고|보도\s*자료|보도\s*해명|보도\s*설명|참고\s*자료|설명\s*자료
      |해명\s*자료|참고|설명|해명|동정\s*자료|즉시\s*보도\s*자료|공동\s*-?\s*보도
      |관계\s*부처\s*합동|정정\s*공고|변경\s*공고|수정\s*공고|재\s*공고|추가\s*공고|긴급\s*공고
      |공고|정정|동정|즉시\s*보도|보도\s*참고\s*자료|보도\s*설명\s*자료|공동\s*보도\s*자료
      |사전\s*브리핑)\s*[\])】>〕]\s*
    """,
    re.VERBOSE,
)

# The surnames of all but some hundreds of Koreans.
SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설"
    "마길연위표명기반라왕금옥육인맹제모탁국어은편용예봉경사부가복태목형피두감음빈동온호범좌팽승간견당화"
)
COMPOUND_SURNAMES = ("남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방")

# Words of two to four syllables that begin like a surname and are not.
NO_NAMES: frozenset[str] = frozenset(
    [
        "이메일",
        "전화",
        "전자우편",
        "문의",
        "문의처",
        "담당자",
        "책임자",
        "담당",
        "연락처",
        "주소",
        "홈페이지",
        "누리집",
        "고객센터",
        "전용",
        "안내",
        "상담",
        "신청",
        "접수",
        "이하",
        "및",
        "사업",
        "공고",
        "지원",
        "모집",
        "기관",
        "기관명",
        "부서",
        "성명",
        "직위",
        "직급",
        "소속",
        "구분",
        "비고",
        "지역",
        "번호",
        "대표",
        "대표번호",
        "팩스",
        "우편",
        "온라인",
        "오프라인",
        "서울",
        "부산",
        "대구",
        "인천",
        "광주",
        "대전",
        "울산",
        "세종",
        "경기",
        "강원",
        "충북",
        "충남",
        "전북",
        "전남",
        "경북",
        "경남",
        "제주",
        "강릉",
        "전국",
        "수도권",
        "중부",
        "남부",
        "동부",
        "서부",
        "북부",
        "국번",
        "국번없이",
        "내선",
        "홍보",
        "기획",
        "총괄",
        "운영",
        "정책",
        "행정",
        "인사",
        "재무",
        "회계",
        "예산",
        "감사",
        "교육",
        "연구",
        "개발",
        "평가",
        "관리",
        "심사",
        "민원",
        "기타",
        "주무관",
        "사무관",
        "서기관",
        "연구원",
        "연구사",
        "주사",
        "사원",
        "차장",
        "부장",
        "과장",
        "팀장",
        "국장",
        "실장",
        "소장",
        "원장",
        "이사",
        "대리",
        "주임",
        "계장",
        "단장",
        "선임",
        "책임",
        "수석",
        "공휴일",
        "주말",
        "평일",
        "오전",
        "오후",
        "매일",
        "연중",
        "한우",
        "돼지",
        "제외",
        "포함",
        "가능",
        "불가",
        "참고",
        "참조",
        "유선",
        "이용",
        "방문",
        "현장",
        "하나",
        "우리",
        "신한",
        "국민",
        "농협",
        "기업",
        "공모전",
        "설명회",
        "신청서",
        "제출처",
        "접수처",
        "사무국",
        "상담실",
        "운영팀",
        "정보",
        "기술",
        "소방",
        "경찰",
        "조달",
        "전산",
        "장애",
        "장비",
        "소재",
        "금융",
        "보증",
        "대출",
        "보험",
        "신보",
        "기보",
        "금감원",
        "산은",
        "기은",
        "방송",
        "인터넷",
        "지면",
        "조간",
        "석간",
        "즉시",
        "이후",
        "이전",
        "이상",
        "이내",
        "공개",
        "배포",
        "보도",
        "일시",
        "시점",
        "매수",
        "사진",
        "없음",
        "있음",
    ]
)

# Particles that end a word which therefore is not part of an office's name.
_PARTICLE = r"(?:은|는|이|가|을|를|에|에서|까지|부터|에게|으로|로|와|의|나|면|며|고|받아|찾아|거나|하여|해|된|한|할|하는|있는|없이|또는|및|등|등을|등에|통해|따라|관한|대한|위한)"
PARTICLE_ENDING = re.compile(rf"{_PARTICLE}$")
STOP_WORDS: frozenset[str] = frozenset(
    [
        "또는",
        "및",
        "관할",
        "해당",
        "자세한",
        "기타",
        "관련",
        "문의",
        "문의처",
        "문의는",
        "상담",
        "신청",
        "접수",
        "전화",
        "대표",
        "대표문의처",
        "사업문의",
        "이메일",
        "없이",
        "국번",
        "등",
        "각",
        "시",
        "때",
        "후",
        "시에는",
        "경우",
        "담당자",
        "담당",
        "TEL",
        "Tel",
        "tel",
        "연락처",
        "국번없이",
        "문의전화",
        "사이트",
        "홈페이지",
        "누리집",
        "중",
    ]
)


def is_name(word: str) -> bool:
    """Return whether a word may be a person's full name: a surname and one to three syllables."""
    if not re.fullmatch(r"[가-힣]{2,4}", word) or word in NO_NAMES or word in POSITIONS:
        return False
    if word.startswith(COMPOUND_SURNAMES):
        return len(word) >= 3
    return word[0] in SURNAMES and len(word) <= 3


def is_position(word: str) -> bool:
    """Return whether a word, spaced out or not (과 장), is a rank."""
    return word.replace(" ", "") in POSITIONS
