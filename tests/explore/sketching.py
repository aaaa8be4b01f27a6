"""A sketcher of small works made by the real engines, and drafts of works that were made by none."""

from pathlib import Path

from studio.document.document import Document, Source, Style, Work, request_of
from studio.document.settings import SETTINGS
from studio.explore.drafts import Draft, Sketcher
from studio.export.render import render
from studio.style.embedding import embedding
from studio.style.profile import profile
from studio.transfer.works import OpenWork, make_request
from tests.transfer.works import kind_of


def sketching(content: Work, style: Work, **settings: object) -> tuple[Document, Sketcher]:
    """The plain document of these works, and what makes drafts of its variations."""
    opened = [OpenWork(Source(Path(name), name, kind_of(work)), work) for name, work in (("content", content), ("style", style))]
    chosen = SETTINGS[kind_of(content), kind_of(style)](**settings)
    start = make_request(opened[0], opened[1:], [1.0], chosen, 0, "cpu").document
    works = {"content": content, "style": style}
    return start, Sketcher(content, [style], [1.0], lambda document: render(request_of(document, works, "cpu")).work)


def draft_of(work: Work) -> Draft:
    """A draft that is this work, described as drafts are."""
    kind = kind_of(work)
    source = Source(Path("c"), "c", kind)
    return Draft(
        Document(source, (Style(source),), SETTINGS[kind, kind]()), work, embedding(work), profile(work), 0.5, 0.5, {"finite": 1.0}
    )
