"""A feed-forward stylizer of one or a few styles, a look: one pass of a small network instead of a descent (Johnson et al. 2016).

One network holds several styles by instance norms whose scales and shifts belong to the style's number (Dumoulin et al. 2017,
arXiv:1610.07629): weights mix them. Upsampling before convolutions and mirrored borders leave no chequers and no frames.
"""

import itertools

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.networks.convolutional import SLOPE

WIDTHS = (8, 24, 48)
"""Channels of what is doubled last, at half and at a quarter of the size."""
NOISE, PAPER, COARSE = 4, 2, 3
"""Planes of noise: the first PAPER of them are a grain like that of paper, the others change over COARSE×COARSE parts of the picture."""
SOFT = (0.25, 0.5, 0.25)
"""How paper is softened along both edges."""
DEEPEST = 4
"""The trunk works at so many times smaller a size; edges of fewer pixels than SHORTEST are not taken."""
SHORTEST = 8
BLOCKS = 4
PER_STYLE = ("scales", "shifts")
"""How the names of weights end that have a row for each style."""
FLATTEST = 0.003
"""Variance of a channel under which its contrast is not raised any further."""


def noise_planes(count: int, height: int, width: int, amount: float, chance: torch.Generator) -> Tensor:
    """(count, NOISE, H/DEEPEST, W/DEEPEST) for pictures of this many pixels, drawn on the CPU; `amount` 0…1 of it is as chance has it.

    Paper is always there: strokes grow from it where a content has nothing to draw (as in Ulyanov et al. 2016). Without any amount it is
    the same one each time, and the rest is zeros: the plain look.
    """
    rows, columns = (-(-edge // DEEPEST) for edge in (height, width))
    always, other = _paper(count, rows, columns, torch.Generator().manual_seed(0)), _paper(count, rows, columns, chance)
    coarse = torch.randn(count, NOISE - PAPER, COARSE, COARSE, generator=chance)
    broad = functional.interpolate(coarse, size=(rows, columns), mode="bilinear", align_corners=True)
    return torch.cat([(1 - amount**2) ** 0.5 * always + amount * other, amount * broad], 1)


def _paper(count: int, rows: int, columns: int, chance: torch.Generator) -> Tensor:
    """(count, PAPER, rows, columns) of about unit deviation, soft enough to be moved by parts of a step; the second is twice as coarse."""
    soft = torch.outer(torch.tensor(SOFT), torch.tensor(SOFT))
    planes = []
    for wide in range(1, PAPER + 1):
        drawn = torch.randn(count, 1, rows // wide + 4, columns // wide + 4, generator=chance)
        grain = functional.conv2d(drawn, soft[None, None]) / soft.norm()
        planes.append(functional.interpolate(grain, scale_factor=wide, mode="bilinear")[..., :rows, :columns])
    return torch.cat(planes, 1)


class StyledConvolution(nn.Module):
    """A convolution with mirrored borders and an instance norm whose scale and shift are mixed from those of `styles` styles."""

    def __init__(self, inputs: int, outputs: int, stride: int, styles: int) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(inputs, outputs, 3, stride, 1, padding_mode="reflect", bias=False)
        self.scales = nn.Parameter(torch.ones(styles, outputs))
        self.shifts = nn.Parameter(torch.zeros(styles, outputs))

    def forward(self, planes: Tensor, mixture: Tensor) -> Tensor:
        """(n, inputs, H, W) planes, (n, styles) weights of sum 1 → (n, outputs, H/stride, W/stride)."""
        made = self.convolution(planes)
        rows = made.reshape(1, -1, *made.shape[-2:])  # each channel of each picture its own norm, scaled in the same pass
        scales, shifts = (_mixed(mixture, values) for values in (self.scales, self.shifts))
        return functional.batch_norm(rows, None, None, scales.flatten(), shifts.flatten(), training=True).view_as(made)


class Painter(nn.Module):
    """Into a quarter of the size by blocks of 2×2 pixels, residual blocks there, out of it by doublings that see what was before.

    Few channels at full size keep it quick; a trunk at an eighth of the size would be quicker still, but learns strokes too slowly
    (docs/training.md).
    """

    def __init__(self, styles: int, widths: tuple[int, int, int] = WIDTHS, planes: int = NOISE) -> None:
        super().__init__()
        fine, half, quarter = widths
        self.enter = StyledConvolution(12, half, 1, styles)
        self.descend = StyledConvolution(half, quarter, 2, styles)
        self.stir = nn.Conv2d(planes, quarter, 1, bias=False)
        blocks = [nn.ModuleList([StyledConvolution(quarter, quarter, 1, styles) for _ in range(2)]) for _ in range(BLOCKS)]
        self.blocks = nn.ModuleList(blocks)
        self.widen = nn.Conv2d(quarter, half, 1, bias=False)
        self.refine = StyledConvolution(half, half, 1, styles)
        self.narrow = nn.Conv2d(half, fine, 1)
        self.leave = nn.Conv2d(fine, 3, 3, padding=1, padding_mode="reflect")
        nn.init.normal_(self.leave.weight, 0.0, 0.01)
        nn.init.zeros_(self.leave.bias)  # type: ignore[arg-type]

    def strokes(self, content: Tensor, mixture: Tensor, noise: Tensor) -> Tensor:
        """(n, 3, H, W) sRGB 0…1, edges multiples of DEEPEST, weights and noise → what is added to a ground: (n, 3, H, W)."""
        half = functional.relu(self.enter(functional.pixel_unshuffle(content - 0.5, 2), mixture))
        hidden = functional.relu(self.descend(half, mixture))
        hidden = hidden + self.stir(functional.interpolate(noise, size=hidden.shape[-2:], mode="bilinear"))
        for block in self.blocks:
            first, second = block.children()
            hidden = hidden + second(functional.relu(first(hidden, mixture)), mixture)
        hidden = functional.relu(self.refine(_doubled(self.widen(hidden)) + half, mixture))
        made: Tensor = self.leave(functional.interpolate(self.narrow(hidden), scale_factor=2, mode="bilinear"))
        return made


class Stylizer(Painter):
    """A painter of some styles by their numbers.

    What it makes is added to the content in the style's mean colour and contrast, which instance norms alone would never learn: what
    they pass on does not say how light a picture is.
    """

    base_scales: nn.Parameter
    base_shifts: nn.Parameter

    def __init__(self, styles: int = 1) -> None:
        super().__init__(styles)
        self.base_scales = nn.Parameter(torch.full((styles, 3), 0.2))
        self.base_shifts = nn.Parameter(torch.full((styles, 3), 0.45))

    def forward(self, pixels: Tensor, mixture: Tensor, noise: Tensor) -> Tensor:
        """(n, 3, H, W) sRGB 0…1, (n, styles) weights of sum 1, `noise_planes` → (n, 3, H, W), not clipped to 0…1.

        H and W are at least SHORTEST.
        """
        height, width = pixels.shape[-2:]
        content = widened(pixels)
        strokes = self.strokes(content, mixture, noise)
        base = functional.instance_norm(content, eps=FLATTEST) * _mixed(mixture, self.base_scales)[:, :, None, None]
        base = base + _mixed(mixture, self.base_shifts)[:, :, None, None]
        return (base + strokes)[..., :height, :width]

    @torch.no_grad()
    def begin_with(self, number: int, pixels: Tensor) -> None:
        """Begin with the colours of a style: mean and deviation of its 3×H×W sRGB."""
        rows = pixels.flatten(1)
        self.base_shifts[number], self.base_scales[number] = rows.mean(1), rows.std(1, correction=0)


class PatchDiscriminator(nn.Module):
    """A logit for each patch of 46 pixels (Isola et al. 2017), with a projection on the style's mixture (Miyato & Koyama 2018).

    Its layers are spectrally normalised (Miyato et al. 2018) and know no batch.
    """

    def __init__(self, styles: int = 1) -> None:
        super().__init__()
        widths = (3, 32, 64, 128)
        pairs = itertools.pairwise(widths)
        self.layers = nn.ModuleList([_normalised(nn.Conv2d(inputs, outputs, 4, 2, 1)) for inputs, outputs in pairs])
        self.judge = _normalised(nn.Conv2d(widths[-1], 1, 3, padding=1))
        self.project = _normalised(nn.Linear(styles, widths[-1], bias=False))

    def forward(self, pixels: Tensor, mixture: Tensor) -> Tensor:
        """(n, 3, H, W) sRGB 0…1 and (n, styles) weights → (n, H/8, W/8) logits."""
        hidden = 2 * pixels - 1
        for layer in self.layers:
            hidden = functional.leaky_relu(layer(hidden), SLOPE)
        logits: Tensor = self.judge(hidden)[:, 0] + (hidden * self.project(mixture)[:, :, None, None]).sum(1) / hidden.shape[1] ** 0.5
        return logits


def widened(pixels: Tensor) -> Tensor:
    """Pixels mirrored below and to the right until their edges are multiples of DEEPEST."""
    height, width = pixels.shape[-2:]
    return functional.pad(pixels, (0, -width % DEEPEST, 0, -height % DEEPEST), mode="reflect")


def _mixed(mixture: Tensor, values: Tensor) -> Tensor:
    """(n, styles) weights and (styles, C) values → (n, C); full precision wherever it is called."""
    return (mixture[:, :, None] * values).sum(1)


def _doubled(planes: Tensor) -> Tensor:
    return functional.interpolate(planes, scale_factor=2, mode="bilinear")


def _normalised(layer: nn.Module) -> nn.Module:
    return nn.utils.parametrizations.spectral_norm(layer)
