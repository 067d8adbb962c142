"""Recruitment notices: posts to fill, or citizens sought for a panel.

``2026년도 신입직원 채용 공고``, ``국민정책단 모집``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.notices._evidence import in_headline

if TYPE_CHECKING:
    from announce_parser.document import Document, Source
    from announce_parser.notices._base import Material
    from announce_parser.record import Kind, Tree

KIND: Kind = "recruitment_notice"

_HEADLINE = re.compile(
    r"""
    채용|임용\s?시험|(?:직원|인턴|연구원|조교|강사|위원|단원|기자단|정책단|서포터즈|자문단|평가단
      |모니터\S{0,4}|위원회)\s?(?:후보자\s?)?(?:(?:위촉|구성|선정)을?\s위한\s)?(?:공개\s?)?(?:모집
      |공모|선발)
    """,
    re.VERBOSE,
)


def recognize(document: Document) -> tuple[Source, ...]:
    """Return the headline that seeks people."""
    return in_headline(document, _HEADLINE)


def extract(material: Material) -> Tree:
    """Return nothing beyond what all notices state."""
    del material
    return {}
