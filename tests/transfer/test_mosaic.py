from itertools import pairwise

import numpy as np
import pytest

from studio.transfer.mosaic import Grain, block_length, choose_grains, cut, describe, lay_grains

RATE = 22_050


def tone(hertz: float, seconds: float, channels: int = 1) -> np.ndarray:
    wave = sum(np.sin(2 * np.pi * hertz * k * np.arange(int(seconds * RATE)) / RATE) / k for k in (1, 2, 3))
    return np.repeat(0.1 * wave[:, None], channels, 1).astype(np.float32)


def frequency(samples: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(samples[:, 0] * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * RATE / len(samples))


def test_pieces_cover_the_whole_and_end_at_onsets() -> None:
    flux = np.full(200, 0.1, np.float32)
    flux[[50, 120]] = 3
    pieces = cut(flux, longest=30, shortest=7)
    assert pieces[0][0] == 0
    assert pieces[-1][1] == 200
    assert all(before[1] == after[0] for before, after in pairwise(pieces))
    assert {50, 120} <= {end for _, end in pieces}
    assert max(end - first for first, end in pieces) <= 30


def test_grains_with_the_contents_pitch_are_chosen() -> None:
    style = np.concatenate([tone(hertz, 0.5) for hertz in (311.1, 440.0, 622.3)])
    grains = choose_grains(describe(tone(440, 1), RATE), [describe(style, RATE)], [1.0], RATE, in_tune=False, grain_seconds=0.2)
    laid = lay_grains(grains, [style], RATE, RATE)
    assert frequency(laid[2000:20_000]) == pytest.approx(440, rel=0.01)


def test_grains_are_transposed_into_tune() -> None:
    style, content = tone(392, 2), tone(440, 1)  # G under A: two semitones
    grains = choose_grains(describe(content, RATE), [describe(style, RATE)], [1.0], RATE)
    assert sum(grain.blocks for grain in grains if grain.semitones == 2) > 0.8 * sum(grain.blocks for grain in grains)
    assert frequency(lay_grains(grains, [style], RATE, RATE)[2000:20_000]) == pytest.approx(440, rel=0.01)


def test_grains_that_go_on_are_laid_without_a_seam() -> None:
    style, hop = tone(330, 2, channels=2), block_length(RATE)
    laid = lay_grains([Grain(0, 0, 0, 40, 0)], [style], 30 * hop, RATE)
    np.testing.assert_allclose(laid[4 * hop : 25 * hop], style[4 * hop : 25 * hop], atol=1e-6)


def test_seams_neither_click_nor_sag() -> None:
    generator = np.random.default_rng(0)
    style = (0.1 * generator.standard_normal((2 * RATE, 1))).astype(np.float32)
    hop = block_length(RATE)
    grains = [Grain(0, 17 * k % 120, 10 * k, 10, 0) for k in range(8)]
    laid = lay_grains(grains, [style], 75 * hop, RATE)[2 * hop :]
    power = (laid[: len(laid) // 512 * 512, 0].reshape(-1, 512) ** 2).mean(1)
    assert power.min() > 0.5 * power.mean()
    assert np.abs(np.diff(laid[:, 0])).max() < 0.8


def test_styles_are_used_by_their_weights() -> None:
    styles = [tone(440, 2), tone(440, 2)]
    grains = choose_grains(describe(tone(440, 8), RATE), [describe(style, RATE) for style in styles], [0.25, 0.75], RATE)
    share = sum(grain.blocks for grain in grains if grain.source == 1) / sum(grain.blocks for grain in grains)
    assert 0.6 < share < 0.9


def test_noise_draws_other_grains_and_the_same_seed_the_same() -> None:
    generator = np.random.default_rng(1)
    content, style = (describe((0.1 * generator.standard_normal((2 * RATE, 1))).astype(np.float32), RATE) for _ in range(2))

    def drawn(noise: float, seed: int) -> list[Grain]:
        return choose_grains(content, [style], [1.0], RATE, noise=noise, generator=np.random.default_rng(seed))

    assert drawn(0.5, 1) == drawn(0.5, 1) != drawn(0.5, 2)
    assert drawn(0, 1) == drawn(0, 2)


@pytest.mark.parametrize("frames", [1, 100, 3000])
def test_any_length_of_content_and_style(frames: int) -> None:
    style = tone(300, 0.05)
    grains = choose_grains(describe(tone(440, 1)[:frames], RATE), [describe(style, RATE)], [1.0], RATE)
    assert lay_grains(grains, [style], frames, RATE).shape == (frames, 1)
