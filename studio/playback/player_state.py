"""What is heard at a moment, as the window shows it."""

import math
from dataclasses import dataclass
from typing import Literal

from studio.core.errors import StudioError

Slot = Literal["a", "b"]
SLOTS: tuple[Slot, Slot] = ("a", "b")


@dataclass(frozen=True, slots=True)
class PlayerState:
    """What is heard at this moment: times in seconds, `peaks` linear, `true_peak` in dBTP, `lufs` short-term."""

    position: float = 0.0
    playing: bool = False
    selected: Slot = "a"
    peaks: tuple[float, float] = (0.0, 0.0)
    true_peak: float = -math.inf
    lufs: float = -math.inf
    underruns: int = 0
    backend: str = "clock"
    device: str = ""
    latency: float = 0.0
    problem: StudioError | None = None
    alive: bool = False
    live: bool = False
    """Whether the realtime chain is heard."""
    aside: float | None = None
    """Seconds of what is heard aside from the table, which is silent meanwhile; None where nothing is."""
    listening: bool = False
    feedback: bool = False
    """Whether the live input is heard; whether it is turned down because it fed back."""
    input_problem: StudioError | None = None
