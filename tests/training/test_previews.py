"""Previews of a look: of one style the whole picture that was held out, of several the same picture in a few of them."""

from pathlib import Path

import numpy as np
import pytest

from studio.media.image import Image
from studio.training.settings import LookSettings
from studio.training.trainer import train
from studio.training.training import Training
from tests.training.folders import pictures, stripes


@pytest.mark.parametrize(("styles", "across", "down"), [(1, 1, 1), (3, 2, 2), (6, 2, 2)])
def test_several_styles_are_shown_beside_each_other(styles: int, across: int, down: int, tmp_path: Path) -> None:
    works = pictures(tmp_path / "photos", 1, 64), stripes(tmp_path / "night", styles)
    settings = LookSettings(steps=1, patch=32, size=72, look=1, adversarial=0.0, diversity=0.0, lessons=0)
    preview = next(r.preview for r in train(Training("image", *works, tmp_path / "m.safetensors", settings)) if r.preview)
    assert isinstance(preview, Image)
    edge = 1 if styles == 1 else 2
    assert (preview.width, preview.height) == (across * 72 // edge, down * 64 // edge)
    if styles == 3:
        assert np.array_equal(preview.pixels[32:, 36:], np.ones((32, 36, 3), np.float32))
