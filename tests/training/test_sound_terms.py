"""What a sound's look must not lose."""

import torch

from studio.networks.sound_stylizer import BANDS
from studio.training.sound_terms import off_beat, off_tune, roughness
from studio.transfer.learnt_sound import SEMITONES


def test_a_tune_that_is_made_louder_is_the_same_and_one_that_is_bent_is_not() -> None:
    tones = torch.rand(2, SEMITONES, 16, generator=torch.Generator().manual_seed(0)) ** 8
    changes = torch.zeros(2, BANDS, 64)
    assert off_tune(tones, changes).abs().max() < 1e-3
    changes[1, ::5] = -3.0
    found = off_tune(tones, changes)
    assert found[0].abs() < 1e-3
    assert found[1] > 0.02


def test_a_beat_that_is_added_is_off_the_beat() -> None:
    levels = torch.zeros(2, BANDS, 64)
    levels[:, :, 10:14] = 1.0
    after = levels.clone()
    after[1, :, 40:44] = 1.0
    found = off_beat(levels, after)
    assert found[0] == 0
    assert found[1] > 0.01


def test_roughness_by_hand() -> None:
    changes = torch.zeros(1, 2, 2)
    changes[0, 1, 1] = 2 / 2.3  # a neper
    # steps over time: 0 and 1, over bands: 0 and 1; one of four cells
    assert torch.allclose(roughness(changes), torch.tensor(0.5 + 0.5 + 0.1 / 4))
