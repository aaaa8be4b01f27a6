"""How a meter moves: up at once, down slowly, with the highest peak held for a moment."""

import math
from dataclasses import dataclass

LOWEST_DB = -54.0
HOT_DB = -9.0
FALL_DB = 24.0
HOLD_SECONDS = 1.5


def decibels(amplitude: float) -> float:
    """An amplitude in dB; `LOWEST_DB` for whatever is softer."""
    return max(LOWEST_DB, 20 * math.log10(amplitude)) if amplitude > 0 else LOWEST_DB


def fraction(level: float) -> float:
    """Where on the meter a level in dB stands, 0…1; full scale is 1."""
    return min(max(1 - level / LOWEST_DB, 0.0), 1.0)


@dataclass(slots=True)
class Needle:
    """One channel: `level` and `held` in dB."""

    level: float = LOWEST_DB
    held: float = LOWEST_DB
    _age: float = 0.0

    def move(self, amplitude: float, seconds: float) -> bool:
        """Follow an amplitude after `seconds`; whether anything is to be painted anew."""
        before = (self.level, self.held)
        heard = decibels(amplitude)
        self.level = max(heard, self.level - FALL_DB * seconds, LOWEST_DB)
        self._age += seconds
        if heard >= self.held:
            self.held, self._age = heard, 0.0
        elif self._age > HOLD_SECONDS:
            self.held = max(self.level, self.held - FALL_DB * seconds)
        return before != (self.level, self.held)
