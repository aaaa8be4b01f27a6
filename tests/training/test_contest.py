"""The losses of the contest against values worked out by hand."""

from math import exp, log

import pytest
import torch

from studio.training.contest import ambiguity, discriminator_loss, generator_loss, gradient_penalty, sameness

REAL, MADE = torch.tensor([2.0, 0.0]), torch.tensor([-1.0, 0.5])


def softplus(value: float) -> float:
    return log(1 + exp(value))


DISCRIMINATOR = {
    "bce": (softplus(-2) + softplus(0)) / 2 + (softplus(-1) + softplus(0.5)) / 2,
    "hinge": (0 + 1) / 2 + (0 + 1.5) / 2,
    "relativistic": (softplus(-3) + softplus(0.5)) / 2,
}
GENERATOR = {"bce": (softplus(1) + softplus(-0.5)) / 2, "hinge": 0.25, "relativistic": (softplus(3) + softplus(-0.5)) / 2}


@pytest.mark.parametrize("name", DISCRIMINATOR)
def test_losses_are_those_of_the_papers(name: str) -> None:
    assert float(discriminator_loss(name, REAL, MADE)) == pytest.approx(DISCRIMINATOR[name], rel=1e-6)
    assert float(generator_loss(name, REAL, MADE)) == pytest.approx(GENERATOR[name], rel=1e-6)


def test_bce_is_the_founding_texts() -> None:
    real, made = torch.sigmoid(REAL), torch.sigmoid(MADE)
    assert float(discriminator_loss("bce", REAL, MADE)) == pytest.approx(float(-(real.log().mean() + (1 - made).log().mean())), rel=1e-5)
    assert float(generator_loss("bce", REAL, MADE)) == pytest.approx(float(-made.log().mean()), rel=1e-5)


def test_there_is_no_other_contest() -> None:
    for loss in (discriminator_loss, generator_loss):
        with pytest.raises(ValueError, match="no contest"):
            loss("none", REAL, MADE)


def test_the_penalty_is_half_the_squared_slope() -> None:
    weight = torch.tensor([1.0, -2.0, 2.0], requires_grad=True)
    penalty = gradient_penalty(lambda works: works.flatten(1) @ weight, torch.zeros(2, 1, 1, 3))
    assert penalty.item() == pytest.approx(4.5)
    penalty.backward()
    assert torch.allclose(weight.grad, torch.tensor([1.0, -2.0, 2.0]))


def test_sameness_falls_short_until_works_differ_enough() -> None:
    first, second = torch.zeros(1, 4), torch.full((1, 4), 2.0)
    one = torch.zeros(1, 3, 2, 2)
    assert float(sameness(one, one, first, second)) == pytest.approx(0.05)
    assert float(sameness(one, one + 0.06, first, second)) == pytest.approx(0.02, abs=1e-6)
    assert float(sameness(one, one + 0.5, first, second)) == 0


def test_ambiguity_is_none_where_all_kinds_are_as_likely_and_grows_as_one_is_told() -> None:
    assert float(ambiguity(torch.zeros(3, 4))) == pytest.approx(0, abs=1e-6)
    told = torch.tensor([[log(0.5), log(0.25), log(0.25)]])
    paid = -sum(log(p) / 3 + 2 / 3 * log(1 - p) for p in (0.5, 0.25, 0.25))
    least = -sum(log(p) / 3 + 2 / 3 * log(1 - p) for p in (1 / 3,) * 3)
    assert float(ambiguity(told)) == pytest.approx(paid - least, rel=1e-5)
    assert float(ambiguity(3 * told)) > float(ambiguity(told))
    assert torch.isfinite(ambiguity(torch.tensor([[200.0, 0.0]])))
