"""What the rules of notices are called, by the ids that are in records (``program.label_line``).

A record keeps the id; the words may be improved without changing any record. The part before the dot says of what
the rule reads: the masthead, a program, one of its terms, a change.
"""

from __future__ import annotations

from typing import Final

from announce_parser.messages._wording import Wording

NOTICE_RULES: Final = {
    "masthead.budget_line": Wording("name of a line of the budget", "예산 사업명"),
    "masthead.cover_month": Wording("month on a cover", "표지의 달"),
    "masthead.cover_project": Wording("project and class on a cover", "표지의 사업명과 문서 종류"),
    "masthead.day_beside_number": Wording(
        "day next to the number of the notice", "공고 번호 옆의 날짜"
    ),
    "masthead.day_line": Wording("day on a line of its own", "한 줄에 따로 쓴 날짜"),
    "masthead.deck": Wording("deck", "부제"),
    "masthead.deck_beside_headline": Wording(
        "deck on the headline's line", "제목 줄에 이어 쓴 부제"
    ),
    "masthead.embargo": Wording("embargo as written", "보도 시점"),
    "masthead.given": Wording("given by the caller", "부른 쪽이 준 값"),
    "masthead.headline": Wording("headline", "제목"),
    "masthead.kicker": Wording("kicker", "제목 위의 작은 제목"),
    "masthead.labelled_day": Wording("day after a masthead's label", "머리글 이름표 뒤의 날짜"),
    "masthead.latest_budget_column": Wording(
        "latest column of a sheet of the budget", "예산표의 마지막 열"
    ),
    "masthead.notice_day": Wording("day of the notice", "공고 날짜"),
    "masthead.notice_number": Wording("number at the top of a notice", "공고 번호"),
    "masthead.project_name": Wording("name of a project", "사업명"),
    "masthead.revision": Wording("revision named in the headline", "제목의 정정·변경"),
    "masthead.year_before_headline": Wording("year before the headline", "제목 앞의 해"),
    "masthead.year_in_headline": Wording(
        "year in headline or project name", "제목이나 사업명의 해"
    ),
    "masthead.year_before_program": Wording(
        "year right before the name of a program", "사업 이름 바로 앞의 해"
    ),
    "masthead.year_before_deck": Wording(
        "year with two digits that a subtitle begins with", "부제 맨 앞의 두 자리 해"
    ),
    "masthead.year_in_lead": Wording("year of the program in the lead", "첫 문단에 있는 사업의 해"),
    "masthead.year_of_quoted_name": Wording(
        "year of a name in quotation marks", "따옴표 안 이름의 해"
    ),
    "masthead.year_of_program": Wording(
        "year of the program in headline or deck", "제목이나 부제에 있는 사업의 해"
    ),
    "issuer.alone_on_line": Wording("office alone on its line", "한 줄에 따로 쓴 기관"),
    "issuer.before_division": Wording("office before its division", "부서 앞의 기관"),
    "issuer.beside_day": Wording("office next to the day", "날짜 옆의 기관"),
    "issuer.beside_in_headline": Wording(
        "office next to the issuer in the headline", "제목에 나란히 쓴 기관"
    ),
    "issuer.field": Wording("field for the office", "기관 칸"),
    "issuer.first_word_of_headline": Wording("first word of the headline", "제목의 첫 낱말"),
    "issuer.head_before_office": Wording("head named before the office", "기관 앞에 적은 기관장"),
    "issuer.subject_of_first_sentence": Wording("subject of a first sentence", "첫 문장의 주어"),
    "issuer.further_number": Wording(
        "office of a further number of the notice", "다른 공고 번호의 기관"
    ),
    "issuer.greeting": Wording("office that greets", "인사말의 기관"),
    "issuer.signature": Wording("signature", "서명"),
    "issuer.class_line": Wording(
        "office in the class line of a release", "보도자료 분류 줄의 기관"
    ),
    "issuer.head_in_brackets": Wording("head in brackets", "괄호 안의 기관장"),
    "issuer.introduced_beside": Wording(
        "office introduced next to the issuer", "발행 기관과 나란히 소개된 기관"
    ),
    "issuer.introduced_instead": Wording(
        "office introduced in the issuer's stead", "발행 기관 대신 소개된 기관"
    ),
    "issuer.introduced_with_head": Wording(
        "office introduced with its head", "기관장과 함께 소개된 기관"
    ),
    "issuer.metadata": Wording("issuer of the metadata", "문서 속성의 발행 기관"),
    "issuer.metadata_in_text": Wording(
        "issuer of the metadata, named in the text", "본문에 나온, 문서 속성의 발행 기관"
    ),
    "issuer.notice_number": Wording("office of the notice's number", "공고 번호의 기관"),
    "issuer.rank_after_name": Wording("rank after a name", "이름 뒤의 직위"),
    "organization.label": Wording("office after the label of its part", "맡은 일 이름표 뒤의 기관"),
    "organization.subject": Wording("office as subject of its part", "맡은 일을 하는 기관"),
    "contact.issuers_division": Wording("issuer's division", "발행 기관의 부서"),
    "contact.office_above_table": Wording(
        "office named above a table of contacts", "연락처 표 위의 기관"
    ),
    "contact.table_row": Wording("row of a contact table", "연락처 표의 행"),
    "contact.words_beside_number": Wording("words next to a number", "전화번호 곁의 말"),
    "document.appendix_label": Wording("label of an appendix", "붙임 이름표"),
    "document.link": Wording("address of the web", "누리집 주소"),
    "document.other_notice_number": Wording("number of another notice", "다른 공고의 번호"),
    "program.agency": Wording("office that runs the programs", "사업을 맡은 기관"),
    "program.applicant": Wording("applicant named in the eligibility", "지원대상에 적힌 신청자"),
    "program.apply_address": Wording("address in the way to apply", "신청 방법에 적힌 주소"),
    "program.apply_address_in_sentence": Wording(
        "address in a sentence that says how to apply", "신청 방법을 말하는 문장의 주소"
    ),
    "program.form_cell": Wording("cell of a table of terms", "조건표의 칸"),
    "program.heading_over_items": Wording("heading over its items", "항목을 거느린 제목"),
    "program.headline": Wording("headline without what makes it a notice", "공고라는 말을 뺀 제목"),
    "program.label_line": Wording("label line", "이름표가 있는 줄"),
    "program.name_by_evidence": Wording("evidence for a name", "단서로 찾은 이름"),
    "program.overview_row": Wording("row of an overview table", "총괄표의 행"),
    "program.posts": Wording("posts listed with their numbers", "인원과 함께 적힌 채용 분야"),
    "program.sums_row": Wording("row of sums of an overview table", "총괄표의 합계 행"),
    "program.topics_row": Wording("row of a table of topics", "과제표의 행"),
    "term.budget": Wording("sum named as the budget", "예산이라고 한 금액"),
    "term.firms_with_shared_sum": Wording(
        "number of firms with the sum they share", "금액을 나누는 기업 수"
    ),
    "term.labelled_beside_others": Wording(
        "figure after its label, next to others of its kind", "나란히 적힌 값 가운데 이름표 뒤의 값"
    ),
    "term.levels_row": Wording("row of a table of levels", "수준별 표의 행"),
    "term.limit": Wording("sum named as the limit", "한도라고 한 금액"),
    "term.limit_behind": Wording("sum named as the limit after it", "뒤에서 한도라고 한 금액"),
    "term.number_chosen": Wording("number that is chosen", "뽑는 수"),
    "term.number_in_own_bracket": Wording("number in a bracket of its own", "괄호 안에 따로 쓴 수"),
    "term.number_in_sums_bracket": Wording("number in the bracket of a sum", "금액의 괄호 안의 수"),
    "term.number_to_be_chosen": Wording("number that is to be chosen", "뽑을 수"),
    "term.prize": Wording("prize with its number or sum", "수나 금액이 있는 상"),
    "term.role_and_place": Wording("role and place of a figure", "수치의 구실과 자리"),
    "term.scale": Wording("number named as the scale", "규모로 적힌 수"),
    "term.share_of_cost": Wording("share of the whole cost", "총사업비에서의 비율"),
    "term.shares_that_sum": Wording("shares of the cost that sum to 100", "합이 100인 부담 비율"),
    "term.sum_and_number_in_bracket": Wording(
        "sum and number in one bracket", "한 괄호의 금액과 수"
    ),
    "term.sum_given_by_role": Wording(
        "sum that each gets, by its role", "구실로 알아본, 각자 받는 금액"
    ),
    "term.sum_given_out": Wording("sum that is given out", "나누어 주는 금액"),
    "term.sum_per_recipient": Wording("sum for one recipient", "한 곳에 주는 금액"),
    "term.support_length": Wording("length of the support", "지원 기간"),
    "term.window_of_application": Wording("window of application", "신청 기간"),
    "status.abolished": Wording("abolished", "폐지"),
    "status.beside_name": Wording("word for what is new next to the name", "이름 곁의 신규 표시"),
    "status.called_continued": Wording("called a continued program", "계속 사업이라는 말"),
    "status.called_new": Wording("called a new program", "신규 사업이라는 말"),
    "status.changed": Wording("changed from one way to another", "방식이 바뀌었다는 말"),
    "status.first_time": Wording("brought in for the first time", "처음 도입"),
    "status.reshaped": Wording("widened and reshaped", "확대 개편"),
    "status.set_up": Wording("newly set up", "신설"),
    "category.heading_or_cell": Wording(
        "heading or cell that programs are under", "사업들을 거느린 제목이나 칸"
    ),
    "category.numbered_heading": Wording("numbered heading of a category", "번호가 있는 분야 제목"),
    "category.overview_group": Wording("group of an overview table", "총괄표의 묶음"),
    "budget.label": Wording(
        "sum after the label of a scale or budget", "규모나 예산 이름표 뒤의 금액"
    ),
    "budget.whole": Wording("sum announced as a whole", "전체로 발표한 금액"),
    "budget.whole_to_more_digits": Wording(
        "sum announced as a whole, to more digits elsewhere", "다른 곳에 더 자세히 쓴 전체 금액"
    ),
    "funding.named_by_payer": Wording("share of a sum named by its payer", "부담 주체가 적힌 금액"),
    "loan.label_or_column": Wording("label or column of a loan", "융자 조건의 이름표나 열"),
    "loan.rate_in_sentence": Wording("rate of a loan in a sentence", "문장 속 금리"),
    "goal.indicators_row": Wording("target of a table of indicators", "지표표의 목표"),
    "goal.total_with_parts": Wording("total with its parts", "부분이 있는 합계"),
    "change.against_last_year_in_brackets": Wording(
        "this year's number against last year's in brackets", "괄호의 지난해 수와 비교한 올해 수"
    ),
    "change.arrow": Wording("numbers on both sides of an arrow", "화살표 양쪽의 수"),
    "change.before_and_after": Wording("before and after", "이전과 이후"),
    "change.borrowed_unit": Wording(
        "a bare number and one with its unit on both sides of an arrow",
        "화살표 양쪽의 수, 한쪽에만 단위",
    ),
    "change.corrections_row": Wording("row of a table of corrections", "정정표의 행"),
    "change.from_to_in_words": Wording(
        "from a number to a number, in words", "말로 쓴 에서 으로의 변경"
    ),
    "change.grown_to_sum": Wording(
        "grown by so much, to the sum that both make", "늘어난 만큼 더한 금액"
    ),
    "change.grown_to": Wording(
        "grown by so much since last year, to a number", "지난해보다 늘어 이른 수"
    ),
    "change.grown_by": Wording(
        "a sum after what it has grown by since last year", "작년보다 늘어난 만큼을 앞에 적은 금액"
    ),
    "change.label_above": Wording("label above a note", "설명 위의 이름표"),
    "change.last_step_of_series": Wording(
        "the last step of a series of years", "해마다 이어진 수의 마지막 걸음"
    ),
    "change.last_year_and_this": Wording(
        "last year's number and this year's", "지난해 수와 올해 수"
    ),
    "change.last_year_in_brackets": Wording(
        "this year's number, then last year's in brackets", "괄호에 지난해 수가 있는 올해 수"
    ),
    "change.more_than_last_year": Wording(
        "a number that is more than last year's", "지난해보다 늘어난 수"
    ),
    "change.named_new": Wording("sum of what is stated as new", "신규로 적힌 것의 금액"),
    "change.numbers_among_words": Wording(
        "numbers among words in brackets after what is done", "바뀜을 뜻하는 말 뒤 괄호 안의 수"
    ),
    "change.told_new_behind": Wording("sum stated as new after it", "뒤에 신규로 적힌 금액"),
    "change.new_or_ended": Wording("what is new or ended", "새로 생기거나 없어진 것"),
    "change.quotes_and_arrow": Wording(
        "words in quotes on both sides of an arrow, stated to change", "화살표 양쪽의 따옴표 친 말"
    ),
    "change.several_numbers": Wording(
        "several numbers in brackets after what is done", "바뀜을 뜻하는 말 뒤 괄호 안의 여러 수"
    ),
    "change.was_in_brackets": Wording(
        "a number, then in brackets what it was", "괄호 안에 이전 수가 있는 수"
    ),
    "change.what_was": Wording("what was a number, to a number", "이던 것을 으로의 변경"),
    "change.with_remark_between": Wording(
        "from a number to a number with a remark or a year between them, stated to change",
        "사이에 설명이 끼인 변경",
    ),
    "change.words_and_arrow": Wording(
        "words on both sides of an arrow, stated to change", "화살표 양쪽의 말"
    ),
    "change.words_in_brackets": Wording(
        "words in brackets after what is done", "바뀜을 뜻하는 말 뒤 괄호 안의 말"
    ),
    "change.year_to_year_in_words": Wording(
        "from one year's number to the next year's, in words", "말로 쓴 해마다의 변경"
    ),
    "schedule.label": Wording("dated event after a label", "이름표 뒤의 일정"),
    "schedule.review_stages": Wording(
        "stages of a review, from the first to the last", "평가의 처음부터 끝 단계"
    ),
    "schedule.sentence": Wording("dated event of a sentence", "문장 속 일정"),
    "schedule.table": Wording("dated event of a table", "표 속 일정"),
    "schedule.weighed": Wording("what is around a date", "날짜 둘레의 말"),
    "tender.estimated_price": Wording("label of the estimated price", "추정가격 이름표"),
    "tender.vat": Wording("tax next to the sum", "금액 곁의 부가세"),
    "tender.way_of_bidding": Wording("label of the way of bidding", "입찰방법 이름표"),
    "profile.name": Wording("name of the profile", "프로필의 이름"),
    "profile.office": Wording("office of the profile", "프로필의 기관"),
}
