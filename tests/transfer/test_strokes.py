"""Music onto painting: the engine's promises, and what a painting has of its music."""

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from studio.core.errors import UnusableStyle
from studio.core.job import Request, Update
from studio.document.document import Document, Source, Style, Work
from studio.document.settings import PictureFromSoundSettings
from studio.media import files
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.resize import resized
from studio.transfer.strokes import transfer

RATE = 16_000


def scenery(height: int = 60, width: int = 80) -> Image:
    y, x = np.mgrid[:height, :width] / max(height, width)
    pixels = np.stack([0.3 + 0.5 * y, 0.5 + 0.4 * np.sin(9 * x), 0.8 - 0.5 * y], 2)
    pixels[height // 3 : height // 2 + 1, width // 4 : width // 2 + 1] = [0.8, 0.2, 0.1]
    return Image(pixels.clip(0, 1).astype(np.float32))


def calm() -> Audio:
    time = np.arange(3 * RATE) / RATE
    return Audio(0.2 * sum(np.sin(2 * np.pi * f * time) for f in (220.0, 261.6, 329.6))[:, None].astype(np.float32) / 3, RATE)


def wild() -> Audio:
    random = np.random.default_rng(4)
    samples = random.normal(0, 0.4, 3 * RATE) * np.exp(-np.arange(3 * RATE) % 1600 / 300)
    return Audio(samples[:, None].astype(np.float32), RATE)


def run(
    content: Image, *styles: Audio, weights: tuple[float, ...] = (), seed: int = 0, **settings: Any
) -> tuple[Image, list[Update[Work]]]:
    source = Source(Path("work"), "", "image")
    described = tuple(Style(dataclasses.replace(source, kind="audio"), weight) for weight in weights or (1.0,) * len(styles))
    document = Document(source, described, PictureFromSoundSettings(**settings), seed)
    updates = list(transfer(Request(document, content, styles), lambda: document))
    assert [update.final for update in updates] == [False] * (len(updates) - 1) + [True]
    assert isinstance(updates[-1].preview, Image)
    return updates[-1].preview, updates


def saturation(image: Image) -> float:
    return float(np.ptp(image.pixels, axis=2).mean())


def correlation(a: Image, b: Image) -> float:
    return float(np.corrcoef(a.pixels.mean(2).ravel(), b.pixels.mean(2).ravel())[0, 1])


@pytest.mark.parametrize("method", ["strokes", "plate"])
def test_painted_and_still_itself(method: str) -> None:
    painting, updates = run(scenery(), calm(), method=method)
    assert painting.pixels.shape == (60, 80, 3)
    assert np.abs(painting.pixels - scenery().pixels).mean() > 0.03
    assert correlation(painting, scenery()) > (0.6 if method == "strokes" else 0.3)
    assert updates[-1].fraction == 1
    first = next(update.preview for update in updates if update.preview)
    assert isinstance(first, Image)
    assert correlation(first, painting) > (0.7 if method == "strokes" else 0.3)


def test_strength_nothing_is_the_content_as_resized() -> None:
    assert np.array_equal(run(scenery(), wild(), strength=0)[0].pixels, scenery().pixels)
    assert np.array_equal(run(scenery(), wild(), strength=0, size=40)[0].pixels, resized(scenery(), 40).pixels)


def test_strength_grows_continuously() -> None:
    changes = [np.abs(run(scenery(), wild(), strength=strength)[0].pixels - scenery().pixels).mean() for strength in (0.02, 0.3, 0.6, 1)]
    assert changes[0] < 0.02
    assert changes == sorted(changes)


@pytest.mark.parametrize("method", ["strokes", "plate"])
def test_seeds_differ_with_noise_alone(method: str) -> None:
    plain, same = (run(scenery(), wild(), seed=seed, method=method)[0].pixels for seed in (0, 7))
    assert np.array_equal(plain, same)
    first, second = (run(scenery(), wild(), seed=seed, noise=0.5, method=method)[0].pixels for seed in (0, 7))
    assert np.abs(first - second).mean() > 0.01


def test_a_style_of_weight_nothing_changes_no_pixel() -> None:
    alone, with_nothing = run(scenery(), wild())[0], run(scenery(), wild(), calm(), weights=(2.0, 0.0))[0]
    assert np.array_equal(alone.pixels, with_nothing.pixels)
    mixed = run(scenery(), wild(), calm(), weights=(1.0, 1.0))[0]
    assert np.abs(mixed.pixels - alone.pixels).mean() > 0.01


def test_wild_music_is_more_saturated_than_calm() -> None:
    assert saturation(run(scenery(), wild())[0]) > saturation(run(scenery(), calm())[0])


@pytest.mark.parametrize(
    "change",
    [{"colour": 0.2}, {"stroke_scale": 2.0}, {"detail": 0.0}, {"relief": 0.0}, {"amount": 0.3}, {"method": "plate"}, {"size": 50}],
    ids=str,
)
def test_every_setting_does_something(change: dict[str, Any]) -> None:
    plain, changed = run(scenery(), wild())[0], run(scenery(), wild(), **change)[0]
    assert plain.pixels.shape != changed.pixels.shape or np.abs(plain.pixels - changed.pixels).mean() > 0.001


@pytest.mark.parametrize(("height", "width"), [(1, 1), (1, 700), (700, 1), (2, 3)])
@pytest.mark.parametrize("method", ["strokes", "plate"])
def test_tiny_and_thin_pictures_give_a_result(height: int, width: int, method: str) -> None:
    painting, _ = run(scenery(height, width), calm(), method=method)
    assert painting.pixels.shape == (height, width, 3)
    assert np.isfinite(painting.pixels).all()


def test_alpha_is_kept() -> None:
    alpha = np.linspace(0, 1, 60 * 80, dtype=np.float32).reshape(60, 80)
    painting, _ = run(dataclasses.replace(scenery(), alpha=alpha), calm())
    assert painting.alpha is not None
    assert np.array_equal(painting.alpha, alpha)


def test_a_silent_style_is_refused_and_one_frame_is_not() -> None:
    with pytest.raises(UnusableStyle):
        run(scenery(), Audio(np.zeros((900, 2), np.float32), 8000))
    assert run(scenery(), Audio(np.full((1, 1), 0.5, np.float32), 44_100))[0].pixels.shape == (60, 80, 3)


def test_works_of_the_shared_folder(shared: Path) -> None:
    photo = files.read(shared / "media/content/portrait_astronaut.jpg")
    strings = files.read(shared / "media/audio/strings_brahms_hungarian_dance5.flac")
    drums = files.read(shared / "media/audio/drums_loop.flac")
    assert isinstance(photo, Image)
    sad, wild_one = run(photo, strings, size=192)[0], run(photo, drums, size=192)[0]
    assert correlation(sad, resized(photo, 192)) > 0.85
    assert saturation(wild_one) > saturation(sad)
