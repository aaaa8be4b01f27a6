"""A weight below 0 leads away from its style."""

import numpy as np
import pytest
import torch

from studio.style.colour import to_oklab
from studio.transfer.aversion import Aversion
from tests.transfer.works import picture, request, result, values

CONTENT, WANTED, UNWANTED = picture(1, 96, 128), picture(2, 96, 128), picture(5, 96, 128)


def planes(pixels: np.ndarray) -> torch.Tensor:
    return to_oklab(torch.from_numpy(np.array(pixels)).permute(2, 0, 1)[None])


def test_statistics_are_carried_beyond_the_wanted() -> None:
    averse = Aversion([], (0.5,))
    wanted, unwanted = torch.tensor([1.0, 2.0]), torch.tensor([2.0, 2.0])
    found = averse.extrapolated(wanted, [unwanted])
    assert found[0] < 1
    assert found[1] == 2
    mix = averse.mixed((0.25, 0.75))
    assert sum(mix) == pytest.approx(1)
    assert torch.allclose(mix[0] * wanted + mix[1] * wanted + mix[2] * unwanted, found)


def test_colours_lead_away_and_stay_in_srgb() -> None:
    wanted, unwanted = (planes(values(work)) for work in (WANTED, UNWANTED))
    colours = wanted[0].flatten(1)[:, ::7]
    before, after = (each.mean(1) - unwanted[0].flatten(1).mean(1) for each in (colours, Aversion([unwanted], (1.0,)).recoloured(colours)))
    assert after.norm() > before.norm() * 1.2


@pytest.mark.parametrize("method", ["palette", "transport", pytest.param("sandwich", marks=pytest.mark.slow)])
def test_the_lower_the_weight_the_further_from_the_style(method: str) -> None:
    unwanted = planes(values(UNWANTED))[0].flatten(1).mean(1)
    distances = []
    for weight in (0.5, 0.0, -0.5, -1.0):
        found = planes(result(request(CONTENT, WANTED, UNWANTED, weights=(1.0, weight), method=method)))
        distances.append(float((found[0].flatten(1).mean(1) - unwanted).norm()))
    assert distances == sorted(distances)
    assert distances[-1] > distances[1] + 0.02
