"""Sounds out of files: all channels at their own rate, with the tags worth keeping."""

import io
from pathlib import Path

import numpy as np
import soundfile

from studio.core.errors import StudioError, UnreadableMedia, UnsupportedMedia
from studio.core.large_arrays import ebb, floats
from studio.media.audio import Audio, Samples
from studio.media.mpeg import with_length
from studio.media.names import shown
from studio.media.quiet import quiet
from studio.media.signatures import AAC, AS_SOUND, HEAD_LENGTH, MP3, WINDOWS_MEDIA, Found, recognise
from studio.media.tags import read_tags

MOST_CHANNELS = 8
LONGEST_MINUTES = 60
MOST_SAMPLES = LONGEST_MINUTES * 60 * 48_000 * 2
"""A sound may hold as many samples as an hour of stereo at 48 kHz (1.4 GB in memory), and last no longer than an hour."""

RATES = (2_000, 768_000)
LOUDEST = 1e5
"""+100 dB over full scale: no sound, but numbers of another meaning."""

LARGEST_MP3 = 300_000_000
"""Bytes; an hour of the highest bit rate is half of it."""

LEAST_PART = 0.9
"""A sound that breaks off is taken where this part of the promised length is there, as a player would; otherwise it is refused."""

EBB = 1 << 20
"""After so many frames the system may have the memory of what was read."""

BLOCK = 1 << 12
"""Frames decoded at once; libsndfile gives up the whole block in which a file breaks off."""


class Stream(soundfile.SoundFile):  # type: ignore[misc]  # soundfile has no types
    """A sound file read from its beginning to its end, so that streams of unknown or wrong length can be read too.

    Otherwise soundfile seeks to where it already is after every block, which such streams refuse.
    """

    def seekable(self) -> bool:
        """Never."""
        return False


def read_sound(path: Path) -> Audio:
    """The sound in the file.

    Raises UnsupportedMedia, told from the header, over 60 minutes, 8 channels or the samples of an hour of stereo at 48 kHz, for
    unusual rates and for AAC and Windows Media where the system has no decoder; UnreadableMedia for damage, no frames, NaN or infinity.
    """
    try:
        with quiet():
            return _read(path)
    except (StudioError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 decoders raise several unrelated errors over damaged files
        raise UnreadableMedia(f"{shown(path)} is damaged, cut off or of an unusual kind", "convert it to WAV or FLAC anew") from None


def _read(path: Path) -> Audio:
    with path.open("rb") as file:
        found = recognise(file.read(HEAD_LENGTH), path)
    if found in {AAC, WINDOWS_MEDIA}:
        return _read_by_the_system(path, found)
    counted = with_length(path.read_bytes()) if found == MP3 and path.stat().st_size < LARGEST_MP3 else None
    with Stream(path if counted is None else io.BytesIO(counted)) as stream:
        _check_header(path, stream.frames, stream.channels, stream.samplerate)
        samples = _decode(path, stream)
        rate = int(stream.samplerate)
    return Audio(_checked(path, samples), rate, read_tags(path), path)


def _check_header(path: Path, frames: int, channels: int, rate: int) -> None:
    """Refuse by the header alone what is nothing or too much."""
    if frames < 1 or channels < 1:
        raise UnreadableMedia(f"{shown(path)} holds no sound", "take another file")
    if channels > MOST_CHANNELS:
        raise UnsupportedMedia(f"{shown(path)} has {channels} channels", f"up to {MOST_CHANNELS} are taken, mix it down first")
    if not RATES[0] <= rate <= RATES[1]:
        raise UnsupportedMedia(f"{shown(path)} has a rate of {rate} Hz", "convert it to 44100 or 48000 Hz first")
    if _is_known(frames):
        _check_length(path, frames, channels, rate)


def _is_known(frames: int) -> bool:
    return 0 < frames < 1 << 62


def _check_length(path: Path, frames: int, channels: int, rate: int) -> None:
    minutes, longest = frames / rate / 60, min(LONGEST_MINUTES, MOST_SAMPLES / channels / rate / 60)
    if minutes > longest:
        size = f"{channels} channels at {rate} Hz" if longest < LONGEST_MINUTES else "a sound"
        raise UnsupportedMedia(
            f"{shown(path)} lasts {minutes:.4g} minutes", f"up to {longest:.3g} minutes of {size} are taken, cut it first"
        )


def _decode(path: Path, file: Stream) -> Samples:
    """All frames, block by block: a header may promise more than there is, or nothing."""
    samples = floats(file.frames if _is_known(file.frames) else BLOCK, file.channels)
    done = 0
    while True:
        try:
            block = file.read(BLOCK, dtype="float32", always_2d=True)
        except soundfile.LibsndfileError:
            break
        if not len(block):
            break
        if done + len(block) > len(samples):
            samples = _longer(samples, done)
        samples[done : done + len(block)] = block
        if done // EBB != (done + len(block)) // EBB:
            ebb()
        done += len(block)
        _check_length(path, done, file.channels, file.samplerate)
    if not done:
        raise UnreadableMedia(f"{shown(path)} holds nothing that can be decoded", "fetch or export it anew")
    if _is_known(file.frames) and done < LEAST_PART * file.frames:
        seconds, promised = done / file.samplerate, file.frames / file.samplerate
        raise UnreadableMedia(f"{shown(path)} breaks off after {seconds:.1f} of {promised:.1f} seconds", "fetch or export it anew")
    return samples[:done]


def _longer(samples: Samples, done: int) -> Samples:
    """The first `done` frames with room for as many again and a block more."""
    longer = floats(2 * done + BLOCK, samples.shape[1])
    longer[:done] = samples[:done]
    return longer


def _checked(path: Path, samples: Samples) -> Samples:
    """`samples` unless they are no sound."""
    loudest = max(_highest(samples[start : start + EBB]) for start in range(0, len(samples), EBB))
    if not np.isfinite(loudest):
        raise UnreadableMedia(f"{shown(path)} holds values that are no numbers", "repair it in the program that made it")
    if loudest > LOUDEST:
        raise UnreadableMedia(f"{shown(path)} holds values up to {loudest:.2g} where 1 is full scale", "normalise it first")
    samples.setflags(write=False)  # a sound takes it as it is
    return samples


def _highest(samples: Samples) -> float:
    """The highest magnitude; NaN where there is one."""
    highest = float(np.maximum(samples.max(), -samples.min()))
    ebb()
    return highest


def _read_by_the_system(path: Path, found: Found) -> Audio:
    """AAC and Windows Media through the decoders of macOS and Windows, where pedalboard reaches them."""
    from pedalboard.io import AudioFile

    try:
        file = AudioFile(str(path))
    except (ValueError, RuntimeError, OSError):
        raise UnsupportedMedia(f"{shown(path)} is {found.name}", AS_SOUND) from None
    with file:
        _check_header(path, int(file.frames), int(file.num_channels), int(file.samplerate))
        samples = np.ascontiguousarray(file.read(int(file.frames)).T)
        return Audio(_checked(path, samples), int(file.samplerate), read_tags(path), path)
