"""Empty ground: paper under ink is told from brushwork all over, and a content for it gets lines and keeps the rest of its look."""

import pytest
import torch
from torch import Tensor

from studio.transfer.ground import drawn, inkiness


def _drawing(share: float, paper: float = 0.95, ink: float = 0.3) -> Tensor:
    """Hatching over the left `share` of a sheet."""
    sheet = torch.zeros(1, 3, 100, 140)
    sheet[:, 0] = paper
    across = torch.arange(140)
    sheet[:, 0, :, (across < share * 140) & (across % 4 < 2)] = ink
    return sheet + 0.003 * torch.randn(1, 3, 100, 140, generator=torch.Generator().manual_seed(0))


def test_inkiness_grows_with_the_paper_left_free() -> None:
    found = [inkiness(_drawing(share)) for share in (1.0, 0.9, 0.85, 0.8, 0.5)]
    assert found == sorted(found)
    assert found[0] == 0
    assert 0 < found[2] < 1
    assert found[-1] == 1


@pytest.mark.parametrize(("paper", "ink"), [(0.2, 0.8), (0.5, 0.5)])
def test_dark_and_flat_grounds_have_none(paper: float, ink: float) -> None:
    assert inkiness(_drawing(0.5, paper, ink)) == 0


def test_brushwork_all_over_has_none() -> None:
    assert inkiness(0.5 + 0.1 * torch.randn(1, 3, 80, 80, generator=torch.Generator().manual_seed(1))) == 0


def test_without_ink_the_content_stays_as_it_is() -> None:
    content = torch.rand(1, 3, 30, 40, generator=torch.Generator().manual_seed(2))
    assert torch.equal(drawn(content, 0.0), content)


def test_faint_edges_become_lines_darker_than_both_sides() -> None:
    content = torch.full((1, 3, 80, 120), 0.7)
    content[:, 0, :, 60:] = 0.75
    lightness = drawn(content, 1.0)[0, 0, 40]
    assert lightness[59:61].mean() < min(lightness[40:50].mean(), lightness[70:80].mean()) - 0.2
    weaker = drawn(content, 0.5)[0, 0, 40]
    assert lightness[59:61].mean() < weaker[59:61].mean() < 0.7


def test_slow_shade_gives_way_to_paper() -> None:
    content = torch.linspace(0.2, 0.9, 160).expand(1, 3, 120, 160)
    before, after = (planes[0, 0, 20:-20, 20:-20] for planes in (content, drawn(content, 1.0)))
    assert after.std() < 0.6 * before.std()
    assert torch.equal(drawn(content, 1.0)[:, 1:], content[:, 1:])


@pytest.mark.parametrize("size", [(1, 1), (1, 50), (5, 3)])
def test_any_size_is_taken(size: tuple[int, int]) -> None:
    planes = torch.rand(1, 3, *size, generator=torch.Generator().manual_seed(3))
    assert 0 <= inkiness(planes) <= 1
    assert torch.isfinite(drawn(planes, 1.0)).all()
