"""What a person corrected: operations after RFC 6902, applied to a record before it is checked.

A corrections file is JSON Lines of ``{"sha256", "op", "path", "value", "note"}`` (contract ``RECORD.md``), ``op``
one of add, replace and remove; ``was`` may hold the value that the person saw, ``places`` where in the document the value,
or parts of it, stand. A line that no longer fits the record is refused, never skipped: the document or the
program has changed, and the person has to look. A replacement by the same value accepts it: its places stay, the
person's note is after them. Four operations more say in one line what a person does in one move:

- ``accept``: ``value`` maps pointers below ``path`` to the values that are right as they are;
- ``merge``: the program at ``path`` goes into the one at the pointer ``value``;
- ``split``: part of the program at ``path`` becomes the program ``value`` after it (``id``, ``name``, ``move``, ``share``);
- ``undo``: the last line that still holds, which is of the same ``path``, holds no more.
"""

from announce_parser.corrections._apply import apply
from announce_parser.corrections._lines import Amendment, amendment_of, line_of, load, standing

__all__ = ["Amendment", "amendment_of", "apply", "line_of", "load", "standing"]
