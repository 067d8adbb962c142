"""Program notices: one program to apply for.

``2025년도 ○○ 구축지원사업 공고``, ``○○ 참여기업 모집 공고``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.notices._evidence import anywhere, in_headline
from announce_parser.notices._numbers import notice_numbers

if TYPE_CHECKING:
    from announce_parser.document import Document, Source
    from announce_parser.notices._base import Material
    from announce_parser.record import Kind, Tree

KIND: Kind = "program_notice"

_HEADLINE = re.compile(r"공\s?고|공\s?모|모\s?집|신청\s?안내|시행\s?계획")
# … 출산 지원금 지급 안내 (2026년), … 인증 취득 지원 계획: notices where they bear a number and say how to apply
_OFFER = re.compile(
    r"(?:지원|지급|선발|참여|참가|융자|보급|추진|운영|교육|사업|접수)\s?(?:안내|계획)\s*(?:\([^()]{1,20}\))?\s*$"
)
_APPLYING = re.compile(
    r"^[^가-힣]{0,10}(?:신\s?청|접\s?수|모\s?집|참가|응모)\s?(?:기\s?간|기\s?한|방\s?법|서\s?류|자\s?격|일\s?정)"
)


def recognize(document: Document) -> tuple[Source, ...]:
    """Return the headline that calls for applications."""
    called = in_headline(document, _HEADLINE)
    if called or not notice_numbers(document):
        return called
    return in_headline(document, _OFFER) and anywhere(document, _APPLYING, 1)


def extract(material: Material) -> Tree:
    """Return nothing beyond what all notices state."""
    del material
    return {}
