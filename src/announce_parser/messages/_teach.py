"""The words of what corrections teach."""

from __future__ import annotations

from typing import Final

from announce_parser.messages._wording import Wording

TEACH: Final = {
    "teach.no_lessons": Wording(
        "no correction refers to these notices", "이 공고들에 대한 교정이 없습니다"
    ),
    "teach.both": Wording(
        "give --samples and --goldens together", "--samples와 --goldens는 함께 씁니다"
    ),
    "teach.learned": Wording(
        "corrections that these lines make unnecessary: {learned} of {corrected}",
        "이 줄들이 있으면 필요 없어지는 교정: {corrected}건 가운데 {learned}건",
    ),
    "teach.unproved": Wording(
        "not tested on goldens; give --samples and --goldens",
        "정답으로 확인하지 않았습니다. --samples와 --goldens로 지정하십시오",
    ),
    "teach.proof": Wording(
        "goldens with these lines: {gained} gained, {lost} lost",
        "정답과 견준 결과: 맞게 된 값 {gained}개, 틀리게 된 값 {lost}개",
    ),
    "teach.dropped": Wording(
        "left out, it loses {count}: {line} ({what})", "뺌, 잃는 값 {count}개: {line} ({what})"
    ),
    "teach.unwritten": Wording(
        "nothing was written; --write FILE.toml writes the lines",
        "쓴 것이 없습니다. --write FILE.toml로 씁니다",
    ),
    "teach.ask": Wording("Write these lines into {name}?", "이 줄들을 {name}에 쓸까요?"),
    "teach.written": Wording("{name}: lines written: {count}", "{name}: {count}줄을 썼습니다"),
    "teach.examples": Wording("{name}: training examples: {count}", "{name}: 학습 예 {count}건"),
}
