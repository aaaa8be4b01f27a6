"""Seconds on the screen: which stretch of the sound is seen, and times in words."""

from dataclasses import dataclass

SHORTEST = 0.02
"""The closest view, seconds."""
STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
"""Seconds between two times of the ruler."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The stretch from `start` to `end` (seconds) of a sound of `length` seconds, over `width` pixels from `left` on."""

    length: float = 0.0
    start: float = 0.0
    end: float = 1.0
    left: int = 0
    width: int = 1

    @property
    def seen(self) -> float:
        """Seconds that are seen."""
        return self.end - self.start

    @property
    def whole(self) -> bool:
        """Whether the sound is seen from its beginning to its end."""
        return self.seen >= self.length - 1e-9

    def x(self, seconds: float) -> float:
        """Where a time lies, in pixels."""
        return self.left + (seconds - self.start) / self.seen * self.width

    def time(self, x: float) -> float:
        """The time at `x`, within the sound."""
        return min(max(self.start + (x - self.left) / self.width * self.seen, 0.0), self.length)

    def at(self, start: float, seen: float) -> "Scale":
        """The same over a stretch of `seen` seconds from about `start` on, held within the sound."""
        whole = max(self.length, SHORTEST)
        seen = min(max(seen, SHORTEST), whole)
        start = min(max(start, 0.0), whole - seen)
        return Scale(self.length, start, start + seen, self.left, self.width)

    def zoomed(self, factor: float, about: float) -> "Scale":
        """`factor` times closer, the time `about` staying in its place."""
        seen = min(max(self.seen / factor, SHORTEST), max(self.length, SHORTEST))
        return self.at(about - (about - self.start) * seen / self.seen, seen)

    def moved(self, seconds: float) -> "Scale":
        """Further right by so many seconds."""
        return self.at(self.start + seconds, self.seen)

    def placed(self, left: int, width: int) -> "Scale":
        """The same stretch over other pixels."""
        return Scale(self.length, self.start, self.end, left, max(width, 1))

    def step(self, apart: float) -> float:
        """Seconds between two times that stand at least `apart` pixels from one another."""
        least = apart * self.seen / self.width
        return next((step for step in STEPS if step >= least), STEPS[-1])


def clock(seconds: float, digits: int = 1) -> str:
    """A time as "1:02.5" or "1:00:02.5"."""
    ticks = round(max(seconds, 0.0) * 10**digits)
    whole, rest = divmod(ticks, 10**digits)
    hours, minutes, seconds_left = whole // 3600, whole // 60 % 60, whole % 60
    text = f"{hours}:{minutes:02d}:{seconds_left:02d}" if hours else f"{minutes}:{seconds_left:02d}"
    return f"{text}.{rest:0{digits}d}" if digits else text


def digits_for(step: float) -> int:
    """Decimals that tell times `step` seconds apart from one another."""
    return 0 if step >= 1 else 1 if step >= 0.1 else 2 if step >= 0.01 else 3


def region_in_words(region: tuple[float, float]) -> str:
    """A stretch of time as "0:02.1–0:05.4", finer where it is short."""
    digits = max(1, digits_for((region[1] - region[0]) / 10))
    return f"{clock(region[0], digits)}–{clock(region[1], digits)}"
