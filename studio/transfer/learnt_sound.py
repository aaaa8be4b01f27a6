"""The method `realtime` of sounds: what a trained network hears, levels of bands at one frame rate, and the gains that it answers with."""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from studio.document.settings import AudioSettings
from studio.document.trained_models import model_file
from studio.media.audio import Audio
from studio.networks.sound_stylizer import BANDS, FRAME_RATE, style_numbers
from studio.networks.trained import read_trained
from studio.transfer.gain_field import NEPER, Grid, band_powers, make_grid
from studio.transfer.sound_methods import spectrum
from studio.transfer.sound_section import Section, Work, portioned
from studio.transfer.weighing import coefficients

FLOOR = 1e-6
"""Share of the mean power under which nothing is heard: 60 dB."""
UNIT = 2.3
"""Nepers of power in a unit of a level, so that levels are of the order of 1."""
MIDDLE = 4.6
"""Nepers by which a band lies under the whole sound's power, usually."""


def levels_of(sound: Audio) -> Tensor:
    """BANDS×t levels of a sound on the CPU, as `heard`."""
    grid = make_grid(sound.rate, "cpu")
    powers = band_powers(torch.from_numpy(sound.samples.T.copy()), grid)
    return heard(powers, grid)


def heard(powers: Tensor, grid: Grid) -> Tensor:
    """(bands, t) powers → BANDS×t' levels at FRAME_RATE: logarithms against the mean power of all bands, of the order of 1.

    Bands that the grid lacks are as low as anything can be; those beyond BANDS are left out.
    """
    share = powers / (powers.sum(0).mean() + 1e-20)
    levels = ((share + FLOOR).log() + MIDDLE) / UNIT
    lacking = BANDS - len(levels)
    if lacking > 0:
        lowest = (torch.tensor(FLOOR).log().item() + MIDDLE) / UNIT
        levels = torch.cat([levels, levels.new_full((lacking, levels.shape[1]), lowest)])
    frames = max(1, round(levels.shape[1] * FRAME_RATE / grid.frame_rate))
    return in_frames(levels[:BANDS], frames)


def in_frames(planes: Tensor, frames: int) -> Tensor:
    """BANDS×t as BANDS×frames, straight between the frames."""
    if planes.shape[1] == frames:
        return planes
    return functional.interpolate(planes[None], size=frames, mode="linear", align_corners=False)[0]


def as_gains(levels: Tensor, grid: Grid, frames: int) -> Tensor:
    """BANDS×t changes of levels as (bands, frames) log gains of amplitudes in the grid, −24 dB to 18 dB; held beyond the last band."""
    gains = in_frames(levels, frames) * (UNIT / 2)
    bands = len(grid.bank)
    if bands > BANDS:
        gains = torch.cat([gains, gains[-1:].expand(bands - BANDS, -1)])
    return gains[:bands].clamp(-24 / NEPER, 18 / NEPER)


def realtime(section: Section) -> Work:
    """The section through the gains of a trained network; without a model through those of the styles' spectrum alone.

    MissingWeights or UnusableWeights for a model that is not there or not one of ours.
    """
    if not section.listening.settings.model:
        return (yield from spectrum(section))
    yield 0.05
    gain = _gain(section, section.listening.settings)
    yield 0.6
    settings = section.listening.settings
    return section.sounding(settings.strength * portioned(gain, settings) + section.wander(*gain.shape))


@torch.no_grad()
def _gain(section: Section, settings: AudioSettings) -> Tensor:
    """(bands, t) log gains for the mixture of the styles' numbers; where the styles cannot speak nothing is raised."""
    listening = section.listening
    network = read_trained(model_file(settings.model), "audio", listening.device).network
    levels = heard(section.powers, listening.grid)[None]
    parts = [
        share * style_numbers(heard(powers, listening.grid)[None])
        for powers, share in zip(listening.powers, coefficients(section.weights), strict=True)
        if share
    ]
    noise = torch.zeros(1, 1, *levels.shape[1:])
    if settings.noise:
        noise = torch.from_numpy(section.generator.standard_normal(noise.shape).astype(np.float32)) * settings.noise
    changes = network(levels, torch.stack(parts).sum(0), noise.to(levels.device))[0]
    gain = as_gains(changes, listening.grid, section.powers.shape[1])
    return torch.where(listening.audible[:, None], gain, gain.clamp(max=0))
