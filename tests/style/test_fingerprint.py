"""Fingerprints know a work again after another encoding and size, and tell different works apart."""

import io

import numpy as np
import pytest
from PIL import Image as Pillow

from studio.core.paths import resource
from studio.media.audio import Audio
from studio.media.files import read
from studio.media.image import Image
from studio.style.fingerprint import ALIKE, bit_errors, bits_of, fingerprint

PICTURES = sorted(path for path in resource("works").iterdir() if path.suffix in {".png", ".jpg", ".webp"})
SOUNDS = sorted(path for path in resource("works").iterdir() if path.suffix in {".flac", ".ogg", ".wav"})


def again(image: Image, quality: int, edge: int) -> Image:
    """The picture smaller, as a JPEG file would bring it back."""
    picture = Pillow.fromarray(np.rint(image.pixels * 255).astype(np.uint8))
    picture.thumbnail((edge, edge))
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    with Pillow.open(buffer) as coded:
        return Image(np.asarray(coded, dtype=np.float32) / 255)


def errors(marks: list[str]) -> np.ndarray:
    return bit_errors(np.stack([bits_of(mark) for mark in marks]))


def test_pictures_are_known_again_and_apart() -> None:
    works = [read(path) for path in PICTURES]
    marks = [fingerprint(work) for work in works]
    apart = errors(marks)[~np.eye(len(marks), dtype=bool)]
    assert apart.min() > ALIKE
    for work, mark in zip(works, marks, strict=True):
        assert isinstance(work, Image)
        for quality, edge in ((40, 10_000), (85, 400), (60, 300)):
            assert errors([mark, fingerprint(again(work, quality, edge))])[0, 1] <= ALIKE, (work.path, quality, edge)


def test_sounds_are_known_again_and_apart() -> None:
    works = [read(path) for path in SOUNDS]
    marks = [fingerprint(work) for work in works]
    assert errors(marks)[~np.eye(len(marks), dtype=bool)].min() > ALIKE
    for work, mark in zip(works, marks, strict=True):
        assert isinstance(work, Audio)
        late = np.concatenate([np.zeros((round(0.026 * work.rate), work.channels), np.float32), work.samples])
        noisy = 0.4 * late + np.random.default_rng(1).normal(0, 2e-4, late.shape).astype(np.float32)
        assert errors([mark, fingerprint(work.with_samples(noisy))])[0, 1] <= ALIKE, work.path


@pytest.mark.parametrize("work", [Image(np.full((1, 1, 3), 0.5, np.float32)), Audio(np.zeros((1, 1), np.float32), 44_100)])
def test_the_smallest_works_have_one(work: Image | Audio) -> None:
    assert bits_of(fingerprint(work)).shape == (256,)


def test_what_is_no_fingerprint_is_refused() -> None:
    with pytest.raises(ValueError, match="256 bits"):
        bits_of("ff")
