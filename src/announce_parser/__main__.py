"""``python -m announce_parser`` is the command ``announce-parser``."""

from announce_parser.cli import main

main()
