"""The changes page: a summary on top, then a table of old and new (신구대조표) for each notice; a phone reads it too."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from announce_parser.compare._showing import Say, path_words, rows, worded
from announce_parser.values import Count, Money, Period, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.compare._fields import Move
    from announce_parser.compare._record import Comparison
    from announce_parser.messages import Language
    from announce_parser.values import Number

_SCALES: Final = ((10**12, "조"), (10**8, "억"), (10**4, "만"))
_OPEN: Final = ("only_old", "only_new", "unplaced_old", "unplaced_new")
_TEXTS: Final = ("wording", "sentence")  # kinds of rows that count as no value
STYLE: Final = (
    ":root{color-scheme:light dark;--line:#8886;--soft:#8881;--up:#0b6b2f;--down:#b3261e}"
    "@media(prefers-color-scheme:dark){:root{--up:#8bd18f;--down:#ff8a80}}"
    'body{font:1rem/1.55 system-ui,"Noto Sans KR","Malgun Gothic",sans-serif;margin:1rem auto;max-width:64rem;'
    "padding:0 1rem;word-break:keep-all;overflow-wrap:anywhere}h1{font-size:1.3rem}h2{font-size:1.1rem;"
    "margin:2rem 0 .3rem;border-top:2px solid var(--line);padding-top:.8rem}h3{font-size:1rem;margin:1rem 0 .2rem}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{border-bottom:1px solid var(--line);"
    "padding:.3rem .6rem;text-align:left;vertical-align:top}thead th{background:var(--soft)}"
    "th:first-child{width:22%}th:last-child{width:20%}tbody th{font-weight:600}.n{font-variant-numeric:tabular-nums}"
    ".up{color:var(--up)}.down{color:var(--down)}.quote,.files,.none{opacity:.8;font-size:.9rem;margin:.1rem 0}"
    "summary{cursor:pointer;margin:.8rem 0 .3rem}nav li{margin:.2rem 0}"
    "@media(max-width:40rem){table,tbody,tr,th,td{display:block;width:auto}thead{display:none}"
    "th:first-child,th:last-child{width:auto}tr{border-bottom:1px solid var(--line);padding:.4rem 0}"
    "tbody th,td{border:0;padding:.05rem 0}td:empty{display:none}"
    'td[data-label]::before{content:attr(data-label) ": ";opacity:.8}}'
)


def as_html(found: Sequence[Comparison], say: Say, language: Language) -> str:
    """Return a page with a section per pair; it loads nothing and runs nothing."""
    page = _Page(say, language)
    body = "".join(page.section(number, one) for number, one in enumerate(found, 1))
    title = escape(say("compare.title"))
    contents = page.contents(found) if len(found) > 1 else ""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head>"
        f"<body><h1>{title}</h1>{contents}<main>{body}</main></body></html>\n"
    )


class _Page:
    """What the sections of a page share."""

    def __init__(self, say: Say, language: Language) -> None:
        self.say, self.language = say, language

    def contents(self, found: Sequence[Comparison]) -> str:
        """Return a line for each notice: its title, and how much there is to see."""
        items = "".join(
            f'<li><a href="#n{number}">{escape(_title(one))}</a>: {escape(self.counts(one))}</li>'
            for number, one in enumerate(found, 1)
        )
        return f"<nav><h2>{escape(self.say('compare.contents'))}</h2><ol>{items}</ol></nav>"

    def counts(self, one: Comparison) -> str:
        """Return how much changed, came, went, and is for a person to look at."""
        states = [state for kind, *_, state, _quote in rows(one) if kind not in _TEXTS]
        return self.say(
            "compare.counts",
            changed=states.count("changed"),
            new=len(one.added),
            gone=len(one.gone),
            open=sum(state in _OPEN for state in states),
        )

    def section(self, number: int, one: Comparison) -> str:
        """Return the section of a pair."""
        names = f"{escape(one.old.source.filename)} → {escape(one.new.source.filename)}"
        lost = ""
        if one.has_lost_programs:
            count = len(one.old.programs)
            lost = f"<p>{escape(self.say('compare.no_programs', old=count))}</p>"
        parts = "".join(self._parts(one))
        none = f"<p>{escape(self.say('compare.none'))}</p>" if one.is_same else ""
        return (
            f'<section id="n{number}"><h2>{escape(_title(one))}</h2><p class="files">{names}</p>'
            f"<p>{escape(self.counts(one))}</p>{none}{lost}{parts}{self._open(one)}</section>"
        )

    def _parts(self, one: Comparison) -> Iterator[str]:
        """Yield a table for the head of the notice, for each program, and for what remains."""
        yield self._table(self.say("compare.kind_masthead"), one.masthead)
        for pair in one.programs:
            reason = "" if pair.match.reason == "name" else self.say(f"compare.{pair.match.reason}")
            yield self._table(pair.match.new.name, pair.moves, reason)
        for kind, mark in (("added", "new"), ("gone", "gone")):
            programs = getattr(one, kind)
            origins = {
                p.id: other.name for p, other in (one.split if kind == "added" else one.merged)
            }
            word = "split" if kind == "added" else "merged"
            items = "".join(
                f"<li>{escape(program.name)}{self._origin(word, origins.get(program.id))}</li>"
                for program in programs
            )
            if items:
                yield f"<h3>{escape(self.say(f'compare.state_{mark}'))}</h3><ul>{items}</ul>"
        for kind in ("contact", "schedule", "goal", "figure"):
            moves = getattr(one, "schedule" if kind == "schedule" else f"{kind}s")
            yield self._table(self.say(f"compare.kind_{kind}"), moves)
        if one.wordings:
            words = escape(self.say("compare.wordings", count=len(one.wordings)))
            table = self._table("", one.wordings)
            yield f"<details><summary>{words}</summary>{table}</details>"
        if one.sentences:
            words = escape(self.say("compare.sentences", count=len(one.sentences)))
            yield f"<details><summary>{words}</summary>{self._sentences(one)}</details>"
        claims = "".join(
            f"<li>{escape(claim.change.subject)} {escape(claim.change.before or '')}: "
            f"{escape(self.say(f'compare.{claim.outcome}', found=claim.found or ''))}</li>"
            for claim in one.claims
        )
        if claims:
            yield f"<h3>{escape(self.say('compare.kind_claim'))}</h3><ul>{claims}</ul>"

    def _sentences(self, one: Comparison) -> str:
        """Return what one document alone says, the new one first."""
        lists = []
        for state, side in (("only_new", "after"), ("only_old", "before")):
            said = [move for move in one.sentences if move.state == state]
            items = "".join(f"<li>{escape(getattr(move, side))}</li>" for move in said)
            head = escape(self.say(f"compare.sentences_{state}"))
            lists.append(f"<h3>{head}</h3><ul>{items}</ul>" if items else "")
        return "".join(lists)

    def _origin(self, word: str, name: str | None) -> str:
        return f" ({escape(self.say(f'compare.{word}', name=name))})" if name else ""

    def _table(self, title: str, moves: Sequence[Move], note: str = "") -> str:
        """Return the moves that changed; "" where none did."""
        changed = [move for move in moves if move.state == "changed"]
        if not changed:
            return ""
        names = [self.say(f"compare.col_{one}") for one in ("item", "before", "after", "moved")]
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
        body = "".join(self._line(move, names) for move in changed)
        words = f"{title} ({note})" if note else title
        return f"{f'<h3>{escape(words)}</h3>' if words else ''}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _line(self, move: Move, names: list[str]) -> str:
        moved = self._moved(move)
        tone = " up" if moved.startswith("+") else " down" if moved else ""
        quote = ""
        if move.quote:
            where = self.say(f"compare.state_unplaced_{move.unplaced}") if move.unplaced else ""
            quote = (
                f'<p class="quote">{escape(f"{where}: {move.quote}" if where else move.quote)}</p>'
            )
        sides = "".join(
            f'<td data-label="{escape(name)}">{escape(" ".join((side or "").split()))}{extra}</td>'
            for name, side, extra in (
                (names[1], move.before, quote if move.unplaced == "old" else ""),
                (names[2], move.after, "" if move.unplaced == "old" else quote),
            )
        )
        item = escape(path_words(move.path, self.language))
        data = f' data-label="{escape(names[3])}"' if moved else ""
        return f'<tr><th scope="row">{item}</th>{sides}<td class="n{tone}"{data}>{escape(moved)}</td></tr>'

    def _open(self, one: Comparison) -> str:
        """Return what a person has to look at: one-sided values, and those that only the text has."""
        items = [
            f"<li>{escape(self._said(row))}</li>"
            for row in rows(one)
            if row[7] in _OPEN and row[0] not in _TEXTS
        ]
        if not items:
            return ""
        words = escape(self.say("compare.open", count=len(items)))
        return f"<details><summary>{words}</summary><ul>{''.join(items)}</ul></details>"

    def _said(self, row: tuple[str, ...]) -> str:
        _, subject, field, before, after, *_rest, state, quote = row
        sides = [side for side in (before, after) if worded(side, self.say) == side and side]
        words = " · ".join(part for part in (subject, path_words(field, self.language)) if part)
        value = " ".join(sides[0].split()) if sides and sides[0] != subject else ""
        where = self.say(f"compare.state_{state}")
        return f"{words}{f' {value}' if value else ''}: {where}{f' “{quote}”' if quote else ''}"

    def _moved(self, move: Move) -> str:
        """Return by how much a value moved, in its own unit."""
        if move.difference is None:
            return ""
        share = f" ({move.percent:+}%)" if move.percent is not None else ""
        return f"{self._amount(move.now, move.difference)}{share}"

    def _amount(self, value: object, difference: Number) -> str:
        if isinstance(value, Money) and value.currency == "KRW":
            return _won(int(difference))
        if isinstance(value, Period):
            return self.say("compare.days", count=f"{difference:+}")
        if isinstance(value, Ratio):
            return self.say("compare.points", count=f"{difference:+}")
        unit = value.unit if isinstance(value, Count) else ""
        return f"{difference:+,}{unit}"


def _won(amount: int) -> str:
    """Return won as notices write them: ``+10억원``, ``-1억 2,000만원``."""
    sign, rest, words = ("-" if amount < 0 else "+"), abs(amount), []
    for scale, name in _SCALES:
        if rest >= scale:
            words.append(f"{rest // scale:,}{name}")
            rest %= scale
    if rest:
        words.append(f"{rest:,}")
    return f"{sign}{' '.join(words) or '0'}원"


def _title(one: Comparison) -> str:
    return one.new.title or one.new.source.filename
