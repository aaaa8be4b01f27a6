"""What is heard: the voices of content and result in the player, in step with the table."""

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.playback.player import Player, PlayerState, Slot
from studio.playback.voice import Voice, remove_voice
from studio.ui.events import note


class Listening(QObject):
    """Hands voices and wishes to the player; `state` is asked for some thirty times a second."""

    problem = Signal(object)

    def __init__(self, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.player = player
        self._voices: dict[Slot, Voice | None] = {"a": None, "b": None}
        self._result: Voice | None = None
        self._retired: list[Path] = []
        self._said: str | None = None
        self._length = 0.0

    def start(self) -> None:
        """Start the player's process."""
        self.player.start()
        self.player.select("b")

    def close(self) -> None:
        """End the player's process."""
        self.player.close()

    @property
    def length(self) -> float:
        """Seconds of what can be heard."""
        return self._length

    @property
    def has_sound(self) -> bool:
        """Whether there is anything to hear."""
        return any(self._voices.values())

    def hear_content(self, voice: Voice | None) -> None:
        """What slot A plays; slot B too, as long as there is no result."""
        self._lay("a", voice)
        if self._result is None:
            self._lay("b", voice)

    def hear_result(self, voice: Voice | None, kept: Collection[Path] = ()) -> None:
        """What slot B plays, from now on, crossed over in 20 ms; None: the content again. Files of older results go, but those `kept`."""
        self._result = voice
        self._lay("b", voice or self._voices["a"])
        if voice is not None and voice.path not in self._retired:
            self._retired.append(voice.path)
            for path in self._retired[:-3]:  # the player may still fade the last ones out
                if path not in kept:
                    remove_voice(path)
                    self._retired.remove(path)

    def _lay(self, slot: Slot, voice: Voice | None) -> None:
        if voice is not self._voices[slot]:
            self._voices[slot] = voice
            self.player.set_voice(slot, voice)
            self._length = max((found.seconds for found in self._voices.values() if found), default=0.0)

    def toggle(self) -> None:
        """Play, or pause."""
        if self.player.state().playing:
            self.player.pause()
            note("paused", position=round(self.player.state().position, 3))
        elif self.has_sound:
            self.player.play()
            note("playing")

    def select_other(self) -> None:
        """Hear the result where the content is heard, and the other way round."""
        self.select("a" if self.player.state().selected == "b" else "b")

    def select(self, slot: Slot) -> None:
        """Hear the content ("a") or the result ("b")."""
        self.player.select(slot)
        note("selected", slot=slot)

    def poll(self) -> PlayerState:
        """How the player is; a new problem is said once."""
        state = self.player.state()
        message = state.problem.message if state.problem else None
        if message != self._said:
            self._said = message
            if state.problem:
                self.problem.emit(state.problem)
        return state
