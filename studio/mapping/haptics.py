"""Works as vibration: what a fingertip would feel over time, of a sound from its envelope, of a picture along a path over its relief.

A surface that is stroked is felt as the vibration its profile makes at the finger's speed (Wiertlewski, Lozada & Hayward 2011); skin feels
about 40 to 400 Hz best (Bolanowski et al. 1988).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import soxr
from numpy.typing import NDArray
from scipy import ndimage, signal

from studio.effects.octave import octave_up
from studio.mapping.tactile import Height, height_map
from studio.media.audio import Audio
from studio.media.image import Image
from studio.style.descriptors import MARGIN, PIECE, describe_frames, pieces
from studio.style.hearing import ONSET_RATE, RATE, TINY, find_onsets

Curve = NDArray[np.float32]

VIBRATION_RATE = 8000
"""Samples a second of a vibration."""
LOWEST_HZ, HIGHEST_HZ = 40.0, 400.0
CARRIER_HZ = 70.0, 280.0
"""The vibration of a dull and of a bright sound."""
CURVE_RATE = ONSET_RATE
"""Values a second of intensity and sharpness, 86.1."""
RANGE_DB = 45.0
"""Levels this far under the loudest are not felt any more."""
ROUGH_HZ = 25.0, 90.0
ENVELOPE_STEP = 16
LOWEST_ROUGH_HZ = 150.0
"""Below it the halves of a wave itself would pass for roughness."""
PEAK = 0.89
"""−1 dBFS."""
PATH_SECONDS, PATH_ROWS = 10.0, 8
SCANNED_EDGE = 1024
"""Pixels of a row: at this speed texture of 2 to 20 px is felt as 400 to 40 Hz."""
PLAIN_VIBRATION = 0.02
"""The vibration (heights, root mean square) that is felt fully; what is fainter is felt less, not lifted."""
OCTAVES_UP = 3
AUDIBLE_RATE = 44_100


@dataclass(frozen=True, slots=True, eq=False)
class Haptics:
    """`vibration` (n,) within ±0.89, 8000 a second, 40…400 Hz; `intensity` and `sharpness` (m,) 0…1, 86.1 a second.

    `taps`: when something sets in, seconds, and how strongly, 0…1.
    """

    vibration: Curve
    intensity: Curve
    sharpness: Curve
    taps: tuple[tuple[float, float], ...] = ()

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.vibration) / VIBRATION_RATE


def haptics(work: Image | Audio) -> Haptics:
    """What is felt of a sound over its length, or of a picture in ten seconds, eight rows there and back."""
    return _of_sound(work) if isinstance(work, Audio) else _of_relief(height_map(work))


def _of_sound(audio: Audio) -> Haptics:
    """A carrier that is higher the brighter the sound, as strong as it is loud, beating as it is rough; taps at its onsets."""
    heard = describe_frames(audio)
    power = heard.mels.sum(axis=0)
    loudest = float(power.max())
    intensity = np.clip(1 + 10 * np.log10(power / max(loudest, TINY) + 1e-12) / RANGE_DB, 0, 1) if loudest > TINY else np.zeros(len(power))
    loud = np.sqrt(heard.mels)
    places = np.linspace(0, 1, len(loud))[:, None]
    sharpness = ndimage.uniform_filter1d((loud * places).sum(axis=0) / (loud.sum(axis=0) + TINY), 5)
    sharpness = np.clip(1.6 * sharpness, 0, 1)
    flux = heard.flux()
    onsets = find_onsets(flux) if loudest > TINY else np.zeros(0, dtype=np.intp)
    taps = tuple((float(place / ONSET_RATE), float(np.clip(flux[place] / (flux.max() + TINY), 0.1, 1))) for place in onsets)
    count = max(1, round(audio.seconds * VIBRATION_RATE))
    times = np.arange(count) / VIBRATION_RATE
    bends = np.arange(len(sharpness)) / CURVE_RATE
    pitch = CARRIER_HZ[0] * (CARRIER_HZ[1] / CARRIER_HZ[0]) ** np.interp(times, bends, sharpness)
    carrier = np.sin(2 * np.pi * np.cumsum(pitch) / VIBRATION_RATE)
    level = np.interp(times, bends, ndimage.gaussian_filter1d(intensity, 1.0)) * (1 + _beating(audio, times))
    return Haptics(_felt(level * carrier, 1.0), _kept(intensity), _kept(sharpness), taps)


def _beating(audio: Audio, times: NDArray[np.float64]) -> NDArray[np.float64]:
    """The fluctuation of the sound's envelope between 25 and 90 Hz against the envelope itself, within ±1, at `times`."""
    envelope = np.concatenate(list(_envelope(audio)))
    rate = RATE / ENVELOPE_STEP
    band = signal.butter(2, ROUGH_HZ, "bandpass", fs=rate, output="sos")
    fluctuation = signal.sosfiltfilt(band, envelope, padlen=min(60, len(envelope) - 1))
    mean = ndimage.uniform_filter1d(envelope, max(1, round(rate / ROUGH_HZ[0])))
    share = np.clip(fluctuation / (mean + 0.02 * float(envelope.max()) + TINY), -1, 1)
    return np.asarray(np.interp(times, np.arange(len(share)) / rate, share))


def _envelope(audio: Audio) -> Iterator[Curve]:
    """Means of 16 rectified samples of what lies above 150 Hz, piece by piece."""
    high = signal.butter(2, LOWEST_ROUGH_HZ, "highpass", fs=RATE, output="sos")
    for piece in pieces(audio):
        kept = np.abs(signal.sosfilt(high, piece)).astype(np.float32)[MARGIN:][:PIECE]
        whole = np.pad(kept, (0, -len(kept) % ENVELOPE_STEP))
        yield whole.reshape(-1, ENVELOPE_STEP).mean(axis=1)


def _of_relief(height: Height) -> Haptics:
    """The profile along a path of eight rows there and back, high passes as sharpness, its strength as intensity."""
    count = round(PATH_SECONDS * VIBRATION_RATE)
    rows, columns = path(count)
    scale = max(height.shape) / SCANNED_EDGE
    softened = ndimage.gaussian_filter(height, scale / 2) if scale > 1 else height
    profile = ndimage.map_coordinates(softened, [rows * (height.shape[0] - 1), columns * (height.shape[1] - 1)], order=1, mode="nearest")
    texture = signal.sosfiltfilt(_band(), profile - profile.mean())
    power = ndimage.uniform_filter1d(texture**2, VIBRATION_RATE // 20)
    fast = ndimage.uniform_filter1d(np.gradient(texture) ** 2, VIBRATION_RATE // 20)
    hertz = np.sqrt(fast / (power + 1e-12)) * VIBRATION_RATE / (2 * np.pi)
    bends = np.arange(0, PATH_SECONDS, 1 / CURVE_RATE)
    times = np.arange(count) / VIBRATION_RATE
    felt = 1 - np.exp(-np.sqrt(power) / PLAIN_VIBRATION)
    sharpness = np.clip(np.log(np.maximum(hertz, 1) / LOWEST_HZ) / np.log(HIGHEST_HZ / LOWEST_HZ), 0, 1)
    loudest = float(np.abs(texture).max())
    return Haptics(
        _felt(texture, max(loudest, PLAIN_VIBRATION)), _kept(np.interp(bends, times, felt)), _kept(np.interp(bends, times, sharpness))
    )


def path(count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(count,) rows and columns, 0…1, of a finger that goes to the right along one of eight rows and back along the next."""
    place = np.linspace(0, PATH_ROWS, count, endpoint=False)
    row = np.minimum(np.floor(place), PATH_ROWS - 1)
    across = place - row
    return (row + 0.5) / PATH_ROWS, np.where(row % 2 == 0, across, 1 - across)


def _band() -> NDArray[np.float64]:
    return np.asarray(signal.butter(4, (LOWEST_HZ, HIGHEST_HZ), "bandpass", fs=VIBRATION_RATE, output="sos"))


def _felt(wave: NDArray[np.floating], full: float) -> Curve:
    """`wave` within 40…400 Hz; what reaches `full` comes to −1 dBFS, and nothing beyond it."""
    felt = signal.sosfiltfilt(_band(), wave, padlen=min(200, len(wave) - 1)) / full * PEAK
    return _kept(np.clip(felt * min(1.0, PEAK / max(float(np.abs(felt).max()), TINY)), -PEAK, PEAK))


def _kept(values: NDArray[np.floating]) -> Curve:
    found = np.asarray(values, dtype=np.float32)
    found.setflags(write=False)
    return found


def audible(vibration: Audio) -> Audio:
    """A recording of a vibration as a sound: three octaves higher in its own time, so that 40…400 Hz become 320…3200; peak −1 dBFS."""
    samples = vibration.samples
    if vibration.rate != AUDIBLE_RATE:
        samples = np.asarray(soxr.resample(samples, vibration.rate, AUDIBLE_RATE), dtype=np.float32)
    samples = samples if len(samples) else np.zeros((1, vibration.channels), dtype=np.float32)
    for _ in range(OCTAVES_UP):
        samples = octave_up(samples, AUDIBLE_RATE)
    peak = float(np.abs(samples).max())
    return Audio(samples * np.float32(PEAK / peak) if peak > TINY else samples, AUDIBLE_RATE)
