"""A feed-forward stylizer of sounds: levels of the ear's bands and the numbers of a style → gains over bands and time.

A small U-Net whose layers are scaled and shifted by the style (FiLM, Perez et al. 2018); the content's own phase is kept by whoever
applies the gains, so that its pitches stay.
"""

import itertools

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.networks.convolutional import SLOPE

BANDS = 40
"""Bands of the ear, from 50 Hz to about 11 kHz."""
GROUPS = 8
MODULATIONS = ((0.6, 1.5), (1.5, 3.0), (3.0, 6.0), (6.0, 12.0), (12.0, 24.0), (24.0, 43.0))
"""Edges in Hz of the bands of modulation that a style is told by."""
NUMBERS = 2 * BANDS + GROUPS * len(MODULATIONS)
"""Of a style."""
FRAME_RATE = 44_100 / 512
"""Frames in a second."""
WIDTH, CONDITION = 16, 128


def style_numbers(levels: Tensor) -> Tensor:
    """(n, BANDS, t) levels → (n, NUMBERS): each band's mean and deviation, the log power of each group of bands' modulation.

    Differentiable; a duration of one frame and more.
    """
    deviation = (levels.var(2, correction=0) + 1e-6).sqrt()
    moving = levels.reshape(len(levels), GROUPS, BANDS // GROUPS, -1).mean(2)
    moving = moving - moving.mean(2, keepdim=True)
    hertz = torch.fft.rfftfreq(moving.shape[2], 1 / FRAME_RATE, device=levels.device)
    power = torch.fft.rfft(moving, dim=2).abs().square() / moving.shape[2]
    found = []
    for low, high in MODULATIONS:
        inside = ((hertz >= low) & (hertz < high)).to(levels)
        found.append((((power * inside).sum(2) / inside.sum().clamp_min(1)) + 1e-4).log())
    return torch.cat([levels.mean(2), deviation, 0.3 * torch.stack(found, 2).flatten(1)], 1)


class FilmLayer(nn.Module):
    """A convolution, an instance norm, scaled and shifted by the condition."""

    def __init__(self, inputs: int, outputs: int, stride: int | tuple[int, int] = 1) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(inputs, outputs, 3, stride, padding=1)
        self.film = nn.Linear(CONDITION, 2 * outputs)

    def forward(self, planes: Tensor, condition: Tensor) -> Tensor:
        """(n, inputs, h, w) planes and an (n, CONDITION) condition → (n, outputs, h', w')."""
        hidden = self.convolution(planes)
        normal = functional.instance_norm(hidden) if hidden[0, 0].numel() > 4 else hidden
        scale, shift = self.film(condition)[:, :, None, None].chunk(2, 1)
        return functional.leaky_relu(normal * (1 + scale) + shift, SLOPE)


def places(levels: Tensor) -> Tensor:
    """(n, 1, BANDS, t) the place of each band, −1 the lowest … 1 the highest."""
    return torch.linspace(-1, 1, BANDS, device=levels.device).view(1, 1, BANDS, 1).expand(len(levels), 1, -1, levels.shape[-1])


def down_and_up(down: nn.ModuleList, up: nn.ModuleList, hidden: Tensor, condition: Tensor) -> Tensor:
    """Planes through the layers down and those up again, on the way up with those of the same size on the way down beside them."""
    passed = []
    for layer in down:
        hidden = layer(hidden, condition)
        passed.append(hidden)
    for layer, beside in zip(up, reversed(passed[:-1]), strict=True):
        hidden = layer(torch.cat([functional.interpolate(hidden, size=beside.shape[-2:], mode="nearest"), beside], 1), condition)
    return hidden


class SoundStylizer(nn.Module):
    """Three halvings, three doublings with the levels of the way down beside them; a steady gain a band beside the moving ones."""

    def __init__(self) -> None:
        super().__init__()
        w = WIDTH
        self.embed = nn.Sequential(nn.Linear(NUMBERS, CONDITION), nn.SiLU(), nn.Linear(CONDITION, CONDITION), nn.SiLU())
        self.down = nn.ModuleList([FilmLayer(3, w, 1), FilmLayer(w, 2 * w, 2), FilmLayer(2 * w, 4 * w, 2), FilmLayer(4 * w, 4 * w, 2)])
        self.up = nn.ModuleList([FilmLayer(8 * w, 4 * w, 1), FilmLayer(6 * w, 2 * w, 1), FilmLayer(3 * w, w, 1)])
        self.leave = nn.Conv2d(w, 1, 3, padding=1)
        self.steady = nn.Linear(2 * NUMBERS, BANDS)
        for layer in (self.leave, self.steady):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)  # type: ignore[arg-type]

    def forward(self, levels: Tensor, style: Tensor, noise: Tensor) -> Tensor:
        """(n, BANDS, t) levels, (n, NUMBERS) of the style, (n, 1, BANDS, t) noise → (n, BANDS, t) gains, in the unit of the levels."""
        condition = self.embed(style)
        hidden = down_and_up(self.down, self.up, torch.cat([levels[:, None], places(levels), noise], 1), condition)
        steady = self.steady(torch.cat([style_numbers(levels), style], 1))
        gains: Tensor = steady[:, :, None] + self.leave(hidden)[:, 0]
        return gains


class SoundDiscriminator(nn.Module):
    """A logit for each patch of bands and frames, with a projection on the numbers of the style (Miyato & Koyama 2018)."""

    def __init__(self, numbers: int = NUMBERS) -> None:
        super().__init__()
        normalised = nn.utils.parametrizations.spectral_norm
        widths = (2, WIDTH, 2 * WIDTH, 4 * WIDTH)
        pairs = itertools.pairwise(widths)
        self.layers = nn.ModuleList([normalised(nn.Conv2d(inputs, outputs, 4, 2, 1)) for inputs, outputs in pairs])
        self.judge = normalised(nn.Conv2d(widths[-1], 1, 3, padding=1))
        self.project = normalised(nn.Linear(numbers, widths[-1]))

    def forward(self, levels: Tensor, style: Tensor) -> Tensor:
        """(n, BANDS, t) levels and (n, numbers) → (n, BANDS/8, t/8) logits."""
        hidden = torch.cat([levels[:, None], places(levels)], 1)
        for layer in self.layers:
            hidden = functional.leaky_relu(layer(hidden), SLOPE)
        logits: Tensor = self.judge(hidden)[:, 0] + (hidden * self.project(style)[:, :, None, None]).mean(1)
        return logits
