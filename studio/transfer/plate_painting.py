"""Music onto painting by its plate: the music drawn as a painting, whose brushwork is laid on the recoloured picture (method `plate`)."""

from collections.abc import Iterator

import torch
from torch import Tensor

from studio.document.settings import PictureFromSoundSettings
from studio.mapping.picture_plate import picture_plate
from studio.media.audio import Audio
from studio.style.colour import to_oklab
from studio.transfer.brushwork import Brushwork
from studio.transfer.stroke_layers import Scene
from studio.transfer.transport import Step, level_sizes, patch_transport

FIRST, PLATE = 48, 512
"""Long edges in pixels of the coarsest level of patches, and of the plates at most."""


def plates(sounds: list[Audio], settings: PictureFromSoundSettings, seed: int, size: int, device: torch.device) -> Iterator[Tensor]:
    """The plate of each music, 1×3×h×h OKLab, for a picture with a long edge of `size` pixels."""
    edge = max(96, min(PLATE, size))
    for sound in sounds:
        plate = picture_plate(sound, edge, seed, settings.noise, settings.amount, settings.matrix, settings.reference)
        yield to_oklab(torch.tensor(plate.pixels, device=device).permute(2, 0, 1)[None])


def laid_on(guide: Tensor, drawn: list[Tensor], weights: tuple[float, ...], settings: PictureFromSoundSettings) -> Iterator[Step]:
    """The plates' patches laid on `guide` (1×3×H×W OKLab); the last step holds the picture."""
    brushwork = Brushwork(scale=settings.stroke_scale, palette=0.6, sharpness=0.6)
    sizes = level_sizes(FIRST, max(guide.shape[2:]))
    yield from patch_transport(guide, drawn, weights, lambda: brushwork, torch.Generator().manual_seed(0), sizes=sizes)


def guide_of(scene: Scene, planes: Tensor) -> Tensor:
    """The recoloured copy at the picture's own size, 1×3×H×W."""
    return torch.nn.functional.interpolate(scene.target, planes.shape[2:], mode="bicubic", align_corners=False)
