"""The sound engine's core: gains over bands and time that give a sound, and a layer under it, the statistics of a style.

A field of gains that is smooth over frequency cannot resolve partials, so the content keeps its pitches and its own phase.
Both fields are found together by a few steps of Adam on the bands of the ear; the tune (chroma) and the rhythm (spectral
flux) of the content are terms of what is minimised.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from torch import Tensor

from studio.style.sound_statistics import SoundStatistics, distance, envelopes, measure, octaves_within
from studio.style.spectrum import (
    band_centres,
    ear_bank,
    frame_length,
    mean_powers,
    powers_of,
    semitone_bank,
    spread_bank,
    stft,
    stft_pieces,
)

NEPER = 20 / np.log(10)
"""Decibels in one neper; the fields hold natural logarithms of amplitudes."""
LOWEST, HIGHEST = -24 / NEPER, 18 / NEPER
"""Range of the content's gains."""
LAYER_LOWEST, LAYER_START, LAYER_HIGHEST = -60 / NEPER, -12 / NEPER, 6 / NEPER
"""Range of the layer's gains and where the search for them begins; 0 is the content's own power."""

_RATE = 0.12
_MEMORY = (0.9, 0.95)
_TUNE_FRAMES = 4
_PULSE = 10.0
_WEIGHTS = {"tune": 12.0, "rhythm": 30.0, "smoothness": 2.0}


@dataclass(frozen=True, slots=True)
class Grid:
    """The frame of all fields of sounds at one rate: STFT `length` and `hop`, banks of weights.

    `bank` sums STFT bins into bands of the ear, `to_bins` and `to_tones` carry bands to bins and semitones, `tone_bank` sums bins
    of a four times longer STFT into semitones, `fold` those into pitch classes; `density` (bands,) weighs bands by the mel bands
    they hold; `hearing` (bins, 1) is 0 under 20 Hz, where nothing may be raised, and 1 from 40 Hz on.
    """

    rate: int
    length: int
    hop: int
    bank: Tensor
    to_bins: Tensor
    tone_bank: Tensor
    to_tones: Tensor
    fold: Tensor
    density: Tensor
    hearing: Tensor

    @property
    def frame_rate(self) -> float:
        """Frames of a field in a second."""
        return self.rate / self.hop


@lru_cache(maxsize=4)
def make_grid(rate: int, device: str) -> Grid:
    """The grid for sounds at `rate` Hz, its tensors on `device`; the last four are kept."""
    length = frame_length(rate)
    tone_bank, notes = semitone_bank(rate, 4 * length, 60.0, min(4000.0, rate / 2))
    centres = band_centres(rate)
    fold = torch.zeros(12, len(notes))
    fold[torch.as_tensor(notes % 12), torch.arange(len(notes))] = 1
    # how many mel bands an ear band holds: rhythm is heard in the rises of the mel spectrum
    density = (24.7 + 0.108 * centres) / np.maximum(66.7, 0.0688 * centres) * (centres < 11_000)
    hertz = np.fft.rfftfreq(length, 1 / rate)
    tensors = {
        "bank": ear_bank(rate, length),
        "to_bins": spread_bank(rate, hertz),
        "tone_bank": tone_bank,
        "to_tones": spread_bank(rate, 440 * 2 ** ((notes - 69) / 12)),
        "fold": fold,
        "density": torch.tensor(density / density.sum(), dtype=torch.float32),
        "hearing": torch.tensor(np.clip(hertz / 20 - 1, 0, 1)[:, None], dtype=torch.float32),
    }
    return Grid(rate, length, length // 4, **{name: tensor.to(device) for name, tensor in tensors.items()})


def band_powers(samples: Tensor, grid: Grid) -> Tensor:
    """(channels, frames) samples → (bands, t) power in each band, the mean of the channels."""
    return torch.cat([summed(spectra, grid) for spectra in stft_pieces(samples, grid.length, grid.hop)], 1)


def summed(spectra: Tensor, grid: Grid) -> Tensor:
    """(channels, bins, t) spectra → (bands, t) power in each band, the mean of the channels."""
    return grid.bank @ mean_powers(spectra)


def tone_powers(samples: Tensor, grid: Grid) -> Tensor:
    """(channels, frames) samples → (semitones, t') power near each semitone of the mean of the channels, every fourth field frame."""
    spectrum = stft(samples.mean(0, keepdim=True), 4 * grid.length, _TUNE_FRAMES * grid.hop)[0]
    return grid.tone_bank @ powers_of(spectrum)


@dataclass(frozen=True, slots=True)
class Material:
    """What the fields are to act on: band and semitone powers of the content and of the layer (zeros where there is none)."""

    content: Tensor
    layer: Tensor
    content_tones: Tensor
    layer_tones: Tensor
    layer_ceiling: Tensor


@dataclass(frozen=True, slots=True)
class Fields:
    """Natural logarithms of amplitude gains, (bands, t) each."""

    content: Tensor
    layer: Tensor


def _chroma(tones: Tensor, reference: float, grid: Grid) -> Tensor:
    """(12, t') unit vectors of log-compressed pitch class strength about its mean."""
    strength = grid.fold @ torch.log1p(50 * (tones + 1e-12).sqrt() / reference)
    centred = strength - strength.mean(0)
    unit: Tensor = centred / (centred.norm(dim=0) + 1e-3)
    return unit


def _flux(powers: Tensor, floor: float, grid: Grid) -> Tensor:
    """(t − 1,) mean rise of the bands from frame to frame in dB, smoothed over three frames."""
    padded = torch.nn.functional.pad(powers[None], (1, 1), mode="replicate")
    level = 10 * torch.log10(torch.nn.functional.avg_pool1d(padded, 3, 1)[0] + floor)
    return grid.density @ torch.relu(level[:, 1:] - level[:, :-1])


def _pulse(flux: Tensor, strongest: float) -> Tensor:
    """The flux as the ear follows it: compressed, so that a faint onset counts where there was none."""
    return torch.log1p(_PULSE * flux / strongest)


def _roughness(field: Tensor) -> Tensor:
    """Mean square step of a field over time."""
    return (field[:, 1:] - field[:, :-1]).square().mean()


def _slowed(field: Tensor, frames: int) -> Tensor:
    """(bands, frames) means of a field over the frames of the semitones."""
    missing = frames * _TUNE_FRAMES - field.shape[1]
    whole = torch.cat([field, field[:, -1:].expand(-1, missing)], 1) if missing > 0 else field[:, : frames * _TUNE_FRAMES]
    return whole.reshape(len(field), frames, _TUNE_FRAMES).mean(2)


class _Aim:
    """What the fields should reach, measured on the material once: the style's statistics, the content's tune and rhythm."""

    def __init__(
        self, material: Material, target: SoundStatistics, grid: Grid, audible: Tensor, keep_tune: float, keep_rhythm: float
    ) -> None:
        self.material, self.target, self.grid, self.audible = material, target, grid, audible
        self.keep_tune, self.keep_rhythm = keep_tune, keep_rhythm
        self.octaves = octaves_within(material.content.shape[1], grid.frame_rate)
        self.floor = float(material.content.max()) * 1e-8 + 1e-20
        flux = _flux(material.content, self.floor, grid)
        self.strongest = float(flux.max()) + 0.1
        self.rhythm = _pulse(flux, self.strongest)
        self.reference = float(material.content_tones.max().sqrt()) + 1e-12
        self.chroma = _chroma(material.content_tones, self.reference, grid)
        strength = material.content_tones.sum(0).sqrt()
        self.chroma_weight = strength / (strength.sum() + 1e-12)

    def loss(self, fields: Fields) -> Tensor:
        """How far the fields are from the aim."""
        material, grid = self.material, self.grid
        powers = material.content * (2 * fields.content).exp() + material.layer * (2 * fields.layer).exp()
        reached = measure(envelopes(powers)[self.audible], grid.frame_rate, self.octaves)
        frames = material.content_tones.shape[1]
        tones = material.content_tones * (2 * grid.to_tones @ _slowed(fields.content, frames)).exp()
        tones = tones + material.layer_tones * (2 * grid.to_tones @ _slowed(fields.layer, frames)).exp()
        off_tune = 1 - ((_chroma(tones, self.reference, grid) * self.chroma).sum(0) * self.chroma_weight).sum()
        off_beat = (_pulse(_flux(powers, self.floor, grid), self.strongest) - self.rhythm).square().mean()
        neighbours = _roughness(fields.content.T)
        across = _roughness(fields.layer.T)
        rough = _roughness(fields.content) + neighbours + 0.3 * (_roughness(fields.layer) + across) + 0.1 * fields.content.square().mean()
        total = distance(reached, self.target) + _WEIGHTS["tune"] * self.keep_tune * off_tune
        return total + _WEIGHTS["rhythm"] * self.keep_rhythm * off_beat + _WEIGHTS["smoothness"] * rough


def bounded(content: Tensor, layer: Tensor, ceiling: Tensor) -> Fields:
    """The two fields held within their ranges, the layer's under (t,) `ceiling`."""
    return Fields(content.clamp(LOWEST, HIGHEST), torch.minimum(layer.clamp(min=LAYER_LOWEST), ceiling))


def find_fields(
    material: Material, target: SoundStatistics, grid: Grid, audible: Tensor, steps: int, keep_tune: float = 1.0, keep_rhythm: float = 1.0
) -> Iterator[Fields]:
    """The fields that bring the material's statistics to `target`, better with every step; the last one yielded is the best.

    `audible` (bands,) tells which bands the style can speak of; the others keep a gain near 0 dB. `keep_tune` and
    `keep_rhythm` weigh the content's own against the style (0 lets go). Adam (Kingma & Ba 2015),
    written out because torch.optim imports the whole compiler at its first step; 20 steps suffice.
    """
    aim = _Aim(material, target, grid, audible, keep_tune, keep_rhythm)
    parameters = torch.stack([torch.zeros_like(material.content), torch.full_like(material.content, LAYER_START)])
    mean, square = torch.zeros_like(parameters), torch.zeros_like(parameters)
    for step in range(1, steps + 1):
        gradient = _gradient(aim, parameters)
        mean.lerp_(gradient, 1 - _MEMORY[0])
        square.lerp_(gradient.square(), 1 - _MEMORY[1])
        scale = (square / (1 - _MEMORY[1] ** step)).sqrt_().add_(1e-8)
        parameters = parameters - _RATE / (1 - _MEMORY[0] ** step) * mean / scale
        yield bounded(parameters[0], parameters[1], material.layer_ceiling)


def _gradient(aim: _Aim, parameters: Tensor) -> Tensor:
    """The loss's gradient by both fields, (2, bands, t)."""
    with torch.enable_grad(), _single_thread():
        traced = parameters.detach().requires_grad_()
        loss = aim.loss(bounded(traced[0], traced[1], aim.material.layer_ceiling))
        (gradient,) = torch.autograd.grad(loss, traced)
    return gradient


@contextmanager
def _single_thread() -> Iterator[None]:
    """Arithmetic of the CPU in one thread: to wake others for each of a step's hundreds of small operations costs more than they bring."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
