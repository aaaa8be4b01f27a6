"""What is heard: the voices of content and result in the player, in step with the table."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.playback.player import Player, PlayerState
from studio.playback.voice import Voice
from studio.ui.events import note


class Listening(QObject):
    """Hands voices and wishes to the player; `state` is asked for some thirty times a second."""

    problem = Signal(object)

    def __init__(self, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.player = player
        self._voices: dict[str, Voice | None] = {"a": None, "b": None}
        self._retired: list[Path] = []
        self._said: str | None = None
        self._length = 0.0

    def start(self) -> None:
        """Start the player's process."""
        self.player.start()

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

    def set_voice(self, slot: str, voice: Voice | None, *, owned: bool = False) -> None:
        """Hear `voice` in slot "a" (content) or "b" (result); an `owned` one's file goes when another takes its place."""
        if voice is self._voices[slot]:
            return
        self._voices[slot] = voice
        self.player.set_voice(slot, voice)
        if owned and voice is not None:
            self._retired.append(voice.path)
            for path in self._retired[:-3]:  # the player may still fade the last ones out
                path.unlink(missing_ok=True)
            del self._retired[:-3]
        self._length = max((found.seconds for found in self._voices.values() if found), default=0.0)

    def toggle(self) -> None:
        """Play, or pause."""
        if self.player.state().playing:
            self.player.pause()
            note("paused")
        elif self.has_sound:
            self.player.play()
            note("playing")

    def select_other(self) -> None:
        """Hear the result where the content is heard, and the other way round."""
        self.player.select("a" if self.player.state().selected == "b" else "b")

    def poll(self) -> PlayerState:
        """How the player is; a new problem is said once."""
        state = self.player.state()
        message = state.problem.message if state.problem else None
        if message != self._said:
            self._said = message
            if state.problem:
                self.problem.emit(state.problem)
        return state
