"""The picture engine keeps what contract.md promises, for works of any size and for every setting."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest
import torch
from PIL import Image as Pillow

from studio.core.job import Request, Update
from studio.core.params import params
from studio.document.document import Document, Source, Style, Work
from studio.document.settings import ImageSettings
from studio.media.image import Image
from studio.media.resize import resized
from studio.transfer.image import transfer


def picture(height: int, width: int, seed: int = 0) -> Image:
    """Some coloured discs on a slope."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[:height, :width] / max(height, width)
    pixels = np.stack([y, 0.5 * x + 0.2, 0.7 - 0.5 * y], 2)
    for _ in range(12):
        row, column, radius = random.random(3) * (height / max(height, width), width / max(height, width), 0.2)
        pixels[np.hypot(y - row, x - column) < radius] = random.random(3)
    return Image(pixels.clip(0, 1).astype(np.float32))


def stripes(height: int, width: int, colour: tuple[float, float, float] = (0.8, 0.3, 0.1)) -> Image:
    y, x = np.mgrid[:height, :width]
    wave = (0.6 + 0.4 * np.sin((x + 2 * y) / 2.5)) * (0.1 + 0.9 * y / height)
    return Image((wave[..., None] * np.array(colour) + 0.1 * np.random.default_rng(1).random((height, width, 3))).clip(0, 1))


CONTENT, STYLE, OTHER = picture(72, 96), stripes(80, 90), stripes(60, 60, (0.1, 0.3, 0.9))


def document(weights: tuple[float, ...] = (1.0,), seed: int = 0, **settings: object) -> Document:
    source = Source(Path("work.png"), "", "image")
    chosen = ImageSettings(**{"method": "transport", **settings})
    return Document(source, tuple(Style(source, weight) for weight in weights), chosen, seed)


def updates(
    asked: Document, content: Image = CONTENT, styles: tuple[Image, ...] = (STYLE,), live: Callable[[], Document] | None = None
) -> list[Update[Work]]:
    return list(transfer(Request(asked, content, styles), live or (lambda: asked)))


def result(asked: Document, content: Image = CONTENT, styles: tuple[Image, ...] = (STYLE,)) -> Image:
    return cast(Image, updates(asked, content, styles)[-1].preview)


@pytest.fixture(scope="module")
def plain() -> Image:
    return result(document())


@pytest.mark.parametrize("method", ["sandwich", "transport", "palette"])
def test_updates_end_with_the_result_alone(method: str) -> None:
    answers = updates(document(method=method), picture(130, 200))
    assert [answer.final for answer in answers] == [False] * (len(answers) - 1) + [True]
    fractions = [answer.fraction for answer in answers]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1
    previews = [cast(Image, answer.preview) for answer in answers if answer.preview is not None]
    assert all(max(preview.pixels.shape) >= 192 for preview in previews)
    last = previews[-1]
    assert (last.height, last.width) == (130, 200)


@pytest.mark.parametrize("size", [0, 96, 50, 120])
def test_strength_0_gives_the_content_back(size: int) -> None:
    found = result(document(strength=0.0, size=size))
    assert np.array_equal(found.pixels, resized(CONTENT, size).pixels)


def test_strength_leads_away_from_the_content_step_by_step() -> None:
    away = [np.abs(result(document(strength=strength)).pixels - CONTENT.pixels).mean() for strength in (0.01, 0.25, 0.5, 0.75, 1.0)]
    assert away[0] < 0.01
    assert away[:4] == sorted(away[:4])
    assert away[-1] > 2 * away[1]


def test_without_noise_the_seed_changes_nothing(plain: Image) -> None:
    assert np.array_equal(result(document(seed=7)).pixels, plain.pixels)


def test_noise_makes_other_pictures_and_the_same_again() -> None:
    first, again, other = (result(document(noise=0.5, seed=seed)).pixels for seed in (3, 3, 4))
    assert np.array_equal(first, again)
    assert np.abs(first - other).mean() > 0.03


def test_styles_without_weight_change_nothing(plain: Image) -> None:
    assert np.array_equal(result(document((0.0, 2.0)), styles=(OTHER, STYLE)).pixels, plain.pixels)


def test_weights_blend_styles() -> None:
    blue = [result(document((1 - share, share)), styles=(STYLE, OTHER)).pixels[..., 2].mean() for share in (0.1, 0.5, 0.9)]
    assert blue == sorted(blue)
    assert blue[2] > blue[0] + 0.1


@pytest.mark.parametrize(("height", "width"), [(1, 1), (8, 8), (1, 300), (300, 2), (5, 60)])
@pytest.mark.parametrize("method", ["sandwich", "transport", "palette"])
def test_any_size_gives_a_result(height: int, width: int, method: str) -> None:
    for content, style in ((picture(height, width), STYLE), (picture(20, 30), stripes(height, width))):
        found = result(document(method=method), content, (style,))
        assert found.pixels.shape == content.pixels.shape
        assert np.isfinite(found.pixels).all()


def test_the_best_quality_is_a_longer_way() -> None:
    standard, best = (updates(document(method="sandwich", quality=quality), picture(20, 30)) for quality in ("standard", "best"))
    assert len(best) > 2 * len(standard)
    assert cast(Image, best[-1].preview).pixels.shape == (20, 30, 3)


def test_flat_works_are_no_obstacle() -> None:
    grey = Image(np.full((30, 40, 3), 0.5, np.float32))
    for content, style in ((grey, STYLE), (CONTENT, grey), (grey, grey)):
        assert np.isfinite(result(document(), content, (style,)).pixels).all()


def test_alpha_depth_and_size_are_the_contents() -> None:
    alpha = np.linspace(0, 1, 72 * 96, dtype=np.float32).reshape(72, 96)
    found = result(document(size=64), replace(CONTENT, alpha=alpha, bits=16, dpi=(300.0, 300.0)))
    assert (found.height, found.width, found.bits, found.dpi) == (48, 64, 16, (300.0, 300.0))
    assert found.alpha is not None


CHANGES = {
    "strength": 0.4, "noise": 0.5, "quality": "preview", "size": 64, "method": "palette", "stroke_scale": 0.6, "colour": 0.3,
    "keep_colour": 1.0, "detail": 0.0, "coherence": 0.5, "variety": 2.0, "turned": False,
    "composition": 3.0, "contours": 3.0, "seamless": True, "salience": 1.0, "quote": 1.0,
}  # fmt: skip
OF_THE_NETWORK = {"loss": "moments", "pooling": "average", "optimiser": "lbfgs", "smoothing": 1.0}


OF_ALL_PAIRS = {"strangeness", "ensemble", "blend", "model"}
"""What `transfer.engine` does for every pair: test_strangeness.py, test_ensemble.py, test_acting_params.py, test_learnt.py."""


@pytest.mark.parametrize("name", [name for name in params(ImageSettings) if name not in OF_ALL_PAIRS])
def test_every_setting_does_something(name: str, plain: Image) -> None:
    if name in OF_THE_NETWORK:
        before, after = (
            result(document(method="sandwich", **{name: value})) for value in (getattr(ImageSettings(), name), OF_THE_NETWORK[name])
        )
    elif name == "quality":
        before, after = (result(document(method="sandwich", quality=quality)) for quality in ("preview", "standard"))
    else:
        before, after = plain, result(document(**{name: CHANGES[name]}))
    assert before.pixels.shape != after.pixels.shape or not np.array_equal(before.pixels, after.pixels)


def test_a_seamless_result_goes_on_where_it_ends() -> None:
    def step(found: Image) -> float:
        across = np.abs(found.pixels[:, 0] - found.pixels[:, -1]).mean() / np.abs(np.diff(found.pixels, axis=1)).mean()
        down = np.abs(found.pixels[0] - found.pixels[-1]).mean() / np.abs(np.diff(found.pixels, axis=0)).mean()
        return float(max(across, down))

    for method in ("sandwich", "palette"):
        found = result(document(method=method, seamless=True))
        assert found.pixels.shape == CONTENT.pixels.shape
        assert step(found) < 1.6 < step(result(document(method=method)))


def test_kept_colours_are_the_contents() -> None:
    found = result(document(keep_colour=1.0)).pixels - CONTENT.pixels
    assert np.abs(found - found.mean(2, keepdims=True)).mean() < 0.5 * np.abs(result(document()).pixels - CONTENT.pixels).mean()


def test_a_running_transfer_follows_its_strength() -> None:
    asked, newest = document(), document(strength=0.0)
    answers = iter([asked, asked, asked])
    found = updates(asked, live=lambda: next(answers, newest))[-1].preview
    assert np.array_equal(cast(Image, found).pixels, CONTENT.pixels)


def test_real_works_begin_as_they_end(shared: Path) -> None:
    content, style = (
        Image(np.asarray(Pillow.open(shared / "media" / name).convert("RGB"), np.float32) / 255)
        for name in ("content/bridge_golden_gate.jpg", "style/vangogh_starry_night.jpg")
    )
    answers = updates(document(size=256, method="sandwich"), content, (style,))
    first, last = (cast(Image, answer.preview).pixels.mean(2) for answer in (answers[0], answers[-1]))
    assert np.corrcoef(first.ravel(), last.ravel())[0, 1] > 0.7
    yellow, blue = last.max(), cast(Image, answers[-1].preview).pixels.mean((0, 1))
    assert yellow > 0.6
    assert blue[2] > blue[0]


def test_giving_up_leaves_no_trace() -> None:
    running = transfer(Request(document(), CONTENT, (STYLE,)), document)
    next(running)
    assert torch.is_grad_enabled()
    running.close()
    assert torch.is_grad_enabled()
