"""The stages of a document whose styles are of several kinds: what those of each kind do, one after the other."""

from dataclasses import replace

from studio.document.document import Document
from studio.document.transfer_settings import shared


def stages(document: Document) -> tuple[Document, ...]:
    """A document for each kind of style in the order in which they act, the content's own kind last; `document` itself where all are alike.

    Each acts at the document's strength times its part of the weights, the heaviest kind at the full strength: a kind that weighs next to
    nothing does next to nothing, one of weight 0 has no stage.
    """
    if len({style.source.kind for style in document.styles}) == 1:
        return (document,)
    weights = {kind: weight_of(document, kind) for kind in document.kinds}
    found = []
    for kind in sorted(document.kinds, key=lambda kind: kind == document.content.kind):
        styles = tuple(style for style in document.styles if style.source.kind == kind)
        settings = shared(document.settings_of(kind), document.settings)
        settings = replace(settings, strength=settings.strength * weights[kind] / max(weights.values()))
        found.append(replace(document, styles=styles, settings=settings, others=()))
    return tuple(found)


def weight_of(document: Document, kind: str) -> float:
    """What the styles of a kind weigh together, those below 0 left out."""
    return sum(max(0.0, style.weight) for style in document.styles if style.source.kind == kind)
