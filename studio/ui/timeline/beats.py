"""Where the beats of a sound lie, and its key and tempo in a few signs."""

import numpy as np
from numpy.typing import NDArray

from studio.media.audio import Audio

AT_ONCE = 60.0
"""Seconds of which the onsets are heard at once."""
LEAST_PULSE = 0.12
"""Clarity of the pulse, 0…1, under which a sound has no beats."""
STIFFNESS = 0.12
"""Part of a deviation that the tempo follows."""


def beats(audio: Audio) -> tuple[NDArray[np.float64], str]:
    """The times of the beats in seconds, none where there is no pulse, and a label like "F♯ minor · 128"; for threads."""
    from studio.style.audio_style import describe
    from studio.style.hearing import listen

    found = describe(audio, listen(audio))
    key = str(found["key"]).replace("#", "♯")
    if float(found["loudness"]) <= -69.9:
        return np.empty(0), ""
    if float(found["pulse"]) < LEAST_PULSE:
        return np.empty(0), key
    tempo = float(found["tempo"])
    return track(onset_strength(audio), tempo), f"{key} · {tempo:.0f}"


def onset_strength(audio: Audio) -> NDArray[np.float32]:
    """The flux of the whole sound, `ONSET_RATE` values a second, heard a minute at a time."""
    from studio.style.hearing import ONSET_RATE, mono, spectral_flux

    frames = round(AT_ONCE * audio.rate)
    values = round(AT_ONCE * ONSET_RATE)
    parts = []
    for start in range(0, audio.frames, frames):
        flux = spectral_flux(mono(audio.samples[start : start + frames], audio.rate))
        parts.append(flux[:values] if len(flux) >= values else np.pad(flux, (0, values - len(flux))))
    return np.concatenate(parts)[: max(1, round(audio.seconds * ONSET_RATE))]


def track(flux: NDArray[np.float32], tempo: float) -> NDArray[np.float64]:
    """Beats that follow the onsets: from the phase that fits best, each beat sought about one period after the last one.

    A pull towards the even grid keeps the beat through silence; the period drifts with the music, within 6 %.
    """
    from studio.style.hearing import ONSET_RATE

    plain = period = 60 * ONSET_RATE / tempo
    smooth = np.convolve(flux, np.hanning(9)[1:-1] / np.hanning(9).sum(), mode="same")
    scale = max(float(smooth.std()), 1e-6)
    place = _phase(smooth, plain)
    found = []
    while place < len(smooth) - 0.5:
        found.append(place)
        expected = place + period
        reach = max(2, round(0.12 * plain))
        first = max(0, round(expected) - reach)
        near = np.arange(first, min(len(smooth), round(expected) + reach + 1))
        if not len(near):
            break
        pull = smooth[near] / scale - 0.5 * ((near - expected) / (0.04 * plain)) ** 2
        place = float(near[pull.argmax()]) if float(smooth[near].max()) > 0.3 * scale else expected
        period = float(np.clip(period + STIFFNESS * (place - expected), 0.94 * plain, 1.06 * plain))
    return np.asarray(found) / ONSET_RATE


def _phase(smooth: NDArray[np.floating], period: float) -> float:
    """The first place of the even grid over the first half minute that meets the most onsets."""
    count = max(1, min(int(len(smooth) / period), round(30 / 60 * 120)))
    offsets = np.arange(max(1, int(period)))
    grid = np.minimum(np.rint(offsets[:, None] + period * np.arange(count)).astype(int), len(smooth) - 1)
    return float(offsets[smooth[grid].sum(axis=1).argmax()])
