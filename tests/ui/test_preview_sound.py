"""What a network for sounds makes by now is heard from the page of training."""

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from pytestqt.qtbot import QtBot

from studio.media.audio import Audio
from studio.ui.preview_sound import PreviewSound
from studio.ui.train.page import TrainPage
from tests.transfer.works import sound


class Auditioning(QObject):
    """One sound at a time, as the real one says it."""

    moved = Signal(object, float)
    ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.key: object | None = None

    def toggle(self, key: object, played: Audio, loudness: float | None = None) -> None:
        assert key is played
        assert loudness is None
        self.key = key
        self.moved.emit(key, 0.0)

    def stop(self) -> None:
        key, self.key = self.key, None
        self.ended.emit(key)


@pytest.fixture
def page(qtbot: QtBot) -> TrainPage:
    made = TrainPage()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_preview_that_sounds_is_heard_until_it_is_stopped_or_the_page_is_left(page: TrainPage, qtbot: QtBot) -> None:
    auditioning = Auditioning()
    preview = PreviewSound(auditioning)  # type: ignore[arg-type]
    preview.attach(page)
    button = page.preview.play
    assert not button.isVisible()
    first, newer = sound(1), sound(2)
    preview.take(first)
    assert button.isVisible()
    assert button.accessibleName() == "Play"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert auditioning.key is first
    assert button.accessibleName() == "Stop"
    preview.take(newer)  # does not interrupt
    assert auditioning.key is first
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert auditioning.key is None
    assert button.accessibleName() == "Play"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert auditioning.key is newer
    preview.stop()
    assert auditioning.key is None
    preview.take(None)
    assert not button.isVisible()
