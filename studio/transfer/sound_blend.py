"""Sounds of one length blended into one, in their short-time spectra, a section at a time."""

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from studio.core.large_arrays import ebb, floats
from studio.effects.loudness import finish
from studio.media.audio import Audio
from studio.style.spectrum import frame_length, istft, stft
from studio.transfer.sound_sources import sections

LOWEST, HIGHEST = 60.0, 12_000.0
"""Hz between which bands are shared out."""
CROSSOVER = 1.0
"""Octaves over which one band goes over into the next."""
DEEPEST = 1.4
"""Nepers (12 dB) under the loudest member below which no member pulls an average: a rest in one is no hole in all."""
_FAINT = 1e-8

Mix = Callable[[list[Tensor], float], Tensor]
"""Spectra of one section (channels, bins, t) of every sound, and its first frame, as one."""


def in_bands(sounds: Sequence[Audio], weights: Sequence[float]) -> Audio:
    """The first sound's low octaves, the last one's high ones, the others' between; a weight (sum 1) is the part of the octaves."""
    hertz = np.fft.rfftfreq(frame_length(sounds[0].rate), 1 / sounds[0].rate)
    top = min(HIGHEST, sounds[0].rate / 2)
    place = np.log2(np.maximum(hertz, 1.0) / LOWEST)
    edges = [np.log2(top / LOWEST) * share for share in accumulate(weights)][:-1]
    rises = [0.5 + 0.5 * np.sin(np.pi * np.clip((place - edge) / CROSSOVER, -0.5, 0.5)) for edge in edges]
    reach = [np.ones_like(place), *rises, np.zeros_like(place)]
    shares = [torch.tensor(low - high, dtype=torch.float32)[None, :, None] for low, high in pairwise(reach)]
    return _made(sounds, lambda spectra, _: _sum(shares, spectra))


def on_average(sounds: Sequence[Audio], weights: Sequence[float]) -> Audio:
    """All sounds everywhere: magnitudes averaged in decibels by their weights (sum 1), with the phase of the sounds' sum.

    The sum has the phase of whichever sound is heard at a place. Where one is silent it pulls down by 12 dB at most.
    """

    def mix(spectra: list[Tensor], _: float) -> Tensor:
        logs = torch.stack([(spectrum.abs() + _FAINT).log() for spectrum in spectra])
        logs = logs.maximum(logs.amax(0, keepdim=True) - DEEPEST)
        magnitude: Tensor = torch.tensordot(torch.tensor(weights), logs, 1).exp()
        total = _sum([torch.tensor(weight) for weight in weights], spectra)
        return total * (magnitude / (total.abs() + _FAINT))

    return _made(sounds, mix)


def by_time(sounds: Sequence[Audio], weights: Sequence[float], scores: Sequence[Tensor]) -> Audio:
    """At each time the sound with the higher score ((t,) each over the whole, or one number); weights (sum 1) shift the odds.

    A difference of 1 in score is e : 1.
    """
    count = max(score.numel() for score in scores)
    curves = [functional.interpolate(score.view(1, 1, -1), count, mode="linear", align_corners=True)[0, 0] for score in scores]
    odds = torch.softmax(torch.stack(curves) + torch.tensor(weights).log()[:, None], 0)
    frames = sounds[0].frames

    def mix(spectra: list[Tensor], first: float) -> Tensor:
        hop = frame_length(sounds[0].rate) // 4
        places = (first + hop * torch.arange(spectra[0].shape[-1])) / max(1, frames) * (count - 1)
        low = places.long().clamp(0, max(0, count - 2))
        high = (low + 1).clamp(max=count - 1)
        now = torch.lerp(odds[:, low], odds[:, high], (places - low).clamp(0, 1)[None])
        return _sum([share[None, None] for share in now], spectra)

    return _made(sounds, mix)


def _sum(shares: Sequence[Tensor], spectra: Sequence[Tensor]) -> Tensor:
    return torch.stack([share * spectrum for share, spectrum in zip(shares, spectra, strict=True)]).sum(0)


@torch.no_grad()
def _made(sounds: Sequence[Audio], mix: Mix) -> Audio:
    """What `mix` makes of the spectra, given the first frame of each section; as loud as the first sound, −1 dBTP at most."""
    first = sounds[0]
    length = frame_length(first.rate)
    made = floats(first.frames, first.channels)
    for begin, end, fade in sections(first.frames, first.rate):
        spectra = [stft(torch.from_numpy(np.array(each.samples[begin:end].T, order="C")), length, length // 4) for each in sounds]
        part = istft(mix(spectra, float(begin)), length, length // 4, end - begin).numpy().T
        ramp = np.ones((end - begin, 1), np.float32)
        if fade:
            ramp[:fade, 0] = np.linspace(0, 1, fade)
            made[begin : begin + fade] *= 1 - ramp[:fade]
            part = part * ramp
        made[begin : begin + fade] += part[:fade]
        made[begin + fade : end] = part[fade:]
        ebb()
    return first.with_samples(finish(made, first.samples, first.rate))
