"""How a single date is written: the forms, as fragments that the rules of date and period compose.

``point("start")`` is a pattern for any form, its groups named after the prefix, so that one rule can hold
two points. Patterns are over folded text (``_fold``): every apostrophe is ``'``, every tilde ``~``. No
fragment repeats without a limit.
"""

from __future__ import annotations

from dataclasses import dataclass

from announce_parser.figures._calendar import LAST, Relative

GAP = "[ ]{0,3}"  # inside one date; notices set 2023.  7.  5. with wide gaps

# A year of four digits, or of two after an apostrophe: 2023, '23.
_YEAR = r"(?:1[89]|2[01])\d\d|'\d\d"
# 23년 3월, 23. 1. 9.(월): two digits alone are a year only before month and day; 00년 is a blank to fill in
_SHORT = r"(?!00)\d\d"
_MONTH = r"1[0-2]|0?[1-9]"
_DAY = r"3[01]|[12]\d|0?[1-9]"
_YEAR_MARK = r"[ ]?(?:학년도|회계연도|연도|년도|년)"
# 2학기, 1차, 3회: terms and turns of a year, no months
_TERM = r"[ ]?(?:학기|차(?![가-힣])|차[ ]?(?:공고|모집|공모|접수|년도)|회(?![가-힣])|기(?![가-힣])|호|단계)"
_PART = (  # early, middle or late in it: the month all the same (COUNTING 4)
    r"(?:[ ]?(?:초순|초|중순|하순)[ ]?(?:부터|에서|~)[ ]?(?:중순|하순|말)(?:경)?(?:까지|사이)?+|[ ]?(?:초순|중순|하순|말경|초|말|경|중(?![가-힣])))?"
)

LASTING = (
    r"간(?!담)|[ ]간(?![가-힣])"  # 3일간, 3 일 간: a length; not 3일 간담회, a meeting on the 3rd
)

# Syllables that make a length of N일 unless another word begins with them: 11일 간담회, 차관, 전했다, 뒤늦게, 당정
AFTER_LENGTH = (
    r"간(?![담부호식소판접편첩])|차(?![관량장별단세례이기])|전(?![국체남북문자기력시세통략면역했해하달])"
    r"|뒤(?![늦집따])|후(?![보원속반배임련퇴])|내(?![가-힣])|내에(?![서])|당(?![정국선사일첨])"
)

_MOON = r"(?:[ ]?달(?=[에은의을부까 ,.)]|$))?"  # 1월 달: the word month once more

# first, second … fifth, last: of the weeks of a month, or of its Fridays
ORDINALS: dict[str, int] = {
    "첫": 1,
    "둘": 2,
    "두": 2,
    "셋": 3,
    "세": 3,
    "넷": 4,
    "네": 4,
    "다섯": 5,
    "마지막": LAST,
}

RELATIVES: dict[str, Relative] = {
    "오는": Relative.COMING,
    "다가오는": Relative.COMING,
    "지난": Relative.PAST,
    "올해": Relative.THIS_YEAR,
    "금년도": Relative.THIS_YEAR,
    "금년": Relative.THIS_YEAR,
    "당해 연도": Relative.THIS_YEAR,
    "당해연도": Relative.THIS_YEAR,
    "당해년도": Relative.THIS_YEAR,
    "올": Relative.THIS_YEAR,
    "내년도": Relative.NEXT_YEAR,
    "내년": Relative.NEXT_YEAR,
    "명년": Relative.NEXT_YEAR,
    "차년도": Relative.YEAR_AFTER,
    "다음 연도": Relative.YEAR_AFTER,
    "다음 년도": Relative.YEAR_AFTER,
    "다음연도": Relative.YEAR_AFTER,
    "차년": Relative.YEAR_AFTER,
    "이듬해": Relative.YEAR_AFTER,
    "익년도": Relative.YEAR_AFTER,
    "익년": Relative.YEAR_AFTER,
    "다음 해": Relative.YEAR_AFTER,
    "다음해": Relative.YEAR_AFTER,
    "작년": Relative.LAST_YEAR,
    "지난해": Relative.LAST_YEAR,
    "전년도": Relative.LAST_YEAR,
    "전년": Relative.LAST_YEAR,
    "내후년": Relative.YEAR_AFTER_NEXT,
    "재작년": Relative.YEAR_BEFORE_LAST,
    "지지난해": Relative.YEAR_BEFORE_LAST,
    "전전년도": Relative.YEAR_BEFORE_LAST,
    "그 해": Relative.SAME_YEAR,
    "그해": Relative.SAME_YEAR,
    "같은 해": Relative.SAME_YEAR,
    "같은해": Relative.SAME_YEAR,
    "동년": Relative.SAME_YEAR,
    "이달": Relative.THIS_MONTH,
    "이 달": Relative.THIS_MONTH,
    "이번 달": Relative.THIS_MONTH,
    "이번달": Relative.THIS_MONTH,
    "금월": Relative.THIS_MONTH,
    "다음 달": Relative.NEXT_MONTH,
    "다음달": Relative.NEXT_MONTH,
    "내달": Relative.NEXT_MONTH,
    "익월": Relative.NEXT_MONTH,
    "지난달": Relative.LAST_MONTH,
    "전월": Relative.LAST_MONTH,
    "같은 달": Relative.SAME_MONTH,
    "같은달": Relative.SAME_MONTH,
    "동월": Relative.SAME_MONTH,
}
# 이번 and 다음 are before much else (다음 2.1.호), so they place a month only.
BEFORE_MONTHS: dict[str, Relative] = {"이번": Relative.THIS_YEAR, "다음": Relative.COMING}
_RELATIVE = "|".join(
    (
        *sorted(RELATIVES, key=len, reverse=True),
        *(rf"{word}(?=[ ]\d\d?월)" for word in BEFORE_MONTHS),
    )
)

_FIRST_SYLLABLES = "".join(
    sorted({word[0] for word in (*RELATIVES, *BEFORE_MONTHS)})
)  # lets a pattern skip ahead

HALVES = {"상": 1, "上": 1, "하": 7, "下": 7, "상·하": 1, "상하": 1}


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a point.

    Attributes:
        name: In words.
        example: A wording of it.
        pattern: With ``{year}``, ``{month}`` … where its digits stand.
        certain: True where the marks alone prove that it is a date.
    """

    name: str
    example: str
    pattern: str
    certain: bool = True


# Eight digits are a day only if the calendar has it: else they are a number.
DAY_IN_DIGITS = Form(
    "day without separators",
    "20230109",
    r"(?<!번호)(?<!번호[ ])(?<!번호:)(?<!번호:[ ])(?<!번호[ ]:[ ]){full}{month2}{day2}(?!\d|-(?!(?:19|20)\d{6})\d|[ ]?[천만억원명개])",
)

# The first that fits wins, so that longer forms are before their beginnings.
FORMS: tuple[Form, ...] = (
    Form(
        "year before 1800",
        "1592년 4월",
        r"{early}[ ]?년(?![ ]?(?:간|동안|역사|전통|만|전|후|뒤|이상|이하|넘|묵|된|[가-힣]{0,3}째))"
        r"(?:{gap}{month}[ ]?월(?:{gap}{day}[ ]?일)?)?",
    ),
    Form("century", "20세기", r"{century}세기(?!북)(?:[ ]?(?:초반|중반|후반|초|말)(?![가-힣]))?"),
    Form("decade", "1990년대", r"{decade}년대(?:[ ]?(?:초반|중반|후반|초|말)(?![가-힣]))?"),
    Form(
        "iso day",
        "2023-01-09",
        r"{full}(?:-{month}-{day}(?![\d/-])|/{month}/{day}(?![\d/]|-(?!(?:\d{4}/)?\d{1,2}/\d)))",
    ),
    Form(
        "end of time",
        "9999-12-31",
        r"{far}(?:-{month}-{day}|\.[ ]?{month}\.[ ]?{day}\.?)(?![\d/-])",
    ),
    Form("month, day and year with slashes", "01/09/2023", r"{month}/{day}/{full}(?![\d/])"),
    Form("day, month and year with slashes", "29/01/2023", r"{day}/{month}/{full}(?![\d/])"),
    Form("two digits of the year with slashes", "74/10/31", r"{short}/{month2}/{day2}(?![\d/])"),
    Form("day, month and year dotted", "13.5.2015", r"{day}\.[ ]?{month}\.[ ]?{full}(?![\d.])"),
    Form(
        "day, month and year in words",
        "16일 11월 2016년",
        r"{day}[ ]?일[ ]{month}[ ]?월[ ]{full}[ ]?년",
    ),
    Form(
        "month and day in words, then the year",  # with 년 the year belongs to what follows the comma
        "9월 10일, 2001",
        r"{month}[ ]?월[ ]?{day}[ ]?일(?:[ ][월화수목금토일]요일)?,[ ]{full}(?=[ ]?(?:년[ ]?(?:[).]|$)|에|[).,]|$))(?:[ ]?년)?",
    ),
    Form(
        "week of a month, or a weekday in it",
        "2023년 11월 둘째 주",
        r"(?:(?:{any_year}[ ]?년|{year}[ ]?\.){gap})?{month}[ ]?월(?:[ ]?의|[ ]?중)?[ ]?{nth}(?:[ ]?번[ ]?째|째)?[ ]?"
        r"(?:{week}주(?:차|째|(?!간|[가-힣]?[일년제택]))(?:[ ]?{named}요일)?|{named}요일)",
    ),
    Form(
        "numbered week of a month",
        "11월 2주차",
        r"(?:(?:{any_year}[ ]?년|{year}[ ]?\.){gap})?{month}[ ]?월(?:[ ]?의)?[ ]?(?:{number}[ ]?(?:주차?[ ]?)?[·~][ ]?)?{until}[ ]?"
        r"{week}(?:주차|째[ ]?주|주째|주(?![가-힣]|[ ](?:동안|이내|간)))(?:[ ]?{named}요일)?",
    ),
    Form(
        "week of a year",
        "2027년 셋째 주",
        r"{full}[ ]?년{gap}{nth}(?:[ ]?번[ ]?째|째)?[ ]?{week}주(?!간|년|일|제|택)",
    ),
    Form(
        "last day of a month",
        "10월 마지막 날",
        r"(?:{any_year}[ ]?년{gap})?{month}[ ]?월(?:[ ]?의)?[ ]?{nth}[ ]?날",
    ),
    DAY_IN_DIGITS,
    Form(
        "year, month and day in words",
        "2023년 1월 9일",
        r"{any_year}[ ]?년도?{gap}{month}[ ]?월{gap}{day}(?:[ ]?일|(?=[ ]?\(|에[ ]|까지|부터))",
    ),
    Form(
        "year in words, day dotted",
        "'20년 5.29",
        r"{year}[ ]?년{gap}{month}\.[ ]?{day}(?!\d|[ ]?(?:[조억만천백배점명개건호세도대회차톤%]|[a-zA-Z㎏㎡㎞℃]))\.?",
    ),
    Form(
        "year and month in words",
        "2023년 1월",
        r"{any_year}[ ]?년도?{gap}{month}[ ]?월(?!간){moon}{part}",
    ),
    Form(
        "dotted day",
        "2023. 1. 9.",
        r"{year}{gap}\.{gap}{month}{gap}"
        r"(?:\.{gap}{day}(?!\d)(?:[ ]?일|\.)?|월{gap}{day}(?!\d)(?:[ ]?일|\.(?!\d)|(?=[ ]?[(~])))",
    ),
    Form(
        "dotted day, no dot after the year",
        "2017 6. 20.",
        r"{full}[ ]{month}\.[ ]?{day}\.(?![ ]?\d)",
    ),
    Form(
        "dotted day, two digits of the year",
        "23.1.9.(월)",
        r"{short}\.{gap}{month}\.{gap}{day}\.?(?=[ ]?\([월화수목금토일])",
    ),
    Form(
        "dotted day, two digits of the year at the start of a span",
        "24.3.4 ~ 3.22",
        r"{short}\.[ ]?{month}\.[ ]?{day}(?!\d)(?:\.(?!\d))?(?=[ ]?~[ ]?\d{1,2}\.[ ]?\d{1,2}(?:\.|[ ]?$|(?!\d)))",
    ),
    Form(
        "dotted day with noughts, two digits of the year",
        "24.03.04.",
        r"{short}\.[ ]?{month2}\.[ ]?{day2}(?!\d)(?:\.(?!\d)|(?!\.))",
        certain=False,
    ),
    Form(
        "year and quarter",
        "2023년 1분기",
        r"(?:{year}(?:{year_mark}|\.)?|{short}년도?)[ ]?제?[ ]?{quarter}[ ]?"
        r"(?:(?:/[ ]?4[ ]?|사)?(?:분기|Q)|/4(?![\d.%/]|[ ]?\([월화수목금토일]))",
    ),
    Form(
        "year and half",
        "2023년 하반기",
        r"(?:{year}(?:{year_mark}|\.)?|{short}년도?)[ ]?{half}반기",
    ),
    Form(
        "day with a slash after its year",
        "'26. 3/5(목)",
        r"{year}(?:{gap}\.|[ ]?년){gap}{month}/{day}(?![\d/%]|[ ]?분기)",
    ),
    Form("year and half in one sign", "'24下", r"{year}(?:년|\.)?[ ]?{sign}(?![가-힣])"),
    Form(
        "dotted month",
        "'22.5월",
        r"{year}(?:{gap}\.{gap}|,(?=\d\d?[~월])){month}(?![\d.,]\d|\d|[ ]?[억만천조%배도점]|{term})(?:[ ]?월(?!간)|\.)?{part}",
    ),
    Form(
        "year in words",
        "2023년도",
        r"{year}(?:{year_mark})(?!대|[ ]?간)(?:생(?!산|활))?(?:[ ]?(?:연말|연초|초|말|중)(?![가-힣]|[ ]?(?:까지|부터|이전|이후))|[ ]?(?:연말|연초|초|말)(?=까지|부터|[ ]?이전|[ ]?이후))?",
    ),
    Form(
        "dotted month, two digits of the year",
        "24.11월",
        r"{short}\.[ ]?{month}[ ]?월(?!간){part}",
    ),
    Form(
        "short year of a plan or account",
        "25년 예산",
        r"(?<!경력[ ])(?<!최근[ ])(?<!지난[ ])(?<!향후[ ])(?<!약[ ])(?<!총[ ]){recent}년(?=[ ]?(?:본?예산|추경|실적|결산|대비|현재|정부안|공모|모집|대상자|하계|동계)(?![가-힣]?[으]))",
    ),
    Form("short year with its unit", "98년도", r"{short}[ ]?년도(?![ ]?[가-힣]?째)"),
    Form(
        "short year of a work or birth",
        "84년생",
        r"{short}년(?:생(?!산|활|명|존|애)|작(?=[이인은의을품]|[ ,.)]|$)|[ ]당시)",
    ),
    Form("short year with a nought", "08년", r"{nought}년(?![가-힣]?[간째차제])"),
    Form("short year alone", "('22)", r"{apostrophe}(?![\d%'+]|[.,]\d|[ ]?[가-힣·])"),
    Form(
        "short year before a word",
        "'22 통계연보",
        r"{apostrophe}(?=[ ][가-힣])(?![^'\n]{0,30}'(?!\d))(?![ ](?:[여만천억]|[개명건](?:[ 이을월]|$)|주년))",
    ),
    Form(
        "short year before an amount",
        "'22.1,197억원",
        r"{apostrophe}(?=\.[ ]?\d{1,3}(?:,\d{3}){0,4}(?:\.\d{1,3})?[ ]?[조억만천백])",
    ),
    Form("short year before a term", "'26.2학기", r"{apostrophe}(?=\.[ ]?\d{1,2}{term})"),
    Form(
        "short year before a particle",
        "'22 대비",
        r"{apostrophe}(?=[ ]?(?:부터|까지|이후|대비|[은는의도에]|목표|기준|실적|결산|예산|본예산)(?![가-힣]))",
    ),
    Form(
        "month and day in words",
        "1월 9일",
        r"{month}[ ]?월(?:{gap}|[/-]){day}(?:[ ]?일(?!{lasting})|(?=[ ]?\([월화수목금토일]|에[ ]|까지|부터))",
    ),
    Form(
        "quarter",
        "1분기",
        r"(?:제[ ]?)?{quarter}[ ]?(?:/[ ]?4[ ]?|사)?분기(?![ ]?(?:연속|만에|째))",
    ),
    Form(
        "month in words",
        "3월 중순",
        r"{month}[ ]?월(?![ ]?(?:이내|이상)|[급세간액별령회]|드컵|요일|평균|단위){moon}{part}",
    ),
    Form("month and day dotted, closed", "1.9일", r"{month}\.[ ]?{day}[ ]?일(?!{lasting})"),
    Form(
        "month and day dotted",
        "1.9.",
        r"{month}\.{gap}{day}(?![\d%]|\.\d|\.[ ]?\d{1,2}\.|[ ]?(?:[조억만천백배점명개건호세도년월대회차톤]|%p|[a-zA-Z㎏㎡㎞℃]))(?:\.(?![호항절장]))?",
        certain=False,
    ),
    Form("month and day with a slash", "1/9(월)", r"{month}/{day}(?=[ ]?\([월화수목금토일])"),
    Form(
        "month and day with a slash at the start of a span",
        "2/15~3/2",
        r"{month}/{day}(?=[ ]?~[ ]?(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?![\d/%]))",
        certain=False,
    ),
    Form(
        "month and day with a slash at the end of a span",
        "~ 3/2",
        r"(?:(?<=\d[~-])|(?<=\d[ ][~-][ ])|(?<=\d~[ ])){month}/{day}(?![\d/%])",
        certain=False,
    ),
    Form(
        "month and day with a slash before a particle",
        "4/22까지",
        r"{month}/{day}(?=[ ]?(?:부터|까지)|에[ ](?!해당|불과|그[치친]|달[하한]|이[르른]))",
    ),
    Form(
        "day of the month",
        "9일",
        r"{day}[ ]?일(?![ ]?(?:{after_length}|째|이내|동안|이상|이하|미만|초과|정도|씩|[가나]?량))",
        certain=False,
    ),
)

# Only as one side of a span, where the other side says what the number is: '23.1~3, 7~8월, 2020~2024년.
BARE = Form(
    "bare number",
    "~3",
    r"{bare}(?!\d)(?:\.(?!\d))?(?![%:]|[,/]\d|[ ]?(?:[가-힣(][ ]?)?[억만천조%배점명개건회호조차쪽주세시박급종팀곳대]|[ ]?[a-zA-Z])",
    certain=False,
)
BARE_YEAR = Form("bare year", "2020~2024년", r"{full}(?!\d)", certain=False)
BARE_HALF = Form("bare half", "~하반기", r"{half}반기", certain=False)
SHORT_YEAR = Form(
    "two digits of a year", "2023~24년", r"{short}[ ]?년도?(?!간|[ ]?차)", certain=False
)

# What may not be before a date: digits it would be part of, letters (A4), an ordinal (제3).
# What begins one: an apostrophe, a word such as 오는, or digits with a mark of the calendar right after them.
HEAD = (
    rf"(?=['{_FIRST_SYLLABLES}]|\d{{8}}|\d{{4}}[ ]?\d"
    r"|\d{1,4}[ ]{0,3}[년월일./~회학연분세Q상하上下주사부에과와-]|제[ ]?[1-4][ ]?(?:/[ ]?4[ ]?|사)?분기)"
    r"(?<!\d)(?<!\d[.,:/-])(?<![A-Za-z])(?<![×*])(?<!00년[ ])(?<![○〇O]년[ ])"
    r"(?<!^제)(?<!^제[ ])(?<![^가-힣]제)(?<![^가-힣]제[ ])"  # 제3월 is an ordinal, 축제 3월 is not one
)

_TIME = (
    r"(?P<{p}half_day>오전|오후|낮|밤|새벽|저녁|아침|AM|PM|am|pm)?[ ]?"
    r"(?:(?P<{p}hour>[01]?\d|2[0-4])(?::(?P<{p}minute>[0-5]\d)(?::(?P<{p}second>[0-5]\d))?(?:[ ]?시)?|[ ]?시(?!간|[ ]?장|[ ]?[군구도])(?:[ ]?(?P<{p}minute2>[0-5]?\d)[ ]?분|(?P<{p}thirty>[ ]?반(?![가-힣])))?"
    r"|(?=[ ]?[AaPp]\.?[Mm]))(?:[ ]?(?P<{p}half>[AaPp])\.?[Mm](?![A-Za-z])\.?)?"
    r"|(?P<{p}hour4>[01]\d|2[0-4])(?P<{p}minute4>[0-5]\d)(?=[ ]?(?:까지|부터|hrs|시(?![가-힣])))"
    r"|(?P<{p}noon>정오)|(?P<{p}midnight>자정))"
)
_WEEKDAY = (
    r"(?:[ ]?\([ ]?(?P<{p}weekday>[월화수목금토일])(?:요일)?[ ]?(?:\)|(?=,))|[ ](?P<{p}weekday2>[월화수목금토일])요일"
    r"|[ ]?\([ ]?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?[ ]?\))"
)


YEAR_AND_BARE = Form(
    "year and bare month", "2020년 12~2021년 3월", r"{year}[ ]?년{gap}{month}(?=[ ]?~)"
)
QUARTER_SIGN = Form("quarter by its sign", "2024. 3Q ~ 4Q", r"{quarter}Q(?![A-Za-z])")
MONTH_AND_BARE = Form(
    "month and bare day",
    "3월 10~15일",
    r"(?:{any_year}[ ]?년{gap})?{month}[ ]?월{gap}{day}(?=[ ]?[~-])",
)
DOTTED_END = Form(
    "dotted day, two digits of the year at the end of a span",
    "~ 24.3.22",
    r"(?:(?<=~)|(?<=~[ ])){short}\.[ ]?{month}\.[ ]?{day}(?!\d)(?:\.(?!\d)|(?!\.))",
)
SIDES = (
    DOTTED_END,
    QUARTER_SIGN,
    YEAR_AND_BARE,
    MONTH_AND_BARE,
    SHORT_YEAR,
    BARE,
    BARE_YEAR,
    BARE_HALF,
)


def time(prefix: str) -> str:
    """Return the pattern of a clock time: ``18:00``, ``오후 6시 30분``."""
    return _TIME.replace("{p}", f"{prefix}_")


def point(prefix: str, *also: Form) -> str:
    """Return the pattern of any form of date, with weekday and clock time, groups named after `prefix`."""
    forms = "|".join(
        _filled(form, f"{prefix}_{index}_") for index, form in enumerate((*FORMS, *also))
    )
    weekday = _WEEKDAY.replace("{p}", f"{prefix}_")
    return (
        rf"(?:(?<![가-힣\d])(?P<{prefix}_relative>{_RELATIVE})(?:의)?[ ]{{0,2}})?"
        rf"(?:{forms})(?:{weekday})?(?:[ ]?\([가-힣]{{2,4}}[ ]?시[간각]\))?(?:\)?(?:\*{{1,3}}|[¹²³])?(?:[,/·|]|은|는|에|의)?(?:{GAP}|\n)(?:[(](?![^()~\n]{{0,20}}~))?(?:매일[ ])?{time(prefix)}(?:[ ]?\))?)?"
    )


def _filled(form: Form, prefix: str) -> str:
    """Return the form's pattern with its slots as named groups."""
    slots = {
        "year": _YEAR,
        "any_year": rf"{_YEAR}|{_SHORT}",
        "full": r"(?:1[89]|2[01])\d\d",
        "short": _SHORT,
        "apostrophe": r"'\d\d",
        "far": "9999",
        "month": rf"(?:{_MONTH})(?!\d)",
        "day": rf"(?:{_DAY})(?!\d)",
        "month2": r"0[1-9]|1[0-2]",
        "day2": r"0[1-9]|[12]\d|3[01]",
        "quarter": r"[1-4]",
        "half": r"상[·]?하|[상하上下]",
        "sign": r"[上下]",
        "bare": r"\d{1,2}",
        "decade": r"(?:1[0-9]|20)\d0|\d0",
        "century": r"2[01]|1\d|[1-9]",
        "nought": r"0[1-9]",
        "recent": r"1[5-9]|2\d|3[0-5]",
        "early": r"1[0-7]\d\d",
        "nth": "|".join(ORDINALS),
        "number": r"[1-5]",
        "until": r"[1-5]",
        "week": "",
        "named": "[월화수목금토일]",
    }
    pattern = form.pattern.replace("{gap}", GAP).replace("{part}", _PART).replace("{moon}", _MOON)
    pattern = (
        pattern.replace("{term}", _TERM)
        .replace("{year_mark}", _YEAR_MARK)
        .replace("{lasting}", LASTING)
        .replace("{after_length}", AFTER_LENGTH)
    )
    for slot, digits in slots.items():
        # The ISO form names month and day twice, one for each separator.
        count = pattern.count(f"{{{slot}}}")
        for turn in range(count):
            pattern = pattern.replace(f"{{{slot}}}", f"(?P<{prefix}{slot}_{turn}>{digits})", 1)
    return f"(?P<{prefix}form>{pattern})"
