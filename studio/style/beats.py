"""Where the beats lie: the tempo followed over time, then the beats by dynamic programming (Ellis 2007)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import fft, ndimage

from studio.style.audio_style import FASTEST, SLOWEST, tempo_and_pulse
from studio.style.hearing import ONSET_RATE, Array
from studio.style.hidden_markov import viterbi

TEMPI = np.geomspace(SLOWEST, FASTEST, 150)
"""Beats a minute that are told apart, 1.1 % from one another."""
SPAN = 1 << 9
"""Values of the onset curve that a tempo is read from: 5.9 s to each side."""
STEP = 86
"""Values from one reading of the tempo to the next, about a second."""
COMB = ((1, 1.0), (2, 0.7), (3, 0.4), (4, 0.4))
"""Multiples of a beat that must agree, and what each counts."""
HOLDING = 0.25
"""Octaves about the tempo of the whole within which that of a part is expected."""
STEADINESS = 3.0
"""What a change of the tempo by 10 % within a second costs."""
FEWEST = 4
"""Beats that make a pulse."""
TIGHTNESS = 200.0
"""What a beat off its place costs, against deviations of the onset curve (Ellis 2007: 100; the tempo is followed here)."""
LOW_SHARE = 0.2
"""What the rise of the low bands counts beside that of all: a drum that keeps the time is low, what comes between is high."""
LEAST_PULSE = 0.13
"""Clarity of the pulse, 0…1, under which there are no beats."""
LEAST_CONTRAST = 1.6
"""How much stronger the onset curve must be at the beats than elsewhere: noise reaches 1.3, speech has no pulse."""
PART = 30.0
"""Seconds that have one tempo of their own, and have beats or none."""


@dataclass(frozen=True, slots=True, eq=False)
class Beats:
    """`times` of the beats in seconds, rising, none where there is no pulse, and their usual `tempo`, beats a minute (0 without beats)."""

    times: NDArray[np.float64]
    tempo: float


def find_beats(flux: Array, low: Array) -> Beats:
    """The beats in the onset curves of all bands and of the low ones (u,) (`hearing.flux_of`): of every half minute all or none."""
    parts = np.array_split(flux, max(1, round(len(flux) / ONSET_RATE / PART)))
    heard = [tempo_and_pulse(part) for part in parts]
    if max(pulse for _, pulse in heard) < LEAST_PULSE or len(flux) < 4 * 60 * ONSET_RATE / FASTEST:
        return Beats(np.empty(0), 0.0)
    plain, curve = _evened(flux), _evened(flux + LOW_SHARE * low)
    periods = 60 * ONSET_RATE / tempo_over_time(curve, tempo_and_pulse(flux)[0], [tempo for tempo, _ in heard])
    places = _track(curve, periods)
    starts = np.cumsum([0, *map(len, parts)])
    clear = [
        pulse >= LEAST_PULSE and _contrast(plain, places, start, end) >= LEAST_CONTRAST
        for (_, pulse), start, end in zip(heard, starts, starts[1:], strict=False)
    ]
    kept = _borne(flux, places[np.repeat(clear, np.diff(starts))[places]])
    if len(kept) < FEWEST:
        return Beats(np.empty(0), 0.0)
    return Beats(kept / ONSET_RATE, float(60 * ONSET_RATE / np.median(np.diff(kept))))


def _contrast(curve: Array, places: NDArray[np.intp], start: int, end: int) -> float:
    """The onset curve at the beats of a part over its mean."""
    inside = places[(places >= start) & (places < end)]
    mean = float(curve[start:end].mean())
    return float(ndimage.maximum_filter1d(curve, 3)[inside].mean()) / mean if len(inside) and mean > 1e-6 else 0.0


def _evened(flux: Array) -> Array:
    """The curve smoothed over 20 ms, as loud everywhere: over its deviation within about ten seconds."""
    smooth = ndimage.gaussian_filter1d(flux, 1.2)
    spread = np.sqrt(np.maximum(ndimage.uniform_filter1d(np.square(smooth), 860, mode="nearest"), 0))
    return np.asarray(smooth / np.maximum(spread, 0.25 * spread.mean() + 1e-6), dtype=np.float32)


def tempo_over_time(curve: Array, tempo: float, parts: Sequence[float]) -> NDArray[np.float64]:
    """Beats a minute at each value of an onset curve: the likeliest path through a tempogram.

    It is expected about the `tempo` of the whole and that of each of the equal `parts` of the curve.
    """
    starts = np.arange(0, len(curve), STEP)
    padded = np.pad(curve, SPAN)
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * SPAN)[starts] * np.hanning(2 * SPAN).astype(np.float32)
    windows = windows - windows.mean(axis=1, keepdims=True)
    power = np.abs(fft.rfft(windows, 4 * SPAN, axis=1)) ** 2
    correlation = fft.irfft(power, axis=1)[:, : 2 * SPAN]
    correlation = correlation / np.maximum(correlation[:, :1], 1e-6)
    strength = np.zeros((len(starts), len(TEMPI)))
    for multiple, counts in COMB:
        lags = 60 * ONSET_RATE / TEMPI * multiple
        low = np.minimum(lags.astype(int), 2 * SPAN - 2)
        part = np.minimum(lags - low, 1)
        inside = (lags < 1.6 * SPAN) * counts / (1 - np.minimum(lags, 1.6 * SPAN) / (2 * SPAN))  # the window's own fall made up for
        strength += np.maximum((1 - part) * correlation[:, low] + part * correlation[:, low + 1], 0) * inside
    local = np.asarray(parts)[np.minimum(starts * len(parts) // len(curve), len(parts) - 1)]
    expected = _about(tempo)[None] + np.stack([_about(each) for each in local]) + 0.02
    away = np.abs(np.log(TEMPI[:, None] / TEMPI[None])) / np.log(1.1)
    path = viterbi(6 * strength + np.log(expected), -STEADINESS * away)
    found: NDArray[np.float64] = np.exp(np.interp(np.arange(len(curve)), starts, np.log(TEMPI[path])))
    return found


def _about(tempo: float) -> NDArray[np.float64]:
    return np.asarray(np.exp(-0.5 * (np.log2(TEMPI / tempo) / HOLDING) ** 2))


@lru_cache(maxsize=1024)
def _pull(period: int) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """How far back the beat before may lie, and what each distance costs."""
    back = np.arange(-2 * period, -max(1, period // 2) + 1)
    return back, -TIGHTNESS * np.log(-back / period) ** 2


def _track(curve: Array, periods: NDArray[np.float64]) -> NDArray[np.intp]:
    """The places of the best row of beats."""
    whole = np.rint(periods).astype(int)
    margin = 2 * int(whole.max())
    scores = np.full(margin + len(curve), -np.inf)
    came = np.full(margin + len(curve), -1)
    for place in range(len(curve)):
        back, cost = _pull(int(whole[place]))
        reached = scores[place + margin + back] + cost
        best = int(reached.argmax())
        start = reached[best]
        if start > 0:
            came[margin + place] = margin + place + back[best]
        scores[margin + place] = curve[place] + max(start, 0.0)
    return _walked_back(scores, came, margin, int(whole[-1]))


def _walked_back(scores: NDArray[np.float64], came: NDArray[np.intp], margin: int, period: int) -> NDArray[np.intp]:
    """From the best of the last places to the first beat."""
    first = max(margin, len(scores) - period)
    place = first + int(scores[first:].argmax())
    found = []
    while place >= 0:
        found.append(place - margin)
        place = int(came[place])
    return np.asarray(found[::-1], dtype=np.intp)


def _borne(flux: Array, places: NDArray[np.intp]) -> NDArray[np.intp]:
    """The beats without those at both ends that no onset bears."""
    if not len(places):
        return places
    borne = ndimage.maximum_filter1d(flux, 5)[places]
    strong = np.flatnonzero(borne > 0.3 * np.sqrt(np.mean(np.square(borne))))
    return places[strong[0] : strong[-1] + 1] if len(strong) else places[:0]
