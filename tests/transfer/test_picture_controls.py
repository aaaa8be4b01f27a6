"""What each control of the painter does, measured: the further it is turned, the more of what it names."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from studio.core.job import Request
from studio.core.paths import resource
from studio.document.document import Document, Source, Style
from studio.document.settings import ImageSettings
from studio.media import files
from studio.media.image import Image
from studio.media.resize import resized
from studio.style.colour import to_oklab
from studio.transfer.image import transfer
from studio.transfer.pyramid import blurred

SIZE = 128
FINE = 320
"""Long edge in pixels of a picture whose finest levels are fine ones."""

PLAIN = ImageSettings(method="transport")


@cache
def work(name: str, size: int = SIZE) -> Image:
    return resized(cast(Image, files.read(resource("works", f"{name}.jpg"))), size)


@cache
def painted(settings: ImageSettings, size: int = SIZE) -> torch.Tensor:
    """The harbour in the seascape's brushwork: OKLab planes."""
    source = Source(Path("work.png"), "", "image")
    asked = Document(source, (Style(source),), settings)
    *_, last = transfer(Request(asked, work("harbour", size), (work("seascape", 2 * size),)), lambda: asked)
    return planes(cast(Image, last.preview))


def planes(image: Image) -> torch.Tensor:
    return to_oklab(torch.from_numpy(np.array(image.pixels)).permute(2, 0, 1)[None])


def likeness(first: torch.Tensor, second: torch.Tensor) -> float:
    values: NDArray[np.float64] = np.corrcoef(first.flatten().numpy(), second.flatten().numpy())
    return float(values[0, 1])


def coarse_likeness(found: torch.Tensor) -> float:
    """Of light and shade broader than a stroke."""
    return likeness(*(blurred(each[:, :1], 6)[..., ::4, ::4] for each in (found, planes(work("harbour")))))


def fine_likeness(found: torch.Tensor) -> float:
    """Of the edges of light."""
    both = (found, planes(work("harbour", max(found.shape[-2:]))))
    return likeness(*((blurred(each[:, :1], 0.8) - blurred(each[:, :1], 3)) for each in both))


def grain(found: torch.Tensor) -> float:
    """How much broader than fine the brushwork is."""
    light = found[:, :1]
    return float((blurred(light, 2) - blurred(light, 4)).std() / (light - blurred(light, 1)).std())


def palette_likeness(found: torch.Tensor) -> float:
    """How near the distribution of colours is to the style's."""
    levels = torch.linspace(0, 1, 50)
    mine, styles = (each[0].flatten(1).quantile(levels, dim=1) for each in (found, planes(work("seascape"))))
    return -float((mine - styles).abs().mean())


def sameness(found: torch.Tensor) -> float:
    """How far colours keep to the content's."""
    return -float((blurred(found, 4) - blurred(planes(work("harbour")), 4))[:, 1:].abs().mean())


@pytest.mark.parametrize(
    ("name", "values", "measure"),
    [
        ("strength", (0.3, 0.6, 1.0), lambda found: -fine_likeness(found)),
        ("composition", (0.25, 1.0, 4.0), coarse_likeness),
        ("contours", (0.25, 1.0, 4.0), fine_likeness),
        ("stroke_scale", (0.5, 1.0, 1.8), grain),
        ("colour", (0.0, 0.5, 1.0), palette_likeness),
        ("keep_colour", (0.0, 0.5, 1.0), sameness),
        ("detail", (0.0, 0.75, 1.5), fine_likeness),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_control_does_what_it_names(name: str, values: tuple[float, ...], measure: object) -> None:
    size = FINE if name == "contours" else SIZE
    found = [measure(painted(replace(PLAIN, **{name: value}), size)) for value in values]  # type: ignore[operator]
    assert found == sorted(found), found
    assert found[-1] > found[0] + 0.01
