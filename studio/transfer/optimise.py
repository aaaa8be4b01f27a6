"""A picture brought nearer to what styles have in the layers of VGG-19 by descent through the network (Gatys et al. 2015)."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.media.resize import fitted
from studio.networks.imported import painting_network
from studio.networks.vgg import VGG19
from studio.style.colour import from_oklab, to_oklab
from studio.transfer.aversion import Aversion
from studio.transfer.descent import DESCENTS, Descent
from studio.transfer.losses import STYLE_LOSSES, StyleLoss, content_loss, total_variation
from studio.transfer.pyramid import scaled
from studio.transfer.regions import Regions
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
    """What a canvas is held against: goals by loss and layer, the content's features, how much each place of them counts.

    There is one goal of all styles together, or where they have regions one of each.
    """

    goals: dict[tuple[str, str], list[Tensor]]
    kept: Tensor
    care: Tensor | None
    regions: Regions | None


def refine(
    picture: Tensor,
    content: Tensor,
    styles: list[Tensor],
    weights: tuple[float, ...],
    refinement: Refinement,
    care: Tensor | None = None,
    regions: Regions | None = None,
    aversion: Aversion | None = None,
) -> Iterator[Step]:
    """Descend from `picture` (all 1×3×H×W OKLab) at the refinement's size; the last step holds the mean of the latest pictures.

    Styles are mixed by `weights` (sum 1); `care` (1×1×H×W, 0…) says how much each place of the content counts, by default all alike;
    `regions` say where each style acts, `aversion` what is led away from. A step for each style and each evaluation of the network, now
    and then with the picture so far.
    """
    network = painting_network(str(picture.device))
    sizes = sorted({min(size, max(content.shape[-2:])) for size in refinement.sizes})
    costs = [size**2 / sum(each**2 for each in sizes) for size in sizes]
    descent: Descent | None = None
    for number, size in enumerate(sizes):
        begun = sum(costs[:number])
        held = _canvas(content, content, size)
        goals = yield from _goals(network, max(held.shape[-2:]), styles, weights, refinement, regions, aversion, Step(begun))
        aim = _aimed(network, held, goals, refinement, care, regions)
        canvas = _canvas(picture, content, size).requires_grad_()
        descent = DESCENTS[refinement.optimiser](canvas, refinement.rate) if descent is None else descent.resized(canvas)
        for count, mean in enumerate(_means(network, descent, aim, refinement), start=1):
            picture = to_oklab(mean.clamp(0, 1))
            yield Step(begun + costs[number] * count / refinement.steps, picture if count % SHOWN == 0 else None)
    yield Step(1.0, picture)


def _canvas(planes: Tensor, content: Tensor, size: int) -> Tensor:
    """OKLab planes as sRGB, in the content's shape with a long edge of `size`."""
    return from_oklab(scaled(planes, *fitted(content.shape[-2], content.shape[-1], size)))


def _goals(
    network: VGG19,
    size: int,
    styles: list[Tensor],
    weights: tuple[float, ...],
    refinement: Refinement,
    regions: Regions | None,
    aversion: Aversion | None,
    done: Step,
) -> Generator[Step, None, dict[tuple[str, str], list[Tensor]]]:
    """What the styles have in the layers, none looked at larger than `size`; `done` after each style."""
    measured: dict[tuple[str, str], list[Tensor]] = {}
    for style in [*styles, *(() if aversion is None else aversion.styles)]:
        small = _canvas(style, style, min(size, max(style.shape[-2:])))
        features = network.features(small, [layer for layer, _ in refinement.layers], refinement.pooling)
        for name, _ in refinement.losses:
            for layer, found in features.items():
                measured.setdefault((name, layer), []).append(STYLE_LOSSES[name].measure(found))
        yield done
    mixes = [weights] if regions is None else [tuple(float(number == own) for number in range(len(styles))) for own in range(len(styles))]
    mixes = mixes if aversion is None else [aversion.mixed(mix) for mix in mixes]
    return {(name, layer): [STYLE_LOSSES[name].mixed(found, mix) for mix in mixes] for (name, layer), found in measured.items()}


def _aimed(
    network: VGG19,
    content: Tensor,
    goals: dict[tuple[str, str], list[Tensor]],
    refinement: Refinement,
    care: Tensor | None,
    regions: Regions | None,
) -> _Aim:
    layer = refinement.content_layer
    kept = network.features(content, [layer], refinement.pooling)[layer]
    return _Aim(goals, kept, None if care is None else scaled(care, *kept.shape[-2:]).clamp_min(0), regions)


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
        distances = [_distance(STYLE_LOSSES[name], features[layer], aim.goals[name, layer], aim.regions) for layer, _ in refinement.layers]
        total = total + weight * (torch.stack(distances) * shares).sum() / shares.sum()
    return total + refinement.variation * total_variation(canvas) if refinement.variation else total


def _distance(loss: StyleLoss, features: Tensor, goals: list[Tensor], regions: Regions | None) -> Tensor:
    """The distance of the features to the goal, or of those in each region to its own, by area (after Gatys et al. 2017)."""
    if regions is None:
        return loss.distance(features, goals[0])
    here = regions.at(*features.shape[-2:])
    distances = []
    for goal, own, area in zip(goals, here.members(), here.areas, strict=True):
        inside = features if own is None else features.flatten(2)[:, :, None, own]
        distances.append(area * loss.distance(inside, goal))
    return torch.stack(distances).sum()
