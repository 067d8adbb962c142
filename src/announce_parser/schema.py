"""The contract in JSON Schema (draft 2020-12), generated from the models of ``record``.

``schemas/announcement.schema.json`` is what ``build`` returned when it was last written; the wheel packs
that very file. Titles are the models' names, which generators of clients take for classes; ``x-title-ko``
is what people call a model or field in Korean; descriptions are the models' docstrings.
"""

from __future__ import annotations

import inspect
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

FILE_NAME = "announcement.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = "urn:announce-parser:announcement:1.0"
KOREAN = "x-title-ko"

JsonObject = dict[str, Any]

# One Korean title a model, one a field; a field that means something else in one model is listed as Model.field.
TITLES: dict[str, str] = {
    "Absence": "값이 없다는 서술",
    "Anchor": "각주가 달린 자리",
    "ApplyAt": "신청하는 곳",
    "Attachment": "붙임",
    "Benefit": "정액 지원",
    "Bound": "한계(이내·이상·초과·미만·약)",
    "Category": "분야",
    "Change": "변경 수치",
    "ChangeEntry": "달라지는 점",
    "Check": "점검",
    "Contact": "문의처",
    "Correction": "사람이 고친 값",
    "Given": "메타데이터에 적힌 값",
    "CostShare": "비용 분담",
    "Count": "수량",
    "Duration": "기간(길이)",
    "Email": "전자우편",
    "Figure": "수치",
    "Funding": "재원",
    "Goal": "목표·합계",
    "Head": "기관장",
    "Issuer": "발행 기관",
    "Link": "링크",
    "Loan": "융자·보증",
    "LoanRate": "금리",
    "Money": "금액",
    "Named": "기관",
    "Organization": "참여 기관",
    "Part": "내역",
    "Period": "기간(날짜)",
    "Phone": "전화번호",
    "Place": "출처",
    "PrintRelease": "지면 보도 시점",
    "Prize": "시상",
    "Program": "세부사업",
    "Ratio": "비율",
    "Record": "공고 기록",
    "RecordBlock": "문단",
    "RecordFootnote": "각주",
    "RecordTable": "표",
    "Related": "관련 공고",
    "Release": "보도 시점",
    "Revision": "정정·변경",
    "Round": "회차",
    "ScheduledEvent": "일정",
    "Section": "절",
    "SourceInfo": "원본 파일",
    "TableCell": "칸",
    "Terms": "유형별 조건",
    "Topic": "과제",
    "Url": "인터넷 주소",
    "actual": "실제 값",
    "address": "주소",
    "after": "변경 후",
    "agency": "전담(관리)기관",
    "agreement": "협약 기간",
    "aliases": "다른 이름",
    "amount": "금액",
    "anchor": "달린 자리",
    "announcement": "공고 기간",
    "applicants": "신청 자격자",
    "application": "접수 기간",
    "apply_at": "신청하는 곳",
    "at": "가리키는 값",
    "attachments": "붙임",
    "awards": "지원 규모(건수)",
    "bbox": "쪽 안의 위치(pt)",
    "before": "변경 전",
    "benefits": "정액 지원",
    "block": "문단",
    "blocks": "문단",
    "bound": "한계",
    "breakdowns": "내역",
    "budget": "예산",
    "business_age": "업력",
    "by": "고친 이",
    "call_type": "공모 방식",
    "cap": "지원 한도",
    "caps": "유형별 조건",
    "caption": "표 제목",
    "cash": "현금",
    "categories": "분야",
    "category": "분야",
    "cell": "칸(행, 열)",
    "cells": "칸",
    "changes": "달라지는 점",
    "checks": "점검",
    "closes_at": "마감 시각",
    "co_issuers": "공동 발행 기관",
    "col": "열",
    "col_span": "걸친 열 수",
    "confidence": "신뢰도",
    "contacts": "문의처",
    "cost_sharing": "비용 분담",
    "count": "수량",
    "covers": "금액이 미치는 기간",
    "currency": "통화",
    "daily": "하루 중 시간",
    "date": "날짜",
    "division": "부서",
    "documents": "제출 서류",
    "duration": "지원 기간",
    "Duration.duration": "길이",
    "e164": "국제 표준 번호",
    "edition": "조간·석간",
    "eligibility": "신청 자격",
    "email": "전자우편",
    "emails": "전자우편",
    "employees": "상시 근로자 수",
    "encoding": "문자 인코딩",
    "text_layer": "글자의 출처",
    "end": "끝(글자)",
    "evaluation": "평가 기간",
    "event": "일정 종류",
    "exclusions": "지원 제외",
    "expected": "기대 값",
    "extension": "내선",
    "fax": "팩스",
    "fee": "수수료",
    "figures": "수치",
    "filename": "파일 이름",
    "first_day": "첫날",
    "fiscal_year": "사업 연도",
    "footnotes": "각주",
    "format": "파일 형식",
    "funding": "재원",
    "goals": "목표·합계",
    "grace": "거치 기간",
    "grade": "일치 정도",
    "guarantee_ratio": "보증 비율",
    "head": "기관장",
    "header": "머리글",
    "header_cols": "머리글 열 수",
    "header_rows": "머리글 행 수",
    "heading": "절 제목",
    "hidden": "보이지 않는 글",
    "how_to_apply": "신청 방법",
    "id": "식별자",
    "immediate": "즉시 보도",
    "in_kind": "현물",
    "in_kind_cap": "현물 한도",
    "industries": "업종",
    "interval": "구간(ISO 8601)",
    "issuer": "발행 기관",
    "kind": "종류",
    "label": "구분",
    "language": "언어",
    "last_day": "마지막 날",
    "level": "수준",
    "links": "링크",
    "loan": "융자·보증",
    "marker": "머리표",
    "max_amount": "최대 금액",
    "max_duration": "최장 길이",
    "max_percent": "최대 비율(%)",
    "max_value": "최대 수",
    "meaning": "뜻",
    "message": "설명",
    "metadata": "문서 속성",
    "min_amount": "최소 금액",
    "min_duration": "최단 길이",
    "min_percent": "최소 비율(%)",
    "min_value": "최소 수",
    "may_close_early": "조기 마감 가능",
    "n_cols": "열 수",
    "n_rows": "행 수",
    "name": "이름",
    "national": "국내 번호",
    "note": "비고",
    "notice_number": "공고 번호",
    "number": "번호",
    "of": "세는 것",
    "online": "인터넷 보도 시점",
    "opens_at": "시작 시각",
    "organization": "기관",
    "organizations": "참여 기관",
    "other_notice_numbers": "그 밖의 공고 번호",
    "page": "쪽",
    "page_count": "쪽수",
    "pages": "쪽 범위",
    "params": "설명에 들어가는 값",
    "parent": "상위 분야",
    "party": "부담 주체",
    "per": "단위당",
    "percent": "비율(%)",
    "period": "기간",
    "phones": "전화번호",
    "place": "장소",
    "position": "직위",
    "preference": "우대·가점",
    "estimated_price": "추정가격",
    "vat": "부가가치세",
    "bid_method": "입찰방법",
    "print": "지면",
    "prizes": "시상",
    "program": "세부사업",
    "programs": "세부사업",
    "provenance": "출처",
    "published": "발표일",
    "rate": "금리",
    "rates": "금리",
    "ratio": "지원 비율",
    "records": "본문 행",
    "region": "지역",
    "regions": "지역",
    "related": "관련 공고",
    "release": "보도 시점",
    "releasing_body": "배포 기관",
    "revision": "정정·변경",
    "role": "역할",
    "rolling": "상시",
    "rounds": "회차",
    "row": "행",
    "row_span": "걸친 행 수",
    "rule": "규칙",
    "schedule": "일정",
    "schema_version": "스키마 판",
    "sections": "절",
    "severity": "심각도",
    "sha256": "파일 해시(SHA-256)",
    "short_code": "단축 번호",
    "size_bytes": "파일 크기(바이트)",
    "source": "출처",
    "Record.source": "원본 파일",
    "sources": "출처",
    "start": "시작(글자)",
    "stated_absent": "없다고 밝힌 값",
    "status": "신규·계속·변경·폐지",
    "Check.status": "점검 결과",
    "subject": "대상",
    "subsidy_ratio": "정부 지원 비율",
    "subtitles": "부제",
    "summary": "요약",
    "support": "지원 내용",
    "table": "표",
    "tables": "표",
    "tentative": "예정·잠정",
    "term": "사업 기간",
    "Loan.term": "대출 기간",
    "text": "원문",
    "title": "제목",
    "topics": "과제",
    "type": "유형",
    "undisclosed": "인원 비공개(0명)",
    "unit": "단위",
    "unplaced": "자리를 찾지 못한 수치",
    "until_exhausted": "예산 소진 시까지",
    "url": "인터넷 주소",
    "value": "값",
    "was": "고치기 전 값",
}

# The value type of each kind of figure (contract, Figure); the kinds left out are told by their shape.
_VALUE_OF_KIND = {
    "money": "Money",
    "ratio": "Ratio",
    "count": "Count",
    "date": "Period",
    "datetime": "Period",
    "period": "Period",
    "duration": "Duration",
    "phone": "Phone",
    "email": "Email",
    "url": "Url",
    "change": "Change",
}
# A value object that states no number at all is not a value.
_STATES_ONE_OF = {
    "Money": ("amount", "min_amount", "max_amount"),
    "Ratio": ("percent", "min_percent", "max_percent"),
    "Count": ("value", "min_value", "max_value", "undisclosed"),
    "Duration": ("duration", "min_duration", "max_duration"),
}
_EXAMPLES: dict[str, list[JsonObject]] = {
    "Money": [
        {"amount": 200000000, "currency": "KRW", "text": "2억원", "bound": "max", "per": "과제"},
        {"min_amount": 1000000, "max_amount": 3000000, "currency": "KRW", "text": "1~3백만원"},
        {"amount": 30000000, "currency": "KRW", "text": "0.3", "unit": "억원"},
    ],
    "Ratio": [
        {"percent": 50, "text": "50%"},
        {"min_percent": 80, "max_percent": 90, "text": "80~90%"},
    ],
    "Count": [
        {"value": 310, "unit": "개", "text": "310개"},
        {"undisclosed": True, "unit": "명", "text": "0명"},
    ],
    "Period": [
        {
            "interval": "2023-01/2023-03",
            "text": "'23.1~3",
            "first_day": "2023-01-01",
            "last_day": "2023-03-31",
        },
        {"interval": "..", "text": "예산 소진 시까지", "until_exhausted": True},
    ],
    "Duration": [{"duration": "P9M", "bound": "max", "text": "9개월"}],
    "Phone": [
        {"e164": "+82212345678", "national": "02-1234-5678", "text": "02-1234-5678"},
        {"national": "1357", "text": "1357", "short_code": True},
    ],
    "Url": [{"url": "www.example.go.kr", "text": "www.example.go.kr"}],
    "Email": [{"email": "help@example.go.kr", "text": "help@example.go.kr"}],
    "Change": [{"before": "30일간", "after": "45일간", "text": "30일간 → 45일간"}],
    "Place": [{"block": "b57", "start": 0, "end": 3, "cell": [1, 2]}],
    "Absence": [{"text": "-", "meaning": "none"}],
    "Given": [{"metadata": "date"}],
    "Correction": [{"by": "person", "note": "표 2와 대조", "was": "P8M"}],
}


def text() -> str:
    """Return the schema file's text: the packed one, else the checkout's (an editable install)."""
    packed = files("announce_parser") / FILE_NAME
    if packed.is_file():
        return packed.read_text("utf-8")
    return (Path(__file__).parents[2] / "schemas" / FILE_NAME).read_text("utf-8")


def build() -> str:
    """Return the schema file's text as the models give it now, ending in a newline."""
    from announce_parser.record import Record

    generated = Record.model_json_schema(mode="serialization", schema_generator=_generator())
    definitions = generated.pop("$defs")
    for name, definition in [("Record", generated), *definitions.items()]:
        _dress(name, definition)
    models = {model.__name__: model for model in _models()}
    for name, model in models.items():
        _describe(model, generated if name == "Record" else definitions[name])
    schema = {
        "$schema": DIALECT,
        "$id": IDENTIFIER,
        "title": generated.pop("title"),
        KOREAN: generated.pop(KOREAN),
        "description": generated.pop("description"),
        **generated,
        "$defs": definitions,
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _generator() -> type:
    """Return pydantic's generator without null: what is absent is left out, never null."""
    from pydantic.json_schema import GenerateJsonSchema

    class WithoutNull(GenerateJsonSchema):
        """Pydantic's generator, bent to the contract: no null, and what is always written is required."""

        def nullable_schema(self, schema: Any) -> JsonObject:
            return self.generate_inner(schema["schema"])

        def default_schema(self, schema: Any) -> JsonObject:
            return self.generate_inner(schema["schema"])

        def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: FBT001 (pydantic's own)
            inner = field["schema"]
            if inner["type"] != "default":
                return super().field_is_required(field, total)
            return inner.get("default", ()) is not None

    return WithoutNull


def _models() -> Iterator[type[BaseModel]]:
    """Yield the models of the record's own modules, found by name."""
    from announce_parser import record, values

    for module in (record, values):
        for name, member in vars(module).items():
            if inspect.isclass(member) and issubclass(member, values.Value) and name in TITLES:
                yield member


def _dress(name: str, definition: JsonObject) -> None:
    """Give a definition its titles, its examples and what the models cannot say.

    Conditions are chains of if and else: of ``anyOf`` and ``allOf`` generators make a class for every branch.
    """
    definition |= {"title": name, KOREAN: TITLES[name]}
    for field, schema in definition.get("properties", {}).items():
        schema.pop("title", None)
        schema[KOREAN] = TITLES.get(f"{name}.{field}", TITLES[field])
        if (
            "$ref" in schema
        ):  # a reference alone stays one type; with words beside it, it would be a copy
            schema["allOf"] = [{"$ref": schema.pop("$ref")}]
    if name in _STATES_ONE_OF:
        definition |= _one_of(*_STATES_ONE_OF[name])
    if name in _EXAMPLES:
        definition["examples"] = _EXAMPLES[name]
    if name in ("Figure", "Goal"):
        kinds = definition["properties"]["kind"]["enum"]
        definition |= _values_by_kind(kinds)


def _one_of(field: str, *others: str) -> JsonObject:
    """Return the condition that one of the fields is there; what fails names the first."""
    needed: JsonObject = {"required": [field]}
    for other in others:
        needed = {"if": {"required": [other]}, "else": needed}
    return needed


def _values_by_kind(kinds: list[str]) -> JsonObject:
    """Return the conditions that the value is of its kind's type."""
    condition: JsonObject = {}
    for kind in reversed(kinds):
        rest = {"else": condition} if condition else {}
        condition = {
            "if": {"properties": {"kind": {"const": kind}}},
            "then": {"properties": {"value": {"$ref": f"#/$defs/{_VALUE_OF_KIND[kind]}"}}},
            **rest,
        }
    return condition


_ATTRIBUTE = re.compile(r"^    (?P<name>\w+): (?P<said>.*(?:\n        .*)*)", re.MULTILINE)


def _describe(model: type[BaseModel], definition: JsonObject) -> None:
    """Split a model's docstring: its prose describes the model, its attributes their fields."""
    prose, _, attributes = inspect.getdoc(model).partition("\n\nAttributes:\n")  # type: ignore[union-attr]
    definition["description"] = " ".join(prose.split())
    for match in _ATTRIBUTE.finditer(attributes):
        definition["properties"][match["name"]]["description"] = " ".join(match["said"].split())
