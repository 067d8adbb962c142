"""``python -m learning label GOLD…`` writes what the gold says; ``python -m learning train`` writes the weights and the table of confidence; ``python -m learning schedule`` writes the weights of the schedule alone; ``python -m learning checks`` those of the checks."""

from __future__ import annotations

import argparse
import json
import time
from importlib import resources
from pathlib import Path
from typing import Any

from learning import checks, documents
from learning.calibration import page
from learning.dates import train as train_dates
from learning.train import as_plain, schedule_as_plain, train

_FOLDER = Path(str(resources.files("announce_parser.notices.programs")))
WEIGHTS, SCHEDULE = _FOLDER / "weights.json", _FOLDER / "schedule.json"
PAGE = Path(__file__).parents[1] / "docs" / "confidence.md"
_BEGIN, _END = "<!-- folds: written by python -m learning train -->\n", "<!-- end -->\n"


def with_table(text: str, table: str) -> str:
    """Return a page with the table between its two marks replaced."""
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}{table}{_END}{after}"


def _written(file: Path, plain: dict[str, Any]) -> str:
    """Write weights into a file and return its text."""
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text + "\n", "utf-8")
    return text


def main() -> None:
    """Run one of the four."""
    parser = argparse.ArgumentParser(prog="python -m learning", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    labelling = commands.add_parser("label", help="hand-made records to offsets and roles")
    labelling.add_argument("gold", nargs="+", type=Path, help="folders of NAME.gold.json")
    training = commands.add_parser("train", help="offsets and roles to weights")
    dating = commands.add_parser(
        "schedule", help="offsets and events to the weights of the schedule"
    )
    checking = commands.add_parser("checks", help="press releases to the weights of the checks")
    for each in (labelling, training, dating, checking):
        each.add_argument("--shared", type=Path, help="folder of the documents")
    given = parser.parse_args()
    begun = time.monotonic()
    if given.command == "label":
        lines = [
            json.dumps(each.to_dict(), ensure_ascii=True, separators=(",", ":"))
            for each in documents.label(given.gold, given.shared)
        ]
        documents.FILE.write_text("\n".join(lines) + "\n", "utf-8")
        print(f"{len(lines)} documents in {documents.FILE.name}")
        return
    if given.command == "checks":
        for line in checks.written(given.shared):
            print(line)
        return
    if given.command == "schedule":
        taught = documents.dates(given.shared)
        text = _written(SCHEDULE, schedule_as_plain(train_dates(taught)))
        print(f"{len(taught)} documents, {len(text.encode()):,} bytes")
        return
    known = documents.known(given.shared)
    trained = train(known)
    plain = as_plain(trained.weights)
    text = _written(WEIGHTS, plain)
    _written(SCHEDULE, schedule_as_plain(trained.weights.events))
    PAGE.write_text(
        with_table(PAGE.read_text("utf-8"), page(trained.names, trained.terms)), "utf-8"
    )
    print(f"{len(known)} documents, {len(text.encode()):,} bytes, {time.monotonic() - begun:.0f} s")
    print(plain["settings"])


if __name__ == "__main__":
    main()
