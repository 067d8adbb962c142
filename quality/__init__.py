"""How good the parser is on documents that nobody tuned it to; ``python -m quality --help`` says how to ask.

Not part of the wheel. Documents and hand-made records are not in the repository: they are read from a folder beside
the checkout (``sets``), and what is committed of them is stand-off: offsets, fields, numbers and dates.
"""
