"""JSON Pointers (RFC 6901): ``/programs/0/budget`` written from steps, and followed into plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


def escape(key: str) -> str:
    """Return the key as a step of a JSON Pointer."""
    return key.replace("~", "~0").replace("/", "~1")


def pointer(steps: Iterable[str | int]) -> str:
    """Return the pointer of those steps; "" is the whole document."""
    return "".join(f"/{escape(str(step))}" for step in steps)


def steps(text: str) -> tuple[str, ...]:
    """Return the steps of a pointer, unescaped; raises ``KeyError`` if it is not one."""
    if text and not text.startswith("/"):
        raise KeyError(text)
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in text.split("/")[1:])


def follow(root: Any, text: str) -> Any:
    """Return what is at a pointer; raises ``KeyError`` where it leads into nothing."""
    node = root
    for step in steps(text):
        if isinstance(node, dict) and step in node:
            node = node[step]
        elif isinstance(node, list) and _is_index(step) and int(step) < len(node):
            node = node[int(step)]
        else:
            raise KeyError(text)
    return node


def leads_somewhere(root: Any, text: str) -> bool:
    """Return whether something is at the pointer."""
    try:
        follow(root, text)
    except KeyError:
        return False
    return True


def _is_index(step: str) -> bool:
    """RFC 6901 allows no sign, no leading zero and no other digits than ASCII's."""
    return step.isascii() and step.isdigit() and (step == "0" or step[0] != "0") and len(step) < 10
