"""The figures as a component of anyone's spaCy pipeline: ``nlp.add_pipe("announce_figures")``.

    >>> nlp = spacy.blank("xx")
    >>> nlp.add_pipe("announce_figures", config={"published": "2023-01-08"})
    >>> doc = nlp("2. 8.(수)까지 최대 2억원")
    >>> [(span.text, span.label_) for span in doc.spans["figures"]]
    [('2. 8.(수)까지', 'period'), ('2억원', 'money')]

A span covers whole tokens, so it may be wider than the figure; ``span._.figure`` is the mention with its own
characters and offsets. Any tokenizer will do; with one of ours rules also see morphemes. spaCy finds the
component by its entry point; importing this module does the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from announce_parser.figures import mentions
from announce_parser.record import Mention

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "announce_figures"
_STORE = "announce_parser.figures"  # of ``Doc.user_data``: plain data, which ``Doc.to_bytes`` keeps


@Language.factory(NAME, default_config={"published": None, "spans_key": "figures"})
def make(
    nlp: Language,  # noqa: ARG001 - spaCy passes the pipeline to every factory
    name: str,  # noqa: ARG001 - and the component's name
    published: str | None,
    spans_key: str,
) -> Callable[[Doc], Doc]:
    """Return the component.

    Args:
        nlp: The pipeline.
        name: What the component is called in it.
        published: The day of publication, ISO 8601; ``doc._.published`` of a single text goes before it.
        spans_key: Where in ``doc.spans`` the figures are put.
    """
    if not Span.has_extension("figure"):
        Span.set_extension("figure", getter=_figure)
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    return FigureFinder(published, spans_key)


class FigureFinder:
    """Puts the figures of a text into its spans; pickled by its two options."""

    def __init__(self, published: str | None, spans_key: str) -> None:
        """Keep the options of ``make``."""
        self.published = published
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Return the same ``Doc``, with one span for each figure in reading order."""
        found = mentions(doc, published=doc._.published or self.published)
        spans = []
        kept: dict[str, dict[str, Any]] = {}
        for number, mention in enumerate(found, start=1):
            identifier = f"f{number}"
            span = doc.char_span(
                mention.start,
                mention.end,
                label=mention.kind,
                alignment_mode="expand",
                span_id=identifier,
            )
            if span is not None:
                kept[identifier] = mention.to_dict()
                spans.append(span)
        doc.spans[self.spans_key] = spans
        doc.user_data[_STORE] = kept
        return doc


def _figure(span: Span) -> Mention | None:
    """Return the mention of a span that the component made, None for any other."""
    plain = span.doc.user_data.get(_STORE, {}).get(span.id_)
    return None if plain is None else Mention.model_validate(plain)
