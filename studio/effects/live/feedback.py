"""A guard against feedback: a tone that stands at one frequency and grows is turned down before it howls."""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

STEP, WINDOW = 2048, 4096
LEAST_SHARE = 0.5
"""Of the power above 80 Hz that lies about the strongest frequency."""
LEAST_STEPS, LEAST_STEP_DB, LEAST_RISE_DB = 7, 0.2, 8.0
LOUD_DB, LOUD_STEPS = -9.0, 24
"""A tone that has stopped to grow because something holds it at full scale."""
REDUCTION_DB = 30.0
HELD_SECONDS, RECOVERY_DB_PER_SECOND = 2.0, 10.0
_LOWEST_HZ = 80.0
_FLOOR_DB = -70.0
_FALL_DB_PER_SECOND = 400.0


class FeedbackGuard:
    """Listens to what goes to the loudspeaker; where a tone grows steadily by 8 dB, everything is turned down by 30 dB for two seconds."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._window = np.hanning(WINDOW).astype(np.float32)
        self._lowest = int(_LOWEST_HZ * WINDOW / rate) + 1
        self._line = np.zeros(WINDOW, np.float32)
        self._waiting = 0
        self._place, self._standing, self._growing = -1, 0, 0
        self._first_db = self._last_db = _FLOOR_DB
        self._left = 0.0
        self._gain_db = 0.0

    @property
    def warning(self) -> bool:
        """Whether feedback was found in the last seconds."""
        return self._left > 0 or self._gain_db < -1

    def apply(self, block: Samples) -> Samples:
        """(frames, 2) `block`, turned down where it must be; nothing is multiplied while all is well."""
        self._line = np.concatenate([self._line, block.mean(axis=1)])[-WINDOW:]
        self._waiting += len(block)
        if self._waiting >= STEP:
            self._waiting = 0
            self._look()
        seconds = len(block) / self._rate
        self._left = max(0.0, self._left - seconds)
        before = self._gain_db
        wanted = -REDUCTION_DB if self._left else 0.0
        fall, rise = _FALL_DB_PER_SECOND * seconds, RECOVERY_DB_PER_SECOND * seconds
        self._gain_db = max(wanted, before - fall) if wanted < before else min(wanted, before + rise)
        if before == self._gain_db == 0:
            return block
        gains = 10 ** (np.linspace(before, self._gain_db, len(block)) / 20)
        return np.asarray(block * gains.astype(np.float32)[:, None], dtype=np.float32)

    def _look(self) -> None:
        """Follow the strongest frequency while it stands, and how far it has grown without a rest."""
        power = np.square(np.abs(np.fft.rfft(self._line * self._window)))[self._lowest :]
        place = int(power.argmax())
        near = float(power[max(0, place - 3) : place + 4].sum())
        level = 10 * float(np.log10(near * 8 / 3 / WINDOW**2 * 2 + 1e-12))
        stands = abs(place - self._place) <= 1 and near > LEAST_SHARE * float(power.sum()) and level > _FLOOR_DB
        grows = stands and level > self._last_db + LEAST_STEP_DB
        self._standing = self._standing + 1 if stands else 0
        self._growing = self._growing + 1 if grows else 0
        self._first_db = self._first_db if grows else level
        self._place, self._last_db = place, level
        grown = self._growing >= LEAST_STEPS and level - self._first_db > LEAST_RISE_DB
        if grown or (self._standing >= LOUD_STEPS and level > LOUD_DB):
            self._left, self._standing, self._growing = HELD_SECONDS, 0, 0
