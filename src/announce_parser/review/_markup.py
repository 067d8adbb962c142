"""Elements whose texts are text nodes: nothing that a document says is ever markup."""

from __future__ import annotations

import os
import re
from html import unescape
from typing import Any
from urllib.parse import quote

from lxml import etree

_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')

Element = Any  # an lxml element: its stubs have no public name for it


def element(tag: str, *children: object, **attributes: object) -> Element:
    """Return an element; ``data_m`` becomes ``data-m``, ``class_`` ``class``; None is left out.

    Children are elements or texts; a text is put in as it is, however much it looks like markup.
    """
    named = {
        name.rstrip("_").replace("_", "-"): legal(str(value))
        for name, value in attributes.items()
        if value is not None and value is not False
    }
    made = etree.Element(tag, named)
    for child in children:
        _append(made, child)
    return made


def head(title: str, style: str, policy: str) -> Element:
    """Return the head of a page: its policy is before anything that it governs."""
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", style),
    )


def address(path: str) -> str:
    """Return the relative address of a file beneath a page: no sign of its name has a meaning in it."""
    return quote(os.fsencode(path))


def policy_of(page: bytes) -> str:
    """Return the policy that a page of ours states in its head, for the header of an answer."""
    stated = _POLICY.search(page)
    return unescape(stated[1].decode()) if stated is not None else "default-src 'none'"


def legal(text: str) -> str:
    """Return a text without characters that no HTML document may hold; each becomes U+FFFD."""
    return _ILLEGAL.sub("�", text)


def as_html(root: Element) -> bytes:
    """Return an element as HTML in UTF-8."""
    return bytes(etree.tostring(root, method="html", encoding="utf-8"))


def _append(parent: Element, child: object) -> None:
    if child is None:
        return
    if not isinstance(child, str):
        parent.append(child)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + legal(child)
    else:
        parent.text = (parent.text or "") + legal(child)
