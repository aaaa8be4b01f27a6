"""What a look learns from our own slow painter: contents painted in its styles, of two tries the better one (Hinton et al. 2015)."""

import hashlib
from collections.abc import Generator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.document.document import Source
from studio.document.settings import ImageSettings
from studio.evaluate.fidelity import evaluate
from studio.media.image import Image
from studio.training.listing import Listed, drawn, whole_number
from studio.training.report import Report
from studio.training.works import Pictures, as_floats
from studio.transfer.engine import transfer
from studio.transfer.works import OpenWork, make_request

TRIES = (0.0, 0.35)
"""The noise of each try."""


@dataclass(frozen=True, slots=True, eq=False)
class Painted:
    """A content and the same as the painter has it, 3×H×W bytes of sRGB, and the work in whose style it did."""

    content: Tensor
    painted: Tensor
    style: Listed


def painted(
    contents: Pictures, works: Sequence[Listed], styles: Pictures, of: Sequence[Listed], count: int, device: str
) -> Generator[Report, None, list[Painted]]:
    """`count` of the works, drawn always the same, painted in the styles `of` by turns; a report before the first and after each."""
    yield Report(0.0, lessons=count)
    made: list[Painted] = []
    turns = [style for style in of if style.weight > 0] or list(of)
    for number in range(count):
        work, style = works[drawn(works, torch.Generator().manual_seed(number))], turns[number % len(turns)]
        content = _as_image(contents.planes(work))
        best = _best(content, work, _as_image(styles.planes(style)), style, number, device)
        made.append(Painted(_bytes(content), _bytes(best), style))
        yield Report(0.0, best, lesson=len(made), lessons=count)
    return made


def _best(content: Image, work: Listed, shown: Image, style: Listed, seed: int, device: str) -> Image:
    """The try of the greatest mean of gain and retention, the geometric one."""
    opened = [OpenWork(_source(listed), picture) for listed, picture in ((work, content), (style, shown))]
    results = [_tried(opened[0], opened[1], noise, seed, device) for noise in TRIES]
    return max(results, key=lambda result: _worth(result, content, shown))


def _tried(content: OpenWork, style: OpenWork, noise: float, seed: int, device: str) -> Image:
    request = make_request(content, [style], [1.0], ImageSettings(noise=noise), seed, device)
    *_, last = transfer(request, lambda: request.document)
    if not isinstance(last.preview, Image):
        raise TypeError("a picture is painted")
    return last.preview


def _source(work: Listed) -> Source:
    """Named otherwise than the work's own file, which is of another size: what engines remember of one is not the other's."""
    return Source(work.path, hashlib.sha256(f"clavilux lesson {work.sha256}".encode()).hexdigest(), "image")


def _worth(result: Image, content: Image, style: Image) -> float:
    found = evaluate(result, content, style)
    return max(0.0, found["transfer_gain"]) * max(0.0, found["content_retention"])


def _as_image(planes: Tensor) -> Image:
    return Image(planes.permute(1, 2, 0).contiguous().numpy())


def _bytes(image: Image) -> Tensor:
    return torch.from_numpy(image.pixels.copy()).permute(2, 0, 1).clamp(0, 1).mul(255).round().to(torch.uint8)


def piece_of(lesson: Painted, patch: int, chance: torch.Generator) -> tuple[Tensor, Tensor]:
    """A square of a lesson: 3×patch×patch of the content and of what was painted. No mirror: strokes have their directions."""
    top, left = (whole_number(length - patch + 1, chance) for length in lesson.painted.shape[1:])
    content, real = (as_floats(pixels[:, top : top + patch, left : left + patch]) for pixels in (lesson.content, lesson.painted))
    return content, real
