"""A picture as a room: its palette is the chord that rings in it, its rows are the bands of the decay."""

import numpy as np
import torch
from numpy.typing import NDArray

from studio.mapping.mapper import SoundParameters
from studio.mapping.picture_bands import BAND_HZ, luminance_field
from studio.style.image_style import Colour, Lab, cluster_colours
from studio.style.spectrum import frame_length, istft, stft

Samples = NDArray[np.float32]
Note = tuple[float, float]
"""A MIDI pitch and its share of the chord."""

HUE_DEGREES = ((25, 0), (60, 7), (100, 4), (140, 9), (195, 2), (250, 10), (290, 3), (335, 5))
"""OKLab hue in degrees and semitones above the tonic; hue has no pitch of its own, so the song's key anchors it."""
LONGEST_SECONDS = 4.5
_PARTIALS = 6
_DEPTH_DB = 7.0


def palette_chord(lab: Lab, key: tuple[int, str], harmony: float = 1.0) -> list[Note]:
    """The palette of a picture as notes in `key` (tonic 0–11, "major" or "minor"), shares summing to 1.

    Light colours sound high, large and colourful ones loud; `harmony` 0…1 fades all but tonic and fifth.
    """
    notes: dict[int, float] = {}
    for colour, share in cluster_colours(lab, 6):
        pitch, weight = colour_pitch(colour, key)
        away = (pitch - key[0]) % 12 not in (0, 7)
        notes[pitch] = notes.get(pitch, 0.0) + share * weight * (harmony if away else 1.0)
    total = sum(notes.values()) + 1e-12
    return [(float(pitch), weight / total) for pitch, weight in sorted(notes.items())]


def colour_pitch(colour: Colour, key: tuple[int, str]) -> tuple[int, float]:
    """The pitch of a colour and how loudly it speaks for its area."""
    light, chroma, hue = colour[0], float(np.hypot(colour[1], colour[2])), float(np.rad2deg(np.arctan2(colour[2], colour[1]))) % 360
    tonic, mode = key
    if chroma < 0.03:
        degree = 0 if light < 0.55 else 7
    else:
        degree = min(HUE_DEGREES, key=lambda entry: min(abs(entry[0] - hue), 360 - abs(entry[0] - hue)))[1]
    degree = {4: 3, 9: 8}.get(degree, degree) if mode == "minor" else {3: 4, 10: 9}.get(degree, degree)
    octave = int(np.clip(np.floor(light * 4), 0, 3))
    return 36 + 12 * octave + (tonic + degree) % 12, 0.4 + 6 * chroma


def impulse_response(
    lab: Lab, parameters: SoundParameters, chord: list[Note], rate: int, channels: int, seed: int = 0, noise: float = 0.0
) -> Samples:
    """(taps, channels) of unit energy: decaying noise under the picture's light and dark, and its chord; every channel its own noise.

    `noise` 0…1 turns the noise and the phases from the usual ones to those of `seed`.
    """
    seconds = min(LONGEST_SECONDS, 1.6 * parameters.decay + 0.15)
    taps = max(1, int(seconds * rate))
    usual, other = (torch.Generator().manual_seed(number) for number in (0, seed + 1))
    white, phases = torch.randn(channels, taps, generator=usual), torch.rand(channels, len(chord) * _PARTIALS, generator=usual)
    if noise > 0:
        angle = noise * np.pi / 2
        white = float(np.cos(angle)) * white + float(np.sin(angle)) * torch.randn(white.shape, generator=other)
        phases = phases + noise * torch.rand(phases.shape, generator=other)
    tone = _ringing(parameters, chord, taps, rate, phases.numpy())
    share = parameters.resonance if tone.any() else 0.0
    response = (1 - share) * _unit(_noise(lab, parameters, taps, rate, white)) + share * _unit(tone)
    rise = max(1, int(0.001 * rate))
    response[:rise] *= np.linspace(0, 1, rise, dtype=np.float32)[: len(response), None]
    return _unit(response)


def _unit(response: Samples) -> Samples:
    return np.asarray(response / (np.sqrt(np.square(response).sum(axis=0, dtype=np.float64)) + 1e-9), dtype=np.float32)


def _noise(lab: Lab, parameters: SoundParameters, taps: int, rate: int, white: torch.Tensor) -> Samples:
    """(taps, channels) noise whose bands decay together, the high ones sooner, under the picture's light and dark of ±7 dB."""
    length = frame_length(rate)
    hop = length // 4
    spectrum = stft(white, length, hop)
    columns = spectrum.shape[2]
    times = np.arange(columns) * hop / rate
    octaves = np.log2(BAND_HZ)[:, None]
    damping = 8 * np.maximum(octaves - np.log2(800), 0) * (1 - 0.5 * parameters.register) * times / max(parameters.decay, 0.2)
    slope = 3 * np.clip(octaves - np.log2(400), 0, 5)
    decibels = _DEPTH_DB * luminance_field(lab, columns) - 60 * times / parameters.decay - damping - slope
    gain = bins_of(torch.from_numpy(10 ** (decibels / 20)).float(), length, rate)
    return np.asarray(istft(spectrum * gain, length, hop, taps).T.numpy(), dtype=np.float32)


def bins_of(field: torch.Tensor, length: int, rate: int) -> torch.Tensor:
    """(…, 96, t) values of the bands → (…, length/2+1, t) of the bins of a spectrum, linear between neighbours, level at both ends."""
    frequency = torch.fft.rfftfreq(length, 1 / rate)
    place = (12 * torch.log2(frequency.clamp(min=1e-3) / float(BAND_HZ[0]))).clamp(0, len(BAND_HZ) - 1)
    below = place.floor().long().clamp(max=len(BAND_HZ) - 2)
    share = (place - below)[:, None].to(field)
    below = below.to(field.device)
    return torch.lerp(field[..., below, :], field[..., below + 1, :], share)


def _ringing(parameters: SoundParameters, chord: list[Note], taps: int, rate: int, phases: NDArray[np.float32]) -> Samples:
    """(taps, channels) the chord's partials dying away; cold pictures stretch them like glass."""
    times = np.arange(taps, dtype=np.float32) / rate
    stretch = 2e-3 * max(0.0, -parameters.low_mid / 6)
    tone = np.zeros((taps, len(phases)), dtype=np.float32)
    for note, (pitch, weight) in enumerate(chord):
        ground = 440 * 2 ** ((pitch - 69) / 12)
        for partial in range(1, _PARTIALS + 1):
            frequency = ground * partial * (1 + stretch * partial)
            if frequency > rate / 2.2:
                break
            fade = 10 ** (-3 * times / parameters.decay * (1 + 0.25 * partial) / 1.2)
            angle = (2 * np.pi * frequency) * times.astype(np.float64)
            for channel, phase in enumerate(phases[:, note * _PARTIALS + partial - 1]):
                tone[:, channel] += weight * partial**-1.2 * np.sin(angle + 2 * np.pi * phase).astype(np.float32) * fade
    return tone
