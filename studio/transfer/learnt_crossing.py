"""The method `realtime` of painting onto music: gains by a trained network, told what the matrix asks of the sound."""

from collections.abc import Generator, Mapping
from pathlib import Path

import numpy as np
import torch

from studio.core.job import Update
from studio.document.document import Document, Source, Work
from studio.document.settings import AudioSettings, SoundFromPictureSettings
from studio.document.trained_models import model_file
from studio.effects.loudness import mean_square
from studio.mapping.sound_numbers import asked_of_sounds, wanted_numbers
from studio.media.audio import Audio
from studio.networks.sound_stylizer import style_numbers
from studio.networks.trained import read_trained
from studio.transfer.audio import assembled
from studio.transfer.gain_field import make_grid
from studio.transfer.learnt_sound import as_gains, heard
from studio.transfer.sound_section import Floats, Listening, Section
from studio.transfer.sound_section import Work as SectionWork
from studio.transfer.sound_sources import sections

FULL_STRENGTH = 0.8
"""The strength at which the network's gains are meant as they stand."""


def crossed(
    content: Audio, z: Mapping[str, float], settings: SoundFromPictureSettings, seed: int, device: str
) -> Generator[Update[Work], None, Floats]:
    """(frames, channels) the content as pictures of the z-scores `z` ask for it, `settings.surface` times as far at its strength.

    MissingWeights or UnusableWeights for a model that is not there or not one of ours.
    """
    network = read_trained(model_file(settings.model), "cross", device).network
    asked = asked_of_sounds(z, settings.amount, settings.matrix).to(device)
    plain = AudioSettings(strength=settings.strength, noise=settings.noise)
    document = Document(Source(Path("content"), "", "audio"), (), plain, seed)
    grid = make_grid(content.rate, device)
    listening = Listening([], content.rate / 2, mean_square(content.samples), grid, device, seed, lambda: document)

    @torch.no_grad()
    def gained(section: Section) -> SectionWork:
        yield 0.05
        levels = heard(section.powers, grid)[None]
        noise = settings.noise * torch.from_numpy(section.generator.standard_normal((1, 1, *levels.shape[1:])).astype(np.float32))
        changes = network(levels, wanted_numbers(style_numbers(levels), asked[None]), noise.to(device))[0]
        gain = as_gains(changes, grid, section.powers.shape[1])
        yield 0.6
        return section.sounding(settings.surface * settings.strength / FULL_STRENGTH * gain + section.wander(*gain.shape))

    cuts = sections(content.frames, content.rate, [])
    pieces = [
        (Section(content.samples[first:last], listening, (1.0,), number, first), fade) for number, (first, last, fade) in enumerate(cuts)
    ]
    return (yield from assembled(content, pieces, gained, 0.25, 0.95))
