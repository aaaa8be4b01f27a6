"""What a sound's look must not lose, for many stretches at once: the tune and the rhythm of the content, a field of gains that is smooth.

The terms of the method `texture` (`transfer.gain_field`), which descends on them for each transfer; here a network learns to.
"""

from functools import lru_cache

import torch
from torch import Tensor
from torch.nn import functional

from studio.networks.sound_stylizer import BANDS
from studio.networks.texture_stylizer import UNIT
from studio.transfer.gain_field import make_grid

TONE_FRAMES = 4
"""Frames of levels in one of tones."""
PULSE = 10.0
RATE = 44_100


@lru_cache(maxsize=2)
def _banks(device: str) -> tuple[Tensor, Tensor, Tensor]:
    """(semitones, BANDS) from bands to semitones, (12, semitones) into pitch classes, (BANDS,) what a band weighs in a rhythm."""
    grid = make_grid(RATE, device)
    density = grid.density[:BANDS]
    return grid.to_tones[:, :BANDS].contiguous(), grid.fold, density / density.sum()


def off_tune(tones: Tensor, changes: Tensor) -> Tensor:
    """(n,) 0…2, how far the chroma of (n, semitones, t/4) powers turns where levels change by (n, BANDS, t)."""
    to_tones, fold, _ = _banks(str(changes.device))
    slow = functional.avg_pool1d(changes, TONE_FRAMES)
    after = tones * (UNIT * (to_tones @ slow)).exp()
    reference = tones.amax((1, 2), keepdim=True).sqrt() + 1e-12
    strength = tones.sum(1).sqrt()
    weights = strength / (strength.sum(1, keepdim=True) + 1e-12)
    return 1 - ((_chroma(tones, reference, fold) * _chroma(after, reference, fold)).sum(1) * weights).sum(1)


def _chroma(tones: Tensor, reference: Tensor, fold: Tensor) -> Tensor:
    strength = fold @ torch.log1p(50 * (tones + 1e-12).sqrt() / reference)
    centred = strength - strength.mean(1, keepdim=True)
    unit: Tensor = centred / (centred.norm(dim=1, keepdim=True) + 1e-3)
    return unit


def off_beat(before: Tensor, after: Tensor) -> Tensor:
    """(n,) mean square difference of the compressed spectral flux of (n, BANDS, t) levels."""
    flux = _flux(before)
    strongest = flux.amax(1, keepdim=True) + 0.1
    return (torch.log1p(PULSE * _flux(after) / strongest) - torch.log1p(PULSE * flux / strongest)).square().mean(1)


def _flux(levels: Tensor) -> Tensor:
    """(n, t − 1) mean rise in dB from frame to frame, over three frames."""
    padded = functional.pad((levels * UNIT).exp(), (1, 1), mode="replicate")
    smooth = 10 * torch.log10(functional.avg_pool1d(padded, 3, 1) + 1e-8)
    return _banks(str(levels.device))[2] @ torch.relu(smooth[:, :, 1:] - smooth[:, :, :-1])


def roughness(changes: Tensor) -> Tensor:
    """Mean square step, in nepers, of changes (n, BANDS, t) over bands and over time, and a tenth of their square."""
    field = changes * (UNIT / 2)
    return field.diff(dim=2).square().mean() + field.diff(dim=1).square().mean() + 0.1 * field.square().mean()
