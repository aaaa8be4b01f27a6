"""The method `realtime` of music onto painting: one pass of a network that learnt from the painter of strokes (`training.music_look`)."""

import torch
from torch import Tensor
from torch.nn import functional

from studio.document.looks import look_of_music
from studio.document.settings import PictureFromSoundSettings
from studio.document.trained_models import model_file
from studio.mapping.stroke_numbers import stroke_numbers
from studio.networks.trained import read_trained
from studio.style.colour import from_oklab, to_oklab
from studio.transfer.brush_marks import brush_marks
from studio.transfer.one_pass import broad_enough, in_detail
from studio.transfer.stroke_layers import Chance, Scene

LARGEST = 448
"""Long edge in pixels at which it paints at most; a larger result takes finer light and shade from its content."""

BROKEN = 0.5
"""How far hues go from mark to mark, against the palette's own deviation and how broken colours are."""

WANDERING = 0.6
"""How far noise 1 leads the numbers of strokes away, in deviations of those that were learnt from."""


def painted_at_once(planes: Tensor, scene: Scene, settings: PictureFromSoundSettings, chance: Chance) -> Tensor:
    """The picture of a scene, 1×3×H×W OKLab, painted; without a model it stays in the music's colours alone, its quick look.

    `planes` is the picture before, of the size of the result; the scene may be smaller. MissingWeights or UnusableWeights for a model
    that is not there or not one of ours.
    """
    name = settings.model or look_of_music()
    return in_detail(_pass(scene, name, chance) if name else scene.target, planes, settings.detail)


def _pass(scene: Scene, name: str, chance: Chance) -> Tensor:
    """What the network makes of a scene, of its own size."""
    target, device = scene.target, str(scene.target.device)
    network = read_trained(model_file(name), "music", device).network
    led = brush_marks(scene, chance)[None]
    height, width = target.shape[2:]
    ground = broad_enough(from_oklab(broken(scene, led)))
    told = stroke_numbers(scene.parameters, scene.unit).to(device)
    told = (told + WANDERING * chance.wander(len(told)) * network.get_buffer("spread"))[None]
    made = network(ground, told, led)[..., :height, :width]
    return to_oklab(made)


def broken(scene: Scene, led: Tensor) -> Tensor:
    """The scene's ground, 1×3×H×W, its hues led along the palette's from mark to mark, as far as the music breaks colours."""
    shares = (scene.shares / scene.shares.sum())[:, None]
    apart = scene.palette[:, 1:] - (shares * scene.palette[:, 1:]).sum(0)
    values, axes = torch.linalg.eigh((shares * apart).T @ apart)
    root = axes @ torch.diag(values.clamp_min(0).sqrt()) @ axes.T
    marks = functional.interpolate(led[:, 2:4], scene.target.shape[2:], mode="bilinear")
    hues = torch.einsum("ij,njhw->nihw", root, marks)
    return torch.cat([scene.target[:, :1], scene.target[:, 1:] + BROKEN * scene.parameters.broken * hues], 1)
