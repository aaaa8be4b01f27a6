"""A sound ready to be heard: stereo float samples in a file that the device process walks by itself."""

import contextlib
import errno
import math
import mmap
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import DiskFull, UnwritableTarget
from studio.media.audio import Audio

Samples = NDArray[np.float32]

CHANNELS = 2
HIGHEST_GAIN_DB = 24.0

_BLOCK = 1 << 18
_HIGHEST_SAMPLE = 16.0
_HALF = math.sqrt(0.5)
_LEFT_RIGHT = {
    3: ((1, 0, _HALF), (0, 1, _HALF)),
    4: ((1, 0, _HALF, 0), (0, 1, 0, _HALF)),
    5: ((1, 0, _HALF, _HALF, 0), (0, 1, _HALF, 0, _HALF)),
    6: ((1, 0, _HALF, 0, _HALF, 0), (0, 1, _HALF, 0, 0, _HALF)),
    8: ((1, 0, _HALF, 0, _HALF, 0, _HALF, 0), (0, 1, _HALF, 0, 0, _HALF, 0, _HALF)),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """Float32 frames×2 in the file `path`, `rate` in Hz; heard times `gain`; `loudness` in LUFS before the gain (−inf: silence)."""

    path: Path
    frames: int
    rate: int
    gain: float = 1.0
    loudness: float = -math.inf
    channels: int = CHANNELS

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.frames / self.rate


def stereo(samples: Samples) -> Samples:
    """(frames, channels) as (frames, 2): mono on both sides, more channels laid left and right by ITU-R BS.775 without growing louder."""
    channels = samples.shape[1]
    if channels == CHANNELS:
        return samples
    if channels == 1:
        return np.repeat(samples, CHANNELS, axis=1)
    sides = _LEFT_RIGHT.get(channels) or (tuple(float(k % 2 == 0) for k in range(channels)), tuple(float(k % 2) for k in range(channels)))
    weights = np.array(sides, dtype=np.float32)
    return np.asarray(samples @ (weights / weights.sum(axis=1, keepdims=True)).T, dtype=np.float32)


def heard_loudness(audio: Audio) -> float:
    """Integrated loudness in LUFS of `audio` as the player gives it out, in stereo; −inf for silence and for less than 0.4 s."""
    from studio.effects.loudness import loudness

    return loudness(stereo(audio.samples), audio.rate)


def _level(samples: Samples) -> float:
    """Root mean square in dB, on a scale of its own; −inf for silence."""
    power = float(np.mean(np.square(samples, dtype=np.float64)))
    return 10 * math.log10(power) if power > 0 else -math.inf


def _gain(audio: Audio, loudness: float, reference: Audio | float | None) -> float:
    """The factor that brings `audio` to the loudness of `reference`; by RMS where one is too short or soft to have a loudness."""
    if reference is None:
        return 1.0
    wanted = reference if isinstance(reference, float | int) else heard_loudness(reference)
    present = loudness
    if isinstance(reference, Audio) and not (math.isfinite(wanted) and math.isfinite(present)):
        wanted, present = _level(stereo(reference.samples)), _level(stereo(audio.samples))
    if not (math.isfinite(wanted) and math.isfinite(present)):
        return 1.0
    return float(10 ** (min(wanted - present, HIGHEST_GAIN_DB) / 20))


def _blocks(audio: Audio) -> Iterator[Samples]:
    """`audio` in stereo, block by block, without what is no number and without what no loudspeaker should get."""
    for start in range(0, audio.frames, _BLOCK):
        block = stereo(audio.samples[start : start + _BLOCK])
        if not (np.isfinite(block).all() and np.abs(block).max(initial=0) <= _HIGHEST_SAMPLE):
            block = np.clip(np.nan_to_num(block, posinf=0.0, neginf=0.0), -_HIGHEST_SAMPLE, _HIGHEST_SAMPLE)
        yield block


def _store(blocks: Iterator[Samples], folder: Path) -> tuple[Path, int]:
    """Write `blocks` into a new file in `folder`; the path and the number of frames."""
    path = folder / f"{uuid.uuid4().hex}.voice"
    frames = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            for block in blocks:
                file.write(np.ascontiguousarray(block, dtype="<f4").data)
                frames += len(block)
    except OSError as error:
        remove_voice(path)
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull(f"No room in {folder} for the sound to be heard", "free some disk space") from error
        raise UnwritableTarget(f"{folder} takes no files", "make it writable") from error
    return path, frames


def write_voice(audio: Audio, folder: Path, reference: Audio | float | None = None, rate: int | None = None) -> Voice:
    """Lay `audio` into a new scratch file in `folder`, ready to be heard; takes seconds for an hour of sound, so call it in a thread.

    `reference` (a sound, or LUFS): the gain makes `audio` as loud as it, at most 24 dB louder; without one the gain is exactly 1.
    `rate`: the rate in Hz to which the samples are brought; without one they stay as they are, to the bit.
    Raises DiskFull and UnwritableTarget.
    """
    if rate is not None and rate != audio.rate:
        import soxr

        audio = replace(audio, samples=soxr.resample(stereo(audio.samples), audio.rate, rate), rate=rate)
    loudness = heard_loudness(audio)
    gain = _gain(audio, loudness, reference)
    path, frames = _store(_blocks(audio), folder)
    return Voice(path, frames, audio.rate, gain, loudness)


def continued_voice(audio: Audio, folder: Path, before: Voice) -> Voice:
    """`audio`, an edited form of what `before` holds, in a new file in `folder`, heard with the same gain: nothing is measured anew."""
    path, frames = _store(_blocks(audio), folder)
    return replace(before, path=path, frames=frames, rate=audio.rate)


def voice_samples(voice: Voice) -> tuple[Samples, mmap.mmap]:
    """The samples of `voice` (frames, 2) without its gain, read-only, and the memory map they lie in; OSError where the file is gone."""
    with voice.path.open("rb") as file:
        memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    samples = np.frombuffer(memory, dtype="<f4", count=voice.frames * CHANNELS).reshape(voice.frames, CHANNELS)
    return samples, memory


def resampled(voice: Voice, rate: int) -> Voice:
    """`voice` at `rate` Hz in a new file beside its own, block by block."""
    import soxr

    samples, _ = voice_samples(voice)
    stream = soxr.ResampleStream(voice.rate, rate, CHANNELS, dtype="float32")
    starts = range(0, voice.frames, _BLOCK)
    blocks = (stream.resample_chunk(samples[start : start + _BLOCK], last=start == starts[-1]) for start in starts)
    path, frames = _store(blocks, voice.path.parent)
    return replace(voice, path=path, frames=frames, rate=rate)


def remove_voice(voice: Voice | Path) -> None:
    """Delete the file of `voice`; one that is still being heard goes on sounding, or stays where the system forbids the deletion."""
    with contextlib.suppress(OSError):
        os.unlink(voice.path if isinstance(voice, Voice) else voice)


def remove_voices(folder: Path) -> None:
    """Delete every voice in `folder`, and the tables beside them: those that a run left behind which did not end."""
    for path in (*folder.glob("*.voice"), *folder.glob("*.tables")):
        remove_voice(path)
