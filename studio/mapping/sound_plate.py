"""A picture carried into sound, a work to hear on its own: it is read from left to right, its colours are the notes, its light the breath.

After the graphic scores of UPIC (Xenakis 1977): columns are time, rows are pitch. Notes of the palette sound while their colour is in the
column, in the octaves of the heights where it stands; noise under the picture's light and dark is the ground they lie on.
"""

from dataclasses import replace

import numpy as np
import torch
from numpy.typing import NDArray
from scipy import ndimage

from studio.effects.convolution import convolve
from studio.effects.limiter import limit
from studio.effects.loudness import loudness
from studio.effects.modulation import roughen
from studio.mapping.mapper import SoundParameters, sound_parameters
from studio.mapping.picture_bands import BAND_HZ, luminance_field
from studio.mapping.picture_space import bins_of, colour_pitch, impulse_response, palette_chord
from studio.mapping.targets import with_affect
from studio.media.audio import Audio
from studio.media.image import Image
from studio.style.image_style import Colour, Lab, cluster_colours, describe, oklab_of
from studio.style.profile import describe as profiled
from studio.style.spectrum import frame_length, istft, stft

Samples = NDArray[np.float32]
Curves = NDArray[np.float32]

LOUDNESS = -18.0
"""LUFS of a plate."""
C_MAJOR = (0, "major")
_OCTAVES = 4
_PARTIALS = 4
_CURVE_RATE = 200.0
_DEPTH_DB = 9.0


def sound_plate(
    picture: Image, seconds: float = 10.0, rate: int = 44_100, seed: int = 0, channels: int = 2, key: tuple[int, str] = C_MAJOR
) -> Audio:
    """The picture as `seconds` of sound at `rate` Hz in `key` (tonic 0–11, "major" or "minor"); the same for the same seed."""
    lab = oklab_of(picture)
    found = profiled("image", describe(lab))
    z = with_affect({name: attribute.z for name, attribute in found.attributes.items()}, found.affect)
    samples = read_aloud(lab, sound_parameters(z), max(1, round(seconds * rate)), rate, channels, key, seed)
    ramp = np.minimum(1, np.minimum(np.arange(len(samples)) / (0.02 * rate), np.arange(len(samples))[::-1] / (0.4 * rate)))
    samples = samples * ramp[:, None].astype(np.float32)
    level = loudness(samples, rate)
    gain = 10 ** ((LOUDNESS - level) / 20) if np.isfinite(level) else 1.0
    return Audio(limit(np.asarray(samples * np.float32(gain), dtype=np.float32), rate), rate)


def read_aloud(lab: Lab, parameters: SoundParameters, frames: int, rate: int, channels: int, key: tuple[int, str], seed: int) -> Samples:
    """(frames, channels) the reading of an OKLab picture from left to right, before any levelling; root mean square about 0.1."""
    generator = torch.Generator().manual_seed(seed)
    ground = _ground(lab, parameters, torch.randn(channels, frames, generator=generator), rate)
    notes = _notes(lab, parameters, frames, rate, channels, key)
    share = 1 / (1 + np.exp(-(0.9 + 0.9 * parameters.richness - 1.8 * (parameters.roughness - 0.35))))
    sound = share * _levelled(notes) + (1 - share) * _levelled(ground)
    sound = roughen(np.asarray(sound, dtype=np.float32), rate, 0.6 * parameters.roughness, parameters.roughness_rate)
    quiet = replace(parameters, resonance=0.4 * parameters.resonance)
    room = impulse_response(lab, quiet, palette_chord(lab, key), rate, channels, seed)
    return _levelled(convolve(sound, room, parameters.wet))


def _levelled(samples: Samples) -> Samples:
    level = float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
    return np.asarray(samples * (0.1 / (level + 1e-9)), dtype=np.float32)


def _ground(lab: Lab, parameters: SoundParameters, white: torch.Tensor, rate: int) -> Samples:
    """(frames, channels) noise under light and dark (±9 dB a deviation), falling by 2 to 5 dB an octave."""
    length = frame_length(rate)
    spectrum = stft(white, length, length // 4)
    slope = -3.5 + 1.5 * parameters.brightness + 0.5 * parameters.register
    decibels = _DEPTH_DB * luminance_field(lab, spectrum.shape[2]) + slope * np.log2(BAND_HZ / 200)[:, None]
    gain = bins_of(torch.from_numpy(10 ** (decibels / 20)).float(), length, rate)
    return np.asarray(istft(spectrum * gain, length, length // 4, white.shape[1]).T.numpy(), dtype=np.float32)


def _notes(lab: Lab, parameters: SoundParameters, frames: int, rate: int, channels: int, key: tuple[int, str]) -> Samples:
    """(frames, channels) one voice for each colour of the palette; warm colours to the left, cold ones to the right."""
    colours = [colour for colour, _ in cluster_colours(lab, 6)]
    presence = _presence(lab, colours, parameters, max(2, round(frames / rate * _CURVE_RATE)))
    places = np.arange(frames) * (_CURVE_RATE / rate)
    times = np.arange(frames) / rate
    sound = np.zeros((frames, channels), dtype=np.float32)
    for colour, octaves in zip(colours, presence, strict=True):
        voice = np.zeros(frames, dtype=np.float32)
        pitch, weight = colour_pitch(colour, key)
        for octave, curve in enumerate(octaves):
            envelope = np.interp(places, np.arange(len(curve)), curve).astype(np.float32)
            voice += envelope * _tone(440 * 2 ** ((36 + pitch % 12 + 12 * octave - 69) / 12), times, rate, parameters)
        side = float(np.tanh(6 * (colour[1] + colour[2])))
        for channel in range(channels):
            gain = 1.0 if channels == 1 else np.sqrt(0.5 + 0.4 * side * (1 if channel % 2 == 0 else -1))
            sound[:, channel] += np.float32(weight * gain) * voice
    return sound


def _tone(frequency: float, times: NDArray[np.float64], rate: int, parameters: SoundParameters) -> Samples:
    """(frames,) partials of one note, fewer for a pure picture, stretched like glass for a cold one."""
    fall = 1.6 - 0.5 * parameters.richness
    stretch = 1e-3 * max(0.0, -parameters.low_mid / 6)
    tone = np.zeros(len(times), dtype=np.float32)
    for partial in range(1, _PARTIALS + 1):
        sounding = frequency * partial * (1 + stretch * partial**2)
        if sounding > rate / 2.2:
            break
        tone += np.float32(partial**-fall) * np.sin(((2 * np.pi * sounding * times) % (2 * np.pi)).astype(np.float32))
    return tone


def _presence(lab: Lab, colours: list[Colour], parameters: SoundParameters, steps: int) -> Curves:
    """(colours, octaves, steps) how strongly each colour stands in each column, by the octave of its height.

    It is struck anew in the pulse of the picture, the harder the sharper that is.
    """
    small = lab[:: max(1, len(lab) // 64), :: max(1, lab.shape[1] // 256)]
    distance = np.stack([((small - np.array(colour)) ** 2 * np.array([1, 4.8, 4.8])).sum(axis=2) for colour in colours])
    nearest = distance.argmin(axis=0)
    height = np.linspace(1, 0, len(small))
    place = 0.3 + height * (_OCTAVES - 1.3) + 0.6 * parameters.register
    rows = np.maximum(0, 1 - np.abs(place[None] - np.arange(_OCTAVES)[:, None]))
    shares = np.stack([rows @ (nearest == number) / len(small) for number in range(len(colours))])
    columns = np.linspace(0, small.shape[1] - 1, steps)
    curves = ndimage.map_coordinates(shares, np.meshgrid(*map(np.arange, shares.shape[:2]), columns, indexing="ij"), order=1)
    struck = _struck(curves, parameters)
    return np.asarray(ndimage.gaussian_filter1d(struck, 0.004 * _CURVE_RATE, axis=2), dtype=np.float32)


def _struck(curves: Curves, parameters: SoundParameters) -> Curves:
    """The curves struck anew each beat, every second or every third in turn, dying away by as much as the picture is sharp."""
    beat = max(2, round(_CURVE_RATE / parameters.tremolo_rate))
    steps = np.arange(curves.shape[2])
    hardness = float(np.clip(0.7 + 0.45 * parameters.attack, 0, 0.97))
    last = _CURVE_RATE * (0.12 + 0.25 * parameters.decay)
    struck = np.empty_like(curves)
    for number, curve in enumerate(curves):
        period = beat * (1 + number % 3)
        since = (steps - number * beat) % period
        relief = np.maximum(curve[:, np.maximum(steps - since, 0)] - 0.3 * curve.mean(axis=1, keepdims=True), 0) ** 0.7
        struck[number] = relief * (1 - hardness + hardness * np.exp(-since / last))
    return struck
