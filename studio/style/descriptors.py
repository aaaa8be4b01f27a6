"""A whole work heard in pieces of half a minute: mel bands and the spectrum in thirds of semitones, frame by frame, in bounded memory."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import soxr

from studio.media.audio import Audio
from studio.style.chroma import log_frequency
from studio.style.hearing import (
    FAST_HOP,
    FAST_LENGTH,
    LOW_BANDS,
    RATE,
    SLOW_HOP,
    SLOW_LENGTH,
    Array,
    flux_of,
    mel_power,
    spectrogram_of_padded,
)

PIECE = 320 * SLOW_HOP
"""Samples at 22.05 kHz that are heard at once: 29.7 s."""
MARGIN = SLOW_LENGTH // 2
"""Samples of its neighbours on both sides of a piece."""
CANCELLED = 0.01
"""Power of the mean of the channels against theirs under which the first channel is heard in its place (`hearing.mono`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Descriptors:
    """What was heard of `seconds` of sound: `mels` (64, u) power every 256 samples, `notes` (217, v) magnitudes every 2048 at 22.05 kHz."""

    seconds: float
    mels: Array
    notes: Array

    def flux(self) -> Array:
        """(u,) the onset curve of `hearing.spectral_flux`."""
        return flux_of(self.mels)

    def low_flux(self) -> Array:
        """(u,) the same of the low bands."""
        return flux_of(self.mels, LOW_BANDS)


def describe_frames(audio: Audio) -> Descriptors:
    """Hear the whole of a sound; an hour takes 120 MB and about ten seconds."""
    mels, notes = [], []
    less = (SLOW_LENGTH - FAST_LENGTH) // 2
    for piece in pieces(audio):
        mels.append(mel_power(spectrogram_of_padded(piece[less : len(piece) - less], FAST_LENGTH, FAST_HOP)))
        notes.append(log_frequency(np.sqrt(spectrogram_of_padded(piece, SLOW_LENGTH, SLOW_HOP))))
    return Descriptors(audio.seconds, np.concatenate(mels, axis=1), np.concatenate(notes, axis=1))


def pieces(audio: Audio) -> Iterator[Array]:
    """The sound as `hearing.mono` hears it, in pieces of `PIECE` samples and `MARGIN` − 1 to `MARGIN` more on both sides.

    Frames centred every so many samples from `MARGIN` on follow one another over the pieces as they do in the whole; zeros beyond its ends.
    """
    scale, one = _level(audio)
    stream = soxr.ResampleStream(audio.rate, RATE, 1, dtype="float32", quality="MQ") if audio.rate != RATE else None
    waiting = np.zeros(MARGIN, np.float32)
    wanted = PIECE + 2 * MARGIN - 1
    for block, last in _blocks(audio, one):
        heard = block if stream is None else stream.resample_chunk(block, last=last)
        waiting = np.concatenate([waiting, heard.reshape(-1) * scale])
        if last:
            waiting = np.concatenate([waiting, np.zeros(MARGIN, np.float32)])
        while len(waiting) >= wanted:
            yield waiting[:wanted]
            waiting = waiting[PIECE:]
    if len(waiting) >= 2 * MARGIN:
        yield waiting


def _blocks(audio: Audio, one: bool) -> Iterator[tuple[Array, bool]]:
    """About half a minute of frames each, as one channel, and whether it is the last."""
    size = max(1, round(PIECE / RATE * audio.rate))
    for start in range(0, audio.frames, size):
        part = audio.samples[start : start + size]
        mixed = part[:, 0] if one else part.mean(axis=1)
        yield np.ascontiguousarray(mixed, dtype=np.float32), start + size >= audio.frames


def _level(audio: Audio) -> tuple[np.float32, bool]:
    """What brings the peak to 1 (0 for silence), and whether only the first channel is heard since the channels cancel each other."""
    peaks, own, mixed = [0.0], 0.0, 0.0
    for block, _ in _blocks(audio, False):
        peaks.append(float(np.abs(block).max()))
        mixed += float(np.square(block, dtype=np.float64).sum())
    size = max(1, round(PIECE / RATE * audio.rate))
    for start in range(0, audio.frames, size):
        own += float(np.square(audio.samples[start : start + size]).mean(axis=1, dtype=np.float64).sum())
    one = mixed < CANCELLED * own
    if one:
        peaks = [float(np.abs(block).max()) for block, _ in _blocks(audio, True)]
    peak = max(peaks)
    return np.float32(1 / peak if peak > 1e-7 else 0.0), one
