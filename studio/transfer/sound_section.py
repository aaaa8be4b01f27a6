"""What the ways to lay a sound onto a sound work on: one section of the content, and what all sections share."""

from collections.abc import Generator
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.core.remember import Remembered
from studio.document.document import LiveDocument
from studio.document.settings import AudioSettings
from studio.style.sound_statistics import SoundStatistics, blend, envelopes, measure, octaves_within
from studio.style.spectrum import band_centres, istft, stft
from studio.transfer.gain_field import NEPER, Grid, band_powers, summed
from studio.transfer.mosaic import Features, describe
from studio.transfer.weighing import coefficients

Floats = NDArray[np.float32]

Work = Generator[float, None, Floats]
"""Yields the share done and returns the section's sound, (frames, channels); see `sounding` for what else it holds."""

_NOISE_DB = 5.0


@dataclass(eq=False)
class Listening:
    """What all sections share: the styles (frames×channels at the content's rate, power and channels), grid, live settings.

    `highest` is the highest frequency in Hz that all styles can hold; `power` the content's mean square. `apart`: what is laid under the
    content is wanted by itself, in channels after those of the whole.
    """

    styles: list[Floats]
    highest: float
    power: float
    grid: Grid
    device: str
    seed: int
    live: LiveDocument
    apart: bool = False

    @property
    def settings(self) -> AudioSettings:
        """The newest settings."""
        settings = self.live().settings
        assert isinstance(settings, AudioSettings)
        return settings

    @property
    def powers(self) -> list[Tensor]:
        """(bands, t) powers of each style, measured when first asked for."""
        return [_POWERS.get((style,), (self.grid.rate, self.device), partial(self._powers_of, style)) for style in self.styles]

    def _powers_of(self, style: Floats) -> Tensor:
        return band_powers(on_device(style, self.device), self.grid)

    @property
    def features(self) -> list[Features]:
        """What the grains of each style are found by, described when first asked for."""
        return [_FEATURES.get((style,), self.grid.rate, partial(describe, style, self.grid.rate)) for style in self.styles]

    @property
    def audible(self) -> Tensor:
        """(bands,) whether the styles can speak of each band."""
        return torch.from_numpy(band_centres(self.grid.rate) < 0.95 * self.highest).to(self.device)


_POWERS: Remembered[Tensor] = Remembered()
_FEATURES: Remembered[Features] = Remembered()


@dataclass(frozen=True, eq=False)
class Section:
    """(frames, channels) samples of the content from frame `first` on, what all sections share, and this one's number.

    `weights` of the styles here as `Document.weights` gives them, 0 for a style that does not act here; one is above 0.
    """

    samples: Floats
    listening: Listening
    weights: tuple[float, ...]
    number: int = 0
    first: int = 0

    @cached_property
    def sound(self) -> Tensor:
        """(channels, frames) the samples on the device."""
        return on_device(self.samples, self.listening.device)

    @cached_property
    def spectra(self) -> Tensor:
        """(channels, bins, t) of the samples, kept since every method needs them to measure and to sound."""
        return stft(self.sound, self.listening.grid.length, self.listening.grid.hop)

    @cached_property
    def powers(self) -> Tensor:
        """(bands, t) of the samples."""
        return summed(self.spectra, self.listening.grid)

    @property
    def generator(self) -> np.random.Generator:
        """Chance of this section's own."""
        return np.random.default_rng([self.listening.seed, self.number])

    @property
    def wanted(self) -> list[int]:
        """The numbers of the styles that are led towards."""
        return [number for number, weight in enumerate(self.weights) if weight > 0]

    def mean_levels(self, signs: tuple[float, ...] | None = None) -> Tensor:
        """(bands,) log of the styles' long-term powers, mixed by `signs`, by default by the coefficients of the weights here."""
        shares = signs or coefficients(self.weights)
        parts = [share * (power.mean(1) + 1e-20).log() for power, share in zip(self.listening.powers, shares, strict=True) if share]
        return torch.stack(parts).sum(0)

    def away(self) -> Tensor:
        """(bands, 1) log gains that lead from the wanted styles away from the unwanted ones; zeros where all are wanted."""
        plain = tuple(max(0.0, weight) for weight in self.weights)
        if plain == self.weights:
            return torch.zeros(len(self.listening.grid.bank), 1, device=self.listening.device)
        return 0.5 * (self.mean_levels() - self.mean_levels(plain))[:, None].clamp(-24 / NEPER, 24 / NEPER)

    def target(self, frames: int) -> SoundStatistics:
        """The styles' statistics, mixed, in the octaves of modulation that `frames` of the field can show."""
        listening = self.listening
        rate = listening.grid.frame_rate
        octaves = octaves_within(frames, rate)
        used = [(power, share) for power, share in zip(listening.powers, coefficients(self.weights), strict=True) if share]
        each = [measure(envelopes(power)[listening.audible], rate, octaves) for power, _ in used]
        return blend(each, [share for _, share in used])

    def wander(self, bands: int, frames: int) -> Tensor:
        """(bands, frames) slow random log gains, smooth over bands and time, larger with noise; zeros without."""
        listening, settings = self.listening, self.listening.settings
        if not settings.noise:
            return torch.zeros(bands, frames, device=listening.device)
        coarse = max(1, round(frames / listening.grid.frame_rate)) + 1
        random = self.generator.standard_normal((1, 1, 2 + bands // 5, coarse)).astype(np.float32)
        smooth = torch.nn.functional.interpolate(torch.from_numpy(random), (bands, frames), mode="bicubic", align_corners=True)[0, 0]
        wander: Tensor = float(settings.noise * settings.strength * _NOISE_DB / NEPER) * smooth
        return wander.to(listening.device)

    @torch.no_grad()
    def sounding(self, gain: Tensor, under: Tensor | None = None, under_gain: Tensor | None = None, amplitude: float = 1.0) -> Floats:
        """(frames, channels) the sum of the samples and of what has the spectra `under`, each through its (bands, t or 1) log gains.

        Where the layer is wanted apart its channels follow those of the sum.
        """
        grid = self.listening.grid
        spectrum = self.spectra * (grid.hearing * (grid.to_bins @ gain)).exp()
        below = None
        if under is not None and under_gain is not None:
            below = under * ((grid.to_bins @ under_gain).exp() * (amplitude * grid.hearing))
            spectrum += below
        if self.listening.apart:
            spectrum = torch.cat([spectrum, torch.zeros_like(spectrum) if below is None else below])
        return istft(spectrum, grid.length, grid.hop, len(self.samples)).cpu().numpy().T.copy()


def on_device(samples: Floats, device: str) -> Tensor:
    """(frames, channels) samples as (channels, frames) on `device`."""
    return torch.from_numpy(np.array(samples.T, order="C")).to(device)


def portioned(gain: Tensor, settings: AudioSettings) -> Tensor:
    """A field (bands, t) whose mean over time, its tone colour, and whose movement count as much as they are asked for."""
    steady = gain.mean(1, keepdim=True)
    return settings.timbre * steady + settings.texture * (gain - steady)
