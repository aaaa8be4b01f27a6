"""How far a work is pieced together from another: nearest patches, larger than what engines lay."""

import torch
from torch import Tensor
from torch.nn import functional

from studio.document.document import Work
from studio.media.image import Image
from studio.style.colour import to_oklab
from studio.style.features import log_mel_of, picture

SHRINK, EDGE = 3, 8
"""Pictures (of 320² at most) are shrunk by 3; a patch has 8 × 8 of these pixels, a twelfth of the edge."""
BANDS, HOP, SPAN = 24, 4, 8
"""Sounds: 24 bands, 46 ms; a patch is 0.37 s of all of them."""


@torch.no_grad()
def unexplained(result: Work, other: Work) -> float:
    """The share of the variance within the result's patches that the nearest patch of `other`, of the same kind, leaves: 0 for a copy.

    Patches are freed of their mean, so that tinting or lifting a copy does not hide it.
    """
    made, known = _patches(result), _patches(other)
    energy = made.square().sum(dim=1)
    apart = energy[:, None] + known.square().sum(dim=1) - 2 * made @ known.T
    left = torch.minimum(apart.amin(dim=1).clamp_min(0), energy)
    return float(left.sum() / energy.sum()) if float(energy.sum()) > 1e-9 else 1.0


def _patches(work: Work) -> Tensor:
    """(n, d) patches without their means."""
    if isinstance(work, Image):
        planes = to_oklab(picture(work, "cpu"))
        small = functional.interpolate(planes, [max(EDGE, side // SHRINK) for side in planes.shape[2:]], mode="area")
        found = functional.unfold(small, EDGE, stride=EDGE // 4)[0].T
        means = found.view(len(found), 3, -1).mean(dim=2, keepdim=True).expand(-1, -1, EDGE * EDGE).reshape(len(found), -1)
        return found - means
    level = log_mel_of(work, "cpu")
    spans = max(SPAN, level.shape[1] // HOP)
    small = functional.adaptive_avg_pool2d(level[None, None], (BANDS, spans))
    found = functional.unfold(small, (BANDS, SPAN), stride=SPAN // 4)[0].T
    return found - found.mean(dim=1, keepdim=True)
