"""Patch transport: a picture in the colours and the fine contrast of its styles, with the layout of its guide."""

from itertools import pairwise

import pytest
import torch

from studio.transfer import level, strips
from studio.transfer.brushwork import Brushwork, Regard
from studio.transfer.level import measures
from studio.transfer.pyramid import blurred
from studio.transfer.transport import level_sizes, patch_transport


def test_levels_reach_from_the_first_size_to_the_last() -> None:
    for last in (1, 8, 48, 60, 192, 512, 2000):
        sizes = level_sizes(48, last)
        assert sizes[-1] == last
        assert sizes == sorted(set(sizes))
        assert sizes[0] <= 58 or len(sizes) == 1
        assert all(after <= 1.6 * before for before, after in pairwise(sizes))


@pytest.fixture(scope="module")
def works() -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(5)
    guide = torch.zeros(1, 3, 60, 90)
    guide[:, 0] = 0.3
    guide[:, 0, :, 45:] = 0.7
    return guide, torch.linspace(0.2, 0.8, 70) + 0.1 * torch.randn(1, 3, 80, 70, generator=generator)


def test_the_guides_layout_in_the_styles_grain(works: tuple[torch.Tensor, torch.Tensor]) -> None:
    guide, style = works
    *_, last = patch_transport(guide, [style], (1.0,), Brushwork, torch.Generator().manual_seed(0), sizes=level_sizes(48, 90))
    assert last.fraction == pytest.approx(1)
    assert last.picture is not None
    found = last.picture
    assert found.shape == guide.shape
    light = blurred(found[:, :1], 4)
    assert light[..., 50:].mean() > light[..., :40].mean() + 0.03
    assert torch.allclose(measures(found)[0][0], measures(style)[0][0], rtol=0.5)
    assert torch.allclose(found.mean((2, 3)), style.mean((2, 3)), atol=0.05)


def test_the_same_generator_gives_the_same_picture(works: tuple[torch.Tensor, torch.Tensor]) -> None:
    guide, style = works

    def paint(seed: int) -> torch.Tensor:
        *_, last = patch_transport(guide, [style], (1.0,), Brushwork, torch.Generator().manual_seed(seed), sizes=[60, 90])
        assert last.picture is not None
        return last.picture

    assert torch.equal(paint(1), paint(1))
    assert not torch.equal(paint(1), paint(2))


def test_strips_paint_what_the_whole_paints(works: tuple[torch.Tensor, torch.Tensor], monkeypatch: pytest.MonkeyPatch) -> None:
    guide, style = works
    plain = Brushwork(grain=0.0, coherence=0.0)

    def paint() -> torch.Tensor:
        *_, last = patch_transport(guide, [style], (1.0,), lambda: plain, torch.Generator().manual_seed(0), sizes=[90])
        assert last.picture is not None
        return last.picture

    whole = paint()
    monkeypatch.setattr(level, "samples", lambda planes: [planes])
    for area in (90 * 45, 90 * 17, 90 * 5):
        for module in (level, strips):
            monkeypatch.setattr(module, "AREA", area)
        difference = (paint() - whole).abs()
        assert difference.mean() < 0.1 * whole.std()
        assert difference.mean((0, 1, 3)).max() < 5 * difference.mean() + 0.01  # no row stands out: no seam


def _halves(generator: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """A guide with detail all over, 1×3×60×80, and a map of its left half."""
    left = torch.zeros(1, 1, 60, 80)
    left[..., :40] = 1
    return 0.5 + blurred(torch.randn(1, 3, 60, 80, generator=generator), 1.5), left


def test_salient_places_stay_nearer_to_the_guide_the_more_they_are_protected() -> None:
    generator = torch.Generator().manual_seed(7)
    guide, left = _halves(generator)
    style = 0.5 + blurred(torch.randn(1, 3, 70, 70, generator=generator), 1.0)

    def away(salience: float) -> tuple[float, float]:
        look = Brushwork(salience=salience, palette=0.0, sharpness=0.0)
        regard = Regard(left, [torch.zeros_like(style[:, :1])])
        *_, last = patch_transport(guide, [style], (1.0,), lambda: look, torch.Generator().manual_seed(0), sizes=[80], regard=regard)
        assert last.picture is not None
        error = (last.picture - guide).abs().mean(1)
        return float(error[..., :36].mean()), float(error[..., 44:].mean())

    found = [away(salience) for salience in (0.0, 0.5, 1.0)]
    protected, others = zip(*found, strict=True)
    assert protected[0] > protected[1] > protected[2]
    assert protected[2] < 0.95 * protected[0]
    assert others == pytest.approx([others[0]] * 3, rel=0.05)


def test_figures_turn_up_the_more_the_more_may_be_quoted() -> None:
    generator = torch.Generator().manual_seed(8)
    guide, left = _halves(generator)
    style = 0.5 + 0.05 * torch.randn(1, 3, 60, 80, generator=generator)
    style[:, 1] = torch.where(left[:, 0] > 0, 0.3, -0.3)

    def red(quote: float) -> float:
        look = Brushwork(quote=quote, palette=0.0, sharpness=0.0, turned=False)
        regard = Regard(torch.zeros_like(left), [left])
        *_, last = patch_transport(guide, [style], (1.0,), lambda: look, torch.Generator().manual_seed(0), sizes=[80], regard=regard)
        assert last.picture is not None
        return float((last.picture[:, 1] > 0).float().mean())

    found = [red(quote) for quote in (0.0, 0.5, 0.75, 1.0)]
    assert found == sorted(found)
    assert found[0] < 0.25 * found[-1]
    assert found[-1] > 0.2
