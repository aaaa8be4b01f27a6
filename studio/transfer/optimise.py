"""A picture brought nearer to the Gram matrices of styles by descent through VGG-19 (Gatys et al. 2015)."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.media.resize import fitted
from studio.networks.vgg import VGG19, vgg19
from studio.style.colour import from_oklab, to_oklab
from studio.style.vector import gram
from studio.transfer.pyramid import scaled
from studio.transfer.transport import Step

LAYERS = ("relu1_1", "relu2_1", "relu3_1", "relu4_1")
"""Layers whose Gram matrices are compared; relu5_1 costs half as much again and changes little in so few steps."""

CONTENT_LAYER = "relu4_1"


@dataclass(frozen=True, slots=True)
class Refinement:
    """The long edge in pixels at which VGG-19 looks, the number of steps, their length (Adam), the content's share of the loss."""

    size: int = 192
    steps: int = 12
    rate: float = 0.02
    content: float = 0.3


def refine(
    picture: Tensor,
    content: Tensor,
    styles: list[Tensor],
    weights: tuple[float, ...],
    refinement: Refinement,
    care: Tensor | None = None,
) -> Iterator[Step]:
    """Descend from `picture` (all 1×3×H×W OKLab) at the refinement's size; the last step holds the mean of the latest pictures.

    Each Gram matrix counts relative to the style's own energy; those of several styles are mixed by `weights`. `care` (1×1×H×W, 0…) says
    how much each place of the content counts, by default all alike.
    """
    network = vgg19(str(picture.device))
    size = min(refinement.size, max(content.shape[-2:]))
    height, width = fitted(content.shape[-2], content.shape[-1], size)
    goals: dict[str, Tensor] = {}
    for style, weight in zip(styles, weights, strict=True):
        small = scaled(style, *fitted(style.shape[-2], style.shape[-1], min(size, max(style.shape[-2:]))))
        for layer, found in network.features(from_oklab(small), LAYERS).items():
            goals[layer] = goals.get(layer, 0) + weight * mean_gram(found)
        yield Step(0.0)
    kept = network.features(from_oklab(scaled(content, height, width)), (CONTENT_LAYER,))[CONTENT_LAYER]
    canvas = from_oklab(scaled(picture, height, width)).requires_grad_()
    share = refinement.content * (1 if care is None else scaled(care, *kept.shape[-2:]).clamp_min(0))
    descent = _Adam(canvas, refinement.rate)
    mean = canvas.detach().clone()
    for step in range(refinement.steps):
        with torch.enable_grad():
            loss = _loss(network, canvas, goals, kept, share)
            (gradient,) = torch.autograd.grad(loss, canvas)
        descent.step(gradient)
        canvas.clamp_(0, 1)
        mean.lerp_(canvas, 0.2)
        yield Step((step + 1) / refinement.steps)
    yield Step(1.0, to_oklab(mean.clamp(0, 1)))


class _Adam:
    """Adam (Kingma & Ba 2015) on one tensor, written out because torch.optim imports the whole compiler at its first step: five seconds."""

    def __init__(self, canvas: Tensor, rate: float, betas: tuple[float, float] = (0.9, 0.99)) -> None:
        self._canvas, self._rate, self._betas = canvas, rate, betas
        self._mean, self._square = torch.zeros_like(canvas), torch.zeros_like(canvas)
        self._steps = 0

    @torch.no_grad()
    def step(self, gradient: Tensor) -> None:
        """One step down the `gradient`."""
        self._steps += 1
        first, second = self._betas
        self._mean.lerp_(gradient, 1 - first)
        self._square.mul_(second).addcmul_(gradient, gradient, value=1 - second)
        spread = (self._square.sqrt() / math.sqrt(1 - second**self._steps)).add_(1e-8)
        self._canvas.addcdiv_(self._mean, spread, value=-self._rate / (1 - first**self._steps))


def mean_gram(features: Tensor) -> Tensor:
    """The Gram matrix of 1×C×H×W features, divided by the number of places."""
    return gram(features) / features[0, 0].numel()


def _loss(network: VGG19, canvas: Tensor, goals: dict[str, Tensor], kept: Tensor, share: float | Tensor) -> Tensor:
    features = network.features(canvas, LAYERS)
    styles = [(mean_gram(features[layer]) - goal).square().mean() / goal.square().mean() for layer, goal in goals.items()]
    content = (share * (features[CONTENT_LAYER] - kept).square()).mean() / kept.square().mean()
    return torch.stack(styles).mean() + content
