"""What is heard: the voices of content and result in the player, in step with the table."""

import time
from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.core.errors import StudioError
from studio.effects.live.values import NEUTRAL
from studio.playback.player import Player
from studio.playback.player_state import PlayerState, Slot
from studio.playback.voice import Voice, remove_voice
from studio.ui.events import note
from studio.ui.language import tr
from studio.ui.live_chain import Turned

CALM_SECONDS = 0.5
"""So long the table must lie still before a render takes over from the realtime chain: what is dragged sounds of one piece."""

AHEAD_SECONDS = 0.3
"""A part is left so long before its end."""

Span = tuple[float, float]


class Listening(QObject):
    """Hands voices and wishes to the player; `state` is asked for some thirty times a second.

    After a change of the table that the realtime chain can do, slot B plays the content through it, until there is a render of the
    table as it is now, where the ear is.
    """

    problem = Signal(object)
    warned = Signal(str)
    input_ended = Signal()
    """The live input that was switched on is not there."""
    aside_moved = Signal(object)
    """Seconds of what is heard aside; None once nothing is."""

    def __init__(self, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.player = player
        self._voices: dict[Slot, Voice | None] = {"a": None, "b": None}
        self._result: Voice | None = None
        self._span: Span | None = None
        """Seconds of the result that belong to the present table; None for all of it."""
        self._live: Turned | None = None
        self._stale = self._expressed = False
        """Whether the result belongs to a table that is not the same any more; whether the chain says anything new of the present one."""
        self._changed = 0.0
        self._retired: list[Path] = []
        self._said: str | None = None
        self._fed_back = False
        self._input_problem: StudioError | None = None
        self._length = 0.0
        self._aside: float | None = None

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
        live = self._live_heard
        self._lay("a", voice)
        if voice is None and live:
            self.hear_live(None)
        self._choose()

    def expect_result(self) -> None:
        """The table has changed: what there is of a result belongs to another one."""
        self._stale, self._expressed, self._changed = True, False, time.monotonic()

    def hear_result(self, voice: Voice | None, kept: Collection[Path] = (), span: Span | None = None, finished: bool = True) -> None:
        """What slot B plays, from now on or as soon as the table lies still; None: the content again.

        `span`: the seconds of it that are new, None for all; what is not `finished` yet is not heard in the place of the chain. Files of
        older results go, but those `kept`.
        """
        if finished or not self._live_heard:
            self._result, self._span, self._stale = voice, span, False
            self._choose()
        if voice is not None and voice.path not in self._retired:
            self._retired.append(voice.path)
            for path in self._retired[:-3]:  # the player may still fade the last ones out
                if path not in kept:
                    remove_voice(path)
                    self._retired.remove(path)

    def hear_live(self, turned: Turned | None) -> None:
        """Turn the realtime chain, and play through it where that says anything new of the table; None: not any more."""
        before, self._live = self._live, turned if turned is not None and turned.tables is not None else None
        if self._live is None or self._live.parameters is None:
            self._expressed = False
            self.player.turn(NEUTRAL)
            self.player.set_live(None)
        else:
            self.player.turn(self._live.parameters)
            known = (before.parameters, before.tables) if before else None
            self._expressed = self._expressed or known != (self._live.parameters, self._live.tables)
            if before is None or before.tables != self._live.tables:
                self.player.set_live(self._live.tables)
        if before is not None and before.tables is not None and (self._live is None or self._live.tables != before.tables):
            remove_voice(before.tables.path)
        self._choose()

    @property
    def _live_heard(self) -> bool:
        """Whether slot B plays the content through the chain."""
        return self._voices["a"] is not None and self._voices["b"] is None

    def _choose(self) -> None:
        """Lay into slot B what is right at this moment: the result, the content through the chain (an empty slot), the content."""
        live = self._live is not None and self._expressed and self._voices["a"] is not None and not self._rendered()
        if live != self._live_heard:
            note("live", heard=live)
        self._lay("b", None if live else self._result or self._voices["a"])

    def _rendered(self) -> bool:
        """Whether there is a result of the present table where the ear is, and the table lies still."""
        if self._result is None or self._stale or (self._live_heard and time.monotonic() - self._changed < CALM_SECONDS):
            return False
        position = self.player.state().position
        return self._span is None or self._span[0] <= position < self._span[1] - AHEAD_SECONDS

    def _lay(self, slot: Slot, voice: Voice | None) -> None:
        if voice is not self._voices[slot]:
            self._voices[slot] = voice
            self.player.set_voice(slot, voice)
            self._length = max((found.seconds for found in self._voices.values() if found), default=0.0)

    def toggle(self) -> None:
        """Play, or pause; what is heard aside makes room."""
        self.hear_aside(None)
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

    def hear_aside(self, voice: Voice | None) -> None:
        """Let a sound be heard once in the place of the table, which goes on as it was afterwards; None: no more."""
        if voice is not None or self._aside is not None:
            self.player.play_aside(voice)
            self._tell_aside(0.0 if voice is not None else None)

    def _tell_aside(self, seconds: float | None) -> None:
        if seconds != self._aside:
            self._aside = seconds
            self.aside_moved.emit(seconds)

    def hear_input(self, heard: bool) -> None:
        """Let the microphone or line be heard through the realtime chain."""
        self.player.listen(heard)
        note("live_input", heard=heard)

    def _watch_input(self, state: PlayerState) -> None:
        """Say once that there is no input, or that it feeds back."""
        if state.input_problem is not None and self._input_problem is not state.input_problem:
            self.problem.emit(state.input_problem)
            self.hear_input(False)
            self.input_ended.emit()
        self._input_problem = state.input_problem
        if state.feedback and not self._fed_back:
            self.warned.emit(tr("Feedback: the live input was turned down; move the microphone away from the loudspeaker"))
        self._fed_back = state.feedback

    def poll(self) -> PlayerState:
        """How the player is; a new problem is said once."""
        self._choose()
        state = self.player.state()
        self._watch_input(state)
        self._tell_aside(state.aside)
        message = state.problem.message if state.problem else None
        if message != self._said:
            self._said = message
            if state.problem:
                self.problem.emit(state.problem)
        return state
