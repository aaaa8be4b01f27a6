"""The fundamental frequency over time: pYIN (Mauch & Dixon 2014), YIN (de Cheveigné & Kawahara 2002) under many thresholds at once."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import fft, special

from studio.media.audio import Audio
from studio.style.hearing import RATE, Array, mono

LOWEST, HIGHEST = 65.41, 2093.0
"""Range of the fundamental, Hz: C2 … C7."""
HOP = 512
PITCH_RATE = RATE / HOP
WINDOW = 1024
"""Samples that are compared with those a period later."""
CENTRE = WINDOW // 2 + 40
"""Sample of a stretch that counts as its moment: the middle of the window and of a usual period."""
SHORTEST, LONGEST = int(RATE / HIGHEST), int(np.ceil(RATE / LOWEST))
"""Periods in samples."""
THRESHOLDS = np.linspace(0, 1, 101)
PRIOR = (2, 18)
"""Parameters of the beta distribution of the threshold: mean 0.1."""
EARLIER = 2.0
"""How much the shorter of several periods is preferred (Boltzmann distribution)."""
NO_TROUGH = 0.01
"""Likelihood of the deepest trough under a threshold that none reaches."""
BINS_PER_SEMITONE = 5
BINS = int(12 * BINS_PER_SEMITONE * np.log2(HIGHEST / LOWEST)) + 1
FASTEST_GLIDE = 36.0
"""Octaves a second."""
SWITCH = 0.01
"""Likelihood that a frame begins or ends being voiced."""
PIECE = 60.0
"""Seconds that are heard at once."""
LONGEST_WHOLE = 600.0
"""Seconds of a work that is heard whole."""
AT_ONCE = 512
"""Frames whose periods are sought at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Pitch:
    """`times` (t,) in seconds, 43 a second where it was heard; `hertz` (t,) of the fundamental, NaN where there is none.

    `voiced` (t,) is the likelihood that there is one, 0…1.
    """

    times: NDArray[np.float64]
    hertz: NDArray[np.float64]
    voiced: NDArray[np.float64]

    @property
    def share(self) -> float:
        """Part of the frames that have a pitch, 0…1."""
        return float(np.isfinite(self.hertz).mean()) if len(self.hertz) else 0.0


def pitch_of(audio: Audio) -> Pitch:
    """The fundamental of a sound, a minute at a time; of more than ten minutes, ten seconds of every minute."""
    length = PIECE if audio.seconds <= LONGEST_WHOLE else PIECE / 6
    starts = np.arange(0, max(audio.seconds - 1, 0.001), PIECE)
    found = []
    for start in starts:
        first = round(start * audio.rate)
        heard = find_pitch(mono(audio.samples[first : first + round(length * audio.rate)], audio.rate))
        found.append(Pitch(heard.times + start, heard.hertz, heard.voiced))
    parts = [[getattr(pitch, name) for pitch in found] for name in ("times", "hertz", "voiced")]
    return Pitch(*(np.concatenate(part) for part in parts))


def find_pitch(samples: Array) -> Pitch:
    """The fundamental of samples at 22.05 kHz of one channel, a frame centred on every 512th."""
    reach = WINDOW + LONGEST + 1
    padded = np.pad(samples, (CENTRE, reach - CENTRE))
    frames = np.lib.stride_tricks.sliding_window_view(padded, reach)[: len(samples) + 1 : HOP]
    likelihood = np.zeros((len(frames), BINS))
    refined = np.zeros((len(frames), BINS))
    for start in range(0, len(frames), AT_ONCE):
        place, hertz, probability, frame = _candidates(frames[start : start + AT_ONCE])
        np.add.at(likelihood, (start + frame, place), probability)
        refined[start + frame, place] = hertz
    voiced = np.minimum(likelihood.sum(axis=1), 1)
    path = _likeliest(likelihood, voiced)
    plain = LOWEST * 2 ** (np.arange(BINS) / (12 * BINS_PER_SEMITONE))
    places = np.maximum(path, 0)
    exact = refined[np.arange(len(path)), places]
    return Pitch(np.arange(len(path)) / PITCH_RATE, np.where(path < 0, np.nan, np.where(exact > 0, exact, plain[places])), voiced)


def _differences(frames: Array) -> NDArray[np.float32]:
    """(frames, periods + 1) the cumulative mean normalised difference of YIN at lags from 0 on."""
    size = fft.next_fast_len(frames.shape[1], real=True)
    head = fft.rfft(frames[:, :WINDOW], size, axis=1)
    whole = fft.rfft(frames, size, axis=1)
    product = fft.irfft(np.conj(head) * whole, size, axis=1)[:, : LONGEST + 2]
    squares = np.cumsum(np.pad(frames.astype(np.float64) ** 2, ((0, 0), (1, 0))), axis=1)
    energies = squares[:, WINDOW : WINDOW + LONGEST + 2] - squares[:, : LONGEST + 2]
    difference = np.maximum(energies[:, :1] + energies - 2 * product, 0)
    lags = np.arange(LONGEST + 2)
    mean = np.cumsum(difference, axis=1) / np.maximum(lags, 1)
    floor = 1e-7 * energies[:, :1] + 1e-9
    return np.asarray((difference + floor) / (mean + floor), dtype=np.float32)


def _candidates(frames: Array) -> tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.float64], NDArray[np.intp]]:
    """Of every trough that may be a period: its bin, its frequency in Hz, its likelihood and its frame."""
    normalised = _differences(frames)
    middle = normalised[:, SHORTEST : LONGEST + 1]
    before, after = normalised[:, SHORTEST - 1 : LONGEST], normalised[:, SHORTEST + 1 : LONGEST + 2]
    frame, lag = np.nonzero((middle < before) & (middle <= after))
    depth = middle[frame, lag].astype(np.float64)
    probability = _trough_likelihoods(frame, depth, len(frames))
    likely = probability > 1e-5
    frame, lag, probability = frame[likely], lag[likely], probability[likely]
    left, centre, right = (side[frame, lag].astype(np.float64) for side in (before, middle, after))
    bend = left - 2 * centre + right
    shift = np.where(np.abs(bend) > 1e-9, 0.5 * (left - right) / np.where(np.abs(bend) > 1e-9, bend, 1), 0)
    hertz = RATE / (SHORTEST + lag + np.clip(shift, -0.5, 0.5))
    place = np.rint(12 * BINS_PER_SEMITONE * np.log2(hertz / LOWEST)).astype(int)
    return np.clip(place, 0, BINS - 1), hertz, probability, frame


def _trough_likelihoods(frame: NDArray[np.intp], depth: NDArray[np.float64], frames: int) -> NDArray[np.float64]:
    """How likely each trough is the period: over all thresholds, the first of those below it is preferred."""
    found = np.zeros(len(depth))
    firsts = np.searchsorted(frame, np.arange(frames))
    weights = np.diff(special.betainc(*PRIOR, THRESHOLDS))
    deepest = np.full(frames, np.inf)
    np.minimum.at(deepest, frame, depth)
    for threshold, weight in zip(THRESHOLDS[1:], weights, strict=True):
        if weight < 1e-6:
            continue
        below = depth < threshold
        counts = np.cumsum(below)
        before = np.r_[0, counts][firsts]
        many = np.bincount(frame[below], minlength=frames)
        rank = (counts - 1 - before[frame])[below]
        share = (1 - np.exp(-EARLIER)) * np.exp(-EARLIER * rank) / (1 - np.exp(-EARLIER * many[frame[below]]))
        found[below] += weight * share
    lost = special.betainc(*PRIOR, np.clip(deepest, 0, 1))
    lowest = depth == deepest[frame]
    found[lowest] += NO_TROUGH * lost[frame[lowest]]
    return found


@lru_cache(maxsize=1)
def _glide() -> NDArray[np.float64]:
    """Log-likelihood of a glide by −w … w bins in a frame: a triangle."""
    reach = round(FASTEST_GLIDE * 12 * BINS_PER_SEMITONE / PITCH_RATE / 2)
    triangle = 1 - np.abs(np.arange(-reach, reach + 1)) / (reach + 1)
    return np.asarray(np.log(triangle / triangle.sum()))


def _likeliest(likelihood: NDArray[np.float64], voiced: NDArray[np.float64]) -> NDArray[np.intp]:
    """(t,) the bin of the best path through (t, bins) likelihoods, −1 where it is unvoiced."""
    glide = _glide()
    reach = len(glide) // 2
    heard = np.log(likelihood + 1e-12)
    unheard = np.log((1 - voiced) / BINS + 1e-12)
    stay, switch = np.log(1 - SWITCH), np.log(SWITCH)
    came = np.empty((len(heard), 2, BINS), dtype=np.int16)
    turned = np.empty((len(heard), 2, BINS), dtype=bool)
    best = np.stack([heard[0], np.full(BINS, unheard[0])])
    padded = np.full((2, BINS + 2 * reach), -np.inf)
    reached = np.lib.stride_tricks.sliding_window_view(padded, len(glide), axis=1)
    places = np.arange(BINS)
    for time in range(len(heard)):
        if time:
            padded[:, reach:-reach] = best
            moved = reached + glide
            step = moved.argmax(axis=2)
            top = np.take_along_axis(moved, step[..., None], axis=2)[..., 0]
            kept, changed = top + stay, top[::-1] + switch
            turned[time] = changed > kept
            came[time] = np.where(turned[time], step[::-1], step) + places - reach
            best = np.maximum(kept, changed)
            best[0] += heard[time]
            best[1] += unheard[time]
    return _path(best, came, turned)


def _path(best: NDArray[np.float64], came: NDArray[np.int16], turned: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Back from the best end."""
    state, place = (int(index) for index in np.unravel_index(best.argmax(), best.shape))
    path = np.empty(len(came), dtype=np.intp)
    for time in range(len(came) - 1, -1, -1):
        path[time] = place if state == 0 else -1
        if time:
            state, place = (1 - state if turned[time, state, place] else state), int(came[time, state, place])
    return path
