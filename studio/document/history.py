"""Undo and redo as a list of immutable states."""

from dataclasses import dataclass
from typing import Generic, TypeVar

State = TypeVar("State")

DEPTH = 1000
"""Steps that are remembered; states share their parts, so a step costs a few hundred bytes."""


@dataclass(frozen=True, slots=True)
class Step(Generic[State]):
    """A state that was left, and the words for what left it ("Strength")."""

    state: State
    label: str


class History(Generic[State]):
    """Remembers every state; the edits of one gesture (a drag of a slider) share a step."""

    def __init__(self, state: State) -> None:
        self._past: list[Step[State]] = []
        self._future: list[Step[State]] = []
        self._gesture: str | None = None
        self._saved: State | None = state
        self.state = state

    def record(self, state: State, label: str, gesture: str | None = None) -> None:
        """Go to `state`; edits in a row with the same `gesture` are one step."""
        if state == self.state:
            return
        if gesture is None or gesture != self._gesture:
            self._past.append(Step(self.state, label))
            del self._past[:-DEPTH]
        self._gesture = gesture
        self._future.clear()
        self.state = state

    def end_gesture(self) -> None:
        """The next edit starts a step of its own."""
        self._gesture = None

    def undo(self) -> None:
        """Go back one step, where there is one."""
        self._move(self._past, self._future)

    def redo(self) -> None:
        """Go forward one step, where there is one."""
        self._move(self._future, self._past)

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back, None where there is nothing."""
        return self._past[-1].label if self._past else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again, None where there is nothing."""
        return self._future[-1].label if self._future else None

    @property
    def dirty(self) -> bool:
        """Whether the state differs from what was saved last."""
        return self.state != self._saved

    def mark_saved(self, state: State | None = None) -> None:
        """`state` lies in a file, by default that of now."""
        self._saved = self.state if state is None else state
        self._gesture = None

    def mark_unsaved(self) -> None:
        """No file holds the state: it was recovered."""
        self._saved = None

    def _move(self, source: list[Step[State]], target: list[Step[State]]) -> None:
        self._gesture = None
        if source:
            step = source.pop()
            target.append(Step(self.state, step.label))
            self.state = step.state
