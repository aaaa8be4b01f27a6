"""What a sound is like: named audible attributes, tempo and key. No torch; the values are raw, `studio.style.profile` sets them apart.

Loudness: ITU-R BS.1770. Key: Krumhansl & Kessler 1982. Sweep and modulation: the two-dimensional modulation spectrum (Singh & Theunissen
2003). Harmonicity: the two smoothings of Fitzgerald 2010, geometric means in the place of medians. Roughness: fluctuation of the Hilbert
envelope (Daniel & Weber 1997) over the whole band.
"""

import math

import numpy as np
from numpy.typing import NDArray
from scipy import fft, ndimage

from studio.effects.loudness import loudness
from studio.media.audio import Audio
from studio.style.hearing import (
    BANDS,
    FRAME_RATE,
    LENGTH,
    LOWEST_NOTE,
    ONSET_RATE,
    RATE,
    TINY,
    Array,
    Hearing,
    excerpt,
    listen,
    mono,
    spectral_flux,
    whitened_chroma,
)  # fmt: skip

QUIET = -70.0
"""Loudness of silence, LUFS: the gate of BS.1770."""
NOTE_NAMES = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
PROFILES = {
    "major": np.array([6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88]),
    "minor": np.array([6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17]),
}
"""Ratings of the twelve notes in a key, the tonic first (Krumhansl & Kessler 1982)."""
SLOWEST, FASTEST = 40.0, 220.0
PLAIN_TEMPO = 120.0
FAINTEST = 1e-8
"""Power, against the strongest, under which all of a band counts alike."""
LONGEST_ATTACK = 1.0
"""The attack where nothing sets in, seconds."""

Values = dict[str, float | str]


def attributes(audio: Audio) -> Values:
    """The audible attributes of contract.md by name, finite for any sound; works over a minute are heard in three pieces (`listen`).

    loudness (LUFS, −70 for silence), dynamics (LU), tempo (beats a minute), pulse 0…1, onset_density (1/s), attack and decay (s),
    register (MIDI note), pitch_variety (semitones), sweep −1 falling…1 rising, brightness (octaves above 1 kHz), warmth (dB of
    150…500 Hz over its neighbours), harmonicity 0…1, roughness (dB of the envelope's 25…90 Hz), modulation (Hz), width 0…1,
    mode −1 minor…1 major, key ("C major").
    """
    return describe(audio, listen(audio))


def describe(audio: Audio, heard: Hearing) -> Values:
    """The attributes of a sound that has been heard already (see `attributes`)."""
    heard_samples = excerpt(audio.samples, audio.rate)
    beat, pulse = tempo_and_pulse(heard.flux)
    tonic, mode, major = _tonality(heard.chroma)
    sweep, modulation = _modulation(heard.bands)
    values: Values = {
        "loudness": _loudness(heard_samples, audio.rate),
        "dynamics": _dynamics(heard.power),
        "tempo": beat,
        "pulse": pulse,
        "onset_density": len(heard.onsets) / max(heard.seconds, 0.5),
        "attack": _attack(heard),
        "decay": _decay(heard.bands),
        "register": _register(heard.bands),
        "pitch_variety": _pitch_variety(heard.bands),
        "sweep": sweep,
        "brightness": brightness(heard.power),
        "warmth": _warmth(heard.power),
        "harmonicity": harmonicity(heard.power),
        "roughness": roughness(heard.samples),
        "modulation": modulation,
        "width": _width(heard_samples),
        "mode": major,
        "key": f"{NOTE_NAMES[tonic]} {mode}",
    }
    return {name: value if isinstance(value, str) else float(value) for name, value in values.items()}


def tempo(samples: NDArray[np.float32], rate: int) -> float:
    """Beats a minute, 40…220, of (frames,) or (frames, channels) samples; 120 where there is no beat."""
    return tempo_and_pulse(spectral_flux(mono(samples, rate)))[0]


def key(samples: NDArray[np.float32], rate: int) -> tuple[int, str]:
    """The tonic (0 is C … 11 is B) and "major" or "minor" of (frames,) or (frames, channels) samples; C major for silence."""
    return _tonality(whitened_chroma(mono(samples, rate)))[:2]


def _loudness(samples: Array, rate: int) -> float:
    measured = loudness(samples, rate)
    if math.isfinite(measured):
        return measured
    power = float(np.square(samples, dtype=np.float64).sum(axis=1).mean())
    return max(QUIET, -0.691 + 10 * math.log10(max(power, TINY)))


def _active(power: Array) -> NDArray[np.bool_]:
    """Frames within 45 dB of the loudest; all of them in silence."""
    level = power.sum(axis=0)
    return np.asarray(level >= level.max() * 10**-4.5)


def _dynamics(power: Array) -> float:
    """Distance of the 10th and the 95th percentile of loudness over 0.4 s, frames 20 LU under the mean left out (after EBU Tech 3342)."""
    hertz = np.fft.rfftfreq(LENGTH, 1 / RATE)
    weight = (hertz**2 / (hertz**2 + 60.0**2)) ** 2 * (1 + 1.51 * hertz**4 / (hertz**4 + 1700.0**4))
    level = ndimage.uniform_filter1d(weight.astype(np.float32) @ power, max(1, round(0.4 * FRAME_RATE)), mode="nearest")
    loud = level[level >= 0.01 * level.mean()]
    low, high = np.percentile(10 * np.log10(np.maximum(loud, TINY)), (10, 95))
    return float(high - low)


def _autocorrelation(values: Array) -> NDArray[np.float64]:
    """Autocorrelation from lag 0 on, 1 at lag 0, each lag by the number of its terms; zeros where nothing changes."""
    centred = values.astype(np.float64) - values.mean()
    size = fft.next_fast_len(2 * len(centred), real=True)
    power = np.abs(fft.rfft(centred, size)) ** 2
    found = fft.irfft(power, size)[: len(centred)]
    found = found / np.maximum(len(centred) - np.arange(len(centred)), len(centred) / 4)
    return np.asarray(found / found[0] if found[0] > 1e-9 else np.zeros_like(found))


def tempo_and_pulse(flux: Array) -> tuple[float, float]:
    """Tempo and pulse clarity: the lag whose multiples also agree best, weighed towards 120 (Ellis 2007); pulse is its correlation."""
    correlation = _autocorrelation(ndimage.gaussian_filter1d(flux, 1.0))
    tempi = np.geomspace(SLOWEST, FASTEST, 512)
    lags = 60 * ONSET_RATE / tempi
    if len(correlation) < 2 * lags.min():
        return PLAIN_TEMPO, 0.0
    places = np.arange(len(correlation))
    multiples = np.stack([np.interp(lags * count, places, correlation, right=0.0) for count in (1, 2, 3, 4)])
    combed = np.array([1, 0.7, 0.4, 0.4]) @ np.maximum(multiples, 0)
    scores = combed * np.exp(-0.5 * (np.log2(tempi / PLAIN_TEMPO) / 0.9) ** 2)
    if scores.max() <= 1e-6:
        return PLAIN_TEMPO, 0.0
    best = int(scores.argmax())
    return float(tempi[best]), float(np.clip(multiples[:2, best].max(), 0, 1))


def _tonality(chroma: Array) -> tuple[int, str, float]:
    """Tonic, mode and how much better the best major key fits than the best minor one, −1…1."""
    notes = chroma.mean(axis=1, dtype=np.float64)
    if notes.std() < 1e-6:
        return 0, "major", 0.0
    fits = {mode: np.array([np.corrcoef(np.roll(rating, tonic), notes)[0, 1] for tonic in range(12)]) for mode, rating in PROFILES.items()}
    mode = max(fits, key=lambda name: fits[name].max())
    return int(fits[mode].argmax()), mode, float(np.clip(fits["major"].max() - fits["minor"].max(), -1, 1))


def _attack(heard: Hearing) -> float:
    """Median time from a tenth to nine tenths of the rise at an onset, seconds, on the envelope in steps of 2.3 ms."""
    step = 50
    blocks = np.abs(heard.samples[: len(heard.samples) // step * step]).reshape(-1, step).max(axis=1, initial=0)
    envelope = ndimage.maximum_filter1d(blocks, 5, mode="nearest") if len(blocks) else blocks
    before, after = 40, 110
    starts = heard.onsets * (RATE / ONSET_RATE) / step
    starts = starts[(starts >= before) & (starts < len(envelope) - after)].astype(int)
    if not len(starts):
        return LONGEST_ATTACK
    windows = envelope[starts[:, None] + np.arange(-before, after)]
    peaks = windows[:, before - 10 :].argmax(axis=1) + before - 10
    rising = np.arange(windows.shape[1])[None] <= peaks[:, None]
    floors = np.where(rising, windows, np.inf).min(axis=1)
    heights = windows[np.arange(len(windows)), peaks] - floors
    low, high = (floors + share * heights for share in (0.1, 0.9))
    under = np.where(rising & (windows <= low[:, None]), np.arange(windows.shape[1])[None], 0).max(axis=1)
    over = np.where((windows >= high[:, None]) & (np.arange(windows.shape[1])[None] > under[:, None]), 1, 0).argmax(axis=1)
    clear = heights > 0.05 * envelope.max()
    return float(np.median(np.maximum(over - under, 1)[clear]) * step / RATE) if clear.any() else LONGEST_ATTACK


def _decay(bands: Array) -> float:
    """Median time that a semitone band takes to fall 8 dB from a peak, seconds; 0 where nothing peaks."""
    smooth = ndimage.gaussian_filter1d(bands, 1, axis=1, mode="nearest")
    peaks = (smooth == ndimage.maximum_filter1d(smooth, 9, axis=1, mode="nearest")) & (bands > bands.max() - 35) & (bands > bands.min())
    rows, columns = np.nonzero(peaks)
    if not len(rows):
        return 0.0
    lasted = np.zeros(len(rows))
    alive = np.arange(len(rows))
    for frames in range(1, smooth.shape[1]):
        alive = alive[columns[alive] + frames < smooth.shape[1]]
        alive = alive[smooth[rows[alive], columns[alive] + frames] > smooth[rows[alive], columns[alive]] - 8]
        if not len(alive):
            break
        lasted[alive] = frames
    return float(np.median(lasted) / FRAME_RATE)


def _register(bands: Array) -> float:
    """The note below and above which the semitone bands are equally strong, MIDI."""
    strength = np.cumsum((10 ** ((bands - bands.max()) / 20)).mean(axis=1))
    return float(LOWEST_NOTE + np.interp(strength[-1] / 2, strength, np.arange(BANDS)))


def _pitch_variety(bands: Array) -> float:
    """Interdecile range of the strongest semitone of the audible frames."""
    strongest = bands.argmax(axis=0)[bands.max(axis=0) > bands.max() - 30]
    low, high = np.percentile(strongest, (10, 90))
    return float(high - low)


def _modulation(bands: Array) -> tuple[float, float]:
    """Sweep −1…1 (rising against falling energy of the modulation spectrum) and the mean modulation rate, Hz."""
    steady = bands - bands.mean(axis=1, keepdims=True)
    size = fft.next_fast_len(max(64, steady.shape[1]))
    energy = np.abs(fft.fft2(steady * np.hanning(steady.shape[1] + 2)[1:-1].astype(np.float32), (BANDS, size))) ** 2
    rate, density = np.fft.fftfreq(size, 1 / FRAME_RATE), np.fft.fftfreq(BANDS, 1 / 12)
    slow = (np.abs(rate) > 0.4) & (np.abs(rate) < 14)
    weight = (energy[:, slow] * np.abs(rate[slow])).sum(axis=0)
    modulation = 2 ** float((weight * np.log2(np.abs(rate[slow]))).sum() / max(weight.sum(), TINY)) if weight.sum() > 1e-3 else 0.0
    fine, quick = (density > 0.15) & (density < 3), (np.abs(rate) > 0.7) & (np.abs(rate) < 14)
    rising, falling = (float(energy[np.ix_(fine, quick & side)].sum()) for side in (rate < 0, rate > 0))
    return (rising - falling) / (rising + falling + 1e-3), modulation


def brightness(power: Array) -> float:
    """Octaves of the centre of power above 1 kHz, audible frames; 0 for silence."""
    spectrum = power[:, _active(power)].sum(axis=1, dtype=np.float64)
    hertz = np.fft.rfftfreq(LENGTH, 1 / RATE)
    centre = (hertz @ spectrum + 1000 * TINY) / (spectrum.sum() + TINY)
    return math.log2(max(float(centre), 20.0) / 1000)


def _warmth(power: Array) -> float:
    """Level of 150…500 Hz over the mean of its neighbours' (50…110 and 800…2500 Hz), dB, audible frames; 0 for silence."""
    hertz = np.fft.rfftfreq(LENGTH, 1 / RATE)
    audible = power[:, _active(power)]
    floor = float(audible.max(initial=0)) * FAINTEST + TINY

    def level(low: float, high: float) -> float:
        inside = audible[(hertz > low) & (hertz < high)].mean(axis=0, dtype=np.float64)
        return float(10 * np.log10(np.maximum(inside, floor)).mean())

    return level(150, 500) - (level(50, 110) + level(800, 2500)) / 2


def harmonicity(power: Array) -> float:
    """Share of the power that lies in steady partials rather than in clicks and noise."""
    level = np.log(power + 1e-9 * float(power.max()) + TINY)
    steady, upright = (ndimage.uniform_filter1d(level, 17, axis=axis, mode="nearest") for axis in (1, 0))
    share = 1 / (1 + np.exp(np.clip(upright - steady, -30, 30)))
    total = float(power.sum(dtype=np.float64))
    return float((share * power).sum(dtype=np.float64)) / total if total > TINY else 0.0


def roughness(samples: Array) -> float:
    """Energy of the Hilbert envelope between 25 and 90 Hz against all of it, dB, −60…0."""
    size = fft.next_fast_len(len(samples) + RATE // 8, real=True)
    half = fft.rfft(samples, size)
    whole = np.zeros(size, dtype=half.dtype)
    whole[: len(half)] = 2 * half
    envelope = np.abs(fft.ifft(whole))[: len(samples)]
    energy = np.abs(fft.rfft(envelope, size)) ** 2
    energy[1:] *= 2
    hertz = np.fft.rfftfreq(size, 1 / RATE)
    wavering = energy[(hertz > 25) & (hertz < 90)].sum(dtype=np.float64)
    return 10 * math.log10(min(1.0, wavering / max(float(energy.sum(dtype=np.float64)), TINY) + 1e-6))


def _width(samples: Array) -> float:
    """What the mean of the channels loses of their mean power: 0 mono, 1/2 two independent channels, 1 opposite channels."""
    power = float(np.square(samples, dtype=np.float64).mean())
    middle = float(np.square(samples.mean(axis=1, dtype=np.float64)).mean())
    return float(np.clip(1 - middle / power, 0, 1)) if power > TINY else 0.0
