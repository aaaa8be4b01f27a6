"""Pictures out of files."""

from pathlib import Path

import numpy as np
import PIL.Image

from studio.media.image import Image


def read_picture(path: Path) -> Image:
    """The picture in the file."""
    with PIL.Image.open(path) as picture:
        return Image(np.asarray(picture.convert("RGB"), dtype=np.float32) / 255, path=path)
