"""What the rules of figures are called, by the ids that are in records (``money.with_currency``).

A record keeps the id; the words may be improved without changing any record.
"""

from __future__ import annotations

from typing import Final

from announce_parser.messages._wording import Wording

FIGURE_RULES: Final = {
    "url.with_scheme": Wording("address with scheme", "http로 시작하는 주소"),
    "url.with_www": Wording("address that begins with www", "www로 시작하는 주소"),
    "url.bare_host": Wording("bare host name", "앞머리 없는 누리집 주소"),
    "url.hangul_host": Wording("host name in Hangul", "한글 누리집 주소"),
    "url.hangul_host_under_hanguk": Wording(
        "host name in Hangul under .한국", ".한국으로 끝나는 한글 주소"
    ),
    "url.markdown_target": Wording("target of a Markdown link", "마크다운 링크의 대상"),
    "email.address": Wording("mail address", "전자우편 주소"),
    "email.broken_address": Wording(
        "mail address broken by spaces or a line's end", "빈칸이나 줄바꿈으로 끊긴 전자우편 주소"
    ),
    "email.sign_in_words": Wording(
        "mail address with its sign in words", "@를 말로 쓴 전자우편 주소"
    ),
    "phone.with_area_code": Wording("number with area code", "지역번호가 있는 번호"),
    "phone.without_separators": Wording("number without separators", "구분 없이 쓴 번호"),
    "phone.rest_in_one": Wording("number with its rest in one", "국번 뒤를 붙여 쓴 번호"),
    "phone.last_digits": Wording("last digits of the number before", "앞 번호의 끝자리"),
    "phone.nationwide_from_abroad": Wording(
        "nationwide number as from abroad", "국제 형식으로 쓴 전국 대표번호"
    ),
    "phone.foreign": Wording("number of another country", "외국 번호"),
    "phone.international": Wording("international number", "국제 형식의 번호"),
    "phone.short_code_of_area": Wording("short code of one area", "지역번호가 붙은 특수번호"),
    "phone.toll_free_from_abroad": Wording("toll-free number from abroad", "해외 수신자 부담 번호"),
    "phone.nationwide": Wording("nationwide number", "전국 대표번호"),
    "phone.without_area_code": Wording("number without area code", "지역번호 없는 번호"),
    "phone.cell_of_last_digits": Wording(
        "cell of last digits under a heading with the first ones",
        "앞자리가 머리글에 있는 칸의 끝자리",
    ),
    "phone.short_code": Wording("short code", "특수번호"),
    "period.from_to": Wording("from one date to another", "부터 까지의 기간"),
    "period.between": Wording("between two dates", "두 날짜 사이"),
    "period.day_with_hours": Wording("day with hours", "시간이 딸린 날"),
    "period.until": Wording("until a date", "까지의 기간"),
    "period.since": Wording("from a date on", "부터의 기간"),
    "date.any_form": Wording("date in any form", "날짜 표기"),
    "date.week_of_a_day": Wording("week that holds a day", "날짜가 든 주"),
    "date.days_of_month": Wording("several days of one month", "한 달의 여러 날"),
    "date.months_of_year": Wording("several months of one year", "한 해의 여러 달"),
    "date.years": Wording("several years", "여러 해"),
    "date.day_of_release": Wording("day of the release", "월 없이 쓴 날"),
    "date.slashed_day": Wording("day with a slash that is alone", "빗금으로 쓴 날"),
    "date.in_words": Wording("date in number words", "말로 쓴 날짜"),
    "date.lone_day_in_words": Wording("lone day in number words", "말로 쓴, 월 없는 날"),
    "date.quarter_in_words": Wording("quarter in number words", "말로 쓴 분기"),
    "money.range": Wording("range of amounts", "금액의 범위"),
    "money.with_currency": Wording("amount with currency", "화폐 단위가 붙은 금액"),
    "money.unit_in_brackets": Wording(
        "amount with its unit in brackets after it", "뒤의 괄호에 단위가 있는 금액"
    ),
    "money.number_in_brackets": Wording(
        "amount with its number in brackets", "수가 괄호 안에 있는 금액"
    ),
    "money.before_arrow": Wording("amount before an arrow", "화살표 앞의 금액"),
    "money.in_words": Wording("amount in words", "말로 쓴 금액"),
    "money.range_in_words": Wording("range of amounts in words", "말로 쓴 금액의 범위"),
    "money.cents": Wording("cents", "센트"),
    "money.after_sign": Wording("amount after a currency sign", "화폐 기호 뒤의 금액"),
    "money.range_after_sign": Wording(
        "range of amounts after a currency sign", "화폐 기호 뒤 금액의 범위"
    ),
    "money.without_won": Wording("amount without 원", "원을 뺀 금액"),
    "money.of_account": Wording(
        "amount in the thousands or millions of an account", "회계 단위(천, 백만)의 금액"
    ),
    "money.cell": Wording("cell of an amount column", "금액 열의 칸"),
    "ratio.range": Wording("range of percentages", "비율의 범위"),
    "ratio.before_arrow": Wording("percentage before an arrow", "화살표 앞의 비율"),
    "ratio.percentage": Wording("percentage", "백분율"),
    "ratio.number_in_brackets": Wording(
        "percentage with its number in brackets", "수가 괄호 안에 있는 백분율"
    ),
    "ratio.in_words": Wording("percentage in words", "말로 쓴 백분율"),
    "ratio.cell": Wording("cell of a column in %", "백분율 열의 칸"),
    "duration.range": Wording("range of lengths", "길이의 범위"),
    "duration.length": Wording("length of time", "기간의 길이"),
    "duration.years_and_months": Wording("years and months of a statute", "법령식 연월(3년 6월)"),
    "duration.months_of_statute": Wording("months of a statute", "법령식 개월(3월 이내)"),
    "duration.native": Wording("units in native numbers", "고유어 수의 길이"),
    "duration.day_word": Wording("days in one word", "한 낱말의 날수"),
    "duration.idiom": Wording("week or half-year in words", "말로 쓴 주·반년"),
    "count.range": Wording("range of things", "개수의 범위"),
    "count.number": Wording("number of things", "개수"),
    "count.number_in_brackets": Wording("number of things in brackets", "괄호 안의 개수"),
    "count.native": Wording("number of things in native words", "고유어 수의 개수"),
    "count.in_words": Wording("number of things in Sino-Korean words", "한자어 수의 개수"),
    "count.undisclosed": Wording("number not disclosed", "밝히지 않은 인원"),
    "count.cell": Wording("cell of a column of counts", "개수 열의 칸"),
    "change.arrow": Wording("before and after an arrow", "화살표 앞뒤"),
    "change.in_words": Wording("from … to in words", "말로 쓴 앞뒤(…에서 …로)"),
}
