"""A field of gains is held back where it would lose the tune."""

import numpy as np
import pytest
import torch

from studio.transfer.gain_field import make_grid
from studio.transfer.held_tune import HeldTune

RATE = 22_050
GRID = make_grid(RATE, "cpu")
BANDS = len(GRID.bank)


@pytest.fixture(scope="module")
def tune() -> HeldTune:
    time = np.arange(3 * RATE) / RATE
    hertz = np.repeat([262.0, 330.0, 392.0], RATE)
    noise = np.random.default_rng(0).standard_normal(len(time))
    return HeldTune(torch.tensor((np.sin(2 * np.pi * hertz * time) + 0.02 * noise)[None], dtype=torch.float32), GRID)


def test_what_is_loud_or_soft_as_a_whole_is_the_same_tune(tune: HeldTune) -> None:
    field = torch.full((BANDS, 260), -1.5)
    assert tune.lost(field) == pytest.approx(0, abs=1e-4)
    assert tune.held(field, 0.05) is field


def test_as_much_of_a_field_is_kept_as_loses_what_is_allowed(tune: HeldTune) -> None:
    field = torch.zeros(BANDS, 260)
    field[12:] = 2.0
    field[:12] = -3.0
    assert tune.lost(field) > 0.05
    held = tune.held(field, 0.05)
    assert 0.02 < tune.lost(held) <= 0.05
    assert torch.allclose(held / field, held[0, 0] / field[0, 0])
    assert torch.equal(tune.held(field, 0.0), 0 * field)


@pytest.mark.parametrize("rate", [4_000, 8_000])
def test_low_rates_and_short_sounds(rate: int) -> None:
    grid = make_grid(rate, "cpu")
    held = HeldTune(torch.randn(2, 300, generator=torch.Generator().manual_seed(0)), grid)
    assert 0 <= held.lost(torch.randn(len(grid.bank), 5, generator=torch.Generator().manual_seed(1))) <= 2
