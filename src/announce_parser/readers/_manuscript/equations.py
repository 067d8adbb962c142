"""Hancom's formula script → one line of text: ``{A} over {B} times 100`` is ``(A)/(B) × 100`` → ``A/B × 100``.

The script is the one of Hancom's formula editor (한글문서파일형식 수식, revision 1.3). What is laid out in
two dimensions is written in one; words for fonts and spaces go, signs come for their names.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r'"[^"]*"|[{}]|[A-Za-z]+|[~`#&]|\s+|[^{}A-Za-z~`#&\s"]+|"')
_SIGNS = {
    "times": "×", "div": "÷", "divide": "÷", "cdot": "·", "sum": "Σ", "prod": "Π", "int": "∫", "sqrt": "√",
    "root": "√", "pm": "±", "plusminus": "±", "mp": "∓", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥",
    "neq": "≠", "ne": "≠", "approx": "≈", "equiv": "≡", "inf": "∞", "infinity": "∞", "therefore": "∴",
    "because": "∵", "rarrow": "→", "larrow": "←", "cdots": "…", "ldots": "…", "dotsaxis": "…", "prime": "′",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "theta": "θ", "lambda": "λ",
    "mu": "μ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "omega": "ω", "deg": "°",
    "over": "/", "atop": "/", "in": "∈", "subset": "⊂", "cup": "∪", "cap": "∩", "partial": "∂", "circ": "∘",
}  # fmt: skip
# Names that set type or space, and the brackets that grow.
_LAYOUT = frozenset(
    ("rm", "it", "bold", "rmbold", "left", "right", "big", "small", "matrix", "pile", "lpile", "rpile", "cases", "eqalign",
     "bar", "vec", "hat", "dot", "ddot", "tilde", "under", "box", "sup", "sub", "from", "to")
)  # fmt: skip
_CLOSE = {"/": "/", "^": "^", "_": "_"}
_SPACES = re.compile(r"[ \t]+")
_DEEPEST = 60


def read_aloud(script: str) -> str:
    """Return a formula as one line; a script that nests too deep is returned as it is."""
    signs = [sign for sign in _TOKEN.findall(script) if not sign.isspace()]
    depth = 0
    for sign in signs:
        depth += (sign == "{") - (sign == "}")
        if depth > _DEEPEST:
            return _SPACES.sub(" ", script).strip()
    written, _ = _group(signs, 0)
    return _SPACES.sub(" ", written).strip()


def _group(signs: list[str], at: int) -> tuple[str, int]:
    """Return the text up to the brace that closes, and the index after it."""
    parts: list[str] = []
    while at < len(signs):
        sign = signs[at]
        at += 1
        if sign == "}":
            break
        if sign == "{":
            inner, at = _group(signs, at)
            joins = bool(parts and parts[-1] in _CLOSE) or (
                at < len(signs) and signs[at].lower() in ("over", "atop", "^", "_")
            )
            parts.append(f"({inner})" if joins and not _is_simple(inner) else inner)
        elif (written := _written(sign)) is not None:
            parts.append(written)
    return _set(parts), at


def _written(sign: str) -> str | None:
    """Return what a word or sign of the script is written as; None for those that only set type."""
    if sign.startswith('"'):
        return sign.strip('"') or None
    if sign in "~`#&":
        return " "
    name = sign.lower()
    if name in _LAYOUT:
        return None
    return _SIGNS.get(name, sign)


def _set(parts: list[str]) -> str:
    """Return parts with a space between them, none around what binds them."""
    text = " ".join(part for part in parts if part)
    return re.sub(
        r"\s*([/^_])\s*|(?<=[(\[])\s+|\s+(?=[)\],.%])", lambda match: match[1] or "", text
    )


def _is_simple(text: str) -> bool:
    return re.fullmatch(r"[\w가-힣.%]*|\([^()]*\)", text) is not None
