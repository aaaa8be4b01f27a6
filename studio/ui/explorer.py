"""The thread that makes variations: small drafts, one after the other, while the table and its sound go on."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtGui import QImage

from studio.core.errors import mapped
from studio.core.latest import Latest
from studio.core.priority import give_way
from studio.document.document import Document, Work, request_of, style_work
from studio.media.image import Image
from studio.ui.presenting import image_of

if TYPE_CHECKING:
    from studio.explore.drafts import Draft, Sketcher
    from studio.explore.leaning import Leaning

log = logging.getLogger(__name__)

COUNT = 9
SPECTROGRAM = (360, 240)


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """Variations that are asked for: documents to start from, the works by SHA-256, how far, what is locked, seed, device, and where to."""

    starts: tuple[Document, ...]
    works: Mapping[str, Work]
    spread: float
    locked: frozenset[str]
    seed: int
    device: str
    leaning: "Leaning | None" = None


@dataclass(frozen=True, slots=True, eq=False)
class Variation:
    """A draft and its picture."""

    draft: "Draft"
    image: QImage


class Explorer(QThread):
    """Takes the newest wish. Good drafts come by `made`, the chosen ones by `chosen`, as `Variation`s; `advanced` tells how far."""

    made = Signal(object)
    chosen = Signal(object)
    advanced = Signal(float)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes: Latest[Wanted] = Latest()
        self._current: Wanted | None = None

    def explore(self, wanted: Wanted) -> None:
        """Make these variations next; what is being made is given up."""
        self._current = wanted
        self._wishes.put(wanted)
        if not self.isRunning():
            self.start()

    def stop(self) -> None:
        """Give up what is being made, at the end of its draft."""
        self._current = None

    def close(self) -> None:
        """End the thread as soon as it has made its draft."""
        self._current = None
        self._wishes.close()
        self.wait(200)

    def run(self) -> None:
        """The thread: the newest wish, one after the other, until `close`."""
        give_way()
        while (wanted := self._wishes.take()) is not None:
            try:
                self._explore(wanted)
            except Exception as error:
                log.exception("variations could not be made")
                self.failed.emit(mapped(error))

    def _explore(self, wanted: Wanted) -> None:
        from studio.explore.leaning import Leaning
        from studio.explore.variations import Exploration, explore

        sketcher, leaning = _sketcher(wanted), wanted.leaning or Leaning()
        asked = Exploration(wanted.starts, COUNT, wanted.spread, wanted.locked, wanted.seed)
        for number, found in enumerate(explore(asked, sketcher, leaning.worth())):
            if self._current is not wanted:
                return
            self.advanced.emit(found.fraction)
            if found.draft is not None and number:
                self.made.emit(Variation(found.draft, picture_of_draft(found.draft.work)))
            if found.fraction == 1.0:
                self.chosen.emit([Variation(draft, picture_of_draft(draft.work)) for draft in leaning.ranked(found.chosen)])


def _sketcher(wanted: Wanted) -> "Sketcher":
    from studio.explore.drafts import Sketcher, small
    from studio.export.render import render

    start = wanted.starts[0]
    little = {sha: small(work) for sha, work in wanted.works.items()}
    styles = [style_work(style, little) for style in start.styles]
    weights = [style.weight for style in start.styles]

    def make(document: Document) -> Work:
        return render(request_of(document, little, wanted.device)).work

    return Sketcher(little[start.content.sha256], styles, weights, make)


def picture_of_draft(work: Work) -> QImage:
    """What stands for a draft: itself, or the spectrogram of a sound."""
    if isinstance(work, Image):
        return image_of(work)
    from studio.ui.timeline.spectrogram import Spectrogram

    return Spectrogram.of(work, *SPECTROGRAM).image
