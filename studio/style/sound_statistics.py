"""Statistics of a sound's texture as the ear takes it in: McDermott & Simoncelli, Neuron 2011, on the envelopes of its bands."""

from dataclasses import dataclass, fields

import torch
from torch import Tensor

COMPRESSION = 0.3
"""Exponent of the ear's compression of amplitudes."""
FLOOR = 1e-7
"""Powers are held above this share of the highest: 70 dB under it."""
OCTAVES = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Lower edges of the bands of modulation, Hz; each reaches to the double."""

SPREAD = {"spectrum": 0.082, "depth": 0.47, "skewness": 0.81, "correlation": 0.077, "modulation": 1.86}
"""Usual variance of each kind among sounds."""


@dataclass(frozen=True, slots=True)
class SoundStatistics:
    """What the envelopes of the bands are like, whatever their level and the order of events; of several sounds with more axes before.

    spectrum (bands,): log of the mean envelope over the mean of all; depth (bands,): log of the deviation over the mean;
    skewness (bands,); correlation (bands, bands): between the envelopes; modulation (bands, octaves): log share of the
    envelope's variance in each octave of modulation.
    """

    spectrum: Tensor
    depth: Tensor
    skewness: Tensor
    correlation: Tensor
    modulation: Tensor


def envelopes(powers: Tensor) -> Tensor:
    """(…, bands, t) compressed envelopes of band powers, held above a floor of −70 dB."""
    return torch.maximum(powers, powers.detach().amax((-2, -1), keepdim=True) * FLOOR + 1e-20).pow(COMPRESSION / 2)


def octaves_within(frames: int, frame_rate: float) -> tuple[float, ...]:
    """The octaves of modulation that `frames` envelopes at `frame_rate` Hz can show: a whole period, half of the rate."""
    return tuple(low for low in OCTAVES if low >= frame_rate / frames and low * 1.5 <= frame_rate / 2)


def measure(envelope: Tensor, frame_rate: float, octaves: tuple[float, ...]) -> SoundStatistics:
    """The statistics of (…, bands, t) envelopes, t at `frame_rate` Hz; differentiable also where a band stands still."""
    mean = envelope.mean(-1)
    centred = envelope - mean[..., None]
    whole = mean.mean(-1, keepdim=True)
    deviation = (centred.square().mean(-1) + 1e-10 * mean.square()).sqrt() + 0.01 * whole
    standard = centred / deviation[..., None]
    frames = envelope.shape[-1]
    power = torch.fft.rfft(standard, dim=-1).abs().square() / frames**2
    firsts = [round(low * frames / frame_rate) for low in octaves]
    places = [(first, max(2 * first, first + 1)) for first in firsts]
    shares = [power[..., first:last].sum(-1) for first, last in places]
    return SoundStatistics(
        spectrum=(mean / whole).log(),
        depth=(deviation / mean).log(),
        skewness=standard.pow(3).mean(-1),
        correlation=standard @ standard.mT / frames,
        modulation=(torch.stack(shares, -1) + 1e-4).log() if shares else envelope.new_zeros(*mean.shape, 0),
    )


def blend(statistics: list[SoundStatistics], weights: list[float]) -> SoundStatistics:
    """The weighted mean of several; weights sum to 1."""
    return SoundStatistics(
        **{
            field.name: torch.stack([weight * getattr(each, field.name) for each, weight in zip(statistics, weights, strict=True)]).sum(0)
            for field in fields(SoundStatistics)
        }
    )


def distance(one: SoundStatistics, other: SoundStatistics) -> Tensor:
    """(…) squared distance: the mean square difference of each kind over its usual spread among sounds, summed; 0 for the same."""
    several = one.spectrum.shape[:-1]
    total = one.spectrum.new_zeros(several)
    for name, spread in SPREAD.items():
        difference = getattr(one, name) - getattr(other, name)
        if difference.numel():
            total = total + difference.square().reshape(*several, -1).mean(-1) / spread
    return total
