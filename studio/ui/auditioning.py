"""Sounds heard one by one beside the table: of variations, of a blind test."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.core.errors import StudioError
from studio.media.audio import Audio
from studio.playback.voice import Voice, remove_voice, write_voice
from studio.ui.errands import Errands
from studio.ui.events import note
from studio.ui.listening import Listening


class Auditioning(QObject):
    """Lets one sound be heard at a time, made ready in a thread; the table is silent meanwhile and goes on as it was afterwards.

    Who asks names the sound by an object of its own: `moved(key, fraction)` says how far it has been heard, 0…1, `ended(key)` that it is
    heard no more, for whatever reason.
    """

    moved = Signal(object, float)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, listening: Listening, scratch: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listening, self._scratch = listening, scratch
        self._errands = Errands(self)
        self._key: object | None = None
        self._voice: Voice | None = None
        listening.aside_moved.connect(self._follow)

    def toggle(self, key: object, sound: Audio, loudness: float | None = None) -> None:
        """Let `sound` be heard from its beginning, at `loudness` in LUFS (None: as it is); where it is being heard, fall silent."""
        if key is self._key:
            self.stop()
            return
        self.stop()
        self._key = key
        self.moved.emit(key, 0.0)
        self._errands.run(lambda: write_voice(sound, self._scratch, loudness), lambda voice: self._play(key, voice), self._fail)

    def stop(self) -> None:
        """Fall silent."""
        self._listening.hear_aside(None)
        self._forget()

    def close(self) -> None:
        """Fall silent, and wait for what is being written."""
        self.stop()
        self._errands.finish()

    def _play(self, key: object, voice: Voice) -> None:
        if key is not self._key:
            remove_voice(voice)  # something else was asked for meanwhile
            return
        self._voice = voice
        self._listening.hear_aside(voice)
        note("auditioned", seconds=round(voice.seconds, 3))

    def _fail(self, error: StudioError) -> None:
        self._forget()
        self.failed.emit(error)

    def _follow(self, seconds: float | None) -> None:
        if seconds is None:
            self._forget()
        elif self._voice is not None:
            self.moved.emit(self._key, min(seconds / self._voice.seconds, 1.0))

    def _forget(self) -> None:
        key, voice, self._key, self._voice = self._key, self._voice, None, None
        if voice is not None:
            remove_voice(voice)
        if key is not None:
            self.ended.emit(key)
