"""Adam and the mean of weights against values worked out by hand."""

import torch
from torch import nn

from studio.training.adam import Adam, averaged


def network() -> nn.Linear:
    made = nn.Linear(2, 1, bias=False)
    made.weight.data = torch.tensor([[1.0, -1.0]])
    return made


def test_steps_are_adams() -> None:
    learnt = network()
    adam = Adam(learnt, (0.5, 0.9))
    adam.step((learnt.weight * torch.tensor([[4.0, -0.1]])).sum(), 0.1)
    assert torch.allclose(learnt.weight.data, torch.tensor([[0.9, -0.9]]))  # the first step is as long as the rate, whatever the slope
    adam.step((learnt.weight * torch.tensor([[0.0, -0.1]])).sum(), 0.1)
    mean, square = 0.5 * 0.5 * 4 / (1 - 0.25), 0.9 * 0.1 * 16 / (1 - 0.81)
    assert torch.allclose(learnt.weight.data, torch.tensor([[0.9 - 0.1 * mean / square**0.5, -0.8]]))


def test_long_gradients_are_shortened() -> None:
    learnt = network()
    adam = Adam(learnt, (0.0, 0.0))
    adam.step((learnt.weight * torch.tensor([[3.0, 4.0]])).sum(), 0.1, longest=1.0)
    assert torch.allclose(adam.state()["mean.weight"], torch.tensor([[0.6, 0.8]]))


def test_a_state_goes_on_where_it_was() -> None:
    one, other = network(), network()
    first, second = Adam(one, (0.5, 0.9)), Adam(other, (0.5, 0.9))
    first.step(one.weight.square().sum(), 0.1)
    other.weight.data = one.weight.data.clone()
    second.restore(first.state())
    for adam, learnt in ((first, one), (second, other)):
        adam.step(learnt.weight.square().sum(), 0.1)
    assert torch.equal(one.weight, other.weight)


def test_the_mean_of_weights_follows_slowly() -> None:
    average, learnt = network().requires_grad_(False), network()
    learnt.weight.data = torch.tensor([[3.0, 1.0]])
    averaged(average, learnt, 0.75)
    assert torch.allclose(average.weight.data, torch.tensor([[1.5, -0.5]]))
