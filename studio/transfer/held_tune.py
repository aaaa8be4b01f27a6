"""How much of a tune a field of gains loses, foreseen without making the sound; as much of the field as loses what is allowed."""

import torch
from torch import Tensor
from torch.nn import functional

from studio.style.spectrum import stft
from studio.transfer.gain_field import Grid

FINER = 4
"""Bins and hops of the tune's spectrum in one of the field's."""
LOWEST, HIGHEST = 60.0, 4000.0
SMOOTH = 5
"""Frames over which the ear takes a chord in."""
BISECTIONS = 5


class HeldTune:
    """The chroma of a sound (channels, frames): strength of the pitch classes, compressed, about its mean, over a quarter of a second."""

    def __init__(self, sound: Tensor, grid: Grid) -> None:
        spectrum = stft(sound.mean(0, keepdim=True), FINER * grid.length, FINER * grid.hop)[0]
        hertz = torch.arange(len(spectrum), device=sound.device) * (grid.rate / (FINER * grid.length))
        inside = (hertz >= LOWEST) & (hertz < HIGHEST)
        last = int(inside.nonzero().max()) + 1 if bool(inside.any()) else 0
        self.inside, self.spectrum = inside[:last], spectrum[inside].abs()
        self.to_bins = grid.to_bins[: last // FINER + 2]
        classes = (12 * torch.log2(hertz[inside] / 440)).round().long() % 12
        self.fold = functional.one_hot(classes, 12).T.float()
        self.chroma = self._chroma(self.spectrum)
        self.weights = self.spectrum.square().sum(0).sqrt()

    def lost(self, field: Tensor) -> float:
        """0 for a field (bands, t) of log gains that turns no chroma, to 2; loud moments count most."""
        slow = functional.interpolate(field[None], size=self.spectrum.shape[1], mode="area")[0]
        coarse = (self.to_bins @ slow).T[None]
        fine = functional.interpolate(coarse, size=FINER * (coarse.shape[2] - 1) + 1, mode="linear", align_corners=True)[0].T
        gain = fine[: len(self.inside)][self.inside]
        kept = (self._chroma(self.spectrum * gain.exp()) * self.chroma).sum(0)
        return float(1 - (kept * self.weights).sum() / (self.weights.sum() + 1e-12))

    def held(self, field: Tensor, most: float) -> Tensor:
        """The field, or so much of it that no more than `most` is lost."""
        if self.lost(field) <= most:
            return field
        low, high = 0.0, 1.0
        for _ in range(BISECTIONS):
            middle = (low + high) / 2
            low, high = (middle, high) if self.lost(middle * field) <= most else (low, middle)
        return low * field

    def _chroma(self, spectrum: Tensor) -> Tensor:
        strength = self.fold @ torch.log1p(50 * spectrum / (spectrum.max() + 1e-12))
        smooth = functional.avg_pool1d(strength[None], SMOOTH, 1, SMOOTH // 2, count_include_pad=False)[0]
        centred = smooth - smooth.mean(0)
        unit: Tensor = centred / (centred.norm(dim=0) + 1e-6)
        return unit
