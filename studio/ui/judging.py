"""The figures of the finished result, worked out in a thread while they are shown."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.errors import StudioError
from studio.core.priority import give_way
from studio.document.document import Document, Work, style_work
from studio.ui.errands import Errands
from studio.ui.events import note
from studio.ui.renderer import Result
from studio.ui.studio import Studio

if TYPE_CHECKING:
    from studio.style.embedding import Vector

MOST = 32
"""Finished results that a new one is told apart from."""


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """A result judged before: the document it was made from and where it lies among works."""

    document: Document
    point: "Vector"


class Judging(QObject):
    """Judges each finished whole while the figures are shown; earlier results of the session count for novelty and diversity."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._errands = Errands(self)
        self._earlier: list[Earlier] = []
        self._asked: Document | None = None
        studio.renderer.result_changed.connect(self._follow)

    def show(self, shown: bool) -> None:
        """Show the figures beside the result, or hide them."""
        self._studio.window.figures.setVisible(shown)
        self._follow(self._studio.renderer.result)

    def close(self) -> None:
        """Wait for what is being judged."""
        self._asked = None
        self._errands.finish()

    def _follow(self, result: Result | None) -> None:
        panel, works = self._studio.window.figures, self._studio.desk.works
        if not panel.isVisibleTo(self._studio.window) or result is None or not result.final or result.alone:
            return
        document = result.document
        if document == self._asked or any(source.sha256 not in works for source in document.sources):
            return
        self._asked = document
        panel.show_waiting()
        content, styles = works[document.content.sha256], tuple(style_work(style, works) for style in document.styles)
        earlier, work = list(self._earlier), result.presented.work

        def judge() -> "tuple[dict[str, float], Vector] | None":
            return _judged(work, content, styles, document, earlier) if self._asked == document else None

        self._errands.run(judge, lambda answer: self._show(document, answer), self._fail)

    def _show(self, document: Document, answer: "tuple[dict[str, float], Vector] | None") -> None:
        if answer is None:
            return
        figures, point = answer
        others = [each for each in self._earlier if each.document != document]
        self._earlier = [*others, Earlier(document, point)][-MOST:]
        if document == self._asked:
            self._studio.window.figures.show_figures(figures)
            note(
                "judged_result",
                **{name: round(value, 3) for name, value in figures.items() if name in ("transfer_gain", "novelty", "diversity")},
            )

    def _fail(self, error: StudioError) -> None:
        self._studio.window.figures.show_figures({})
        self._studio.complain(error)


def _judged(
    work: Work, content: Work, styles: tuple[Work, ...], document: Document, earlier: list[Earlier]
) -> "tuple[dict[str, float], Vector]":
    """In the thread: the panel, with the diversity of all results of the same works."""
    give_way()
    import numpy as np

    from studio.evaluate.creativity import Known, diversity, reference_points
    from studio.evaluate.panel import Judged, panel
    from studio.style.embedding import embedding

    inputs = [embedding(each) for each in (content, *styles) if type(each) is type(work)]
    alike = [each for each in earlier if each.document != document and each.document.content.kind == document.content.kind]
    known = Known.of(np.stack([*reference_points(document.content.kind), *inputs, *(each.point for each in alike)]))
    figures = panel(work, Judged(content, styles, document.weights, document.settings.strength), known)
    point = embedding(work)
    same = [each.point for each in alike if each.document.sources == document.sources]
    figures["diversity"] = diversity(np.stack([point, *same]))
    return figures, point
