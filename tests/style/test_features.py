"""What networks see: pictures at a common scale, sounds as spectrograms that agree at every rate."""

import numpy as np
import pytest
import torch

from studio.media.audio import Audio
from studio.media.image import Image
from studio.networks.vgg import STYLE_LAYERS
from studio.style.features import as_picture, log_mel, log_mel_of, loudest_place, picture, vgg_features


def _tone(hertz: float, rate: int, seconds: float = 0.5) -> Audio:
    return Audio(0.5 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)[:, None].astype(np.float32), rate)


@pytest.mark.parametrize(("height", "width"), [(1000, 500), (20, 20), (1, 5000), (320, 320)])
def test_pictures_come_to_a_common_scale(height: int, width: int) -> None:
    pixels = picture(Image(np.random.default_rng(0).random((height, width, 3), dtype=np.float32)), "cpu")
    assert pixels.shape[:2] == (1, 3)
    assert pixels.shape[2] * pixels.shape[3] <= 1.01 * 320**2
    assert all(32 <= edge <= 1024 for edge in pixels.shape[2:])
    assert 0 <= float(pixels.min()) <= float(pixels.max()) <= 1


def test_transparent_parts_lie_on_white() -> None:
    assert float(picture(Image(np.zeros((40, 40, 3), np.float32), alpha=np.zeros((40, 40), np.float32)), "cpu").min()) == 1


def test_spectrograms_agree_at_every_rate() -> None:
    peaks = {rate: int(log_mel_of(_tone(1000, rate), "cpu").mean(dim=1).argmax()) for rate in (8000, 22_050, 44_100, 48_000, 96_000)}
    assert len(set(peaks.values())) == 1
    columns = {log_mel_of(_tone(1000, rate), "cpu").shape[1] for rate in (8000, 44_101, 192_000)}
    assert max(columns) - min(columns) <= 1


def test_levels_lie_within_eighty_decibels_and_silence_is_nought() -> None:
    loud, soft = (log_mel_of(_tone(1000, 22_050).with_samples(gain * _tone(1000, 22_050).samples), "cpu") for gain in (1.0, 0.01))
    assert float(loud.max()) == 1
    assert float(loud.min()) >= 0
    torch.testing.assert_close(loud, soft, atol=2e-3, rtol=0)
    assert not bool(log_mel_of(Audio(np.zeros((900, 2), np.float32), 8000), "cpu").any())


def test_spectrograms_hand_gradients_through() -> None:
    samples = torch.randn(1, 4000, generator=torch.Generator().manual_seed(0)).requires_grad_()
    log_mel(samples, 16_000).mean().backward()
    assert samples.grad is not None
    assert bool(torch.isfinite(samples.grad).all())


def test_low_notes_lie_at_the_bottom() -> None:
    low, high = (as_picture(_tone(hertz, 22_050), "cpu")[0, 0].mean(dim=1).argmax() for hertz in (100.0, 5000.0))
    assert int(low) > int(high)


def test_vgg_sees_sounds_too() -> None:
    found = vgg_features(_tone(440, 16_000), STYLE_LAYERS, "cpu")
    assert list(found) == list(STYLE_LAYERS)
    assert found["relu1_1"].shape[:3] == (1, 64, 96)


def test_the_loudest_place_of_a_long_sound() -> None:
    samples = np.zeros((80_000, 1), np.float32)
    samples[50_000:60_000] = 1
    assert loudest_place(Audio(samples, 8000), 1.2) == slice(50_400, 60_000)
    assert loudest_place(Audio(samples, 8000), 20) == slice(0, 80_000)
    assert loudest_place(Audio(samples[:1], 8000), 1) == slice(0, 1)
