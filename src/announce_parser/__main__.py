"""``python -m announce_parser`` is the command ``announce-parser``."""

from announce_parser.cli import main

# A worker that is started anew imports this module under another name and must not run the command again.
if __name__ == "__main__":
    main()
