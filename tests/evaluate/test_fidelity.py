"""Fidelity: nothing gained and all kept by the content itself, everything gained by the style, figures that follow the mixture."""

from pathlib import Path

import numpy as np
import pytest
import soxr

from studio.core.errors import UnsupportedMedia
from studio.evaluate.fidelity import content_retention, evaluate, gain_parts, transfer_gain
from studio.media import files
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.resize import lanczos, resized

RATE = 16_000


def _stripes(angle: float, colour: tuple[float, float, float], period: float = 12.0, size: int = 96) -> Image:
    rows, columns = np.mgrid[:size, :size]
    wave = 0.5 + 0.5 * np.sin(2 * np.pi * (columns * np.cos(angle) + rows * np.sin(angle)) / period)
    grain = np.random.default_rng(1).normal(0, 0.03, (size, size, 1))
    return Image(np.clip(wave[..., None] * np.array(colour) + grain, 0, 1).astype(np.float32))


def _tune(notes: tuple[int, ...], seconds: float, seed: int | None = None) -> Audio:
    """Plucked notes; with a seed, bursts of noise in their place."""
    time = np.arange(round(seconds * RATE)) / RATE
    random = np.random.default_rng(seed)
    tones = [random.standard_normal(len(time)) if seed else np.sin(2 * np.pi * 440 * 2 ** ((note - 69) / 12) * time) for note in notes]
    wave = np.concatenate([tone * np.exp(-6 * time) for tone in tones])
    return Audio(0.25 * wave[:, None].astype(np.float32), RATE)


CONTENT, STYLE = _stripes(0.3, (0.9, 0.8, 0.2)), _stripes(1.5, (0.1, 0.3, 0.9), period=5.0)
SONG, NOISE = _tune((60, 64, 67, 72, 67, 64), 0.4), _tune((0,) * 10, 0.24, seed=3)


@pytest.mark.parametrize(("content", "style"), [(CONTENT, STYLE), (SONG, NOISE), (CONTENT, SONG), (SONG, STYLE)])
def test_the_content_itself_gains_nothing_and_keeps_all(content: Image | Audio, style: Image | Audio) -> None:
    figures = evaluate(content, content, style)
    assert figures["transfer_gain"] == 0
    assert figures["content_retention"] == pytest.approx(1, abs=0.02)
    assert figures["finite"] == 1


def test_the_content_in_another_size_gains_nothing() -> None:
    assert transfer_gain(resized(CONTENT, 60), CONTENT, [STYLE], [1]) == 0
    assert content_retention(resized(CONTENT, 60), CONTENT) > 0.95


@pytest.mark.parametrize(("content", "style"), [(CONTENT, STYLE), (SONG, NOISE)])
def test_the_style_itself_gains_all(content: Image | Audio, style: Image | Audio) -> None:
    assert transfer_gain(style, content, [style], [1]) == pytest.approx(1)
    assert content_retention(style, content) < 0.5


def test_gain_grows_and_retention_falls_along_a_fade_of_pictures() -> None:
    fades = [CONTENT.with_pixels((1 - share) * CONTENT.pixels + share * STYLE.pixels) for share in (0.0, 0.3, 0.6, 0.9)]
    gains, kept = ([measure(fade) for fade in fades] for measure in (lambda fade: transfer_gain(fade, CONTENT, [STYLE], [1]), _kept))
    assert gains == sorted(gains)
    assert kept == sorted(kept, reverse=True)


def _kept(result: Image) -> float:
    return content_retention(result, CONTENT)


def test_gain_grows_and_retention_falls_along_a_fade_of_sounds() -> None:
    fades = [SONG.with_samples((1 - share) * SONG.samples + share * NOISE.samples) for share in (0.0, 0.4, 0.8)]
    gains = [transfer_gain(fade, SONG, [NOISE], [1]) for fade in fades]
    kept = [content_retention(fade, SONG) for fade in fades]
    assert gains == sorted(gains)
    assert kept == sorted(kept, reverse=True)


def test_a_result_at_another_rate_is_still_the_content() -> None:
    other = Audio(soxr.resample(SONG.samples, RATE, 44_100), 44_100)
    assert content_retention(other, SONG) > 0.95


def test_what_is_cut_off_is_lost() -> None:
    assert content_retention(SONG.with_samples(SONG.samples[:1]), SONG) < 0.3
    assert 0.3 < content_retention(SONG.with_samples(SONG.samples[: SONG.frames // 2]), SONG) < 0.9


def test_a_transposed_tune_is_still_the_tune() -> None:
    assert content_retention(_tune((65, 69, 72, 77, 72, 69), 0.4), SONG) > 0.85
    assert content_retention(_tune((60, 61, 70, 63, 66, 74), 0.4), SONG) < 0.85


def test_a_sound_moved_the_way_of_a_dark_picture_agrees_with_it() -> None:
    dark = Image(np.full((64, 64, 3), (0.02, 0.03, 0.12), np.float32))
    light = Image(np.full((64, 64, 3), (0.95, 0.9, 0.6), np.float32))
    low = _tune((48, 52, 55, 60, 55, 52), 0.4)
    assert gain_parts(low, SONG, [dark], [1])["attributes"] > gain_parts(low, SONG, [light], [1])["attributes"]


def test_styles_count_by_weight() -> None:
    other = _stripes(0.9, (0.9, 0.1, 0.1))
    both = transfer_gain(STYLE, CONTENT, [STYLE, other], [3, 1])
    assert both == pytest.approx(0.75 + 0.25 * transfer_gain(STYLE, CONTENT, [other], [1]))
    assert transfer_gain(STYLE, CONTENT, [STYLE, other], [1, 0]) == pytest.approx(1)
    with pytest.raises(ValueError, match="nothing"):
        transfer_gain(STYLE, CONTENT, [STYLE], [0])


def test_kinds_must_agree() -> None:
    with pytest.raises(UnsupportedMedia):
        evaluate(SONG, CONTENT, STYLE)


def test_technical_faults_are_seen() -> None:
    broken = SONG.with_samples(np.clip(8 * SONG.samples, -1, 1) + np.float32(0.01))
    figures = evaluate(broken, SONG, NOISE)
    assert figures["clipped"] > 0.01
    assert figures["true_peak"] > 0
    assert figures["offset"] > 0.005
    assert figures["loudness_change"] > 10


@pytest.mark.parametrize("work", [Audio(np.zeros((1, 1), np.float32), 8000), Audio(np.zeros((5000, 2), np.float32), 8000)])
def test_tiny_and_silent_sounds_have_figures(work: Audio) -> None:
    assert all(np.isfinite(list(evaluate(work, work, SONG).values())))


def test_tiny_pictures_have_figures() -> None:
    work = Image(np.full((1, 1, 3), 0.5, np.float32))
    assert all(np.isfinite(list(evaluate(work, work, STYLE).values())))


def test_a_photograph_with_a_paintings_colours(shared: Path) -> None:
    photo, painting = (
        resized(files.read(shared / "media" / name), 256) for name in ("content/cat_chelsea.jpg", "style/hokusai_great_wave.jpg")
    )
    laid = lanczos(painting.pixels, photo.height, photo.width).clip(0, 1)
    fade = photo.with_pixels((photo.pixels + laid) / 2)
    assert 0.05 < transfer_gain(fade, photo, [painting], [1]) < transfer_gain(photo.with_pixels(laid), photo, [painting], [1])
    assert 0.2 < content_retention(fade, photo) < 0.7
