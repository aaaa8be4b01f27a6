"""Technical checks: faults of a result itself, whatever it is like. Our own measures, no engine uses them."""

from typing import cast

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from studio.document.document import Work
from studio.effects.limiter import true_peak
from studio.effects.loudness import difference
from studio.media.audio import Audio
from studio.media.image import Image

SILENT_PEAK = -200.0
CLICK_BLOCK = 64
"""Samples among which a click stands alone; an attack of an instrument fills them."""
CLICK_JUMP, CLICK_TIMES = 0.02, 25.0
"""A click is a second difference above both: an absolute one, and a multiple of the median around it."""


def technical_checks(result: Work, content: Work) -> dict[str, float]:
    """Faults by name, the content being of the same kind.

    `finite` (1 or 0), `clipped` (share of samples at the limits), for sounds `true_peak` (dBTP), `offset` (the largest mean of a channel),
    `clicks` (a second, beyond those of the content), `loudness_change` (LU).
    """
    if isinstance(result, Image):
        at_limit = (result.pixels <= 0) | (result.pixels >= 1)
        return {"finite": float(np.isfinite(result.pixels).all()), "clipped": float(at_limit.mean())}
    content = cast(Audio, content)
    return {
        "finite": float(np.isfinite(result.samples).all()),
        "clipped": float((np.abs(result.samples) >= 0.9999).mean()),
        "true_peak": max(true_peak(result.samples), SILENT_PEAK),
        "offset": float(np.abs(result.samples.mean(axis=0, dtype=np.float64)).max()),
        "clicks": max(0.0, clicks(result.samples) / result.seconds - clicks(content.samples) / content.seconds),
        "loudness_change": -difference(result.samples, result.rate, content.samples),
    }


def clicks(samples: NDArray[np.float32]) -> int:
    """How many blocks of 64 of (frames, channels) samples hold a jump that nothing around it prepares."""
    found = 0
    for channel in samples.T:
        jumps = np.abs(np.diff(channel, 2))
        blocks = jumps[: len(jumps) // CLICK_BLOCK * CLICK_BLOCK].reshape(-1, CLICK_BLOCK)
        if len(blocks):
            around = ndimage.maximum_filter1d(np.median(blocks, axis=1), 3)  # an attack goes on in the next block
            found += int((blocks.max(axis=1) > np.maximum(CLICK_JUMP, CLICK_TIMES * around)).sum())
    return found
