"""A picture as an immutable value."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from studio.core.large_arrays import floats

Pixels = NDArray[np.float32]


def _read_only(array: NDArray[np.floating]) -> Pixels:
    """A copy; the array itself where nobody can write to it any more."""
    if array.dtype == np.float32 and array.flags.c_contiguous and not array.flags.writeable:
        return cast(Pixels, array)
    frozen = floats(*array.shape)
    frozen[...] = array
    frozen.setflags(write=False)
    return frozen


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Image:
    """A picture: `pixels` H×W×3 sRGB in 0…1, read-only; `alpha` H×W in 0…1 or None; what is needed to write it back.

    `bits` is the depth of the file (8 or 16), `dpi` its resolution, `path` where it came from.
    """

    pixels: Pixels
    alpha: Pixels | None = None
    bits: int = 8
    dpi: tuple[float, float] | None = None
    path: Path | None = None

    def __post_init__(self) -> None:
        if self.pixels.ndim != 3 or self.pixels.shape[2] != 3 or 0 in self.pixels.shape:
            raise ValueError(f"pixels must be H×W×3, not {self.pixels.shape}")
        object.__setattr__(self, "pixels", _read_only(self.pixels))
        if self.alpha is not None:
            if self.alpha.shape != self.pixels.shape[:2]:
                raise ValueError(f"alpha must be {self.pixels.shape[:2]}, not {self.alpha.shape}")
            object.__setattr__(self, "alpha", _read_only(self.alpha))

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.pixels.shape[1])

    def with_pixels(self, pixels: NDArray[np.floating]) -> "Image":
        """The same picture with other pixels; alpha is kept where the size is the same."""
        alpha = self.alpha if self.alpha is not None and self.alpha.shape == pixels.shape[:2] else None
        return replace(self, pixels=pixels, alpha=alpha)
