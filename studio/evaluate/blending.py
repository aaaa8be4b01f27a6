"""Whether a result is its style laid over its content as it is: a cross-fade, which costs no art."""

import numpy as np
from numpy.typing import NDArray

from studio.document.document import Work
from studio.evaluate.baselines import fitted_sound
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.resize import lanczos, resized

EDGE = 256


def blended(result: Work, content: Work, style: Work) -> float:
    """The share of the result's variance, 0…1, that the style laid over the content explains beyond the content alone.

    All three of one kind. Least squares in sRGB at 256 px, or in samples, the style repeated from the start; a shifted one is not found.
    """
    made, kept, laid = _planes(result, content, style)
    without, both = _left(made, [kept]), _left(made, [kept, laid])
    whole = float(np.square(made - made.mean()).sum())
    return max(0.0, (without - both) / whole) if whole > 1e-9 else 0.0


def _planes(result: Work, content: Work, style: Work) -> list[NDArray[np.float64]]:
    if isinstance(result, Image) and isinstance(content, Image) and isinstance(style, Image):
        small = resized(result, min(EDGE, max(result.height, result.width)))
        others = [lanczos(work.pixels, small.height, small.width) for work in (content, style)]
        return [plane.astype(np.float64).ravel() for plane in (small.pixels, *others)]
    if not (isinstance(result, Audio) and isinstance(content, Audio) and isinstance(style, Audio)):
        raise TypeError("three works of one kind are compared")
    frames = min(result.frames, content.frames)
    heard = [work.mono()[:frames].astype(np.float64) for work in (result, content)]
    return [*heard, fitted_sound(style, content).mean(axis=1, dtype=np.float64)[:frames]]


def _left(made: NDArray[np.float64], by: list[NDArray[np.float64]]) -> float:
    """The sum of squares that a straight combination of `by` and a constant leaves of `made`."""
    columns = np.stack([*by, np.ones_like(made)], axis=1)
    return float(np.square(made - columns @ np.linalg.lstsq(columns, made, rcond=None)[0]).sum())
