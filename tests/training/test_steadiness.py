"""What strokes pay that depend on where the network's grid lies, on a faint grain, on left and right; and what costs nothing."""

from collections.abc import Callable

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from studio.networks.stylizer import DEEPEST, Painter, Stylizer, noise_planes
from studio.training.steadiness import Led, unsteadiness

Strokes = Callable[[Tensor, Tensor, Tensor], Tensor]
PLAIN = torch.ones(2, 1)


class Drawn(Painter):
    """Strokes by a formula."""

    def __init__(self, formula: Strokes) -> None:
        super().__init__(1)
        self.formula = formula

    def strokes(self, content: Tensor, mixture: Tensor, noise: Tensor) -> Tensor:
        return self.formula(content, mixture, noise)


def paid(formula: Strokes, mirrored: Tensor | None = PLAIN, seeds: int = 6) -> float:
    """The mean over some draws, on two smooth pictures."""
    beneath = functional.interpolate(torch.rand(2, 3, 5, 5, generator=torch.Generator().manual_seed(1)), size=(120, 136), mode="bicubic")
    found = []
    for seed in range(seeds):
        chance = torch.Generator().manual_seed(seed)
        noise = noise_planes(2, 120, 136, 1.0, chance)
        found.append(float(unsteadiness(Drawn(formula), Led(beneath, PLAIN, noise, mirrored), chance)))
    return sum(found) / seeds


def enlarged(noise: Tensor) -> Tensor:
    return functional.interpolate(noise[:, :1], scale_factor=DEEPEST, mode="bilinear").expand(-1, 3, -1, -1)


def grid(content: Tensor) -> Tensor:
    """Every fourth row and column, wherever the picture lies."""
    planes = torch.zeros_like(content)
    planes[..., ::DEEPEST, :] = 0.1
    planes[..., ::DEEPEST] = 0.1
    return planes


def test_strokes_that_go_with_the_picture_pay_next_to_nothing() -> None:
    assert paid(lambda content, mixture, noise: torch.zeros_like(content)) == 0
    assert paid(lambda content, mixture, noise: functional.avg_pool2d(content, 9, 1, 4)) < 2e-4


def test_a_grid_and_magnified_grain_pay() -> None:
    assert paid(lambda content, mixture, noise: grid(content)) > 1e-3
    assert paid(lambda content, mixture, noise: 10 * (content - functional.avg_pool2d(content, 3, 1, 1))) > 3e-3


def test_strokes_may_grow_from_the_paper_which_moves_along() -> None:
    along = paid(lambda content, mixture, noise: enlarged(noise))
    fixed = paid(lambda content, mixture, noise: enlarged(noise_planes(2, 92, 92, 1.0, torch.Generator().manual_seed(3))))
    assert along < 0.15 * fixed


def test_a_slant_pays_where_the_style_is_told_in_a_mirror() -> None:
    def slanted(content: Tensor, mixture: Tensor, noise: Tensor) -> Tensor:
        """Light to the right of where the picture is light."""
        return content - content.roll(6, 3)

    assert paid(slanted) > 3 * paid(slanted, None)


def test_it_teaches_all_that_makes_strokes() -> None:
    network = Stylizer(2)
    chance = torch.Generator().manual_seed(0)
    mixture = torch.tensor([[1.0, 0.0], [0.5, 0.5]])
    led = Led(torch.rand(2, 3, 64, 64), mixture, noise_planes(2, 64, 64, 1.0, chance))
    unsteadiness(network, led, chance).backward()
    without = {name for name, values in network.named_parameters() if values.grad is None}
    assert without == {"base_scales", "base_shifts"}


@pytest.mark.parametrize("edges", [(32, 32), (35, 90)])
def test_small_pieces_are_compared_too(edges: tuple[int, int]) -> None:
    noise = noise_planes(1, *edges, 1.0, torch.Generator().manual_seed(0))
    with torch.no_grad():
        assert float(unsteadiness(Stylizer(1), Led(torch.rand(1, 3, *edges), torch.ones(1, 1), noise), torch.Generator())) > 0
