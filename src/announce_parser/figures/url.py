"""Addresses of the web, without the particles and punctuation that Korean sets right after them.

``누리집(www.mss.go.kr)에서`` holds ``www.mss.go.kr``. A Markdown link is one place: the label where it is itself
an address, else the target (COUNTING 7). RFC 3986 says which characters an address may hold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.figures._base import Reading, Rule
from announce_parser.values import Url

if TYPE_CHECKING:
    from announce_parser.figures._base import Passage

KIND = "url"

# Ends of host names that are in notices without http or www; file suffixes (hwp, pdf, js) are not.
TOP_LEVELS = (
    *("kr", "com", "net", "org", "info", "biz", "edu", "gov", "int", "asia", "online", "site"),
    *(
        "io",
        "ai",
        "me",
        "ly",
        "be",
        "gl",
        "gle",
        "ee",
        "la",
        "do",
        "tv",
        "to",
        "app",
        "dev",
        "page",
    ),
    *("link", "shop", "store", "space", "cc", "eu", "jp", "cn", "uk", "us", "vn"),
)
_TOP_LEVEL = "|".join(sorted(TOP_LEVELS, key=len, reverse=True))
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?"
# Second levels before a country: example.co.jp, example.com.sa.
_HOST = rf"(?:{_LABEL}\.){{1,6}}(?:(?:com|co|net|org|or|go|gov|ac|edu)\.[a-z]{{2}}|{_TOP_LEVEL})"
_TAIL = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]{0,2000}"
# Hangul goes on only where it begins a part of the path: /공고/지원사업, but not /notice에서
_HANGUL = r"(?<=[/=_-])[가-힣][가-힣0-9A-Za-z_+-]{0,80}"
_HANGUL_TAIL = rf"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]|{_HANGUL}){{0,2000}}"
# 새봄.한국, 새봄.kr: a host with Hangul in it
_HANGUL_HOST = (
    r"(?:[가-힣A-Za-z0-9-]{1,40}\.){1,4}(?:한국(?!어)|닷컴|닷넷|[A-Za-z]{2,18}(?![A-Za-z0-9]))"
)
_PARTICLE = re.compile(
    r"(?:에서[는도만]?|으로|에게|에[는도만]?|(?<![마가])을|를|은|는|입니다|이며)$"
)
_AFTER_HOST = rf"(?![A-Za-z0-9@_-])(?::\d{{2,5}})?(?:[/?#]{_HANGUL_TAIL})?"
# Not within a path or after a scheme; after 누리집: it begins.
_BEFORE_HOST = r"(?<![A-Za-z0-9@._/%=&-])(?<![A-Za-z0-9]:)(?<!\]\()"
_CLOSING = ".,;:!?'\"~*"
_BRACKETS = {")": "(", "]": "["}


def _address(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read the address without what closes the sentence or the bracket around it."""
    start, end = match.span("address")
    end = start + len(_trimmed(match["address"]))
    address = passage.text[start:end]
    return Reading(Url(url=address, text=address), start, end)


def _trimmed(address: str) -> str:
    """Return the address without trailing punctuation and without brackets it does not open."""
    address = address.partition("](")[0]  # the label of a Markdown link
    while address:
        last = address[-1]
        particle = _PARTICLE.search(address)
        if particle is not None and "/" in address:
            address = address[: particle.start()]
            continue
        opens = _BRACKETS.get(last)
        unopened = opens is not None and address.count(opens) < address.count(last)
        if last not in _CLOSING and not unopened and last not in "([":
            break
        address = address[:-1]
    return _cut_at_unopened_bracket(address)


def _cut_at_unopened_bracket(address: str) -> str:
    """Return what is before a bracket that closes one opened outside: ``a.kr/b),(c`` is ``a.kr/b``."""
    depth = 0
    for index, character in enumerate(address):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return _trimmed(address[:index])
    return address


def _link_target(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read the target of a Markdown link, unless its label is an address and counts instead."""
    if _IS_ADDRESS.match(match["label"]):
        return None
    start, end = match.span("target")
    address = passage.text[start:end]
    return Reading(Url(url=address, text=address), start, end)


_IS_ADDRESS = re.compile(rf"[ ]?(?:https?://|www\.|{_HOST}(?![A-Za-z0-9@_-]))", re.IGNORECASE)

RULES: tuple[Rule, ...] = (
    Rule(
        name="with_scheme",
        cue=re.compile(r"://"),
        example="https://smart-factory.kr",
        near_miss="https://",
        pattern=re.compile(
            rf"(?<![A-Za-z0-9])(?<!\]\()(?P<address>(?:https?|ftp)://(?=[^\s/]{{1,200}}[.:]|[A-Za-z][A-Za-z0-9-]{{1,62}}(?![가-힣.]))(?:{_HANGUL_HOST}(?::\d{{2,5}})?(?:[/?#]{_HANGUL_TAIL})?|[A-Za-z0-9]{_HANGUL_TAIL}))",
            re.IGNORECASE,
        ),
        read=_address,
        precedence=6,
    ),
    Rule(
        name="with_www",
        cue=re.compile(r"[Ww]{3}\."),
        example="www.mss.go.kr에서",
        near_miss="www",
        pattern=re.compile(
            rf"{_BEFORE_HOST}(?P<address>www\.(?:{_HANGUL_HOST}(?::\d{{2,5}})?(?:[/?#]{_HANGUL_TAIL})?|[A-Za-z0-9]{_HANGUL_TAIL}))",
            re.IGNORECASE,
        ),
        read=_address,
        precedence=6,
    ),
    Rule(
        name="bare_host",
        cue=re.compile(r"\.[A-Za-z]"),
        example="smart-factory.kr",
        near_miss="공고문.hwp",
        pattern=re.compile(rf"{_BEFORE_HOST}(?P<address>{_HOST}{_AFTER_HOST})", re.IGNORECASE),
        read=_address,
        precedence=5,
    ),
    Rule(
        name="hangul_host",
        cue=re.compile(r"\.(?:kr|com|net|org)"),
        example="정책마당.kr",
        near_miss="지원합니다.kr을",
        pattern=re.compile(
            r"""
            (?<![가-힣A-Za-z0-9@._/-])(?P<address>[가-힣][가-힣0-9-]{1,30}(?<![다요까])\.(?:kr
                |com|net|org)(?![A-Za-z0-9@._-])(?:/[A-Za-z0-9\-._~/?#&=%]{0,200})?)
            """,
            re.VERBOSE,
        ),
        read=_address,
        precedence=5,
    ),
    Rule(
        name="hangul_host_under_hanguk",
        cue=re.compile(r"\.한국"),
        example="누리집(정책마당.한국)",
        near_miss="도전.한국 사업",
        pattern=re.compile(
            r"(?:(?:누리집|홈페이지|사이트|주소|접속)[은는]?\ ?[(:]?\ ?|(?<![가-힣A-Za-z0-9@._/-])(?=[가-힣0-9-]{2,31}\.(?:한국|닷컴|닷넷)(?:/[가-힣A-Za-z0-9]|\ ?(?:에서?|으?로)\ (?:신청|접속|확인|접수|방문)|\ (?:참고|참조|접속)(?![가-힣]))))"
            rf"(?P<address>[가-힣][가-힣0-9-]{{1,30}}\.(?:한국|닷컴|닷넷)(?:/{_HANGUL_TAIL}|(?![가-힣A-Za-z0-9@._-]{{3}})))"
        ),
        read=_address,
        precedence=5,
    ),
    Rule(
        name="markdown_target",
        cue=re.compile(r"\]\("),
        example="[사업 누리집](https://example.go.kr/a)",
        near_miss="[www.example.go.kr](https://example.go.kr/a)",
        pattern=re.compile(
            r"\[(?P<label>[^\[\]\n]{0,300})\]\((?P<target>https?://[^\s()<>]{1,2000}(?:\([^\s()<>]{0,200}\))?[^\s()<>]{0,200})"
        ),
        read=_link_target,
        precedence=7,
    ),
)
