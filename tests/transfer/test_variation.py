"""Chance: nothing at noise 0, the same again for the same seed, more of it with more noise."""

import torch

from studio.transfer.variation import variation


def test_without_noise_there_is_no_chance() -> None:
    assert variation(0.0, 5, 1) is None


def test_the_same_seed_gives_the_same_light() -> None:
    planes = torch.rand(1, 3, 20, 30, generator=torch.Generator().manual_seed(0))
    first, again, other, less = (variation(noise, seed, 1) for noise, seed in ((0.5, 1), (0.5, 1), (0.5, 2), (0.05, 1)))
    assert first is not None
    assert again is not None
    assert other is not None
    assert less is not None
    assert torch.equal(first.content(planes), again.content(planes))
    assert not torch.equal(first.content(planes), other.content(planes))
    assert (less.content(planes) - planes).abs().mean() < (first.content(planes) - planes).abs().mean()


def test_emphasis_is_strongest_in_its_focus() -> None:
    chance = variation(1.0, 3, 2)
    assert chance is not None
    first, second = chance.emphasis([torch.zeros(1, 3, 50, 40), torch.zeros(1, 3, 30, 30)])
    assert first.shape == (1, 1, 50, 40)
    assert first.max() <= 1
    assert first.max() > 0.98
    assert not torch.equal(first[..., :30, :30], second)
