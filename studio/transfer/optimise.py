"""A picture brought nearer to what styles have in the layers of VGG-19 by descent through the network (Gatys et al. 2015)."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.media.resize import fitted
from studio.networks.imported import painting_network
from studio.networks.vgg import VGG19
from studio.style.colour import from_oklab, to_oklab
from studio.transfer.descent import DESCENTS, Descent
from studio.transfer.losses import STYLE_LOSSES, content_loss, total_variation
from studio.transfer.pyramid import scaled
from studio.transfer.transport import Step

Weights = tuple[tuple[str, float], ...]
"""Names and their weights."""

SHOWN = 4
"""Every so many steps the picture so far is shown."""


@dataclass(frozen=True, slots=True)
class Refinement:
    """What is descended, where and how.

    `size` is the long edge in pixels at which VGG-19 looks, `steps` the number of evaluations there; `scales` canvases, each √2 larger than
    the one before, take so many each. `losses` (names out of STYLE_LOSSES) are compared in `layers`, both with their weights; relu5_1 costs
    half as much again and changes little in so few steps. `content` is the weight of the content in `content_layer` against the styles,
    `variation` that of the total variation. `rate` is the length of a step (adam) or of the first one (lbfgs), `decay` (0…1) how long the
    mean of the pictures remembers; 0 takes the last one. `pooling`: "max" or "average".
    """

    size: int = 192
    steps: int = 12
    scales: int = 1
    losses: Weights = (("gram", 1.0),)
    layers: Weights = (("relu1_1", 1.0), ("relu2_1", 1.0), ("relu3_1", 1.0), ("relu4_1", 1.0))
    content: float = 0.3
    content_layer: str = "relu4_1"
    variation: float = 0.0
    optimiser: str = "adam"
    rate: float = 0.02
    decay: float = 0.8
    pooling: str = "max"

    @property
    def sizes(self) -> list[int]:
        """Long edges of the canvases in pixels, from the first to the last."""
        return [max(1, round(self.size * 2 ** (-step / 2))) for step in reversed(range(self.scales))]


@dataclass(frozen=True, slots=True, eq=False)
class _Aim:
    """What a canvas is held against: the styles' goals by loss and layer, the content's features, how much each place of them counts."""

    goals: dict[tuple[str, str], Tensor]
    kept: Tensor
    care: Tensor | None


def refine(
    picture: Tensor,
    content: Tensor,
    styles: list[Tensor],
    weights: tuple[float, ...],
    refinement: Refinement,
    care: Tensor | None = None,
) -> Iterator[Step]:
    """Descend from `picture` (all 1×3×H×W OKLab) at the refinement's size; the last step holds the mean of the latest pictures.

    Styles are mixed by `weights` (sum 1); `care` (1×1×H×W, 0…) says how much each place of the content counts, by default all alike.
    A step for each style and each evaluation of the network, now and then with the picture so far.
    """
    network = painting_network(str(picture.device))
    sizes = sorted({min(size, max(content.shape[-2:])) for size in refinement.sizes})
    costs = [size**2 / sum(each**2 for each in sizes) for size in sizes]
    descent: Descent | None = None
    for number, size in enumerate(sizes):
        begun = sum(costs[:number])
        aim = yield from _aimed(network, _canvas(content, content, size), styles, weights, refinement, care, Step(begun))
        canvas = _canvas(picture, content, size).requires_grad_()
        descent = DESCENTS[refinement.optimiser](canvas, refinement.rate) if descent is None else descent.resized(canvas)
        for count, mean in enumerate(_means(network, descent, aim, refinement), start=1):
            picture = to_oklab(mean.clamp(0, 1))
            yield Step(begun + costs[number] * count / refinement.steps, picture if count % SHOWN == 0 else None)
    yield Step(1.0, picture)


def _canvas(planes: Tensor, content: Tensor, size: int) -> Tensor:
    """OKLab planes as sRGB, in the content's shape with a long edge of `size`."""
    return from_oklab(scaled(planes, *fitted(content.shape[-2], content.shape[-1], size)))


def _aimed(
    network: VGG19,
    content: Tensor,
    styles: list[Tensor],
    weights: tuple[float, ...],
    refinement: Refinement,
    care: Tensor | None,
    done: Step,
) -> Generator[Step, None, _Aim]:
    """Measure the styles, none larger than the canvas, and the content, which is as large; `done` after each style."""
    measured: dict[tuple[str, str], list[Tensor]] = {}
    for style in styles:
        small = _canvas(style, style, min(max(content.shape[-2:]), max(style.shape[-2:])))
        features = network.features(small, [layer for layer, _ in refinement.layers], refinement.pooling)
        for name, _ in refinement.losses:
            for layer, found in features.items():
                measured.setdefault((name, layer), []).append(STYLE_LOSSES[name].measure(found))
        yield done
    goals = {(name, layer): STYLE_LOSSES[name].mixed(each, weights) for (name, layer), each in measured.items()}
    layer = refinement.content_layer
    kept = network.features(content, [layer], refinement.pooling)[layer]
    return _Aim(goals, kept, None if care is None else scaled(care, *kept.shape[-2:]).clamp_min(0))


def _means(network: VGG19, descent: Descent, aim: _Aim, refinement: Refinement) -> Iterator[Tensor]:
    """The steps on one canvas; yields the mean of the pictures so far, always in the same place."""
    mean = descent.canvas.detach().clone()
    for _ in range(refinement.steps):
        with torch.enable_grad():
            loss = _loss(network, descent.canvas, aim, refinement)
            (gradient,) = torch.autograd.grad(loss, descent.canvas)
        descent.step(loss.detach(), gradient)
        yield mean.lerp_(descent.picture.detach(), 1 - refinement.decay)


def _loss(network: VGG19, canvas: Tensor, aim: _Aim, refinement: Refinement) -> Tensor:
    """The weighted sum of all losses; those of styles are means over the layers."""
    layers = {layer for layer, _ in refinement.layers} | {refinement.content_layer}
    features = network.features(canvas, layers, refinement.pooling)
    total = refinement.content * content_loss(features[refinement.content_layer], aim.kept, aim.care)
    shares = torch.tensor([weight for _, weight in refinement.layers], device=canvas.device)
    for name, weight in refinement.losses:
        distances = [STYLE_LOSSES[name].distance(features[layer], aim.goals[name, layer]) for layer, _ in refinement.layers]
        total = total + weight * (torch.stack(distances) * shares).sum() / shares.sum()
    return total + refinement.variation * total_variation(canvas) if refinement.variation else total
