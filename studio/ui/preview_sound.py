"""What a network for sounds makes by now, heard from the page of training."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.media.audio import Audio
from studio.ui.auditioning import Auditioning

if TYPE_CHECKING:
    from studio.ui.train.page import TrainPage


class PreviewSound(QObject):
    """The newest sound of a training; what is being heard is heard to its end, also when a newer one comes."""

    def __init__(self, auditioning: Auditioning, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._auditioning = auditioning
        self._page: TrainPage | None = None
        self._newest: Audio | None = None
        self._heard: Audio | None = None
        auditioning.moved.connect(self._show)
        auditioning.ended.connect(lambda key: self._show(key, None))

    def attach(self, page: "TrainPage") -> None:
        """The page whose button asks for it."""
        self._page = page
        page.hear_wished.connect(self._toggle)

    def take(self, sound: Audio | None) -> None:
        """A newer one; None: there is nothing to be heard."""
        self._newest = sound
        if self._page is not None:
            self._page.preview.play.setVisible(sound is not None)

    def stop(self) -> None:
        """Fall silent, where it is this that is heard."""
        if self._heard is not None:
            self._auditioning.stop()

    def _toggle(self) -> None:
        if self._heard is not None:
            self._auditioning.stop()
        elif self._newest is not None:
            self._heard = self._newest
            self._auditioning.toggle(self._heard, self._heard)

    def _show(self, key: object, fraction: float | None) -> None:
        if self._heard is None or key is not self._heard:
            return
        if fraction is None:
            self._heard = None
        if self._page is not None:
            self._page.preview.show_heard(fraction)
