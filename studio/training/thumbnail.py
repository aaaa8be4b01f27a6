"""Small pictures for the manifests of models."""

import base64
import io

import numpy as np
from torch import Tensor

from studio.document.document import Work
from studio.media.image import Image

EDGE, STYLE_EDGE = 192, 64
"""Pixels of the long edge: of what a model makes, of a style."""
QUALITY = 85


def thumbnail_of(work: Work, edge: int = EDGE) -> str:
    """A picture as a JPEG of at most `edge` pixels, in base64; "" of a sound."""
    if not isinstance(work, Image):
        return ""
    import PIL.Image

    small = PIL.Image.fromarray(np.asarray(np.rint(255 * work.pixels.clip(0, 1)), np.uint8))
    small.thumbnail((edge, edge), PIL.Image.Resampling.LANCZOS)
    data = io.BytesIO()
    small.save(data, "JPEG", quality=QUALITY)
    return base64.b64encode(data.getvalue()).decode("ascii")


def style_thumbnail(planes: Tensor) -> str:
    """As `thumbnail_of`, of 3×H×W sRGB 0…1 of a style."""
    return thumbnail_of(Image(planes.permute(1, 2, 0).contiguous().cpu().numpy()), STYLE_EDGE)
