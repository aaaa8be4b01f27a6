"""What tells a style to the stylizer of sounds: the statistics of its texture as a row of numbers."""

import torch
from torch import Tensor

from studio.networks.sound_stylizer import BANDS, FRAME_RATE, GROUPS
from studio.networks.texture_stylizer import OCTAVES, UNIT
from studio.style.sound_statistics import SPREAD, SoundStatistics, envelopes, measure


def statistics_of(levels: Tensor) -> SoundStatistics:
    """The statistics of (n, BANDS, t) levels."""
    return measure(envelopes((levels * UNIT).exp()), FRAME_RATE, OCTAVES)


def told(statistics: SoundStatistics) -> Tensor:
    """(n, TOLD − 2·BANDS): spectrum, depth, skewness of each band, correlation, modulation of groups of bands, over usual deviations."""
    parts = [getattr(statistics, name) / SPREAD[name] ** 0.5 for name in ("spectrum", "depth", "skewness")]
    size = BANDS // GROUPS
    several = statistics.spectrum.shape[:-1]
    together = statistics.correlation.reshape(*several, GROUPS, size, GROUPS, size).mean((-3, -1))
    one, other = torch.triu_indices(GROUPS, GROUPS, 1).unbind()
    parts.append(together[..., one, other] / SPREAD["correlation"] ** 0.5)
    moving = statistics.modulation.reshape(*several, GROUPS, size, len(OCTAVES)).mean(-2)
    parts.append((moving.flatten(-2) + 4) / SPREAD["modulation"] ** 0.5)
    return torch.cat(parts, -1)


def moments_of(levels: Tensor) -> Tensor:
    """(n, 2·BANDS) of (n, BANDS, t) levels: each band's mean about that of all, its deviation; each over a usual spread, 8 and 4 dB."""
    mean, deviation = levels.mean(2), (levels.var(2, correction=0) + 1e-4).sqrt()
    return torch.cat([(mean - mean.mean(1, keepdim=True)) / 0.8, deviation / 0.4], 1)


def texture_numbers(levels: Tensor) -> Tensor:
    """(n, BANDS, t) levels → (n, TOLD) of them, at full precision also where networks multiply at half."""
    with torch.autocast(levels.device.type, enabled=False):
        return torch.cat([told(statistics_of(levels.float())), moments_of(levels.float())], 1)
