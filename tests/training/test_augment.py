"""What is changed before the discriminator looks."""

import pytest
import torch

from studio.training.augment import augmented

WORKS = torch.rand(6, 3, 24, 32, generator=torch.Generator().manual_seed(0))


def changed(kind: str, seed: int = 0) -> torch.Tensor:
    return augmented(WORKS, kind, torch.Generator().manual_seed(seed))


def test_none_changes_nothing() -> None:
    assert changed("none") is WORKS


@pytest.mark.parametrize("kind", ["shapes", "all"])
def test_it_follows_chance_alone(kind: str) -> None:
    assert torch.equal(changed(kind), changed(kind))
    assert not torch.equal(changed(kind), changed(kind, 1))
    assert changed(kind).shape == WORKS.shape


def test_shapes_keep_every_colour() -> None:
    for before, after in zip(WORKS, changed("shapes"), strict=True):
        known = {tuple(pixel) for pixel in before.flatten(1).T.tolist()} | {(0.0, 0.0, 0.0)}
        assert {tuple(pixel) for pixel in after.flatten(1).T.tolist()} <= known
        assert (after.sum(0) == 0).float().mean() > 0.05


def test_all_changes_colours() -> None:
    assert (changed("all").amax((2, 3)) - WORKS.amax((2, 3))).abs().min() > 1e-3


@pytest.mark.parametrize("kind", ["shapes", "all"])
def test_gradients_pass(kind: str) -> None:
    works = WORKS.clone().requires_grad_()
    augmented(works, kind, torch.Generator().manual_seed(0)).sum().backward()
    assert works.grad is not None
    assert works.grad.abs().amax((1, 2, 3)).min() > 0
