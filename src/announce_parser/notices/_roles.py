"""Roles of the figures of a text that is not a notice: what rules say, else what the weights of notices do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from announce_parser.figures._roles import is_decided
from announce_parser.notices._base import Masthead, Material
from announce_parser.notices.outline import outlined
from announce_parser.notices.programs import weights
from announce_parser.notices.programs._figures import FigureDescriber, spots
from announce_parser.record import Stated

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.figures._base import Found
    from announce_parser.notices._morphemes import Morphemes
    from announce_parser.record import FigureRole

_ENOUGH = 0.25  # chance from which the likeliest role is told
# Of a ratio the part that somebody else has is the applicant's own, and a change is a growth.
_ROLES: Final[dict[tuple[str, str], FigureRole]] = {
    ("money", "budget"): "budget", ("money", "cap"): "cap",
    ("count", "awards"): "awards", ("ratio", "subsidy_ratio"): "subsidy_ratio", ("ratio", "share"): "own_share",
    ("ratio", "change"): "growth", ("duration", "duration"): "duration", ("when", "application"): "application",
    ("when", "announcement"): "announcement", ("when", "evaluation"): "evaluation",
}  # fmt: skip


def roles(
    document: Document, found: tuple[Found, ...], morphemes: Morphemes, published: str | None
) -> tuple[FigureRole | None, ...]:
    """Return the role of each figure of a text; None where neither rules nor weights tell.

    Args:
        document: The text as a document of one paragraph.
        found: Its figures, resolved.
        morphemes: Of the text.
        published: The day of publication, ISO 8601, which windows lie ahead of.
    """
    told: list[FigureRole | None] = [figure.role for figure in found]
    if all(told):
        return tuple(told)
    day = Stated(published, (), "given", 1.0) if published is not None else None
    material = Material(document, found, Masthead("other", published=day), morphemes)
    outline = outlined(document)
    held = spots(material, outline)
    for spot, features in zip(held, FigureDescriber(material, outline, held).all(), strict=True):
        model = weights().roles.get(spot.kind)
        chances = model.chances(features) if model is not None else {}
        likeliest = max(chances, key=chances.__getitem__, default=None)
        if is_decided(spot.figure, document.text):
            continue
        if likeliest is not None and chances[likeliest] >= _ENOUGH:
            told[spot.index] = _ROLES.get((spot.kind, likeliest))
    return tuple(told)
