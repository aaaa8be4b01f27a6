"""The method `realtime` of sounds: what a trained network hears, levels of bands at one frame rate, and the gains that it answers with."""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from studio.document.looks import look_of_sounds
from studio.document.settings import AudioSettings
from studio.document.trained_models import model_file
from studio.effects.loudness import finish
from studio.media.audio import Audio
from studio.networks.sound_stylizer import BANDS, FRAME_RATE
from studio.networks.texture_stylizer import UNIT
from studio.networks.trained import read_trained
from studio.style.spectrum import istft, stft
from studio.style.texture_numbers import texture_numbers
from studio.transfer.gain_field import NEPER, Grid, band_powers, make_grid, tone_powers
from studio.transfer.held_tune import HeldTune
from studio.transfer.sound_methods import spectrum
from studio.transfer.sound_section import Section, Work, portioned
from studio.transfer.weighing import coefficients

TUNE_LOST = 0.0625
"""What a transfer of full strength may lose of the tune: a twentieth at the usual strength of .8."""
FLOOR = 1e-6
"""Share of the mean power under which nothing is heard: 60 dB."""
SEMITONES = 73
"""From 60 to 4000 Hz."""
MIDDLE = 4.6
"""Nepers by which a band lies under the whole sound's power, usually."""


def levels_of(sound: Audio) -> Tensor:
    """BANDS×t levels of a sound on the CPU, as `heard`."""
    grid = make_grid(sound.rate, "cpu")
    powers = band_powers(torch.from_numpy(sound.samples.T.copy()), grid)
    return heard(powers, grid)


def tones_of(sound: Audio) -> Tensor:
    """SEMITONES×t powers near each semitone of a sound on the CPU, at a quarter of FRAME_RATE; 0 for those that its rate cannot hold."""
    grid = make_grid(sound.rate, "cpu")
    powers = tone_powers(torch.from_numpy(sound.samples.T.copy()), grid)
    powers = functional.pad(powers, (0, 0, 0, max(0, SEMITONES - len(powers))))[:SEMITONES]
    return in_frames(powers, max(1, round(powers.shape[1] * FRAME_RATE / grid.frame_rate)))


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


@torch.no_grad()
def through(sound: Audio, changes: Tensor) -> Audio:
    """A sound, its levels changed by BANDS×t, as loud as before."""
    grid = make_grid(sound.rate, "cpu")
    spectra = stft(torch.from_numpy(sound.samples.T.copy()), grid.length, grid.hop)
    gain = as_gains(changes, grid, spectra.shape[2])
    made = istft(spectra * (grid.hearing * (grid.to_bins @ gain)).exp(), grid.length, grid.hop, sound.frames)
    return sound.with_samples(finish(made.numpy().T.copy(), sound.samples, sound.rate))


def realtime(section: Section) -> Work:
    """The section through the gains of a trained network: the model that is named, else the one that is shipped, else the spectrum alone.

    MissingWeights or UnusableWeights for a model that is not there or not one of ours.
    """
    settings = section.listening.settings
    name = settings.model or look_of_sounds()
    if not name:
        return (yield from spectrum(section))
    yield 0.05
    gain = _gain(section, settings, name)
    yield 0.6
    field = HeldTune(section.sound, section.listening.grid).held(
        settings.strength * portioned(gain, settings), TUNE_LOST * settings.strength
    )
    return section.sounding(field + section.wander(*gain.shape))


@torch.no_grad()
def _gain(section: Section, settings: AudioSettings, name: str) -> Tensor:
    """(bands, t) log gains for the mixture of the styles' numbers; where the styles cannot speak nothing is raised."""
    listening = section.listening
    network = read_trained(model_file(name), "audio", listening.device).network
    levels = heard(section.powers, listening.grid)[None]
    parts = [
        share * texture_numbers(heard(powers, listening.grid)[None])
        for powers, share in zip(listening.powers, coefficients(section.weights), strict=True)
        if share
    ]
    noise = _noise(section, levels.shape[1:], settings.noise)
    changes = network(levels, texture_numbers(levels), torch.stack(parts).sum(0), noise.to(levels.device))[0]
    gain = as_gains(changes, listening.grid, section.powers.shape[1])
    return torch.where(listening.audible[:, None], gain, gain.clamp(max=0))


def _noise(section: Section, shape: torch.Size, share: float) -> Tensor:
    """(1, 1, bands, t) of deviation 1: without noise the same for a section whatever the seed, more of the seed's own the more there is."""
    plain = np.random.default_rng(section.number).standard_normal(shape)
    angle = min(1.0, share) * np.pi / 2
    mixed = np.cos(angle) * plain + np.sin(angle) * section.generator.standard_normal(shape)
    return torch.from_numpy(mixed.astype(np.float32))[None, None]
