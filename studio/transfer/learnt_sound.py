"""What a trained network hears of a sound: levels of the ear's bands at one frame rate, whatever the sound's own rate."""

import torch
from torch import Tensor
from torch.nn import functional

from studio.media.audio import Audio
from studio.networks.sound_stylizer import BANDS, FRAME_RATE
from studio.transfer.gain_field import NEPER, Grid, band_powers, make_grid

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
