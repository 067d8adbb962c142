"""Mail addresses, also where a line break, a space or the word 골뱅이 (the sign @) is in them.

``담당자 (grant@example.go.kr)`` → ``grant@example.go.kr``; the characters are those of RFC 5321 that offices use.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.figures._base import Reading, Rule
from announce_parser.values import Email

if TYPE_CHECKING:
    from announce_parser.figures._base import Passage

KIND = "email"

_LOCAL = (
    r"(?<![A-Za-z0-9._%+-])(?<!\]\(mailto:)[A-Za-z0-9_%+](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_+-])?"
)
_DOMAIN = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}[A-Za-z]{2,18}(?![A-Za-z0-9-])"
_BROKEN_DOMAIN = (
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.\n?){1,6}[A-Za-z]{2,18}(?![A-Za-z0-9-])"
)


_DOT = re.compile(r"[ ]?[(\[](?:dot|DOT|\.|점)[)\]][ ]?")
_DOMAIN_IN_WORDS = rf"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])?(?:\.|{_DOT.pattern})){{1,6}}[A-Za-z]{{2,18}}(?![A-Za-z0-9-])"


def _address(match: re.Match[str], passage: Passage) -> Reading:
    """Read the address, rejoined with its sign."""
    start, end = match.span()
    domain = _DOT.sub(".", match["domain"].replace("\n", ""))
    return Reading(
        Email(email=f"{match['local']}@{domain}", text=passage.text[start:end]), start, end
    )


RULES: tuple[Rule, ...] = (
    Rule(
        name="address",
        cue=re.compile(r"@"),
        example="grant.office@example.go.kr로",
        near_miss="지원금 3@5.5",
        pattern=re.compile(rf"(?P<local>{_LOCAL})@(?P<domain>{_DOMAIN})"),
        read=_address,
        precedence=8,
    ),
    Rule(
        name="broken_address",
        cue=re.compile(r"@"),
        example="grant.office@\nexample.go.kr",
        near_miss="grant office\nexample.go.kr",
        pattern=re.compile(
            rf"(?P<local>{_LOCAL})(?:[ ]?\n?[ ]?)@(?:[ ]?\n?[ ]?)(?P<domain>{_BROKEN_DOMAIN})"
        ),
        read=_address,
        precedence=7,
    ),
    Rule(
        name="sign_in_words",
        cue=re.compile(r"골뱅이|[(\[][ ]?(?:at|AT|@)[ ]?[)\]]"),
        example="grant 골뱅이 example.go.kr",
        near_miss="골뱅이 무침 grant.kr",
        pattern=re.compile(
            rf"(?P<local>{_LOCAL})[ ]?(?:골뱅이|[(\[][ ]?(?:at|AT|@|골뱅이)[ ]?[)\]])[ ]?(?P<domain>{_DOMAIN_IN_WORDS})"
        ),
        read=_address,
        precedence=8,
    ),
)
