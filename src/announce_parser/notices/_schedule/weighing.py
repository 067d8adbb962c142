"""How likely each date of a document is each event of its schedule: told by weights.

All that is around a date counts: heading, row, column, label, the nouns and verbs beside it, its form, whether it lies
ahead, which program's window it is. Rules name events too; what they name is doubted where the weights speak against it,
and what they do not name is an event where the weights speak for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.notices._schedule.sentences import cues, denies, in_quotes
from announce_parser.notices._schedule.times import OPEN, interval_of, is_over
from announce_parser.notices._schedule.words import events_of_label
from announce_parser.notices.programs import held_in, label_before, sentence, weights

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.notices.outline import Outline
    from announce_parser.notices.programs import Features, Spot

_LEAST = 0.6  # chance from which a date is an event that no rule names
_DOUBT = 0.1  # chance of all events together below which a date is not one
_BEFORE, _AFTER = 90, 220  # characters beside a date in which its sentence says what it is
_LABEL = 60  # characters of a line above or below that may name the event
_MONTH = 7  # characters of a date that is precise to the month


@dataclass(frozen=True, slots=True)
class RuleEvents:
    """What rules tell of the dates of a document.

    Attributes:
        gated: By offset of a date, the events that a rule names though it lies in the past.
        windows: By interval, the events that it is as a window of a program.
        issued: The day of issue, as far as it is known.
    """

    gated: Mapping[int, Collection[str]]
    windows: Mapping[str, Collection[str]]
    issued: str | None


@dataclass(frozen=True, slots=True)
class AnnouncedBy:
    """The place where the weights speak loudest for an event at a time.

    Attributes:
        chance: The probability.
        figure: The date.
        span: The sentence that says it, within the document's text.
    """

    chance: float
    figure: Found
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Likely:
    """What the weights tell of the dates of a document.

    Attributes:
        said: By event and interval, what is likely.
        whole: By interval, how likely it is an event at all.
    """

    said: Mapping[tuple[str, str], AnnouncedBy]
    whole: Mapping[str, float]

    def is_none(self, interval: str) -> bool:
        """Return whether a time of the document is hardly that of an event."""
        return self.whole.get(interval, 1.0) < _DOUBT

    def events(self) -> list[tuple[tuple[str, str], AnnouncedBy]]:
        """Return the events that are likely, with their interval, the likeliest first."""
        return sorted(self.said.items(), key=lambda item: -item[1].chance)


def dates(material: Material, told: RuleEvents) -> Iterator[tuple[Spot, Features]]:
    """Yield each date of a document with its features."""
    held = held_in(material)
    reader = _Reader(material, held.outline, told)
    for spot, plain in zip(held.spots, held.features, strict=True):
        if spot.kind == "when":
            yield spot, reader.of(spot, plain)


def weighed(material: Material, told: RuleEvents) -> Likely:
    """Return which events a document likely dates at which time; of a time that is said often the likeliest place.

    Args:
        material: The document.
        told: What rules tell of its dates.
    """
    model = weights().events
    said: dict[tuple[str, str], AnnouncedBy] = {}
    whole: dict[str, float] = {}
    for spot, features in dates(material, told):
        interval = interval_of(spot.figure)
        if interval == OPEN:
            continue
        chances = model.chances(features)
        whole[interval] = max(whole.get(interval, 0.0), sum(chances.values()))
        before, after = _beside(spot)
        if in_quotes(before) or denies(before, after):
            continue
        for event, chance in chances.items():
            known = said.get((event, interval))
            if chance >= _LEAST and (known is None or chance > known.chance):
                said[event, interval] = AnnouncedBy(chance, spot.figure, _said(spot))
    return Likely(said, whole)


def _is_year(interval: str) -> bool:
    return max(map(len, interval.split("/"))) < _MONTH


def _beside(spot: Spot) -> tuple[str, str]:
    """Return what the sentence of a date says before and after it."""
    text = spot.unit.text
    start, end = sentence(text, spot.start, spot.end)
    return text[max(start, spot.start - _BEFORE) : spot.start], text[
        spot.end : min(end, spot.end + _AFTER)
    ]


def _said(spot: Spot) -> tuple[int, int]:
    """Return the span of the sentence that says it."""
    start, end = sentence(spot.unit.text, spot.start, spot.end)
    blank = len(spot.unit.text[start:end]) - len(spot.unit.text[start:end].lstrip())
    return spot.unit.start + start + blank, spot.unit.start + end


@dataclass(frozen=True, slots=True)
class _Reader:
    """What says of a date whether it is an event, beside what says of a figure which term it is."""

    material: Material
    outline: Outline
    told: RuleEvents

    def of(self, spot: Spot, plain: Features) -> Features:
        """Return the features of a date, those of any figure among them."""
        features = {**plain, **dict.fromkeys(self._of_time(spot), 1.0)}
        features |= dict.fromkeys(self._of_rules(spot), 1.0)
        features |= dict.fromkeys(self._of_words(spot), 1.0)
        return features

    def _of_time(self, spot: Spot) -> Iterator[str]:
        interval, masthead = interval_of(spot.figure), self.material.masthead
        if _is_year(interval):
            yield "year alone"
        if interval == masthead.published_day:
            yield "day of issue"
        if is_over(interval, self.told.issued):
            yield "over"
        if spot.figure.start < self.material.document.blocks[masthead.body].start:
            deck = {where.block for line in masthead.subtitles for where in line.places}
            yield "deck" if spot.figure.place.block in deck else "masthead"

    def _of_rules(self, spot: Spot) -> Iterator[str]:
        for name, events in (
            ("told, over", self.told.gated.get(spot.figure.start, ())),
            ("window", self.told.windows.get(interval_of(spot.figure), ())),
        ):
            if events:
                yield name
            yield from (f"{name}={event}" for event in events)

    def _of_words(self, spot: Spot) -> Iterator[str]:
        unit, units = spot.unit, self.outline.units
        for name, event in cues(*_beside(spot)):
            yield name
            if event is not None:
                yield f"{name}={event}"
        above, below = max(0, unit.index - 1), unit.index + 1
        beside = (
            ("label", (label_before(unit, spot.start),)),
            ("heading", (self.outline.heading_of(unit), self.outline.heading_of(unit, 2))),
            ("column", unit.columns),
            ("row", unit.rows),
            ("line above", tuple(each.text[:_LABEL] for each in units[above : unit.index])),
            ("line below", tuple(each.text[:_LABEL] for each in units[below : below + 1])),
        )
        for name, labels in beside:
            for label in labels:
                yield from (f"{name}={event}" for event in events_of_label(label))
