"""The parts of a result that can be had alone: what became of the content, and what the engine laid under it."""

from studio.document.document import Document

PARTS = ("content", "layer")
"""Names of the parts as a `Request` takes them; together they are the result."""

DIFFERENCE = "difference"
"""What the result has and the content has not: not a part of it, but heard alone like one."""

LAYERING = ("layer", "mosaic")
"""The methods of sound onto sound that lay the style under the content."""


def parts_of(document: Document) -> tuple[str, ...]:
    """The names of the parts that the result of `document` has, none where it is made in one piece."""
    layered = document.pair == "audio+audio" and len(document.kinds) == 1 and getattr(document.settings, "method", "") in LAYERING
    return PARTS if layered else ()


def heard_alone(document: Document) -> tuple[str, ...]:
    """The names of what can be heard alone of the result of `document`; none of a picture."""
    return (*parts_of(document), DIFFERENCE) if document.content.kind == "audio" else ()
