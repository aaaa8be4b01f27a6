"""The method `realtime` of music onto painting: one pass of a network that learnt from the painter of strokes (`training.music_look`)."""

from torch import Tensor

from studio.document.looks import look_of_music
from studio.document.settings import PictureFromSoundSettings
from studio.document.trained_models import model_file
from studio.mapping.stroke_numbers import stroke_numbers
from studio.networks.stylizer import SHORTEST
from studio.networks.trained import read_trained
from studio.style.colour import from_oklab, to_oklab
from studio.transfer.brush_marks import brush_marks
from studio.transfer.guide import with_detail
from studio.transfer.pyramid import mirrored, scaled
from studio.transfer.stroke_layers import Chance, Scene

LARGEST = 512
"""Long edge in pixels at which it paints at most; a larger result takes finer light and shade from its content."""
FINE = 128
"""Detail is finer than this part of the long edge; the network keeps as much of it as `detail` 1 stands for."""


def painted_at_once(planes: Tensor, scene: Scene, settings: PictureFromSoundSettings, chance: Chance) -> Tensor:
    """The picture of a scene, 1×3×H×W OKLab, painted; without a model it stays in the music's colours alone, its quick look.

    `planes` is the picture before, of the size of the result, or smaller pictures' own. MissingWeights or UnusableWeights for a model
    that is not there or not one of ours.
    """
    name = settings.model or look_of_music()
    guide = scene.target
    if name:
        guide = _pass(scene, name, chance)
    if guide.shape != planes.shape:
        guide = with_detail(scaled(guide, *planes.shape[2:]), planes, max(planes.shape[2:]) / max(scene.target.shape[2:]), 1.0)
    return guide if settings.detail == 1 else with_detail(guide, planes, max(planes.shape[2:]) / FINE, settings.detail - 1)


def _pass(scene: Scene, name: str, chance: Chance) -> Tensor:
    """What the network makes of a scene, of its own size."""
    target, device = scene.target, str(scene.target.device)
    network = read_trained(model_file(name), "music", device).network
    height, width = target.shape[2:]
    below, right = (max(0, SHORTEST - edge) for edge in (height, width))
    ground = mirrored(from_oklab(target), (0, below), (0, right)) if below or right else from_oklab(target)
    told = stroke_numbers(scene.parameters, scene.unit)[None].to(device)
    made = network(ground, told, brush_marks(scene, chance)[None])[..., :height, :width]
    return to_oklab(made)
