"""The desk over HTTP: for one person on this machine, who came by the address that the program printed.

Only the loopback is listened on. Every address holds a token that cannot be guessed; the Host must be ours (a
foreign name that resolves to the loopback is refused), and what writes must come from our own pages:
same Origin, a second token that is in the page, JSON of a bounded size.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import secrets
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote_to_bytes

from announce_parser.errors import AnnounceError
from announce_parser.messages import reason_in_korean
from announce_parser.review._desk import OutOfDate
from announce_parser.review._editing import GivenPart
from announce_parser.review._markup import address, policy_of
from announce_parser.review._proposing import Proposal

if TYPE_CHECKING:
    from announce_parser.review._desk import Desk

LOOPBACK: Final = "127.0.0.1"
MOST_BYTES: Final = 65_536  # of a request's body
_PATIENCE_S: Final = 20
_KOREA: Final = dt.timezone(dt.timedelta(hours=9))
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",  # the address holds the token
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Server(ThreadingHTTPServer):
    """A desk being served; one request at a time touches it."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int = 0) -> None:
        """Listen on the loopback; port 0 takes a free one."""
        super().__init__((LOOPBACK, port), _Handler)
        self.desk = desk
        self.door = _Door(self.server_port)
        self.lock = Lock()

    @property
    def url(self) -> str:
        """The address to open, token and all."""
        return f"http://{LOOPBACK}:{self.server_port}{self.door.base}"


@dataclass(frozen=True, slots=True)
class _Door:
    """Who is let in.

    Attributes:
        token: In every address.
        csrf: In every page, sent back with what writes.
    """

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def base(self) -> str:
        return f"/{self.token}/"

    def is_ours(self, host: str | None) -> bool:
        return host in (f"{LOOPBACK}:{self.port}", f"localhost:{self.port}")

    def inner(self, path: str) -> str | None:
        """Return what is asked for after the token; None for a wrong one."""
        token, slash, rest = path.partition("?")[0][1:].partition("/")
        is_right = secrets.compare_digest(token.encode(), self.token.encode())
        return os.fsdecode(unquote_to_bytes(rest)) if is_right and slash else None


class _Refused(Exception):
    """A request that is not answered as asked."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class _Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = _PATIENCE_S
    server_version = "announce-parser"
    sys_version = ""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class names it)
        """Say nothing: addresses hold the token."""

    def do_GET(self) -> None:
        """Answer with the index or a page."""
        try:
            name = self._asked()
            with self.server.lock:
                content = self._found(name)
            self._answer(HTTPStatus.OK, content, "text/html; charset=utf-8", policy_of(content))
        except _Refused as refusal:
            self._refuse(refusal.status, str(refusal))

    def do_POST(self) -> None:
        """Read words, amend a value or accept a golden."""
        try:
            asked = self._asked()
            fields = self._fields()
            action, _, name = asked.partition("/")
            with self.server.lock:
                answer = self._acted(action, name, fields)
            self._answer(HTTPStatus.OK, _as_json({"ok": True, **answer}), "application/json")
        except _Refused as refusal:
            self._refuse(refusal.status, str(refusal))
        except OutOfDate as error:
            self._refuse(HTTPStatus.CONFLICT, error.reason)
        except AnnounceError as error:
            self._refuse(HTTPStatus.UNPROCESSABLE_ENTITY, self._told(error.reason))

    def _told(self, reason: str) -> str:
        """Return a reason in the language of the pages, as far as there are words for it."""
        is_korean = self.server.desk.setting.language == "ko"
        return (reason_in_korean(reason) or reason) if is_korean else reason

    def _found(self, name: str) -> bytes:
        door, desk = self.server.door, self.server.desk
        content = desk.page(name, door.base, door.csrf) if name else desk.index()
        if content is None:
            raise _Refused(HTTPStatus.NOT_FOUND, "no such page")
        return content

    def _acted(self, action: str, name: str, fields: dict[str, str]) -> dict[str, Any]:
        desk = self.server.desk
        if name not in desk.notices:
            raise _Refused(HTTPStatus.NOT_FOUND, "no such page")
        if action == "read":
            part = GivenPart(fields["words"], _more(fields).get("place"))
            value = desk.read(name, fields["at"], part)
            return {"value": value, "meaning": desk.meaning(value)}
        if action == "queue":
            left, following = desk.queue(name)
            return {"left": left, "next": None if following is None else address(following)}
        if action == "row":
            parts = desk.row(name, _more(fields).get("place") or {})
            return {"parts": {at: [one.words, one.place] for at, one in parts.items()}}
        if action == "amend":
            return {"at": desk.amend(name, _proposal(fields))}
        if action == "golden":
            day = dt.datetime.now(_KOREA).date().isoformat()
            return {"golden": desk.accept_golden(name, fields["note"], day).name}
        raise _Refused(HTTPStatus.NOT_FOUND, "no such action")

    def _asked(self) -> str:
        """Return what is asked for; raises ``_Refused`` for who is not let in."""
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1 or not self.server.door.is_ours(hosts[0]):
            raise _Refused(HTTPStatus.FORBIDDEN, "not this host")
        asked = self.server.door.inner(self.path)
        if asked is None:
            raise _Refused(HTTPStatus.NOT_FOUND, "no such page")
        return asked

    def _fields(self) -> dict[str, str]:
        """Return the fields of a request that writes; raises ``_Refused`` unless our own page sent it."""
        door = self.server.door
        origin = (self.headers.get("Origin") or "").removeprefix("http://")
        if not door.is_ours(origin) or origin != self.headers.get("Host"):
            raise _Refused(HTTPStatus.FORBIDDEN, "not from this page")
        given = self.headers.get("X-Review-Token") or ""
        if not secrets.compare_digest(given.encode(), door.csrf.encode()):
            raise _Refused(HTTPStatus.FORBIDDEN, "not from this page")
        if self.headers.get_content_type() != "application/json":
            raise _Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "JSON is wanted")
        length = self.headers.get("Content-Length") or ""
        if not length.isascii() or not length.isdigit():
            raise _Refused(HTTPStatus.LENGTH_REQUIRED, "no length")
        if len(length) > len(str(MOST_BYTES)) or int(length) > MOST_BYTES:
            raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too long")
        return _texts(self.rfile.read(int(length)))

    def _answer(
        self, status: HTTPStatus, content: bytes, media: str, policy: str = "default-src 'none'"
    ) -> None:
        self.send_response(status)
        headers = {
            "Content-Type": media,
            "Content-Length": str(len(content)),
            "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
            **_HEADERS,
        }
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _refuse(self, status: HTTPStatus, reason: str) -> None:
        self.close_connection = True  # a body that was not read must not be taken for a request
        self._answer(status, _as_json({"ok": False, "message": reason}), "application/json")


class _Texts(dict[str, str]):
    """Fields of a request; one that is missing is refused."""

    def __missing__(self, key: str) -> str:
        raise _Refused(HTTPStatus.BAD_REQUEST, f"{key} is missing")


def _texts(body: bytes) -> dict[str, str]:
    try:
        fields = json.loads(body)
        json.dumps(
            fields, ensure_ascii=False
        ).encode()  # half a character is not one, and no file takes it
    except (ValueError, RecursionError) as error:
        raise _Refused(HTTPStatus.BAD_REQUEST, "no JSON") from error
    if not isinstance(fields, dict) or not all(isinstance(one, str) for one in fields.values()):
        raise _Refused(HTTPStatus.BAD_REQUEST, "an object of texts is wanted")
    return _Texts(fields)


def _proposal(fields: dict[str, str]) -> Proposal:
    op, at, words, note, revision = (
        fields[key] for key in ("op", "at", "words", "note", "revision")
    )
    more = _more(fields)
    parts = {name: GivenPart(*part) for name, part in (more.get("parts") or {}).items()}
    ways = more.get("ways") or {}
    return Proposal(op, at, words, note, revision, more.get("place"), parts, ways)


def _more(fields: dict[str, str]) -> dict[str, Any]:
    """Return what a request says beyond plain texts: ``place``, ``parts`` (field → words, place) and ``ways``."""
    if not fields.get("more"):
        return {}
    more = json.loads(fields["more"]) if _is_json(fields["more"]) else None
    if not isinstance(more, dict) or not _is_shaped(more):
        raise _Refused(HTTPStatus.BAD_REQUEST, "more is no place, parts and ways")
    return more


def _is_shaped(more: dict[str, Any]) -> bool:
    place, parts, ways = (more.get(key) or {} for key in ("place", "parts", "ways"))
    if not all(isinstance(one, dict) for one in (place, parts, ways)):
        return False
    pairs = [part for part in parts.values() if isinstance(part, list) and len(part) == 2]
    are_parts = all(isinstance(words, str) and isinstance(at, dict | None) for words, at in pairs)
    return (
        len(pairs) == len(parts)
        and are_parts
        and all(isinstance(one, str) for one in ways.values())
    )


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _as_json(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()
