"""Changes before the discriminator looks, of real and made works alike, so that few works last longer (Zhao et al. 2020, DiffAugment)."""

import torch
from torch import Tensor


def augmented(works: Tensor, kind: str, chance: torch.Generator) -> Tensor:
    """(n, C, H, W) works, each changed at random, differentiable; `kind` is "none", "shapes" or "all".

    shapes: moved by up to an eighth, zeros where nothing is; a hole of zeros, half as wide and high. all: before that brightness (±.5),
    saturation (0…2) and contrast (.5…1.5) too. Whoever wants to keep the style's colours takes shapes.
    """
    if kind == "none":
        return works
    if kind == "all":
        works = _recoloured(works, chance)
    return _holed(_moved(works, chance), chance)


def _drawn(works: Tensor, chance: torch.Generator) -> Tensor:
    return torch.rand(len(works), 1, 1, 1, generator=chance).to(works)


def _recoloured(works: Tensor, chance: torch.Generator) -> Tensor:
    works = works + (_drawn(works, chance) - 0.5)
    grey = works.mean(1, keepdim=True)
    works = grey + (works - grey) * 2 * _drawn(works, chance)
    middle = works.mean((1, 2, 3), keepdim=True)
    return middle + (works - middle) * (0.5 + _drawn(works, chance))


def _places(count: int, low: int, high: int, chance: torch.Generator) -> Tensor:
    """(count, 1) whole numbers from `low` to `high`, both included."""
    return torch.randint(low, high + 1, (count, 1), generator=chance)


def _moved(works: Tensor, chance: torch.Generator) -> Tensor:
    count, _, height, width = works.shape
    rows = torch.arange(height) + _places(count, -(height // 8), height // 8, chance)
    columns = torch.arange(width) + _places(count, -(width // 8), width // 8, chance)
    inside = (((rows >= 0) & (rows < height))[:, :, None] & ((columns >= 0) & (columns < width))[:, None]).to(works)
    rows, columns = rows.clamp(0, height - 1).to(works.device), columns.clamp(0, width - 1).to(works.device)
    which = torch.arange(count, device=works.device)[:, None, None]
    found = works.permute(0, 2, 3, 1)[which, rows[:, :, None], columns[:, None]]
    return found.permute(0, 3, 1, 2) * inside[:, None]


def _holed(works: Tensor, chance: torch.Generator) -> Tensor:
    count, _, height, width = works.shape
    top, left = _places(count, -(height // 4), height - height // 4, chance), _places(count, -(width // 4), width - width // 4, chance)
    rows, columns = torch.arange(height), torch.arange(width)
    inside_rows = ((rows >= top) & (rows < top + height // 2))[:, :, None]
    inside_columns = ((columns >= left) & (columns < left + width // 2))[:, None]
    return works * (~(inside_rows & inside_columns)).to(works)[:, None]
