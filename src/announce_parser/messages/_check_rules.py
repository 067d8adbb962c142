"""What each check claims, by the id that is in records (``Check.rule``), under the module that makes it."""

from __future__ import annotations

from typing import Final

from announce_parser.messages._wording import Wording

CHECK_RULES: Final[dict[str, dict[str, Wording]]] = {
    "reading": {
        "unread": Wording("a part of the document could not be read", "읽지 못한 부분"),
        "hidden_text": Wording(
            "text that is not visible on the page", "보이지 않게 숨은 글자가 있음"
        ),
        "format_is_as_named": Wording(
            "the file name matches the format of its content", "파일 이름과 형식이 같음"
        ),
    },
    "absence": {
        "programs_not_read": Wording(
            "more programs seem to be announced than were found",
            "찾지 못한 사업이 있는 것으로 보임",
        ),
    },
    "weekdays": {
        "weekday_agrees_with_date": Wording(
            "the weekday is that of the date", "요일과 날짜가 일치"
        ),
    },
    "repeated": {
        "number_said_again_agrees": Wording("a repeated number agrees", "반복된 수치가 일치"),
    },
    "said_again": {
        "value_said_again_agrees": Wording(
            "a number or day said again in other words is the same",
            "다른 표현으로 반복된 수치나 날짜가 일치",
        ),
    },
    "outlined": {
        "total_is_sum_of_items_below": Wording(
            "a total is the sum of the items listed below it", "총계가 아래 항목의 합과 같음"
        ),
        "total_is_sum_of_list_before": Wording(
            "a total is the sum of what its sentence lists before it",
            "총계가 앞에 나열한 수의 합과 같음",
        ),
    },
    "repeated_days": {
        "window_said_again_agrees": Wording("a repeated window agrees", "반복된 기간이 일치"),
        "selection_follows_application": Wording(
            "the selection comes after the application window",
            "선정 시기가 접수 이후",
        ),
    },
    "enumerated": {
        "counted_things_are_listed": Wording(
            "the number of listed items equals the stated count", "적힌 개수만큼 나열됨"
        ),
    },
    "splits": {
        "parts_in_brackets_sum_to_whole": Wording(
            "the parts in brackets sum to the number before them",
            "괄호 안 부분의 합이 앞의 전체와 같음",
        ),
        "parts_with_shares_sum_to_whole": Wording(
            "parts whose shares sum to 100 % sum to the whole",
            "비율의 합이 100%인 부분의 합이 전체와 같음",
        ),
        "long_numbers_sum_in_sentence": Wording(
            "long numbers of a sentence add up", "한 문장에 있는 큰 수들의 합이 맞음"
        ),
    },
    "nearby": {
        "numbers_near_by_sum_to_whole": Wording(
            "consecutive numbers sum to a number nearby", "이어서 적은 수의 합이 인접한 수와 같음"
        ),
        "share_of_number_near_by_matches": Wording(
            "a share matches a number nearby", "비율이 인접한 수의 비율과 같음"
        ),
    },
    "wholes": {
        "parts_said_near_by_sum_to_whole": Wording(
            "parts said near by sum to their whole", "가까이 나눠 적은 수의 합이 전체와 같음"
        ),
    },
    "ratios": {
        "percent_near_by_matches": Wording(
            "a percent matches the numbers near by that make it", "비율이 가까이 적힌 두 수와 맞음"
        ),
    },
    "formulas": {
        "written_formula_holds": Wording(
            "a formula written in the text holds", "본문에 적힌 계산식이 맞음"
        ),
        "part_is_within_whole": Wording(
            "a part does not exceed its whole", "부분이 전체를 넘지 않음"
        ),
    },
    "dates": {
        "embargoes_are_close": Wording(
            "print and online release are at most days apart", "지면과 인터넷 보도 시점이 가까움"
        ),
        "day_exists": Wording("the calendar has the day", "달력에 있는 날짜"),
        "window_runs_forward": Wording(
            "the window ends after it begins", "기간의 끝이 시작보다 뒤"
        ),
        "windows_are_in_order": Wording(
            "announcement, application, evaluation and agreement follow each other",
            "공고·접수·평가·협약의 순서가 맞음",
        ),
        "length_agrees_with_span": Wording(
            "the stated number of days is that of the span", "적힌 일수와 기간이 일치"
        ),
    },
    "sums": {
        "category_budget_is_sum_of_programs": Wording(
            "the budgets of programs sum to their category's", "세부사업 예산의 합이 분야 예산"
        ),
        "total_budget_is_sum_of_categories": Wording(
            "the budgets of categories sum to the total", "분야 예산의 합이 전체 예산"
        ),
        "total_budget_is_sum_of_programs": Wording(
            "the budgets of programs sum to the total", "세부사업 예산의 합이 전체 예산"
        ),
        "breakdown_sums_to_goal": Wording(
            "the parts of a list sum to its whole", "나열된 수의 합이 전체"
        ),
        "awards_sum_to_total": Wording(
            "the awards of programs sum to the stated total", "사업별 지원 수의 합이 전체"
        ),
    },
    "headline": {
        "announced_sums_agree": Wording(
            "all places state the same total", "발표한 전체 금액이 서로 일치"
        ),
        "headline_number_stands_in_body": Wording(
            "a number of headline or deck is repeated in the body", "제목의 수치가 본문에 있음"
        ),
    },
    "agreement": {
        f"{field}_agrees": Wording(
            f"another place states the same {english}", f"다른 곳의 {korean}과(와) 일치"
        )
        for field, english, korean in (
            ("budget", "budget", "예산"),
            ("cap", "cap", "지원 한도"),
            ("awards", "number of awards", "지원 수"),
            ("subsidy_ratio", "subsidy ratio", "지원 비율"),
            ("duration", "duration", "지원 기간"),
            ("announcement", "announcement period", "공고 기간"),
            ("application", "application window", "접수 기간"),
            ("evaluation", "evaluation period", "평가 기간"),
        )
    },
    "terms": {
        "cost_shares_sum_to_100": Wording(
            "the cost shares sum to 100 %", "비용 분담률의 합이 100%"
        ),
        "budget_over_awards_is_cap": Wording(
            "the budget divided by the awards is the cap", "예산을 지원 수로 나누면 지원 한도"
        ),
        "remaining_budget_over_remaining_awards_is_cap": Wording(
            "the remaining budget divided by the remaining awards is the other cap",
            "나머지 예산을 나머지 지원 수로 나누면 지원 한도",
        ),
        "growth_rate_matches": Wording(
            "the rate fits the numbers before and after", "증감률이 변경 전후와 일치"
        ),
        "new_value_stands_in_text": Wording(
            "the text states the new value of a change", "변경 후 값이 본문에 있음"
        ),
    },
    "funding": {
        "funding_sums_to_budget": Wording(
            "the parties' contributions sum to the budget", "재원별 금액의 합이 예산"
        ),
        "funding_is_stated_share": Wording(
            "a party's contribution is its share of the budget", "재원별 금액이 분담률과 일치"
        ),
    },
    "counts": {
        "announced_number_is_listed": Wording(
            "as many programs or categories are listed as announced",
            "발표한 수만큼 사업·분야가 있음",
        ),
        "counted_things_are_listed": Wording(
            "the brackets list as many items as stated", "괄호 안에 적힌 개수만큼 나열됨"
        ),
    },
    "breakdowns": {
        "parts_in_brackets_sum_to_whole": Wording(
            "the parts in brackets sum to the number before them", "괄호 안 내역의 합이 앞의 수"
        ),
    },
    "partitions": {
        "parts_in_sentence_sum_to_whole": Wording(
            "the parts of a sentence sum to its whole", "문장에서 나눈 수의 합이 전체"
        ),
        "share_of_numbers_matches": Wording(
            "the share fits the whole and the part", "비율이 전체와 부분에 일치"
        ),
    },
    "growth": {
        "growth_in_sentence_matches": Wording(
            "the change of a sentence fits its two numbers", "문장의 증감이 두 수와 일치"
        ),
    },
    "grids": {
        "table_total_is_sum": Wording(
            "the total of a table is the sum of its lines", "표의 합계가 각 줄의 합"
        ),
        "table_change_is_difference": Wording(
            "a column of changes is the difference of two others", "표의 증감이 두 열의 차이"
        ),
        "table_shares_make_whole": Wording(
            "a column of shares fits the numbers and the whole", "표의 비중이 수치와 일치"
        ),
        "table_numbers_keep_habit": Wording(
            "a cell follows the relation that the other rows of its table follow",
            "표의 다른 행과 같은 관계가 성립",
        ),
    },
    "cells": {
        "prose_agrees_with_cell": Wording(
            "a sentence states the number of the table", "본문의 수치가 표와 일치"
        ),
    },
    "contacts": {
        "phone_can_be_dialled": Wording(
            "telephone numbers fit the numbering plan", "전화번호가 번호 체계에 맞음"
        ),
        "one_person_has_one_number": Wording(
            "a person named twice has one number", "같은 사람의 전화번호가 일치"
        ),
    },
    "plausible": {
        "share_is_within_whole": Wording(
            "a subsidy ratio is at most 100 %", "지원 비율이 100% 이하"
        ),
        "part_is_within_total": Wording(
            "a program's budget is at most the total", "세부사업 예산이 전체 이하"
        ),
        "notice_number_is_of_year": Wording(
            "the notice number has the year of the notice", "공고 번호의 연도가 발표 연도"
        ),
    },
    "coverage": {
        "coverage": Wording(
            "which questions of an applicant the notice answers",
            "신청자가 확인할 사항이 공고에 있는지",
        ),
    },
}
