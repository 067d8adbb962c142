"""The words of what corrections teach."""

from __future__ import annotations

from typing import Final

from announce_parser.messages._wording import Wording

TEACH: Final = {
    "teach.no_lessons": Wording(
        "no correction refers to these notices", "이 공고들에 대한 교정이 없습니다"
    ),
    "teach.both": Wording(
        "give --samples and --goldens together", "--samples와 --goldens를 함께 지정하십시오"
    ),
    "teach.learned": Wording(
        "corrections that these lines make unnecessary: {learned} of {corrected}",
        "이 용어를 추가하면 필요 없어지는 교정: {corrected}건 중 {learned}건",
    ),
    "teach.unproved": Wording(
        "not tested on goldens; give --samples and --goldens",
        "정답으로 확인하지 않았습니다. --samples와 --goldens로 지정하십시오",
    ),
    "teach.proof": Wording(
        "goldens with these lines: {gained} gained, {lost} lost",
        "정답과 비교한 결과: 맞게 된 값 {gained}개, 틀리게 된 값 {lost}개",
    ),
    "teach.dropped": Wording(
        "left out, it loses {count}: {line} ({what})",
        "제외함(틀리게 되는 값 {count}개): {line} ({what})",
    ),
    "teach.unwritten": Wording(
        "nothing was written; --write FILE.toml writes the lines",
        "저장하지 않았습니다. --write FILE.toml을 지정하면 저장합니다",
    ),
    "teach.ask": Wording("Write these lines into {name}?", "이 용어를 {name}에 저장하시겠습니까?"),
    "teach.written": Wording("{name}: lines written: {count}", "{name}: {count}줄을 저장했습니다"),
    "teach.examples": Wording("{name}: training examples: {count}", "{name}: 학습 자료 {count}건"),
}
