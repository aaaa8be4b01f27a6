"""A sound as an immutable value."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Audio:
    """A sound: `samples` frames×channels, nominally −1…1; `rate` in Hz; `tags` by lower-case name; its `path`.

    Samples are read-only: given so they are taken as they are, else copied.
    """

    samples: Samples
    rate: int
    tags: tuple[tuple[str, str], ...] = ()
    path: Path | None = None

    def __post_init__(self) -> None:
        if self.samples.ndim != 2 or 0 in self.samples.shape:
            raise ValueError(f"samples must be frames×channels, not {self.samples.shape}")
        given = self.samples
        if given.dtype != np.float32 or not given.flags.c_contiguous or given.flags.writeable:
            samples = np.array(given, dtype=np.float32, order="C")
            samples.setflags(write=False)
            object.__setattr__(self, "samples", samples)

    @property
    def frames(self) -> int:
        """Number of frames."""
        return int(self.samples.shape[0])

    @property
    def channels(self) -> int:
        """Number of channels."""
        return int(self.samples.shape[1])

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.frames / self.rate

    def mono(self) -> Samples:
        """The mean of the channels, (frames,)."""
        return np.asarray(self.samples.mean(axis=1), dtype=np.float32)

    def with_samples(self, samples: NDArray[np.floating]) -> "Audio":
        """The same sound with other samples."""
        return replace(self, samples=np.asarray(samples, dtype=np.float32))
