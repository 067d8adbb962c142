"""Measures whether the whole line takes linear time: twice as much input must cost at most 2.3 times.

Pieces that a broken text layer, a form or a drawn table is full of are repeated in one line of a notice, so that every
pattern meets them as the code uses it; then the shapes that notices have, lines and tables, are repeated likewise. What stands
in ``KNOWN`` grows faster and is told, not counted::

    python bench/stress.py          # some minutes
    python bench/stress.py --small  # for CI: short inputs

Patterns that try too many ways on a short text: ``backtracking.py``.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.batch import ReadingOptions, Task, attempt
from announce_parser.batch.warming import warm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST = 2.3
NOISE = 0.03  # seconds below which nothing is told from the machine's own noise
PIECES = (
    *("1", "12,", ",", ".", "-", "~", " ", "\t", "\n", "(", ")", "[", "](", "|", "0", "a", "a.", "a@", "·", ":"),
    *("1-", "1~", "1 ", "1.", "1/", "%", "1%", "www.", "http://", "02-", "1588-", "<", "'", "‘", "*", "#", "=", "─"),
    *("일", "천", "만 ", "억", "1만 ", "1천", "원", "△", "월", "1월", "1일", "명", "1명", "가", "가 ", "가나다라 ", "한 "),
    *("점", "이점", "총 ", "년", "2024년 ", "3월 4일", "1억원, ", "30%, ", "총 10명, ", "□ ", "ㅇ ", "- ", "※ ", "및 "),
    *("가 : ", "가(", "(가) ", "가·", "「가", "가」 ", "○○부 ", "지원 ", "사업", "→ ", "\u3000", "\u00a0", "가\n", " \n"),
)  # fmt: skip
# What still grows faster, with the reason; nothing may be added without one.
KNOWN: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Tried:
    """One thing that is measured: a name, and what takes how long for so many repetitions."""

    name: str
    run: Callable[[int], object]


# Shapes of documents: how one repetition is written, and what stands above all of them.
SHAPES: dict[str, tuple[str, Callable[[int], str]]] = {
    "sums in one line": ("공고\n", lambda _: "1억원, "),
    "shares in one line": ("공고\n총 ", lambda _: "30%, "),
    "counts in one line": ("공고\n총 100명 ", lambda _: "가 10명, "),
    "arrows in one line": ("공고\n", lambda _: "100건 → "),
    "days in one line": ("공고\n", lambda _: "3월 4일(월), "),
    "strokes, ragged": ("공고\n", lambda number: ("가|나|다\n", "가|나\n")[number % 2]),
    "strokes, ragged at last": ("공고\n가|나|다\n", lambda _: "가|나\n"),
    "words set by blanks": ("공고\n", lambda _: "구분    한도    비고\n"),
    "marks and tabs": ("공고\n", lambda _: "□\t지원\n"),
    "rules": ("공고\n", lambda _: "|---|\n"),
    "items": ("공고\n", lambda _: "- 항목\n"),
    "a block again and again": (
        "공고\n", lambda _: "□ 지원규모 : 30억원\n ㅇ 지원대상 : 중소기업\n - 신청기간 : 3월 4일~3월 8일\n\n",
    ),
    "a table again and again": (
        "공고\n", lambda _: "사업명\t예산\t지원대상\n가람 지원사업\t3억원\t중소기업\n나루 지원사업\t5억원\t대학\n\n",
    ),
    "goals in one line": ("공고\n", lambda _: "30개사를 지원할 계획이다. "),
    "paragraphs": ("공고\n\n", lambda _: "정부는 올해 30억원을 들여 중소기업 30개사를 지원한다고 3월 4일 밝혔다.\n\n"),
    "quoted programs": ("공고\n\n", lambda number: f"정부는 ‘가나{number} 지원사업’에 {number + 1}억원을 지원한다.\n\n"),
    "programs of a table": ("공고\n사업명\t예산\t지원대상\n", lambda number: f"가나{number} 지원사업\t{number}억원\t중소기업\n"),
    "rows of a table": ("공고\n구분\t금액\t기간\n", lambda number: f"업체{number}\t{number}억원\t3월 {number % 28 + 1}일\n"),
    "fields of one row": ("공고\n구분\t금액\n가", lambda number: f"\t{number}억원"),
}  # fmt: skip


def parsed(text: str) -> None:
    """Let a text go through the whole line."""
    attempt(Task(text.encode(), "n.txt"), ReadingOptions("plain"))


def of_pieces() -> Iterator[Tried]:
    """Yield every piece, repeated in one line of a notice: every pattern meets it as the code uses it."""
    for piece in PIECES:
        yield Tried(repr(piece), lambda count, piece=piece: parsed(f"공고\n{piece * count}끝\n"))


def of_shapes() -> Iterator[Tried]:
    """Yield every shape of a document."""

    def shaped(shape: str, count: int) -> None:
        head, written = SHAPES[shape]
        parsed(head + "".join(map(written, range(count))) + "\n")

    for shape in SHAPES:
        yield Tried(shape, lambda count, shape=shape: shaped(shape, count))


def seconds(tried: Tried, count: int, times: int = 1) -> float:
    """Return the processor's shortest time of some runs."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        tried.run(count)
        taken.append(time.process_time() - start)
    return min(taken)


def growth(tried: Tried, count: int, least: float) -> tuple[float, float]:
    """Return how much more twice the input costs, and the seconds of the shorter; 1 for what takes no time.

    Where it grows too fast it is measured twice more before that is believed.
    """
    if seconds(tried, 2 * count) < least:
        return 1.0, 0.0
    best = (99.0, 0.0)
    for times in (1, 3, 5):
        short, long = seconds(tried, count, times), seconds(tried, 2 * count, times)
        best = min(best, (long / max(short, 1e-6), short))
        if best[0] <= MOST:
            break
    return best


def main() -> int:
    """Print what grows too fast, and how much was tried; 1 where anything does that is not known to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--only", choices=("pieces", "shapes"))
    parser.add_argument("--count", type=int, help="repetitions of the shorter input")
    chosen = parser.parse_args()
    kinds = {
        "pieces": (of_pieces, 300 if chosen.small else 4000, NOISE),
        "shapes": (of_shapes, 100 if chosen.small else 400, NOISE),
    }
    warm(ReadingOptions("plain"))
    steep = tried = 0
    for kind, (members, count, least) in kinds.items():
        if chosen.only not in (None, kind):
            continue
        for each in members():
            tried += 1
            times, short = growth(each, chosen.count or count, least)
            if times > MOST:
                known = KNOWN.get(each.name)
                steep += known is None
                why = f", known: {known}" if known else ""
                print(
                    f"{each.name}: {times:.2f} times for twice as much ({short:.3f} s){why}",
                    flush=True,
                )
    print(f"{tried} tried, {steep} grow faster than {MOST} times for twice as much")
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
