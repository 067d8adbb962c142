"""What the features that weights count are called: a reason for a name or a field, in both languages.

A feature is named by its parts (``row>budget``, ``label:cap``, ``ends:사업``); so are its words. Every feature of
``weights.json`` has some.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from announce_parser.messages._wording import Language, Wording
from announce_parser.patterns import lazy_regex

_SPEAKS_OF: Final = {
    "budget": Wording("a budget", "예산"),
    "fund": Wording("a fund", "펀드"),
    "invest": Wording("money put in", "투입"),
    "cap": Wording("a limit", "한도"),
    "each": Wording("what each gets", "과제당·기업당"),
    "yearly": Wording("every year", "연간"),
    "benefit": Wording("a benefit", "지급"),
    "prize": Wording("prizes", "시상"),
    "loan": Wording("a loan", "융자"),
    "awards": Wording("how many are chosen", "선정 규모"),
    "things": Wording("things that are counted", "기업·과제 수"),
    "subsidy": Wording("a share that is paid", "지원비율"),
    "own": Wording("one's own share", "자부담"),
    "duration": Wording("a duration", "지원기간"),
    "loan_term": Wording("the term of a loan", "대출기간"),
    "kept": Wording("how long something is kept", "보존·유효 기간"),
    "announcement": Wording("the announcement", "공고"),
    "application": Wording("applying", "신청·접수"),
    "evaluation": Wording("evaluation", "평가"),
    "selection": Wording("selection", "선정·발표"),
    "agreement": Wording("the agreement", "협약"),
    "briefing": Wording("a briefing", "설명회"),
    "event": Wording("an event", "행사"),
    "execution": Wording("execution", "시행"),
    "term": Wording("the term of the project", "사업기간"),
    "published": Wording("publication", "배포·보도"),
    "past": Wording("the past", "지난 실적"),
    "rise": Wording("rise and fall", "증감"),
    "goal": Wording("a goal", "목표"),
    "market": Wording("the market", "시장·매출"),
    "condition": Wording("a condition", "자격 조건"),
    "score": Wording("a score", "배점"),
    "law": Wording("the law", "법령"),
    "example": Wording("an example", "예시"),
    "total": Wording("a total", "합계"),
    "unit_price": Wording("a price", "단가·요금"),
    "call": Wording("a call", "모집·공모"),
    "give": Wording("giving", "지원·지급"),
    "result": Wording("a result", "완료·성과"),
    "draft": Wording("a plan not yet decided", "예산안·계획안"),
    "scheme": Wording("a scheme", "사업·과제·자금"),
    "kind_of": Wording("a type or track", "유형·트랙"),
    "making": Wording("developing or building", "개발·구축"),
    "organisation": Wording("an organization", "기관"),
    "document": Wording("a document or law", "문서·법령"),
    "field_word": Wording("the name of a field", "항목 이름"),
    "clause": Wording("a sentence", "문장"),
    "person": Wording("a person", "사람"),
}
_ROLES: Final = {
    "budget": Wording("budget", "예산"),
    "total": Wording("total", "총액"),
    "cap": Wording("cap", "지원한도"),
    "change": Wording("change", "증감"),
    "prize": Wording("prize", "상금"),
    "benefit": Wording("benefit", "지급액"),
    "loan": Wording("loan", "융자"),
    "share": Wording("share", "분담"),
    "awards": Wording("number of awards", "지원규모"),
    "subsidy_ratio": Wording("subsidy ratio", "지원비율"),
    "duration": Wording("duration", "지원기간"),
    "term": Wording("term", "사업기간"),
    "application": Wording("application window", "접수기간"),
    "announcement": Wording("announcement", "공고일"),
    "evaluation": Wording("evaluation", "평가"),
    "agreement": Wording("agreement", "협약"),
    "selection": Wording("selection", "선정"),
    "event_day": Wording("day of an event", "행사일"),
    "execution": Wording("execution", "시행"),
    "briefing": Wording("briefing", "설명회"),
    "other": Wording("other date", "그 밖의 날짜"),
    "growth": Wording("growth", "증감률"),
    "own_share": Wording("own share", "자부담"),
    "published": Wording("day of publication", "발표일"),
    "reference": Wording("reference", "참고 값"),
    "unit_cost": Wording("unit cost", "단가"),
    "target": Wording("goal", "목표"),
}
_KINDS: Final = {
    "money": Wording("sum of money", "금액"),
    "count": Wording("count", "수량"),
    "ratio": Wording("ratio", "비율"),
    "duration": Wording("duration", "기간"),
    "when": Wording("date", "날짜"),
}
_ZONES: Final = {
    "near": Wording("right before it", "바로 앞"),
    "far": Wording("before it", "앞"),
    "behind": Wording("right after it", "바로 뒤"),
    "beyond": Wording("after it", "뒤"),
    "label": Wording("in its label", "항목 이름"),
    "bracket": Wording("before its bracket", "괄호 앞"),
    "under": Wording("in the heading above", "위 제목"),
    "over": Wording("in the heading over that", "윗단계 제목"),
    "column": Wording("at the head of its column", "열 머리글"),
    "row": Wording("at the head of its row", "행 머리글"),
    "caption": Wording("in the caption of the table", "표 제목"),
    "above": Wording("in the line above", "윗줄"),
    "title": Wording("in the headline", "문서 제목"),
    "name": Wording("in the name", "이름"),
}
_TIES: Final = {
    "row": Wording("in its row", "같은 행"),
    "bracket": Wording("in the bracket after it", "뒤 괄호"),
    "sentence": Wording("in its sentence", "같은 문장"),
    "column": Wording("in its column", "같은 열"),
    "section": Wording("in its section", "아래 단락"),
    "following": Wording("in the lines below", "아랫줄"),
    "before": Wording("before it", "앞"),
    "block": Wording("in its paragraph", "같은 문단"),
    "own": Wording("nearest to it", "가장 가까운 곳"),
}
_STANDS: Final = {
    "row": Wording("in the row of the name", "이름과 같은 행"),
    "bracket": Wording("in the bracket after the name", "이름 뒤 괄호"),
    "sentence": Wording("in a sentence with the name", "이름과 같은 문장"),
    "column": Wording("in the column of the name", "이름과 같은 열"),
    "section": Wording("in the section of the name", "이름 아래 단락"),
    "following": Wording("in the lines below the name", "이름 아랫줄"),
    "before": Wording("before the name", "이름 앞"),
    "block": Wording("in a paragraph with the name", "이름과 같은 문단"),
}
_SETS: Final = {
    "column": Wording("the column", "같은 열"),
    "ending": Wording("the names that end alike", "끝말이 같은 이름들"),
    "heading": Wording("the headings next to it", "나란한 제목들"),
    "item": Wording("the list", "같은 목록"),
    "line": Wording("the lines next to it", "나란한 줄들"),
    "opened by a quote": Wording("the lines that begin with a quotation", "인용으로 시작하는 줄들"),
    "quoted": Wording("the quotations next to it", "나란한 인용들"),
    "run": Wording("the lines of the table", "표를 풀어 쓴 줄들"),
    "within": Wording("the names of its sentence", "같은 문장의 이름들"),
}
_SHARES: Final = {
    "size": Wording("how many they are", "개수"),
    "figures": Wording("have figures", "수치가 딸림"),
    "terms": Wording("have a budget, cap or number of awards", "예산·한도·지원규모가 딸림"),
    "schemes": Wording("are called schemes", "사업·과제로 불림"),
    "fields": Wording("are names of fields", "항목 이름임"),
}
_UNITS: Final = {
    "box": Wording("a box", "상자"),
    "cell": Wording("a cell", "표의 칸"),
    "heading": Wording("a heading", "제목"),
    "item": Wording("an item of a list", "목록의 항목"),
    "line": Wording("a line", "한 줄"),
    "note": Wording("a note", "주석"),
    "run": Wording("a line of a table", "표를 풀어 쓴 줄"),
    "text": Wording("running text", "본문"),
    "title": Wording("the headline", "문서 제목"),
    "deck": Wording("the deck", "부제"),
}
_NOTICES: Final = {
    "other": Wording("of no known kind", "종류를 알 수 없는 문서"),
    "press_release": Wording("a press release", "보도자료"),
    "program_notice": Wording("a program notice", "사업 공고"),
    "tender_notice": Wording("a tender", "입찰 공고"),
}
_MAKERS: Final = {
    "before a sum": Wording("is before a sum", "금액 앞에 있음"),
    "behind a colon": Wording("is after a colon", "쌍점 뒤에 있음"),
    "first line of a cell": Wording("is the first line of a cell", "칸의 첫 줄임"),
    "cell before a bracket": Wording("is a cell, up to a bracket", "칸에서 괄호 앞까지임"),
    "cell behind a label": Wording("is a cell, after a label", "칸에서 항목 이름 뒤임"),
    "head of a column": Wording("is the head of a column", "열 머리글임"),
    "in brackets": Wording("is in brackets", "괄호 안에 있음"),
    "item": Wording("is a member of an enumeration", "나열된 항목임"),
    "labelled": Wording("is after a label", "항목 이름 뒤에 있음"),
    "nouns": Wording("is a run of nouns", "이어진 명사임"),
    "nouns, loose": Wording("is a loose run of nouns", "느슨하게 이어진 명사임"),
    "over lines": Wording("goes over several lines", "여러 줄에 걸침"),
    "phrase": Wording("is a phrase of nouns", "명사구임"),
    "piece": Wording("is a piece of it", "일부임"),
    "quoted": Wording("is quoted", "따옴표나 낫표 안에 있음"),
    "quoted with its noun": Wording("is quoted, with the noun after it", "인용과 뒤 명사임"),
    "whole line": Wording("is a whole line", "한 줄 전체임"),
}
_TENSES: Final = {
    "ahead": Wording("what is to come", "앞으로의 일"),
    "now": Wording("what is", "지금의 일"),
    "past": Wording("what was", "지난 일"),
    "this": Wording("this year", "올해"),
    "next": Wording("next year", "내년"),
    "none": Wording("no year", "해를 말하지 않음"),
    "a year": Wording("some year", "어느 해"),
    "unknown": Wording("an unknown time", "알 수 없는 때"),
}
_BOUNDS: Final = {
    "None": Wording("stated plainly", "한정 없이 적힘"),
    "approx": Wording("about", "약"),
    "max": Wording("at most", "이내·한도"),
    "min": Wording("at least", "이상"),
    "over": Wording("more than", "초과"),
    "under": Wording("less than", "미만"),
}
_FORMS: Final = {
    "from": Wording("it is open at its end", "끝이 열린 기간"),
    "to": Wording("it says until when", "까지인 기간"),
    "span": Wording("it has both ends", "시작과 끝이 있는 기간"),
    "point": Wording("it is a single day or month", "한 날이나 달"),
}
_NEARNESS: Final = {
    "near": Wording("next to it", "바로 곁"),
    "mid": Wording("near it", "가까이"),
    "far": Wording("farther off", "멀리"),
}
_WHOLE: Final = {
    "bias": Wording("what holds of all", "모두에게 있는 값"),
    # names
    "ahead": Wording("the document has an application window", "문서에 접수기간이 있음"),
    "ahead, in the title": Wording(
        "it is in the headline of a document with an application window",
        "접수기간이 있는 문서의 제목에 있음",
    ),
    "ahead, own terms": Wording(
        "it has terms of its own, in a document with an application window",
        "접수기간이 있는 문서에서 제 조건이 딸림",
    ),
    "by forms": Wording("a form names it", "표나 항목이 이름을 밝힘"),
    "by forms one": Wording("it alone is named by a form", "표나 항목이 이 이름 하나만 밝힘"),
    "by forms several": Wording("a form names it and others", "표나 항목이 여러 이름을 함께 밝힘"),
    "like by forms": Wording("it is like a name that a form states", "표나 항목의 이름과 비슷함"),
    "some by forms": Wording("a form names some program", "표나 항목이 밝힌 사업이 있음"),
    "called": Wording("the headline is a call", "문서 제목이 모집·공고임"),
    "called for": Wording("what follows it is a call", "뒤에 모집·공고·지원이 이어짐"),
    "called for, often": Wording("a call follows it often", "뒤에 모집·공고가 여러 번 이어짐"),
    "called, in the title": Wording(
        "it is in a headline that is a call", "모집·공고인 문서 제목에 있음"
    ),
    "release, in the title": Wording(
        "it is in the headline of a press release", "보도자료 제목에 있음"
    ),
    "column at": Wording("how far right its column is", "열의 위치"),
    "column names": Wording("its column is headed as one of names", "이름이 올 열에 있음"),
    "column names programs": Wording(
        "its column is headed as one of programs", "사업명·과제명 열에 있음"
    ),
    "table of money": Wording("its table has a column of money", "금액 열이 있는 표에 있음"),
    "table of terms": Wording("its table has columns of terms", "조건 열이 여럿인 표에 있음"),
    "table with total": Wording("its table has a total", "합계가 있는 표에 있음"),
    "comma": Wording("it holds a comma", "쉼표가 있음"),
    "counted": Wording("it is a number of things", "개수를 센 말임"),
    "deep": Wording("how far down it first occurs", "처음 나오는 위치의 깊이"),
    "deep>60": Wording("it first occurs far down", "뒤쪽에서 처음 나옴"),
    "deep>200": Wording("it first occurs very far down", "아주 뒤쪽에서 처음 나옴"),
    "digits": Wording("it holds digits", "숫자가 있음"),
    "first place": Wording("where it first occurs", "처음 나오는 자리"),
    "tender, in the title": Wording(
        "it is in the headline of a tender", "입찰·용역 공고의 제목에 있음"
    ),
    "for a purpose": Wording("it says what something is for", "뒤에 ‘위한·통한’이 이어짐"),
    "generic": Wording("it consists of general words only", "두루 쓰는 말뿐임"),
    "headed": Wording("the head of an office is after it", "뒤에 기관장이 적힘"),
    "in the lead": Wording("it is in the first lines", "문서 첫머리 몇 줄에 있음"),
    "pairs in the title": Wording(
        "how much of it the headline holds", "이름 가운데 제목과 겹치는 부분"
    ),
    "pairs of the title": Wording(
        "how much of the headline it holds", "제목 가운데 이름과 겹치는 부분"
    ),
    "pairs in the deck": Wording("how much of it the deck holds", "이름 가운데 부제와 겹치는 부분"),
    "in the deck": Wording("it is in the deck", "부제에 있음"),
    "in the title": Wording("it is in the headline", "문서 제목에 있음"),
    "of the title": Wording("how much of the headline it is", "문서 제목에서 차지하는 몫"),
    "introduced": Wording("words introduce it", "‘이번·신규·추진하는’ 따위가 앞에 있음"),
    "spoken of": Wording("a sentence is about it", "이를 주어로 한 문장이 있음"),
    "letters": Wording("its length", "이름의 길이"),
    "long": Wording("it is long", "이름이 긺"),
    "very long": Wording("it is very long", "이름이 아주 긺"),
    "short": Wording("it is short", "이름이 짧음"),
    "words": Wording("how many words it has", "낱말 수"),
    "particle": Wording("particles are within it", "안에 조사나 어미가 있음"),
    "of a person": Wording("it is a person", "사람을 가리킴"),
    "opens a unit": Wording("it opens a line, item or cell", "줄이나 칸이 이 이름으로 시작함"),
    "own terms": Wording("it has a sum or number of its own", "제 금액이나 규모가 딸림"),
    "own window": Wording("it has an application window of its own", "제 접수기간이 딸림"),
    "terms": Wording("how many terms it has of its own", "딸린 조건의 수"),
    "places": Wording("in how many places it occurs", "나오는 곳의 수"),
    "places, relative": Wording("how often it is next to others", "다른 이름과 비교한 횟수"),
    "set adds up": Wording(
        "sums of its list make a whole that is stated", "목록의 금액을 더하면 본문의 합계와 같음"
    ),
    "set again": Wording(
        "another list names the same ones, by share", "다른 목록에도 같은 이름들이 있는 비율"
    ),
    "set phones": Wording(
        "rows of its list have a telephone number, by share", "목록의 행에 전화번호가 있는 비율"
    ),
    "set stated": Wording(
        "its list is as long as the number of programs that is stated",
        "목록의 길이가 본문에 적힌 사업 수와 같음",
    ),
    "quoted names": Wording("how many names the document quotes", "인용된 이름의 수"),
    # figures
    "alone": Wording("it is alone", "홀로 적힘"),
    "arrow before": Wording("an arrow is before it", "앞에 화살표가 있음"),
    "arrow behind": Wording("an arrow is after it", "뒤에 화살표가 있음"),
    "column": Wording("how far right its column is", "열의 위치"),
    "covers": Wording("it says what it covers", "무엇을 포함하는지 적힘"),
    "crowd": Wording("how many figures are with it", "함께 적힌 수치의 수"),
    "first": Wording("it is the first of its kind", "문서에서 처음 나온 수치임"),
    "foreign": Wording("it is foreign money", "외국 돈임"),
    "narrow": Wording("its table has two columns", "열이 둘인 표에 있음"),
    "none after": Wording("no figure follows", "뒤에 다른 수치가 없음"),
    "none before": Wording("no figure comes before", "앞에 다른 수치가 없음"),
    "nth": Wording("how many of its kind come before", "앞선 같은 수치의 수"),
    "of": Wording("it is a number of something", "무엇의 수인지 적힘"),
    "per": Wording("it holds for each", "하나당 값임"),
    "range": Wording("it is a range", "범위임"),
    "repeated": Wording("it is repeated", "되풀이됨"),
    "whole:row": Wording("it is the sum of others in its row", "같은 행의 다른 수치를 더한 값임"),
    "part:row": Wording("it is part of a sum in its row", "같은 행의 합계에 드는 값임"),
    "whole:column": Wording(
        "it is the sum of others in its column", "같은 열의 다른 수치를 더한 값임"
    ),
    "part:column": Wording("it is part of a sum in its column", "같은 열의 합계에 드는 값임"),
    "whole:unit": Wording("it is the sum of others beside it", "옆에 적힌 수치를 더한 값임"),
    "part:unit": Wording("it is part of a sum beside it", "옆에 적힌 합계에 드는 값임"),
    "tentative": Wording("it is not settled yet", "잠정임"),
    "top": Wording("it is at the top", "문서 첫머리에 있음"),
}
# The parts of a feature's name → words; the named groups are looked up where a table has their name.
_PATTERNS: Final = (
    (r"tie:(?P<stands>[a-z]+)", Wording("it is {stands}", "{stands}에 있음")),
    (
        r"(?P<zone>[a-z]+):(?P<speaks>[a-z_]+)",
        Wording("{zone}: words of {speaks}", "{zone}에 ‘{speaks}’ 관련 말"),
    ),
    (
        r"(?P<tie>[a-z]+)>(?P<role>[a-z_]+)",
        Wording("{tie}: a figure that reads as {role}", "{tie}에 {role} 수치"),
    ),
    (r"(?P<tie>[a-z]+)#(?P<kind>[a-z]+)", Wording("{tie}: a {kind}", "{tie}에 {kind}")),
    (
        r"set (?P<set>[a-z ]+): (?P<share>[a-z]+)",
        Wording("{set}: {share}", "{set}: {share}"),
    ),
    (r"notice:(?P<notice>\w+)", Wording("the document is {notice}", "{notice}")),
    (r"in:(?P<unit>\w+)", Wording("it is in {unit}", "{unit}에 있음")),
    (
        r"made:(?P<unit>title|deck) (?P<maker>.+)",
        Wording("in {unit}: it {maker}", "{unit}: {maker}"),
    ),
    (r"made:(?P<maker>.+)", Wording("it {maker}", "{maker}")),
    (r"made:(?P<unit>\w+)", Wording("it is {unit}", "{unit} 전체임")),
    (r"mark:(?P<text>.+)", Wording("it is after the mark ‘{text}’", "‘{text}’ 뒤에 있음")),
    (r"ends:(?P<text>.+)", Wording("it ends in ‘{text}’", "‘{text}’(으)로 끝남")),
    (
        r"(?:left1|right1):(?P<text>.+)",
        Wording("the nearest noun is ‘{text}’", "가장 가까운 명사가 ‘{text}’"),
    ),
    (r"left:(?P<text>.+)", Wording("‘{text}’ is before it", "앞에 ‘{text}’")),
    (r"right:(?P<text>.+)", Wording("‘{text}’ is after it", "뒤에 ‘{text}’")),
    (r"particle:(?P<text>.+)", Wording("‘{text}’ comes right before it", "바로 앞이 ‘{text}’")),
    (r"follows:(?P<text>.+)", Wording("‘{text}’ follows at once", "바로 뒤가 ‘{text}’")),
    (
        r"(?:verb|last verb):(?P<text>.+)",
        Wording("the verb after it is ‘{text}’", "뒤따르는 용언이 ‘{text}’"),
    ),
    (r"tense:(?P<tense>\w+)", Wording("the verb tells {tense}", "{tense}을 말하는 용언")),
    (r"ends in:(?P<tense>ahead|now|past)", Wording("the sentence tells {tense}", "{tense}을 말하는 문장")),
    (r"ends in:(?P<text>.+)", Wording("its sentence ends in ‘{text}’", "문장이 ‘{text}’(으)로 끝남")),
    (r"time(?: behind)?:(?P<tense>[a-z ]+)", Wording("it is about {tense}", "{tense}의 말")),
    (r"(?P<zone>label|column)=(?P<text>.+)", Wording("{zone}: ‘{text}’", "{zone}이 ‘{text}’")),
    (
        r"(?P<zone>label|column|under)~(?P<text>.+)",
        Wording("{zone}: ends in ‘{text}’", "{zone}이 ‘{text}’(으)로 끝남"),
    ),
    (
        r"before:(?P<kind>[a-z]+)/(?P<near>\w+)",
        Wording("a {kind} comes before, {near}", "앞에 다른 {kind}({near})"),
    ),
    (
        r"after:(?P<kind>[a-z]+)/(?P<near>\w+)",
        Wording("a {kind} follows, {near}", "뒤에 다른 {kind}({near})"),
    ),
    (
        r"before:(?P<kind>[a-z]+)\|(?P<text>.*)",
        Wording("a {kind} comes before, then ‘{text}’", "앞에 다른 {kind}, 사이에 ‘{text}’"),
    ),
    (
        r"after:(?P<kind>[a-z]+)\|(?P<text>.*)",
        Wording("‘{text}’ and a {kind} follow", "뒤에 ‘{text}’ 다음 {kind}"),
    ),
    (r"rule:(?P<rule>.+)", Wording("it is read as: {rule}", "읽은 꼴: {rule}")),
    (r"role:(?P<role>\w+)", Wording("its wording says {role}", "표현이 {role}임을 말함")),
    (r"bound:(?P<bound>\w+)", Wording("its bound: {bound}", "한정: {bound}")),
    (r"per:(?P<text>.+)", Wording("it holds per {text}", "{text}당 값임")),
    (r"rank:0", Wording("it is the largest sum", "가장 큰 금액임")),
    (r"rank:(?P<text>\d+)", Wording("larger sums: {text}", "더 큰 금액 {text}개")),
    (r"size[:~]\d+", Wording("how large it is", "수의 크기")),
    (r"unit:(?P<text>.+)", Wording("it counts in {text}", "단위가 ‘{text}’")),
    (r"length:(?P<text>.+)", Wording("its length: {text}", "길이: {text}")),
    (
        r"form:(?P<form>\w+)(?:\+hour)?(?:\|(?P<tense>\w+))",
        Wording("{form}; it is about {tense}", "{form}, {tense}"),
    ),
    (r"form:(?P<form>\w+)(?:\+hour)?", Wording("{form}", "{form}")),
    (r"ahead:(?P<tense>\w+)", Wording("it is of {tense}", "{tense}")),
    (r"days:0", Wording("it ends on the day of publication", "발표한 날에 끝남")),
    (r"days:past", Wording("it ends before publication", "발표 전에 끝남")),
    (r"days:far", Wording("it ends long after publication", "발표하고 한참 뒤에 끝남")),
    (
        r"days:-(?P<text>\d+)",
        Wording("it ends at most {text} days after publication", "발표 후 {text}일 안에 끝남"),
    ),
    (r"precision:\d+", Wording("how precise it is", "날짜의 정밀도")),
    (r"position:\d", Wording("where in the document it is", "문서에서의 위치")),
)  # fmt: skip
_TABLES: Final[Mapping[str, Mapping[str, Wording]]] = {
    "zone": _ZONES,
    "speaks": _SPEAKS_OF,
    "tie": _TIES,
    "stands": _STANDS,
    "role": _ROLES,
    "kind": _KINDS,
    "set": _SETS,
    "share": _SHARES,
    "notice": _NOTICES,
    "unit": _UNITS,
    "maker": _MAKERS,
    "tense": _TENSES,
    "bound": _BOUNDS,
    "form": _FORMS,
    "near": _NEARNESS,
}
_COMPILED: Final = tuple((lazy_regex(pattern), wording) for pattern, wording in _PATTERNS)


def words_of(feature: str, language: Language) -> str | None:
    """Return what a feature is called; None where it has no words."""
    if feature in _WHOLE:
        return str(getattr(_WHOLE[feature], language))
    for pattern, wording in _COMPILED:
        found = pattern.fullmatch(feature)
        if found is None:
            continue
        parts = _translated(found.groupdict(), language)
        if parts is not None:
            return str(getattr(wording, language)).format(**parts)
    return None


def _translated(parts: Mapping[str, str | None], language: Language) -> dict[str, str] | None:
    """Return the parts of a feature's name in words; None where one of them is unknown."""
    told = {}
    for table, part in parts.items():
        words = _TABLES.get(table)
        if words is None or part is None:
            told[table] = part or ""
        elif part in words:
            told[table] = getattr(words[part], language)
        else:
            return None
    return told
