"""Colours that go together, drawn by chance, for works that nobody painted."""

import numpy as np
import torch
from numpy.typing import NDArray

from studio.style.colour import in_gamut

Colours = NDArray[np.float32]


def palette(random: np.random.Generator, count: int) -> Colours:
    """(count, 3) sRGB 0…1 from dark to light: one hue and its neighbours, now and then the one across."""
    lightness = np.sort(random.uniform(0.12, 0.97, count))
    hue = random.uniform(0, 2 * np.pi) + random.normal(0, random.uniform(0.2, 1.2), count)
    hue = hue + np.pi * (random.random(count) < 0.25)
    chroma = random.uniform(0.02, 0.18) * random.uniform(0.4, 1.2, count)
    lab = np.stack([lightness, 2 * chroma * np.cos(hue), 2 * chroma * np.sin(hue)])[:, :, None]
    found = in_gamut(torch.from_numpy(lab.astype(np.float32)))[:, :, 0].clamp(0, 1)
    return np.ascontiguousarray(found.numpy().T)


def ramp(places: NDArray[np.floating], colours: Colours) -> Colours:
    """H×W places 0…1 along the colours → H×W×3."""
    stops = np.linspace(0, 1, len(colours))
    return np.stack([np.interp(places, stops, colours[:, channel]) for channel in range(3)], -1).astype(np.float32)
