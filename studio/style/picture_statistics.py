"""Statistics of pictures that know no place: distributions of colours and patches, and a small set of texture statistics.

Sliced distributions: Rabin et al. 2011; a patch's: Elnekave & Weiss 2022. Texture after Portilla & Simoncelli 2000: oriented bands over
four octaves, their energies, their sparseness, the correlations of their amplitudes across orientations and octaves.
All take (1, 3, H, W) sRGB 0…1, both edges at least 32, and stay on its device.
"""

import math
from functools import lru_cache
from itertools import pairwise

import torch
from torch import Tensor
from torch.nn import functional

from studio.style.colour import quantiles, to_oklab

DIRECTIONS, LEVELS = 24, 32
PATCH, FILTERS, PATCH_SCALES, POSITIONS = 7, 48, 3, 8192
OCTAVES, ORIENTATIONS = 4, 4
MARGIN = 16
SEED = 20


def colour_quantiles(pixels: Tensor) -> Tensor:
    """(24, 32) quantiles of the OKLab colours (a and b doubled) along fixed random directions."""
    planes = to_oklab(pixels)[0].flatten(1)
    return quantiles(_directions(DIRECTIONS, 3).to(planes.device) @ planes, LEVELS)


def patch_quantiles(pixels: Tensor) -> Tensor:
    """(3, 48, 32) quantiles of 7×7 patches of the OKLab planes through fixed random filters of mean 0, at full, half and quarter size."""
    planes = to_oklab(pixels)
    filters = _patch_filters().to(planes.device)
    found = []
    for _ in range(PATCH_SCALES):
        responses = functional.conv2d(planes, filters)[0].flatten(1)
        found.append(quantiles(responses[:, :: 1 + responses.shape[1] // POSITIONS], LEVELS))
        planes = _halved(planes)
    return torch.stack(found)


def texture_statistics(pixels: Tensor) -> Tensor:
    """(78,) statistics of the lightness, freed of its mean and contrast; each about ±1.

    For each of 4 octaves: log energy and sparseness of 4 oriented bands, the 6 correlations between their amplitudes, skewness and kurtosis
    of the lightness below that octave; then the 12 correlations of amplitudes with the next octave's; skewness and kurtosis of the whole.
    """
    light = to_oklab(pixels)[:, :1]
    light = (light - light.mean()) / (light.std(correction=0) + 0.02)
    energies, sparseness, across, shapes, amplitudes = [], [], [], [_shape(light)], []
    for _ in range(OCTAVES):
        amplitude = _oriented_amplitudes(light[0, 0])
        mean = amplitude.mean(dim=(1, 2)) + 1e-4
        energies.append(mean.log10())
        sparseness.append((amplitude.std(dim=(1, 2), correction=0) / mean).clamp_min(0.1).log())
        across.append(_correlations(amplitude.flatten(1))[*torch.triu_indices(ORIENTATIONS, ORIENTATIONS, 1)])
        amplitudes.append(amplitude)
        light = _halved(light)
        shapes.append(_shape(light))
    along = [_along(fine, coarse) for fine, coarse in pairwise(amplitudes)]
    return torch.cat([*energies, *sparseness, *across, *along, *shapes])


def _along(fine: Tensor, coarse: Tensor) -> Tensor:
    """(4,) correlations of each band's amplitude with its parent's, an octave lower."""
    small = functional.interpolate(fine[None], coarse.shape[1:], mode="area")[0]
    pairs = torch.stack([small.flatten(1), coarse.flatten(1)], dim=1)
    pairs = pairs - pairs.mean(dim=2, keepdim=True)
    norm = pairs.norm(dim=2) + 1e-4
    correlation: Tensor = (pairs[:, 0] * pairs[:, 1]).sum(dim=1) / norm.prod(dim=1)
    return correlation


def _correlations(rows: Tensor) -> Tensor:
    rows = rows - rows.mean(dim=1, keepdim=True)
    rows = rows / (rows.norm(dim=1, keepdim=True) + 1e-4)
    return rows @ rows.T


def _shape(light: Tensor) -> Tensor:
    """(2,) a quarter of the skewness, and log10 of the kurtosis over that of a normal distribution."""
    centred = light - light.mean()
    deviation = centred.std(correction=0) + 0.02
    skewness, kurtosis = (centred / deviation).pow(3).mean(), (centred / deviation).pow(4).mean()
    return torch.stack([skewness.clamp(-4, 4) / 4, ((kurtosis + 0.1) / 3).log10()])


def _halved(planes: Tensor) -> Tensor:
    return functional.interpolate(planes, scale_factor=0.5, mode="bilinear", antialias=True, recompute_scale_factor=True)


def _oriented_amplitudes(light: Tensor) -> Tensor:
    """(4, h, w) amplitudes of one-sided log-Gabor bands around 1/4 cycle a pixel; the picture's edges are mirrored, not wrapped."""
    margin = min(MARGIN, min(light.shape) - 1)
    padded = functional.pad(light[None, None], (margin,) * 4, mode="reflect")[0, 0]
    spectrum = torch.fft.fft2(padded) * _oriented_filters(padded.shape[0], padded.shape[1]).to(light.device)
    amplitude = torch.fft.ifft2(spectrum).abs()
    inner: Tensor = amplitude[:, margin : margin + light.shape[0], margin : margin + light.shape[1]]
    return inner


@lru_cache(maxsize=32)
def _oriented_filters(height: int, width: int) -> Tensor:
    down, across = torch.fft.fftfreq(height)[:, None], torch.fft.fftfreq(width)[None]
    radius, angle = torch.hypot(down, across).clamp_min(1e-6), torch.atan2(down, across)
    band = torch.exp(-0.5 * (torch.log(radius / 0.25) / 0.4) ** 2)
    orientation = torch.arange(ORIENTATIONS)[:, None, None] * math.pi / ORIENTATIONS
    turn = torch.remainder(angle - orientation + math.pi, 2 * math.pi) - math.pi
    return 2 * band * torch.exp(-0.5 * (turn / (0.8 * math.pi / ORIENTATIONS)) ** 2)


@lru_cache(maxsize=4)
def _directions(count: int, dimensions: int) -> Tensor:
    directions = torch.randn(count, dimensions, generator=torch.Generator().manual_seed(SEED))
    unit: Tensor = directions / directions.norm(dim=1, keepdim=True)
    return unit


@lru_cache(maxsize=1)
def _patch_filters() -> Tensor:
    """(48, 3, 7, 7) random filters, louder in high frequencies as pictures are in low ones."""
    place = torch.arange(PATCH)
    cosines = torch.cos(math.pi * (place[:, None] + 0.5) * place / PATCH)
    frequency = torch.hypot(place[:, None].float(), place.float())
    weights = torch.randn(FILTERS, 3, PATCH, PATCH, generator=torch.Generator().manual_seed(SEED + 1)) * frequency
    filters = torch.einsum("kcuv,yu,xv->kcyx", weights, cosines, cosines)
    unit: Tensor = filters / filters.flatten(1).norm(dim=1)[:, None, None, None]
    return unit
