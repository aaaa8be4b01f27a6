"""Painting onto music through VGG-19: the picture that the sound's bands draw over time is brought to the painting's Gram matrices.

As `sound_vgg` does it with other sounds: light counts as loud, the change becomes a field of gains, the sound keeps its phase.
"""

from collections.abc import Generator
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from studio.core.job import Update
from studio.document.document import Document, Source, Work
from studio.document.settings import AudioSettings, SoundFromPictureSettings
from studio.effects.loudness import mean_square
from studio.mapping.picture_bands import Blend
from studio.media.audio import Audio
from studio.transfer.audio import assembled
from studio.transfer.gain_field import make_grid
from studio.transfer.sound_section import Floats, Listening, Section
from studio.transfer.sound_section import Work as SectionWork
from studio.transfer.sound_sources import sections
from studio.transfer.sound_vgg import picture_height, seen_gain

WIDEST = 2.0
"""Pictures are seen no wider than so many times their height."""


def picture_seen(
    content: Audio, blend: Blend, settings: SoundFromPictureSettings, seed: int, device: str
) -> Generator[Update[Work], None, Floats]:
    """(frames, channels) the content under the pictures' field of gains, `settings.surface` times as deep at its strength."""
    plain = AudioSettings(strength=settings.strength, noise=settings.noise, quality=settings.quality)
    asked = Document(Source(Path("content"), "", "audio"), (), plain, seed)
    listening = Listening([], content.rate / 2, mean_square(content.samples), make_grid(content.rate, device), device, seed, lambda: asked)
    shown = [(_shown(lab, picture_height(len(listening.grid.bank)), device), weight) for lab, weight in blend]

    def seen(section: Section) -> SectionWork:
        nothing = torch.zeros(len(section.powers), 1, device=device)
        gain = yield from seen_gain(section, nothing, [picture for picture, _ in shown], tuple(weight for _, weight in shown))
        depth = settings.surface * settings.strength
        return section.sounding(depth * gain + section.wander(*gain.shape))

    cuts = sections(content.frames, content.rate, [])
    pieces = [
        (Section(content.samples[first:last], listening, (1.0,), number, first), fade) for number, (first, last, fade) in enumerate(cuts)
    ]
    return (yield from assembled(content, pieces, seen, 0.25, 0.95))


def _shown(lab: np.ndarray[tuple[int, ...], np.dtype[np.float32]], height: int, device: str) -> Tensor:
    """1×3×height×w grey OKLab of an H×W×3 picture in OKLab, its light and dark spread from black to white."""
    light = torch.from_numpy(np.ascontiguousarray(lab[..., 0], np.float32))[None, None].to(device)
    low, high = torch.quantile(light.flatten()[:: max(1, light.numel() // 100_000)], torch.tensor([0.02, 0.98], device=device))
    light = ((light - low) / (high - low).clamp_min(0.05)).clamp(0, 1)
    width = max(1, min(round(WIDEST * height), round(height * light.shape[3] / light.shape[2])))
    light = F.interpolate(light, (height, width), mode="bilinear", antialias=True, align_corners=False)
    return torch.cat([light, torch.zeros_like(light), torch.zeros_like(light)], 1)
