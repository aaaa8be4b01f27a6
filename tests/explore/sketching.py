"""A sketcher of small works made by the real engines."""

from pathlib import Path

from studio.document.document import Document, Source, Work, request_of
from studio.document.settings import SETTINGS
from studio.explore.drafts import Sketcher
from studio.export.render import render
from studio.transfer.works import OpenWork, make_request
from tests.transfer.works import kind_of


def sketching(content: Work, style: Work, **settings: object) -> tuple[Document, Sketcher]:
    """The plain document of these works, and what makes drafts of its variations."""
    opened = [OpenWork(Source(Path(name), name, kind_of(work)), work) for name, work in (("content", content), ("style", style))]
    chosen = SETTINGS[kind_of(content), kind_of(style)](**settings)
    start = make_request(opened[0], opened[1:], [1.0], chosen, 0, "cpu").document
    works = {"content": content, "style": style}
    return start, Sketcher(content, [style], [1.0], lambda document: render(request_of(document, works, "cpu")).work)
