"""Adam and the mean of weights, written out: their state is plain tensors by name, and torch.optim imports the whole compiler."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from studio.training.processes import ALONE, Processes

TINY = 1e-8


class Adam:
    """Adam (Kingma & Ba 2015) over the weights of a network that learn; `memory` are its two decay rates.

    Where several processes train the network, they take the same step down the mean of their gradients.
    """

    def __init__(self, network: nn.Module, memory: tuple[float, float], processes: Processes = ALONE) -> None:
        self._processes = processes
        self._weights = {name: weight for name, weight in network.named_parameters() if weight.requires_grad}
        self._memory = memory
        self._steps = 0
        self._means = {name: torch.zeros_like(weight) for name, weight in self._weights.items()}
        self._squares = {name: torch.zeros_like(weight) for name, weight in self._weights.items()}

    @torch.no_grad()
    def step(self, loss: Tensor, rate: float, longest: float = 0.0) -> None:
        """Take a step of `rate` down the loss; gradients of a norm above `longest`, where that is not 0, are shortened.

        Weights that the loss does not depend on stay as they are.
        """
        slopes = torch.autograd.grad(loss, list(self._weights.values()), allow_unused=True)
        used = {name: slope for name, slope in zip(self._weights, slopes, strict=True) if slope is not None}
        used = self._processes.mean(used)
        if longest:
            length = torch.stack([slope.square().sum() for slope in used.values()]).sum().sqrt()
            used = {name: slope * (longest / length.clamp_min(longest)) for name, slope in used.items()}
        self._steps += 1
        one, two = self._memory
        for name, slope in used.items():
            mean, square = self._means[name], self._squares[name]
            mean.lerp_(slope, 1 - one)
            square.lerp_(slope.square(), 1 - two)
            scale = (square / (1 - two**self._steps)).sqrt_().add_(TINY)
            self._weights[name].addcdiv_(mean, scale, value=-rate / (1 - one**self._steps))

    def state(self) -> dict[str, Tensor]:
        """All that a later run needs to go on, by name."""
        found = {f"mean.{name}": mean for name, mean in self._means.items()}
        found |= {f"square.{name}": square for name, square in self._squares.items()}
        return {**found, "steps": torch.tensor(self._steps)}

    def restore(self, state: Mapping[str, Tensor]) -> None:
        """Go on from a `state`; KeyError or RuntimeError where it is another network's."""
        for name in self._weights:
            self._means[name].copy_(state[f"mean.{name}"])
            self._squares[name].copy_(state[f"square.{name}"])
        self._steps = int(state["steps"])


@torch.no_grad()
def averaged(average: nn.Module, network: nn.Module, kept: float) -> None:
    """Bring the weights of `average` towards the network's: it keeps `kept` (0…1) of its own; what is no weight is taken over."""
    ours, theirs = average.state_dict(), network.state_dict()
    for name, tensor in ours.items():
        if tensor.is_floating_point():
            tensor.lerp_(theirs[name], 1 - kept)
        else:
            tensor.copy_(theirs[name])
