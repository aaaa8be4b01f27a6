"""How loud a sound is in its file, and bringing it there."""

from dataclasses import dataclass

import numpy as np

from studio.export.options import ExportOptions
from studio.media.audio import Audio, Samples


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


def levelled(work: Audio, layer: Audio | None, options: ExportOptions, headroom: float = 0.0) -> tuple[Audio, Samples | None]:
    """The work as loud as `options` ask, `headroom` dB under their peak, and the samples of its layer under the same gain."""
    under = None if layer is None else layer.samples
    if options.ceiling is None:
        return work, under
    from studio.effects.mastering import mastered

    both = work.samples if under is None else np.concatenate([work.samples, under], axis=1)
    found = mastered(both, work.rate, options.loudness or None, options.ceiling - headroom, work.channels)
    return work.with_samples(found[:, : work.channels]), None if under is None else found[:, work.channels :]
