"""How loud a sound is in its file, and bringing it there."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from studio.core.large_arrays import ebb, floats
from studio.export.options import ExportOptions
from studio.media.audio import Audio, Samples

HEADROOM = 0.1
"""dB under the limit, for rounding, dither, and meters that read between the samples on another grid."""

FINER = 8
"""Parts of a sample on which a peak is read that was promised."""

ROUNDS = 5
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Levels:
    """`loudness` in LUFS (ITU-R BS.1770-4, integrated) and true `peak` in dBTP; −inf for silence, the first also where it is too short."""

    loudness: float
    peak: float


def levels_of(sound: Audio) -> Levels:
    """The levels of a sound as it is."""
    from studio.effects.limiter import true_peak
    from studio.effects.loudness import loudness

    return Levels(loudness(sound.samples, sound.rate), true_peak(sound.samples))


def forecast(sound: Audio, options: ExportOptions) -> Levels:
    """The levels that a sound will have in a file; takes about a hundredth of its length."""
    return levels_of(levelled(sound, None, options)[0])


def levelled(work: Audio, layer: Audio | None, options: ExportOptions, headroom: float = HEADROOM) -> tuple[Audio, Samples | None]:
    """The work as loud as `options` ask, `headroom` dB under their peak, and the samples of its layer under the same gain."""
    under = None if layer is None else layer.samples
    if options.ceiling is None:
        return work, under
    from studio.effects.mastering import mastered

    both = work.samples if under is None else _beside(work.samples, under)
    found = mastered(both, work.rate, options.loudness or None, options.ceiling - headroom, work.channels)
    found.setflags(write=False)
    return work.with_samples(found[:, : work.channels]), None if under is None else found[:, work.channels :]


def _beside(first: Samples, second: Samples) -> Samples:
    """The channels of both."""
    both = floats(len(first), first.shape[1] + second.shape[1])
    for start in range(0, len(first), BLOCK):
        block = slice(start, start + BLOCK)
        both[block, : first.shape[1]], both[block, first.shape[1] :] = first[block], second[block]
        ebb()
    return both


def _highest_reading(samples: Samples) -> float:
    """The true peak in dBTP on the meter that reads the most: filters differ near half the rate, where strokes have their edges."""
    from scipy.signal import resample_poly

    from studio.effects.limiter import true_peak

    blocks = (samples[start : start + BLOCK] for start in range(0, len(samples), BLOCK))
    other = max(float(np.abs(resample_poly(block, 4, 1, axis=0)).max(initial=0)) for block in blocks)
    return max(true_peak(samples, FINER), 20 * math.log10(other + 1e-12))


def settled(work: Audio, layer: Audio | None, options: ExportOptions, decoded: Callable[[Audio], Audio]) -> tuple[Audio, Samples | None]:
    """As `levelled`, under the peak still when it was written and read again, as `decoded` does: by so much less as it was over.

    What is lost in a lossy file is not the peaks' height: they come back up to 2 dB higher.
    """
    headroom = HEADROOM
    for _ in range(ROUNDS):
        found = levelled(work, layer, options, headroom)
        if options.ceiling is None or (over := _highest_reading(decoded(found[0]).samples) - options.ceiling) <= 0:
            break
        headroom += over + HEADROOM
    return found
