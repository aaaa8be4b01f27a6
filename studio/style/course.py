"""How a sound goes: beats and bars, chords, sections and onsets over its whole length. No torch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.media.audio import Audio
from studio.style import audio_style
from studio.style.bars import find_bars
from studio.style.beats import Beats, find_beats
from studio.style.chords import Chord, find_chords, key_name
from studio.style.chroma import TREBLE, activations, register_chroma, tuned, whitened, within
from studio.style.descriptors import Descriptors, describe_frames
from studio.style.hearing import ONSET_RATE, RATE, SLOW_HOP, Array, excerpt, find_onsets
from studio.style.sections import Section, find_sections, steps

NOTES_RATE = RATE / SLOW_HOP
HALF_SECOND = 0.5
"""Distance of the times between which chords are sought where there are no beats."""
QUIET = 1e-6
"""Power under the loudest (−60 dB) that counts as silence, in which no beat is kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """What happens when in `seconds` of sound; all times in seconds, rising.

    `key` as it is written ("Bb major", "" for silence), `tempo` in beats a minute, 0 where there is no pulse; `onsets`, `beats`, `bars`
    (their first beats, none where the count is not clear) with `metre` beats each (0: unknown), `chords` and `sections`.
    """

    seconds: float
    key: str
    tempo: float
    onsets: NDArray[np.float64]
    beats: NDArray[np.float64]
    bars: NDArray[np.float64]
    metre: int
    chords: tuple[Chord, ...]
    sections: tuple[Section, ...]


def follow(audio: Audio) -> Course:
    """Hear how a sound goes, whatever its length: an hour in half a minute and a few hundred megabytes."""
    frames = describe_frames(audio)
    if not frames.mels.any():
        nothing = np.empty(0)
        return Course(audio.seconds, "", 0.0, nothing, nothing, nothing, 0, (), (Section(0.0, audio.seconds, "A"),))
    flux = frames.flux()
    pulse = find_beats(flux, frames.low_flux())
    beats = _audible(pulse, frames)
    spectra = whitened(tuned(frames.notes))
    tonality = audio_style.key(excerpt(audio.samples, audio.rate), audio.rate)
    chords = find_chords(*_between(spectra, beats, audio.seconds), tonality)
    times = steps(audio.seconds)
    chroma = register_chroma(activations(within(spectra, times * NOTES_RATE)), TREBLE)
    bars, metre = find_bars(beats, frames.mels, _changes(chords, beats))
    sections = find_sections(frames.mels, chroma, times, bars if len(bars) else beats)
    onsets = find_onsets(flux) / ONSET_RATE
    return Course(audio.seconds, key_name(tonality), pulse.tempo, onsets, beats, bars, metre, chords, sections)


def _audible(pulse: Beats, frames: Descriptors) -> NDArray[np.float64]:
    """The beats within two seconds of which something sounds."""
    level = frames.mels.sum(axis=0)
    reach = round(2 * ONSET_RATE)
    sums = np.concatenate([np.zeros(1), np.cumsum(level > QUIET * level.max())])
    places = np.rint(pulse.times * ONSET_RATE).astype(int)
    first, last = (np.clip(places + away, 0, len(level)) for away in (-reach, reach))
    return np.asarray(pulse.times[sums[last] > sums[first]])


def _between(spectra: Array, beats: NDArray[np.float64], seconds: float) -> tuple[Array, NDArray[np.float64]]:
    """The notes between the beats, and these bounds; where there are none, every half second."""
    even = np.linspace(0, seconds, max(2, round(seconds / HALF_SECOND) + 1))
    if not len(beats):
        bounds = even
    else:
        before, after = even[even < beats[0] - HALF_SECOND], even[even > beats[-1] + HALF_SECOND]
        upbeat = max(beats[0] - HALF_SECOND / 2, 0)  # what is heard of the first beat in the frames before it stays apart
        bounds = np.unique(np.concatenate([[0.0, upbeat], before, beats[(beats > 0.05) & (beats < seconds - 0.05)], after, [seconds]]))
    return within(spectra, bounds * NOTES_RATE), bounds


def _changes(chords: tuple[Chord, ...], beats: NDArray[np.float64]) -> NDArray[np.float64]:
    """(beats,) 1 where a chord begins, else 0."""
    starts = np.array([chord.start for chord in chords])
    return np.asarray(np.isin(np.round(beats, 6), np.round(starts, 6)), dtype=np.float64)
