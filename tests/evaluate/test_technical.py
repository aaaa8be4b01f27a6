"""Technical checks of sounds and pictures: clicks are heard, attacks are none."""

import numpy as np

from studio.evaluate.technical import clicks, technical_checks
from studio.media.audio import Audio
from studio.media.image import Image
from tests.transfer.works import sound


def test_clicks_are_counted() -> None:
    plain = sound(1, seconds=2)
    broken = plain.samples.copy()
    broken[[9_000, 21_000, 33_000], 0] += 0.4
    assert clicks(broken) - clicks(plain.samples) == 3
    assert technical_checks(plain.with_samples(broken), plain)["clicks"] == 1.5
    assert technical_checks(plain, plain)["clicks"] == 0


def test_a_cut_is_a_click() -> None:
    time = np.arange(44_100) / 44_100
    tone = 0.4 * np.sin(2 * np.pi * 220 * time)
    cut = np.where(time < 0.5012, tone, np.roll(tone, 50))
    assert clicks(tone[:, None].astype(np.float32)) == 0
    assert clicks(cut[:, None].astype(np.float32)) == 1


def test_attacks_and_noise_are_no_clicks() -> None:
    random = np.random.default_rng(1)
    noise = 0.3 * random.standard_normal(44_100)
    drum = noise * np.exp(-np.arange(44_100) / 4000) * (np.arange(44_100) > 10_003)
    assert clicks(noise[:, None].astype(np.float32)) == 0
    assert clicks(drum[:, None].astype(np.float32)) == 0


def test_pictures_have_their_checks() -> None:
    white = Image(np.ones((8, 8, 3), np.float32))
    assert technical_checks(white, white) == {"finite": 1.0, "clipped": 1.0}
    assert clicks(Audio(np.zeros((10, 1), np.float32), 8000).samples) == 0
